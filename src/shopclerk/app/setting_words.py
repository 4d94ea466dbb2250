"""What is said of settings that are wrong, and of names that are none."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "int_parsing": "should be a whole number",
        "bool_parsing": "should be true or false",
        "url_parsing": "should be a whole URL, such as https://shop.example",
        "time_delta_parsing": "should be a duration: seconds such as 90, or ISO 8601 such as PT30M",
    }
)
"""Where the validator's own words are for programmers."""
SECRETS: Final = ("secret", "key", "token")
"""What names of settings have in them whose values are repeated to nobody."""
LEADS: Final = ("Value error, ", "Input ", "String ")


def explained(refused: ValidationError, prefix: str, *, options: Collection[str]) -> str:
    """Every setting that is wrong, its reason and what was given; secrets are not repeated. `options` are
    those that came from the command line.
    """
    errors = refused.errors()
    lines = [_option(error) for error in errors if error["loc"][0] in options]
    settings = [_setting(error, prefix) for error in errors if error["loc"][0] not in options]
    if settings:
        lines += ["These settings are wrong; correct them in the environment or in .env:", *settings]
    return "\n".join(lines)


def strangers(settings: type[BaseSettings]) -> Iterator[str]:
    """A sentence for each name with the settings' prefix, in the environment or in `.env`, that is no setting
    nor a group of them.
    """
    prefix = settings.model_config["env_prefix"]
    known = set(_names(settings, prefix))
    given = {**EnvSettingsSource(settings).env_vars, **DotEnvSettingsSource(settings).env_vars}
    for name in sorted(name.upper() for name in given):
        if name.startswith(prefix) and name not in known:
            nearest = get_close_matches(name, sorted(known), n=1)
            guess = f"; did you mean {nearest[0]}?" if nearest else ""
            yield f"{name} is no setting and is ignored{guess}"


def _names(group: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in group.model_fields.items():
        full = f"{prefix}{name}".upper()
        yield full
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _names(field.annotation, f"{full}__")


def _option(error: ErrorDetails) -> str:
    return f"--{error['loc'][0]}: {_reason(error)}"


def _setting(error: ErrorDetails, prefix: str) -> str:
    name = _name(error["loc"], prefix)
    given = "" if any(word in name.lower() for word in SECRETS) else f" (given: {error['input']!r})"
    return f"{name}: {_reason(error)}{given}"


def _reason(error: ErrorDetails) -> str:
    told = error["msg"]
    for lead in LEADS:
        told = told.removeprefix(lead)
    return REASONS.get(error["type"], told.replace("datetime.timedelta(0)", "zero"))


def _name(place: tuple[str | int, ...], prefix: str) -> str:
    """The setting, and which entry of it when it is a list."""
    depth = next((depth for depth, part in enumerate(place) if isinstance(part, int)), len(place))
    name, entry = place[:depth], place[depth:]
    inside = ", ".join(f"entry {part + 1}" if isinstance(part, int) else part for part in entry)
    return prefix + "__".join(map(str, name)).upper() + (f" ({inside})" if inside else "")
