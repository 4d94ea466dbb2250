import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from shopclerk.conversation.actions.addresses import ShowAddress
from shopclerk.conversation.actions.claiming import ShowCase
from shopclerk.conversation.actions.discounts import ShowDiscount
from shopclerk.conversation.actions.home import Dismiss, GoHome, ShowAccount, ShowOffice
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.parcels import ShowParcel
from shopclerk.conversation.actions.privacy import ShowPersonal
from shopclerk.conversation.actions.shopping import ShowProduct
from shopclerk.conversation.actions.staffing import ShowMember
from shopclerk.conversation.actions.threads import ShowThread
from shopclerk.conversation.codec import decode, encode
from shopclerk.conversation.reply import Button, Screen, Style
from shopclerk.conversation.screens.cart import cart_screen
from shopclerk.conversation.screens.catalogue import product_screen
from shopclerk.conversation.screens.merchant import order_card
from shopclerk.conversation.screens.orders import order_screen
from shopclerk.conversation.screens.variants import MOST_CHOICES
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain.ids import SkuId
from tests.conversation.rendering import as_page, as_text
from tests.conversation.screens.examples import examples
from tests.conversation.world import World, cny

SNAPSHOTS = Path(__file__).resolve().parents[1] / "snapshots"
REWRITE = os.environ.get("SHOPCLERK_UPDATE_SNAPSHOTS") == "1"
AREAS = list(examples(Wording.load(UTC).into("en"), World()))
HOMES = {
    "home: a new customer",
    "home: a customer in the middle of things",
    "home: an old button",
    "home: an order without an end to pay it",
    "home: a busy merchant",
    "home: an idle merchant",
    "home: an owner with books to compare",
}
LEAD_NOWHERE = {
    "groups: no room any more",
    "groups: an owner decides",
    "groups: for staff only",
    "groups: in private",
    "groups: in private, without a link",
}
"""Said in a group, where nobody is at home."""
HOSTILE = {
    "long": lambda text: (text * 200)[:200],
    "long wide": lambda _: "杯" * 200,
    "markup": lambda text: f"<b onclick='x'>{text}</b> *bold* [a](b) &amp; `c`",
    "braces": lambda text: f"{text} {{name}} {{0}} {{}} %s %(n)d {{total.currency}}",
    "direction": lambda text: f"\u202e{text}\u2066\u200f",
    "broken": lambda text: f"{text}\x00\x1b[31m\ud800\r\n\n\n\u2028",
    "joined": lambda _: "👨‍👩‍👧‍👦" * 40,
    "blank": lambda _: " ",
}


def everything(words: Words, world: World) -> Iterator[tuple[str, Screen]]:
    for area, screens in examples(words, world).items():
        for name, screen in screens.items():
            yield f"{area}: {name}", screen


@pytest.mark.parametrize("area", AREAS)
def test_screens_say_what_they_said_before(read_words: Words, area: str) -> None:
    """SHOPCLERK_UPDATE_SNAPSHOTS=1 takes what they say now for right; look at the difference then."""
    file = SNAPSHOTS / f"{area}.{read_words.language}.txt"
    text = as_page(examples(read_words, World())[area])
    if REWRITE:
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_every_area_has_its_snapshots_and_no_snapshot_is_left_over(read_words: Words) -> None:
    kept = {path.name for path in SNAPSHOTS.glob(f"*.{read_words.language}.txt")}
    assert kept == {f"{area}.{read_words.language}.txt" for area in AREAS}


def test_every_button_of_every_screen_fits_into_a_token(words: Words) -> None:
    for _, screen in everything(words, World()):
        for row in screen.rows:
            for button in row:
                if isinstance(button, Button):
                    token = encode(button.action)
                    assert len(token.encode()) <= 64
                    assert decode(token) == button.action


def test_every_screen_has_a_way_back(words: Words) -> None:
    back = (
        GoHome,
        Dismiss,
        ShowOrder,
        ShowAddress,
        ShowProduct,
        ShowCase,
        ShowParcel,
        ShowAccount,
        ShowOffice,
        ShowThread,
        ShowPersonal,
        ShowDiscount,
        ShowMember,
    )
    for name, screen in everything(words, World()):
        if name in HOMES or name in LEAD_NOWHERE:
            continue
        actions = [button.action for row in screen.rows for button in row if isinstance(button, Button)]
        assert any(isinstance(action, back) for action in actions), name


def test_a_notice_comes_first(words: Words, world: World) -> None:
    screen = cart_screen(words, (), total=cny(0), notice="{Mind} the step")
    assert screen.paragraphs[0].style is Style.NOTICE
    assert screen.paragraphs[0].text == "{Mind} the step"


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_breaks_no_screen(words: Words, kind: str) -> None:
    plain = dict(everything(words, World()))
    for name, screen in everything(words, World(HOSTILE[kind])):
        assert [len(row) for row in screen.rows] == [len(row) for row in plain[name].rows], name
        assert screen.paragraphs, name
        shown = as_text(screen)
        shown.encode()
        assert not set(shown) & set("\x00\x1b\r\u2028\u202e\u2066"), name
        assert all(len(button.label) <= 64 or kind == "joined" for row in screen.rows for button in row), name


def test_braces_in_a_title_are_shown_as_they_are(words: Words) -> None:
    world = World(lambda text: f"{text} {{name}}")
    screen = product_screen(words, world.mug, chosen=None, levels=world.levels, in_cart=0, currency="CNY")
    assert screen.paragraphs[0].text.endswith(" {name}")


def test_a_product_of_very_many_variants_stays_under_the_limit_of_buttons(words: Words, world: World) -> None:
    mug = world.mug
    skus = tuple(replace(mug.skus[0], id=SkuId(f"{number:020d}")) for number in range(150))
    there = {sku.id: 9 for sku in skus[100:]}
    many = replace(mug, skus=skus)
    screen = product_screen(words, many, chosen=None, levels=there, in_cart=0, currency="CNY")
    offered = [
        button.action.sku_id
        for row in screen.rows
        for button in row
        if isinstance(button, Button) and isinstance(button.action, ShowProduct)
    ]
    assert len(offered) == MOST_CHOICES
    assert set(offered) >= set(there)
    assert sum(len(row) for row in screen.rows) <= 100


def test_no_money_is_promised_back_for_an_order_that_cost_nothing(words: Words, world: World) -> None:
    free = world.details(replace(world.paid, total=cny(0)))
    promised = {words.text("Cancel for a refund"), words.text("Cancel and refund")}
    for screen in (order_screen(words, free), order_card(words, free)):
        labels = {each.label for row in screen.rows for each in row if isinstance(each, Button)}
        assert words.text("Cancel the order") in labels
        assert not labels & promised


def test_two_variants_of_a_long_name_are_told_apart_beside_the_buttons(words: Words, world: World) -> None:
    long = replace(world.item(words.language), title="A shirt with a very long name " * 6)
    items = [
        replace(long, options=options) for options in ("S / Moss", "M / Moss", "M / Sky over the harbour")
    ]
    screen = cart_screen(words, items, total=cny(1))
    labels = [each.label for row in screen.rows for each in row if isinstance(each, Button)]
    named = [label for label in labels if label.startswith("A shirt")]
    assert len(set(named)) == len(items)


def test_a_cart_of_fifty_lines_stays_under_the_limit_of_buttons(words: Words, world: World) -> None:
    screen = cart_screen(words, (world.item(words.language),) * 50, total=cny(1))
    assert sum(len(row) for row in screen.rows) <= 100
