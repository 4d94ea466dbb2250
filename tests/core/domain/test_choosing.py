"""Many variants are chosen option by option."""

from dataclasses import replace
from itertools import product as every_pair

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.choosing import FEW, is_stepwise, nearest, next_choice, values
from shopclerk.core.domain.ids import SkuId
from tests.contracts.examples import product, sku, text

SIZES, COLOURS = ("S", "M", "L"), ("Blue", "Red", "Moss")


def shirt() -> Product:
    """In three sizes and colours, all of one cut."""
    pairs = every_pair(SIZES, COLOURS)
    skus = [sku(f"{size}-{tone}", options=(text(size), text("Cut"), text(tone))) for size, tone in pairs]
    return product("shirt", *skus, options=(text("Size"), text("Cut"), text("Colour")))


def test_many_variants_are_chosen_step_by_step() -> None:
    assert len(shirt().skus) > FEW
    assert is_stepwise(shirt())
    assert not is_stepwise(replace(shirt(), skus=shirt().skus[:FEW]))
    assert not is_stepwise(replace(shirt(), published=False))


def test_variants_that_options_do_not_tell_apart_are_not_chosen_so() -> None:
    first, *others = shirt().skus
    for wrong in (replace(first, options=others[0].options), replace(first, options=first.options[:2])):
        assert not is_stepwise(replace(shirt(), skus=(wrong, *others)))


def test_the_values_of_an_option_are_those_that_go_with_the_options_before() -> None:
    made = replace(shirt(), skus=shirt().skus[:-1])
    small, large = made.skus[0], made.skus[-1]
    assert [value.text for value in values(made, small, 0)] == [text(size) for size in SIZES]
    assert [len(value.skus) for value in values(made, small, 0)] == [3, 3, 2]
    assert [value.text for value in values(made, small, 2)] == [text(tone) for tone in COLOURS]
    assert [value.text for value in values(made, large, 2)] == [text(tone) for tone in COLOURS[:-1]]


def test_an_option_with_one_value_is_no_choice() -> None:
    first = shirt().skus[0]
    assert next_choice(shirt(), first, 0) == 0
    assert next_choice(shirt(), first, 1) == 2
    assert next_choice(shirt(), first, 3) is None


def test_the_nearest_variant_has_most_in_common_and_is_rather_there() -> None:
    skus = {each.id: each for each in shirt().skus}
    like = skus[SkuId("M-Red")]
    large = [skus[SkuId(f"L-{tone}")] for tone in COLOURS]
    assert nearest(large, like, {}).id == "L-Red"
    assert nearest((large[0], large[2]), like, {SkuId("L-Moss"): 1}).id == "L-Moss"
