"""What was chosen of a shop's settings, drawn: anything that the domain allows."""

from datetime import timedelta
from typing import Any, Final

from hypothesis import strategies as st

from shopclerk.core.domain.aftersales import CaseReason
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.hours import A_DAY, OpeningHours, Span
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.domain.shop_settings import SPANS, Choice, Setting, ShopSettings
from tests.contracts.drawn_values import actors, amounts, counts, localized, moments, several, words

_days: Final = st.tuples(st.integers(0, A_DAY - 1), st.integers(1, A_DAY)).map(
    lambda ends: (Span(*ends),) if ends[0] < ends[1] else ()
)
_options: Final = st.builds(
    ShippingOption,
    code=words,
    name=localized,
    fee=amounts,
    days=counts,
    other_fees=several(amounts),
    free_from=several(amounts),
)
_VALUES: Final[dict[Setting, st.SearchStrategy[Any]]] = {
    Setting.HOURS: st.tuples(*[_days] * 7).map(OpeningHours),
    Setting.CURRENCIES: several(words),
    Setting.METHODS: several(words),
    Setting.SHIPPING: several(_options),
    Setting.UNDECIDED: st.sampled_from(Undecided),
    Setting.RESTOCKS: st.booleans(),
    Setting.FEES: several(amounts),
    Setting.CHARGED_FOR: st.frozensets(st.sampled_from(CaseReason)),
    **dict.fromkeys(SPANS, st.builds(timedelta, seconds=st.integers(0, 2**31 - 1))),
}


@st.composite
def _choices(draw: st.DrawFn) -> Choice:
    setting = draw(st.sampled_from(Setting))
    return Choice(setting, draw(st.none() | _VALUES.get(setting, words)), draw(actors), draw(moments))


settings: Final = st.builds(ShopSettings, id=st.just("another shop"), choices=several(_choices()))
