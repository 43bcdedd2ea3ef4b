"""Killed runs end in the database of one that was left alone: the short form of `make torture`."""

from __future__ import annotations

from pathlib import Path

from benchmarks.torture import torture, write_papers

from councilpapers.batch import run


def test_killed_runs_lose_and_double_nothing(tmp_path: Path) -> None:
    folder, alone = tmp_path / "papers", tmp_path / "alone.duckdb"
    write_papers(folder, 30)
    run([folder], alone)
    assert torture(folder, alone, kills=3, seed=2) >= 1
