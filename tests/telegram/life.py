"""The life of an order on Telegram, as the two people in it live it: from the first word to the refund."""

import re
from dataclasses import dataclass
from typing import Final, Protocol

from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.queries.orders import OrderNumbered
from tests.fake_telegram import PrivateChat
from tests.shopfloor.shop import Shop

NUMBER: Final = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{2}\b")


class Stage(Protocol):
    """A shop on Telegram: see `tests.telegram.shop.TelegramShop`."""

    @property
    def floor(self) -> Shop: ...

    def visitor(self, name: str, *, language: str = "en") -> PrivateChat: ...

    async def staff(self, name: str, *, role: Role = Role.CLERK, language: str = "en") -> PrivateChat: ...

    async def is_quiet(self) -> None: ...

    async def pays(self, chat: PrivateChat) -> None: ...

    async def time_passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None: ...

    async def dead_letters(self) -> list[str]: ...

    async def breaches(self) -> list[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """What the two of them press, type and read in one language."""

    language: str
    to_the_cart: tuple[str, ...]
    check_out: str
    answers: tuple[tuple[str, str], ...]
    place: str
    pay: str
    paid: str
    to_ship: str
    ship: str
    asked_number: str
    shipped: str
    on_its_way: str
    delivered: str
    received: str
    all_of_it: str
    completed: str
    claim: tuple[str, ...]
    how_many: str
    send_claim: str
    asked: str
    approve: tuple[str, str]
    approved: str
    show_claim: str
    sent_back: str
    back_number: str
    coming_back: str
    arrived: str
    inspect: str
    by_number: str
    inspected: str
    settle: str
    refunded: str


ENGLISH: Final = Tongue(
    language="en",
    to_the_cart=("Browse the shop", "All products", "Tea", "Add to cart", "Add to cart", "Cart (2)"),
    check_out="Check out",
    answers=(
        ("Who is the parcel for?", "Ana Li"),
        ("Which phone number", "138 0013 8000"),
        ("Where should it go?", "8 Harbour Road, Shanghai 200080"),
    ),
    place="Place the order",
    pay="Alipay",
    paid="is paid",
    to_ship="Awaiting shipment",
    ship="Ship",
    asked_number="Which tracking number",
    shipped="Shipped",
    on_its_way="is on its way",
    delivered="Delivered",
    received="I have received it",
    all_of_it="Yes, all of it",
    completed="Completed",
    claim=("Something wrong?", "Return and refund"),
    how_many="How many of them?",
    send_claim="Send the request",
    asked="Waiting for the shop's decision",
    approve=("Approve", "Yes, approve it"),
    approved="Approved, waiting for the goods",
    show_claim="Show the request",
    sent_back="I have sent it back",
    back_number="Which tracking number does your parcel have?",
    coming_back="On its way back, number SF7654321",
    arrived="The goods are here",
    inspect="Inspect",
    by_number="By number",
    inspected="The goods were inspected",
    settle="Pay back and settle",
    refunded="Your refund for order",
)
CHINESE: Final = Tongue(
    language="zh-hans",
    to_the_cart=("逛逛店铺", "全部商品", "Tea", "加入购物车", "加入购物车", "购物车（2）"),
    check_out="去结算",
    answers=(
        ("收件人是谁？", "李安娜"),
        ("快递员可以拨打哪个电话？", "１３８００１３８０００"),
        ("送到哪里？", "上海市虹口区港湾路 8 号"),
    ),
    place="提交订单",
    pay="支付宝",
    paid="已支付",
    to_ship="待发货",
    ship="🚚 发货",
    asked_number="包裹的运单号是多少？",
    shipped="已发货",
    on_its_way="已发货",
    delivered="已签收",
    received="确认收货",
    all_of_it="都收到了",
    completed="已完成",
    claim=("申请售后", "退货退款"),
    how_many="申请几件？",
    send_claim="提交申请",
    asked="等待商家处理",
    approve=("✅ 同意", "确认同意"),
    approved="已同意，待寄回商品",
    show_claim="查看申请",
    sent_back="已寄回，填写运单号",
    back_number="您寄回包裹的运单号是多少？",
    coming_back="SF7654321",
    arrived="确认收到退货",
    inspect="验货",
    by_number="填写数量",
    inspected="验货",
    settle="退款并完结",
    refunded="的退款",
)
DAMAGED: Final = {"en": ("It is damaged", "Skip this"), "zh-hans": ("商品破损", "跳过")}


async def lives_through(shop: Stage, tongue: Tongue) -> None:
    """Nothing is left undone, lost or unbalanced then."""
    boss = await shop.staff("Boss", role=Role.OWNER, language=tongue.language)
    ana = shop.visitor("Ana", language=tongue.language)
    order = await buys(shop, ana, tongue)
    await ships(shop, boss, order, tongue)
    await follows(shop, ana, order, tongue)
    await sends_back(shop, ana, boss, tongue)
    await gets_the_money_back(shop, ana, boss, order, tongue)
    assert await shop.dead_letters() == []
    assert await shop.breaches() == []


async def buys(shop: Stage, ana: PrivateChat, tongue: Tongue) -> Order:
    await ana.says("/start")
    for label in (*tongue.to_the_cart, tongue.check_out):
        await ana.presses(label)
        await shop.is_quiet()
    for asked, answer in tongue.answers:
        await ana.sees(asked)
        await ana.says(answer)
        await shop.is_quiet()
    await ana.presses(tongue.place)
    await ana.presses(tongue.pay)
    await shop.is_quiet()
    await shop.pays(ana)
    thanks = await ana.sees(tongue.paid)
    found = NUMBER.search(thanks.text)
    assert found is not None
    return await numbered(shop, found[0])


async def ships(shop: Stage, boss: PrivateChat, order: Order, tongue: Tongue) -> None:
    card = await boss.sees(order.number, tongue.to_ship, "× 2")
    await boss.presses(tongue.ship, on=card)
    await boss.sees(tongue.asked_number)
    await boss.says("SF1234567")
    await boss.sees(order.number, tongue.shipped, "SF1234567")
    await shop.is_quiet()


async def follows(shop: Stage, ana: PrivateChat, order: Order, tongue: Tongue) -> None:
    await ana.sees(order.number, tongue.on_its_way, "SF1234567")
    (parcel,) = await shop.floor.parcels(order)
    shop.floor.clock.advance(minutes=1)
    shop.floor.carrier.scans(parcel.id, ShipmentStatus.DELIVERED)
    await shop.time_passes(days=1)
    await ana.sees(order.number, tongue.delivered)
    await ana.presses(tongue.received)
    await ana.presses(tongue.all_of_it)
    await ana.sees(order.number, tongue.completed)
    await shop.is_quiet()
    assert (await numbered(shop, order.number)).status is OrderStatus.COMPLETED


async def sends_back(shop: Stage, ana: PrivateChat, boss: PrivateChat, tongue: Tongue) -> None:
    """One of the two."""
    for label in tongue.claim:
        await ana.presses(label)
        await shop.is_quiet()
    await ana.sees(tongue.how_many)
    await ana.says("1")
    for label in (*DAMAGED[tongue.language], tongue.send_claim):
        await ana.presses(label)
        await shop.is_quiet()
    await ana.sees(tongue.asked)
    for label in tongue.approve:
        await boss.presses(label)
        await shop.is_quiet()
    await ana.sees(tongue.approved)
    await ana.presses(tongue.show_claim)
    await ana.presses(tongue.sent_back)
    await ana.sees(tongue.back_number)
    await ana.says("SF7654321")
    await ana.sees(tongue.coming_back)
    await boss.sees(tongue.coming_back)


async def gets_the_money_back(
    shop: Stage, ana: PrivateChat, boss: PrivateChat, order: Order, tongue: Tongue
) -> None:
    for label in (tongue.arrived, tongue.inspect, tongue.by_number):
        await shop.is_quiet()
        await boss.presses(label)
    await shop.is_quiet()
    await boss.says("1 0")
    await boss.sees(tongue.inspected)
    await shop.is_quiet()
    await boss.presses(tongue.settle)
    await shop.is_quiet()
    await shop.time_passes(minutes=1)
    await ana.sees(order.number, tongue.refunded)
    (case,) = await shop.floor.cases(order)
    assert case.status is CaseStatus.CLOSED


async def numbered(shop: Stage, number: str) -> Order:
    (order,) = await shop.floor.store.find(OrderNumbered(number))
    return order
