"""Walks through every screen that can be reached, pressing every button.

A place is a screen as a reader would tell it from others: without the numbers, people and carriers in it, and
each line counted once, since a history grows without end. Every button is pressed in a copy of the shop as it
was when the place was first seen, so that no press spoils another.
"""

import re
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, get_args

from shopclerk.conversation.actions import Action
from shopclerk.conversation.reply import Screen, Style
from tests.shopfloor.chat import Message
from tests.shopfloor.copying import copied
from tests.shopfloor.people import Visitor

MOST_PLACES: Final = 400
TYPED: Final = "(what is typed)"
_CARRIERS: Final = "SF Express|ZTO Express|EMS|顺丰速运|中通快递"
_VARYING: Final = re.compile(
    rf"\b[2-9A-Z]{{4}}-[2-9A-Z]{{2}}\b|[0-9][0-9.,:/年月日\u202fAPM ]*|Mar |(?<=[👤📍] ).*|{_CARRIERS}"
)


@dataclass(frozen=True, slots=True)
class Place:
    """`asks`: what is typed now is an answer to it."""

    text: str
    labels: tuple[str, ...]
    asks: bool = False


@dataclass(slots=True)
class Crawl:
    """`answers` are what is typed wherever something is asked, besides pressing every button but those
    that begin as one of `skipped` does. Buttons of other kinds than `within` lead to what has walks of its
    own: they are pressed once under each title, and nothing behind them is walked through.

    `seen` is every message by its place, `dead_ends` are the screens without a button, `unanswered` what was
    pressed or typed without an answer. `leads` says of each title where each act on such a screen led
    to, and `does` which actions it was.
    """

    answers: Sequence[str] = ()
    skipped: Sequence[str] = ()
    within: Collection[type[Action]] = frozenset(get_args(Action))
    seen: dict[Place, Message] = field(default_factory=dict)
    pressed: set[type[Action]] = field(default_factory=set)
    dead_ends: list[Place] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    leads: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    does: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    async def through(self, visitor: Visitor) -> "Crawl":
        """From every message that stands in the visitor's chat."""
        waiting = deque((visitor, each.id) for each in visitor.messages if self._is_new(each, visitor))
        while waiting:
            at, message_id = waiting.popleft()
            assert len(self.seen) < MOST_PLACES, (
                "there is no end to it: is something varying left in a place?"
            )
            waiting.extend(await self._around(at, message_id))
        return self

    def looks_at(self, visitor: Visitor, after: str) -> None:
        """What came of that act, without going on from there."""
        if not visitor.news:
            self.unanswered.append(after)
        for message in visitor.news:
            self._is_new(message, visitor)

    async def _around(self, at: Visitor, message_id: str) -> list[tuple[Visitor, str]]:
        message = _standing(at, message_id)
        title, found = self._named(message.screen), []
        for label, kinds in self._offered(message).items():
            if self._leads_away(kinds) and self._varied(label) in self.leads.get(title, {}):
                continue
            there = copied(at)
            await there.presses(label, on=_standing(there, message_id))
            found += self._noted(title, label, kinds, there)
        for text in self.answers if _asks(message, at) else ():
            there = copied(at)
            await there.says(text)
            found += self._noted(title, text, set(), there)
        return found

    def _leads_away(self, kinds: set[type[Action]]) -> bool:
        return bool(kinds) and kinds.isdisjoint(self.within)

    def _noted(
        self, title: str, act: str, kinds: set[type[Action]], there: Visitor
    ) -> list[tuple[Visitor, str]]:
        """What is to be walked around next."""
        if not there.news:
            self.unanswered.append(f"{act} under {title}")
        self.pressed |= kinds
        label = self._varied(act) if kinds else TYPED
        self.does.setdefault(title, {}).setdefault(label, set()).update(kind.__name__ for kind in kinds)
        led = self.leads.setdefault(title, {}).setdefault(label, set())
        led |= {self._named(_answer(there).screen)} if there.news else set()
        away = self._leads_away(kinds)
        return [] if away else [(there, each.id) for each in there.news if self._is_new(each, there)]

    def _named(self, screen: Screen) -> str:
        """By its title, or by what it says first."""
        said = next((each.text for each in screen.paragraphs if each.style is Style.TITLE), "")
        return self._varied((said or screen.paragraphs[0].text if screen.paragraphs else "").split("\n")[0])

    def _varied(self, text: str) -> str:
        return varying(self.answers).sub("#", text)

    def _offered(self, message: Message) -> dict[str, set[type[Action]]]:
        """What each label does; several buttons may have the same."""
        offered: dict[str, set[type[Action]]] = {}
        for button in message.buttons:
            if not button.label.startswith(tuple(self.skipped)):
                offered.setdefault(button.label, set()).add(type(button.action))
        return offered

    def _is_new(self, message: Message, at: Visitor) -> bool:
        place = place_of(message, self.answers, asks=_asks(message, at))
        if place in self.seen:
            return False
        self.seen[place] = message
        if not message.buttons and message.shown is None:
            self.dead_ends.append(place)
        return True


def _answer(there: Visitor) -> Message:
    """To what was done last, and not the news of it; or what is to be seen then."""
    done = there.last.update_id if there.last else ""
    return next((each for each in there.news if each.key == done), there.screen)


def _standing(at: Visitor, message_id: str) -> Message:
    return next(each for each in at.messages if each.id == message_id)


def _asks(message: Message, at: Visitor) -> bool:
    return bool(message.screen.hint) and message is at.screen


def place_of(message: Message, typed: Sequence[str] = (), *, asks: bool = False) -> Place:
    """`typed` is what was said, and may stand on the screen."""
    labels = tuple(varying(typed).sub("#", button.label) for button in message.all_buttons)
    lines = varying(typed).sub("#", message.text).splitlines()
    return Place("\n".join(dict.fromkeys(lines)), labels, asks)


@cache
def varying(typed: Sequence[str]) -> re.Pattern[str]:
    """What makes no difference between two places. A number that was typed is one of many."""
    said = [re.escape(each) for each in typed if not each.replace(" ", "").isdecimal()]
    return re.compile("|".join((*said, _VARYING.pattern)))
