"""How long search takes in a large archive: its index made, papers added to it, questions answered.

    python -m benchmarks.search [--actions 1000000] [--keep FOLDER]

The records are invented: committee prose at random. Times are the median of several, by the clock and
by CPU time; the first answer of all, which reads the index from the disk, stands apart.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.wording import Writer
from councilpapers.load.database import Database
from councilpapers.load.papers import load
from councilpapers.load.rows import Tables, schemas
from councilpapers.load.search import ALL, Search, Wanted

A_PAPER, SECTIONS_FOR = 100, 5  # actions in a paper; actions for each section
POOL = 20_000  # sentences of each kind, drawn from with replacement
AUTHORITIES = 100
TIMES = 5
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
QUESTIONS: Sequence[tuple[str, Wanted]] = (
    ("affordable care home", ALL),
    ("monitored waste collection contract", Wanted(authority="Authority 7", since="2012-13")),
    ("the budget of the council", ALL),
    ('"care home" placements', ALL),
    ('"conservation area"', Wanted(tables=("sections",))),
)


def papers(first: int, count: int, seed: int) -> Tables:
    """Rows of that many papers: documents, reports, actions, sections."""
    chance, writer = np.random.default_rng(seed), Writer(f"search {seed}")
    pools = [pa.array([write() for _ in range(POOL)]) for write in (writer.action, writer.sentence, writer.paragraph)]

    def drawn(pool: int, rows: int) -> pa.Array:
        return pools[pool].take(pa.array(chance.integers(0, POOL, rows)))

    numbers = np.arange(first, first + count)
    documents = pa.array([f"d{n}" for n in numbers])
    acts = np.repeat(numbers, A_PAPER)
    parts = np.repeat(numbers, A_PAPER // SECTIONS_FOR)
    days = [date(2009, 4, 1) + timedelta(days=int(n) % 4000) for n in numbers]
    return {
        "documents": _table(
            "documents",
            document_id=documents,
            source_uri=documents,
            file_name=documents,
            outcome="extracted",
            authority_name=pa.array([f"Authority {n % AUTHORITIES}" for n in numbers]),
            extractor_version="0",
            configuration="0",
            extracted_at=NOON.replace(tzinfo=None),
            seconds=1.0,
        ),
        "reports": _table(
            "reports", document_id=documents, report_id=documents, ordinal=1, kind="other", meeting_date=pa.array(days)
        ),
        "actions": _table(
            "actions",
            document_id=pa.array([f"d{n}" for n in acts]),
            report_id=pa.array([f"d{n}" for n in acts]),
            action_id=pa.array([f"{n:x}a{place:016x}" for place, n in enumerate(acts)]),
            action_key="k",
            level="action",
            page=1,
            description=drawn(0, len(acts)),
            progress_text=pc.binary_join_element_wise(drawn(1, len(acts)), drawn(1, len(acts)), " "),
        ),
        "sections": _table(
            "sections",
            document_id=pa.array([f"d{n}" for n in parts]),
            report_id=pa.array([f"d{n}" for n in parts]),
            section_id=pa.array([f"{n:x}s{place:016x}" for place, n in enumerate(parts)]),
            ordinal=1,
            level=1,
            text=drawn(2, len(parts)),
        ),
    }


def _table(name: str, **given: object) -> pa.Table:
    """Rows of a table: arrays, or one value for all; what is not given is null."""
    count = len(next(value for value in given.values() if isinstance(value, pa.Array)))
    columns = [
        value.cast(field.type) if isinstance(value, pa.Array) else pa.array([value] * count, field.type)
        for field in schemas()[name]
        for value in (given.get(field.name),)
    ]
    return pa.table(columns, schema=schemas()[name])


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """By the clock and by CPU time, in seconds."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def measure(place: Path, actions: int) -> None:
    path, count = place / "archive.duckdb", actions // A_PAPER
    with Database.open(path) as database:
        for first in range(0, count, 1000):
            load(database, papers(first, min(1000, count - first), first), [], NOON)
    index = path.with_suffix(".search")
    _say("index made", timed(lambda: _ask(path, ())), f", {index.stat().st_size / 1e6:,.0f} MB beside "
         f"{path.stat().st_size / 1e6:,.0f} MB")  # fmt: skip
    _say("first answer of a program", timed(lambda: _ask(path, QUESTIONS[:1])))
    with Database.read(path) as database, Search.open(database) as search:
        for words, wanted in QUESTIONS:
            taken = [timed(lambda words=words, wanted=wanted: search.find(words, wanted)) for _ in range(TIMES)]
            _say(words, (statistics.median(t for t, _ in taken), statistics.median(t for _, t in taken)))
    with Database.open(path) as database:
        load(database, papers(count, 10, 1), [], NOON)
    _say("ten papers more", timed(lambda: _ask(path, QUESTIONS[:1])))


def _ask(path: Path, questions: Sequence[tuple[str, Wanted]]) -> None:
    with Database.read(path) as database, Search.open(database) as search:
        for words, wanted in questions:
            search.find(words, wanted)


def _say(what: str, taken: tuple[float, float], more: str = "") -> None:
    print(f"{what}: {taken[0]:.3f} s, {taken[1]:.3f} s of CPU time{more}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--actions", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="where the archive is left")
    asked = parser.parse_args()
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        measure(asked.keep, asked.actions)
    else:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), asked.actions)
