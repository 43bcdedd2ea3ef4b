"""The law of tables: every word whose centre lies in a table's box is in exactly one of its cells."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise
from pathlib import Path
from string import ascii_lowercase

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilpapers.document import Box, Style, Table
from councilpapers.extract.page.content import Fill, PageContent, Ruling, Word
from councilpapers.extract.pdf.pages import read_page
from councilpapers.extract.tables import find_tables

from .drawn import covers_once, horizontal, keeps_words, page, vertical, words_in

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.pdf"))

steps = st.lists(st.integers(3, 120), min_size=1, max_size=6)
places = st.tuples(st.floats(0, 560, allow_nan=False), st.floats(10, 800, allow_nan=False))
sizes = st.sampled_from([6.0, 9.0, 10.0, 14.0])


def named(n: int) -> str:
    """A word of letters of which there is no other on the page."""
    return "q" + "".join(ascii_lowercase[int(digit)] for digit in str(n))


def word_at(n: int, place: tuple[float, float], size: float, angle: int) -> Word:
    (x, y), text = place, named(n)
    along, across = 0.5 * size * len(text), size
    if angle % 180:
        return Word(text, Box(x, y, x + across, y + along), x + 0.2 * size, Style(size), angle)
    return Word(text, Box(x, y - 0.8 * size, x + along, y + 0.2 * size), y, Style(size), angle)


@st.composite
def pages(draw: st.DrawFn) -> PageContent:
    """A grid with some of its borders left out, some of its cells painted, and words anywhere."""
    xs = list(accumulate(draw(steps), initial=draw(st.integers(10, 200))))
    ys = list(accumulate(draw(steps), initial=draw(st.integers(10, 300))))
    kept = st.booleans() if draw(st.booleans()) else st.just(True)
    rulings: list[Ruling] = []
    for x0, x1 in pairwise(xs):
        rulings += [horizontal(y, x0, x1) for y in ys if draw(kept)]
    for y0, y1 in pairwise(ys):
        rulings += [vertical(x, y0, y1) for x in xs if draw(kept)]
    cells = [(x0, y0, x1, y1) for x0, x1 in pairwise(xs) for y0, y1 in pairwise(ys)]
    fills = [Fill(Box(*cell), "C6D9F1") for cell in draw(st.lists(st.sampled_from(cells), max_size=4))]
    put = draw(st.lists(st.tuples(places, sizes, st.sampled_from([0, 0, 0, 0, 90, 270, 180])), max_size=40))
    inside = draw(st.lists(st.tuples(st.sampled_from(cells), st.floats(0, 1), st.floats(0, 1)), max_size=30))
    words = [word_at(n, place, size, angle) for n, (place, size, angle) in enumerate(put)]
    for n, ((x0, y0, x1, y1), across, down) in enumerate(inside, len(words)):
        words.append(word_at(n, (x0 + across * (x1 - x0), y0 + down * (y1 - y0)), 9.0, 0))
    return page(words, rulings, fills)


def words_inside(table: Table, content: PageContent) -> Counter[str]:
    box = table.parts[0].box
    return Counter(
        word.text
        for word in content.words
        if box.holds((word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2)
    )


@settings(max_examples=150, deadline=None, derandomize=True)
@given(pages())
def test_every_word_in_a_tables_box_is_in_exactly_one_cell(content: PageContent) -> None:
    for table in find_tables(content):
        assert covers_once(table)
        assert Counter(words_in(table)) == words_inside(table, content)


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_the_samples_tables_keep_their_words(path: Path) -> None:
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        contents = [read_page(document, number) for number in range(1, len(document) + 1)]
    finally:
        document.close()
    for content in contents:
        assert isinstance(content, PageContent)
        for table in find_tables(content):
            assert covers_once(table)
            assert keeps_words(table, content)
