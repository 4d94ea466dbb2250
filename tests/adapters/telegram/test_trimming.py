"""What is taken away before a framework looks at an update."""

from typing import Any, Final

import pytest

from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.reading import incoming_of
from shopclerk.adapters.telegram.trimming import worth_reading
from shopclerk.conversation.incoming import Left

ME: Final = Me(1, "Shop_Bot")
MEI: Final = {"id": 77, "is_bot": False, "first_name": "Mei", "language_code": "zh"}
BOT: Final = {"id": 1, "is_bot": True, "first_name": "Tea"}
GROUP: Final = {"id": -1001, "type": "supergroup", "title": "Staff"}


def standing(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    sides = {"old_chat_member": {"user": BOT, **before}, "new_chat_member": {"user": BOT, **now}}
    return {"update_id": 1, "my_chat_member": {"chat": GROUP, "from": MEI, "date": 1772000000, **sides}}


@pytest.mark.parametrize(
    "now", [{"status": "left"}, {"status": "kicked"}, {"status": "restricted", "is_member": False}]
)
async def test_that_the_bot_was_sent_away_is_heard_whatever_rights_it_had(
    driver: Driver, now: dict[str, Any]
) -> None:
    """A server that is older than a framework tells fewer rights than that wants to hear of."""
    update = standing({"status": "administrator", "can_manage_chat": True}, now)
    incoming = incoming_of(driver.update_of(worth_reading(update)), ME)
    assert incoming is not None
    assert (incoming.said, incoming.address) == (Left(), "telegram:-1001")


@pytest.mark.parametrize("status", ["administrator", "restricted", "member", "guest"])
async def test_that_the_bot_stands_otherwise_is_heard_and_says_nothing(driver: Driver, status: str) -> None:
    update = standing({"status": "left"}, {"status": status, "is_member": True})
    assert incoming_of(driver.update_of(worth_reading(update)), ME) is None


async def test_a_press_is_read_the_same_without_what_its_message_looks_like(driver: Driver) -> None:
    topic = {"message_thread_id": 9, "is_topic_message": True}
    group = {**GROUP, "is_forum": True}
    looks = {"text": "Cart", "entities": [{"type": "bold", "offset": 0, "length": 4}]}
    message = {"message_id": 5, "date": 1772000000, "chat": group, **topic, **looks}
    query = {"id": "q", "from": MEI, "chat_instance": "1", "data": "1ct", "message": message}
    pressed = {"update_id": 1, "callback_query": query}
    spared = worth_reading(pressed)
    assert not set(looks) & set(spared["callback_query"]["message"])
    assert incoming_of(driver.update_of(spared), ME) == incoming_of(driver.update_of(pressed), ME)


@pytest.mark.parametrize("body", [{"message": 5}, {"message": None}, {}])
async def test_a_press_on_no_message_is_left_as_it_is(body: dict[str, Any]) -> None:
    pressed = {"update_id": 1, "callback_query": {"id": "q", **body}}
    assert worth_reading(pressed) == pressed
