"""What was given up, on the way out and in: staff look at it, have it tried again, or put it away."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.adapters.memory.dead_letters import IN, OUT
from shopclerk.adapters.memory.inbox import MemoryInbox
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.notifier import Unreachable
from tests.properties.floor import Floor, Who, mostly_staff, pick, taps, which


class GivingUp(Floor):
    @rule(recipient=st.sampled_from(("customer", "staff")))
    def somebody_cannot_be_reached(self, recipient: str) -> None:
        self.shop.notifier.fails(recipient, Unreachable())
        self.does(self.shop.relays)

    @rule(number=which)
    def a_message_cannot_be_dealt_with(self, number: int) -> None:
        inbox, now = MemoryInbox(self.memory), self.shop.clock.now()

        async def fails() -> None:
            await inbox.accept("chat", f"message {number}", "chat:Li", b"hello", now)
            for message in await inbox.claim(("chat",), now, timedelta(minutes=1), 9):
                await inbox.finish(message.id, now, "a defect")

        self.does(fails)

    @rule(number=which, who=mostly_staff, times=taps)
    def one_is_tried_again(self, number: int, who: Who, times: int) -> None:
        letter = self._letter(number)
        self.asks(who, None, lambda actor, _: self.shop.retry_failure(actor=actor, letter_id=letter), times)

    @rule(number=which, who=mostly_staff, times=taps)
    def one_is_put_away(self, number: int, who: Who, times: int) -> None:
        letter = self._letter(number)

        async def drops(actor: Actor, _: str) -> None:
            await self.shop.drop_failure(actor=actor, letter_id=letter)
            assert not await self.shop.drop_failure(actor=actor, letter_id=letter)

        self.asks(who, None, drops, times)

    @rule(who=mostly_staff, times=taps)
    def all_are_tried_again(self, who: Who, times: int) -> None:
        self.asks(who, None, lambda actor, _: self.shop.retry_failures(actor=actor), times)

    @rule(who=mostly_staff)
    def failures_are_looked_at(self, who: Who) -> None:
        async def looks(actor: Actor, _: str) -> None:
            page, count = await self.shop.list_failures(actor=actor)
            assert len(page) <= 5
            assert count >= len(page) or self.together > 0

        self.asks(who, None, looks)

    def _letter(self, number: int) -> str:
        """One that was given up, or none."""
        out = [f"{OUT}{id}" for id, sent in self.memory.settled.items() if sent.failure and not sent.dropped]
        in_ = [f"{IN}{kept.message.position}" for kept in self.memory.finished.values() if not kept.dropped]
        return pick(sorted((*out, *in_)) or [f"{OUT}none"], number)
