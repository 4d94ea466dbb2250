"""The terms of now: those of the environment, with what the owner chose in the chat in their place.

They are kept at hand in every process, so that nobody asks for them. Who changes them in a process sees it at
once; the others look every second whether somebody did (`RecallSettings`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.errors import InvalidSetting, SettingChanged
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shop_settings import Choice, Setting, ShopSettings, Value, sound
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


class PresentTerms:
    """The `TermsOfNow` of a running shop. `defaults` are what the environment says."""

    def __init__(self, defaults: Terms) -> None:
        self.defaults = defaults
        self._settings = ShopSettings()
        self._now = defaults

    @property
    def now(self) -> Terms:
        return self._now

    @property
    def settings(self) -> ShopSettings:
        return self._settings

    def then(self, at: datetime) -> Terms:
        return self.defaults.with_(self._settings.at(at))

    def learn(self, settings: ShopSettings) -> None:
        """What is chosen by now. What was learned late and is older is known already."""
        if settings.version > self._settings.version:
            self._settings = settings
            self._now = self.defaults.with_(settings)


@dataclass(frozen=True, slots=True)
class RecallSettings:
    """Learn what other processes have changed."""

    store: Store
    terms: PresentTerms

    async def __call__(self) -> None:
        if settings := await self.store.load(ShopSettings, ShopSettings().id):
            self.terms.learn(settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """What is in force, what the environment says, and whose choices make the difference."""

    terms: Terms
    defaults: Terms
    settings: ShopSettings
    methods: tuple[str, ...]

    def choice(self, setting: Setting) -> Choice | None:
        """Who chose last what it is, if anybody ever did."""
        return self.settings.last(setting)


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """All settings as they are now, also if they were changed elsewhere a moment ago. The owner only.

    Raises NotAllowed.
    """

    recall: RecallSettings
    gateways: Gateways

    async def __call__(self, *, actor: Actor) -> SettingsView:
        actor.must_be_owner("ShowSettings")
        await self.recall()
        terms = self.recall.terms
        return SettingsView(
            terms=terms.now,
            defaults=terms.defaults,
            settings=terms.settings,
            methods=self.gateways.methods,
        )


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """The owner chooses what a setting is from now on; None puts it back to what the environment says.

    `seen` is the version of the settings that the owner has looked at: who would overwrite what somebody else
    has chosen since is told so instead. Orders keep what they were placed with: prices, fees, how long they
    can be paid, and what was promised of returns. `languages` and `zones` are those there are. Repeating a
    request, or choosing what is so already, changes nothing. Raises NotAllowed, InvalidSetting,
    SettingChanged.
    """

    unit_of_work: UnitOfWork
    terms: PresentTerms
    gateways: Gateways
    languages: Collection[str]
    zones: Collection[str]

    async def __call__(
        self, *, actor: Actor, request_id: str, setting: Setting, value: Value, seen: int
    ) -> ShopSettings:
        actor.must_be_owner("ChangeSetting")
        self._check(setting, sound(setting, value))

        async def decide(work: Work) -> None:
            known = await work.peek(ShopSettings, ShopSettings().id) or ShopSettings()
            last = known.last(setting)
            if await work.already("request", request_id) or (last.value if last else None) == value:
                return
            if later := known.last(setting, since=seen):
                raise SettingChanged(setting.value, later.by.person_id, later.at)
            work.claim("request", request_id, known.id)
            work.save(known.choosing(setting, value, by=actor, at=work.at))

        await self.unit_of_work.transact(decide)
        await RecallSettings(self.unit_of_work.store, self.terms)()
        return self.terms.settings

    def _check(self, setting: Setting, value: Value) -> None:
        """What only the rest of the shop can tell."""
        known: Mapping[Setting, Collection[str]] = {
            Setting.LANGUAGE: self.languages,
            Setting.ZONE: self.zones,
            Setting.METHODS: self.gateways.methods,
        }
        named = value if isinstance(value, tuple) else (value,)
        if setting in known and value is not None and not all(one in known[setting] for one in named):
            raise InvalidSetting(setting.value)
        if setting is Setting.CURRENCIES and self.terms.defaults.currency in named:
            raise InvalidSetting(setting.value)
