"""What a page leaves to the next: the rest of one drawn row, and a band whose rows stand overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from councilpapers.document import Box, Paragraph, Part, Run, Table, TableOrigin
from councilpapers.extract.page.baselines import group_lines
from councilpapers.extract.page.content import PageContent
from councilpapers.extract.tables import carried_by, find_tables, going_on, join_over_pages
from councilpapers.extract.tables.last_bands import with_last_band
from councilpapers.extract.tables.merging import with_whole_first_row

from ..grids import table
from .drawn import BOLD, PLAIN, covers_once, grid_words, page, ruled, set_words, texts

XS = (40.0, 90.0, 290.0, 400.0, 520.0)
HEADS = ("Ref", "Action", "Owner", "Progress")
ROWS = (HEADS, ("1", "Mow the long meadow", "J Ward", "Begun"), ("2", "Drain the pitch", "K Osei", "Surveyed, with"))
FIRST = page(grid_words(XS, (700.0, 720.0, 740.0), ROWS), ruled(XS, (700.0, 720.0, 740.0, 760.0)))
REST = ("", "", "", "pipes still to come.")


def rest(xs: Sequence[float], moved: float = 0.0) -> PageContent:
    """A grid of one row with words in one cell, and a line under it."""
    xs = [x + moved for x in xs]
    words = [*grid_words(xs, (55.0, 60.0), [("",) * 4, REST]), *set_words("Other business was then taken.", 40, 120)]
    return page(words, ruled(xs, (60.0, 80.0)), number=2)


@pytest.mark.parametrize(
    "second, tables",
    [
        (rest(XS), 1),
        (rest(XS, moved=12.0), 1),
        (rest((40.0, 120.0, 240.0, 400.0, 520.0)), 0),
        (page(set_words("pipes still to come.", 403, 71), number=2), 0),
    ],
    ids=["under its columns", "behind a binding margin", "under other columns", "nothing drawn"],
)
def test_the_rest_of_a_row_in_one_cell(second: PageContent, tables: int) -> None:
    first = find_tables(FIRST)
    carried = carried_by(first, None, 780.0)
    assert carried is not None
    assert find_tables(second) == ()
    found = going_on(second, group_lines(second.words), (), carried)
    assert len(found) == tables
    if found:
        (whole,) = join_over_pages([*first, *found])
        assert isinstance(whole, Table)
        assert covers_once(whole)
        assert texts(whole)[-1] == ["2", "Drain the pitch", "K Osei", "Surveyed, with pipes still to come."]


def lines_of(text: str, top: float, bold: bool = True, number: int = 1) -> Paragraph:
    box = Box(3.0, top, 90.0, top + 10)
    return Paragraph(text, runs=(Run(text, BOLD if bold else PLAIN),), parts=(Part(number, box),))


def plan(rows: Sequence[Sequence[str]], number: int) -> Table:
    """A table with bold headings, over rows of which those with one cell of words are bold bands."""
    made = table(*rows, page=number)
    bands = {n for n, row in enumerate(rows) if sum(map(bool, row)) == 1}
    cells = [
        replace(cell, paragraphs=(lines_of(cell.flat, 20.0 * cell.row + 5, number=number),))
        if cell.flat and cell.row in {0, *bands}
        else cell
        for cell in made.cells
    ]
    box = Box(0, 0, 400, 20.0 * made.row_count)
    origin = TableOrigin.HALF_RULED
    return replace(made, cells=tuple(cells), header_rows=1, origin=origin, parts=(Part(number, box),))


BEFORE = [HEADS, ["Parks"], ["1", "Mow", "J Ward", "Begun"]]
SPLIT = [HEADS, ["Parks", "", "", ""], BEFORE[2]]
AFTER = plan([HEADS, ["2", "Sweep", "K Osei", "Done"]], 2)


@pytest.mark.parametrize(
    "before, last, joined",
    [
        (plan(BEFORE, 1), lines_of("Streets", 62), True),
        (plan(BEFORE, 1), lines_of("Streets", 62, bold=False), False),
        (plan(BEFORE, 1), lines_of("Streets", 120), False),
        (plan(SPLIT, 1), lines_of("Streets", 62), True),
        (plan([HEADS, BEFORE[2]], 1), lines_of("Streets", 42), False),
    ],
    ids=["a band as the one above", "no heading", "far below", "a band in the first column", "a table without bands"],
)
def test_a_band_at_the_pages_foot(before: Table, last: Paragraph, joined: bool) -> None:
    blocks = join_over_pages([before, last, AFTER])
    assert len(blocks) == (1 if joined else 3)
    if joined:
        assert isinstance(blocks[0], Table)
        assert covers_once(blocks[0])
        assert [" ".join(row).strip() for row in texts(blocks[0])[3:]] == ["Streets", "2 Sweep K Osei Done"]


def test_a_band_over_no_rows_stays_a_heading() -> None:
    blocks = (plan(BEFORE, 1), lines_of("Streets", 62), lines_of("Next steps", 20, number=2))
    assert join_over_pages(blocks) == blocks
    assert with_last_band(plan(BEFORE, 1), lines_of("Streets", 62)) is not None


@pytest.mark.parametrize(
    "rows, expected",
    [
        (
            [["", "", "and the towpath"], ["", "", "and the weir"], ["2", "J", "Done"]],
            ["and the towpath and the weir", "Done"],
        ),
        ([["", "", "and the towpath"], ["", "J", "and the weir"]], ["and the towpath", "and the weir"]),
        ([["", "K", "and the towpath"], ["", "", "and the weir"]], ["and the towpath", "and the weir"]),
        ([["and", "", ""], ["or", "", ""]], ["", ""]),
    ],
    ids=["more of one cell", "words in another column", "words in two columns", "the first column"],
)
def test_the_rest_of_a_row_in_several_lines(rows: list[list[str]], expected: list[str]) -> None:
    found = with_whole_first_row(table(*rows, page=2))
    assert covers_once(found)
    assert [row[2].flat for row in found.rows()] == expected
