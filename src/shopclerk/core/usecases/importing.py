"""Bringing products in from a file, and their pictures later. Safe to repeat: what is there already stays."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace

from shopclerk.core.domain.catalogue import Category, Product, Sku, sku_code
from shopclerk.core.domain.ids import CategoryId, FileId, ProductId, SkuId
from shopclerk.core.domain.importing import PictureDraft, ProductDraft, VariantDraft
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.picture import PictureJob
from shopclerk.core.domain.stock import MovementReason, StockItem
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.catalogue import AllCategories, ProductHandled
from shopclerk.core.ports.queries.stock import Levels
from shopclerk.core.usecases.imported import (
    CodeTaken,
    Imported,
    Outcome,
    StockBelowPromised,
    recalled,
    written,
)
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(slots=True)
class _Tally:
    """What one decision does besides saving the product."""

    new_skus: int = 0
    stocked: int = 0
    pictures: int = 0
    problems: list[CodeTaken | StockBelowPromised] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportProduct:
    """Create or update the product of a handle.

    Repeating the request for the same line of a file changes nothing more, whatever was changed since, and
    answers what the first one did; without a request it is done again.

    Variants are known by their code (made of handle and options when blank); one that the file does not name
    stays as it is, and then the options do too, unless the file has as many. The quantity counts when a
    variant is created, later only with `sets_stock`. Pictures named by address are queued; `local` answers
    the content id of one that stands beside the file, or None.
    """

    unit_of_work: UnitOfWork
    ids: IdSource
    local: Callable[[str], Awaitable[FileId | None]]

    async def __call__(
        self, draft: ProductDraft, *, actor: Actor, sets_stock: bool, request_id: str | None = None
    ) -> Imported:
        actor.must_be_staff("ImportProduct")
        shown = [found for picture in draft.pictures if (found := await self.local(picture.source))]
        deciding = Deciding(self.ids, actor, sets_stock=sets_stock)

        async def decide(work: Work) -> Imported:
            if request_id is None:
                return await deciding.decided(work, draft, shown)
            line = f"{request_id}:{draft.line}"
            if done := await work.already("request", line):
                return recalled(done)
            imported = await deciding.decided(work, draft, shown)
            work.claim("request", line, written(imported))
            return imported

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class Deciding:
    """What becomes of the product of a draft, with the pictures `shown` that are here already."""

    ids: IdSource
    by: Actor
    sets_stock: bool = field(kw_only=True)

    async def decided(self, work: Work, draft: ProductDraft, shown: Sequence[FileId]) -> Imported:
        tally = _Tally()
        known = next(iter(await work.find(ProductHandled(draft.handle))), None)
        product_id = known.id if known else ProductId(self.ids.new())
        options, skus = _told_apart(known, draft, await self._skus(work, draft, known, tally))
        product = Product(
            id=product_id,
            handle=draft.handle,
            title=draft.title,
            description=draft.description,
            category_id=await self._category(work, draft.category),
            options=options,
            skus=skus,
            pictures=_merged(known.pictures if known else (), shown),
            published=draft.published,
            archived=draft.archived,
            edited_by=known.edited_by if known else None,
            edited_at=known.edited_at if known else None,
            version=known.version if known else 0,
        )
        if known is None:
            work.claim("product handle", draft.handle, product_id)
        if product != known:
            work.save(self._signed(work, product) if known else product)
        await _queue(work, product_id, draft.pictures, tally)
        return _imported(known, product, tally)

    def _signed(self, work: Work, product: Product) -> Product:
        """By whom of the staff it was changed; what the shop does itself is nobody's."""
        if not self.by.is_colleague:
            return product
        return replace(product, edited_by=self.by.person_id, edited_at=work.at)

    async def _category(self, work: Work, name: LocalizedText | None) -> CategoryId | None:
        if name is None:
            return None
        key = name.texts[0][1].casefold()
        if owner := await work.owner("category", key):
            return CategoryId(owner)
        category = Category(
            id=CategoryId(self.ids.new()), name=name, position=len(await work.find(AllCategories()))
        )
        work.claim("category", key, category.id)
        work.save(category)
        return category.id

    async def _skus(
        self,
        work: Work,
        draft: ProductDraft,
        known: Product | None,
        tally: _Tally,
    ) -> tuple[Sku, ...]:
        before = {sku.code: sku for sku in known.skus} if known else {}
        after = dict(before)
        for variant in draft.variants:
            code = variant.code or sku_code(draft.handle, [text.texts[0][1] for text in variant.options])
            old = before.get(code)
            if old is None and await work.owner("sku code", code):
                tally.problems.append(CodeTaken(variant.line, code))
                continue
            after[code] = _sku(old.id if old else SkuId(self.ids.new()), code, variant, old)
            if old is None:
                work.claim("sku code", code, after[code].id)
                tally.new_skus += 1
            if variant.quantity is not None and (old is None or self.sets_stock):
                await _stock(work, after[code], variant, tally, self.by)
        return tuple(after.values())


