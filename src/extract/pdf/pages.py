"""One page of a PDF into its words, rulings, fills and pictures; pdfium's types stop here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ...document import Box
from ..page.content import PageContent
from ..page.frame import Frame
from .annotations import Overlay, read_overlay, set_words
from .characters import Characters, read_characters
from .drawn_bullets import with_bullets
from .glyphs import Glyphs, read_glyphs
from .ink import read_ink
from .underlines import mark_lined
from .words import make_words

LARGEST = 20_000.0  # points; no paper is seven metres wide
TINY = 1.0  # points; nobody reads what is smaller
A4 = (595.0, 842.0)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page that pdfium gives nothing of; `reason` is a code."""

    reason: str
    width: float = A4[0]
    height: float = A4[1]


@dataclass(frozen=True, slots=True)
class Sources:
    """What one page is read from: pdfium's page and text page, and what lies over it."""

    page: Any
    text_page: Any
    overlay: Overlay


def read_page(document: pypdfium2.PdfDocument, number: int) -> PageContent | Unreadable:
    """The page of that number (from 1). Notes: "unmapped-glyphs", "slanted-text", "hidden-text", "ocr-text", ..."""
    with _loaded(document, number) as page:
        overlay = read_overlay(page) if page else Overlay()
        if not overlay.drawn:
            return _read(page, overlay, number)
    with _loaded(document, number) as page:
        return _read(page, overlay, number)


@contextmanager
def _loaded(document: pypdfium2.PdfDocument, number: int) -> Iterator[Any]:
    """pdfium's page of that number, none where it is damaged; pypdfium2's own would be minded until the file closes."""
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    try:
        yield page
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def _read(page: Any, overlay: Overlay, number: int) -> PageContent | Unreadable:
    if not page:
        return Unreadable("page-not-loaded")
    frame = _frame(page)
    if frame is None:
        return Unreadable("page-without-size")
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return Unreadable("text-not-loaded", frame.width, frame.height)
    try:
        return _content(Sources(page, text_page, overlay), frame, number)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _frame(page: Any) -> Frame | None:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        return None
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    if not all(isfinite(edge) for edge in (left, bottom, right, top)):
        return None
    if not (1 < right - left < LARGEST and 1 < top - bottom < LARGEST):
        return None
    quarters = max(pdfium.FPDFPage_GetRotation(page), 0)  # -1 where pdfium cannot tell
    return Frame(left, bottom, right, top, quarters % 4 * 90)


def _content(sources: Sources, frame: Frame, number: int) -> PageContent:
    characters = read_characters(sources.text_page)
    glyphs = read_glyphs(sources.text_page, characters, frame)
    turn = _turn(glyphs)
    if turn:
        frame = frame.turned(-turn)
        glyphs = read_glyphs(sources.text_page, characters, frame)
    ink = read_ink(sources.page, frame)
    notes = sources.overlay.notes if ink.complete else ["drawing-cut", *sources.overlay.notes]
    visible, more = _visible(glyphs, frame, ink.images)
    words, meaningless = make_words(visible)
    unplaced = 0 if glyphs.within else int((~np.isfinite(characters.places)).any(axis=0).sum())
    notes += more + _lost(characters, (meaningless, unplaced), ink.texts)
    words = (*words, *(word for typed in sources.overlay.typed for word in set_words(typed, frame)))
    words, shapes = with_bullets(words, ink.shapes)
    words, rulings = mark_lined(words, ink.rulings)
    return PageContent(
        number,
        round(frame.width, 2),
        round(frame.height, 2),
        words,
        rulings,
        tuple(ink.fills),
        tuple(ink.images),
        shapes,
        tuple(notes),
    )


def _lost(characters: Characters, lost: tuple[int, int], texts: int) -> list[str]:
    """Notes on what is on the page but not in its words.

    `lost` is how many characters have no meaning, and how many a place that is no number; `texts` how many text objects
    there are.
    """
    meaningless, unplaced = lost
    notes = []
    few = max(2, 0.02 * len(characters.codes))
    if characters.unmapped and not characters.codes.all():  # the numbers of glyphs are taken for letters
        meaningless = max(meaningless, characters.unmapped)
    if meaningless:
        notes.append("unmapped-glyphs" if meaningless > few else "few-unmapped-glyphs")
    unplaced += characters.unplaced
    if unplaced > few or (unplaced and not len(characters.codes)):
        notes.append("unplaced-text")
    if texts and not len(characters.codes):
        notes.append("text-not-found")
    return notes


def _turn(glyphs: Glyphs) -> int:
    """Degrees clockwise in which nearly all text runs: a landscape table put upright on a portrait page."""
    if len(glyphs) < 30 or not any(p.angle for p in glyphs.prints):
        return 0
    angles = glyphs.angles
    for angle in (90, 180, 270):
        if (angles == angle).mean() > 0.8:
            return angle
    return 0


def _visible(glyphs: Glyphs, frame: Frame, images: list[Box]) -> tuple[Glyphs, list[str]]:
    """What a person sees, and notes on the rest; the invisible text over a picture of a page is OCR's, and read."""
    notes: list[str] = []
    if not len(glyphs):
        return glyphs, notes
    if glyphs.within and not any(p.angle is None or p.invisible or p.size < TINY for p in glyphs.prints):
        return glyphs, notes
    middle_x, middle_y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    inside = (middle_x >= -1) & (middle_x <= frame.width + 1) & (middle_y >= -1) & (middle_y <= frame.height + 1)
    inside &= np.isfinite(glyphs.x) & np.isfinite(glyphs.y)
    slanted = glyphs.which([p.angle is None for p in glyphs.prints])
    invisible = glyphs.which([p.invisible for p in glyphs.prints])
    tiny = glyphs.which([p.size < TINY for p in glyphs.prints])
    covered = np.zeros(len(glyphs), bool)
    for box in images:
        covered |= (middle_x >= box.x0) & (middle_x <= box.x1) & (middle_y >= box.top) & (middle_y <= box.bottom)
    ink = glyphs.codes > 32
    for found, note in (
        (~inside, "text-off-page"),
        (slanted, "slanted-text"),
        ((invisible & ~covered) | tiny, "hidden-text"),
        (invisible & covered, "ocr-text"),
    ):
        if (found & ink).any():
            notes.append(note)
    return glyphs.only(inside & ~slanted & ~(invisible & ~covered) & ~tiny), notes
