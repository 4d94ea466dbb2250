"""What people choose for themselves."""

from dataclasses import dataclass

from shopclerk.core.usecases.preferring import (
    AnswerBroadcasts,
    AskForConsent,
    ChooseCurrency,
    ChooseNotices,
    ChooseQuietHours,
    ChooseShopQuiet,
    ReadPreferences,
    ReadQuietHours,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceDesk:
    read_preferences: ReadPreferences
    read_quiet_hours: ReadQuietHours
    choose_currency: ChooseCurrency
    choose_notices: ChooseNotices
    choose_quiet_hours: ChooseQuietHours
    choose_shop_quiet: ChooseShopQuiet
    answer_broadcasts: AnswerBroadcasts
    ask_for_consent: AskForConsent
