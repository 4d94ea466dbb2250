"""Which notices somebody can do without, and which cannot wait."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from shopclerk.core.domain import events as e
from shopclerk.core.domain.lifecycle import IN_TROUBLE, CaseStatus, RefundStatus
from shopclerk.core.domain.preferences import NoticeKind, QuietHours

_OF_STAFF: Final[Mapping[type[e.Event], NoticeKind]] = {
    e.OrderConfirmed: NoticeKind.NEW_ORDERS,
    e.ParcelSilent: NoticeKind.TROUBLES,
    e.StockRanLow: NoticeKind.LOW_STOCK,
    e.QuestionAsked: NoticeKind.QUESTIONS,
}
_OF_CUSTOMERS: Final[Mapping[type[e.Event], NoticeKind]] = {
    e.PaymentDue: NoticeKind.REMINDERS,
    e.OrderCompleted: NoticeKind.PARCELS,
    e.StockCameBack: NoticeKind.RESTOCKS,
}


def kind_of(event: e.Event, *, own: bool) -> NoticeKind | None:
    """What sort of notice it is to staff, or to whoever it is their `own` affair; None: it always comes.

    A parcel that goes astray is no step on its way.
    """
    match event:
        case e.ParcelMoved(status=status) if own and status not in IN_TROUBLE:
            return NoticeKind.PARCELS
        case e.CaseMoved(status=CaseStatus.REQUESTED) if not own:
            return NoticeKind.REQUESTS
        case _:
            return (_OF_CUSTOMERS if own else _OF_STAFF).get(type(event))


def cannot_wait(event: e.Event) -> bool:
    """Trouble with money: staff are told at night, too."""
    match event:
        case e.RefundMoved(status=status):
            return status is RefundStatus.FAILED
        case _:
            return isinstance(event, e.PaymentUnapplied | e.PaymentShort | e.DiscrepancyOpened)


def quiet_until(hours: QuietHours, shop_zone: tzinfo, now: datetime) -> datetime | None:
    """When it is not quiet any more; None when it is not quiet now."""
    return hours.over(now, clocks(hours.zone, shop_zone))


def clocks(zone: str | None, shop_zone: tzinfo) -> tzinfo:
    """The zone of that name; the shop's, when there is no such zone on this machine."""
    if zone is None:
        return shop_zone
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return shop_zone


def zone_called(text: str) -> str | None:
    """The zone that goes by this name, or that of its city: `Europe/Berlin`, `new york`."""
    wanted = "_".join(text.split()).casefold()
    zones = sorted(available_timezones())
    exact = [zone for zone in zones if zone.casefold() == wanted]
    by_city = [zone for zone in zones if wanted and zone.casefold().rpartition("/")[2] == wanted]
    return next(iter((*exact, *by_city)), None)
