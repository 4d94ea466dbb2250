"""The one place where refusals become sentences: what is wrong, and what to do next."""

from datetime import timedelta
from typing import Final

from shopclerk.conversation.after_sales_refusals import after_sales_sentence
from shopclerk.conversation.goods_refusals import goods_sentence
from shopclerk.conversation.settings_refusals import settings_sentence
from shopclerk.conversation.thread_refusals import thread_sentence
from shopclerk.conversation.words import Words
from shopclerk.core.domain import errors
from shopclerk.core.domain.catalogue import CODE_LIMIT, TITLE_LIMIT
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import ADDRESS_LIMITS, NAME_LIMIT, PHONE_DIGITS
from shopclerk.core.ports.errors import Conflict, OutcomeUnknown, PortError, Unavailable

_SOON: Final = timedelta(seconds=10)


def sentence(words: Words, error: DomainError | PortError) -> str:
    """One or two sentences for anybody; never the facts that mean nothing to people, such as ids."""
    families = (
        _of_ports,
        _of_rules,
        _of_amounts,
        _of_input,
        _of_addresses,
        _of_ordering,
        _of_codes,
        _of_offers,
        goods_sentence,
        _of_paying,
        _of_shipping,
        after_sales_sentence,
        thread_sentence,
        settings_sentence,
    )
    told = (family(words, error) for family in families)
    return next(filter(None, told), "") or fallback(words)


def fallback(words: Words) -> str:
    """For an error that nobody foresaw a sentence for."""
    return words.text("That is not possible right now. Please go back and try another way.")


def _of_ports(words: Words, error: Exception) -> str | None:
    match error:
        case Unavailable(retry_after=pause):
            span = words.duration(max(pause or _SOON, _SOON))
            return words.text(
                "We cannot reach that right now; nothing was changed. Please try again in {span}.", span=span
            )
        case OutcomeUnknown():
            return words.text(
                "No answer came in time, so we do not know yet whether it worked. "
                "Please do not repeat it: we are finding out."
            )
        case Conflict():
            return words.text("Others changed this at the same moment. Please look again, and try once more.")
    return None


def _of_rules(words: Words, error: Exception) -> str | None:
    match error:
        case errors.NotFound(kind="order"):
            return words.text("There is no such order. Please check the number, or pick it from the list.")
        case errors.NotFound(kind="address"):
            return words.text("That address is not among yours any more. Please pick another.")
        case errors.NotFound(kind="product" | "sku" | "category"):
            return words.text("That is not in the shop any more. Please have a look at what else there is.")
        case errors.NotFound():
            return words.text("That cannot be found any more. Please start again from home.")
        case errors.NotAllowed(
            what="RecordManualRefund"
            | "RequestRefund"
            | "ChooseShopQuiet"
            | "DraftCampaign"
            | "EditCampaign"
            | "ListCampaigns"
            | "PauseCampaign"
            | "ResumeCampaign"
            | "ShowCampaign"
            | "StartCampaign"
            | "StopCampaign"
            | "CreateDiscount"
            | "ChangeDiscount"
            | "EndDiscount"
            | "ShowSettings"
            | "ChangeSetting"
            | "CorrectStock"
            | "SetSafetyStock"
            | "ListStaff"
            | "InviteStaff"
            | "AppointStaff"
            | "NameStaff"
            | "KeepTable"
            | "OpenTable"
            | "ImportTable"
            | "ShowActivity"
        ):
            return words.text("Only the owner of the shop can do that. Please ask them.")
        case errors.NotAllowed():
            return words.text(
                "Only the shop's staff can do that. If you are one of them, ask the owner for an invitation."
            )
        case errors.LastOwner():
            return words.text("A shop needs an owner. Please make somebody else one first.")
        case errors.IllegalTransition():
            return words.text(
                "That is no longer possible: things have moved on. Please look at how they stand now."
            )
    return None


