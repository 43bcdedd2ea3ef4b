"""Which files a run is about."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from councilpapers.discover import Found, find_files, fingerprint, list_files, reason_to_skip
from councilpapers.errors import Unusable
from councilpapers.places import OnDisk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.txt", "sub/c.docx", "sub/.hidden.pdf", ".git/d.pdf", "sub/z.json"):
        path = tmp_path / "papers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"words")
    return tmp_path / "papers"


def names(*paths: str | Path) -> list[str]:
    return [found.place.name for found in find_files(paths)]


def test_a_folder_is_all_files_below_it_but_hidden_ones_in_order(folder: Path) -> None:
    assert names(folder) == ["a.txt", "b.pdf", "c.docx", "z.json"]


def test_a_file_named_twice_comes_once(folder: Path) -> None:
    assert names(folder / "b.pdf", folder, folder / "sub" / ".." / "b.pdf") == ["b.pdf", "a.txt", "c.docx", "z.json"]


def test_a_pattern(folder: Path) -> None:
    assert names(f"{folder}/*.pdf") == ["b.pdf"]
    assert names(f"{folder}/**/*.docx") == ["c.docx"]


@pytest.mark.parametrize("path, says", [("none.pdf", "no file or folder"), ("*.odt", "No file matches")])
def test_what_is_not_there_is_said(folder: Path, path: str, says: str) -> None:
    with pytest.raises(Unusable, match=says):
        find_files([folder / path])


@pytest.mark.parametrize(
    "name, data, named, skipped",
    [
        ("plan.pdf", b"", False, False),
        ("Plan.PDF", b"", False, False),
        ("mgDocument.ashx", b"%PDF-1.4", False, False),
        ("download", b"PK\x03\x04 word", False, False),
        ("page.aspx", b"\r\n<!DOCTYPE html><html>", False, False),
        ("render.py", b'print("<html>")', False, True),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", False, False),
        ("README.md", b"# Papers", False, True),
        ("plan.expected.json", b"{}", False, True),
        ("notes.csv", b"a,b", False, True),
        ("plan.pdf.part", b"%PDF-1.4", False, True),
        ("plan.pdf.crdownload", b"%PDF-1.4", True, False),
        ("notes.csv", b"a,b", True, False),
        ("README.md", b"# Papers", True, False),
    ],
)
def test_what_is_no_paper_is_skipped_unless_it_is_named(
    tmp_path: Path, name: str, data: bytes, named: bool, skipped: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert (reason_to_skip(Found(OnDisk(path), named)) is not None) is skipped


def test_a_link_in_a_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.pdf"
    outside.write_bytes(b"%PDF-1.4")
    (folder / "link.pdf").symlink_to(outside)
    links = [found for found in find_files([folder]) if found.place.is_link]
    assert len(links) == 1
    assert "link" in (reason_to_skip(links[0]) or "")


def test_a_link_to_a_folder_has_a_row_and_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "unseen.pdf").write_bytes(b"%PDF-1.4")
    (folder / "sub" / "2019").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (folder / "up").symlink_to(folder, target_is_directory=True)
    found = find_files([folder])
    links = [one for one in found if one.place.is_link]
    assert [one.place.name for one in links] == ["up", "2019"]
    assert all("not followed" in (reason_to_skip(one) or "") for one in links)
    assert "unseen.pdf" not in [one.place.name for one in found]
    assert [one.place.name for one in find_files([folder / "sub" / "2019"])] == ["unseen.pdf"]


def test_paths_too_long_for_the_system_are_files_without_bytes(tmp_path: Path) -> None:
    """The folder can be looked into, and what is in it not be opened."""
    depth, rest = divmod(4_090 - len(os.fsencode(tmp_path)), 101)
    folder = os.open(tmp_path, os.O_RDONLY)
    for name in [*["d" * 100] * (depth - 1), "d" * (100 + rest)]:
        os.mkdir(name, dir_fd=folder)
        above, folder = folder, os.open(name, os.O_RDONLY, dir_fd=folder)
        os.close(above)
    for name in ("minutes.pdf", "papers.zip"):
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY, dir_fd=folder))
    os.symlink(tmp_path, "linked", dir_fd=folder)
    os.close(folder)
    found = find_files([tmp_path])
    assert {"minutes.pdf", "papers.zip"} <= {one.place.name for one in found}
    for one in found:
        with pytest.raises(OSError, match="too long"):
            fingerprint(one.place)


def test_a_fingerprint_is_the_hash_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x" * 3_000_000)
    found = fingerprint(OnDisk(path))
    assert found.document_id == hashlib.sha256(b"x" * 3_000_000).hexdigest()
    assert found.byte_size == 3_000_000


@pytest.mark.parametrize("named", [True, False])
def test_what_becomes_a_link_once_it_was_listed_is_not_followed(tmp_path: Path, named: bool) -> None:
    folder, secret = tmp_path / "papers", tmp_path / "secret.txt"
    folder.mkdir()
    secret.write_bytes(b"words")
    (folder / "a.txt").write_bytes(b"words")
    (found,) = find_files([folder / "a.txt" if named else folder])
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(secret)
    if named:
        assert found.place.read_bytes() == b"words"
    else:
        with pytest.raises(OSError, match="symbolic links"):
            fingerprint(found.place)
        with pytest.raises(OSError, match="symbolic links"):
            found.place.read_bytes()


@pytest.mark.parametrize("read", [fingerprint, OnDisk.read_bytes])
def test_a_pipe_is_waited_for_by_nobody(tmp_path: Path, read: Callable[[OnDisk], object]) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(OSError, match="not a regular file"):
        read(OnDisk(tmp_path / "pipe.pdf"))


def test_names_that_are_no_text_become_text(tmp_path: Path) -> None:
    found = Found(OnDisk(tmp_path / os.fsdecode(b"caf\xe9.pdf")), named=True)
    assert found.file_name == "caf\ufffd.pdf"
    assert found.source_uri.endswith("caf%E9.pdf")
    assert found.path_id.startswith("path-")


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_an_archive_is_the_files_in_it(tmp_path: Path) -> None:
    members = {
        "b/é.txt": b"words" * 1000,
        "a.pdf": b"",
        "../../out.txt": b"x",
        "__MACOSX/._a.pdf": b"",
        ".x/y.txt": b"",
    }
    found = find_files([zipped(tmp_path / "papers.zip", members)])
    assert [f.place.name for f in found] == ["papers.zip", "é.txt", "a.pdf", "out.txt"]
    assert [f.verdict is None for f in found] == [False, True, True, True]
    assert found[1].source_uri.endswith("papers.zip!/b/%C3%A9.txt")
    assert fingerprint(found[1].place).document_id == hashlib.sha256(b"words" * 1000).hexdigest()
    assert found[1].place.read_bytes() == b"words" * 1000
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["papers.zip"]


def test_a_list_may_name_what_is_not_there(folder: Path, tmp_path: Path) -> None:
    words = os.fsencode(folder / "b.pdf") + b"\n\n" + os.fsencode(tmp_path / "none.pdf") + b"\n"
    assert [f.place.name for f in list_files(["-"], BytesIO(words)).files] == ["b.pdf", "none.pdf"]
    by_nul = words.replace(b"\n\n", b"\0").replace(b"\n", b"\0") + os.fsencode(folder)
    assert [f.place.name for f in list_files(["-"], BytesIO(by_nul)).files][:3] == ["b.pdf", "none.pdf", "a.txt"]


def test_an_address_of_this_machine_is_a_path(folder: Path) -> None:
    assert names((folder / "b.pdf").as_uri()) == ["b.pdf"]


def test_roots_are_the_folders_that_were_looked_through(folder: Path, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"x.txt": b""})
    roots = list_files([folder, archive, folder / "b.pdf"]).roots
    assert roots == (f"{folder.as_uri()}/", f"zip:{folder.as_uri()}/", f"zip:{archive.as_uri()}!/")


@pytest.mark.parametrize(
    ("name", "named", "awaited"),
    [
        ("minutes.pdf", False, True),
        ("minutes.HTML", False, True),
        ("notes.json", False, False),
        ("notes.json", True, True),
    ],
)
def test_a_file_that_is_called_a_paper_is_awaited(name: str, named: bool, awaited: bool) -> None:
    assert Found(OnDisk(Path(name)), named).is_awaited is awaited
