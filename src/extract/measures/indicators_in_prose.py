"""Measured values in sentences: "81% of tenants are happy with ...", "... fell from 9 weeks to 4 weeks".

A cheap pattern admits a sentence; spaCy's matcher then finds the values in it, and the words around each value say what
it is (a value, a previous value, a target, a comparison, a change) and what was measured. Changes without a level
("reduced by 13%") are no values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from ...document import Paragraph, Part, Table, plain
from ...lookups import table
from ..blocks.language import Phrase, frozen_patterns, phrases, sentences
from ..candidates import Claims, IndicatorCandidate, Source
from ..figures import DIGIT
from ..judgements.findings_in_tables import split_bullets
from ..report import QUOTE_LIMIT, Report
from ..wording import WORD, has_one_of, words_of
from .indicator_words import REFERENCE
from .measure_names import name_after, name_before, period_in
from .measured_values import ROSE, counts_somebody, is_measured, spells_number

METHOD = "prose:indicators"
READ_ELSEWHERE = ("table:indicators", "table:figures", "table:counts", "table:grades")
LONGEST_SENTENCE = 900  # characters
SIGN = re.compile(r"\d\s?%")
ADMITTED = {  # by a word that stands in it; few sentences have one
    "percent": re.compile(r"\bpercent\b", re.IGNORECASE),
    "cent": re.compile(r"\bper\scent\b", re.IGNORECASE),
    **dict.fromkeys(
        ("days", "weeks", "months", "years"),
        re.compile(r"\d[\d,]{0,12}\s+(?:working\s+)?(?:days|weeks|months|years)\b", re.IGNORECASE),
    ),
    "from": re.compile(r"\bnumber\s+of\b[^.]{0,80}\bfrom\s+\d", re.IGNORECASE),
    "average": re.compile(r"\baverage\b.{0,60}£", re.IGNORECASE),
}
ADMITTING = frozenset(ADMITTED)
RANKED = re.compile(r"\d(?:st|nd|rd|th)\s+in\b", re.IGNORECASE)
ABOUT = r"(?:\s+(?:an?|the|just|only|about|around|approximately|some|cumulative|average|high|low|of))*"
ROLES = {
    role: re.compile(pattern, re.IGNORECASE)
    for role, pattern in {
        "previous": (
            r"(?:\((?:19|20)\d\d(?:[-/]\d\d)?\s*:|\bfrom|compared\s+(?:to|with)|\bagainst|\bpreviously|as\s+opposed\s+to)"
            rf"{ABOUT}\s*$"
        ),
        "target": (
            r"(?<!above\s)(?<!below\s)(?<!\bon\s)(?<!exceeds\s)\b(?:target|goal|ambition)s?"
            r"(?:\s+(?:of|is|was|rate|figure|to\s+be|set\s+at|at))*\s*[:=(]?\s*$"
        ),
        "comparator": (
            r"\b(?:averages?|nationally|regionally|england|comparators?|neighbours|benchmark|median)"
            r"\s*(?:of|is|was|figure|at|\(|:)*\s*$"
        ),
        "change": (
            r"\b(?:by|increased?|reduction|decrease|rise|fall|drop|improvement|deterioration|difference|change|gap|deteriorated"
            r"|narrowed|up|down|further|additional|than|more|fewer|less)(?:\s+(?:of|by|an?|around|about|almost|nearly|over))*\s*$"
        ),
        "limit": (
            r"\b(?:within|every|after|for|past|last|next|least|minimum\s+of|maximum\s+of|up\s+to\s+a|aged|over\s+the|under|once"
            r"|one\s+of(?:\s+only)?|in\s+the|save|saving|saved|to\s+be|lowest|highest|anything\s+above|anything\s+below)\s*$"
        ),
    }.items()
}
ROLE_REACH = 60  # characters before a value
ROLE_WORDS = {  # one of which stands before a value that has the role
    "previous": frozenset({"from", "compared", "against", "previously", "opposed"}),
    "target": frozenset({"target", "targets", "goal", "goals", "ambition", "ambitions"}),
    "comparator": frozenset(
        {"average", "averages", "nationally", "regionally", "england", "comparator", "comparators", "neighbours"}
        | {"benchmark", "median"}
    ),
    "change": frozenset(
        {"by", "increase", "increased", "reduction", "decrease", "rise", "fall", "drop", "improvement", "deterioration"}
        | {"difference", "change", "gap", "deteriorated", "narrowed", "up", "down", "further", "additional", "than"}
        | {"more", "fewer", "less"}
    ),
    "limit": frozenset(
        {"within", "every", "after", "for", "past", "last", "next", "least", "minimum", "maximum", "up", "aged", "over"}
        | {"under", "once", "one", "in", "save", "saving", "saved", "be", "lowest", "highest", "anything"}
    ),
}
OPENING_QUOTES = ('"', "'", "‘", "“")
CHANGE_AFTER = re.compile(
    r"^\s*(?:(?:\w+\s+){0,3}?(?:increase|reduction|decrease|rise|fall|drop|improvement|deterioration)\b(?!\s+of\s+\d)"
    r"|(?:(?!and\b)\w+\s+)?(?:more|fewer|less|higher|lower|greater|faster|slower|points?|old|above|below|cheaper|ago"
    r"|time|year[-\s]old)\b)",
    re.IGNORECASE,
)
COMPARISON = re.compile(
    r"\b(?=[abchijlmsw])(?:(?:well|slightly|just)\s+)?(?:above|below|in\s+line\s+with|(?:lower|higher|better|worse|more|less)\s+than|compared\s+(?:to|with))"
    r"\s+(?:(?:that|those)\s+of\s+|the\s+|our\s+)*[^.;,()]{0,40}?"
    r"\b(?:averages?|comparators?(?:\s+councils)?|neighbours|nationally|england|region|target)\b"
    r"(?:\s+of\s+\d[\d.]*\s?(?:%|per\s?cent))?",
    re.IGNORECASE,
)
COMPARING = frozenset({"above", "below", "line", "than", "compared"})
PREVIOUS_PERIOD = re.compile(
    r"^\s*(?:[,(]\s*)?(?P<period>(?:in\s+)?(?:the\s+)?(?:same\s+(?:period|quarter|month|time)\s+)?(?:last|previous|the\s+previous)\s+(?:year|quarter|month|period|time)"
    r"|at\s+the\s+end\s+of\s+(?:q|quarter\s)[1-4]|(?:in\s+)?(?:20\d\d(?:\s?[-/]\s?\d\d)?))\b",
    re.IGNORECASE,
)
TAKEN_UP = re.compile(
    r"\b(?:this|it|which)\s+(?:has\s+|had\s+)?(?:now\s+|since\s+)?"
    r"(?:increased|risen|rose|grown|grew|fell|fallen|improved|reduced|dropped|decreased)\s+to\s+$",
    re.IGNORECASE,
)
YEAR_NUMBER = re.compile(r"(?:19|20)\d\d|\d{2,4}/\d{2}")
COPULA = re.compile(
    r"\b(?:is|was|were|are|stands?\s+at|stood\s+at)(?:\s+(?:now|currently|only|just|about))*\s*$", re.IGNORECASE
)
GOES_TO = re.compile(r"\bto\s+(?:\w+\s+)?$")
CAME_FROM = re.compile(rf"(?<!\s)\s*\bfrom{ABOUT}\s*$")
COUNT_BEFORE = re.compile(r"\b\d[\d,]{0,14}\s?\($")
OF = re.compile(r"(?<!\s)\s+of\b")
OF_SOMETHING = re.compile(r"(?<!\s)\s+(?:of\s+\w|in\s+the\s+\w)")
AN = re.compile(r"\ban?\s*$")
SMALL_LETTER = re.compile(r"(?<!\s)\s+[a-z]")
PERIOD_BESIDE = re.compile(r"\((?P<period>(?:19|20)\d\d(?:[-/]\d\d)?)\s*:\s*$")


@plain
class Place:
    """Words in which measured values may be stated, and where they stand."""

    text: str
    parts: tuple[Part, ...]
    locator: str | None


@plain
class Figure:
    """A value in a sentence with what the words before it make of it."""

    phrase: Phrase
    role: str  # value | previous | target | comparator | change | limit


def find_indicators_in_prose(report: Report, claims: Claims) -> Iterator[IndicatorCandidate]:
    """Every value that a sentence, a list item or a cell states for a measure that it names."""
    if report.front.kind == "agenda":
        return
    told: set[tuple[str, str]] = set()
    for place in _places(report, claims):
        if not _may_measure(place.text):
            continue
        for sentence in _with_asides(sentences(place.text)):
            if sentence != place.text and not _may_measure(sentence):
                continue
            for candidate in _in_sentence(sentence, place):
                key = (candidate.name.casefold(), candidate.value or "")
                if key not in told and not (report.front.kind == "minutes" and _is_bare_count(candidate)):
                    told.add(key)
                    yield candidate


def _may_measure(words: str) -> bool:
    """What admits words to the reading of their values; few do, and every one of a paper's paragraphs is asked."""
    if not (DIGIT.search(words) or spells_number(words)):
        return False
    if "%" in words and SIGN.search(words):
        return True
    if any(ADMITTED[word].search(words) for word in ADMITTING & words_of(words)):
        return True
    return (" in" in words and RANKED.search(words) is not None) or counts_somebody(words)


