"""Every screen that can be reached leads on, and speaks its reader's language."""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import (
    Action,
    booking,
    books,
    casework,
    claiming,
    correcting,
    home,
    listing,
    ordering,
    parcels,
    shipping,
    shopping,
)
from shopclerk.conversation.actions.ordering import ChooseMethod, StartCheckout
from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.lifecycle import IN_TROUBLE, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.usecases.checkout import Recipient
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.goods import EXPRESS, POST, tea
from tests.conversation.scripts.mapping import must_be_mapped
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

LI: Final = Recipient(name="李明", phone="13800138000", address="上海市虹口区港湾路 8 号")
NOT_WORDS: Final = re.compile(
    r"https://\S+|Tea & Paper|English|EMS|[0-9A-F]{8}|SF[0-9]+|MUG-\w+|TEA|[2-9A-Z]{4}-[2-9A-Z]{2}|"
    r"/start \S+|/start|/help|CSV|CNY|EUR|USD|zh-Hans|en: \S+|SPRING|dispute|fake-[0-9]+|Mei|Ana|Test|"
    r"[A-Z][a-z]+/[A-Z][a-z]+|[A-Z]$"
)
"""What stands in Latin letters in every language: links, names, codes, numbers, references, commands."""

CRAWLED: Final = (
    booking,
    books,
    casework,
    claiming,
    correcting,
    home,
    listing,
    ordering,
    parcels,
    shipping,
    shopping,
)
"""The areas of actions whose every button is pressed here. Each area is in the `CRAWLED` of one such test."""

SOLD: Final = ("🛒", "＋", "🏠", "‹")
"""What staff see of a product as everybody does: how the buttons begin that lead there."""

OF_CUSTOMERS: Final = {
    *(claiming.FillClaim, claiming.ReviewClaim, claiming.SendClaim, claiming.AskEvidence),
    *(claiming.AskWithdraw, claiming.WithdrawCase, claiming.AskReturnNumber, home.ShowAccount),
    *(ordering.AskMethod, ordering.ChooseMethod, ordering.OrderAgain, ordering.ShowReceipt),
    *(ordering.ShowHistory, ordering.ShowOrders, ordering.FilterOrders, ordering.AskExtend),
    *(ordering.ExtendReceipt, ordering.AskReceipt, ordering.ConfirmReceipt),
}
"""What staff with no orders of their own have no button for."""

OF_STAFF: Final = {
    *(home.ShowOffice, shopping.ShareProduct),
    *(
        kind
        for area in (booking, books, casework, correcting, listing, parcels, shipping)
        for kind in get_args(area.Action)
    ),
}

NOT_OF: Final = {
    "customer": OF_STAFF,
    "clerk": OF_CUSTOMERS | {books.RecordManualRefund, books.ShowDiscrepancies, books.SettleDiscrepancy},
    "owner": OF_CUSTOMERS,
}
"""What those in the middle of things have no button for."""

OTHER: Final = {"en": ("简体中文", "Русский"), "zh-Hans": ("English", "Русский")}
ANSWERS: Final = (
    "李明",
    "13800138000",
    "上海市虹口区港湾路 8 号",
    "123",
    "2",
    "1 1",
    "SF1234567",
    "123456789",
    "SPRING",
    "💥",
)


async def orders_in_every_state(shop: TalkingShop, ana: Visitor) -> list[Order]:
    """Unpaid, paid, under way, arrived, completed, paid back in part and whole, cancelled by each who can."""
    await shop.import_product(tea(quantity=30), actor=shop.owner, sets_stock=True)
    buyer = await shop.actor(ana)

    async def placed(units: int = 1) -> Order:
        await shop.fills(buyer, tea=units)
        return await shop.checks_out(buyer, recipient=LI)

    async def sent(status: ShipmentStatus | None) -> Order:
        order = await shop.pays(await placed())
        parcel = await shop.ships(order)
        if status:
            await shop.moves(parcel, status)
        return await shop.order(order)

    paid = await shop.pays(await placed(units=2))
    under_way = [
        await sent(status) for status in (None, ShipmentStatus.OUT_FOR_DELIVERY, ShipmentStatus.DELIVERED)
    ]
    completed, partly, wholly = [await shop.receives(await sent(None)) for _ in range(3)]
    await shop.refunds_amount(partly, "1.00")
    await shop.refunds_units(wholly, 1, shipping=True)
    by_customer = await shop.cancels(await placed())
    by_shop = await shop.cancels(await placed(), by=shop.owner)
    late = await placed()
    shop.clock.advance(minutes=30)
    await shop.expire_unpaid()
    declined = await shop.is_declined(await placed())
    shop.terms = replace(shop.terms, shipping=(POST, EXPRESS))
    await shop.create_discount(actor=shop.owner, request_id="spring", code="SPRING", percentage=1000)
    await shop.fills(buyer, tea=1)
    dear = await shop.checks_out(buyer, recipient=LI, shipping="express", discount="SPRING")
    shop.terms = replace(shop.terms, shipping=())
    cases = await cases_in_every_state(shop, buyer, sent)
    for status in sorted(IN_TROUBLE):
        await sent(status)
    await shop.hears(shop.gateway.charge_back("fake-1", Money(100, "CNY")))
    await shop.relays()
    over = (completed, partly, wholly, by_customer, by_shop, await shop.order(late))
    return [paid, *under_way, *over, declined, dear, *cases]


