"""Records from pages that were recognised in pictures: how sure their words are, and where they stand in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians, sin

from ..document import Box, Document, Page
from ..extract.signs import NO_SIGNS, Sign
from .records import BBox, Record, RecordPart, Traced

NUMBERED = ("page", "page_start", "page_end")  # fields that hold the number of a page
LEAST_ASKEW = 0.1  # degrees; less moves a box by less than a point


def recognition_signs(record: Traced, pictured: Mapping[int, Page]) -> frozenset[Sign]:
    """What the recognition of its page says of a record; `pictured` are the recognised pages by number."""
    parts = record.parts or ((RecordPart(record.page, record.bbox),) if record.page else ())
    pages = [(pictured[part.page], part.bbox) for part in parts if part.page in pictured]
    if not pages:
        return NO_SIGNS
    if any(_holds(box, doubt) for page, box in pages if box for doubt in page.doubtful):
        return frozenset({Sign.RECOGNISED, Sign.WORDS_IN_DOUBT})
    return frozenset({Sign.RECOGNISED})


def _holds(box: BBox, word: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def as_in_file(records: Sequence[Record], document: Document) -> tuple[Record, ...]:
    """The records with pages and boxes where the words stand in the file: pages are straightened to be read, and two
    on one sheet are read as two."""
    moved = {page.number: page for page in document.pages if abs(page.askew) >= LEAST_ASKEW or page.sheet is not None}
    return tuple(_in_file(record, moved) for record in records) if moved else tuple(records)


def _in_file(record: Record, moved: Mapping[int, Page]) -> Record:
    sheets: dict[str, object] = {
        name: page.in_file for name in NUMBERED if (page := moved.get(getattr(record, name, None) or 0)) is not None
    }
    if not isinstance(record, Traced):
        return record.model_copy(update=sheets) if sheets else record
    parts = tuple(_part_in_file(part, moved.get(part.page)) for part in record.parts)
    page = moved.get(record.page or 0)
    bbox = _turned(record.bbox, page) if record.bbox and page else record.bbox
    return record.model_copy(update={**sheets, "parts": parts, "bbox": bbox})


def _part_in_file(part: RecordPart, page: Page | None) -> RecordPart:
    return part if page is None else RecordPart(page.in_file, part.bbox and _turned(part.bbox, page))


def _turned(box: BBox, page: Page) -> BBox:
    """The upright box around a box that lies askew, turned about the page's middle; it stays on the page, and has
    its place on the page's sheet."""
    angle = radians(page.askew)
    middle_x, middle_y = page.width / 2, page.height / 2
    across, down = (box.x0 + box.x1) / 2 - middle_x, (box.top + box.bottom) / 2 - middle_y
    x = middle_x + across * cos(angle) - down * sin(angle)
    y = middle_y + across * sin(angle) + down * cos(angle)
    wide = (box.x1 - box.x0) / 2 * cos(angle) + (box.bottom - box.top) / 2 * abs(sin(angle))
    high = (box.bottom - box.top) / 2 * cos(angle) + (box.x1 - box.x0) / 2 * abs(sin(angle))
    return BBox(
        round(page.left + max(0.0, x - wide), 2),
        round(max(0.0, y - high), 2),
        round(page.left + min(page.width, x + wide), 2),
        round(min(page.height, y + high), 2),
    )
