"""Measured values in sentences: "97% of customers are satisfied with ...", "... improved from 20 months to 7 weeks".

A cheap pattern admits a sentence; spaCy's matcher then finds the values in it, and the words around each value say what
it is (a value, a previous value, a target, a comparison, a change) and what was measured. Changes without a level
("reduced by 13%") are no values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from ..document import Paragraph, Part, Table
from ..lookups import table
from .candidates import Claims, IndicatorCandidate, Source
from .findings_in_tables import split_bullets
from .indicator_words import REFERENCE
from .language import Phrase, frozen_patterns, phrases, sentences
from .measure_names import name_after, name_before, period_in
from .report import QUOTE_LIMIT, Report

READ_ELSEWHERE = ("table:indicators", "table:figures", "table:counts", "table:grades", "table:findings")
LONGEST_SENTENCE = 900  # characters
ADMITTED = re.compile(
    r"\d\s?%|\bper\s?cent\b|\b\d[\d,]*\s+(?:working\s+)?(?:days|weeks|months|years)\b|\baverage\b.{0,60}£|\d(?:st|nd|rd|th)\s+in\b",
    re.IGNORECASE,
)
ROLE_BEFORE = {
    "previous": r"(?:\bfrom|\bup\s+from|\bdown\s+from|compared\s+(?:to|with)|\bagainst|previously|as\s+opposed\s+to)(?:\s+(?:just|only|about))?\s*$",
    "target": r"\b(?:target|goal|ambition|standard)s?(?:\s+(?:of|is|was|rate|figure|to\s+be|set\s+at|at))*\s*[:=(]?\s*$|\bmeet\s+[\w\s]{0,20}target\s*(?:of\s*)?$",
    "comparator": r"\b(?:average|averages|nationally|regionally|england|comparators?|neighbours|benchmark|median)\s*(?:of|is|was|figure|at|\(|:)*\s*$",
    "change": r"\b(?:by|increase|increased|reduction|decrease|rise|fall|drop|improvement|deterioration|difference|change|gap|deteriorated|narrowed|up|down|further|additional|than|more|fewer|less)(?:\s+(?:of|by|an?|around|about|almost|nearly|over))*\s*$",
    "limit": r"\b(?:within|every|after|for|past|last|next|least|minimum\s+of|maximum\s+of|up\s+to\s+a|aged|over\s+the|under|once|than|one\s+of(?:\s+only)?|in\s+the|save|saving|saved|to\s+be)\s*$",
}
ROLES = {role: re.compile(pattern, re.IGNORECASE) for role, pattern in ROLE_BEFORE.items()}
CHANGE_AFTER = re.compile(
    r"^\s*(?:\w+\s+){0,2}?(?:increase|reduction|decrease|rise|fall|drop|improvement|deterioration|more|fewer|less|higher|lower|greater|faster|slower|points?|old|above|below|cheaper|ago|time|year[-\s]old)\b",
    re.IGNORECASE,
)
COMPARISON = re.compile(
    r"\b(?P<words>(?:(?:well|slightly|just)\s+)?(?:above|below|in\s+line\s+with|lower\s+than|higher\s+than|better\s+than|worse\s+than|more\s+than|less\s+than|compared\s+(?:to|with))"
    r"\s+(?:(?:that|those)\s+of\s+|the\s+|our\s+)*[^.;,()]{0,40}?\b(?:averages?|comparators?(?:\s+councils)?|neighbours|nationally|england|region|target))\b"
    r"(?P<value>\s+of\s+\d[\d.]*\s?(?:%|per\s?cent))?",
    re.IGNORECASE,
)
PREVIOUS_PERIOD = re.compile(
    r"^\s*[,(]?\s*(?P<period>(?:the\s+)?(?:last|previous|same)\s+(?:year|quarter|month|period|time)|(?:in\s+)?(?:20\d\d(?:\s?[-/]\s?\d\d)?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Words in which measured values may be stated, and where they stand."""

    text: str
    parts: tuple[Part, ...]
    locator: str | None


@dataclass(frozen=True, slots=True)
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
        if not (ADMITTED.search(place.text) or _counted().search(place.text)):
            continue
        for sentence in sentences(place.text):
            for candidate in _in_sentence(sentence, place):
                key = (candidate.name.casefold(), candidate.value or "")
                if key not in told:
                    told.add(key)
                    yield candidate


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
def _counted() -> re.Pattern[str]:
    """A number, in figures or words, and within five words somebody or something that councils count."""
    words = cast(dict[str, list[str]], table("measures")["counted"])["words"]
    nouns = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?:\d|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|\w+teen|\w+ty|[Hh]undred)\b)"
        rf"[,\d]*\s+(?P<between>(?:[\w’'/&-]+\s+){{0,5}}?)(?P<noun>{nouns})\b"
    )


