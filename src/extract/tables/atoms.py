"""Lines of statistics cut into cells: figures part from their neighbours at less white space than words do.

Taught by statistics: a dozen columns of small print half an em apart, "$" at a distance before the first figures, dots
that lead from the stub to the figures, "(D)", "--" and "n/a" where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from ...document import plain
from ..page.content import Word
from .segments import CELL_GAP, Strip

FIGURES_GAP = 0.4  # ems of white space that part two figures
THOUSANDS_GAP = 0.6  # the same between groups of three digits
TEXT_GAP = 0.45  # ems that part a figure from words, where a space between words is a quarter of an em
SPACES = 1.6  # usual spaces of the page's text that do so, where these are wider
FAR_CURRENCY = 9.0  # ems from a "$" to its figure
FIGURE = re.compile(
    r"""[-–—+£€$(<>~≤≥¢r]{0,4}[.,]?\d[\d,.:/'’%)*+†‡#-]{0,24}[a-zA-Z]{0,2}\d?[/)]?[*†‡]{0,3}  # "(1.5)", "-12%", "3.4r"
      | [-–—−]{1,4} | \.{2,4} | [*+xXZ#†] | N/?A | n/?a | n\.a\.  # none, or too small to print
      | \((?:[A-Z]{1,3}|\d{1,2}|[a-z])\)[/*]?  # "(D)", "(NA)", "(1)"
    """,
    re.VERBOSE,
)
MARK = re.compile(r"\d{1,2}/|[*†‡]{1,3}|[a-z]/")  # of a footnote, apart from its figure
CURRENCY = re.compile(r"[-–(]?[$£€]")
LEADER = re.compile(r"[.…·]+")
DOTS = ".…·"
LEADING = ("...", "…", "···")
SIGNS = "$(-–—"  # that figures open with
LED = re.compile(r".*(?:\.{3,}|…+|·{3,})")
DIGITS = re.compile(r"[-–(]?\d{1,3}")
GROUP = re.compile(r"\d{3}(?:[.,]\d+)?\)?")
REMEMBERED = 8192  # words
MOST_WORDS = 4  # of a figure: "$ ( 12 ) 1/", "1 234 567"


class _Kind(Enum):
    TEXT = auto()
    FIGURE = auto()
    MARK = auto()
    CURRENCY = auto()
    LEADER = auto()  # dots alone
    LED = auto()  # a word with dots behind it


FIGURES = (_Kind.FIGURE, _Kind.MARK, _Kind.CURRENCY)


@plain
class Atom:
    """Words of one cell on one line; `led` where dots lead on from it."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    figure: bool
    led: bool

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def stretches(self) -> tuple[tuple[float, float], ...]:
        """From where to where it stands: words and a figure behind them may be two cells with hardly a gap."""
        if self.led:  # dots may reach to the figures
            return ((self.x0, max(self.x0 + 1, self.x1 - self.words[-1].size)),)
        if self.figure or len(self.words) < 2 or not FIGURE.fullmatch(self.words[-1].text):
            return ((self.x0, self.x1),)
        return ((self.x0, self.words[-2].box.x1), (self.words[-1].box.x0, self.x1))

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@plain
class FigureLine:
    """A line with its atoms, left to right, and how many of them are figures."""

    strip: Strip
    atoms: tuple[Atom, ...]
    figures: int


def text_gap(strips: Sequence[Strip]) -> float:
    """Ems of white space that part cells of words: more than the usual space between these lines' words."""
    gaps = [
        (after.box.x0 - before.box.x1) / em
        for line, segments in strips
        for em in (line.size,)
        for segment in segments
        for before, after in pairwise(segment.words)
        if before.text[-1].isalpha() and after.text[0].isalpha()
    ]
    gaps.sort()
    return max(TEXT_GAP, SPACES * gaps[len(gaps) // 3]) if gaps else TEXT_GAP


def figure_line(strip: Strip, needed: float) -> FigureLine:
    """The line cut for figures, which this much white space (ems) parts from words."""
    atoms = atoms_of(strip.line.words, strip.size, needed)
    return FigureLine(strip, atoms, sum(atom.figure for atom in atoms))


def atoms_of(words: Sequence[Word], em: float, needed: float) -> tuple[Atom, ...]:
    """Words of one line cut where cells part; a currency sign goes with the figure behind it."""
    if len(words) > MOST_WORDS and not may_part(words, em):
        led = _kind(words[-1].text) in (_Kind.LEADER, _Kind.LED)
        return (Atom(tuple(words), words[0].box.x0, max(word.box.x1 for word in words), figure=False, led=led),)
    kinds = [_kind(word.text) for word in words]
    starts, end = [0], words[0].box.x1
    for n in range(1, len(words)):
        box = words[n].box
        gap, end = (box.x0 - end) / em, box.x1
        running = kinds[n] is kinds[n - 1] is _Kind.TEXT  # as most words of most lines
        if gap >= CELL_GAP if running else _parts(words, kinds, n, gap, needed):
            starts.append(n)
    return tuple(_atom(words[a:b], kinds[a:b]) for a, b in zip(starts, [*starts[1:], len(words)], strict=True))


def may_part(words: Sequence[Word], em: float) -> bool:
    """Whether a word stands off the one before, or dots lead on: a cheap look, most lines of prose have neither."""
    least, end = FIGURES_GAP * em, words[0].box.x1
    for word in words:
        box, text = word.box, word.text
        if box.x0 - end >= least or text[0] in DOTS or text.endswith(LEADING):
            return True
        end = box.x1
    return False


def has_figures_apart(words: Sequence[Word], em: float) -> bool:
    """Whether figures may be a cell behind another: a number of a paragraph and figures in its text are not."""
    return any(
        (after.text[-1].isdigit() or after.text[0] in SIGNS)
        and (after.box.x0 - before.box.x1 >= FIGURES_GAP * em or before.text[-1] in DOTS)
        for before, after in pairwise(words)
    )


def cut_at(line: FigureLine, gutters: Sequence[tuple[float, float]]) -> FigureLine:
    """The line with words parted from the figure behind them at a gutter, where there is hardly white space."""
    atoms = [piece for atom in line.atoms for piece in _parted(atom, gutters)]
    return FigureLine(line.strip, tuple(atoms), sum(atom.figure for atom in atoms))


def _parted(atom: Atom, gutters: Sequence[tuple[float, float]]) -> tuple[Atom, ...]:
    if atom.figure or len(atom.words) < 2:
        return (atom,)
    at = next((n for n in range(len(atom.words) - 1, 0, -1) if _at_gutter(atom, n, gutters)), 0)
    if not at:
        return (atom,)
    kinds = [_kind(word.text) for word in atom.words]
    figure = _atom(atom.words[at:], kinds[at:])
    return (_atom(atom.words[:at], kinds[:at]), figure) if figure.figure else (atom,)


def _at_gutter(atom: Atom, n: int, gutters: Sequence[tuple[float, float]]) -> bool:
    before, after = atom.words[n - 1].box.x1, atom.words[n].box.x0
    return any(before <= right and after >= left and after > (left + right) / 2 - 1 for left, right in gutters)


@lru_cache(maxsize=REMEMBERED)
def _kind(text: str) -> _Kind:
    if MARK.fullmatch(text):
        return _Kind.MARK
    if FIGURE.fullmatch(text):
        return _Kind.FIGURE
    if CURRENCY.fullmatch(text):
        return _Kind.CURRENCY
    if LEADER.fullmatch(text):
        return _Kind.LEADER
    return _Kind.LED if LED.fullmatch(text) else _Kind.TEXT


def _parts(words: Sequence[Word], kinds: Sequence[_Kind], n: int, gap: float, needed: float) -> bool:
    """Whether a new cell begins with word `n` after this gap, in ems; `needed` part a figure from words."""
    before, here = kinds[n - 1], kinds[n]
    if before in (_Kind.LEADER, _Kind.LED):
        return here is not _Kind.LEADER or gap >= 3 * CELL_GAP
    if before is _Kind.CURRENCY and here is _Kind.FIGURE:
        return gap > FAR_CURRENCY
    if gap >= CELL_GAP:
        return here is not _Kind.LEADER
    if here is _Kind.MARK:
        return False
    before = _Kind.FIGURE if before is _Kind.MARK else before
    if _Kind.FIGURE not in (before, here) and here is not _Kind.CURRENCY:
        return False
    if before is not _Kind.FIGURE or here is _Kind.TEXT:
        return gap >= needed
    grouped = DIGITS.fullmatch(words[n - 1].text) and GROUP.fullmatch(words[n].text)
    return gap >= (max(THOUSANDS_GAP, needed) if grouped else FIGURES_GAP)


def _atom(words: Sequence[Word], kinds: Sequence[_Kind]) -> Atom:
    figure = len(words) <= MOST_WORDS and all(kind in FIGURES for kind in kinds)
    led = kinds[-1] in (_Kind.LEADER, _Kind.LED) and len(words[-1].text) + len(words) > 3
    return Atom(tuple(words), words[0].box.x0, max(word.box.x1 for word in words), figure, led)
