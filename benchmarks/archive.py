"""An archive of a million actions, and how long every view and a search take in it.

    python -m benchmarks.archive FILE [--councils 20] [--copies 15] [--rounds 3] [--explain 3]

The archive is made straight into the tables (`archive.sql`): councils with five plans each over six years of quarters,
as the mill has them (`mill/quarters.py`), whose promises are reworded, renumbered, split, merged, put off, handed on,
done or dropped; a seventh of the papers is there twice; the mill's minutes, measures and judgements; sections of text
in words of the bench. They are settled as a run does it, then stand again as so many other councils under other names,
links and all; 15 times 20 councils are a million actions, made in two to three minutes. FILE is made where there is
none, and stays. For every view and comparison four answers are timed, the best of so many rounds: the rows of one
council, the first thousand of all, how many there are by council, and once all of them, fetched as Arrow. Wall and CPU
seconds: on a busy machine the second says more. Then searches, and EXPLAIN ANALYZE of the slowest three. `--settle`
makes all links and comparisons anew first.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.mill.meetings import BODIES, minutes_of
from benchmarks.mill.quarters import QuarterReport, history
from benchmarks.mill.scores import GRADES, JUDGEMENTS, MEASURES
from benchmarks.mill.words import DIRECTORATES, SAID, THEMES, Draw
from benchmarks.wording import Writer
from councilpapers.load.database import Database
from councilpapers.load.ddl import sql
from councilpapers.load.search import ALL, Search, Wanted
from councilpapers.load.settle import settle

MADE = Path(__file__).with_suffix(".sql")
POOL = 20_000  # sentences that sections of text are drawn from
QUARTERS = 24
FIRST_QUARTER = date(2012, 6, 30)
PLANS = DIRECTORATES[:5]
COMPARISONS = ("report_copies", "plan_quarters", "status_by_quarter", "column_changes", "indicator_series")
NOT_COPIED = ("meta", "compared", "linked_authorities", *COMPARISONS)
COUNCIL = "Council 007"
FIRST = 1000
ASKED = (
    ("home care commissioning", ALL),
    ("sufficiency plan for foster homes", ALL),
    ("the budget of the council", ALL),
    ('"care home" placements', ALL),
    ("monitored waste collection contract", Wanted(authority=COUNCIL, since="2014-15")),
    ('"conservation area"', Wanted(tables=("sections",))),
)
MACROS = """
CREATE OR REPLACE TEMP MACRO other_id(id) AS left(md5(id || getvariable('copy')), 24);
CREATE OR REPLACE TEMP MACRO other_document(id) AS sha256(id || getvariable('copy'));
CREATE OR REPLACE TEMP MACRO other_council(name) AS
    left(name, -3) || printf('%03d', CAST(right(name, 3) AS INTEGER) + getvariable('copy') * getvariable('councils'));
