"""Full-text search over sections and records, ranked by BM25.

    with Search.open(database) as search:
        found = search.find("home care commissioning", Wanted(authority="Ashby Vale", since="2009-10"))
        for hit in found.hits:
            print(hit.score, hit.file_name, hit.page, hit.snippet.marked)

A record that has more of the words counts for more; words in double quotes must stand together, in that order, in any
inflection. How the index is kept is in `search_index`, why in docs/adr/0008.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import duckdb

from ..errors import Unusable
from .database import Database
from .hits import Found, Printed, hits_of, printed
from .ranking import Places, Ranked, Ranking, Scores
from .scope import authority_called, days_of
from .search_index import Say, path_of, up_to_date
from .searched import TABLES
from .snippets import words_in
from .terms import terms_of

QUOTED = re.compile(r"[\"“”]([^\"“”]*)[\"“”]")
FIRST_LOOK, MORE = 32, 4  # records looked at for a phrase at first, and times as many whenever they are not enough
LIMIT, MOST = 20, 10_000  # hits in one answer


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records may be found: of these tables (none: all), of this authority, about a time."""

    tables: Sequence[str] = ()
    authority: str | None = None
    since: str | None = None
    until: str | None = None


ALL = Wanted()


class Search:
    """A database and its index, which holds what the database holds as long as this is open."""

    def __init__(self, database: Database, index: duckdb.DuckDBPyConnection, made_for_now: Path | None) -> None:
        self._database, self._index, self._made_for_now = database, index, made_for_now
        self._ranking = Ranking(index)

    @classmethod
    def open(cls, database: Database, say: Say = lambda words: None) -> Search:
        """With an index that is up to date; `say` is told when one must be made.

        Where none can be written beside the database, one is made for this time only. Raises Unusable where the
        extension is absent, or the database is of another version.
        """
        path, folder = path_of(database.path), None
        try:
            try:
                index = up_to_date(database, path, say)
            except OSError:
                folder = Path(tempfile.mkdtemp(prefix="councilpapers-"))
                index = up_to_date(database, folder / path.name, say)
        except duckdb.Error as error:
            raise Unusable(
                f"{database.path} cannot be searched ({type(error).__name__}). Check that its disk is not full, and "
                f"bring it up to date: councilpapers run PAPERS --db {database.path}"
            ) from error
        return cls(database, index, folder)

    def find(self, words: str, wanted: Wanted = ALL, limit: int = LIMIT) -> Found:
        """The best records for these words. Raises Unusable for no words, unknown tables, authorities and times."""
        if not 1 <= limit <= MOST:
            raise Unusable(f"A search gives 1 to {MOST} records. For all records of a kind, export their table.")
        spelt = terms_of(self._index, words_in(words))
        if not spelt:
            raise Unusable('Say what to search for: a word or two, or "words in quotes" that must stand together.')
        terms = tuple(dict.fromkeys(spelt[word] for word in words_in(words)))
        phrases = [[spelt[word] for word in words_in(quoted)] for quoted in QUOTED.findall(words) if words_in(quoted)]
        allowed = self._allowed(wanted)
        scores, known = self._ranking.scores(terms)
        for places in ([] if allowed is None else [allowed]) + [
            self._ranking.having(term) for phrase in phrases for term in phrase
        ]:
            scores[~places] = 0
        if phrases:
            best, rows = self._with_phrases(scores, phrases, limit)
        else:
            best = self._ranking.best(scores, limit)
            rows = printed(self._database, best)
        unknown = tuple(word for word in dict.fromkeys(words_in(words)) if spelt[word] not in known)
        return Found(hits_of(self._database, self._index, best, rows, frozenset(terms)), unknown)

    def _allowed(self, wanted: Wanted) -> Places | None:
        """Which entries may be found; None for all."""
        conditions, bound = list[str](), list[object]()
        if wanted.tables:
            if unknown := [name for name in wanted.tables if name not in TABLES]:
                raise Unusable(f"{unknown[0]} cannot be searched. What can: {', '.join(TABLES)}.")
            conditions.append("record_table IN (SELECT unnest(?))")
            bound.append(list(wanted.tables))
        if wanted.authority:
            called = authority_called(self._database, wanted.authority)
            condition, values = called.condition("authority_code", "authority")
            conditions.append(condition)
            bound += values
        if wanted.since:
            conditions.append("last_day >= ?")
            bound.append(days_of(wanted.since)[0])
        if wanted.until:
            conditions.append("first_day <= ?")
            bound.append(days_of(wanted.until)[1])
        return self._ranking.meant(" AND ".join(conditions), bound) if conditions else None

    def _with_phrases(self, scores: Scores, phrases: Sequence[Sequence[str]], limit: int) -> tuple[Ranked, Printed]:
        """The best records in whose text all these phrases stand; the most likely are looked at first."""
        look, seen, kept, rows = FIRST_LOOK, 0, Ranked(), Printed()
        while len(kept) < limit:
            best = self._ranking.best(scores, look)
            rows |= printed(self._database, best[seen:])
            kept += self._saying(best[seen:], rows, phrases)
            if len(best) < look:
                break
            seen, look = look, look * MORE
        return kept[:limit], rows

    def _saying(self, ranked: Ranked, rows: Printed, phrases: Sequence[Sequence[str]]) -> Ranked:
        """Those of these records in whose text the terms of every phrase stand one behind the other."""
        texts = [rows[one.table, one.record_id][-1] for one in ranked]
        spelt = terms_of(self._index, (word for text in texts for word in words_in(text)))
        sought = [f" {' '.join(phrase)} " for phrase in phrases]

        def says(text: str) -> bool:
            terms = f" {' '.join(spelt[word] for word in words_in(text))} "
            return all(phrase in terms for phrase in sought)

        return [one for one, text in zip(ranked, texts, strict=True) if says(text)]

    def close(self) -> None:
        self._index.close()
        if self._made_for_now:
            shutil.rmtree(self._made_for_now)

    def __enter__(self) -> Search:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
