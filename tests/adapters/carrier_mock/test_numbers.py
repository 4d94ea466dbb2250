import pytest

from shopclerk.adapters.carrier_mock.numbers import recognise


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("SF1234567", ("sf",)),
        ("SF123456789012345", ("sf",)),
        ("sf 1234 5678", ("sf",)),
        ("73112345678901", ("zto",)),
        ("751123456789", ("zto",)),
        ("ZTO123456789012", ("zto",)),
        ("EA123456785CN", ("ems",)),
        ("EA-123456789-CN", ("ems",)),
        ("SF123456", ()),
        ("SF1234567890123456", ()),
        ("74112345678901", ()),
        ("RA123456785CN", ()),
        ("EA12345678CN", ()),
        ("SF１２３４５６７", ()),
    ],
)
def test_a_number_is_known_by_its_shape(number: str, codes: tuple[str, ...]) -> None:
    assert recognise(number) == codes
