"""What LibreOffice opens, read as the paper that it is; and what is said where there is no LibreOffice."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from councilpapers.document import Table
from councilpapers.errors import Corrupt, Encrypted, TooSlow, Unequipped
from councilpapers.extract import programs, readers
from councilpapers.extract.kept import keeping
from councilpapers.extract.office import converter
from councilpapers.extract.programs import LIBREOFFICE, Allowed, now_equipped
from councilpapers.pipeline import read_paper

from .compounds import compound

needs_libreoffice = pytest.mark.skipif(LIBREOFFICE.path is None, reason="LibreOffice is not installed")

ROWS = (
    ("Ref", "Action", "Lead officer", "Deadline", "Status"),
    ("AV1", "Mend the pier", "Jo Marsh", "31/03/2013", "Green"),
)


def rich_text(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """RTF with a title and a table."""
    found = [r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\pard\b Ashby Vale Council: action plan\b0\par"]
    for row in rows:
        edges = "".join(rf"\cellx{1800 * n}" for n in range(1, len(row) + 1))
        found.append(rf"\trowd{edges}\pard\intbl " + "".join(rf"{cell}\cell " for cell in row) + r"\row")
    return "\n".join([*found, r"\pard Ends\par}"]).encode("ascii")


@needs_libreoffice
def test_rich_text_is_read_as_word_papers_are(tmp_path: Path) -> None:
    data = rich_text(ROWS)
    with keeping(tmp_path):
        document = readers.read(data, "plan.rtf")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert tuple(tuple(cell.text for cell in row) for row in table.rows()) == ROWS
    assert (document.media_type, document.document_id) == (readers.RTF, hashlib.sha256(data).hexdigest())
    assert [note.code for note in document.notes] == ["converted"]
    assert [path.parent.parent.name for path in tmp_path.rglob("*") if path.is_file()] == ["docx"]


@needs_libreoffice
def test_what_was_converted_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with keeping(tmp_path):
        first = readers.read(rich_text(ROWS), "plan.rtf")
        monkeypatch.setattr(converter, "run", None)
        assert readers.read(rich_text(ROWS), "plan.rtf") == first


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """(port of this machine, what was asked of it)."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port, asked
    server.shutdown()
    server.server_close()
    thread.join()


@needs_libreoffice
def test_nothing_is_fetched(listener: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    port, asked = listener
    monkeypatch.setattr(programs, "CLONE_NEWNET", 0)  # the settings must do, where the system does not help
    field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "http://127.0.0.1:{port}/seal.png" \\d}}{{\fldrslt seal}}}}'
    converter.converted(rb"{\rtf1\ansi Norbeck " + field.encode() + rb"\par}", ".rtf")
    assert asked == []


@needs_libreoffice
def test_what_is_no_document_is_damaged() -> None:
    with pytest.raises(Corrupt):
        converter.converted(compound("WordDocument"), ".doc")


@needs_libreoffice
def test_a_conversion_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter, "ALLOWED", Allowed(seconds=0.1))
    with pytest.raises(TooSlow):
        converter.converted(rich_text(ROWS), ".rtf")


def test_without_libreoffice_the_paper_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_found", lambda names, places: None)
    with pytest.raises(Unequipped):
        readers.read(rich_text(ROWS), "plan.rtf")
    row = read_paper(compound("WordDocument"), "plan.doc").document
    assert (row.outcome, row.error_code, row.media_type) == ("failed", "unsupported", readers.DOC)
    assert row.error_message is not None
    assert "apt-get install" in row.error_message
    assert not now_equipped(row.error_message)
    monkeypatch.setattr(programs, "_found", lambda names, places: Path("/opt/office"))
    assert now_equipped(row.error_message)


@pytest.mark.parametrize(
    "data, name, expected",
    [
        (compound("WordDocument"), "plan.doc", readers.DOC),
        (b"{\\rtf1\\ansi}", "plan.doc", readers.RTF),
        (b"\r\n{\\rtf1\\ansi}", "plan.rtf", readers.RTF),
    ],
)
def test_the_bytes_say_what_it_is(data: bytes, name: str, expected: str) -> None:
    assert readers.media_type(data, name) == expected


def test_a_password_is_noticed_before_anything_is_started() -> None:
    with pytest.raises(Encrypted):
        readers.media_type(compound("WordDocument", flags=0x0100), "plan.doc")
