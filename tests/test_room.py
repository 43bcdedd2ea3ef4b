"""A run that the disk has no room for does not begin."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from benchmarks.instant import Here

from councilpapers.batch import run
from councilpapers.discover import MAX_BYTES, Found, Verdict, find_files
from councilpapers.errors import ErrorCode, Unusable
from councilpapers.load import database as loading_database
from councilpapers.normalise.vocabulary import Outcome
from councilpapers.places import OnDisk
from councilpapers.room import look_for_room

WORDS = b"Ashby Vale Parish Council\n\nMinutes of the meeting held on 4 May 2023\n\n"


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Two papers of 1,000 bytes, one far too large to be read, and a link."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes((name.encode() + WORDS).ljust(1_000))
    with (folder / "c.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (folder / "d.txt").symlink_to(folder / "a.txt")
    return folder


def with_free(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(loading_database, "LEAST_ROOM", 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12 - free, free))


@pytest.mark.parametrize(
    "free, times, is_enough",
    [(4_000, 2.0, True), (3_999, 2.0, False), (2_000, 1.0, True), (1_999, 1.0, False), (0, 0.0, True)],
)
def test_twice_the_size_of_what_is_read_must_be_free(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, times: float, is_enough: bool
) -> None:
    with_free(monkeypatch, free)
    place = tmp_path / "not yet" / "x.duckdb"
    if is_enough:
        look_for_room(find_files([papers]), [place], times)
    else:
        with pytest.raises(Unusable, match=r"not yet/x\.duckdb has 0 MB left; 0 MB are asked for.*--room"):
            look_for_room(find_files([papers]), [place], times)


def test_what_is_refused_before_it_is_read_takes_no_room(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_free(monkeypatch, 0)
    verdict = Verdict(Outcome.SKIPPED, ErrorCode.UNSUPPORTED, "An archive.")
    look_for_room([Found(OnDisk(papers / "a.txt"), True, verdict), Found(OnDisk(papers / "none.txt"), True)], [papers])


def test_a_run_without_room_leaves_nothing(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_free(monkeypatch, 3_000)
    with pytest.raises(Unusable, match="asked for"):
        run([papers], tmp_path / "x.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["papers"]


def test_what_the_database_holds_takes_no_room(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "x.duckdb"
    run([papers], db, executor=Here())
    with_free(monkeypatch, 1_000)
    run([papers], db, executor=Here())
    (papers / "e.txt").write_bytes(WORDS.ljust(600))
    with pytest.raises(Unusable, match="asked for"):
        run([papers], db, executor=Here())
    with pytest.raises(Unusable, match="asked for"):
        run([papers], db, executor=Here(), again=True, room=1.0)
    assert run([papers], db, executor=Here(), room=1.0).files == 5
