"""What was read is kept whole, once, and a database can be made from it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from councilpapers.errors import Unusable
from councilpapers.load import record_files
from councilpapers.load.corrections import Correction, add
from councilpapers.load.database import Database
from councilpapers.load.papers import known, load_as_read
from councilpapers.load.rows import tables_of, together
from councilpapers.load.store import Kept, Reading, RecordStore, rows_of
from councilpapers.load.stored import load_missing, load_stored
from councilpapers.load.sums import NAME
from councilpapers.normalise.paper import Paper

from .test_loading import count, state

MakePaper = Callable[..., Paper]
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> RecordStore:
    store = RecordStore(tmp_path / "x.records")
    store.prepare()
    return store


def put(store: RecordStore, paper: Paper) -> Path:
    row = paper.document
    file = store.place_of(Reading(row.document_id, row.extractor_version, row.configuration))
    record_files.write(file, tables_of([paper]))
    return file


def described(database: Database) -> list[str]:
    rows = database.connection.execute("SELECT description FROM actions WHERE level = 'action' ORDER BY ALL").fetchall()
    return [words for (words,) in rows]


def test_a_record_file_gives_back_what_was_written(tmp_path: Path, make_paper: MakePaper) -> None:
    written = tables_of([make_paper("a"), make_paper("b")])
    record_files.write(tmp_path / "x.arrow", written)
    read = record_files.read(tmp_path / "x.arrow")
    assert list(read) == list(written)
    assert all(read[name].equals(written[name]) for name in written)
    assert [path.name for path in tmp_path.iterdir()] == ["x.arrow"]


@pytest.mark.parametrize(
    "data", [b"words", b"\xff\xff\xff\xff\x00\x00\x00\x00"], ids=["no stream", "a stream of nothing"]
)
def test_what_is_no_record_file_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.arrow").write_bytes(data)
    with pytest.raises((pa.ArrowInvalid, OSError)):
        record_files.read(tmp_path / "x.arrow")


def test_a_stream_that_names_no_table_is_refused(tmp_path: Path) -> None:
    rows = pa.table({"n": [1]})
    with (tmp_path / "x.arrow").open("wb") as file, pa.ipc.new_stream(file, rows.schema) as stream:
        stream.write_table(rows)
    with pytest.raises(pa.ArrowInvalid, match="name of its table"):
        record_files.read(tmp_path / "x.arrow")


def test_packed_papers_are_those_that_were_loose(store: RecordStore, make_paper: MakePaper) -> None:
    files = [put(store, make_paper(name)) for name in ("b", "a", "c")]
    whole = together([record_files.read(file) for file in sorted(files)])
    store.pack(files)
    assert not store.waiting()
    (shard,) = store.shards()
    packed = rows_of(Kept(shard, pa.array(["a", "b", "c"]), whole=True))
    assert packed.keys() == whole.keys()
    assert all(packed[name].equals(whole[name]) for name in whole)


def test_packing_again_after_a_kill_makes_no_second_shard(store: RecordStore, make_paper: MakePaper) -> None:
    files = [put(store, make_paper(name)) for name in ("a", "b")]
    contents = {file: file.read_bytes() for file in files}
    store.pack(files)
    for file, data in contents.items():  # the kill came before they were taken away
        file.write_bytes(data)
    store.pack(files)
    assert len(store.shards()) == 1
    assert not store.waiting()


def test_two_readings_of_a_paper_are_never_in_one_shard(store: RecordStore, make_paper: MakePaper) -> None:
    paper = make_paper("a")
    earlier = put(store, paper)
    later = store.place_of(Reading("a", "0.2.0", "0"))
    record_files.write(later, tables_of([paper]))
    store.pack([earlier, later, put(store, make_paper("b"))])
    assert len(store.waiting()) == 1


def test_of_several_readings_the_last_counts(store: RecordStore, make_paper: MakePaper, database: Database) -> None:
    earlier, other = make_paper("a", "Repaint the bollards", minute=1), make_paper("b", "Count the bollards")
    store.pack([put(store, earlier), put(store, other)])
    later = make_paper("a", "Remove the bollards", minute=2)
    row = later.document.model_copy(update={"extractor_version": "0.2.0"})
    store.pack([put(store, Paper(row, later.records))])
    assert load_stored(database, store) == 2
    assert described(database) == ["Count the bollards", "Remove the bollards"]


@pytest.mark.parametrize(("minute", "words"), [(2, "Remove the bollards"), (0, "Repaint the bollards")])
def test_a_loose_reading_counts_where_it_is_the_last(
    store: RecordStore, make_paper: MakePaper, database: Database, minute: int, words: str
) -> None:
    store.pack([put(store, make_paper("a", "Repaint the bollards", minute=1))])
    file = store.place_of(Reading("a", "0.2.0", "0"))
    record_files.write(file, tables_of([make_paper("a", "Remove the bollards", minute=minute)]))
    load_stored(database, store)
    assert described(database) == [words]


def test_what_the_database_holds_of_another_reading_is_replaced_or_left(
    store: RecordStore, make_paper: MakePaper, database: Database
) -> None:
    load_as_read(database, tables_of([make_paper("a", "Repaint the bollards", minute=1)]))
    store.pack(
        [put(store, make_paper("a", "Remove the bollards", minute=2)), put(store, make_paper("b", "Count them"))]
    )
    load_missing(database, store)
    assert described(database) == ["Count them", "Repaint the bollards"]
    assert load_stored(database, store) == 2
    assert described(database) == ["Count them", "Remove the bollards"]
    before = state(database)
    assert load_stored(database, store) == 2, "of which none is new"
    assert state(database) == before


def test_corrections_hold_for_papers_out_of_a_store(
    store: RecordStore, make_paper: MakePaper, database: Database, tmp_path: Path
) -> None:
    paper = make_paper("a", "Repaint the bolards")
    store.pack([put(store, paper), put(store, make_paper("b", "Count them"))])
    load_stored(database, store)
    add(database, [Correction("actions", "a-a1", "description", '"Repaint the bollards"')])
    made_anew = tmp_path / "anew.duckdb"
    with Database.open(made_anew) as anew:
        add(
            anew,
            [Correction("actions", "a-a1", "description", '"Repaint the bollards"', "Repaint the bolards", None, "a")],
        )
        load_stored(anew, store)
        assert described(anew) == described(database) == ["Count them", "Repaint the bollards"]


def test_a_shard_of_fewer_columns_is_loaded(store: RecordStore, make_paper: MakePaper, database: Database) -> None:
    store.pack([put(store, make_paper("a"))])
    (shard,) = store.shards()
    rows = pq.read_table(shard / "actions.parquet")
    pq.write_table(rows.drop_columns(["outcomes_text"]), shard / "actions.parquet")
    (shard / NAME).unlink()  # which an earlier version did not write
    assert load_stored(database, store) == 1
    assert count(database, "actions", "outcomes_text IS NULL") == rows.num_rows


def test_a_database_made_from_the_store_is_the_same(
    store: RecordStore, make_paper: MakePaper, failed_paper: Paper, tmp_path: Path
) -> None:
    papers = [make_paper("a"), make_paper("b"), failed_paper]
    tables = tables_of(papers)
    with Database.open(tmp_path / "first.duckdb") as first, Database.open(tmp_path / "second.duckdb") as second:
        load_as_read(first, tables)
        store.pack([put(store, paper) for paper in papers])
        assert load_stored(second, store) == 3
        assert state(first) == state(second)
        assert set(known(second)) == {"a", "b", "locked"}
        assert count(second, "document_sources") == 3


def test_what_a_killed_run_left_unfinished_is_cleared_away(store: RecordStore, make_paper: MakePaper) -> None:
    kept = put(store, make_paper("a"))
    (store.loose / "b.arrow.77.unfinished").write_bytes(b"half")
    (store.loose / "path-1.0.arrow").write_bytes(b"of a file that could not be had")
    (store.packed / "0.77.unfinished").mkdir()
    store.prepare()
    assert list(store.waiting().values()) == [kept]
    assert store.shards() == ()
    assert [path.name for path in store.loose.iterdir()] == [kept.name]


@pytest.mark.parametrize("left", [0, 40, -200])
def test_a_damaged_record_file_is_laid_aside(store: RecordStore, make_paper: MakePaper, left: int) -> None:
    place = put(store, make_paper("a"))
    place.write_bytes(place.read_bytes()[:left])
    with pytest.raises(Unusable, match=r"arrow is damaged\. Delete it"):
        store.index()
    store.prepare()
    assert store.waiting() == {}
    assert [path.name for path in store.loose.iterdir()] == [f"{place.name}.damaged"]


def test_a_damaged_shard_is_named(store: RecordStore, make_paper: MakePaper) -> None:
    store.pack([put(store, make_paper("a"))])
    (shard,) = store.shards()
    (shard / "documents.parquet").write_bytes(b"PAR1")
    with pytest.raises(Unusable, match=f"{shard.name} is damaged"):
        store.index()


def test_a_folder_that_cannot_be_made_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "x.records").write_text("a file", encoding="utf-8")
    with pytest.raises(Unusable, match=r"x\.records cannot be written"):
        RecordStore(tmp_path / "x.records").prepare()
