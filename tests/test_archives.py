"""Nothing that an archive says of itself is believed."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from councilpapers import archives
from councilpapers.archives import members_of
from councilpapers.batch import run
from councilpapers.discover import find_files
from councilpapers.errors import Corrupt, Encrypted, PaperError, TooLarge, Unsupported

WORDS = b"Ashby Vale Parish Council\n\nMinutes of the meeting of 4 May 2023\n" * 50


def make(path: Path, *members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return bytearray(path.read_bytes())


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_come_out_as_they_went_in(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.zip"
    make(
        path,
        ("one.txt", WORDS),
        ("two.txt", b""),
        ("folder/", b""),
        ("big.txt", bytes(range(256)) * 9000),
        method=method,
    )
    found = members_of(path)
    assert found is not None
    assert [m.read_bytes() for m in found] == [WORDS, b"", bytes(range(256)) * 9000]


def test_what_is_before_an_archive_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"MZ" * 500 + make(path, ("one.txt", WORDS)))
    found = members_of(path)
    assert found is not None
    assert found[0].read_bytes() == WORDS


def test_a_package_is_one_paper(tmp_path: Path) -> None:
    make(tmp_path / "a.zip", ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
    assert members_of(tmp_path / "a.zip") is None
    (found,) = find_files([tmp_path / "a.zip"])
    assert found.verdict is None


def _not_one(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 but nothing of an archive follows")


def _cut_short(path: Path) -> None:
    path.write_bytes(make(path, ("one.txt", WORDS))[:-30])


def _doubled(path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        make(path, ("one.txt", WORDS), ("one.txt", WORDS))


def _overlapping(path: Path) -> None:
    data = make(path, ("one.txt", WORDS), ("two.txt", WORDS))
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, second + 42, 0)  # the second member's header is the first's
    path.write_bytes(data)


def _nameless(path: Path) -> None:
    path.write_bytes(make(path, ("one.txt", WORDS)).replace(b"one.txt", b"\x00ne.txt"))


def _endless_list(path: Path) -> None:
    data = make(path, ("one.txt", WORDS))
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, 2**31)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "spoil, trouble",
    [
        (_not_one, Corrupt),
        (_cut_short, Corrupt),
        (_doubled, Corrupt),
        (_overlapping, Corrupt),
        (_nameless, Corrupt),
        (_endless_list, TooLarge),
    ],
)
def test_an_archive_that_cannot_be_trusted_is_a_row(tmp_path: Path, spoil: object, trouble: type[PaperError]) -> None:
    path = tmp_path / "a.zip"
    assert callable(spoil)
    spoil(path)
    with pytest.raises(trouble):
        members_of(path)
    (found,) = find_files([path])
    assert found.verdict is not None
    assert found.verdict.code == trouble.code


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 1)
    make(tmp_path / "a.zip", ("1", b""), ("2", b""))
    with pytest.raises(TooLarge):
        members_of(tmp_path / "a.zip")


@pytest.mark.parametrize(
    "change, trouble",
    [
        (lambda data: data.__setitem__(data.rindex(b"PK\x01\x02") + 8, 1), Encrypted),
        (lambda data: struct.pack_into("<H", data, data.rindex(b"PK\x01\x02") + 10, 12), Unsupported),
        (lambda data: struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 24, 10), Corrupt),
        (lambda data: struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 24, 2**30), TooLarge),
        (lambda data: struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 16, 7), Corrupt),
        (lambda data: data.__setitem__(slice(0, 4), b"nope"), Corrupt),
        (lambda data: data.__setitem__(slice(60, 70), b"\xff" * 10), Corrupt),
    ],
)
def test_a_member_that_lies_is_refused(tmp_path: Path, change: object, trouble: type[PaperError]) -> None:
    path = tmp_path / "a.zip"
    data = make(path, ("one.txt", WORDS))
    assert callable(change)
    change(data)
    path.write_bytes(data)
    found = members_of(path)
    assert found is not None
    with pytest.raises(trouble):
        found[0].read_bytes()


def test_every_member_has_its_row(tmp_path: Path) -> None:
    make(tmp_path / "inner.zip", ("deep.txt", WORDS))
    inner = (tmp_path / "inner.zip").read_bytes()
    (tmp_path / "papers").mkdir()
    make(
        tmp_path / "papers" / "a.zip",
        ("one.txt", WORDS),
        ("inner.zip", inner),
        ("bomb.txt", bytes(6 * 1024**2)),
        ("x.json", b"{}"),
    )
    summary = run([tmp_path / "papers"], tmp_path / "x.duckdb")
    assert summary.files == 5
    assert summary.failures == {"too_large": 1}
    assert {o.value: n for o, n in summary.outcomes.items()} == {"skipped": 3, "failed": 1, "extracted": 1}
    assert summary.failed == 1
    assert not list(tmp_path.rglob("one.txt"))
