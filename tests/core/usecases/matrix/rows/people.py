"""What people choose for themselves."""

from typing import Final

from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.preferences import NEVER_QUIET, NoticeKind, QuietHours
from shopclerk.core.usecases.preferring import (
    AnswerBroadcasts,
    ChooseCurrency,
    ChooseNotices,
    ChooseQuietHours,
    ChooseShopQuiet,
    ReadPreferences,
    ReadQuietHours,
)
from shopclerk.core.usecases.privacy import ErasePersonal, ExportPersonal, ShowPersonal
from tests.core.usecases.matrix.rows.row import EVERYBODY, MERCHANT, STAFF, About, Row
from tests.core.usecases.matrix.world import WANG, Stage

CUSTOMERS: Final = EVERYBODY - STAFF
NIGHT: Final = QuietHours(1320, 420)


async def _is_erased(at: Stage, by: Actor, one: str) -> None:
    """The other customer waits for an order in every state, and gives it up first."""
    if by == WANG:
        for order in at.memory.find(Order, "customer", WANG.person_id):
            await at.shop.cancel_order(actor=by, request_id=one, order_id=order.id)
    await ErasePersonal(at.shop.store, at.shop.database.personal)(actor=by)


ROWS: Final = (
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
    Row(ErasePersonal, CUSTOMERS, About.OWN_CART, _is_erased),
)