async def cases_in_every_state(
    shop: TalkingShop, buyer: Actor, sent: Callable[[ShipmentStatus | None], Awaitable[Order]]
) -> list[Order]:
    """One to decide, to send back, to inspect, to settle, exchanges, and a refund that failed."""

    async def asked(kind: CaseKind) -> AfterSalesCase:
        return await shop.asks(await sent(ShipmentStatus.DELIVERED), kind)

    cases = [await asked(CaseKind.RETURN) for _ in range(4)]
    await shop.add_evidence(
        actor=buyer,
        request_id=shop.request(),
        case_id=cases[0].id,
        pictures=[FileId("1" * 64), FileId("2" * 64)],
    )
    awaited = [await shop.approves(case) for case in cases[1:]]
    received = [await shop.goods_arrive(case) for case in awaited[1:]]
    await shop.inspects(received[-1], 1, 1)
    swap = await shop.exchanges(await sent(ShipmentStatus.DELIVERED), "tea")
    await shop.approves(await shop.exchanges(await sent(ShipmentStatus.DELIVERED), "tea"))
    money = await asked(CaseKind.REFUND_ONLY)
    shop.gateway.refuses_refund()
    await shop.approves(money)
    return [await shop.order(case.order_id) for case in (*cases, swap, money)]


@pytest.fixture(params=["en", "zh-Hans"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def kinds_of(areas: Iterable[ModuleType]) -> set[type[Action]]:
    return {kind for area in areas for kind in get_args(area.Action) or (area.Action,)}


def test_every_area_of_actions_is_walked_through() -> None:
    """By this test or by one beside it: whose `CRAWLED` names the area presses each of its buttons."""
    walked = [area for module in crawling_tests() for area in module.CRAWLED]
    assert kinds_of(walked) == set(get_args(Action))
    assert len(walked) == len(set(walked))


def crawling_tests() -> Iterator[ModuleType]:
    for path in Path(__file__).parent.glob("test_*.py"):
        if "\nCRAWLED: Final" in path.read_text(encoding="utf-8"):
            yield import_module(f"tests.conversation.scripts.{path.stem}")


def must_be_fine(crawl: Crawl, language: str) -> None:
    assert not crawl.dead_ends
    assert not crawl.unanswered
    if language != "en":
        assert untranslated(crawl) == set()


def untranslated(crawl: Crawl) -> set[str]:
    texts = [
        text
        for message in crawl.seen.values()
        for text in (message.text, message.screen.hint, *(each.label for each in message.all_buttons))
    ]
    return {found for text in texts for found in re.findall(r"[A-Za-z]{2,}", NOT_WORDS.sub("", text))}


async def test_every_screen_of_a_new_customer_leads_on(shop: TalkingShop, language: str) -> None:
    ana = shop.visitor("Ana", locale=language)
    await ana.says("/start")
    crawl = await Crawl(ANSWERS, OTHER[language], within=kinds_of(CRAWLED)).through(ana)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("a-new-customer", crawl)


async def test_every_screen_after_what_was_shared_leads_on(shop: TalkingShop, language: str) -> None:
    ana = shop.visitor("Ana", locale=language)
    await ana.shares_location(31.2459, 121.4907)
    await shop.fills(await shop.actor(ana), tea=1)
    await ana.forges(StartCheckout())
    await ana.shares_contact("李明", "+86 138 0013 8000")
    await ana.sends_file("1.pdf")
    await ana.shares_location(31.2459, 121.4907)
    street = ana.screen.text
    away = tuple(label for label in ana.labels() if label.startswith("🏠"))
    crawl = await Crawl(ANSWERS[2:3], (*OTHER[language], *away), within=kinds_of(CRAWLED)).through(ana)
    must_be_fine(crawl, language)
    assert street in {message.text for message in crawl.seen.values()}


@pytest.mark.parametrize("who", ["customer", "clerk", "owner"])
async def test_every_screen_of_people_in_the_middle_of_things_leads_on(
    shop: TalkingShop, who: str, language: str
) -> None:
    """With orders in every state: customers and staff together press every button there is."""
    ana = shop.visitor("Ana", locale=language)
    await ana.says("/start")
    visitor = ana if who == "customer" else await shop.staff("Mei", role=Role(who), locale=language)
    await orders_in_every_state(shop, ana)
    await shop.pictures("tea", b"leaves", b"a cup")
    shop.terms = replace(shop.terms, shipping=(POST, EXPRESS))
    await ana.forges(ChooseMethod("alipay"))
    await visitor.says("/orders" if visitor is ana else "/start")
    if visitor is not ana:
        await visitor.sends_picture("a tea pot")
    crawl = await Crawl(ANSWERS, OTHER[language], within=kinds_of(CRAWLED)).through(visitor)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("orders-of-a-customer" if who == "customer" else f"the-counter-for-the-{who}", crawl)
    assert crawl.pressed >= kinds_of(CRAWLED) - NOT_OF[who]


async def test_every_screen_of_a_product_leads_staff_on(shop: TalkingShop, language: str) -> None:
    mei = await shop.staff("Mei", role=Role.OWNER, locale=language)
    await shop.pictures("tea", b"leaves", b"a cup")
    await mei.says("/start p_TEA")
    crawl = await Crawl(ANSWERS, (*OTHER[language], *SOLD), within=kinds_of(CRAWLED)).through(mei)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("a-product-for-staff", crawl)
    assert {shopping.WatchStock, shopping.ShowPictures} <= crawl.pressed
