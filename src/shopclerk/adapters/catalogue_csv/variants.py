"""The cells of one variant, validated: what is wrong is named by its column."""

import re
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from shopclerk.adapters.catalogue_csv.columns import (
    CODE,
    OPTION_VALUES,
    PRICE,
    QUANTITY,
    SHIPPING,
    Columns,
    Row,
)
from shopclerk.core.domain.catalogue import CODE_LIMIT, Fulfilment
from shopclerk.core.domain.errors import InvalidAmount
from shopclerk.core.domain.importing import RefusalReason, RowRefused
from shopclerk.core.domain.money import Money

_QUANTITY: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_DECIMAL: Final = re.compile(r"[0-9]{1,15}\.[0-9]+", re.ASCII)
_COLUMNS: Final = {"code": CODE, "quantity": QUANTITY, "fulfilment": SHIPPING}
_SWITCH: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def switch(text: str, *, blank: bool) -> bool | None:
    """TRUE or FALSE as a spreadsheet writes it, `blank` when nothing stands there, None for anything else."""
    return _SWITCH.get(text.casefold()) if text else blank


def _wrong(reason: RefusalReason) -> PydanticCustomError:
    return PydanticCustomError(reason.value, reason.value)


def _code(text: str) -> str | None:
    """Shopify marks a code of digits alone with an apostrophe, lest a spreadsheet take it for a number."""
    code = text.removeprefix("'")
    if len(code) > CODE_LIMIT:
        raise _wrong(RefusalReason.CODE_TOO_LONG)
    return code or None


def _quantity(text: str) -> int | None:
    if not text:
        return None
    if text.startswith("-"):
        raise _wrong(RefusalReason.NEGATIVE)
    if not _QUANTITY.fullmatch(text):
        raise _wrong(RefusalReason.NOT_A_QUANTITY)
    return int(text)


def _fulfilment(text: str) -> Fulfilment:
    shipped = switch(text, blank=True)
    if shipped is None:
        raise _wrong(RefusalReason.NOT_TRUE_OR_FALSE)
    return Fulfilment.SHIPPED if shipped else Fulfilment.DIGITAL


def _amount(text: str, info: ValidationInfo) -> Money:
    try:
        return Money.parse(text, info.data["currency"])
    except InvalidAmount:
        raise _wrong(_fault(text)) from None


def _fault(text: str) -> RefusalReason:
    if not text:
        return RefusalReason.MISSING
    if text.startswith("-"):
        return RefusalReason.NEGATIVE
    return RefusalReason.TOO_MANY_DECIMALS if _DECIMAL.fullmatch(text) else RefusalReason.NOT_AN_AMOUNT


class _Cells(BaseModel):
    model_config = ConfigDict(frozen=True)


class PriceCell(_Cells):
    """A price in one currency."""

    currency: str
    amount: Annotated[Money, PlainValidator(_amount)]


class VariantCells(_Cells):
    """What a row says of a variant besides its options."""

    prices: tuple[PriceCell, ...]
    code: Annotated[str | None, PlainValidator(_code)]
    quantity: Annotated[int | None, PlainValidator(_quantity)]
    fulfilment: Annotated[Fulfilment, PlainValidator(_fulfilment)]


def is_variant(row: Row, columns: Columns) -> bool:
    """Whether the row describes a variant at all; many only add a picture."""
    prices = (name for name, _ in columns.prices)
    if any(row[name] for name in (CODE, QUANTITY, *prices)):
        return True
    return any(columns.word(row.cells, name) for name in OPTION_VALUES)


def variant_cells(row: Row, columns: Columns) -> VariantCells | RowRefused:
    """The first fault of the row, or its cells; of the prices the shop's own comes first."""
    prices = _prices(row, columns)
    given = {
        "prices": [{"currency": code, "amount": row[name]} for name, code in prices],
        **{name: row[column] for name, column in _COLUMNS.items()},
    }
    try:
        return VariantCells.model_validate(given)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place, *rest = fault["loc"]
        column = prices[int(rest[0])][0] if rest else _COLUMNS[str(place)]
        return RowRefused(
            line=row.line, reason=RefusalReason(fault["type"]), column=column, value=str(fault["input"])
        )


def _prices(row: Row, columns: Columns) -> list[tuple[str, str]]:
    """Of two columns of one currency the first that is filled counts; the shop's own must be there."""
    filled: dict[str, str] = {}
    for name, code in columns.prices:
        if row[name]:
            filled.setdefault(code, name)
    own = filled.pop(columns.currency, None) or _own_column(columns)
    return [(own, columns.currency), *((name, code) for code, name in filled.items())]


def _own_column(columns: Columns) -> str:
    return next((name for name, code in columns.prices if code == columns.currency), PRICE)
