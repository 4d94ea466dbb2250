"""Categories, products with their SKUs and prices, carts, pictures to fetch."""

from collections.abc import Sequence

from shopclerk.adapters.db.mapping.kind import Below, Kind, Pen
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.tables import catalogue as tables
from shopclerk.core.domain.cart import Cart, CartLine
from shopclerk.core.domain.catalogue import Category, Fulfilment, Product, Sku
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.picture import PictureJob, PictureStatus


def _category_apart(category: Category, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    return {"id": category.id, "name": category.name, "position": category.position}, ()


def _category(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Category:
    return Category(id=row["id"], name=row["name"], position=row["position"], version=row["version"])


def _product_apart(product: Product, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": product.id,
        "handle": product.handle,
        "title": product.title,
        "description": product.description,
        "category_id": product.category_id,
        "options": product.options,
        "pictures": list(product.pictures),
        "published": product.published,
        "archived": product.archived,
        "edited_by": product.edited_by,
        "edited_at": product.edited_at,
    }
    skus = [_sku_row(product, sku, position) for position, sku in enumerate(product.skus)]
    prices = [row for sku in product.skus for row in _price_rows(product, sku)]
    return root, (skus, prices)


def _sku_row(product: Product, sku: Sku, position: int) -> Row:
    return {
        "id": sku.id,
        "product_id": product.id,
        "position": position,
        "code": sku.code,
        "options": sku.options,
        "fulfilment": sku.fulfilment.value,
        "archived": sku.archived,
    }


def _price_rows(product: Product, sku: Sku) -> list[Row]:
    return [
        {
            "sku_id": sku.id,
            "currency": price.currency,
            "position": position,
            "minor": price.minor,
            "product_id": product.id,
        }
        for position, price in enumerate(sku.prices)
    ]


def _product(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Product:
    skus, prices = below
    return Product(
        id=row["id"],
        handle=row["handle"],
        title=row["title"],
        description=row["description"],
        category_id=row["category_id"],
        options=row["options"],
        skus=tuple(_sku(sku, prices) for sku in skus),
        pictures=tuple(row["pictures"]),
        published=row["published"],
        archived=row["archived"],
        edited_by=row["edited_by"],
        edited_at=row["edited_at"],
        version=row["version"],
    )


def _sku(row: Row, prices: Sequence[Row]) -> Sku:
    return Sku(
        id=row["id"],
        code=row["code"],
        options=row["options"],
        prices=tuple(
            Money(price["minor"], price["currency"]) for price in prices if price["sku_id"] == row["id"]
        ),
        fulfilment=Fulfilment(row["fulfilment"]),
        archived=row["archived"],
    )


def _cart_apart(cart: Cart, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    lines = [
        {"cart_id": cart.id, "position": position, "sku_id": line.sku_id, "quantity": line.quantity}
        for position, line in enumerate(cart.lines)
    ]
    return {"id": cart.id}, (lines,)


def _cart(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> Cart:
    (lines,) = below
    return Cart(
        id=row["id"],
        lines=tuple(CartLine(line["sku_id"], line["quantity"]) for line in lines),
        version=row["version"],
    )


def _picture_apart(job: PictureJob, pen: Pen) -> tuple[Row, Sequence[Sequence[Row]]]:
    root = {
        "id": job.id,
        "product_id": job.product_id,
        "url": job.url,
        "position": job.position,
        "due_at": job.due_at,
        "status": job.status.value,
        "tries": job.tries,
        "failure": job.failure,
    }
    return root, ()


def _picture(row: Row, below: Sequence[Sequence[Row]], sealer: Sealer) -> PictureJob:
    return PictureJob(**{**row, "status": PictureStatus(row["status"])})


CATEGORY = Kind(tables.categories, _category_apart, _category)
PRODUCT = Kind(
    tables.products,
    _product_apart,
    _product,
    (Below(tables.skus, "product_id"), Below(tables.sku_prices, "product_id")),
)
CART = Kind(tables.carts, _cart_apart, _cart, (Below(tables.cart_lines, "cart_id"),))
PICTURE = Kind(tables.picture_jobs, _picture_apart, _picture)
