"""Answers to what people pressed.

Source: core.telegram.org/bots/api#answercallbackquery (a note of 0-200 characters), #answerprecheckoutquery
("must receive an answer within 10 seconds"; a refusal says why). How long a press waits for its answer is
not documented.
"""

from typing import Final

from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Query, World

QUERY_SECONDS: Final = 15 * 60
CHECKOUT_SECONDS: Final = 10
MOST_ALERT: Final = 200
TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, bot: Bot, parameters: Parameters) -> bool:
    query = _waiting(world, world.queries, bot, parameters.text("callback_query_id"), QUERY_SECONDS)
    text = parameters.text("text", "")
    if len(text) > MOST_ALERT:
        raise BadRequest("MESSAGE_TOO_LONG")
    if query.answer is None:
        query.answer = {"text": text, "show_alert": parameters.flag("show_alert")}
    _answered(world, query)
    return True


def answer_pre_checkout_query(world: World, bot: Bot, parameters: Parameters) -> bool:
    id = parameters.text("pre_checkout_query_id")
    query = _waiting(world, world.checkouts, bot, id, CHECKOUT_SECONDS)
    ok, why = parameters.flag("ok"), parameters.text("error_message", "")
    if not ok and not why:
        raise BadRequest("ERROR_TEXT_EMPTY")
    query.answer = {"ok": ok, "error_message": why}
    _answered(world, query)
    return True


def _waiting(world: World, queries: dict[str, Query], bot: Bot, id: str, seconds: float) -> Query:
    query = queries.get(id)
    if query is None or query.bot is not bot or world.now() - query.at > seconds:
        raise BadRequest(TOO_OLD)
    return query


def _answered(world: World, query: Query) -> None:
    query.answered.set()
    world.stir()


METHODS: Final = {
    "answerCallbackQuery": answer_callback_query,
    "answerPreCheckoutQuery": answer_pre_checkout_query,
}
