"""Pairs of neighbouring cells, which the ICDAR 2013 table competition counts (Göbel, Hassan, Oro and Orsi, 2012).

Two cells are a pair where one is the next that is not empty to the right of the other, or below it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..tally import Tally

Placed = tuple[int, int, int, int, str]  # row, column, spans, words
Pairs = Counter[tuple[str, str, str]]


def neighbours(cells: Sequence[Placed]) -> Pairs:
    """The pairs of a table; words count without white space, case and punctuation marks' kinds."""
    said = [(*cell[:4], bare) for cell in cells if (bare := _bare(cell[4]))]
    rows: dict[int, dict[int, int]] = {}
    columns: dict[int, dict[int, int]] = {}
    for n, (row, column, row_span, column_span, _) in enumerate(said):
        for r in range(row, row + row_span):
            for c in range(column, column + column_span):
                rows.setdefault(r, {})[c] = n
                columns.setdefault(c, {})[r] = n
    pairs = {
        (direction, line[a], line[b])
        for direction, lines in (("right", rows), ("below", columns))
        for line in lines.values()
        for a, b in pairwise(sorted(line))
        if line[a] != line[b]
    }
    return Counter((direction, said[a][4], said[b][4]) for direction, a, b in pairs)


def tally(found: Sequence[tuple[int, Pairs]], true: Sequence[tuple[int, Pairs]]) -> Tally:
    """(page, pairs) of the tables found beside the true ones, each matched with one of its page at most."""
    shared = sorted(
        (
            (-(one & other).total(), n, m)
            for n, (page, one) in enumerate(found)
            for m, (at, other) in enumerate(true)
            if page == at
        )
    )
    taken: set[int] = set()
    met: set[int] = set()
    right = 0
    for count, n, m in shared:
        if count and n not in taken and m not in met:
            taken.add(n)
            met.add(m)
            right -= count
    return Tally(sum(pairs.total() for _, pairs in true), sum(pairs.total() for _, pairs in found), right)


def _bare(words: str) -> str:
    letters = "".join(unicodedata.normalize("NFKC", words).upper().replace("\u00ad", "").split())
    return "".join(c if c.isalnum() or c == "_" else "_" for c in letters)
