"""What a database, or a paper just read, gives for the files that gold files name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..load.database import Database
from ..normalise.paper import Paper
from ..normalise.records import ActionRecord, Record
from .golds import Gold, Row, value_of
from .kinds import KINDS, Form, Kind

NAMES = "reference", "description"


@dataclass(frozen=True, slots=True)
class Given:
    """One file as the database has it; `read` is false where it does not."""

    file: str
    read: bool
    authority: str | None = None
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    sure: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)  # each row's confidence


def given(database: Database, golds: Iterable[Gold]) -> dict[tuple[str, str], Given]:
    """What the database gives, by document and file; every table is asked once."""
    ids = {(gold.document, file): _document_id(database, gold.folder / file) for gold in golds for file in gold.files}
    wanted = sorted({i for i in ids.values() if i})
    names = _action_names(database, wanted)
    tables = {table: _rows(database, kind, wanted, names) for table, kind in KINDS.items()}
    sure = {table: _confidences(database, table, wanted) for table in KINDS}
    authorities = dict(
        database.connection.execute(
            "SELECT document_id, coalesce(authority_code, authority_name) FROM documents"
            " WHERE document_id IN (SELECT unnest(?::VARCHAR[]))",
            [wanted],
        ).fetchall()
    )
    return {
        (document, file): Given(
            file,
            i in authorities,
            authorities.get(i),
            {table: tuple(rows.get(i, ())) for table, rows in tables.items()},
            {table: tuple(values.get(i, ())) for table, values in sure.items()},
        )
        for (document, file), i in ids.items()
    }


def _document_id(database: Database, path: Path) -> str:
    """By its bytes where the file lies beside its gold, else by the name under which it was seen, last first."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    seen = database.connection.execute(
        "SELECT document_id FROM document_sources WHERE file_name = ? ORDER BY last_seen DESC, document_id LIMIT 1",
        [path.name],
    ).fetchone()
    return str(seen[0]) if seen else ""


def _action_names(database: Database, wanted: Sequence[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Document -> action -> its reference and its words."""
    rows = database.connection.execute(
        f"SELECT document_id, action_id, {', '.join(NAMES)} FROM actions"
        " WHERE document_id IN (SELECT unnest(?::VARCHAR[]))",
        [wanted],
    ).fetchall()
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for document, action, *names in rows:
        found.setdefault(document, {})[action] = tuple(name for name in names if name)
    return found


def _rows(
    database: Database, kind: Kind, wanted: Sequence[str], names: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> dict[str, list[Row]]:
    columns = _columns(kind)
    found: dict[str, list[Row]] = {}
    rows = database.connection.execute(
        f"SELECT document_id, {', '.join(columns)} FROM {kind.table}"
        " WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY document_id, rowid",
        [wanted],
    ).fetchall()
    for document, *values in rows:
        found.setdefault(document, []).append(_row(kind, values, names.get(document, {})))
    return found


def _confidences(database: Database, table: str, wanted: Sequence[str]) -> dict[str, list[float | None]]:
    """In the order of `_rows`."""
    found: dict[str, list[float | None]] = {}
    rows = database.connection.execute(
        f"SELECT document_id, confidence FROM {table}"
        " WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY document_id, rowid",
        [wanted],
    ).fetchall()
    for document, confidence in rows:
        found.setdefault(document, []).append(confidence)
    return found


def rows_of(paper: Paper) -> dict[str, tuple[Row, ...]]:
    """The rows of a paper that no database has yet, by table."""
    return rows_of_records(paper.records)


def rows_of_records(records: Iterable[Record]) -> dict[str, tuple[Row, ...]]:
    """The rows that these records of one paper are, by table, in their order."""
    kept = tuple(records)
    actions = [record for record in kept if isinstance(record, ActionRecord)]
    said = {a.action_id: tuple(name for name in (a.reference, a.description) if name) for a in actions}
    found: dict[str, list[Row]] = {table: [] for table in KINDS}
    for record in kept:
        if kind := KINDS.get(record.table):
            found[kind.table].append(_row(kind, [getattr(record, column) for column in _columns(kind)], said))
    return {table: tuple(rows) for table, rows in found.items()}


def _columns(kind: Kind) -> list[str]:
    related = {"parent": "parent_action_id", "action": "action_id"}
    return [related[name] if form is Form.RELATED else name for name, form in kind.fields.items()]


def _row(kind: Kind, values: Iterable[object], names: Mapping[str, tuple[str, ...]]) -> Row:
    """`names` are the reference and the words of every action of the paper, by its id."""
    return {
        name: value_of(names.get(str(value), ()) if form is Form.RELATED else value, form)
        for (name, form), value in zip(kind.fields.items(), values, strict=True)
    }
