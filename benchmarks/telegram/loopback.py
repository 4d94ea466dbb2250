"""A Telegram for measuring: it answers every call at once, and many people press at the same time.

It knows no rules (the tests' Telegram does) and only so much of HTTP as these bots need, so that it takes
little of what the bots have to share with it.
"""

import asyncio
import json
import re
from asyncio import Future, StreamReader, StreamWriter
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from benchmarks.laps import Lap, timed

BOT_ID: Final = 4711
TOKEN: Final = f"{BOT_ID}:LOOPBACK-{'x' * 30}"
SECRET: Final = "loopback"  # noqa: S105 - of nobody
CHATS: Final = 64
FIRST_CHAT: Final = 1_000
LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
CALL: Final = re.compile(rb"POST /bot[^/]+/(\w+)")
CHAT: Final = re.compile(rb'chat_id(?:=|": ?"?)(\d+)')
PATIENCE: Final = 60.0
"""Seconds until a bot that shows nothing is given up."""

ME: Final = {"id": BOT_ID, "is_bot": True, "first_name": "Tea house", "username": "tea_house_bot"}
BUTTONS: Final = [[{"text": f"Button {number}", "callback_data": f"1ct{number}"}] for number in range(4)]
SHOWN: Final[dict[str, Any]] = {
    "message_id": 5,
    "from": ME,
    "chat": {"id": FIRST_CHAT, "type": "private", "first_name": "Mei"},
    "date": 1_800_000_000,
    "edit_date": 1_800_000_001,
    "text": "Your cart\n\nLongjing, 50 g\n2 × ¥39.00 = ¥78.00\n\nTotal ¥78.00",
    "entities": [{"type": "bold", "offset": 0, "length": 9}, {"type": "bold", "offset": 47, "length": 12}],
    "reply_markup": {"inline_keyboard": BUTTONS},
}
EDIT: Final = "editmessagetext"
RESULTS: Final[dict[str, object]] = {"getme": ME, EDIT: SHOWN}
"""What calls answer that do not simply answer true; names of methods in small letters."""


def _answer(result: object) -> bytes:
    body = json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
        len(body),
        body,
    )


ANSWERS: Final = {method: _answer(result) for method, result in RESULTS.items()}
TRUE: Final = _answer(True)


@dataclass(slots=True)
class Phone:
    """One person's: where they press, and what waits for the bot's edit."""

    chat_id: int
    reader: StreamReader
    writer: StreamWriter
    edited: Future[None] | None = None

    async def delivers(self, update: dict[str, Any]) -> None:
        """Until the webhook has answered 200."""
        body = json.dumps(update).encode()
        self.writer.write(
            b"POST /telegram/updates HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"X-Telegram-Bot-Api-Secret-Token: %b\r\nContent-Length: %d\r\n\r\n%b"
            % (SECRET.encode(), len(body), body)
        )
        head, _ = await _message(self.reader)
        assert head.startswith(b"HTTP/1.1 200"), head


async def _message(reader: StreamReader) -> tuple[bytes, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    length = LENGTH.search(head)
    return head, await reader.readexactly(int(length[1])) if length else b""


@dataclass(slots=True)
class Telegram:
    """One, on a port of its own; `calls` counts what bots called."""

    url: str = ""
    calls: Counter[str] = field(default_factory=Counter)
    _phones: dict[int, Phone] = field(default_factory=dict)
    _numbers: Any = field(default_factory=lambda: count(1))

    async def answer(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Call after call, until the bot hangs up."""
        try:
            while True:
                head, body = await _message(reader)
                called = CALL.match(head)
                assert called, head
                method = called[1].decode().lower()
                writer.write(ANSWERS.get(method, TRUE))
                self.calls[method] += 1
                if method == EDIT:
                    self._edited(body)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _edited(self, body: bytes) -> None:
        named = CHAT.search(body)
        assert named, body
        waiting = self._phones[int(named[1])].edited
        if waiting is not None and not waiting.done():
            waiting.set_result(None)

    @asynccontextmanager
    async def people(self, port: int) -> AsyncIterator[Sequence[Phone]]:
        """With a bot whose webhook listens there."""
        phones = []
        for chat_id in range(FIRST_CHAT, FIRST_CHAT + CHATS):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            phones.append(Phone(chat_id, reader, writer))
        try:
            yield phones
        finally:
            for phone in phones:
                phone.writer.close()

    async def lap(self, phones: Sequence[Phone], tokens: Sequence[str], presses: int) -> Lap:
        """So many presses, each person's next one when the last has shown. The tokens take turns."""
        self._phones = {phone.chat_id: phone for phone in phones}
        free = list(phones)
        turns = dict.fromkeys(self._phones, 0)

        async def press(_: int) -> None:
            phone = free.pop()
            phone.edited = asyncio.get_running_loop().create_future()
            turns[phone.chat_id] += 1
            async with asyncio.timeout(PATIENCE):
                await phone.delivers(self._pressed(phone, tokens[turns[phone.chat_id] % len(tokens)]))
                await phone.edited
            free.append(phone)

        return await timed(range(presses), press, at_once=len(phones))

    def _pressed(self, phone: Phone, token: str) -> dict[str, Any]:
        number = next(self._numbers)
        person = {"id": phone.chat_id, "first_name": "Mei", "is_bot": False, "language_code": "en"}
        query = {
            "id": str(number),
            "from": person,
            "message": SHOWN | {"chat": {"id": phone.chat_id, "type": "private", "first_name": "Mei"}},
            "chat_instance": str(phone.chat_id),
            "data": token,
        }
        return {"update_id": number, "callback_query": query}


@asynccontextmanager
async def loopback() -> AsyncIterator[Telegram]:
    telegram = Telegram()
    server = await asyncio.start_server(telegram.answer, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    telegram.url = f"http://{host}:{port}"
    try:
        yield telegram
    finally:
        server.close()
