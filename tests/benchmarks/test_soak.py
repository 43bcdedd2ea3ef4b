"""What a run keeps in mind of a paper that is done with: the short form of `python -m benchmarks.soak --instant`."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from benchmarks.instant import Instant
from benchmarks.soak import CLEAN, ORDERED, Watched, hostile, mill, soak, stock, write_papers

from councilpapers import batch
from councilpapers.extract.readers import read
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
    assert len(told.held) == 30
    assert min(told.held) > 10


def test_no_two_hostile_papers_are_the_same() -> None:
    count = 2 * len(stock())
    assert len({data for _, data in (hostile(number) for number in range(count))}) == count


def test_every_fifth_block_has_no_hostile_papers(tmp_path: Path) -> None:
    write_papers(tmp_path / "papers", [], (CLEAN + 1) * ORDERED, 1 - 1 / CLEAN, seed=1, block=ORDERED)
    says = [b"be noted" in path.read_bytes()[-20:] for path in sorted((tmp_path / "papers").iterdir())]
    clean, harmed = says[:ORDERED], says[ORDERED : 2 * ORDERED]
    assert says[CLEAN * ORDERED :] == clean
    assert all(clean)
    assert harmed.count(True) == 1, "one that orders a fault"


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return sorted(mill(tmp_path_factory.mktemp("papers") / "mill", 4).iterdir())


@pytest.mark.parametrize("suffix", ["pdf", "docx", "html", "txt"])
def test_copies_differ_in_their_bytes_and_are_papers(tmp_path: Path, models: list[Path], suffix: str) -> None:
    model = next(path for path in models if path.suffix == f".{suffix}")
    write_papers(tmp_path / "papers", [model], 2, 0.0, seed=1)
    one, other = (path.read_bytes() for path in sorted((tmp_path / "papers").iterdir()))
    assert one != other
    assert read(one, f"1.{suffix}").media_type == read(other, f"2.{suffix}").media_type


def test_the_rates_are_those_of_the_blocks() -> None:
    watched = Watched()
    watched.begun = {10 * block: begun for block, begun in enumerate((0.0, 2.0, 6.0, 11.0, 16.0, 22.0, 25.0))}
    watched.begun |= {5: 1.0, 15: 5.0}
    clean, harmed = watched.rates(10)
    assert (clean, harmed) == pytest.approx((2 * 10 / 5, 4 * 10 / 20))
