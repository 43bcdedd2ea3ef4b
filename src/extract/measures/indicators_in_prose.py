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
from ..blocks.language import frozen_patterns, phrases, sentences
from ..candidates import Claims, IndicatorCandidate, Source
from ..figures import DIGIT
from ..judgements.findings_in_tables import split_bullets
from ..report import QUOTE_LIMIT, Report
from ..wording import words_of
from .bracketed import says_so, with_earlier, without_earlier
from .compared import comparator_of, previous_period
from .effects import effect_named
from .elliptical import Told, figure_for, name_left_out, shared_measure
from .figure_roles import Figure, figure_of
from .indicator_words import REFERENCE
from .labelled_numbers import labelled
from .measure_names import CODED, checked, period_in
from .measured_values import (
    SO_MANY_PER,
    counts_somebody,
    is_held_against_target,
    is_measured,
    moves_counted,
    spells_number,
    states_against,
)
from .named_above import Named, may_open, measure_above, opens_with_value
from .names_in_sentences import name_of, own_clause

METHOD = "prose:indicators"
OF_EFFECT = "prose:effects"  # told of something done, wherever it is told
READ_ELSEWHERE = ("table:indicators", "table:figures", "table:counts", "table:grades")
LONGEST_SENTENCE = 900  # characters
SIGN = re.compile(r"\d\s?%")
ADMITTED = {  # by a word that stands in it; few sentences have one
    "percent": re.compile(r"\bpercent\b", re.IGNORECASE),
    "cent": re.compile(r"\bper\scent\b", re.IGNORECASE),
    **dict.fromkeys(
        ("days", "weeks", "months", "years", "hours", "minutes", "seconds"),
        re.compile(
            r"\d[\d,]{0,12}\s+(?:working\s+)?(?:days|weeks|months|years|hours|minutes|seconds)\b", re.IGNORECASE
        ),
    ),
    "number": re.compile(
        r"\bnumber\s+of\b[^.]{0,80}\b(?:from|is|was|are|were|at|reached|totalled)\s+(?:now\s+|currently\s+|only\s+)?\d",
        re.IGNORECASE,
    ),
    "totalled": re.compile(r"\btotalled\s+(?:just\s+|only\s+|over\s+)?\d", re.IGNORECASE),
    "average": re.compile(r"\baverage\b.{0,60}£", re.IGNORECASE),
}
PROPOSAL = re.compile(  # a paper on one proposal, whose numbers are its own
    r"\b(?:planning|outline|reserved\smatters|listed\sbuilding|prior\sapproval)\s(?:application|permission|consent)\b"
    r"|\b(?:erection|demolition|change\sof\suse)\sof\b",
    re.IGNORECASE,
)
ADMITTING = frozenset(ADMITTED)
RATE = re.compile(r"\d\sper\s(?:\d[\d,]{2,9}|thousand|million)\b")
LISTED_NUMBER = re.compile(r"(?:[A-Za-z)]:|\s[-–—])\s\d")
RANKS = ("st in", "nd in", "rd in", "th in")
RANKED = re.compile(r"\d(?:st|nd|rd|th)\s+in\b", re.IGNORECASE)
TAKEN_UP = re.compile(
    r"\b(?:this|it|which)\s+(?:has\s+|had\s+)?(?:now\s+|since\s+)?"
    r"(?:(?:increased|risen|rose|grown|grew|fell|fallen|improved|reduced|dropped|decreased)|(?:came|gone|went)\s+(?:up|down))\s+to\s+$",
    re.IGNORECASE,
)
YEAR_NUMBER = re.compile(r"(?:19|20)\d\d|\d{2,4}/\d{2}")
BESIDE = ("previous", "target", "comparator")  # what is told with a value
LEAVES_OUT = ("value", "number", "change")  # "30 went on to", "a further 8 who are waiting"


@plain
class Place:
    """Words in which measured values may be stated, and where they stand."""

    text: str
    parts: tuple[Part, ...]
    locator: str | None
    above: Named | None = None  # the measure that the line above names
    label: str | None = None  # what the line counts, where it says that and the number alone
    bracketed: bool = False  # whether the paper says that brackets hold the values of a period before


