"""A plan's rows beside the number of actions that its report states, and why they are not as many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..extract.signs import NO_SIGNS, Sign
from ..lookups import fold
from .held import Held
from .records import ActionRecord, Record, StatusCountRecord, UnreadRecord
from .stated import LEAST_ROWS, PlanAgainstTotal, plans_against_totals
from .vocabulary import Explanation, Level, Origin, Reconciled, Status, UnreadKind

Told = Mapping[str, frozenset[Sign]]
NOTHING_TOLD: Told = MappingProxyType({})
SHAKY = frozenset(  # a figure may be the row's above, or another column's
    {Sign.ALIGNED, Sign.RUN_TOGETHER, Sign.REALIGNED, Sign.JOINED_BY_COLUMNS, Sign.HEADER_MISSING}
)
SURE_GRIDS = frozenset({Sign.RULED, Sign.MARKUP})


@dataclass(frozen=True, slots=True)
class Listing:
    """What one document holds: actions and activities, counts, and which reports have tables that nobody read."""

    actions: tuple[ActionRecord, ...]
    counts: tuple[StatusCountRecord, ...]
    unread_in: frozenset[str | None]

    @classmethod
    def of(cls, records: Iterable[Record]) -> Listing:
        held = tuple(records)
        return cls(
            tuple(r for r in held if isinstance(r, ActionRecord)),
            tuple(r for r in held if isinstance(r, StatusCountRecord)),
            frozenset(r.report_id for r in held if isinstance(r, UnreadRecord) and r.kind is UnreadKind.TABLE),
        )

    def rows(self, plan: str | None, level: Level = Level.ACTION) -> tuple[ActionRecord, ...]:
        """The plan's rows: those with a number, if it numbers them."""
        listed = tuple(a for a in self.actions if a.plan == plan and a.level is level)
        numbered = tuple(a for a in listed if a.reference)
        return numbered if len(numbered) >= LEAST_ROWS else listed


def rows_against_totals(records: Iterable[Record], told: Told) -> Iterator[Held]:
    """Compare the number of each plan's rows with the number that its report states, in all and by status."""
    held = tuple(records)
    listing = Listing.of(held)
    seen: set[str | None] = set()
    plans = tuple(plans_against_totals(held))
    for plan in plans:
        if len(plan.rows) == plan.stated.total:
            yield from _by_status(plan, told)
    for c in listing.counts:
        if c.plan and c.total and c.plan not in seen:
            seen.add(c.plan)
            yield _in_all(c, listing, told)


def _in_all(c: StatusCountRecord, listing: Listing, told: Told) -> Held:
    rows, total = listing.rows(c.plan), c.total or 0
    if len(rows) == total:
        return Held(Reconciled.ROWS, c, total, len(rows), agrees=True)
    why = _why(rows, c, listing)
    if why or len(rows) < LEAST_ROWS:
        return Held(Reconciled.ROWS, c, total, len(rows), False, why, None if why else Origin.EXTRACTION)
    message = f"{len(rows)} rows of the plan were read, but {total} actions are stated."
    return Held(Reconciled.ROWS, c, total, len(rows), False, None, _lists_more(rows, total, told), message)


def _why(rows: Sequence[ActionRecord], c: StatusCountRecord, listing: Listing) -> Explanation | None:
    """Reasons in the paper itself why the numbers differ; the surest first."""
    if not rows:
        return Explanation.ROWS_ELSEWHERE
    period = [r for r in rows if (r.financial_year, r.quarter) == (c.financial_year, c.quarter)]
    if len(period) == c.total:
        return Explanation.ROWS_OF_ONE_PERIOD
    if len(rows) + len(listing.rows(c.plan, Level.ACTIVITY)) == c.total:
        return Explanation.ACTIVITIES_COUNTED
    if len({fold(r.reference or r.description) for r in rows}) == c.total:
        return Explanation.PRINTED_AGAIN
    if len(rows) < (c.total or 0):
        return _left_out(rows, c, listing) or _unread(rows, listing)
    return None


def _left_out(rows: Sequence[ActionRecord], c: StatusCountRecord, listing: Listing) -> Explanation | None:
    """Whether the paper lists only what is late or not done yet, and has as many such rows as it counts."""
    said = (c.report_id, c.plan, c.financial_year, c.quarter)
    counts = {
        k.status: k.count or 0
        for k in listing.counts
        if (k.report_id, k.plan, k.financial_year, k.quarter) == said and k.status
    }
    listed = {r.status for r in rows}
    if not listed <= set(counts) or sum(counts[s] for s in listed if s) != len(rows):
        return None
    left = {s for s, count in counts.items() if count} - listed
    return Explanation.COMPLETED_LEFT_OUT if left == {Status.COMPLETED} else Explanation.LISTED_BY_EXCEPTION


def _unread(rows: Sequence[ActionRecord], listing: Listing) -> Explanation | None:
    return Explanation.ROWS_UNREAD if {r.report_id for r in rows} & listing.unread_in else None


def _lists_more(rows: Sequence[ActionRecord], total: int, told: Told) -> Origin:
    """Fewer rows than stated may be lost, more may be halves; not where each has its own number in a sure grid."""
    numbers = {(row.report_id, fold(row.reference or "")) for row in rows}
    more = len(rows) > total and len(numbers) == len(rows)
    return Origin.DOCUMENT if more and surely_read(rows, told) else Origin.EXTRACTION


def surely_read(rows: Iterable[ActionRecord], told: Told) -> bool:
    """Whether every row stands in drawn or marked up cells under headings that are known word by word."""
    signs = [told.get(row.action_id, NO_SIGNS) for row in rows]
    return all(s & SURE_GRIDS and Sign.HEADERS_WHOLE in s and not s & SHAKY for s in signs)


def _by_status(plan: PlanAgainstTotal, told: Told) -> Iterator[Held]:
    """Where every row of a plan was read and says where it stands, the rows of a status are as many as stated."""
    c = plan.stated
    if c.status is None or c.count is None or any(a.status is None or a.quarter != c.quarter for a in plan.rows):
        return
    counted = sum(a.status is c.status for a in plan.rows)
    if counted == c.count:
        yield Held(Reconciled.ROWS_BY_STATUS, c, c.count, counted, agrees=True)
        return
    message = f"{counted} rows of the plan are {c.status}, but {c.count} are stated."
    origin = Origin.DOCUMENT if surely_read(plan.rows, told) else Origin.EXTRACTION
    yield Held(Reconciled.ROWS_BY_STATUS, c, c.count, counted, False, None, origin, message)
