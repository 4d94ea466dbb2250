"""What the office looks after."""

from typing import Final

from shopclerk.core.usecases.failures import DropFailure, ListFailures, RetryFailure, RetryFailures
from tests.core.usecases.matrix.rows.row import STAFF, About, Row

ROWS: Final = (
    Row(ListFailures, STAFF, About.SHOP, lambda at, by, _: at.shop.list_failures(actor=by)),
    Row(RetryFailures, STAFF, About.SHOP, lambda at, by, _: at.shop.retry_failures(actor=by)),
    Row(
        RetryFailure,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.retry_failure(actor=by, letter_id="out-none"),
    ),
    Row(
        DropFailure,
        STAFF,
        About.SHOP,
        lambda at, by, _: at.shop.drop_failure(actor=by, letter_id="out-none"),
    ),
)
