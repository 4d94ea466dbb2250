"""HTML from template files, in which whatever is not markup of our own is escaped."""

from functools import cache
from html import escape
from importlib.resources import files
from string import Template


class Markup(str):
    """HTML that was made here and is safe to insert as it is."""

    __slots__ = ()


def fill(name: str, /, **values: str) -> Markup:
    """The template `pages/<name>.html` with its values. Raises KeyError for a value that is missing."""
    return Markup(_template(name).substitute({key: _safe(value) for key, value in values.items()}))


def joined(parts: list[Markup]) -> Markup:
    return Markup("".join(parts))


def element(tag: str, content: str, /, **attributes: str) -> Markup:
    """One element; a trailing underscore of an attribute's name is dropped, other underscores are hyphens."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items()
    )
    return Markup(f"<{tag}{written}>{_safe(content)}</{tag}>")


def _safe(value: str) -> str:
    return value if isinstance(value, Markup) else escape(value)


@cache
def _template(name: str) -> Template:
    return Template(files(__package__).joinpath("pages", f"{name}.html").read_text(encoding="utf-8"))
