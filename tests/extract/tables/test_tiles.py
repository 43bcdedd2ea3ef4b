"""Cells painted one by one, as office programs and browsers paint them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from councilpapers.document import Box
from councilpapers.extract.page.content import Fill
from councilpapers.extract.tables import find_tables
from councilpapers.extract.tables.tiles import stripes_on

from .drawn import columns, covers_once, keeps_words, page, texts

EDGES = (55.0, 115.0, 325.0, 425.0, 540.0)
PLACES = (60.0, 120.0, 330.0, 430.0)
SHADE, DARK = "D9D9D9", "1F3864"
LINES = [
    (100.0, ("Ref", "Action", "Lead", "Due")),
    (116.0, ("1.1", "Open the winter shelter", "Asha Fell", "May 2019")),
    (132.0, ("1.2", "Repair the weir", "Bram Ogden", "June 2019")),
    (148.0, ("1.3", "Publish the register", "Wyn Platt", "July 2019")),
    (164.0, ("1.4", "Drain the lower fen", "Dell Varey", "May 2019")),
]
ROWS = [list(cells) for _, cells in LINES]


def tiles(
    top: float, bottom: float, colour: str = SHADE, edges: Sequence[float] = EDGES, gap: float = 0.05
) -> list[Fill]:
    return [Fill(Box(x0, top, x1 - gap, bottom), colour) for x0, x1 in pairwise(edges)]


HEAD = tiles(88, 104, DARK)
ZEBRA = [*tiles(104, 120), *tiles(136, 152)]


@pytest.mark.parametrize(
    "fills",
    [HEAD, ZEBRA, [*HEAD, *ZEBRA], [*HEAD, *HEAD], [*HEAD, *tiles(120, 136), *tiles(152, 168)]],
    ids=["heading", "stripes", "heading and stripes", "painted twice", "stripes from the second row"],
)
def test_painted_cells_of_some_rows_leave_the_table_whole(fills: Sequence[Fill]) -> None:
    content = page(columns(PLACES, LINES), (), fills)
    (table,) = find_tables(content)
    assert texts(table) == ROWS
    assert table.header_rows == 1
    assert covers_once(table)
    assert keeps_words(table, content)


@pytest.mark.parametrize("gap", [0.05, 1.5], ids=["touching", "white between"])
def test_cells_painted_in_all_rows_are_the_table(gap: float) -> None:
    fills = [tile for top in (88, 104, 120, 136, 152) for tile in tiles(top, top + 16 - gap, gap=gap)]
    (table,) = find_tables(page(columns(PLACES, LINES), (), fills))
    assert texts(table) == ROWS


WIDE = Box(55, 88, 540, 104)
UNDER_ONE_HEAD = [*tiles(88, 96, edges=EDGES[1:], gap=0), *tiles(96, 104, edges=(115, 540), gap=0)]
TALL = [Fill(Box(55, 88, 115, 104), SHADE), *UNDER_ONE_HEAD]
STACK = [Fill(Box(55, y, 115, y + 16), SHADE) for y in (88, 104)]


@pytest.mark.parametrize(
    ("fills", "seen"),
    [
        (tiles(88, 104, gap=0), [Fill(WIDE, SHADE)]),
        ([*tiles(88, 104, edges=EDGES[:3], gap=0), *tiles(88, 104, DARK, EDGES[2:], gap=0)],
         [Fill(Box(55, 88, 325, 104), SHADE), Fill(Box(325, 88, 540, 104), DARK)]),
        (TALL, [Fill(WIDE, SHADE)]),
        ([*tiles(88, 104, gap=0), Fill(Box(55, 104, 115, 180), SHADE)],
         [Fill(WIDE, SHADE), Fill(Box(55, 104, 115, 180), SHADE)]),
        (STACK, STACK),
        (tiles(88, 104, gap=2), tiles(88, 104, gap=2)),
    ],
    ids=["one colour", "two colours", "a tall cell", "a shaded first column", "one column", "white between"],
)  # fmt: skip
def test_stripes_are_what_is_seen(fills: Sequence[Fill], seen: Sequence[Fill]) -> None:
    assert set(stripes_on(page((), (), fills))) == set(seen)


def test_heads_on_two_painted_lines_head_the_rows_under_a_section() -> None:
    """As browsers print a risk register: heads over several columns, and the first row under a section's name."""
    lines = [
        (100.0, ("Ref", "Action", "Lead", "")),
        (116.0, ("", "", "Name", "Due")),
        (132.0, ("Rivers",)),
        *((baseline + 48, cells) for baseline, cells in LINES[1:]),
    ]
    fills = [tile for top in (88, 104) for tile in tiles(top, top + 16, gap=0)]
    content = page(columns(PLACES, lines, bold=3), (), fills)
    (table,) = find_tables(content)
    assert texts(table)[-4:] == ROWS[1:]
    assert table.header_rows == 2
    assert keeps_words(table, content)