def _of_amounts(words: Words, error: Exception) -> str | None:
    match error:
        case errors.CurrencyMismatch(left=left, right=right):
            return words.text(
                "Amounts in {left} and {right} cannot be mixed. Please use one currency.",
                left=left,
                right=right,
            )
        case errors.InvalidAmount(currency=currency):
            return words.text(
                "That is not an amount in {currency}. Please type digits only, such as {example}.",
                currency=currency,
                example=_example(currency),
            )
        case errors.UnknownCurrency():
            return words.text(
                "There is no such currency. Please use a three-letter code such as {example}.", example="CNY"
            )
    return None


def _example(currency: str) -> str:
    try:
        return Money(1250, currency).decimal()
    except errors.UnknownCurrency:
        return "12"


def _of_input(words: Words, error: Exception) -> str | None:
    match error:
        case errors.InvalidName():
            return words.text("A name has 1 to {most} characters. Please type it again.", most=NAME_LIMIT)
        case errors.InvalidPhone():
            return words.text(
                "A phone number has {least} to {most} digits, such as {example}. Please type it again.",
                least=PHONE_DIGITS[0],
                most=PHONE_DIGITS[-1],
                example="138 0013 8000",
            )
        case errors.InvalidQuantity(most=most):
            return words.text("Please type a whole number from 1 to {most}.", most=most)
        case errors.InvalidQuietHours():
            return words.text("Please type from when until when, such as {example}.", example="22:00-7:00")
        case errors.InvalidTitle():
            return words.text(
                "A title is one line of 1 to {most} characters. Please type it again.", most=TITLE_LIMIT
            )
        case errors.InvalidSkuCode():
            return words.text(
                "A code has 1 to {most} letters, digits or hyphens, such as {example}. Please type it again.",
                most=CODE_LIMIT,
                example="TEA-100G",
            )
        case errors.SkuCodeTaken(code=code):
            return words.text("Another product has the code {code}. Please choose another.", code=code)
        case errors.InvalidTrackingNumber():
            return words.text(
                "A tracking number has 6 to 40 letters, digits or hyphens, and at least one digit, such as "
                "{example}. Try again.",
                example="SF1234567",
            )
    return None


def _of_addresses(words: Words, error: Exception) -> str | None:
    match error:
        case errors.InvalidAddress():
            return words.text(
                "An address has {least} to {most} characters. Please type it in full.",
                least=ADDRESS_LIMITS[0],
                most=ADDRESS_LIMITS[-1],
            )
        case errors.AddressBookFull(most=most):
            return words.plural(
                "You have {n} saved address, which is all there is room for. Please change or remove it.",
                "You have {n} saved addresses, which is all there is room for. Please change or remove one.",
                most,
            )
    return None


def _of_ordering(words: Words, error: Exception) -> str | None:
    match error:
        case errors.EmptyCart():
            return words.text("Your cart is empty. Put something into it first.")
        case errors.CartFull(most=most):
            return words.text(
                "The cart is full: an order has at most {most} different things. Please make it two orders.",
                most=most,
            )
        case errors.NotSoldIn(currency=currency):
            return words.text(
                "The shop has no prices in {currency} any more. Please look at the prices again.",
                currency=currency,
            )
        case errors.NotForSale():
            return words.text("That is no longer for sale. If it is in your cart, please remove it.")
        case errors.OrdersOpen(numbers=numbers):
            return words.plural(
                "Order {numbers} is not over yet. Please come back once it is.",
                "The orders {numbers} are not over yet. Please come back once they are.",
                len(numbers),
                numbers=words.list(numbers),
            )
        case errors.NotPricedIn(currency=currency):
            return words.text(
                "That has no price in {currency} yet, so it cannot be ordered. Please choose another.",
                currency=currency,
            )
        case errors.OutOfStock(left=left) if left <= 0:
            return words.text("That is sold out. Please choose another, or remove it from the cart.")
        case errors.OutOfStock(left=left):
            return words.plural(
                "Only {n} is left. Please take fewer.", "Only {n} are left. Please take fewer.", left
            )
        case errors.PricesChanged(reviewed=reviewed, now=now, currency=currency):
            before, after = words.money(Money(reviewed, currency)), words.money(Money(now, currency))
            return words.text(
                "Prices have changed: the total is {after} now, not {before}. Please look again first.",
                after=after,
                before=before,
            )
    return None


