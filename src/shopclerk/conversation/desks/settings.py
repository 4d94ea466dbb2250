"""On which terms the shop trades."""

from dataclasses import dataclass

from shopclerk.core.usecases.trading import ChangeSetting, ShowSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsDesk:
    """On which terms the shop trades."""

    show_settings: ShowSettings
    change_setting: ChangeSetting
