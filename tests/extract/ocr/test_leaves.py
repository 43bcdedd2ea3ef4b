"""Sheets with two pages on them, and landscape pages that are one."""

from __future__ import annotations

import numpy as np
import pytest

from councilpapers.extract.ocr.leaves import Leaf, find_leaves
from councilpapers.extract.ocr.picture import Flags

HEIGHT, WIDTH = 600, 850
INK = True


def sheet(*blocks: tuple[int, int], width: int = WIDTH) -> Flags:
    """Lines of words from and to these columns."""
    black = np.zeros((HEIGHT, width), np.bool_)
    for start, end in blocks:
        for top in range(60, HEIGHT - 60, 14):
            for x in range(start, end - 6, 9):
                black[top : top + 7, x : x + 6] = INK
    return black


LEFT, RIGHT = (50, 380), (470, 800)
BOTH = (Leaf(0.0, 0.5), Leaf(0.5, 1.0))


@pytest.mark.parametrize(
    "blocks, leaves",
    [
        pytest.param((LEFT, RIGHT), BOTH, id="two pages"),
        pytest.param((LEFT,), BOTH[:1], id="the last of an odd number"),
        pytest.param((RIGHT,), BOTH[1:], id="right-hand page alone"),
        pytest.param(((50, 800),), (), id="lines across"),
        pytest.param(((50, 120), (470, 800)), (), id="labels with what they say"),
        pytest.param(((50, 420), (430, 800)), (), id="columns with a narrow gap"),
        pytest.param(((50, 600), (690, 800)), (), id="gap beside the middle"),
        pytest.param((), (), id="blank"),
    ],
)
def test_pages_on_a_sheet(blocks: tuple[tuple[int, int], ...], leaves: tuple[Leaf, ...]) -> None:
    assert find_leaves(sheet(*blocks)) == leaves


def test_a_fold_between_the_pages_is_no_ink() -> None:
    black = sheet(LEFT, RIGHT)
    black[:, 424:428] = INK
    assert len(find_leaves(black)) == 2


def test_a_rule_across_the_middle_makes_it_one_page() -> None:
    black = sheet(LEFT, RIGHT)
    for top in range(58, HEIGHT - 60, 42):
        black[top : top + 2, 50:800] = INK
    assert find_leaves(black) == ()


def test_an_upright_page_in_columns_is_one() -> None:
    assert find_leaves(sheet((40, 200), (300, 460), width=500)) == ()