def _is_bare_count(found: IndicatorCandidate) -> bool:
    """Whether a count is put in no period and beside no other: in minutes, what was talked about and not measured."""
    beside = (found.period, found.previous_value, found.target, found.comparator, found.reference)
    return not any(beside) and (found.value or "").replace(",", "").replace(" ", "").replace("-", "").isalnum()


def _with_asides(found: Sequence[str]) -> list[str]:
    """Sentences; one in brackets belongs to the one before: "72% agree. (improved from 65%)"."""
    joined: list[str] = []
    for sentence in found:
        if joined and sentence.startswith("("):
            joined[-1] = f"{joined[-1]} {sentence}"
        else:
            joined.append(sentence)
    return joined


def _places(report: Report, claims: Claims) -> Iterator[Place]:
    for block in report.blocks:
        if isinstance(block, Paragraph):
            yield Place(block.text, block.parts, block.locator)
        elif isinstance(block, Table) and claims.method(block) not in READ_ELSEWHERE:
            for cell in block.cells:
                for whole in cell.paragraphs:
                    for p in split_bullets(whole):
                        yield Place(p.text, p.parts or cell.parts or block.parts, p.locator or block.locator)


@cache
def _value_patterns() -> tuple[tuple[str, tuple[tuple[tuple[str, object], ...], ...]], ...]:
    return frozen_patterns(cast("dict[str, list[list[dict[str, object]]]]", table("measures")["values"]))


