"""What is kept of a customer."""

from dataclasses import dataclass

from shopclerk.core.usecases.privacy import ErasePersonal, ExportPersonal, ShowPersonal


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyDesk:
    """What is kept of a customer, for the customer."""

    show_personal: ShowPersonal
    export_personal: ExportPersonal
    erase_personal: ErasePersonal
