"""Heads over several columns of a budget: shared out so that every column has one, units under the labels."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from councilpapers.document import Style
from councilpapers.extract.page.content import Word
from councilpapers.extract.tables import find_tables
from councilpapers.extract.tables.atoms import Atom
from councilpapers.extract.tables.head_spans import spans_over
from councilpapers.extract.tables.laid import Column

from .drawn import BOLD, SIZE, page, set_words, texts

COLUMNS = [Column(x, x + 30) for x in (150, 200, 250, 300, 350, 400)]
EM = 10.0


def head(x0: float, x1: float) -> Atom:
    return Atom((), x0, x1, figure=False, led=False)


SHARED = {
    "a short head in the middle of three, a long one": ([(198, 232), (325, 405)], [(0, 2), (3, 5)]),
    "two and four": ([(170, 210), (310, 370)], [(0, 1), (2, 5)]),
    "flush left with their columns": ([(150, 190), (300, 340)], [(0, 2), (3, 5)]),
    "one over all": ([(260, 320)], [(0, 5)]),
    "one each": ([(column.x0, column.x1) for column in COLUMNS], None),
    "no place": ([(20, 120)], None),
}


@pytest.mark.parametrize("heads, expected", SHARED.values(), ids=SHARED.keys())
def test_columns_are_shared_out(
    heads: Sequence[tuple[float, float]], expected: Sequence[tuple[int, int]] | None
) -> None:
    atoms = [head(*places) for places in heads]
    assert spans_over(atoms, COLUMNS, 0, len(COLUMNS), EM) == expected


VALUES = (12, 31, 7, 25)


def budget(units: bool) -> list[Word]:
    words = [*set_words("Service", 40, 118, BOLD)]
    words += [*_centred("2030-31", 255, 118, BOLD), *_centred("To September 2031", 465, 118, BOLD)]
    rights = (210, 280, 350, 420, 490, 560)
    for x, label in zip(rights, ("Budget", "Forecast", "Change") * 2, strict=True):
        words += _right(label, x, 136, BOLD)
        words += _right("£000", x, 148, BOLD) if units else []
    for row, name in enumerate(("Ferries", "Mills", "Markets", "Weirs")):
        y = (170 if units else 156) + 16 * row
        words += set_words(name, 40, y)
        for n, x in enumerate(rights):
            words += _right(f"{VALUES[row]}{n},{204 + 11 * n}", x, y)
    return words


def _right(text: str, x: float, y: float, style: Style | None = None) -> list[Word]:
    at = x - len(text) * SIZE / 2
    return set_words(text, at, y, style) if style else set_words(text, at, y)


def _centred(text: str, x: float, y: float, style: Style) -> list[Word]:
    return set_words(text, x - len(text) * SIZE / 4, y, style)


@pytest.mark.parametrize("units", [False, True], ids=["labels alone", "units under the labels"])
def test_two_rows_of_heads_over_a_budget(units: bool) -> None:
    (table,) = find_tables(page(budget(units)))
    labels = [label + (" £000" if units else "") for label in ("Budget", "Forecast", "Change") * 2]
    assert texts(table)[:3] == [
        ["Service", "2030-31", "To September 2031"],
        labels,
        ["Ferries", "120,204", "121,215", "122,226", "123,237", "124,248", "125,259"],
    ]
    assert [cell.column_span for cell in table.cells if cell.flat in ("2030-31", "To September 2031")] == [3, 3]


def test_heads_may_stand_as_far_apart_as_the_rows() -> None:
    words = [*_centred("2030-31", 255, 100, BOLD), *_centred("To September", 465, 100, BOLD)]
    rights = (210, 280, 350, 420, 490, 560)
    for x, label in zip(rights, ("Budget", "Forecast", "Change") * 2, strict=True):
        words += _right(label, x, 128, BOLD)
    for row, name in enumerate(("Ferries", "Mills", "Markets", "Weirs")):
        y = 156 + 28 * row
        words += set_words(name, 40, y)
        for n, x in enumerate(rights):
            words += _right(f"{VALUES[row]}{n},{204 + 11 * n}", x, y)
    (table,) = find_tables(page(words))
    assert (table.header_rows, table.row_count) == (2, 6)


def test_a_label_over_nothing_is_a_column() -> None:
    rights = (210, 280, 350, 420)
    words = set_words("Measure", 40, 100, BOLD)
    for x, label in zip(rights, ("Q1", "Q2", "Q3", "Target"), strict=True):
        words += _right(label, x, 100, BOLD)
    for row, name in enumerate(("Weeds", "Floods", "Fires", "Frosts")):
        y = 116 + 16 * row
        words += set_words(name, 40, y)
        for n, x in enumerate(rights):
            words += _right(f"{VALUES[row]}{n}.{4 + n}%", x, y) if n != 2 else []
    (table,) = find_tables(page(words))
    assert texts(table)[:2] == [
        ["Measure", "Q1", "Q2", "Q3", "Target"],
        ["Weeds", "120.4%", "121.5%", "", "123.7%"],
    ]
