"""What a customer is asked when something is wrong with an order."""

from collections.abc import Mapping, Sequence
from typing import Final

from shopclerk.conversation.actions.claiming import FillClaim, ReviewClaim, SendClaim
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.claim import Claim
from shopclerk.conversation.plain_text import lines as plain_lines
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.case_parts import case_kind, case_reason
from shopclerk.conversation.screens.evidence import pictures_kept
from shopclerk.conversation.screens.exchange import Offer, difference, instead_line
from shopclerk.conversation.screens.layout import DOT, body, in_pairs, muted, page, strong, title
from shopclerk.conversation.screens.names import IN_A_LIST
from shopclerk.conversation.screens.packing import BRIEFLY, line_name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.aftersales import CaseKind, CaseLine, CaseReason
from shopclerk.core.domain.ids import FileId, OrderLineId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.usecases.viewing import OrderDetails

QUICK: Final = (1, 2, 3, 5, 10)


def _title(words: Words, order: Order) -> Paragraph:
    return title(words.text("🛠 Something wrong with order {number}?", number=order.number))


def _back(words: Words, order: Order) -> Row:
    return (Button(words.text("‹ Order"), ShowOrder(order.id)),)


def ask_kind_screen(
    words: Words, details: OrderDetails, kinds: Sequence[CaseKind], *, notice: str = ""
) -> Screen:
    """`kinds` are what can be asked for now."""
    order = details.order
    choices = [
        (Button(case_kind(words, kind), FillClaim(order.id, Claim().of(kind).token)),) for kind in kinds
    ]
    return page(
        _title(words, order),
        body(words.text("We are sorry to hear that. What would you like?")),
        muted(
            words.text("For a return or an exchange you send the goods back first.")
            if CaseKind.RETURN in kinds
            else words.text("Goods can be returned or exchanged once they were delivered.")
        ),
        rows=(*choices, _back(words, order)),
        notice=notice,
    )


def ask_line_screen(
    words: Words, order: Order, claim: Claim, left: Mapping[OrderLineId, int], *, notice: str = ""
) -> Screen:
    """`left` is how many units of each line can be claimed."""
    choices = [
        (
            Button(
                f"{line_name(words, line, BRIEFLY)} × {left[line.id]}",
                FillClaim(order.id, claim.at(place).token),
            ),
        )
        for place, line in enumerate(order.lines)
        if line.id in left
    ]
    everything = (Button(words.text("All of it"), FillClaim(order.id, claim.all_of_it().token)),)
    return page(
        _title(words, order),
        body(words.text("Which of these is it about?")),
        rows=(*choices, everything, _back(words, order)),
        notice=notice,
    )


def ask_units_screen(words: Words, order: Order, claim: Claim, most: int, *, notice: str = "") -> Screen:
    amounts = sorted({units for units in QUICK if units <= most} | {most})
    choices = [Button(str(units), FillClaim(order.id, claim.many(units).token)) for units in amounts]
    called = line_name(words, order.lines[claim.line or 0], IN_A_LIST)
    return page(
        _title(words, order),
        strong(called),
        body(words.text("How many of them? Press or type a number.")),
        rows=(tuple(choices), _back(words, order)),
        hint=words.text("For example: 2"),
        notice=notice,
    )


def ask_reason_screen(words: Words, order: Order, claim: Claim, *, notice: str = "") -> Screen:
    choices = [
        Button(case_reason(words, reason), FillClaim(order.id, claim.because(reason).token))
        for reason in CaseReason
    ]
    return page(
        _title(words, order),
        body(words.text("What is wrong?")),
        rows=(*in_pairs(choices), _back(words, order)),
        notice=notice,
    )


def ask_note_screen(
    words: Words, order: Order, claim: Claim, *, pictures: int = 0, notice: str = ""
) -> Screen:
    """`pictures` is how many were sent for it."""
    onward = words.text("Continue") if pictures else words.text("Skip this")
    return page(
        _title(words, order),
        body(words.text("Would you like to say more, or to show it? Type it below, or send pictures.")),
        strong(pictures_kept(words, pictures)),
        rows=(
            (Button(onward, ReviewClaim(order.id, claim.token), Tone.PRIMARY if pictures else Tone.PLAIN),),
            (Button(words.text("✖ Never mind"), Dismiss()),),
        ),
        hint=words.text("What happened?"),
        notice=notice,
    )


def review_claim_screen(
    words: Words,
    order: Order,
    claim: Claim,
    asked: Sequence[CaseLine],
    *,
    worth: Money,
    back: Money,
    note: str,
    pictures: Sequence[FileId] = (),
    offer: Offer | None = None,
    notice: str = "",
) -> Screen:
    """`back` is what the customer is paid of that worth, or given other goods for: the `offer`."""
    kind, reason = claim.kind or CaseKind.RETURN, claim.reason or CaseReason.OTHER
    return page(
        title(words.text("Is your request right?")),
        body(
            words.text("Order {number}", number=order.number),
            DOT.join((case_kind(words, kind), case_reason(words, reason))),
            *case_lines(words, order, asked),
            instead_line(words, offer) if offer else "",
        ),
        return_fee(words, worth, back),
        difference(words, offer.price, back)
        if offer
        else strong(words.text("You get back: {amount}", amount=words.money(back))),
        muted(_when_paid(words, offer, back)),
        body(plain_lines(note), pictures_kept(words, len(pictures))),
        rows=(
            (Button(words.text("✅ Send the request"), SendClaim(order.id, claim.token), Tone.PRIMARY),),
            _back(words, order),
        ),
        notice=notice,
    )


def _when_paid(words: Words, offer: Offer | None, back: Money) -> str:
    owed = offer is not None and back < offer.price
    return words.text("You pay it once the shop has agreed.") if owed else ""


def return_fee(words: Words, worth: Money, back: Money) -> Paragraph:
    """What the customer bears of the way back, where it is charged."""
    if worth == back:
        return body("")
    return body(
        words.text("Worth: {amount}", amount=words.money(worth)),
        words.text("Return shipping fee: −{amount}", amount=words.money(worth - back)),
    )


def case_lines(words: Words, order: Order, asked: Sequence[CaseLine]) -> tuple[str, ...]:
    """The goods that a request is about."""
    return tuple(
        f"{line_name(words, order.line(one.order_line_id), IN_A_LIST)} × {one.quantity}" for one in asked
    )
