"""Token patterns, as spaCy's Matcher takes them, matched on what is remembered of each word.

A paper's words are few, and said again and again: which tokens a word is cut into, and which of a pattern's tokens each
of them can be, is worked out once for each word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, count, islice
from typing import Any

WORD = re.compile(r"\S+")
REMEMBERED = 8192  # words

FrozenToken = tuple[tuple[str, Any], ...]
FrozenPatterns = tuple[tuple[str, tuple[FrozenToken, ...]], ...]
Cut = Callable[[str], Sequence[str]]
"""A word cut into tokens."""
Flag = Callable[[str, str], bool]
"""Whether a flag ("LIKE_NUM") holds of a token."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a pattern found: `start` and `end` count characters of the text that was searched."""

    label: str
    start: int
    end: int
    text: str


Token = tuple[int, int, int]
"""Where it begins and ends in the word that it is cut from, and a bit for each token of a pattern that it can be."""


@dataclass(slots=True)
class Branch:
    """What a pattern's next token is, which patterns end with it, and how others go on."""

    bit: int
    ends: list[tuple[int, str]] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)


Match = tuple[int, int, Phrase]
"""How many tokens it has, the place of its pattern in the list, and what it found."""


def frozen_patterns(patterns: Mapping[str, Sequence[Sequence[Mapping[str, Any]]]]) -> FrozenPatterns:
    """Token patterns as read from a lookup file, in the hashable form that matchers are made of."""
    return tuple(
        (label, tuple(tuple(sorted((key, _frozen(value)) for key, value in token.items())) for token in pattern))
        for label, several in patterns.items()
        for pattern in several
    )


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple(sorted((key, _frozen(inner)) for key, inner in value.items()))
    return tuple(value) if isinstance(value, list) else value


class Matcher:
    """Finds patterns in sentences; `cut` cuts a word into tokens, and `flag` knows what they look like."""

    def __init__(self, patterns: FrozenPatterns, cut: Cut, flag: Flag) -> None:
        kinds = list(dict.fromkeys(token for _, tokens in patterns for token in tokens))
        self._cut = cut
        self._bits = _bits_of(kinds, flag)
        listed = [([1 << kinds.index(token) for token in tokens], label) for label, tokens in patterns]
        self._tree = _tree(listed)
        self._first = sum(branch.bit for branch in self._tree)
        self._longest = max(len(bits) for bits, _ in listed)
        self._tokens = lru_cache(maxsize=REMEMBERED)(self._new_tokens)
        self._begins = lru_cache(maxsize=REMEMBERED)(self._may_begin)

    def longest(self, text: str) -> list[Phrase]:
        """The longest matches, left to right, without overlaps; of those equally long the first, as listed."""
        found = sorted(self._found(text), key=_longest_first)
        kept: list[Phrase] = []
        for *_, phrase in found:
            if all(phrase.end <= other.start or other.end <= phrase.start for other in kept):
                kept.append(phrase)
        kept.sort(key=lambda phrase: phrase.start)
        return kept

    def _found(self, text: str) -> Iterator[Match]:
        words = text.split(" ")
        for place in compress(count(), map(self._begins, words)):
            start = sum(map(len, words[:place])) + place
            for first, (begin, _, bits) in enumerate(self._tokens(words[place])):
                if bits & self._first:
                    tokens = self._from(words[place : place + self._longest], start)
                    yield from self._at(text, start + begin, islice(tokens, first, None))

    def _from(self, words: Sequence[str], start: int) -> Iterator[Token]:
        """The tokens of these words, the first of which begins at `start`; few patterns want more than one."""
        for word in words:
            for begin, end, bits in self._tokens(word):
                yield start + begin, start + end, bits
            start += len(word) + 1

    def _at(self, text: str, begin: int, tokens: Iterator[Token]) -> Iterator[Match]:
        """The patterns whose tokens these begin with, the first of them at `begin`."""
        branches = self._tree
        for number, (_, end, bits) in enumerate(tokens, 1):
            if not bits:
                return
            reached = [branch for branch in branches if bits & branch.bit]
            for branch in reached:
                for order, label in branch.ends:
                    yield number, order, Phrase(label, begin, end, text[begin:end])
            branches = [further for branch in reached for further in branch.branches]
            if not branches:
                return

    def _may_begin(self, word: str) -> bool:
        return any(bits & self._first for _, _, bits in self._tokens(word))

    def _new_tokens(self, word: str) -> tuple[Token, ...]:
        """The tokens of what stands between two spaces; of other white space, and of none, one that no pattern has."""
        tokens: list[Token] = []
        last = 0
        for run in WORD.finditer(word):
            end = run.start()
            if end > last:
                tokens.append((last, end, 0))
            for text in self._cut(run[0]):
                start, end = end, end + len(text)
                tokens.append((start, end, self._bits(text)))
            last = run.end()
        return tuple(tokens) if last == len(word) > 0 else (*tokens, (last, len(word), 0))


def _tree(listed: Sequence[tuple[Sequence[int], str]]) -> list[Branch]:
    """Patterns that begin with the same tokens, said once."""
    root = Branch(0)
    for order, (tokens, label) in enumerate(listed):
        branch = root
        for bit in tokens:
            known = next((known for known in branch.branches if known.bit == bit), None)
            if known is None:
                branch.branches.append(known := Branch(bit))
            branch = known
        branch.ends.append((order, label))
    return root.branches


def _longest_first(match: Match) -> tuple[int, int, int]:
    many, order, phrase = match
    return -many, phrase.start, order


Test = Callable[[str], bool]


def _bits_of(kinds: Sequence[FrozenToken], flag: Flag) -> Callable[[str], int]:
    """A bit for each of these kinds of token that a token is. Words are looked up; only the other tests are made."""
    lower: dict[str, int] = {}
    tests: list[tuple[int, Test]] = []
    for number, kind in enumerate(kinds):
        words = _words(kind)
        for word in words:
            lower[word] = lower.get(word, 0) | 1 << number
        if not words:
            tests.append((1 << number, _test(kind, flag)))

    def bits(text: str) -> int:
        found = lower.get(text.lower(), 0)
        for bit, test in tests:
            if test(text):
                found |= bit
        return found

    return bits


def _words(kind: FrozenToken) -> Sequence[str]:
    """The words, in small letters, of which a token of this kind is one, if that is all that makes it one."""
    match kind:
        case (("LOWER", str(word)),):
            return (word,)
        case (("LOWER", (("IN", words),)),):
            return tuple(words)
    return ()


def _test(kind: FrozenToken, flag: Flag) -> Test:
    """Whether a token is of this kind. Raises ValueError where an attribute is none that we know."""
    tests = [_attribute(key, value, flag) for key, value in kind]
    return tests[0] if len(tests) == 1 else lambda text: all(test(text) for test in tests)


def _attribute(key: str, value: Any, flag: Flag) -> Test:
    if key in {"LOWER", "ORTH", "TEXT"}:
        said = _wording(value)
        return (lambda text: said(text.lower())) if key == "LOWER" else said
    if key.startswith(("IS_", "LIKE_")) and isinstance(value, bool):
        return lambda text: flag(key, text) is value
    raise ValueError(f"no attribute of a token: {key} = {value!r}")


def _wording(value: Any) -> Callable[[str], bool]:
    match value:
        case str(word):
            return word.__eq__
        case (("IN", words),):
            return frozenset(words).__contains__
        case (("REGEX", str(pattern)),):
            matches = re.compile(pattern)
            return lambda text: matches.search(text) is not None
    raise ValueError(f"no wording of a token: {value!r}")
