"""What stands on papers. SHOPCLERK_UPDATE_SNAPSHOTS=1 takes what they say now for right."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from shopclerk.conversation.paper import Paper
from shopclerk.conversation.papers.packing_slips import Slip, packing_slips
from shopclerk.conversation.papers.picking_lists import picking_list
from shopclerk.conversation.papers.receipts import receipt_paper
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import AttemptId, OrderId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, MoneyKind
from shopclerk.core.domain.receipt import receipt
from shopclerk.core.domain.shipment import ShipmentLine, unshipped
from shopclerk.core.ports.views import SkuName
from shopclerk.core.usecases.picking import OrderToPick, Picking
from tests.conversation.world import NOW, World, cny
from tests.shopfloor.papers import as_text

SNAPSHOTS = Path(__file__).parent / "snapshots"
REWRITE = os.environ.get("SHOPCLERK_UPDATE_SNAPSHOTS") == "1"


def names(world: World) -> dict[SkuId, SkuName]:
    sold = world.paid.lines[0].sku_id
    return {sold: replace(world.sku_name, sku_id=sold)}


def slip(world: World) -> Slip:
    order = world.paid
    return Slip(order=order, contact=world.contact, packed=unshipped(order, ()), parcel=world.parcel)


def another(world: World) -> OrderToPick:
    order = replace(world.paid, id=OrderId("another"), number="9WXY-33")
    return OrderToPick(order=order, contact=None, left=unshipped(order, ())[:1])


def picking(world: World) -> Picking:
    first = OrderToPick(order=world.paid, contact=world.contact, left=unshipped(world.paid, ()))
    return Picking(orders=(first, another(world)), names=names(world), more=True)


def moved(order: Order, kind: MoneyKind, minor: int) -> MoneyEntry:
    return MoneyEntry(
        id=f"{kind}-{minor}",
        order_id=order.id,
        attempt_id=AttemptId("attempt"),
        kind=kind,
        amount=cny(minor),
        provider="sandbox",
        reference="r",
        at=NOW + timedelta(hours=kind is MoneyKind.REFUNDED),
    )


def receipt_of(world: World, words: Words) -> Paper:
    order = world.dear
    money = [moved(order, MoneyKind.CAPTURED, order.total.minor), moved(order, MoneyKind.REFUNDED, 500)]
    made = receipt(order, attempts=(), money=money, contact=world.contact)
    return receipt_paper(words, made, shop_name=world.shop_name)


def papers(words: Words, world: World) -> Mapping[str, Paper]:
    shop = world.shop_name
    return {
        "packing slips": packing_slips(
            words,
            (slip(world), replace(slip(world), contact=None)),
            names(world),
            shop_name=shop,
            made_at=NOW,
        ),
        "picking list": picking_list(words, picking(world), shop_name=shop, made_at=NOW),
        "receipt": receipt_of(world, words),
    }


@pytest.mark.parametrize("kind", ["packing slips", "picking list", "receipt"])
def test_papers_say_what_they_said_before(read_words: Words, kind: str) -> None:
    file = SNAPSHOTS / f"{kind}.{read_words.language}.txt"
    text = as_text(papers(read_words, World())[kind]) + "\n"
    if REWRITE:
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_a_packing_slip_tells_no_price(words: Words, world: World) -> None:
    text = as_text(papers(words, world)["packing slips"])
    assert not any(words.money(line.unit_price) in text for line in world.paid.lines)


def test_what_several_orders_wait_for_is_added_up_by_product(words: Words, world: World) -> None:
    order = world.paid
    (line, *_) = order.lines
    one = OrderToPick(order=order, contact=None, left=(ShipmentLine(line.id, 2),))
    other = replace(one, order=replace(order, id=OrderId("other")), left=(ShipmentLine(line.id, 3),))
    text = as_text(
        picking_list(
            words,
            Picking(orders=(one, other), names=names(world), more=False),
            shop_name="Shop",
            made_at=NOW,
        )
    )
    assert "| 2 | 5\n" in text
    assert text.count("[ ]") == 3


def test_hostile_texts_stay_on_one_line(words: Words) -> None:
    world = World(lambda text: f"{text}\u202e\r\n<b>{{name}} {{0}} %s\x00")
    for paper in papers(words, world).values():
        text = as_text(paper)
        assert "\u202e" not in text
        assert "\x00" not in text
