"""What is drawn on a page is told from what is written on it; a stamp over a table hides no table."""

from __future__ import annotations

import numpy as np
import pytest

from councilpapers.document import Box
from councilpapers.extract.ocr.drawings import find_drawings
from councilpapers.extract.ocr.lines import find_strokes
from councilpapers.extract.ocr.picture import WHITE, Pixels
from councilpapers.extract.ocr.tesseract import Seen
from councilpapers.extract.page.content import Fill

from .drawn import paper

SCALE = 2.0  # pixels to a point
INK = 20


def written(picture: Pixels, left: int, top: int, lines: int, sure: float = 0.95) -> list[Seen]:
    """Lines of text at that place, with the words that an engine sees there."""
    seen = []
    for line in range(lines):
        y = top + 24 * line
        for x in range(left, left + 400, 60):
            for stem in range(x, x + 48, 8):
                picture[y : y + 14, stem : stem + 4] = INK
            seen.append(Seen("council", x, y, x + 48, y + 14, y + 14, line, 0.0, sure))
    return seen


def boxed(picture: Pixels, left: int, top: int, right: int, bottom: int) -> None:
    for y in (top, bottom):
        picture[y : y + 2, left:right] = INK
    for x in (left, right):
        picture[top : bottom + 2, x : x + 2] = INK


def bars(picture: Pixels, left: int, top: int) -> None:
    """A chart: an axis, and slanting hatches in bars."""
    boxed(picture, left, top, left + 420, top + 400)
    for bar in range(left + 20, left + 400, 80):
        for y in range(top + 60, top + 400):
            for x in range(bar, bar + 50):
                if (x + y) % 9 < 3:
                    picture[y, x] = INK


def drawings(picture: Pixels, seen: list[Seen], fills: tuple[Fill, ...] = ()) -> tuple[Box, ...]:
    black = picture < WHITE // 2
    return find_drawings(black, find_strokes(black, SCALE), fills, seen, SCALE)


def test_text_is_no_drawing() -> None:
    picture = paper(1000, 800)
    assert drawings(picture, written(picture, 60, 60, 30)) == ()


def test_a_ruled_table_of_few_words_is_no_drawing() -> None:
    picture = paper(1000, 800)
    for row in range(100, 900, 50):
        boxed(picture, 60, row, 700, row + 50)
        boxed(picture, 60, row, 300, row + 50)
    assert drawings(picture, written(picture, 80, 112, 1)) == ()


def test_a_chart_under_text_is_found_and_the_text_is_not() -> None:
    picture = paper(1200, 800)
    seen = written(picture, 60, 60, 10)
    bars(picture, 100, 500)
    seen += [Seen("40", 70, 700, 90, 714, 714, 20, 0.0, 0.9)]
    (box,) = drawings(picture, seen)
    assert box.x0 <= 55
    assert box.top >= 240
    assert box.bottom >= 450


def test_scrawl_over_a_table_leaves_it_a_table() -> None:
    picture = paper(1000, 800)
    boxed(picture, 60, 90, 700, 600)
    seen = written(picture, 80, 100, 18)
    for x in range(200, 500):
        picture[300 + x // 3 : 306 + x // 3, x] = INK
    assert drawings(picture, seen) == ()


@pytest.mark.parametrize("sure, found", [(0.3, True), (0.9, False)], ids=["labels up the page", "words"])
def test_words_that_may_be_wrong_account_for_nothing(sure: float, found: bool) -> None:
    picture = paper(1000, 800)
    assert bool(drawings(picture, written(picture, 60, 60, 30, sure))) == found


def test_a_scanners_border_and_a_punched_hole_are_no_drawings() -> None:
    picture = paper(1000, 800)
    seen = written(picture, 120, 60, 35)
    picture[:, :100] = INK
    picture[400:420, 110:118] = INK
    assert drawings(picture, seen) == ()


def test_paint_belongs_to_the_drawing_that_it_is_in() -> None:
    picture = paper(1000, 800)
    for left in (100, 420):
        for y in range(200, 500):
            picture[y, left + y % 150 : left + y % 150 + 6] = INK
    assert len(drawings(picture, [])) > 1
    assert len(drawings(picture, [], (Fill(Box(50, 100, 330, 250), "00FFFF"),))) == 1


def test_a_blank_page_has_none() -> None:
    assert drawings(np.full((800, 600), WHITE, np.uint8), []) == ()
