"""Under which framework a grade was given, by whom, and for which year, as the paper says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...document import Paragraph
from ...lookups import fold, remembered
from ...lookups.grade_schemes import Scheme, schemes, shared_frameworks, ungraded
from ..plans import plan_in
from ..report import Report
from ..wording import has_one_of
from .grade_words import YEAR

DATED = re.compile(
    r"\bdated?:?\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]+,?\s+)?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
NEAR_YEAR = re.compile(
    r"""
    \b (?i: assessments? | judge?ments? | inspections? (?:\s+dates?:?)? | ratings? | grades? ) \s+
    (?: (?:for|of|in|from|on|published:?) \s+ )? (?: the \s+ (?:year\s+)? )?
    (?: \d{1,2} (?: \s+ [A-Z][a-z]+ )? \s+ (?: to | and | - | – ) \s+ )?
    (?: \d{1,2} (?:st|nd|rd|th)? \s+ )? (?: [A-Z][a-z]+ \s+ )?
    (?P<after> (?:19|20)\d\d (?: \s?[-/–]\s? \d\d (?!\d) )? )
    | (?P<before> (?:19|20)\d\d (?: \s?[-/–]\s? \d\d (?!\d) )? ) \s+ (?: [\w-]+ \s+ ){0,2}
      (?i: assessments? | judge?ments? | inspections? | ratings? | grades? | reports ) \b
    """,
    re.VERBOSE,
)
WHEN_INSPECTED = re.compile(  # on letters of inspectors: "Inspection dates: 4 to 15 March 2024"
    r"^\s*(?:(?:inspection|assessment|visit)\s+dates?|date\s+of\s+(?:inspection|assessment|visit)|report\s+published)\b"
    r"[^.;]{0,48}?\b(?P<year>(?:19|20)\d\d)\s*$",
    re.IGNORECASE,
)
JUDGING = frozenset(  # without one of these words no year is near them
    (
        "assessment", "assessments", "judgement", "judgements", "judgment", "judgments", "inspection", "inspections",
        "rating", "ratings", "grade", "grades", "reports",
    )
)  # fmt: skip
INSPECTED = re.compile(  # a sentence that tells when, with no year beside the word "inspection"
    r"\b(?:inspected|assessed|visited|(?P<published>published)|on\ssite"
    r"|(?:inspection|assessment|visit)\s(?:[^.;]{1,100}\s)?(?:took\splace|carried\sout|undertaken))\b"
    r"(?P<what>[^.;:]{0,80}?)\s(?:in|on|during|from|between)\s(?:\d{1,2}\s(?:[A-Z][a-z]+\s)?(?:to|and|-|–)\s)?(?:\d{1,2}\s)?"
    r"(?:[A-Z][a-z]+\s)?(?P<year>(?:19|20)\d\d)\b"
)
INSPECTING = frozenset({"inspected", "assessed", "visited", "published", "inspection", "assessment", "visit", "site"})
EARLIER = re.compile(
    r"\b (?: last | previous | prior | earlier | latest | most \s recent ) \s (?: [\w’'-]+ \s ){0,3}"
    r"(?: inspection | judge?ment | assessment | review | ILACS | SIF ) s? \b",
    re.VERBOSE | re.IGNORECASE,
)
BEFORE = 30  # characters before "inspection" that say that it was an earlier one
OPENING = 40  # paragraphs in which a report says which year it judges


def framework_of(report: Report, path: Sequence[Paragraph], sentence: str = "") -> Scheme | None:
    """The scheme named nearest to a grade: in its sentence, the headings above, the titles, then the text.

    None where the nearest place names a visit that gives no grade: what its letter tells was given before.
    """
    named: list[Scheme] = []
    for words in filter(None, _places(report, path, sentence)):
        if names_ungraded(words) and not named:
            return None
        if found := _named(words):
            named.append(found)
    if not named:
        return _worded(report)
    nearest = named[0].framework or ""
    fuller = (s for s in named if s.framework != nearest and (s.framework or "").endswith(nearest))
    return next(fuller, named[0])


def _places(report: Report, path: Sequence[Paragraph], sentence: str) -> tuple[str, ...]:
    """The words that may name the inspection of a grade, nearest first."""
    above = report.parent.front.title if report.parent else None
    return (sentence, *(h.text for h in reversed(path)), report.front.title or "", above or "")


def gave_none(report: Report, path: Sequence[Paragraph], sentence: str, year: str | None) -> bool:
    """Whether what looks like a grade is praise of a visit that gives none, by the nearest place that names one.

    A letter on a focused visit still tells the grade of the inspection before it: such a sentence names the scheme,
    or the earlier inspection, or a year that is not the visit's.
    """
    if EARLIER.search(sentence) or (_named(sentence) and (year or not names_ungraded(sentence))):
        return False
    for words in _places(report, path, sentence):
        if names_ungraded(words):
            return words is sentence or not year or year in words
        if _named(words):
            return False
    return False


def names_ungraded(words: str) -> bool:
    """Whether these words name a visit of an inspectorate that gives no grade: "the focused visit in May"."""
    folded = fold(words)
    return any(_stands_in(title, folded) for title in ungraded())


def _named(words: str) -> Scheme | None:
    """The scheme of the longest title in these words."""
    folded = fold(words)
    found = [(len(title), -n, s) for n, s in enumerate(frameworks()) for title in s.titles if _stands_in(title, folded)]
    return max(found, key=lambda entry: entry[:2])[2] if found else None


def _stands_in(name: str, words: str) -> bool:
    """Whether a name stands in these words at words' edges: "JTAI", and not a syllable of another word."""
    start = words.find(name)
    while start >= 0:
        end = start + len(name)
        if not (words[start - 1 : start].isalnum() or words[end : end + 1].isalnum()):
            return True
        start = words.find(name, start + 1)
    return False


