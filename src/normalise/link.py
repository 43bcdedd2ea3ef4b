"""The same action in another quarter: which earlier row of an authority's papers each action follows, if one.

    links = link("E08000014", reports, actions)

Plan by plan and occasion by occasion, the rows of a report are held against the actions that the plan had before: by
words, reference, officer, theme, deadline, neighbours and what is said of them. The likeliest pairs together are taken,
and where two are as likely none is. Activities are sought under their action alone. Same rows in, same links out, in
whatever order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from .identity import action_key, digest
from .link_absent import absences
from .link_match import Demand, Pair, pair
from .link_parts import merged_into, share_out, split_from
from .link_reasons import reason, undecided
from .link_rows import Change, Link, LinkKind, PrintedAction, PrintedReport
from .link_score import FINISHED, Row, odds_as_score, row_of
from .link_series import Edition, Occasion, Series, series_of
from .link_threads import Scope, Thread
from .link_words import Wordings

SAME_PAPER = Demand(least=2.5, margin=0.0)  # of a copy the rows stand in the same order, and nearly all are there
NEXT_PAPER = Demand(least=0.4)
PART_OF = 0.8  # the score of a row that is linked as a part
TOP = ""  # the scope of what stands under no other action


def link(authority: str | None, reports: Mapping[str, PrintedReport], actions: Sequence[PrintedAction]) -> list[Link]:
    """One link for each action, several for an action that was made of several; in the order of their ids.

    `authority` is its code or name. `actions` need not be in order; all their reports are in `reports`, by id.
    """
    ordered = sorted(actions, key=lambda action: (action.report_id, action.place, action.action_id))
    wordings = Wordings()
    for action in ordered:
        wordings.of(action.description)
    keys = _Keys(authority)
    found: list[Link] = []
    for series in series_of(reports, ordered, wordings):
        found += _Linker(series, wordings, keys).links()
    return sorted(found, key=lambda link: (link.action_id, link.previous_id or ""))


class _Keys:
    """Hands out the keys of actions, made from each one's first row. A key that is taken already is made different."""

    def __init__(self, authority: str | None) -> None:
        self.authority = authority
        self._given: dict[str, int] = defaultdict(int)

    def of(self, first: PrintedAction) -> str:
        key = action_key(self.authority, first.plan, first.reference, first.description)
        self._given[key] += 1
        turn = self._given[key]
        return key if turn == 1 else digest(key, turn)


