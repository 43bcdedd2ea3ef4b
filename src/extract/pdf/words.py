"""Characters into words: by gaps, not by what a PDF says of spaces."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ...document import Box
from ..page.content import Word
from .glyphs import Glyphs

GAP = 0.12  # ems, beyond the usual distance of letters, that make two words; squeezed spaces come down to 0.15
UNSPACED_GAP = 0.07  # the same in a paper that prints no spaces at all
RARE_GAP = 0.17  # the same where there are too few letters of a kind to know their usual distance
ENOUGH = 12
TOUCH = 0.09  # ems between two pieces of one word that were printed apart
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
SPACES = np.array([9, 10, 13, 32, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0xF020], np.uint32)
NOTHING = np.array([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF], np.uint32)
HYPHENS = np.array([0x02, 0xAD], np.uint32)  # pdfium's sign for a hyphen at a line's end; a hyphen that was printed
LOST = 0xFFFD

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Characters that print something, and what was found on the way."""

    glyphs: Glyphs
    after_space: Flags
    lost: int


def make_words(glyphs: Glyphs) -> tuple[tuple[Word, ...], int]:
    """(words in the order of the page's content, how many characters had no meaning)."""
    cleaned = _clean(_undoubled(glyphs))
    found = cleaned.glyphs
    if not len(found):
        return (), cleaned.lost
    starts = np.flatnonzero(_breaks(found, cleaned.after_space))
    ends = np.append(starts[1:], len(found))
    words = _words(found, starts, ends)
    return tuple(_mended(words, cleaned.after_space[starts])), cleaned.lost


def _clean(glyphs: Glyphs) -> Cleaned:
    codes = _whole(glyphs.codes.copy())
    pictures = np.array([p.pictures for p in glyphs.prints], bool)
    if pictures.any():
        codes = np.where(pictures[glyphs.printed] & (codes > 32) & (codes < 256), codes + 0xF000, codes)
    codes = np.where(np.isin(codes, HYPHENS), ord("-"), codes)
    space = np.isin(codes, SPACES)
    nothing = np.isin(codes, NOTHING) | ((codes < 32) & (codes > 0) & ~space) | ((codes >= 0x7F) & (codes < 0xA0))
    codes = np.where((codes == 0) | (codes > 0x10FFFF), LOST, codes).astype(np.uint32)
    keep = ~space & ~nothing
    before = np.zeros(len(codes), bool)
    before[1:] = space[:-1]
    if nothing.any():  # a space before a sign without ink counts for what follows
        for at in np.flatnonzero(nothing).tolist():
            if at + 1 < len(before):
                before[at + 1] |= before[at]
    kept = replace(glyphs, codes=codes).only(keep)
    return Cleaned(kept, before[keep], int((kept.codes == LOST).sum()))


