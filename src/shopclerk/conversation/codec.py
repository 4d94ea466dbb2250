"""Actions as the tokens that buttons carry, and back.

A token is `1` (the version), two letters for the kind of action and its fields, each after a dot; `~` stands
for None: `1pt.01JD8Z3K5W7Q9R2T4V6X.~`. At most 64 bytes (what a Telegram button can carry) of letters,
digits and `.~-_`, so that it needs no escaping in an address either.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from types import NoneType
from typing import Any, Final, TypeAlias, get_args, get_type_hints

from shopclerk.conversation import actions
from shopclerk.conversation.actions import Action

VERSION: Final = "1"
LIMIT: Final = 64
"""Bytes of `callback_data`: Telegram Bot API, InlineKeyboardButton."""

CODES: Final[Mapping[type[Action], str]] = {
    actions.GoHome: "ho",
    actions.ShowCategories: "cs",
    actions.ShowProducts: "ps",
    actions.ShowProduct: "pt",
    actions.ShowPictures: "pi",
    actions.ShareProduct: "sr",
    actions.AddToCart: "ac",
    actions.AskQuantity: "aq",
    actions.SetQuantity: "sq",
    actions.ShowCart: "ct",
    actions.EmptyCart: "ec",
    actions.StartCheckout: "co",
    actions.ChangeContact: "cc",
    actions.AskShipping: "dl",
    actions.ChooseShipping: "dc",
    actions.AskDiscount: "ad",
    actions.DropDiscount: "xd",
    actions.PlaceOrder: "po",
    actions.ChoosePayment: "cp",
    actions.Pay: "pa",
    actions.ShowOrders: "os",
    actions.ShowOrder: "or",
    actions.AskCancel: "ax",
    actions.CancelOrder: "xo",
    actions.AskCancelPart: "xp",
    actions.AskCancelUnits: "xu",
    actions.CancelUnits: "xl",
    actions.AskReceipt: "ar",
    actions.ConfirmReceipt: "cr",
    actions.ShowLanguages: "ls",
    actions.ChooseLanguage: "cl",
    actions.ShowQueue: "qu",
    actions.AskTracking: "at",
    actions.Ship: "sh",
    actions.FillClaim: "fc",
    actions.ReviewClaim: "rc",
    actions.SendClaim: "sc",
    actions.ShowCase: "ca",
    actions.AskEvidence: "ae",
    actions.ShowEvidence: "se",
    actions.AskWithdraw: "aw",
    actions.WithdrawCase: "wc",
    actions.AskReturnNumber: "rn",
    actions.ShowCases: "qs",
    actions.AskApprove: "aa",
    actions.ApproveCase: "ap",
    actions.AskReject: "rj",
    actions.ReceiveReturn: "rr",
    actions.AskInspect: "ai",
    actions.AskCounts: "an",
    actions.InspectReturn: "ir",
    actions.AskAmount: "am",
    actions.SettleCase: "st",
    actions.ShowDiscrepancies: "ds",
    actions.SettleDiscrepancy: "dn",
    actions.AskManualRefund: "bh",
    actions.RecordManualRefund: "rm",
    actions.AskParts: "ak",
    actions.PackPart: "pk",
    actions.AskPartTracking: "kt",
    actions.ShowParcel: "sp",
    actions.AskLost: "al",
    actions.ReportLost: "rl",
    actions.AskReturned: "ab",
    actions.ReportReturned: "rt",
    actions.AskInspectParcel: "aj",
    actions.InspectParcel: "ip",
    actions.AskSound: "as",
    actions.AskReship: "ah",
    actions.Reship: "rs",
    actions.AskRefundParcel: "af",
    actions.RefundParcel: "rf",
    actions.AskNumber: "nu",
    actions.CorrectNumber: "nc",
    actions.ShowRecipient: "re",
    actions.AskRecipient: "ra",
    actions.AskBooking: "bo",
    actions.BookParcel: "bp",
    actions.ShowLabel: "lb",
    actions.AskHandOver: "hq",
    actions.HandOver: "hv",
    actions.AskCallOff: "cq",
    actions.CallOff: "cf",
    actions.WatchStock: "ws",
    actions.EditListing: "le",
    actions.PublishListing: "lp",
    actions.DiscardListing: "ld",
    actions.Dismiss: "di",
}
_KINDS: Final[Mapping[str, type[Any]]] = {code: kind for kind, code in CODES.items()}
_FIELDS: Final[Mapping[type[Any], tuple[str, ...]]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in CODES
}
_NONE: Final = "~"
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)

Value: TypeAlias = str | int | None


class UnknownToken(Exception):
    """Nothing that this version understands: another version's, cut short, or never ours."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


class Uncarriable(Exception):
    """The action does not fit into a token: over 64 bytes, or a text with a character that tokens lack."""

    def __init__(self, action: Action) -> None:
        super().__init__(action)
        self.action = action


def encode(action: Action) -> str:
    """The token of an action, or Uncarriable."""
    values = [getattr(action, name) for name in _FIELDS[type(action)]]
    token = ".".join([VERSION + CODES[type(action)], *map(_written, values)])
    if len(token) > LIMIT or not all(value is None or _PLAIN.fullmatch(str(value)) for value in values):
        raise Uncarriable(action)
    return token


def _written(value: Value) -> str:
    return _NONE if value is None else str(value)


def decode(token: str) -> Action:
    """The action of a token that `encode` made, or UnknownToken."""
    head, *texts = token.split(".")
    kind = _KINDS.get(head.removeprefix(VERSION)) if head.startswith(VERSION) else None
    if kind is None or len(token) > LIMIT:
        raise UnknownToken(token)
    readers = _READERS[kind]
    if len(readers) != len(texts):
        raise UnknownToken(token)
    try:
        action: Action = kind(*(read(text) for read, text in zip(readers, texts, strict=True)))
    except ValueError:
        raise UnknownToken(token) from None
    return action


def _readers(kind: type[Any]) -> tuple[Callable[[str], Value], ...]:
    hints = get_type_hints(kind)
    return tuple(_reader(hints[field.name]) for field in fields(kind))


def _reader(hint: object) -> Callable[[str], Value]:
    parts = get_args(hint)
    if NoneType in parts:
        inner = _reader(next(part for part in parts if part is not NoneType))
        return lambda text: None if text == _NONE else inner(text)
    return _integer if hint is int else _text


def _integer(text: str) -> int:
    number = int(text)
    if str(number) != text:
        raise ValueError(text)
    return number


def _text(text: str) -> str:
    if not _PLAIN.fullmatch(text):
        raise ValueError(text)
    return text


_READERS: Final[Mapping[type[Any], tuple[Callable[[str], Value], ...]]] = {
    kind: _readers(kind) for kind in CODES
}
