"""Tables of which only some lines are drawn, or none: boxes, painted stripes, columns of colour, white over rows."""

from __future__ import annotations

import pytest

from councilpapers.document import Box, Table, TableOrigin
from councilpapers.extract.page.content import Fill, Ruling
from councilpapers.extract.tables import find_tables, join_over_pages

from .drawn import columns, covers_once, horizontal, keeps_words, page, ruled, texts, vertical

PLACES = (60.0, 120.0, 330.0, 430.0)
HEADS = ("Ref", "Action", "Lead", "Due")
WRAPPED = [
    (114.0, ("1.1", "Open the winter shelter and the", "Asha Fell", "May 2019")),
    (126.0, ("", "warm rooms beside it", "and others")),
    (144.0, ("1.2", "Repair the weir", "Bram Ogden", "June 2019")),
    (162.0, ("1.3", "Publish the register of small", "Wyn Platt", "July 2019")),
    (174.0, ("", "providers of care")),
]
ROWS = [
    ["Ref", "Action", "Lead", "Due"],
    ["1.1", "Open the winter shelter and the warm rooms beside it", "Asha Fell and others", "May 2019"],
    ["1.2", "Repair the weir", "Bram Ogden", "June 2019"],
    ["1.3", "Publish the register of small providers of care", "Wyn Platt", "July 2019"],
]
WORDS = columns(PLACES, [(100.0, HEADS), *WRAPPED])
SHADE = "D9D9D9"


def box_round(x0: float, top: float, x1: float, bottom: float) -> list[Ruling]:
    return ruled((x0, x1), (top, bottom))


def stripe(top: float, bottom: float, colour: str = SHADE, x0: float = 55.0, x1: float = 540.0) -> Fill:
    return Fill(Box(x0, top, x1, bottom), colour)


@pytest.mark.parametrize(
    ("rulings", "fills"),
    [
        ([], []),
        (box_round(55, 88, 540, 180), []),
        (box_round(55, 88, 540, 180)[1:], []),  # open at the top, as where a page cuts it
        ([], [stripe(88, 104)]),
        ([], [stripe(88, 104, "1F3864"), stripe(104, 132), stripe(150, 180)]),
        ([], [stripe(104, 132), stripe(150, 180)]),
        ([horizontal(y, 55, 540) for y in (88, 104, 132, 150)], []),  # no rule under the last row: the page ends
        ([horizontal(104, 55, 540)], []),
    ],
    ids=["bare", "box", "open box", "shaded labels", "stripes", "stripes under labels", "open last row", "one rule"],
)
def test_rows_and_columns_are_the_same_whatever_is_drawn(rulings: list[Ruling], fills: list[Fill]) -> None:
    content = page(WORDS, rulings, fills)
    (table,) = find_tables(content)
    assert texts(table) == ROWS
    assert table.header_rows == 1
    assert covers_once(table)
    assert keeps_words(table, content)


def test_a_column_of_colours_is_no_grid() -> None:
    rows = [(114.0 + 18 * n, (f"KPI {n}", "Homes let again", str(40 + n))) for n in range(4)]
    words = columns((60.0, 120.0, 330.0), [(96.0, ("Ref", "Measure", "Value", "")), *rows]) + columns(
        (430.0,), [(96.0, ("RAG",))]
    )
    colours = ["FF0000", "00B050", "FFC000", "00B050"]
    fills = [stripe(102.0 + 18 * n, 120.0 + 18 * n, colour, 425.0, 480.0) for n, colour in enumerate(colours)]
    rules = [horizontal(84.0 + 18 * n, 55.0, 480.0) for n in range(6)]
    (table,) = find_tables(page(words, rules, fills))
    assert texts(table)[0] == ["Ref", "Measure", "Value", "RAG"]
    assert [row[-1].fill for row in table.rows()] == [None, *colours]


