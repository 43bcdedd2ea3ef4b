"""What a paper states in figures of what it lists: totals, percentages, how far an action has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from .records import ActionRecord, ProgressRecord, Record, StatusCountRecord
from .vocabulary import Level, Status

PERCENT_ROUNDING = 0.6  # printed percentages are rounded to whole points, or to one decimal of a rounded one
LEAST_ROWS = 3  # fewer are no plan
FITS: Mapping[Status, Callable[[float], bool]] = {
    Status.COMPLETED: lambda percent: percent >= 100,
    Status.NOT_STARTED: lambda percent: percent <= 0,
}
FULL: Mapping[Status, float] = {Status.COMPLETED: 100, Status.NOT_STARTED: 0}  # what FITS asks for


@dataclass(frozen=True, slots=True)
class PlanAgainstTotal:
    """A plan's rows in this document beside a count whose total says how many actions there are."""

    rows: tuple[ActionRecord, ...]
    stated: StatusCountRecord


def plans_against_totals(records: Iterable[Record]) -> Iterator[PlanAgainstTotal]:
    """Every count with a total, beside the numbered actions of its plan, where the document has both."""
    rows: dict[str, list[ActionRecord]] = defaultdict(list)
    counts: list[StatusCountRecord] = []
    for r in records:
        if isinstance(r, StatusCountRecord) and r.total:
            counts.append(r)
        elif isinstance(r, ActionRecord) and r.level is Level.ACTION and r.plan and r.reference:
            rows[r.plan].append(r)
    for c in counts:
        plan = rows.get(c.plan or "", [])
        if len(plan) >= LEAST_ROWS:
            yield PlanAgainstTotal(tuple(plan), c)


def percent_of_total(count: StatusCountRecord) -> float | None:
    """The count as a percentage of its total; None where the paper does not print all three figures."""
    if count.count is None or count.percent is None or not count.total:
        return None
    return 100 * count.count / count.total


def percent_agrees(count: StatusCountRecord) -> bool | None:
    """Whether the percentage is that of the count; None where one of them is not printed."""
    counted = percent_of_total(count)
    return None if counted is None or count.percent is None else abs(counted - count.percent) <= PERCENT_ROUNDING


def bears_out(row: ActionRecord | ProgressRecord) -> bool | None:
    """Whether the percentage complete fits the status; None where nothing follows from it."""
    fits = FITS.get(row.status) if row.status else None
    return None if fits is None or row.percent_complete is None else fits(row.percent_complete)
