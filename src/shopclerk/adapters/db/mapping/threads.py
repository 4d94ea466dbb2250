"""Questions to the shop."""

from collections.abc import Sequence

from shopclerk.adapters.db.mapping.kind import Below, Kind, Pen
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import threads as tables
from shopclerk.core.domain.threads import Message, Thread, ThreadStatus


def _thread_apart(thread: Thread, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": thread.id,
        "customer_id": thread.customer_id,
        "order_id": thread.order_id,
        "product_id": thread.product_id,
        "opened_at": thread.opened_at,
        "status": thread.status.value,
        "waiting_since": thread.waiting_since,
        "closed_by": thread.closed_by,
        "closed_at": thread.closed_at,
    }
    said = [
        {
            "thread_id": thread.id,
            "position": position,
            "by": message.by,
            "from_shop": message.from_shop,
            "at": message.at,
            "sealed": pen.sealer.seal(message.text.encode()),
            "pictures": list(message.pictures),
        }
        for position, message in enumerate(thread.messages)
    ]
    return root, (said,)


def _thread(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Thread:
    (said,) = below
    return Thread(
        id=row["id"],
        customer_id=row["customer_id"],
        opened_at=row["opened_at"],
        messages=tuple(_message(message, sealer) for message in said),
        order_id=row["order_id"],
        product_id=row["product_id"],
        status=ThreadStatus(row["status"]),
        waiting_since=row["waiting_since"],
        closed_by=row["closed_by"],
        closed_at=row["closed_at"],
        version=row["version"],
    )


def _message(row: Row, sealer: Sealer) -> Message:
    return Message(
        by=row["by"],
        from_shop=row["from_shop"],
        at=row["at"],
        text=sealer.open(row["sealed"]).decode(),
        pictures=tuple(row["pictures"]),
    )


THREAD = Kind(tables.threads, _thread_apart, _thread, (Below(tables.messages, "thread_id"),))
