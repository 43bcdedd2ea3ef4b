"""What people put right in records: applied whenever a paper is loaded, the value as it was read kept beside it.

A correction holds for one field of one record. The record is known by its id and, where that has changed with the
record's surroundings, by the words that it was read from, if one record of that paper has them. Words that have changed
make the correction `stale`: nobody has looked at the new ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import get_args

import duckdb
from pydantic import TypeAdapter, ValidationError

from ..errors import Unusable
from ..normalise.identity import digest
from ..normalise.records import RECORDS, DocumentSourceRecord, Record, Traced
from .database import Database
from .meant import did_you_mean, instead
from .rows import storable

APPLIED, STALE, REDUNDANT, UNMATCHED = "applied", "stale", "redundant", "unmatched"
CORRECTABLE: dict[str, type[Record]] = {kind.table: kind for kind in RECORDS if kind is not DocumentSourceRecord}
READING = {"extractor_version", "configuration", "extracted_at", "seconds"}
FIXED = frozenset(Traced.model_fields) | READING | {"action_key"}  # where and how it was read, and what linking says


@dataclass(frozen=True, slots=True)
class Correction:
    """What one field of one record is to hold; `value` is JSON, `quote` the source words when it was corrected."""

    record_table: str
    record_id: str
    field: str
    value: str
    quote: str | None = None
    note: str | None = None
    document_id: str | None = None

    @property
    def correction_id(self) -> str:
        """One for each field of each record: a later one takes the place of an earlier one."""
        return digest("correction", self.record_table, self.record_id, self.field)


@dataclass(frozen=True, slots=True)
class Fired:
    """What became of a correction: `state` as in the table `corrections`."""

    correction: Correction
    state: str
    original: str | None = None


def fields_of(table: str) -> tuple[str, ...]:
    """The fields of a table that can be corrected: not its ids and not where it was read."""
    kind = CORRECTABLE[table]
    return tuple(name for name in kind.model_fields if name not in FIXED and not name.endswith("_id"))


def checked(correction: Correction) -> Correction:
    """The correction with its value as the record holds it. Raises Unusable, saying what may stand there."""
    kind = CORRECTABLE.get(correction.record_table)
    if kind is None:
        raise Unusable(
            f"There is no table {correction.record_table}. {instead(correction.record_table, sorted(CORRECTABLE))}"
        )
    fields = fields_of(kind.table)
    if correction.field not in fields:
        raise Unusable(
            f"{correction.field} of {kind.table} cannot be corrected. "
            + (did_you_mean(correction.field, fields) or f"What can: {', '.join(fields)}.")
        )
    return replace(correction, value=_canonical(kind, correction.field, correction.value))


def add(database: Database, corrections: Sequence[Correction]) -> list[Fired]:
    """Take up corrections and apply them, all in one transaction; what became of each.

    One without source words takes those that the record has now. Raises Unusable where a value does not fit its field.
    """
    sound = [checked(correction) for correction in corrections]
    with database.transaction() as connection:
        ids = [correction.correction_id for correction in sound]
        _put_back(connection, "correction_id IN (SELECT unnest(?))", ids)
        connection.execute("DELETE FROM corrections WHERE correction_id IN (SELECT unnest(?))", [ids])
        for correction in sound:
            document_id, words = _where_it_stands(connection, correction)
            connection.execute(
                "INSERT INTO corrections BY NAME SELECT ? AS correction_id, ? AS document_id, ? AS record_table,"
                " ? AS record_id, ? AS quote, ? AS field, ? AS value, ? AS note, ? AS state",
                [
                    correction.correction_id,
                    correction.document_id or document_id,
                    correction.record_table,
                    correction.record_id,
                    correction.quote or words,
                    correction.field,
                    correction.value,
                    correction.note,
                    UNMATCHED,
                ],
            )
        return [_fire(connection, correction) for correction in _rows(connection, "correction_id", ids)]


def withdraw(database: Database, record_table: str, record_id: str, field: str) -> bool:
    """Forget a correction, the field as it was read again; False where there is none."""
    correction_id = Correction(record_table, record_id, field, "null").correction_id
    with database.transaction() as connection:
        found = list(_rows(connection, "correction_id", [correction_id]))
        _put_back(connection, "correction_id IN (SELECT unnest(?))", [correction_id])
        connection.execute("DELETE FROM corrections WHERE correction_id = ?", [correction_id])
    return bool(found)


def put_back(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> None:
    """The corrected fields of these documents hold again what was read, so that readings can be compared."""
    _put_back(connection, "document_id IN (SELECT unnest(?))", document_ids)


def corrected(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The ids of the documents that have corrections."""
    rows = connection.execute("SELECT DISTINCT document_id FROM corrections WHERE document_id IS NOT NULL").fetchall()
    return {document_id for (document_id,) in rows}


