"""Actions linked over the quarters, in the database: authority by authority, those alone whose rows have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from ..normalise.link import link
from ..normalise.link_changes import told
from ..normalise.link_rows import Link, LinkKind, PrintedAction, PrintedReport
from ..version import configuration, extractor_version
from .database import Database
from .ddl import sql

AT_ONCE = 100_000  # actions, about, that are held in memory
TABLES = ("action_links", "action_changes")
IN_TIME = "i.authority, i.series, i.action_key, i.as_at NULLS FIRST, d.file_name, i.action_id"
ORDER = {  # in which rows are stored, so that no view has to sort them
    "action_links": f"{IN_TIME}, i.previous_action_id",
    "action_changes": f"{IN_TIME}, i.field, i.since_action_id",
}
INCOMING = "incoming_links"
LINKS = pa.schema(
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
        ("changes", pa.string()),
        ("candidates", pa.list_(pa.string())),
        ("absent_from", pa.string()),
        ("authority_name", pa.string()),
    ]
)
CHANGES = pa.schema(
    [
        *(LINKS.field(name) for name in ("action_id", "document_id", "authority", "series", "as_at", "action_key")),
        ("field", pa.string()),
        ("before", pa.string()),
        ("after", pa.string()),
        ("since_action_id", pa.string()),
        ("authority_name", pa.string()),
        ("since_document_id", pa.string()),
        ("since_page", pa.int32()),
        ("since_bbox", pa.struct([(name, pa.float64()) for name in ("x0", "top", "x1", "bottom")])),
    ]
)
LinkedRow = tuple[object, ...]


def link_actions(database: Database) -> int:
    """Write `action_links` and `action_changes`, and `actions.action_key` by them; how many authorities had changed.

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
    for table in (*TABLES, "linked_authorities"):
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
    links, changes = _linked(connection, authorities)
    for table, rows in zip(TABLES, (links, changes), strict=True):
        connection.register(INCOMING, rows)
        try:
            connection.execute(f"DELETE FROM {table} WHERE authority IN (SELECT unnest(?))", [authorities])
            connection.execute(
                f"INSERT INTO {table} BY NAME SELECT i.* FROM {INCOMING} i JOIN documents d USING (document_id)"
                f" ORDER BY {ORDER[table]}"
            )
        finally:
            connection.unregister(INCOMING)
    connection.execute(
        "UPDATE actions SET action_key = l.action_key FROM action_links l WHERE l.action_id = actions.action_id"
        " AND l.action_key <> actions.action_key AND l.kind <> ? AND l.authority IN (SELECT unnest(?))",
        [LinkKind.MERGED.value, authorities],
    )


def _linked(connection: duckdb.DuckDBPyConnection, authorities: Sequence[str]) -> tuple[pa.Table, pa.Table]:
    """The rows of `action_links` and of `action_changes`."""
    reports, labels = _reports(connection, authorities)
    actions, places = _actions(connection, authorities)
    links: list[LinkedRow] = []
    changes: list[LinkedRow] = []
    for authority in sorted(actions):
        for one in link(labels[authority], reports[authority], actions[authority]):
            place = places[one.action_id]
            where = (one.action_id, place.document_id, authority, one.series, one.as_at, one.action_key)
            links.append((*where, *_link_columns(one), place.authority_name))
            for c in one.changes:
                since = places[c.since_id]
                said = (c.field.value, c.before, c.after, c.since_id, place.authority_name)
                changes.append((*where, *said, since.document_id, since.page, since.bbox))
    return _columns(links, LINKS), _columns(changes, CHANGES)


def _link_columns(one: Link) -> LinkedRow:
    candidates = list(one.candidates) or None
    return one.kind.value, one.previous_id, one.score, one.reason, told(one.changes), candidates, one.absent_from


def _columns(rows: Sequence[LinkedRow], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where an action is printed, and whose it is called there."""

    document_id: str
    authority_name: str | None
    page: int | None
    bbox: Mapping[str, float] | None


def _actions(
    connection: duckdb.DuckDBPyConnection, authorities: Sequence[str]
) -> tuple[dict[str, list[PrintedAction]], dict[str, Place]]:
    """By authority, its actions; and the place of each action."""
    query = (
        "SELECT authority, document_id, authority_name, page, bbox, action_id, report_id, place, description,"
        " parent_action_id, reference, plan, theme, lead_officer, deadline, status, said, outcomes_text"
        " FROM printed_actions WHERE authority IN (SELECT unnest(?))"
    )
    actions: dict[str, list[PrintedAction]] = defaultdict(list)
    places = {}
    for authority, document_id, name, page, bbox, *facts in connection.execute(query, [authorities]).fetchall():
        action = PrintedAction(*facts)
        actions[authority].append(action)
        places[action.action_id] = Place(document_id, name, page, bbox)
    return actions, places