def _whole(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Halves of characters beyond the basic plane put together; the second half becomes a sign without ink."""
    high = (codes >= 0xD800) & (codes < 0xDC00)
    low = (codes >= 0xDC00) & (codes < 0xE000)
    if not (high.any() or low.any()):
        return codes
    pairs = np.flatnonzero(high[:-1] & low[1:])
    codes[pairs] = 0x10000 + ((codes[pairs] - 0xD800) << 10) + (codes[pairs + 1] - 0xDC00)
    codes[pairs + 1] = 0x200B
    return np.where((codes >= 0xD800) & (codes < 0xE000), np.uint32(LOST), codes).astype(np.uint32)


def _undoubled(glyphs: Glyphs) -> Glyphs:
    """Text that was printed twice, a hair's breadth apart, to look bold: once, and bold."""
    if len(glyphs) < 2:
        return glyphs
    size = np.array([p.size for p in glyphs.prints])[glyphs.printed]
    dropped = np.zeros(len(glyphs), bool)
    doubled = np.zeros(len(glyphs), bool)
    for offset in (0.0, 0.5):
        row = np.floor(glyphs.y / 3.0 + offset)
        order = np.lexsort((np.arange(len(glyphs)), glyphs.x, glyphs.codes, row))
        first, second = order[:-1], order[1:]
        near = np.minimum(0.12 * size[first], 0.4 * np.maximum(glyphs.x1[first] - glyphs.x0[first], 0.01))
        same = (
            (glyphs.codes[first] == glyphs.codes[second])
            & (row[first] == row[second])
            & (np.abs(glyphs.x[second] - glyphs.x[first]) <= near)
            & (np.abs(glyphs.y[second] - glyphs.y[first]) <= near)
            & (np.abs(first - second) > 1)  # the letters of one ligature stand at one place too
            & (glyphs.codes[first] > 32)
        )
        later = np.maximum(first[same], second[same])
        dropped[later] = True
        doubled[np.minimum(first[same], second[same])] = True
    if not dropped.any():
        return glyphs
    prints = list(glyphs.prints)
    bold_as = {n: len(prints) + k for k, n in enumerate(sorted(set(glyphs.printed[doubled].tolist())))}
    prints.extend(replace(prints[n], style=replace(prints[n].style, bold=True)) for n in bold_as)
    printed = glyphs.printed.copy()
    for old, new in bold_as.items():
        printed[doubled & (glyphs.printed == old)] = new
    return replace(glyphs, printed=printed, prints=tuple(prints)).only(~dropped)


def _along(glyphs: Glyphs) -> tuple[Floats, Floats, Floats]:
    """(start, end, baseline) of every character in its own direction of reading."""
    angle = np.array([p.angle or 0 for p in glyphs.prints])[glyphs.printed]
    start = np.select([angle == 90, angle == 180, angle == 270], [glyphs.top, -glyphs.x1, -glyphs.bottom], glyphs.x0)
    end = np.select([angle == 90, angle == 180, angle == 270], [glyphs.bottom, -glyphs.x0, -glyphs.top], glyphs.x1)
    base = np.select([angle == 90, angle == 180, angle == 270], [-glyphs.x, -glyphs.y, glyphs.x], glyphs.y)
    return start, end, base


def _breaks(glyphs: Glyphs, after_space: Flags) -> Flags:
    """Where a word begins."""
    start, end, base = _along(glyphs)
    size = np.maximum(np.array([p.size for p in glyphs.prints])[glyphs.printed], 1.0)
    angle = np.array([-1 if p.angle is None else p.angle for p in glyphs.prints])[glyphs.printed]
    breaks = np.ones(len(glyphs), bool)
    em = np.maximum(size[1:], size[:-1])
    gap = start[1:] - end[:-1]
    offset = np.abs(base[1:] - base[:-1])
    raised = (np.minimum(size[1:], size[:-1]) <= 0.8 * em) & (offset <= 0.62 * em) & (gap <= 0.12 * em)
    breaks[1:] = (
        (angle[1:] != angle[:-1])
        | ((offset > 0.2 * em) & ~raised)
        | (gap > _widest_gaps(glyphs, gap / em, after_space) * em)
        | (after_space[1:] & (gap > 0.04 * em))
        | (start[1:] < start[:-1] - 0.25 * em)
    )
    return breaks


def _widest_gaps(glyphs: Glyphs, gaps: Floats, after_space: Flags) -> Floats:
    """The widest gap inside a word, in ems, for every pair of neighbours: more where letters are set wide."""
    inner = (glyphs.printed[1:] == glyphs.printed[:-1]) & ~after_space[1:] & (gaps > -0.3) & (gaps < 0.6)
    widest = np.full(len(glyphs.prints), RARE_GAP)
    for kind in np.unique(glyphs.printed[1:][inner]).tolist():
        found = gaps[inner & (glyphs.printed[1:] == kind)]
        if len(found) >= ENOUGH:
            spaced = bool((after_space[1:] & (glyphs.printed[1:] == kind)).any())
            widest[kind] = (GAP if spaced else UNSPACED_GAP) + float(np.clip(np.median(found), 0.0, 0.4))
    return widest[glyphs.printed[1:]]


def _words(glyphs: Glyphs, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> list[Word]:
    text = glyphs.codes.astype("<u4").tobytes().decode("utf-32-le")
    sizes = np.array([p.size for p in glyphs.prints])[glyphs.printed]
    look = starts.copy()
    for n in np.flatnonzero(np.maximum.reduceat(sizes, starts) > sizes[starts]).tolist():  # it begins with small print
        look[n] = starts[n] + int(np.argmax(sizes[starts[n] : ends[n]]))
    printed = glyphs.printed[look]
    angle = np.array([p.angle or 0 for p in glyphs.prints])[printed]
    baseline = np.where(angle % 180 == 0, glyphs.y[look], glyphs.x[look])
    boxes = zip(
        *(edge.round(2).tolist() for edge in _boxes(glyphs, starts, (baseline, sizes[look], angle))), strict=True
    )
    rows = zip(
        starts.tolist(), ends.tolist(), boxes, baseline.round(2).tolist(), printed.tolist(), angle.tolist(), strict=True
    )
    return [
        Word(text[start:end].translate(LIGATURES), Box(*box), at, glyphs.prints[how].style, turn)
        for start, end, box, at, how, turn in rows
    ]


def _boxes(
    glyphs: Glyphs, starts: npt.NDArray[np.int64], look: tuple[Floats, Floats, npt.NDArray[np.int64]]
) -> tuple[Floats, Floats, Floats, Floats]:
    """(x0, top, x1, bottom) of words: the font's own height where that is sane, else what letters need.

    Some fonts claim several lines. `look` is baseline, size and angle of every word.
    """
    baseline, size, angle = look
    top = np.minimum.reduceat(glyphs.top, starts)
    bottom = np.maximum.reduceat(glyphs.bottom, starts)
    height = bottom - top
    odd = (angle == 0) & ((height < 0.7 * size) | (height > 1.5 * size))
    top = np.where(odd, baseline - 0.8 * size, top)
    bottom = np.where(odd, baseline + 0.25 * size, bottom)
    return np.minimum.reduceat(glyphs.x0, starts), top, np.maximum.reduceat(glyphs.x1, starts), bottom


def _mended(words: list[Word], after_space: Flags) -> list[Word]:
    """Pieces of one word that a PDF prints out of order or in several goes, put together."""
    order = sorted(
        (n for n, word in enumerate(words) if word.angle == 0),
        key=lambda n: (round(words[n].baseline), words[n].box.x0),
    )
    into: dict[int, int] = {}
    spaced = {n for n in range(len(words)) if after_space[n]}
    for left, right in itertools.pairwise(order):
        a, b = words[left], words[right]
        em = max(a.style.size or 1.0, 1.0)
        gap = b.box.x0 - a.box.x1
        if (
            abs(gap) <= TOUCH * em
            and right not in spaced
            and left + 1 not in spaced
            and abs(a.baseline - b.baseline) <= 0.12 * em
            and abs(em - (b.style.size or 1.0)) < 0.1 * em
        ):
            into[right] = left
    if not into:
        return words
    joined = dict(enumerate(words))
    for right in reversed([n for n in order if n in into]):
        left, word = into[right], joined.pop(right)
        joined[left] = replace(joined[left], text=joined[left].text + word.text, box=joined[left].box.union(word.box))
    return [joined[n] for n in sorted(joined)]
