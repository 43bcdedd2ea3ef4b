"""What the paper's own arithmetic says of what was read: counts against totals, percentages, status against progress.

Never changes a record; adds both figures of everything that was held against something, and a flag for what does not
add up and has no reason. `origin` tells a paper that contradicts itself (two figures disagree that were surely read as
printed) from a reading that may be ours (a figure of a grid that is in doubt, rows lost, a column of contradictions).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from ..extract.signs import NO_SIGNS
from ..lookups import fold
from .held import Held, percentages, statuses, sums
from .held_rows import NOTHING_TOLD, SHAKY, Told, rows_against_totals
from .held_totals import total_rows
from .identity import Identities
from .records import (
    ActionRecord,
    QualityFlagRecord,
    ReconciliationRecord,
    Record,
    StatusCountRecord,
    Traced,
)
from .row_signs import identity
from .vocabulary import Origin, Reconciled, Severity

OF_A_STATUS = (Reconciled.ROWS_BY_STATUS, Reconciled.PERCENTAGE, Reconciled.PERCENT_COMPLETE)
Blamed = TypeVar("Blamed", QualityFlagRecord, ReconciliationRecord)


def reconcile(records: tuple[Record, ...], told: Told = NOTHING_TOLD) -> tuple[Record, ...]:
    """The records, what was held against what, and a flag for all that does not add up.

    `told` are the signs of each record, by its id.
    """
    counts = [r for r in records if isinstance(r, StatusCountRecord)]
    held = [*percentages(counts), *sums(counts), *rows_against_totals(records, told)]
    held += [*statuses(records), *total_rows(records, told)]
    flags = [_flag(h.code, h.origin, h.message, h.about) for h in held if h.origin and h.message]
    flags += _references(r for r in records if isinstance(r, ActionRecord))
    if not flags and not held and not any(isinstance(r, QualityFlagRecord) for r in records):
        return records
    identities = Identities(records[0].document_id)
    figures = [_ours_if_shaky(_both_figures(h, identities), told) for h in held]
    named = [
        f.model_copy(update={"quality_flag_id": identities.of("reconcile", f.code, f.record_id, f.message)})
        for f in flags
    ]
    looked_at = (_ours_if_shaky(r, told) if isinstance(r, QualityFlagRecord) else r for r in (*records, *named))
    return (*looked_at, *figures)


def _ours_if_shaky(blamed: Blamed, told: Told) -> Blamed:
    """Blame the reading, not the paper, for a contradiction in a row whose cells may have been mixed up."""
    shaky = blamed.origin is Origin.DOCUMENT and told.get(blamed.record_id or "", NO_SIGNS) & SHAKY
    return blamed.model_copy(update={"origin": Origin.EXTRACTION}) if shaky else blamed


def _references(actions: Iterable[ActionRecord]) -> Iterator[QualityFlagRecord]:
    """Flag a reference that two actions of a plan share, unless they answer one recommendation."""
    first: dict[tuple[object, ...], ActionRecord] = {}
    for a in actions:
        if not a.reference or a.recommendation:
            continue
        earlier = first.setdefault((a.report_id, a.plan, a.parent_action_id, a.level, fold(a.reference)), a)
        if fold(earlier.description) != fold(a.description):
            message = f"The reference {a.reference} stands at two actions of the plan."
            yield _flag("duplicate-reference", Origin.DOCUMENT, message, a)


def _both_figures(held: Held, identities: Identities) -> ReconciliationRecord:
    about = held.about
    name = identity(about)
    return ReconciliationRecord(
        document_id=about.document_id,
        report_id=about.report_id,
        page=about.page,
        bbox=about.bbox,
        parts=about.parts,
        quote=about.quote,
        locator=about.locator,
        method="reconcile",
        reconciliation_id=identities.of("reconciliations", held.kind, name),
        kind=held.kind,
        plan=getattr(about, "plan", None),
        financial_year=getattr(about, "financial_year", None),
        quarter=getattr(about, "quarter", None),
        status=getattr(about, "status", None) if held.kind in OF_A_STATUS else None,
        stated=float(held.stated),
        counted=float(held.counted),
        agrees=held.agrees,
        explanation=held.explanation,
        origin=held.origin,
        record_table=about.table,
        record_id=name,
    )


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
