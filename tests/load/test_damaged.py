"""A disk that gives back other bits than were written: never another word, never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from councilpapers.load import record_files
from councilpapers.load.database import Database
from councilpapers.load.rows import tables_of
from councilpapers.load.store import Damaged, Reading, RecordStore
from councilpapers.load.stored import load_missing, load_stored
from councilpapers.load.sums import ENDING, NAME
from councilpapers.normalise.paper import Paper

from .test_loading import state

MakePaper = Callable[..., Paper]
PLACES = (0.0, 0.001, 0.2, 0.4, 0.6, 0.8, 0.96, 0.99, 1.0)  # in a file, by what part of it is before


def turned(path: Path) -> Iterator[None]:
    """The file with one bit turned, at one place after the other."""
    whole = path.read_bytes()
    for number, place in enumerate(PLACES):
        data = bytearray(whole)
        data[int(place * (len(data) - 1))] ^= 1 << number % 8
        path.write_bytes(data)
        yield
    path.write_bytes(whole)


@pytest.fixture
def store(tmp_path: Path, make_paper: MakePaper) -> RecordStore:
    """A shard of two papers, and one that is loose."""
    store = RecordStore(tmp_path / "x.records")
    store.prepare()
    for name in ("a", "b", "c"):
        if name == "c":
            store.pack(list(store.waiting().values()))
        record_files.write(store.place_of(Reading(name, "0.1.0", "0" * 16)), tables_of([make_paper(name)]))
    return store


def test_a_turned_bit_of_a_record_file_is_noticed(store: RecordStore) -> None:
    (path,) = store.waiting().values()
    for _ in turned(path):
        with pytest.raises((OSError, pa.ArrowException)):
            record_files.read(path)
    assert "documents" in record_files.read(path)


def test_a_record_file_without_a_sum_is_read(store: RecordStore) -> None:
    (path,) = store.waiting().values()
    whole = record_files.read(path)
    path.write_bytes(path.read_bytes()[:-ENDING])
    assert record_files.read(path).keys() == whole.keys()


def test_a_turned_bit_of_a_shard_is_said_to_be_damage(store: RecordStore, database: Database) -> None:
    (shard,) = store.shards()
    for path in sorted(shard.iterdir()):
        for _ in turned(path):
            with pytest.raises(Damaged, match=f"{shard.name} is damaged. Delete it"):
                load_stored(database, store)
    assert load_stored(database, store) == 3


def test_a_table_of_a_shard_that_is_gone_is_damage(store: RecordStore, database: Database) -> None:
    (shard,) = store.shards()
    (shard / "progress.parquet").unlink()
    with pytest.raises(Damaged, match=shard.name):
        load_stored(database, store)


def test_a_shard_without_sums_is_had_or_said_to_be_damaged(store: RecordStore, tmp_path: Path) -> None:
    (shard,) = store.shards()
    (shard / NAME).unlink()
    refused = 0
    for number, _ in enumerate(turned(shard / "actions.parquet")):
        with Database.open(tmp_path / f"{number}.duckdb") as database:
            try:
                load_stored(database, store)
            except Damaged:
                refused += 1
    assert 2 < refused < len(PLACES)


def test_what_is_damaged_is_laid_aside_and_the_rest_loaded(store: RecordStore, database: Database) -> None:
    (shard,) = store.shards()
    (loose,) = store.waiting().values()
    for path in (shard / "actions.parquet", loose):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 4
        path.write_bytes(data)
    record_files.write(store.place_of(Reading("a", "0.2.0", "0")), tables_of([]))
    load_missing(database, store)
    assert sorted(path.name for path in store.laid_aside) == sorted(
        f"{name}.damaged" for name in (shard.name, loose.name, f"{Reading('a', '0.2.0', '0').name}.arrow")
    )
    assert store.shards() == ()
    assert database.connection.execute("SELECT count(*) FROM documents").fetchall() == [(0,)]


def test_a_shard_damaged_twice_is_laid_aside_twice(store: RecordStore, make_paper: MakePaper) -> None:
    (shard,) = store.shards()
    store.lay_aside(shard)
    for name in ("a", "b"):
        record_files.write(store.place_of(Reading(name, "0.1.0", "0" * 16)), tables_of([make_paper(name)]))
    store.pack([path for name, path in store.waiting().items() if name[0] in "ab"])
    assert store.shards() == (shard,)
    store.lay_aside(shard)
    assert store.shards() == ()


def test_a_database_made_again_is_the_same(store: RecordStore, tmp_path: Path) -> None:
    with Database.open(tmp_path / "1.duckdb") as first, Database.open(tmp_path / "2.duckdb") as second:
        load_missing(first, store)
        load_stored(second, store)
        assert state(first) == state(second)
    assert store.laid_aside == []
