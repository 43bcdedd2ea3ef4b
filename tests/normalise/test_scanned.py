"""Records of recognised pages: their signs, and their boxes in the file."""

from __future__ import annotations

import pytest

from councilpapers.document import Box, Document, Page
from councilpapers.extract.signs import Sign
from councilpapers.normalise.records import BBox, FindingRecord, Record, RecordPart
from councilpapers.normalise.scanned import as_in_file, recognition_signs
from councilpapers.normalise.vocabulary import FindingKind


def finding(page: int | None, *boxes: tuple[float, float, float, float]) -> FindingRecord:
    parts = tuple(RecordPart(page or 1, BBox(*box)) for box in boxes)
    values = {"document_id": "d", "report_id": "r", "finding_id": "f", "kind": FindingKind.STRENGTH, "text": "Pier"}
    bbox = parts[0].bbox if parts else None
    return FindingRecord.model_validate({**values, "page": page, "bbox": bbox, "parts": parts})


PAGE = Page(2, 600, 800, sure=0.9, doubtful=(Box(100, 100, 140, 110),), askew=1.0)


@pytest.mark.parametrize(
    "record, signs",
    [
        (finding(2, (90, 95, 300, 115)), {Sign.RECOGNISED, Sign.WORDS_IN_DOUBT}),
        (finding(2, (90, 195, 300, 215)), {Sign.RECOGNISED}),
        (finding(1, (90, 95, 300, 115)), set()),
        (finding(None), set()),
    ],
)
def test_records_know_whether_their_words_are_sure(record: FindingRecord, signs: set[Sign]) -> None:
    assert recognition_signs(record, {2: PAGE}) == signs


def document(askew: float) -> Document:
    return Document("d", "application/pdf", (), (Page(1, 600, 800), Page(2, 600, 800, askew=askew)))


@pytest.mark.parametrize(
    "askew, page, moved",
    [(0.0, 2, False), (0.05, 2, False), (1.5, 1, False), (1.5, 2, True), (-1.5, 2, True)],
)
def test_boxes_are_given_where_the_words_stand_in_the_file(askew: float, page: int, moved: bool) -> None:
    record: Record = finding(page, (500, 390, 540, 410))
    (found,) = as_in_file([record], document(askew))
    assert isinstance(found, FindingRecord)
    assert found.bbox is not None
    assert (found != record) is moved
    if moved:  # to the right of the middle a page that falls to the right stands lower
        assert (found.bbox.top + found.bbox.bottom) / 2 == pytest.approx(400 + 220 * 0.0262 * askew / 1.5, abs=0.1)
        assert found.parts[0].bbox == found.bbox


def test_boxes_stay_on_the_page() -> None:
    (found,) = as_in_file([finding(2, (0, 0, 600, 20))], document(2.0))
    assert isinstance(found, FindingRecord)
    assert found.bbox is not None
    assert (found.bbox.top, found.bbox.x1) == (0, 600)


def test_two_pages_on_one_sheet_are_one_page_of_the_file() -> None:
    pages = (Page(1, 600, 800), Page(2, 600, 800, sheet=1, left=600.0, askew=1.0), Page(3, 600, 800, sheet=2))
    document = Document("d", "application/pdf", (), pages)
    (straight,) = as_in_file([finding(3, (500, 390, 540, 410))], document)
    (found,) = as_in_file([finding(2, (280, 390, 320, 410))], document)
    assert isinstance(straight, FindingRecord)
    assert isinstance(found, FindingRecord)
    assert (straight.page, straight.bbox, straight.parts[0].page) == (2, BBox(500, 390, 540, 410), 2)
    assert found.bbox is not None
    assert (found.page, [part.page for part in found.parts]) == (1, [1])
    assert (found.bbox.x0 + found.bbox.x1) / 2 == pytest.approx(900, abs=0.1)
