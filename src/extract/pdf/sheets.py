"""The pages of a PDF file one after the other, and what is kept of each until the whole paper is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from ...document import Bookmark, Page, PageStatus, ReadingNote, TextSource
from ...errors import Corrupt, Encrypted, TooLarge
from ..page.content import PageContent
from ..page_time import TIMEOUT, PageTooSlow, page_time
from ..tables.rulings import page_lines
from .fallback import DOUBTS, second_opinion
from .furniture import Edges, edges_of
from .outlines import outline_of
from .pages import Unreadable, read_page
from .scans import DRAWING, HIDDEN_TEXT, PICTURE, is_picture, may_be_scan, with_scan
from .stored import StoredPage, right_edges, stored

MAX_PAGES = 5_000
SLOW_PAGES = 20  # how many pages the second reader is tried on
AT_HAND = 200  # pages; the words of a longer paper are put away, since they take some 150 kB a page
REOPENED = 100  # pages after which the file is opened anew: pdfium keeps all that it has parsed of an open one

MANY_LINES = 280  # on a page; fewer can be no grid that is too large
LINES = "too-many-lines"

PARTIAL = frozenset(
    {"unmapped-glyphs", "unplaced-text", "readers-disagree", "second-reader", "too-many-lines", TIMEOUT}
)
"""Notes that mean that something of the page may be missing."""

MESSAGES = {
    "unmapped-glyphs": "Some characters on this page have no meaning in the file; words may be lost.",
    "few-unmapped-glyphs": "A few signs on this page have no meaning in the file.",
    "slanted-text": "Text that runs slanting over the page (a watermark) was left out.",
    "hidden-text": "Text that nobody sees on the page was left out.",
    "text-off-page": "Text outside the visible page was left out.",
    "ocr-text": "The words of this page come from a text layer under a picture of it.",
    "typed-text": "Form fields, text boxes or stamps on this page are read with it.",
    "comments": "Comments are attached to this page that are not printed on it; they were not read.",
    "unplaced-text": "Some characters of this page have no place on it; words may be lost.",
    "text-not-found": "This page has text objects of which no character was found; mostly they hold spaces only.",
    "readers-disagree": "The second reader finds another number of words on this page; words may be lost.",
    "drawing-cut": "This page holds a drawing of more lines than are looked at.",
    "too-many-lines": "This page has more lines than a table can have; it was read without its tables.",
    "page-not-loaded": "This page is damaged and could not be read.",
    "page-without-size": "This page has no sensible size and could not be read.",
    "text-not-loaded": "The text of this page could not be read.",
    TIMEOUT: "This page took too long; words of it may be lost.",
    "second-reader": "This page was read by the second reader.",
    "blank-page": "Nothing is printed on this page.",
    "needs-ocr": "This page is a picture of text.",
    "picture-of-text": "Beside its few words this page is a picture of text.",
    "recognised": "The words of this page were recognised in a picture of it.",
    "drawing": "This page is a chart, a map or a photograph; words in it were left out.",
    "not-recognised": "The words in the picture of this page could not be recognised within the limits.",
    "picture-too-large": "The picture of this page is too large to be looked at.",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read; one that could not be read has neither content nor edges."""

    page: Page
    notes: tuple[ReadingNote, ...]
    content: PageContent | StoredPage | None = None
    edges: Edges | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file's pages and what it says of itself."""

    sheets: tuple[Sheet, ...]
    title: str | None
    publisher: str | None
    outline: tuple[Bookmark, ...] = ()


def read_file(data: bytes) -> File:
    """Every page of a PDF file. Raises Encrypted, Corrupt or TooLarge; a page that cannot be read says so."""
    document = _open(data)
    try:
        count = len(document)
        if count == 0:
            raise Corrupt("no pages")
        if count > MAX_PAGES:
            raise TooLarge(f"{count} pages, at most {MAX_PAGES} are read")
        title, publisher = _metadata(document)
        outline = outline_of(document)
        sheets: list[Sheet] = []
        slow = 0
        for number in range(1, count + 1):
            content, doubted = _in_time(document, number, data if slow < SLOW_PAGES else None)
            slow += doubted
            for page in _recognised(document, content):
                sheets.append(_sheet(page, (len(sheets) + 1, number), count))
            if number % REOPENED == 0:
                document.close()
                document = _open(data)
    finally:
        document.close()
    return File(tuple(sheets), title, publisher, outline)