"""
KNOWN_LINKS = """
INSERT INTO linked_authorities
SELECT authority, maker || fingerprint
FROM authority_fingerprints f, (
    SELECT any_value(replace(l.fingerprint, f.fingerprint, '')) AS maker
    FROM linked_authorities l JOIN authority_fingerprints f USING (authority)
)
WHERE authority NOT IN (SELECT authority FROM linked_authorities);
DROP VIEW authority_fingerprints; DROP VIEW printed_actions; DROP TABLE printed_reports;
"""


@dataclass(frozen=True, slots=True)
class Timed:
    """How long an answer took at best, and how many rows it had."""

    wall: float
    cpu: float
    rows: int

    def __str__(self) -> str:
        return f"{self.wall:7.2f} {self.cpu:6.2f} {self.rows:9,}"


def make(path: Path, councils: int, copies: int) -> None:
    """A database of so many councils at that path, and of so many times as many, settled."""
    started = time.perf_counter()
    with Database.open(path) as database:
        connection = database.connection
        connection.execute(f"SET VARIABLE councils = {councils}; SET VARIABLE copy = 0")
        for name, table in told_by_the_mill(councils).items():
            connection.register(name, table)
        connection.execute(MADE.read_text(encoding="utf-8"))
        settle(database)
        copy(connection, copies)
        connection.execute(sql("link_sources"))
        connection.execute(KNOWN_LINKS)
        settle(database)
        (actions,) = connection.execute("SELECT count(*) FROM actions").fetchone() or (0,)
    print(f"{actions:,} actions of {councils * copies} councils made in {time.perf_counter() - started:.0f} s")


def told_by_the_mill(councils: int) -> dict[str, pa.Table]:
    """What archive.sql makes records of: of council `a` the plan or minutes `p` in quarter `q`, once more as `c`."""
    papers: list[dict[str, object]] = []
    rows: list[dict[str, object]] = []
    said: dict[str, list[dict[str, object]]] = {"decisions": [], "attendances": []}
    for a in range(councils):
        draw = Draw(random.Random(f"archive/{a}"))
        for report in history(draw, QUARTERS, PLANS, FIRST_QUARTER):
            where = _where(a, report)
            papers.append(
                where | {"plan": report.plan, "title": report.title, "met": report.meeting, "body": "Cabinet"}
                | {"financial_year": report.financial_year, "quarter": report.quarter}
            )  # fmt: skip
            rows += [where | {name: getattr(row, name) for name in ROW} | {"i": i} for i, row in enumerate(report.rows)]
        for q in range(QUARTERS):
            met, body = FIRST_QUARTER + timedelta(days=91 * q + 20), BODIES[a % len(BODIES)]
            _, gold = minutes_of(draw, "", body, met)
            where = {"a": a, "p": len(PLANS), "q": q, "c": 0}
            papers.append(where | {"plan": None, "title": gold["reports"][0]["title"], "met": met, "body": body})
            for table, found in said.items():
                found += [where | {"i": i} | one for i, one in enumerate(gold[table])]
    writer = Writer("archive")
    lists = {
        "sentences": [writer.sentence() for _ in range(POOL)],
        "measures": [{"name": name, "unit": unit} for name, unit in MEASURES],
        "judged": JUDGEMENTS,
        "grades": [{"text": words, "grade": grade} for words, grade in GRADES.items()],
        "said": SAID,
        "themes": THEMES,
    }
    tables = {"papers": papers, "rows": rows, **said, "words": [lists]}
    return {f"mill_{name}": pa.Table.from_pylist(found) for name, found in tables.items()}


ROW = ("description", "level", "parent", "reference", "theme", "lead_officer", "deadline", "status", "comments")


def _where(a: int, report: QuarterReport) -> dict[str, object]:
    p = next(n for n, service in enumerate(PLANS) if report.plan.startswith(service))
    q = 4 * (int(report.financial_year[:4]) - 2012) + report.quarter - 1
    return {"a": a, "p": p, "q": q, "c": report.copy}


def copy(connection: duckdb.DuckDBPyConnection, copies: int) -> None:
    """What is there stands again, so many times in all, as other councils: other ids, the same words."""
    connection.execute(MACROS)
    found = connection.execute(
        "SELECT table_name, list(column_name ORDER BY column_index)"
        " FROM duckdb_columns() JOIN duckdb_tables() USING (database_name, schema_name, table_name)"
        " WHERE NOT temporary AND NOT duckdb_tables.internal GROUP BY table_name ORDER BY table_name"
    ).fetchall()
    for table, columns in found:
        if table in NOT_COPIED:
            continue
        (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
        taken = ", ".join(f'{moved(column)} AS "{column}"' for column in columns)
        for number in range(1, copies):
            connection.execute(f"SET VARIABLE copy = {number}")
            connection.execute(f"INSERT INTO {table} SELECT {taken} FROM {table} WHERE rowid < {rows}")


def moved(column: str) -> str:
    """SQL: a column's value as the other council has it."""
    match column:
        case "document_id" | "document_before":
            return f"other_document({column})"
        case "source_uri":
            return f"{column} || '?' || getvariable('copy')"
        case "authority" | "authority_name" | "authority_code":
            return f"other_council({column})"
        case "candidates":
            return f"list_transform({column}, lambda id: other_id(id))"
        case "action_key" | "absent_from":
            return f"other_id({column})"
    return f"other_id({column})" if column.endswith("_id") else f'"{column}"'


