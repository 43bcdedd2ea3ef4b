"""Measured values in sentences: "81% of tenants are happy with ...", "... fell from 9 weeks to 4 weeks".

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

from ...document import Paragraph, Part, Table
from ...lookups import table
from ..blocks.language import Phrase, frozen_patterns, phrases, sentences
from ..candidates import Claims, IndicatorCandidate, Source
from ..figures import SPELLED, whole_number
from ..judgements.findings_in_tables import split_bullets
from ..report import QUOTE_LIMIT, Report
from .indicator_words import REFERENCE
from .measure_names import name_after, name_before, period_in

METHOD = "prose:indicators"
READ_ELSEWHERE = ("table:indicators", "table:figures", "table:counts", "table:grades")
LONGEST_SENTENCE = 900  # characters
ADMITTED = re.compile(
    r"\d\s?%|\bper\s?cent\b|\b\d[\d,]*\s+(?:working\s+)?(?:days|weeks|months|years)\b|\bnumber\s+of\b[^.]{0,80}\bfrom\s+\d|\baverage\b.{0,60}£|\d(?:st|nd|rd|th)\s+in\b",
    re.IGNORECASE,
)
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
CHANGE_AFTER = re.compile(
    r"^\s*(?:(?:\w+\s+){0,3}?(?:increase|reduction|decrease|rise|fall|drop|improvement|deterioration)\b(?!\s+of\s+\d)"
    r"|(?:(?!and\b)\w+\s+)?(?:more|fewer|less|higher|lower|greater|faster|slower|points?|old|above|below|cheaper|ago"
    r"|time|year[-\s]old)\b)",
    re.IGNORECASE,
)
COMPARISON = re.compile(
    r"\b(?:(?:well|slightly|just)\s+)?(?:above|below|in\s+line\s+with|(?:lower|higher|better|worse|more|less)\s+than|compared\s+(?:to|with))"
    r"\s+(?:(?:that|those)\s+of\s+|the\s+|our\s+)*[^.;,()]{0,40}?"
    r"\b(?:averages?|comparators?(?:\s+councils)?|neighbours|nationally|england|region|target)\b"
    r"(?:\s+of\s+\d[\d.]*\s?(?:%|per\s?cent))?",
    re.IGNORECASE,
)
PREVIOUS_PERIOD = re.compile(
    r"^\s*[,(]?\s*(?P<period>(?:in\s+)?(?:the\s+)?(?:same\s+(?:period|quarter|month|time)\s+)?(?:last|previous|the\s+previous)\s+(?:year|quarter|month|period|time)"
    r"|at\s+the\s+end\s+of\s+(?:q|quarter\s)[1-4]|(?:in\s+)?(?:20\d\d(?:\s?[-/]\s?\d\d)?))\b",
    re.IGNORECASE,
)
TAKEN_UP = re.compile(
    r"\b(?:this|it|which)\s+(?:has\s+|had\s+)?(?:now\s+|since\s+)?"
    r"(?:increased|risen|rose|grown|grew|fell|fallen|improved|reduced|dropped|decreased)\s+to\s+$",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:will|shall|should|must|might|hopes?\s+to|aims?\s+to|intends?\s+to|plans?\s+to|expects?|expected\s+to"
    r"|(?:target|ambition|goal|aim)\s+(?:has\s+been\s+|have\s+been\s+|was\s+|is\s+)?(?:set\s+)?to|sample\s+of|capacity\s+(?:of|for)"
    r"|e\.?g\.?|for\s+example)\s[^.;:]{0,60}$",
    re.IGNORECASE,
)
SHARED_OUT = re.compile(r"^(?:[^.;]|\.(?=\d)){0,60}\brespectively\b", re.IGNORECASE)
REQUIRED = re.compile(
    r"\b(?:requir(?:e|es|ing)|required\s+to\s+\w+|a\s+(?:minimum|maximum)\s+of)\s+(?:at\s+least\s+)?$", re.IGNORECASE
)
RANGE_END = re.compile(rf"\bbetween\s+(?:\d[\d,]*|{SPELLED})\s+(?:and|to)\s+$", re.IGNORECASE)
YEAR_NUMBER = re.compile(r"(?:19|20)\d\d|\d{2,4}/\d{2}")
COPULA = re.compile(
    r"\b(?:is|was|were|are|stands?\s+at|stood\s+at)(?:\s+(?:now|currently|only|just|about))*\s*$", re.IGNORECASE
)
ROSE = re.compile(r"\bnumber\s+of\b.*\bfrom\s+[\d,]+\s+(?:[A-Za-z][\w\s/]{0,24})?to\s+$", re.IGNORECASE)
PERIOD_BESIDE = re.compile(r"\((?P<period>(?:19|20)\d\d(?:[-/]\d\d)?)\s*:\s*$")
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b|/", re.IGNORECASE)
WAIT = re.compile(
    r"\b(?:average|mean|median|length|times?|waits?|waiting|timeliness|expectancy|turnaround|took|takes|delay|averaged|absence|lost)\b",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|being|receiv\w+|said|report\w*|registered|identified|attended|used|completed)\b"
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
        for sentence in _with_asides(sentences(place.text)):
            for candidate in _in_sentence(sentence, place):
                key = (candidate.name.casefold(), candidate.value or "")
                if key not in told and not (report.front.kind == "minutes" and _is_bare_count(candidate)):
                    told.add(key)
                    yield candidate


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
def _counted() -> re.Pattern[str]:
    """A number, in figures or words, and within five words somebody or something that councils count."""
    words = cast(dict[str, list[str]], table("measures")["counted"])["words"]
    nouns = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?:\d|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|\w+teen|\w+ty|[Hh]undred)\b)"
        rf"[,\d]*\s+(?:of\s+(?:the|our|these)\s+)?(?P<between>(?:[A-Za-z’'/&-]+\s+){{0,5}}?)(?P<noun>{nouns})\b"
    )


@cache
def _not_before() -> re.Pattern[str]:
    words = cast(dict[str, list[str]], table("measures")["no_value"])["before"]
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in words)})\s*\.?$", re.IGNORECASE)


@cache
def _purpose() -> re.Pattern[str]:
    """What something is for, before its number: "was launched to train 40 volunteers"; not "was able to train"."""
    words = cast(dict[str, list[str]], table("measures")["no_value"])["purposes"]
    return re.compile(
        rf"(?<!\bable)(?<!continues)(?<!continue)(?<!continued)(?<!continuing)(?<!managed)(?<!helped)\s+to\s+(?:{'|'.join(words)})"
        r"\s+(?:an?\s+|the\s+|over\s+|around\s+)?$",
        re.IGNORECASE,
    )


@cache
def _value_patterns() -> tuple[tuple[str, tuple[tuple[tuple[str, object], ...], ...]], ...]:
    return frozen_patterns(cast("dict[str, list[list[dict[str, object]]]]", table("measures")["values"]))


def _in_sentence(sentence: str, place: Place) -> Iterator[IndicatorCandidate]:
    if len(sentence) > LONGEST_SENTENCE or not (ADMITTED.search(sentence) or _counted().search(sentence)):
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
        if figure.role != "value" or not _is_measured(sentence, figure.phrase):
            continue
        name = _name(sentence, figure, figures[:order])
        if name is None:
            continue
        last = _candidate(sentence, place, name, figure, figures)
        yield last


def _figure(sentence: str, phrase: Phrase) -> Figure:
    before = re.sub(r"[\"'‘“]$", "", sentence[: phrase.start].rstrip())
    role = next((role for role, pattern in ROLES.items() if pattern.search(before[-60:])), "value")
    if role == "value" and CHANGE_AFTER.match(sentence[phrase.end : phrase.end + 40]) and phrase.label != "rank":
        role = "change"
    return Figure(phrase, role)


def _is_measured(sentence: str, phrase: Phrase) -> bool:
    """Whether the value can be one: a percentage, a length of time, a rank, an average cost, or a count of somebody."""
    before, after = sentence[: phrase.start], sentence[phrase.end :]
    if PLANNED.search(before[-110:]) or SHARED_OUT.match(after) or RANGE_END.search(before):
        return False
    if REQUIRED.search(before[-60:]) or _purpose().search(before[-60:]):
        return False
    if phrase.label == "percent":
        return not re.search(r"\d\s?[-–]\s?$", before)
    if phrase.label == "duration":
        return bool(WAIT.search(before))
    if phrase.label == "money":
        return bool(re.search(r"\baverage\b[^.;]{0,60}$", before, re.IGNORECASE)) and "budget" not in before.lower()
    if phrase.label == "rank":
        return bool(re.match(r"\s+(?:in|out\s+of|of|nationally|best|highest|lowest)\b", after))
    return bool(ROSE.search(before)) or _is_count(before, phrase.text, after)


def _is_count(before: str, number: str, after: str) -> bool:
    """Whether a bare number counts somebody: not "one in five", "level 3", "two further schools", "2008/09"."""
    counted = _counted().match(f"{number[-1] if number[-1].isdigit() else '1'}{after}")
    if (
        counted is None
        or number.startswith("0")
        or re.search(r"\d\s*(?:and|to|or)\s+$", before)
        or ORDINAL.search(number)
        or re.fullmatch(r"(?:19|20)\d\d", number)
    ):
        return False
    if re.search(r"[-–/.:£]\s?$|\bin\s+$", before) and not re.search(r"\b(?:supported|resulted)\s+in\s+$", before):
        return False
    if _not_before().search(before.rstrip()) or re.match(
        r"\s+(?:in\s+(?:\d|[a-z]+\b)|other|further|more|additional)\b", after
    ):
        return False
    if re.search(r"\b(?:of|and|or|to|the|in|at|on|from|with|a)\s+$", counted["between"]):
        return False
    spelled = whole_number(re.sub(r"\s*-\s*", "-", number))
    large = "hundred" in number.lower() or spelled is None or spelled >= 10
    return large or (number.isdigit() and bool(FINITE.search(after[:90])))


def _name(sentence: str, figure: Figure, earlier: Sequence[Figure]) -> str | None:
    """What was measured, in the sentence's own words: behind the value, or before it."""
    before = sentence[: figure.phrase.start]
    start = next((f for f in earlier if f.role == "previous" and figure.phrase.start - f.phrase.end < 40), None)
    if start is not None and re.search(r"\bto\s+(?:\w+\s+)?$", before[start.phrase.end :]):
        before = re.sub(rf"\s*\bfrom{ABOUT}\s*$", " from", before[: start.phrase.start])
        return name_before(before)
    after = sentence[figure.phrase.end :]
    if before.endswith("(") and (bracketed := re.match(r"\)\s+of\b", after)):  # "nearly half (48%) of visitors"
        return name_after(after[bracketed.end() :])
    if figure.phrase.label == "count" and not ROSE.search(sentence[: figure.phrase.start]):
        return name_after(after)
    if re.search(r"\b\d[\d,]*\s*\($", before):  # "30 (71%)": the share of a count that is told with it
        return None
    if COPULA.search(before) and re.match(r"\s+of\b", after) and (name := name_before(before)):
        return name  # "Rent arrears were 1.9% of the rent due"
    if figure.phrase.label in {"percent", "rank"} and re.match(r"\s+(?:of\s+\w|in\s+the\s+\w)", after):
        return name_after(re.sub(r"^\s+(?:of|in)\b", "", after))
    if figure.phrase.label == "percent" and re.search(r"\ban?\s*$", before) and re.match(r"\s+[a-z]", after):
        return name_after(after)
    return name_before(before) or (name_after(after) if figure.phrase.label == "percent" else None)


def _candidate(sentence: str, place: Place, name: str, figure: Figure, figures: Sequence[Figure]) -> IndicatorCandidate:
    others = [f for f in figures if f.phrase.label == figure.phrase.label or f.phrase.label in {"percent", "duration"}]
    near = sorted(others, key=lambda f: abs(f.phrase.start - figure.phrase.start))
    previous = next((f for f in near if f.role == "previous" and _belongs(figure, f, figures)), None)
    target = next((f for f in near if f.role == "target" and _belongs(figure, f, figures)), None)
    reference = REFERENCE.search(name) or REFERENCE.search(sentence[: figure.phrase.start])
    compared = COMPARISON.search(sentence)
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
