"""Characters into words: by gaps, not by what a PDF says of spaces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite

import numpy as np
import numpy.typing as npt

from ...document import Box
from ..page.compiled import COMPILED, form_of, loops
from ..page.content import Word
from .glyphs import Glyphs, Print

GAP = 0.12  # ems, beyond the usual distance of letters, that make two words; squeezed spaces come down to 0.15
UNSPACED_GAP = 0.07  # the same in a paper that prints no spaces at all
RARE_GAP = 0.17  # the same where there are too few letters of a kind to know their usual distance
ENOUGH = 12
TOUCH = 0.09  # ems between two pieces of one word that were printed apart
APART = 1.5  # points; two prints of one character are no further apart
FINE = 16  # steps of a point in which they are sorted
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
SPACES = [9, 10, 13, 32, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0xF020]
NOTHING = [0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x7F, 0xA0)]
HYPHENS = [0x02, 0xAD]  # pdfium's sign for a hyphen at a line's end; a hyphen that was printed
HALVES = 0xD800  # the first of 0x800 halves of characters beyond the basic plane
LOST = 0xFFFD
LAST = 0x10FFFF

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

PLAIN, SPACE, INKLESS, HYPHEN, MEANINGLESS = range(5)


def _kinds() -> npt.NDArray[np.uint8]:
    kinds = np.zeros(LAST + 2, np.uint8)
    kinds[1:32] = INKLESS
    kinds[NOTHING] = INKLESS
    kinds[SPACES] = SPACE
    kinds[HYPHENS] = HYPHEN
    kinds[[0, LAST + 1]] = MEANINGLESS
    return kinds


KINDS = _kinds()
"""By code what a character is; the last entry stands for everything beyond."""

MEASURES = (GAP, UNSPACED_GAP, RARE_GAP, TOUCH, ENOUGH)
FORMS = (form_of(Word), form_of(Box))


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Characters that print something, and what was found on the way."""

    glyphs: Glyphs
    after_space: Flags
    lost: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """Characters that stand together: words, or parts of words; all of one length, lengths in points.

    `edges` are four rows: x0, top, x1, bottom. `printed` says by number how most of a piece is printed.
    """

    texts: list[str]
    edges: Floats
    baseline: Floats
    printed: Indices
    size: Floats
    angle: Indices


def make_words(glyphs: Glyphs) -> tuple[tuple[Word, ...], int]:
    """(words in the order of the page's content, how many characters had no meaning)."""
    found = compiled(glyphs) if COMPILED and all(isfinite(p.size) for p in glyphs.prints) else None
    return interpreted(glyphs) if found is None else found


def compiled(glyphs: Glyphs) -> tuple[tuple[Word, ...], int] | None:
    """The same by the compiled loop; None where a place is no number."""
    once, arrays = glyphs, _arrays(glyphs)
    if loops.may_be_doubled(arrays):
        once = _undoubled(glyphs)
        arrays = _arrays(once)
    looks = tuple([(p.style, p.angle or 0, max(p.style.size or 1.0, 1.0)) for p in once.prints])
    made = loops.make_words(arrays, MEASURES, looks, LIGATURES, *FORMS)
    if made is None:
        return None
    words, pairs, lost = made
    return _joined(words, pairs), lost


def _arrays(glyphs: Glyphs) -> tuple[npt.NDArray[np.uint32], Floats, Indices, Floats, npt.NDArray[np.uint8]]:
    """What the compiled loops read: codes, places, prints by number, prints (size, angle, size shown), kinds."""
    prints = [(p.size, -1 if p.angle is None else p.angle, p.style.size or 1.0) for p in glyphs.prints]
    return _meant(glyphs), glyphs.places, glyphs.printed, np.array(prints, np.float64), KINDS


def interpreted(glyphs: Glyphs) -> tuple[tuple[Word, ...], int]:
    """The same without the compiled loop."""
    cleaned = _clean(_undoubled(glyphs))
    found = cleaned.glyphs
    if not len(found):
        return (), cleaned.lost
    size, angle = found.sizes, found.angles
    starts = np.flatnonzero(_breaks(found, cleaned.after_space, size, angle))
    pieces = _pieces(found, starts, size)
    pairs = _touching(pieces, cleaned.after_space[starts])
    return _joined(_words(pieces, found.prints), pairs), cleaned.lost


def _meant(glyphs: Glyphs) -> npt.NDArray[np.uint32]:
    """The characters that the codes stand for: halves made whole, signs of picture fonts at places of their own."""
    codes = glyphs.codes
    if len(codes) and codes.max() >= HALVES and (codes & 0xFFFFF800 == HALVES).any():
        codes = _whole(codes)
    if any(p.pictures for p in glyphs.prints):
        pictures = glyphs.which([p.pictures for p in glyphs.prints])
        codes = np.where(pictures & (codes > 32) & (codes < 256), codes + 0xF000, codes)
    return codes


