"""What staff did, in SQL: the newest of each kind by its index, then the newest of all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Select, select, true

from shopclerk.adapters.db.mapping.entries import acted, stock_movement, timeline_entry
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables.acts import acts
from shopclerk.adapters.db.tables.aftersales import refunds
from shopclerk.adapters.db.tables.catalogue import BY_HAND, products, skus
from shopclerk.adapters.db.tables.orders import BY_STAFF, orders, timeline
from shopclerk.adapters.db.tables.settings import BY_OWNERS, setting_choices
from shopclerk.adapters.db.tables.stock import COUNTED, stock_movements
from shopclerk.adapters.db.tables.threads import FROM_SHOP, messages
from shopclerk.core.domain.acts import ON_FAILURES
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.shop_settings import Setting
from shopclerk.core.ports import activity_views as views

_AMOUNT: Final = (refunds.c.amount.label("refund"), refunds.c.currency.label("refund_currency"))
_NAMED: Final = (skus.c.product_id, products.c.title, skus.c.options)


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of deed: its columns, who did which of it when, and what tells two of one moment apart."""

    columns: tuple[ColumnElement[Any], ...]
    among: FromClause
    where: ColumnElement[bool]
    at: Column[Any]
    by: Column[Any]
    place: tuple[Column[Any], ...]
    what: Callable[[Row, Sealer], views.What]

    def page(self, query: views.Deeds) -> Select[Any]:
        whose = true() if query.by is None else self.by == query.by
        ordered = (self.at.desc(), *(column.desc() for column in self.place))
        found = select(*self.columns).select_from(self.among).where(self.where, whose, self.at <= query.until)
        return found.order_by(*ordered).limit(query.reach)

    def placed(self, row: Row, number: int, sealer: Sealer) -> views.Placed:
        place = (number, *(row[column.name] for column in self.place))
        deed = views.Deed(at=row[self.at.name], by=row[self.by.name], what=self.what(row, sealer))
        return views.Placed(place, deed)


def _order_moved(row: Row, sealer: Sealer) -> views.What:
    entry = timeline_entry(row, sealer)
    amount = None if row["refund"] is None else Money(row["refund"], row["refund_currency"])
    return views.OrderMoved(order_id=entry.order_id, number=row["number"], move=entry.move, amount=amount)


def _stock_moved(row: Row, sealer: Sealer) -> views.What:
    return views.StockMoved(
        movement=stock_movement({column.name: row[column.name] for column in stock_movements.c}, sealer),
        product_id=row["product_id"],
        title=row["title"],
        options=row["options"] or (),
    )


def _goods_edited(row: Row, _: Sealer) -> views.What:
    return views.GoodsEdited(product_id=row["id"], title=row["title"])


def _setting_chosen(row: Row, _: Sealer) -> views.What:
    return views.SettingChosen(Setting(row["setting"]))


def _question_answered(row: Row, _: Sealer) -> views.What:
    return views.QuestionAnswered(row["thread_id"])


def _noted(row: Row, sealer: Sealer) -> views.What:
    return views.Noted(
        acted({column.name: row[column.name] for column in acts.c}, sealer), row["number"] or ""
    )


_KINDS: Final = (
    _Kind(
        (*timeline.c, orders.c.number, *_AMOUNT),
        timeline.outerjoin(orders, orders.c.id == timeline.c.order_id).outerjoin(
            refunds, refunds.c.id == timeline.c.entity_id
        ),
        BY_STAFF,
        timeline.c.at,
        timeline.c.by,
        (timeline.c.id,),
        _order_moved,
    ),
    _Kind(
        (*stock_movements.c, *_NAMED),
        stock_movements.outerjoin(skus, skus.c.id == stock_movements.c.sku_id).outerjoin(
            products, products.c.id == skus.c.product_id
        ),
        COUNTED,
        stock_movements.c.at,
        stock_movements.c.by,
        (stock_movements.c.id,),
        _stock_moved,
    ),
    _Kind(
        (products.c.id, products.c.title, products.c.edited_by, products.c.edited_at),
        products,
        BY_HAND,
        products.c.edited_at,
        products.c.edited_by,
        (products.c.id,),
        _goods_edited,
    ),
    _Kind(
        tuple(setting_choices.c),
        setting_choices,
        BY_OWNERS,
        setting_choices.c.chosen_at,
        setting_choices.c.chosen_by,
        (setting_choices.c.position,),
        _setting_chosen,
    ),
    _Kind(
        (messages.c.thread_id, messages.c.position, messages.c.at, messages.c.by),
        messages,
        FROM_SHOP,
        messages.c.at,
        messages.c.by,
        (messages.c.thread_id, messages.c.position),
        _question_answered,
    ),
    _Kind(
        (*acts.c, orders.c.number),
        acts.outerjoin(orders, (orders.c.id == acts.c.about) & acts.c.act.in_(sorted(ON_FAILURES))),
        true(),
        acts.c.at,
        acts.c.by,
        (acts.c.id,),
        _noted,
    ),
)


def deeds(query: views.Deeds, connection: Connection, sealer: Sealer) -> tuple[views.Deed, ...]:
    found = [
        kind.placed(dict(row), number, sealer)
        for number, kind in enumerate(_KINDS)
        for row in connection.execute(kind.page(query)).mappings()
    ]
    return views.newest(query, found)


ANSWERS: Final[Mapping[type[Any], Callable[[Any, Connection, Sealer], tuple[Any, ...]]]] = {
    views.Deeds: deeds,
}
