"""Pages of a long paper put by until its running headers are known: columns of numbers, a sixth of what words take."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...document import Box, Style, told_once
from ..page.content import PageContent, Word

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


def words_but(words: Sequence[Word], taken: frozenset[int]) -> Sequence[Word]:
    """The words but for those at these few places."""
    if not taken:
        return words
    left = list(words)
    for place in sorted(taken, reverse=True):
        del left[place : place + 1]
    return left


def ends_of(page: PageContent | StoredPage, furniture: frozenset[int]) -> tuple[list[float], float]:
    """(right edges, lowest bottom) of the upright words that are not furniture, the words at those places."""
    if isinstance(page, StoredPage):
        kept = [n for n, angle in enumerate(page.angles) if not angle and n not in furniture]
        rights, bottoms = page.numbers[2::NUMBERS], page.numbers[3::NUMBERS]
        return [rights[n] for n in kept], max([bottoms[n] for n in kept], default=0.0)
    ends = upright_ends(page)
    if ends is None:
        boxes = [word.box for word in words_but(page.words, furniture) if not word.angle]
        return [box.x1 for box in boxes], max([box.bottom for box in boxes], default=0.0)
    rights, bottoms = ends[0][:], ends[1][:]
    for place in sorted(furniture, reverse=True):
        del rights[place : place + 1], bottoms[place : place + 1]
    return rights.tolist(), max(bottoms, default=0.0)


@told_once
def upright_ends(page: PageContent) -> tuple[array[float], array[float]] | None:
    """Right edges and bottoms of the words, best asked when they have just been made; None where some are turned."""
    boxes = [word.box for word in page.words if not word.angle]
    if len(boxes) < len(page.words):
        return None
    return array("d", [box.x1 for box in boxes]), array("d", [box.bottom for box in boxes])
