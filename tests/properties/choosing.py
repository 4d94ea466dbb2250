"""People choose what they are told of, when, and in which currency they buy."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.preferences import NEVER_QUIET, NoticeKind, QuietHours
from tests.properties.floor import Floor, Who, buyers, mostly_customer, mostly_owner, mostly_staff, taps

HOURS = st.sampled_from((None, NEVER_QUIET, QuietHours(1320, 420), QuietHours(0, 1439, "Asia/Shanghai")))


class Choosing(Floor):
    """Nobody chooses for anybody else."""

    @rule(who=mostly_customer, buyer=buyers, currency=st.sampled_from((None, "USD", "XYZ")), times=taps)
    def a_currency_is_chosen(self, who: Who, buyer: str, currency: str | None, times: int) -> None:
        async def chooses(actor: Actor, request: str) -> None:
            chosen = await self.shop.choose_currency(actor=actor, request_id=request, currency=currency)
            assert (chosen.id, chosen.currency) == (actor.person_id, currency)

        self.asks(who, None, chooses, times, buyer=buyer)

    @rule(
        who=mostly_customer, buyer=buyers, kind=st.sampled_from(NoticeKind), wanted=st.booleans(), times=taps
    )
    def notices_are_chosen(self, *, who: Who, buyer: str, kind: NoticeKind, wanted: bool, times: int) -> None:
        async def chooses(actor: Actor, request: str) -> None:
            chosen = await self.shop.choose_notices(actor=actor, request_id=request, kind=kind, wanted=wanted)
            assert (chosen.id, chosen.wants(kind)) == (actor.person_id, wanted)

        self.asks(who, None, chooses, times, buyer=buyer)

    @rule(who=mostly_customer, buyer=buyers, consents=st.sampled_from((True, True, False)), times=taps)
    def broadcasts_are_wanted_or_not(self, who: Who, buyer: str, consents: bool, times: int) -> None:
        async def answers(actor: Actor, request: str) -> None:
            answered = await self.shop.answer_broadcasts(actor=actor, request_id=request, consents=consents)
            assert (answered.id, answered.consents) == (actor.person_id, consents)

        self.asks(who, None, answers, times, buyer=buyer)

    @rule(who=mostly_customer, buyer=buyers, times=taps)
    def somebody_would_be_asked_for_consent(self, who: Who, buyer: str, times: int) -> None:
        """Nobody of the staff, and nobody who has answered."""

        async def asks(actor: Actor, request: str) -> None:
            known = await self.shop.read_preferences(actor=actor)
            asked = await self.shop.ask_for_consent(actor=actor, request_id=request)
            assert not (asked and (actor.is_staff or known.broadcasts))

        self.asks(who, None, asks, times, buyer=buyer)

    @rule(who=mostly_staff, hours=HOURS, times=taps)
    def quiet_hours_are_chosen(self, who: Who, hours: QuietHours | None, times: int) -> None:
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.choose_quiet_hours(actor=actor, request_id=request, hours=hours),
            times,
        )

    @rule(who=mostly_owner, hours=HOURS, times=taps)
    def the_shops_quiet_hours_are_chosen(self, who: Who, hours: QuietHours | None, times: int) -> None:
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.choose_shop_quiet(actor=actor, request_id=request, hours=hours),
            times,
        )

    @rule(who=mostly_customer, buyer=buyers)
    def choices_are_read(self, who: Who, buyer: str) -> None:
        self.asks(who, None, lambda actor, _: self.shop.read_preferences(actor=actor), buyer=buyer)
        self.asks(who, None, lambda actor, _: self.shop.read_quiet_hours(actor=actor), buyer=buyer)
