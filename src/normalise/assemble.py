"""All reports of one document -> all its records: context first, then rows, then what one document says only once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..document import Document, PageStatus
from ..extract.candidates import (
    ActionCandidate,
    AttendanceCandidate,
    Candidate,
    ProgressCandidate,
    StatusKeyCandidate,
)
from ..extract.judgements.grade_words import same_subject
from ..extract.report import Report
from ..extract.signs import NO_SIGNS, Sign
from ..lookups import fold
from ..lookups.grade_schemes import schemes
from . import grades, people, statuses
from .action_rows import ActionIds
from .context import Context
from .identity import Identities
from .owners import Owner, document_owner
from .records import GradeRecord, Record, Traced, UnreadRecord
from .reports import meeting_records, report_context, report_record
from .row_signs import identity
from .rows import row
from .scanned import as_in_file, recognition_signs
from .sections import section_records
from .vocabulary import ReportKind, UnreadKind

Find = Callable[[Report], tuple[Candidate, ...]]
WITHOUT_PLACES = "text/plain"
GRADE_VALUES = ("framework", "scheme", "assessor", "outcome_number", "score", "scale_max", "assessment_year")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The records of a document in reading order within each table, how each was found, and whose document it is."""

    records: tuple[Record, ...]
    owner: Owner | None
    signs: Mapping[str, frozenset[Sign]]  # by the record's id


def assemble(document: Document, reports: Sequence[Report], find: Find) -> Assembled:
    """Normalise every candidate that `find` finds; report by report, so that no two reports' candidates are held."""
    identities = Identities(document.document_id)
    owner = document_owner(document, reports)
    records: list[Record] = []
    contexts: dict[int, Context] = {}
    kinds: dict[str, ReportKind] = {}
    keys: dict[int, list[StatusKeyCandidate]] = {}
    for report in reports:
        if not report.blocks:
            continue
        front, candidates = report.front, find(report)
        keys[front.ordinal] = _key_lines(candidates) or keys.get(front.parent_ordinal or 0, [])
        parent = contexts.get(front.parent_ordinal or 0)
        context = report_context(report, identities, owner, _status_key(keys[front.ordinal]), parent)
        listed = [c for c in candidates if isinstance(c, AttendanceCandidate)]
        context.people = people.names_of(c.name for c in listed)
        context.initials = people.initialled((c.initials, c.name) for c in listed)
        contexts[front.ordinal] = context
        kinds[context.report_id] = ReportKind(front.kind)
        records.append(report_record(front, context, parent.report_id if parent else None))
        records.extend(meeting_records(front, context))
        records.extend(_rows(candidates, context))
        records.extend(section_records(report, context))
        records.extend(context.flags)
    records.extend(_unread_pages(document, contexts.values(), identities))
    once = _grades_once(_with_their_tables_scheme(records), kinds)
    told = {name: signs for context in contexts.values() for name, signs in context.told.items()}
    signs = _with_its_pages(document, once, told)
    return Assembled(as_in_file([_ranked(record) for record in once], document), owner, signs)


def _with_its_pages(
    document: Document, records: Iterable[Record], told: Mapping[str, frozenset[Sign]]
) -> dict[str, frozenset[Sign]]:
    """The signs of each record with those of the page that it stands on."""
    everywhere = frozenset({Sign.PLAIN_TEXT}) if document.media_type == WITHOUT_PLACES else NO_SIGNS
    doubtful = {page.number for page in document.pages if page.status is not PageStatus.READ}
    pictured = {page.number: page for page in document.pages if page.sure is not None}
    found: dict[str, frozenset[Sign]] = {}
    for record in records:
        if isinstance(record, Traced):
            name = identity(record)
            signs = told.get(name, NO_SIGNS) | everywhere
            signs |= {Sign.PAGE_IN_DOUBT} if record.page in doubtful else NO_SIGNS
            found[name] = signs | recognition_signs(record, pictured) if pictured else signs
    return found


def _ranked(record: Record) -> Record:
    """A grade with its place on its scheme's scale, now that its scheme is certain."""
    if not isinstance(record, GradeRecord) or not (record.scheme and record.grade_text):
        return record
    return record.model_copy(update={"grade_rank": grades.rank(record.scheme, record.grade_text)})


def _unread_pages(document: Document, contexts: Iterable[Context], identities: Identities) -> list[UnreadRecord]:
    """Pages that were not read, or not whole: pictures of text, damage, characters without a meaning."""
    starts = [(c.first_page, c.report_id) for c in contexts if c.first_page]
    return [
        UnreadRecord(
            document_id=document.document_id,
            report_id=max(((s, r) for s, r in starts if s <= page.number), default=(0, None))[1],
            page=page.number,
            method="unread:page",
            unread_id=identities.of("unread", "page", page.number),
            kind=UnreadKind.PAGE,
            reason=page.reason or page.status.value,
        )
        for page in document.pages
        if page.status is not PageStatus.READ
    ]