def _worded(report: Report) -> Scheme | None:
    """The scheme by the wording of its template; a cover that only mentions it is not enough."""
    for paragraph in report.paragraphs[:OPENING]:
        folded = fold(paragraph.text)
        found = next((s for s in frameworks() if any(words in folded for words in s.sentences)), None)
        if found:
            return found
    return None


@remembered("grade_schemes")
def frameworks() -> tuple[Scheme, ...]:
    """Every scheme, and every name that several share, by which a paper can say under what a grade was given."""
    return tuple(one for one in (*schemes(), *shared_frameworks()) if one.framework)


def year_of(report: Report) -> str | None:
    """The year that the report's grades are for, as its title, its cover's title or its opening says it."""
    titles = [report.front.title or "", (report.parent.front.title or "") if report.parent else ""]
    for words in titles:
        found = YEAR.search(words)
        if found and not plan_in(words):
            return found[0]
    for paragraph in report.paragraphs[:OPENING]:
        line = paragraph.text if len(paragraph.text) < 60 else ""
        if dated := DATED.search(line) or WHEN_INSPECTED.search(line):
            return dated["year"]
    counted: dict[str, int] = {}
    for paragraph in report.paragraphs[:OPENING]:
        for match in NEAR_YEAR.finditer(paragraph.text) if has_one_of(paragraph.text, JUDGING) else ():
            if EARLIER.search(paragraph.text, max(match.start() - BEFORE, 0), match.end()):
                continue
            year = match["after"] or match["before"]
            counted[year] = counted.get(year, 0) + 1
    return max(counted, key=lambda year: counted[year]) if counted else _inspected_in(report)


def _inspected_in(report: Report) -> str | None:
    """The one year in which the opening says that somebody inspected, or else published what was found."""
    told = [
        found
        for p in report.paragraphs[:OPENING]
        if has_one_of(p.text, INSPECTING)
        for found in INSPECTED.finditer(p.text)
        if not EARLIER.search(p.text)
    ]
    for published in (False, True):
        years = {found["year"] for found in told if bool(found["published"]) is published}
        if years:
            return years.pop() if len(years) == 1 else None
    return None