def _told_apart(
    known: Product | None, draft: ProductDraft, skus: tuple[Sku, ...]
) -> tuple[tuple[LocalizedText, ...], tuple[Sku, ...]]:
    """By what the variants are told apart: as the file says, unless one that stays as it is has more values
    than that, or fewer; then by what they were.
    """
    if known is None or all(len(sku.options) == len(draft.options) for sku in skus):
        return draft.options, skus
    before = {sku.id: sku.options for sku in known.skus}
    return known.options, tuple(replace(sku, options=before.get(sku.id, sku.options)) for sku in skus)


def _sku(sku_id: SkuId, code: str, variant: VariantDraft, old: Sku | None) -> Sku:
    """One that was retired stays so."""
    return Sku(
        id=sku_id,
        code=code,
        options=variant.options,
        prices=variant.prices,
        fulfilment=variant.fulfilment,
        archived=old is not None and old.archived,
    )


async def _stock(work: Work, sku: Sku, variant: VariantDraft, tally: _Tally, by: Actor) -> None:
    """Have what the file says on hand, by compare-and-set; never less than what is promised."""
    level = next(iter(await work.find(Levels((sku.id,)))), StockItem(sku_id=sku.id))
    wanted = variant.quantity or 0
    if wanted < level.reserved:
        tally.problems.append(StockBelowPromised(variant.line, sku.code, wanted, level.reserved))
        return
    if wanted == level.on_hand:
        return
    tally.stocked += 1
    reason = MovementReason.CORRECTED if level.on_hand else MovementReason.RECEIVED
    work.move_stock(
        StockDelta(
            sku_id=sku.id,
            on_hand=wanted - level.on_hand,
            reason=reason,
            by=by.person_id,
            expected_on_hand=level.on_hand,
        )
    )


def _merged(before: Sequence[FileId], shown: Sequence[FileId]) -> tuple[FileId, ...]:
    return tuple(dict.fromkeys((*before, *shown)))


async def _queue(work: Work, product_id: ProductId, pictures: Sequence[PictureDraft], tally: _Tally) -> None:
    for picture in pictures:
        job_id = f"{product_id}:{hashlib.sha256(picture.source.encode()).hexdigest()[:16]}"
        if not _is_address(picture.source) or await work.peek(PictureJob, job_id):
            continue
        tally.pictures += 1
        work.save(
            PictureJob(
                id=job_id,
                product_id=product_id,
                url=picture.source,
                position=picture.position,
                due_at=work.at,
            )
        )


def _is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _imported(known: Product | None, product: Product, tally: _Tally) -> Imported:
    changed = Outcome.UNCHANGED if replace(product, version=0) == _unversioned(known) else Outcome.UPDATED
    return Imported(
        product_id=product.id,
        outcome=changed if known else Outcome.CREATED,
        new_skus=tally.new_skus,
        stocked=tally.stocked,
        pictures=tally.pictures,
        problems=tuple(tally.problems),
    )


def _unversioned(product: Product | None) -> Product | None:
    return replace(product, version=0) if product else None
