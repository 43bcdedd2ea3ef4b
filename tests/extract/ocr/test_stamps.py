"""Stamps and signatures in colour: words under them are read again, words printed in colour are left."""

from __future__ import annotations

import numpy as np
import pytest

from councilpapers.document import Box
from councilpapers.extract.ocr.lines import find_strokes
from councilpapers.extract.ocr.picture import Picture
from councilpapers.extract.ocr.stamps import coloured_ink, without_colour, without_slants
from councilpapers.extract.ocr.tesseract import Seen
from councilpapers.extract.page.content import Fill

RED, PRINT = 80, 10  # how dark each is
SCALE = 2.0


def seen(text: str, x0: float, sure: float) -> Seen:
    return Seen(text, x0, 40, x0 + 12 * len(text), 60, 60, 0, 0.0, sure)


def stamped() -> tuple[Picture, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    grey = np.full((100, 400), 255, np.uint8)
    grey[30:70, 100:240] = RED
    grey[45:55, 110:230:6] = PRINT
    coloured = np.zeros(grey.shape, np.bool_)
    coloured[30:70, 100:240] = True
    return Picture(grey, SCALE), coloured


@pytest.mark.parametrize(
    "first, again, expected",
    [
        pytest.param([seen("gd|nce", 120, 0.3)], [seen("guidance", 120, 0.9)], ["guidance"], id="read better"),
        pytest.param([seen("gd|nce", 120, 0.3)], [], [], id="neither is sure"),
        pytest.param([seen("PRIORITY", 120, 0.95)], [], ["PRIORITY"], id="printed in colour"),
        pytest.param([seen("gd|nce", 300, 0.3)], [seen("guidance", 300, 0.9)], ["gd|nce"], id="beside the stamp"),
    ],
)
def test_words_under_a_stamp(first: list[Seen], again: list[Seen], expected: list[str]) -> None:
    picture, coloured = stamped()
    assert [word.text for word in without_colour(picture, coloured, first, lambda bare: again)] == expected


def test_print_shows_through_a_stamp() -> None:
    picture, coloured = stamped()
    shown: list[Picture] = []

    def read(bare: Picture) -> list[Seen]:
        shown.append(bare)
        return []

    without_colour(picture, coloured, [seen("gd|nce", 120, 0.3)], read)
    assert (shown[0].grey[50, 110], shown[0].grey[50, 112], shown[0].grey[33, 150]) == (PRINT, 255, 255)


def test_paint_and_grey_print_are_no_coloured_ink() -> None:
    colours = np.full((100, 100, 3), 240, np.uint8)
    colours[10:30, 10:30] = (0, 176, 80)
    colours[50:60, 10:60] = 20
    assert coloured_ink(colours, [Fill(Box(10, 10, 30, 30), "00B050")], 1.0) is None
    assert coloured_ink(colours, [], 1.0) is not None


@pytest.mark.parametrize("length, lines", [(40, 0), (300, 1)], ids=["piece of a frame", "a coloured rule"])
def test_short_coloured_lines_are_none(length: int, lines: int) -> None:
    black = np.zeros((100, 400), np.bool_)
    black[50:52, 20 : 20 + length] = True
    strokes = find_strokes(black, SCALE)
    assert len(strokes.level) == 1
    assert len(without_slants(strokes, black, SCALE).level) == lines
