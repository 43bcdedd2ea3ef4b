"""Which thread each row of a report goes on with: the most likely pairs together, and none where two are as likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field

import numpy as np

from .assignment import best_pairs
from .link_score import Row, Signs, signs_between
from .link_threads import Scope, Thread

TELLING = 3  # words, at least, that leave no doubt where only one row and one thread have them
CERTAIN = 9.0  # the odds of such
LATELY = 1  # occasions without it, at most, after which words alone leave no doubt
MARGIN = 0.9  # by which a pair must be likelier than what else might be
HARDLY = -4.0  # odds that are not looked at

Free = Callable[[Thread], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    thread: Thread
    row: Row
    odds: float


@dataclass(slots=True)
class Pairing:
    """Which thread each row of a scope continues. `undecided` names the threads that a row could as well continue."""

    signs: Signs
    pairs: list[Pair] = field(default_factory=list)
    undecided: list[tuple[Row, tuple[Thread, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Demand:
    """How sure a pair must be: `least` are its odds, `margin` those over the next best."""

    least: float = 0.0
    margin: float = MARGIN


def pair(scope: Scope, rows: Sequence[Row], at: int, is_free: Free, demand: Demand) -> Pairing:
    """Find the thread of each row among the free threads; `at` is the number of the rows' occasion."""
    free = {thread for thread in scope.threads if is_free(thread)}
    certain = _certain(scope, rows, at, free)
    free -= {one.thread for one in certain}
    left = sum(at - thread.at <= 1 + LATELY for thread in free)
    signs = signs_between([(one.thread.head, one.row) for one in certain], rows, left, scope.wordings)
    result = Pairing(signs, certain)
    placed = {id(one.row) for one in certain}
    doubtful = [row for row in rows if id(row) not in placed]
    if doubtful and free:
        odds = {
            (row, thread): weight
            for row in doubtful
            for thread in scope.near(row, free)
            if (weight := signs.weigh(thread.head, row, at - thread.at - 1)) > HARDLY
        }
        for component in _components(odds):
            _decide(component, demand, result)
    return result


def _certain(scope: Scope, rows: Sequence[Row], at: int, free: Set[Thread]) -> list[Pair]:
    """Pairs of a row and a free thread with the same telling words, where no other row and no other thread has them."""
    worded: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        worded[row.wording].append(row)
    found = []
    claimed: dict[Thread, int] = defaultdict(int)
    for same in worded.values():
        if len(same) == 1 and len(same[0].wording.stems) >= TELLING:
            threads = scope.worded(same[0], free)
            if len(threads) == 1 and (at - threads[0].at - 1 <= LATELY or _agree(threads[0].head, same[0])):
                claimed[threads[0]] += 1
                found.append(Pair(threads[0], same[0], CERTAIN))
    return [pair for pair in found if claimed[pair.thread] == 1]


def _agree(earlier: Row, later: Row) -> bool:
    """Whether anything besides words says that two rows are one action."""
    same_day = earlier.action.deadline is not None and earlier.action.deadline == later.action.deadline
    same_number = bool(later.reference) and earlier.reference == later.reference
    return same_day or same_number or bool(earlier.owner & later.owner)


Odds = dict[tuple[Row, Thread], float]


def _components(odds: Odds) -> Iterator[Odds]:
    """The pairs that compete with one another, directly or through others."""
    of_row: dict[Row, list[Thread]] = defaultdict(list)
    of_thread: dict[Thread, list[Row]] = defaultdict(list)
    for row, thread in odds:
        of_row[row].append(thread)
        of_thread[thread].append(row)
    seen: set[Row] = set()
    for first in of_row:
        if first in seen:
            continue
        rows, waiting = dict.fromkeys([first]), [first]
        while waiting:
            for thread in of_row[waiting.pop()]:
                for row in of_thread[thread]:
                    if row not in rows:
                        rows[row] = None
                        waiting.append(row)
        seen |= rows.keys()
        yield {(row, thread): odds[row, thread] for row in rows for thread in of_row[row]}


def _decide(odds: Odds, demand: Demand, result: Pairing) -> None:
    """Choose the pairs whose odds are greatest together; leave undecided those that another choice comes close to."""
    chosen = _best(odds, demand)
    doubts = {row: rival for row, thread in chosen.items() if (rival := _rival(odds, chosen, row, thread, demand))}
    for row, (thread, other) in doubts.items():
        result.undecided.append((row, (chosen[row], thread) if thread is not chosen[row] else (thread,)))
        if other is not None and other not in chosen:
            result.undecided.append((other, (chosen[row],)))
    result.pairs += [Pair(thread, row, odds[row, thread]) for row, thread in chosen.items() if row not in doubts]


def _best(odds: Odds, demand: Demand) -> dict[Row, Thread]:
    rows, threads = (list(dict.fromkeys(side)) for side in zip(*odds, strict=True))
    if len(rows) == 1 or len(threads) == 1:
        row, thread = max(odds, key=lambda pair: odds[pair])
        return {row: thread} if odds[row, thread] >= demand.least else {}
    row_at, thread_at = ({one: at for at, one in enumerate(side)} for side in (rows, threads))
    likeness = np.zeros((len(rows), len(threads)))
    for (row, thread), value in odds.items():
        likeness[row_at[row], thread_at[thread]] = max(value - demand.least, 0.0)
    return {rows[row]: threads[thread] for row, thread in best_pairs(likeness)}


Rival = tuple[Thread, Row | None]


def _rival(odds: Odds, chosen: dict[Row, Thread], row: Row, thread: Thread, demand: Demand) -> Rival | None:
    """The choice that comes within the margin of this pair: another thread for the row, or another row for its thread.

    Where the other thread has a row of its own, what counts is that both exchange theirs.
    """
    holder = {t: r for r, t in chosen.items()}
    sure = odds[row, thread]
    for (other_row, other), value in odds.items():
        if value < demand.least:
            continue
        if other_row is row and other is not thread:
            owner = holder.get(other)
            both = sure + odds[owner, other] if owner else sure
            instead = value + max(odds.get((owner, thread), demand.least), demand.least) if owner else value
            if both - instead < demand.margin:
                return other, owner
        elif other is thread and other_row is not row and other_row not in chosen and sure - value < demand.margin:
            return thread, other_row
    return None
