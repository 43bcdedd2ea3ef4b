"""What a run keeps in mind of a paper that is done with: the short form of `python -m benchmarks.soak --instant`."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from benchmarks.instant import Instant
from benchmarks.soak import ORDERED, Watched, hostile, soak, stock, write_papers

from councilpapers import batch
from councilpapers.summary import PaperDone

BATCH = 64
FIRST, LAST = 2 * BATCH + 1, 5 * BATCH + 1  # each the first of those that are loaded together
BYTES_KEPT = 1_000  # of each paper, which is a megabyte for a thousand


def test_a_run_keeps_next_to_nothing_of_a_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SHARD", 100)
    monkeypatch.setattr(batch, "BATCH", BATCH)
    monkeypatch.setattr(Instant, "workers", BATCH)
    write_papers(tmp_path / "papers", [], LAST, 0.0, seed=1)
    held: dict[int, int] = {}

    def watch(done: PaperDone) -> None:
        if done.number == FIRST - BATCH:
            tracemalloc.start()
        if done.number in (FIRST, LAST):
            held[done.number] = tracemalloc.get_traced_memory()[0]

    try:
        batch.run([tmp_path / "papers"], tmp_path / "x.duckdb", on_event=watch, executor=Instant())
    finally:
        tracemalloc.stop()
    assert (held[LAST] - held[FIRST]) / (LAST - FIRST) < BYTES_KEPT


def test_a_soak_says_how_fast_and_how_much(tmp_path: Path) -> None:
    write_papers(tmp_path / "papers", [], 30, 0.0, seed=1)
    told = soak(tmp_path / "papers", tmp_path / "x.duckdb", Instant())
    assert told.rate > 0
    assert told.most > 10


def test_no_two_hostile_papers_are_the_same() -> None:
    count = 2 * len(stock())
    assert len({data for _, data in (hostile(number) for number in range(count))}) == count


def test_every_other_block_has_hostile_papers(tmp_path: Path) -> None:
    write_papers(tmp_path / "papers", [], 4 * ORDERED, 1.0, seed=1, block=ORDERED)
    says = [b"be noted" in path.read_bytes()[-20:] for path in sorted((tmp_path / "papers").iterdir())]
    clean, harmed = says[:ORDERED], says[ORDERED : 2 * ORDERED]
    assert says[2 * ORDERED : 3 * ORDERED] == clean
    assert all(clean)
    assert harmed.count(True) == 1, "one that orders a fault"


def test_the_rates_are_those_of_the_blocks() -> None:
    watched = Watched()
    watched.begun = {0: 0.0, 5: 1.0, 10: 2.0, 15: 6.0, 20: 10.0, 25: 17.0, 30: 20.0}
    clean, harmed = watched.rates(10)
    assert (clean, harmed) == pytest.approx((2 * 10 / 12, 10 / 8))
