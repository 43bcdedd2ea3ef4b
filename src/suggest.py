"""What a column whose heading nobody knows may hold, by what stands below it: for a person to confirm."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .document import Cell
from .errors import Unparseable
from .extract.colours import is_bright
from .extract.dates_printed import is_date
from .extract.doers import is_person
from .extract.status_words import is_status
from .normalise.dates import deadline
from .normalise.numbers import percent
from .normalise.statuses import rag

ENOUGH = 0.6  # share of the filled cells
LONG = 12  # words of a cell, on average, that tells how things go


def suggested_field(cells: Sequence[Cell], kind: str) -> str | None:
    """The field that most of these cells look like; None where they look like nothing certain."""
    filled = [cell for cell in cells if cell.flat]
    if kind == "action" and cells and _share(cells, lambda cell: is_bright(cell.fill)) >= ENOUGH:
        return "rag"
    for field, looks_so in TESTS.get(kind, {}).items():
        if filled and _share(filled, lambda cell, test=looks_so: test(cell.flat)) >= ENOUGH:  # type: ignore[misc]
            return field
    if kind == "action" and filled and sum(len(cell.flat.split()) for cell in filled) >= LONG * len(filled):
        return "comments"
    return None


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells)


def _says(reader: Callable[[str], object], words: str) -> bool:
    try:
        reader(words)
    except Unparseable:
        return False
    return True


def _is_share(words: str) -> bool:
    return "%" in words and _says(percent, words)


def _is_deadline(words: str) -> bool:
    return _says(deadline, words)


def _is_colour(words: str) -> bool:
    return _says(rag, words)


TESTS: Mapping[str, Mapping[str, Callable[[str], bool]]] = {
    "action": {
        "percent_complete": _is_share,
        "rag": _is_colour,
        "status": is_status,
        "deadline": _is_deadline,
        "lead_officer": is_person,
    },
    "indicator": {"rag": _is_colour, "status": is_status, "period": is_date, "lead_officer": is_person},
    "grade": {"year": is_date},
}
