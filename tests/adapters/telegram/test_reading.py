"""What each framework makes of the raw updates of people, read as what was said."""

from typing import Any, Final

import pytest

from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.reading import incoming_of
from shopclerk.conversation.incoming import Command, Contact, Document, Left, Location, Photo, Said, Text
from shopclerk.core.domain.ids import FileId

ME: Final = Me(1, "Shop_Bot")
MEI: Final = {"id": 77, "is_bot": False, "first_name": "Mei", "language_code": "zh"}
SIZES: Final = [
    {"file_id": name, "file_unique_id": f"u-{name}", "width": side, "height": side, "file_size": side}
    for name, side in (("small", 90), ("large", 1280), ("medium", 320))
]
BUND: Final = {"latitude": 31.2459, "longitude": 121.4907}
SCREENSHOT: Final = {
    "file_id": "d1", "file_unique_id": "u1", "file_name": "tea.png", "mime_type": "image/png"
}  # fmt: skip
PRICES: Final = {"file_id": "d2", "file_unique_id": "u2", "file_name": "prices.xlsx"}
VENUE: Final = {"location": BUND, "title": "外滩", "address": "中山东一路"}

SAID: Final[tuple[tuple[dict[str, Any], Said], ...]] = (
    ({"text": "hello"}, Text("hello")),
    ({"text": "/ship@shop_bot 7K3F-22  SF1 "}, Command("ship", "7K3F-22  SF1")),
    ({"photo": SIZES}, Photo(FileId("telegram-file:large"))),
    ({"photo": SIZES, "caption": "Tea, 12.50"}, Photo(FileId("telegram-file:large"), "Tea, 12.50")),
    ({"photo": SIZES, "media_group_id": "g1"}, Photo(FileId("telegram-file:large"), album="g1")),
    ({"document": SCREENSHOT, "caption": "Tea"}, Photo(FileId("telegram-file:d1"), "Tea")),
    ({"document": PRICES}, Document(FileId("telegram-file:d2"), "prices.xlsx")),
    (
        {"contact": {"phone_number": "8613800138000", "first_name": "明", "last_name": "李", "user_id": 77}},
        Contact("明 李", "+8613800138000", mine=True),
    ),
    (
        {"contact": {"phone_number": "+493012345678", "first_name": "Bo", "user_id": 78}},
        Contact("Bo", "+493012345678", mine=False),
    ),
    ({"contact": {"phone_number": "110", "first_name": "Police"}}, Contact("Police", "110", mine=False)),
    ({"location": BUND}, Location(31.2459, 121.4907)),
    ({"location": BUND, "venue": VENUE}, Location(31.2459, 121.4907, "外滩\n中山东一路")),
)


def update(body: dict[str, Any]) -> dict[str, Any]:
    chat = {"id": 77, "type": "private", "first_name": "Mei"}
    return {
        "update_id": 1,
        "message": {"message_id": 5, "date": 1772000000, "chat": chat, "from": MEI, **body},
    }


async def test_everything_that_people_say_is_read(driver: Driver) -> None:
    for body, said in SAID:
        incoming = incoming_of(driver.update_of(update(body)), ME)
        assert incoming is not None
        assert incoming.said == said


@pytest.mark.parametrize("body", [{}, {"new_chat_title": "Tea"}, {"dice": {"emoji": "🎲", "value": 3}}])
async def test_what_nobody_said_is_passed_over(driver: Driver, body: dict[str, Any]) -> None:
    assert incoming_of(driver.update_of(update(body)), ME) is None


def membership(status: str, chat: dict[str, Any]) -> dict[str, Any]:
    bot = {"id": 1, "is_bot": True, "first_name": "Tea"}
    ended = {"until_date": 0} if status == "kicked" else {}
    sides = {
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": status, "user": bot, **ended},
    }
    return {"update_id": 1, "my_chat_member": {"chat": chat, "from": MEI, "date": 1772000000, **sides}}


@pytest.mark.parametrize(
    ("status", "chat"),
    [
        ("kicked", {"id": 77, "type": "private", "first_name": "Mei"}),
        ("kicked", {"id": -1001, "type": "supergroup", "title": "Staff"}),
        ("left", {"id": -1001, "type": "supergroup", "title": "Staff"}),
    ],
)
async def test_a_bot_that_is_sent_away_reads_that_somebody_left(
    driver: Driver, status: str, chat: dict[str, Any]
) -> None:
    incoming = incoming_of(driver.update_of(membership(status, chat)), ME)
    assert incoming is not None
    assert (incoming.said, incoming.address) == (Left(), f"telegram:{chat['id']}")


async def test_a_bot_that_is_let_in_says_nothing_yet(driver: Driver) -> None:
    group = {"id": -1001, "type": "supergroup", "title": "Staff"}
    assert incoming_of(driver.update_of(membership("member", group)), ME) is None
