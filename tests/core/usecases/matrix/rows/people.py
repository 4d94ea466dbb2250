"""What people choose for themselves."""

from typing import Final

from shopclerk.adapters.memory.identities import MemoryIdentities
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.preferences import NEVER_QUIET, NoticeKind, QuietHours
from shopclerk.core.usecases.deeds import ShowActivity
from shopclerk.core.usecases.preferring import (
    AnswerBroadcasts,
    AskForConsent,
    ChooseCurrency,
    ChooseNotices,
    ChooseQuietHours,
    ChooseShopQuiet,
    ReadPreferences,
    ReadQuietHours,
)
from shopclerk.core.usecases.privacy import ErasePersonal, ExportPersonal, ShowPersonal
from shopclerk.core.usecases.staffing import GOOD_FOR, AppointStaff, InviteStaff, ListStaff, NameStaff
from tests.core.usecases.matrix.rows.row import EVERYBODY, MERCHANT, STAFF, About, Row
from tests.core.usecases.matrix.world import WANG, Stage

CUSTOMERS: Final = EVERYBODY - STAFF
NIGHT: Final = QuietHours(1320, 420)


async def _hires(at: Stage) -> PersonId:
    """Somebody new, who works here from now on."""
    new, identities = PersonId("new"), MemoryIdentities(at.memory)
    await identities.recognise("web:new", None, "en", new)
    await identities.invite("a token", Role.CLERK, at.shop.clock.now() + GOOD_FOR)
    await identities.join("a token", new, at.shop.clock.now())
    return new


async def _appoints(at: Stage, by: Actor, one: str) -> None:
    by.must_be_owner("AppointStaff")
    appoint = AppointStaff(at.shop.database.staff, at.shop.ids, at.shop.clock)
    await appoint(actor=by, person_id=await _hires(at), role=Role.OWNER)


async def _names(at: Stage, by: Actor, one: str) -> None:
    by.must_be_owner("NameStaff")
    database = at.shop.database
    name = NameStaff(database.staff, database.people, at.shop.ids, at.shop.clock)
    await name(actor=by, person_id=await _hires(at), name="Bo")


async def _is_erased(at: Stage, by: Actor, one: str) -> None:
    """The other customer waits for an order in every state, and gives it up first."""
    if by == WANG:
        for order in at.memory.find(Order, "customer", WANG.person_id):
            await at.shop.cancel_order(actor=by, request_id=one, order_id=order.id)
    await ErasePersonal(at.shop.store, at.shop.database.personal)(actor=by)


ROWS: Final = (
    Row(
        AskForConsent,
        EVERYBODY,
        About.SHOP,
        lambda at, by, one: at.shop.ask_for_consent(actor=by, request_id=one),
    ),
    Row(ReadPreferences, EVERYBODY, About.SHOP, lambda at, by, _: at.shop.read_preferences(actor=by)),
    Row(ReadQuietHours, EVERYBODY, About.SHOP, lambda at, by, _: at.shop.read_quiet_hours(actor=by)),
    Row(
        ChooseShopQuiet,
        MERCHANT,
        About.SHOP,
        lambda at, by, one: at.shop.choose_shop_quiet(actor=by, request_id=one, hours=NIGHT),
    ),
    Row(
        ChooseCurrency,
        EVERYBODY,
        About.SHOP,
        lambda at, by, one: at.shop.choose_currency(actor=by, request_id=one, currency="EUR"),
    ),
    Row(
        ChooseNotices,
        EVERYBODY,
        About.SHOP,
        lambda at, by, one: at.shop.choose_notices(
            actor=by, request_id=one, kind=NoticeKind.PARCELS, wanted=False
        ),
    ),
    Row(
        AnswerBroadcasts,
        EVERYBODY,
        About.SHOP,
        lambda at, by, one: at.shop.answer_broadcasts(actor=by, request_id=one, consents=True),
    ),
    Row(
        ChooseQuietHours,
        STAFF,
        About.SHOP,
        lambda at, by, one: at.shop.choose_quiet_hours(actor=by, request_id=one, hours=NEVER_QUIET),
    ),
    Row(
        ShowPersonal,
        EVERYBODY,
        About.OWN_CART,
        lambda at, by, _: ShowPersonal(at.shop.store, at.shop.database.personal)(actor=by),
    ),
    Row(
        ExportPersonal,
        EVERYBODY,
        About.OWN_CART,
        lambda at, by, _: ExportPersonal(at.shop.store, at.shop.database.personal)(actor=by),
    ),
    Row(ListStaff, MERCHANT, About.SHOP, lambda at, by, _: ListStaff(at.shop.database.staff)(actor=by)),
    Row(
        ShowActivity,
        MERCHANT,
        About.SHOP,
        lambda at, by, _: at.shop.show_activity(actor=by),
    ),
    Row(
        InviteStaff,
        MERCHANT,
        About.SHOP,
        lambda at, by, _: InviteStaff(at.shop.database.staff, at.shop.ids, at.shop.clock)(
            actor=by, role=Role.CLERK
        ),
        repeats="each time is an invitation of its own",
    ),
    Row(AppointStaff, MERCHANT, About.SHOP, _appoints),
    Row(NameStaff, MERCHANT, About.SHOP, _names),
    Row(ErasePersonal, CUSTOMERS, About.OWN_CART, _is_erased),
)
