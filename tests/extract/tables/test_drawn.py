"""Tables between rules, stripes or a frame: their sides say which words are theirs, white space where cells begin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from councilpapers.document import Box, Table, TableOrigin
from councilpapers.extract.page.content import Fill, PageContent, Word
from councilpapers.extract.tables import find_tables
from councilpapers.extract.tables.columns import Gutter
from councilpapers.extract.tables.drawn_rows import rows_between
from councilpapers.extract.tables.extents import Extent
from councilpapers.extract.tables.segments import strips_of

from .drawn import BOLD, columns, covers_once, horizontal, keeps_words, page, set_words, texts

PLACES = (42.0, 80.0, 220.0, 300.0)
LEFT, RIGHT = 40.0, 420.0
LABELS = ("Ref", "Asset", "Ward", "Note")
ROWS = [
    ["A1", "Lodge at the gates of the park", "Ashby", "Let to a tenant"],
    ["A2", "Old depot", "Norbeck", "Empty since the fire and to be sold"],
    ["A3", "Bandstand", "Ashby", ""],
]
BODY = [
    (120, ("A1", "Lodge at the gates", "Ashby", "Let to a tenant")),
    (131, ("", "of the park", "", "")),
    (150, ("A2", "Old depot", "Norbeck", "Empty since the fire")),
    (161, ("", "", "", "and to be sold")),
    (180, ("A3", "Bandstand", "Ashby", "")),
]
LINES = [(100, LABELS), *BODY]
BETWEEN = (105, 135, 166)  # under the heads and between the rows


def words_of(lines: Sequence[tuple[float, Sequence[str]]] = LINES) -> list[Word]:
    return columns(PLACES, lines)


def tables(content: PageContent) -> tuple[Table, ...]:
    found = find_tables(content)
    assert all(covers_once(table) and keeps_words(table, content) for table in found)
    return found


@pytest.mark.parametrize(
    "rules",
    [(88, *BETWEEN, 186), BETWEEN, (88, 105, 186), (105, 186), (105,)],
    ids=["all rows", "between rows", "booktabs", "under heads and rows", "under the heads alone"],
)
def test_rules_of_one_length(rules: Sequence[float]) -> None:
    (table,) = tables(page(words_of(), [horizontal(y, LEFT, RIGHT) for y in rules]))
    assert texts(table) == [list(LABELS), *ROWS]
    assert (table.origin, table.header_rows) == (TableOrigin.HALF_RULED, 1)


def test_one_rule_alone_parts_heads_from_rows() -> None:
    lines = [(100, LABELS), *((118 + 11 * n, (f"A{n}", "Lodge", "Ashby", "Let")) for n in range(3))]
    gutters = [Gutter(place - 12, place) for place in PLACES[1:]]
    extent = Extent(LEFT, RIGHT, (105.0,), 1, (), ())
    rows = rows_between(strips_of(columns(PLACES, lines, bold=0)), gutters, extent)
    assert [len(row) for row in rows] == [1, 1, 1, 1]


def test_stripes_on_every_other_row() -> None:
    fills = [Fill(Box(LEFT, top, RIGHT, bottom), "DCE6F1") for top, bottom in ((108, 137), (168, 187))]
    (table,) = tables(page(words_of(), fills=fills))
    assert texts(table) == [list(LABELS), *ROWS]


def test_columns_close_to_each_other() -> None:
    places = (42.0, 80.0, 174.5, 214.0)  # four and a half points of white at the narrowest
    (table,) = tables(page(columns(places, LINES), [horizontal(y, LEFT, RIGHT) for y in (88, 105, 186)]))
    assert texts(table) == [list(LABELS), *ROWS]


def test_heads_over_several_columns_and_heads_that_hang() -> None:
    places = (42.0, 150.0, 210.0, 270.0, 330.0)
    body = [(130 + 18 * n, (name, *"1234")) for n, name in enumerate(("Roads", "Parks", "Lamps"))]
    low = columns(places, [(112, ("", "Plan", "Real", "Plan", "Real"))])
    high = [w for x, label in ((42, "Team"), (180, "March"), (302, "June")) for w in set_words(label, x, 94, BOLD)]
    rules = [horizontal(y, LEFT, 375) for y in (84, 116, 170)]
    (table,) = tables(page([*high, *low, *columns(places, body, bold=0)], rules))
    assert [(c.flat, c.row_span, c.column_span) for c in table.row(0)] == [
        ("Team", 2, 1),
        ("March", 1, 2),
        ("June", 1, 2),
    ]
    assert [c.flat for c in table.row(1)] == ["Plan", "Real", "Plan", "Real"]
    assert (table.header_rows, table.row_count) == (2, 5)


def test_a_note_under_the_table_is_none_of_it() -> None:
    note = set_words("Figures are those of the last return made", 42.0, 204)
    (table,) = tables(page([*words_of(), *note], [horizontal(y, LEFT, RIGHT) for y in (88, 105, 186)]))
    assert texts(table) == [list(LABELS), *ROWS]


def test_two_tables_parted_by_the_white_between_their_rules() -> None:
    below = [(baseline + 110, cells) for baseline, cells in LINES]
    rules = [horizontal(y + off, LEFT, RIGHT) for off in (0, 110) for y in (88, *BETWEEN, 186)]
    one, other = tables(page([*words_of(), *words_of(below)], rules))
    assert texts(one) == texts(other) == [list(LABELS), *ROWS]


@pytest.mark.parametrize(
    "words",
    [
        columns((42.0,), [(100 + 12 * n, ("The board heard how the roads are kept in winter",)) for n in range(6)]),
        columns((42.0, 70.0), [(100 + 14 * n, (f"{n + 1}.", "Purpose of the paper")) for n in range(6)]),
    ],
    ids=["running text", "a list"],
)
def test_rules_round_what_is_no_table(words: list[Word]) -> None:
    found = find_tables(page(words, [horizontal(y, LEFT, RIGHT) for y in (88, 190)]))
    assert not [table for table in found if table.column_count > 2]
