import pytest

from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money

POST = ShippingOption(
    code="post",
    name=LocalizedText.single("en", "Post"),
    fee=Money(800, "CNY"),
    other_fees=(Money(200, "EUR"),),
    free_from=(Money(9900, "CNY"),),
    days=5,
)


@pytest.mark.parametrize(
    ("subtotal", "fee"),
    [
        (Money(9899, "CNY"), Money(800, "CNY")),
        (Money(9900, "CNY"), Money(0, "CNY")),
        (Money(99900, "EUR"), Money(200, "EUR")),
        (Money(100, "JPY"), None),
    ],
)
def test_the_fee_is_that_of_the_currency_and_nothing_from_the_subtotal_that_is_free(
    subtotal: Money, fee: Money | None
) -> None:
    assert POST.fee_for(subtotal) == fee


def test_an_option_is_shown_with_the_fee_of_what_is_bought() -> None:
    shown = POST.at(Money(500, "EUR"))
    assert shown is not None
    assert (shown.fee, shown.other_fees) == (Money(200, "EUR"), ())
    assert POST.at(Money(500, "JPY")) is None
