"""What a catalogue file says, before anything of it is in the shop: drafts, and rows that were refused."""

from dataclasses import dataclass
from enum import StrEnum

from shopclerk.core.domain.catalogue import Fulfilment
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantDraft:
    """One variant, from the record that begins at physical line `line` (1 is the header's).

    `code` is None when the merchant gave none. `options` stand in the order of the product's; `prices` hold
    at most one amount per currency, the shop's own first. `quantity` is None when the file does not say it.
    """

    line: int
    code: str | None
    options: tuple[LocalizedText, ...]
    prices: tuple[Money, ...]
    quantity: int | None
    fulfilment: Fulfilment = Fulfilment.SHIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureDraft:
    """`source` is an http(s) address, or a path relative to the file; positions count from 1 without gaps."""

    line: int
    source: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductDraft:
    """A product with at least one valid variant; `line` is where its first record begins."""

    line: int
    handle: str
    title: LocalizedText
    description: LocalizedText
    category: LocalizedText | None
    options: tuple[LocalizedText, ...]
    variants: tuple[VariantDraft, ...]
    pictures: tuple[PictureDraft, ...] = ()
    published: bool = True
    archived: bool = False


class RefusalReason(StrEnum):
    """Why a record was left out; `RowRefused.value` holds the text that was at fault."""

    UNREADABLE = "unreadable"
    """It is no CSV: too long a field, or a line break outside quotes."""
    TOO_MANY_CELLS = "too_many_cells"
    """It has more filled cells than the header has columns: a comma that should stand in quotes."""
    NOTHING_IN_IT = "nothing_in_it"
    """It names a product, and adds neither a variant nor a picture to it."""
    MISSING = "missing"
    """A cell that must be filled is blank."""
    NOT_AN_AMOUNT = "not_an_amount"
    NEGATIVE = "negative"
    TOO_MANY_DECIMALS = "too_many_decimals"
    """The currency has fewer decimal digits than the price."""
    NOT_A_QUANTITY = "not_a_quantity"
    NOT_TRUE_OR_FALSE = "not_true_or_false"
    CODE_TOO_LONG = "code_too_long"
    CODE_REPEATED = "code_repeated"
    """Another variant of this file has the same code."""
    OPTION_UNNAMED = "option_unnamed"
    """It has a value for an option that the product does not name."""
    OPTIONS_REPEATED = "options_repeated"
    """Another variant of this product has the same option values."""
    HANDLE_CAME_BACK = "handle_came_back"
    """Rows of this product ended earlier in the file; a product's rows must stand together."""
    PRODUCT_REFUSED = "product_refused"
    """Nothing is wrong with the record itself, but its product has no title or no valid variant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRefused:
    """The record that begins at physical line `line` was left out, because of `value` in `column`.

    Of several faults the first is told. `column` is None when the fault is the whole record's.
    """

    line: int
    reason: RefusalReason
    column: str | None = None
    value: str = ""


@dataclass(unsafe_hash=True)
class ColumnsMissing(Exception):
    """The file cannot be read as a catalogue: its header lacks these columns."""

    columns: tuple[str, ...]


@dataclass(unsafe_hash=True)
class NotUtf8(Exception):
    """The file is in some other encoding, as the bytes after `line` show; no later line was read."""

    line: int
