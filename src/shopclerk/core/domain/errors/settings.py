"""What a shop's settings cannot be."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.errors.refusal import DomainError
from shopclerk.core.domain.ids import PersonId


@dataclass(unsafe_hash=True)
class InvalidSetting(DomainError):
    """A setting cannot be that; `setting` is its name (`shop_settings.Setting`)."""

    setting: str


@dataclass(unsafe_hash=True)
class SettingChanged(DomainError):
    """Somebody else has changed the setting since it was looked at."""

    setting: str
    by: PersonId
    at: datetime
