"""Two pages on one sheet, as books and bound minutes are scanned: where each of them is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from .picture import Flags

LANDSCAPE = 1.2  # times as wide as high, at least
MIDDLE = 0.06  # of the sheet's width that the gutter may lie beside its middle
GUTTER = 0.035  # of the sheet's width without a word from top to bottom
EDGE = 0.03  # of the sheet along its edges that is not looked at: a scanner's shadow
SPECKS, FOLD = 0.004, 0.5  # of a column in ink: fewer are no words, more is the fold's shadow
BLOCK = 0.5  # of a page's width that its words take, at least
LEAST_ROWS = 0.07  # of the sheet's height with words in them


@dataclass(frozen=True, slots=True)
class Leaf:
    """One of two pages: from where to where on the sheet, as parts of its width."""

    start: float
    end: float


def find_leaves(black: Flags) -> tuple[Leaf, ...]:
    """The pages on a sheet that is upright, from the left; none where it is one page.

    A page without a word is left out: the last sheet of an odd number of pages.
    """
    height, width = black.shape
    if width < LANDSCAPE * height:
        return ()
    rows = slice(round(EDGE * height), round((1 - EDGE) * height))
    columns = black[rows].mean(axis=0)
    columns[: round(EDGE * width)] = columns[round((1 - EDGE) * width) :] = 0
    gutter = _gutter((columns <= SPECKS) | (columns >= FOLD))
    if gutter is None:
        return ()
    start, end = gutter
    fold = min(max(width // 2, start), end)
    left, right = (_is_page(columns[part], black[rows, part]) for part in (slice(0, fold), slice(fold, width)))
    written = columns > SPECKS
    if (not left and written[:start].any()) or (not right and written[end:].any()):
        return ()
    leaves = (Leaf(0.0, fold / width), Leaf(fold / width, 1.0))
    return tuple(leaf for leaf, is_page in zip(leaves, (left, right), strict=True) if is_page)


def _gutter(blank: npt.NDArray[np.bool_]) -> tuple[int, int] | None:
    """(first, end) of the widest run of blank columns about the middle."""
    width, at, found = len(blank), 0, (0, 0)
    low, high = (0.5 - MIDDLE) * width, (0.5 + MIDDLE) * width
    for is_blank, run in groupby(blank.tolist()):
        first, at = at, at + sum(1 for _ in run)
        if is_blank and first < high and at > low and at - first > found[1] - found[0]:
            found = (first, at)
    return found if found[1] - found[0] >= GUTTER * width else None


def _is_page(columns: npt.NDArray[np.float64], black: Flags) -> bool:
    """Whether that half of the sheet has lines of words as wide as a page's."""
    across = np.flatnonzero((columns > SPECKS) & (columns < FOLD))
    if not len(across):
        return False
    return bool(across[-1] - across[0] >= BLOCK * len(columns) and (black.mean(axis=1) > SPECKS).mean() >= LEAST_ROWS)