def find_indicators_in_prose(report: Report, claims: Claims) -> Iterator[IndicatorCandidate]:
    """Every value that a sentence, a list item or a cell states for a measure that it names."""
    if report.front.kind == "agenda" or PROPOSAL.search(report.front.title or ""):
        return
    told: set[tuple[str, str]] = set()
    last: IndicatorCandidate | None = None  # what was told last, in this paragraph or the one before it
    for place in _places(report, claims):
        whole = without_earlier(place.text) if place.bracketed else place.text
        if not _is_admitted(place, whole):
            last = None
            continue
        for sentence in _with_asides(sentences(place.text)):
            bare = without_earlier(sentence) if place.bracketed else sentence
            if sentence != place.text and not _is_admitted(place, bare):
                continue
            found = list(_in_sentence(bare, place, last))
            last = found[-1] if found else last
            for candidate in with_earlier(sentence, found) if bare != sentence else found:
                key = (candidate.name.casefold(), candidate.value or "")
                if key not in told and not (report.front.kind == "minutes" and _is_bare_count(candidate)):
                    told.add(key)
                    yield candidate


def _is_admitted(place: Place, words: str) -> bool:
    return (
        _may_measure(words)
        or place.label is not None
        or (place.above is not None and may_open(words) and DIGIT.search(words) is not None)
    )


def _may_measure(words: str) -> bool:
    """What admits words to the reading of their values; few do, and every one of a paper's paragraphs is asked."""
    if not (DIGIT.search(words) or spells_number(words)):
        return False
    if "%" in words and SIGN.search(words):
        return True
    said = ADMITTING & words_of(words)
    if said and any(ADMITTED[word].search(words) for word in said):
        return True
    lowered = words.lower()
    if moves_counted(words):
        return True
    if " per " in words and (RATE.search(words) or SO_MANY_PER.search(words)):
        return True
    if (" per " in words or "target" in lowered) and LISTED_NUMBER.search(words):
        return True
    if "against" in words and is_held_against_target(words):
        return True
    if ("target" in lowered or "expectation" in lowered) and states_against(words):
        return True
    ranks = " in" in words and any(map(lowered.__contains__, RANKS))
    return (ranks and RANKED.search(words) is not None) or counts_somebody(words)


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
    bracketed = False
    blocks = report.blocks
    for before, block, behind in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, Paragraph):
            above = measure_above(before) if may_open(block.text) else None
            bracketed = bracketed or says_so(block.text)
            label = labelled(before, block, behind)
            yield Place(block.text, block.parts, block.locator, above, label, bracketed)
        elif isinstance(block, Table) and claims.method(block) not in READ_ELSEWHERE:
            for cell in block.cells:
                for whole in cell.paragraphs:
                    for p in split_bullets(whole):
                        yield Place(p.text, p.parts or cell.parts or block.parts, p.locator or block.locator)


@cache
def _value_patterns() -> tuple[tuple[str, tuple[tuple[tuple[str, object], ...], ...]], ...]:
    return frozen_patterns(cast("dict[str, list[list[dict[str, object]]]]", table("measures")["values"]))


def _in_sentence(sentence: str, place: Place, last: IndicatorCandidate | None) -> Iterator[IndicatorCandidate]:
    if len(sentence) > LONGEST_SENTENCE:
        return
    found = phrases(sentence, _value_patterns())
    figures = [figure_of(sentence, phrase) for phrase in found if not YEAR_NUMBER.fullmatch(phrase.text)]
    if place.label is None:
        figures = [_numbering(sentence, figure) for figure in figures]
    else:  # "Stage 1 complaints: 312"
        figures = [figure for figure in figures if figure.phrase.start >= len(place.label)]
    told: Told | None = None
    for order, figure in enumerate(figures):
        before = told.indicator if told else last
        said = (before and figure_for(sentence[: figure.phrase.start], figure.phrase, before)) or _told(
            sentence, place, figures, order, told
        )
        if said is not None:
            last = None
            yield said
            as_prose = replace(said, source=replace(said.source, method=METHOD))
            told = Told(as_prose, figure.phrase.label, figure.phrase.end)


def _numbering(sentence: str, figure: Figure) -> Figure:
    """The figure, or one without a role where it counts nothing: "stage one", "form 12"."""
    if figure.role != "value" or figure.phrase.label != "count" or is_measured(sentence, figure.phrase):
        return figure
    return Figure(figure.phrase, "number")


