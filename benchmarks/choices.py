"""Draws that are written down and can be made again otherwise, and the search for the fewest and simplest.

A paper of the mill is what its draws make it, its records with it; whatever the draws, the two agree. So a paper is
made smaller not by cutting it but by cutting its draws (as Hypothesis does it inside).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Draws = tuple[float, ...]  # each from 0, the first or fewest of what there is to draw, up to 1
T = TypeVar("T")


class Choices(random.Random):
    """Makes draws as given, further ones at random, and writes down what was drawn."""

    def __init__(self, given: Sequence[float], beyond: str) -> None:
        super().__init__(beyond)
        self.given = given
        self.taken: list[float] = []

    def _next(self) -> float:
        at = len(self.taken)
        value = self.given[at] if at < len(self.given) else super().random()
        self.taken.append(value)
        return value

    def random(self) -> float:
        """From 1 downwards, so that what is left to chance does not happen where the draw is 0."""
        return 1 - 2**-53 - self._next()

    def _randbelow(self, n: int) -> int:  # what choice, sample, shuffle and randint draw from
        return min(int(self._next() * n), n - 1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What some draws made: the draws in fact made, how large it is, and whether it still shows the fault."""

    draws: Draws
    size: int
    shows: bool

    @property
    def rank(self) -> tuple[int, int, int]:
        """The lower, the simpler."""
        return self.size, len(self.draws), sum(draw > 0 for draw in self.draws)


def simplest(first: Attempt, attempt: Callable[[Draws], Attempt], most: int) -> Attempt:
    """The simplest that still shows the fault, after at most so many attempts.

    Runs of draws are left out, then set to 0, long runs before short ones, until neither makes it simpler.
    """
    best, left = first, most
    while True:
        before = best
        for change in (_without, _zeroed):
            size = max(len(best.draws) // 2, 1)
            while size:
                at = 0
                while at < len(best.draws):
                    if not left:
                        return best
                    draws = change(best.draws, at, size)
                    if draws != best.draws:
                        left -= 1
                        found = attempt(draws)
                        if found.shows and found.rank < best.rank:
                            best = found
                            continue  # what moved up to this place may go, too
                    at += size
                size //= 2
        if best == before:
            return best


def _without(draws: Draws, at: int, size: int) -> Draws:
    return draws[:at] + draws[at + size :]


def _zeroed(draws: Draws, at: int, size: int) -> Draws:
    there = draws[at : at + size]
    return draws[:at] + (0.0,) * len(there) + draws[at + size :]
