"""Figures held against each other: what a paper states beside what its own rows and figures come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .records import ActionRecord, Record, StatusCountRecord, Traced
from .stated import FULL, bears_out, percent_agrees, percent_of_total
from .vocabulary import Explanation, Origin, Reconciled

A_PATTERN = 3  # rows of one table that contradict themselves, if they are half of it or more: the column is misread
CODES: Mapping[Reconciled, str] = {
    Reconciled.ROWS: "counts-disagree",
    Reconciled.ROWS_BY_STATUS: "counts-disagree",
    Reconciled.COUNTS: "counts-disagree",
    Reconciled.PERCENTAGE: "percent-contradicts-count",
    Reconciled.TOTAL_ROW: "total-contradicts-rows",
    Reconciled.PERCENT_COMPLETE: "status-contradicts-percent",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A stated figure beside what it was compared with; `about` is the record that has the stated figure.

    If the two differ, either the paper gives a reason, or somebody is to blame: the paper or our reading. `message` is
    the text of the quality flag; without one no flag is raised.
    """

    kind: Reconciled
    about: Traced
    stated: float
    counted: float
    agrees: bool
    explanation: Explanation | None = None
    origin: Origin | None = None
    message: str = ""

    @property
    def code(self) -> str:
        return CODES[self.kind]


def percentages(counts: Iterable[StatusCountRecord]) -> Iterator[Held]:
    """Compare each printed percentage with the one that its count gives."""
    for c in counts:
        reckoned = percent_of_total(c)
        if reckoned is None or c.percent is None:
            continue
        if percent_agrees(c):
            yield Held(Reconciled.PERCENTAGE, c, c.percent, round(reckoned, 1), agrees=True)
        else:
            message = f"{c.count} of {c.total} is {reckoned:.1f}%, but {c.percent:g}% is printed."
            yield Held(
                Reconciled.PERCENTAGE, c, c.percent, round(reckoned, 1), False, None, Origin.DOCUMENT, message
            )  # fmt: skip


def sums(counts: Iterable[StatusCountRecord]) -> Iterator[Held]:
    """Compare the sum of the counts by status with their total.

    Where one status is counted twice, we may have read two statements as one.
    """
    by_plan: dict[tuple[object, ...], list[StatusCountRecord]] = defaultdict(list)
    for c in counts:
        by_plan[c.report_id, c.plan, c.financial_year, c.quarter].append(c)
    for group in by_plan.values():
        total = group[0].total
        counted = [c.count for c in group if c.count is not None]
        if not total or not len(counted) == len(group) > 1:
            continue
        added = sum(counted)
        if added > total:
            message = f"The counts of the plan add up to {added}, but {total} actions are stated."
            known = [c.status for c in group if c.status]
            origin = Origin.DOCUMENT if len(set(known)) == len(known) else Origin.EXTRACTION
            yield Held(Reconciled.COUNTS, group[0], total, added, False, None, origin, message)
        else:
            why = Explanation.STATUSES_NOT_COUNTED if added < total else None
            yield Held(Reconciled.COUNTS, group[0], total, added, added == total, why)


def statuses(records: Iterable[Record]) -> Iterator[Held]:
    """Actions whose percentage does not fit their status; a column full of them rather says something else."""
    tables: dict[tuple[object, ...], list[tuple[ActionRecord, bool]]] = defaultdict(list)
    for r in records:
        if isinstance(r, ActionRecord) and (fits := bears_out(r)) is not None:
            tables[r.table, r.report_id, r.method].append((r, fits))
    for rows in tables.values():
        wrong = [r for r, fits in rows if not fits]
        misread = len(wrong) >= A_PATTERN and 2 * len(wrong) >= len(rows)
        origin = Origin.EXTRACTION if misread else Origin.DOCUMENT
        for r in wrong:
            if r.status is None or r.percent_complete is None:
                continue
            message = f"The status is {r.status}, but {r.percent_complete:g}% is printed as complete."
            yield Held(
                Reconciled.PERCENT_COMPLETE, r, r.percent_complete, FULL[r.status], False, None, origin, message
            )  # fmt: skip
