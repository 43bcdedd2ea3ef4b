"""Papers at addresses, fetched by the run and read as all others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import fsspec
import pytest

from councilpapers import remote
from councilpapers.batch import run
from councilpapers.discover import list_files
from councilpapers.errors import TooLarge, Unusable
from councilpapers.preparing import AHEAD, prepared

MINUTES = b"Ashby Vale Parish Council\n\nMinutes of the meeting of 4 May 2023\n\nRESOLVED: That bollards be painted.\n"


@pytest.fixture
def archive() -> Iterator[str]:
    system = fsspec.filesystem("memory")
    for name in ("2023/may.txt", "2023/a copy.txt", "2023/.hidden/x.txt", "notes.json"):
        system.pipe_file(f"/council/{name}", MINUTES)
    yield "memory://council"
    system.rm("/council", recursive=True)


def test_papers_at_an_address_are_read_and_nothing_stays_behind(archive: str, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    summary = run([archive], db)
    assert {outcome.value: count for outcome, count in summary.outcomes.items()} == {"extracted": 2, "skipped": 1}
    with duckdb.connect(str(db), read_only=True) as connection:
        found = connection.execute("SELECT source_uri FROM document_sources ORDER BY ALL").fetchall()
    assert [str(uri) for (uri,) in found] == [
        "memory://council/2023/a%20copy.txt",
        "memory://council/2023/may.txt",
        "memory://council/notes.json",
    ]
    assert not list(tmp_path.rglob("*.incoming"))


def test_what_is_gone_from_an_address_is_marked(archive: str, tmp_path: Path) -> None:
    run([archive], tmp_path / "x.duckdb")
    fsspec.filesystem("memory").rm("/council/2023/may.txt")
    assert run([archive], tmp_path / "x.duckdb").gone == 1


@pytest.mark.parametrize(
    "address, names",
    [
        ("memory://council/2023/may.txt", ["may.txt"]),
        ("memory://council/2023/*.txt", ["a copy.txt", "may.txt"]),
        ("memory://council/2023", ["a copy.txt", "may.txt"]),
    ],
)
def test_an_address_is_a_file_a_folder_or_a_pattern(archive: str, address: str, names: list[str]) -> None:
    assert [found.place.name for found in list_files([address]).files] == names


@pytest.mark.parametrize("address", ["memory://council/none", "ftp://somewhere/x.pdf", "s3::memory://council/x"])
def test_an_address_that_leads_nowhere_is_said(archive: str, address: str) -> None:
    with pytest.raises(Unusable):
        list_files([address])


def test_files_are_fetched_ahead_in_their_order_and_forgotten_when_nobody_wants_them(tmp_path: Path) -> None:
    system = fsspec.filesystem("memory")
    for number in range(AHEAD * 2):
        system.pipe_file(f"/many/{number:02}.txt", MINUTES + b"%d" % number)
    files = list_files(["memory://many"]).files
    ready = list(prepared(files, tmp_path))
    assert [file.found for file in ready] == list(files)
    assert [file.place.read_bytes() for file in ready] == [found.place.read_bytes() for found in files]
    for file in ready:
        file.forget_bytes()
    begun = prepared(files, tmp_path)
    next(begun).forget_bytes()
    begun.close()
    assert not list(tmp_path.iterdir())
    system.rm("/many", recursive=True)


def test_no_more_is_fetched_than_may_be(archive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MAX_BYTES", 10)
    with pytest.raises(TooLarge):
        remote.RemoteFile("memory", "/council/2023/may.txt").here(tmp_path / "incoming")
    assert not list((tmp_path / "incoming").iterdir())
    assert run([archive], tmp_path / "x.duckdb").failures == {"too_large": 2}
