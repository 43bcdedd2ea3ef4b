"""All words of a page: what the engine sees at first, and what it sees in the ink that is left then.

Tesseract takes a page apart into columns and lines before it reads, and leaves out what does not fit: short words in a
corner of a cell, the first words of a line. Looked at alone, they are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .picture import WHITE, Picture, ink
from .tesseract import ONE_BLOCK, Seen, recognise

UNSURE = 0.2  # a word less sure than this is a speck
SURE_SIGN = 0.6  # the same for a sign that is no letter, and for what was seen second

ILLEGIBLE, ENOUGH_WORDS = 0.5, 12  # how sure the middle one is of so many words, where nothing more need be looked for
STROKES = frozenset("|¦_\\")  # what a ruled line leaves of itself
TILE = 10.0  # points of a square that is looked at for ink left over
LEFT_OVER = (0.03, 0.6)  # of a square in ink, if letters are in it
ENOUGH = 2  # such squares
MARGIN = 1.0  # points around a word
NEAR = 1.7  # points from a word, less than a space: what is seen there is the edge of its last letter


def all_words(picture: Picture) -> tuple[Seen, ...]:
    """The words of a picture without lines. Raises TooSlow and Corrupt."""
    resolution = round(picture.scale * 72)
    first = [word for word in recognise(picture.grey, resolution) if _is_word(word)]
    rest = _without(picture, first)
    if _is_illegible(first) or not _has_letters(rest):
        return tuple(first)
    lines = 1 + max((word.line for word in first), default=0)
    near = NEAR * picture.scale
    second = [
        word
        for word in recognise(rest.grey, resolution, ONE_BLOCK)
        if word.sure >= SURE_SIGN and _says(word) and not any(_is_rest_of(other, word, near) for other in first)
    ]
    return (*first, *(replace(word, line=lines + word.line) for word in second))


def _is_illegible(words: Sequence[Seen]) -> bool:
    """Whether hardly a word is sure: on a page that stands on its head."""
    return len(words) >= ENOUGH_WORDS and float(np.median([word.sure for word in words])) < ILLEGIBLE


def _is_word(seen: Seen) -> bool:
    """Whether it is more than a speck, a stroke of a pen or the rest of a line."""
    if not set(seen.text) - STROKES:
        return False
    return seen.sure >= (UNSURE if _says(seen) else SURE_SIGN) and seen.bottom - seen.top > 2


def _is_rest_of(word: Seen, sign: Seen, near: float) -> bool:
    """Whether a lone sign is what stood out of a word's box when that was painted over."""
    beside = min(abs(sign.x0 - word.x1), abs(word.x0 - sign.x1)) <= near
    return len(sign.text) == 1 and beside and min(sign.bottom, word.bottom) > max(sign.top, word.top)


def _says(seen: Seen) -> bool:
    return any(c.isalnum() for c in seen.text)


def _without(picture: Picture, words: list[Seen]) -> Picture:
    """The picture with these words painted over."""
    rest, margin = picture.grey.copy(), round(MARGIN * picture.scale)
    for word in words:
        rows = slice(max(0, int(word.top) - margin), int(word.bottom) + margin)
        rest[rows, max(0, int(word.x0) - margin) : int(word.x1) + margin] = WHITE
    return replace(picture, grey=rest)


def _has_letters(picture: Picture) -> bool:
    side = round(TILE * picture.scale)
    black = ink(picture.grey)
    down, across = black.shape[0] // side, black.shape[1] // side
    tiles = black[: down * side, : across * side].reshape(down, side, across, side).mean(axis=(1, 3))
    low, high = LEFT_OVER
    return int(np.count_nonzero((tiles >= low) & (tiles <= high))) >= ENOUGH
