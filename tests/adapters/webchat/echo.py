"""A conversation that says back what it was told."""

from shopclerk.conversation.actions.home import GoHome
from shopclerk.conversation.incoming import Command, Incoming, Location, Photo, Press, Text
from shopclerk.conversation.ports.chat import Chat
from shopclerk.conversation.reply import Button, Paragraph, Screen, Toast


async def echo(chat: Chat, incoming: Incoming) -> None:
    """Answers what was typed, edits where a button was pressed, and notes that it did."""
    match incoming.said:
        case Text(text):
            await _show(chat, incoming, f"you wrote {text}")
        case Photo(file_id):
            await _show(chat, incoming, f"you sent {file_id}")
        case Location(latitude, longitude):
            await _show(chat, incoming, f"you are at {latitude}, {longitude}")
        case Command(name, rest):
            await _show(chat, incoming, f"command {name} {rest}".strip())
        case Press(token, message):
            await _show(chat, incoming, f"pressed {token}", at=message)
            await chat.show(incoming.address, Toast("noted"), at=message, key=f"{incoming.update_id}:toast")


async def _show(chat: Chat, incoming: Incoming, text: str, at: str | None = None) -> None:
    screen = Screen(paragraphs=(Paragraph(text),), rows=((Button("Home", GoHome()),),))
    await chat.show(incoming.address, screen, at=at, key=incoming.update_id)
