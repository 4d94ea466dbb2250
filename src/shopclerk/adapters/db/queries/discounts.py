"""Discounts by code."""

from sqlalchemy import Connection

from shopclerk.adapters.db.mapping.discounts import DISCOUNT
from shopclerk.adapters.db.queries.answering import answer
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.discounts import discounts
from shopclerk.core.domain.discount import Discount
from shopclerk.core.ports.queries.discounts import Discounts


@answer.register
def _(query: Discounts, connection: Connection, sealer: Sealer) -> tuple[Discount, ...]:
    page = DISCOUNT.all().where(discounts.c.id > query.after).order_by(discounts.c.id)
    return DISCOUNT.fetch(connection, page.limit(query.limit), sealer)
