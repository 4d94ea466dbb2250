"""What people want to be told, and when they want quiet."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias


@dataclass(frozen=True, slots=True)
class ShowNotices:
    """What can be done without, each thing with whether it comes."""

    code: ClassVar[str] = "nt"


@dataclass(frozen=True, slots=True)
class ChooseNotice:
    """To be told of a `kind` of thing (1), or not (0)."""

    code: ClassVar[str] = "nk"
    kind: str
    wanted: int


@dataclass(frozen=True, slots=True)
class AnswerBroadcasts:
    """To be sent news of the shop (1), or not (0)."""

    code: ClassVar[str] = "nb"
    consents: int


@dataclass(frozen=True, slots=True)
class ShowQuiet:
    """Quiet hours: one's own (`me`), or those of the `shop`."""

    code: ClassVar[str] = "nq"
    whose: str


@dataclass(frozen=True, slots=True)
class ChooseQuiet:
    """From that minute of the day until the other; None: whatever the shop's are."""

    code: ClassVar[str] = "nh"
    whose: str
    begins: int | None
    ends: int | None


@dataclass(frozen=True, slots=True)
class AskQuiet:
    """Let them type other hours."""

    code: ClassVar[str] = "na"
    whose: str


@dataclass(frozen=True, slots=True)
class AskClocks:
    """Let them type by the clocks of which place."""

    code: ClassVar[str] = "nz"
    whose: str


@dataclass(frozen=True, slots=True)
class UseShopClocks:
    """Quiet hours go by the clocks of the shop."""

    code: ClassVar[str] = "nx"
    whose: str


Action: TypeAlias = (
    ShowNotices
    | ChooseNotice
    | AnswerBroadcasts
    | ShowQuiet
    | ChooseQuiet
    | AskQuiet
    | AskClocks
    | UseShopClocks
)

ONES_OWN: Final = (
    ShowNotices,
    ChooseNotice,
    AnswerBroadcasts,
    ShowQuiet,
    ChooseQuiet,
    AskQuiet,
    AskClocks,
    UseShopClocks,
)
