"""How alike two values are: the four strictnesses at which a field is right, and the likeness of two texts.

Both distances are worked out on whole numbers whose bits are the characters of one text (Hyyrö 2003, 2004), one step
for each character of the other: as fast as need be without a library.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from .kinds import Form

Value = str | float | tuple[str, ...] | None


class Strictness(StrEnum):
    """How much may differ, from nothing upwards; values other than words are the same or not at each."""

    STRICT = "strict"  # letter by letter
    SOFT = "soft"  # white space, case and punctuation aside
    LEVENSHTEIN = "levenshtein"  # at least 0.8 of the letters stand
    RATCLIFF_OBERSHELP = "ratcliff_obershelp"  # at least 0.95 in common runs


LEVENSHTEIN_AT = 0.8
RATCLIFF_OBERSHELP_AT = 0.95
ROUNDING = 1e-9
ALL = frozenset(Strictness)
LOOSE = ALL - {Strictness.STRICT}
NONE: frozenset[Strictness] = frozenset()
MEANT = frozenset("%&")  # signs among punctuation that say something


def agreement(gold: Value, got: Value, form: Form) -> frozenset[Strictness]:
    """The strictnesses at which two values are the same."""
    if gold is None or got is None:
        return NONE
    if gold == got:
        return ALL
    if form is Form.RELATED:
        names = got if isinstance(got, tuple) else (got,)
        return frozenset[Strictness]().union(*(agreement(gold, name, Form.WORDS) for name in names))
    if isinstance(gold, str) and isinstance(got, str):
        return _of_texts(gold, got, form)
    if isinstance(gold, tuple) and isinstance(got, tuple):
        return LOOSE if sorted(map(folded, gold)) == sorted(map(folded, got)) else NONE
    return NONE


def _of_texts(gold: str, got: str, form: Form) -> frozenset[Strictness]:
    one, other = folded(gold), folded(got)
    if one == other and (form is not Form.NAMES or _names(gold) == _names(got)):
        return LOOSE
    if form not in (Form.WORDS, Form.NAMES):
        return NONE
    found = set()
    if levenshtein_at_least(one, other, LEVENSHTEIN_AT):
        found.add(Strictness.LEVENSHTEIN)
    if ratcliff_obershelp_at_least(one, other, RATCLIFF_OBERSHELP_AT):
        found.add(Strictness.RATCLIFF_OBERSHELP)
    return frozenset(found)


def _names(text: str) -> list[str]:
    return [folded(name) for name in text.split(";")]


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Words without case, white space but one blank between, and punctuation; that between figures stays."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = [
        sign if not unicodedata.category(sign).startswith("P") or sign in MEANT or _between_figures(plain, at) else " "
        for at, sign in enumerate(plain)
    ]
    return " ".join("".join(kept).split())


def _between_figures(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def levenshtein_at_least(one: str, other: str, least: float) -> bool:
    """Whether that share of the longer text's characters stands: nothing put in, left out or changed there."""
    longest = max(len(one), len(other))
    return min(len(one), len(other)) >= least * longest and _edits(one, other) <= (1 - least) * longest + ROUNDING


def _edits(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    places, last, every = _places(one), 1 << (len(one) - 1), (1 << len(one)) - 1
    up, down, edits = every, 0, len(one)
    for sign in other:
        same = places.get(sign, 0)
        crossed = same | down
        across = (((same & up) + up) ^ up) | same
        more, less = down | ~(across | up), up & across
        edits += bool(more & last) - bool(less & last)
        more, less = more << 1 | 1, less << 1
        up, down = (less | ~(crossed | more)) & every, more & crossed & every
    return edits


def in_common(one: str, other: str, least: float = 0.0) -> float:
    """The share of both texts that is their longest common subsequence; 0 where it cannot come to `least`."""
    if one == other:
        return 1.0
    total = len(one) + len(other)
    if not one or not other or 2 * min(len(one), len(other)) < least * total:
        return 0.0
    if 2 * (Counter(one) & Counter(other)).total() < least * total:
        return 0.0
    return 2 * _common(one, other) / total


def _common(one: str, other: str) -> int:
    places, every = _places(one), (1 << len(one)) - 1
    row = every
    for sign in other:
        same = row & places.get(sign, 0)
        row = ((row + same) | (row - same)) & every
    return len(one) - row.bit_count()


@lru_cache(maxsize=1 << 12)
def _places(text: str) -> dict[str, int]:
    """For every character the bits at which it stands."""
    found: dict[str, int] = {}
    for at, sign in enumerate(text):
        found[sign] = found.get(sign, 0) | 1 << at
    return found


def ratcliff_obershelp_at_least(one: str, other: str, least: float) -> bool:
    """Whether the longest common runs, and those left and right of them, make up that share of both texts."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and bool(matcher.ratio() >= least)
    )  # each an upper bound of the next
