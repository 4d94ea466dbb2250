from datetime import UTC, datetime

import pytest

from shopclerk.conversation.incoming import Command, Incoming, Photo, Press, Said, Text
from shopclerk.conversation.update_codec import UnreadableUpdate, decode_incoming, encode_incoming
from shopclerk.core.domain.ids import FileId


@pytest.mark.parametrize(
    "said",
    [
        Command("ship", "7K3F-22 SF1"),
        Command("start"),
        Press("1ho", "12"),
        Text("你好 <b>\n\u2028"),
        Photo(FileId("ab" * 32)),
    ],
)
@pytest.mark.parametrize("replies_to", [None, "7"])
def test_an_update_comes_back_as_it_was(said: Said, replies_to: str | None) -> None:
    incoming = Incoming(
        update_id="u-1",
        address="web:customer:ab12",
        account="web:ff",
        locale="zh-CN",
        said=said,
        at=datetime(2026, 3, 1, 8, 30, 0, 123456, tzinfo=UTC),
        replies_to=replies_to,
    )
    assert decode_incoming(encode_incoming(incoming)) == incoming


@pytest.mark.parametrize(
    "payload", [b"", b"\xff", b"[]", b"null", b"{}", b'{"v": 2}', b'{"v": 1, "id": "u"}']
)
def test_bytes_that_are_no_update_are_told_apart(payload: bytes) -> None:
    with pytest.raises(UnreadableUpdate):
        decode_incoming(payload)
