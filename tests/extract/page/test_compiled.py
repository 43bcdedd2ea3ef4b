"""The compiled loops and those in Python make the same words and lines, and no bad argument gets past them.

Where nothing could be compiled, the loops in Python are held against themselves.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest

from councilpapers.document import Box, Style
from councilpapers.extract.page import baselines
from councilpapers.extract.page.baselines import EMS, FORMS, group_lines
from councilpapers.extract.page.compiled import COMPILED, form_of
from councilpapers.extract.page.content import Word
from councilpapers.extract.page.frame import Frame
from councilpapers.extract.pdf import pages, words
from councilpapers.extract.pdf.glyphs import Glyphs, Print, seen_places
from councilpapers.extract.pdf.words import make_words
from councilpapers.extract.readers import read

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.pdf"))
SIGNS = [*map(ord, "Ashby Vale   Council,  roads-\n"), 0, 2, 3, 0xAD, 0x2009, 0x200B, 0xFB01, 0xFB04, 0xF0B7, 0xFFFD]
HALVES = [0xD83D, 0xDE00, 0xDE00, 0xD83D, 0x110000, 0xFFFFFFFF]


def _seen(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Glyphs]:
    """What the pages of a PDF make words of."""
    seen: list[Glyphs] = []

    def remembered(glyphs: Glyphs) -> tuple[tuple[Word, ...], int]:
        seen.append(glyphs)
        return make_words(glyphs)

    monkeypatch.setattr(pages, "make_words", remembered)
    document = pypdfium2.PdfDocument(path)
    for number in range(1, len(document) + 1):
        pages.read_page(document, number)
    document.close()
    return seen


UNCOMPILED = """
import sys
from pathlib import Path
for name in ("page._words", "pdf._glyphs"):
    sys.modules["councilpapers.extract." + name] = None
