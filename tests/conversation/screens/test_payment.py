"""Why a payment is not taken, in words."""

from zoneinfo import ZoneInfo

import pytest

from shopclerk.conversation.screens.payment import decline_reason, objection_sentence
from shopclerk.conversation.words import Wording
from shopclerk.core.usecases.checking import Objection

WORDING = Wording.load(ZoneInfo("UTC"))
MOST = 200
"""Characters of what Telegram shows over the payment form without cutting it."""


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_objection_has_a_short_sentence_of_its_own(language: str) -> None:
    words = WORDING.into(language)
    told = {objection_sentence(words, objection) for objection in Objection}
    assert len(told) == len(Objection)
    assert all(0 < len(sentence) <= MOST for sentence in told)


@pytest.mark.parametrize("code", ["amount_out_of_range", "currency_unsupported", "provider_refused"])
def test_what_telegram_declines_is_told_with_what_to_do(code: str) -> None:
    assert "pay another way" in decline_reason(WORDING.into("en"), code)
