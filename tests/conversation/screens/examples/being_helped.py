"""Screens: help."""

from shopclerk.conversation.screens.help import (
    contact_unasked,
    document_unasked,
    document_unreadable,
    help_screen,
    invitation_over,
    invited_screen,
    location_unasked,
    not_understood,
    picture_unasked,
    picture_unreadable,
    sheet_unknown,
    trouble_screen,
)
from shopclerk.conversation.sheets import Sheet
from shopclerk.conversation.words import Words
from shopclerk.core.domain.people import Role
from tests.conversation.screens.examples.kinds import Examples


def examples(words: Words) -> Examples:
    return {
        "help": help_screen(words, staff=False),
        "help for staff": help_screen(words, staff=True),
        "not understood": not_understood(words, staff=False),
        "not understood of staff": not_understood(words, staff=True),
        "a picture that is none": picture_unreadable(words, staff=False),
        "a picture unasked": picture_unasked(words, staff=False),
        "a picture unasked of staff": picture_unasked(words, staff=True),
        "a file": document_unasked(words),
        "a file that is no table": document_unreadable(words, "prices.xlsx"),
        "a table that is not known": sheet_unknown(words, Sheet("guests.csv", ("Name", "Table"), "")),
        "a contact unasked": contact_unasked(words, staff=False),
        "a contact unasked of staff": contact_unasked(words, staff=True),
        "a location unasked": location_unasked(words, staff=False),
        "a location unasked of staff": location_unasked(words, staff=True),
        "a new clerk": invited_screen(words, Role.CLERK),
        "a new owner": invited_screen(words, Role.OWNER),
        "invitation over": invitation_over(words),
        "trouble": trouble_screen(words),
    }
