"""`shopclerk settings show`: what the shop trades on, and who says so: the environment, or the chat."""

import asyncio
from collections.abc import Collection, Iterator, Mapping
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from shopclerk.app.databases import must_be_there, opened, refusing
from shopclerk.app.logs import set_up_logs
from shopclerk.app.settings import PREFIX, Settings, load
from shopclerk.app.trading import terms_now
from shopclerk.conversation.screens.setting_values import value_text
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.shop_settings import Choice, Setting
from shopclerk.core.usecases.trading import PresentTerms

SET_BY: Final[Mapping[Setting, str]] = {
    Setting.NAME: "shop_name",
    Setting.LANGUAGE: "language",
    Setting.ZONE: "timezone",
    Setting.PAY_WITHIN: "terms.pay_within",
    Setting.REMIND_BEFORE: "terms.remind_before",
    Setting.COMPLETE_AFTER: "terms.complete_after",
    Setting.EXTEND_BY: "terms.extend_by",
    Setting.SILENT_AFTER: "terms.silent_after",
    Setting.SHIPPING: "shipping",
    Setting.WINDOW: "returns.window",
    Setting.REMIND_AFTER: "returns.remind_after",
    Setting.DECIDE_WITHIN: "returns.decide_within",
    Setting.UNDECIDED: "returns.undecided",
    Setting.SEND_BACK_WITHIN: "returns.send_back_within",
    Setting.RESTOCKS: "returns.restocks",
    Setting.ADDRESS: "returns.address",
    Setting.FEES: "returns.fee",
    Setting.CHARGED_FOR: "returns.fee_for",
}
"""Where the environment says it; the others are chosen in the chat alone."""


def show_settings() -> int:
    settings = load()
    set_up_logs(settings)
    with refusing():
        must_be_there(settings)
        print(asyncio.run(_shown(settings)))
    return 0


async def _shown(settings: Settings) -> str:
    async with opened(settings) as database:
        terms = await terms_now(settings, database)
        names = await database.people.names({choice.by.person_id for choice in terms.settings.choices})
    return "\n".join(_lines(settings, terms, names))


def _lines(settings: Settings, terms: PresentTerms, names: Mapping[PersonId, str]) -> Iterator[str]:
    words = Wording.load(ZoneInfo(terms.now.zone)).into("en")
    yield f"{'currency':26}{terms.now.currency}  ({_by_environment(settings, 'currency')})"
    for setting in Setting:
        value = terms.now.value(setting)
        if setting is Setting.METHODS and value is None:
            told = "all there are"
        else:
            told = value_text(words, setting, value).replace("\n", "\n" + " " * 26)
        choice = terms.settings.last(setting)
        yield f"{setting.value:26}{told}  ({_source(settings, setting, choice, names)})"


def _source(
    settings: Settings, setting: Setting, choice: Choice | None, names: Mapping[PersonId, str]
) -> str:
    if choice is None or choice.value is None:
        named = SET_BY.get(setting)
        return _by_environment(settings, named) if named else "default"
    who = names.get(choice.by.person_id) or choice.by.person_id
    return f"chat: {who}, {choice.at:%Y-%m-%d %H:%M} UTC"


def _by_environment(settings: Settings, named: str) -> str:
    """Whether it was set, and by what name."""
    group, _, field = named.rpartition(".")
    holder: BaseModel = getattr(settings, group) if group else settings
    is_set: Collection[str] = holder.model_fields_set
    return PREFIX + named.replace(".", "__").upper() if field in is_set else "default"
