"""One paper, whatever it is: records or a reason, never an exception."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from councilpapers.normalise.records import ActionRecord
from councilpapers.normalise.vocabulary import Outcome
from councilpapers.pipeline import read_paper

SAMPLES = Path(__file__).parent.parent / "samples"
PLAN = SAMPLES / "thornmere-directorate-plan-q2-2021-22.pdf"


def pdf(text: str, password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(72, 720, text)
    canvas.save()
    return buffer.getvalue()


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data, name, outcome, code",
    [
        (pdf("Minutes", password="secret"), "locked.pdf", Outcome.FAILED, "encrypted"),
        (b"", "empty.pdf", Outcome.FAILED, "corrupt"),
        (PLAN.read_bytes()[:900], "cut.pdf", Outcome.FAILED, "corrupt"),
        (b"%PDF-1.7\nthis is no PDF at all", "fake.pdf", Outcome.FAILED, "corrupt"),
        (zipped(**{"a.txt": b"hello"}), "papers.zip", Outcome.FAILED, "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc", Outcome.FAILED, "unsupported"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "scan.png", Outcome.FAILED, "unsupported"),
        (pdf("Nothing was decided about anything."), "note.pdf", Outcome.EMPTY, None),
    ],
)
def test_a_bad_paper_has_a_row_that_says_why(data: bytes, name: str, outcome: Outcome, code: str | None) -> None:
    paper = read_paper(data, name)
    assert (paper.document.outcome, paper.document.error_code) == (outcome, code)
    assert paper.document.file_name == name
    if code:
        assert (paper.document.error_message or "").endswith((".", "]"))


def test_a_file_is_read_for_what_it_is_and_not_for_its_name() -> None:
    by_name = read_paper(PLAN.read_bytes(), "plan.pdf")
    misnamed = read_paper(PLAN.read_bytes(), "plan.docx")
    assert misnamed.document.media_type == "application/pdf"
    assert len(misnamed.of(ActionRecord)) == len(by_name.of(ActionRecord)) > 0


def test_the_same_bytes_give_the_same_records() -> None:
    first, second = (read_paper(PLAN.read_bytes(), PLAN.name) for _ in range(2))
    assert first.records == second.records
