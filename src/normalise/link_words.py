"""How alike the words of two actions are, in the light of what the other actions of the plan say.

A word counts by how rarely the plan uses it: "Continue to work with partners to" says next to nothing. A verb changed,
a clause added, a comment moved in, an acronym written out leave most of the weight in common.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import cast

from rapidfuzz.distance import Indel

from ..lookups import fold, table
from .link_rows import PrintedAction

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,6}\b")
STEM = 6  # letters by which words are compared: "commission", "commissioning"
SHORT, SHORT_WEIGHS = 3, 0.3  # "the", "and", "by", "of": letters, and share of the weight
COMMON_WEIGHS = 0.7  # "continue", "deliver", "partners"
PRINTED_ALIKE = 0.94  # letters in common, blanks aside, from which on two texts differ by misprints
BEGUN = 0.4  # of the shorter text's weight, that a common beginning must have
BEGINS_ALIKE, BEGINS_ADDS = 0.4, 0.5  # what such a one is worth, and what its share adds
LONG_ENDING, ENDED = (
    5,
    0.7,
)  # words, and share, of an ending worth as much: who is to do it stands before; "so that ..." is none
OPENS, HELD, SCATTERED = 0.95, 0.88, 0.75  # one holds the other whole: at its beginning, further on, word by word
ENOUGH_WORDS = 3  # of which one may be held in another by more than chance


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of an action: one object for all rows that are worded so. `stems` are its words cut to their stems."""

    folded: str
    stems: frozenset[str]
    in_order: tuple[str, ...]
    acronyms: frozenset[str]


class Wordings:
    """The wordings of one authority's actions, and the weight of their words."""

    def __init__(self) -> None:
        self._of: dict[str, Wording] = {}
        self._folded: dict[str, Wording] = {}
        self._count: dict[str, int] = {}
        self._acronyms: set[str] = set()
        self._without: dict[str, Wording] = {}
        self._weight: dict[str, float] = {}
        self._sum: dict[Wording, float] = {}

    def of(self, description: str) -> Wording:
        """The wording of a description; equal descriptions share one object."""
        found = self._of.get(description)
        if found is None:
            made = _wording(description)
            found = self._folded.setdefault(made.folded, made)
            self._of[description] = found
            if found is made:
                self._acronyms |= made.acronyms
                for stem in made.stems:
                    self._count[stem] = self._count.get(stem, 0) + 1
        return found

    def without(self, action: PrintedAction) -> Wording:
        """The words of an action without its officers' names."""
        names = sorted((action.owner or "").split("; "), key=len, reverse=True)
        words = action.description
        for name in names:
            words = words.replace(name, " ")
        found = self._without.get(words)
        if found is None:
            found = self._without[words] = _wording(words)
        return found

    def weight(self, stem: str) -> float:
        """How telling a word is: 1 if half of the wordings have it, more if fewer do."""
        found = self._weight.get(stem)
        if found is None:
            found = math.log2(1 + len(self._folded) / self._count.get(stem, 1))
            if stem in _of_any_plan():
                found *= COMMON_WEIGHS
            elif not self._tells(stem) and not stem.isdigit():
                found *= SHORT_WEIGHS
            self._weight[stem] = found
        return found

    def of_all(self, stems: Iterable[str]) -> float:
        return sum(map(self.weight, sorted(stems)))  # sorted: sums come out alike whatever the order of a set

    def whole(self, wording: Wording) -> float:
        """The weight of all words of a wording."""
        found = self._sum.get(wording)
        if found is None:
            found = self._sum[wording] = self.of_all(wording.stems)
        return found

    def rarest(self, wording: Wording, count: int) -> list[str]:
        return sorted(wording.stems, key=lambda stem: (-self.weight(stem), stem))[:count]

    def alike(self, one: Wording, other: Wording) -> float:
        """How alike two wordings are, 0 to 1; 1 only for the same words in the same order."""
        if one is other:
            return 1.0
        common = one.stems & other.stems
        shared = self.of_all(common) + self._written_out(one, other, common)
        first, second = self.whole(one), self.whole(other)
        less = min(first, second)
        if not less:
            return 0.0
        best = min(0.98, 2 * shared / (first + second))
        if min(len(one.stems), len(other.stems)) >= ENOUGH_WORDS:
            best = max(best, _holding(one.in_order, other.in_order) * min(1.0, shared / less) ** 2)
            best = max(best, self._at_an_end(one, other, less))
        if best < PRINTED_ALIKE:
            letters = (text.folded.replace(" ", "") for text in (one, other))
            best = max(best, Indel.normalized_similarity(*letters, score_cutoff=PRINTED_ALIKE))
        return best

    def _at_an_end(self, one: Wording, other: Wording, less: float) -> float:
        """What it is worth that two begin alike, in more than what any action begins with, or end so at some length."""
        beginning = _common_beginning(one.in_order, other.in_order)
        ending = _common_beginning(one.in_order[::-1], other.in_order[::-1])
        share = self.of_all(beginning) / less if any(map(self._tells, beginning)) else 0.0
        ended = self.of_all(ending) / less if len(ending) >= LONG_ENDING else 0.0
        share = max(share, ended if ended >= ENDED else 0.0)
        return BEGINS_ALIKE + BEGINS_ADDS * min(share, 1.0) if share >= BEGUN else 0.0

    def _tells(self, stem: str) -> bool:
        return stem in self._acronyms or (len(stem) > SHORT and stem not in _of_any_plan())

    def _written_out(self, one: Wording, other: Wording, common: frozenset[str]) -> float:
        """The weight that an acronym in one and its words in the other have in common: "CAF", "common assessment"."""
        found = 0.0
        for short, long in ((one, other), (other, one)):
            for letters in sorted(short.acronyms):
                words = _initialled(letters, long.in_order) if letters not in common else ()
                found += (self.weight(letters) + self.of_all(set(words) - common)) / 2 if words else 0.0
        return found


@cache
def _of_any_plan() -> frozenset[str]:
    words = cast(dict[str, list[str]], table("series")["action"])["words"]
    return frozenset(word[:STEM] for word in words)


def _wording(description: str) -> Wording:
    folded = fold(description)
    words = [word[:STEM] for word in WORD.findall(folded)]
    shouted = description.isupper()
    acronyms = frozenset(found.lower()[:STEM] for found in ACRONYM.findall(description)) if not shouted else frozenset()
    return Wording(folded, frozenset(words), tuple(words), acronyms)


def _common_beginning(one: tuple[str, ...], other: tuple[str, ...]) -> frozenset[str]:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return frozenset(word for word, _ in same)


def _holding(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How the longer wording holds the shorter one's words: at its beginning, in a row, or scattered."""
    short, long = sorted((one, other), key=len)
    if long[: len(short)] == short:
        return OPENS
    at = 0
    while at <= len(long) - len(short):
        if long[at : at + len(short)] == short:
            return HELD
        at += 1
    return SCATTERED


def _initialled(letters: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Consecutive words whose first letters are these, if there are any."""
    wanted = letters.replace("&", "a")
    initials = "".join(word[0] for word in words)
    at = initials.find(wanted)
    return words[at : at + len(wanted)] if at >= 0 else ()