def _clean(glyphs: Glyphs) -> Cleaned:
    codes = _meant(glyphs)
    kinds = KINDS.take(codes, mode="clip")
    space = kinds == SPACE
    after_space = np.zeros(len(codes), bool)
    after_space[1:] = space[:-1]
    keep = ~space
    if (kinds > SPACE).any():
        nothing = kinds == INKLESS
        for at in np.flatnonzero(nothing[:-1]).tolist():  # a space before a sign without ink counts for what follows
            after_space[at + 1] |= after_space[at]
        keep &= ~nothing
        codes = np.where(kinds == HYPHEN, np.uint32(ord("-")), codes)
        codes = np.where(kinds == MEANINGLESS, np.uint32(LOST), codes)
    kept = replace(glyphs, codes=codes).only(keep)
    return Cleaned(kept, after_space[keep], int((kept.codes == LOST).sum()))


def _whole(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Halves of characters beyond the basic plane put together; the second half becomes a sign without ink."""
    codes = codes.copy()
    high, low = (codes >= 0xD800) & (codes < 0xDC00), (codes >= 0xDC00) & (codes < 0xE000)
    pairs = np.flatnonzero(high[:-1] & low[1:])
    codes[pairs] = 0x10000 + ((codes[pairs] - 0xD800) << 10) + (codes[pairs + 1] - 0xDC00)
    codes[pairs + 1] = 0x200B
    return np.where((codes >= 0xD800) & (codes < 0xE000), np.uint32(LOST), codes)


def _undoubled(glyphs: Glyphs) -> Glyphs:
    """Text that was printed twice, a hair's breadth apart, to look bold: once, and bold."""
    if len(glyphs) < 2:
        return glyphs
    first, second = _twins(glyphs)
    if not len(first):
        return glyphs
    dropped = np.zeros(len(glyphs), bool)
    doubled = np.zeros(len(glyphs), bool)
    dropped[np.maximum(first, second)] = True
    doubled[np.minimum(first, second)] = True
    prints = list(glyphs.prints)
    bold_as = {n: len(prints) + k for k, n in enumerate(sorted(set(glyphs.printed[doubled].tolist())))}
    prints.extend(replace(prints[n], style=replace(prints[n].style, bold=True)) for n in bold_as)
    printed = glyphs.printed.copy()
    for old, new in bold_as.items():
        printed[doubled & (glyphs.printed == old)] = new
    return replace(glyphs, printed=printed, prints=tuple(prints)).only(~dropped)


def _twins(glyphs: Glyphs) -> tuple[Indices, Indices]:
    """Pairs of the same character at nearly the same place.

    Row, character, place in the row and number are sorted as one integer: 13, 12, 19 and 19 bits of it.
    """
    near = np.minimum(0.12 * glyphs.sizes, 0.4 * np.maximum(glyphs.x1 - glyphs.x0, 0.01))
    row = _rows(glyphs.y, min(float(near.max()), APART)) & 0x1FFF
    place = (glyphs.x * FINE).astype(np.int64) & 0x7FFFF
    keys = (row << 50) + ((glyphs.codes & 0xFFF).astype(np.int64) << 38) + (place << 19) + np.arange(len(glyphs))
    keys.sort()
    order = keys & 0x7FFFF
    first, second = order[:-1], order[1:]
    x = glyphs.x.take(order)
    close = np.flatnonzero(np.abs(x[1:] - x[:-1]) <= near.take(first))
    first, second = first[close], second[close]
    same = (
        (glyphs.codes[first] == glyphs.codes[second])
        & (np.abs(glyphs.y[first] - glyphs.y[second]) <= near[first])
        & (np.abs(first - second) > 1)  # the letters of one ligature stand at one place too
        & (glyphs.codes[first] > 32)
    )
    return first[same], second[same]


def _rows(y: Floats, apart: float) -> Indices:
    """The number of the row that each stands in; rows are further apart than that."""
    firsts = np.flatnonzero(np.concatenate(([True], y[1:] != y[:-1])))  # most stand on the baseline of the one before
    heights = y[firsts]
    ends = heights.copy()
    ends.sort()
    ends = ends[:-1][ends[1:] - ends[:-1] > apart]
    return ends.searchsorted(heights).repeat(_lengths(firsts, len(y)))


def _lengths(firsts: Indices, count: int) -> Indices:
    """How many there are from each of these to the next, of `count` in all."""
    ends = np.empty(len(firsts), np.int64)
    ends[:-1], ends[-1:] = firsts[1:], count
    return ends - firsts


def _along(glyphs: Glyphs, angle: Floats) -> tuple[Floats, Floats, Floats]:
    """(start, end, baseline) of every character in its own direction of reading."""
    if all(p.angle in (0, None) for p in glyphs.prints):
        return glyphs.x0, glyphs.x1, glyphs.y
    turned = [angle == 90, angle == 180, angle == 270]
    start = np.select(turned, [glyphs.top, -glyphs.x1, -glyphs.bottom], glyphs.x0)
    end = np.select(turned, [glyphs.bottom, -glyphs.x0, -glyphs.top], glyphs.x1)
    base = np.select(turned, [-glyphs.x, -glyphs.y, glyphs.x], glyphs.y)
    return start, end, base


def _breaks(glyphs: Glyphs, after_space: Flags, size: Floats, angle: Floats) -> Flags:
    """Where a word begins."""
    start, end, base = _along(glyphs, angle)
    size = np.maximum(size, 1.0)
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
    printed = glyphs.printed[1:]
    inner = np.flatnonzero((printed == glyphs.printed[:-1]) & ~after_space[1:] & (gaps > -0.3) & (gaps < 0.6))
    kinds, distances = printed.take(inner), gaps.take(inner)
    spaced = set(printed[after_space[1:]].tolist())
    widest = np.full(len(glyphs.prints), RARE_GAP)
    for kind in np.flatnonzero(np.bincount(kinds) >= ENOUGH).tolist():
        usual = _median(distances[kinds == kind])
        widest[kind] = (GAP if kind in spaced else UNSPACED_GAP) + min(max(usual, 0.0), 0.4)
    return widest.take(printed)


def _median(values: Floats) -> float:
    """What numpy's own median gives, in a fifth of its time; the values are sorted."""
    values.sort()
    return float(values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def _pieces(glyphs: Glyphs, starts: Indices, size: Floats) -> Pieces:
    """The characters from each start to the next."""
    firsts, ends = starts.tolist(), [*starts[1:].tolist(), len(glyphs)]
    text = glyphs.codes.astype("<u4").tobytes().decode("utf-32-le")
    texts = [text[start:end] for start, end in zip(firsts, ends, strict=True)]
    if any(chr(ligature) in text for ligature in LIGATURES):
        texts = [word.translate(LIGATURES) for word in texts]
    look = starts.copy()
    for n in np.flatnonzero(np.maximum.reduceat(size, starts) > size[starts]).tolist():  # it begins with small print
        look[n] = firsts[n] + int(np.argmax(size[firsts[n] : ends[n]]))
    printed = glyphs.printed[look]
    angle = np.array([p.angle or 0 for p in glyphs.prints])[printed]
    baseline = np.where(angle % 180 == 0, glyphs.y[look], glyphs.x[look])
    edges = _edges(glyphs, starts, (baseline, size[look], angle)).round(2)
    shown = np.array([p.style.size or 1.0 for p in glyphs.prints])[printed]
    return Pieces(texts, edges, baseline.round(2), printed, shown, angle)


def _edges(glyphs: Glyphs, starts: Indices, look: tuple[Floats, Floats, Indices]) -> Floats:
    """Rows x0, top, x1, bottom of pieces: the font's own height where that is sane, else what letters need.

    Some fonts claim several lines. `look` is baseline, size and angle of every piece.
    """
    baseline, size, angle = look
    x0, top = np.minimum.reduceat(glyphs.places[:2], starts, axis=1)
    x1, bottom = np.maximum.reduceat(glyphs.places[2:4], starts, axis=1)
    height = bottom - top
    odd = (angle == 0) & ((height < 0.7 * size) | (height > 1.5 * size))
    return np.array((x0, np.where(odd, baseline - 0.8 * size, top), x1, np.where(odd, baseline + 0.25 * size, bottom)))


def _touching(pieces: Pieces, after_space: Flags) -> list[tuple[int, int]]:
    """Upright pieces, as (left, right), that stand on one line without a gap, from the top left on.

    A PDF may print the parts of one word out of order or in several goes.
    """
    upright = np.flatnonzero(pieces.angle == 0)
    order = upright[np.lexsort((pieces.edges[0, upright], pieces.baseline[upright].round()))]
    left, right = order[:-1], order[1:]
    size = pieces.size
    em = np.maximum(size[left], 1.0)
    gap = pieces.edges[0, right] - pieces.edges[2, left]
    found = np.flatnonzero(np.abs(gap) <= TOUCH * em)
    left, right, em = left[found], right[found], em[found]
    spaced = np.append(after_space, False)
    touching = (
        (np.abs(pieces.baseline[left] - pieces.baseline[right]) <= 0.12 * em)
        & (np.abs(em - size[right]) < 0.1 * em)
        & ~spaced[right]
        & ~spaced[left + 1]
    )
    return list(zip(left[touching].tolist(), right[touching].tolist(), strict=True))


def _words(pieces: Pieces, prints: tuple[Print, ...]) -> tuple[Word, ...]:
    boxes = map(Box, *pieces.edges.tolist())
    styles = [prints[n].style for n in pieces.printed.tolist()]
    sizes = np.maximum(pieces.size, 1.0).tolist()
    return tuple(map(Word, pieces.texts, boxes, pieces.baseline.tolist(), styles, pieces.angle.tolist(), sizes))


def _joined(pieces: tuple[Word, ...], pairs: list[tuple[int, int]]) -> tuple[Word, ...]:
    """The words, those pieces put together that belong so."""
    if not pairs:
        return pieces
    words = list(pieces)
    for left, right in reversed(pairs):
        one, other = words[left], words[right]
        words[left] = replace(one, text=one.text + other.text, box=one.box.union(other.box))
    joined = {right for _, right in pairs}
    return tuple([word for n, word in enumerate(words) if n not in joined])
