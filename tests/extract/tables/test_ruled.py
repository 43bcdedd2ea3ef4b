"""Tables drawn with lines or painted: grids, spans, colours, and boxes that are no tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from councilpapers.document import Box, TableOrigin
from councilpapers.extract.page.content import Fill, PageContent, Ruling, Word
from councilpapers.extract.tables import find_tables

from .drawn import BOLD, covers_once, grid_words, horizontal, keeps_words, page, ruled, set_words, texts, vertical

XS = (50.0, 150.0, 300.0, 400.0)
YS = (100.0, 120.0, 160.0, 200.0)
ROWS = (("Ref", "Action", "Owner"), ("1.1", "Repaint the|hall", "J Ward"), ("1.2", "Mend the gate", ""))
WORDS = grid_words(XS, YS, ROWS)
FULL = ruled(XS, YS)
READ = [["Ref", "Action", "Owner"], ["1.1", "Repaint the hall", "J Ward"], ["1.2", "Mend the gate", ""]]


def dashed(y: float, x0: float, x1: float) -> list[Ruling]:
    return [horizontal(y, x, min(x + 6, x1)) for x in range(int(x0), int(x1), 9)]


def painted() -> list[Fill]:
    """Cells as filled rectangles half a point apart."""
    colours = ("1F497D", "DCE6F1", "C5D9F1")
    return [
        Fill(Box(x0 + 0.25, y0 + 0.25, x1 - 0.25, y1 - 0.25), colours[n])
        for n, (y0, y1) in enumerate(pairwise(YS))
        for x0, x1 in pairwise(XS)
    ]


@dataclass(frozen=True)
class Drawing:
    rulings: list[Ruling]
    fills: list[Fill] = field(default_factory=list)


DRAWINGS = {
    "plain lines": Drawing(FULL),
    "thin rectangles": Drawing(
        [horizontal(y, XS[0], XS[-1], 0.7) for y in YS] + [vertical(x, YS[0], YS[-1], 0.7) for x in XS]
    ),
    "double lines": Drawing(FULL + [horizontal(y + 1.8, XS[0], XS[-1]) for y in YS]),
    "dashed lines": Drawing(
        [r for y in YS for r in dashed(y, XS[0], XS[-1])] + [vertical(x, YS[0], YS[-1]) for x in XS]
    ),
    "lines in pieces, one for each cell": Drawing(
        [horizontal(y, a, b) for y in YS for a, b in pairwise(XS)]
        + [vertical(x, a, b) for x in XS for a, b in pairwise(YS)]
    ),
    "no outer sides": Drawing(
        [horizontal(y, XS[0], XS[-1]) for y in YS] + [vertical(x, YS[0], YS[-1]) for x in XS[1:-1]]
    ),
    "no top and bottom": Drawing(
        [horizontal(y, XS[0], XS[-1]) for y in YS[1:-1]] + [vertical(x, YS[0], YS[-1]) for x in XS]
    ),
    "an underline in a cell": Drawing([*FULL, horizontal(135.0, 160.0, 200.0)]),
    "painted cells": Drawing([], painted()),
    "drawn twice": Drawing(FULL + FULL),
}


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS.keys())
def test_every_way_of_drawing_gives_the_same_table(drawing: Drawing) -> None:
    content = page(WORDS, drawing.rulings, drawing.fills)
    (table,) = find_tables(content)
    assert texts(table) == READ
    assert table.origin is TableOrigin.RULED
    assert table.header_rows == 1
    assert covers_once(table)
    assert keeps_words(table, content)


def test_merged_cells_and_bands_are_spans() -> None:
    rulings = [
        *(horizontal(y, 50.0, 400.0) for y in (100.0, 120.0, 140.0, 200.0)),
        horizontal(170.0, 150.0, 400.0),
        vertical(50.0, 100.0, 200.0),
        vertical(400.0, 100.0, 200.0),
        *(vertical(x, 120.0, 200.0) for x in (150.0, 300.0)),
    ]
    words = [
        *set_words("Outcome 2 - Safer streets and open spaces for all of us", 53, 113),
        *grid_words(
            (50, 150, 300), (120, 140, 170), (("Theme", "Action", "Owner"), ("Parks", "Mow", "AB"), ("", "Sow", "CD"))
        ),
    ]
    (table,) = find_tables(page(words, rulings))
    spans = [(c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    assert spans[0] == (0, 0, 1, 3)
    assert (2, 0, 2, 1) in spans
    assert covers_once(table)
    assert texts(table)[3] == ["Sow", "CD"]


def test_fills_colour_the_cells_that_they_cover() -> None:
    fills = [
        Fill(Box(300, 120, 400, 160), "00B050"),
        Fill(Box(300, 160, 340, 200), "FF0000"),
        Fill(Box(50, 160, 150, 200), "FFFFFF"),
    ]
    (table,) = find_tables(page(WORDS, FULL, fills))
    assert [table.at(row, 2).fill for row in (1, 2)] == ["00B050", None]  # type: ignore[union-attr]
    assert all(cell.fill is None for cell in table.cells if cell.column < 2)


LINE = "The Committee noted the position and thanked the officers"
PROSE = [word for n in range(8) for word in set_words(LINE, 60, 115 + 12 * n)]

REFUSED = {
    "a box round paragraphs": page(PROSE, ruled((50, 400), (100, 220))),
    "boxes one under another": page(PROSE, ruled((50, 400), (100, 150, 220))),
    "a frame round the page": page(PROSE, ruled((20, 575), (20, 820))),
    "a line under a heading": page(PROSE, [horizontal(100, 50, 400)]),
    "rules above and below prose": page(PROSE, [horizontal(100, 50, 400), horizontal(220, 50, 400)]),
    "an empty grid": page([], FULL),
    "squared paper": page(set_words("Plan of the site", 60, 115), ruled(range(50, 400, 10), range(100, 400, 10))),
    "bars of a chart": page(
        [w for n in range(5) for w in set_words("30.5", 120, 112 + 40 * n)],
        ruled((50, 100, 180, 260, 300), range(60, 300, 20)),
    ),
    "more lines than a table has": page(WORDS, [horizontal(y / 4, 50 + y % 97, 60 + y % 97) for y in range(20_100)]),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_table_is_refused(content: PageContent) -> None:
    assert find_tables(content) == ()


def test_a_frame_round_a_table_is_not_the_table() -> None:
    rulings = ruled((30, 560), (60, 90, 700)) + FULL
    (table,) = find_tables(page([*WORDS, *set_words("Framed heading", 40, 80)], rulings))
    assert texts(table) == READ


OPEN_CELLS = {
    "rows without vertical lines under a ruled header": (
        ruled((50, 150, 250, 350), (100, 120))
        + [horizontal(y, 50, 350) for y in (140, 160)]
        + [vertical(x, 120, 160) for x in (50, 350)],
        grid_words((50, 150, 250), (100, 120, 140), (("Ward", "2023", "2024"), ("Elm", "12", "15"), ("Oak", "7", "9"))),
        [["Ward", "2023", "2024"], ["Elm", "12", "15"], ["Oak", "7", "9"]],
    ),
    "columns without horizontal lines": (
        ruled((50, 150, 250, 350), (100, 120, 180)),
        grid_words((50, 150, 250), (100, 120), (("Ward", "2023", "2024"), ("Elm|Oak|Ash", "12|7|8", "15|9|6"))),
        [["Ward", "2023", "2024"], ["Elm", "12", "15"], ["Oak", "7", "9"], ["Ash", "8", "6"]],
    ),
    "wrapped rows between vertical lines, white space between them": (
        ruled((50, 90, 250, 350), (100, 120, 210)),
        [
            *grid_words((50, 90, 250), (100,), (("Ref", "Action", "Lead"),)),
            *grid_words((50, 90, 250), (120, 120), (("", "", ""), ("1", "Mow the green and|the verges", "Al Roe"))),
            *grid_words((50, 90, 250), (155, 155), (("", "", ""), ("2", "Sow the meadow|by the ford", "Jo Marsh"))),
        ],
        [
            ["Ref", "Action", "Lead"],
            ["1", "Mow the green and the verges", "Al Roe"],
            ["2", "Sow the meadow by the ford", "Jo Marsh"],
        ],
    ),
    "the same under bands over all columns": (
        [
            *(horizontal(y, 50, 350) for y in (100, 120, 140, 230, 250, 340)),
            *(vertical(x, 100, 340) for x in (50, 350)),
            *(vertical(x, top, end) for x in (90, 250) for top, end in ((100, 120), (140, 230), (250, 340))),
        ],
        [
            *grid_words((50, 90, 250), (100,), (("Ref", "Action", "Lead"),)),
            *set_words("Parks", 53, 131, BOLD),
            *grid_words((50, 90, 250), (140, 140), (("", "", ""), ("1", "Mow the green and|the verges", "Al Roe"))),
            *grid_words((50, 90, 250), (175, 175), (("", "", ""), ("2", "Sow the meadow|by the ford", "Jo Marsh"))),
            *set_words("Streets", 53, 241, BOLD),
            *grid_words((50, 90, 250), (250, 250), (("", "", ""), ("3", "Sweep the hall and|its steps", "Al Roe"))),
            *grid_words((50, 90, 250), (285, 285), (("", "", ""), ("4", "Paint the rails|by the ford", "Jo Marsh"))),
        ],
        [
            ["Ref", "Action", "Lead"],
            ["Parks"],
            ["1", "Mow the green and the verges", "Al Roe"],
            ["2", "Sow the meadow by the ford", "Jo Marsh"],
            ["Streets"],
            ["3", "Sweep the hall and its steps", "Al Roe"],
            ["4", "Paint the rails by the ford", "Jo Marsh"],
        ],
    ),
    "prose keeps its tall cells": (
        ruled((50, 200, 350), (100, 120, 180)),
        grid_words(
            (50, 200),
            (100, 120),
            (
                ("Progress", "Issues"),
                (
                    "The works went on|all winter and are|now done in full",
                    "A licence for the|yard is still to|come",
                ),
            ),
        ),
        [
            ["Progress", "Issues"],
            [
                "The works went on all winter and are now done in full",
                "A licence for the yard is still to come",
            ],
        ],
    ),
}


@pytest.mark.parametrize("rulings, words, expected", OPEN_CELLS.values(), ids=OPEN_CELLS.keys())
def test_lines_left_out_of_a_grid(rulings: list[Ruling], words: list[Word], expected: list[list[str]]) -> None:
    content = page(words, rulings)
    (table,) = find_tables(content)
    assert texts(table) == expected
    assert covers_once(table)
    assert keeps_words(table, content)


def test_a_bare_mark_is_the_words_of_its_cell() -> None:
    (table,) = find_tables(page(WORDS, FULL))
    assert [table.at(row, 0).text for row in (1, 2)] == ["1.1", "1.2"]  # type: ignore[union-attr]
