"""Filling a cart and ordering, with shipping options and discounts; the same again."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.filling import Clear
from tests.properties.discounting import CODES
from tests.properties.floor import OTHER_CURRENCY, Floor, Who, buyers, taps
from tests.shopfloor.shop import HOME

OPTIONS = ("post", "courier", "courier", "balloon")


class Buying(Floor):
    @rule(
        buyer=buyers,
        mugs=st.integers(0, 3),
        teas=st.integers(0, 3),
        shipping=st.sampled_from(OPTIONS),
        code=st.sampled_from(CODES),
        currency=st.sampled_from((None, None, None, OTHER_CURRENCY)),
        times=taps,
    )
    def somebody_orders(
        self,
        *,
        buyer: str,
        mugs: int,
        teas: int,
        shipping: str,
        code: str,
        currency: str | None,
        times: int,
    ) -> None:
        token = self.shop.ids.token()

        async def fills(customer: Actor, _: str) -> None:
            await self.shop.fills(customer, mug=mugs, tea=teas)

        async def checks_out(customer: Actor, request_id: str) -> None:
            agreed = await self.shop.price_cart(
                actor=customer, shipping=shipping, discount=code, currency=currency
            )
            await self.shop.place_order(
                actor=customer,
                request_id=request_id,
                token=token,
                recipient=HOME,
                reviewed=agreed.total.minor,
                shipping=shipping,
                discount=code,
                currency=currency,
            )
            placed.add(await self.shop.store.owner("checkout", token))
            assert len(placed) == 1

        placed: set[str | None] = set()
        self.asks(Who.CUSTOMER, None, fills, buyer=buyer)
        self.asks(Who.CUSTOMER, None, checks_out, times, buyer=buyer)

    @rule(buyer=buyers, clears=st.booleans(), times=taps)
    def a_cart_is_changed(self, buyer: str, clears: bool, times: int) -> None:
        async def changes(customer: Actor, request_id: str) -> None:
            if clears:
                await self.shop.fill_cart(Clear(), actor=customer, request_id=request_id)
            else:
                await self.shop.adds(customer, request_id=request_id, tea=1)

        self.asks(Who.CUSTOMER, None, changes, times, buyer=buyer)

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
