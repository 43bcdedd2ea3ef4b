"""What is seen in a picture before any letter is read: ink, lines, how the page lies, what is painted."""

from __future__ import annotations

import math

import numpy as np
import pytest

from councilpapers.extract.ocr.fills import find_fills, lifted
from councilpapers.extract.ocr.lines import find_strokes, without
from councilpapers.extract.ocr.picture import ink, on_white, runs
from councilpapers.extract.ocr.straighten import runs_upwards, skew

from .drawn import paper, rows_of_ink

SCALE = 300 / 72


def test_ink_is_told_from_paper_in_the_shade() -> None:
    picture = paper()
    picture[:, 300:] = 150  # the scanner's light fell off
    picture[100:110, 100:110] = 90
    picture[100:110, 500:510] = 60
    black = ink(picture)
    assert black.sum() == 200
    assert black[105, 105]
    assert black[105, 505]
    assert (on_white(picture, black) == 255).mean() > 0.99


def test_grain_is_no_ink() -> None:
    grain = np.clip(np.random.default_rng(3).normal(235, 15, (300, 300)), 0, 255).astype(np.uint8)
    assert ink(grain).mean() < 0.001


def test_runs_are_told_in_reading_order() -> None:
    black = np.zeros((4, 12), bool)
    black[1, 2:8] = black[3, 0:4] = black[3, 6:12] = True
    assert [part.tolist() for part in runs(black, 5)] == [[1, 3], [2, 6], [8, 12]]


def test_lines_go_and_letters_stay() -> None:
    picture = paper()
    picture[200:203, 50:450] = 10  # an underline
    picture[180:215, 100:106] = 10  # the descender of a letter through it
    picture[170:200, 300:306] = 10  # a letter that stands on it
    picture[50:350, 500:503] = 10
    black = ink(picture)
    strokes = find_strokes(black, SCALE)
    assert [(s.top, s.bottom, s.first, s.end) for s in strokes.level] == [(200, 202, 50, 450)]
    assert [(s.top, s.bottom) for s in strokes.upright] == [(500, 502)]
    left = ink(without(picture, black, strokes))
    assert left[180:215, 102].all()
    assert left[170:197, 302].all()
    assert not left[200:203, 120:290].any()
    assert not left[:, 500:503].any()


def test_a_bow_that_sits_on_an_underline_keeps_its_ink() -> None:
    picture = paper()
    picture[200:204, 50:450] = 10  # an underline
    for x in range(60, 440, 20):
        picture[180:200, x : x + 12] = 10  # letters that stand on it
    picture[200:206, 120:136] = 10  # the foot of a "g", which goes lower
    black = ink(picture)
    left = ink(without(picture, black, find_strokes(black, SCALE)))
    assert left[200:206, 122:134].all()
    assert not left[200:, 150:460].any()


@pytest.mark.parametrize("gap, pieces", [(6, 1), (60, 2)])
def test_a_broken_line_is_one(gap: int, pieces: int) -> None:
    picture = paper()
    picture[200:203, 50:200] = picture[200:203, 200 + gap : 400] = 10
    assert len(find_strokes(ink(picture), SCALE).level) == pieces


@pytest.mark.parametrize("degrees", [0.0, 0.4, -0.7, 1.5, -3.0])
def test_skew_is_measured(degrees: float) -> None:
    picture = rows_of_ink(paper(1100, 800), math.tan(math.radians(degrees)))
    assert skew(ink(picture)) == pytest.approx(degrees, abs=0.12)


def test_little_ink_says_nothing_of_skew() -> None:
    assert skew(ink(paper())) == 0.0


@pytest.mark.parametrize("quarters, upwards", [(0, False), (1, True), (2, False), (3, True)])
def test_lines_up_the_page_are_noticed(quarters: int, upwards: bool) -> None:
    assert runs_upwards(ink(np.rot90(rows_of_ink(paper(800, 800)), quarters))) is upwards


@pytest.mark.parametrize(
    "colour, expected",
    [((0, 176, 80), ["00B050"]), ((255, 192, 0), ["FFC000"]), ((190, 190, 190), ["BEBEBE"]), ((250, 250, 240), [])],
)
def test_painted_cells_are_found_under_their_words(colour: tuple[int, int, int], expected: list[str]) -> None:
    picture = np.full((300, 400, 3), 250, np.uint8)
    picture[100:140, 200:280] = colour
    picture[112:122, 210:260:3] = 0  # words
    found = find_fills(picture, 1.0)
    assert [fill.colour for fill in found] == expected
    for fill in found:
        edges = (fill.box.x0, fill.box.top, fill.box.x1, fill.box.bottom)
        assert edges == pytest.approx((200, 100, 280, 140), abs=3)


@pytest.mark.parametrize("colour, letters", [((0, 130, 60), 0), ((0, 130, 60), 255), ((112, 48, 160), 255)])
def test_letters_on_a_dark_ground_are_lifted_off_it(colour: tuple[int, int, int], letters: int) -> None:
    colours = np.full((300, 400, 3), 250, np.uint8)
    colours[100:140, 200:280] = colour
    colours[110:130, 220:223] = letters
    grey = (colours @ np.array([0.299, 0.587, 0.114])).round().astype(np.uint8)
    black = ink(lifted(grey, find_fills(colours, 1.0), 1.0))
    assert black[112:128, 221].all()
    assert black.sum() <= 60
