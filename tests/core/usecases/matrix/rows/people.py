"""What people choose for themselves."""

from typing import Final

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
from tests.core.usecases.matrix.rows.row import EVERYBODY, MERCHANT, STAFF, About, Row

NIGHT: Final = QuietHours(1320, 420)

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
)
