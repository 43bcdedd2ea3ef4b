"""Actions that a plan no longer has: at which report of it one would have looked for them in vain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .link_rows import Link
from .link_series import Series
from .link_threads import Thread

GOES_ON = 0.4  # of a list's unfinished actions stand in one that goes on with it; a sheet of highlights has fewer
LOOKED_AHEAD = 8  # appearances


def absences(series: Series, threads: Sequence[Thread], links: Iterable[Link]) -> list[Link]:
    """The links, with `absent_from` set on the last row of each action that the plan dropped without finishing it."""
    found = list(links)
    successor = _successors(threads)
    lost = {
        thread.head.action.action_id: series.occasions[later].editions[0].report.report_id
        for thread in threads
        if not thread.finished and not thread.went_on and (later := successor.get(thread.occasions[-1])) is not None
    }
    return [replace(link, absent_from=lost[link.action_id]) if link.action_id in lost else link for link in found]


def _successors(threads: Sequence[Thread]) -> dict[int, int]:
    """The next occasion that goes on with the list of each occasion."""
    unfinished: Counter[int] = Counter()
    together: dict[int, Counter[int]] = defaultdict(Counter)
    for thread in threads:
        occasions = sorted(set(thread.occasions))
        for at, here in enumerate(occasions):
            together[here].update(occasions[at + 1 : at + 1 + LOOKED_AHEAD])
        unfinished.update(occasions if not thread.finished else occasions[:-1])
    return {
        here: later
        for here, after in together.items()
        if (later := min((o for o, n in after.items() if n >= max(1.0, GOES_ON * unfinished[here])), default=None))
        is not None
    }
