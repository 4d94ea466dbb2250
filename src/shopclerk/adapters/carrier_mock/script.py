"""What the sandbox's carriers say and how fast they are, read once from `script.json`."""

from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from typing import Final

from pydantic import BaseModel, ConfigDict


class Step(StrEnum):
    """The kinds of scan a sandbox parcel goes through."""

    PICKED_UP = "picked_up"
    DEPARTED = "departed"
    ARRIVED = "arrived"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Bilingual(_Frozen):
    """One wording in both languages of the demo, by their BCP 47 tags."""

    en: str
    zh: str


class CarrierScript(_Frozen):
    """`pace` stretches the journey: 1.0 is about two and a half days."""

    pace: float
    codes: Mapping[Step, str]
    says: Mapping[Step, Bilingual]


class TroubleScript(_Frozen):
    """`codes` are those of the carriers, by theirs; the sandbox has its own where a carrier has none."""

    codes: Mapping[str, str]
    says: Bilingual


class Script(_Frozen):
    """Places a parcel starts from and goes to, the hubs between them, what can go wrong, and the carriers by
    code.
    """

    places: tuple[Bilingual, ...]
    hubs: tuple[Bilingual, ...]
    troubles: Mapping[str, TroubleScript]
    carriers: Mapping[str, CarrierScript]


SCRIPT: Final = Script.model_validate_json(files(__package__).joinpath("script.json").read_bytes())
