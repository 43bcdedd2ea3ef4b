"""Confidence held against the truth: of the rows read with so much of it, how many are wholly right?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from .figures import FileVerdict
from .likeness import Strictness

TENTHS = 10


class Assessed(NamedTuple):
    """A row that was read with this confidence, and whether it is wholly right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Tenth:
    """Rows of neighbouring confidence, some tenth of all: what was expected of them, and what is."""

    rows: int
    lowest: float
    highest: float
    expected: float
    observed: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidence can be believed.

    `brier`: the mean square of what it was off (0 best), beside `brier_of_mean`, had every row been given the share of
    right ones. `ranked`: of a right row and a wrong one, how often the right one has more (0.5: by chance).
    """

    rows: int
    unassessed: int
    expected: float
    observed: float
    brier: float
    brier_of_mean: float
    ranked: float | None
    tenths: tuple[Tenth, ...]


def assessed_rows(verdicts: Iterable[FileVerdict], strictness: Strictness, table: str = "") -> list[Assessed | None]:
    """Every row that was read and can be judged, of one table or all; None where it has no confidence."""
    return [
        None if row.confidence is None else Assessed(row.confidence, row.whole(strictness))
        for verdict in verdicts
        for one in verdict.tables
        if table in ("", one.kind.table)
        for row in one.rows
        if row.got is not None
    ]


def reliability(rows: Sequence[Assessed | None]) -> Reliability | None:
    """Expected against observed; None where no row has a confidence."""
    known = sorted(row for row in rows if row is not None)
    if not known:
        return None
    observed = _share([row.right for row in known])
    return Reliability(
        rows=len(known),
        unassessed=len(rows) - len(known),
        expected=sum(row.confidence for row in known) / len(known),
        observed=observed,
        brier=sum((row.confidence - row.right) ** 2 for row in known) / len(known),
        brier_of_mean=observed * (1 - observed),
        ranked=_ranked(known),
        tenths=tuple(_tenth(rows) for rows in _tenths(known)),
    )


def _tenths(known: Sequence[Assessed]) -> list[Sequence[Assessed]]:
    """By confidence in ten parts of about as many rows; rows of the same confidence stay together."""
    found: list[Sequence[Assessed]] = []
    start = 0
    for place in range(1, len(known) + 1):
        full = place - start >= len(known) / TENTHS
        parted = place == len(known) or known[place].confidence > known[place - 1].confidence
        if place == len(known) or (full and parted):
            found.append(known[start:place])
            start = place
    return found


def _tenth(rows: Sequence[Assessed]) -> Tenth:
    expected = sum(row.confidence for row in rows) / len(rows)
    return Tenth(len(rows), rows[0].confidence, rows[-1].confidence, expected, _share([row.right for row in rows]))


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right)


def _ranked(known: Sequence[Assessed]) -> float | None:
    """The share of pairs of a right and a wrong row in which the right one has more; the same counts half."""
    right = sum(row.right for row in known)
    wrong = len(known) - right
    if not (right and wrong):
        return None
    above, wrong_below = 0.0, 0
    for _, same in groupby(known, key=attrgetter("confidence")):
        verdicts = [row.right for row in same]
        wrong_here = verdicts.count(False)
        above += verdicts.count(True) * (wrong_below + wrong_here / 2)
        wrong_below += wrong_here
    return above / (right * wrong)
