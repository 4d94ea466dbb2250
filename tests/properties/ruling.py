"""The owner changes the shop's settings, in the midst of everything."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.hours import ALWAYS_CLOSED
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.domain.shop_settings import SPANS, Setting, Value
from tests.properties.floor import CURRENCY, TERMS, Floor, Who, mostly_owner, taps

POST, COURIER = TERMS.shipping
DEARER = replace(COURIER, fee=Money(1999, CURRENCY), free_from=(Money(9_900, CURRENCY),))
spans = st.sampled_from([timedelta(minutes=5), timedelta(hours=1), timedelta(days=3), timedelta(days=9)])
OTHERS: dict[Setting, st.SearchStrategy[Value]] = {
    Setting.NAME: st.sampled_from(("Tea House", "茶馆", "")),
    Setting.LANGUAGE: st.sampled_from(("en", "zh-Hans", "tlh")),
    Setting.ZONE: st.sampled_from(("UTC", "Asia/Shanghai", "Nowhere")),
    Setting.HOURS: st.just(ALWAYS_CLOSED),
    Setting.CURRENCIES: st.sampled_from((("USD",), (), (CURRENCY,))),
    Setting.METHODS: st.sampled_from((("card",), ("alipay", "card"), ("shells",))),
    Setting.SHIPPING: st.sampled_from(((POST, DEARER), (COURIER,), (POST,))),
    Setting.UNDECIDED: st.sampled_from(Undecided),
    Setting.RESTOCKS: st.booleans(),
    Setting.ADDRESS: st.just("8 Harbour Road\nShanghai"),
    Setting.FEES: st.sampled_from(((Money(1_000, CURRENCY),), ())),
    Setting.CHARGED_FOR: st.sampled_from((frozenset(CaseReason), frozenset[CaseReason]())),
}


def _values(setting: Setting) -> st.SearchStrategy[tuple[Setting, Value]]:
    values = spans if setting in SPANS else OTHERS[setting]
    return st.tuples(st.just(setting), st.none() | values | values)


class Ruling(Floor):
    @rule(
        who=mostly_owner,
        chosen=st.sampled_from(Setting).flatmap(_values),
        stale=st.sampled_from((False, False, True)),
        times=taps,
    )
    def a_setting_is_changed(self, who: Who, chosen: tuple[Setting, Value], stale: bool, times: int) -> None:
        setting, value = chosen
        if setting is Setting.RESTOCKS:
            self.nobody_waits()
        seen = 0 if stale else self.shop.trades().settings.version

        async def changes(actor: Actor, request: str) -> None:
            await self.shop.change_setting(
                actor=actor, request_id=request, setting=setting, value=value, seen=seen
            )

        self.asks(who, None, changes, times)

    @rule(who=mostly_owner)
    def settings_are_looked_at(self, who: Who) -> None:
        self.asks(who, None, lambda actor, _: self.shop.show_settings(actor=actor))
