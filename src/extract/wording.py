"""Which words a text has, so that a long pattern is tried only on a text that has one of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"\w+")
REMEMBERED = 1024  # texts, at 4 kB: all that a report of thirty pages has, as every finder walks over them
_PARTED = bytes(ord(sign.lower()) if WORD.match(sign) else ord(" ") for sign in map(chr, range(256)))
"""ASCII with small letters, and a space for what is in no word."""


@lru_cache(maxsize=REMEMBERED)
def words_of(text: str) -> frozenset[str]:
    """The words and numbers of a text in small letters; "Off-target" is two."""
    if text.isascii():  # the same in three quarters of the time
        return frozenset(text.encode().translate(_PARTED).decode().split())
    return frozenset(WORD.findall(text.lower()))


def is_longer(text: str, words: int) -> bool:
    """Whether the text has more words than that; a paragraph is not cut up to its end to tell."""
    return len(text.split(None, words)) > words


def key_words(spellings: Iterable[str]) -> frozenset[str]:
    """A word of each spelling, the longest, which a text must have that says it: "track" of "on track"."""
    return frozenset(max(WORD.findall(spelling.lower()), key=len) for spelling in spellings)


def has_one_of(text: str, words: frozenset[str]) -> bool:
    """Whether the text has one of these words, as a whole word."""
    return not words.isdisjoint(words_of(text))


class Sayings:
    """Spellings of a word or more, of which a text may say one."""

    def __init__(self, spellings: Iterable[str]) -> None:
        found = [spelling.lower() for spelling in spellings]
        self._words = frozenset(spelling for spelling in found if WORD.fullmatch(spelling))
        self._phrases = [
            (key_words([spelling]), re.compile(rf"\b{re.escape(spelling)}\b", re.IGNORECASE))
            for spelling in found
            if spelling not in self._words
        ]

    def said_in(self, text: str) -> bool:
        """Whether one of them stands in the text, from word's edge to word's edge, in large letters or small."""
        words = words_of(text)
        return not self._words.isdisjoint(words) or any(
            pattern.search(text) for keys, pattern in self._phrases if not keys.isdisjoint(words)
        )