def timed(answer: Callable[[], int], rounds: int) -> Timed:
    """The best of so many rounds by the clock; `answer` gives the number of its rows."""
    best: Timed | None = None
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        rows = answer()
        took = Timed(time.perf_counter() - wall, time.process_time() - cpu, rows)
        best = took if best is None or took.wall < best.wall else best
    assert best is not None
    return best


def questions(database: Database) -> dict[str, list[str | None]]:
    """For every view and comparison its rows of one council, its first, how many there are by council, and all."""
    views = database.connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    asked: dict[str, list[str | None]] = {}
    for name in sorted({*COMPARISONS, *(view for (view,) in views)}):
        columns = [column for column, *_ in database.connection.execute(f"DESCRIBE {name}").fetchall()]
        whose = "authority" in columns
        asked[name] = [
            f"SELECT * FROM {name} WHERE authority = '{COUNCIL}'" if whose else None,
            f"SELECT * FROM {name} LIMIT {FIRST}",
            f"SELECT authority, count(*) FROM {name} GROUP BY authority" if whose else f"SELECT count(*) FROM {name}",
            f"SELECT * FROM {name}",
        ]
    return asked


def ask(database: Database, statement: str) -> int:
    return int(database.connection.execute(statement).to_arrow_table().num_rows)


def found(search: Search, words: str, wanted: Wanted) -> int:
    return len(search.find(words, wanted).hits)


def time_views(database: Database, rounds: int, only: str) -> dict[str, float]:
    """Prints a line for each view; the slowest of the first three answers of each, in seconds, by its SQL."""
    headed = "".join(f"{head:>26}" for head in ("one council", f"first {FIRST:,}", "by council", "all"))
    print(f"{'wall s, CPU s, rows':21}{headed}")
    slowest: dict[str, float] = {}
    for name, asked in questions(database).items():
        if only not in name:
            continue
        tries = (rounds, rounds, rounds, 1)
        took = [timed(partial(ask, database, q), n) if q else None for q, n in zip(asked, tries, strict=True)]
        print(f"{name:21}" + "".join(f"{one or '-'!s:>26}" for one in took), flush=True)
        slowest |= {sql: one.wall for sql, one in zip(asked[:-1], took[:-1], strict=True) if sql and one}
    return slowest


def time_search(database: Database, rounds: int) -> None:
    """Prints how long making the index takes, and each question."""
    started = time.perf_counter()
    with Search.open(database) as search:
        print(f"search: index in {time.perf_counter() - started:.1f} s")
        for words, wanted in ASKED:
            print(f"  {words:36}{timed(partial(found, search, words, wanted), rounds)}")


def settle_anew(path: Path) -> None:
    """Prints what making all links and comparisons costs."""
    with Database.open(path) as database:
        database.connection.execute("DELETE FROM linked_authorities; DELETE FROM compared")
        wall, cpu = time.perf_counter(), time.process_time()
        settle(database)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"settled in {time.perf_counter() - wall:.0f} s, {time.process_time() - cpu:.0f} s of CPU, {most:,} MB")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--councils", type=int, default=20)
    parser.add_argument("--copies", type=int, default=15)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", metavar="NAME", help="views whose name has this in it; no searches")
    parser.add_argument("--explain", type=int, default=3, help="how many of the slowest are explained")
    parser.add_argument("--settle", action="store_true", help="make links and comparisons anew first")
    args = parser.parse_args()
    if not args.file.exists():
        args.file.parent.mkdir(parents=True, exist_ok=True)
        make(args.file, args.councils, args.copies)
    if args.settle:
        settle_anew(args.file)
    print(f"{args.file.stat().st_size / 1024**2:,.0f} MB")
    with Database.read(args.file) as database:
        slowest = time_views(database, args.rounds, args.only)
        if not args.only:
            time_search(database, args.rounds)
        for sql in sorted(slowest, key=lambda one: -slowest[one])[: args.explain]:
            print(f"\n{sql}")
            print(database.connection.execute(f"EXPLAIN ANALYZE {sql}").fetchall()[0][1])
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB of memory")
    return 0


if __name__ == "__main__":
    sys.exit(main())
