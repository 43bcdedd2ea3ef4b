"""Actions linked over the quarters, in the database: authority by authority, those alone whose rows have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from ..normalise.link import link
from ..normalise.link_rows import Link, PrintedAction, PrintedReport
from ..version import configuration, extractor_version
from .database import Database
from .ddl import sql

AT_ONCE = 100_000  # actions, about, that are held in memory
INCOMING = "incoming_links"
COLUMNS = pa.schema(
    [
        ("action_id", pa.string()),
        ("document_id", pa.string()),
        ("authority", pa.string()),
        ("series", pa.string()),
        ("as_at", pa.date32()),
        ("action_key", pa.string()),
        ("kind", pa.string()),
        ("previous_action_id", pa.string()),
        ("score", pa.float64()),
        ("reason", pa.string()),
        ("candidates", pa.list_(pa.string())),
        ("absent_from", pa.string()),
    ]
)
LinkedRow = tuple[object, ...]


def link_actions(database: Database) -> int:
    """Write `action_links`, and `actions.action_key` by them; how many authorities had changed.

    The links of an authority are made of all its rows, so that they come out the same in whatever order its papers
    came in. An authority whose rows are as they were when it was linked last, by this version, is left alone.
    """
    connection = database.connection
    connection.execute(sql("link_sources"))
    with database.transaction():
        _forget_those_gone(connection)
    changed = _changed(connection)
    for authorities in _batches(changed):
        with database.transaction():
            _link(connection, authorities)
    if changed:
        with database.transaction():
            _remember(connection, [authority for authority, _ in changed])
    connection.execute("DROP VIEW authority_fingerprints; DROP VIEW printed_actions; DROP TABLE printed_reports")
    return len(changed)


def _maker() -> str:
    """Links of another version of the rules, or of the words for editions, are made anew."""
    return f"{extractor_version()} {configuration()} "


def _changed(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """The authorities to be linked anew, and how many actions each has."""
    query = (
        "SELECT f.authority, f.actions FROM authority_fingerprints f LEFT JOIN linked_authorities l"
        " ON l.authority = f.authority AND l.fingerprint = ? || f.fingerprint"
        " WHERE l.authority IS NULL ORDER BY f.authority"
    )
    return connection.execute(query, [_maker()]).fetchall()


def _forget_those_gone(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("action_links", "linked_authorities"):
        connection.execute(f"DELETE FROM {table} WHERE authority NOT IN (SELECT authority FROM authority_fingerprints)")


def _remember(connection: duckdb.DuckDBPyConnection, authorities: Sequence[str]) -> None:
    connection.execute("DELETE FROM linked_authorities WHERE authority IN (SELECT unnest(?))", [authorities])
    connection.execute(
        "INSERT INTO linked_authorities SELECT authority, ? || fingerprint FROM authority_fingerprints"
        " WHERE authority IN (SELECT unnest(?)) ORDER BY authority",
        [_maker(), authorities],
    )


def _batches(changed: Sequence[tuple[str, int]]) -> Iterator[list[str]]:
    batch: list[str] = []
    count = 0
    for authority, actions in changed:
        if batch and count + actions > AT_ONCE:
            yield batch
            batch, count = [], 0
        batch.append(authority)
        count += actions
    if batch:
        yield batch


def _link(connection: duckdb.DuckDBPyConnection, authorities: Sequence[str]) -> None:
    """Put the links of these authorities in place of those that they had."""
    rows = _linked(connection, authorities)
    columns = zip(*rows, strict=True)
    incoming = pa.table([pa.array(c, f.type) for c, f in zip(columns, COLUMNS, strict=True)], schema=COLUMNS)
    connection.register(INCOMING, incoming)
    try:
        connection.execute("DELETE FROM action_links WHERE authority IN (SELECT unnest(?))", [authorities])
        connection.execute(f"INSERT INTO action_links BY NAME SELECT * FROM {INCOMING}")
        connection.execute(
            f"UPDATE actions SET action_key = i.action_key FROM {INCOMING} i"
            " WHERE actions.action_id = i.action_id AND actions.action_key <> i.action_key"
        )
    finally:
        connection.unregister(INCOMING)


def _linked(connection: duckdb.DuckDBPyConnection, authorities: Sequence[str]) -> list[LinkedRow]:
    reports, labels = _reports(connection, authorities)
    actions, documents = _actions(connection, authorities)
    return [
        _row(one, authority, documents[one.action_id])
        for authority in sorted(actions)
        for one in link(labels[authority], reports[authority], actions[authority])
    ]


def _row(one: Link, authority: str, document_id: str) -> LinkedRow:
    return (
        one.action_id,
        document_id,
        authority,
        one.series,
        one.as_at,
        one.action_key,
        one.kind.value,
        one.previous_id,
        one.score,
        one.reason,
        list(one.candidates) or None,
        one.absent_from,
    )


Reports = dict[str, dict[str, PrintedReport]]


def _reports(
    connection: duckdb.DuckDBPyConnection, authorities: Sequence[str]
) -> tuple[Reports, dict[str, str | None]]:
    """By authority, its reports by their ids; and what the authority is called in the keys of its actions."""
    query = (
        "SELECT authority, label, report_id, document_id, file_name, ordinal, kind, title, committee, day, period_end,"
        " financial_year, quarter FROM printed_reports WHERE authority IN (SELECT unnest(?))"
    )
    reports: Reports = defaultdict(dict)
    labels: dict[str, str | None] = {}
    for authority, label, report_id, *facts in connection.execute(query, [authorities]).fetchall():
        reports[authority][report_id] = PrintedReport(report_id, *facts)
        labels[authority] = min(filter(None, (label, labels.get(authority))), default=None)
    return reports, labels


def _actions(
    connection: duckdb.DuckDBPyConnection, authorities: Sequence[str]
) -> tuple[dict[str, list[PrintedAction]], dict[str, str]]:
    """By authority, its actions; and the document of each action."""
    query = (
        "SELECT authority, document_id, action_id, report_id, place, description, parent_action_id, reference, plan,"
        " theme, lead_officer, deadline, status, said, outcomes_text FROM printed_actions"
        " WHERE authority IN (SELECT unnest(?))"
    )
    actions: dict[str, list[PrintedAction]] = defaultdict(list)
    documents = {}
    for authority, document_id, *facts in connection.execute(query, [authorities]).fetchall():
        action = PrintedAction(*facts)
        actions[authority].append(action)
        documents[action.action_id] = document_id
    return actions, documents
