"""All reports of one document together: what holds for appendices, what comes first, what is said only once."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from councilpapers.document import Document, Paragraph
from councilpapers.extract.candidates import (
    ActionCandidate,
    Candidate,
    GradeCandidate,
    ProgressCandidate,
    StatusKeyCandidate,
)
from councilpapers.extract.report import Report
from councilpapers.normalise.assemble import assemble
from councilpapers.normalise.records import (
    ActionRecord,
    GradeRecord,
    ProgressRecord,
    QualityFlagRecord,
    Record,
    ReportRecord,
    SectionRecord,
)

from .invented import DOCUMENT_ID, SOURCE, report

KEY = (
    StatusKeyCandidate(SOURCE, "Green", "Completed by the target date"),
    StatusKeyCandidate(SOURCE, "Amber", "Late for reasons beyond our control"),
)


class Read(NamedTuple):
    report: Report
    candidates: tuple[Candidate, ...]


def assembled(*read: Read) -> tuple[Record, ...]:
    blocks = tuple(block for one in read for block in one.report.blocks)

    def found(report: Report) -> tuple[Candidate, ...]:
        return next(one.candidates for one in read if one.report is report)

    return assemble(Document(DOCUMENT_ID, "text/plain", blocks), [one.report for one in read], found).records


def of(kind: type[Record], records: tuple[Record, ...]) -> list[Record]:
    return [r for r in records if isinstance(r, kind)]


def test_an_appendix_has_its_covering_reports_key_and_date() -> None:
    cover = report(Paragraph("Cover"), kind="covering_report", meeting="8 November 2021")
    appendix = report(Paragraph("Appendix"), ordinal=2, parent=cover)
    action = ActionCandidate(SOURCE, "Write the plan", status="Amber", deadline="January")
    records = assembled(Read(cover, KEY), Read(appendix, (action,)))
    first, second = (r for r in records if isinstance(r, ReportRecord))
    (read,) = (r for r in records if isinstance(r, ActionRecord))
    assert (first.meeting_date, second.meeting_date) == (date(2021, 11, 8), None)
    assert second.parent_report_id == first.report_id
    assert (read.status, read.deadline, read.report_id) == ("overdue", date(2022, 1, 31), second.report_id)


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Action Log, 14 May 2013", date(2013, 6, 30)),
        ("Action Log", None),
        ("Action Log, 14 May 2013 to 3 June 2013", None),
    ],
)
def test_a_paper_without_a_meeting_is_as_old_as_its_title_says(title: str, expected: date | None) -> None:
    action = ActionCandidate(SOURCE, "Write the plan", deadline="June")
    records = assembled(Read(report(Paragraph("Log"), title=title), (action,)))
    assert [r.deadline for r in records if isinstance(r, ActionRecord)] == [expected]


def test_a_key_holds_for_no_other_report() -> None:
    other = report(Paragraph("Other"), ordinal=2)
    action = ActionCandidate(SOURCE, "Write the plan", status="Amber")
    records = assembled(Read(report(Paragraph("One")), KEY), Read(other, (action,)))
    assert [r.status for r in records if isinstance(r, ActionRecord)] == ["at_risk"]


def test_a_key_of_its_own_goes_before_the_covering_reports() -> None:
    cover = report(Paragraph("Cover"))
    appendix = report(Paragraph("Appendix"), ordinal=2, parent=cover)
    own = StatusKeyCandidate(SOURCE, "Amber", "Not yet due to start")
    action = ActionCandidate(SOURCE, "Write the plan", rag="A")
    records = assembled(Read(cover, KEY), Read(appendix, (own, action)))
    assert [r.status for r in records if isinstance(r, ActionRecord)] == ["not_started"]


def test_progress_may_be_read_before_its_action() -> None:
    action = ActionCandidate(SOURCE, "Write the plan")
    activity = ActionCandidate(SOURCE, "Draft it", "activity", action)
    candidates = (ProgressCandidate(SOURCE, activity, "Quarter 1"), activity, action)
    records = assembled(Read(report(Paragraph("One")), candidates))
    parent, child = (r for r in records if isinstance(r, ActionRecord))
    (row,) = (r for r in records if isinstance(r, ProgressRecord))
    assert (child.parent_action_id, row.action_id) == (parent.action_id, child.action_id)


def test_a_period_printed_twice_is_one_row_and_a_flag() -> None:
    action = ActionCandidate(SOURCE, "Write the plan")
    twice = (ProgressCandidate(SOURCE, action, "Quarter 1", "On track"), ProgressCandidate(SOURCE, action, "QUARTER 1"))
    records = assembled(Read(report(Paragraph("One")), (action, *twice)))
    assert [r.status for r in records if isinstance(r, ProgressRecord)] == ["on_track"]
    assert [r.code for r in records if isinstance(r, QualityFlagRecord)] == ["duplicate-period"]


def grade(said: str, year: str | None = None, **words: str) -> GradeCandidate:
    return GradeCandidate(SOURCE, "Leadership", said, assessment_year=year, **words)


@pytest.mark.parametrize(
    "candidates, expected",
    [
        ((grade("Good"), grade("Good")), [("Good", None)]),
        ((grade("Good"), grade("good", "2021")), [("Good", "2021")]),  # what another statement adds is taken over
        ((grade("Good", "2020"), grade("Good", "2021")), [("Good", "2020"), ("Good", "2021")]),
        ((grade("Good"), grade("Inadequate")), [("Good", None), ("Inadequate", None)]),
        ((grade("Good", score="3"), grade("Good")), [("Good", None)]),
    ],
)
def test_a_grade_is_said_once(candidates: tuple[Candidate, ...], expected: list[tuple[str, str | None]]) -> None:
    cover = report(Paragraph("One"))
    halves = Read(cover, candidates[:1]), Read(report(Paragraph("Two"), ordinal=2, parent=cover), candidates[1:])
    grades = [r for r in assembled(*halves) if isinstance(r, GradeRecord)]
    assert [(g.grade_text, g.assessment_year) for g in grades] == expected


def test_the_same_paper_gives_the_same_records_and_no_id_twice() -> None:
    read = Read(report(Paragraph("One")), (ActionCandidate(SOURCE, "Do"), ActionCandidate(SOURCE, "Do")))
    records = assembled(read)
    assert records == assembled(read)
    ids = [(r.table, getattr(r, r.key)) for r in records]
    assert len(ids) == len(set(ids))
    assert len(of(SectionRecord, records)) == 1


def test_a_document_without_reports() -> None:
    assert assembled() == ()
