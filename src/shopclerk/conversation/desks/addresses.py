"""Who a customer sends to."""

from dataclasses import dataclass

from shopclerk.core.usecases.addresses import KeepAddress, PreferAddress, RemoveAddress, ShowAddresses


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressDesk:
    """The customer's own address book."""

    show_addresses: ShowAddresses
    keep_address: KeepAddress
    remove_address: RemoveAddress
    prefer_address: PreferAddress
