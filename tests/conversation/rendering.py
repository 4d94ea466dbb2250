"""Screens as plain text, for snapshots that a reader can judge."""

from collections.abc import Mapping

from shopclerk.conversation.reply import Button, Link, Paragraph, Screen, Style, Tone

MARKS = {Style.TITLE: "# ", Style.STRONG: "* ", Style.MUTED: "~ ", Style.NOTICE: "! ", Style.BODY: ""}
TONES = {Tone.PLAIN: "", Tone.PRIMARY: "!", Tone.DANGER: "~"}


def as_text(screen: Screen) -> str:
    parts = [
        *(["(picture)"] if screen.picture else []),
        *(_paragraph(paragraph) for paragraph in screen.paragraphs),
        *("".join(_button(button) for button in row) for row in screen.rows),
        *([f"> {screen.hint}"] if screen.hint else []),
        *([f"> {screen.ask.text} [{screen.ask.label}]"] if screen.ask else []),
        *([f"({screen.subject})"] if screen.subject else []),
    ]
    return "\n".join(parts)


def as_page(screens: Mapping[str, Screen]) -> str:
    """All of them, each under its name."""
    return "\n\n".join(f"=== {name} ===\n{as_text(screen)}" for name, screen in screens.items()) + "\n"


def _paragraph(paragraph: Paragraph) -> str:
    mark = MARKS[paragraph.style]
    return "\n".join(f"{mark}{line}" for line in paragraph.text.split("\n"))


def _button(button: Button | Link) -> str:
    target = button.url if isinstance(button, Link) else type(button.action).__name__
    return f"[{TONES[button.tone]}{button.label} -> {target}]"
