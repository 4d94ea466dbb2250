"""What follows a sale, drawn: each field anything that the domain allows."""

from typing import Final

from hypothesis import strategies as st

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason, Inspected
from shopclerk.core.domain.discount import HUNDREDTHS, Discount
from shopclerk.core.domain.discrepancy import Discrepancy, DiscrepancyKind
from shopclerk.core.domain.ids import AttemptId, CaseId, DiscrepancyId, OrderId, OrderLineId, RefundId
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus
from shopclerk.core.domain.refund import Refund, RefundLine, RefundReason
from shopclerk.core.domain.stock import StockWatch
from tests.contracts.drawn_values import (
    actors,
    amounts,
    amounts_in,
    counts,
    currencies,
    maybe_moments,
    maybe_words,
    moments,
    several,
    words,
)

units: Final = st.integers(1, 2**31 - 1)


@st.composite
def _refunds(draw: st.DrawFn) -> Refund:
    currency = draw(currencies)
    lines = st.builds(RefundLine, words, units, amounts_in(currency, least=0))
    return Refund(
        id=RefundId("refund"),
        order_id=OrderId("order"),
        attempt_id=AttemptId("attempt"),
        amount=draw(amounts_in(currency, least=1)),
        reason=draw(st.sampled_from(RefundReason)),
        created_at=draw(moments),
        lines=draw(several(lines)),
        shipping=draw(st.none() | amounts_in(currency)),
        case_id=draw(st.sampled_from([None, CaseId("case")])),
        status=draw(st.sampled_from(RefundStatus)),
        reference=draw(maybe_words),
        failure=draw(maybe_words),
        next_try_at=draw(maybe_moments),
        tries=draw(counts),
    )


@st.composite
def _inspections(draw: st.DrawFn) -> Inspected:
    received = draw(counts)
    return Inspected(OrderLineId(draw(words)), received, draw(st.integers(0, received)))


@st.composite
def _discrepancies(draw: st.DrawFn) -> Discrepancy:
    settled_by = draw(st.none() | actors)
    return Discrepancy(
        id=DiscrepancyId("discrepancy"),
        order_id=OrderId("order"),
        attempt_id=AttemptId("attempt"),
        kind=draw(st.sampled_from(DiscrepancyKind)),
        provider=draw(words),
        reference=draw(words),
        told=draw(amounts),
        known=draw(st.none() | amounts),
        opened_at=draw(moments),
        settled_at=draw(moments) if settled_by else None,
        settled_by=settled_by,
    )


@st.composite
def _discounts(draw: st.DrawFn) -> Discount:
    percentage = draw(st.none() | st.integers(0, HUNDREDTHS))
    return Discount(
        id="SPRING",
        percentage=percentage,
        amount=draw(amounts) if percentage is None else None,
        minimum=draw(st.none() | amounts),
        since=draw(maybe_moments),
        until=draw(maybe_moments),
        most_uses=draw(st.none() | counts),
        most_per_customer=draw(st.none() | counts),
    )


cases: Final = st.builds(
    AfterSalesCase,
    id=st.just("case"),
    order_id=st.just("order"),
    kind=st.sampled_from(CaseKind),
    reason=st.sampled_from(CaseReason),
    lines=several(st.builds(CaseLine, words, units, maybe_words)),
    status=st.sampled_from(CaseStatus),
    opened_at=moments,
    note=words,
    evidence=several(words),
    due_at=maybe_moments,
    refund=st.none() | amounts,
    inspected=several(_inspections()),
    replacement_id=st.sampled_from([None, "order"]),
    return_tracking=words,
)
refunds: Final = _refunds()
discrepancies: Final = _discrepancies()
discounts: Final = _discounts()
watches: Final = st.builds(
    StockWatch,
    id=st.just("sku:person"),
    sku_id=words,
    person_id=words,
    since=moments,
    told_at=maybe_moments,
)
