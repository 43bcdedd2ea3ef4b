"""The second PDF reader, for single pages of which pdfium gives nothing, or something doubtful.

It is slower, and forgiving in other places. Healthy pages never see it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from struct import error as StructError  # noqa: N812

import pdfplumber
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from ...document import Box, Style
from ..page.content import Fill, PageContent, Ruling, Word
from .pages import Unreadable

TROUBLE = (PDFSyntaxError, PSException, PdfminerException, StructError, ValueError, KeyError, TypeError, IndexError)
LARGEST = 30_000_000  # bytes; the second reader is too slow for more
LARGEST_PAGE = 4_000_000  # bytes of what draws one page; it takes ten seconds for so many


DOUBTS = frozenset({"unmapped-glyphs", "unplaced-text", "text-not-found"})
"""Notes on a page that make it worth a second reading."""

GROSSLY = 1.5  # times as many words, and ...
FEW = 5  # ... more than so many more
NO_WORD = re.compile(r"\(cid:\d{1,6}\)|\ufffd")


def second_opinion(data: bytes, number: int, first: PageContent | Unreadable) -> PageContent | Unreadable:
    """The page as the second reader has it, where that gives grossly more words; else as it was, doubts noted.

    Where the second finds grossly fewer, nobody knows who is right.
    """
    second = read_page_slowly(data, number)
    if second is None or isinstance(first, Unreadable):
        return second or first
    ours, theirs = _meaningful(first.words), _meaningful(second.words)
    if theirs > GROSSLY * ours and theirs > ours + FEW:
        return replace(second, notes=(*first.notes, *second.notes))
    if ours > GROSSLY * theirs and ours > theirs + FEW:
        return replace(first, notes=(*first.notes, "readers-disagree"))
    return first


def _meaningful(words: Sequence[Word]) -> int:
    return sum(not NO_WORD.search(word.text) for word in words)


def read_page_slowly(data: bytes, number: int) -> PageContent | None:
    """The page of that number as pdfplumber reads it; None where it gives nothing either."""
    if len(data) > LARGEST:
        return None
    try:
        with pdfplumber.open(io.BytesIO(data)) as paper:
            if number > len(paper.pages):
                return None
            page = paper.pages[number - 1]
            if _drawn_by(page) > LARGEST_PAGE:
                return None
            words = page.extract_words(
                x_tolerance_ratio=0.17, use_text_flow=False, extra_attrs=["fontname", "size", "upright"]
            )
            found = tuple(_word(word) for word in words if word["upright"])
            lines = tuple(Ruling(_box(edge)) for edge in page.lines)
            fills = tuple(Fill(_box(rect), "808080") for rect in page.rects if rect.get("fill"))
            width, height = float(page.width), float(page.height)
            page.close()
    except TROUBLE:
        return None
    return PageContent(number, width, height, found, lines, fills, notes=("second-reader",)) if found else None


def _drawn_by(page: Page) -> int:
    """How many bytes draw the page, unpacked, forms left aside."""
    streams = (resolve1(stream) for stream in page.page_obj.contents)
    return sum(len(stream.get_data()) for stream in streams if isinstance(stream, PDFStream))


def _word(word: dict[str, float | str]) -> Word:
    box = _box(word)
    name = str(word["fontname"]).casefold()
    size = round(float(word["size"]), 1)
    style = Style(size, "bold" in name, "italic" in name or "oblique" in name)
    return Word(str(word["text"]), box, round(box.bottom - 0.22 * size, 2), style)


def _box(found: dict[str, float | str]) -> Box:
    edges = (float(found[side]) for side in ("x0", "top", "x1", "bottom"))
    return Box(*(round(edge, 2) for edge in edges))
