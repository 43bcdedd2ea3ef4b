"""Runs that are killed at random moments, over and over: do they end in the database of a run that was left alone?

    python -m benchmarks.torture [--kills 50] [--papers 200] [--seed 1]

Every kill is SIGKILL to the run and all its children. After each the database must open, hold every paper that the
run had said to be done with, and no part of any other; the last run is left alone, and its database is compared with
that of an undisturbed one, row by row, but for the times of reading and seeing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from councilpapers.batch import run
from councilpapers.load.database import Database
from councilpapers.normalise.records import RECORDS
from councilpapers.summary import PaperDone

RUN = "import sys; from benchmarks.torture import read_aloud; read_aloud(sys.argv[1], sys.argv[2])"
TIMES = {"documents": "EXCLUDE (extracted_at, seconds)", "document_sources": "EXCLUDE (first_seen, last_seen)"}
PAPER = """NORBECK BOROUGH COUNCIL

Cabinet, {day} May 2023

Highways Action Plan: progress

There are {total} actions in the plan. {done} are complete and {late} are overdue.

RESOLVED: That report {number} be noted.
"""


def write_papers(folder: Path, count: int) -> None:
    """Small papers that differ, every tenth of them damaged."""
    folder.mkdir()
    for number in range(count):
        text = PAPER.format(number=number, day=number % 28 + 1, total=number + 3, done=number + 1, late=2)
        broken = number % 10 == 9
        name = f"{number:04}.{'pdf' if broken else 'txt'}"
        (folder / name).write_text(f"%PDF-1.4 {number}" if broken else text, encoding="utf-8")


def read_aloud(folder: str, db: str) -> None:
    """A run that says each paper it is done with, at once."""

    def say(done: PaperDone) -> None:
        print(done.source_uri, flush=True)

    run([folder], db, on_event=say)


def state(db: Path) -> str:
    """A hash of every row of every table, in an order of their own, but for times."""
    found = hashlib.sha256()
    with Database.read(db) as database:
        for kind in RECORDS:
            query = f"SELECT * {TIMES.get(kind.table, '')} FROM {kind.table} ORDER BY ALL"
            found.update(repr((kind.table, database.connection.execute(query).fetchall())).encode())
    return found.hexdigest()


def kill_after(seconds: float, folder: Path, db: Path) -> tuple[set[str], bool]:
    """Let a run work for so long, and kill it; what it said it had done, and whether it had ended before."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(folder), str(db)], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        said, _ = process.communicate(timeout=seconds)
        return set(said.split()), True
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        said, _ = process.communicate()
        return {line for line in said.split("\n")[:-1] if line}, False


def lost(db: Path, acknowledged: set[str]) -> set[str]:
    """The papers said to be done with that the database does not hold; all of them where it does not open."""
    if not db.exists():
        return acknowledged
    with Database.read(db) as database:
        rows = database.connection.execute("SELECT source_uri FROM document_sources").fetchall()
        doubled = database.connection.execute(
            "SELECT count(*) FROM"
            " (SELECT document_id FROM reports GROUP BY ALL HAVING count(*) <> count(DISTINCT report_id))"
        ).fetchone()
    if doubled != (0,):
        raise SystemExit("Rows stand in the database twice.")
    return acknowledged - {uri for (uri,) in rows}


def torture(folder: Path, alone: Path, kills: int, seed: int) -> int:
    """Kill that many runs, beginning anew whenever one ends; how often it did, in the same database as `alone`."""
    chance, killed, ended_well = random.Random(seed), 0, 0
    started = time.monotonic()
    kill_after(600.0, folder, alone.with_name("timed.duckdb"))
    whole = time.monotonic() - started
    db, acknowledged = alone.with_name("tortured-0.duckdb"), set[str]()
    while killed < kills:
        said, ended = kill_after(chance.uniform(0.02, 0.6) * whole, folder, db)
        acknowledged |= said
        killed += not ended
        missing = lost(db, acknowledged)
        if missing:
            raise SystemExit(f"{len(missing)} papers were said to be done with and are not in the database.")
        if ended:
            ended_well += same(alone, db)
            db, acknowledged = alone.with_name(f"tortured-{ended_well}.duckdb"), set()
    run([folder], db)
    return ended_well + same(alone, db)


def same(alone: Path, tortured: Path) -> bool:
    """True; ends the program where the databases differ."""
    if state(alone) != state(tortured):
        raise SystemExit("The database of the killed runs is not that of the undisturbed one.")
    return True


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--kills", type=int, default=50)
    arguments.add_argument("--papers", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder, alone = Path(place, "papers"), Path(place, "alone.duckdb")
        write_papers(folder, given.papers)
        run([folder], alone)
        ends = torture(folder, alone, given.kills, given.seed)
    print(
        f"{given.kills} kills over {given.papers} papers: nothing lost, none doubled, the same database {ends} times."
    )


if __name__ == "__main__":
    main()
