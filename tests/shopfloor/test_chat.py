"""The scripted chat keeps the promises that the real ones keep."""

import pytest

from tests.contracts.chat import KeyedChatContract, Onlooker
from tests.shopfloor.chat import ScriptedChat


class Reader:
    def __init__(self, chat: ScriptedChat) -> None:
        self._chat = chat

    async def messages(self, address: str) -> list[tuple[str, str]]:
        shown = [(each.id, each.text) for each in self._chat.messages[address]]
        return shown + [(name, ask.text) for name, ask in self._chat.asks[address].items()]


class TestScriptedChat(KeyedChatContract):
    @pytest.fixture
    def chat(self) -> ScriptedChat:
        return ScriptedChat()

    @pytest.fixture
    def onlooker(self, chat: ScriptedChat) -> Onlooker:
        return Reader(chat)
