"""Actions that became two, and two that became one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .link_match import Pair, Pairing
from .link_score import Row
from .link_threads import Thread
from .link_words import Wording, Wordings

HELD = 0.75  # of a part's words stand in the whole
HELD_OF_LONGER = 0.45  # of the part that goes on
ADDED = 0.15  # of the whole's words that only this part has
TOGETHER = 0.65  # of the whole's words that both parts have
SIGNS = 1  # at least, that tell of one origin, other than words


def share_out(result: Pairing, heads: dict[Thread, Row], wordings: Wordings) -> dict[Row, Pair]:
    """Take back what was left undecided because two rows share out one action, or one row took up two.

    The first of two parts goes on with the action, or the first of two actions with the row; `heads` gets its row until
    now. Gives the other parts, and the pair whose action each is a part of; `merged_into` finds the other actions.
    """
    parts: dict[Row, Pair] = {}
    claims: dict[Thread, list[Row]] = {}
    decided: list[Row] = []
    for row, threads in result.undecided:
        if len(threads) == 1:
            claims.setdefault(threads[0], []).append(row)
        elif _parts(row.wording, threads[0].head.wording, threads[1].head.wording, wordings):
            thread = min(threads, key=lambda one: one.head.action.place)
            if thread not in heads:
                _pair_up(thread, row, result, heads)
                decided.append(row)
    for thread, rows in claims.items():
        if len(rows) == 2 and _parts(thread.head.wording, rows[0].wording, rows[1].wording, wordings):
            first, second = sorted(rows, key=lambda row: row.action.place)
            parts[second] = _pair_up(thread, first, result, heads)
            decided += rows
    result.undecided = [(row, threads) for row, threads in result.undecided if row not in decided]
    return parts


def _pair_up(thread: Thread, row: Row, result: Pairing, heads: dict[Thread, Row]) -> Pair:
    made = Pair(thread, row, result.signs.weigh(thread.head, row, 0))
    result.pairs.append(made)
    heads[thread] = thread.head
    return made


def split_from(row: Row, pairs: Sequence[Pair], heads: dict[Thread, Row], wordings: Wordings) -> Pair | None:
    """The pair whose thread this row is another part of, if there is one; `heads` are the threads' rows until now."""
    found = [
        pair
        for pair in pairs
        if _parts(heads[pair.thread].wording, pair.row.wording, row.wording, wordings)
        and _of_one_origin(heads[pair.thread], row, pair.row)
    ]
    return found[0] if len(found) == 1 else None


def merged_into(thread: Thread, pairs: Iterable[Pair], heads: dict[Thread, Row], wordings: Wordings) -> Pair | None:
    """The pair whose row holds this thread's action as well, if there is one."""
    found = [
        pair
        for pair in pairs
        if _parts(pair.row.wording, heads[pair.thread].wording, thread.head.wording, wordings)
        and _of_one_origin(pair.row, thread.head, heads[pair.thread])
    ]
    return found[0] if len(found) == 1 else None


def _parts(whole: Wording, one: Wording, other: Wording, wordings: Wordings) -> bool:
    """Whether two wordings share out what the third says."""
    all_of_it = wordings.whole(whole)
    if whole in (one, other) or not all_of_it:
        return False
    with_one, with_other = whole.stems & one.stems, whole.stems & other.stems
    if not with_other - with_one:
        return False
    return (
        wordings.of_all(with_other - with_one) >= ADDED * all_of_it
        and wordings.of_all(with_one - with_other) >= ADDED * all_of_it
        and wordings.of_all(with_other) >= HELD * wordings.whole(other)
        and wordings.of_all(with_one) >= HELD_OF_LONGER * wordings.whole(one)
        and wordings.of_all(with_one | with_other) >= TOGETHER * all_of_it
    )


def _of_one_origin(whole: Row, part: Row, other: Row) -> bool:
    """Whether more than words says that a part is the whole's: its number, its officer, its place beside the other."""
    numbered = bool(part.reference and whole.reference and _under(part.reference, whole.reference, other.reference))
    beside = part.action.report_id == other.action.report_id and abs(part.action.place - other.action.place) == 1
    signs = numbered + beside + bool(part.owner & whole.owner) + bool(part.theme and part.theme == whole.theme)
    return signs >= SIGNS


def _under(part: str, whole: str, other: str) -> bool:
    return part.startswith(whole) or part[:-1] == other[:-1]
