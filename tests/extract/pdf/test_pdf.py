"""Whole PDF papers, and files that are none."""

from __future__ import annotations

import gc
import io
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from councilpapers.document import PageStatus, Paragraph, ParagraphKind, Table
from councilpapers.errors import Corrupt, Encrypted
from councilpapers.extract import programs
from councilpapers.extract.pdf.reader import read_pdf

from ..printed import Draw, make_pdf, write_lines


def _report_page(number: int) -> Draw:
    def draw(canvas: Any) -> None:
        canvas.setTitle("Microsoft Word - Roads plan")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 815, "Ashby Vale Council")
        canvas.drawString(280, 30, f"Page {number} of 3")
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(72, 770, f"Part {'ABC'[number - 1]} of the plan")
        write_lines(
            canvas,
            [
                "The Board heard of the roads in the north of the vale and of what had been done to",
                "mend them since the last meeting, and it asked that a report on the lamps should be",
                "brought to a later one so that all of the members might",
            ],
            top=740,
        )

    return draw


def _picture(canvas: Any) -> None:
    pixels = ImageReader(io.BytesIO(b"P5 2 2 255\n\x00\xff\xff\x00"))
    canvas.drawImage(pixels, 50, 50, 480, 700)


def test_a_report_over_three_pages() -> None:
    data = make_pdf(*(_report_page(n) for n in (1, 2, 3)))
    paper = read_pdf(data)
    assert paper.document_id == sha256(data).hexdigest()
    assert paper.title == "Roads plan"
    assert [page.printed_number for page in paper.pages] == ["1", "2", "3"]
    assert {item.text for item in paper.furniture} >= {"Ashby Vale Council", "Page 2 of 3"}
    headings = [b for b in paper.blocks if isinstance(b, Paragraph) and b.kind is ParagraphKind.HEADING]
    assert [h.text for h in headings] == ["Part A of the plan", "Part B of the plan", "Part C of the plan"]
    assert {h.level for h in headings} == {1}


def test_a_sentence_goes_on_overleaf() -> None:
    def second(canvas: Any) -> None:
        write_lines(canvas, ["read it before they came."], top=790)

    paper = read_pdf(make_pdf(_report_page(1), second))
    (run_on,) = [b for b in paper.blocks if isinstance(b, Paragraph) and len(b.parts) == 2]
    assert run_on.text.endswith("the members might read it before they came.")
    assert [part.page for part in run_on.parts] == [1, 2]


def test_no_word_is_lost_between_text_tables_and_furniture() -> None:
    paper = read_pdf(make_pdf(*(_report_page(n) for n in (1, 2, 3))))
    said: Counter[str] = Counter()
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            said.update([*(block.mark or "").split(), *block.text.split()])
        elif isinstance(block, Table):
            said.update(word for cell in block.cells for word in cell.flat.split())
    for item in paper.furniture:
        said.update(item.text.split() * len(item.parts))
    assert said["Ashby"] == 3
    assert said["lamps"] == 3
    assert said["Page"] == 3


def test_the_same_bytes_give_the_same_document() -> None:
    data = make_pdf(_report_page(1), _report_page(2))
    assert read_pdf(data) == read_pdf(data)


@pytest.mark.parametrize("was_at_work", [True, False])
@pytest.mark.parametrize("data", [make_pdf(_report_page(1)), b"not a PDF"], ids=["read", "refused"])
def test_the_collector_is_left_as_it_was(data: bytes, was_at_work: bool) -> None:
    gc.enable() if was_at_work else gc.disable()
    try:
        with suppress(Corrupt):
            read_pdf(data)
        assert gc.isenabled() is was_at_work
    finally:
        gc.enable()


def test_a_scanned_page_in_a_paper_is_said_to_need_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_found", lambda names, places: None)
    paper = read_pdf(make_pdf(_report_page(1), _picture))
    assert [page.status for page in paper.pages] == [PageStatus.READ, PageStatus.NEEDS_OCR]
    assert [note.page for note in paper.notes if note.code == "needs-ocr"] == [2]


def test_a_paper_of_pictures_needs_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_found", lambda names, places: None)
    paper = read_pdf(make_pdf(_picture, _picture))
    assert [page.status for page in paper.pages] == [PageStatus.NEEDS_OCR] * 2
    assert not "".join(block.text for block in paper.blocks)


def test_a_password_is_said_to_be_needed() -> None:
    lock = StandardEncryption("secret", ownerPassword="other", canPrint=0)
    with pytest.raises(Encrypted):
        read_pdf(make_pdf(_report_page(1), encrypt=lock))


def test_an_empty_password_opens() -> None:
    lock = StandardEncryption("", ownerPassword="other", canPrint=0)
    assert read_pdf(make_pdf(_report_page(1), encrypt=lock)).blocks


@pytest.mark.parametrize(
    "data",
    [b"", b"no paper at all", b"%PDF-1.4\n", b"%PDF-1.4\n%%EOF\n", b"%PDF-1.7\n" + bytes(range(256)) * 20],
    ids=["nothing", "text", "header only", "no objects", "noise"],
)
def test_damaged_files_are_said_to_be_so(data: bytes) -> None:
    with pytest.raises(Corrupt):
        read_pdf(data)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_cut_short_gives_a_document_or_says_why(share: float) -> None:
    data = make_pdf(*(_report_page(n) for n in (1, 2, 3)))
    try:
        paper = read_pdf(data[: int(len(data) * share)])
    except Corrupt:
        return
    assert paper.blocks or paper.notes
