from itertools import chain
from pathlib import Path

import pytest
from PIL import Image

import shopclerk.app
from shopclerk.adapters.catalogue_csv.opening import open_catalogue
from shopclerk.adapters.catalogue_csv.reader import read_shopify
from shopclerk.core.domain.importing import ProductDraft
from shopclerk.core.domain.localized import LocalizedText

SAMPLE = Path(shopclerk.app.__file__).parent / "sample"
LANGUAGES = ["en", "zh-Hans"]


def read(language: str = "en", currency: str = "CNY") -> list[ProductDraft]:
    with open_catalogue(SAMPLE / "catalogue.csv") as catalogue:
        answers = list(read_shopify(catalogue.stream, currency=currency, language=language))
    products = [answer for answer in answers if isinstance(answer, ProductDraft)]
    assert products == answers, "no row is refused"
    return products


def texts_of(product: ProductDraft) -> list[LocalizedText]:
    assert product.category is not None
    values = chain.from_iterable(variant.options for variant in product.variants)
    return [product.title, product.description, product.category, *product.options, *values]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_both_languages_whichever_is_the_shops(language: str) -> None:
    for product in read(language):
        for text in texts_of(product):
            assert {tag for tag, _ in text.texts} == set(LANGUAGES), text
            assert text.texts[0][0] == language


@pytest.mark.parametrize("currency", ["CNY", "USD"])
def test_every_variant_is_priced_in_yuan_and_in_dollars(currency: str) -> None:
    for variant in chain.from_iterable(product.variants for product in read(currency=currency)):
        assert currency == variant.prices[0].currency
        assert all(price.minor > 0 for price in variant.prices)


def test_it_has_something_to_choose_and_something_sold_out() -> None:
    products = read()
    assert len({product.category for product in products}) == 4
    assert any(len(product.options) == 2 for product in products)
    assert any(all(variant.quantity == 0 for variant in product.variants) for product in products)


def test_every_product_has_a_picture_that_is_small_enough_for_a_chat() -> None:
    sources = [picture.source for product in read() for picture in product.pictures]
    assert len(sources) == len(read())
    for source in sources:
        with Image.open(SAMPLE / source) as picture:
            assert picture.size == (800, 800)
        assert (SAMPLE / source).stat().st_size < 60_000


def test_no_picture_is_kept_for_nothing() -> None:
    shown = {SAMPLE / picture.source for product in read() for picture in product.pictures}
    assert shown == set((SAMPLE / "pictures").iterdir())
