"""What a value in a sentence was measured of, in the sentence's own words: behind the value, or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .elliptical import share_of, shared_predicate
from .figure_roles import ABOUT, Figure
from .measure_names import name_after, name_before
from .measured_values import dealt_with, has_counted, is_listed, is_rate, is_stated_against, is_told_number, moved_to

COPULA = re.compile(
    r"\b(?:is|was|were|are|stands?\s+at|stood\s+at)(?:\s+(?:now|currently|only|just|about))*\s*$", re.IGNORECASE
)
THERE_WERE = re.compile(r"\bthere\s(?:is|are|was|were)\s+(?:only\s+|about\s+|around\s+)?$", re.IGNORECASE)
GOES_TO = re.compile(r"\bto\s+(?:\w+\s+)?$")
CAME_FROM = re.compile(rf"(?<!\s)\s*\bfrom{ABOUT}\s*$")
COUNT_BEFORE = re.compile(r"\b\d[\d,]{0,14}\s?\($")
BRACKET_OF = re.compile(r"\s?\([^()]*\)\s+of\b(?!\s(?:which|these|them|those|whom)\b)")
CONJOINED = re.compile(r"\s(?:and|while|whilst|but)\s")
OWN_CLAUSE = re.compile(
    r"^[^;.()]{0,50}?[,;)]?\s(?:and|while|whilst|but)\s(?P<clause>(?:the\s|our\s|its\s)?[A-Za-z]"
    r"(?:(?!\b(?:who|which|that|this|it|they|we)\b)[^,;.()]){3,80}?"
    r"\s(?:was|were|is|are|stood|stands|fell|rose|increased|improved|reduced|dropped|decreased|remained|reached)\b[^,;()]*)"
)
IN_TIME = re.compile(r"(?<!\s)\s+(?:with)?in\s+(?:an\s+average\s+of\s+)?$")
TAKING = re.compile(r"\b(?:took|takes|taken|taking)(?:\s(?:us|them))?(?:\san\saverage\sof)?\s+$", re.IGNORECASE)
TAKEN_ON_AVERAGE = re.compile(r"\b(?:an|the)\saverage\sof\s+$", re.IGNORECASE)
TO_DO = re.compile(r"(?:\son\saverage)?,?\sto\s(?=[a-z])")
LISTED = re.compile(  # a measure and its value, as lists print them: "Percentage of invoices paid in time 92%"
    r"(?:[A-Z]{2,5}\W?\d{1,3}[a-z]?\W{1,3})?(?:Percentage|Proportion|Number|Average|Total|Rate|%|No\.)\s[^:;,()%]{8,140}\s"
)
AVERAGED = re.compile(r"(?<!\s)\s+on\s+average\b")
WAITED = re.compile(
    r"(?:^|[,;]\s(?:and\s)?)(?P<what>[A-Za-z][\w’' -]{3,60}?)\s+$"
)  # "callers waited 48 seconds on average"
COUNTED_FIRST = re.compile(r"(?:^|(?<=\s))\d[\d,]*\s(?=[a-z])")  # "We let 132 homes in an average of 24 days"
ENDS = re.compile(r"\s?(?:$|[(;,]|against\b|compared\b)")
OF = re.compile(r"(?<!\s)\s+of\b")
OF_SOMETHING = re.compile(r"(?<!\s)\s+(?:of\s+\w|in\s+the\s+\w)")
AN = re.compile(r"\ban?\s*$")
OF_CASES = re.compile(r"\sof\s(?:all\s|these\s)?(?:cases|occasions|instances|the\stime)\b")
HELD_ASIDE = re.compile(  # "1,840 people, against a target of 1,900, used the pools"
    r"^(?P<noun>\s[a-z]{3,20}),\s(?:against|compared\s(?:to|with))\s(?:[^,]|,(?=\d)){3,60},(?=\s[a-z])"
)
ALONE = re.compile(
    r"\s(?P<noun>[a-z]{4,20})(?:[,;.:)]|$|\s(?:in|during|over|between|for|from|this|last|compared|and|of)\b)"
)
SMALL_LETTER = re.compile(r"(?<!\s)\s+[a-z]")


def name_of(sentence: str, figure: Figure, earlier: Sequence[Figure]) -> str | None:
    """What was measured, in the sentence's own words: behind the value, or before it."""
    before = sentence[: figure.phrase.start]
    start = next(
        (f for f in reversed(earlier) if f.role == "previous" and figure.phrase.start - f.phrase.end < 40), None
    )
    if start is not None and GOES_TO.search(before[start.phrase.end :]):
        last = _last_alike(figure, [f for f in earlier if f.phrase.end < start.phrase.start])
        before = CAME_FROM.sub(" from", own_clause(before[: start.phrase.start], last))
        return name_before(before)
    before = own_clause(before, _last_alike(figure, earlier))
    after = sentence[figure.phrase.end :]
    if before.endswith("(") and (bracketed := re.match(r"\)\s+of\b", after)):  # "nearly half (48%) of visitors"
        return name_after(after[bracketed.end() :])
    bracket = BRACKET_OF.match(after)
    if bracket:  # "73% (target 80%) of conferences"
        return name_after(after[bracket.end() :])
    if figure.phrase.label == "duration" and _tells_how_long(before, after):
        return _name_of_wait(before, after)
    if figure.phrase.label == "percent" and (of_them := share_of(before, after)):
        return of_them
    if is_listed(sentence, figure.phrase) or (
        LISTED.fullmatch(before) and not COPULA.search(before) and ENDS.match(after)
    ):
        return name_before(f"{before.rstrip(' :–—-')}:")
    if figure.phrase.label == "count" and not is_told_number(before):
        return _name_of_count(sentence, figure, before)
    if figure.phrase.label == "duration" and not before.strip():  # "19 days average time to let a home"
        return name_after(after)
    if figure.phrase.label == "percent" and before.endswith(" in ") and OF_CASES.match(after):
        return name_before(f"{before.removesuffix(' in ').rstrip()}:")
    if before.endswith("(") and COUNT_BEFORE.search(before):  # "30 (71%)": the share of a count that is told with it
        return None
    if THERE_WERE.search(before) and OF.match(after):
        return name_after(after.lstrip()[2:])  # "In this area there were 55% of pupils in such schools"
    if COPULA.search(before) and OF.match(after) and (name := name_before(before)):
        return name  # "Rent arrears were 1.9% of the rent due"
    if figure.phrase.label in {"percent", "rank"} and OF_SOMETHING.match(after):
        return shared_predicate(after) or name_after(after.lstrip()[2:])
    if figure.phrase.label == "percent" and AN.search(before) and SMALL_LETTER.match(after):
        return name_after(after)
    return name_before(before) or (name_after(after) if figure.phrase.label == "percent" else None)


