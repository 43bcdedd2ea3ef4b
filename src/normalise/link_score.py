"""How sure it is that two rows are the same action: what they have in common, weighed by how much that tells.

Each sign is worth the logarithm of how much likelier it is between rows of one action than between any two of the plan
(Fellegi and Sunter 1969). How often a sign holds between rows of one action is learnt from those whose words leave no
doubt: where a plan was numbered anew, its numbers tell nothing; an officer who has every action tells nothing either.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from ..lookups import fold
from .link_rows import PrintedAction
from .link_words import STEM, WORD, Wording, Wordings

# Likeness of words -> what it is worth; between two points, in proportion.
WORTH = (
    (0.0, -9.0),
    (0.2, -6.0),
    (0.35, -3.5),
    (0.5, -1.2),
    (0.6, 0.6),
    (0.7, 2.2),
    (0.8, 3.6),
    (0.9, 5.2),
    (1.0, 7.0),
)
USUAL = {
    "reference": 0.85,
    "owner": 0.85,
    "theme": 0.9,
    "deadline": 0.6,
}  # how often a sign holds, before one has looked
LOOKED_BEFORE = 4.0  # rows that this is worth
MOST = {"reference": 5.0, "owner": 2.5, "theme": 1.8, "deadline": 2.5}  # that any one sign may add or take
NUMBER_GIVEN_AGAIN = 0.1  # where numbers hold, a new action rarely has that of one that went
NUMBERED_ANEW = 0.5  # as often as that, a number still leads to its action
BESIDE, NOT_BESIDE = 1.8, -0.6  # rows before or after that are the same, or are not
SAID_AGAIN, SAID_WORDS, SAID_SHARE = 1.8, 5, 0.6  # the comment goes on from the earlier one
SAME_OUTCOMES = 1.5
EARLIER_DEADLINE, LATER_DEADLINE, FAR_DEADLINE = -1.0, -0.3, -3.0  # by a day; by years as far as the last
MISSED, MOST_MISSED = -0.4, 4  # for each occasion without it
BEGUN_AGAIN = -1.0  # completed, and now not started
AMONG = 1.0  # for each power of e of threads that a row may be
FINISHED = frozenset({"completed", "cancelled"})


@dataclass(slots=True, eq=False)
class Row:
    """An action, with what is needed of it many times. `before` and `after` are its neighbours' words."""

    action: PrintedAction
    wording: Wording
    reference: str
    owner: frozenset[str]
    theme: str
    before: Wording | None = None
    after: Wording | None = None


def row_of(action: PrintedAction, wordings: Wordings) -> Row:
    return Row(
        action,
        wordings.of(action.description),
        fold(action.reference).replace(" ", "") if action.reference else "",
        _names(action.owner),
        fold(action.theme) if action.theme else "",
    )


def _names(owner: str | None) -> frozenset[str]:
    """The last word of each name, or what stands before a comma: "Asha Fell", "A. Fell" and "Fell, Asha" are one."""
    if not owner:
        return frozenset()
    parts = (fold(part).split(", ") for part in owner.replace("/", ";").split(";"))
    return frozenset(words[-1] for first, *_ in parts if (words := WORD.findall(first)))


