"""Which reports are editions of one plan, and for which day each of them stands.

A plan is known by its name without dates, periods and the words for an edition ("Service Plan 2009-10: Q2 update"). Two
names are one plan where the one takes up the other's actions and never stands beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import cast

from ..lookups import fold, table
from .dates import find_days
from .link_rows import PrintedAction, PrintedReport
from .link_words import WORD, Wording, Wordings
from .mentions import clean, mentions, quarter_span

TELLING = 4  # words, at least, of an action that may tell one plan by another's
TAKEN_UP = 0.3  # of the actions of the smaller
WORD_FOR_WORD = 0.9  # of the rows of two papers that are the same paper


@dataclass(frozen=True, slots=True)
class Edition:
    """The actions of one plan in one report, in reading order."""

    report: PrintedReport
    actions: tuple[PrintedAction, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """The editions of a plan that stand for one day: the same paper in two formats, the same report in two packs."""

    as_at: date | None
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A plan, or the list that a body keeps, over its occasions from the earliest on."""

    name: str
    occasions: tuple[Occasion, ...]


def series_of(
    reports: Mapping[str, PrintedReport], actions: Sequence[PrintedAction], wordings: Wordings
) -> list[Series]:
    """The plans of one authority. `actions` are in reading order within each report."""
    rows: dict[tuple[str, str], list[PrintedAction]] = defaultdict(list)
    for action in actions:
        rows[series_name(action.plan, reports[action.report_id]), action.report_id].append(action)
    editions: dict[str, list[Edition]] = defaultdict(list)
    for (name, report_id), found in rows.items():
        editions[name].append(Edition(reports[report_id], tuple(found)))
    return [
        Series(name, tuple(_occasions([edition for one in names for edition in editions[one]])))
        for name, names in _united(editions, wordings)
    ]


def series_name(plan: str | None, report: PrintedReport) -> str:
    """The plan's name over its editions; without one, the body whose list it is, or what the paper is called."""
    return edition_free(plan or report.committee or report.title or "")


@lru_cache(maxsize=8192)
def edition_free(name: str) -> str:
    """A name without dates, periods and words for an edition; all of it, folded, where nothing else is left."""
    text, last, kept = clean(name), 0, []
    for mention in mentions(text):
        kept.append(text[last : mention.start])
        last = mention.end
    words = WORD.findall(fold(" ".join([*kept, text[last:]])))
    telling = [word for word in words if word not in _of_editions() and not word.isdigit()]
    return " ".join(telling) or fold(name)


@cache
def _of_editions() -> frozenset[str]:
    found = cast(dict[str, list[str]], table("series")["edition"])["words"]
    return frozenset((*found, "q1", "q2", "q3", "q4"))


def _united(editions: Mapping[str, Sequence[Edition]], wordings: Wordings) -> list[tuple[str, list[str]]]:
    """The names of each plan, under the first of them."""
    worded = {name: _telling_wordings(found, wordings) for name, found in editions.items()}
    shared: Counter[tuple[str, str]] = Counter()
    holders: dict[Wording, list[str]] = defaultdict(list)
    for name in sorted(worded):
        for wording in worded[name]:
            holders[wording].append(name)
    for names in holders.values():
        if len(names) <= 8:  # what more plans than that say is said by all
            shared.update((one, other) for at, one in enumerate(names) for other in names[at + 1 :])
    root = {name: name for name in editions}
    for (one, other), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        least = min(len(worded[one]), len(worded[other]))
        if count >= min(2, least) and count >= TAKEN_UP * least:
            first, second = _root(root, one), _root(root, other)
            together = [
                [e for name in editions if _root(root, name) == end for e in editions[name]] for end in (first, second)
            ]
            if first != second and not _beside(together[0], together[1], wordings):
                root[max(first, second)] = min(first, second)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(editions):
        groups[_root(root, name)].append(name)
    return sorted(groups.items())


