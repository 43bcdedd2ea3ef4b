"""Comparisons of quarters and authorities, kept as tables, so that a large archive answers at once."""

from __future__ import annotations

from ..normalise.identity import digest
from .database import Database
from .ddl import sql

COMPARISONS = (
    "plan_quarters",
    "status_by_quarter",
    "column_changes",
    "indicator_series",
)  # each may go by those before
SOURCES = "series_sources"
PUT_AWAY = "; ".join(
    [f"DROP VIEW {name}_now" for name in COMPARISONS]
    + [f"DROP TABLE {name}" for name in ("plan_papers", "plan_rows", "named_reports", "measured")]
)
PAPERS = """
    SELECT concat_ws('-', count(*), sum(hash(d.document_id, d.extracted_at)),
        (SELECT sum(hash(c)) FROM corrections c))
    FROM documents d
"""


def compare(database: Database) -> bool:
    """Make the tables of comparisons anew where papers, corrections or those views have changed; whether they had.

    The rows stand in the order in which they are read best.
    """
    connection = database.connection
    (papers,) = connection.execute(PAPERS).fetchone() or ("",)
    fingerprint = digest(papers, sql(SOURCES))
    if connection.execute("SELECT fingerprint FROM compared").fetchall() == [(fingerprint,)]:
        return False
    with database.transaction():
        connection.execute(sql(SOURCES))
        for name in COMPARISONS:
            connection.execute(f"DELETE FROM {name}")
            connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM {name}_now")
        connection.execute("DELETE FROM compared")
        connection.execute("INSERT INTO compared VALUES (?)", [fingerprint])
        connection.execute(PUT_AWAY)
    return True
