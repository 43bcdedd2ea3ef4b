"""Every value leads back to its page, box and words: the boxes are drawn, and what stands in them is the quote."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import (
    AgendaItemRecord,
    QualityFlagRecord,
    Record,
    ReportRecord,
    SectionRecord,
    Traced,
    UnreadRecord,
)
from councilpapers.pipeline import read_paper

SAMPLES = Path(__file__).parent.parent / "samples"
PDFS = sorted(SAMPLES.glob("*.pdf"))
WHOLE = (ReportRecord, SectionRecord)  # a front sheet, a section: boxes of many blocks, the quote only their beginning
NOT_PRINTED = (QualityFlagRecord, UnreadRecord)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def traced(records: tuple[Record, ...]) -> list[Traced]:
    return [r for r in records if isinstance(r, Traced) and r.parts and not isinstance(r, (*WHOLE, *NOT_PRINTED))]


@pytest.fixture(scope="module", params=PDFS, ids=lambda p: p.stem)
def sample(request: pytest.FixtureRequest) -> tuple[bytes, Paper]:
    data = Path(request.param).read_bytes()
    return data, read_paper(data, Path(request.param).name)


def test_the_words_in_a_records_boxes_are_its_quote(sample: tuple[bytes, Paper]) -> None:
    data, paper = sample
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for record in traced(paper.records):
            inside: Counter[str] = Counter()
            for part in record.parts:
                assert part.bbox is not None
                box = part.bbox
                page = pdf.pages[part.page - 1]
                corners = (max(0, box.x0 - 1), max(0, box.top - 1), min(page.width, box.x1 + 1), box.bottom + 1)
                inside += words(page.crop(corners, strict=False).extract_text() or "")
            missing = words(record.quote or "") - inside
            cut = 1 if len(record.quote or "") == 500 else 0  # a quote cut at 500 characters may end inside a word
            assert sum(missing.values()) <= cut, (record.table, record.page, record.quote, dict(missing))


def test_every_record_of_a_paged_paper_has_page_and_box(sample: tuple[bytes, Paper]) -> None:
    _, paper = sample
    for record in paper.records:
        if isinstance(record, Traced) and not isinstance(record, (QualityFlagRecord, AgendaItemRecord)):
            assert record.page, record
            assert record.bbox, record
            assert record.method, record


def test_drawn_boxes_lie_on_ink(tmp_path: Path) -> None:
    """The records' boxes of one page, drawn on its picture: every box holds ink."""
    path = SAMPLES / "thornmere-directorate-plan-q2-2021-22.pdf"
    paper = read_paper(path.read_bytes(), path.name)
    page_number, scale = 2, 2.0
    picture = pypdfium2.PdfDocument(path.read_bytes())[page_number - 1].render(scale=scale).to_pil().convert("L")
    drawn = Image.merge("RGB", (picture, picture, picture))
    pen = ImageDraw.Draw(drawn)
    boxes = [p.bbox for r in traced(paper.records) for p in r.parts if p.page == page_number and p.bbox]
    assert len(boxes) >= 6
    for box in boxes:
        corners = (box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)
        darkest, _ = picture.crop(tuple(round(c) for c in corners)).getextrema()
        assert darkest < 128, box
        pen.rectangle(corners, outline=(200, 0, 0), width=2)
    drawn.save(tmp_path / "boxes.png")
    assert drawn.getpixel((round(boxes[0].x0 * scale), round(boxes[0].top * scale))) == (200, 0, 0)
