"""Rows of which every other is painted cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from councilpapers.document import Box
from councilpapers.extract.page.content import Fill, Ruling
from councilpapers.extract.tables import find_tables
from councilpapers.extract.tables.banded import banded_lines
from councilpapers.extract.tables.placing import Middles
from councilpapers.extract.tables.rulings import Lines

from .drawn import covers_once, grid_words, horizontal, keeps_words, page, texts, vertical

XS = (50.0, 130.0, 330.0, 430.0, 540.0)
YS = (100.0, 116.0, 158.0, 190.0, 222.0, 252.0)
ROWS = [
    ["Theme", "Action", "Lead", "By when"],
    ["Water", "Drain the lower fen and|mend its two pumps|before the winter", "Drainage|Engineer", "May 2019"],
    ["Water", "Repair the old weir|and its fish pass", "Rivers Officer", "June 2019"],
    ["Warmth", "Open two shelters|for the winter", "Housing|Manager", "July 2019"],
    ["Warmth", "Publish a register|of warm halls", "Clerk", ""],
]
FLAT = [[cell.replace("|", " ") for cell in row] for row in ROWS]
FRAME = [horizontal(y, XS[0], XS[-1]) for y in (YS[0], YS[1], YS[-1])]
SIDES = [vertical(x, YS[0], YS[-1]) for x in (XS[0], XS[-1])]
SHADE, DARK = "C0C0C0", "000000"


def band(row: int, colour: str = SHADE, first: int = 0) -> list[Fill]:
    return [Fill(Box(x0, YS[row], x1, YS[row + 1]), colour) for x0, x1 in pairwise(XS[first:])]


def again(fills: Sequence[Fill]) -> list[Fill]:
    """What is painted behind the paragraphs of cells, a line at a time."""
    inner = [fill.box for fill in fills]
    return [Fill(Box(box.x0 + 5, box.top + 1, box.x1 - 5, box.top + 13), SHADE) for box in inner]


ODD = [*band(1), *band(3)]


@pytest.mark.parametrize(
    ("rulings", "fills"),
    [
        ([*FRAME, *SIDES], [*band(0, DARK), *ODD]),
        ([*FRAME, vertical(XS[1], YS[0], YS[-1]), *SIDES], ODD),
        (FRAME[1:2], [*ODD, *band(2, "E6E6E6"), *band(4, "E6E6E6")]),
        (FRAME, [*ODD, *ODD, *again(ODD)]),
        ([*FRAME, *SIDES], [fill for row in range(5) for fill in band(row, DARK)]),
    ],
    ids=["framed", "first column ruled off", "no line over the heads", "behind paragraphs, too", "all in one colour"],
)
def test_paint_shows_rows_that_no_line_parts(rulings: Sequence[Ruling], fills: Sequence[Fill]) -> None:
    content = page(grid_words(XS, YS, ROWS), rulings, fills)
    (table,) = find_tables(content)
    assert texts(table) == FLAT
    assert covers_once(table)
    assert keeps_words(table, content)


@pytest.mark.parametrize("painted", [True, False], ids=["painted for two rows", "not painted"])
def test_a_merged_first_column_goes_on_beside_bands(painted: bool) -> None:
    rows = [[*row] for row in ROWS]
    rows[2][0] = rows[4][0] = ""
    merged = [Fill(Box(XS[0], YS[row], XS[1], YS[row + 2]), SHADE) for row in (1, 3)]
    fills = [*band(1, first=1), *band(3, first=1), *(merged if painted else ())]
    (table,) = find_tables(page(grid_words(XS, YS, rows), FRAME, fills))
    assert [cell.flat for cell in table.cells if cell.column == 0 and cell.flat] == ["Theme", "Water", "Warmth"]
    assert [row[-2].flat for row in table.rows()] == [row[-2] for row in FLAT]


@pytest.mark.parametrize(
    ("rows", "bands"),
    [
        (ROWS[:1] * 4, [*band(0, DARK), *band(3, DARK)]),
        ([["", "Priority one: water"], ["a", "b"], ["", "Priority two: warmth"], ["c", "d"]], [*band(1), *band(3)]),
        ([["x" * 40, "Open two shelters"]] * 4, ODD),
    ],
    ids=["heads of two tables", "names of sections", "words run over the edges"],
)
def test_paint_that_shows_no_rows(rows: Sequence[Sequence[str]], bands: Sequence[Fill]) -> None:
    words = [word for n, row in enumerate(rows) for word in grid_words(XS, (YS[n], YS[n + 1]), [row])]
    content = page(words, (), bands)
    assert banded_lines(content, Lines((), ()), (), Middles(content.words)) is None
