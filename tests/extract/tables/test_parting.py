"""A join over pages can be undone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from councilpapers.document import Table
from councilpapers.extract.tables import find_tables, join_over_pages, split_at_pages

from .drawn import covers_once, grid_words, horizontal, page, ruled, set_words, texts, vertical

XS = (40.0, 90.0, 290.0, 400.0)
YS = (100.0, 120.0, 150.0, 180.0)
HEADER = ("Ref", "Action", "Owner")
FIRST = (HEADER, ("4.1", "Reglaze the orangery", "P Lund"), ("4.2", "Rehang the lych gate and", "S Ito"))


def table(number: int, rows: Sequence[Sequence[str]]) -> Table:
    (found,) = find_tables(page(grid_words(XS, YS, rows), ruled(XS, YS[: len(rows) + 1]), (), number))
    return found


def joined(*tables: Table) -> Table:
    (found,) = join_over_pages(tables)
    assert isinstance(found, Table)
    assert len(found.joins) == len(tables) - 1
    return found


JOINED = {
    "headers are not put back": (
        (HEADER, ("4.3", "Sweep the flue", "P Lund")),
        [list(row) for row in FIRST],
        [["4.3", "Sweep the flue", "P Lund"]],
    ),
    "a broken row stands where it begins": (
        (HEADER, ("", "its two posts.", ""), ("4.4", "Lag the pipes", "S Ito")),
        [*(list(row) for row in FIRST[:2]), ["4.2", "Rehang the lych gate and its two posts.", "S Ito"]],
        [["4.4", "Lag the pipes", "S Ito"]],
    ),
}


@pytest.mark.parametrize("second, before, after", JOINED.values(), ids=JOINED.keys())
def test_each_page_has_its_rows_again(
    second: Sequence[Sequence[str]], before: list[list[str]], after: list[list[str]]
) -> None:
    one, other = split_at_pages(joined(table(1, FIRST), table(2, second)))
    assert (texts(one), texts(other)) == (before, after)
    assert (one.header_rows, other.header_rows) == (1, 0)
    assert [part.page for part in (*one.parts, *other.parts)] == [1, 2]
    assert all(covers_once(part) and not part.joins for part in (one, other))


def test_a_merged_cell_goes_on_empty() -> None:
    def themed(number: int, theme: str, actions: Sequence[str]) -> Table:
        xs, ys = (40.0, 150.0, 300.0), (100.0, 120.0, 140.0, 160.0)
        lines = [horizontal(y, 150 if y == ys[2] else 40, 300) for y in ys]
        lines += [vertical(x, ys[0], ys[-1]) for x in xs]
        words = grid_words(xs, ys, (("Theme", "Action"), (theme,)))
        words += [w for y, action in zip(ys[1:], actions, strict=False) for w in set_words(action, 153, y + 11)]
        (found,) = find_tables(page(words, lines, (), number))
        return found

    whole = joined(
        themed(1, "Heritage", ("Survey the kilns", "Mend the sluice")),
        themed(2, "", ("Point the wall", "Oil the clock")),
    )
    one, other = split_at_pages(whole)
    assert (one.row(1)[0].text, one.row(1)[0].row_span) == ("Heritage", 2)
    assert (other.row(0)[0].text, other.row(0)[0].row_span) == ("", 2)
    assert covers_once(one)
    assert covers_once(other)


def test_a_table_of_one_page_is_left() -> None:
    alone = table(1, FIRST)
    assert split_at_pages(alone) == (alone,)
