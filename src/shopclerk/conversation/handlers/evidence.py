"""Pictures of what is wrong: sent by customers, looked at by both sides."""

from typing import Final

from shopclerk.conversation.actions.claiming import AskEvidence, ShowEvidence
from shopclerk.conversation.awaited.claiming import AwaitEvidence
from shopclerk.conversation.handlers.cases import case_page
from shopclerk.conversation.incoming import Photo
from shopclerk.conversation.screens.evidence import ask_evidence_screen, evidence_screen
from shopclerk.conversation.turn import Answer, Pictured, Pressed, Turn, Typed, asks, shows
from shopclerk.core.domain.lifecycle import CaseStatus


async def ask_evidence(turn: Turn, action: AskEvidence) -> Answer:
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=action.case_id)
    own = details.order.customer_id == turn.person.id
    if not own or details.case.status is not CaseStatus.REQUESTED:
        return await case_page(turn.late(), action.case_id)
    screen = ask_evidence_screen(turn.words, details, notice=turn.notice)
    return asks(turn, screen, AwaitEvidence(action.case_id))


async def evidence_pictured(turn: Turn, awaited: AwaitEvidence, photo: Photo) -> Answer:
    await turn.desk.cases.add_evidence(
        actor=turn.actor,
        request_id=turn.request_id,
        case_id=awaited.case_id,
        pictures=(photo.file_id,),
    )
    return await ask_evidence(turn, AskEvidence(awaited.case_id))


async def evidence_typed(turn: Turn, awaited: AwaitEvidence, _: str) -> Answer:
    """Words are no picture: asked again."""
    told = turn.noticing(turn.words.text("That was no picture. Please send one, or go back."))
    return await ask_evidence(told, AskEvidence(awaited.case_id))


async def show_evidence(turn: Turn, action: ShowEvidence) -> Answer:
    details = await turn.desk.cases.show_case(actor=turn.actor, case_id=action.case_id)
    if not 0 <= action.place < len(details.case.evidence):
        return await case_page(turn.late(), action.case_id)
    return shows(turn, evidence_screen(turn.words, details, action.place, notice=turn.notice))


PRESSED: Final[Pressed] = {
    AskEvidence: ask_evidence,
    ShowEvidence: show_evidence,
}

TYPED: Final[Typed] = {
    AwaitEvidence: evidence_typed,
}

PICTURED: Final[Pictured] = {
    AwaitEvidence: evidence_pictured,
}
