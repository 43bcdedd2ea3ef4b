"""What the paper's own arithmetic says of what was read: counts against totals, percentages, status against progress.

Never changes a record; adds flags. `origin` tells a paper that contradicts itself (two printed figures disagree) from
a reading that may be ours (rows counted by us against a printed total).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..lookups import fold
from .identity import Identities
from .records import ActionRecord, QualityFlagRecord, Record, StatusCountRecord, Traced
from .vocabulary import Level, Origin, Severity, Status

PERCENT_ROUNDING = 0.6  # printed percentages are rounded to whole points, or to one decimal of a rounded one
LEAST_ROWS = 3  # fewer are no plan
CONTRADICTS = {Status.COMPLETED: lambda percent: percent < 100, Status.NOT_STARTED: lambda percent: percent > 0}


def reconcile(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The records, followed by a flag for everything that does not add up."""
    counts = [r for r in records if isinstance(r, StatusCountRecord)]
    actions = [r for r in records if isinstance(r, ActionRecord)]
    flags = [*_percentages(counts), *_totals(counts), *_rows_against_counts(counts, actions), *_statuses(actions)]
    flags += _references(actions)
    if not flags:
        return records
    identities = Identities(flags[0].document_id)
    named = [
        f.model_copy(update={"quality_flag_id": identities.of("reconcile", f.code, f.record_id, f.message)})
        for f in flags
    ]
    return (*records, *named)


def _percentages(counts: Iterable[StatusCountRecord]) -> Iterator[QualityFlagRecord]:
    for c in counts:
        if c.count is None or c.percent is None or not c.total:
            continue
        counted = 100 * c.count / c.total
        if abs(counted - c.percent) > PERCENT_ROUNDING:
            message = f"{c.count} of {c.total} is {counted:.1f}%, but {c.percent:g}% is printed."
            yield _flag("percent-contradicts-count", Origin.DOCUMENT, message, c, "status_counts", c.status_count_id)


def _totals(counts: Iterable[StatusCountRecord]) -> Iterator[QualityFlagRecord]:
    by_plan: dict[tuple[object, ...], list[StatusCountRecord]] = defaultdict(list)
    for c in counts:
        by_plan[c.report_id, c.plan, c.financial_year, c.quarter].append(c)
    for group in by_plan.values():
        total = group[0].total
        counted = [c.count for c in group if c.count is not None]
        if total and len(counted) == len(group) > 1 and sum(counted) > total:
            message = f"The counts of the plan add up to {sum(counted)}, but {total} actions are stated."
            yield _flag(
                "counts-disagree", Origin.DOCUMENT, message, group[0], "status_counts", group[0].status_count_id
            )


def _rows_against_counts(
    counts: Iterable[StatusCountRecord], actions: Iterable[ActionRecord]
) -> Iterator[QualityFlagRecord]:
    """A plan's rows in this document against the number of actions that its report states, in all and by status."""
    rows: dict[str, list[ActionRecord]] = defaultdict(list)
    for a in actions:
        if a.level is Level.ACTION and a.plan and a.reference:
            rows[a.plan].append(a)
    seen: set[str] = set()
    for c in counts:
        plan = rows.get(c.plan or "", [])
        if not c.total or len(plan) < LEAST_ROWS:
            continue
        if len(plan) == c.total:
            yield from _status_against_rows(c, plan)
        elif c.plan not in seen:
            message = f"{len(plan)} rows of the plan were read, but {c.total} actions are stated."
            yield _flag("counts-disagree", Origin.EXTRACTION, message, c, "status_counts", c.status_count_id)
        seen.add(c.plan or "")


def _status_against_rows(c: StatusCountRecord, plan: Sequence[ActionRecord]) -> Iterator[QualityFlagRecord]:
    """Where every row of a plan was read and says where it stands, the rows of a status are as many as stated."""
    if c.status is None or c.count is None or any(a.status is None or a.quarter != c.quarter for a in plan):
        return
    counted = sum(a.status is c.status for a in plan)
    if counted != c.count:
        message = f"{counted} rows of the plan are {c.status}, but {c.count} are stated."
        yield _flag("counts-disagree", Origin.EXTRACTION, message, c, "status_counts", c.status_count_id)


def _references(actions: Iterable[ActionRecord]) -> Iterator[QualityFlagRecord]:
    """A reference that stands for two actions of one plan; several answers to one recommendation share its number."""
    first: dict[tuple[object, ...], ActionRecord] = {}
    for a in actions:
        if not a.reference or a.recommendation:
            continue
        earlier = first.setdefault((a.report_id, a.plan, a.parent_action_id, a.level, fold(a.reference)), a)
        if fold(earlier.description) != fold(a.description):
            message = f"The reference {a.reference} stands at two actions of the plan."
            yield _flag("duplicate-reference", Origin.DOCUMENT, message, a, "actions", a.action_id)


def _statuses(actions: Iterable[ActionRecord]) -> Iterator[QualityFlagRecord]:
    for a in actions:
        wrong = CONTRADICTS.get(a.status) if a.status else None
        if wrong and a.percent_complete is not None and wrong(a.percent_complete):
            message = f"The status is {a.status}, but {a.percent_complete:g}% is printed as complete."
            yield _flag("status-contradicts-percent", Origin.DOCUMENT, message, a, "actions", a.action_id)


def _flag(code: str, origin: Origin, message: str, about: Traced, table: str, record_id: str) -> QualityFlagRecord:
    return QualityFlagRecord(
        document_id=about.document_id,
        report_id=about.report_id,
        page=about.page,
        bbox=about.bbox,
        parts=about.parts,
        quote=about.quote,
        locator=about.locator,
        method="reconcile",
        quality_flag_id="",
        severity=Severity.WARNING,
        code=code,
        origin=origin,
        message=message,
        record_table=table,
        record_id=record_id,
    )
