"""Tables without a frame, or drawn in pieces: where their outline is."""

from __future__ import annotations

import pytest

from councilpapers.document import TableOrigin
from councilpapers.extract.page.content import Ruling, Word
from councilpapers.extract.tables import find_tables

from .drawn import covers_once, horizontal, page, set_words, texts, vertical

BODY = (("Repaint the hall", "2", "4"), ("Mend the gate", "3", "9"))


def placed(rows: list[tuple[float, tuple[str, ...]]]) -> list[Word]:
    """Words in columns at 53, 203 and 303 points, by baseline."""
    return [
        word for y, row in rows for x, text in zip((53, 203, 303), row, strict=False) for word in set_words(text, x, y)
    ]


OPEN_ROWS = [(111.0, ("Risk", "Scores")), (131.0, ("", "Impact", "Total")), (151.0, BODY[0]), (171.0, BODY[1])]


@pytest.mark.parametrize(
    "words, first",
    [
        (OPEN_ROWS, ["Risk", "Scores"]),
        (OPEN_ROWS[1:], ["", "Impact", "Total"]),
        ([(111.0, ("", "What we know of the risks")), *OPEN_ROWS[1:]], ["", "Impact", "Total"]),
    ],
    ids=["a head over two columns", "nothing above", "words on one side of the line alone"],
)
def test_a_head_without_a_frame_is_a_row_where_words_stand_on_both_sides_of_its_line(
    words: list[tuple[float, tuple[str, ...]]], first: list[str]
) -> None:
    lines = [
        vertical(200, 100, 180), vertical(300, 120, 180), horizontal(120, 200, 400),
        horizontal(140, 50, 400), horizontal(160, 50, 400),
    ]  # fmt: skip
    (table,) = [t for t in find_tables(page(placed(words), lines)) if t.origin is TableOrigin.RULED]
    assert covers_once(table)
    assert [text for text in texts(table)[0] if text or first[0] == ""] == first


def banded(band: float, top: float = 100.0) -> list[Ruling]:
    """Two rows of three columns, a band of that height, two more rows; sides open, as no line enters the band."""
    middle, below = top + 40, top + 40 + band
    rows = [horizontal(y, 50, 400) for y in (top, top + 20, middle, below, below + 20, below + 40)]
    return rows + [vertical(x, a, a + 40) for x in (200, 300) for a in (top, below)]


@pytest.mark.parametrize("band, said, tables", [(20, "Homes for all", 1), (20, "", 2), (60, "Homes for all", 2)])
def test_a_band_between_parts_of_one_table(band: float, said: str, tables: int) -> None:
    rows = [(111.0, BODY[0]), (131.0, BODY[1]), (151.0, (said,)), (151.0 + band, BODY[1]), (171.0 + band, BODY[0])]
    found = [t for t in find_tables(page(placed(rows), banded(band))) if t.origin is TableOrigin.RULED]
    assert len(found) == tables
    if tables == 1:
        assert texts(found[0]) == [list(BODY[0]), list(BODY[1]), [said], list(BODY[1]), list(BODY[0])]


@pytest.mark.parametrize("bottom, columns", [(180, 4), (150, 3)])
def test_a_side_that_meets_no_line_but_is_as_high_as_the_table(bottom: float, columns: int) -> None:
    lines = [vertical(20, 100, bottom), *(vertical(x, 100, 180) for x in (50, 200, 300, 400)), horizontal(140, 50, 400)]
    (table,) = find_tables(page(placed([(121.0, BODY[0]), (161.0, BODY[1])]), lines))
    assert (table.row_count, table.column_count) == (2, columns)


def test_lines_of_a_small_table_that_a_page_end_cuts_add_no_row_to_the_one_around_it() -> None:
    lines = [*(horizontal(y, 50, 400) for y in (100, 140, 180)), *(vertical(x, 100, 180) for x in (50, 200, 400))]
    lines += [vertical(x, 150, 210) for x in (230, 300, 360)] + [horizontal(150, 230, 360)]
    (table,) = find_tables(page(placed([(121.0, BODY[0][:2]), (161.0, BODY[1][:2])]), lines))
    assert table.parts[0].box.bottom == pytest.approx(180)
