"""PDF papers: pages through pdfium, running headers set apart, blocks in reading order over page ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pypdfium2
import pypdfium2.raw as pdfium

from ...document import Block, Document, Page, PageStatus, Paragraph, ParagraphKind, ReadingNote
from ...errors import Corrupt, Encrypted, TooLarge
from ..blocks.joining import settle_hyphens
from ..blocks.structure import looks_like_heading, rank_headings
from ..page.content import PageContent
from ..page.lines import continues, join
from ..tables import join_over_pages
from .fallback import read_page_slowly
from .furniture import Found, edges_of, find_furniture, without_repeated_pictures
from .layout import blocks_of, without
from .pages import Unreadable, read_page

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 5_000
OUTLINED = 150  # curves on a page without words: letters drawn as shapes
SLOW_PAGES = 20  # how many pages the second reader is tried on

MESSAGES = {
    "unmapped-glyphs": "Some characters on this page have no meaning in the file; words may be lost.",
    "few-unmapped-glyphs": "A few signs on this page have no meaning in the file.",
    "slanted-text": "Text that runs slanting over the page (a watermark) was left out.",
    "hidden-text": "Text that nobody sees on the page was left out.",
    "text-off-page": "Text outside the visible page was left out.",
    "ocr-text": "The words of this page come from a text layer under a picture of it.",
    "drawing-cut": "This page holds a drawing of more lines than are looked at.",
    "page-not-loaded": "This page is damaged and could not be read.",
    "page-without-size": "This page has no sensible size and could not be read.",
    "text-not-loaded": "The text of this page could not be read.",
    "second-reader": "This page was read by the second reader.",
    "blank-page": "Nothing is printed on this page.",
    "needs-ocr": "This page is a picture of text.",
}


def read_pdf(data: bytes) -> Document:
    """A PDF paper as read. Raises Encrypted, Corrupt or TooLarge; pages without text say so in their status."""
    document = _open(data)
    try:
        count = len(document)
        if count == 0:
            raise Corrupt("no pages")
        if count > MAX_PAGES:
            raise TooLarge(f"{count} pages, at most {MAX_PAGES} are read")
        contents = _contents(document, count, data)
        title, publisher = _metadata(document)
    finally:
        document.close()
    pages = [_page(content, number) for number, content in enumerate(contents, 1)]
    readable = [content for content in contents if isinstance(content, PageContent)]
    if all(page.status is PageStatus.FAILED for page in pages):
        raise Corrupt(f"none of {count} pages could be read")
    found = find_furniture([edges_of(content) for content in readable])
    return Document(
        sha256(data).hexdigest(),
        MEDIA_TYPE,
        _blocks(readable, found),
        tuple(replace(page, printed_number=found.printed_numbers.get(page.number)) for page in pages),
        found.furniture,
        title,
        publisher,
        _notes(contents, pages),
    )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    if b"%PDF" not in data[:1024] and b"%PDF" not in data:
        raise Corrupt("no PDF header")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD:
            raise Encrypted("a password is needed") from error
        if code == pdfium.FPDF_ERR_SECURITY:
            raise Encrypted("unknown security handler") from error
        raise Corrupt(f"pdfium error {code}") from error


def _contents(document: pypdfium2.PdfDocument, count: int, data: bytes) -> list[PageContent | Unreadable]:
    contents: list[PageContent | Unreadable] = []
    slow = 0
    for number in range(1, count + 1):
        content = read_page(document, number)
        if isinstance(content, Unreadable) and slow < SLOW_PAGES:
            slow += 1
            content = read_page_slowly(data, number) or content
        contents.append(content)
    return contents


def _metadata(document: pypdfium2.PdfDocument) -> tuple[str | None, str | None]:
    """(title, publisher) as the file says; programs write the file's name as title, which is none."""
    title = document.get_metadata_value("Title").strip()
    for prefix in ("Microsoft Word - ", "Microsoft PowerPoint - ", "Microsoft Excel - "):
        title = title.removeprefix(prefix)
    publisher = document.get_metadata_value("Company").strip() or document.get_metadata_value("Author").strip()
    return title or None, publisher or None


def _page(content: PageContent | Unreadable, number: int) -> Page:
    if isinstance(content, Unreadable):
        return Page(number, content.width, content.height, None, PageStatus.FAILED, content.reason)
    if not content.words and _is_picture(content):
        return Page(number, content.width, content.height, None, PageStatus.NEEDS_OCR, "needs-ocr")
    partial = next((note for note in content.notes if note in ("unmapped-glyphs", "second-reader")), None)
    status = PageStatus.PARTIAL if partial else PageStatus.READ
    return Page(number, content.width, content.height, None, status, partial)


def _is_picture(content: PageContent) -> bool:
    """A page without words that is not blank: a scan, or letters drawn as shapes."""
    area = content.width * content.height
    return any(i.width * i.height > 0.04 * area for i in content.images) or len(content.shapes) > OUTLINED


def _blocks(contents: Sequence[PageContent], found: Found) -> tuple[Block, ...]:
    bodies = [without(content, found.words.get(content.number, frozenset())) for content in contents]
    bodies = without_repeated_pictures(bodies)
    rights = _right_edges(bodies)
    blocks: list[Block] = []
    for body in bodies:
        on_page = list(blocks_of(body, rights.get(round(body.width))))
        if blocks and on_page:
            last, first = blocks[-1], on_page[0]
            if isinstance(last, Paragraph) and isinstance(first, Paragraph) and continues(last, first):
                blocks[-1] = join(last, first)
                on_page = on_page[1:]
        blocks.extend(on_page)
    return with_headings(settle_hyphens(join_over_pages(blocks, _feet(bodies))))


def _feet(bodies: Sequence[PageContent]) -> dict[int, float]:
    """How far down each page might be printed: as far as the fullest page of its size is."""
    lowest: dict[tuple[int, int], float] = {}
    sizes = {body.number: (round(body.width), round(body.height)) for body in bodies}
    for body in bodies:
        ends = [word.box.bottom for word in body.words if word.angle == 0]
        lowest[sizes[body.number]] = max([lowest.get(sizes[body.number], 0.0), *ends])
    return {number: lowest[size] for number, size in sizes.items()}


def _right_edges(bodies: Sequence[PageContent]) -> dict[int, float]:
    """Where lines end at the latest on pages of each width: the right edge that five of a hundred words come near."""
    ends: dict[int, list[float]] = {}
    for body in bodies:
        ends.setdefault(round(body.width), []).extend(word.box.x1 for word in body.words if word.angle == 0)
    return {width: sorted(found)[int(0.99 * (len(found) - 1))] for width, found in ends.items() if found}


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


def _notes(contents: Sequence[PageContent | Unreadable], pages: Sequence[Page]) -> tuple[ReadingNote, ...]:
    notes: list[ReadingNote] = []
    for content, page in zip(contents, pages, strict=True):
        codes = list(content.notes) if isinstance(content, PageContent) else [content.reason]
        if page.status is PageStatus.NEEDS_OCR:
            codes.append("needs-ocr")
        elif isinstance(content, PageContent) and not content.words:
            codes.append("blank-page")
        notes.extend(ReadingNote(code, MESSAGES.get(code, code), page.number) for code in codes)
    return tuple(notes)
