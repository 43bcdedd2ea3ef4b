"""Tables of figures: columns close together, heads over them, names of rows over several lines; and what is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from councilpapers.document import Table, TableOrigin
from councilpapers.extract.page.content import PageContent, Ruling, Word
from councilpapers.extract.tables import find_tables

from .drawn import BOLD, PLAIN, SIZE, covers_once, horizontal, keeps_words, page, set_words, texts

EM = SIZE * 0.5  # the width of a letter
RIGHTS = (220.0, 262.0, 304.0)

Line = tuple[float, Sequence[str]]  # baseline; the name of the row and its figures


def right(text: str, x: float, baseline: float) -> list[Word]:
    """Words that end at x."""
    width = sum(len(part) * EM for part in text.split()) + 0.28 * SIZE * text.count(" ")
    return set_words(text, x - width, baseline)


def centred(text: str, x: float, baseline: float) -> list[Word]:
    width = sum(len(part) * EM for part in text.split()) + 0.28 * SIZE * text.count(" ")
    return set_words(text, x - width / 2, baseline)


def figures(lines: Sequence[Line], rights: Sequence[float] = RIGHTS, left: float = 40.0) -> list[Word]:
    """Names at the left (a space before: indented), figures flush right."""
    words: list[Word] = []
    for baseline, (name, *values) in lines:
        indent = SIZE * (len(name) - len(name.lstrip()))
        words += set_words(name, left + indent, baseline)
        for value, x in zip(values, rights, strict=False):
            words += right(value, x, baseline)
    return words


def tables(content: PageContent) -> tuple[Table, ...]:
    found = find_tables(content)
    assert all(covers_once(table) and keeps_words(table, content) for table in found)
    return found


ROWS: list[Line] = [
    (200, ("Total", "12,345", "1,204", "98.1")),
    (212, ("Ferries", "8,300", "(904)", "47.0")),
    (224, ("Mills", "4,045", "300", "--")),
]
READ = [["Total", "12,345", "1,204", "98.1"], ["Ferries", "8,300", "(904)", "47.0"], ["Mills", "4,045", "300", "--"]]

BODIES = {
    "columns less than an em apart": (ROWS, READ),
    "dots lead to the figures": (
        [
            (200, ("Wool........", "17", "52", "3")),
            (212, ("Flax . . . . . .", "9", "1", "2")),
            (224, ("Hemp........", "11", "4", "80")),
        ],
        [["Wool........", "17", "52", "3"], ["Flax . . . . . .", "9", "1", "2"], ["Hemp........", "11", "4", "80"]],
    ),
    "a group over its rows, indented": (
        [
            (188, ("Goods:",)),
            (200, (" Wool", "17", "52", "3")),
            (212, (" Flax", "9", "1", "2")),
            (224, (" Hemp", "1", "4", "8")),
        ],
        [["Goods:", "", "", ""], ["Wool", "17", "52", "3"], ["Flax", "9", "1", "2"], ["Hemp", "1", "4", "8"]],
    ),
    "a name over two lines, figures on its last": (
        [
            (200, ("Wool and flax", "17", "52", "3")),
            (212, ("Repairs of boats and",)),
            (224, (" of other small vessels", "9", "1", "2")),
            (236, ("Hemp", "1", "4", "8")),
        ],
        [
            ["Wool and flax", "17", "52", "3"],
            ["Repairs of boats and of other small vessels", "9", "1", "2"],
            ["Hemp", "1", "4", "8"],
        ],
    ),
    "a name over two lines, figures on its first": (
        [
            (200, ("Wool and flax", "17", "52", "3")),
            (212, ("Repairs of boats and", "9", "1", "2")),
            (224, (" of other vessels",)),
            (236, ("Hemp", "1", "4", "8")),
        ],
        [
            ["Wool and flax", "17", "52", "3"],
            ["Repairs of boats and of other vessels", "9", "1", "2"],
            ["Hemp", "1", "4", "8"],
        ],
    ),
    "white space between groups of rows": (
        [*ROWS, (250, ("Quays", "1", "2", "3")), (262, ("Locks", "4", "5", "6"))],
        [*READ, ["Quays", "1", "2", "3"], ["Locks", "4", "5", "6"]],
    ),
}


@pytest.mark.parametrize(("lines", "read"), BODIES.values(), ids=BODIES.keys())
def test_rows(lines: list[Line], read: list[list[str]]) -> None:
    heads = [
        *set_words("Trade", 40, 176),
        *right("1996", 220, 176),
        *right("1997", 262, 176),
        *right("Change", 304, 176),
    ]
    (table,) = tables(page([*heads, *figures(lines)]))
    assert texts(table) == [["Trade", "1996", "1997", "Change"], *read]
    assert table.origin is TableOrigin.ALIGNED


def test_a_currency_sign_goes_with_its_figure() -> None:
    words = [*figures(ROWS), *set_words("$", 176, 200)]
    (table,) = tables(page(words))
    assert texts(table)[0] == ["Total", "$ 12,345", "1,204", "98.1"]


def heads_read(words: list[Word], rulings: Sequence[Ruling] = ()) -> list[list[tuple[str, int]]]:
    """(words, columns that they span) of the head cells with words, row by row."""
    (table,) = tables(page([*words, *figures(ROWS)], rulings))
    rows = list(table.rows())[: table.header_rows]
    return [[(cell.flat, cell.column_span) for cell in row if cell.paragraphs] for row in rows]


def test_labels_of_several_lines_are_one_cell_each() -> None:
    words = [*right("Number", 220, 160), *right("of", 220, 172), *right("boats", 220, 184), *right("Tons", 262, 184)]
    words += [*right("Rate", 304, 184), *set_words("Trade", 40, 184)]
    assert heads_read(words) == [[("Trade", 1), ("Number of boats", 1), ("Tons", 1), ("Rate", 1)]]


@pytest.mark.parametrize("ruled", [False, True])
def test_a_head_over_two_columns_spans_them(ruled: bool) -> None:
    words = [
        *centred("Boats", 241 - 8, 168),
        *right("Old", 220, 184),
        *right("New", 262, 184),
        *right("Rate", 304, 184),
    ]
    rulings = [horizontal(172, 190, 264)] if ruled else []
    assert heads_read(words, rulings) == [[("Boats", 2)], [("Old", 1), ("New", 1), ("Rate", 1)]]


def test_titles_and_units_are_no_heads() -> None:
    words = [*set_words("Table 7. Boats and what they carried in all harbours", 40, 140, BOLD)]
    words += [*set_words("(in thousands of tons, all harbours of the coast)", 40, 156)]
    words += [*right("Old", 220, 184), *right("New", 262, 184), *right("Rate", 304, 184)]
    assert heads_read(words) == [[("Old", 1), ("New", 1), ("Rate", 1)]]


def test_rules_over_and_under_it_make_it_half_ruled() -> None:
    rulings = [horizontal(172, 36, 320), horizontal(188, 36, 320), horizontal(230, 36, 320)]
    heads = [*right("Old", 220, 184), *right("New", 262, 184), *right("Rate", 304, 184)]
    (table,) = tables(page([*heads, *figures(ROWS)], rulings))
    assert table.origin is TableOrigin.HALF_RULED
    assert (table.parts[0].box.x0, table.parts[0].box.x1) == (36, 320)
    assert table.header_rows == 1


def test_rules_of_typed_dashes_are_no_row() -> None:
    heads = [*right("Old", 220, 170), *right("New", 262, 170), *right("Rate", 304, 170)]
    dashes = [word for x in RIGHTS for word in right("------", x, 181)]
    (table,) = find_tables(page([*heads, *dashes, *figures(ROWS)]))
    assert texts(table) == [["", "Old", "New", "Rate"], *READ]


def test_two_tables_beside_one_another() -> None:
    one = [*set_words("Table 1. Ferries", 40, 176, BOLD), *figures(ROWS)]
    lines = [(baseline + 5, row) for baseline, row in [*ROWS, (236.0, ("Quays", "1", "2", "3"))]]
    other = [*set_words("Table 2. Locks", 340, 176, BOLD), *figures(lines, [x + 220 for x in RIGHTS], 340)]
    assert [texts(table) for table in tables(page([*one, *other]))] == [READ, [*READ, ["Quays", "1", "2", "3"]]]


NO_TABLES = {
    "contents": [
        (200, ("1. Ferries.....................", "3")),
        (212, ("2. Locks and quays.............", "7")),
        (224, ("3. Mills.......................", "7")),
        (236, ("4. What became of them.........", "12")),
    ],
    "cross references": [(200, ("See also", "2.6", "5.9")), (212, ("", "5.3", "9.1")), (224, ("", "5.5", "9.15"))],
    "the sides of a chart": [(y, ("", str(500 - y), str(500 - y))) for y in (200, 220, 240, 260, 280)],
    "figures in running text": [
        (200, ("In 1996 there were 34 ferries and 12 locks on the river, of which 9 were open in winter.",)),
        (212, ("By 1997 the number fell to 31 and 11, and the tolls that they took from 1,204 to 904.",)),
    ],
}


@pytest.mark.parametrize("lines", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_no_tables(lines: list[Line]) -> None:
    assert not tables(page([*set_words("What the harbours said of it", 40, 150, BOLD), *figures(lines)]))


def test_one_column_of_figures_needs_a_caption() -> None:
    lines: list[Line] = [
        (200, ("Norbeck", "81")),
        (212, ("Ashby Vale", "17")),
        (224, ("Saltmarsh", "23")),
        (236, ("Carrow", "9")),
    ]
    heads = [*set_words("Place", 40, 184), *right("Boats", 220, 184)]
    assert not tables(page([*heads, *figures(lines)]))
    caption = set_words("Table 3. Boats by place", 40, 164, BOLD)
    (table,) = tables(page([*caption, *heads, *figures(lines)]))
    assert texts(table) == [["Place", "Boats"], *(list(row) for _, row in lines)]


def test_a_captioned_table_of_words() -> None:
    words = set_words("Table 4. Who answers for what", 40, 160, BOLD)
    rows = [
        ("Place", "Office", "Repairs"),
        ("Norbeck", "Harbour trust", "No"),
        ("Carrow", "Board of light", "When asked"),
        ("Saltmarsh", "Survey office", "Yes"),
    ]
    for n, row in enumerate(rows):
        for x, text in zip((40.0, 140.0, 260.0), row, strict=True):
            words += set_words(text, x, 184 + 13 * n, PLAIN)
    (table,) = tables(page(words))
    assert texts(table) == [list(row) for row in rows]
    prose = set_words("Table 4 shows that nobody answers for the repair of the quays at Norbeck.", 40, 160)
    assert not tables(page(prose))
