"""Papers into the database: each replaced as a whole, or left alone where nothing changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from ..normalise.records import RECORDS, DocumentRecord, DocumentSourceRecord, Record
from .corrections import apply, put_back
from .database import Database
from .rows import ROWS_AT_ONCE, Tables, columns, schemas, storable

INCOMING = "incoming"
VARYING = ("extracted_at", "seconds", "action_key")  # differ between two readings, or hang upon other papers
STALE = "starts_with(held.document_id, 'path-') AND held.document_id <> i.document_id"
STAYS_GONE = "CASE WHEN i.last_seen >= held.gone_since THEN NULL ELSE held.gone_since END"
TABLES: tuple[type[Record], ...] = tuple(kind for kind in RECORDS if kind is not DocumentSourceRecord)


class Loaded(StrEnum):
    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """What the database says of a document that it holds."""

    document_id: str
    outcome: str
    error_code: str | None
    error_message: str | None
    extractor_version: str
    configuration: str
    page_count: int | None
    byte_size: int | None
    seconds: float

    @classmethod
    def columns(cls) -> list[str]:
        """The columns of `documents` that it is made of."""
        return [field.name for field in fields(cls)]

    @classmethod
    def of(cls, row: DocumentRecord) -> KnownPaper:
        return cls(
            row.document_id,
            row.outcome.value,
            row.error_code,
            row.error_message,
            row.extractor_version,
            row.configuration,
            row.page_count,
            row.byte_size,
            row.seconds,
        )


def unstorable() -> tuple[type[Exception], ...]:
    """What loading raises where a value does not fit its column: a mistake of ours, which ends one paper only."""
    return (pa.ArrowException, duckdb.DataError, duckdb.IntegrityError, OverflowError, UnicodeEncodeError)


def load(
    database: Database, papers: Tables, sources: Sequence[DocumentSourceRecord], seen_at: datetime
) -> dict[str, Loaded]:
    """Load papers in one transaction: either all of them are there afterwards or the database is as it was.

    `papers` holds all rows of every paper in it, each paper once; `sources` are the paths under which papers were
    seen, at `seen_at` (UTC). A paper whose rows stand in the database already is left as it is, `extracted_at`
    included. Corrections of these papers are applied anew. Gives what became of each, by document id.
    """
    times = {"first_seen": seen_at, "last_seen": seen_at, "gone_since": None}
    seen = columns(sources, schemas()[DocumentSourceRecord.table], times)
    with database.transaction() as connection:
        return put(connection, papers, seen)


def load_as_read(database: Database, papers: Tables) -> dict[str, Loaded]:
    """Load papers as `load` does; each counts as seen where and when it was read."""
    with database.transaction() as connection:
        return put(connection, papers, sources_of(papers[DocumentRecord.table]))


def put(connection: duckdb.DuckDBPyConnection, papers: Tables, seen: pa.Table) -> dict[str, Loaded]:
    """What `load` does, within a transaction; `seen` are rows of `document_sources`."""
    ids = papers[DocumentRecord.table]["document_id"] if papers else pa.chunked_array([], type=pa.string())
    held = _held(connection, ids)
    put_back(connection, sorted(held))
    changed = _changed(connection, papers, held) if held else set()
    for kind in TABLES if changed else ():
        connection.execute(f"DELETE FROM {kind.table} WHERE document_id IN (SELECT unnest(?))", [sorted(changed)])
    kept = pa.array(sorted(held - changed), type=pa.string())
    for name, rows in papers.items():
        fresh = rows.filter(pc.invert(pc.is_in(rows["document_id"], kept))) if len(kept) else rows
        insert(connection, name, evenly(fresh))
    apply(connection, ids.to_pylist())
    see(connection, seen)
    return {
        paper: Loaded.ADDED if paper not in held else Loaded.REPLACED if paper in changed else Loaded.UNCHANGED
        for paper in ids.to_pylist()
    }


def sources_of(documents: pa.Table) -> pa.Table:
    """The paths under which papers were read, as their rows in `documents` say: rows of `document_sources`."""
    seen = documents.select(list(DocumentSourceRecord.model_fields))
    for column in ("first_seen", "last_seen"):
        seen = seen.append_column(column, documents["extracted_at"])
    never = pa.nulls(documents.num_rows, schemas()[DocumentSourceRecord.table].field("gone_since").type)
    return seen.append_column("gone_since", never)


def mark_gone(database: Database, roots: Sequence[str], seen_at: datetime) -> int:
    """Say of every address that begins with one of these roots and was not seen at that time or later that it is gone.

    What was read there stays. Gives how many are gone that were not before.
    """
    table = DocumentSourceRecord.table
    with database.transaction() as connection:
        gone = connection.execute(
            f"UPDATE {table} SET gone_since = $at WHERE gone_since IS NULL AND last_seen < $at"
            " AND len(list_filter($roots, lambda root: starts_with(source_uri, root))) > 0",
            {"at": storable(seen_at), "roots": list(roots)},
        ).fetchone()
    return int(gone[0]) if gone else 0


def known(database: Database) -> dict[str, KnownPaper]:
    """The documents that the database holds, by id."""
    rows = database.connection.execute(f"SELECT {', '.join(KnownPaper.columns())} FROM documents").fetchall()
    return {row[0]: KnownPaper(*row) for row in rows}


def _held(connection: duckdb.DuckDBPyConnection, ids: pa.ChunkedArray) -> set[str]:
    """Those of these documents that the database holds."""
    if not len(ids):
        return set()
    query = "SELECT document_id FROM documents WHERE document_id IN (SELECT unnest(?))"
    return {found for (found,) in connection.execute(query, [ids.to_pylist()]).fetchall()}


def _changed(connection: duckdb.DuckDBPyConnection, papers: Tables, held: set[str]) -> set[str]:
    """Those held documents whose rows differ in more than what varies between two readings, in whatever order."""
    changed: set[str] = set()
    wanted = pa.array(sorted(held), type=pa.string())
    for kind in TABLES:
        schema = schemas()[kind.table]
        rows = papers.get(kind.table)
        incoming = schema.empty_table() if rows is None else rows.filter(pc.is_in(rows["document_id"], wanted))
        names = ", ".join(f'"{name}"' for name in schema.names if name not in VARYING)
        with registered(connection, incoming):
            before = f"SELECT {names} FROM {kind.table} WHERE document_id IN (SELECT unnest(?))"
            after = f"SELECT {names} FROM {INCOMING}"
            gone, new = f"{before} EXCEPT ALL {after}", f"{after} EXCEPT ALL {before}"
            query = f"SELECT DISTINCT document_id FROM (({gone}) UNION ALL ({new}))"
            found = connection.execute(query, [wanted.to_pylist(), wanted.to_pylist()]).fetchall()
        changed.update(document_id for (document_id,) in found)
    return changed


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table | pa.RecordBatchReader) -> None:
    """Append rows, which are read as they go in."""
    with registered(connection, rows):
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {INCOMING}")


def evenly(rows: pa.Table) -> pa.Table:
    """The same rows in pieces that DuckDB takes in well."""
    return pa.Table.from_batches(rows.combine_chunks().to_batches(max_chunksize=ROWS_AT_ONCE), rows.schema)


@contextmanager
def registered(connection: duckdb.DuckDBPyConnection, rows: pa.Table | pa.RecordBatchReader) -> Iterator[None]:
    """Inside, these rows are the table INCOMING."""
    connection.register(INCOMING, rows)
    try:
        yield
    finally:
        connection.unregister(INCOMING)


def see(connection: duckdb.DuckDBPyConnection, seen: pa.Table) -> None:
    """Note these rows of `document_sources`.

    A path seen again keeps when it was first seen; a path whose bytes changed names its new document too.

    What stood for a path while its bytes could not be had goes when they can.
    """
    if not seen.num_rows:
        return
    table = DocumentSourceRecord.table
    with registered(connection, seen):
        connection.execute(
            f"DELETE FROM documents WHERE document_id IN (SELECT held.document_id FROM {table} AS held"
            f" JOIN {INCOMING} AS i USING (source_uri) WHERE {STALE})"
        )
        connection.execute(
            f"DELETE FROM {table} AS held USING {INCOMING} AS i WHERE held.source_uri = i.source_uri AND {STALE}"
        )
        connection.execute(
            f"UPDATE {table} AS held SET last_seen = greatest(held.last_seen, i.last_seen), gone_since = {STAYS_GONE}"
            f" FROM {INCOMING} AS i"
            " WHERE held.document_id = i.document_id AND held.source_uri = i.source_uri"
        )
        connection.execute(
            f"INSERT INTO {table} BY NAME SELECT * FROM {INCOMING} AS i WHERE NOT EXISTS ("
            f"SELECT 1 FROM {table} AS held WHERE held.document_id = i.document_id AND held.source_uri = i.source_uri)"
        )
