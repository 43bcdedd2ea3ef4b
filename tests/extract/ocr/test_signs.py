"""What an engine takes for something else, told from the ink: bullets, ≥ and ≤, words run together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from councilpapers.extract.ocr import sightings
from councilpapers.extract.ocr.gaps import parted
from councilpapers.extract.ocr.picture import Flags, Picture, Pixels
from councilpapers.extract.ocr.sightings import all_words
from councilpapers.extract.ocr.signs import with_signs
from councilpapers.extract.ocr.tesseract import Seen

from .drawn import paper

EM, BASE = 40.0, 80
INK = 20


def seen(text: str, x0: float, x1: float, line: int = 0, top: float = 50, sure: float = 0.9) -> Seen:
    return Seen(text, x0, top, x1, BASE, BASE, line, 0.0, sure)


def page(*boxes: tuple[int, int, int, int]) -> Flags:
    """Ink in these boxes (left, top, right, bottom)."""
    black = np.zeros((140, 600), np.bool_)
    for left, top, right, bottom in boxes:
        black[top:bottom, left:right] = True
    return black


def letters(black: Flags, *starts: int) -> Flags:
    """Letters 16 pixels wide on the line that begin at these columns."""
    for left in starts:
        black[58:BASE, left : left + 16] = True
    return black


@pytest.mark.parametrize(
    "blob, words, expected",
    [
        pytest.param((100, 58, 113, 71), [seen("e", 100, 113)], ["•", "Mend"], id="read as a letter"),
        pytest.param((100, 58, 113, 71), [seen("¢", 99, 114)], ["•", "Mend"], id="read as money"),
        pytest.param((100, 58, 113, 71), [], ["•", "Mend"], id="not seen"),
        pytest.param((100, 67, 113, 80), [seen("e", 100, 113)], ["e", "Mend"], id="on the line"),
        pytest.param((100, 62, 125, 66), [seen("-", 100, 125)], ["-", "Mend"], id="a dash"),
        pytest.param((100, 76, 104, 80), [], ["Mend"], id="a full stop"),
        pytest.param((1, 58, 13, 70), [], ["Mend"], id="far off"),
        pytest.param((100, 58, 113, 71), [seen("Ed", 98, 114)], ["Ed", "Mend"], id="a word"),
    ],
)
def test_bullets(blob: tuple[int, int, int, int], words: list[Seen], expected: list[str]) -> None:
    black = letters(page(blob), 150, 170, 190, 210)
    read = [*words, seen("Mend", 150, 226)]
    assert [word.text for word in with_signs(black, read, [EM] * len(read))] == expected


def at_least(picture: Flags, flipped: bool = False) -> None:
    """A chevron over a bar, before a figure."""
    for step in range(10):
        column = 109 - step if flipped else 100 + step
        for row in (54 + step // 2 + step // 2, 74 - 2 * (step // 2)):
            picture[row - 1 : row + 2, column] = True
    picture[78:80, 100:110] = True


@pytest.mark.parametrize("flipped, expected", [(False, "≥73.8%"), (True, "≤73.8%")])
def test_a_bar_of_its_own_makes_a_sign_of_a_figure(flipped: bool, expected: str) -> None:
    black = letters(page(), 116, 136, 156, 176)
    at_least(black, flipped)
    (word,) = with_signs(black, [seen("273.8%", 100, 192)], [EM])
    assert (word.text, word.sure) == (expected, 0.5)


def test_a_two_is_a_two() -> None:
    black = letters(page((100, 52, 110, 80)), 116, 136)
    assert with_signs(black, [seen("273", 100, 152)], [EM])[0].text == "273"


@pytest.mark.parametrize("x1, expected", [(110, "1"), (120, "4")])
def test_a_slim_four_is_a_one(x1: int, expected: str) -> None:
    assert with_signs(page((100, 50, x1, 80)), [seen("4", 100, x1)], [EM])[0].text == expected


@pytest.mark.parametrize(
    "text, starts, expected",
    [
        pytest.param("withan", (100, 120, 140, 160, 190, 210), ["with", "an"], id="two words"),
        pytest.param("Apilot", (100, 132, 152, 172, 192, 212), ["A", "pilot"], id="one letter and a word"),
        pytest.param("14May", (100, 120, 150, 170, 190), ["14", "May"], id="day and month"),
        pytest.param("within", (100, 120, 140, 160, 180, 200), ["within"], id="a word"),
        pytest.param("111", (100, 130, 160), ["111"], id="a figure"),
        pytest.param("1.1a", (100, 120, 132, 164), ["1.1a"], id="a reference"),
        pytest.param("AGENDA", (100, 130, 160, 190, 220, 250), ["AGENDA"], id="letters set apart"),
    ],
)
def test_words_run_together(text: str, starts: tuple[int, ...], expected: list[str]) -> None:
    black = letters(page(), *starts)
    found = parted(black, [seen(text, starts[0], starts[-1] + 16)], [EM])
    assert [word.text for word in found] == expected
    assert all(black[60, round(word.x0)] for word in found)


@pytest.mark.parametrize(
    "rest, kept",
    [(seen("j", 203, 208), False), (seen("3", 230, 246), True), (seen("Ley", 203, 260), True)],
    ids=["edge of a letter", "a figure", "a word"],
)
def test_what_is_left_of_a_letter_is_no_word(rest: Seen, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"3": (seen("Pages", 100, 199),), "6": (rest,)}

    def recognise(grey: Pixels, resolution: int, layout: str = "3") -> tuple[Seen, ...]:
        return answers[layout]

    stand_in: Callable[..., tuple[Seen, ...]] = recognise
    monkeypatch.setattr(sightings, "recognise", stand_in)
    picture = paper()
    picture[200:230, 100:400:3] = INK
    assert len(all_words(Picture(picture, 300 / 72))) == 1 + kept
