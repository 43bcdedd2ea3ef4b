"""Signs that an engine does not know, told from their ink: bullets, "at least" and "at most".

An engine reads a bullet as "e", "*" or a sign of money, or leaves it out, and "≥73.8%" as "273.8%". A bullet is a blob
that stands clear of its line; what is no digit has a bar of its own under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from .letters import MENDED
from .picture import Flags
from .tesseract import Seen

BULLET = "•"
BLOB = (0.14, 0.55)  # ems across and down
RAISED = 0.1  # ems that it stands above the line at least
ROUND, SOLID = 1.45, 0.68  # times as long as it is wide at most; of its square that is ink
APART, FAR = 0.22, 3.4  # ems from a bullet to the word after it
BEFORE = 0.5  # ems from a bullet to the word before it
COMPARED = re.compile(r"[2>=<Zz]\d[\d.,]*%?")
AT_LEAST, AT_MOST = "≥", "≤"
SLIM = 0.5  # times as wide as high at most: no "4", but a "1"
LOW_BAR, WIDE_BAR = 0.35, 0.7  # of the sign's height and width that its bar has, at most and at least


def with_signs(black: Flags, words: Sequence[Seen], ems: Sequence[float]) -> tuple[Seen, ...]:
    """The words in their order, such signs among them set right, and the bullets that were not seen put in."""
    return tuple(_with_bullets(black, words, ems))


def _with_bullets(black: Flags, words: Sequence[Seen], ems: Sequence[float]) -> Iterator[Seen]:
    before: Seen | None = None
    for word, em in zip(words, ems, strict=True):
        if len(word.text) == 1 and _blob(black, word, word.x0, word.x1, em):
            yield replace(word, text=BULLET)
        else:
            left = before.x1 if before and before.line == word.line and before.x1 < word.x0 else 0.0
            start = max(left + BEFORE * em, word.x0 - FAR * em)
            found = _blob(black, word, start, word.x0 - APART * em, em)
            if found and not (before and before.line == word.line and before.text == BULLET):
                yield replace(word, text=BULLET, x0=found[0], x1=found[1], sure=MENDED)
            yield _one(_compared(black, word))
        before = word


def _blob(black: Flags, word: Seen, start: float, end: float, em: float) -> tuple[float, float] | None:
    """From where to where a bullet reaches that is all the ink between these columns on the word's line."""
    first, top = max(0, round(start)), max(0, round(word.baseline - em))
    area = black[top : round(word.baseline + 0.25 * em), first : round(end)]
    if not area.size:
        return None
    columns, rows = np.flatnonzero(area.any(axis=0)), np.flatnonzero(area.any(axis=1))
    if not len(columns):
        return None
    wide, high = int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1
    least, most = (share * em for share in BLOB)
    if not (least <= wide <= most and least <= high <= most) or max(wide, high) > ROUND * min(wide, high):
        return None
    if top + int(rows[-1]) > word.baseline - RAISED * em or area.sum() < SOLID * wide * high:
        return None
    return first + int(columns[0]), first + int(columns[-1]) + 1


def _compared(black: Flags, word: Seen) -> Seen:
    """The word with "≥" or "≤" where that stands before its figure."""
    if not COMPARED.fullmatch(word.text):
        return word
    ink = black[max(0, int(word.top)) : int(word.bottom) + 1, max(0, int(word.x0)) : int(word.x1) + 1]
    inked: Flags = np.asarray(ink.any(axis=0), np.bool_)
    start = int(np.argmax(inked))
    blank = np.flatnonzero(~inked)
    end = int(next(iter(blank[blank > start]), len(inked)))
    sign = ink[:, start:end]
    rows = np.flatnonzero(sign.any(axis=1))
    gaps = np.flatnonzero(np.diff(rows) > 1)
    if not len(rows) or not len(gaps):
        return word
    top, upto, over, bottom = (int(row) for row in rows[[0, gaps[-1], gaps[-1] + 1, -1]])
    bar, third = sign[over : bottom + 1], max(1, (end - start) // 3)
    if len(bar) > LOW_BAR * (bottom - top + 1) or bar.any(axis=0).mean() < WIDE_BAR:
        return word
    opening, closing = (_spread(part[top : upto + 1]) for part in (sign[:, :third], sign[:, -third:]))
    if opening == closing:
        return word
    return replace(word, text=(AT_LEAST if opening > closing else AT_MOST) + word.text[1:], sure=min(word.sure, MENDED))


def _one(word: Seen) -> Seen:
    """The word, or "1" where a lone "4" is too slim to be one."""
    if word.text != "4" or word.x1 - word.x0 > SLIM * (word.bottom - word.top):
        return word
    return replace(word, text="1", sure=min(word.sure, MENDED))


def _spread(part: Flags) -> int:
    """From the topmost to the lowest row with ink."""
    rows = np.flatnonzero(part.any(axis=1))
    return int(rows[-1] - rows[0]) if len(rows) else 0
