"""Discounts by code: made and ended by the owner, counted with every order that uses one.

Giving a use back, and taking it again, is a matter of the order's end: see `believing.use_discount`.
"""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.acts import Act
from shopclerk.core.domain.discount import Discount, discount, discount_code, uses, uses_by
from shopclerk.core.domain.errors import DiscountRefused, NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import AppliedDiscount
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.queries.discounts import Counts, Discounts
from shopclerk.core.ports.queries.shopping import Checkout, CheckoutOf
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class CreateDiscount:
    """The owner makes a code that takes a percentage or an amount off the lines of an order.

    See `Discount` for its limits. Repeating the request answers the discount. Raises NotAllowed, and
    DiscountRefused: `taken` when the code was used before, `invalid` when the limits make no sense.
    """

    unit_of_work: UnitOfWork

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        code: str,
        percentage: int | None = None,
        amount: Money | None = None,
        minimum: Money | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        most_uses: int | None = None,
        most_per_customer: int | None = None,
    ) -> Discount:
        actor.must_be_owner("CreateDiscount")
        made = discount(
            Discount(
                id=discount_code(code),
                percentage=percentage,
                amount=amount,
                minimum=minimum,
                since=since,
                until=until,
                most_uses=most_uses,
                most_per_customer=most_per_customer,
            )
        )

        async def decide(work: Work) -> Discount:
            if done := await work.already("request", request_id):
                return await work.get(Discount, done)
            if await work.peek(Discount, made.id):
                raise DiscountRefused(made.id, "taken")
            work.claim("request", request_id, made.id)
            work.save(made)
            work.note(Act.DISCOUNT_CREATED, by=actor, about=made.id)
            return made

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class ChangeDiscount:
    """The owner has a code be good for something else from now on; orders that used it keep their price.

    `changed` is the code as it was read, with what is different. Repeating the request answers the code as it
    is. Raises NotAllowed, NotFound, and DiscountRefused: `changed` when somebody else changed it since it was
    read, `invalid` when the limits make no sense.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, changed: Discount) -> Discount:
        actor.must_be_owner("ChangeDiscount")
        wanted = discount(changed)

        async def decide(work: Work) -> Discount:
            known = await work.get(Discount, wanted.id)
            if await work.already("request", request_id):
                return known
            if known.version != wanted.version:
                raise DiscountRefused(known.id, "changed")
            work.claim("request", request_id, known.id)
            work.save(wanted)
            work.note(Act.DISCOUNT_CHANGED, by=actor, about=wanted.id)
            return wanted

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class EndDiscount:
    """The owner ends a code now; orders that used it keep their price. Ending twice changes nothing, and
    neither does repeating the request once the code was made good again.

    Raises NotAllowed, NotFound.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, code: str) -> Discount:
        actor.must_be_owner("EndDiscount")

        async def decide(work: Work) -> Discount:
            known = await work.get(Discount, discount_code(code))
            ended = known.ended(work.at)
            if ended is known or await work.already("request", request_id):
                return known
            work.claim("request", request_id, known.id)
            work.save(ended)
            work.note(Act.DISCOUNT_ENDED, by=actor, about=ended.id)
            return ended

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class ShowDiscount:
    """A code, and how many orders have used it. For staff. Raises NotAllowed, NotFound."""

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, code: str) -> tuple[Discount, int]:
        actor.must_be_staff("ShowDiscount")
        store, plain = self.unit_of_work.store, discount_code(code)
        known = await store.load(Discount, plain)
        if known is None:
            raise NotFound("discount", plain)
        (used,) = await store.find(Counts((uses(plain),)))
        return known, used


@dataclass(frozen=True, slots=True)
class ListDiscounts:
    """A page of the codes after one of them, by name, with how many orders have used each. For staff.

    Raises NotAllowed.
    """

    store: Store

    async def __call__(
        self, *, actor: Actor, after: str = "", limit: int = 100
    ) -> tuple[tuple[Discount, int], ...]:
        actor.must_be_staff("ListDiscounts")
        known = await self.store.find(Discounts(after, limit))
        used = await self.store.find(Counts(tuple(uses(one.id) for one in known)))
        return tuple(zip(known, used, strict=True))


@dataclass(frozen=True, slots=True)
class LookUpDiscount:
    """A code as somebody means to use it, before they have chosen anything: good now, and with a use left
    for them. Whether an order is large enough for it is another matter. Raises DiscountRefused.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, code: str) -> Discount:
        plain = discount_code(code)
        (checkout,) = await self.unit_of_work.store.find(CheckoutOf(actor.person_id, plain))
        known = _left(checkout, plain)
        known.must_be_good(self.unit_of_work.clock.now())
        return known


def deducted(checkout: Checkout, typed: str, subtotal: Money, at: datetime) -> AppliedDiscount | None:
    """What a typed code takes off a subtotal at that time, None when nothing was typed; or DiscountRefused.

    That it is used up is only foretold here: `redeem` counts the use, and the commit decides.
    """
    if not (code := discount_code(typed)):
        return None
    known = checkout.discount
    if known is None:
        raise DiscountRefused(code, "unknown")
    amount = known.deduction(subtotal, at)
    return AppliedDiscount(_left(checkout, code).id, amount)


def _left(checkout: Checkout, code: str) -> Discount:
    """The code, if there is such a one and a use of it is left; or DiscountRefused."""
    known = checkout.discount
    if known is None:
        raise DiscountRefused(code, "unknown")
    for count, most in ((checkout.used, known.most_uses), (checkout.used_by, known.most_per_customer)):
        if most is not None and count >= most:
            raise DiscountRefused(code, "used_up")
    return known


def redeem(work: Work, known: Discount, person_id: PersonId) -> None:
    """Count one use, if there is one left and nobody changed the discount meanwhile."""
    work.expect(known)
    work.count(uses(known.id), 1, most=known.most_uses)
    work.count(uses_by(known.id, person_id), 1, most=known.most_per_customer)
