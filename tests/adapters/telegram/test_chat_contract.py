import pytest

from shopclerk.adapters.memory.database import MemoryDatabase
from shopclerk.adapters.telegram.chat import TelegramChat
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File
from tests.adapters.pictures.drawing import drawn
from tests.contracts.chat import ChatContract, Onlooker
from tests.fake_telegram import Bot, FakeTelegram, PrivateChat


class Reader:
    """Reads what a person sees, messages with several pictures as one."""

    def __init__(self, telegram: FakeTelegram, bot: Bot) -> None:
        self._private = telegram.world.private
        self._bot = bot

    async def messages(self, address: str) -> list[tuple[str, str]]:
        chat = self._private[self._bot.id, int(address.partition(":")[2])]
        shown = [each for each in chat.messages.values() if each.is_bots]
        return [(str(each.id), each.text) for each in shown if each.text]


class TestTelegramChat(ChatContract):
    @pytest.fixture
    def chat(self, telegram_chat: TelegramChat) -> TelegramChat:
        return telegram_chat

    @pytest.fixture
    def onlooker(self, telegram: FakeTelegram, bot: Bot) -> Onlooker:
        return Reader(telegram, bot)

    @pytest.fixture
    def here(self, mei: PrivateChat) -> str:
        return f"telegram:{mei.chat.id}"

    @pytest.fixture
    async def there(self, telegram: FakeTelegram, bot: Bot) -> str:
        ben = telegram.person("Ben").chat_with(bot)
        await ben.says("/start")
        return f"telegram:{ben.chat.id}"

    @pytest.fixture
    async def pictures(self, database: MemoryDatabase) -> tuple[FileId, ...]:
        return tuple([await database.files.put(File(drawn(mode=mode), "image/png")) for mode in ("L", "RGB")])
