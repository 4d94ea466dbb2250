"""Discount codes: the owner makes, changes and ends them; all of the staff see and share them."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.discounts import (
    AskDiscountTerm,
    AskEndDiscount,
    AskNewDiscount,
    CreateDiscount,
    DiscardDiscount,
    DropDiscountTerm,
    EndDiscount,
    ReviewDiscount,
    ShareDiscount,
    ShowDiscount,
    ShowDiscounts,
    TakeOff,
)
from shopclerk.conversation.awaited.discounts import AwaitDiscountTerm, AwaitNewDiscount
from shopclerk.conversation.code_names import name_of, plain_code
from shopclerk.conversation.deep_links import DiscountLink, TooLong, encode_link
from shopclerk.conversation.screens.discounts import (
    ask_end_discount_screen,
    ask_new_discount_screen,
    ask_term_screen,
    discount_screen,
    discounts_screen,
    review_discount_screen,
    share_discount_screen,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.core.domain.discount import Discount, discount, is_code
from shopclerk.core.domain.discount_terms import FIELDS, KEYWORDS, line_of, read_line, value_text, with_term
from shopclerk.core.domain.errors import DiscountRefused, NotFound
from shopclerk.core.domain.people import Role

PAGE: Final = 5


async def show_discounts(turn: Turn, action: ShowDiscounts) -> Answer:
    after = (await _code(turn, action.after)) if action.after else ""
    found = await turn.desk.discounts.list_discounts(actor=turn.actor, after=after, limit=PAGE + 1)
    made = _made(turn)
    screen = discounts_screen(
        turn.words,
        found[:PAGE],
        now=turn.now,
        owner=_is_owner(turn),
        more=len(found) > PAGE,
        first=not after,
        making=made.id if made else "",
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_discount(turn: Turn, action: ShowDiscount) -> Answer:
    return await _page(turn, await _code(turn, action.name))


async def _page(turn: Turn, code: str) -> Answer:
    known, used = await turn.desk.discounts.show_discount(actor=turn.actor, code=code)
    screen = discount_screen(
        turn.words,
        known,
        used,
        now=turn.now,
        zone=turn.desk.zone,
        owner=_is_owner(turn),
        linked=bool(_link(turn, known)),
        notice=turn.notice,
    )
    return shows(turn, screen)


async def ask_new_discount(turn: Turn, _: AskNewDiscount) -> Answer:
    _must_be_owner(turn)
    screen = ask_new_discount_screen(turn.words, turn.desk.currency, notice=turn.notice)
    return asks(turn, screen, AwaitNewDiscount())


async def new_discount_typed(turn: Turn, _: AwaitNewDiscount, text: str) -> Answer:
    _must_be_owner(turn)
    made = read_line(text, _keywords(turn), currency=turn.desk.currency, zone=turn.desk.zone)
    if not is_code(made.id):
        raise DiscountRefused(made.id, "invalid")
    return _review(_making(turn, made), made)


async def review_discount(turn: Turn, _: ReviewDiscount) -> Answer:
    made = _made(turn)
    return _review(turn, made) if made else await show_discounts(turn.late(), ShowDiscounts())


def _review(turn: Turn, made: Discount) -> Answer:
    return shows(turn, review_discount_screen(turn.words, made, zone=turn.desk.zone, notice=turn.notice))


async def take_off(turn: Turn, action: TakeOff) -> Answer:
    made = _made(turn)
    if made is None:
        return await show_discounts(turn.late(), ShowDiscounts())
    made = replace(made, percentage=action.hundredths, amount=None)
    return _review(_making(turn, discount(made)), made)


async def ask_discount_term(turn: Turn, action: AskDiscountTerm) -> Answer:
    _must_be_owner(turn)
    known = await _known(turn, action.name)
    if known is None or action.field not in FIELDS:
        return await show_discounts(turn.late(), ShowDiscounts())
    screen = ask_term_screen(turn.words, known, action.field, turn.desk.currency, notice=turn.notice)
    return asks(turn, screen, AwaitDiscountTerm(action.name, action.field))


async def discount_term_typed(turn: Turn, awaited: AwaitDiscountTerm, text: str) -> Answer:
    return await _change(turn, awaited.name, awaited.field, text)


async def leave_term(turn: Turn, awaited: AwaitDiscountTerm) -> Answer:
    """Nothing is changed: back to the code, or to the one that is being made."""
    if awaited.name:
        return await show_discount(turn, ShowDiscount(awaited.name))
    return await review_discount(turn, ReviewDiscount())


async def drop_discount_term(turn: Turn, action: DropDiscountTerm) -> Answer:
    return await _change(turn, action.name, action.field, "")


async def _change(turn: Turn, name: str, field: str, text: str) -> Answer:
    """Of a code that there is, at once; of the one that is being made, until it is made."""
    known = await _known(turn, name)
    if known is None or field not in FIELDS or (field == "value" and not text):
        return await show_discounts(turn.late(), ShowDiscounts())
    changed = with_term(known, field, text, currency=turn.desk.currency, zone=turn.desk.zone)
    if not name:
        return _review(_making(turn, changed), changed)
    await turn.desk.discounts.change_discount(actor=turn.actor, request_id=turn.request_id, changed=changed)
    return await _page(turn, known.id)


async def create_discount(turn: Turn, _: CreateDiscount) -> Answer:
    """A code that would never be good is not made."""
    made = _made(turn)
    if made is None or not value_text(made):
        return await review_discount(turn.late(), ReviewDiscount())
    if made.until is not None and made.until <= turn.now:
        raise DiscountRefused(made.id, "invalid")
    await turn.desk.discounts.create_discount(
        actor=turn.actor,
        request_id=turn.request_id,
        code=made.id,
        percentage=made.percentage,
        amount=made.amount,
        minimum=made.minimum,
        since=made.since,
        until=made.until,
        most_uses=made.most_uses,
        most_per_customer=made.most_per_customer,
    )
    return await _page(_making(turn, None), made.id)


async def discard_discount(turn: Turn, _: DiscardDiscount) -> Answer:
    return await show_discounts(_making(turn, None), ShowDiscounts())


async def ask_end_discount(turn: Turn, action: AskEndDiscount) -> Answer:
    _must_be_owner(turn)
    code = await _code(turn, action.name)
    known, used = await turn.desk.discounts.show_discount(actor=turn.actor, code=code)
    if known.until is not None and known.until <= turn.now:
        return await _page(turn.late(), known.id)
    return shows(turn, ask_end_discount_screen(turn.words, known, used, notice=turn.notice))


async def end_discount(turn: Turn, action: EndDiscount) -> Answer:
    code = await _code(turn, action.name)
    await turn.desk.discounts.end_discount(actor=turn.actor, request_id=turn.request_id, code=code)
    return await _page(turn, code)


async def share_discount(turn: Turn, action: ShareDiscount) -> Answer:
    """The link and its picture; where no link leads to, the code."""
    code = await _code(turn, action.name)
    known, _ = await turn.desk.discounts.show_discount(actor=turn.actor, code=code)
    if not (link := _link(turn, known)):
        return await _page(turn.late(), known.id)
    picture = await turn.qr_codes.picture(link)
    return shows(turn, share_discount_screen(turn.words, known, link, picture, notice=turn.notice))


def _link(turn: Turn, known: Discount) -> str:
    try:
        return turn.chat.link(encode_link(DiscountLink(known.id)))
    except TooLong:
        return ""


async def _known(turn: Turn, name: str) -> Discount | None:
    """The code of that name; without one, what is being made."""
    if not name:
        return _made(turn)
    known, _ = await turn.desk.discounts.show_discount(actor=turn.actor, code=await _code(turn, name))
    return known


async def _code(turn: Turn, name: str) -> str:
    """The code that a button names, or NotFound."""
    if (plain := plain_code(name)) is not None:
        return plain
    after = ""
    while found := await turn.desk.discounts.list_discounts(actor=turn.actor, after=after):
        for known, _ in found:
            if name_of(known.id) == name:
                return known.id
        after = found[-1][0].id
    raise NotFound("discount", name)


def _made(turn: Turn) -> Discount | None:
    """What is being made here."""
    line = turn.session.draft.offer
    return read_line(line, KEYWORDS, currency=turn.desk.currency, zone=turn.desk.zone) if line else None


def _making(turn: Turn, made: Discount | None) -> Turn:
    line = line_of(made, turn.desk.zone) if made else ""
    return turn.drafting(replace(turn.session.draft, offer=line))


def _keywords(turn: Turn) -> dict[str, str]:
    """Those of the reader's language, and the ones that are always understood."""
    words = turn.words
    own = {
        words.context("before the term of a discount", "min"): "minimum",
        words.context("before the term of a discount", "from"): "since",
        words.context("before the term of a discount", "until"): "until",
        words.context("before the term of a discount", "uses"): "uses",
        words.context("before the term of a discount", "each"): "each",
    }
    return {**KEYWORDS, **{word.casefold(): field for word, field in own.items()}}


def _is_owner(turn: Turn) -> bool:
    return turn.person.role is Role.OWNER


def _must_be_owner(turn: Turn) -> None:
    turn.actor.must_be_owner("CreateDiscount")


PRESSED: Final[Pressed] = {
    ShowDiscounts: show_discounts,
    ShowDiscount: show_discount,
    AskNewDiscount: ask_new_discount,
    ReviewDiscount: review_discount,
    AskDiscountTerm: ask_discount_term,
    DropDiscountTerm: drop_discount_term,
    TakeOff: take_off,
    CreateDiscount: create_discount,
    DiscardDiscount: discard_discount,
    AskEndDiscount: ask_end_discount,
    EndDiscount: end_discount,
    ShareDiscount: share_discount,
}

TYPED: Final[Typed] = {
    AwaitNewDiscount: new_discount_typed,
    AwaitDiscountTerm: discount_term_typed,
}
