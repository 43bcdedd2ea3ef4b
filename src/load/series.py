"""Comparisons of quarters and authorities, kept as tables, so that a large archive answers at once."""

from __future__ import annotations

from ..normalise.identity import digest
from .database import Database
from .ddl import sql

STEPS = {  # what comparisons are made of, and which; each may go by those before
    "copy_sources": ("report_copies",),
    "series_sources": ("plan_quarters", "status_by_quarter", "column_changes", "indicator_series"),
}
COMPARISONS = tuple(name for names in STEPS.values() for name in names)
USED = ("whole_papers", "namesakes", "compared_papers", "plan_papers", "plan_rows", "named_reports", "measured")
PUT_AWAY = "; ".join([f"DROP VIEW {name}_now" for name in COMPARISONS] + [f"DROP TABLE {name}" for name in USED])
PAPERS = """
    SELECT concat_ws('-', count(*), sum(hash(d.document_id, d.extracted_at)),
        (SELECT sum(hash(c)) FROM corrections c), (SELECT sum(hash(l)) FROM linked_authorities l))
    FROM documents d
"""


def compare(database: Database) -> bool:
    """Make the tables of comparisons anew where papers, links, corrections or their sources changed; whether they had.

    The rows stand in the order in which they are read best.
    """
    connection = database.connection
    (papers,) = connection.execute(PAPERS).fetchone() or ("",)
    fingerprint = digest(papers, *map(sql, STEPS))
    if connection.execute("SELECT fingerprint FROM compared").fetchall() == [(fingerprint,)]:
        return False
    with database.on_all_processors(), database.transaction():
        for source, names in STEPS.items():
            connection.execute(sql(source))
            for name in names:
                connection.execute(f"DELETE FROM {name}")
                connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM {name}_now")
        connection.execute("DELETE FROM compared")
        connection.execute("INSERT INTO compared VALUES (?)", [fingerprint])
        connection.execute(PUT_AWAY)
    return True
