"""Pages of committee sites, told from agendas and reports."""

from __future__ import annotations

import pytest

from councilpapers.extract.papers.committee_pages import decided_on, meetings_met, page_line, without_attachment
from councilpapers.extract.papers.heading_block import heading_block
from councilpapers.extract.papers.report_kinds import meeting_kind

from ..grids import heading, text


@pytest.mark.parametrize(
    ("top", "lines", "kind"),
    [
        ("Agenda and minutes", ["Venue: Shire Hall", "1.", "Welcome", "Minutes:", "None."], "minutes"),
        ("Council - Agenda and minutes", ["1.", "Welcome", "Decision:", "To agree."], "minutes"),
        ("Agenda and minutes", ["Venue: Shire Hall", "1.", "Welcome"], "agenda"),
        ("Agenda item", ["Footpaths", "Minutes:", "The paths were discussed."], "minutes"),
        ("Decision details", ["Footpaths", "Decision Maker: Cabinet", "To mend them."], "minutes"),
        ("Issue - meetings", ["Footpaths", "Meeting: 16/03/2023 - Cabinet (Item 8)", "Noted."], "minutes"),
        ("Issue - decisions", ["Footpaths", "19/09/2012 - Footpaths", "(a) That they be mended."], "minutes"),
        (
            "CABINET - 1 December 2016",
            ["Footpaths", "The Leader reported.", "RESOLVED: That they be mended."],
            "minutes",
        ),
        ("CABINET - 1 December 2016", ["Recommendations", "RESOLVED: That they be mended."], None),
        ("Footpaths", ["The Leader reported.", "The Cabinet had resolved to mend them."], None),
        ("Footpaths", ["Decision Maker: Cabinet", "Contact: A Dee", "Decision", "To mend them."], None),
    ],
)
def test_kind_of_a_page(top: str, lines: list[str], kind: str | None) -> None:
    assert meeting_kind([heading(top), *map(text, lines)]) == kind


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Footpaths PDF 161 KB", "Footpaths"),
        ("Footpaths pdf icon PDF 1 MB", "Footpaths"),
        ("Footpaths DOCX 34.5 KB", "Footpaths"),
        ("PDF files of 3 MB and more are sent by post", "PDF files of 3 MB and more are sent by post"),
        ("Footpaths", "Footpaths"),
    ],
)
def test_what_hangs_on_a_title(title: str, bare: str) -> None:
    assert without_attachment(title) == bare


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Minutes:", "minutes"),
        ("Decision(s)", "decision"),
        ("Reasons for the decision:", "aside"),
        ("Supporting documents:", "furniture"),
        ("Minutes of the last meeting", None),
    ],
)
def test_lines_of_a_page(line: str, kind: str | None) -> None:
    assert page_line(line) == kind


def test_meetings_that_a_page_names() -> None:
    lines = [
        "Meeting: 16/03/2023 - Cabinet (Item 8)",
        "Decided at meeting: 16/03/2023 - Cabinet",
        "Made at meeting: 1/4/2023 - Council",
    ]
    found = meetings_met([text(line) for line in lines])
    assert [(met.day, met.body) for met in found] == [("16/03/2023", "Cabinet"), ("1/4/2023", "Council")]


@pytest.mark.parametrize(("words", "lines"), [("Agenda and minutes", 2), ("AGENDA", 0), ("Agenda for the meeting", 0)])
def test_what_a_page_calls_itself_stands_on_top_and_an_agenda_below(words: str, lines: int) -> None:
    blocks = [heading(words), text("Licensing Forum - Tuesday, 22nd April, 2014"), text("Venue: Council Chamber")]
    assert len(heading_block(blocks).lines) == lines


def test_a_decision_is_dated_below_it() -> None:
    blocks = [heading("Decision details"), text("Publication date: 12/11/2021"), text("Date of decision: 11/11/2021")]
    assert decided_on(blocks) == ["11/11/2021"]
    assert decided_on(blocks[:2]) == []
