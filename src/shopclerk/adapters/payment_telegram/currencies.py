"""What Telegram takes money in."""

from typing import Final

STARS: Final = "XTR"

CURRENCIES: Final = frozenset(
    "AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BND BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DKK DOP DZD EGP "
    "ETB EUR GBP GEL GTQ HKD HNL HRK HUF IDR ILS INR ISK JMD JPY KES KGS KRW KZT LBP LKR MAD MDL MNT MUR "
    "MVR MXN MYR MZN NGN NIO NOK NPR NZD PAB PEN PHP PKR PLN PYG QAR RON RSD RUB SAR SEK SGD THB TJS TRY "
    "TTD TWD TZS UAH UGX USD UYU UZS VND YER ZAR".split()
)
"""Of cards and wallets: core.telegram.org/bots/payments/currencies.json, whose `exp` is that of ISO 4217 for
each of them.
"""
