"""PDF papers: pages through pdfium, running headers set apart, blocks in reading order over page ends."""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

import numpy as np

from ...collector import collector_at_rest
from ...document import Block, Document, Page, PageStatus, Paragraph, ParagraphKind, ReadingNote, TextSource
from ...errors import Corrupt, TooSlow
from ..blocks.joining import settle_hyphens
from ..blocks.structure import looks_like_heading, rank_headings
from ..ocr.columns import with_columns_alike
from ..page.content import PageContent
from ..page.lines import continues, join
from ..page_time import TIMEOUT, PageTooSlow, page_time
from ..tables import Carried, carried_by, join_over_pages
from .furniture import Found, find_furniture, repeated_pictures
from .layout import blocks_of, without
from .sheets import MESSAGES, Sheet, read_file
from .stored import StoredPage, content_of, ends_of, images_of, lines_left

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes) -> Document:
    """A PDF paper as read. Raises Encrypted, Corrupt, TooLarge, TooSlow; pages without text say so in their status."""
    with collector_at_rest():
        return _read(data)


def _read(data: bytes) -> Document:
    file = read_file(data)
    _look_at(file.sheets)
    found = find_furniture([sheet.edges for sheet in file.sheets if sheet.edges is not None])
    pages = tuple(
        replace(sheet.page, printed_number=found.printed_numbers.get(sheet.page.number)) for sheet in file.sheets
    )
    notes = tuple(dict.fromkeys(note for sheet in file.sheets for note in sheet.notes))
    first = {page.in_file: page.number for page in reversed(pages)}
    outline = tuple(replace(mark, page=first.get(mark.page, mark.page)) for mark in file.outline)
    title, publisher = file.title, file.publisher
    contents = deque(sheet.content for sheet in file.sheets if sheet.content is not None)
    del file  # of a pack of hundreds of pages only what is still to be laid out is kept
    blocks, slow = _blocks(contents, found)
    if slow:
        pages = tuple(_cut_short(page) if page.number in slow else page for page in pages)
        notes += tuple(ReadingNote(TIMEOUT, MESSAGES[TIMEOUT], p.in_file) for p in pages if p.number in slow)
    blocks, pages = _alike(blocks, pages)
    document_id = sha256(data).hexdigest()
    return Document(document_id, MEDIA_TYPE, blocks, pages, found.furniture, title, publisher, notes, outline)


def _look_at(sheets: Sequence[Sheet]) -> None:
    """Raises Corrupt or TooSlow where no page could be read."""
    if all(sheet.page.status is PageStatus.FAILED for sheet in sheets):
        if any(sheet.page.reason == TIMEOUT for sheet in sheets):
            raise TooSlow
        raise Corrupt(f"none of {len(sheets)} pages could be read")


def _cut_short(page: Page) -> Page:
    """A page whose words were read and not laid out in time."""
    return replace(page, status=PageStatus.PARTIAL, reason=TIMEOUT)


def _alike(blocks: tuple[Block, ...], pages: tuple[Page, ...]) -> tuple[tuple[Block, ...], tuple[Page, ...]]:
    """Both, cells of recognised pages set right by their column, which are in doubt then."""
    recognised = {page.number for page in pages if page.text_source is not TextSource.DIGITAL}
    if not recognised:
        return blocks, pages
    blocks, parts = with_columns_alike(blocks, recognised)
    doubtful = {page.number: tuple(part.box for part in parts if part.page == page.number) for page in pages}
    return blocks, tuple(replace(page, doubtful=page.doubtful + doubtful[page.number]) for page in pages)


def _blocks(contents: deque[PageContent | StoredPage], found: Found) -> tuple[tuple[Block, ...], set[int]]:
    """(the blocks of all pages, the numbers of those that took too long); each page is given up when it is laid out."""
    rights, feet = _ends(contents, found)
    often = repeated_pictures(images_of(content) for content in contents)
    blocks: list[Block] = []
    carried: Carried | None = None
    slow: set[int] = set()
    while contents:
        content = content_of(contents.popleft())
        taken = found.words.get(content.number, frozenset())
        try:
            with page_time():
                body = without(content, taken, often)
                on_page = list(blocks_of(body, rights.get(round(body.width)), carried, lines_left(content, taken)))
        except PageTooSlow:
            slow.add(content.number)
            on_page = []
        carried = carried_by(on_page, carried, feet.get(content.number, 0.0))
        if blocks and on_page:
            last, first = blocks[-1], on_page[0]
            if isinstance(last, Paragraph) and isinstance(first, Paragraph) and continues(last, first):
                blocks[-1] = join(last, first)
                on_page = on_page[1:]
        blocks.extend(on_page)
    return with_headings(settle_hyphens(join_over_pages(blocks, feet))), slow


def _ends(contents: Iterable[PageContent | StoredPage], found: Found) -> tuple[dict[int, float], dict[int, float]]:
    """(where lines end at the latest on pages of each width, how far down each page might be printed), in points.

    The one is the edge that one word of a hundred goes beyond; the other the foot of the fullest page of its size.
    """
    rights: dict[int, array[float]] = {}
    lowest: dict[tuple[int, int], float] = {}
    sizes: dict[int, tuple[int, int]] = {}
    for content in contents:
        page = content.page if isinstance(content, StoredPage) else content
        size = sizes[page.number] = (round(page.width), round(page.height))
        ends, bottom = ends_of(content, found.words.get(page.number, frozenset()))
        rights.setdefault(size[0], array("d")).extend(ends)
        lowest[size] = max(lowest.get(size, 0.0), bottom)
    edges = {width: _beyond_few(ends) for width, ends in rights.items() if ends}
    return edges, {number: lowest[size] for number, size in sizes.items()}


def _beyond_few(ends: Sequence[float]) -> float:
    few = int(0.99 * (len(ends) - 1))
    return float(np.partition(ends, few)[few])


def with_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Paragraphs that look like headings become such, with levels that hold for the whole paper."""
    size = _body_size(blocks)
    marked: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _may_head(block) and looks_like_heading(block, size):
            block = replace(block, kind=ParagraphKind.HEADING)
        marked.append(block)
    paragraphs = iter(rank_headings([b for b in marked if isinstance(b, Paragraph)]))
    return tuple(next(paragraphs) if isinstance(block, Paragraph) else block for block in marked)


def _may_head(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.TEXT or (
        paragraph.kind is ParagraphKind.LIST_ITEM and paragraph.number is not None
    )


def _body_size(blocks: Sequence[Block]) -> float | None:
    """The size of most of the words that are not in tables."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph):
            for run in block.runs:
                if run.style.size:
                    sizes[run.style.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else None
