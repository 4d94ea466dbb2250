"""Discount codes."""

from dataclasses import dataclass

from shopclerk.core.usecases.discounting import (
    ChangeDiscount,
    CreateDiscount,
    EndDiscount,
    ListDiscounts,
    LookUpDiscount,
    ShowDiscount,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountDesk:
    list_discounts: ListDiscounts
    show_discount: ShowDiscount
    create_discount: CreateDiscount
    change_discount: ChangeDiscount
    end_discount: EndDiscount
    look_up_discount: LookUpDiscount
