"""What an import tells the person at the terminal."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from shopclerk.core.domain.importing import RefusalReason, RowRefused
from shopclerk.core.usecases.imported import CodeTaken, Imported, StockBelowPromised

REASONS: Final = {
    RefusalReason.UNREADABLE: "is not CSV; put the cell in quotes",
    RefusalReason.TOO_MANY_CELLS: "has more cells than the header; put a cell with a comma in quotes",
    RefusalReason.NOTHING_IN_IT: "adds neither a variant nor a picture",
    RefusalReason.MISSING: "is blank; fill it in",
    RefusalReason.NOT_AN_AMOUNT: "is not an amount; write it like 12.50",
    RefusalReason.NEGATIVE: "is negative",
    RefusalReason.TOO_MANY_DECIMALS: "has more decimals than the currency",
    RefusalReason.NOT_A_QUANTITY: "is not a whole number",
    RefusalReason.NOT_TRUE_OR_FALSE: "is neither true nor false",
    RefusalReason.CODE_TOO_LONG: "is too long for a SKU code",
    RefusalReason.CODE_REPEATED: "is the code of another variant in this file",
    RefusalReason.OPTION_UNNAMED: "has a value for an option that the product does not name",
    RefusalReason.OPTIONS_REPEATED: "has the same options as another variant of the product",
    RefusalReason.HANDLE_CAME_BACK: "comes back after other products; put a product's rows together",
    RefusalReason.PRODUCT_REFUSED: "has no title or no valid variant",
}


@dataclass(slots=True)
class Report:
    """What an import did; `refusals` are sentences, one for each thing that was left out."""

    products: Counter[str] = field(default_factory=Counter)
    new_skus: int = 0
    stocked: int = 0
    pictures: int = 0
    refusals: list[str] = field(default_factory=list)

    def count(self, imported: Imported) -> None:
        self.products[imported.outcome.value] += 1
        self.new_skus += imported.new_skus
        self.stocked += imported.stocked
        self.pictures += imported.pictures
        self.refusals.extend(_problem(problem) for problem in imported.problems)

    def refuse(self, row: RowRefused) -> None:
        self.refusals.append(_refusal(row))

    def __str__(self) -> str:
        done = ", ".join(f"{count} {outcome}" for outcome, count in self.products.items()) or "none"
        return (
            f"Products: {done}. New SKUs: {self.new_skus}. Stock set: {self.stocked}. "
            f"Pictures queued: {self.pictures}. Left out: {len(self.refusals)}."
        )


def _refusal(row: RowRefused) -> str:
    where = f"line {row.line}" + (f", column {row.column}" if row.column else "")
    given = f": {row.value!r}" if row.value else ":"
    return f"{where}{given} {REASONS[row.reason]}"


def _problem(problem: CodeTaken | StockBelowPromised) -> str:
    if isinstance(problem, CodeTaken):
        return (
            f"line {problem.line}: SKU {problem.code} belongs to another product; give this one its own code"
        )
    return (
        f"line {problem.line}: SKU {problem.code} keeps its stock: {problem.wanted} would be less than the "
        f"{problem.promised} that open orders hold"
    )