def apply(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> list[Fired]:
    """Apply the corrections of these documents to what was just read of them."""
    return [_fire(connection, correction) for correction in _rows(connection, "document_id", document_ids)]


def _holds(kind: type[Record], field: str) -> TypeAdapter[object]:
    """What may stand in a field."""
    return TypeAdapter(kind.model_fields[field].rebuild_annotation())


def _canonical(kind: type[Record], field: str, value: str) -> str:
    """JSON as the field holds it; plain words stand for themselves in a field of text. Raises Unusable."""
    holds = _holds(kind, field)
    for text in (value, json.dumps(value)):
        with suppress(ValidationError):
            return holds.dump_json(holds.validate_json(text, strict=True)).decode()
    hint = kind.model_fields[field].annotation
    enums = [part for part in (hint, *get_args(hint)) if isinstance(part, type) and issubclass(part, Enum)]
    choices = [str(choice.value) for part in enums for choice in part]
    days = date in (hint, *get_args(hint))
    may = f" It may be: {', '.join(choices)}." if choices else " Write days like 2023-06-30." if days else ""
    raise Unusable(f"{value} cannot stand in {field} of {kind.table}.{may}")


def _where_it_stands(connection: duckdb.DuckDBPyConnection, correction: Correction) -> tuple[str | None, str | None]:
    """The document and the source words of the record now; nulls where there is no such record."""
    kind = CORRECTABLE[correction.record_table]
    words = "quote" if issubclass(kind, Traced) else "NULL"
    found = connection.execute(
        f"SELECT document_id, {words} FROM {kind.table} WHERE {kind.key} = ?", [correction.record_id]
    ).fetchone()
    return (found[0], found[1]) if found else (None, None)


def _rows(connection: duckdb.DuckDBPyConnection, column: str, among: Iterable[str]) -> Iterator[Correction]:
    rows = connection.execute(
        "SELECT record_table, record_id, field, value, quote, note, document_id FROM corrections"
        f" WHERE {column} IN (SELECT unnest(?)) ORDER BY correction_id",
        [list(among)],
    ).fetchall()
    return (Correction(*row) for row in rows)


def _fire(connection: duckdb.DuckDBPyConnection, correction: Correction) -> Fired:
    """Apply one correction to the record as it was read, and log what became of it."""
    kind, field = CORRECTABLE[correction.record_table], correction.field
    record_id, state = _target(connection, kind, correction)
    original: str | None = None
    if record_id is not None:
        held = connection.execute(f'SELECT to_json("{field}") FROM {kind.table} WHERE {kind.key} = ?', [record_id])
        (as_read,) = held.fetchone() or (None,)
        original = _canonical(kind, field, as_read or "null")
        state = REDUNDANT if original == correction.value else APPLIED
    if state == APPLIED:
        _write(connection, kind, field, str(record_id), correction.value)
    connection.execute(
        "UPDATE corrections SET state = ?, fired_on = ?, original = ? WHERE correction_id = ?",
        [state, record_id, original, correction.correction_id],
    )
    return Fired(correction, state, original)


def _target(
    connection: duckdb.DuckDBPyConnection, kind: type[Record], correction: Correction
) -> tuple[str | None, str]:
    """The id of the record that is meant, or why there is none."""
    if not issubclass(kind, Traced):
        found = connection.execute(f"SELECT {kind.key} FROM {kind.table} WHERE {kind.key} = ?", [correction.record_id])
        return (correction.record_id, APPLIED) if found.fetchone() else (None, UNMATCHED)
    same_words = connection.execute(
        f"SELECT {kind.key} FROM {kind.table} WHERE document_id = ? AND quote IS NOT DISTINCT FROM ? ORDER BY ALL",
        [correction.document_id, correction.quote],
    ).fetchall()
    ids = [record_id for (record_id,) in same_words]
    if correction.record_id in ids:
        return correction.record_id, APPLIED
    if correction.quote is not None and len(ids) == 1:
        return ids[0], APPLIED
    there = connection.execute("SELECT 1 FROM documents WHERE document_id = ?", [correction.document_id]).fetchone()
    return None, STALE if there else UNMATCHED


def _put_back(connection: duckdb.DuckDBPyConnection, condition: str, among: Sequence[str]) -> None:
    rows = connection.execute(
        f"SELECT record_table, field, fired_on, original FROM corrections WHERE state = '{APPLIED}' AND {condition}",
        [list(among)],
    ).fetchall()
    for table, field, record_id, original in rows:
        _write(connection, CORRECTABLE[table], field, record_id, original)
    connection.execute(
        f"UPDATE corrections SET state = '{UNMATCHED}', fired_on = NULL, original = NULL WHERE {condition}",
        [list(among)],
    )


def _write(connection: duckdb.DuckDBPyConnection, kind: type[Record], field: str, record_id: str, value: str) -> None:
    """Set one field of one record to what this JSON says."""
    held = _holds(kind, field).validate_json(value)
    connection.execute(f'UPDATE {kind.table} SET "{field}" = ? WHERE {kind.key} = ?', [storable(held), record_id])
