"""Time passes, the shop looks after itself, and the process dies at any commit."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from tests.properties.floor import Command, Floor

MINUTES = (1, 3, 9, 21, 40, 60 * 25, 60 * 24 * 6, 60 * 24 * 8, 60 * 24 * 15)
NUISANCES = (Unavailable("chat"), OutcomeUnknown("chat"), ValueError("a defect"))


class Housekeeping(Floor):
    @rule(minutes=st.sampled_from(MINUTES))
    def time_passes(self, minutes: int) -> None:
        self.passes(minutes=minutes)

    @rule(schedulers=st.integers(1, 2))
    def the_shop_looks_after_itself(self, schedulers: int) -> None:
        for chore in self.chores():
            self.does(*[chore] * schedulers)

    @rule(numbers=st.sets(st.integers(0, 11), min_size=1), schedulers=st.integers(1, 2))
    def some_chores_are_done_at_once(self, numbers: set[int], schedulers: int) -> None:
        chores = self.chores()
        self.does(*[chores[number] for number in sorted(numbers)] * schedulers)

    @rule(nuisances=st.lists(st.sampled_from(NUISANCES), max_size=2), relays=st.integers(1, 2))
    def people_are_told(self, nuisances: list[Exception], relays: int) -> None:
        self.shop.notifier.fails("customer", *nuisances)
        self.does(*[self.shop.relays] * relays)

    @rule(after=st.booleans(), commits=st.integers(1, 4))
    def the_process_will_die(self, after: bool, commits: int) -> None:
        self.crashes.arm(after=after, commits=commits)

    @rule(many=st.integers(2, 3))
    def the_next_things_happen_at_once(self, many: int) -> None:
        self.together = many

    def chores(self) -> tuple[Command, ...]:
        shop = self.shop
        return (
            shop.expire_unpaid,
            shop.capture_authorised,
            shop.submit_refunds,
            shop.finish_bookings,
            shop.poll_tracking,
            shop.watch_parcels,
            shop.complete_delivered,
            shop.expire_cases,
            shop.relay_outbox,
            shop.recall_settings,
            shop.advance_campaigns,
            shop.sends_broadcasts,
        )
