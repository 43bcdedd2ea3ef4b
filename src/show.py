"""One paper for a person: what it says, on which page, and what was not read. Builds; `cli` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import RenderableType
from rich.rule import Rule

from .console import grid, plain
from .normalise.paper import Paper
from .normalise.records import (
    ActionRecord,
    AgendaItemRecord,
    AttendanceRecord,
    DecisionRecord,
    FindingRecord,
    GradeRecord,
    IndicatorRecord,
    ObjectiveImpactRecord,
    ProgressRecord,
    QualityFlagRecord,
    ReportRecord,
    SectionRecord,
    StatusCountRecord,
    StatusKeyRecord,
    Traced,
    UnreadRecord,
)
from .normalise.vocabulary import Level

WORDS_SHOWN = 240
UNREAD_SHOWN = 40


@dataclass(frozen=True, slots=True)
class View:
    """How the records of one kind are shown: a heading, and columns named by what a field means to a reader."""

    kind: type[Traced]
    title: str
    columns: tuple[tuple[str, str], ...]


VIEWS: tuple[View, ...] = (
    View(AgendaItemRecord, "Agenda", (("no.", "number"), ("item", "title"), ("from", "page_from"), ("to", "page_to"))),
    View(
        ActionRecord,
        "Actions",
        (
            ("level", "level"),
            ("reference", "reference"),
            ("action", "description"),
            ("lead", "lead_officer"),
            ("deadline", "deadline_text"),
            ("status", "status_text"),
            ("means", "status"),
            ("RAG", "rag"),
            ("%", "percent_complete"),
        ),
    ),
    View(
        ProgressRecord,
        "Progress by period",
        (("period", "period_text"), ("status", "status_text"), ("means", "status"), ("%", "percent_complete")),
    ),
    View(
        StatusKeyRecord,
        "Key to the statuses",
        (("status", "status_text"), ("colour", "rag"), ("definition", "definition"), ("means", "status")),
    ),
    View(
        StatusCountRecord,
        "Counts by status",
        (("plan", "plan"), ("status", "status_text"), ("count", "count"), ("%", "percent"), ("of", "total")),
    ),
    View(
        GradeRecord,
        "Grades",
        (
            ("framework", "framework"),
            ("subject", "subject"),
            ("grade", "grade_text"),
            ("score", "score"),
            ("of", "scale_max"),
            ("year", "assessment_year"),
        ),
    ),
    View(
        IndicatorRecord,
        "Indicators",
        (
            ("reference", "reference"),
            ("measure", "name"),
            ("for", "subject"),
            ("value", "value_text"),
            ("target", "target_text"),
            ("period", "period_text"),
            ("status", "status_text"),
            ("RAG", "rag"),
        ),
    ),
    View(FindingRecord, "Findings", (("kind", "kind"), ("theme", "theme"), ("finding", "text"))),
    View(
        DecisionRecord,
        "Decisions",
        (("kind", "kind"), ("no.", "number"), ("item", "item_title"), ("part", "label"), ("text", "text")),
    ),
    View(AttendanceRecord, "Attendance", (("name", "name"), ("role", "role"), ("was", "attendance"))),
    View(
        ObjectiveImpactRecord,
        "Effect on objectives",
        (("no.", "number"), ("objective", "objective"), ("effect", "impact")),
    ),
)


def paper_view(paper: Paper) -> Iterator[RenderableType]:
    """The whole paper, from its outcome to what was left unread."""
    yield from _document(paper)
    for report in paper.of(ReportRecord):
        yield from _report(report)
        yield from _records(paper, frozenset({report.report_id}))
    known = {report.report_id for report in paper.of(ReportRecord)}
    elsewhere = {record.report_id for record in paper.records if isinstance(record, Traced)} - known
    yield from _records(paper, frozenset(elsewhere))
    yield from _not_read(paper)


def _document(paper: Paper) -> Iterator[RenderableType]:
    row = paper.document
    table = grid("", "")
    table.show_header = False
    facts = (
        ("file", row.file_name),
        ("outcome", row.outcome.value if not row.error_code else f"{row.outcome.value} ({row.error_code})"),
        ("", row.error_message),
        ("authority", " ".join(filter(None, (row.authority_name, row.authority_code)))),
        ("title", row.title),
        ("pages", row.page_count),
        ("read in", f"{row.seconds:.1f} s"),
    )
    for name, value in facts:
        if value not in (None, ""):
            table.add_row(name, plain(value))
    yield table


def _report(report: ReportRecord) -> Iterator[RenderableType]:
    yield Rule(plain(f"{report.ordinal}. {report.title or 'without a title'} [{report.kind.value}]"), align="left")
    period = " ".join(filter(None, (report.financial_year, f"Q{report.quarter}" if report.quarter else None)))
    pages = f"{report.page_start}-{report.page_end}" if report.page_start else None
    facts = (
        ("committee", report.committee),
        ("meeting", report.meeting_date),
        ("period", period or None),
        ("directorate", report.directorate),
        ("portfolio", report.portfolio),
        ("author", report.report_author),
        ("reference", report.report_reference),
        ("pages", pages),
    )
    yield plain("   ".join(f"{name}: {_words(value)}" for name, value in facts if value is not None))


def _records(paper: Paper, reports: frozenset[str | None]) -> Iterator[RenderableType]:
    for view in VIEWS:
        records = [record for record in paper.of(view.kind) if record.report_id in reports]
        if not records:
            continue
        shown = [c for c in view.columns if _tells(records, c[1])]
        paged = any(record.page is not None for record in records)
        headings = [*(["page"] if paged else []), *(heading for heading, _ in shown)]
        table = grid(*headings, title=f"{view.title} ({len(records)})")
        for record in records:
            cells = [_place(record)] if paged else []
            table.add_row(*cells, *(plain(_words(getattr(record, name))) for _, name in shown))
        yield table


def _tells(records: Sequence[Traced], name: str) -> bool:
    """Whether a column is worth showing: it has a value, and is not the level of plain actions throughout."""
    values = {getattr(record, name) for record in records}
    return values not in ({None}, {Level.ACTION})


def _not_read(paper: Paper) -> Iterator[RenderableType]:
    unread, flags = paper.of(UnreadRecord), paper.of(QualityFlagRecord)
    yield Rule(plain("What to check"), align="left")
    if not unread and not flags:
        yield plain("Nothing was left unread, and nothing contradicts itself.")
    if unread:
        table = grid("page", "kind", "why", "words", title=f"Not read ({len(unread)})")
        for item in unread[:UNREAD_SHOWN]:
            table.add_row(_place(item), item.kind.value, plain(item.reason), plain(_words(item.text)))
        yield table
        if len(unread) > UNREAD_SHOWN:
            yield plain(f"... and {len(unread) - UNREAD_SHOWN} more")
    if flags:
        yield _flag_table(flags)
    sections = len(paper.of(SectionRecord))
    yield plain("1 section holds the full text." if sections == 1 else f"{sections} sections hold the full text.")


def _flag_table(flags: Sequence[QualityFlagRecord]) -> RenderableType:
    """What is said in the same words of many records is one line, with the pages that it is said on."""
    table = grid("pages", "times", "severity", "whose", "code", "message", title=f"Quality flags ({len(flags)})")
    table.columns[1].justify = "right"
    alike: dict[tuple[str, str, str, str], list[QualityFlagRecord]] = {}
    for flag in flags:
        alike.setdefault((flag.severity.value, flag.origin.value, flag.code, flag.message), []).append(flag)
    for said, same in alike.items():
        pages = dict.fromkeys(filter(None, map(_place, same)))
        table.add_row(", ".join(pages), str(len(same)), *map(plain, said))
    return table


def _place(record: Traced) -> str:
    return str(record.page) if record.page is not None else ""


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value)
    return text if len(text) <= WORDS_SHOWN else f"{text[: WORDS_SHOWN - 1]}…"
