"""A customer's saved addresses."""

from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from shopclerk.core.domain.ids import ContactId


@dataclass(frozen=True, slots=True)
class ShowAddresses:
    """All of them."""

    code: ClassVar[str] = "ea"


@dataclass(frozen=True, slots=True)
class ShowAddress:
    """One of them."""

    code: ClassVar[str] = "eb"

    address_id: ContactId


@dataclass(frozen=True, slots=True)
class AddAddress:
    """Type a new one; `ordering` (0 or 1): for the order that is being made."""

    code: ClassVar[str] = "ed"

    ordering: int


@dataclass(frozen=True, slots=True)
class ChangeAddress:
    """Type the `field` (`name`, `phone` or `address`) of one again."""

    code: ClassVar[str] = "ef"

    address_id: ContactId
    field: str


@dataclass(frozen=True, slots=True)
class PreferAddress:
    """Have orders go there unless another is chosen."""

    code: ClassVar[str] = "eg"

    address_id: ContactId


@dataclass(frozen=True, slots=True)
class AskRemoveAddress:
    """State what removing it means and ask for a yes."""

    code: ClassVar[str] = "eh"

    address_id: ContactId


@dataclass(frozen=True, slots=True)
class RemoveAddress:
    code: ClassVar[str] = "ei"
    address_id: ContactId


@dataclass(frozen=True, slots=True)
class PickAddresses:
    """Those that the order that is being made can go to."""

    code: ClassVar[str] = "ej"


@dataclass(frozen=True, slots=True)
class PickAddress:
    """Have that order go there."""

    code: ClassVar[str] = "ek"

    address_id: ContactId


Action: TypeAlias = (
    ShowAddresses
    | ShowAddress
    | AddAddress
    | ChangeAddress
    | PreferAddress
    | AskRemoveAddress
    | RemoveAddress
    | PickAddresses
    | PickAddress
)

ONES_OWN: Final = (
    ShowAddresses,
    ShowAddress,
    AddAddress,
    ChangeAddress,
    PreferAddress,
    AskRemoveAddress,
    RemoveAddress,
    PickAddresses,
    PickAddress,
)
