"""Amounts as the page shows them. The digits are ISO 4217's; a currency not named here has two."""

from typing import Final

ZERO_DIGITS: Final = frozenset(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF XTR".split()
)
THREE_DIGITS: Final = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
FOUR_DIGITS: Final = frozenset("CLF UYW".split())

SYMBOLS: Final = {
    "CNY": "¥",
    "JPY": "¥",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "HKD": "HK$",
    "TWD": "NT$",
    "SGD": "S$",
    "KRW": "₩",
    "INR": "₹",
}


def digits(currency: str) -> int:
    if currency in ZERO_DIGITS:
        return 0
    if currency in THREE_DIGITS:
        return 3
    return 4 if currency in FOUR_DIGITS else 2


def amount_text(minor: int, currency: str) -> str:
    """With symbol and thousands separators: `¥1,280.00`; without a known symbol the code: `KWD 1.280`."""
    places = digits(currency)
    whole, part = divmod(minor, 10**places)
    number = f"{whole:,}" + (f".{part:0{places}}" if places else "")
    symbol = SYMBOLS.get(currency)
    return f"{symbol}{number}" if symbol else f"{currency}\N{NO-BREAK SPACE}{number}"