@dataclass(slots=True)
class Signs:
    """What each sign that two rows are one action is worth, between two occasions of a plan."""

    wordings: Wordings
    rows: int
    left: int  # of the threads of the occasion before, those that no row has without doubt
    worth: dict[str, float] = field(default_factory=dict)  # how often a sign holds between rows of one action
    references: Counter[str] = field(default_factory=Counter)
    owners: Counter[str] = field(default_factory=Counter)
    themes: Counter[str] = field(default_factory=Counter)
    deadlines: Counter[date] = field(default_factory=Counter)

    def weigh(self, earlier: Row, later: Row, missed: int) -> float:
        """The logarithm of the odds that the two rows are one action, if all rows were as likely beforehand."""
        named = _in_words(earlier) and _in_words(later)
        one, other = (self.wordings.without(r.action) if named else r.wording for r in (earlier, later))
        words = worth_of_words(self.wordings.alike(one, other))
        total = words - math.log(max(self.left, 2)) * AMONG + MISSED * min(missed, MOST_MISSED)
        total += self._agree("reference", earlier.reference, later.reference, self.references)
        if earlier.owner and later.owner:
            total += self._owners(earlier.owner, later.owner)
        total += self._agree("theme", earlier.theme, later.theme, self.themes)
        total += self._deadline(earlier.action, later.action) + self._beside(earlier, later)
        total += _of_what_is_said(earlier.action, later.action)
        if earlier.action.status == "completed" and later.action.status == "not_started":
            total += BEGUN_AGAIN
        return total

    def _agree(self, sign: str, one: str, other: str, counts: Counter[str]) -> float:
        if not one or not other:
            return 0.0
        holds = self.worth[sign]
        chance = counts[other] / max(self.rows, 1)
        if sign == "reference":
            if holds < NUMBERED_ANEW:
                return 0.0
            chance = max(min(chance, NUMBER_GIVEN_AGAIN), (1 - holds) / 2)
        if one == other:
            return _between(math.log(holds / max(chance, 1 / (2 * self.rows))), 0.0, MOST[sign])
        return max(math.log((1 - holds) / (1 - min(chance, 0.9))), -MOST[sign])

    def _owners(self, one: frozenset[str], other: frozenset[str]) -> float:
        both = one & other
        holds = self.worth["owner"]
        if both:
            chance = min(self.owners[name] for name in both) / max(self.rows, 1)
            return _between(math.log(holds / max(chance, 1 / (2 * self.rows))), 0.0, MOST["owner"])
        chance = max(self.owners[name] for name in other) / max(self.rows, 1)
        return max(math.log((1 - holds) / (1 - min(chance, 0.9))), -MOST["owner"])

    def _deadline(self, earlier: PrintedAction, later: PrintedAction) -> float:
        before, after = earlier.deadline, later.deadline
        if before is None or after is None:
            return 0.0
        if before == after:
            chance = self.deadlines[after] / max(self.rows, 1)
            return _between(math.log(self.worth["deadline"] / max(chance, 1 / (2 * self.rows))), 0.0, MOST["deadline"])
        years = (after - before).days / 365
        return max(LATER_DEADLINE * (1 + 2 * years) if years > 0 else EARLIER_DEADLINE * (1 - years), FAR_DEADLINE)

    def _beside(self, earlier: Row, later: Row) -> float:
        known = [(a, b) for a, b in ((earlier.before, later.before), (earlier.after, later.after)) if a and b]
        if any(a is b for a, b in known):
            return BESIDE
        return NOT_BESIDE if len(known) == 2 else 0.0


def signs_between(pairs: Iterable[tuple[Row, Row]], rows: Sequence[Row], left: int, wordings: Wordings) -> Signs:
    """What signs are worth, learnt from pairs whose words leave no doubt and from the rows of the later occasion.

    `left` is how many threads are left that a row may be.
    """
    signs = Signs(wordings, len(rows), left)
    for row in rows:
        signs.references[row.reference] += 1
        signs.themes[row.theme] += 1
        signs.owners.update(row.owner)
        if row.action.deadline:
            signs.deadlines[row.action.deadline] += 1
    held: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for one, other in pairs:
        for sign, both, same in (
            ("reference", bool(one.reference and other.reference), one.reference == other.reference),
            ("owner", bool(one.owner and other.owner), bool(one.owner & other.owner)),
            ("theme", bool(one.theme and other.theme), one.theme == other.theme),
            (
                "deadline",
                bool(one.action.deadline and other.action.deadline),
                one.action.deadline == other.action.deadline,
            ),
        ):
            seen[sign] += both
            held[sign] += both and same
    for sign, usual in USUAL.items():
        share = (held[sign] + usual * LOOKED_BEFORE) / (seen[sign] + LOOKED_BEFORE)
        signs.worth[sign] = min(share, 0.98)
    return signs


def _in_words(row: Row) -> bool:
    """Whether the action's words name its officer: "Asha Fell to report back"."""
    return any(name[:STEM] in row.wording.stems for name in row.owner)


def worth_of_words(likeness: float) -> float:
    for (low, less), (high, more) in pairwise(WORTH):
        if likeness <= high:
            return less + (more - less) * (likeness - low) / (high - low)
    return WORTH[-1][1]


def odds_as_score(odds: float) -> float:
    """The probability that goes with these odds (a logarithm), to two digits."""
    return round(1 / (1 + math.exp(-_between(odds, -30.0, 30.0))), 2)


def _of_what_is_said(earlier: PrintedAction, later: PrintedAction) -> float:
    total = 0.0
    if earlier.outcomes and later.outcomes and fold(earlier.outcomes) == fold(later.outcomes):
        total += SAME_OUTCOMES
    if earlier.said and (later.said or later.description):
        before = set(WORD.findall(fold(earlier.said)))
        after = set(WORD.findall(fold(f"{later.said or ''} {later.description}")))
        if len(before) >= SAID_WORDS and len(before & after) >= SAID_SHARE * len(before):
            total += SAID_AGAIN
    return total


def _between(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)
