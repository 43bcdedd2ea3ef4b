"""The sections' rows and the charts' figures, asked of a database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from ..errors import Unusable
from ..load.database import Database
from .sections import SECTIONS, Section

MOST_ROWS = 2_000  # of a section's table in the page
Value = object


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a section: the values of its columns, and what leads back to the paper."""

    values: tuple[Value, ...]
    authority: str
    plan: str
    quarter: str
    status: str
    file_name: str
    source_uri: str
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """A section with its rows; `total` counts those beyond what the page holds, too."""

    section: Section
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the page tells."""

    summary: tuple[tuple[str, int], ...]
    coverage: tuple[tuple[str, str, int], ...]  # authority, quarter, reports; 0 where a quarter is missing between
    told: tuple[Told, ...]
    status: tuple[tuple[str, str, str, int], ...]  # authority, quarter, status, actions
    targets: tuple[tuple[str, str, bool, int], ...]  # authority, financial year, target met, measures


def findings(database: Database) -> Findings:
    """Ask everything. Raises Unusable where the database lacks a view, which loading gives it."""
    try:
        return Findings(
            summary=tuple(_rows(database, SUMMARY)),
            coverage=tuple(_rows(database, COVERAGE)),
            told=tuple(_told(database, section) for section in SECTIONS),
            status=tuple(_rows(database, STATUS)),
            targets=tuple(_rows(database, TARGETS)),
        )
    except duckdb.CatalogException as error:
        raise Unusable(
            f"{database.path} was made by an earlier version. Bring it up to date with: councilpapers run PAPERS --db "
            f"{database.path}"
        ) from error


SUMMARY = """
SELECT what, amount
FROM summary
WHERE what IN ('documents read', 'authorities', 'reports', 'actions', 'indicators', 'grades', 'decisions', 'findings')
"""
COVERAGE = """
SELECT authority, financial_year || ' Q' || quarter, CAST(reports AS INTEGER)
FROM coverage
WHERE quarter IS NOT NULL
ORDER BY ALL
"""
STATUS = """
SELECT coalesce(authority, 'not stated'), financial_year || ' Q' || quarter, status, CAST(sum(actions) AS INTEGER)
FROM status_by_quarter
WHERE actions > 0
GROUP BY ALL
ORDER BY ALL
"""
TARGETS = """
SELECT coalesce(authority, 'not stated'), financial_year, meets_target, CAST(count(*) AS INTEGER)
FROM indicator_series
WHERE meets_target IS NOT NULL AND financial_year IS NOT NULL
GROUP BY ALL
ORDER BY ALL
"""


def _rows(database: Database, sql: str) -> list[tuple[Any, ...]]:
    return database.connection.execute(sql).fetchall()


def _told(database: Database, section: Section) -> Told:
    """The rows of a section, as many as the page holds."""
    held = {name for (name, *_) in _rows(database, f"DESCRIBE {section.view}")}
    quarter = section.quarters or "NULL"
    values = ", ".join(
        f"{quarter} AS when_told" if column.name == "when_told" else f'v."{column.name}"' for column in section.columns
    )
    plan = section.plan or "NULL"
    status = "v.status" if section.quarters else "NULL"
    quote = "v.quote" if "quote" in held else "NULL"
    rows = _rows(
        database,
        f"SELECT coalesce(v.authority, 'not stated'), coalesce({plan}, ''), coalesce({quarter}, ''),"
        f" coalesce({status}, 'not stated'), v.file_name, d.source_uri, v.page, coalesce({quote}, ''), {values}"
        f" FROM {section.view} v LEFT JOIN documents d USING (document_id) WHERE {section.where}"
        f" ORDER BY {section.order} LIMIT {MOST_ROWS}",
    )
    ((total,),) = _rows(database, f"SELECT count(*) FROM {section.view} v WHERE {section.where}")
    return Told(section, tuple(_row(row) for row in rows), int(str(total)))


def _row(row: tuple[object, ...]) -> Row:
    authority, plan, quarter, status, file_name, uri, page, quote, *values = row
    return Row(
        tuple(values),
        str(authority),
        str(plan),
        str(quarter),
        str(status),
        str(file_name or ""),
        str(uri or ""),
        page if isinstance(page, int) else None,
        str(quote),
    )
