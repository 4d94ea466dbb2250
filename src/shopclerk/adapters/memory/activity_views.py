"""What staff did, in memory."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.acts import ON_FAILURES, Acted
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shop_settings import ShopSettings
from shopclerk.core.domain.stock import StockMovement
from shopclerk.core.domain.threads import Thread
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports import activity_views as views
from shopclerk.core.ports.activity_views import Deed, Placed


def deeds(query: views.Deeds, memory: Memory) -> tuple[Deed, ...]:
    everything = (each for kind in _KINDS for each in kind(memory))
    wanted = (
        each
        for each in everything
        if each.deed.at <= query.until
        and query.by in (None, each.deed.by)
        and each.deed.by != SYSTEM.person_id
    )
    return views.newest(query, wanted)


def _order_moved(memory: Memory) -> Iterator[Placed]:
    for entry in memory.find(TimelineEntry, "by staff"):
        move, order = entry.move, memory.record(Order, entry.order_id)
        refund = memory.record(Refund, move.entity_id)
        what = views.OrderMoved(
            order_id=entry.order_id,
            number=order.number if order else "",
            move=move,
            amount=refund.amount if refund else None,
        )
        yield Placed((0, entry.id), Deed(at=move.at, by=move.by.person_id, what=what))


def _stock_moved(memory: Memory) -> Iterator[Placed]:
    for row in memory.find(StockMovement, "by hand"):
        product = next(iter(memory.find(Product, "sku", row.sku_id)), None)
        what = views.StockMoved(
            movement=row,
            product_id=product.id if product else None,
            title=product.title if product else None,
            options=product.sku(row.sku_id).options if product else (),
        )
        yield Placed((1, row.id), Deed(at=row.at, by=row.by or PersonId(""), what=what))


def _goods_edited(memory: Memory) -> Iterator[Placed]:
    for product in memory.find(Product):
        if product.edited_by and product.edited_at:
            what = views.GoodsEdited(product_id=product.id, title=product.title)
            yield Placed((2, product.id), Deed(at=product.edited_at, by=product.edited_by, what=what))


def _setting_chosen(memory: Memory) -> Iterator[Placed]:
    settings = memory.record(ShopSettings, ShopSettings().id)
    for position, choice in enumerate(settings.choices if settings else ()):
        if choice.by.is_colleague:
            what = views.SettingChosen(choice.setting)
            yield Placed((3, position), Deed(at=choice.at, by=choice.by.person_id, what=what))


def _question_answered(memory: Memory) -> Iterator[Placed]:
    for thread in memory.find(Thread):
        for position, message in enumerate(thread.messages):
            if message.from_shop:
                what = views.QuestionAnswered(thread.id)
                yield Placed((4, thread.id, position), Deed(at=message.at, by=message.by, what=what))


def _noted(memory: Memory) -> Iterator[Placed]:
    for acted in memory.find(Acted):
        order = memory.record(Order, acted.about) if acted.act in ON_FAILURES else None
        what = views.Noted(acted, order.number if order else "")
        yield Placed((5, acted.id), Deed(at=acted.at, by=acted.by, what=what))


_KINDS: Final = (_order_moved, _stock_moved, _goods_edited, _setting_chosen, _question_answered, _noted)

ANSWERS: Final[Mapping[type[Any], Callable[[Any, Memory], tuple[Any, ...]]]] = {views.Deeds: deeds}