def _key_lines(candidates: Iterable[Candidate]) -> list[StatusKeyCandidate]:
    return [c for c in candidates if isinstance(c, StatusKeyCandidate)]


def _status_key(lines: Sequence[StatusKeyCandidate]) -> statuses.StatusKey | None:
    return statuses.status_key([(line.status, line.definition) for line in lines]) if lines else None


def _rows(candidates: Iterable[Candidate], context: Context) -> list[Traced]:
    """Rows in the candidates' order, but actions before what belongs to them."""
    ids: ActionIds = {}
    waiting = sorted(candidates, key=_rank)
    rows: list[Traced] = []
    periods_seen: set[tuple[str, str]] = set()
    for candidate in waiting:
        record = row(candidate, context, ids)
        context.told[identity(record)] = candidate.source.signs
        if isinstance(candidate, ProgressCandidate):
            period = (ids[candidate.action], fold(candidate.period))
            if period in periods_seen:
                about = ("actions", ids[candidate.action])
                context.flag("duplicate-period", "The same period is printed twice.", candidate.source, about)
                continue
            periods_seen.add(period)
        rows.append(record)
    return rows


def _rank(candidate: Candidate) -> int:
    """Actions, then activities (which name an action), then the rest (which may name either)."""
    if isinstance(candidate, ActionCandidate):
        return 0 if candidate.parent is None else 1
    return 2


def _with_their_tables_scheme(records: Sequence[Record]) -> list[Record]:
    """Grades that name no scheme take that of the others read beside them, if they stand on its scale.

    "Overall" in a regulator's table does; "good" beside "performs well" is another regulator's.
    """
    near: dict[tuple[str | None, str | None, int | None], set[str]] = {}
    for record in records:
        if isinstance(record, GradeRecord) and record.scheme:
            near.setdefault((record.report_id, record.method, record.page), set()).add(record.scheme)
    told: list[Record] = []
    for record in records:
        if isinstance(record, GradeRecord) and record.scheme is None and record.framework is None:
            beside = near.get((record.report_id, record.method, record.page), set())
            fitting = [one for one in sorted(beside) if _may_be_of(one, record)]
            record = record.model_copy(update={"scheme": fitting[0]}) if len(beside) == 1 and fitting else record
        told.append(record)
    return told


def _may_be_of(scheme_id: str, record: GradeRecord) -> bool:
    """Whether the grade stands on the scheme's scale and nobody else is said to have given it."""
    if grades.rank(scheme_id, record.grade_text or "") is None:
        return False
    assessor = next((one.assessor for one in schemes() if one.id == scheme_id), None)
    return record.assessor is None or record.assessor == assessor


def _grades_once(records: Sequence[Record], kinds: dict[str, ReportKind]) -> list[Record]:
    """A grade stated several times in one document is one record, the regulator's own where it is in the file.

    What another statement adds (a score, an outcome number) is taken over where the kept one lacks it.
    """
    kept: dict[tuple[str, str | None], list[GradeRecord]] = {}
    for record in records:
        if not isinstance(record, GradeRecord):
            continue
        said = kept.setdefault((same_subject(record.subject), _grade_said(record)), [])
        twin = next((n for n, earlier in enumerate(said) if _same_grade(earlier, record)), None)
        if twin is None:
            said.append(record)
        else:
            said[twin] = _merged(said[twin], record, kinds)
    chosen = {r.grade_id: r for said in kept.values() for r in said}
    once: list[Record] = []
    for record in records:
        if not isinstance(record, GradeRecord):
            once.append(record)
        elif record.grade_id in chosen:
            once.append(chosen[record.grade_id])
    return once


def _grade_said(record: GradeRecord) -> str | None:
    return record.grade or (fold(record.grade_text) if record.grade_text else None)


def _same_grade(a: GradeRecord, b: GradeRecord) -> bool:
    """Neither year nor scheme tells them apart; what one statement leaves out does not."""
    years = {a.assessment_year, b.assessment_year} - {None}
    schemes = {a.scheme, b.scheme} - {None}
    return len(years) <= 1 and len(schemes) <= 1


def _merged(a: GradeRecord, b: GradeRecord, kinds: dict[str, ReportKind]) -> GradeRecord:
    first, second = sorted((a, b), key=lambda r: kinds[r.report_id or ""] is not ReportKind.INSPECTION_REPORT)
    gaps = {name: getattr(second, name) for name in GRADE_VALUES if getattr(first, name) is None}
    return first.model_copy(update=gaps)
