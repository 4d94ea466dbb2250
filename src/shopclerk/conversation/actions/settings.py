"""The terms on which the shop trades, for its owner. A `setting` is called by its name in `Setting`."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """All of them by group; or those of one `group`."""

    code: ClassVar[str] = "ja"
    group: str | None


@dataclass(frozen=True, slots=True)
class ShowSetting:
    """One of them: what it is, since when and by whom, and what else it can be."""

    code: ClassVar[str] = "jb"
    setting: str


@dataclass(frozen=True, slots=True)
class ProposeSetting:
    """See what it would change to be that `value`, in letters; None: what the environment says."""

    code: ClassVar[str] = "jc"
    setting: str
    value: str | None


@dataclass(frozen=True, slots=True)
class ConfirmSetting:
    """Change what was shown; `proposal` names exactly that."""

    code: ClassVar[str] = "jd"
    setting: str
    proposal: str


@dataclass(frozen=True, slots=True)
class AskHours:
    """Let them type when it is open on these `days`: `0` is Monday, several digits are several days."""

    code: ClassVar[str] = "je"
    days: str


@dataclass(frozen=True, slots=True)
class CloseOn:
    """It is closed on these days."""

    code: ClassVar[str] = "jf"
    days: str


@dataclass(frozen=True, slots=True)
class ToggleReason:
    """A reason for which the customer pays the way back, or not."""

    code: ClassVar[str] = "jg"
    reason: str


@dataclass(frozen=True, slots=True)
class ToggleMethod:
    """A way of paying that customers may choose, or not."""

    code: ClassVar[str] = "jh"
    method: str


@dataclass(frozen=True, slots=True)
class RaiseMethod:
    """Offer it before the one that is offered before it now."""

    code: ClassVar[str] = "ji"
    method: str


@dataclass(frozen=True, slots=True)
class ShowOption:
    """One way of delivery."""

    code: ClassVar[str] = "jj"
    option: str


@dataclass(frozen=True, slots=True)
class AskOption:
    """Let them type its `field` (`name`, `fee`, `days`, `free`); of `new` a whole new one."""

    code: ClassVar[str] = "jk"
    option: str
    field: str


@dataclass(frozen=True, slots=True)
class RaiseOption:
    """Offer it before the one that is offered before it now."""

    code: ClassVar[str] = "jl"
    option: str


@dataclass(frozen=True, slots=True)
class RemoveOption:
    """Do not offer it any more."""

    code: ClassVar[str] = "jm"
    option: str


Action: TypeAlias = (
    ShowSettings
    | ShowSetting
    | ProposeSetting
    | ConfirmSetting
    | AskHours
    | CloseOn
    | ToggleReason
    | ToggleMethod
    | RaiseMethod
    | ShowOption
    | AskOption
    | RaiseOption
    | RemoveOption
)

ONES_OWN: Final = (
    ShowSettings,
    ShowSetting,
    ProposeSetting,
    ConfirmSetting,
    AskHours,
    CloseOn,
    ToggleReason,
    ToggleMethod,
    RaiseMethod,
    ShowOption,
    AskOption,
    RaiseOption,
    RemoveOption,
)
