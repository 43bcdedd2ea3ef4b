"""Headings printed again: as rows inside a table, and in one cell with the rest of a row that a page cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import Cell, Paragraph, Run, Style, Table, TableOrigin
from councilpapers.extract.tables.repeats import with_parted_headings, without_repeats

from .drawn import covers_once, texts

HEADS = ("Ref", "Action", "Lead Officer")
BODY = [("1.1", "Clear the ditch", "J Ward"), ("1.2", "Mend the gate", "K Osei")]


def table(*rows: tuple[str, ...]) -> Table:
    """A table of these rows; the paragraphs of a cell are parted by a bar."""
    cells = tuple(
        Cell(n, m, paragraphs=tuple(Paragraph(words) for words in text.split("|") if words))
        for n, row in enumerate(rows)
        for m, text in enumerate(row)
    )
    return Table(cells, len(rows), len(rows[0]), TableOrigin.RULED, header_rows=1)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([HEADS, *BODY], [HEADS, *BODY]),
        ([HEADS, BODY[0], HEADS, BODY[1]], [HEADS, *BODY]),
        ([HEADS, BODY[0], ("REF", "Action", "Lead officer:"), BODY[1]], [HEADS, *BODY]),
        ([HEADS, BODY[0], ("Ref", "Action", "")], [HEADS, BODY[0], ("Ref", "Action", "")]),
        ([("", "Action", ""), ("", "Action", "")], [("", "Action", ""), ("", "Action", "")]),
    ],
    ids=["none", "again", "again in other type", "not all labels", "one label is no heading"],
)
def test_headings_inside_a_table(rows: list[tuple[str, ...]], kept: list[tuple[str, ...]]) -> None:
    found = without_repeats(table(*rows))
    assert texts(found) == [list(row) for row in kept]
    assert covers_once(found)


@pytest.mark.parametrize(
    ("row", "parted"),
    [
        (
            ("Ref", "Action|of Mill Lane.", "Lead Officer"),
            [["Ref", "Action", "Lead Officer"], ["", "of Mill Lane.", ""]],
        ),
        (("Ref|1.3", "Action|Plant", "Lead|Officer|Wyn"), [["Ref", "Action", "Lead Officer"], ["1.3", "Plant", "Wyn"]]),
        (("Ref", "of Mill Lane.|Action", "Lead Officer"), [[*HEADS], ["", "of Mill Lane.", ""]]),
        (("Ref", "Action", "Lead Officer"), [["Ref", "Action", "Lead Officer"]]),
        (("1.3", "Action|Plant", "Lead Officer"), [["1.3", "Action Plant", "Lead Officer"]]),
        (("Ref", "Action of Mill Lane", "Lead Officer"), [["Ref", "Action of Mill Lane", "Lead Officer"]]),
    ],
    ids=[
        "rest of one cell",
        "rest of all",
        "a label read last",
        "headings alone",
        "another reference",
        "no paragraph of its own",
    ],
)
def test_headings_that_run_into_a_row(row: tuple[str, ...], parted: list[list[str]]) -> None:
    found = with_parted_headings(table(row, BODY[0]), table(HEADS).row(0))
    assert texts(found) == [*parted, list(BODY[0])]
    assert covers_once(found)


def test_words_in_another_style_follow_the_label_in_one_paragraph() -> None:
    runs = (Run("Action ", Style(bold=True)), Run("of Mill Lane.", Style()))
    page = table(("Ref", "", "Lead Officer"), BODY[0])
    cells = [
        replace(c, paragraphs=(Paragraph("Action of Mill Lane.", runs=runs),)) if c.flat == "" else c
        for c in page.cells
    ]
    found = with_parted_headings(replace(page, cells=tuple(cells)), table(HEADS).row(0))
    assert texts(found) == [list(HEADS), ["", "of Mill Lane.", ""], list(BODY[0])]
    assert [run.text for run in found.row(0)[1].paragraphs[0].runs] == ["Action"]


def test_a_merged_cell_goes_on_under_the_headings() -> None:
    page = table(("Ref", "Action|rest", "Lead Officer"), ("", "Plant", "Wyn"))
    cells = [
        replace(cell, row_span=2) if (cell.row, cell.column) == (0, 0) else cell
        for cell in page.cells
        if (cell.row, cell.column) != (1, 0)
    ]
    found = with_parted_headings(replace(page, cells=tuple(cells)), table(HEADS).row(0))
    assert covers_once(found)
    assert texts(found) == [["Ref", "Action", "Lead Officer"], ["", "rest", ""], ["Plant", "Wyn"]]


def test_headings_of_two_rows_and_one_over_a_merged_cell_are_parted_from_what_follows() -> None:
    spans = {(0, 0): 4, (0, 1): 2}  # a merged cell that began overleaf, and a heading that hangs over both rows
    rows = ("Theme|Homes", "Lead Officer|Wyn", "Now"), ("", "", "Status|Done."), ("", "J Ward", "Late"), ("", "K", "")
    page = table(*rows)
    hung = {(1, 0), (2, 0), (3, 0), (1, 1)}
    cells = tuple(
        replace(cell, row_span=spans.get((cell.row, cell.column), 1))
        for cell in page.cells
        if (cell.row, cell.column) not in hung
    )
    heads = table(("Theme", "Lead Officer", "Status")).row(0)
    found = with_parted_headings(replace(page, cells=cells), heads)
    assert covers_once(found)
    heading = [["Theme", "Lead Officer", "Now"], ["Status"]]
    assert texts(found) == [*heading, ["Homes", "Wyn", "Done."], ["J Ward", "Late"], ["K", ""]]


def test_a_merged_cell_is_parted_from_headings_without_a_new_row() -> None:
    page = table(("Theme|Homes", "Action"), ("", "Plant"))
    (first, *others) = (cell for cell in page.cells if (cell.row, cell.column) != (1, 0))
    cells = (replace(first, row_span=2), *others)
    found = with_parted_headings(replace(page, cells=cells), table(("Theme", "Action")).row(0))
    assert covers_once(found)
    assert texts(found) == [["Theme", "Action"], ["Homes", "Plant"]]
