"""The words of counting: where actions are said to stand, what is counted as one, and what is not."""

from __future__ import annotations

import re
from typing import cast

from ...lookups import remembered
from ...lookups import table as lookup
from ..figures import has_number
from ..wording import Sayings


@remembered("measures")
def states() -> re.Pattern[str]:
    """Where actions are said to stand: "on track", "behind schedule"."""
    return _any_of("action_states")


@remembered("measures")
def counted() -> re.Pattern[str]:
    """What is counted as an action: "milestones", "recommendations"."""
    return _any_of("action_nouns")


@remembered("measures")
def measured() -> re.Pattern[str]:
    """What is counted too, and is no action: "indicators", "measures"."""
    return _any_of("measure_nouns")


def is_state(words: str) -> bool:
    """Whether these words are a state and nothing else, or several: "Achieved or on target"."""
    pieces = re.split(r"\s*/\s*|\s+(?:or|and|&)\s+", words.strip(" -"))
    return all(states().fullmatch(piece) for piece in pieces)


def may_count(words: str) -> bool:
    """Whether both a number and a state stand in these words: few say both, and every paragraph is asked."""
    return has_number(words) and says_state(words)


def says_state(words: str) -> bool:
    """Whether a state stands in these words."""
    return _states_said().said_in(words)


def counts_nouns(words: str) -> bool:
    """Whether these words name anything of which a number may be told, actions or not."""
    return _nouns_said().said_in(words)


@remembered("measures")
def _states_said() -> Sayings:
    return Sayings(_words("action_states"))


@remembered("measures")
def _nouns_said() -> Sayings:
    return Sayings(_words("action_nouns") + _words("measure_nouns"))


def _any_of(name: str) -> re.Pattern[str]:
    words = sorted(_words(name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _words(name: str) -> list[str]:
    return cast(dict[str, list[str]], lookup("measures")[name])["words"]
