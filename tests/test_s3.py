"""Papers in an object store, held by a server of its kind on this machine: changed, gone, forbidden, out of reach."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

import duckdb
import fsspec
import pytest
from fsspec import AbstractFileSystem
from moto.server import ThreadedMotoServer

from councilpapers.batch import run
from councilpapers.discover import list_files
from councilpapers.errors import Unusable
from councilpapers.preparing import prepared

MINUTES = (
    "Ashby Vale Parish Council\n\nMinutes of the meeting of {day} May 2023\n\nRESOLVED: That bollards be painted.\n"
)


@dataclass(frozen=True, slots=True)
class Store:
    """A bucket `papers` on a server that can be stopped, seen by somebody else than the run."""

    server: ThreadedMotoServer
    system: AbstractFileSystem

    def put(self, key: str, text: str) -> None:
        self.system.pipe_file(f"papers/{key}", text.encode())

    def drop(self, key: str) -> None:
        self.system.rm_file(f"papers/{key}")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a-key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "its secret")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST")).close()
    system = fsspec.filesystem("s3", skip_instance_cache=True)
    system.mkdir("papers")
    yield Store(server, system)
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    server.stop()


def said(db: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(
            "SELECT s.source_uri, gone_since IS NOT NULL, ifnull(error_code, 'read') FROM document_sources AS s"
            " JOIN documents USING (document_id) ORDER BY ALL"
        ).fetchall()


def test_papers_in_a_bucket_are_read_changed_and_gone(store: Store, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    for day in range(1, 4):
        store.put(f"2023/may {day}.txt", MINUTES.format(day=day))
    store.put("2023/.hidden", "nothing")
    assert run(["s3://papers/2023"], db).files == 3
    store.put("2023/may 1.txt", MINUTES.format(day=11))
    store.drop("2023/may 2.txt")
    again = run(["s3://papers/2023"], db)
    assert (again.files, again.gone) == (2, 2)
    assert said(db) == [
        ("s3://papers/2023/may%201.txt", False, "read"),
        ("s3://papers/2023/may%201.txt", True, "read"),
        ("s3://papers/2023/may%202.txt", True, "read"),
        ("s3://papers/2023/may%203.txt", False, "read"),
    ]
    assert not list(tmp_path.rglob("*.incoming"))


def test_what_goes_between_listing_and_reading_is_a_row(store: Store, tmp_path: Path) -> None:
    store.put("may.txt", MINUTES.format(day=1))
    (found,) = list_files(["s3://papers/may.txt"]).files
    store.drop("may.txt")
    (file,) = prepared([found], tmp_path)
    assert file.verdict is not None
    assert file.verdict.code.value == "io"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "address, sentence",
    [
        ("s3://no-such-bucket/2023", "There is nothing at s3://no-such-bucket/2023"),
        ("s3://papers/none", "There is no file or folder"),
        ("s3://Not a bucket!/x", "cannot be read"),
        ("s3://", "cannot be read"),
    ],
)
def test_an_address_where_nothing_is_says_so(store: Store, tmp_path: Path, address: str, sentence: str) -> None:
    with pytest.raises(Unusable, match=sentence):
        run([address], tmp_path / "x.duckdb")
    assert not list(tmp_path.iterdir())


def test_keys_that_are_missing_are_asked_for(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    with pytest.raises(Unusable, match="AWS_ACCESS_KEY_ID"):
        list_files(["s3://papers"])


def test_a_store_that_stops_answering_makes_rows_and_is_tried_again(store: Store, tmp_path: Path) -> None:
    store.put("may.txt", MINUTES.format(day=1))
    files = list_files(["s3://papers"]).files
    store.server.stop()
    (file,) = prepared(files, tmp_path)
    assert file.verdict is not None
    assert file.verdict.code.value == "io"
    with pytest.raises(Unusable, match="that it can be reached"):
        list_files(["s3://papers"])
    store.server.start()
