"""What a line of heads stands over where labels stand under it: columns shared out so that hardly any is left over.

Taught by budgets under "Last year" and "This year", each over "Budget", "Forecast", "Variance": a short head in the
middle of three columns stands just as well over the second of them, but then nobody heads the other two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .atoms import Atom
from .laid import Column

LEFT_OVER = 1.0  # ems that a column costs which no head stands over
FLUSH = 0.2  # ems that it costs when heads stand at a side of their columns, not in the middle
HANGS_OVER = 1.0  # ems by which a head may be wider than its columns
FURTHEST_OFF = 2.0  # ems from the middle or a side

Span = tuple[int, int]  # first and last column
_Sharing = tuple[float, tuple[Span, ...]]  # its cost in ems


def spans_over(heads: Sequence[Atom], columns: Sequence[Column], first: int, end: int, em: float) -> list[Span] | None:
    """The columns from `first` up to `end` that each of the heads, from the left, stands over; None where they do not
    fit, or where nothing says more than that each stands over one.

    All stand in the middle of their columns, or all at one side of them, whichever fits better.
    """
    if not heads or len(heads) >= end - first:
        return None
    ended: list[_Sharing] = []
    for off, cost in ((_off_middle, 0.0), (_off_left, FLUSH), (_off_right, FLUSH)):
        best: dict[int, _Sharing] = {first: (cost, ())}  # by the next free column
        for head in heads:
            best = _with(_Heading(head, off, em), best, columns, end)
        ended += [(cost + LEFT_OVER * (end - at), spans) for at, (cost, spans) in best.items()]
    return list(min(ended)[1]) if ended else None


def _with(heading: _Heading, best: dict[int, _Sharing], columns: Sequence[Column], end: int) -> dict[int, _Sharing]:
    """The cheapest ways to share out the columns up to each once this head stands, too."""
    found: dict[int, _Sharing] = {}
    cheapest = _cheapest_up_to(best, end)
    for first in range(min(best, default=end), end):
        before = cheapest[first]
        for last in range(first, end):
            off = heading.off_from(columns[first].x0, columns[last].x1)
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


@dataclass(frozen=True, slots=True)
class _Heading:
    """A head and how its place over columns is measured."""

    head: Atom
    off: Callable[[Atom, float, float], float]
    em: float

    def off_from(self, x0: float, x1: float) -> float | None:
        """Ems from where it would stand over columns between these places; None where it cannot."""
        if self.head.x0 < x0 - HANGS_OVER * self.em or self.head.x1 > x1 + HANGS_OVER * self.em:
            return None
        off = self.off(self.head, x0, x1) / self.em
        return off if off <= FURTHEST_OFF else None


def _off_middle(head: Atom, x0: float, x1: float) -> float:
    return abs(head.middle - (x0 + x1) / 2)


def _off_left(head: Atom, x0: float, _x1: float) -> float:
    return abs(head.x0 - x0)


def _off_right(head: Atom, _x0: float, x1: float) -> float:
    return abs(head.x1 - x1)
