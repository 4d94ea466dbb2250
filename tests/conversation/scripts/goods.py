"""What the shop of the scripts sells, in both languages."""

from typing import Final

from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.importing import ProductDraft, VariantDraft
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money


def words(english: str, chinese: str) -> LocalizedText:
    return LocalizedText.of({"en": english, "zh-Hans": chinese})


def variant(code: str, price: str, quantity: int, *options: LocalizedText) -> VariantDraft:
    return VariantDraft(
        line=2, code=code, options=options, prices=(Money.parse(price, "CNY"),), quantity=quantity
    )


MUG: Final = ProductDraft(
    line=2,
    handle="enamel-mug",
    title=words("Enamel mug", "搪瓷杯"),
    description=words("Holds 350 ml.", "容量 350 毫升。"),
    category=words("Cups", "杯子"),
    options=(words("Colour", "颜色"),),
    variants=(
        variant("MUG-BLUE", "39.00", 5, words("Blue", "蓝色")),
        variant("MUG-RED", "42.00", 0, words("Red", "红色")),
    ),
)


POST: Final = ShippingOption(code="post", name=words("Post", "邮政"), fee=Money.parse("6.00", "CNY"), days=7)
EXPRESS: Final = ShippingOption(
    code="express", name=words("Express", "特快"), fee=Money.parse("18.00", "CNY"), days=2
)


def tea(*, price: str = "128.00", quantity: int = 10, published: bool = True) -> ProductDraft:
    """One variant, on no shelf."""
    return ProductDraft(
        line=3,
        handle="tea",
        title=words("Green tea", "绿茶"),
        description=words("Spring harvest.", "春茶。"),
        category=None,
        options=(),
        variants=(variant("TEA", price, quantity),),
        published=published,
    )
