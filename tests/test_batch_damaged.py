"""A run on a record store that its disk has damaged reads those papers again, and says so."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from councilpapers.batch import load, run
from councilpapers.console import closing
from councilpapers.errors import Unusable
from councilpapers.load.papers import Loaded
from councilpapers.load.store import RecordStore
from councilpapers.run_log import run_line


def test_papers_of_a_damaged_shard_are_read_again(tmp_path: Path) -> None:
    folder, db = tmp_path / "papers", tmp_path / "council.duckdb"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Ashby Vale Council\n\nMinutes {number}\n", encoding="utf-8")
    run([folder], db, workers=1)
    store = RecordStore(tmp_path / "council.records")
    store.pack(list(store.waiting().values())[:2])
    (shard,) = store.shards()
    data = bytearray((shard / "reports.parquet").read_bytes())
    data[len(data) // 2] ^= 1
    (shard / "reports.parquet").write_bytes(data)
    db.unlink()
    with pytest.raises(Unusable, match=f"{shard.name} is damaged"):
        load([store.folder], tmp_path / "other.duckdb")
    summary = run([folder], db, workers=1)
    assert summary.loaded == {Loaded.ADDED: 2, Loaded.UNCHANGED: 1}
    assert [path.name for path in summary.laid_aside] == [f"{shard.name}.damaged"]
    printed = StringIO()
    Console(file=printed, width=500).print(closing(summary, db))
    assert f"{shard.name} was damaged: laid aside as {shard.name}.damaged, papers" in printed.getvalue()
    assert '"laid_aside": 1' in run_line(summary)
    assert load([store.folder], tmp_path / "other.duckdb") == 3
