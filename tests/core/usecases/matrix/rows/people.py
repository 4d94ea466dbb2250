"""What people choose for themselves."""

from typing import Final

from shopclerk.core.domain.preferences import NEVER_QUIET, NoticeKind
from shopclerk.core.usecases.preferring import (
    AnswerBroadcasts,
    ChooseCurrency,
    ChooseNotices,
    ChooseQuietHours,
    ReadPreferences,
)
from tests.core.usecases.matrix.rows.row import EVERYBODY, STAFF, About, Row

ROWS: Final = (
    Row(ReadPreferences, EVERYBODY, About.SHOP, lambda at, by, _: at.shop.read_preferences(actor=by)),
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