def _in_time(document: pypdfium2.PdfDocument, number: int, data: bytes | None) -> tuple[PageContent | Unreadable, bool]:
    """(the page, whether it was doubtful); the file's bytes are for a second reader of it."""
    content: PageContent | Unreadable = Unreadable(TIMEOUT)
    doubted = False
    try:
        with page_time():
            content = read_page(document, number)
            doubted = data is not None and _is_doubtful(content)
            if data is not None and doubted:
                content = second_opinion(data, number, content)
    except PageTooSlow:
        if isinstance(content, PageContent):
            content = replace(content, notes=(*content.notes, TIMEOUT))
        else:
            content = replace(content, reason=TIMEOUT)
    return content, doubted


def _recognised(
    document: pypdfium2.PdfDocument, content: PageContent | Unreadable
) -> tuple[PageContent | Unreadable, ...]:
    """The page, or the two that are scanned on it, with what was recognised where its picture says more than it."""
    if isinstance(content, Unreadable) or not may_be_scan(content):
        return (content,)
    page = pdfium.FPDF_LoadPage(document.raw, content.number - 1)
    if not page:
        return (content,)
    try:
        return with_scan(page, content)
    finally:
        pdfium.FPDF_ClosePage(page)


def _is_doubtful(content: PageContent | Unreadable) -> bool:
    return isinstance(content, Unreadable) or not DOUBTS.isdisjoint(content.notes)


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


def _metadata(document: pypdfium2.PdfDocument) -> tuple[str | None, str | None]:
    """(title, publisher) as the file says; programs write the file's name as title, which is none."""
    title = document.get_metadata_value("Title").strip()
    for prefix in ("Microsoft Word - ", "Microsoft PowerPoint - ", "Microsoft Excel - "):
        title = title.removeprefix(prefix)
    publisher = document.get_metadata_value("Company").strip() or document.get_metadata_value("Author").strip()
    return title or None, publisher or None


def _sheet(content: PageContent | Unreadable, numbers: tuple[int, int], count: int) -> Sheet:
    """`numbers` are those of the page among all, and in the file, whose pages may hold two."""
    number, in_file = numbers
    page = _page(content, number)
    if number != in_file or page.left:
        page = replace(page, sheet=in_file)
    if isinstance(content, Unreadable):
        return Sheet(page, _notes([content.reason], in_file))
    if number != in_file:
        content = replace(content, number=number)
    codes = [*content.notes, *([page.reason] if page.reason == LINES else [])]
    if page.status is PageStatus.NEEDS_OCR:
        codes.append("needs-ocr")
    elif not content.words and DRAWING not in content.notes:
        codes.append("blank-page")
    if count <= AT_HAND:
        right_edges(content)  # while its words are in the processor's memory
    return Sheet(page, _notes(codes, in_file), stored(content) if count > AT_HAND else content, edges_of(content))


def _notes(codes: Sequence[str], number: int) -> tuple[ReadingNote, ...]:
    return tuple(ReadingNote(code, MESSAGES.get(code, code), number) for code in codes)


def _page(content: PageContent | Unreadable, number: int) -> Page:
    if isinstance(content, Unreadable):
        return Page(number, content.width, content.height, None, PageStatus.FAILED, content.reason)
    status, reason = _status(content)
    page = Page(number, content.width, content.height, None, status, reason)
    scan = content.scan
    if scan is None:
        return replace(page, text_source=TextSource.OCR) if HIDDEN_TEXT in content.notes else page
    source = TextSource.MIXED if scan.mixed else TextSource.OCR
    left = scan.left or 0.0
    return replace(page, text_source=source, sure=scan.sure, doubtful=scan.doubtful, askew=scan.askew, left=left)


def _status(content: PageContent) -> tuple[PageStatus, str | None]:
    if (not content.words and is_picture(content) and DRAWING not in content.notes) or PICTURE in content.notes:
        return PageStatus.NEEDS_OCR, "needs-ocr"
    partial = next((note for note in content.notes if note in PARTIAL), None)
    if not partial and len(content.rulings) >= MANY_LINES and page_lines(content) is None:
        partial = LINES
    return (PageStatus.PARTIAL if partial else PageStatus.READ), partial
