"""Actions as they go on from one edition of their plan to the next; where to look for the one that a row follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass, field

from .link_changes import Known
from .link_score import Row
from .link_words import Wording, Wordings

LOOKED_UP = 12  # of a row's rarest words, whose other rows are looked at
COMMON = 400  # rows that share a word: more tell nothing
NEAREST = 10  # of the rows that share words


@dataclass(slots=True, eq=False)
class Thread:
    """One action over its editions: the row that it stood in last, and all occasions at which it was printed.

    Parts of what was one action are threads of one `key`. `went_on` says that another row has taken it up, or may have.
    """

    key: str
    head: Row
    at: int
    occasions: list[int] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    finished: bool = False
    went_on: bool = False


class Scope:
    """The threads among which a row may find its own: those of a plan, or of one action's activities."""

    def __init__(self, wordings: Wordings) -> None:
        self.wordings = wordings
        self.threads: list[Thread] = []
        self._worded: dict[Wording, list[Thread]] = defaultdict(list)
        self._referenced: dict[str, list[Thread]] = defaultdict(list)
        self._stemmed: dict[str, set[Thread]] | None = None  # made when first asked for: most rows need no search

    def add(self, thread: Thread) -> None:
        self.threads.append(thread)
        self._note(thread)

    def move(self, thread: Thread, row: Row, at: int) -> None:
        """Continue the thread with that row."""
        before, thread.head, thread.at = thread.head, row, at
        if before.wording is not row.wording or before.reference != row.reference:
            self._note(thread)

    def _note(self, thread: Thread) -> None:
        row = thread.head
        worded = self._worded[row.wording]
        if thread not in worded:
            worded.append(thread)
            if self._stemmed is not None:
                self._note_stems(self._stemmed, thread)
        if row.reference and thread not in self._referenced[row.reference]:
            self._referenced[row.reference].append(thread)

    def _note_stems(self, stemmed: dict[str, set[Thread]], thread: Thread) -> None:
        for stem in thread.head.wording.stems:
            stemmed[stem].add(thread)

    def worded(self, row: Row, free: Set[Thread]) -> list[Thread]:
        """The free threads that once had exactly these words."""
        return [thread for thread in self._worded.get(row.wording, ()) if thread in free]

    def near(self, row: Row, free: Set[Thread]) -> list[Thread]:
        """The free threads with that reference, with these words, or sharing words that few others have."""
        named = self._referenced.get(row.reference, ()) if row.reference else ()
        numbered = [thread for thread in named if thread in free][-NEAREST:]
        found = dict.fromkeys([*self.worded(row, free), *numbered])
        shared: dict[Thread, float] = defaultdict(float)
        for stem in self.wordings.rarest(row.wording, LOOKED_UP):
            holding = self._stems().get(stem, set()) & free
            if len(holding) <= COMMON:
                weight = self.wordings.weight(stem)
                for thread in holding:
                    shared[thread] += weight
        nearest = sorted(shared, key=lambda one: (-shared[one], one.head.action.place, one.head.action.action_id))
        return list(found | dict.fromkeys(nearest[:NEAREST]))

    def _stems(self) -> dict[str, set[Thread]]:
        if self._stemmed is None:
            self._stemmed = defaultdict(set)
            for thread in self.threads:
                self._note_stems(self._stemmed, thread)
        return self._stemmed
