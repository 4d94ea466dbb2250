"""Who of the staff did what, for owners: day by day, newest first."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from shopclerk.conversation.actions.deeds import ShowDeeds
from shopclerk.conversation.actions.goods import ShowGoods
from shopclerk.conversation.actions.home import ShowOffice
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.settings import ShowSetting
from shopclerk.conversation.actions.threads import ShowThread
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button, Row, Screen
from shopclerk.conversation.screens.acts import noted_lead, noted_told
from shopclerk.conversation.screens.case_parts import case_step, refund_step
from shopclerk.conversation.screens.days import by_day
from shopclerk.conversation.screens.layout import DOT, body, home, in_pairs, page, paging, title
from shopclerk.conversation.screens.names import ON_A_BUTTON, colleague, name, named, options
from shopclerk.conversation.screens.setting_values import label
from shopclerk.conversation.screens.stock import why_moved
from shopclerk.conversation.screens.timeline import order_told, parcel_told
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.lifecycle import RefundStatus, ShipmentStatus
from shopclerk.core.domain.timeline import Axis
from shopclerk.core.ports.activity_views import (
    Deed,
    GoodsEdited,
    Noted,
    OrderMoved,
    QuestionAnswered,
    SettingChosen,
    StockMoved,
    What,
)
from shopclerk.core.usecases.deeds import Activity, Seen

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST: Final = 120
"""Of a line, in columns."""


def activity_screen(words: Words, activity: Activity, asked: ShowDeeds, *, notice: str = "") -> Screen:
    """Of everybody, or of the one that is asked for."""
    whose, names, deeds = asked.person_id, activity.names, activity.deeds
    told = by_day(words, ((deed.at, _line(words, deed, names, alone=whose is not None)) for deed in deeds))
    who = "" if whose is None else colleague(words, names, whose, begins=True)
    return page(
        title(words.text("📜 Activity of {name}", name=who) if who else words.text("📜 Activity")),
        body(*told) if told else body(words.text("Nothing has been done yet.")),
        rows=(
            *in_pairs(_leads(words, activity)),
            *(in_pairs(_doers(words, activity)) if whose is None else ()),
            paging(
                words,
                back_to_first=ShowDeeds(whose) if asked.until is not None else None,
                further=_further(whose, activity.further) if activity.further else None,
            ),
            _back(words, whose),
        ),
        notice=notice,
    )


def _back(words: Words, whose: PersonId | None) -> Row:
    if whose is None:
        return (Button(words.text("‹ Office"), ShowOffice()), home(words))
    return (Button(words.text("‹ Everybody"), ShowDeeds()), home(words))


def _further(whose: PersonId | None, seen: Seen) -> ShowDeeds:
    return ShowDeeds(whose, (seen.until - EPOCH) // timedelta(microseconds=1), seen.past)


def _doers(words: Words, activity: Activity) -> list[Button]:
    """Whoever is on the page: those too who do not work here any more."""
    doers = dict.fromkeys(deed.by for deed in activity.deeds)
    return [
        Button(f"👤 {colleague(words, activity.names, each, begins=True)}", ShowDeeds(each)) for each in doers
    ]


def _leads(words: Words, activity: Activity) -> list[Button]:
    """To what the deeds are about, each once."""
    found = (lead(words, deed.what) for deed in activity.deeds)
    return list({button.action: button for button in found if button is not None}.values())


def lead(words: Words, what: What) -> Button | None:
    """To what it is about, if that is still there."""
    match what:
        case OrderMoved():
            return Button(what.number, ShowOrder(what.order_id))
        case StockMoved(product_id=product_id, title=text) | GoodsEdited(product_id=product_id, title=text):
            if product_id is None or text is None:
                return None
            return Button(name(words, text, ON_A_BUTTON), ShowGoods(product_id))
        case SettingChosen():
            return Button(label(words, what.setting), ShowSetting(what.setting.name))
        case QuestionAnswered():
            return Button(words.text("💬 Question"), ShowThread(what.thread_id))
        case Noted():
            return noted_lead(words, what)


def _line(words: Words, deed: Deed, names: Mapping[PersonId, str], *, alone: bool) -> str:
    who = "" if alone else colleague(words, names, deed.by, begins=True)
    return shortened(one_line(DOT.join(filter(None, (who, deed_told(words, deed.what, names))))), LONGEST)


def deed_told(words: Words, what: What, names: Mapping[PersonId, str]) -> str:
    """What was done, and to what."""
    match what:
        case OrderMoved():
            return DOT.join((what.number, _step(words, what)))
        case StockMoved():
            text = "–" if what.title is None else name(words, what.title, ON_A_BUTTON)
            variant = options(words, what.options, ON_A_BUTTON)
            moved = f"{what.movement.quantity:+d} {why_moved(words, what.movement.reason)}"
            return DOT.join((named(words, text, variant), moved))
        case GoodsEdited():
            return DOT.join((name(words, what.title, ON_A_BUTTON), words.context("product", "changed")))
        case SettingChosen():
            return DOT.join((label(words, what.setting), words.context("setting", "changed")))
        case QuestionAnswered():
            return words.text("Question answered")
        case Noted():
            return noted_told(words, what, names)


def _step(words: Words, what: OrderMoved) -> str:
    move = what.move
    match move.axis:
        case Axis.SHIPMENT if move.from_ is None and move.to == ShipmentStatus.PENDING:
            return words.text("Carrier booked")
        case Axis.SHIPMENT:
            return parcel_told(words, move, None)
        case Axis.REFUND:
            amount = words.money(what.amount) if what.amount else "–"
            return refund_step(words, RefundStatus(move.to), amount, by_hand=True)
        case Axis.CASE:
            return words.text("After-sales request: {status}", status=case_step(words, move))
        case Axis.ORDER | Axis.PAYMENT:
            return order_told(words, move)
