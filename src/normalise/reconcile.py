"""What the paper's own arithmetic says of what was read: counts against totals, percentages, status against progress.

Never changes a record; adds flags. `origin` tells a paper that contradicts itself (two figures disagree that were
surely read as printed) from a reading that may be ours (a figure of a grid that is in doubt, rows lost, a column of
contradictions).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from ..extract.signs import NO_SIGNS, Sign
from ..lookups import fold
from .identity import Identities
from .records import ActionRecord, QualityFlagRecord, Record, StatusCountRecord, Traced
from .row_signs import identity
from .stated import PlanAgainstTotal, bears_out, percent_agrees, percent_of_total, plans_against_totals
from .vocabulary import Origin, Severity

Told = Mapping[str, frozenset[Sign]]
NOTHING_TOLD: Told = MappingProxyType({})
SHAKY = frozenset(  # a figure may be the row's above, or another column's
    {Sign.ALIGNED, Sign.RUN_TOGETHER, Sign.REALIGNED, Sign.JOINED_BY_COLUMNS, Sign.HEADER_MISSING}
)
SURE_GRIDS = frozenset({Sign.RULED, Sign.MARKUP})
A_PATTERN = 3  # rows of one table that contradict themselves, if they are half of it or more: the column is misread


def reconcile(records: tuple[Record, ...], told: Told = NOTHING_TOLD) -> tuple[Record, ...]:
    """The records, followed by a flag for everything that does not add up; `told` are the signs of each, by its id."""
    counts = [r for r in records if isinstance(r, StatusCountRecord)]
    flags = [*_percentages(counts), *_totals(counts), *_rows_against_counts(records, told)]
    flags += [*_statuses(records), *_references(r for r in records if isinstance(r, ActionRecord))]
    if not flags and not any(isinstance(r, QualityFlagRecord) for r in records):
        return records
    identities = Identities(records[0].document_id)
    named = [
        f.model_copy(update={"quality_flag_id": identities.of("reconcile", f.code, f.record_id, f.message)})
        for f in flags
    ]
    return tuple(_ours_if_shaky(r, told) if isinstance(r, QualityFlagRecord) else r for r in (*records, *named))


def _ours_if_shaky(flag: QualityFlagRecord, told: Told) -> QualityFlagRecord:
    """A contradiction of a row whose cells may have got mixed up is rather our mistake than the paper's."""
    shaky = flag.origin is Origin.DOCUMENT and told.get(flag.record_id or "", NO_SIGNS) & SHAKY
    return flag.model_copy(update={"origin": Origin.EXTRACTION}) if shaky else flag


def _percentages(counts: Iterable[StatusCountRecord]) -> Iterator[QualityFlagRecord]:
    for c in counts:
        if percent_agrees(c) is False:
            message = f"{c.count} of {c.total} is {percent_of_total(c):.1f}%, but {c.percent:g}% is printed."
            yield _flag("percent-contradicts-count", Origin.DOCUMENT, message, c)


def _totals(counts: Iterable[StatusCountRecord]) -> Iterator[QualityFlagRecord]:
    """Counts that are more than their total; where one status is counted twice, we may have read two statements."""
    by_plan: dict[tuple[object, ...], list[StatusCountRecord]] = defaultdict(list)
    for c in counts:
        by_plan[c.report_id, c.plan, c.financial_year, c.quarter].append(c)
    for group in by_plan.values():
        total = group[0].total
        counted = [c.count for c in group if c.count is not None]
        if total and len(counted) == len(group) > 1 and sum(counted) > total:
            message = f"The counts of the plan add up to {sum(counted)}, but {total} actions are stated."
            known = [c.status for c in group if c.status]
            origin = Origin.DOCUMENT if len(set(known)) == len(known) else Origin.EXTRACTION
            yield _flag("counts-disagree", origin, message, group[0])


def _rows_against_counts(records: Iterable[Record], told: Told) -> Iterator[QualityFlagRecord]:
    """A plan's rows in this document against the number of actions that its report states, in all and by status."""
    seen: set[str | None] = set()
    for plan in plans_against_totals(records):
        total, read = plan.stated.total, len(plan.rows)
        if read == total:
            yield from _status_against_rows(plan, told)
        elif plan.stated.plan not in seen:
            message = f"{read} rows of the plan were read, but {total} actions are stated."
            yield _flag("counts-disagree", _lists_more(plan, told), message, plan.stated)
        seen.add(plan.stated.plan)


def _lists_more(plan: PlanAgainstTotal, told: Told) -> Origin:
    """Fewer rows than stated may be lost, more may be halves; not where each has its own number in a sure grid."""
    numbers = {(row.report_id, fold(row.reference or "")) for row in plan.rows}
    more = len(plan.rows) > (plan.stated.total or 0) and len(numbers) == len(plan.rows)
    return Origin.DOCUMENT if more and _surely_read(plan, told) else Origin.EXTRACTION


def _surely_read(plan: PlanAgainstTotal, told: Told) -> bool:
    """Whether every row stands in drawn or marked up cells under headings that are known word by word."""
    signs = [told.get(row.action_id, NO_SIGNS) for row in plan.rows]
    return all(s & SURE_GRIDS and Sign.HEADERS_WHOLE in s and not s & SHAKY for s in signs)


def _status_against_rows(plan: PlanAgainstTotal, told: Told) -> Iterator[QualityFlagRecord]:
    """Where every row of a plan was read and says where it stands, the rows of a status are as many as stated."""
    c = plan.stated
    if c.status is None or c.count is None or any(a.status is None or a.quarter != c.quarter for a in plan.rows):
        return
    counted = sum(a.status is c.status for a in plan.rows)
    if counted != c.count:
        message = f"{counted} rows of the plan are {c.status}, but {c.count} are stated."
        origin = Origin.DOCUMENT if _surely_read(plan, told) else Origin.EXTRACTION
        yield _flag("counts-disagree", origin, message, c)


def _references(actions: Iterable[ActionRecord]) -> Iterator[QualityFlagRecord]:
    """A reference that stands for two actions of one plan; several answers to one recommendation share its number."""
    first: dict[tuple[object, ...], ActionRecord] = {}
    for a in actions:
        if not a.reference or a.recommendation:
            continue
        earlier = first.setdefault((a.report_id, a.plan, a.parent_action_id, a.level, fold(a.reference)), a)
        if fold(earlier.description) != fold(a.description):
            message = f"The reference {a.reference} stands at two actions of the plan."
            yield _flag("duplicate-reference", Origin.DOCUMENT, message, a)


def _statuses(records: Iterable[Record]) -> Iterator[QualityFlagRecord]:
    """Actions whose percentage does not fit their status; a column full of them rather says something else."""
    tables: dict[tuple[object, ...], list[tuple[ActionRecord, bool]]] = defaultdict(list)
    for r in records:
        if isinstance(r, ActionRecord) and (fits := bears_out(r)) is not None:
            tables[r.table, r.report_id, r.method].append((r, fits))
    for rows in tables.values():
        wrong = [r for r, fits in rows if not fits]
        misread = len(wrong) >= A_PATTERN and 2 * len(wrong) >= len(rows)
        for r in wrong:
            message = f"The status is {r.status}, but {r.percent_complete:g}% is printed as complete."
            origin = Origin.EXTRACTION if misread else Origin.DOCUMENT
            yield _flag("status-contradicts-percent", origin, message, r)


def _flag(code: str, origin: Origin, message: str, about: Traced) -> QualityFlagRecord:
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
        record_table=about.table,
        record_id=identity(about),
    )
