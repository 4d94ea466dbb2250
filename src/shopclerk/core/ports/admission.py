"""The one judge of changesets, used by every store: memory, SQLite, PostgreSQL, and group commit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from shopclerk.core.domain.events import StockCameBack, StockRanLow
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.stock import StockItem, StockMovement
from shopclerk.core.ports.changeset import (
    Admitted,
    Changeset,
    CounterDelta,
    Key,
    Moved,
    OutboxEntry,
    Refusal,
    Refused,
    Short,
    Spent,
    Stale,
    StockDelta,
    Taken,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What a store knows of the rows that a changeset names, read in the transaction that would write it.

    A key missing from `versions` does not exist (version 0); a claim missing from `owners` is free; a SKU
    missing from `levels` has no level yet; a counter missing from `counters` is at zero.
    """

    versions: Mapping[Key, int] = field(default_factory=dict)
    owners: Mapping[tuple[str, str], str] = field(default_factory=dict)
    levels: Mapping[SkuId, StockItem] = field(default_factory=dict)
    counters: Mapping[str, int] = field(default_factory=dict)


def admit(changeset: Changeset, rows: Rows) -> Admitted | Refused:
    """Judge a changeset: pure, and the same for every store."""
    if (reason := _refusal(changeset, rows)) is not None:
        return Refused(reason)
    if not (changeset.stock or changeset.counters):
        return Admitted()
    levels = {delta.sku_id: _level(delta.sku_id, rows) for delta in changeset.stock}
    after = _applied(changeset.stock, levels)
    return Admitted(
        levels=tuple(after.values()),
        counters=tuple(_counted(changeset, rows).items()),
        movements=tuple(_movements(changeset)),
        alerts=tuple(_alerts(changeset, levels, after.values())),
    )


def _level(sku_id: SkuId, rows: Rows) -> StockItem:
    return rows.levels.get(sku_id) or StockItem(sku_id=sku_id)


def touched(changeset: Changeset) -> tuple[Key, ...]:
    """The records whose versions a store must read (and lock) before it asks `admit`."""
    saved = [Key(type(record), record.id) for record in changeset.saves]
    return (*saved, *[expect.key for expect in changeset.expects])


def _refusal(changeset: Changeset, rows: Rows) -> Refusal | None:
    made: dict[tuple[str, str], str] = {}
    for claim in changeset.claims:
        name = (claim.scope, claim.key)
        if (owner := rows.owners.get(name, made.get(name))) is not None:
            return Taken(claim, owner)
        made[name] = claim.owner
    for record in changeset.saves:
        key = Key(type(record), record.id)
        if rows.versions.get(key, 0) != record.version:
            return Stale(key)
    for expect in changeset.expects:
        if rows.versions.get(expect.key, 0) != expect.version:
            return Stale(expect.key)
    for counter in changeset.counters:
        if counter.most is not None and counter.delta > 0 and _at(counter, changeset, rows) > counter.most:
            return Spent(counter.name, counter.most)
    return next(_stock_refusals(changeset.stock, rows), None)


def _at(counter: CounterDelta, changeset: Changeset, rows: Rows) -> int:
    return _counted(changeset, rows)[counter.name]


def _counted(changeset: Changeset, rows: Rows) -> dict[str, int]:
    """Where the counters that it names stand afterwards; none goes below zero."""
    after: dict[str, int] = {}
    for counter in changeset.counters:
        before = after.get(counter.name, rows.counters.get(counter.name, 0))
        after[counter.name] = max(before + counter.delta, 0)
    return after


def _stock_refusals(deltas: Iterable[StockDelta], rows: Rows) -> Iterator[Refusal]:
    summed: dict[SkuId, tuple[int, int]] = {}
    for delta in deltas:
        level = _level(delta.sku_id, rows)
        if delta.expected_on_hand is not None and delta.expected_on_hand != level.on_hand:
            yield Moved(delta.sku_id, level.on_hand)
        on_hand, reserved = summed.get(delta.sku_id, (0, 0))
        summed[delta.sku_id] = (on_hand + delta.on_hand, reserved + delta.reserved)
    for sku_id, (on_hand, reserved) in summed.items():
        level = _level(sku_id, rows)
        if not level.moved(on_hand, reserved).is_sound:
            yield Short(sku_id, max(reserved - on_hand, reserved, -on_hand), level.available)


def _applied(deltas: Iterable[StockDelta], levels: Mapping[SkuId, StockItem]) -> dict[SkuId, StockItem]:
    after = dict(levels)
    for delta in deltas:
        level = after[delta.sku_id].moved(delta.on_hand, delta.reserved)
        if delta.safety_stock is not None:
            level = replace(level, safety_stock=delta.safety_stock)
        after[delta.sku_id] = level
    return after


def _movements(changeset: Changeset) -> Iterator[StockMovement]:
    for number, delta in enumerate(changeset.stock):
        if delta.on_hand:
            yield StockMovement(
                id=f"{changeset.id}-s{number}",
                sku_id=delta.sku_id,
                quantity=delta.on_hand,
                reason=delta.reason,
                order_id=delta.order_id,
                at=changeset.at,
                by=delta.by,
            )


def _alerts(
    changeset: Changeset, before: Mapping[SkuId, StockItem], after: Iterable[StockItem]
) -> Iterator[OutboxEntry]:
    crossings = (event for level in after for event in _crossings(before[level.sku_id], level))
    for number, event in enumerate(crossings):
        yield OutboxEntry(id=f"{changeset.id}-a{number}", event=event, at=changeset.at)


def _crossings(before: StockItem, after: StockItem) -> Iterator[StockRanLow | StockCameBack]:
    """Downwards over the safety stock, or upwards from nothing: once a crossing, re-armed by the way back.

    A new level crosses nothing downwards.
    """
    if after.is_low and not before.is_low and before.available > after.available:
        yield StockRanLow(after.sku_id, after.available)
    if before.available <= 0 < after.available:
        yield StockCameBack(after.sku_id, after.available)
