"""Filling a cart and ordering, with shipping options and discounts."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.filling import Clear
from tests.properties.floor import BUYERS, CURRENCY, Floor, Who, mostly_owner, taps
from tests.shopfloor.shop import HOME

CODES = ("", "TENTH", "ONCE", "ALL", "nonsense")
OPTIONS = ("post", "courier", "courier", "balloon")


class Buying(Floor):
    @rule(
        buyer=st.sampled_from(BUYERS),
        mugs=st.integers(0, 3),
        teas=st.integers(0, 3),
        shipping=st.sampled_from(OPTIONS),
        code=st.sampled_from(CODES),
        times=taps,
    )
    def somebody_orders(
        self, *, buyer: str, mugs: int, teas: int, shipping: str, code: str, times: int
    ) -> None:
        customer, token = self.shop.customer(buyer), self.shop.ids.token()

        async def checks_out(_: Actor, request_id: str) -> None:
            await self.shop.checks_out(
                customer, token=token, request_id=request_id, shipping=shipping, discount=code
            )
            placed.add(await self.shop.store.owner("checkout", token))
            assert len(placed) == 1

        placed: set[str | None] = set()
        self.does(lambda: self.shop.fills(customer, mug=mugs, tea=teas))
        self.asks(Who.CUSTOMER, None, checks_out, times)

    @rule(buyer=st.sampled_from(BUYERS), clears=st.booleans(), times=taps)
    def a_cart_is_changed(self, buyer: str, clears: bool, times: int) -> None:
        async def changes(_: Actor, request_id: str) -> None:
            customer = self.shop.customer(buyer)
            if clears:
                await self.shop.fill_cart(Clear(), actor=customer, request_id=request_id)
            else:
                await self.shop.adds(customer, request_id=request_id, tea=1)

        self.asks(Who.CUSTOMER, None, changes, times)

    @rule(who=st.sampled_from((Who.CLERK, Who.OWNER)))
    def staff_buy_for_themselves(self, who: Who) -> None:
        async def buys(actor: Actor, request_id: str) -> None:
            await self.shop.fills(actor, tea=1)
            total = (await self.shop.price_cart(actor=actor, shipping="post")).total
            await self.shop.place_order(
                actor=actor,
                request_id=request_id,
                token=request_id,
                recipient=HOME,
                reviewed=total.minor,
                shipping="post",
            )

        self.asks(who, None, buys)

    @rule(who=mostly_owner, code=st.sampled_from(CODES), percent=st.integers(1, 100), times=taps)
    def a_discount_is_made(self, who: Who, code: str, percent: int, times: int) -> None:
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.create_discount(
                actor=actor,
                request_id=request,
                code=code,
                percentage=percent * 100,
                minimum=Money.parse("10.00", CURRENCY),
                most_uses=3,
            ),
            times,
        )

    @rule(who=mostly_owner, code=st.sampled_from(CODES), times=taps)
    def a_discount_is_ended(self, who: Who, code: str, times: int) -> None:
        self.asks(
            who,
            None,
            lambda actor, request: self.shop.end_discount(actor=actor, request_id=request, code=code),
            times,
        )
