"""What was laid over a PDF page: fields filled in, text boxes and stamps are read with it; comments are only counted.

Whatever has an appearance of its own is drawn into the page (in memory), so that its characters come with their places
like all others. A field that was filled in by a program which draws nothing has only its value, and is set where it
stands.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from ...document import Box, Style
from ..page.content import Word
from ..page.frame import Frame

MOST = 5_000  # annotations of one page that are looked at
LONGEST = 20_000  # bytes of one value
SEEN = {pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET}
SILENT = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}
UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
SECRET, BUTTON = 1 << 13, 1 << 16  # flags of a field: a password; a thing to press
FONT_SIZE = re.compile(r"(?P<size>\d{1,3}(?:\.\d{1,4})?)\s{1,9}Tf\b")
TICK, UNTICKED = "✔", "Off"
USUAL_SIZE = 10.0
LETTER = 0.5  # ems that a letter is wide, where nobody drew it
GAP = 0.28  # ems between words


@dataclass(frozen=True, slots=True)
class Typed:
    """A value that nobody has drawn: its text and where it stands, in PDF coordinates."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Overlay:
    """What lies over a page. `drawn`: some of it was drawn into the page, which must be loaded again."""

    drawn: bool = False
    typed: tuple[Typed, ...] = ()
    commented: bool = False
    lost: bool = False  # there was something to draw, but pdfium could not

    @property
    def notes(self) -> list[str]:
        found = {"typed-text": self.drawn or self.typed, "comments": self.commented, "unplaced-text": self.lost}
        return [note for note, is_so in found.items() if is_so]


NOTHING = Overlay()


def read_overlay(page: Any) -> Overlay:
    """Fields, text boxes and stamps of a page, and whether it has comments; takes these off the page."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page), MOST)
    if count <= 0:
        return NOTHING
    typed: list[Typed] = []
    others: list[int] = []
    drawn = commented = lost = False
    for number in range(count):
        with _annotation(page, number) as annotation:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation) if annotation else pdfium.FPDF_ANNOT_LINK
            if kind not in SEEN or not _is_shown(annotation, kind):
                others.append(number)
                commented = commented or (kind not in SILENT | SEEN and bool(_value(annotation, b"Contents").strip()))
            elif state := _value(annotation, b"AS", pdfium.FPDF_OBJECT_NAME):
                others.append(number)
                typed.extend(_tick(annotation) if state != UNTICKED else ())
            elif pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
                drawn = True
            else:
                typed.extend(_typed(annotation, kind))
    if drawn:
        for number in reversed(others):
            pdfium.FPDFPage_RemoveAnnot(page, number)
        lost = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_FAIL
    return Overlay(drawn, tuple(typed), commented, lost)


@contextmanager
def _annotation(page: Any, number: int) -> Iterator[Any]:
    annotation = pdfium.FPDFPage_GetAnnot(page, number)
    try:
        yield annotation
    finally:
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _is_shown(annotation: Any, kind: int) -> bool:
    if pdfium.FPDFAnnot_GetFlags(annotation) & UNSEEN:
        return False
    flags = ctypes.c_float()
    if kind != pdfium.FPDF_ANNOT_WIDGET or not pdfium.FPDFAnnot_GetNumberValue(annotation, b"Ff", flags):
        return True
    return not int(flags.value) & (SECRET | BUTTON)


def _value(annotation: Any, key: bytes, kind: int = pdfium.FPDF_OBJECT_STRING) -> str:
    if pdfium.FPDFAnnot_GetValueType(annotation, key) != kind:
        return ""
    needed = min(pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0), LONGEST)
    if needed <= 2:
        return ""
    buffer = (ctypes.c_ushort * (needed // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, needed)
    return bytes(buffer)[: needed - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _tick(annotation: Any) -> Iterator[Typed]:
    """A box that is ticked; some programs draw the tick as a letter of a picture font, some as lines."""
    area = pdfium.FS_RECTF()
    if pdfium.FPDFAnnot_GetRect(annotation, area):
        size = max(0.8 * abs(area.top - area.bottom), 1.0)
        yield Typed(TICK, area.left, area.bottom, area.right, area.top, size)


def _typed(annotation: Any, kind: int) -> Iterator[Typed]:
    text = _value(annotation, b"V" if kind == pdfium.FPDF_ANNOT_WIDGET else b"Contents")
    area = pdfium.FS_RECTF()
    if text.strip() and pdfium.FPDFAnnot_GetRect(annotation, area):
        said = FONT_SIZE.search(_value(annotation, b"DA"))
        size = float(said["size"]) if said else 0.0
        height = abs(area.top - area.bottom) / len(text.splitlines())
        yield Typed(text, area.left, area.bottom, area.right, area.top, size or min(USUAL_SIZE, 0.8 * height) or 1.0)


def set_words(typed: Typed, frame: Frame) -> Iterator[Word]:
    """The words of a value in lines from the top of its place, as wide as letters usually are, or as there is room."""
    style = Style(round(typed.size, 1))
    lines = typed.text.splitlines()
    height = min(1.2 * typed.size, (typed.top - typed.bottom) / len(lines))
    angle = frame.angle(1.0, 0.0) or 0
    baseline = (typed.top + typed.bottom + len(lines) * height) / 2 - 0.8 * height
    for line in lines:
        ems = len(line) * LETTER
        em = min(typed.size, (typed.right - typed.left) / ems) if ems else typed.size
        left = typed.left
        for text in line.split():
            right = left + len(text) * LETTER * em
            yield _word(text, (left, baseline, right, 0.8 * height), (frame, style, angle))
            left = right + GAP * em
        baseline -= height


def _word(text: str, place: tuple[float, float, float, float], look: tuple[Frame, Style, int]) -> Word:
    """A word at (left, baseline, right), so high."""
    frame, style, angle = look
    left, baseline, right, height = place
    (xa, ya), (xb, yb) = frame.point(left, baseline - 0.25 * height), frame.point(right, baseline + height)
    on_x, on_y = frame.point(left, baseline)
    box = Box(round(min(xa, xb), 2), round(min(ya, yb), 2), round(max(xa, xb), 2), round(max(ya, yb), 2))
    return Word(text, box, round(on_y if angle % 180 == 0 else on_x, 2), style, angle)
