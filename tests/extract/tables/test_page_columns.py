"""Pages in two columns with tables in each: their rows share no lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from councilpapers.extract.page.content import Word
from councilpapers.extract.tables import find_tables
from councilpapers.extract.tables.page_columns import page_columns
from councilpapers.extract.tables.segments import strips_of

from .drawn import columns, page, texts

LEFT = (40.0, 90.0, 180.0)
RIGHT = (320.0, 370.0, 460.0)
PLACES = ("Ford Mill", "Weir House", "The Old Forge", "Priory Barn", "Castle Yard", "Marsh Farm", "Abbey Lodge")


def rows(places: Sequence[float], top: float, apart: float, first: int) -> tuple[list[Word], list[list[str]]]:
    """A register at these places, the rows so far apart, and what it says."""
    said = [["Ref", "Place", "Acquired"]]
    said += [[f"P{first + n}", place, f"May {2031 + n}"] for n, place in enumerate(PLACES)]
    return columns(places, [(top + apart * n, row) for n, row in enumerate(said)]), said


def test_each_column_has_its_table() -> None:
    left, said_left = rows(LEFT, 100.0, 18.0, 10)
    right, said_right = rows(RIGHT, 106.0, 18.0, 30)
    found = find_tables(page([*left, *right]))
    assert [texts(table) for table in sorted(found, key=lambda t: t.parts[0].box.x0)] == [said_left, said_right]


def _table(offset: float) -> list[Word]:
    """Rows that begin together; the cells at the right go on with wider steps (paragraphs of their own)."""
    words: list[Word] = []
    for n in range(6):
        top = 100.0 + 70 * n
        for line in range(4):
            words += columns((40.0, 120.0), [(top + 11 * line, ("Repair", "the weir of"))], bold=0)
            words += columns((330.0, 420.0), [(top + offset * line, ("Grit", "is filled by"))], bold=0)
    return words


@pytest.mark.parametrize("offset", [11.0, 14.0], ids=["in step", "out of step"])
def test_cells_of_one_table_are_no_columns_of_the_page(offset: float) -> None:
    assert len(page_columns(strips_of(_table(offset)))) == 1


def test_a_page_without_words_has_no_columns() -> None:
    assert page_columns([]) == []