def _told(
    sentence: str, place: Place, figures: Sequence[Figure], order: int, told: Told | None
) -> IndicatorCandidate | None:
    """What one figure of a sentence says that was measured; `told` is the value before it."""
    figure = figures[order]
    if place.above and not order and opens_with_value(sentence[: figure.phrase.start]):
        found = _candidate(sentence, place, place.above.name, figure, figures)
        return replace(found, reference=place.above.reference)
    if place.label and not order and figure.role == "value":
        name = checked(place.label)
        return _candidate(sentence, place, name, figure, figures) if name else None
    if told is not None and TAKEN_UP.search(sentence[: figure.phrase.start]):
        last = told.indicator
        return replace(
            last, value=figure.phrase.text, previous_value=last.value, previous_period=last.period, period=None
        )
    if figure.role == "change" and (changed := effect_named(sentence, figure.phrase)):
        found = _candidate(sentence, place, changed, figure, figures)
        return replace(found, source=replace(found.source, method=OF_EFFECT))
    if told is not None and figure.role in LEAVES_OUT:
        if shared := shared_measure(sentence, figure.phrase, told):
            return shared
        changed_only = figure.role == "change" and figure.phrase.label != "count"
        if not changed_only and (left_out := name_left_out(sentence, figure.phrase, told)):
            own = _candidate(sentence, place, left_out, figure, figures)
            return replace(own, period=told.indicator.period)
    if figure.role != "value" or not (figure.phrase.label == "count" or is_measured(sentence, figure.phrase)):
        return None  # of a count it is known
    name = name_of(sentence, figure, figures[:order])
    return _candidate(sentence, place, name, figure, figures) if name is not None else None


def _candidate(sentence: str, place: Place, name: str, figure: Figure, figures: Sequence[Figure]) -> IndicatorCandidate:
    start, end = _own_part(sentence, figure, figures)
    own = f"{' ' * start}{sentence[start:end]}"  # of clauses that each state a value, this one's
    near = sorted(
        (f for f in figures if start <= f.phrase.start < end), key=lambda f: abs(f.phrase.start - figure.phrase.start)
    )
    beside = {
        role: next((f for f in near if f.role == role and _belongs(sentence, figure, f, figures)), None)
        for role in BESIDE
    }
    previous, target = beside["previous"], beside["target"]
    before = sentence[: figure.phrase.start]
    reference = REFERENCE.search(name) or REFERENCE.search(before) or CODED.match(before)
    earlier = (previous.phrase.start, previous.phrase.end) if previous else None
    period = period_in(own, figure.phrase.start, earlier) or period_in(sentence[:end], figure.phrase.start, earlier)
    found = IndicatorCandidate(
        Source(sentence[:QUOTE_LIMIT], METHOD, place.parts, place.locator),
        name=name,
        value=figure.phrase.text,
        reference=reference["reference"] if reference else None,
        period=period,
        target=target.phrase.text if target else None,
        comparator=comparator_of(own, target, beside["comparator"]),
    )
    if previous is None:
        return found
    return replace(
        found,
        previous_value=previous.phrase.text,
        previous_period=previous_period(sentence, previous),
    )


def _own_part(sentence: str, figure: Figure, figures: Sequence[Figure]) -> tuple[int, int]:
    """From where to where a value's own part runs, of a sentence whose parts each state one: "A was 5%; B was 7%"."""
    starts = [f.phrase.start for f in figures if f.role == "value"]
    start, end = sentence.rfind("; ", 0, figure.phrase.start) + 1, sentence.find("; ", figure.phrase.end)
    before = start > 0 and any(at < start for at in starts)
    after = end > 0 and any(at > end for at in starts)
    return start if before else 0, end if after else len(sentence)


def _bracket_of(sentence: str, other: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The value right behind which stand the brackets that hold a figure: "19 days (target 22 days)"."""
    opened = sentence.rfind("(", 0, other.phrase.start)
    if opened < 0 or ")" in sentence[opened : other.phrase.start]:
        return None
    owner = next((f for f in reversed(figures) if f.role == "value" and f.phrase.end <= opened), None)
    return owner if owner is not None and not sentence[owner.phrase.end : opened].strip() else None


def _belongs(sentence: str, value: Figure, other: Figure, figures: Sequence[Figure]) -> bool:
    """Whether these two are measured alike, and no other value stands between them."""
    owner = _bracket_of(sentence, other, figures)
    if owner is not None:
        return owner is value
    labels = {value.phrase.label, other.phrase.label}
    if len(labels) > 1 and ("count" not in labels or ("percent" in labels and "," in other.phrase.text)):
        return False
    if (
        other.phrase.end <= value.phrase.start
        and own_clause(before := sentence[: value.phrase.start], other.phrase.end) != before
    ):
        return False
    low, high = sorted((value.phrase.start, other.phrase.start))
    return not any(
        low < f.phrase.start < high for f in figures if f.role == "value" and f.phrase.label == value.phrase.label
    )
