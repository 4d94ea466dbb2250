"""Pictures of what is wrong."""

from shopclerk.conversation.actions.claiming import AskEvidence, ShowCase, ShowEvidence
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.reply import Button, Row, Screen
from shopclerk.conversation.screens.layout import body, muted, page, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.aftersales import MOST_EVIDENCE, AfterSalesCase
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.usecases.aftersales.showing import CaseDetails


def pictures_kept(words: Words, count: int) -> str:
    """How many pictures go with a request; nothing of none."""
    return words.plural("📷 {n} picture", "📷 {n} pictures", count) if count else ""


def evidence_row(words: Words, case: AfterSalesCase, *, staff: bool) -> Row:
    """Looking at the pictures, and while nobody has decided the customer's way to add some."""
    count = len(case.evidence)
    look = (Button(pictures_kept(words, count), ShowEvidence(case.id, 0)),) if count else ()
    room = case.status is CaseStatus.REQUESTED and count < MOST_EVIDENCE and not staff
    return (*look, Button(words.text("📷 Add pictures"), AskEvidence(case.id))) if room else look


def ask_evidence_screen(words: Words, details: CaseDetails, *, notice: str = "") -> Screen:
    return page(
        title(words.text("📷 Pictures for the request about order {number}", number=details.order.number)),
        body(words.text("Please send a picture of what is wrong, one after the other.")),
        muted(pictures_kept(words, len(details.case.evidence))),
        rows=((Button(words.text("‹ Back to the request"), Dismiss()),),),
        hint=words.text("Send a picture"),
        notice=notice,
    )


def evidence_screen(words: Words, details: CaseDetails, place: int, *, notice: str = "") -> Screen:
    """The picture at that place, and the way to the next."""
    case_id, pictures = details.case.id, details.case.evidence
    return page(
        title(words.text("🛠 Request about order {number}", number=details.order.number)),
        body(words.text("Picture {place} of {count}", place=place + 1, count=len(pictures))),
        rows=(
            _turning(words, details, place),
            (Button(words.text("‹ Back to the request"), ShowCase(case_id)),),
        ),
        picture=pictures[place],
        notice=notice,
    )


def _turning(words: Words, details: CaseDetails, place: int) -> Row:
    case_id, count = details.case.id, len(details.case.evidence)
    turns = ((words.text("‹ Previous"), place - 1), (words.text("Next ›"), place + 1))
    return tuple(Button(label, ShowEvidence(case_id, to)) for label, to in turns if 0 <= to < count)


def first_of(pictures: tuple[FileId, ...]) -> FileId | None:
    return pictures[0] if pictures else None
