"""What somebody does who buys tea."""

from typing import Final

from tests.fake_telegram import PrivateChat
from tests.telegram.shop import TelegramShop

TO_THE_CHECKOUT: Final = ("Browse the shop", "All products", "Tea", "Add to cart", "Cart (1)", "Check out")
ANSWERS: Final = (
    ("Who is the parcel for?", "Ana Lee"),
    ("Which phone number", "138 0013 8000"),
    ("Where should it go?", "8 Harbour Road"),
)


async def goes_to_the_checkout(chat: PrivateChat) -> None:
    """From the first screen."""
    for label in TO_THE_CHECKOUT:
        await chat.presses(label)


async def places_an_order(chat: PrivateChat) -> None:
    await goes_to_the_checkout(chat)
    for asked, answer in ANSWERS:
        await chat.sees(asked)
        await chat.says(answer)
    await chat.presses("Place the order")


async def buys_tea(shop: TelegramShop, ana: PrivateChat) -> str:
    """From the first screen until it is paid; the number of the order."""
    await places_an_order(ana)
    await ana.presses("Alipay")
    await shop.is_quiet()
    await shop.pays(ana)
    thanks = await ana.sees("Thank you! Order")
    return thanks.text.split("Order ")[1].split()[0].rstrip(".,:!")
