"""In groups: the staff's room, and what is no business of everybody who reads along."""

from shopclerk.conversation.reply import Link, Screen
from shopclerk.conversation.screens.layout import body, home, muted, page, title
from shopclerk.conversation.words import Words


def room_opened_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("👋 The staff work here now")),
        body(
            words.text("Every paid order comes here as a card that stays up to date for all of you."),
            words.text("To ship one, reply to its card with the tracking number, or press its button."),
        ),
        muted(
            words.text("Your private chats are no longer told of orders by themselves."),
            words.text(
                "Only staff can use the cards, whoever else reads along. To end this, type {command}.",
                command="/leave",
            ),
        ),
        rows=((home(words),),),
        notice=notice,
    )


def room_closed_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        body(words.text("The staff no longer work here. What is new comes to your private chats again.")),
        rows=(),
        notice=notice,
    )


def how_to_open_a_room(words: Words, link: str, *, notice: str = "") -> Screen:
    """`link` leads to picking a group; empty: there are no groups where we talk."""
    if not link:
        return page(
            body(words.text("There are no groups here. Every one of the staff has a chat like this one.")),
            rows=((home(words),),),
            notice=notice,
        )
    return page(
        title(words.text("👥 Work together in a group")),
        body(
            words.text("Add me to a group of your staff, then type {command} there.", command="/here"),
            words.text("In a group with topics, type it in the topic that is for orders."),
        ),
        rows=((Link(words.text("Pick a group"), link),), (home(words),)),
        notice=notice,
    )


def owners_only_screen(words: Words, *, notice: str = "") -> Screen:
    return page(body(words.text("Only an owner of the shop can decide that.")), rows=(), notice=notice)


def staff_only_screen(words: Words, link: str, *, notice: str = "") -> Screen:
    return page(
        body(words.text("This is for the staff of the shop. Would you like to buy something?")),
        rows=(_to_the_chat(words, link),),
        notice=notice,
    )


def in_private_screen(words: Words, link: str, *, notice: str = "") -> Screen:
    return page(
        body(words.text("Here others read along. Let us talk in private!")),
        rows=(_to_the_chat(words, link),),
        notice=notice,
    )


def answer_by_replying(words: Words) -> str:
    """In a group only what replies to us is meant for us."""
    return words.text("Please answer by replying to this message.")


def _to_the_chat(words: Words, link: str) -> tuple[Link, ...]:
    return (Link(words.text("💬 Our own chat"), link),) if link else ()
