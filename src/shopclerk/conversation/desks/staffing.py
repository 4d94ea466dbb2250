"""Who works in the shop."""

from dataclasses import dataclass

from shopclerk.core.usecases.staffing import AppointStaff, InviteStaff, ListStaff, NameStaff


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDesk:
    """The owners' own: who works here, as what, and what they are called."""

    list_staff: ListStaff
    invite_staff: InviteStaff
    appoint_staff: AppointStaff
    name_staff: NameStaff
