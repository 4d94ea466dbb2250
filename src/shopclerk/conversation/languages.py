"""Which languages are spoken here, and which of them suits somebody best."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, NamedTuple

from babel.core import get_global, parse_locale

ENGLISH: Final = "en"


class _Tag(NamedTuple):
    base: str
    script: str
    territory: str


def catalogues() -> Traversable:
    """The folder with one folder for each language besides English."""
    return files("shopclerk.conversation") / "locales"


def spoken(folder: Traversable) -> Mapping[str, str]:
    """BCP 47 tag of every language that has a catalogue, English first -> its CLDR locale, which also names
    the folder of its catalogue.
    """
    named = sorted(
        each.name for each in folder.iterdir() if (each / "LC_MESSAGES" / "shopclerk.po").is_file()
    )
    return {ENGLISH: "en", **{name.replace("_", "-"): name for name in named}}


def nearest(wanted: str, languages: Iterable[str]) -> str:
    """The language to speak to somebody who asks for `wanted`, English when none suits.

    `wanted` is a BCP 47 tag, or several as in an Accept-Language header (RFC 9110, section 12.5.4), best
    first. A language suits when it is the same and written alike: who reads Traditional Chinese is not
    answered in Simplified. Among several that suit, the one of the same country is best.
    """
    ours = {language: tag for language in languages if (tag := _tag(language))}
    for tag in filter(None, map(_tag, _by_preference(wanted))):
        alike = [language for language, own in ours.items() if own[:2] == tag[:2]]
        if alike:
            return max(alike, key=lambda language: ours[language].territory == tag.territory)
    return ENGLISH


def _tag(text: str) -> _Tag | None:
    """What is not said is what CLDR finds likely; None for what is no tag."""
    try:
        base, territory, script, *_ = parse_locale(text.strip().replace("_", "-"), sep="-")
    except ValueError:
        return None
    likely: Mapping[str, str] = get_global("likely_subtags")
    whole = likely.get(f"{base}_{territory}") or likely.get(base) or base
    _, likely_territory, likely_script, *_ = parse_locale(whole)
    return _Tag(base, script or likely_script or "", territory or likely_territory or "")


def _by_preference(accept_language: str) -> list[str]:
    ranges = [each.partition(";q=") for each in accept_language.replace(" ", "").split(",")]
    weighed = [(_weight(quality), tag) for tag, _, quality in ranges]
    return [tag for weight, tag in sorted(weighed, key=lambda one: -one[0]) if weight > 0]


def _weight(quality: str) -> float:
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0
