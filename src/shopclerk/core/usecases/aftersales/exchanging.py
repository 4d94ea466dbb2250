"""The order that is sent in place of what comes back."""

from dataclasses import replace
from datetime import datetime

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.events import OrderPlaced
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import CancelReason, Order, PaymentWindow, place_instead
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.cancelling import Ended, end
from shopclerk.core.usecases.ordering import NewNames, free_number, lines_now, put_on_book
from shopclerk.core.usecases.work import Work


async def place_replacement(
    work: Work,
    order: Order,
    case: AfterSalesCase,
    granted: Money,
    names: NewNames,
    *,
    by: Actor,
    until: datetime,
) -> tuple[Order, Money]:
    """Reserve the goods wanted instead, and answer their order with what of the `granted` worth is left over.

    It is priced at the difference: with nothing to pay it is confirmed at once, else it waits for payment
    `until` then. It leaves only once the goods came back.
    """
    wanted = ((line.instead, line.quantity) for line in case.lines if line.instead is not None)
    lines = await lines_now(work, names.order_id, wanted, granted.currency)
    price = total((line.amount for line in lines), granted.currency)
    credit = min(granted, price, key=lambda money: money.minor)
    placed = place_instead(
        order,
        order_id=names.order_id,
        number=await free_number(work, names),
        by=by,
        lines=lines,
        credit=credit,
        window=PaymentWindow(remind_at=work.at + (until - work.at) / 2, pay_by=until),
        at=work.at,
        awaits_return=True,
    )
    if placed.total.minor:
        work.tell(OrderPlaced(placed.id))
    return await put_on_book(work, placed), granted - credit


async def replacement_of(work: Work, case: AfterSalesCase) -> Order | None:
    """The order of an exchange that was approved, as long as the case counts on it."""
    return None if case.replacement_id is None else await work.get(Order, case.replacement_id)


async def take_back(work: Work, case: AfterSalesCase, reason: CancelReason, *, by: Actor) -> Ended | None:
    """End the order of an exchange that comes to nothing, unless it has ended already."""
    replacement = await replacement_of(work, case)
    if replacement is None or replacement.status is OrderStatus.CANCELLED:
        return None
    return await end(work, replacement, reason, by=by)


async def counted(work: Work, case: AfterSalesCase) -> AfterSalesCase:
    """The case as it stands now. When the order of an exchange has ended meanwhile, unpaid or by somebody's
    word, the case owes its credit in money instead.

    The order is of another family: it is guarded, so that it cannot end while the case counts on it.
    """
    replacement = await replacement_of(work, case)
    if replacement is None or case.refund is None:
        return case
    work.expect(replacement)
    if replacement.status is not OrderStatus.CANCELLED:
        return case
    credit = replacement.discount.amount if replacement.discount else Money.zero(case.refund.currency)
    return replace(case, refund=case.refund + credit, replacement_id=None)
