"""Tables that go on overleaf: repeated headings, broken rows, merged cells, and neighbours that stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from councilpapers.document import Block, Box, Cell, Figure, Paragraph, Part, Run, Table
from councilpapers.extract.page.content import Fill
from councilpapers.extract.tables import find_tables, join_over_pages

from .drawn import BOLD, columns, covers_once, grid_words, horizontal, page, ruled, set_words, texts, vertical

XS = (40.0, 90.0, 290.0, 400.0)
HEADER = ("Ref", "Action", "Owner")


def table(number: int, rows: Sequence[Sequence[str]], xs: Sequence[float] = XS, header: bool = True) -> Table:
    """A ruled table on that page; the lines of a cell are parted by a bar; its header, if any, is bold and shaded."""
    ys = [100.0]
    for row in rows:
        ys.append(ys[-1] + 8 + 12 * max(cell.count("|") + 1 for cell in row))
    body = rows if header else [("",) * len(HEADER), *rows]
    words = grid_words(xs, ys if header else [0.0, *ys], body)
    fills = [Fill(Box(xs[0], ys[0], xs[-1], ys[1]), "D9D9D9")] if header else []
    (found,) = find_tables(page(words, ruled(xs, ys), fills, number))
    return found


def joined(*blocks: Block) -> tuple[Block, ...]:
    found = join_over_pages(blocks)
    assert all(covers_once(block) for block in found if isinstance(block, Table))
    return found


FIRST = (
    HEADER,
    ("2.1", "Clear the ditch|along Mill Lane.", "J Ward"),
    ("2.2", "Replace the bench by the pond and", "K Osei"),
)

BROKEN = {
    "the key cell is empty": (("", "the one by the school.", ""), True),
    "a row of its own": (("2.3", "Plant the verge.", "L Haddad"), False),
    "a row of its own without an owner": (("2.3", "Plant the verge.", ""), False),
    "an empty row": (("", "", ""), True),
}


@pytest.mark.parametrize("row, broken", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("repeated", [True, False], ids=["header repeated", "header not repeated"])
def test_a_row_broken_by_the_page_end(row: tuple[str, ...], broken: bool, repeated: bool) -> None:
    rows = ([HEADER] if repeated else []) + [row, ("2.4", "Paint the gate.", "J Ward")]
    (found,) = joined(table(1, FIRST), table(2, rows, header=repeated))
    assert isinstance(found, Table)
    assert found.row_count == (4 if broken else 5)
    assert found.header_rows == 1
    assert [part.page for part in found.parts] == [1, 2]
    assert len(found.joins) == 1
    assert texts(found)[-1] == ["2.4", "Paint the gate.", "J Ward"]
    if broken and row[1]:
        assert texts(found)[2] == ["2.2", "Replace the bench by the pond and the one by the school.", "K Osei"]
        assert [part.page for part in found.row(2)[1].parts] == [1, 2]


KEYS = {
    "key goes on in small letters": ("Renew the contract for|the leisure", "centres (Mo Li)", True),
    "bracket closes overleaf": ("Renew the contract (Mo", "Lindqvist)", True),
    "a web address": ("Norbeck Borough Council and its partners", "www.norbeck.example", False),
    "another key": ("Renew the contract.", "Sell the depot", False),
}


@pytest.mark.parametrize("before, after, broken", KEYS.values(), ids=KEYS.keys())
def test_a_key_cell_broken_by_the_page_end(before: str, after: str, broken: bool) -> None:
    xs = (40.0, 200.0, 420.0, 520.0)
    head = ("Subject", "Progress", "Date")
    one = table(
        1,
        (head, ("Open the hall.", "Works are done.", "May 2031"), (before, "Bids were asked for and", "June 2031")),
        xs,
    )
    date = "" if broken else "July 2031"
    two = table(2, (head, (after, "scored in April." if broken else "A buyer is found.", date)), xs)
    (found,) = joined(one, two)
    assert isinstance(found, Table)
    assert found.row_count == (3 if broken else 4)


def test_a_stack_of_headings_is_repeated_and_its_band_changes() -> None:
    def banded(number: int, band: str, rows: Sequence[Sequence[str]]) -> Table:
        ys = [100.0 + 20 * n for n in range(len(rows) + 4)]
        lines = [horizontal(y, XS[0], XS[-1]) for y in ys]
        lines += [vertical(x, ys[0], ys[-1]) for x in (XS[0], XS[-1])]
        lines += [vertical(x, ys[2], ys[-1]) for x in XS[1:-1]]
        fills = [Fill(Box(XS[0], ys[n], XS[-1], ys[n + 1]), colour) for n, colour in enumerate(("BFBFBF", "D9D9D9"))]
        words = set_words("AREAS FOR DEVELOPMENT", 43, 111) + set_words(band, 43, 131)
        words += grid_words(XS, ys[2:], [HEADER, *rows])
        (found,) = find_tables(page(words, lines, fills, number))
        return found

    (found,) = joined(
        banded(1, "Outcome 1 - Health", [("1", "Walk more.", "AB")]),
        banded(2, "Outcome 1 - Health", [("2", "Swim more.", "CD")]),
        banded(3, "Outcome 2 - Quality of life", [("3", "Sing more.", "EF")]),
        banded(4, "Outcome 2 - Quality of life", [("4", "Read more.", "GH")]),
    )
    assert isinstance(found, Table)
    assert [row[0] for row in texts(found)] == [
        "AREAS FOR DEVELOPMENT",
        "Outcome 1 - Health",
        "Ref",
        "1",
        "2",
        "Outcome 2 - Quality of life",
        "3",
        "4",
    ]
    assert found.header_rows == 3


@pytest.mark.parametrize(
    "first, second, tables",
    [
        ("Theme 1 - Health", "Theme 2 - Homes", 2),
        ("Theme 1 - Health", "Theme 1 - Health", 1),
        ("", "Theme 2 - Homes", 2),
    ],
    ids=["a title each", "the same title", "a title overleaf alone"],
)
def test_tables_under_titles_of_their_own(first: str, second: str, tables: int) -> None:
    def titled(number: int, title: str, row: Sequence[str]) -> Table:
        ys = [100.0 + 20 * n for n in range(4 if title else 3)]
        lines = [horizontal(y, XS[0], XS[-1]) for y in ys] + [vertical(x, ys[0], ys[-1]) for x in (XS[0], XS[-1])]
        lines += [vertical(x, ys[-3], ys[-1]) for x in XS[1:-1]]
        words = set_words(title, 43, 111, BOLD) + grid_words(XS, ys[-3:], [HEADER, row])
        (found,) = find_tables(page(words, lines, number=number))
        return found

    found = joined(titled(1, first, ("1", "Walk more.", "AB")), titled(2, second, ("2", "Swim more.", "CD")))
    assert len(found) == tables


def test_a_merged_cell_goes_on_overleaf() -> None:
    def merged(number: int, theme: str, actions: Sequence[str]) -> Table:
        ys = [100.0, 120.0, *(140.0 + 20 * n for n in range(len(actions)))]
        xs = (40.0, 150.0, 300.0)
        lines = [horizontal(y, 40, 300) for y in (100, 120, ys[-1])] + [horizontal(y, 150, 300) for y in ys[2:-1]]
        lines += [vertical(x, 100, ys[-1]) for x in xs]
        words = grid_words(xs, (100, 120), (("Theme", "Action"), (theme,)))
        words += [w for y, action in zip(ys[1:], actions, strict=False) for w in set_words(action, 153, y + 11)]
        (found,) = find_tables(page(words, lines, (), number))
        return found

    (found,) = joined(merged(1, "Parks", ("Mow.", "Sow.")), merged(2, "", ("Dig.", "Prune.")))
    assert isinstance(found, Table)
    assert (found.row_count, found.row(1)[0].row_span, found.row(1)[0].text) == (5, 4, "Parks")


ONE = table(1, (HEADER, ("1", "Mow.", "AB")))
TWO = table(2, (HEADER, ("2", "Sow.", "CD")))
APART = {
    "a paragraph between": (ONE, Paragraph("Housing"), TWO),
    "a page between": (ONE, table(3, (HEADER, ("2", "Sow.", "CD")))),
    "other columns": (ONE, table(2, (("5", "Ash", "x"),), (40.0, 190.0, 250.0, 400.0), header=False)),
    "another header": (ONE, table(2, (("Item", "Cost", "Fund"), ("2", "Sow.", "CD")))),
    "on one page": (ONE, table(1, (HEADER, ("2", "Sow.", "CD")))),
}


@pytest.mark.parametrize("blocks", APART.values(), ids=APART.keys())
def test_tables_that_stay_apart(blocks: tuple[Block, ...]) -> None:
    assert joined(*blocks) == blocks


def test_a_crest_between_the_pages_is_nothing() -> None:
    crest = Figure("", (Part(2, Box(500, 20, 560, 60)),))
    first, second = joined(ONE, crest, TWO)
    assert isinstance(first, Table)
    assert second is crest
    assert [row[0] for row in texts(first)] == ["Ref", "1", "2"]


def test_a_header_alone_at_the_pages_foot_is_harmless() -> None:
    labels = ("Activities", "Lead Officer", "Status")
    places = (40.0, 260.0, 400.0)
    (foot,) = find_tables(page(columns(places, [(800, labels)]), number=1))
    (top,) = find_tables(page(columns(places, [(60, labels), (72, ("Mow the green", "Al Roe", "Done"))]), number=2))
    (found,) = joined(foot, top)
    assert isinstance(found, Table)
    assert texts(found) == [list(labels), ["Mow the green", "Al Roe", "Done"]]
    assert found.header_rows == 1


def test_tables_of_formats_without_pages_are_left() -> None:
    cells = (Cell(0, 0), Cell(0, 1))
    markup = Table(cells, 1, 2, ONE.origin)
    assert joined(markup, markup) == (markup, markup)


def prose_table() -> Table:
    """The foot of a page: two labels, prose under the first, nothing under the second."""
    words = columns((40.0, 320.0), [(700, ("Progress", "Issues"))])
    lines = (
        "The survey of the bridges was done in",
        "spring and the two worst are now shut to",
        "carts. Work on the first begins with the",
    )
    words += [word for n, line in enumerate(lines) for word in set_words(line, 40, 712 + 12 * n)]
    (found,) = find_tables(page(words, number=1))
    return found


def paragraph(text: str, x1: float, number: int = 2) -> Paragraph:
    return Paragraph(text, parts=(Part(number, Box(40, 60, x1, 84)),))


OVERFLOW = {
    "the sentence goes on, as narrow": (paragraph("north pier in May.", 130), True),
    "a new paragraph, as narrow": (paragraph("The second bridge waits for the outcome of the bid.", 225), True),
    "a paragraph over the whole page": (paragraph("The Panel considered the report of the Clerk.", 520), False),
    "a heading": (replace(paragraph("Ashby Vale Council", 225), runs=(Run("Ashby Vale Council", BOLD),)), False),
    "two pages further on": (paragraph("north pier in May.", 130, 3), False),
}


@pytest.mark.parametrize("after, taken", OVERFLOW.values(), ids=OVERFLOW.keys())
def test_prose_that_runs_on_in_its_column(after: Paragraph, taken: bool) -> None:
    before = prose_table()
    found = joined(before, after)
    if not taken:
        assert found == (before, after)
        return
    (table_,) = found
    assert isinstance(table_, Table)
    assert table_.row(1)[0].text.endswith(after.text)
    assert [part.page for part in table_.row(1)[0].parts] == [1, 2]
    assert len(table_.joins) == 1


IN_BOLD = {
    "a whole column in bold goes on": ((("", "the school.", ""), ("2.3", "Plant the verge.", "J Ward")), True),
    "a row of it goes on": ((("2.3", "Plant the verge.", "J Ward"), ("2.4", "Paint the gate.", "K Osei")), True),
    "all in bold is a heading of its own": ((("Site", "Cost", "Year"), ("Pond", "Low", "2020")), False),
}


@pytest.mark.parametrize("rows, one", IN_BOLD.values(), ids=IN_BOLD.keys())
def test_a_column_in_bold_makes_no_heading_of_the_first_row_overleaf(rows: Sequence[Sequence[str]], one: bool) -> None:
    def bold(found: Table, whole: bool) -> Table:
        cells = [
            replace(cell, paragraphs=tuple(replace(p, runs=(Run(p.text, BOLD),)) for p in cell.paragraphs))
            if cell.column == 1 or (whole and not cell.row)
            else cell
            for cell in found.cells
        ]
        return replace(found, cells=tuple(cells))

    after = replace(bold(table(2, rows, header=False), whole=not one), header_rows=1)
    found = joined(bold(table(1, FIRST), whole=False), after)
    assert len(found) == (1 if one else 2)
