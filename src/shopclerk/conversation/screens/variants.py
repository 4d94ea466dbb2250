"""The variants of a product as buttons: all of them, or option by option when they are many."""

from collections.abc import Mapping, Sequence
from typing import Final

from shopclerk.conversation.actions import Action
from shopclerk.conversation.actions.shopping import ShowProduct
from shopclerk.conversation.actions.variants import ChooseOption
from shopclerk.conversation.reply import Button, Row
from shopclerk.conversation.screens.layout import in_pairs
from shopclerk.conversation.screens.names import ON_A_BUTTON, name, options
from shopclerk.conversation.words import Words
from shopclerk.core.domain.catalogue import Product, Sku
from shopclerk.core.domain.choosing import Value, is_stepwise, nearest, next_choice, values
from shopclerk.core.domain.ids import SkuId

LOW: Final = 5
"""From this many units down, the customer is told how many are left."""

MOST_CHOICES: Final = 80
"""Telegram takes at most a hundred buttons under a message."""

PAGE: Final = 10
"""Values of an option on one screen."""

_OF_EACH: Final = 14
"""Columns of an option and of its value, where both stand on a button."""


def variant_rows(
    words: Words, product: Product, chosen: Sku | None, levels: Mapping[SkuId, int]
) -> tuple[Row, ...]:
    """The variants to choose from; or the first option, and once one is chosen, the way to another."""
    skus = product.on_sale()
    if len(skus) <= 1:
        return ()
    if not is_stepwise(product):
        return _all_of_them(words, product, chosen, levels)
    if chosen is not None:
        return _changing(words, product, chosen)
    return value_rows(words, product, ChooseOption(skus[0].id, first_option(product)), levels)


def first_option(product: Product) -> int:
    """The first that leaves a choice."""
    return next_choice(product, product.on_sale()[0], 0) or 0


def value_rows(
    words: Words, product: Product, choice: ChooseOption, levels: Mapping[SkuId, int]
) -> tuple[Row, ...]:
    """A page of the values of an option."""
    like = product.sku(choice.sku_id)
    known = values(product, like, choice.axis)
    shown = known[choice.skipped : choice.skipped + PAGE]
    buttons = [
        Button(_value_label(words, value, like, choice, levels), leading(product, value, choice, levels))
        for value in shown
    ]
    return (*in_pairs(buttons), _turning(words, choice, more=len(known) > choice.skipped + PAGE))


def leading(product: Product, value: Value, choice: ChooseOption, levels: Mapping[SkuId, int]) -> Action:
    """To the next option that leaves a choice, or to the variant."""
    like = product.sku(choice.sku_id)
    sku = nearest(value.skus, like, levels)
    behind = choice.axis + 1
    if choice.kept and sku.options[behind:] == like.options[behind:]:
        return ShowProduct(product.id, sku.id)
    step = next_choice(product, sku, behind)
    return ShowProduct(product.id, sku.id) if step is None else ChooseOption(sku.id, step)


def _turning(words: Words, choice: ChooseOption, *, more: bool) -> Row:
    def page(skipped: int) -> ChooseOption:
        return ChooseOption(choice.sku_id, choice.axis, skipped, choice.kept)

    back = (Button(words.text("« First page"), page(0)),) if choice.skipped else ()
    return (*back, *((Button(words.text("More »"), page(choice.skipped + PAGE)),) if more else ()))


def _value_label(
    words: Words, value: Value, like: Sku, choice: ChooseOption, levels: Mapping[SkuId, int]
) -> str:
    label, left = name(words, value.text, ON_A_BUTTON), value.left(levels)
    if left <= 0:
        label = words.text("{option} · sold out", option=label)
    elif len(value.skus) == 1 and left <= LOW:
        label = words.plural("{option} · {n} left", "{option} · {n} left", left, option=label)
    return f"✓ {label}" if choice.kept and like.options[choice.axis] == value.text else label


def _changing(words: Words, product: Product, chosen: Sku) -> tuple[Row, ...]:
    return in_pairs(
        [
            Button(_pair(words, product, chosen, axis), ChooseOption(chosen.id, axis, kept=1))
            for axis in range(len(product.options))
            if len({sku.options[axis] for sku in product.on_sale()}) > 1
        ]
    )


def _pair(words: Words, product: Product, chosen: Sku, axis: int) -> str:
    option, value = (name(words, each[axis], _OF_EACH) for each in (product.options, chosen.options))
    return words.text("✏️ {option}: {value}", option=option, value=value)


def chosen_so_far(words: Words, product: Product, choice: ChooseOption) -> Sequence[str]:
    """The options before, one to a line."""
    like = product.sku(choice.sku_id)
    known = like.options if choice.kept else like.options[: choice.axis]
    pairs = [
        (option, value)
        for axis, (option, value) in enumerate(zip(product.options, known, strict=False))
        if axis != choice.axis
    ]
    return [
        words.text("{option}: {value}", option=name(words, option), value=name(words, value))
        for option, value in pairs
    ]


def _all_of_them(
    words: Words, product: Product, chosen: Sku | None, levels: Mapping[SkuId, int]
) -> tuple[Row, ...]:
    skus: Sequence[Sku] = product.on_sale()
    if len(skus) > MOST_CHOICES:
        skus = sorted(skus, key=lambda sku: levels.get(sku.id, 0) <= 0)
    return in_pairs(
        [
            Button(_choice_label(words, sku, chosen, levels), ShowProduct(product.id, sku.id))
            for sku in skus[:MOST_CHOICES]
        ]
    )


def _choice_label(words: Words, sku: Sku, chosen: Sku | None, levels: Mapping[SkuId, int]) -> str:
    label = options(words, sku.options, ON_A_BUTTON) or sku.code
    if levels.get(sku.id, 0) <= 0:
        label = words.text("{option} · sold out", option=label)
    return f"✓ {label}" if chosen and chosen.id == sku.id else label
