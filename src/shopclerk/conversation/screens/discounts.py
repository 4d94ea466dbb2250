"""Discount codes: listed, made, changed, ended, shared."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
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
from shopclerk.conversation.actions.home import Dismiss, ShowOffice
from shopclerk.conversation.code_names import name_of
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.layout import (
    DOT,
    body,
    home,
    in_pairs,
    muted,
    page,
    paging,
    strong,
    title,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.discount_terms import FIELDS, begins, last_day, value_text
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.money import Money

QUICK: Final = (500, 1000, 1500, 2000, 3000, 5000)
"""Hundredths of a percent."""


def discounts_screen(
    words: Words,
    codes: Sequence[tuple[Discount, int]],
    *,
    now: datetime,
    owner: bool,
    more: bool,
    first: bool,
    making: str = "",
    notice: str = "",
) -> Screen:
    """A page of the codes, with how many orders have used each; `making` is one that is not made yet."""
    new = Button(words.text("＋ New code"), AskNewDiscount(), Tone.PRIMARY)
    return page(
        title(words.text("🎟 Discount codes")),
        body("" if codes else words.text("There are no codes yet.")),
        rows=(
            (new,) if owner else (),
            (Button(words.text("✏️ Continue {code}", code=making), ReviewDiscount()),) if making else (),
            *((_row(words, code, used, now),) for code, used in codes),
            paging(
                words,
                back_to_first=None if first else ShowDiscounts(),
                further=ShowDiscounts(name_of(codes[-1][0].id)) if more and codes else None,
            ),
            (Button(words.text("‹ Office"), ShowOffice()), home(words)),
        ),
        notice=notice,
    )


def _row(words: Words, code: Discount, used: int, now: datetime) -> Button:
    mark, count = _mark(code, used, now), words.text("used {n}×", n=used)
    return Button(f"{mark} {code.id}{DOT}{_off(words, code)}{DOT}{count}", ShowDiscount(name_of(code.id)))


def _mark(code: Discount, used: int, now: datetime) -> str:
    if code.until is not None and code.until <= now:
        return "✔"
    if code.most_uses is not None and used >= code.most_uses:
        return "✔"
    return "⏳" if code.since is not None and now < code.since else "🟢"


def discount_screen(
    words: Words,
    code: Discount,
    used: int,
    *,
    now: datetime,
    zone: tzinfo,
    owner: bool,
    linked: bool,
    notice: str = "",
) -> Screen:
    """`linked`: there is a link that leads to it."""
    name = name_of(code.id)
    over = code.until is not None and code.until <= now
    share = Button(words.text("🔗 Share"), ShareDiscount(name))
    end = Button(words.text("⏹ End it"), AskEndDiscount(name), Tone.DANGER)
    return page(
        title(words.text("🎟 {code}", code=code.id)),
        strong(_off(words, code)),
        *_terms(words, code, zone),
        muted(_state(words, code, used, now)),
        rows=(
            *(_changes(words, code, name) if owner else ()),
            (*((share,) if linked and not over else ()), *((end,) if owner and not over else ())),
            (Button(words.text("‹ Discounts"), ShowDiscounts()), home(words)),
        ),
        notice=notice,
    )


def review_discount_screen(words: Words, code: Discount, *, zone: tzinfo, notice: str = "") -> Screen:
    """A code that is being made: what it takes off comes first."""
    said = bool(value_text(code))
    create = Button(words.text("✅ Create the code"), CreateDiscount(), Tone.PRIMARY)
    quick = [Button(_percent(each), TakeOff(each)) for each in QUICK]
    return page(
        title(words.text("🎟 New code {code}", code=code.id)),
        strong(_off(words, code)) if said else body(words.text("What does it take off?")),
        *_terms(words, code, zone),
        muted(words.text("Without limits it works for everybody, always.") if said else ""),
        rows=(
            *(() if said else (tuple(quick[:3]), tuple(quick[3:]))),
            *_changes(words, code, ""),
            (create,) if said else (),
            (Button(words.text("✖ Discard"), DiscardDiscount()), home(words)),
        ),
        notice=notice,
    )


def _changes(words: Words, code: Discount, name: str) -> tuple[Row, ...]:
    return in_pairs([Button(f"✏️ {_called(words, field)}", AskDiscountTerm(name, field)) for field in FIELDS])


def _called(words: Words, field: str) -> str:
    match field:
        case "value":
            return words.context("of a discount", "Percent or amount")
        case "minimum":
            return words.context("of a discount", "Minimum")
        case "since":
            return words.context("of a discount", "First day")
        case "until":
            return words.context("of a discount", "Last day")
        case "uses":
            return words.context("of a discount", "Uses in all")
        case _:
            return words.context("of a discount", "Uses per customer")


def _percent(hundredths: int) -> str:
    return value_text(Discount(id="", percentage=hundredths))


def _off(words: Words, code: Discount) -> str:
    if code.amount is not None:
        return words.text("{amount} off", amount=words.money(code.amount))
    return words.text("{amount} off", amount=value_text(code)) if code.percentage else ""


def _terms(words: Words, code: Discount, zone: tzinfo) -> tuple[Paragraph, ...]:
    first = code.since and words.date(code.since)
    last = code.until and words.date(begins(last_day(code.until, zone), zone))
    each = code.most_per_customer
    return (
        body(
            words.text("For goods worth {amount} or more", amount=words.money(code.minimum))
            if code.minimum
            else "",
            words.text("From {day} on", day=first) if first else "",
            words.text("Until {day}, that day too", day=last) if last else "",
            words.plural("For {n} order in all", "For {n} orders in all", code.most_uses)
            if code.most_uses
            else "",
            words.plural("{n} order of each customer", "{n} orders of each customer", each) if each else "",
        ),
    )


def _state(words: Words, code: Discount, used: int, now: datetime) -> str:
    count = words.plural("Used by {n} order", "Used by {n} orders", used)
    return DOT.join(part for part in (_standing(words, code, used, now), count) if part)


def _standing(words: Words, code: Discount, used: int, now: datetime) -> str:
    if code.until is not None and code.until <= now:
        return words.text("✔ Ended {moment}", moment=words.moment(code.until))
    if code.most_uses is not None and used >= code.most_uses:
        return words.text("✔ Used up")
    if code.since is not None and now < code.since:
        return words.text("⏳ Not valid yet")
    return words.text("🟢 Valid now")


def ask_new_discount_screen(words: Words, currency: str, *, notice: str = "") -> Screen:
    least = words.context("before the term of a discount", "min")
    until = words.context("before the term of a discount", "until")
    uses = words.context("before the term of a discount", "uses")
    each = words.context("before the term of a discount", "each")
    amount = Money(5000, currency).decimal()
    example = f"SPRING 10% {least} {amount} {until} 2026-12-31 {uses} 100 {each} 1"
    return page(
        title(words.text("🎟 New discount code")),
        body(words.text("Which code shall customers type? Type it below.")),
        muted(words.text("Or all at once: {example}", example=example)),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("For example: SPRING"),
        notice=notice,
    )


def ask_term_screen(words: Words, code: Discount, field: str, currency: str, *, notice: str = "") -> Screen:
    name = name_of(code.id) if code.version else ""
    drop = Button(words.text("No limit"), DropDiscountTerm(name, field))
    return page(
        title(words.text("🎟 {code}", code=code.id)),
        strong(_called(words, field)),
        body(_wanted(words, field, currency)),
        rows=(
            () if field == "value" else (drop,),
            (Button(words.text("✖ Never mind"), Dismiss()),),
        ),
        hint=_called(words, field),
        notice=notice,
    )


def _wanted(words: Words, field: str, currency: str) -> str:
    amount = Money(5000, currency).decimal()
    match field:
        case "value":
            return words.text("A percentage such as 10%, or an amount such as {amount}.", amount=amount)
        case "minimum":
            return words.text("The least the goods must cost, such as {amount}.", amount=amount)
        case "since" | "until":
            return words.text("A day, such as {day}.", day="2026-12-31")
        case _:
            return words.text("A whole number, such as {n}.", n=100 if field == "uses" else 1)


def ask_end_discount_screen(words: Words, code: Discount, used: int, *, notice: str = "") -> Screen:
    name = name_of(code.id)
    return page(
        title(words.text("End the code {code}?", code=code.id)),
        body(words.text("From now on nobody can use it. Orders that used it keep their price.")),
        muted(words.plural("Used by {n} order", "Used by {n} orders", used)),
        rows=(
            (Button(words.text("⏹ Yes, end it"), EndDiscount(name), Tone.DANGER),),
            (Button(words.text("No, keep the code"), ShowDiscount(name)),),
        ),
        notice=notice,
    )


def share_discount_screen(
    words: Words, code: Discount, link: str, picture: FileId, *, notice: str = ""
) -> Screen:
    """`picture` is the one of `link`."""
    return page(
        title(words.text("🎟 {code}", code=code.id)),
        strong(_off(words, code)),
        body(link),
        muted(words.text("Whoever scans this or follows the link has the code filled in at the checkout.")),
        rows=((Button(words.text("‹ The code"), ShowDiscount(name_of(code.id))),), (home(words),)),
        picture=picture,
        notice=notice,
    )


def filled_in(words: Words, code: Discount, zone: tzinfo) -> str:
    """What a customer is told who followed a link to it."""
    said = words.text(
        "🎟 The code {code} is filled in: {off} at the checkout.", code=code.id, off=_off(words, code)
    )
    return "\n".join((said, *(each.text for each in _terms(words, code, zone) if each.text)))
