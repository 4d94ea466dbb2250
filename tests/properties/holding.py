"""What must hold after every step, and what must have come to rest when the shop is left alone."""

from collections import Counter, defaultdict

from hypothesis.stateful import invariant

from shopclerk.adapters.memory.state import Sent
from shopclerk.core.domain.campaign import Campaign, CampaignStatus
from shopclerk.core.domain.discrepancy import Discrepancy, DiscrepancyKind
from shopclerk.core.domain.ids import OrderLineId
from shopclerk.core.domain.lifecycle import AttemptStatus, CaseStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyKind, PaymentAttempt
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.refund import is_by_hand
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.outbox import campaign_of
from shopclerk.core.ports.payments import FactKind, PaymentFact
from shopclerk.core.usecases.privacy import OPEN
from tests.invariants import violations
from tests.properties.housekeeping import Housekeeping
from tests.properties.provider import Provider
from tests.properties.tables import Tables
from tests.shopfloor.time_and_names import OPENING

BOOKED = {
    FactKind.CAPTURED: MoneyKind.CAPTURED,
    FactKind.REFUNDED: MoneyKind.REFUNDED,
    FactKind.CHARGED_BACK: MoneyKind.CHARGED_BACK,
}
UNCLEAR = (AttemptStatus.CREATED, AttemptStatus.ACTION_REQUIRED, AttemptStatus.UNKNOWN)
ENDED = (RefundStatus.SUCCEEDED, RefundStatus.FAILED)
FAILED = (CaseStatus.REJECTED, CaseStatus.WITHDRAWN, CaseStatus.EXPIRED)
STAFFS = (CaseStatus.RECEIVED, CaseStatus.INSPECTED, CaseStatus.SETTLING)
"""Where a case waits for staff, however long."""


class Holding(Provider, Housekeeping, Tables):
    @invariant()
    def what_must_always_hold_holds(self) -> None:
        found = self.run(lambda: violations(self.shop.store))
        assert not found, found

    @invariant()
    def no_unit_appears_or_is_lost(self) -> None:
        """What was ever put on the shelf is there, or left in a parcel."""
        on_hand = sum(level.on_hand for level in self.memory.levels.values())
        sent = sum(line.quantity for one in self.parcels() if one.has_left for line in one.lines)
        shelved = sum(self.shelved.values()) + self.counted_by_table()
        assert on_hand + sent == shelved, (on_hand, sent, self.shelved, self.counted_by_table())

    @invariant()
    def every_order_that_is_open_goes_to_somebody(self) -> None:
        """Nobody was erased whose order is not over."""
        lost = [each for each in self.orders() if each.status in OPEN and not self._goes_to(each)]
        assert not lost, lost

    def _goes_to(self, order: Order) -> bool:
        return self.memory.record(Contact, order.contact_id) is not None

    @invariant()
    def no_unit_is_claimed_twice(self) -> None:
        """Of what left, each unit is in one case at most that is open or ended well."""
        claimed: Counter[OrderLineId] = Counter()
        for case in self.cases():
            if case.status not in FAILED:
                claimed.update(case.units)
        for parcel in self.parcels():
            if parcel.has_left:
                claimed.subtract({line.order_line_id: line.quantity for line in parcel.lines})
        assert not +claimed, claimed

    @invariant()
    def no_payment_appears(self) -> None:
        """Whatever is booked was told, in just these words, or is the owner's word."""
        told = {(BOOKED.get(fact.kind), fact.reference, fact.amount) for fact in self.shop.gateway.told}
        for entry in self.ledger():
            by_hand = is_by_hand(entry.reference) and entry.kind is MoneyKind.REFUNDED
            assert by_hand or (entry.kind, entry.reference, entry.amount) in told, entry

    def teardown(self) -> None:
        """Left alone, with everything repaired, the shop comes to rest."""
        try:
            self.crashes.disarm()
            self.nobody_waits()
            self.what_must_always_hold_holds()
            self._is_left_alone()
            self.what_must_always_hold_holds()
            self.every_order_that_is_open_goes_to_somebody()
            self._no_payment_is_lost()
            self._nothing_is_pending()
        finally:
            super().teardown()

    def _is_left_alone(self) -> None:
        self.shop.gateway.forgets_its_script()
        self.shop.carrier.is_well()
        self.shop.notifier.works_again()
        for refund_id in self.accepted():
            self.shop.gateway.settles(refund_id)
        for days in (0, 1, 1, 20, 20, 8, 1):
            self.passes(days=days)
            self.does(lambda: self.shop.reconcile_payments(actor=self.shop.owner, since=OPENING))
            for chore in self.chores():
                self.does(chore)
            self.does(self.shop.relays)
            self.does(self._sends_all_broadcasts)

    async def _sends_all_broadcasts(self) -> None:
        """A paused one is looked at again and again, and lets others by in between."""
        while await self.shop.sends_broadcasts():
            pass

    def _no_payment_is_lost(self) -> None:
        """Each movement that the provider tells of is booked once, or known to contradict something."""
        told: dict[tuple[MoneyKind, str], list[PaymentFact]] = defaultdict(list)
        for fact in self.shop.gateway.told:
            if fact.kind in BOOKED:
                told[BOOKED[fact.kind], fact.reference].append(fact)
        entries = {(entry.kind, entry.reference): entry for entry in self.ledger()}
        due = {tried.id: tried.amount.currency for tried in self.kept(PaymentAttempt)}
        odd = {(each.reference, each.told) for each in self.kept(Discrepancy)}
        for key, facts in told.items():
            entry = entries.get(key)
            for fact in facts:
                booked = entry is not None and entry.amount == fact.amount
                assert booked or (fact.reference, fact.amount) in odd, fact
            if all(fact.amount.currency == due[fact.attempt_id] for fact in facts):
                assert entry is not None, facts
        unknown = {
            each.reference
            for each in self.kept(Discrepancy)
            if each.kind is DiscrepancyKind.UNKNOWN_AT_PROVIDER
        }
        assert not unknown, "the provider knows all that we do"

    def _nothing_is_pending(self) -> None:
        """What is left waits for somebody's word, and the shop has nothing more to do by itself."""
        pending = [
            *(order for order in self.orders() if order.is_payable),
            *(tried for tried in self.kept(PaymentAttempt) if tried.status in UNCLEAR),
            *(one for one in self.refunds() if one.status not in ENDED),
            *(case for case in self.cases() if case.is_open and case.status not in STAFFS),
            *(parcel for parcel in self.parcels() if self._is_unsettled(parcel)),
            *self.memory.outbox.values(),
            *(sent for sent in self.memory.deliveries.values() if not self._is_paused(sent)),
        ]
        assert not pending, pending
        due = (self.shop.expire_unpaid, self.shop.submit_refunds, self.shop.finish_bookings)
        assert [self.run(chore) for chore in due] == [0, 0, 0]

    def _is_paused(self, sent: Sent) -> bool:
        """Whether it waits until somebody lets a broadcast go on."""
        campaign_id = campaign_of(sent.delivery.event)
        campaign = self.memory.record(Campaign, campaign_id) if campaign_id else None
        return campaign is not None and campaign.status is CampaignStatus.PAUSED

    def _is_unsettled(self, parcel: Shipment) -> bool:
        """Whether its carrier does not know what we decided."""
        if parcel.status is ShipmentStatus.CANCELLED:
            return parcel.next_poll_at is not None or parcel.id in self.shop.carrier.expected
        return parcel.status is ShipmentStatus.PENDING
