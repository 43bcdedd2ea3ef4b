"""What few lines say of a table: columns and tall cells where rules begin, rows between verticals, heads alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from councilpapers.document import Box, Table, TableOrigin
from councilpapers.extract.page.content import Fill, PageContent, Word
from councilpapers.extract.tables import find_tables

from .drawn import BOLD, columns, covers_once, horizontal, keeps_words, page, set_words, texts, vertical

PLACES = (42.0, 130.0, 270.0, 340.0)
LEFT, RIGHT = 40.0, 430.0
HEADS = ("Theme", "Action", "Lead", "Due")
ROW = ("Rivers", "Open the weir", "A Fell", "May")
Lines = Sequence[tuple[float, Sequence[str]]]


def tables(content: PageContent) -> tuple[Table, ...]:
    found = find_tables(content)
    assert all(covers_once(table) and keeps_words(table, content) for table in found)
    return found


def only(words: Sequence[Word], rules: Sequence[float] = (), fills: Sequence[Fill] = ()) -> Table:
    (table,) = tables(page(words, [horizontal(y, LEFT, RIGHT) for y in rules], fills))
    return table


def striped(colour: str, *tops: float) -> list[Fill]:
    return [Fill(Box(LEFT, top, RIGHT, top + 18), colour) for top in tops]


@pytest.mark.parametrize(
    "theme, start",
    [("Landscapes", 94.0), ("Lands", 91.0)],  # words end half a point before the next column; the rule far before it
)
def test_a_rule_that_begins_behind_a_column_shows_its_edge_and_a_tall_cell(theme: str, start: float) -> None:
    places = (42.0, 98.0, 270.0, 340.0)
    lines = [
        (100, HEADS),
        (118, (theme, "Open the weir", "A Fell", "May")),
        (134, ("and rivers", "Mend the lock", "B Ogden", "June")),
        (150, ("", "Drain the fen", "C Platt", "July")),
        (166, ("Bridges", "Paint the rail", "D Varey", "May")),
    ]
    rules = [horizontal(y, LEFT, RIGHT) for y in (88, 106, 155, 172)]
    rules += [horizontal(y, start, RIGHT) for y in (122, 138)]
    (table,) = tables(page(columns(places, lines), rules))
    assert [(c.row, c.flat, c.row_span) for c in table.cells if c.column == 0] == [
        (0, "Theme", 1),
        (1, f"{theme} and rivers", 3),
        (4, "Bridges", 1),
    ]
    assert [row[-3:] for row in texts(table)[1:]] == [list(cells[1:]) for _, cells in lines[1:]]


def test_a_rule_over_a_total_merges_no_names() -> None:
    lines = [
        (100, HEADS),
        (118, ROW),
        (136, ("Bridges", "Mend the lock", "B", "June")),
        (154, ("All", "two", "2", "9")),
    ]
    rules = [horizontal(y, LEFT, RIGHT) for y in (88, 106, 124, 160)] + [horizontal(142, 126, RIGHT)]
    (table,) = tables(page(columns(PLACES, lines), rules))
    assert texts(table) == [list(cells) for _, cells in lines]


@pytest.mark.parametrize(
    "heads",
    [("Theme", "Action", "Lead", "Due"), ("Theme", "Action", "Colour", "Done")],
    ids=["the last two empty", "other labels"],
)
def test_labels_right_of_all_words_are_said_over_empty_columns(heads: Sequence[str]) -> None:
    lines = [(100, heads), (118, ROW[:2]), (136, ("Bridges", "Mend the lock")), (154, ("Lamps", "Light the lane"))]
    table = only(columns(PLACES, lines), (88, 106, 124, 142, 160))
    assert texts(table) == [list(heads), *([*cells, "", ""] for _, cells in lines[1:])]


def test_a_label_left_of_all_words_is_said_over_a_cell_that_began_overleaf() -> None:
    body = [("", "Mend the lock", "B Ogden", "June"), ("", "Drain the fen", "C Platt", "July")]
    lines = [(100, HEADS), *((118 + 18 * n, cells) for n, cells in enumerate(body))]
    assert texts(only(columns(PLACES, lines), (88, 106, 124, 142))) == [list(HEADS), *map(list, body)]


def test_figures_between_sides_in_one_of_two_columns_of_a_page() -> None:
    places = (42.0, 130.0, 190.0)
    rows = [("Roads", "1,204", "1,377"), ("Parks", "310", "296"), ("Lamps", "88", "91"), ("Bins", "45", "47")]
    lines = [(100, ("Service", "Plan", "Real")), *((118 + 14 * n, cells) for n, cells in enumerate(rows))]
    text = [w for n in range(6) for w in set_words("The board heard how the roads are kept", 320, 96 + 13 * n)]
    rules = [horizontal(y, LEFT, 240) for y in (88, 106, 166)]
    (table,) = tables(page([*columns(places, lines), *text], rules))
    assert texts(table) == [["Service", "Plan", "Real"], *map(list, rows)]


def test_columns_between_verticals_fall_into_rows() -> None:
    lines: Lines = [
        (100, ("Ref", "Asset", "Ward", "Note")),
        (118, ("A1", "Lodge at the gates", "Ashby", "Let to a man")),
        (129, ("", "of the park", "", "until May")),
        (146, ("A2", "Old depot", "Norbeck", "")),
        (163, ("A3", "Bandstand by the", "Ashby", "Empty since")),
        (174, ("", "lake", "", "the fire")),
        (191, ("A4", "Lock", "Ashby", "Sold")),
    ]
    rules = [horizontal(y, LEFT, RIGHT) for y in (88, 105, 197)]
    edges = [vertical(x, 88, 197) for x in (LEFT, *(place - 3 for place in PLACES[1:]), RIGHT)]
    (table,) = tables(page(columns(PLACES, lines), [*rules, *edges]))
    assert texts(table)[1:] == [
        ["A1", "Lodge at the gates of the park", "Ashby", "Let to a man until May"],
        ["A2", "Old depot", "Norbeck", ""],
        ["A3", "Bandstand by the lake", "Ashby", "Empty since the fire"],
        ["A4", "Lock", "Ashby", "Sold"],
    ]


def test_names_in_a_box_begin_rows_though_next_to_nothing_stands_beside_them() -> None:
    lines: Lines = [
        (100, ("Member", "May", "June", "July")),
        (118, ("Cllr A Fell", "1", "1", "1")),
        (135, ("Cllr B Ogden", "", "", "")),
        (152, ("Cllr Cadwallader", "1", "", "")),
        (163, ("Platt", "", "", "")),
        (180, ("Cllr D Varey", "", "1", "")),
    ]
    rules = [horizontal(y, LEFT, RIGHT) for y in (88, 105, 186)] + [vertical(x, 88, 186) for x in (LEFT, RIGHT)]
    (table,) = tables(page(columns(PLACES, lines), rules))
    assert [row[0] for row in texts(table)] == [
        "Member",
        "Cllr A Fell",
        "Cllr B Ogden",
        "Cllr Cadwallader Platt",
        "Cllr D Varey",
    ]


@pytest.mark.parametrize("sections", [(), ("Rivers",)], ids=["heads alone", "heads and a section"])
def test_heads_at_the_foot_of_a_page_are_a_table(sections: Sequence[str]) -> None:
    words = columns(PLACES, [(780, HEADS), *((798, (section,)) for section in sections)], bold=2)
    text = [
        w for n in range(6) for w in set_words("The board heard how the roads are kept in winter", 42, 640 + 13 * n)
    ]
    rules = [horizontal(y, LEFT, RIGHT) for y in (768, 786, 804)]
    (table,) = tables(page([*text, *words], rules))
    assert (table.header_rows, table.origin) == (1, TableOrigin.HALF_RULED)
    assert texts(table) == [list(HEADS), *([section, "", "", ""] for section in sections)]


def test_heads_with_words_of_a_text_below_are_no_table() -> None:
    words = columns(PLACES, [(100, HEADS)])
    text = [
        w for n in range(6) for w in set_words("The board heard how the roads are kept in winter", 42, 140 + 13 * n)
    ]
    assert not tables(page([*words, *text], [horizontal(y, LEFT, RIGHT) for y in (88, 106)]))


@pytest.mark.parametrize("colour, spans", [("DCE6F1", [1, 1]), ("D9D9D9", [4, 4])], ids=["as rows", "of its own"])
def test_a_painted_line_set_apart_is_a_band_where_no_row_is_painted_so(colour: str, spans: Sequence[int]) -> None:
    lines = [(100, HEADS), (118, ("Rivers",)), (136, ROW), (154, ROW), (172, ("Bridges",)), (190, ROW), (208, ROW)]
    words = [w for y, cells in lines for w in columns(PLACES, [(y, cells)], bold=int(len(cells) == 1 or y == 100))]
    fills = [*striped(colour, 106, 160), *striped("DCE6F1", 142, 196)]
    table = only(words, fills=fills)
    assert [
        cell.column_span for cell in table.cells if cell.flat in ("Rivers", "Bridges") and cell.row in (1, 4)
    ] == spans
    assert table.row_count == len(lines)


def test_a_stripe_without_words_parts_no_table() -> None:
    lines = [(100, HEADS), (128, ROW), (146, ROW), (164, ROW)]
    table = only(columns(PLACES, lines), fills=[Fill(Box(LEFT, 106, RIGHT, 115), "DCE6F1"), *striped("DCE6F1", 133)])
    assert (table.header_rows, texts(table)) == (1, [list(HEADS), *[list(ROW)] * 3])


def test_heads_with_one_rule_under_both_share_its_columns() -> None:
    places = (42.0, 130.0, 180.0, 230.0, 280.0, 330.0)
    body = [(130 + 18 * n, (name, *"12345")) for n, name in enumerate(("Roads", "Parks", "Lamps"))]
    low = columns(places, [(112, ("", "Plan", "Real", "Rise", "Plan", "Real"))])
    high = [w for x, label in ((42, "Team"), (178, "Before"), (297, "After")) for w in set_words(label, x, 94, BOLD)]
    rules = [horizontal(y, LEFT, 370) for y in (84, 116, 170)] + [horizontal(98, 127, 370)]
    (table,) = tables(page([*high, *low, *columns(places, body, bold=0)], rules))
    assert [(c.flat, c.column, c.column_span) for c in table.row(0) if c.column_span > 1] == [
        ("Before", 1, 3),
        ("After", 4, 2),
    ]


def test_the_name_of_a_row_set_apart_may_take_two_lines() -> None:
    lines = [
        (100, HEADS),
        (118, ("Rivers and", "12", "14", "15")),
        (129, ("their banks",)),
        (147, ("Fens", "1", "2", "3")),
    ]
    words = [w for y, cells in lines for w in columns(PLACES, [(y, cells)], bold=int(y < 140))]
    words += columns(PLACES, [(165, ("Locks", "3", "4", "5")), (183, ("Weirs", "5", "6", "7"))], bold=0)
    table = only(words, (88, 105, 189))
    assert [row[0] for row in texts(table)] == ["Theme", "Rivers and their banks", "Fens", "Locks", "Weirs"]


def test_a_band_painted_on_top_of_a_grid_without_a_frame_is_its_first_row() -> None:
    lines = [(100, ("Rivers",)), (118, HEADS), (136, ROW), (154, ROW)]
    words = [w for y, cells in lines for w in columns(PLACES, [(y, cells)], bold=int(y < 136))]
    rules = [horizontal(y, LEFT, RIGHT) for y in (106, 124, 142)]
    rules += [vertical(place - 3, 106, 160) for place in PLACES[1:]]
    (table,) = tables(page(words, rules, striped("D9D9D9", 88)))
    assert [(c.flat, c.column_span) for c in table.row(0)] == [("Rivers", 4)]
    assert texts(table)[1:] == [list(cells) for _, cells in lines[1:]]
