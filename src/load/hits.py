"""What a search found: records with their place and the part of them that was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from .database import Database
from .query import Answer
from .ranking import Ranked
from .scope import PAPERS
from .searched import TABLES, places_of
from .snippets import Snippet, snippet, words_in
from .terms import terms_of

BOX = pa.struct([(name, pa.float64()) for name in ("x0", "top", "x1", "bottom")])
ANSWER = pa.schema(
    [
        ("score", pa.float64()),
        ("authority", pa.string()),
        ("report", pa.string()),
        ("report_date", pa.date32()),
        ("file_name", pa.string()),
        ("also_in", pa.list_(pa.string())),
        ("page", pa.int32()),
        ("bbox", BOX),
        ("snippet", pa.string()),
        ("record_table", pa.string()),
        ("record_id", pa.string()),
        ("document_id", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, where it stands, and the part of it that was asked for.

    `also_in` names files with a copy of it; `page` from 1; `bbox` in PDF points from the page's top left: x0, top,
    x1, bottom.
    """

    score: float
    authority: str | None
    report: str | None
    report_date: date | None
    file_name: str
    also_in: tuple[str, ...]
    page: int | None
    bbox: Mapping[str, float] | None
    snippet: Snippet
    record_table: str
    record_id: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first; `unknown` are the words that no record has."""

    hits: tuple[Hit, ...]
    unknown: tuple[str, ...] = ()

    def answer(self) -> Answer:
        """The hits as rows, the words that were asked for between two asterisks."""
        names = [name for name in ANSWER.names if name != "snippet"]
        rows = [{"snippet": hit.snippet.marked, **{name: getattr(hit, name) for name in names}} for hit in self.hits]
        return Answer(pa.Table.from_pylist(rows, schema=ANSWER))


Row = tuple[str | None, str | None, date | None, str, int | None, Mapping[str, float] | None, str, str]


def hits_of(database: Database, index: duckdb.DuckDBPyConnection, best: Ranked, wanted: Set[str]) -> tuple[Hit, ...]:
    """The hits for these records, their snippets round the wanted terms."""
    found: dict[tuple[str, str], Row] = {}
    for table in dict.fromkeys(table for _, table, _, _ in best):
        found |= _rows(database, table, [record_id for _, one, record_id, _ in best if one == table])
    terms = terms_of(index, (word for *_, text in found.values() for word in words_in(text)))
    hits = []
    names = _file_names(database, {document for *_, documents in best for document in documents})
    for score, table, record_id, documents in best:
        authority, report, day, file_name, page, bbox, document_id, text = found[table, record_id]
        part = snippet(text, wanted, terms)
        copies = tuple(sorted(names[document] for document in documents if document != document_id))
        place = (authority, report, day, file_name, copies, page, bbox)
        hits.append(Hit(round(score, 3), *place, part, table, record_id, document_id))
    return tuple(hits)


def _rows(database: Database, table: str, ids: Sequence[str]) -> dict[tuple[str, str], Row]:
    """What is told of these records of one table, and their words."""
    one = TABLES[table]
    rows = database.connection.execute(
        f"""
WITH found AS MATERIALIZED (
    SELECT {one.key} AS record_id, document_id, report_id, page, bbox, {one.text} AS words
    FROM {table} x WHERE rowid IN (SELECT unnest(?))
), papers AS ({PAPERS})
SELECT record_id, p.authority, p.report, p.report_date, d.file_name, page, bbox, f.document_id, words
FROM found f JOIN documents d ON d.document_id = f.document_id
LEFT JOIN papers p ON p.document_id = f.document_id AND p.report_id IS NOT DISTINCT FROM f.report_id""",
        [places_of(database, table, ids)],
    ).fetchall()
    return {(table, record_id): tuple(row) for record_id, *row in rows}


def _file_names(database: Database, documents: Set[str]) -> dict[str, str]:
    rows = database.connection.execute(
        "SELECT document_id, file_name FROM documents WHERE document_id IN (SELECT unnest(?))", [sorted(documents)]
    ).fetchall()
    return dict(rows)
