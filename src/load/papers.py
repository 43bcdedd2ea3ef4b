"""Papers into the database: each replaced as a whole in one transaction, or left alone where nothing changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import duckdb
import pyarrow as pa

from ..normalise.paper import Paper
from ..normalise.records import RECORDS, DocumentRecord, DocumentSourceRecord, Record
from .database import Database
from .rows import by_table, columns, schema_of

INCOMING = "incoming"
VARYING = ("extracted_at", "seconds")  # differ between two readings of the same bytes
STALE = "starts_with(held.document_id, 'path-') AND held.document_id <> i.document_id"
TABLES: tuple[type[Record], ...] = tuple(kind for kind in RECORDS if kind is not DocumentSourceRecord)


class Loaded(StrEnum):
    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """What the database says of a document that it holds."""

    outcome: str
    error_code: str | None
    error_message: str | None
    extractor_version: str
    configuration: str
    page_count: int | None

    @classmethod
    def of(cls, row: DocumentRecord) -> KnownPaper:
        return cls(
            row.outcome.value,
            row.error_code,
            row.error_message,
            row.extractor_version,
            row.configuration,
            row.page_count,
        )


def unstorable() -> tuple[type[Exception], ...]:
    """What loading raises where a value does not fit its column: a mistake of ours, which ends one paper only."""
    return (pa.ArrowException, duckdb.DataError, duckdb.IntegrityError, OverflowError, UnicodeEncodeError)


def load(
    database: Database, papers: Iterable[Paper], sources: Sequence[DocumentSourceRecord], seen_at: datetime
) -> list[Loaded]:
    """Load papers, one transaction each; `sources` are the paths under which they were seen, at `seen_at` (UTC).

    A paper whose rows stand in the database already is left as it is, `extracted_at` included.
    """
    by_document: dict[str, list[DocumentSourceRecord]] = {}
    for source in sources:
        by_document.setdefault(source.document_id, []).append(source)
    return [load_paper(database, p, by_document.get(p.document.document_id, ()), seen_at) for p in papers]


def load_paper(database: Database, paper: Paper, sources: Sequence[DocumentSourceRecord], seen_at: datetime) -> Loaded:
    """Load one paper in one transaction; either all of it is there afterwards or the database is as it was."""
    connection = database.connection
    document_id = paper.document.document_id
    groups = by_table((paper.document, *paper.records))
    incoming = {name: columns(records, schema_of(connection, name)) for name, records in groups.items()}
    with database.transaction():
        held = _held(connection, document_id)
        outcome = Loaded.ADDED
        if held and _same(held, incoming):
            outcome = Loaded.UNCHANGED
        else:
            if held:
                outcome = Loaded.REPLACED
                for kind in TABLES:
                    connection.execute(f"DELETE FROM {kind.table} WHERE document_id = ?", [document_id])
            for name, rows in incoming.items():
                _insert(connection, name, rows)
        _see(connection, sources, seen_at)
    return outcome


def see(database: Database, sources: Sequence[DocumentSourceRecord], seen_at: datetime) -> None:
    """Note that documents were seen under these paths, without reading them again."""
    with database.transaction() as connection:
        _see(connection, sources, seen_at)


def known(database: Database) -> dict[str, KnownPaper]:
    """The documents that the database holds, by id."""
    rows = database.connection.execute(
        "SELECT document_id, outcome, error_code, error_message, extractor_version, configuration, page_count"
        " FROM documents"
    ).fetchall()
    return {document_id: KnownPaper(*rest) for document_id, *rest in rows}


def _held(connection: duckdb.DuckDBPyConnection, document_id: str) -> dict[str, pa.Table]:
    """The rows of a document, by table; empty where the document is not there. Tables without rows are left out."""
    held: dict[str, pa.Table] = {}
    for kind in TABLES:
        query = f"SELECT * FROM {kind.table} WHERE document_id = ?"
        rows = connection.execute(query, [document_id]).to_arrow_table()
        if kind is DocumentRecord and not rows.num_rows:
            return {}
        if rows.num_rows:
            held[kind.table] = rows
    return held


def _same(held: dict[str, pa.Table], incoming: dict[str, pa.Table]) -> bool:
    """Whether the rows are the same but for what varies between two readings; the order of rows does not count."""
    if held.keys() != incoming.keys():
        return False
    keys = {kind.table: kind.key for kind in TABLES}
    return all(_settled(held[name], keys[name]) == _settled(incoming[name], keys[name]) for name in held)


def _settled(rows: pa.Table, key: str) -> list[dict[str, object]]:
    fixed = rows.drop_columns([name for name in VARYING if name in rows.column_names])
    return list(fixed.sort_by(key).to_pylist())


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    connection.register(INCOMING, rows)
    try:
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {INCOMING}")
    finally:
        connection.unregister(INCOMING)


def _see(connection: duckdb.DuckDBPyConnection, sources: Sequence[DocumentSourceRecord], seen_at: datetime) -> None:
    """A path seen again keeps when it was first seen; a path whose bytes changed names its new document too.

    What stood for a path while its bytes could not be had goes when they can.
    """
    table = DocumentSourceRecord.table
    times = {"first_seen": seen_at, "last_seen": seen_at}
    rows = columns(sources, schema_of(connection, table), times)
    if not rows.num_rows:
        return
    connection.register(INCOMING, rows)
    try:
        connection.execute(
            f"DELETE FROM documents WHERE document_id IN (SELECT held.document_id FROM {table} AS held"
            f" JOIN {INCOMING} AS i USING (source_uri) WHERE {STALE})"
        )
        connection.execute(
            f"DELETE FROM {table} AS held USING {INCOMING} AS i WHERE held.source_uri = i.source_uri AND {STALE}"
        )
        connection.execute(
            f"UPDATE {table} AS held SET last_seen = greatest(held.last_seen, i.last_seen) FROM {INCOMING} AS i"
            " WHERE held.document_id = i.document_id AND held.source_uri = i.source_uri"
        )
        connection.execute(
            f"INSERT INTO {table} BY NAME SELECT * FROM {INCOMING} AS i WHERE NOT EXISTS ("
            f"SELECT 1 FROM {table} AS held WHERE held.document_id = i.document_id AND held.source_uri = i.source_uri)"
        )
    finally:
        connection.unregister(INCOMING)
