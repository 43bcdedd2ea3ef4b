"""Rows called "Total" beside the sum of the rows that they stand under, or over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import cast

from ..extract.signs import NO_SIGNS
from ..lookups import fold, remembered, table
from .held import Held
from .held_rows import SHAKY, SURE_GRIDS, Told
from .records import IndicatorRecord, Record
from .vocabulary import Origin, Reconciled, Unit

LEAST_PARTS = 2
FAR = 30.0  # points between two rows: no longer one table
ROUNDED_TO = (1000.0, 100.0, 10.0, 5.0, 1.0, 0.1, 0.01)
OTHER_PARTS = 0.2  # of the total: a difference beyond says that it is the total of something else
ADDED = frozenset({Unit.COUNT, Unit.GBP})


def total_rows(records: Iterable[Record], told: Told) -> Iterator[Held]:
    """The total of each column of figures that has one; sums of rounded figures may differ by as much."""
    measured = [r for r in records if isinstance(r, IndicatorRecord) and r.unit in ADDED and r.value is not None]
    for _, together in groupby(measured, lambda r: (r.report_id, r.method, r.locator, r.page)):
        rows = tuple(together)
        for label in (_name, _subject):
            other = _subject if label is _name else _name
            columns: dict[tuple[object, ...], list[IndicatorRecord]] = defaultdict(list)
            for r in rows:
                columns[other(r), r.unit, r.period_text].append(r)
            for column in columns.values():
                total, parts = _parted(column, label)
                if total and _adjoin(column) and (held := _held(total, parts, told)):
                    yield held


def _name(r: IndicatorRecord) -> str:
    return fold(r.name)


def _subject(r: IndicatorRecord) -> str:
    return fold(r.subject or "")


def _parted(
    column: Sequence[IndicatorRecord], label: Callable[[IndicatorRecord], str]
) -> tuple[IndicatorRecord | None, Sequence[IndicatorRecord]]:
    """The only total, at one end of the column, and the rest; a word of totals in another name: there are subtotals."""
    for total, parts in ((column[-1], column[:-1]), (column[0], column[1:])):
        if label(total) in _totals() and len(parts) >= LEAST_PARTS:
            plain = not any(_totals() & set(label(p).split()) for p in parts)
            return (total, parts) if plain else (None, ())
    return None, ()


def _adjoin(column: Sequence[IndicatorRecord]) -> bool:
    """Whether the rows follow one another on the page; without pages, the locator says that they are of one table."""
    boxes = [r.bbox for r in column if r.bbox]
    if len(boxes) < len(column):
        return not boxes and column[0].locator is not None
    return all(-1.0 <= below.top - above.bottom <= FAR for above, below in pairwise(boxes))


def _held(total: IndicatorRecord, parts: Sequence[IndicatorRecord], told: Told) -> Held | None:
    figures = [p.value or 0.0 for p in parts]
    stated, added = total.value or 0.0, round(sum(figures), 6)
    apart = abs(stated - added)
    if apart <= _rounding([*figures, stated], total.unit):
        return Held(Reconciled.TOTAL_ROW, total, stated, added, agrees=True)
    if apart > OTHER_PARTS * abs(stated):
        return None
    signs = [told.get(r.indicator_id, NO_SIGNS) for r in (total, *parts)]
    sure = all(s & SURE_GRIDS and not s & SHAKY for s in signs)
    message = f"The rows add up to {added:,.10g}, but {stated:,.10g} is printed as their total."
    origin = Origin.DOCUMENT if sure else Origin.EXTRACTION
    return Held(Reconciled.TOTAL_ROW, total, stated, added, False, None, origin, message)


def _rounding(figures: Sequence[float], unit: Unit | None) -> float:
    """How far a sum may be from its total because all figures are rounded alike; what is counted one by one is not."""
    step = next((s for s in ROUNDED_TO if all(abs(f / s - round(f / s)) < 1e-6 for f in figures)), 0.01)
    exact = step == 1.0 and unit is Unit.COUNT
    return 0.0 if exact else step / 2 * len(figures) + 1e-6


@remembered("numbers")
def _totals() -> frozenset[str]:
    return frozenset(cast(dict[str, list[str]], table("numbers")["totals"])["words"])
