"""The two screens that lead to everything else: a customer's account, and the office of the staff."""

from typing import Final

from shopclerk.conversation.actions.home import ShowAccount, ShowOffice
from shopclerk.conversation.screens.account import account_screen
from shopclerk.conversation.screens.office import office_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.core.domain.people import Role


async def show_account(turn: Turn, _: ShowAccount) -> Answer:
    return shows(
        turn, account_screen(turn.words, currencies=len(turn.desk.terms.now.currencies), notice=turn.notice)
    )


async def show_office(turn: Turn, _: ShowOffice) -> Answer:
    turn.actor.must_be_staff("ShowOffice")
    _letters, failures = await turn.desk.failures.list_failures(actor=turn.actor, limit=0)
    owner = turn.person.role is Role.OWNER
    return shows(turn, office_screen(turn.words, owner=owner, failures=failures, notice=turn.notice))


PRESSED: Final[Pressed] = {
    ShowAccount: show_account,
    ShowOffice: show_office,
}
