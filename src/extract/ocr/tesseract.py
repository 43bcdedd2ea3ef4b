"""Tesseract: a picture in, words with their places and how sure it is of them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from ...errors import Corrupt, TooSlow
from ..programs import ASKED, TESSERACT, Allowed, run
from ..pulse import beat
from .picture import Pixels

ALLOWED = Allowed(seconds=60)
LANGUAGE = "eng"
WHOLE_PAGE, ONE_BLOCK = "3", "6"  # how it looks for lines: --psm
LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
WORDS = "ocrx_word"
TURNED = "textangle"
BOX = re.compile(r"bbox (?P<x0>\d+) (?P<top>\d+) (?P<x1>\d+) (?P<bottom>\d+)")
BASELINE = re.compile(r"baseline (?P<slope>-?[\d.]+) (?P<offset>-?[\d.]+)")
SURE = re.compile(r"x_wconf (?P<percent>\d+)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in a picture: its box and the y that it stands on, in pixels from the top left.

    `line` is the number of the line that it is in, `slope` how much that falls on its way; `sure` is from 0 to 1.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    line: int
    slope: float
    sure: float


@cache
def version(path: Path) -> str:
    """Its version and that of the language it reads; nothing where it does not run or lacks the language."""
    try:
        _, said = run((path, "--version"), ASKED, environment=_ENVIRONMENT)
        _, listed = run((path, "--list-langs"), ASKED, environment=_ENVIRONMENT)
    except (OSError, TooSlow):
        return ""
    if LANGUAGE not in listed.decode("ascii", errors="replace").split():
        return ""
    return said.decode("ascii", errors="replace").partition("\n")[0].strip()


_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}  # more threads take more of the processor and give no more words


def recognise(grey: Pixels, resolution: int, layout: str = WHOLE_PAGE) -> tuple[Seen, ...]:
    """The words in a picture of that many pixels to the inch, in the engine's order.

    Raises TooSlow, and Corrupt where the engine gives no answer.
    """
    path = TESSERACT.path
    if path is None:
        return ()
    height, width = grey.shape
    command = (path, "stdin", "stdout", "--dpi", str(resolution), "-l", LANGUAGE, "--psm", layout, "hocr")
    picture = b"P5 %d %d 255\n" % (width, height) + grey.tobytes()
    beat()
    code, said = run(command, ALLOWED, picture, _ENVIRONMENT)
    if code or not said:
        raise Corrupt(f"Tesseract gave no answer (exit code {code})")
    return tuple(_words(said))


def _words(hocr: bytes) -> Iterator[Seen]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr, parser)
    lines = (span for span in root.iter("{*}span") if span.get("class") in LINES)
    for number, line in enumerate(lines):
        yield from _of_line(line, number)


def _of_line(line: etree._Element, number: int) -> Iterator[Seen]:
    about = line.get("title", "")
    box, base = BOX.search(about), BASELINE.search(about)
    if box is None or TURNED in about:  # a column of figures, "1." to "9.", taken for a word up the page
        return
    slope, offset = (float(base["slope"]), float(base["offset"])) if base else (0.0, 0.0)
    left, bottom = float(box["x0"]), float(box["bottom"])
    for word in line.iter("{*}span"):
        text = "".join(word.itertext()).strip()
        place, sure = BOX.search(word.get("title", "")), SURE.search(word.get("title", ""))
        if word.get("class") != WORDS or not text or place is None:
            continue
        x0, top, x1, foot = (float(place[side]) for side in ("x0", "top", "x1", "bottom"))
        stands = bottom + offset + slope * ((x0 + x1) / 2 - left)
        yield Seen(text, x0, top, x1, foot, stands, number, slope, int(sure["percent"]) / 100 if sure else 0.0)
