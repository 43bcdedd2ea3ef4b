"""Text in columns is read one column after the other; lists, labels and lines with gaps are not columns."""

from __future__ import annotations

import pytest

from councilpapers.extract.page.baselines import group_lines
from councilpapers.extract.page.content import Word
from councilpapers.extract.pdf.columns import columns_of

from ..printed import set_words

ROADS = [
    "the Board heard of roads",
    "and of all the lamps that",
    "stand along them in north",
    "and south and was glad",
    "that they were now lit",
]
PARKS = [
    "the Board heard of parks",
    "and of every bench there",
    "that had been mended in",
    "the course of last year",
    "by those who sit on them",
]
BOOKS = [
    "the Board heard of books",
    "and of the readers who",
    "take them home by bus at",
    "the end of each week and",
    "bring them back in May",
]


def _set(columns: list[list[str]], starts: list[float], drop: float = 0.0) -> list[Word]:
    """Columns beginning at those places, each `drop` points lower than the one before it."""
    words: list[Word] = []
    for n in range(max(len(column) for column in columns)):
        for k, (column, start) in enumerate(zip(columns, starts, strict=True)):
            if n < len(column):
                words += set_words(column[n], start, 100 + 12 * n + drop * k)
    return words


def _read(words: list[Word]) -> list[str]:
    return [" ".join(line.text for line in lines) for lines, _ in columns_of(group_lines(words), 500)]


@pytest.mark.parametrize("drop", [0.0, 0.8, 5.0], ids=["level", "nearly level", "between the lines"])
@pytest.mark.parametrize(
    "columns, starts",
    [
        ([ROADS, PARKS], [50, 300]),
        ([ROADS, PARKS], [50, 192]),
        ([ROADS, PARKS, BOOKS], [50, 200, 350]),
        ([ROADS, PARKS, BOOKS], [50, 250, 450]),
    ],
    ids=["two", "two with little between", "three", "three far apart"],
)
def test_columns_are_read_one_after_the_other(columns: list[list[str]], starts: list[float], drop: float) -> None:
    assert _read(_set(columns, starts, drop)) == [" ".join(column) for column in columns]


def test_what_stands_over_and_under_columns_is_read_before_and_after_them() -> None:
    title = set_words("All that the Board heard of in the year that has now come to its end", 50, 80)
    close = set_words("The Board thanked all who had spoken and then went home by the last bus", 50, 180)
    read = _read([*title, *_set([ROADS, PARKS], [50, 300]), *close])
    assert [text[:15] for text in read] == ["All that the Bo", "the Board heard", "the Board heard", "The Board thank"]


@pytest.mark.parametrize(
    "lines",
    [
        [f"{n}.  {line}" for n, line in enumerate((*ROADS, *PARKS), 1)],
        ["Date:  4 May", "To:  Cabinet", "From:  Ada Brandt", "Ward:  all of them", "Key decision:  no"],
        [*ROADS, "and of much else:  roads", *PARKS],
    ],
    ids=["hanging numbers", "labels and values", "one wide gap"],
)
def test_what_is_no_column(lines: list[str]) -> None:
    words = [word for n, line in enumerate(lines) for word in set_words(line, 50, 100 + 12 * n)]
    assert len(_read(words)) == 1
