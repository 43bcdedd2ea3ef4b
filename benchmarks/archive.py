"""An archive of a million actions, and how long every view and a search take in it.

    python -m benchmarks.archive FILE [--councils 400] [--rounds 3] [--explain 3]

The archive is made straight into the tables (`archive.sql`): councils with five plans each over six years of quarters,
whose promises begin, slip, change hands, are done or dropped; indicators, grades, decisions, sections of text. FILE is
made where there is none, 400 councils are a million actions; then it is settled as a run does it. For every view and
comparison three answers are timed, the best of so many rounds: the rows of one council, the first thousand of all, and
all of them, each fetched as Arrow. Wall and CPU seconds: on a busy machine the second says more. Then searches, and
EXPLAIN ANALYZE of the slowest three.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from councilpapers.load.database import Database
from councilpapers.load.search import Search, Wanted
from councilpapers.load.settle import settle

MADE = Path(__file__).with_suffix(".sql")
COMPARISONS = ("plan_quarters", "status_by_quarter", "column_changes", "indicator_series")
COUNCIL = "Council 007"
FIRST = 1000
ASKED = ("home care commissioning", "winter repair of bridges", '"foster placement"', "audit of the housing grant")


@dataclass(frozen=True, slots=True)
class Timed:
    """How long an answer took at best, and how many rows it had."""

    wall: float
    cpu: float
    rows: int

    def __str__(self) -> str:
        return f"{self.wall:7.2f} {self.cpu:6.2f} {self.rows:9,}"


def make(path: Path, councils: int) -> None:
    """A database of so many councils at that path, settled."""
    with Database.open(path) as database:
        started = time.perf_counter()
        database.connection.execute(f"SET VARIABLE councils = {councils}")
        database.connection.execute(MADE.read_text(encoding="utf-8"))
        (actions,) = database.connection.execute("SELECT count(*) FROM actions").fetchone() or (0,)
        print(f"{actions:,} actions of {councils} councils made in {time.perf_counter() - started:.0f} s")
        settled = timed(partial(settled_rows, database), 1)
        print(f"settled in {settled.wall:.0f} s ({settled.cpu:.0f} s of CPU)")


def settled_rows(database: Database) -> int:
    settle(database)
    return 0


def timed(answer: Callable[[], int], rounds: int) -> Timed:
    """The best of so many rounds; `answer` gives the number of its rows."""
    best: Timed | None = None
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        rows = answer()
        took = Timed(time.perf_counter() - wall, time.process_time() - cpu, rows)
        best = took if best is None or took.cpu < best.cpu else best
    assert best is not None
    return best


def questions(database: Database) -> dict[str, list[str | None]]:
    """For every view and comparison its rows of one council, its first, and all."""
    views = database.connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    asked: dict[str, list[str | None]] = {}
    for name in sorted({*COMPARISONS, *(view for (view,) in views)}):
        columns = [column for column, *_ in database.connection.execute(f"DESCRIBE {name}").fetchall()]
        one = f"SELECT * FROM {name} WHERE authority = '{COUNCIL}'" if "authority" in columns else None
        asked[name] = [one, f"SELECT * FROM {name} LIMIT {FIRST}", f"SELECT * FROM {name}"]
    return asked


def ask(database: Database, sql: str) -> int:
    return int(database.connection.execute(sql).to_arrow_table().num_rows)


def found(search: Search, words: str) -> int:
    return len(search.find(words, Wanted()).hits)


def time_views(database: Database, rounds: int) -> dict[str, float]:
    """Prints a line for each view; the CPU seconds of each's first thousand, by its SQL."""
    print(f"{'wall, CPU seconds, rows':26}{'one council':>24}  {f'first {FIRST:,}':>24}  {'all':>24}")
    slowest: dict[str, float] = {}
    for name, asked in questions(database).items():
        took = [timed(partial(ask, database, sql), rounds) if sql else None for sql in asked]
        print(f"{name:26}" + "  ".join(f"{one or '-'!s:>24}" for one in took), flush=True)
        slowest[str(asked[1])] = took[1].cpu if took[1] else 0.0
    return slowest


def time_search(database: Database, rounds: int) -> None:
    """Prints how long making the index takes, and each question."""
    started = time.perf_counter()
    with Search.open(database) as search:
        print(f"search: index in {time.perf_counter() - started:.0f} s")
        for words in ASKED:
            print(f"  {words:32}{timed(partial(found, search, words), rounds)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--councils", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--explain", type=int, default=3, help="how many of the slowest are explained")
    args = parser.parse_args()
    if not args.file.exists():
        args.file.parent.mkdir(parents=True, exist_ok=True)
        make(args.file, args.councils)
    print(f"{args.file.stat().st_size / 1024**2:,.0f} MB")
    with Database.read(args.file) as database:
        slowest = time_views(database, args.rounds)
        time_search(database, args.rounds)
        for sql in sorted(slowest, key=lambda one: -slowest[one])[: args.explain]:
            print(f"\n{sql}")
            print(database.connection.execute(f"EXPLAIN ANALYZE {sql}").fetchall()[0][1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