def _in_sentence(sentence: str, place: Place) -> Iterator[IndicatorCandidate]:
    if len(sentence) > LONGEST_SENTENCE:
        return
    found = phrases(sentence, _value_patterns())
    figures = [_figure(sentence, phrase) for phrase in found if not YEAR_NUMBER.fullmatch(phrase.text)]
    last: IndicatorCandidate | None = None
    for order, figure in enumerate(figures):
        if last is not None and TAKEN_UP.search(sentence[: figure.phrase.start]):
            yield replace(
                last, value=figure.phrase.text, previous_value=last.value, previous_period=last.period, period=None
            )
            continue
        if figure.role != "value" or not is_measured(sentence, figure.phrase):
            continue
        name = _name(sentence, figure, figures[:order])
        if name is None:
            continue
        last = _candidate(sentence, place, name, figure, figures)
        yield last


def _figure(sentence: str, phrase: Phrase) -> Figure:
    before = sentence[max(phrase.start - 2 * ROLE_REACH, 0) : phrase.start].rstrip()
    before = (before[:-1] if before.endswith(OPENING_QUOTES) else before)[-ROLE_REACH:]
    words = set(WORD.findall(before.lower()))
    role = next((r for r, keys in ROLE_WORDS.items() if not keys.isdisjoint(words) and ROLES[r].search(before)), None)
    if role is None:
        role = "previous" if "(" in before and ROLES["previous"].search(before) else "value"
    if role == "value" and CHANGE_AFTER.match(sentence[phrase.end : phrase.end + 40]) and phrase.label != "rank":
        role = "change"
    return Figure(phrase, role)