def _name_of_count(sentence: str, figure: Figure, before: str) -> str | None:
    """What a bare number counts: behind it, or before it where it is said of a rate, a total or a target."""
    after = HELD_ASIDE.sub(r"\g<noun>", sentence[figure.phrase.end :])
    if is_rate(sentence, figure.phrase) or is_stated_against(sentence, figure.phrase):
        return name_before(before)
    if moved := moved_to(before, after):
        return name_before(f"{moved}rose to ")
    return name_after(after) or _of_somebody_alone(before, after)


def _last_alike(figure: Figure, earlier: Sequence[Figure]) -> int | None:
    """Where the figure before this one ends that is measured like it."""
    return next((f.phrase.end for f in reversed(earlier) if f.phrase.label == figure.phrase.label), None)


def own_clause(before: str, last: int | None) -> str:
    """The words before a value, from where its own clause begins: "... fell to 9% and calls answered rose to"."""
    own = OWN_CLAUSE.fullmatch(before[last:]) if last is not None and CONJOINED.search(before, last) else None
    return own["clause"] if own else before


def _tells_how_long(before: str, after: str) -> bool:
    """Whether a length of time is said to have been taken, waited on average, or needed for something done in it."""
    taken = (TAKING.search(before) or TAKEN_ON_AVERAGE.search(before)) and TO_DO.match(after)
    waited = AVERAGED.match(after) and WAITED.search(before)
    return bool(taken or waited or IN_TIME.search(before))


def _name_of_wait(before: str, after: str) -> str | None:
    """What took so long: "It took 24 days on average to let a home", "callers waited 48 seconds on average"."""
    if (TAKING.search(before) or TAKEN_ON_AVERAGE.search(before)) and (done := TO_DO.match(after)):
        return name_after(after[done.end() :])
    if AVERAGED.match(after) and (waited := WAITED.search(before)):
        return name_before(before) or name_before(f"{waited['what']}:")
    return name_before(COUNTED_FIRST.sub("", IN_TIME.sub(" took", before)))


def _of_somebody_alone(before: str, after: str) -> str | None:
    """ "complaints received" of "We received 412 complaints." """
    alone = ALONE.match(after)
    return dealt_with(alone["noun"].lower(), before[-30:]) if alone and has_counted(alone["noun"]) else None
