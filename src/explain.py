"""Which lookup read what in a paper, the package's or a user's, and which words none of them knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from .document import Document, Table
from .errors import PaperError, Unparseable
from .extract.candidates import ActionCandidate, Candidate, Claims, GradeCandidate, IndicatorCandidate
from .extract.candidates import ProgressCandidate as Progress
from .extract.candidates import StatusCountCandidate as Count
from .extract.candidates import StatusKeyCandidate as KeyLine
from .extract.columns import Columns, Grid, match_columns, only_period
from .extract.finders import FINDERS
from .extract.papers.reports import split
from .extract.readers import read
from .extract.report import Report
from .lookups import fold
from .lookups.current import Lookups, using
from .lookups.fills import colour_of_fill
from .lookups.teaching import taught
from .normalise import grades, statuses
from .normalise.owners import document_owner
from .suggest import suggested_field

T = TypeVar("T")
KINDS = {"table:actions": "action", "table:indicators": "indicator", "table:grades": "grade"}
ANY_KIND = ("action", "indicator", "grade")
LONGEST_HEADING = 8  # words of a cell that may be a heading, or a status to be taught


@dataclass(frozen=True, slots=True)
class Told:
    """Words of the paper, what they were taken for, and which lookup says so: a user's file, or the package's own."""

    words: str
    meaning: str
    lookup: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that no lookup knows; `guess` is the name that what stands with them suggests, if it does."""

    words: str
    section: str
    guess: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the lookups did for one paper."""

    known: tuple[tuple[str, tuple[Told, ...]], ...]  # what kind of thing, and its words
    unknown: tuple[Unknown, ...]


def explain(data: bytes, name: str, lookups: Lookups) -> Explanation:
    """Reads a paper again and asks of every column, status, colour, grade and owner who knew it.

    A paper that cannot be read is explained by nothing.
    """
    try:
        with using(lookups):
            document = read(data, name)
            return _explained(document, split(document), lookups)
    except PaperError:
        return Explanation((), ())


def _explained(document: Document, reports: Sequence[Report], lookups: Lookups) -> Explanation:
    headings: list[Told] = []
    words: list[Told] = []
    unknown: list[Unknown] = []
    for report in reports:
        claims = Claims()
        candidates = [candidate for finder in FINDERS for candidate in finder(report, claims)]
        for table in report.tables:
            for found in _headings_of(table, claims.method(table), lookups):
                _keep(found, headings, unknown)
        for found in _words_of(candidates, lookups):
            _keep(found, words, unknown)
    known = (("Columns", tuple(headings)), ("Words", tuple(words)), ("Authority", _owner(document, reports, lookups)))
    return Explanation(tuple((title, told) for title, told in known if told), tuple(unknown))


def _keep(found: Told | Unknown, known: list[Told], unknown: list[Unknown]) -> None:
    """Once for the same words and meaning."""
    if isinstance(found, Told):
        if not any((t.words, t.meaning) == (found.words, found.meaning) for t in known):
            known.append(found)
    elif not any((u.words, u.section) == (found.words, found.section) for u in unknown):
        unknown.append(found)


def _headings_of(table: Table, method: str | None, lookups: Lookups) -> Iterator[Told | Unknown]:
    """The columns of a table that was read, or that nobody claimed; a front sheet has no headings of ours."""
    kind = KINDS.get(method or "")
    if method is not None and kind is None:
        return
    columns = match_columns(table, kind) if kind else _nearest(table)
    page = table.parts[0].page if table.parts else None
    if columns is not None:
        grid = Grid(table)
        for column, (field, heading) in enumerate(zip(columns.fields, columns.headers, strict=True)):
            if field:
                yield Told(
                    heading,
                    f"{columns.kind}.{field}",
                    _who(lookups, _column_told(table, columns, column), "headers"),
                    page,
                )
            elif _may_be_heading(heading):
                cells = list(grid.column(column, columns.body_start))
                yield Unknown(heading, f"headers.{columns.kind}", suggested_field(cells, columns.kind), page)
    elif method is None and table.row_count > 1:
        for cell in table.row(0):
            below = list(Grid(table).column(cell.column, 1))
            if _may_be_heading(cell.flat) and len(table.row(0)) > 1:
                yield Unknown(cell.flat, "headers.action", suggested_field(below, "action"), page)


def _nearest(table: Table) -> Columns | None:
    """The columns of an unread table, as the kind of which it has most."""
    found = [c for kind in ANY_KIND if (c := match_columns(table, kind))]
    return max(found, key=lambda columns: sum(field is not None for field in columns.fields), default=None)


def _column_told(table: Table, columns: Columns, column: int) -> Callable[[], str | None]:
    """What the lookups in use make of that column; a table remembers what it told, so it is asked anew."""

    def told() -> str | None:
        table.forget()
        found = match_columns(table, columns.kind)
        return found.fields[column] if found and found.headers[column] == columns.headers[column] else None

    return told


def _may_be_heading(words: str) -> bool:
    return 0 < len(words.split()) <= LONGEST_HEADING and any(c.isalpha() for c in words) and not only_period(words)


def _words_of(candidates: Sequence[Candidate], lookups: Lookups) -> Iterator[Told | Unknown]:
    """Statuses, colours and grades, as the paper prints them."""
    lines = [(c.status, c.definition) for c in candidates if isinstance(c, KeyLine)]
    key = statuses.status_key(lines) if lines else None
    for candidate in candidates:
        page = candidate.source.parts[0].page if candidate.source.parts else None
        if isinstance(candidate, ActionCandidate | Progress | IndicatorCandidate | Count) and candidate.status:
            yield _status(candidate.status, key, lookups, page)
        if isinstance(candidate, ActionCandidate | IndicatorCandidate) and candidate.fill:
            fill = candidate.fill
            colour = colour_of_fill(fill)
            by = _who(lookups, partial(colour_of_fill, fill), "colours")
            yield Told(f"fill {fill}", colour or "no colour", by, page)
        if isinstance(candidate, GradeCandidate) and candidate.grade:
            yield _grade(candidate, lookups, page)


def _status(words: str, key: statuses.StatusKey | None, lookups: Lookups, page: int | None) -> Told | Unknown:
    def meant() -> str | None:
        try:
            return statuses.status(words, key).value
        except Unparseable:
            return "no status" if statuses.says_none(words, key) else None

    by_key = key is not None and fold(words) in key.words
    meaning = meant()
    if meaning is None:
        short = len(words.split()) <= LONGEST_HEADING
        return Unknown(words, "statuses", None, page) if short else Told(words, "running text", "nobody", page)
    return Told(words, meaning, "the paper's own key" if by_key else _who(lookups, meant, "statuses"), page)


def _grade(candidate: GradeCandidate, lookups: Lookups, page: int | None) -> Told | Unknown:
    words, framework = candidate.grade or "", candidate.framework

    def meant() -> str | None:
        try:
            found = grades.grade(words, framework)
        except Unparseable:
            return None
        scheme = found.scheme or grades.scheme(framework or "")
        return " of ".join(filter(None, (found.value.value if found.value else "a grade", scheme)))

    meaning = meant()
    return (
        Told(words, meaning, _who(lookups, meant, "grade_schemes"), page)
        if meaning
        else Unknown(words, "scheme", None, page)
    )


def _owner(document: Document, reports: Sequence[Report], lookups: Lookups) -> tuple[Told, ...]:
    def name() -> str | None:
        owner = document_owner(document, reports)
        return owner.name if owner else None

    found = name()
    return (Told(found, "authority", _who(lookups, name, "authorities")),) if found else ()


def _who(lookups: Lookups, question: Callable[[], T], home: str) -> str:
    """The lookup by which the answer is what it is: the last of the user's files that changed it, or the package's.

    `home` is the package's own lookup of such words.
    """
    answers = []
    for count in range(len(lookups.files) + 1):
        with using(taught(lookups.files[:count])):
            answers.append(question())
    changed = [n for n in range(1, len(answers)) if answers[n] != answers[n - 1]]
    return lookups.files[changed[-1] - 1].name if changed else f"built in: {home}"


def explain_file(path: Path, lookups: Lookups) -> Explanation:
    """`explain` for a file; one that is no longer there is explained by nothing."""
    try:
        return explain(path.read_bytes(), path.name, lookups)
    except OSError:
        return Explanation((), ())
