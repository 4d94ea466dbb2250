"""A Telegram for tests: a Bot API server that holds bots to the real rules, and people to talk to.

    async with FakeTelegram() as telegram:
        bot = telegram.bot("Tea house")   # its `bot.token`, at `telegram.url`
        chat = telegram.person("Mei", language="zh").chat_with(bot)
        await chat.says("/start")
        home = await chat.sees("Welcome") # waits until the bot has shown it
        await chat.presses("Cart", on=home)
        await chat.sees("Your cart is empty")

Any framework talks to it over real HTTP, polling or by webhook. What it refuses, it refuses in Telegram's
own words and codes, so that a framework maps them to its own exceptions:

- texts of 4096 and captions of 1024 UTF-16 units, callback data of 64 bytes, well-formed HTML of known
  tags, buttons with exactly one purpose, keys that ask for something in private chats only;
- "message is not modified", messages that cannot be edited or deleted or are gone, queries that are too old
  or unknown, files sent as what they are not;
- one poller at a time, no polling beside a webhook; webhooks carry their secret, are sent again until they
  are taken, in order per chat, and a call in the answer's body is made; updates that were not asked for;
- what is said in groups reaches a bot in privacy mode only when it is meant for it; topics; `my_chat_member`;
- bots that are blocked, chats that are unknown, invoices whose sums are wrong, charges refunded twice;
- `telegram.faults` scripts 429 with `retry_after`, 5xx and dropped connections, before or after the call took
  effect; `Limits` makes it count messages a second as Telegram does.

`telegram.calls` records every call in order. Nothing sleeps: whoever waits is woken by what happens.
README.md beside this tells the rest, and which test holds it to each rule.
"""

from tests.fake_telegram.faults import Drop, Faults, Refuse, TooMany
from tests.fake_telegram.invoices import Charge, NotPaid
from tests.fake_telegram.people import Person, PrivateChat
from tests.fake_telegram.telegram import FakeTelegram
from tests.fake_telegram.throttle import Limits
from tests.fake_telegram.world import Bot

__all__ = [
    "Bot",
    "Charge",
    "Drop",
    "FakeTelegram",
    "Faults",
    "Limits",
    "NotPaid",
    "Person",
    "PrivateChat",
    "Refuse",
    "TooMany",
]
