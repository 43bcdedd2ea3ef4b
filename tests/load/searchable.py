"""Three invented papers for search, export and the Python interface."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from councilpapers.load.database import Database
from councilpapers.load.papers import load_as_read
from councilpapers.load.rows import tables_of
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import (
    ActionRecord,
    BBox,
    DecisionRecord,
    DocumentRecord,
    RecordPart,
    ReportRecord,
    SectionRecord,
)
from councilpapers.normalise.vocabulary import DecisionKind, Level, Outcome, ReportKind, Status

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
BOX = BBox(x0=72.0, top=100.5, x1=300.0, bottom=112.25)
ASHBY, NORBECK = ("E08099901", "Ashby Vale"), (None, "Norbeck Parish Council")


def paper(
    document_id: str,
    authority: tuple[str | None, str],
    meeting: date | None,
    actions: Iterable[str] = (),
    sections: Iterable[str] = (),
    minute: int = 0,
) -> Paper:
    """A paper of one report with these actions, sections and a decision; its ids are made of the document's."""
    report_id = f"{document_id}-r1"
    document = DocumentRecord(
        document_id=document_id,
        source_uri=f"file:///papers/{document_id}.pdf",
        file_name=f"{document_id}.pdf",
        outcome=Outcome.EXTRACTED,
        authority_code=authority[0],
        authority_name=authority[1],
        extractor_version="0.1.0",
        configuration="0" * 16,
        extracted_at=datetime(2024, 5, 1, 12, minute, tzinfo=UTC),
        seconds=1.0,
    )
    report = ReportRecord(
        document_id=document_id,
        report_id=report_id,
        ordinal=1,
        kind=ReportKind.PERFORMANCE_REPORT,
        title="Quarterly monitoring",
        meeting_date=meeting,
    )
    acts = [
        ActionRecord(
            document_id=document_id,
            report_id=report_id,
            page=2,
            bbox=BOX,
            parts=(RecordPart(page=2, bbox=BOX),),
            quote=words,
            action_id=f"{document_id}-a{n}",
            action_key=f"key-{n}",
            level=Level.ACTION,
            description=words,
            status=Status.ON_TRACK,
            related_references=("1.2",),
        )
        for n, words in enumerate(actions, 1)
    ]
    texts = [
        SectionRecord(
            document_id=document_id,
            report_id=report_id,
            page=n,
            section_id=f"{document_id}-s{n}",
            ordinal=n,
            level=1,
            heading=f"Part {n}",
            text=words,
        )
        for n, words in enumerate(sections, 1)
    ]
    decision = DecisionRecord(
        document_id=document_id,
        report_id=report_id,
        decision_id=f"{document_id}-d1",
        kind=DecisionKind.RESOLUTION,
        text="That the report be noted",
    )
    return Paper(document, (report, *acts, *texts, decision))


def three_papers() -> tuple[Paper, ...]:
    return (
        paper(
            "quarter-two",
            ASHBY,
            date(2009, 11, 3),
            ["Commission home care in the evenings", "Repaint the bollards of the market"],
            ["The organisation of home visits and the care of gardens has been recommissioned."],
        ),
        paper(
            "quarter-four", ASHBY, date(2010, 6, 8), ["Organise home care for carers"], ["Children’s homes: Café Môn."]
        ),
        paper(
            "minutes",
            NORBECK,
            None,
            [],
            ["The clerk reported on bollards. " + "Nothing else was said. " * 40 + "Home."],
        ),
    )


def loaded(path: Path, papers: Iterable[Paper]) -> Path:
    """A database with these papers."""
    rows = tables_of(papers)
    with Database.open(path) as database:
        load_as_read(database, rows)
    return path
