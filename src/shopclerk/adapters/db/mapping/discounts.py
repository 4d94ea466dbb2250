"""Discounts by code."""

from collections.abc import Sequence

from shopclerk.adapters.db.mapping.kind import Kind, Pen, money, money_row
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import discounts as tables
from shopclerk.core.domain.discount import Discount


def _discount_apart(discount: Discount, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": discount.id,
        "percentage": discount.percentage,
        **money_row("amount", discount.amount),
        **money_row("minimum", discount.minimum),
        "since": discount.since,
        "until": discount.until,
        "most_uses": discount.most_uses,
        "most_per_customer": discount.most_per_customer,
    }
    return root, ()


def _discount(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Discount:
    return Discount(
        id=row["id"],
        percentage=row["percentage"],
        amount=money(row, "amount"),
        minimum=money(row, "minimum"),
        since=row["since"],
        until=row["until"],
        most_uses=row["most_uses"],
        most_per_customer=row["most_per_customer"],
        version=row["version"],
    )


DISCOUNT = Kind(tables.discounts, _discount_apart, _discount)
