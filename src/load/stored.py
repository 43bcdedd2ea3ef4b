"""Record stores into the database: the rows of many shards at once, table by table, as columns that nobody unpacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from .corrections import apply, corrected
from .database import Database
from .papers import INCOMING, insert, put, registered, see, sources_of
from .store import Damaged, Kept, RecordStore, documents_of, look_through, readers, rows_of

PAPERS_AT_ONCE = 60_000  # in one transaction, about: after each DuckDB packs the last rows of every table once more
LAST = f"""
    WITH last AS (
        SELECT document_id, max(extracted_at) AS extracted_at,
            max({{'at': extracted_at, 'place': place}}).place AS place
        FROM {INCOMING} GROUP BY document_id
    ), kept AS (
        SELECT last.place, last.document_id,
            CASE WHEN held.document_id IS NULL THEN 'missing'
                WHEN held.extracted_at = last.extracted_at THEN 'same' ELSE 'other' END AS held
        FROM last LEFT JOIN documents AS held USING (document_id)
    )
    SELECT place, held, list(document_id ORDER BY document_id) AS papers,
        len(papers) = (SELECT count(*) FROM {INCOMING} AS i WHERE i.place = kept.place) AS whole
    FROM kept GROUP BY place, held ORDER BY place, held
"""  # what was read in the same microsecond is the same reading


@dataclass(slots=True)
class Batch:
    """Papers that go into one transaction, by what the database holds of them: nothing, this reading, another one."""

    missing: list[Kept] = field(default_factory=list)
    same: list[Kept] = field(default_factory=list)
    other: list[Kept] = field(default_factory=list)
    papers: int = 0

    def add(self, held: str, kept: Kept) -> None:
        {"missing": self.missing, "same": self.same, "other": self.other}[held].append(kept)
        self.papers += len(kept.papers)


def load_stored(database: Database, store: RecordStore) -> int:
    """Load the last reading of every paper that a store holds; how many papers that is.

    A paper counts as seen where and when it was read. One that the database has from the same reading is left alone,
    one that it has from another is replaced if its rows differ. Raises Damaged where some cannot be had any more.
    """
    count = 0
    for batch in _batches(database, store):
        look_through((*batch.missing, *batch.other))
        with database.transaction() as connection:
            _append(connection, batch.missing)
            if batch.same:
                see(connection, sources_of(documents_of(batch.same)))
            for kept in batch.other:
                put(connection, rows_of(kept), sources_of(documents_of([kept])))
        count += batch.papers
    return count


def load_missing(database: Database, store: RecordStore) -> None:
    """Load the last reading of every paper that a store holds and the database does not.

    What is damaged is laid aside, and loaded from what else there is.
    """
    while True:
        try:
            return _load_missing(database, store)
        except Damaged as found:
            with store.written():
                store.lay_aside(found.place)


def _load_missing(database: Database, store: RecordStore) -> None:
    for batch in _batches(database, store):
        look_through(batch.missing)
        if batch.missing:
            with database.transaction() as connection:
                _append(connection, batch.missing)


def _batches(database: Database, store: RecordStore) -> Iterator[Batch]:
    """The last reading of every paper, each once."""
    places, index = store.index()
    with registered(database.connection, index):
        found = database.connection.execute(LAST).to_arrow_table()
    batch = Batch()
    for place, held, papers, whole in zip(*found.columns, strict=True):
        kept = Kept(places[place.as_py()], papers.values, whole.as_py())
        batch.add(held.as_py(), kept)
        if batch.papers >= PAPERS_AT_ONCE:
            yield batch
            batch = Batch()
    if batch.papers:
        yield batch


def _append(connection: duckdb.DuckDBPyConnection, missing: list[Kept]) -> None:
    """Papers of which the database holds nothing: nothing is compared, and every table is one order."""
    if not missing:
        return
    for table, rows in readers(missing):
        insert(connection, table, rows)
    see(connection, sources_of(documents_of(missing)))
    wanted = pa.array(sorted(corrected(connection)), type=pa.string())
    for kept in missing if len(wanted) else ():
        apply(connection, kept.papers.filter(pc.is_in(kept.papers, wanted)).to_pylist())
