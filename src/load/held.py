"""Which documents a database holds, told so that a run over a million of them can keep it in mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import duckdb

from .database import Database
from .papers import KnownPaper

ROWS_AT_ONCE = 10_000
HASH_DIGITS = 64


class Documents:
    """A set of document ids; the hash that most of them are is kept as its 32 bytes, not as text of thrice the size."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._keys = {_key(document_id) for document_id in ids}

    def add(self, document_id: str) -> None:
        self._keys.add(_key(document_id))

    def __contains__(self, document_id: object) -> bool:
        return isinstance(document_id, str) and _key(document_id) in self._keys


def _key(document_id: str) -> bytes:
    return bytes.fromhex(document_id) if len(document_id) == HASH_DIGITS else document_id.encode()


def each_known(database: Database) -> Iterator[KnownPaper]:
    """The documents that the database holds, never all at once."""
    yield from _papers(database.connection.execute(f"SELECT {_columns()} FROM documents"))


def sizes_at(database: Database, addresses: Sequence[str]) -> Iterator[tuple[str, int]]:
    """(id, bytes) of the documents that were last seen at one of these addresses."""
    query = (
        "SELECT document_id, byte_size FROM documents JOIN document_sources s USING (document_id)"
        " WHERE s.source_uri IN (SELECT unnest(?)) AND s.gone_since IS NULL AND byte_size IS NOT NULL"
    )
    yield from database.connection.execute(query, [list(addresses)]).fetchall()


def known_by_id(database: Database, ids: Iterable[str]) -> dict[str, KnownPaper]:
    """Those of these documents that the database holds, by id."""
    wanted = sorted(ids)
    if not wanted:
        return {}
    query = f"SELECT {_columns()} FROM documents WHERE document_id IN (SELECT unnest(?))"
    return {paper.document_id: paper for paper in _papers(database.connection.execute(query, [wanted]))}


def _columns() -> str:
    return ", ".join(KnownPaper.columns())


def _papers(answer: duckdb.DuckDBPyConnection) -> Iterator[KnownPaper]:
    while rows := answer.fetchmany(ROWS_AT_ONCE):
        yield from (KnownPaper(*row) for row in rows)