def test_stripes_show_rows_between_vertical_lines() -> None:
    fills = [stripe(104, 132), stripe(150, 180)]
    xs = (55.0, 115.0, 325.0, 425.0, 540.0)
    rulings = [*(vertical(x, 88, 180) for x in xs), *(horizontal(y, 55, 540) for y in (88, 104, 180))]
    (table,) = find_tables(page(WORDS, rulings, fills))
    assert texts(table) == ROWS
    assert table.origin is TableOrigin.RULED


def test_tables_under_painted_headings_are_told_apart() -> None:
    def part(top: float, heading: str) -> list[tuple[float, tuple[str, ...]]]:
        return [(top, (heading,)), (top + 18, HEADS)]

    words = []
    fills = []
    for top, heading in ((90.0, "Priority 1: Rivers"), (210.0, "Priority 2: Bridges")):
        words += columns(PLACES, part(top, heading), bold=2)
        words += columns(PLACES, [(y - 100 + top + 20, cells) for y, cells in WRAPPED], bold=0)
        fills.append(stripe(top - 12, top + 5))
    tables = find_tables(page(words, [], fills))
    body = [row for table in tables for row in texts(table)]
    assert [row for row in body if row in ROWS] == ROWS * 2


def test_a_rule_beside_a_cell_over_two_rows_ends_a_row() -> None:
    places = (60.0, 150.0, 330.0, 430.0)
    words = columns(
        places,
        [
            (100.0, ("Theme", "Action", "Lead", "Due")),
            (118.0, ("Rivers", "Open the shelter at the weir", "Asha Fell", "May 2019")),
            (130.0, ("", "and the rooms beside it")),
            (148.0, ("", "Repair the weir before the", "Bram Ogden", "June 2019")),
            (160.0, ("", "winter floods")),
        ],
    )
    rules = [horizontal(88, 55, 540), horizontal(105, 55, 540), horizontal(136, 145, 540), horizontal(166, 55, 540)]
    (table,) = find_tables(page(words, rules))
    assert texts(table)[1:] == [
        ["Rivers", "Open the shelter at the weir and the rooms beside it", "Asha Fell", "May 2019"],
        ["Repair the weir before the winter floods", "Bram Ogden", "June 2019"],
    ]
    assert [(cell.flat, cell.row_span) for cell in table.cells if cell.row_span > 1] == [("Rivers", 2)]


def test_a_box_round_prose_is_no_table() -> None:
    words = columns(
        (60.0,), [(100.0 + 12 * n, ("The board met twice and heard from all of its partners",)) for n in range(5)]
    )
    assert find_tables(page(words, box_round(55, 88, 540, 170))) == ()


@pytest.mark.parametrize("second", ["providers of care", "and others"])
def test_a_single_row_is_not_cut_where_its_cells_wrap(second: str) -> None:
    words = columns(
        PLACES,
        [
            (100.0, HEADS),
            (114.0, ("1.1", "Publish the register of", "Asha Fell", "End of")),
            (126.0, ("", second, "and Wyn", "2019")),
        ],
    )
    (table,) = find_tables(page(words))
    assert len(texts(table)) == 2


def test_labels_printed_again_between_stripes() -> None:
    lines = [
        (100.0, HEADS),
        (118.0, ("1.1", "Mend the gate", "Asha Fell", "May 2019")),
        (136.0, ("1.2", "Repair the weir", "Bram Ogden", "June 2019")),
        (154.0, ("1.3", "Plant the verge", "Wyn Platt", "July 2019")),
    ]
    again = [
        (190.0, ("2.1", "Paint the bridge", "Kofi Rigby", "May 2020")),
        (208.0, ("2.2", "Clear the ditch", "Lena Dacre", "June 2020")),
    ]
    words = columns(PLACES, lines) + columns(PLACES, [(172.0, HEADS), *again])
    stripes = [stripe(106, 124), stripe(142, 160), stripe(178, 196), stripe(214, 232)]
    (table,) = join_over_pages(find_tables(page(words, [], stripes)))
    assert isinstance(table, Table)
    assert [row[0] for row in texts(table)] == ["Ref", "1.1", "1.2", "1.3", "2.1", "2.2"]
