"""Words on one baseline are a line, whatever their order, angle and size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import Box, Style
from councilpapers.extract.page.baselines import box_of, group_lines, runs_of
from councilpapers.extract.page.content import Word

from ..printed import set_words

TWO = [*set_words("Lamp posts", 50, 100), *set_words("in the lanes", 50, 112)]


def turned(word: Word, angle: int) -> Word:
    """The word as it stands on the page when everything is turned clockwise round the origin of a square of 1,000."""
    box, base = word.box, word.baseline
    if angle == 90:
        return replace(word, box=Box(1000 - box.bottom, box.x0, 1000 - box.top, box.x1), baseline=1000 - base, angle=90)
    if angle == 180:
        upset = Box(1000 - box.x1, 1000 - box.bottom, 1000 - box.x0, 1000 - box.top)
        return replace(word, box=upset, baseline=1000 - base, angle=180)
    return replace(word, box=Box(box.top, 1000 - box.x1, box.bottom, 1000 - box.x0), baseline=base, angle=270)


def shifted(words: list[Word], by: float) -> list[Word]:
    return [replace(word, baseline=word.baseline + by) for word in words]


def small(text: str, x: float, baseline: float) -> list[Word]:
    return set_words(text, x, baseline, 5.0)


LINES = {
    "two lines": (TWO, ["Lamp posts", "in the lanes"]),
    "in any order": (TWO[::-1], ["Lamp posts", "in the lanes"]),
    "baselines hardly apart": ([TWO[0], *shifted(TWO[1:2], 1.5), *TWO[2:]], ["Lamp posts", "in the lanes"]),
    "baselines a quarter of an em apart": ([TWO[0], *shifted(TWO[1:2], 2.5)], ["Lamp", "posts"]),
    "a note's number raised": ([*set_words("Hall", 50, 100), *small("2", 70, 96)], ["Hall 2"]),
    "a lowered figure between words": (
        [*set_words("CO", 50, 100), *small("2", 60, 103), *set_words("saved", 66, 100)],
        ["CO 2 saved"],
    ),
    "small print that touches nothing": ([*set_words("Hall", 50, 100), *small("2", 90, 96)], ["2", "Hall"]),
    "a small line of its own": (
        [*set_words("Hall", 50, 100), *small("Source: survey", 50, 110)],
        ["Hall", "Source: survey"],
    ),
    "words without a size": (
        [replace(word, style=Style()) for word in TWO],
        ["Lamp posts", "in the lanes"],
    ),
    "no words": ([], []),
}


@pytest.mark.parametrize("words, expected", LINES.values(), ids=LINES.keys())
def test_words_become_lines(words: list[Word], expected: list[str]) -> None:
    lines = group_lines(words)
    assert [line.text for line in lines] == expected
    assert sorted(word.text for line in lines for word in line.words) == sorted(word.text for word in words)
    assert all(line.box == box_of(line.words) for line in lines)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_words_are_read_in_their_own_direction_after_the_upright(angle: int) -> None:
    words = [*(turned(word, angle) for word in TWO), *set_words("Upright", 50, 700)]
    lines = group_lines(words[::-1])
    assert [line.text for line in lines] == ["Upright", "Lamp posts", "in the lanes"]
    assert [line.upright for line in lines] == [True, False, False]


def test_a_line_has_the_size_of_most_of_its_words() -> None:
    (line,) = group_lines([*set_words("Street lights", 50, 100), *small("3", 115, 97)])
    assert line.size == 10.0


@pytest.mark.parametrize("size, expected", [(12.0, 12.0), (None, 10.0), (0.0, 10.0), (0.2, 1.0)])
def test_the_size_of_a_word_is_never_nought(size: float | None, expected: float) -> None:
    assert replace(TWO[0], style=Style(size), size=0.0).size == expected


def test_runs_are_cut_where_the_style_changes() -> None:
    bold = [replace(word, style=Style(10.0, bold=True)) for word in TWO[:2]]
    runs = runs_of([*bold, *TWO[2:]])
    assert [(run.text, run.style.bold) for run in runs] == [("Lamp posts ", True), ("in the lanes", False)]
