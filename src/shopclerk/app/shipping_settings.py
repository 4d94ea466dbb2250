"""The ways of delivery as a merchant writes them: a JSON list, in the order in which they are offered."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter
from pydantic_settings import NoDecode

from shopclerk.app.setting_kinds import Amount, Language, amount, refusal
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.localized import LocalizedText

OWN: Final = "und"
"""Undetermined (RFC 5646): stands for the shop's own language until that is known."""
EXAMPLE: Final = '[{"code": "post", "name": "Post", "fee": "8.00", "days": 5}]'


def _listed(given: object) -> object:
    """An amount without quotes stays the text that it was written as: no float touches it."""
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given or "[]", parse_float=str)
    except json.JSONDecodeError as wrong:
        raise ValueError(
            f"should be a JSON list such as {EXAMPLE}; it breaks at line {wrong.lineno}, "
            f"column {wrong.colno}: {wrong.msg}"
        ) from wrong


def _named(given: object) -> object:
    """One name alone is in the shop's own language."""
    names = {OWN: given} if isinstance(given, str) else given
    if not isinstance(names, Mapping) or not names:
        raise ValueError(
            'should be a name such as "Express", or one for each language such as '
            '{"en": "Express", "de": "Eilversand"}'
        )
    return names


Name = Annotated[str, Field(min_length=1, max_length=40)]
Names = Annotated[Mapping[Language, Name], BeforeValidator(_named)]


class ShippingSettings(BaseModel, extra="forbid"):
    """`fee` is per order, in the shop's currency; `days` the most that it takes."""

    code: str = Field(pattern=r"^[a-z0-9_-]{1,20}$")
    name: Names
    fee: Amount
    days: int = Field(ge=0, le=365)

    def option(self, place: int, currency: str, language: str) -> ShippingOption:
        """As the core has it; `place` is where it stands in the list."""
        return ShippingOption(
            code=self.code,
            name=LocalizedText.of({language if tag == OWN else tag: name for tag, name in self.name.items()}),
            fee=amount(self.fee, currency, at=(place, "fee")),
            days=self.days,
        )


ShippingList = Annotated[Sequence[ShippingSettings], NoDecode, BeforeValidator(_listed)]


def shipping_list(text: str) -> Sequence[ShippingSettings]:
    """The list as it is written."""
    return TypeAdapter(ShippingList).validate_python(text)


def shipping_options(
    given: Sequence[ShippingSettings], currency: str, language: str
) -> tuple[ShippingOption, ...]:
    """What is offered, in that order; ValidationError for a fee that is none, or a code that stands twice."""
    codes = [one.code for one in given]
    for place, code in enumerate(codes):
        if code in codes[:place]:
            raise refusal((place, "code"), code, "stands twice in the list: a code names one way of delivery")
    return tuple(one.option(place, currency, language) for place, one in enumerate(given))
