"""The part of a text that shows why it was found, its words marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from .terms import WORD

LENGTH = 240  # characters, about
MARK = "**"
CUT = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a record on one line; `hits` are first and last-plus-one character of words that were asked for."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()

    @property
    def marked(self) -> str:
        """With two asterisks round each hit."""
        parts, end = [], 0
        for first, last in self.hits:
            parts += [self.text[end:first], MARK, self.text[first:last], MARK]
            end = last
        return "".join((*parts, self.text[end:]))


def words_in(text: str) -> list[str]:
    return [match[0] for match in WORD.finditer(text)]


def snippet(text: str, wanted: Set[str], terms: Mapping[str, str]) -> Snippet:
    """The stretch with most of the wanted terms, the first of equals; `terms` gives the term of every word."""
    line = " ".join(text.split())
    words = [(match.start(), match.end(), terms.get(match[0], "")) for match in WORD.finditer(line)]
    first, last = _best(words, wanted, len(line))
    first, last = (0 if first < LENGTH // 6 else first), (len(line) if len(line) - last < LENGTH // 6 else last)
    before, after = CUT + " " if first else "", " " + CUT if last < len(line) else ""
    shift = len(before) - first
    hits = [(a + shift, b + shift) for a, b, term in words if term in wanted and first <= a and b <= last]
    return Snippet(f"{before}{line[first:last]}{after}", tuple(hits))


def _best(words: Sequence[tuple[int, int, str]], wanted: Set[str], length: int) -> tuple[int, int]:
    """First and last-plus-one character of the window with the most different hits, then the most hits.

    A window begins a little before its first hit, at a word.
    """
    hits = [n for n, (_, _, term) in enumerate(words) if term in wanted]
    best, found = (0, 0), (0, length if length <= LENGTH or not words else _end_of(words, 0))
    for place, n in enumerate(hits):
        first = _start_of(words, n)
        last = _end_of(words, first)
        inside = [words[h][2] for h in hits[place : place + LENGTH] if words[h][1] <= last]
        if (score := (len(set(inside)), len(inside))) > best:
            best, found = score, (words[first][0] if first else 0, last)
    return found


def _start_of(words: Sequence[tuple[int, int, str]], hit: int) -> int:
    """The first word of a window round a hit: the furthest before it that is a fifth of the window away."""
    first = hit
    while first and words[hit][0] - words[first - 1][0] <= LENGTH // 5:
        first -= 1
    return first


def _end_of(words: Sequence[tuple[int, int, str]], first: int) -> int:
    """Where a window that begins with that word ends: at the end of a word."""
    begin, last = words[first][0], first
    while last + 1 < len(words) and words[last + 1][1] - begin <= LENGTH:
        last += 1
    return words[last][1]