from councilpapers.extract.readers import read
path = Path(sys.argv[1])
sys.stdout.reconfigure(encoding="utf-8")
print(read(path.read_bytes(), path.name))
"""


def test_a_paper_is_read_alike_where_nothing_was_compiled() -> None:
    path = SAMPLES[0]
    said = subprocess.run([sys.executable, "-c", UNCOMPILED, path], check=True, capture_output=True, encoding="utf-8")
    assert said.stdout.rstrip("\n") == str(read(path.read_bytes(), path.name))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_make_the_same_of_printed_pages(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _seen(path, monkeypatch)
    assert seen
    for glyphs in seen:
        found = make_words(glyphs)
        assert found == words.interpreted(glyphs)
        assert group_lines(found[0]) == baselines.interpreted(found[0])


def _scattered(seed: int) -> Glyphs:
    """Signs of all kinds in lines that go wrong now and then: jumps, turned text, small print, text printed twice."""
    chance = np.random.default_rng(seed)
    count = int(chance.integers(0, 300))
    prints = tuple(
        Print(Style(size, bold=bool(n % 2)), size, (0, 0, 90, None, 180, 270)[n], False, n == 1)
        for n, size in enumerate(chance.choice([0.0, 0.7, 6.0, 8.0, 11.0, 11.04, 16.0], 6).tolist())
    )
    printed = np.repeat(chance.choice(6 if seed % 3 else 2, count), chance.integers(1, 40, count))[:count]
    signs = SIGNS + HALVES if seed % 5 == 0 else SIGNS
    size = np.array([p.size for p in prints])[printed]
    steps = chance.choice([0.0, 0.45, 0.5, 0.6, 0.75, 1.2, -30.0], count, p=[0.02, 0.3, 0.3, 0.3, 0.05, 0.02, 0.01])
    x = np.cumsum(steps * 11) % 500
    y = 100 + np.cumsum(chance.choice([0.0, 0.3, 2.4, 13.2, -4.0], count, p=[0.9, 0.02, 0.02, 0.04, 0.02]))
    if count > 20 and seed % 4 == 0:
        x[-10:], y[-10:] = x[-20:-10] + 0.2, y[-20:-10]
    places = np.array((x, y - size, x + 0.5 * size, y + 0.3 * size, x, y))
    codes = chance.choice(np.array(signs, np.uint32), count)
    if count > 20 and seed % 4 == 0:
        codes[-10:] = codes[-20:-10]
    return Glyphs(codes, places, printed.astype(np.int64), prints)


@pytest.mark.parametrize("seed", range(120))
def test_both_make_the_same_of_anything(seed: int) -> None:
    glyphs = _scattered(seed)
    found = make_words(glyphs)
    assert found == words.interpreted(glyphs)
    assert group_lines(found[0]) == baselines.interpreted(found[0])


@pytest.mark.parametrize("position", [0, 3, 5])
def test_places_that_are_no_numbers_are_left_to_python(position: int) -> None:
    glyphs = _scattered(1)
    glyphs.places[position, 5] = np.nan
    with np.errstate(invalid="ignore"):
        assert len(make_words(glyphs)[0]) == len(words.interpreted(glyphs)[0])


FRAME = Frame(18.0, 36.0, 613.25, 877.9)


@pytest.mark.parametrize(
    "moved, value, within",
    [
        (None, 0.0, True),
        (0, 17.5, True),  # left of the page, by less than a point
        (0, 12.0, False),
        (1, 30.0, False),
        (2, 700.0, False),
        (3, 900.0, False),
        (4, 1e300, True),  # where a character begins is not asked
        (2, 20.0, None),  # its right is left of its left
        (1, 870.0, None),
        (5, np.nan, None),
        (3, np.inf, None),
    ],
)
def test_both_see_the_same_places(moved: int | None, value: float, within: bool | None) -> None:
    x, y = np.linspace(40, 560, 7), np.linspace(60, 820, 7)
    given = np.array((x, y - 3, x + 6.1, y + 9.7, x, y))
    if moved is not None:
        given[moved, 3] = value
    seen, on_page = seen_places(given, FRAME)
    assert on_page is bool(within) or within is None
    if COMPILED:
        from councilpapers.extract.page.compiled import loops

        places = given.copy()
        assert loops.see_places(places, FRAME.left, FRAME.top, FRAME.width, FRAME.height) is within
        assert np.array_equal(places, given if within is None else seen, equal_nan=True)


@pytest.mark.parametrize(
    "places, error",
    [
        (np.zeros((5, 4)), ValueError),
        (np.zeros((6, 4), np.float32), ValueError),
        (np.zeros((6, 8))[:, ::2], ValueError),
        (np.zeros(24), ValueError),
        (bytes(48), BufferError),
        ("places", TypeError),
    ],
)
def test_the_compiled_loops_see_places_only(places: Any, error: type[Exception]) -> None:
    if COMPILED:
        from councilpapers.extract.page.compiled import loops

        with pytest.raises(error):
            loops.see_places(places, 0.0, 0.0, 595.0, 842.0)


def _words(*places: tuple[float, float, float]) -> list[Word]:
    """Words that begin at x on a baseline, in a size."""
    return [
        Word("Lamp", Box(x, y - size, x + 2 * size, y), y, Style(size))
        for x, y, size in (map(float, place) for place in places)
    ]


@pytest.mark.parametrize(
    "placed",
    [
        _words(),
        _words((50, 100, 10)),
        _words((90, 100, 10), (50, 100, 10), (70, 101, 10), (70, 102, 10)),
        _words((50, 100, 10), (50, 100, 10), (50, 112, 10)),
        _words((50, 100, 10), (70, 96, 6)),  # raised
        _words((50, 100, 16), (50, 130, 8)),  # a heading, not small print
        _words((50, 100, 10), (float("nan"), 100, 10), (60, 100, 10)),
        [*_words((50, 100, 10)), Word("up", Box(10.0, 10.0, 20.0, 90.0), 20.0, Style(10.0), 90)],
    ],
)
def test_both_make_the_same_lines(placed: list[Word]) -> None:
    found, other = group_lines(placed), baselines.interpreted(placed)
    assert repr(found) == repr(other)
    for line, same in zip(found, other, strict=True):
        assert (line.text, line.widest) == (same.text, same.widest)
        assert (line.style, line.smallest) == (same.style, same.smallest)


def _arrays(count: int = 4) -> list[Any]:
    return [
        np.full(count, ord("a"), np.uint32),
        np.zeros((6, count)),
        np.zeros(count, np.int64),
        np.array([(10.0, 0.0, 10.0)]),
        words.KINDS,
    ]


def _with(position: int, array: Any) -> tuple[Any, ...]:
    arrays = _arrays()
    arrays[position] = array
    return tuple(arrays)


@pytest.mark.parametrize(
    "arrays, error",
    [
        (_with(0, np.zeros(3, np.uint32)), ValueError),
        (_with(1, np.zeros((6, 3))), ValueError),
        (_with(1, np.zeros((6, 8))[:, ::2]), (ValueError, BufferError)),
        (_with(1, np.zeros((5, 4))), ValueError),
        (_with(1, np.zeros(24)), ValueError),
        (_with(1, np.zeros((6, 4), np.float32)), ValueError),
        (_with(2, np.zeros(3, np.int64)), ValueError),
        (_with(2, np.full(4, 1)), ValueError),
        (_with(2, np.full(4, -1)), ValueError),
        (_with(3, np.zeros((0, 3))), ValueError),
        (_with(4, np.zeros(0, np.uint8)), ValueError),
        (_with(4, "kinds"), TypeError),
        (tuple(_arrays()[:4]), TypeError),
    ],
)
def test_the_compiled_loops_measure_what_they_are_given(arrays: Any, error: type[Exception]) -> None:
    if COMPILED:
        from councilpapers.extract.page.compiled import loops

        with pytest.raises(error):
            loops.may_be_doubled(arrays)
        with pytest.raises(error):
            loops.make_words(arrays, words.MEASURES, ((Style(), 0, 1.0),), {}, *words.FORMS)


@pytest.mark.parametrize(
    "looks, forms, error",
    [
        ((), words.FORMS, IndexError),
        (((Style(),),), words.FORMS, IndexError),
        ((7,), words.FORMS, SystemError),
        (((Style(), 0, 1.0),), (form_of(Box), form_of(Word)), ValueError),
        (((Style(), 0, 1.0),), ((Word, 1, 2, 3, 4, 5, 6), form_of(Box)), ValueError),
        (((Style(), 0, 1.0),), (("Word", *form_of(Word)[1:]), form_of(Box)), ValueError),
        (((Style(), 0, 1.0),), ((Box, *form_of(Word)[1:]), form_of(Box)), TypeError),
    ],
)
def test_the_compiled_loops_make_nothing_else(looks: Any, forms: Any, error: type[Exception]) -> None:
    if COMPILED:
        from councilpapers.extract.page.compiled import loops

        arrays: Any = tuple(_arrays())
        with pytest.raises(error):
            loops.make_words(arrays, words.MEASURES, looks, {}, *forms)


@pytest.mark.parametrize("given", [("a", "b"), (Box(0, 0, 1, 1), Box(0, 0, 1, 1)), (*_words((1, 2, 3)), None)])
def test_the_compiled_loops_read_words_only(given: Any) -> None:
    if COMPILED:
        from councilpapers.extract.page.compiled import loops

        with pytest.raises(TypeError):
            loops.group_lines(given, FORMS, EMS)
