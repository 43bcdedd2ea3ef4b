"""Under which framework a grade was given, by whom, and for which year, as the paper says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from ...document import Paragraph
from ...lookups import fold, remembered, table
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
JUDGING = frozenset(  # without one of these words no year is near them
    (
        "assessment", "assessments", "judgement", "judgements", "judgment", "judgments", "inspection", "inspections",
        "rating", "ratings", "grade", "grades", "reports",
    )
)  # fmt: skip
OPENING = 40  # paragraphs in which a report says which year it judges


@dataclass(frozen=True, slots=True)
class Framework:
    """A national framework: its name, who judges, and the words of its scale ("performing" or "judged")."""

    name: str
    assessor: str | None
    scale: str
    named: tuple[str, ...]
    worded: tuple[str, ...]
    whole: tuple[str, ...]


def framework_of(report: Report, path: Sequence[Paragraph], sentence: str = "") -> Framework | None:
    """The framework named nearest to a grade: in its sentence, the headings above, the titles, then the text."""
    above = report.parent.front.title if report.parent else None
    places = (sentence, *(h.text for h in reversed(path)), report.front.title, above)
    named = [found for words in places if words and (found := _named(words))]
    if not named:
        return _worded(report)
    fuller = (f for f in named if f.name.endswith(named[0].name) and f.name != named[0].name)
    return next(fuller, named[0])


def _named(words: str) -> Framework | None:
    folded = fold(words)
    return next((f for f in frameworks() if any(name in folded for name in f.named)), None)


def _worded(report: Report) -> Framework | None:
    """The framework by the wording of its template; a cover that only mentions it is not enough."""
    for paragraph in report.paragraphs[:OPENING]:
        folded = fold(paragraph.text)
        found = next((f for f in frameworks() if any(words in folded for words in f.worded)), None)
        if found:
            return found
    return None


@remembered("grade_schemes", "frameworks")
def frameworks() -> tuple[Framework, ...]:
    """Every framework that we know, as in the lookup."""
    entries = cast(list[dict[str, object]], table("frameworks")["framework"])
    return tuple(
        Framework(
            str(entry["name"]),
            str(entry["assessor"]) if "assessor" in entry else None,
            str(entry["scale"]),
            tuple(fold(w) for w in cast(list[str], entry.get("named", []))),
            tuple(fold(w) for w in cast(list[str], entry.get("worded", []))),
            tuple(cast(list[str], entry.get("whole", []))),
        )
        for entry in entries
    )


def year_of(report: Report) -> str | None:
    """The year that the report's grades are for, as its title, its cover's title or its opening says it."""
    titles = [report.front.title or "", (report.parent.front.title or "") if report.parent else ""]
    for words in titles:
        found = YEAR.search(words)
        if found and not plan_in(words):
            return found[0]
    for paragraph in report.paragraphs[:OPENING]:
        if len(paragraph.text) < 60 and (dated := DATED.search(paragraph.text)):
            return dated["year"]
    counted: dict[str, int] = {}
    for paragraph in report.paragraphs[:OPENING]:
        for match in NEAR_YEAR.finditer(paragraph.text) if has_one_of(paragraph.text, JUDGING) else ():
            year = match["after"] or match["before"]
            counted[year] = counted.get(year, 0) + 1
    return max(counted, key=lambda year: counted[year]) if counted else None
