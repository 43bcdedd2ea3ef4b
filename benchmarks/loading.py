"""How fast records get into the database, and what they take on the disk.

    python -m benchmarks.loading [--papers 10000] [PATH ...]

Reads the papers once (without PATH the samples), multiplies them, each copy a document of its own with ids of its own,
and times what a run does with them then: loading, loading what is there already, writing record files, packing shards,
and making a database from the shards. Speeds are records a second, by the clock and by CPU time; of the last also
without what is done once a database is loaded, the linking and comparing of papers.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from councilpapers.batch import BATCH
from councilpapers.load import record_files
from councilpapers.load.database import Database
from councilpapers.load.papers import load
from councilpapers.load.rows import Tables, tables_of, together
from councilpapers.load.settle import settle
from councilpapers.load.store import SHARD, Reading, RecordStore
from councilpapers.load.stored import load_stored
from councilpapers.normalise.records import DocumentSourceRecord
from councilpapers.pipeline import read_paper

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FORMATS = (".pdf", ".docx", ".html")
Copies = Sequence[tuple[str, Tables]]  # document ids and rows


def copies(models: Sequence[Tables], count: int) -> Iterator[tuple[str, Tables]]:
    """(document id, rows) of that many papers; the models in turn."""
    for number in range(count):
        paper = hashlib.sha256(b"%d" % number).hexdigest()
        yield paper, {name: _belonging_to(rows, paper) for name, rows in models[number % len(models)].items()}


def _belonging_to(rows: pa.Table, paper: str) -> pa.Table:
    """The same rows under ids that no other paper has: nothing that repeats could be packed or compared away."""
    for at, field in enumerate(rows.schema):
        if field.name == "document_id":
            rows = rows.set_column(at, field, pa.array([paper] * rows.num_rows, type=pa.string()))
        elif field.name.endswith("_id"):
            own = [
                one and hashlib.sha256(f"{paper}{one}".encode()).hexdigest()[: len(one)] for one in rows[at].to_pylist()
            ]
            rows = rows.set_column(at, field, pa.array(own, type=pa.string()))
    return rows


@contextmanager
def timed(what: str, records: int) -> Iterator[None]:
    clock, cpu = time.perf_counter(), time.process_time()
    yield
    clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
    print(f"{what}: {records / clock:,.0f} records/s, {records / cpu:,.0f} for each CPU-second", flush=True)


def measure(models: Sequence[Tables], count: int, place: Path) -> None:
    papers = list(copies(models, count))
    records = sum(rows.num_rows for _, tables in papers for rows in tables.values())
    print(f"{count:,} papers, {records:,} records in {len({name for t in models for name in t})} tables")
    now, few = datetime.now(UTC), papers[:BATCH]
    with Database.open(place / "run.duckdb") as database:
        with timed(f"loading, {BATCH} papers at once, as a run does", records):
            _load_all(database, papers, now)
        with timed("finding them there unchanged", sum(rows.num_rows for _, tables in few for rows in tables.values())):
            _load_all(database, few, now)
    store = RecordStore(place / "x.records")
    store.prepare()
    files = [store.place_of(Reading(paper, "0", "0")) for paper, _ in papers]
    with timed("writing record files", records):
        for file, (_, tables) in zip(files, papers, strict=True):
            record_files.write(file, tables)
    loose = sum(file.stat().st_size for file in files)
    with timed("packing shards", records):
        for first in range(0, len(files), SHARD):
            store.pack(files[first : first + SHARD])
    packed = sum(file.stat().st_size for file in store.packed.rglob("*.parquet"))
    with timed("a database from the shards", records), Database.open(place / "rebuilt.duckdb") as database:
        with timed("loading it alone", records):
            load_stored(database, store)
        settle(database)
    size = (place / "rebuilt.duckdb").stat().st_size
    for name, amount in (("loose", loose), ("in shards", packed), ("in the database", size)):
        print(f"{name}: {amount / count / 1024:.1f} kB a paper, {amount / records:.0f} bytes a record")


def _load_all(database: Database, papers: Copies, now: datetime) -> None:
    for first in range(0, len(papers), BATCH):
        some = papers[first : first + BATCH]
        seen = [DocumentSourceRecord(document_id=p, source_uri=f"file:///{p}", file_name=p) for p, _ in some]
        load(database, together([tables for _, tables in some]), seen, now)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("paths", nargs="*", type=Path)
    arguments.add_argument("--papers", type=int, default=10_000)
    given = arguments.parse_args()
    paths = given.paths or sorted(path for path in SAMPLES.iterdir() if path.suffix in FORMATS)
    models = [tables_of([read_paper(path.read_bytes(), path.name)]) for path in paths]
    with tempfile.TemporaryDirectory() as place:
        measure(models, given.papers, Path(place))


if __name__ == "__main__":
    main()