class _Linker:
    """Links the actions of one plan, from its first occasion to its last."""

    def __init__(self, series: Series, wordings: Wordings, keys: _Keys) -> None:
        self.series, self.wordings, self.keys = series, wordings, keys
        self.scopes: dict[str, Scope] = {TOP: Scope(wordings)}
        self.thread_of: dict[str, Thread] = {}
        self.joined: dict[str, str] = {}  # key of an action that became part of another -> that one's
        self.found: list[Link] = []
        self.at = 0

    def links(self) -> list[Link]:
        for at, occasion in enumerate(self.series.occasions):
            self.at = at
            for edition in occasion.editions:
                self._read(edition, occasion)
        threads = list(dict.fromkeys(self.thread_of.values()))
        return absences(self.series, threads, self.found)

    def _read(self, edition: Edition, occasion: Occasion) -> None:
        rows = _rows(edition, self.wordings)
        printed = {row.action.action_id for row in rows}
        waiting: dict[str | None, list[Row]] = defaultdict(list)
        for row in rows:
            waiting[row.action.parent_id if row.action.parent_id in printed else None].append(row)
        parents: list[str | None] = [None]
        for parent in parents:
            under = waiting.pop(parent, [])
            if under:
                _set_beside(under)
                self._place(under, self._scope(parent), occasion)
                parents += [row.action.action_id for row in under if row.action.action_id in waiting]

    def _scope(self, parent: str | None) -> Scope:
        key = TOP if parent is None else self._joined(self.thread_of[parent].key)
        return self.scopes.setdefault(key, Scope(self.wordings))

    def _joined(self, key: str) -> str:
        while key in self.joined:
            key = self.joined[key]
        return key

    def _place(self, rows: list[Row], scope: Scope, occasion: Occasion) -> None:
        """Link the rows of one report: as copies of another report's rows of the same day, else to earlier rows."""
        report, at = rows[0].action.report_id, self.at
        if len(occasion.editions) > 1 and any(thread.at == at for thread in scope.threads):
            same = pair(scope, rows, at, lambda t: t.at == at and t.head.action.report_id != report, SAME_PAPER)
            for one in same.pairs:
                self._say(one.thread, one.row, LinkKind.SAME_REPORT, one.thread.head, one.odds)
            copies = {id(one.row) for one in same.pairs}
            rows = [row for row in rows if id(row) not in copies]
        result = pair(scope, rows, at, lambda t: t.at < at, NEXT_PAPER)
        heads = {one.thread: one.thread.head for one in result.pairs}
        parts = share_out(result, heads, self.wordings)
        known = {one.thread: one.thread.known.copy() for one in result.pairs}
        for one in result.pairs:
            self._say(one.thread, one.row, LinkKind.FOLLOWS, one.thread.head, one.odds)
            scope.move(one.thread, one.row, at)
        changed = [one for one in result.pairs if heads[one.thread].wording is not one.row.wording]
        begun = {id(one.row) for one in result.pairs}
        for row in rows:
            if id(row) not in begun:
                whole = parts.get(row) or split_from(row, changed, heads, self.wordings)
                if whole is not None:
                    thread = self._new(scope, row, whole.thread.key)
                    thread.known = known[whole.thread].copy()
                    self._say(thread, row, LinkKind.SPLIT, heads[whole.thread])
                else:
                    self._begin(scope, row, dict(result.undecided).get(row, ()))
        self._merge(scope, changed, heads)

    def _begin(self, scope: Scope, row: Row, candidates: Sequence[Thread]) -> None:
        """Begin a thread with a row that continues none: a new action, or one left undecided."""
        thread = self._new(scope, row, None)
        if not candidates:
            self._say(thread, row, LinkKind.FIRST)
            return
        self._say(thread, row, LinkKind.UNDECIDED)
        for candidate in candidates:
            candidate.went_on = True
        ids = tuple(sorted({candidate.head.action.action_id for candidate in candidates}))
        self.found[-1] = replace(self.found[-1], candidates=ids, reason=undecided(len(ids)))

    def _merge(self, scope: Scope, changed: Sequence[Pair], heads: dict[Thread, Row]) -> None:
        """Link actions of the occasion before that were merged into another row."""
        before = [t for t in scope.threads if t.at == self.at - 1 and not t.went_on] if changed else []
        for thread in before:
            into = merged_into(thread, changed, heads, self.wordings)
            if into is not None:
                self._say(into.thread, into.row, LinkKind.MERGED, thread.head)
                thread.went_on = True
                if thread.key != into.thread.key:
                    self._join(thread.key, into.thread.key)

    def _join(self, key: str, other: str) -> None:
        """Let activities of a merged action be found under the action that it was merged into."""
        key, other = self._joined(key), self._joined(other)
        if key != other:
            self.joined[key] = other
            scope = self.scopes.setdefault(other, Scope(self.wordings))
            for thread in self.scopes.pop(key, Scope(self.wordings)).threads:
                scope.add(thread)

    def _new(self, scope: Scope, row: Row, key: str | None) -> Thread:
        thread = Thread(key or self.keys.of(row.action), row, self.at)
        scope.add(thread)
        return thread

    def _say(
        self, thread: Thread, row: Row, kind: LinkKind, earlier: Row | None = None, odds: float | None = None
    ) -> None:
        action = row.action
        changes: tuple[Change, ...] = ()
        if kind is not LinkKind.MERGED:
            self.thread_of[action.action_id] = thread
            thread.occasions.append(self.at)
            thread.finished = thread.finished or action.status in FINISHED
            changes = thread.known.changes(row) if kind is not LinkKind.SAME_REPORT else ()
        self.found.append(
            Link(
                action.action_id,
                thread.key,
                kind,
                earlier.action.action_id if earlier else None,
                odds_as_score(odds) if odds is not None else PART_OF if earlier else None,
                reason(kind, earlier, row, self.wordings) if earlier else None,
                series=self.series.name,
                as_at=self.series.occasions[self.at].as_at,
                changes=changes,
            )
        )


def _rows(edition: Edition, wordings: Wordings) -> list[Row]:
    return [row_of(action, wordings) for action in edition.actions]


def _set_beside(rows: Sequence[Row]) -> None:
    """Tell each row the words of those before and after it."""
    for one, other in pairwise(rows):
        one.after, other.before = other.wording, one.wording
