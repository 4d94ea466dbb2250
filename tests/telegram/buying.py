"""What somebody does who buys tea, up to the question of how to pay."""

from typing import Final

from tests.fake_telegram import PrivateChat

TO_THE_CHECKOUT: Final = ("Browse the shop", "All products", "Tea", "Add 1", "Cart (1)", "Check out")
ANSWERS: Final = (("Name", "Ana Lee"), ("Phone", "138 0013 8000"), ("Address", "8 Harbour Road"))


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
