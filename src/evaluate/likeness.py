"""How alike two values are: the four strictnesses at which a field is right, and the likeness of two texts."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Indel, Levenshtein

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
    return Levenshtein.normalized_similarity(one, other) >= least


def in_common(one: str, other: str, least: float = 0.0) -> float:
    """The share of both texts that is their longest common subsequence; 0 where it cannot come to `least` (above 1)."""
    if least > 1:
        return 0.0
    return Indel.normalized_similarity(one, other, score_cutoff=max(least, 0.0))


def ratcliff_obershelp_at_least(one: str, other: str, least: float) -> bool:
    """Whether the longest common runs, and those left and right of them, make up that share of both texts."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and bool(matcher.ratio() >= least)
    )  # each an upper bound of the next
