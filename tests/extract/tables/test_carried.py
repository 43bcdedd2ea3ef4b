"""The top of a page read in the columns of the table that fills the page before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from councilpapers.document import Box, Paragraph, Run, Table, TableOrigin
from councilpapers.extract.page.baselines import group_lines
from councilpapers.extract.page.content import PageContent, Word
from councilpapers.extract.tables import Carried, carried_by, find_tables, going_on, join_over_pages
from councilpapers.extract.tables.titled import parted_at_titles

from ..grids import table
from .drawn import BOLD, columns, covers_once, grid_words, horizontal, page, ruled, set_words, texts

PLACES = (40.0, 130.0, 170.0, 330.0, 450.0)
LABELS = ("Theme", "Ref", "Action", "Owner", "By when")
EDGES = (38.0, 127.0, 167.0, 327.0, 447.0, 540.0)
FOOT = 800.0

Rows = Sequence[tuple[float, Sequence[str]]]


def plan(rows: Rows, number: int, extra: Sequence[Word] = ()) -> PageContent:
    """A page with a rule under each row, its first baseline given, and no lines between columns."""
    bottoms = [baseline - 12 for baseline, _ in rows] + [rows[-1][0] + 6]
    lines = [horizontal(y, 38, 540) for y in bottoms]
    bold = int(rows[0][1] == LABELS)
    return page([*columns(PLACES, rows, bold), *extra], lines, number=number)


FIRST = plan(
    [
        (640, LABELS),
        (660, ("Parks", "1.1", "Mow the long meadow", "J Ward", "May 2031")),
        (680, ("", "1.2", "Drain the lower pitch", "K Osei", "June 2031")),
        (700, ("Streets", "2.1", "Sweep the market hall", "L Haddad", "July 2031")),
        (720, ("", "2.2", "Paint the old railings", "J Ward", "May 2031")),
    ],
    1,
)


def read(second: PageContent) -> tuple[Table, ...]:
    first = find_tables(FIRST)
    carried = carried_by(first, None, FOOT)
    assert carried is not None
    lines = group_lines(second.words)
    found = going_on(second, lines, find_tables(second, lines), carried)
    assert all(covers_once(table) for table in found)
    return tuple(block for block in join_over_pages([*first, *found]) if isinstance(block, Table))


GOES_ON = {
    "a column blank for a page": (
        [(60, LABELS), (80, ("", "2.3", "Light the canal path", "K Osei", "May 2032"))],
        [["", "2.3", "Light the canal path", "K Osei", "May 2032"]],
    ),
    "one row without headings": (
        [(60, ("", "2.3", "Light the canal path", "K Osei", "May 2032"))],
        [["", "2.3", "Light the canal path", "K Osei", "May 2032"]],
    ),
    "words in all columns": (
        [(60, ("Homes", "3.1", "Let the almshouses", "L Haddad", "Ongoing"))],
        [["Homes", "3.1", "Let the almshouses", "L Haddad", "Ongoing"]],
    ),
}


@pytest.mark.parametrize("rows, added", GOES_ON.values(), ids=GOES_ON.keys())
def test_rows_overleaf(rows: Rows, added: list[list[str]]) -> None:
    (table,) = read(plan(rows, 2))
    assert table.header_rows == 1
    assert texts(table)[0] == list(LABELS)
    assert texts(table)[5:] == added
    assert [part.page for part in table.parts] == [1, 2]


def test_the_rest_of_a_row_alone_under_the_headings() -> None:
    (table,) = read(plan([(60, LABELS), (80, ("", "", "and the towpath, too", "", ""))], 2))
    assert texts(table)[-1] == ["", "2.2", "Paint the old railings and the towpath, too", "J Ward", "May 2031"]
    assert [part.page for part in table.parts] == [1, 2]


def test_the_lower_of_two_lines_of_headings_begins_no_other_table() -> None:
    lower = [(72.0, LABELS), (90.0, ("", "", "and the towpath, too", "", ""))]
    second = page([*set_words("Step", 170, 60, BOLD), *plan(lower, 2).words], number=2)
    under = replace(find_tables(plan(lower, 2))[0], header_rows=1)
    carried = Carried(
        (38.0, 127.0, 167.0, 327.0, 447.0, 540.0), ("action", "by", "owner", "ref", "step", "theme", "when")
    )
    (found,) = going_on(second, group_lines(second.words), (under,), carried)
    assert [texts(found)[0][2], texts(found)[1][2]] == ["Step Action", "and the towpath, too"]


@pytest.mark.parametrize(
    "y, origin", [(68.0, TableOrigin.HALF_RULED), (600.0, TableOrigin.ALIGNED)], ids=["under the rows", "far below"]
)
def test_rules_far_below_are_another_tables(y: float, origin: TableOrigin) -> None:
    rows = columns(PLACES, [(60, ("Parks", "2.3", "Light the canal path", "K Osei", "May 2032"))], 0)
    second = page(rows, [horizontal(y + n, 38, 540) for n in (0, 20, 40)], number=2)
    carried = carried_by(find_tables(FIRST), None, FOOT)
    assert carried is not None
    (found,) = going_on(second, group_lines(second.words), (), carried)
    assert found.origin is origin


@pytest.mark.parametrize("text, is_row", [("and so was the weir.", True), ("Ref. no.", False)])
def test_sentences_taken_for_headings_are_rows(text: str, is_row: bool) -> None:
    rows = [(60.0, ("", "", text, "", "")), (90.0, ("", "2.3", "Light the path", "K Osei", "May 2032"))]
    second = page(columns(PLACES, rows, 0), number=2)
    as_read = table(["", "", text, "", ""], ["", "2.3", "Light the path", "K Osei", "May 2032"], page=2)
    boxes = [
        replace(c, parts=(replace(c.parts[0], box=Box(e, 50, f, 95)),))
        for c in as_read.cells
        for e, f in [EDGES[c.column : c.column + 2]]
    ]
    part = replace(as_read.parts[0], box=Box(38, 50, 540, 95))
    as_read = replace(as_read, cells=tuple(boxes), origin=TableOrigin.ALIGNED, header_rows=1, parts=(part,))
    carried = Carried(EDGES, ("action",))
    (found,) = going_on(second, group_lines(second.words), (as_read,), carried)
    assert (found.header_rows == 0) is is_row


def test_a_note_read_as_a_row_is_left_under_the_table() -> None:
    rows = [(60.0, ("", "2.3", "Light the canal path", "K Osei", "May 2032")), (90.0, ("Source: the ward returns.",))]
    second = page(columns(PLACES, rows, 0), number=2)
    as_read = table(["2.3", "Light the canal path"], ["Source: the ward returns.", ""], page=2)
    as_read = replace(as_read, origin=TableOrigin.ALIGNED, parts=(replace(as_read.parts[0], box=Box(38, 50, 540, 95)),))
    carried = carried_by(find_tables(FIRST), None, FOOT)
    assert carried is not None
    (found,) = going_on(second, group_lines(second.words), (as_read,), carried)
    assert texts(found) == [["", "2.3", "Light the canal path", "K Osei", "May 2032"]]


def test_the_same_headings_under_a_title_are_another_table() -> None:
    title = set_words("Objective 2: Homes", 40, 60, BOLD)
    rows = [(80, LABELS), (100, ("", "3.1", "Let the almshouses", "L Haddad", "Ongoing"))]
    second = plan(rows, 2, title)
    tables, carried = find_tables(second), carried_by(find_tables(FIRST), None, FOOT)
    assert carried is not None
    assert going_on(second, group_lines(second.words), tables, carried) == tables


def test_prose_overleaf_is_no_row() -> None:
    prose = set_words("The Panel asked that a further paper be brought to it on all of these in spring.", 40, 60)
    second = page(prose, number=2)
    carried = carried_by(find_tables(FIRST), None, FOOT)
    assert carried is not None
    assert going_on(second, group_lines(second.words), (), carried) == ()


def test_a_grid_overleaf_is_left() -> None:
    xs, ys = (40.0, 90.0, 290.0, 400.0), (60.0, 80.0, 100.0)
    words = grid_words(xs, ys, (("Item", "Cost", "Fund"), ("Slates", "40", "Roof")))
    second = page(words, ruled(xs, ys), number=2)
    tables = find_tables(second)
    carried = carried_by(find_tables(FIRST), None, FOOT)
    assert carried is not None
    assert going_on(second, group_lines(second.words), tables, carried) == tables


NOT_CARRIED = {
    "no table at the end": ((*find_tables(FIRST), Paragraph("Housing")), FOOT),
    "half a page is left": (find_tables(FIRST), 2 * FOOT),
    "nothing on the page": ((), FOOT),
}


@pytest.mark.parametrize("blocks, foot", NOT_CARRIED.values(), ids=NOT_CARRIED.keys())
def test_nothing_is_carried(blocks: tuple[Table | Paragraph, ...], foot: float) -> None:
    assert carried_by(blocks, None, foot) is None


def test_a_title_in_the_first_of_many_cells_is_one_cell() -> None:
    heads = ["Action", "Owner", "Status"]
    read_as_one = table(
        ["Priority 1: Parks"], heads, ["Mow", "J Ward", "Done"], ["Priority 2", "", ""], heads, ["Dig", "", ""]
    )
    bold = (Paragraph("Priority 2", runs=(Run("Priority 2", BOLD),)),)
    cells = tuple(replace(c, paragraphs=bold) if c.flat == "Priority 2" else c for c in read_as_one.cells)
    parted = parted_at_titles(replace(read_as_one, cells=cells, header_rows=2, origin=TableOrigin.HALF_RULED))
    assert [texts(part)[0] for part in parted] == [["Priority 1: Parks"], ["Priority 2"]]
    assert [part.header_rows for part in parted] == [2, 2]


def test_tables_under_titles_on_one_page_are_parted() -> None:
    first = [
        (60.0, ("", "", "", "", "")),
        (80.0, LABELS),
        (100.0, ("Parks", "1.1", "Mow the long meadow", "J Ward", "May 2031")),
        (120.0, ("", "1.2", "Drain the lower pitch", "K Osei", "June 2031")),
    ]
    bold = [set_words(title, 40, y, BOLD) for title, y in (("Priority 1: Parks", 60), ("Priority 2: Streets", 140))]
    heads = columns(PLACES, [(160, LABELS)])
    rows = columns(PLACES, [(180, ("Streets", "2.1", "Sweep the market hall", "L Haddad", "July 2031"))], 0)
    words = [*columns(PLACES, first[1:]), *heads, *rows, *(word for title in bold for word in title)]
    fills = [horizontal(y, 38, 540) for y in (48, 68, 88, 108, 128, 148, 168, 188)]
    tables = [b for b in join_over_pages(find_tables(page(words, fills))) if isinstance(b, Table)]
    assert [texts(table)[0] for table in tables] == [["Priority 1: Parks"], ["Priority 2: Streets"]]
    assert [texts(table)[-1][1] for table in tables] == ["1.2", "2.1"]
    assert all(covers_once(table) and table.header_rows == 2 for table in tables)
    assert tables[0].parts[0].box.bottom <= tables[1].parts[0].box.top