def _name(sentence: str, figure: Figure, earlier: Sequence[Figure]) -> str | None:
    """What was measured, in the sentence's own words: behind the value, or before it."""
    before = sentence[: figure.phrase.start]
    start = next((f for f in earlier if f.role == "previous" and figure.phrase.start - f.phrase.end < 40), None)
    if start is not None and GOES_TO.search(before[start.phrase.end :]):
        before = CAME_FROM.sub(" from", before[: start.phrase.start])
        return name_before(before)
    after = sentence[figure.phrase.end :]
    if before.endswith("(") and (bracketed := re.match(r"\)\s+of\b", after)):  # "nearly half (48%) of visitors"
        return name_after(after[bracketed.end() :])
    if figure.phrase.label == "count" and not ROSE.search(sentence[: figure.phrase.start]):
        return name_after(after)
    if before.endswith("(") and COUNT_BEFORE.search(before):  # "30 (71%)": the share of a count that is told with it
        return None
    if COPULA.search(before) and OF.match(after) and (name := name_before(before)):
        return name  # "Rent arrears were 1.9% of the rent due"
    if figure.phrase.label in {"percent", "rank"} and OF_SOMETHING.match(after):
        return name_after(after.lstrip()[2:])
    if figure.phrase.label == "percent" and AN.search(before) and SMALL_LETTER.match(after):
        return name_after(after)
    return name_before(before) or (name_after(after) if figure.phrase.label == "percent" else None)


def _candidate(sentence: str, place: Place, name: str, figure: Figure, figures: Sequence[Figure]) -> IndicatorCandidate:
    others = [f for f in figures if f.phrase.label == figure.phrase.label or f.phrase.label in {"percent", "duration"}]
    near = sorted(others, key=lambda f: abs(f.phrase.start - figure.phrase.start))
    previous = next((f for f in near if f.role == "previous" and _belongs(figure, f, figures)), None)
    target = next((f for f in near if f.role == "target" and _belongs(figure, f, figures)), None)
    reference = REFERENCE.search(name) or REFERENCE.search(sentence[: figure.phrase.start])
    compared = COMPARISON.search(sentence) if has_one_of(sentence, COMPARING) else None
    period = period_in(
        sentence, figure.phrase.start, (previous.phrase.start, previous.phrase.end) if previous else None
    )
    shown = None
    if previous is not None:
        beside = PERIOD_BESIDE.search(sentence[: previous.phrase.start])
        shown = beside or PREVIOUS_PERIOD.match(sentence[previous.phrase.end :])
    found = IndicatorCandidate(
        Source(sentence[:QUOTE_LIMIT], METHOD, place.parts, place.locator),
        name=name,
        value=figure.phrase.text,
        reference=reference["reference"] if reference else None,
        period=period,
        target=target.phrase.text if target else None,
        comparator=compared[0] if compared else None,
    )
    if previous is None:
        return found
    return replace(
        found,
        previous_value=previous.phrase.text,
        previous_period=re.sub(r"^in\s+", "", shown["period"]) if shown else None,
    )


def _belongs(value: Figure, other: Figure, figures: Sequence[Figure]) -> bool:
    """Whether no other value stands between these two."""
    low, high = sorted((value.phrase.start, other.phrase.start))
    return not any(
        low < f.phrase.start < high for f in figures if f.role == "value" and f.phrase.label == value.phrase.label
    )
