"""What a search found: records with their place and the part of them that was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from .database import Database
from .query import Answer
from .ranking import Ranked
from .scope import PAPERS
from .searched import TABLES, rows_of_records
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


Row = tuple[str, str | None, int | None, Mapping[str, float] | None, str]  # document, report, page, box, words
Printed = dict[tuple[str, str], Row]
Paper = tuple[str | None, str | None, date | None]  # authority, report, its date
NO_PAPER: Paper = (None, None, None)


def printed(database: Database, best: Ranked) -> Printed:
    """What is printed of these records, by table and id."""
    found: Printed = {}
    for table in dict.fromkeys(one.table for one in best):
        places = {one.record_id: one.place for one in best if one.table == table}
        told = f"document_id, report_id, page, bbox, {TABLES[table].text}"
        found |= {(table, row[0]): row[1:] for row in rows_of_records(database, table, places, told)}
    return found


def hits_of(
    database: Database, index: duckdb.DuckDBPyConnection, best: Ranked, rows: Printed, wanted: Set[str]
) -> tuple[Hit, ...]:
    """The hits for these records, their snippets round the wanted terms; `rows` is what is printed of them."""
    found = [rows[one.table, one.record_id] for one in best]
    terms = terms_of(index, (word for *_, text in found for word in words_in(text)))
    papers = _papers(database, {document_id for document_id, *_ in found})
    names = _file_names(database, {document for one in best for document in one.documents})
    hits = []
    for one, (document_id, report_id, page, bbox, text) in zip(best, found, strict=True):
        copies = tuple(sorted(names[document] for document in one.documents if document != document_id))
        paper = papers.get((document_id, report_id), NO_PAPER)
        place = (*paper, names[document_id], copies, page, bbox, snippet(text, wanted, terms))
        hits.append(Hit(round(one.score, 3), *place, one.table, one.record_id, document_id))
    return tuple(hits)


def _papers(database: Database, documents: Set[str]) -> dict[tuple[str, str | None], Paper]:
    """The reports of these documents, and the documents as such."""
    among = ", ".join("?" * len(documents)) or "NULL"  # said one by one they are looked for before papers are joined
    query = (
        f"SELECT document_id, report_id, authority, report, report_date FROM ({PAPERS}) WHERE document_id IN ({among})"
    )
    rows = database.connection.execute(query, sorted(documents)).fetchall()
    return {(document_id, report_id): tuple(paper) for document_id, report_id, *paper in rows}


def _file_names(database: Database, documents: Set[str]) -> dict[str, str]:
    rows = database.connection.execute(
        "SELECT document_id, file_name FROM documents WHERE document_id IN (SELECT unnest(?))", [sorted(documents)]
    ).fetchall()
    return dict(rows)
