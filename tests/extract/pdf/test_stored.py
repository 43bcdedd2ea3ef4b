"""Pages put away are the pages that come back."""

from __future__ import annotations

import pytest

from councilpapers.document import Box, Style
from councilpapers.extract.page.content import Fill, PageContent, Ruling, Word
from councilpapers.extract.pdf.stored import content_of, ends_of, images_of, stored

from ..printed import set_words

SIDEWAYS = Word("Ward", Box(20.5, 100.25, 30, 140), 29.8, Style(9, bold=True), 270)
PAGES = {
    "a page without words": PageContent(1, 595, 842, (), images=(Box(0, 0, 500, 700),)),
    "words of several styles": PageContent(
        2,
        595,
        842,
        (
            *set_words("the café’s roof", 72, 100),
            *set_words("is mended", 72, 112, style=Style(10, italic=True)),
            SIDEWAYS,
        ),
        (Ruling(Box(70, 90, 300, 90.5)),),
        (Fill(Box(70, 90, 300, 104), "D9D9D9"),),
        notes=("few-unmapped-glyphs",),
    ),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_what_was_put_away_comes_back(page: PageContent) -> None:
    assert content_of(stored(page)) == page
    assert content_of(page) is page
    assert images_of(stored(page)) == images_of(page) == page.images


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_where_words_end_is_told_without_the_words(page: PageContent) -> None:
    taken = frozenset({0})
    assert ends_of(stored(page), taken) == ends_of(page, taken)


def test_neither_furniture_nor_turned_words_tell_where_lines_end() -> None:
    page = PAGES["words of several styles"]
    every, lowest = ends_of(page, frozenset())
    assert (len(every), lowest) == (len(page.words) - 1, 114)
    assert len(ends_of(page, frozenset({0, 1}))[0]) == len(page.words) - 3
