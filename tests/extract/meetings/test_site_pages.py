"""Minutes as committee sites print them."""

from __future__ import annotations

import pytest

from councilpapers.document import Paragraph
from councilpapers.extract.candidates import Claims
from councilpapers.extract.meetings.decisions import find_decisions
from councilpapers.extract.meetings.site_pages import fact_label, laid_out

from ..grids import heading, report, table, text

Row = tuple[str | None, str | None, str | None, str]


def decided(*lines: str, title: str | None = None) -> list[Row]:
    paper = report(*map(text, lines), kind="minutes", title=title)
    return [(d.number, d.item_title, d.label, d.text) for d in find_decisions(paper, Claims())]


def test_numbers_stand_alone_and_papers_hang_on_items() -> None:
    lines = [
        "7.",
        "Footpaths PDF 161 KB",
        "To consider the footpaths.",
        "Additional documents:",
        "Map, item 7. PDF 2 MB",
        "Minutes:",
    ]
    found = laid_out([text(line) for line in lines], None)
    printed = [(b.mark, b.text, b.kind.value) for b in found if isinstance(b, Paragraph)]
    assert printed == [
        ("7.", "Footpaths", "heading"),
        (None, "To consider the footpaths.", "text"),
        (None, "Minutes:", "text"),
    ]


def test_a_decision_printed_under_two_labels_is_one() -> None:
    page = [
        "Decision:",
        "The Board resolved to:",
        "i. note the state of the paths;",
        "ii. ask for a map.",
        "Minutes:",
        "The paths were discussed.",
        "RESOLVED:",
        "(a) That the state of the paths be noted.",
        "(b) That a map be asked for.",
    ]
    assert decided("7.", "Footpaths", *page, "8.", "Close", "Minutes:", "None.") == [
        ("7", "Footpaths", "i.", "note the state of the paths;"),
        ("7", "Footpaths", "ii.", "ask for a map."),
    ]


def test_a_list_of_published_decisions_has_a_heading_for_each() -> None:
    page = [
        "17/11/2020 - Footpaths - Upper Mill ref: 12    Recommendations Approved",
        "Decision:",
        "The Lead Member considered a report.",
        "DECISIONS",
        "The Lead Member RESOLVED to open the path.",
        "12/11/2020 - Ferries ref: 11    Item Deferred",
        "Decision:",
        "To close the ferry.",
    ]
    assert decided(*page) == [
        (None, "Footpaths - Upper Mill", None, "to open the path."),
        (None, "Ferries", None, "To close the ferry."),
    ]


def test_apologies_under_a_label_are_no_decision() -> None:
    page = ["7.", "Apologies", "Decision:", "An apology for absence was received from Mr Roe.", "Minutes:", "None."]
    assert decided(*page, "8.", "Paths", "Decision:", "That the paths be closed.", "Minutes:", "None.") == [
        ("8", "Paths", None, "That the paths be closed.")
    ]


def test_an_item_whose_title_begins_with_a_year() -> None:
    page = [
        "Meeting: 18/12/2008 - Cabinet (old) (Item 131)",
        "131 08/09 Quarter 2 Report PDF 93 KB",
        "Decision:",
        "That it be noted.",
    ]
    assert decided(*page) == [("131", "08/09 Quarter 2 Report", None, "That it be noted.")]


def test_minutes_in_capitals_below_their_number_are_an_item() -> None:
    assert decided("7.", "MINUTES", "Minutes:", "Resolved: That the minutes be signed.", "8.", "Close", "None.") == [
        ("7", "MINUTES", None, "That the minutes be signed.")
    ]


def test_what_an_agenda_proposes_is_not_decided() -> None:
    page = ["7.", "Footpaths", "That the paths be closed.", "Minutes:", "They stay open.", "That the report be noted."]
    assert decided(*page, "8.", "Close", "Minutes:", "None.") == [("7", "Footpaths", None, "That the report be noted.")]


def test_an_issue_comes_before_several_meetings() -> None:
    page = [
        "Meeting: 16/03/2023 - Cabinet (Item 8)",
        "8 Footpaths PDF 1 MB",
        "That the report be noted.",
        "Meeting: 27/02/2023 - Scrutiny Committee (Item 5)",
        "The panel asked questions.",
        "That the report be noted.",
    ]
    assert decided(*page, title="Footpaths") == [
        ("8", "Footpaths", None, "That the report be noted."),
        ("5", "Footpaths", None, "That the report be noted."),
    ]


def test_the_number_of_a_decision_goes_before_that_of_its_item() -> None:
    page = [
        "23 FOOTPATHS",
        "DECISION NUMBER: 141/2017",
        "DECISION: The Cabinet noted the report.",
        "REASONS: It is good practice.",
    ]
    assert decided(*page, "24 CLOSE", "None.") == [("141/2017", "FOOTPATHS", None, "The Cabinet noted the report.")]


@pytest.mark.parametrize(
    ("opening", "number", "title"),
    [
        ("1.23 - Footpaths", "1.23", "Footpaths"),
        ("2307.04 FOOTPATHS", "2307.04", "FOOTPATHS"),
        ("C048/23 4. FOOTPATHS.", "C048/23", "FOOTPATHS."),
        ("416 Plans for Footpaths", "416", "Plans for Footpaths"),
        ("415 2012-13 Plans for Footpaths", "415", "2012-13 Plans for Footpaths"),
    ],
)
def test_ways_to_open_an_item(opening: str, number: str, title: str) -> None:
    after = {"1.23": "2.23 - Close", "2307.04": "2307.05 CLOSE", "C048/23": "C049/23 5. CLOSE."}.get(
        number, "417 Close"
    )
    assert decided(opening, "RESOLVED that the paths be mended.", after, "None.") == [
        (number, title, None, "that the paths be mended.")
    ]


def test_items_in_a_table_without_numbers() -> None:
    listed = table(
        ["No.", "Item"],
        ["", "Minutes of the last meeting\nMinutes:\nRESOLVED that the minutes be agreed."],
        ["", "Footpaths PDF 11 KB\nTo note the paths.\nMinutes:\nThat the report be noted."],
    )
    found = find_decisions(report(heading("Agenda and minutes"), listed, kind="minutes"), Claims())
    assert [(d.item_title, d.text) for d in found] == [
        ("Minutes of the last meeting", "that the minutes be agreed."),
        ("Footpaths", "That the report be noted."),
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Decision status: Recommendations Approved", "status"),
        ("Is Key decision?: No", "status"),
        ("DECISION NUMBER: 14/2017", "number"),
        ("The number of decisions: 14", None),
        ("Decision status", None),
    ],
)
def test_facts_of_a_page(line: str, label: str | None) -> None:
    assert fact_label(line) == label
