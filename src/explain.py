"""Which lookup read what in a paper, the package's or a user's, and which words none of them knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .document import Document, ReadingNote
from .errors import PaperError, Unparseable
from .explain_tables import headings_of
from .extract.candidates import ActionCandidate, Candidate, Claims, GradeCandidate, IndicatorCandidate
from .extract.candidates import ProgressCandidate as Progress
from .extract.candidates import StatusCountCandidate as Count
from .extract.candidates import StatusKeyCandidate as KeyLine
from .extract.finders import FINDERS
from .extract.papers.reports import split
from .extract.readers import read
from .extract.report import Report
from .lookups import fold
from .lookups.current import Lookups, using
from .lookups.fills import colour_of_fill
from .normalise import grades, statuses
from .normalise.owners import document_owner
from .told import Told, Unknown, who

LONGEST_STATUS = 8  # words that it makes sense to teach; longer ones are running text


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the lookups did for one paper, and what its reader noted: text left out, characters lost."""

    known: tuple[tuple[str, tuple[Told, ...]], ...]  # what kind of thing, and its words
    unknown: tuple[Unknown, ...]
    notes: tuple[ReadingNote, ...] = ()


def explain(data: bytes, name: str, lookups: Lookups) -> Explanation:
    """Read a paper again and find out, for every column, status, colour, grade and owner, which lookup knew it.

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
            for found in headings_of(table, claims.method(table), lookups):
                _keep(found, headings, unknown)
        for found in _words_of(candidates, lookups):
            _keep(found, words, unknown)
    known = (("Columns", tuple(headings)), ("Words", tuple(words)), ("Authority", _owner(document, reports, lookups)))
    return Explanation(tuple((title, told) for title, told in known if told), tuple(unknown), document.notes)


def _keep(found: Told | Unknown, known: list[Told], unknown: list[Unknown]) -> None:
    """Keep one entry for each words and meaning."""
    if isinstance(found, Told):
        if not any((t.words, t.meaning) == (found.words, found.meaning) for t in known):
            known.append(found)
    elif not any((u.words, u.section) == (found.words, found.section) for u in unknown):
        unknown.append(found)


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
            by = who(lookups, partial(colour_of_fill, fill), "colours")
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
        short = len(words.split()) <= LONGEST_STATUS
        return Unknown(words, "statuses", None, page) if short else Told(words, "running text", "nobody", page)
    return Told(words, meaning, "the paper's own key" if by_key else who(lookups, meant, "statuses"), page)


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
        Told(words, meaning, who(lookups, meant, "grade_schemes"), page)
        if meaning
        else Unknown(words, "scheme", None, page)
    )


def _owner(document: Document, reports: Sequence[Report], lookups: Lookups) -> tuple[Told, ...]:
    """The authority with its code in the register; one that the register lacks, by the paper's words alone."""
    found = document_owner(document, reports)
    if found is None:
        return ()
    if found.code is None:
        return (Told(found.name, "authority", "the paper's own words"),)
    by = who(lookups, partial(document_owner, document, reports), "authorities")
    return (Told(found.name, found.code, by),)


def explain_file(path: Path, lookups: Lookups) -> Explanation:
    """`explain` for a file; empty if the file is no longer there."""
    try:
        return explain(path.read_bytes(), path.name, lookups)
    except OSError:
        return Explanation((), ())