def _of_offers(words: Words, error: Exception) -> str | None:
    match error:
        case errors.DiscountRefused(why="not_yet"):
            return words.text("That discount code is not valid yet. Please try it later.")
        case errors.DiscountRefused(why="over"):
            return words.text("That discount code has ended. Please use another, or none.")
        case errors.DiscountRefused(why="used_up"):
            return words.text(
                "That discount code has been used as often as it can be. Please use another, or none."
            )
        case errors.DiscountRefused(why="minimum"):
            return words.text("The order is too small for that discount code. Please add something first.")
        case errors.DiscountRefused():
            return words.text("There is no such discount code for this order. Please check it.")
        case errors.ShippingUnavailable():
            return words.text("That way of delivery is not offered right now. Please choose another.")
        case errors.StockMoved(on_hand=there):
            return words.plural(
                "The stock moved meanwhile: there is {n} now. Please count again.",
                "The stock moved meanwhile: there are {n} now. Please count again.",
                there,
            )
    return None


def _of_codes(words: Words, error: Exception) -> str | None:
    """To the owner, who makes and changes them."""
    match error:
        case errors.DiscountRefused(why="value"):
            return words.text(
                "Please type a percentage from 0.01% to 100%, such as {example}, or an amount.", example="10%"
            )
        case errors.DiscountRefused(why="day"):
            return words.text("That is no day. Please type one such as {example}.", example="2026-12-31")
        case errors.DiscountRefused(why="word"):
            return words.text(
                "Something in that line is not understood. Please type it like the example, or only the code."
            )
        case errors.DiscountRefused(why="changed"):
            return words.text(
                "Somebody else changed this code meanwhile. Please look at it, and try once more."
            )
        case errors.DiscountRefused(why="taken" | "invalid"):
            return words.text("That discount cannot be made. Please choose another code or other terms.")
    return None


def _of_paying(words: Words, error: Exception) -> str | None:
    match error:
        case errors.PaymentClosed(status=OrderStatus.CANCELLED):
            return words.text("This order was cancelled and takes no payment. Please order again.")
        case errors.PaymentClosed():
            return words.text("This order is paid already. There is nothing more to do.")
        case errors.NotPaid():
            return words.text("Nothing was paid for this order, so there is no receipt.")
        case errors.CannotCancel(status=OrderStatus.CANCELLED):
            return words.text("This order is cancelled already. There is nothing more to do.")
        case errors.CannotCancel():
            return words.text(
                "This order cannot be cancelled any more: something of it has left. "
                "If something is wrong with it, say so on its page."
            )
        case errors.MethodUnavailable():
            return words.text("That way of paying is not offered right now. Please choose another.")
    return None


def _of_shipping(words: Words, error: Exception) -> str | None:
    match error:
        case errors.AlreadyShipped(at=at):
            return words.text(
                "This order left on {moment}. There is nothing more to ship.", moment=words.moment(at)
            )
        case errors.NotAwaitingShipment(status=OrderStatus.PENDING_PAYMENT):
            return words.text("This order is not paid yet. Please ship it once it is.")
        case errors.NotAwaitingShipment(status=OrderStatus.CANCELLED):
            return words.text("This order was cancelled. Please do not ship it.")
        case errors.NotAwaitingShipment():
            return words.text("This order is completed. There is nothing more to ship.")
        case errors.UnknownCarrier(tracking_number=number):
            return words.text(
                "We cannot tell which carrier {number} belongs to. Please choose one.",
                number=number,
            )
        case errors.NotExtendable(why="extended"):
            return words.text(
                "You have taken more time for this order already: that can be done once. If something is "
                "wrong with it, say so on its page."
            )
        case errors.NotExtendable():
            return words.text(
                "There is no need: this order does not complete by itself right now. You can take more time "
                "once it was delivered."
            )
        case errors.NamedTwice():
            return words.text(
                "This order is in the list twice, with two numbers. Please leave the wrong one out."
            )
        case errors.NotYetShipped():
            return words.text(
                "Part of this order has not left yet. You can confirm once all of it is on its way."
            )
    return None
