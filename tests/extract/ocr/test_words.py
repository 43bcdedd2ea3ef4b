"""Words as an engine sees them, and what is made of them."""

from __future__ import annotations

import numpy as np
import pytest

from councilpapers.extract.ocr.letters import mended
from councilpapers.extract.ocr.looks import bold, ems, sizes
from councilpapers.extract.ocr.tesseract import Seen, _words


def seen(text: str, x0: float = 0, high: float = 30, line: int = 0, sure: float = 0.9) -> Seen:
    return Seen(text, x0, 100 - high, x0 + 15 * len(text), 100, 100, line, 0.0, sure)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("P!an", "Plan"),
        ("de|ivery", "delivery"),
        ("3l-Mar-2O10", "31-Mar-2010"),
        ("l5/06/2009", "15/06/2009"),
        ("£1,2O0", "£1,200"),
        ("2Olo/11", "2010/11"),
        ("‘Wrong", "'Wrong"),
        ("Illness", "Illness"),
        ("No!", "No!"),
        ("loan", "loan"),
        ("O", "O"),
        ("I", "I"),
        ("COR-HS-01", "COR-HS-01"),
        ("NI130", "NI130"),
        ("5lbs", "5lbs"),
        ("_AV3", "AV3"),
        (".Ann", "Ann"),
        ("Completed~", "Completed"),
        (".5", ".5"),
        ("_", "_"),
    ],
)
def test_signs_are_set_right_where_only_one_can_stand(text: str, expected: str) -> None:
    assert mended(seen(text)).text == expected


def test_what_was_set_right_is_less_sure() -> None:
    assert mended(seen("P!an")).sure < 0.6 < mended(seen("‘Wrong")).sure


def test_sizes_hardly_apart_are_one() -> None:
    words = [seen("Progress", high=29, line=0), seen("none", high=22, line=1), seen("Heading", high=52, line=2)]
    found = sizes(words, ems(words), 300 / 72)
    assert found == [9.5, 9.5, 17.0]


def test_a_line_of_letters_that_say_little_has_the_size_of_most() -> None:
    words = [seen("Action", high=28, line=0), seen("status", high=26, line=1), seen("it", high=60, line=2)]
    found = ems(words)
    assert found[1] == found[0]
    assert found[2] == 60


def test_thick_stems_are_bold_and_words_between_them_are_too() -> None:
    black = np.zeros((120, 1200), bool)
    words = []
    for n, thick in enumerate((4, 4, 4, 4, 9, 6, 9)):
        word = seen("minim", x0=160 * n)
        words.append(word)
        for stem in range(5):
            at = round(word.x0) + 14 * stem
            black[70:100, at : at + thick] = True
    assert bold(black, words, ems(words)) == [False, False, False, False, True, True, True]


def test_an_answer_of_the_engine_is_read() -> None:
    answer = b"""<?xml version="1.0" encoding="UTF-8"?>
    <html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page'>
      <span class='ocr_line' title="bbox 100 50 500 90; baseline 0.01 -8; x_size 40">
        <span class='ocrx_word' title='bbox 100 50 200 90; x_wconf 96'>Ashby</span>
        <span class='ocrx_word' title='bbox 300 50 500 90; x_wconf 41'><strong>Vale</strong></span>
        <span class='ocrx_word' title='bbox 300 50 500 90; x_wconf 41'> </span>
      </span>
      <span class='ocr_line' title="bbox 10 50 30 390; textangle 90; x_size 20">
        <span class='ocrx_word' title='bbox 10 50 30 390; x_wconf 60'>aPfon</span>
      </span></div></body></html>"""
    first, second = _words(answer)
    assert (first.text, first.x0, first.bottom, first.baseline, first.sure) == ("Ashby", 100, 90, 82.5, 0.96)
    assert (second.text, second.line, second.slope, second.baseline) == ("Vale", 0, 0.01, 85.0)
