"""Words of a paper with the lookup that knew them, and words that none knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from .lookups.current import Lookups, using
from .lookups.teaching import taught

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """Words of the paper, what they were taken for, and which lookup says so: a user's file, or the package's own."""

    words: str
    meaning: str
    lookup: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that no lookup knows; `guess` is the name that their surroundings suggest, if they suggest one."""

    words: str
    section: str
    guess: str | None = None
    page: int | None = None


def who(lookups: Lookups, question: Callable[[], T], home: str) -> str:
    """Which lookup decides the answer: the last of the user's files that changed it, or else the package's.

    `home` is the package's own lookup of such words.
    """
    answers = []
    for count in range(len(lookups.files) + 1):
        with using(taught(lookups.files[:count])):
            answers.append(question())
    changed = [n for n in range(1, len(answers)) if answers[n] != answers[n - 1]]
    return lookups.files[changed[-1] - 1].name if changed else f"built in: {home}"