def _root(root: Mapping[str, str], name: str) -> str:
    while root[name] != name:
        name = root[name]
    return name


def _telling_wordings(editions: Iterable[Edition], wordings: Wordings) -> dict[Wording, None]:
    found = (wordings.of(action.description) for edition in editions for action in edition.actions)
    return dict.fromkeys(wording for wording in found if len(wording.stems) >= TELLING)


def _beside(one: Sequence[Edition], other: Sequence[Edition], wordings: Wordings) -> bool:
    """Whether two plans stand side by side: in one report, or for one day with other actions."""
    if {edition.report.report_id for edition in one} & {edition.report.report_id for edition in other}:
        return True
    days: dict[date | None, list[Edition]] = defaultdict(list)
    for edition in one:
        days[as_at(edition.report)].append(edition)
    for edition in other:
        day = as_at(edition.report)
        if day is not None and day in days:
            here, there = (set(_telling_wordings(e, wordings)) for e in (days[day], [edition]))
            if 2 * len(here & there) < min(len(here), len(there)):
                return True
    return False


def as_at(report: PrintedReport) -> date | None:
    """The day for which a report stands.

    The end of the quarter or period that it tells of, so that a report shown to two meetings stands once; else its
    meeting, a day in its title or its file's name, the beginning of a plan's year.
    """
    if report.financial_year and report.quarter:
        return quarter_span(int(report.financial_year[:4]), report.quarter)[1]
    found = report.period_end or report.day or _day_in(report.title) or _day_in(report.file_name)
    if found is None and report.financial_year:
        return date(int(report.financial_year[:4]), 4, 1)
    return found


@lru_cache(maxsize=8192)
def _day_in(words: str | None) -> date | None:
    days = {day for _, day in find_days((words or "").replace("_", " "))}
    return days.pop() if len(days) == 1 else None


def _occasions(editions: Sequence[Edition]) -> list[Occasion]:
    """Editions by their day; without one, by the deadlines that they set, which lie about it."""
    groups: list[tuple[date | None, list[Edition]]] = []
    by_day: dict[date | None, int] = {}
    same = _SamePaper()
    for edition in sorted(editions, key=_order):
        day = as_at(edition.report)
        home = by_day.get(day) if day else None
        if home is None:
            home = next((at for at, (_, found) in enumerate(groups) if same(found[0], edition)), None)
        if home is None:
            home = len(groups)
            groups.append((day, []))
        by_day.setdefault(day, home)
        groups[home][1].append(edition)
    return [Occasion(day, tuple(found)) for day, found in groups]


def _order(edition: Edition) -> tuple[date, str, int, str]:
    report = edition.report
    return as_at(report) or _usual_deadline(edition) or date.min, report.file_name, report.number, report.report_id


def _usual_deadline(edition: Edition) -> date | None:
    days = sorted(action.deadline for action in edition.actions if action.deadline)
    return days[len(days) // 2] if days else None


class _SamePaper:
    """Whether an edition of another day is the same paper all the same: shown to one meeting, or word for word."""

    def __init__(self) -> None:
        self._rows: dict[str, frozenset[tuple[object, ...]]] = {}

    def __call__(self, first: Edition, second: Edition) -> bool:
        one, other = first.report, second.report
        quarters = [(r.financial_year, r.quarter) for r in (one, other) if r.quarter]
        if len(set(quarters)) > 1 or one.document_id == other.document_id:
            return False
        if one.day and one.day == other.day:
            return True
        if fold(one.title or "") != fold(other.title or ""):
            return False
        here, there = self._rows_of(first), self._rows_of(second)
        return len(here & there) >= WORD_FOR_WORD * max(len(here), len(there))

    def _rows_of(self, edition: Edition) -> frozenset[tuple[object, ...]]:
        found = self._rows.get(edition.report.report_id)
        if found is None:
            found = frozenset((a.description, a.status, a.deadline, a.said) for a in edition.actions)
            self._rows[edition.report.report_id] = found
        return found
