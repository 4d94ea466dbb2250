from datetime import UTC, datetime
from typing import get_args

import pytest

from shopclerk.conversation.incoming import (
    Command,
    Contact,
    Document,
    Heard,
    Incoming,
    Left,
    Location,
    MovedHere,
    Photo,
    Press,
    Said,
    Text,
)
from shopclerk.conversation.update_codec import UnreadableUpdate, decode_incoming, encode_incoming
from shopclerk.core.domain.ids import FileId

EXAMPLES: tuple[Said, ...] = (
    Command("ship", "7K3F-22 SF1"),
    Command("start"),
    Press("1ho", "12"),
    Text("你好 <b>\n\u2028"),
    Photo(FileId("ab" * 32)),
    Photo(FileId("telegram-file:AgAC"), "Tea, 12.50", "1234"),
    Document(FileId("telegram-file:BQAC"), "prices.xlsx", "for you"),
    Document(FileId(""), "价格.csv", content="品名,价格\n龙井,88\n".encode("gb18030")),
    Document(FileId(""), "nothing.csv", content=b""),
    Contact("李明", "+8613800138000", mine=True),
    Location(31.2459, 121.4907, "外滩\n中山东一路"),
    Location(-33.85678, 0.0),
    Left(),
    MovedHere("telegram:-4"),
)


@pytest.mark.parametrize("said", EXAMPLES, ids=repr)
@pytest.mark.parametrize("in_group", [False, True])
@pytest.mark.parametrize("replies_to", [None, "7"])
def test_an_update_comes_back_as_it_was(said: Said, replies_to: str | None, in_group: bool) -> None:
    incoming = Incoming(
        update_id="u-1",
        address="web:customer:ab12",
        account="web:ff",
        locale="zh-CN",
        said=said,
        at=datetime(2026, 3, 1, 8, 30, 0, 123456, tzinfo=UTC),
        replies_to=replies_to,
        in_group=in_group,
        name="李明 Li",
    )
    assert decode_incoming(encode_incoming(incoming)) == incoming


@pytest.mark.parametrize(
    "payload", [b"", b"\xff", b"[]", b"null", b"{}", b'{"v": 2}', b'{"v": 1, "id": "u"}']
)
def test_bytes_that_are_no_update_are_told_apart(payload: bytes) -> None:
    with pytest.raises(UnreadableUpdate):
        decode_incoming(payload)


def test_there_is_an_example_of_everything_that_can_be_said() -> None:
    assert {type(said) for said in EXAMPLES} == {*get_args(Heard), Left, MovedHere}


def test_a_picture_that_was_kept_before_pictures_had_captions_is_still_read() -> None:
    kept = (
        b'{"v":1,"id":"u-1","address":"web:c:ab","account":"web:ff","locale":"en",'
        b'"at":"2026-03-01T08:30:00+00:00","replies_to":null,"said":{"photo":"abab"}}'
    )
    assert decode_incoming(kept).said == Photo(FileId("abab"))
    assert decode_incoming(kept).name == ""


def test_a_document_that_was_kept_before_documents_came_with_their_bytes_is_still_read() -> None:
    kept = (
        b'{"v":1,"id":"u-1","address":"web:c:ab","account":"web:ff","locale":"en",'
        b'"at":"2026-03-01T08:30:00+00:00","replies_to":null,'
        b'"said":{"document":"telegram-file:BQAC","name":"prices.csv","caption":""}}'
    )
    assert decode_incoming(kept).said == Document(FileId("telegram-file:BQAC"), "prices.csv")
