"""Words that an engine ran together ("withoutan", "14November"), parted where the ink has a gap as wide as a space.

Narrow print on a grainy scan has spaces of ten pixels, and the letters of one word stand three apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from .picture import Flags
from .tesseract import Seen

LEAST = 0.2  # ems of a gap between words
AS_SPACES = 0.7  # of the gap that is usual between words
ALIKE = 1.6  # times as wide as any gap between letters that stay together
FEW = 5  # gaps between words, to say what is usual
NARROW, WIDE = frozenset("ijltfrI1.,;:'!|()[]-"), frozenset("mwMW@%")
WIDTHS = {"narrow": 0.3, "wide": 0.85, "capital": 0.7, "other": 0.55}  # ems, in most fonts about


def parted(black: Flags, words: Sequence[Seen], ems: Sequence[float]) -> tuple[Seen, ...]:
    """The words in their order, those cut in two that are two."""
    usual = _usual_gap(words, ems)
    found: list[Seen] = []
    for word, em in zip(words, ems, strict=True):
        found += _cut(word, _gaps(black, word), max(LEAST * em, AS_SPACES * usual * em))
    return tuple(found)


def _usual_gap(words: Sequence[Seen], ems: Sequence[float]) -> float:
    """How far words of a line stand apart, in ems; a column's width is no such gap."""
    gaps = [
        (right.x0 - left.x1) / em
        for (left, right), em in zip(pairwise(words), ems, strict=False)
        if left.line == right.line and 0 < right.x0 - left.x1 < em
    ]
    return float(np.median(gaps)) if len(gaps) >= FEW else 0.3


def _gaps(black: Flags, word: Seen) -> list[tuple[int, int]]:
    """From where to where there is no ink in the word, from top to bottom."""
    if len(word.text) < 3:
        return []
    left = max(0, round(word.x0))
    inked = black[max(0, round(word.top)) : round(word.bottom) + 1, left : round(word.x1) + 1].any(axis=0)
    places = np.flatnonzero(inked)
    return [(left + int(one) + 1, left + int(other)) for one, other in pairwise(places.tolist()) if other - one > 1]


def _cut(word: Seen, gaps: Sequence[tuple[int, int]], least: float) -> Iterator[Seen]:
    wide = [(start, end) for start, end in gaps if end - start >= least]
    if 2 * len(wide) >= len(word.text) and len(wide) > 1:  # letters set apart, as headings have them
        yield word
        return
    others = max((end - start for start, end in gaps if end - start < least), default=1)
    inked = word.x1 - word.x0 - sum(end - start for start, end in wide)
    start, at, before = word.x0, 0, 0.0
    for left, right in wide:
        before += left - start
        cut = _letters_in(word.text, before / inked)
        if (
            right - left >= ALIKE * others
            and at < cut < len(word.text)
            and _may_part(word.text[at:cut], word.text[cut:])
        ):
            yield replace(word, text=word.text[at:cut], x0=start, x1=float(left))
            start, at = float(right), cut
    yield replace(word, text=word.text[at:], x0=start) if at else word


def _letters_in(text: str, share: float) -> int:
    """How many letters take that share of a word's ink."""
    ends = np.cumsum([_width(letter) for letter in text])
    return 1 + int(np.argmin(np.abs(ends / ends[-1] - share)))


def _width(letter: str) -> float:
    kind = "narrow" if letter in NARROW else "wide" if letter in WIDE else "capital" if letter.isupper() else "other"
    return WIDTHS[kind]


def _may_part(left: str, right: str) -> bool:
    """Whether a word may end and another begin there; figures have wide gaps of their own ("11", "1.1a")."""
    if not right[0].isalpha():
        return False
    return left[-1].isalpha() or left[-1] in ",;:)" or (left[-1].isdigit() and right[0].isupper() and len(right) > 2)
