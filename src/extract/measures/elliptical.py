"""Values whose sentence has said already what was measured: "80 years for women and 76 for men", "91% of them".

Each is read beside the value that was told last in the same sentence, from which it takes what it leaves out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import cast

from ...document import plain
from ...lookups import table
from ..blocks.language import Phrase
from ..candidates import IndicatorCandidate
from ..figures import DIGIT
from .measure_names import checked, name_after

FOR_SOMEBODY = re.compile(
    r"\sfor\s[a-z][\w’'-]{1,20}(?:\s[\w’'-]{2,20}){0,3},?\s(?:and|but|while)\s(?:was\s)?(?:only\s)?$"
)
FOR_OTHERS = re.compile(
    r"\sfor\s(?P<whom>(?!example\b)[a-z][\w’'-]{1,20}(?:\s(?:aged|and|with|in)\s[\w’'-]{1,20}){0,2})"
)
OF_CASES = r"(?:\sof\s(?:all\s|these\s)?(?:cases|occasions|instances|applications|the\stime))?"
JOINED = re.compile(
    rf"{OF_CASES}(?:\s?\([^()]{{1,60}}\))?(?:,|;)?\s(?:and\s|with\s|while\s|whilst\s|but\s)?(?:the\s|for\s|our\s)?"
    r"(?P<name>(?!of\b)[a-z][a-z’'/&-]{1,24}(?:\s(?!and\s?$)[a-z’'/&-]{1,24}){0,5}?)\s(?:in|at|was|were|by|to|of|is|are|stood\sat)?\s?$"
)
OF_THEM = re.compile(r"(?:\s?\([^()]{1,40}\))?\s(?:of\s(?:them|these|those|which|this)|of\sthe\stotal|were|was|had)\b")
BRACKET = re.compile(r"\s?\([^()]{1,40}\)")
DID = re.compile(r"\b(?P<verb>[a-z]{3,20}ed|met|upheld|dealt\swith|paid|sent|sold|held)\s(?:only\s|just\s|over\s)?$")
OF_WHICH = re.compile(r"(?:[,;]\s(?:and\s)?|\s)of\s(?:which|these|those|whom|them)[,]?\s(?:only\s|just\s)?$")
AND_SO_MANY = re.compile(r"(?:,\s|\s)(?:and|with|but)\s(?:a\sfurther\s|another\s)?$")
OF_SO_MANY = re.compile(
    r"^Of\s(?:(?:the|these|those|our|all)\s){0,2}\d[\d,]{0,10}\s(?P<what>[a-z][^,.;:()]{3,80}),\s(?:only\s|just\s)?$"
)
WERE = re.compile(r"^\s(?:were|was|had\sbeen|are|is)\b")
WHO = re.compile(r"\s(?:who|which|that)\s(?:is|are|were|was|have|had|has)\s(?:been\s)?")
FIGURE_FOR = re.compile(  # "For primary schools the figure was 89%; for secondary schools it was"
    r"(?:^|[;,:]\s(?:and\s|but\s|while\s)?)for\s(?P<whom>(?!example\b)[a-z][\w’' -]{2,40}?),?\s"
    r"(?:(?:the|this)\s(?:figure|rate|proportion|percentage|share|average|result)|it|this)\s(?:is|was|stood\sat)\s?$",
    re.IGNORECASE,
)
PREDICATE = re.compile(
    r"\s(?:were|was|are|is|had|have|has|said|say|felt|feel|agreed|agree|disagreed|thought|think|reported|told)\s"
)
OF_THE_SAME = re.compile(
    r"[^,;.()\d]{0,90}(?:[,;]|,?\sand|,?\swhile|,?\swith)\s(?:a\sfurther\s|the\sremaining\s|only\s)?$"
)
PAIR = re.compile(  # "92% of minor applications and 87% of other applications were decided in time"
    r"\sof\s(?:the\s|all\s|our\s)?(?P<first>[a-z][^,;.()\d]{2,60}?)\sand\s\d{1,3}(?:\.\d{1,2})?(?:%|\sper\scent)\sof\s"
    r"(?:the\s|all\s|our\s)?[a-z][^,;.()\d]{2,60}?(?P<did>\s(?:were|was|are|is|being|had|have|has|within|met|meet|said|felt|agreed)\s[^,;.()]{3,90})"
)
LEFT_OUT = ("percent", "duration", "count")  # the labels of values that may leave out what they are of


@plain
class Told:
    """The value told last in a sentence: its record, and the end of its figure."""

    indicator: IndicatorCandidate
    label: str
    end: int


def shared_measure(sentence: str, phrase: Phrase, told: Told) -> IndicatorCandidate | None:
    """A value of the measure told last, for somebody else: "... and 76 for men"; what else was told is not its own."""
    between, after = sentence[told.end : phrase.start], sentence[phrase.end :]
    if phrase.label not in {told.label, "count"} or not FOR_SOMEBODY.fullmatch(between):
        return None
    whom = FOR_OTHERS.match(after)
    if whom is None:
        return None
    unit = _unit_of(told.indicator.value or "") if phrase.label == "count" else None
    return replace(
        told.indicator, value=phrase.text, unit=unit, subject=whom["whom"], target=None, previous_value=None,
        previous_period=None,
    )  # fmt: skip


def name_left_out(sentence: str, phrase: Phrase, told: Told) -> str | None:
    """What a further value is of, by the words of the one before it; None where they do not say it."""
    between, after = sentence[told.end : phrase.start], sentence[phrase.end :]
    if phrase.label not in LEFT_OUT or len(between) > LONGEST_BETWEEN:
        return None
    if told.label == "count":
        return _of_those(sentence, phrase, told, after) or _so_many_who(between, phrase, after)
    joined = JOINED.fullmatch(between) if phrase.label == told.label else None
    if joined:
        return checked(joined["name"])
    return _of_the_same(between, told, after) if told.label == phrase.label == "percent" else None


def figure_for(before: str, phrase: Phrase, last: IndicatorCandidate) -> IndicatorCandidate | None:
    """A value of the measure told last, said to be the figure for somebody: "For primary schools it was 89%"."""
    said = FIGURE_FOR.search(before) if "or " in before else None
    if said is None or phrase.label != "percent" or "%" not in (last.value or ""):
        return None
    return replace(
        last, value=phrase.text, unit=None, subject=said["whom"], target=None, comparator=None, previous_value=None,
        previous_period=None,
    )  # fmt: skip


def _of_the_same(between: str, told: Told, after: str) -> str | None:
    """What others of the same were, or said: "21% of schools were outstanding, 65% were good"."""
    noun = PREDICATE.split(f"{told.indicator.name} ", maxsplit=1)
    if len(noun) == 1 or not PREDICATE.match(f"{after} ") or not OF_THE_SAME.fullmatch(between):
        return None
    return name_after(f" {noun[0]}{after}")


def shared_predicate(after: str) -> str | None:
    """What the first of two shares is of, with what is said of both: "92% of minor and 87% of other ones were late"."""
    pair = PAIR.match(after) if " and " in after else None
    if pair is None or PREDICATE.search(pair["first"]):
        return None
    return name_after(f" {pair['first']}{pair['did']}")


LONGEST_BETWEEN = 120  # characters between two values of a sentence that belong together


def _of_those(sentence: str, phrase: Phrase, told: Told, after: str) -> str | None:
    """ "412 complaints, of which 371 were answered in time"; "answered 91% of them within 20 days"."""
    before = sentence[: phrase.start]
    noun = _noun_of(told.indicator.name)
    which = OF_WHICH.search(before)
    them = OF_THEM.match(after)
    if noun is None or not (which or (them and " of " in them[0])):
        return None
    rest = after[them.end() :] if them and " of " in them[0] else BRACKET.sub("", after, count=1)
    done = DID.search(before)
    behind = name_after(f"x {rest.strip()}")
    words = behind[2:] if behind and behind.startswith("x ") else ""
    verb = f"{done['verb']} " if done and not which else ""
    return checked(f"{noun} {verb}{words}".strip()) if words or verb else None


def share_of(before: str, after: str) -> str | None:
    """What a share is of, told before it with its number: "Of the 640 complaints received, 88% were answered"."""
    whole = OF_SO_MANY.match(before)
    noun = _noun_of(whole["what"]) if whole else None
    return name_after(f" {noun} {after.strip()}") if noun and WERE.match(after) else None


def _so_many_who(between: str, phrase: Phrase, after: str) -> str | None:
    """ "31 people used it and 30 went on to receive help", "and a further 8 who are waiting to be seen"."""
    if phrase.label != "count" or not AND_SO_MANY.search(between):
        return None
    who = WHO.match(after)
    rest = after[who.end() :] if who else after
    if not who and not _went_on().match(rest):
        return None
    return name_after(rest)


def _noun_of(name: str) -> str | None:
    """Whom or what a name counts: "freedom of information requests" of "... requests in the year"."""
    found = _counted().search(name)
    return name[: found.end()] if found else None


def _unit_of(value: str) -> str | None:
    words = DIGIT.sub("", value).strip(" .,")
    return words or None


@cache
def _counted() -> re.Pattern[str]:
    nouns = cast(dict[str, list[str]], table("measures")["counted"])["words"]
    return re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in sorted(nouns, key=len, reverse=True))})\b", re.IGNORECASE)


@cache
def _went_on() -> re.Pattern[str]:
    verbs = cast(dict[str, list[str]], table("measures")["went_on"])["verbs"]
    return re.compile(rf"\s(?:{'|'.join(re.escape(v) for v in verbs)})\b")
