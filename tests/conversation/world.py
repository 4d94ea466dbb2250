"""A small shop with everything that a screen can show, made by the domain's own functions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from shopclerk.conversation.screens.cart import CartItem
from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason, request
from shopclerk.core.domain.catalogue import Category, Product, Sku
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.discrepancy import Discrepancy, DiscrepancyKind
from shopclerk.core.domain.ids import (
    AttemptId,
    CaseId,
    CategoryId,
    ContactId,
    DiscrepancyId,
    FileId,
    OrderId,
    OrderLineId,
    PersonId,
    ProductId,
    RefundId,
    ShipmentId,
    SkuId,
)
from shopclerk.core.domain.labels import OrderLabel, label
from shopclerk.core.domain.lifecycle import RefundStatus, ShipmentStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import (
    AppliedDiscount,
    CancelReason,
    Order,
    OrderLine,
    PaymentWindow,
    ShippingChoice,
    discounted,
    place,
)
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind, PaymentAttempt, attempt
from shopclerk.core.domain.people import SYSTEM, Actor, Contact, Role
from shopclerk.core.domain.receipt import Receipt, receipt
from shopclerk.core.domain.refund import Refund, RefundReason, by_hand, refund
from shopclerk.core.domain.shipment import ParcelEvent, Scan, Shipment, Told, prepare, ship, unshipped
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.domain.tracking import follow
from shopclerk.core.ports.views import OrderRow, ProductRow, SkuName
from shopclerk.core.usecases.parcels import ParcelDetails
from shopclerk.core.usecases.quoting import Quote
from shopclerk.core.usecases.viewing import OrderDetails

NOW: Final = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
MOVED: Final = (
    (MoneyKind.CAPTURED, 8820, "pay_1"),
    (MoneyKind.REFUNDED, 1000, "refund_1"),
    (MoneyKind.REFUNDED, 500, by_hand(RefundId("refund"))),
)
NUMBER: Final = "7K3F-22"


def id_(number: int) -> str:
    """An id as long as the real ones: 20 characters."""
    return f"01JD8Z3K5W7Q9R2T{number:04d}"


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


@dataclass(frozen=True, slots=True)
class World:
    """`said` changes every text that a merchant, a customer or a carrier wrote."""

    said: Callable[[str], str] = str

    def words_of(self, english: str, chinese: str) -> LocalizedText:
        return LocalizedText.of({"en": self.said(english), "zh-Hans": self.said(chinese)})

    @property
    def shop_name(self) -> str:
        return self.said("Harbour Lane")

    @property
    def title(self) -> LocalizedText:
        return self.words_of("Enamel mug", "搪瓷杯")

    @property
    def cups(self) -> Category:
        return Category(id=CategoryId(id_(1)), name=self.words_of("Cups", "杯子"))

    @property
    def blue(self) -> LocalizedText:
        return self.words_of("Blue", "蓝色")

    @property
    def mug(self) -> Product:
        """Three colours: plenty of blue, two red ones, no green."""
        colours = (self.blue, self.words_of("Red", "红色"), self.words_of("Green", "绿色"))
        skus = tuple(
            Sku(
                id=SkuId(id_(20 + number)),
                code=f"MUG-{number}",
                options=(colour,),
                prices=(cny(3900 + 500 * number), Money(3900, "JPY")),
            )
            for number, colour in enumerate(colours)
        )
        return Product(
            id=ProductId(id_(10)),
            handle="enamel-mug",
            title=self.title,
            description=self.words_of("Holds 350 ml.\nSafe on the stove.", "容量 350 毫升。\n可直接加热。"),
            category_id=CategoryId(id_(1)),
            options=(self.words_of("Colour", "颜色"),),
            skus=skus,
            pictures=(FileId("a" * 64),),
        )

    @property
    def tea(self) -> Product:
        """One variant, no picture."""
        sku = Sku(id=SkuId(id_(30)), code="TEA", options=(), prices=(cny(12800),))
        return Product(
            id=ProductId(id_(11)),
            handle="green-tea",
            title=self.words_of("Green tea", "绿茶"),
            description=self.words_of("Spring harvest.", "春茶。"),
            category_id=None,
            options=(),
            skus=(sku,),
        )

    @property
    def shirt(self) -> Product:
        """Four sizes, three colours, one cut: the large ones are sold out, and one medium is left in blue.
        What tells its variants apart is not changed.
        """
        sizes = [LocalizedText.of({"en": size, "zh-Hans": size}) for size in ("S", "M", "L", "XL")]
        colours = [
            LocalizedText.of({"en": english, "zh-Hans": chinese})
            for english, chinese in (("Blue", "蓝色"), ("Red", "红色"), ("Green", "绿色"))
        ]
        regular = self.words_of("Regular", "常规")
        skus = tuple(
            Sku(
                id=SkuId(id_(60 + 10 * down + across)),
                code=f"SHIRT-{down}{across}",
                options=(size, colour, regular),
                prices=(cny(9900 + 1000 * down),),
            )
            for down, size in enumerate(sizes)
            for across, colour in enumerate(colours)
            if (down, across) != (3, 2)
        )
        return Product(
            id=ProductId(id_(12)),
            handle="linen-shirt",
            title=self.words_of("Linen shirt", "亚麻衬衫"),
            description=self.words_of("Washed twice.", "水洗两次。"),
            category_id=None,
            options=(
                self.words_of("Size", "尺码"),
                self.words_of("Colour", "颜色"),
                self.words_of("Cut", "版型"),
            ),
            skus=skus,
        )

    @property
    def shirt_levels(self) -> dict[SkuId, int]:
        left = {sku.id: 9 for sku in self.shirt.skus if not sku.code.startswith("SHIRT-2")}
        return {**left, SkuId(id_(70)): 1, SkuId(id_(71)): 0}

    @property
    def levels(self) -> dict[SkuId, int]:
        return {SkuId(id_(20)): 40, SkuId(id_(21)): 2, SkuId(id_(22)): 0, SkuId(id_(30)): 7}

    @property
    def product_rows(self) -> tuple[ProductRow, ...]:
        return (
            ProductRow(
                id=ProductId(id_(10)),
                title=self.title,
                picture=None,
                prices=(cny(3900),),
                available=42,
                dearer=frozenset({"CNY"}),
            ),
            ProductRow(
                id=ProductId(id_(11)), title=self.tea.title, picture=None, prices=(cny(12800),), available=0
            ),
        )

    def item(self, language: str, *, quantity: int = 2, available: int = 40, sold: bool = True) -> CartItem:
        return CartItem(
            sku_id=SkuId(id_(20)),
            product_id=ProductId(id_(10)),
            title=self.title.in_(language),
            options=self.blue.in_(language),
            quantity=quantity,
            unit_price=cny(3900) if sold else None,
            available=available,
        )

    @property
    def customer(self) -> Actor:
        return Actor(PersonId(id_(40)), Role.CUSTOMER)

    @property
    def contact(self) -> Contact:
        return Contact(
            id=ContactId(id_(41)),
            person_id=self.customer.person_id,
            name=self.said("Li Ming"),
            phone="+8613800138000",
            address=self.said("8 Harbour Road\nShanghai 200080"),
        )

    @property
    def sku_name(self) -> SkuName:
        return SkuName(sku_id=SkuId(id_(20)), code="MUG-0", title=self.title, options=(self.blue,))

    @property
    def placed(self) -> Order:
        line = OrderLine(
            id=OrderLineId(f"{id_(50)}-1"),
            product_id=ProductId(id_(10)),
            sku_id=SkuId(id_(20)),
            title=self.title,
            options=(self.blue,),
            unit_price=cny(3900),
            quantity=2,
        )
        return place(
            order_id=OrderId(id_(50)),
            number=NUMBER,
            by=self.customer,
            contact_id=ContactId(id_(41)),
            lines=(line,),
            window=PaymentWindow(remind_at=NOW + timedelta(minutes=20), pay_by=NOW + timedelta(minutes=30)),
            at=NOW,
        )

    @property
    def options(self) -> tuple[ShippingOption, ...]:
        """By post for nothing, or quickly."""
        return (
            ShippingOption(code="post", name=self.words_of("Post", "邮政"), fee=cny(0), days=1),
            ShippingOption(code="express", name=self.words_of("Express", "特快"), fee=cny(1800), days=0),
        )

    def quote(self, *, choice: int | None = None, off: int = 0, only: bool = False) -> Quote:
        """Two mugs, with one of the options, and that much off."""
        offered = self.options[:1] if only else self.options
        chosen = None if choice is None else offered[choice]
        discount = AppliedDiscount("SPRING", cny(off)) if off else None
        return Quote(
            lines=discounted(self.placed.lines, discount),
            subtotal=cny(7800),
            discount=discount,
            shipping=ShippingChoice(chosen.code, chosen.fee) if chosen else None,
            options=() if choice is None else offered,
        )

    @property
    def dear(self) -> Order:
        """The paid order, brought quickly and with something off."""
        return replace(
            self.paid,
            total=cny(8820),
            shipping=ShippingChoice("express", cny(1800)),
            discount=AppliedDiscount("SPRING", cny(780)),
        )

    @property
    def replacement(self) -> Order:
        """Stands for another order, which has paid the goods of this one."""
        credit = AppliedDiscount("9M2C-44", cny(7800))
        return replace(self.dear, total=cny(1800), replaces=OrderId(id_(51)), discount=credit)

    @property
    def paid(self) -> Order:
        return self.placed.confirm(by=SYSTEM, at=NOW + timedelta(minutes=4))

    @property
    def cancelled(self) -> Order:
        return self.placed.cancel(CancelReason.TIMEOUT, by=SYSTEM, at=NOW + timedelta(minutes=30))

    @property
    def completed(self) -> Order:
        return self.paid.complete(by=self.customer, at=NOW + timedelta(days=3))

    @property
    def attempts(self) -> tuple[PaymentAttempt, ...]:
        """A card that is declined, then Alipay."""
        card, alipay = (
            attempt(
                attempt_id=AttemptId(id_(60 + number)),
                order_id=OrderId(id_(50)),
                provider="sandbox",
                method=method,
                amount=cny(7800),
                by=self.customer,
                at=NOW + timedelta(minutes=1 + number),
            )
            for number, method in enumerate(("card", "alipay"))
        )
        declined = card.fail("insufficient_funds", by=SYSTEM, at=NOW + timedelta(minutes=2))
        return declined, alipay.capture("pay_1", by=SYSTEM, at=NOW + timedelta(minutes=4))

    @property
    def refund(self) -> Refund:
        return refund(
            refund_id=RefundId(id_(100)),
            order_id=OrderId(id_(50)),
            attempt_id=AttemptId(id_(61)),
            amount=cny(3900),
            reason=RefundReason.RETURNED,
            by=SYSTEM,
            at=NOW + timedelta(days=2),
        )

    @property
    def paid_back(self) -> Refund:
        return replace(self.refund, status=RefundStatus.SUCCEEDED)

    @property
    def refunded_by_hand(self) -> Refund:
        return replace(self.paid_back, reference=by_hand(self.refund.id))

    @property
    def cancelled_bit_by_bit(self) -> Order:
        less = self.paid.without(self.paid.lines[0].id, 1)
        return less.cancel(CancelReason.CUSTOMER, by=self.customer, at=NOW + timedelta(hours=1))

    @property
    def case(self) -> AfterSalesCase:
        return request(
            case_id=CaseId(id_(110)),
            order_id=OrderId(id_(50)),
            kind=CaseKind.RETURN,
            reason=CaseReason.DAMAGED,
            lines=(CaseLine(self.placed.lines[0].id, 1),),
            note=self.said("The handle is broken"),
            due_at=None,
            by=self.customer,
            at=NOW + timedelta(days=2),
        )

    @property
    def parcel(self) -> Shipment:
        return ship(
            self.paid,
            shipment_id=ShipmentId(id_(70)),
            carrier="sf",
            tracking_number="SF1234567",
            lines=unshipped(self.paid, ()),
            by=Actor(PersonId(id_(42)), Role.CLERK),
            at=NOW + timedelta(hours=5),
        )

    @property
    def scans(self) -> tuple[ParcelEvent, ...]:
        told: tuple[tuple[ShipmentStatus, str, Told, Told], ...] = (
            (ShipmentStatus.IN_TRANSIT, "50", self.said("Shenzhen"), ""),
            (
                ShipmentStatus.OUT_FOR_DELIVERY,
                "44",
                self.words_of("Shanghai", "上海"),
                self.words_of("With the courier", "快递员派送中"),
            ),
        )
        return tuple(
            ParcelEvent(
                id=id_(80 + number),
                shipment_id=ShipmentId(id_(70)),
                order_id=OrderId(id_(50)),
                tracking_number="SF1234567",
                scan=Scan(
                    at=NOW + timedelta(hours=20 + number),
                    status=status,
                    raw_code=code,
                    place=place_,
                    description=description,
                ),
            )
            for number, (status, code, place_, description) in enumerate(told)
        )

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        return tuple(
            Discrepancy(
                id=DiscrepancyId(id_(130 + number)),
                order_id=OrderId(id_(50)),
                attempt_id=self.attempts[0].id,
                kind=kind,
                provider="sandbox",
                reference=f"pay-{number}",
                told=cny(3900),
                known=cny(7800) if number % 2 else None,
                opened_at=NOW,
            )
            for number, kind in enumerate(DiscrepancyKind)
        )

    def details(self, order: Order, *, parcel: Shipment | None = None) -> OrderDetails:
        """The order with what had happened by then; a parcel has its scans."""
        attempts = self.attempts if order != self.placed else ()
        shipments = (parcel,) if parcel else ()
        moves = [move for family in (order, *attempts, *shipments) for move in family.moves]
        timeline = tuple(
            TimelineEntry(id=id_(90 + number), order_id=order.id, move=move)
            for number, move in enumerate(sorted(moves, key=lambda move: move.at))
        )
        return OrderDetails(
            order=order,
            label=label(order, shipments),
            shipments=shipments,
            scans=self.scans if parcel and len(parcel.moves) > 1 else (),
            timeline=timeline,
            attempts=attempts,
            contact=self.contact,
            delivery=self.options[1] if order.shipping else None,
            names={PersonId(id_(42)): self.said("Mei")},
        )

    @property
    def in_delivery(self) -> OrderDetails:
        parcel = follow(self.parcel, [event.scan for event in self.scans], by=SYSTEM)
        return self.details(self.paid, parcel=parcel)

    @property
    def arrived(self) -> OrderDetails:
        """Delivered: it completes by itself a week later."""
        parcel = follow(self.parcel, [event.scan for event in self.scans], by=SYSTEM)
        parcel = parcel.move_to(ShipmentStatus.DELIVERED, by=SYSTEM, at=NOW + timedelta(days=2))
        return self.details(self.paid.completing_at(NOW + timedelta(days=9)), parcel=parcel)

    @property
    def receipt(self) -> Receipt:
        """Of the dear order, of which a part went back through the provider and a part by hand."""
        return receipt(
            self.dear,
            attempts=self.attempts,
            money=tuple(self._money(*moved) for moved in enumerate(MOVED)),
            contact=self.contact,
            delivery=self.options[1].name,
        )

    @property
    def receipt_of_replacement(self) -> Receipt:
        return receipt(self.replacement, attempts=(), money=(), contact=None)

    def _money(self, number: int, moved: tuple[MoneyKind, int, str]) -> MoneyEntry:
        kind, minor, reference = moved
        return MoneyEntry(
            id=id_(140 + number),
            order_id=OrderId(id_(50)),
            attempt_id=AttemptId(id_(61)),
            kind=kind,
            amount=cny(minor),
            provider="sandbox",
            reference=reference,
            at=NOW + timedelta(days=number),
        )

    @property
    def booked(self) -> tuple[Shipment, Shipment]:
        """Before the carrier answered, and after."""
        asked = prepare(
            self.paid,
            shipment_id=ShipmentId(id_(71)),
            carrier="sf",
            lines=unshipped(self.paid, ()),
            by=Actor(PersonId(id_(42)), Role.CLERK),
            at=NOW + timedelta(hours=5),
            book_again_at=NOW + timedelta(hours=6),
        )
        return asked, asked.book("SF1234567", FileId("b" * 64), by=SYSTEM, at=NOW + timedelta(hours=5))

    @property
    def in_two_parcels(self) -> OrderDetails:
        """A mug in each: the first is delivered, the second only left."""
        (both,) = self.parcel.lines
        one = (replace(both, quantity=1),)
        came = replace(self.of_parcel(ShipmentStatus.DELIVERED).parcel, lines=one)
        left = ship(
            self.paid,
            shipment_id=ShipmentId(id_(71)),
            carrier="zto",
            tracking_number="75012345678901",
            lines=one,
            by=Actor(PersonId(id_(42)), Role.CLERK),
            at=NOW + timedelta(hours=6),
        )
        details = self.details(self.paid, parcel=came)
        entry = TimelineEntry(id=id_(99), order_id=self.paid.id, move=left.moves[-1])
        timeline = tuple(sorted((*details.timeline, entry), key=lambda row: row.move.at))
        shipments = (came, left)
        return replace(
            details, shipments=shipments, timeline=timeline, label=label(self.paid, shipments), scans=()
        )

    def of_parcel(self, status: ShipmentStatus) -> ParcelDetails:
        """The parcel, come so far, with its first scan."""
        moved = self.parcel.move_to(status, by=SYSTEM, at=NOW + timedelta(days=1))
        return ParcelDetails(
            order=self.paid, parcel=replace(moved, last_scan_at=NOW + timedelta(days=1)), scans=self.scans[:1]
        )

    @property
    def order_rows(self) -> tuple[OrderRow, ...]:
        return tuple(
            OrderRow(
                id=OrderId(id_(50 + number)),
                number=f"7K3F-2{number}",
                customer_id=self.customer.person_id,
                label=state,
                total=cny(7800),
                units=number + 1,
                first_title=self.title,
                placed_at=NOW,
            )
            for number, state in enumerate(OrderLabel)
        )
