"""Whatever an update causes happens once, however often it arrives and wherever we fell over."""

from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from shopclerk.adapters.memory.store import MemoryStore
from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.ports.sessions import Sessions
from shopclerk.conversation.session import Session
from shopclerk.conversation.showing import NotShown
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.changeset import Admitted, Changeset, Refused
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from tests.conversation.scripts.walks import buys_a_mug, orders_a_mug, puts_a_mug_into_the_cart, reviews_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

COMMIT = MemoryStore.commit


class Crash(Exception):
    """The process is gone, as far as the update can tell."""


@dataclass(slots=True)
class CrashingSessions:
    """Falls over instead of saving; everything before that was done."""

    kept: Sessions

    async def load(self, address: str, person_id: str) -> Session:
        return await self.kept.load(address, person_id)

    async def save(
        self,
        session: Session,
        *,
        changed: bool = True,
        placed: Placement | None,
        applied: str | None,
        at: datetime,
    ) -> None:
        raise Crash


async def falls_over_saving(shop: TalkingShop, act: Awaitable[None]) -> None:
    """A crash at the end of the act; then the shop is started again."""
    shop.sessions = CrashingSessions(shop.database.sessions)
    with pytest.raises(Crash):
        await act
    shop.sessions = shop.database.sessions
    await shop.works()


async def cart_units(shop: TalkingShop, ana: Visitor) -> int:
    return (await shop.show_cart(actor=await shop.actor(ana))).units


@pytest.mark.invariant(40)
async def test_an_update_delivered_twice_has_one_effect_and_one_message(
    shop: TalkingShop, ana: Visitor
) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Several…")
    await ana.says("2")
    shown = [(message.id, message.stamp) for message in ana.messages]
    await ana.repeats()
    assert [(message.id, message.stamp) for message in ana.messages] == shown
    assert await cart_units(shop, ana) == 3


@pytest.mark.invariant(40)
async def test_an_update_handled_twice_has_one_effect_and_one_message(
    shop: TalkingShop, ana: Visitor
) -> None:
    """As when two processes take it up: the inbox did not hear in time that it was handled."""
    await puts_a_mug_into_the_cart(ana)
    assert ana.last is not None
    await shop.dialogue(ana.last)
    await shop.dialogue(ana.last)
    assert await cart_units(shop, ana) == 1
    assert len(ana.messages) == 1


async def test_two_taps_on_add_are_two_of_it(shop: TalkingShop, ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Add to cart")
    ana.sees("In your cart: 2")
    assert await cart_units(shop, ana) == 2


async def test_a_crash_after_showing_repeats_nothing_that_was_typed(shop: TalkingShop, ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Several…")
    messages = len(ana.messages)
    await falls_over_saving(shop, ana.says("2"))
    assert await cart_units(shop, ana) == 3
    assert len(ana.messages) == messages + 1
    await ana.says("2")
    ana.sees("Nothing here is called that")


async def test_a_crash_while_ordering_leaves_one_order_and_the_way_to_pay_it(
    shop: TalkingShop, ana: Visitor
) -> None:
    await reviews_a_mug(ana)
    await falls_over_saving(shop, ana.presses("✅ Place the order"))
    (order,) = shop.kept(Order)
    assert ana.screen.text.count("How would you like to pay?") == 1
    await ana.presses("Alipay")
    await ana.pays()
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED


async def test_a_crash_while_choosing_how_to_pay_opens_one_payment(shop: TalkingShop, ana: Visitor) -> None:
    order = await orders_a_mug(ana)
    await falls_over_saving(shop, ana.presses("Alipay"))
    assert len(shop.gateway.payments) == len(await shop.attempts(order)) == 1


async def test_a_crash_while_shipping_sends_one_parcel(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await mei.presses("🚚 Ship")
    await falls_over_saving(shop, mei.says("SF1234567"))
    assert len(await shop.parcels(order)) == 1
    assert len(ana.showing("is on its way")) == 1
    assert "🚚 Shipped" in mei.screen.text


async def test_a_crash_while_choosing_the_carrier_sends_one_parcel(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.says(f"ship {order.number} 123456789")
    await falls_over_saving(shop, mei.presses("ZTO Express"))
    (parcel,) = await shop.parcels(order)
    assert (parcel.carrier, parcel.tracking_number) == ("zto", "123456789")
    assert shop.kept(Shipment) == [parcel]


async def test_a_crash_while_joining_still_welcomes_the_clerk(shop: TalkingShop) -> None:
    await shop.database.identities.invite(
        "an-invitation-to-the-staff", Role.CLERK, shop.clock.now() + timedelta(hours=1)
    )
    bo = shop.visitor("Bo")
    shop.chat.failures.append(Unavailable("test"))
    with pytest.raises(NotShown):
        await bo.says("/start an-invitation-to-the-staff")
    await shop.works()
    bo.sees("You are a clerk of this shop now.")


async def test_what_nobody_expected_is_not_hidden_and_tried_again(shop: TalkingShop, ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    shop.chat.failures.append(RuntimeError("no such screen"))
    with pytest.raises(RuntimeError):
        await ana.presses("＋ Add to cart")
    await shop.works()
    ana.sees("In your cart: 2")
    assert await cart_units(shop, ana) == 2


async def test_an_apology_tells_that_it_was_us_and_leaves_the_button_for_another_try(
    shop: TalkingShop, ana: Visitor
) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Several…")
    question = ana.screen
    shop.chat.failures.append(RuntimeError("no such screen"))
    with pytest.raises(RuntimeError):
        await ana.presses("+2")
    (failing,) = await shop.due_updates()
    await shop.updates.give_up(failing, "RuntimeError")
    ana.sees("Something went wrong on our side", "Nothing is lost.")
    assert not await shop.due_updates()
    await ana.presses("+2", on=question)
    ana.sees("In your cart:")


async def test_an_apology_forgets_no_question(shop: TalkingShop, ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Several…")
    assert ana.last is not None
    await shop.dialogue.apologise(replace(ana.last, update_id="failed"))
    await ana.says("2")
    ana.sees("In your cart: 3")


async def test_when_nobody_knows_whether_an_order_was_placed_it_is_found_out_before_anything_is_said(
    shop: TalkingShop, ana: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await reviews_a_mug(ana)
    ana.looks_away()
    with monkeypatch.context() as line:
        line.setattr(MemoryStore, "commit", _committing_unheard)
        with pytest.raises(OutcomeUnknown):
            await ana.presses("✅ Place the order")
    ana.sees_nothing_new()
    await shop.works()
    (order,) = shop.kept(Order)
    ana.sees(f"💳 Pay for order {order.number}")


async def _committing_unheard(store: MemoryStore, changeset: Changeset) -> Admitted | Refused:
    await COMMIT(store, changeset)
    raise OutcomeUnknown("database")
