"""Which use cases people carried out, in which role, and how it ended."""

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, is_dataclass
from typing import Any

from shopclerk.core import usecases
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.ports.errors import PortError

PEOPLE = (Role.CUSTOMER, Role.CLERK, Role.OWNER)

_inside: ContextVar[bool] = ContextVar("inside", default=False)
"""A use case that another one calls is nobody's own deed."""


@dataclass(slots=True)
class Deeds:
    """`done` counts what was carried out, `refused` what the shop said no to, by use case and role; the role
    is None where nobody is named.
    """

    done: Counter[tuple[str, Role | None]] = field(default_factory=Counter)
    refused: Counter[tuple[str, Role | None]] = field(default_factory=Counter)

    def lacking(self) -> list[str]:
        """What nobody ever carried out, and what somebody never so much as asked for, in words."""
        asked = self.done | self.refused
        finished = {name for name, _ in self.done}
        never = [f"nobody carried out {one.__name__}" for one in use_cases() if one.__name__ not in finished]
        return never + [
            f"no {role} asked for {one.__name__}"
            for one in use_cases()
            for role in PEOPLE
            if "actor" in inspect.signature(_call(one)).parameters and not asked[one.__name__, role]
        ]


def use_cases() -> tuple[type[object], ...]:
    """Every class of the core's use cases that is called and awaited: found by looking, not by a list."""
    modules = [importlib.import_module(info.name) for info in _modules()]
    found = {
        each
        for module in modules
        for _, each in inspect.getmembers(module, inspect.isclass)
        if each.__module__ == module.__name__ and not each.__name__.startswith("_") and is_dataclass(each)
    }
    called = [each for each in found if inspect.iscoroutinefunction(_call(each))]
    return tuple(sorted(called, key=lambda each: each.__name__))


def _modules() -> Iterator[pkgutil.ModuleInfo]:
    return pkgutil.walk_packages(usecases.__path__, f"{usecases.__name__}.")


def _call(use_case: type[object]) -> Callable[..., Awaitable[object]]:
    call: Callable[..., Awaitable[object]] = vars(use_case).get("__call__", _not_called)
    return call


def _not_called() -> Any:
    """What a class has that is only data."""


@contextmanager
def watched() -> Iterator[Deeds]:
    """Within the block, every call of every use case is counted."""
    deeds = Deeds()
    before = {each: _call(each) for each in use_cases()}
    try:
        for each, call in before.items():
            setattr(each, "__call__", _counting(each.__name__, call, deeds))  # noqa: B010 - a slot of the type
        yield deeds
    finally:
        for each, call in before.items():
            setattr(each, "__call__", call)  # noqa: B010 - a slot of the type


def _counting(
    name: str, call: Callable[..., Awaitable[object]], deeds: Deeds
) -> Callable[..., Awaitable[object]]:
    async def counting(*args: Any, **named: Any) -> object:
        if _inside.get():
            return await call(*args, **named)
        actor = named.get("actor")
        deed = (name, actor.role if isinstance(actor, Actor) else None)
        token = _inside.set(True)
        try:
            answer = await call(*args, **named)
        except (DomainError, PortError):
            deeds.refused[deed] += 1
            raise
        finally:
            _inside.reset(token)
        deeds.done[deed] += 1
        return answer

    return counting
