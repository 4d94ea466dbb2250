"""The whole life of one order, told over the web chat's protocol, in a shop that may die at any moment."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import aiohttp

from tests.faults.house import House
from tests.faults.page import LONGEST, Page, page

NUMBER: Final = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{2}")
PERSON: Final = "Ada Marlowe"
PHONE: Final = "138 0013 8000"
ADDRESS: Final = "12 Harbour Road, Shanghai 200080"
CODE: Final = "welcome10"
TRACKING: Final = "SF1234567890"

Meddle = Callable[[Page, str], Awaitable[None]]
"""What befalls the shop after an update was said: given the page and the update's id."""


async def nothing(where: Page, update_id: str) -> None:
    """The shop is left alone."""


@dataclass(slots=True)
class Life:
    """Both chats, and the browser of the customer."""

    house: House
    session: aiohttp.ClientSession
    customer: Page
    merchant: Page
    meddle: Meddle = nothing
    steps: int = 0

    async def live(self) -> str:
        """From the first hello to the confirmed receipt; answers the order's number."""
        await self._open()
        await self._fill_the_cart()
        await self._check_out()
        await self._pay_at_the_second_try()
        number = await self._ship()
        await self._receive()
        return number

    async def _open(self) -> None:
        for seat in (self.customer, self.merchant):
            await seat.open()
        await self.merchant.reads("You are an owner of this shop now.")

    async def _fill_the_cart(self) -> None:
        for label in ("Browse the shop", "Tea", "Celadon Teapot", "400 ml", "Add to cart"):
            await self._press(self.customer, label)
        await self._press(self.customer, "Cart (1)")

    async def _check_out(self) -> None:
        await self._press(self.customer, "Check out")
        await self._write(self.customer, PERSON, after="Who is the parcel for?")
        await self._write(self.customer, "138", after="Which phone number")
        await self._write(self.customer, PHONE, after="A phone number has 7 to 15 digits")
        await self._write(self.customer, ADDRESS, after="Where should it go?")
        await self._press(self.customer, "Delivery")
        await self._press(self.customer, "Express")
        await self._press(self.customer, "Discount code")
        await self._write(self.customer, CODE, after="Which discount code do you have?")
        await self._press(self.customer, "Place the order")

    async def _pay_at_the_second_try(self) -> None:
        await self._press(self.customer, "Alipay")
        await self._decide(
            await self.customer.link("Alipay"), action="decline", method="alipay", reason="card_expired"
        )
        await self.customer.reads("was declined")
        await self._press(self.customer, "Pay another way")
        await self._press(self.customer, "WeChat Pay")
        await self._decide(await self.customer.link("WeChat Pay"), action="pay", method="wechat_pay")
        await self.customer.reads("Thank you! Order")

    async def _ship(self) -> str:
        found = NUMBER.search(await self.merchant.reads("Awaiting shipment"))
        assert found
        await self._write(self.merchant, f"ship {found[0]} {TRACKING}", after="Awaiting shipment")
        await self.customer.reads("is on its way")
        return found[0]

    async def _receive(self) -> None:
        await self.customer.reads("Is everything there?")
        await self._press(self.customer, "I have received it")
        await self._press(self.customer, "Yes, all of it")
        for seat in (self.customer, self.merchant):
            await seat.reads("Completed")

    async def _press(self, where: Page, label: str) -> None:
        await self._meddle(where, await where.press(label))

    async def _write(self, where: Page, text: str, *, after: str) -> None:
        await where.reads(after)
        await self._meddle(where, await where.write(text))

    async def _meddle(self, where: Page, update_id: str) -> None:
        self.steps += 1
        await self.meddle(where, update_id)

    async def _decide(self, link: str, **form: str) -> None:
        """At the provider's page; a payer whose page does not load loads it again."""
        async with asyncio.timeout(LONGEST):
            while not await self._decided(link, form):
                await self.house.open()

    async def _decided(self, link: str, form: dict[str, str]) -> bool:
        try:
            async with self.session.post(link, data=form) as response:
                return 'data-testid="result"' in await response.text()
        except (aiohttp.ClientError, ConnectionError):
            await asyncio.sleep(0.02)
            return False


@asynccontextmanager
async def life(house: House) -> AsyncIterator[Life]:
    """Two open chats in that shop."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        aiohttp.ClientSession(cookie_jar=jar) as session,
        page(house, session, "customer") as customer,
        page(house, session, "merchant") as merchant,
    ):
        yield Life(house, session, customer, merchant)
