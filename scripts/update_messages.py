#!/usr/bin/env python3
"""Bring the message catalogues in step with the sentences in the source.

Writes `locales/shopclerk.pot` and updates every `locales/<language>/LC_MESSAGES/shopclerk.po`: new sentences
come untranslated, those that are gone leave, and no translation is guessed: a changed sentence is a new one.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE: Final = Path(__file__).resolve().parents[1] / "src" / "shopclerk"
SOURCE: Final = PACKAGE / "conversation"
LOCALES: Final = SOURCE / "locales"
TEMPLATE: Final = LOCALES / "shopclerk.pot"
KEYWORDS: Final = {"text": (1,), "plural": (1, 2), "context": ((1, "c"), 2)}
"""The methods of `Words` that take sentences, and which of their arguments those are."""

UNKEPT: Final = tuple(
    f'"{header}:'
    for header in (
        "Generated-By",
        "Language-Team",
        "Last-Translator",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
    )
)


def extracted() -> Catalog:
    """Every sentence of the source, without translations."""
    catalog = Catalog(project="Shopclerk", charset="utf-8")
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for path, _line, message, _comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalog.add(message, locations=[(f"src/shopclerk/conversation/{path}", 0)], context=context)
    return catalog


def catalogues() -> Iterator[tuple[Path, Catalog]]:
    """Every catalogue there is, with its file."""
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/shopclerk.po")):
        yield path, read_po(BytesIO(path.read_bytes()), locale=path.parts[-3])


def write(path: Path, catalog: Catalog) -> None:
    """The same sentences make the same file: no times of writing, no line numbers, no names of tools."""
    catalog.header_comment = "# The sentences of Shopclerk's conversation."
    catalog.fuzzy = False
    text = BytesIO()
    write_po(text, catalog, width=110, include_lineno=False, ignore_obsolete=True)
    lines = text.getvalue().decode().splitlines()
    kept = [line for line in lines if not line.startswith(UNKEPT)]
    path.write_text("\n".join(kept).strip() + "\n", encoding="utf-8")


def is_translated(message: Message) -> bool:
    """In all its plural forms, if it has them."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def main() -> int:
    """Update everything; 1 when a translation is still missing, each named."""
    template = extracted()
    write(TEMPLATE, template)
    missing = 0
    for path, catalog in catalogues():
        catalog.update(template, no_fuzzy_matching=True)
        write(path, catalog)
        for message in catalog:
            if message.id and not is_translated(message):
                sys.stdout.write(f"{path.parts[-3]}: no translation of {message.id!r}\n")
                missing += 1
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