@cache
def _not_before() -> re.Pattern[str]:
    words = cast(dict[str, list[str]], table("measures")["no_value"])["before"]
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in words)})\s*\.?$", re.IGNORECASE)


@cache
def _value_patterns() -> tuple[tuple[str, tuple[tuple[tuple[str, object], ...], ...]], ...]:
    return frozen_patterns(cast("dict[str, list[list[dict[str, object]]]]", table("measures")["values"]))


def _in_sentence(sentence: str, place: Place) -> Iterator[IndicatorCandidate]:
    if len(sentence) > LONGEST_SENTENCE or not (ADMITTED.search(sentence) or _counted().search(sentence)):
        return
    figures = [_figure(sentence, phrase) for phrase in phrases(sentence, _value_patterns())]
    for order, figure in enumerate(figures):
        if figure.role != "value" or not _is_measured(sentence, figure.phrase):
            continue
        name = _name(sentence, figure, figures[:order])
        if name is None:
            continue
        yield _candidate(sentence, place, name, figure, figures)


def _figure(sentence: str, phrase: Phrase) -> Figure:
    before = re.sub(r"[\"'‘“]$", "", sentence[: phrase.start].rstrip())
    role = next((role for role, pattern in ROLES.items() if pattern.search(before[-60:])), "value")
    if role == "value" and CHANGE_AFTER.match(sentence[phrase.end : phrase.end + 40]) and phrase.label != "rank":
        role = "change"
    return Figure(phrase, role)


def _is_measured(sentence: str, phrase: Phrase) -> bool:
    """Whether the value can be one: a percentage, a length of time, a rank, an average cost, or a count of somebody."""
    before, after = sentence[: phrase.start], sentence[phrase.end :]
    if phrase.label == "percent":
        return not re.search(r"[-–]\s?$", before)
    if phrase.label == "duration":
        return bool(
            re.search(
                r"\b(?:average|mean|median|length|times?|waits?|waiting|timeliness|expectancy|turnaround|took|takes|delay)\b",
                before,
                re.IGNORECASE,
            )
        )
    if phrase.label == "money":
        return bool(re.search(r"\baverage\b[^.;]{0,60}$", before, re.IGNORECASE)) and "budget" not in before.lower()
    if phrase.label == "rank":
        return bool(re.match(r"\s+(?:in|out\s+of|of|nationally|best|highest|lowest)\b", after))
    counted = _counted().match(f"{phrase.text[-1] if phrase.text[-1].isdigit() else '1'}{after}")
    return (
        counted is not None
        and not re.search(r"[-–/.:£]\s?$", before)
        and not _not_before().search(before.rstrip())
        and not re.fullmatch(r"(?:19|20)\d\d", phrase.text)
        and not re.search(r"\b(?:of|and|or|to|the|in|at|on|from|with|a)\s+$", counted["between"])
    )


def _name(sentence: str, figure: Figure, earlier: Sequence[Figure]) -> str | None:
    """What was measured, in the sentence's own words: behind the value, or before it."""
    before = sentence[: figure.phrase.start]
    start = next((f for f in earlier if f.role == "previous" and figure.phrase.start - f.phrase.end < 40), None)
    if start is not None and re.search(r"\bto\s+(?:\w+\s+)?$", before[start.phrase.end :]):
        before = re.sub(r"\s*\bfrom\s*(?:just\s+|only\s+)?$", " from", before[: start.phrase.start])
        return name_before(before)
    after = sentence[figure.phrase.end :]
    if figure.phrase.label == "count":
        return name_after(after)
    if figure.phrase.label in {"percent", "rank"} and re.match(r"\s+(?:of\s+\w|in\s+the\s+\w)", after):
        return name_after(re.sub(r"^\s+(?:of|in)\b", "", after))
    return name_before(before) or (name_after(after) if figure.phrase.label == "percent" else None)


def _candidate(sentence: str, place: Place, name: str, figure: Figure, figures: Sequence[Figure]) -> IndicatorCandidate:
    others = [f for f in figures if f.phrase.label == figure.phrase.label or f.phrase.label in {"percent", "duration"}]
    near = sorted(others, key=lambda f: abs(f.phrase.start - figure.phrase.start))
    previous = next((f for f in near if f.role == "previous" and _belongs(figure, f, figures)), None)
    target = next((f for f in near if f.role == "target" and _belongs(figure, f, figures)), None)
    reference = REFERENCE.search(name) or REFERENCE.search(sentence[: figure.phrase.start])
    compared = COMPARISON.search(sentence)
    period = period_in(sentence, figure.phrase.start, previous.phrase.end if previous else None)
    shown = PREVIOUS_PERIOD.match(sentence[previous.phrase.end :]) if previous else None
    found = IndicatorCandidate(
        Source(sentence[:QUOTE_LIMIT], "prose:indicators", place.parts, place.locator),
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
    return not any(low < f.phrase.start < high for f in figures if f.role == "value")
