"""What is for sale, in memory."""

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.queries.due import due
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.ids import ProductId
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.ports.queries.catalogue import (
    AllCategories,
    CatalogueState,
    CatalogueStateNow,
    PicturesDue,
    ProductHandled,
    ProductsCoded,
    ProductsOfSkus,
    ProductsPictured,
    ProductVersions,
)


@answer.register
def _(query: ProductsOfSkus, memory: Memory) -> tuple[Product, ...]:
    having = {each.id: each for sku_id in query.sku_ids for each in memory.find(Product, "sku", sku_id)}
    return tuple(having[product_id] for product_id in sorted(having))


@answer.register
def _(query: ProductsPictured, memory: Memory) -> tuple[Product, ...]:
    showing = [each for each in memory.find(Product) if query.file_id in each.pictures]
    return tuple(sorted(showing, key=lambda product: product.id))


@answer.register
def _(query: ProductHandled, memory: Memory) -> tuple[Product, ...]:
    return tuple(memory.find(Product, "handle", query.handle))


@answer.register
def _(query: ProductsCoded, memory: Memory) -> tuple[Product, ...]:
    return tuple(sorted(memory.find(Product, "code", query.code), key=lambda product: product.id))


@answer.register
def _(query: AllCategories, memory: Memory) -> tuple[Category, ...]:
    return tuple(sorted(memory.find(Category), key=lambda category: (category.position, category.id)))


@answer.register
def _(query: CatalogueStateNow, memory: Memory) -> tuple[CatalogueState]:
    products, categories = memory.find(Product), memory.find(Category)
    return (
        CatalogueState(
            products=len(products),
            product_versions=sum(product.version for product in products),
            categories=len(categories),
            category_versions=sum(category.version for category in categories),
        ),
    )


@answer.register
def _(query: ProductVersions, memory: Memory) -> tuple[tuple[ProductId, int], ...]:
    return tuple(sorted((product.id, product.version) for product in memory.find(Product)))


@answer.register
def _(query: PicturesDue, memory: Memory) -> tuple[PictureJob, ...]:
    queued = memory.find(PictureJob, "queued")
    return due(((job.due_at, job) for job in queued), query.now, query.limit)
