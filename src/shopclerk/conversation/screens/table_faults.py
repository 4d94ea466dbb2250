"""Why a line of a table of products stays out."""

from collections.abc import Callable, Mapping
from typing import Final

from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.screens.names import ON_A_BUTTON
from shopclerk.conversation.tables import Fault, NotBrought
from shopclerk.conversation.words import Words
from shopclerk.core.domain.importing import RefusalReason, RowRefused
from shopclerk.core.usecases.imported import CodeTaken, StockBelowPromised


def fault_line(words: Words, fault: Fault) -> str:
    """Such as `Line 12, Variant Price, “abc”: this is no amount`."""
    where = [words.text("Line {line}", line=fault.line)]
    if isinstance(fault, RowRefused):
        where += [fault.column] if fault.column else []
        where += [f"“{shortened(one_line(fault.value), ON_A_BUTTON)}”"] if fault.value else []
    return words.text("{where}: {why}", where=", ".join(where), why=why_not(words, fault))


def why_not(words: Words, fault: Fault) -> str:
    match fault:
        case RowRefused():
            return _REASONS[fault.reason](words)
        case CodeTaken():
            code = shortened(one_line(fault.code), ON_A_BUTTON)
            return words.text("the code {code} is another product’s; give it its own", code=code)
        case StockBelowPromised():
            return words.text(
                "fewer ({wanted}) than are promised to orders ({promised}); the stock stays",
                wanted=fault.wanted,
                promised=fault.promised,
            )
        case NotBrought():
            return sentence(words, fault.refusal)


_REASONS: Final[Mapping[RefusalReason, Callable[[Words], str]]] = {
    RefusalReason.UNREADABLE: lambda words: words.text("this cannot be read as CSV; put the cell in quotes"),
    RefusalReason.TOO_MANY_CELLS: lambda words: words.text(
        "more cells than the first row; put a cell with a comma in quotes"
    ),
    RefusalReason.NOTHING_IN_IT: lambda words: words.text("it adds neither a variant nor a picture"),
    RefusalReason.MISSING: lambda words: words.text("this is blank; fill it in"),
    RefusalReason.NOT_AN_AMOUNT: lambda words: words.text("this is no amount; write it like 12.50"),
    RefusalReason.NEGATIVE: lambda words: words.text("this is below zero"),
    RefusalReason.TOO_MANY_DECIMALS: lambda words: words.text("more decimals than the currency has"),
    RefusalReason.NOT_A_QUANTITY: lambda words: words.text("this is no whole number"),
    RefusalReason.NOT_TRUE_OR_FALSE: lambda words: words.text("write TRUE or FALSE"),
    RefusalReason.CODE_TOO_LONG: lambda words: words.text("this is too long for a code"),
    RefusalReason.CODE_REPEATED: lambda words: words.text("another variant of this table has the same code"),
    RefusalReason.OPTION_UNNAMED: lambda words: words.text(
        "a value for an option that the product does not name"
    ),
    RefusalReason.OPTIONS_REPEATED: lambda words: words.text(
        "another variant of this product has the same options"
    ),
    RefusalReason.HANDLE_CAME_BACK: lambda words: words.text("the rows of a product must stand together"),
    RefusalReason.PRODUCT_REFUSED: lambda words: words.text(
        "its product has no title or no variant that is right"
    ),
}
