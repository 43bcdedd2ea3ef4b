"""Pages that are pictures: scanned straight, askew, on their side, beside digital ones; and where none can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from benchmarks.scans import Scanner, scanned, stamped
from reportlab.lib import colors
from reportlab.platypus import Table as DrawnTable
from reportlab.platypus import TableStyle

from councilpapers.document import Document, PageStatus, Paragraph, Table, TextSource
from councilpapers.extract import programs
from councilpapers.extract.kept import keeping
from councilpapers.extract.ocr import pages, sightings, tesseract
from councilpapers.extract.pdf import scans
from councilpapers.extract.pdf.reader import read_pdf
from councilpapers.extract.programs import TESSERACT, Allowed
from councilpapers.normalise.records import ActionRecord
from councilpapers.pipeline import read_paper
from councilpapers.version import extractor_version

from ..printed import Draw, make_pdf, set_words, write_lines

needs_tesseract = pytest.mark.skipif(not pages.engine(), reason="Tesseract, or its English, is not installed")

SMALL = (500.0, 190.0)  # points: recognising takes as long as the page is large

ROWS = (
    ("Ref", "Action", "Lead officer", "Deadline", "Status"),
    ("AV1", "Mend the pier at Norbeck", "Jo Marsh", "31/03/2013", "On track"),
    ("AV2", "Dredge the inner harbour", "Ann Ley", "30/06/2013", "Completed"),
    ("AV3", "Paint the bandstand", "Jo Marsh", "30/09/2013", "Delayed"),
)


SAID = (
    "Members considered the state of the pier, which had been closed since the gales of March.",
    "An officer from Highways explained that tenders were awaited.",
    "It was noted that dredging would begin before the regatta, weather permitting, and not after it.",
    "The bandstand had been painted twice, and Councillor Ley asked why.",
    "Thanks were given to volunteers who had swept the harbour steps.",
)


def plan(canvas: Any) -> None:
    """A page with a title and a ruled table whose status cells are painted."""
    write_lines(canvas, ["Ashby Vale Council", "Improvement plan, quarter 2 of 2012/13"], 165, 36)
    style = [("GRID", (0, 0), (-1, -1), 0.7, colors.black), ("BACKGROUND", (4, 1), (4, 2), colors.lightgreen)]
    table = DrawnTable(ROWS, colWidths=(40, 150, 90, 80, 70), style=TableStyle(style))
    table.wrapOn(canvas, 500, 300)
    table.drawOn(canvas, 36, 50)


def prose(canvas: Any) -> None:
    write_lines(canvas, ["The council met on 3 May 2012 and considered the plan.", "It was agreed."], 150, 36)


def small(*pages: Draw) -> bytes:
    return make_pdf(*pages, size=SMALL)


def table_of(document: Document) -> Table:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


@needs_tesseract
@pytest.mark.parametrize(
    "scanner",
    [
        Scanner("straight"),
        Scanner("askew", askew=1.5),
        Scanner("side", quarters=1, askew=-0.6),
        Scanner("head", quarters=2),
        Scanner("colour", colour=True, noise=10.0),
        Scanner("fax", askew=0.5, noise=20.0, specks=0.002),
    ],
    ids=lambda scanner: scanner.name,
)
def test_a_scanned_table_is_read_as_it_was_printed(scanner: Scanner) -> None:
    document = read_pdf(scanned(small(plan), scanner))
    table = table_of(document)
    assert tuple(tuple(cell.flat for cell in row) for row in table.rows()) == ROWS
    page = document.pages[0]
    assert (page.status, page.text_source) == (PageStatus.READ, TextSource.OCR)
    assert page.sure is not None
    assert page.sure > 0.85
    assert abs(page.askew - scanner.askew) < 0.25
    assert "recognised" in [note.code for note in document.notes]
    if scanner.colour:
        assert [bool(row[4].fill) for row in table.rows()] == [False, True, True, False]


@needs_tesseract
def test_a_stamp_and_a_signature_over_a_table_cost_it_few_words() -> None:
    table = table_of(read_pdf(scanned(make_pdf(plan, size=(500, 240)), Scanner("marked", marked=True, colour=True))))
    assert (table.row_count, table.column_count) == (4, 5)
    read = [cell.flat for row in table.rows() for cell in row]
    assert sum(cell == printed for cell, printed in zip(read, sum(ROWS, ()), strict=True)) >= 17


@needs_tesseract
def test_a_scanned_appendix_behind_a_digital_report(tmp_path: Path) -> None:
    data = scanned(small(prose, plan), Scanner("straight"), slice(1, 2))
    with keeping(tmp_path):
        document, row = read_pdf(data), read_paper(data, "plan.pdf").document
    assert [page.text_source for page in document.pages] == [TextSource.DIGITAL, TextSource.OCR]
    assert table_of(document).parts[0].page == 2
    assert (row.text_source, row.outcome) == ("mixed", "extracted")
    assert row.extractor_version == f"{extractor_version()}; {TESSERACT.version}"


def numbered(number: int, page: Any = None) -> Any:
    """A page of minutes with its number at the foot."""

    def draw(canvas: Any) -> None:
        lines = [f"{number}.{n} {SAID[(n + number) % len(SAID)]}" for n in range(1, 9)]
        (page or (lambda canvas: write_lines(canvas, lines, 165, 36, 9)))(canvas)
        canvas.drawString(245, 14, str(number))

    return draw


@needs_tesseract
def test_two_pages_on_one_sheet_are_read_one_after_the_other(tmp_path: Path) -> None:
    printed = small(numbered(11), numbered(12), numbered(13, plan))
    data = scanned(printed, Scanner("two-up", quarters=1, askew=0.6, two_up=True))
    with keeping(tmp_path):
        document, paper = read_pdf(data), read_paper(data, "minutes.pdf")
    assert [(page.printed_number, page.in_file) for page in document.pages] == [("11", 1), ("12", 1), ("13", 2)]
    items = [block.number for block in document.blocks if isinstance(block, Paragraph) and block.number]
    assert items == [f"{page}.{n}" for page in (11, 12) for n in range(1, 9)]
    assert table_of(document).row_count == len(ROWS)
    assert paper.document.page_count == 2
    assert {record.page for record in paper.records if isinstance(record, ActionRecord)} == {2}


@needs_tesseract
def test_a_page_number_stamped_on_a_scan_hides_nothing() -> None:
    document = read_pdf(stamped(scanned(small(plan), Scanner("straight")), "Page 27"))
    assert table_of(document).row_count == len(ROWS)
    assert document.pages[0].text_source is TextSource.MIXED
    words = " ".join(f.text for f in document.furniture) + " ".join(
        block.text for block in document.blocks if isinstance(block, Paragraph)
    )
    assert words.count("Page 27") == 1


@needs_tesseract
def test_what_was_recognised_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = scanned(small(prose), Scanner("straight"))
    with keeping(tmp_path):
        first = read_pdf(data)
        monkeypatch.setattr(sightings, "recognise", None)
        assert read_pdf(data) == first
        assert read_pdf(data + b"% bound into a pack\n").blocks == first.blocks  # other bytes, the same picture


@needs_tesseract
def test_a_page_that_takes_too_long_is_said_not_to_be_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "ALLOWED", Allowed(seconds=0.001))
    document = read_pdf(scanned(small(prose), Scanner("straight")))
    assert document.pages[0].status is PageStatus.NEEDS_OCR
    assert "not-recognised" in [note.code for note in document.notes]


def test_without_an_engine_the_paper_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_found", lambda names, places: None)
    row = read_paper(scanned(small(prose, plan), Scanner("straight"), slice(1, 2)), "plan.pdf").document
    assert (row.outcome, row.error_code) == ("partial", "needs_ocr")
    assert row.error_message is not None
    assert "(pages 2)" in row.error_message
    assert TESSERACT.install in row.error_message


def test_pictures_beyond_the_limit_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "engine", lambda: "an engine")
    monkeypatch.setattr("councilpapers.extract.pdf.pictures.MOST_PIXELS", 1_000)
    document = read_pdf(scanned(small(prose), Scanner("straight")))
    assert document.pages[0].status is PageStatus.NEEDS_OCR
    assert "picture-too-large" in [note.code for note in document.notes]


@pytest.mark.parametrize(
    "text, sense",
    [
        ("The council agreed £1,200 on 3/5/2012 (Minute 14)", 1.0),
        ("WKH FRXQFLO DJUHHG WKH EXGJHW", 0.2),
        ("ÿþ†‡ ¤¦§ ¨©ª", 0.0),
    ],
)
def test_noise_is_told_from_words(text: str, sense: float) -> None:
    assert scans._sense(set_words(text, 0, 100)) == pytest.approx(sense, abs=0.35)
