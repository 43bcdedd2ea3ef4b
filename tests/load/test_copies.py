"""Papers that are there more than once: which is counted, and which papers are no copies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from councilpapers.load.database import Database
from councilpapers.load.papers import load
from councilpapers.load.query import query
from councilpapers.load.rows import tables_of
from councilpapers.load.settle import settle
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import ActionRecord, DocumentRecord, ReportRecord, SectionRecord
from councilpapers.normalise.vocabulary import Level, Outcome, ReportKind, Status

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
WORDS = "At the end of September 7 of the 12 actions were complete. Fitters have left and are hard to replace."
APPENDIX = "1.1 Inspect homes for damp. 1.2 Bring empty homes into use. Deborah Eze and Tom Ibbotson lead on these."


@dataclass(frozen=True)
class Told:
    """A report with its actions, and with an appendix where that has words."""

    file: str
    title: str = "Housing Plan: Quarter 2 Monitoring"
    day: date | None = date(2023, 11, 21)
    council: str | None = "Ashby Vale Council"
    words: str = WORDS
    appendix: str = ""
    actions: int = 2


PLAN = Told("plan.pdf")
UNDATED = replace(PLAN, day=None)


def paper(told: Told) -> Paper:
    name = told.file
    document = DocumentRecord(
        document_id=name, source_uri=f"file:///{name}", file_name=name, authority_name=told.council,
        media_type="application/pdf" if name.endswith(".pdf") else "text/html", outcome=Outcome.EXTRACTED,
        extractor_version="0", configuration="0", extracted_at=NOON, seconds=1.0,
    )  # fmt: skip
    report = ReportRecord(
        document_id=name, report_id=f"r-{name}", ordinal=1, kind=ReportKind.PERFORMANCE_REPORT, title=told.title,
        meeting_date=told.day, page=1,
    )  # fmt: skip
    appendix = ReportRecord(
        document_id=name, report_id=f"x-{name}", ordinal=2, kind=ReportKind.ACTION_PLAN, title="Appendix",
        parent_report_id=report.report_id,
    )  # fmt: skip
    reports = [report, appendix] if told.appendix else [report]
    sections = [
        SectionRecord(
            document_id=name, report_id=one.report_id, section_id=f"s-{one.report_id}", ordinal=1, level=1, text=text
        )
        for one, text in zip(reports, (told.words, told.appendix), strict=False)
    ]  # fmt: skip
    actions = [
        ActionRecord(
            document_id=name, report_id=reports[-1].report_id, action_id=f"{name}-{n}", action_key=f"{name}-{n}",
            level=Level.ACTION, description=f"Do thing {n}", status=Status.ON_TRACK,
        )
        for n in range(told.actions)
    ]  # fmt: skip
    return Paper(document, (*reports, *sections, *actions))


@pytest.mark.parametrize(
    ("papers", "copies"),
    [
        ([PLAN, replace(PLAN, file="plan.html")], {"plan.html": "plan.pdf"}),
        ([PLAN, replace(PLAN, file="pack.pdf")], {"plan.pdf": "pack.pdf"}),  # in two packs
        ([PLAN, replace(PLAN, file="a.html", actions=9)], {"plan.pdf": "a.html"}),  # what more was read of
        ([PLAN, replace(PLAN, file="whole.html", appendix=APPENDIX)], {"plan.pdf": "whole.html"}),
        ([PLAN, replace(PLAN, file="plan.html", words=f"{WORDS} Page")], {"plan.html": "plan.pdf"}),
        ([PLAN, replace(PLAN, file="a.html", council=None)], {"a.html": "plan.pdf"}),
        ([PLAN, replace(PLAN, file="a.html", council="ASHBY VALE COUNCIL")], {"a.html": "plan.pdf"}),
        ([UNDATED, replace(UNDATED, file="plan.html", council=None)], {"plan.html": "plan.pdf"}),
        ([UNDATED, replace(UNDATED, file="a.html", council=None)], {}),  # every council's paper of that name?
        ([PLAN, replace(PLAN, file="a.html", council="Norbeck Council")], {}),
        ([PLAN, replace(PLAN, file="a.html", day=date(2024, 2, 1))], {}),
        ([PLAN, replace(PLAN, file="a.html", title="Housing Plan: Quarter 3 Monitoring")], {}),
        ([PLAN, replace(PLAN, file="a.html", words=WORDS.replace("7 of the 12", "9 of the 14"))], {}),
        ([PLAN, replace(PLAN, file="a.html", words=APPENDIX)], {}),
    ],
)  # fmt: skip
def test_a_paper_counts_once(database: Database, papers: list[Told], copies: dict[str, str]) -> None:
    load(database, tables_of(map(paper, papers)), [], NOON)
    settle(database)
    found = query(database, "SELECT file_name, copy_of_file_name FROM report_copies").rows
    assert {str(copy): str(counted) for copy, counted in found} == copies
    told = [one.actions for one in papers if one.file not in copies]
    assert query(database, "SELECT sum(count) FROM actions_by_status").rows == [(sum(told),)]


def test_one_of_two_councils_is_neither(database: Database) -> None:
    """A paper without an authority that two councils have alike: it may be either's."""
    councils = [
        replace(PLAN, file=f"{n}.pdf", council=f"{name} Council") for n, name in enumerate(("Ashby", "Norbeck"))
    ]
    load(database, tables_of(map(paper, [*councils, replace(PLAN, file="a.html", council=None)])), [], NOON)
    settle(database)
    assert query(database, "SELECT file_name FROM report_copies").rows == []


def test_an_appendix_goes_with_its_paper(database: Database) -> None:
    whole = replace(PLAN, appendix=APPENDIX)
    load(database, tables_of(map(paper, [whole, replace(whole, file="plan.html")])), [], NOON)
    settle(database)
    copies = "SELECT authority, report, page, likeness, report_id, copy_of_report_id, copy_of_page FROM report_copies"
    assert query(database, copies).rows == [
        ("Ashby Vale Council", PLAN.title, 1, 1.0, "r-plan.html", "r-plan.pdf", 1),
        ("Ashby Vale Council", "Appendix", None, 1.0, "x-plan.html", "r-plan.pdf", 1),
    ]
