"""Pages of thousands of things are read in time that grows with them, not with their square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from councilpapers.collector import collector_at_rest
from councilpapers.document import Box, Cell, Paragraph, Part, Run, Table, TableOrigin
from councilpapers.extract.page.content import Fill, PageContent
from councilpapers.extract.tables import find_tables, join_over_pages

from .drawn import BOLD, PLAIN, covers_once, horizontal, page, ruled, set_words, vertical

TIMES = 4
SLACK = 2.5
"""Four times as much may take ten times as long on a busy machine; a square would be sixteen times."""


def full_grid(rows: int, columns: int) -> PageContent:
    xs, ys = range(50, 51 + 20 * columns, 20), range(50, 51 + 16 * rows, 16)
    words = [word for y in ys[:-1] for x in xs[:-1] for word in set_words("7", x + 4, y + 12)]
    return page(words, ruled(xs, ys))


def merged_cells(rows: int) -> PageContent:
    """Every second row is one cell over all five columns."""
    xs, ys = range(50, 151, 20), range(50, 51 + 16 * rows, 16)
    lines = [horizontal(y, 50, 150) for y in ys] + [vertical(x, ys[0], ys[-1]) for x in (50, 150)]
    lines += [vertical(x, y, y + 16) for y in ys[:-1:2] for x in xs[1:-1]]
    return page([word for y in ys[:-1] for word in set_words("7", 54, y + 12)], lines)


def figures_in_columns(rows: int) -> PageContent:
    return page([word for y in range(rows) for x in range(10) for word in set_words("12.5", 50 + 60 * x, 50 + 14 * y)])


def prose(lines: int) -> PageContent:
    return page([word for y in range(lines) for word in set_words("The Panel heard the clerk " * 3, 50, 50 + 12 * y)])


def fills_in_a_row(count: int) -> PageContent:
    fills = [Fill(Box(4.0 * n, 50, 4.0 * n + 4, 120), "C6D9F1") for n in range(count)]
    return page(set_words("A band of many shades", 60, 90), (), fills)


def fills_over_one_another(count: int) -> PageContent:
    content = full_grid(30, 10)
    fills = [Fill(Box(50, 50, 250 + n / 1000, 530), "C6D9F1") for n in range(count)]
    return page(content.words, content.rulings, fills)


def loose_lines(count: int) -> PageContent:
    lines = [horizontal(50 + 8 * n, 50, 90) for n in range(count)]
    return page(set_words("Pitch markings", 60, 45), [*lines, *(vertical(200 + 8 * n, 50, 90) for n in range(count))])


CASES: dict[str, tuple[Callable[[int], PageContent], int]] = {
    "rows of a ruled table": (lambda n: full_grid(n, 5), 300),
    "cells of a ruled grid": (lambda n: full_grid(n // 20, n // (n // 20)), 900),
    "rows of merged cells": (merged_cells, 300),
    "rows without lines": (figures_in_columns, 150),
    "lines of prose": (prose, 250),
    "fills side by side": (fills_in_a_row, 1_000),
    "fills over one another": (fills_over_one_another, 600),
    "lines that meet no other": (loose_lines, 120),
}


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds without the collector, which would walk over all that other tests left."""
    with collector_at_rest():
        begun = time.process_time()
        work()
        return time.process_time() - begun


@pytest.mark.parametrize("make, size", CASES.values(), ids=CASES.keys())
def test_four_times_as_much_takes_about_four_times_as_long(make: Callable[[int], PageContent], size: int) -> None:
    small, large = make(size), make(TIMES * size)
    find_tables(small)
    ones = min(seconds(lambda: find_tables(small)) for _ in range(3))
    fours = min(seconds(lambda: find_tables(large)) for _ in range(2))
    assert fours <= SLACK * TIMES * ones + 0.05


def page_of_a_table(number: int) -> Table:
    said = [Paragraph(f"The works at place {n} go on.", runs=(Run("", PLAIN),)) for n in range(20)]
    label = Paragraph("Works", runs=(Run("Works", BOLD),))
    cells = [
        Cell(row, column, 1, 1, (said[row] if row else label,), None, (Part(number, box),))
        for row in range(20)
        for column in range(4)
        for box in [Box(50 + 90.0 * column, 60 + 30.0 * row, 140 + 90.0 * column, 90 + 30.0 * row)]
    ]
    return Table(tuple(cells), 20, 4, TableOrigin.RULED, 1, (Part(number, Box(50, 60, 410, 660)),))


def test_a_table_of_many_pages_is_joined_in_time_that_grows_with_its_pages() -> None:
    pages = [page_of_a_table(number) for number in range(1, 161)]
    join_over_pages(pages[:40])
    ones = min(seconds(lambda: join_over_pages(pages[:40])) for _ in range(3))
    assert min(seconds(lambda: join_over_pages(pages)) for _ in range(2)) <= SLACK * TIMES * ones + 0.05


def test_a_table_of_many_pages_keeps_all_its_rows() -> None:
    (table,) = join_over_pages([page_of_a_table(number) for number in range(1, 41)])
    assert isinstance(table, Table)
    assert (table.row_count, len(table.joins), len(table.parts)) == (1 + 40 * 19, 39, 40)
    assert covers_once(table)
    assert [cell.parts[0].page for cell in table.cells if cell.column == 0][1:] == [
        number for number in range(1, 41) for _ in range(19)
    ]


def test_a_page_full_of_lines_is_a_drawing() -> None:
    content = page(
        set_words("Site plan", 60, 45), [horizontal(n / 30, 50 + n % 89, 60 + n % 89) for n in range(20_100)]
    )
    assert find_tables(content) == ()


def test_more_positions_than_a_table_has_are_squared_paper() -> None:
    lines = ruled([50 + 6 * n for n in range(700)], [50 + 6 * n for n in range(700)])
    begun = time.process_time()
    assert find_tables(page([w for n in range(90) for w in set_words("7", 52, 54 + 6 * n)], lines)) == ()
    assert time.process_time() - begun < 2
