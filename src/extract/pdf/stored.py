"""Pages of a long paper put by until its running headers are known: columns of numbers, a sixth of what words take."""

from __future__ import annotations

from array import array
from collections.abc import MutableSequence, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ...document import Box, Style, told_once
from ..page.baselines import Line, lines_of, lines_without
from ..page.content import PageContent, Word

T = TypeVar("T")

NUMBERS = 5  # of each word: its box and its baseline


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page whose words are put away; `looks` says by word which of the styles it is printed in."""

    page: PageContent
    texts: str
    numbers: array[float]
    styles: tuple[Style, ...]
    looks: array[int]
    angles: array[int]

    def content(self) -> PageContent:
        """The page as it was."""
        texts = self.texts.split("\n") if self.looks else []
        styles = [self.styles[look] for look in self.looks]
        boxes = map(Box, *(self.numbers[n::NUMBERS] for n in range(4)))
        return replace(self.page, words=tuple(map(Word, texts, boxes, self.numbers[4::NUMBERS], styles, self.angles)))


def stored(page: PageContent) -> StoredPage:
    """The page with its words put away; no word holds a line end."""
    words = page.words
    numbers: array[float] = array("d")
    for word in words:
        box = word.box
        numbers.extend((box.x0, box.top, box.x1, box.bottom, word.baseline))
    styles: dict[int, int] = {}
    looks = array("H", [styles.setdefault(id(word.style), len(styles)) for word in words])
    by_id = {id(word.style): word.style for word in words}
    return StoredPage(
        replace(page, words=()),
        "\n".join([word.text for word in words]),
        numbers,
        tuple(by_id[known] for known in styles),
        looks,
        array("h", [word.angle for word in words]),
    )


def content_of(page: PageContent | StoredPage) -> PageContent:
    return page.content() if isinstance(page, StoredPage) else page


def images_of(page: PageContent | StoredPage) -> tuple[Box, ...]:
    return page.page.images if isinstance(page, StoredPage) else page.images


def words_but(words: Sequence[T], taken: frozenset[int]) -> list[T]:
    """The words, or what is known of each, but for those at these few places."""
    left = list(words)
    _give_up(left, taken)
    return left


def _give_up(left: MutableSequence[T], taken: frozenset[int]) -> None:
    for place in sorted(taken, reverse=True):
        del left[place : place + 1]


def ends_of(page: PageContent | StoredPage, furniture: frozenset[int]) -> tuple[array[float], float]:
    """(right edges, lowest bottom) of the upright words that are not furniture, the words at those places."""
    if isinstance(page, StoredPage):
        kept = [n for n, angle in enumerate(page.angles) if not angle and n not in furniture]
        rights, bottoms = page.numbers[2::NUMBERS], page.numbers[3::NUMBERS]
        return array("d", [rights[n] for n in kept]), max([bottoms[n] for n in kept], default=0.0)
    lines = [line for line in lines_left(page, furniture) if line.upright]
    lowest = max([line.box.bottom for line in lines], default=0.0)
    ends = right_edges(page)
    if ends is None:
        return array("d", [word.box.x1 for line in lines for word in line.words]), lowest
    left = ends[:]
    _give_up(left, furniture)
    return left, lowest


@told_once
def right_edges(page: PageContent) -> array[float] | None:
    """Where each word ends, best asked when they have just been made; None where some are turned."""
    if max([line.words[0].angle for line in lines_of(page)], default=0):
        return None
    return array("d", [word.box.x1 for word in page.words])


@told_once
def lines_left(page: PageContent, taken: frozenset[int]) -> tuple[Line, ...]:
    """The lines of the page's words without those at these few places."""
    lines = lines_of(page)
    return lines_without([word for place in taken for word in page.words[place : place + 1]], lines) if taken else lines
