"""Entries of the search index in the order of their scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .search_index import WEIGHT_UNIT

Scores = npt.NDArray[np.float64]  # of every entry, by its number; 0: not found
Places = npt.NDArray[np.bool_]  # whether an entry is meant, by its number
COPIES = 3  # times as many entries as are wanted are looked at first, since some are copies

RARITY = """
SELECT term, term_id, ln(1 + (n - entries + 0.5) / (entries + 0.5))
FROM terms, (SELECT count(*) AS n FROM entries)
WHERE entries > 0 AND term IN (SELECT unnest(?)) ORDER BY term
"""
ORDERED = """
SELECT score, record_table, arg_min(record_id, (page IS NULL, record_id)) AS id,
    arg_min(place, (page IS NULL, record_id)), list(DISTINCT document_id ORDER BY document_id)
FROM entries JOIN found USING (entry)
WHERE entries.rowid IN (SELECT e.rowid FROM entries e SEMI JOIN found USING (entry)) -- reads just their rows
GROUP BY score, record_table, said, authority_code, authority, first_day, last_day
ORDER BY score DESC, record_table, id LIMIT ?
"""


class Best(NamedTuple):
    """A record that was found; `place` is the row of its table when it was taken up, `documents` those with copies."""

    score: float
    table: str
    record_id: str
    place: int
    documents: list[str]


Ranked = list[Best]  # best first


class Ranking:
    """An open index, and what it says of terms."""

    def __init__(self, index: duckdb.DuckDBPyConnection) -> None:
        self.index = index
        found = index.execute("SELECT coalesce(max(entry), 0) + 1 FROM entries").fetchone()
        self.size = int(found[0]) if found else 1

    def meant(self, condition: str, bound: Sequence[object]) -> Places:
        """The entries of which this SQL over the columns of `entries` holds."""
        places: Places = np.zeros(self.size, dtype=np.bool_)
        places[self._numbers(f"SELECT entry FROM entries WHERE {condition}", bound)] = True
        return places

    def having(self, term: str) -> Places:
        """The entries that have a term."""
        places: Places = np.zeros(self.size, dtype=np.bool_)
        of_term = "SELECT entry FROM postings WHERE term_id = (SELECT term_id FROM terms WHERE term = ?)"
        places[self._numbers(of_term, [term])] = True
        return places

    def _numbers(self, query: str, bound: Sequence[object]) -> npt.NDArray[np.int32]:
        found: npt.NDArray[np.int32] = self.index.execute(query, list(bound)).fetchnumpy()["entry"]
        return found

    def scores(self, terms: Sequence[str]) -> tuple[Scores, frozenset[str]]:
        """BM25, times the part of the terms that an entry has; and those terms that some entry has."""
        scores: Scores = np.zeros(self.size)
        has = np.zeros(self.size, dtype=np.int32)
        rows = self.index.execute(RARITY, [list(terms)]).fetchall()
        for _, term_id, rarity in rows:
            # the number stands in the statement: for a bound one DuckDB reads the blocks of all other terms, too
            found = self.index.execute(
                f"SELECT entry, weight FROM postings WHERE term_id = {int(term_id)}"
            ).fetchnumpy()
            scores[found["entry"]] += found["weight"] * (rarity / WEIGHT_UNIT)
            has[found["entry"]] += 1
        return scores * has / len(terms), frozenset(term for term, _, _ in rows)

    def best(self, scores: Scores, limit: int) -> Ranked:
        """The records with the highest scores; equals in the order of their ids, whatever the index's order.

        Of copies (the same words of the same authority and time: a paper in two formats) one is given, with a page if
        one has it.
        """
        found = np.flatnonzero(scores)
        pool = limit * COPIES
        while True:
            rows = self._ordered(_top(found, scores, pool), scores, limit)
            if len(rows) == limit or pool >= len(found):
                return rows
            pool *= 4

    def _ordered(self, found: npt.NDArray[np.intp], scores: Scores, limit: int) -> Ranked:
        table = pa.table({"entry": pa.array(found, pa.int32()), "score": pa.array(scores[found], pa.float64())})
        self.index.register("found", table)
        rows = [Best(*row) for row in self.index.execute(ORDERED, [limit]).fetchall()]
        self.index.unregister("found")
        return rows


def _top(found: npt.NDArray[np.intp], scores: Scores, count: int) -> npt.NDArray[np.intp]:
    """So many of these entries with the highest scores, and all that are as good as the last of them."""
    if len(found) <= count:
        return found
    least = float(np.partition(scores[found], -count)[-count])
    best: npt.NDArray[np.intp] = found[scores[found] >= least]
    return best
