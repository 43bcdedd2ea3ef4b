"""Agendas and the pages on which the papers of their items stand."""

from __future__ import annotations

from councilpapers.extract.candidates import Claims
from councilpapers.extract.papers.agendas import find_agenda_items
from councilpapers.extract.report import Report

from ..grids import heading, report, table, text
from ..invented import only


def items(paper: Report) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(i.number, i.title, i.page_from, i.page_to) for i in find_agenda_items(paper, Claims())]


def test_numbered_paragraphs_with_their_pages() -> None:
    paper = report(
        heading("AGENDA"),
        text("1. Apologies for absence"),
        text("2. Minutes of the previous meeting (herewith) (Pages 1 - 3)"),
        text("To approve the minutes of 4 May."),
        text("3. Budget Monitoring"),
        text("Report of the Treasurer (Pages 4 - 36)"),
        text("4. Any other business (Page 37)"),
        kind="agenda",
    )
    assert items(paper) == [
        ("1", "Apologies for absence", None, None),
        ("2", "Minutes of the previous meeting (herewith)", "1", "3"),
        ("3", "Budget Monitoring", "4", "36"),
        ("4", "Any other business", "37", "37"),
    ]


def test_numbers_on_lines_of_their_own() -> None:
    paper = report(
        text("1."), text("Apologies"), text("2."), text("Minutes PDF 127 KB"), text("To be signed."), kind="agenda"
    )
    assert items(paper) == [("1", "Apologies", None, None), ("2", "Minutes", None, None)]


def test_a_table_of_items() -> None:
    paper = report(
        heading("AGENDA"),
        table(
            ["Item", "Title", "Page"],
            ["1.", "Apologies", ""],
            ["2.", "Road Safety Plan", "5 - 12"],
            ["3.", "Close", ""],
        ),
        kind="agenda",
    )
    assert items(paper) == [
        ("1", "Apologies", None, None),
        ("2", "Road Safety Plan", "5", "12"),
        ("3", "Close", None, None),
    ]


def test_a_list_inside_an_item_is_no_item() -> None:
    lines = ["1. Minutes", "2. Grants", "1. Brass band", "2. Bowls club", "3. Close"]
    assert [t for _, t, _, _ in items(report(*map(text, lines), kind="agenda"))] == [
        "Minutes",
        "Grants",
        "Bowls club",
        "Close",
    ]


def test_a_committee_site_page_of_one_item() -> None:
    paper = only(
        "Agenda item\n\n# LEISURE PLAN - QUARTER 2\n\nMinutes:\n\nReport LS20-014\n\nRESOLVED that it be noted."
    )
    assert items(paper) == [(None, "LEISURE PLAN - QUARTER 2", None, None)]
    assert (paper.front.kind, paper.front.report_reference) == ("minutes", "LS20-014")


def test_other_papers_have_no_items() -> None:
    assert items(report(text("1. Apologies"), text("2. Minutes"), kind="action_plan")) == []
