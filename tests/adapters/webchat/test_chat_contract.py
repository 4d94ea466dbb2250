import json
from datetime import UTC, datetime

import pytest

from shopclerk.adapters.memory.database import MemoryDatabase, memory_database
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.webchat.chat import WebChat
from shopclerk.adapters.webchat.seats import Seat
from shopclerk.adapters.webchat.seats import Visitor as SeatVisitor
from shopclerk.conversation.ports.transcript import Transcript
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File
from tests.contracts.chat import KeyedChatContract, Onlooker
from tests.shopfloor.time_and_names import FakeClock


async def nobody_invited(_: SeatVisitor) -> str | None:
    return None


async def nothing_on_show(_: FileId) -> bool:
    return False


class Reader:
    """Reads the lines that a page would draw."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript

    async def messages(self, address: str) -> list[tuple[str, str]]:
        lines = await self._transcript.since(address, 0, 100)
        ordered = sorted(lines, key=lambda line: line.id)
        return [(str(line.id), json.loads(line.body)["paragraphs"][0]["text"]) for line in ordered]


class TestWebChat(KeyedChatContract):
    @pytest.fixture
    def transcript(self) -> Transcript:
        return memory_database().transcript

    @pytest.fixture
    def database(self) -> MemoryDatabase:
        return memory_database()

    @pytest.fixture
    async def pictures(self, database: MemoryDatabase) -> tuple[FileId, ...]:
        return tuple([await database.files.put(File(content, "image/png")) for content in (b"1", b"2")])

    @pytest.fixture
    def chat(self, transcript: Transcript, database: MemoryDatabase) -> WebChat:
        return WebChat(
            shop_name=lambda: "Tea & Paper",
            public="https://tea.example/",
            seats=(Seat("customer"), Seat("merchant", nobody_invited)),
            transcript=transcript,
            inbox=database.inbox,
            files=database.files,
            decode=picture_from_bytes,
            on_show=nothing_on_show,
            clock=FakeClock(datetime(2026, 3, 5, tzinfo=UTC)),
            wake=lambda: None,
        )

    @pytest.fixture
    def onlooker(self, transcript: Transcript) -> Onlooker:
        return Reader(transcript)

    def test_a_link_leads_to_the_seat_that_is_for_everybody(self, chat: WebChat) -> None:
        assert chat.link("p_TEA") == "https://tea.example/chat/customer/?start=p_TEA"
        assert chat.link("here", to_group=True) == ""
