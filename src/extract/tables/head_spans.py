"""What a line of heads stands over where labels stand under it: columns shared out so that hardly any is left over.

Taught by budgets under "Last year" and "This year", each over "Budget", "Forecast", "Variance": a short head in the
middle of three columns stands just as well over the second of them, but then nobody heads the other two.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from .atoms import Atom
from .laid import Column

LEFT_OVER = 1.0  # ems that a column costs which no head stands over
FLUSH = 0.2  # ems that it costs to stand at a side of the columns, not in their middle
HANGS_OVER = 1.0  # ems by which a head may be wider than its columns
FURTHEST_OFF = 2.0  # ems from the middle or a side

Span = tuple[int, int]  # first and last column
_Sharing = tuple[float, tuple[Span, ...]]  # its cost in ems


def spans_over(heads: Sequence[Atom], columns: Sequence[Column], first: int, end: int, em: float) -> list[Span] | None:
    """The columns from `first` up to `end` that each of the heads, from the left, stands over; None where they do not
    fit, or where nothing says more than that each stands over one."""
    if not heads or len(heads) >= end - first:
        return None
    best: dict[int, _Sharing] = {first: (0.0, ())}  # by the next free column
    for head in heads:
        best = _with(head, best, columns, end, em)
    ended = [(cost + LEFT_OVER * (end - at), spans) for at, (cost, spans) in best.items()]
    return list(min(ended)[1]) if ended else None


def _with(head: Atom, best: dict[int, _Sharing], columns: Sequence[Column], end: int, em: float) -> dict[int, _Sharing]:
    """The cheapest ways to share out the columns up to each once this head stands, too."""
    found: dict[int, _Sharing] = {}
    cheapest = _cheapest_up_to(best, end)
    for first in range(min(best, default=end), end):
        before = cheapest[first]
        for last in range(first, end):
            off = _off(head, columns[first].x0, columns[last].x1, em)
            if before is None or off is None:
                continue
            sharing = (before[0] + off, (*before[1], (first, last)))
            found[last + 1] = min(found.get(last + 1, sharing), sharing)
    return found


def _cheapest_up_to(best: dict[int, _Sharing], end: int) -> list[_Sharing | None]:
    """For every column the cheapest way to leave all before it behind."""

    def onward(before: _Sharing | None, here: _Sharing | None) -> _Sharing | None:
        left = None if before is None else (before[0] + LEFT_OVER, before[1])
        return min((way for way in (left, here) if way is not None), default=None)

    return list(accumulate((best.get(at) for at in range(end)), onward))


def _off(head: Atom, x0: float, x1: float, em: float) -> float | None:
    """Ems from standing in the middle between two places, or at one of them; None where it cannot stand there."""
    if head.x0 < x0 - HANGS_OVER * em or head.x1 > x1 + HANGS_OVER * em:
        return None
    middle = abs(head.middle - (x0 + x1) / 2) / em
    side = FLUSH + min(abs(head.x0 - x0), abs(head.x1 - x1)) / em
    off = min(middle, side)
    return off if off <= FURTHEST_OFF else None
