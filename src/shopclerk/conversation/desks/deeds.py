"""Who of the staff did what."""

from dataclasses import dataclass

from shopclerk.core.usecases.deeds import ShowActivity


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedDesk:
    """The owners' own: what those who work here did."""

    show_activity: ShowActivity
