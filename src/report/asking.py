"""The sections' rows and the charts' figures, asked of a database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from ..errors import Unusable
from ..load.database import Database
from ..load.dictionary import describe
from ..load.scope import authority_called
from ..load.selection import Selection, statement
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
    """All that the page tells; an authority is called the same throughout, however its papers write it."""

    named: tuple[str, ...]  # the authorities whose papers are told of
    summary: tuple[tuple[str, int], ...]
    coverage: tuple[tuple[str, str, int], ...]  # authority, quarter, reports; 0 where a quarter is missing between
    told: tuple[Told, ...]
    status: tuple[tuple[str, str, str, int], ...]  # authority, quarter, status, actions
    slipped: tuple[tuple[str, int, int], ...]  # authority, months from, deadlines
    grades: tuple[tuple[str, str, int, int], ...]  # authority, year, 1 better or 0 the same or -1 worse, grades
    targets: tuple[tuple[str, str, bool, int], ...]  # authority, financial year, target met, measures


class Asking:
    """A database, asked for all authorities or one."""

    def __init__(self, database: Database, authority: str | None) -> None:
        self.database = database
        self.called = authority_called(database, authority) if authority else None
        whose, bound = self.called.condition(None, "v.authority") if self.called else ("TRUE", [])
        found = database.connection.execute(NAMES.format(whose=whose), bound).fetchall()
        self.names: dict[str, str] = dict(found)
        # as papers write it: a name as it stands is looked for before views are put together
        among = ", ".join("?" * len(self.names)) or "NULL"
        self.condition, self.bound = (f"v.authority IN ({among})", [*self.names]) if self.called else ("TRUE", [])
        self.named = tuple(sorted(set(self.names.values())))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query that has {whose} where those of a view `v` are chosen."""
        return self.database.connection.execute(query.format(whose=self.condition), self.bound).fetchall()

    def figures(self, query: str) -> tuple[tuple[Any, ...], ...]:
        """Rows whose first column is an authority and whose last is a number, one for each spelling of a name."""
        counted: dict[tuple[Any, ...], int] = {}
        for whose, *by, number in self.rows(query):
            key = (self.names.get(whose, whose), *by)
            counted[key] = counted.get(key, 0) + number
        return tuple((*key, number) for key, number in sorted(counted.items()))

    def summary(self) -> Iterator[tuple[str, int]]:
        """How many records there are of the kinds that the page tells of."""
        if self.called is None:
            yield from self.rows(SUMMARY)
            return
        described = {one.name: one for one in describe(self.database)}
        for name in ("documents", "reports", "actions", "grades", "indicators", "findings", "decisions"):
            asked, bound = statement(described[name], Selection(self.called))
            only = " WHERE level = 'action'" if name == "actions" else ""
            counted = self.database.connection.execute(f"SELECT count(*) FROM ({asked}){only}", bound).fetchall()
            yield name, counted[0][0]


def findings(database: Database, authority: str | None = None) -> Findings:
    """Ask everything, of one authority if one is named.

    Raises Unusable where there is none of that name, or the database lacks a view, which loading gives it.
    """
    asking = Asking(database, authority)
    try:
        return Findings(
            named=asking.named,
            summary=tuple(asking.summary()),
            coverage=asking.figures(COVERAGE),
            told=tuple(_told(asking, section) for section in SECTIONS),
            status=asking.figures(STATUS),
            slipped=asking.figures(SLIPPED),
            grades=asking.figures(GRADES),
            targets=asking.figures(TARGETS),
        )
    except duckdb.CatalogException as error:
        raise Unusable(
            f"{database.path} was made by an earlier version. Bring it up to date with: councilpapers run PAPERS --db "
            f"{database.path}"
        ) from error


NAMES = """
SELECT authority, max(authority) OVER (PARTITION BY lower(authority)) -- "Ashby Vale" rather than "ASHBY VALE"
FROM (SELECT DISTINCT authority FROM report_dates v WHERE authority IS NOT NULL AND {whose})
"""
SUMMARY = """
SELECT what, amount
FROM summary
WHERE what IN (
    'documents read', 'authorities', 'reports', 'copies of reports', 'actions', 'indicators', 'grades', 'decisions',
    'findings'
)
"""
COVERAGE = """
SELECT authority, financial_year || ' Q' || quarter, CAST(reports AS INTEGER)
FROM coverage v
WHERE quarter IS NOT NULL AND {whose}
ORDER BY ALL
"""
STATUS = """
SELECT coalesce(authority, 'not stated'), financial_year || ' Q' || quarter, status, CAST(sum(actions) AS INTEGER)
FROM status_by_quarter v
WHERE actions > 0 AND {whose}
GROUP BY ALL
ORDER BY ALL
"""
SLIPPED = """
SELECT coalesce(authority, 'not stated'), 3 * CAST(floor(days / 91.3125) AS INTEGER), CAST(count(*) AS INTEGER)
FROM slipped_deadlines v
WHERE {whose}
GROUP BY ALL
ORDER BY ALL
"""
GRADES = """
SELECT
    coalesce(authority, 'not stated'), assessment_year,
    CAST(sign(steps_better) AS INTEGER), CAST(count(*) AS INTEGER)
FROM grade_history v
WHERE steps_better IS NOT NULL AND {whose}
GROUP BY ALL
ORDER BY ALL
"""
TARGETS = """
SELECT coalesce(authority, 'not stated'), financial_year, meets_target, CAST(count(*) AS INTEGER)
FROM indicator_series v
WHERE meets_target IS NOT NULL AND financial_year IS NOT NULL AND {whose}
GROUP BY ALL
ORDER BY ALL
"""


def _told(asking: Asking, section: Section) -> Told:
    """The rows of a section, as many as the page holds."""
    held = {name for (name, *_) in asking.database.connection.execute(f"DESCRIBE {section.view}").fetchall()}
    quarter = section.quarters or "NULL"
    values = ", ".join(
        f"{quarter} AS when_told" if column.name == "when_told" else f'v."{column.name}"' for column in section.columns
    )
    plan = section.plan or "NULL"
    status = "v.status" if section.quarters else "NULL"
    quote = "v.quote" if "quote" in held else "NULL"
    rows = asking.rows(
        f"SELECT coalesce(v.authority, 'not stated'), coalesce({plan}, ''), coalesce({quarter}, ''),"
        f" coalesce({status}, 'not stated'), v.file_name, d.source_uri, v.page, coalesce({quote}, ''), {values}"
        f" FROM {section.view} v LEFT JOIN documents d USING (document_id) WHERE {section.where} AND {{whose}}"
        f" ORDER BY {section.order} LIMIT {MOST_ROWS}",
    )
    ((total,),) = asking.rows(f"SELECT count(*) FROM {section.view} v WHERE {section.where} AND {{whose}}")
    return Told(section, tuple(_row(row, asking.names) for row in rows), int(str(total)))


def _row(row: tuple[object, ...], names: Mapping[str, str]) -> Row:
    authority, plan, quarter, status, file_name, uri, page, quote, *values = row
    called = names.get(str(authority), str(authority))
    return Row(
        tuple(called if value == authority else value for value in values),
        called,
        str(plan),
        str(quarter),
        str(status),
        str(file_name or ""),
        str(uri or ""),
        page if isinstance(page, int) else None,
        str(quote),
    )
