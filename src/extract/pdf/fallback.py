"""The second PDF reader, for single pages that pdfium gives nothing of: slower, and forgiving in other places."""

from __future__ import annotations

import io
from struct import error as StructError  # noqa: N812

import pdfplumber
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psparser import PSException
from pdfplumber.utils.exceptions import PdfminerException

from ...document import Box, Style
from ..page.content import Fill, PageContent, Ruling, Word

TROUBLE = (PDFSyntaxError, PSException, PdfminerException, StructError, ValueError, KeyError, TypeError, IndexError)
LARGEST = 30_000_000  # bytes; the second reader is too slow for more


def read_page_slowly(data: bytes, number: int) -> PageContent | None:
    """The page of that number as pdfplumber reads it; None where it gives nothing either."""
    if len(data) > LARGEST:
        return None
    try:
        with pdfplumber.open(io.BytesIO(data)) as paper:
            if number > len(paper.pages):
                return None
            page = paper.pages[number - 1]
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


def _word(word: dict[str, float | str]) -> Word:
    box = _box(word)
    name = str(word["fontname"]).casefold()
    size = round(float(word["size"]), 1)
    style = Style(size, "bold" in name, "italic" in name or "oblique" in name)
    return Word(str(word["text"]), box, round(box.bottom - 0.22 * size, 2), style)


def _box(found: dict[str, float | str]) -> Box:
    edges = (float(found[side]) for side in ("x0", "top", "x1", "bottom"))
    return Box(*(round(edge, 2) for edge in edges))
