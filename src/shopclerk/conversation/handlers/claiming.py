"""Something is wrong with an order: what the customer asks for, question by question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.claiming import FillClaim, ReviewClaim, SendClaim
from shopclerk.conversation.awaited.claiming import AwaitNote, AwaitUnits
from shopclerk.conversation.claim import Claim
from shopclerk.conversation.handlers.cases import case_page
from shopclerk.conversation.handlers.exchanging import offers
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.incoming import Photo
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.screens.claims import (
    ask_kind_screen,
    ask_line_screen,
    ask_note_screen,
    ask_reason_screen,
    ask_units_screen,
    review_claim_screen,
)
from shopclerk.conversation.screens.exchange import Offer, ask_instead_screen
from shopclerk.conversation.turn import Answer, Pictured, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import meant
from shopclerk.core.domain.aftersales import MOST_EVIDENCE, CaseKind
from shopclerk.core.domain.cart import parse_quantity
from shopclerk.core.domain.claims import valued
from shopclerk.core.domain.errors import EvidenceRefused, NotReturnable
from shopclerk.core.domain.ids import FileId, OrderId, OrderLineId
from shopclerk.core.domain.money import total
from shopclerk.core.domain.order import Order
from shopclerk.core.usecases.viewing import OrderDetails

NOTE_LIMIT: Final = 500


async def fill_claim(turn: Turn, action: FillClaim) -> Answer:
    """The next question that is not answered yet; what has one answer only answers itself."""
    claim = Claim.read(action.claim)
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    if claim is None or details.order.customer_id != turn.person.id:
        return await order_page(turn.late(), action.order_id)
    if claim.kind is None:
        kinds = await _kinds(turn, action.order_id)
        return shows(turn, ask_kind_screen(turn.words, details, kinds, notice=turn.notice))
    left = await turn.desk.cases.count_claimable(actor=turn.actor, order_id=action.order_id, kind=claim.kind)
    return await _ask(turn, details, _answered(details, claim, left), left)


async def _kinds(turn: Turn, order_id: OrderId) -> Sequence[CaseKind]:
    """What can be asked for now; NotReturnable when that is nothing."""
    refused: dict[CaseKind, NotReturnable] = {}
    for kind in CaseKind:
        try:
            await turn.desk.cases.count_claimable(actor=turn.actor, order_id=order_id, kind=kind)
        except NotReturnable as refusal:
            refused[kind] = refusal
    if len(refused) == len(CaseKind):
        raise refused[CaseKind.REFUND_ONLY]
    return [kind for kind in CaseKind if kind not in refused]


def _answered(details: OrderDetails, claim: Claim, left: Mapping[OrderLineId, int]) -> Claim:
    """With the only line there is, and the only unit of it; goods are exchanged line by line."""
    if claim.kind is CaseKind.EXCHANGE:
        claim = replace(claim, everything=False)
    places = [place for place, line in enumerate(details.order.lines) if line.id in left]
    if claim.line not in places and not claim.everything:
        claim = replace(claim, line=places[0] if len(places) == 1 else None, units=None)
    if claim.line is not None and claim.units is None and left[details.order.lines[claim.line].id] == 1:
        claim = claim.many(1)
    return claim


async def _ask(turn: Turn, details: OrderDetails, claim: Claim, left: Mapping[OrderLineId, int]) -> Answer:
    words, order = turn.words, details.order
    if claim.line is None and not claim.everything:
        return shows(turn, ask_line_screen(words, order, claim, left, notice=turn.notice))
    if claim.line is not None and not claim.units:
        most = left[order.lines[claim.line].id]
        screen = ask_units_screen(words, order, claim, most, notice=turn.notice)
        return asks(turn, screen, AwaitUnits(order.id, claim.token))
    if claim.kind is CaseKind.EXCHANGE and claim.instead is None:
        there = await offers(turn, order, claim)
        return shows(turn, ask_instead_screen(words, order, claim, there, notice=turn.notice))
    if claim.reason is None:
        return shows(turn, ask_reason_screen(words, order, claim, notice=turn.notice))
    return _ask_note(_noting(turn, "", ""), order, claim)


def _ask_note(turn: Turn, order: Order, claim: Claim) -> Answer:
    pictures = len(_evidence(turn))
    screen = ask_note_screen(turn.words, order, claim, pictures=pictures, notice=turn.notice)
    return asks(turn, screen, AwaitNote(order.id, claim.token))


async def note_pictured(turn: Turn, awaited: AwaitNote, photo: Photo) -> Answer:
    """Kept with the claim; the same picture counts once, and one too many is told and left out. What is
    written under a picture is the note.
    """
    kept = tuple(dict.fromkeys((*_evidence(turn), photo.file_id)))
    claim = Claim.read(awaited.claim) or Claim()
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=awaited.order_id)
    if len(kept) > MOST_EVIDENCE:
        return _ask_note(
            turn.noticing(sentence(turn.words, EvidenceRefused(MOST_EVIDENCE))), details.order, claim
        )
    noting = _noting(turn, "", " ".join(kept))
    if photo.caption:
        return await note_typed(noting, awaited, meant(photo.caption))
    return _ask_note(noting, details.order, claim)


async def units_typed(turn: Turn, awaited: AwaitUnits, text: str) -> Answer:
    claim = Claim.read(awaited.claim) or Claim()
    asked = claim.many(parse_quantity(text))
    return await fill_claim(turn, FillClaim(awaited.order_id, asked.token))


async def note_typed(turn: Turn, awaited: AwaitNote, text: str) -> Answer:
    """A note that is too long is asked for again: nothing of it is cut off unseen."""
    if len(text) > NOTE_LIMIT:
        told = turn.words.text("A note has at most {most} characters. Please shorten it.", most=NOTE_LIMIT)
        details = await turn.desk.orders.show_order(actor=turn.actor, order_id=awaited.order_id)
        return _ask_note(turn.noticing(told), details.order, Claim.read(awaited.claim) or Claim())
    return await _review(_noting(turn, text, turn.session.draft.evidence), awaited.order_id, awaited.claim)


async def review_claim(turn: Turn, action: ReviewClaim) -> Answer:
    return await _review(turn, action.order_id, action.claim)


async def _review(turn: Turn, order_id: OrderId, text: str) -> Answer:
    claim = Claim.read(text)
    if claim is None or claim.kind is None or claim.reason is None:
        return await fill_claim(turn, FillClaim(order_id, text))
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)
    left = await turn.desk.cases.count_claimable(actor=turn.actor, order_id=order_id, kind=claim.kind)
    offer = await _offered(turn, details.order, claim)
    if claim.kind is CaseKind.EXCHANGE and offer is None:
        told = turn.noticing(turn.words.text("That is sold out by now. Please choose another."))
        return await fill_claim(told, FillClaim(order_id, replace(claim, instead=None).token))
    lines = claim.lines(details.order, left)
    valued_lines = valued(
        details.order, details.refunds, {line.order_line_id: line.quantity for line in lines}
    )
    worth = total((line.amount for line in valued_lines), details.order.total.currency)
    screen = review_claim_screen(
        turn.words,
        details.order,
        claim,
        lines,
        worth=worth,
        back=turn.desk.promised(details.order.placed_at).granted(claim.kind, claim.reason, worth),
        note=turn.session.draft.note,
        pictures=_evidence(turn),
        offer=offer,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def _offered(turn: Turn, order: Order, claim: Claim) -> Offer | None:
    """What an exchange asks for, if it is still there."""
    if claim.instead is None:
        return None
    there = await offers(turn, order, claim)
    return next((offer for offer in there if offer.sku.id == claim.instead), None)


async def send_claim(turn: Turn, action: SendClaim) -> Answer:
    claim = Claim.read(action.claim)
    if claim is None or claim.kind is None or claim.reason is None:
        return await fill_claim(turn.late(), FillClaim(action.order_id, ""))
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    left = await turn.desk.cases.count_claimable(actor=turn.actor, order_id=action.order_id, kind=claim.kind)
    case = await turn.desk.cases.request_after_sales(
        actor=turn.actor,
        request_id=turn.request_id,
        order_id=action.order_id,
        kind=claim.kind,
        reason=claim.reason,
        lines=claim.lines(details.order, left),
        note=turn.session.draft.note,
        evidence=_evidence(turn),
    )
    return await case_page(_noting(turn, "", ""), case.id)


def _noting(turn: Turn, note: str, evidence: str) -> Turn:
    return turn.drafting(replace(turn.session.draft, note=note, evidence=evidence))


def _evidence(turn: Turn) -> tuple[FileId, ...]:
    return tuple(FileId(each) for each in turn.session.draft.evidence.split())


PRESSED: Final[Pressed] = {
    FillClaim: fill_claim,
    ReviewClaim: review_claim,
    SendClaim: send_claim,
}

TYPED: Final[Typed] = {
    AwaitUnits: units_typed,
    AwaitNote: note_typed,
}

PICTURED: Final[Pictured] = {
    AwaitNote: note_pictured,
}
