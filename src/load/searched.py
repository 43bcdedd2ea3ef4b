"""What is searched: which fields of which tables, as entries with their authority and their days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from ..normalise.records import RECORDS
from .database import Database
from .scope import PAPERS


@dataclass(frozen=True, slots=True)
class Searched:
    """A table and its fields of words, in the order in which a snippet shows them."""

    table: str
    fields: tuple[str, ...]
    dated: bool = False  # has a financial year and a quarter of its own

    @property
    def key(self) -> str:
        return KEYS[self.table]

    @property
    def text(self) -> str:
        """SQL: the words of a row of `x`."""
        return f"concat_ws(' · ', {', '.join(f'x.{name}' for name in self.fields)})"


KEYS = {kind.table: kind.key for kind in RECORDS}
ACTION_FIELDS = (
    "reference",
    "description",
    "plan",
    "theme",
    "lead_officer",
    "recommendation",
    "progress_text",
    "issues_text",
    "outcomes_text",
    "comments",
)
SEARCHED = (
    Searched("sections", ("heading", "text")),
    Searched("actions", ACTION_FIELDS, dated=True),
    Searched("findings", ("theme", "text")),
    Searched("decisions", ("item_title", "text")),
    Searched("indicators", ("reference", "name", "subject", "comparator_text"), dated=True),
    Searched("grades", ("subject", "grade_text", "framework", "assessor")),
    Searched("objective_impacts", ("objective",)),
    Searched("reports", ("title", "committee", "report_reference", "report_author")),
    Searched("agenda_items", ("title",)),
    Searched("attendances", ("name",)),
)
TABLES = {one.table: one for one in SEARCHED}

_QUARTER_BEGINS = "make_date(year, 4, 1) + to_months(3 * coalesce(quarter - 1, 0))"
_LASTS = "CASE WHEN quarter IS NULL THEN 12 ELSE 3 END"


def entries(database: Database, documents: Sequence[str] | None, rows_at_once: int) -> pa.RecordBatchReader:
    """All entries, or those of these documents: table, record_id, document_id, page, authority, days, place, words.

    Its place is the row of its table, which a later run may change. An entry's days are those of the period that it is
    about, else the day of its paper; null where neither is known.
    """
    wanted = "" if documents is None else " WHERE x.document_id IN (SELECT unnest($documents))"
    tables = " UNION ALL ".join(_rows_of(one) + wanted for one in SEARCHED)
    query = f"""
WITH papers AS ({PAPERS}), found AS ({tables})
SELECT record_table, record_id, document_id, page, authority_code, authority, place, words,
    coalesce(CAST({_QUARTER_BEGINS} AS DATE), report_date) AS first_day,
    coalesce(CAST({_QUARTER_BEGINS} + to_months({_LASTS}) - INTERVAL 1 DAY AS DATE), report_date) AS last_day
FROM found"""
    bound = {} if documents is None else {"documents": list(documents)}
    return database.connection.execute(query, bound).to_arrow_reader(rows_at_once)


def _rows_of(one: Searched) -> str:
    year, quarter = "p.financial_year", "p.quarter"
    if one.dated:  # a row's own year goes with the report's quarter only where it is the report's year, too
        year = "coalesce(x.financial_year, p.financial_year)"
        same = "coalesce(x.financial_year = p.financial_year, true)"
        quarter = f"CASE WHEN {same} THEN coalesce(x.quarter, p.quarter) ELSE x.quarter END"
    return (
        f"SELECT '{one.table}' AS record_table, x.{one.key} AS record_id, x.document_id, x.page, x.rowid AS place,"
        f" p.authority_code, p.authority, p.report_date, {one.text} AS words,"
        f" TRY_CAST(left({year}, 4) AS INTEGER) AS year, {quarter} AS quarter"
        f" FROM {one.table} x LEFT JOIN papers p"
        " ON p.document_id = x.document_id AND p.report_id IS NOT DISTINCT FROM x.report_id"
    )


def rows_of_records(database: Database, table: str, places: Mapping[str, int], columns: str) -> list[tuple[Any, ...]]:
    """These records by their ids, with the rows in which they were; `columns` is SQL over `x`, the id goes before them.

    DuckDB reads just the rows that it is told, but a whole column for an id: so an id is looked up only where its
    record is in that row no more.
    """
    key = KEYS[table]
    query = f"SELECT {key}, {columns} FROM {table} x WHERE rowid IN (SELECT unnest(?))"
    rows = database.connection.execute(query, [list(places.values())]).fetchall()
    found = [row for row in rows if row[0] in places]
    if moved := sorted(set(places) - {row[0] for row in found}):
        by_id = f"SELECT rowid FROM {table} WHERE {key} IN (SELECT unnest(?))"
        now = [place for (place,) in database.connection.execute(by_id, [moved]).fetchall()]
        found += database.connection.execute(query, [now]).fetchall()
    return found


def stamps(database: Database) -> pa.Table:
    """Every document with a number that changes when its records do: `document_id`, `stamp`."""
    return database.connection.execute(_stamps(database)).to_arrow_table()


def fingerprint(database: Database) -> str:
    """The same as long as no document has other records: read once again, or corrected."""
    query = f"SELECT count(*) || '-' || coalesce(bit_xor(hash(document_id, stamp)), 0) FROM ({_stamps(database)})"
    found = database.connection.execute(query).fetchone()
    return str(found[0]) if found else ""


def _stamps(database: Database) -> str:
    held = database.connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
    rows = (
        "SELECT document_id, hash(document_id, extractor_version, configuration, extracted_at) AS stamp FROM documents"
    )
    if ("corrections",) in held:
        rows += " UNION ALL SELECT document_id, bit_xor(hash(corrections)) FROM corrections GROUP BY document_id"
    return (
        f"SELECT document_id, bit_xor(stamp) AS stamp FROM ({rows}) WHERE document_id IS NOT NULL GROUP BY document_id"
    )
