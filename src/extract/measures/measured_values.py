"""Whether a value in a sentence is one that was measured: no plan, no requirement, no range, no number of a thing."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from ...lookups import table
from ..blocks.language import Phrase
from ..figures import DIGIT, SPELLED, whole_number
from ..wording import WORD, has_one_of, key_words
from .indicator_words import REFERENCE

PLANNED = re.compile(
    r"\b(?:will|shall|should|must|might|hopes?\s+to|aims?\s+to|intends?\s+to|plans?\s+to|expects?|expected\s+to"
    r"|(?:target|ambition|goal|aim)\s+(?:has\s+been\s+|have\s+been\s+|was\s+|is\s+)?(?:set\s+)?to|sample\s+of|capacity\s+(?:of|for)"
    r"|assum(?:es|ed|ing)|proposes|proposed\s+to|seeks\s+to|(?:application|permission|consent)\s+(?:is\s+)?for|forecasts?|projected\s+to"
    r"|e\.?g\.?|for\s+example)\s[^.;:]{0,60}$",
    re.IGNORECASE,
)
SHARED_OUT = re.compile(r"^(?:[^.;]|\.(?=\d)){0,60}\brespectively\b", re.IGNORECASE)
PROPOSED = re.compile(
    r"^(?:[^.;,]|,(?=\d)){0,40}?\s(?:(?:would|will|could)\s(?:be|provide|create|deliver|need)"
    r"|(?:is|are)\s(?:proposed|sought|planned|required|needed|to\sbe))\b"
)
REQUIRED = re.compile(
    r"\b(?:requir(?:e|es|ing)|required\s+to\s+\w+|a\s+(?:minimum|maximum)\s+of)\s+(?:at\s+least\s+)?$", re.IGNORECASE
)
RANGE_END = re.compile(rf"\bbetween\s+(?:\d[\d,]*|{SPELLED})\s+(?:and|to)\s+$", re.IGNORECASE)
ROSE = re.compile(r"\bnumber\s+of\b.*\bfrom\s+[\d,]+\s+(?:[A-Za-z][\w\s/]{0,24})?to\s+$", re.IGNORECASE)
WAS_NUMBER = re.compile(
    r"\bnumber\s+of\b(?:[^.;,]|,\d)*\b(?:is|was|are|were|stood\s+at|stands\s+at|reached|totalled)\s+(?:now\s+|currently\s+|only\s+)?$",
    re.IGNORECASE,
)
TOTALLED = re.compile(r"\btotalled\s+(?:just\s+|only\s+)?$", re.IGNORECASE)
LISTED_AFTER = re.compile(r"(?:[A-Za-z)]:|\s[-–—])\s$")
TARGET_BESIDE = re.compile(
    r"[\s,;(–—-]{1,4}(?:(?:were|was)\s[a-z]+\s)?(?:against\s)?(?:an?\s|the\s)?target\b", re.IGNORECASE
)
AGAINST_TARGET = re.compile(r"\bagainst\s(?:an?|the|our)\s(?:[a-z]+\s){0,2}target\sof\b")
HELD = (  # right behind what is held against a target: " against an expectation of", " (target: ", " above target"
    r"(?:\s[a-z]{2,14}){0,3}?"
    r"(?:[\s,;(–—-]{1,3}(?:(?:against|compared(?:\s(?:to|with))?|versus)\s)?(?:(?:an?|the|our|its|with\sa)\s)?(?:[a-z-]{3,14}\s){0,2}?"
    r"|,?\s(?:(?:just|well|slightly)\s)?(?:above|below|under|over|exceeding)\s(?:(?:our|the|its)\s)?)"
    r"(?:target|expectation)\b"
)
HELD_BEHIND = re.compile(HELD, re.IGNORECASE)
SAID = (
    r"\b(?:(?:is|was|were|are)(?:\s(?:up|down))?(?:\sat)?|(?:stood|stands|remained|remains)\sat|reached|totalled|(?:rate|level)s?\s(?:of|at)"
    r"|(?:fell|fallen|rose|risen|increased|reduced|dropped|improved|up|down)\s(?:to|from))\s(?:now\s|only\s|about\s|just\s)?"
)
STATED = re.compile(rf"{SAID}\d[\d,.]{{0,14}}(?:\s?[a-z]{{1,8}})?{HELD}", re.IGNORECASE)
WERE_DONE = re.compile(r"[a-z]\s(?:were|was|have\sbeen|has\sbeen)\s[a-z]+")
PER_SO_MANY = re.compile(r"\sper\s(?:\d[\d,]{2,9}|thousand|million)\b")
MOVED_TO = (  # "fell by 12% to", "rose from 980 to", "increased to"
    r"\b(?:rose|risen|fell|fallen|increased|reduced|dropped|decreased|grew|grown|declined|improved|went\s(?:up|down)|was\s(?:up|down)|were\s(?:up|down))"
    r"(?:\s[a-z]+ly)?(?:\s(?:from|by)\s\d[\d,.]{0,14}\s?%?(?:\s[a-z0-9/-]{2,10}){0,4})?\sto\s(?:just\s|only\s|over\s|around\s)?"
)
MOVING = frozenset(
    {"rose", "risen", "fell", "fallen", "increased", "reduced", "dropped", "decreased", "grew", "grown", "declined"}
    | {"improved", "up", "down"}
)
HAS_MOVED = re.compile(rf"{MOVED_TO}$", re.IGNORECASE)
MOVES = re.compile(rf"{MOVED_TO}\d", re.IGNORECASE)
MONEY = re.compile(
    r"£|\b(?:budgets?|costs?|expenditure|income|price|fee|fees|charge|charges|rent|debt|grant|funding|salary)\b",
    re.IGNORECASE,
)
SO_MANY_PER = re.compile(  # "44 missed collections per 100,000"
    r"\d\s(?!per\b)[a-z][a-z’'/-]{2,20}(?:\s(?!per\b)[a-z’'/-]{2,20}){0,4}\sper\s(?:\d[\d,]{2,9}|thousand|million)\b"
)
PER_ONE = re.compile(r"\s(?:per|a)\s(?:household|person|head|resident|property|dwelling|employee)\b")
SAID_OF = re.compile(rf"{SAID}$", re.IGNORECASE)
AVERAGED = re.compile(r"\baverage\b[^.;]{0,60}$", re.IGNORECASE)
AVERAGE_OF = re.compile(
    r"\s(?:(?:is|was)\s)?(?:the\s|our\s)?(?:average|mean|median)\s", re.IGNORECASE
)  # "19 days average wait"
OUT_OF = re.compile(
    r"(?:^\W*|[.;:]\s+|\d(?:\s?%|\sper\scent)?\s+(?:out\s+)?)of\s+(?:the\s+|these\s+|our\s+|those\s+|its\s+)?$",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b|/", re.IGNORECASE)
WAIT = re.compile(
    r"\b(?:average|mean|median|length|times?|waits?|waiting|timeliness|expectancy|turnaround|took|takes|delay|averaged|absence|lost"
    r"|sickness|re-?let)\b",
    re.IGNORECASE,
)
ON_AVERAGE = re.compile(r"^\s+on\s+average\b", re.IGNORECASE)
IN_THE_PERIOD = re.compile(  # "During the quarter 2,316 repairs were done" is not of a quarter 2
    r"\b(?:during|in|over|for|of|within)\s(?:the|this|last)\s(?:quarter|year|month|week|day)\s+$", re.IGNORECASE
)
TWO_WORDS = re.compile(r"\s[a-z]+(?:\s[a-z]+)?")
LONGEST_MOVED = 90  # characters of what is said to have risen or fallen
SPELLED_NUMBER = re.compile(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|\w+teen|\w+ty|[Hh]undred)\b"
)
NUMBER_RUN = re.compile(r"\d[,\d]{0,15}(?:\s+[A-Za-z’'/&-]+){1,12}")  # a number and the words that it may count
LONGEST_BEFORE = 30  # characters of what makes a number behind it no value
TEENS = re.compile(r"t(?:een|y)\b")  # what every number ends with that is no word of these
SMALL_NUMBERS = frozenset(
    {"one", "hundred", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
)
PLANNING = frozenset(
    {
        "will",
        "would",
        "could",
        "assumes",
        "assumed",
        "assuming",
        "proposes",
        "proposed",
        "seeks",
        "application",
        "permission",
    }
    | {"consent", "forecast", "forecasts", "projected", "sought", "planned", "required", "needed"}
    | {"shall", "should", "must", "might", "hope", "hopes", "aim", "aims", "intend", "intends", "plan", "plans"}
    | {"expect", "expects", "expected", "target", "ambition", "goal", "sample", "capacity", "eg", "e", "example"}
)
REQUIRING = frozenset({"require", "requires", "requiring", "required", "minimum", "maximum"})
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|being|receiv\w+|said|report\w*|registered|identified|attended|used|completed)\b"
)


def _counted_words() -> list[str]:
    return cast(dict[str, list[str]], table("measures")["counted"])["words"]


@cache
def _counted_keys() -> frozenset[str]:
    return key_words(_counted_words())


def dealt_with(noun: str, before: str) -> str | None:
    """ "complaints received": somebody counted alone, with what the council did, by the words before the number."""
    any_of_them, each = _dealing()
    if not any_of_them.search(before):
        return None
    return next((f"{noun} {verb}" for verb, pattern in each.items() if pattern.search(before)), None)


@cache
def _dealing() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """What a council did, right before a number: all of it, which few sentences say, and each in the list's order."""
    verbs = cast(dict[str, list[str]], table("measures")["dealt_with"])["verbs"]
    wordings = {verb: rf"\b(?:{verb})\s(?:only\s|just\s|about\s)?$" for verb in verbs}
    return re.compile("|".join(wordings.values()), re.IGNORECASE), {
        verb: re.compile(wording, re.IGNORECASE) for verb, wording in wordings.items()
    }


def counts_somebody(words: str) -> bool:
    """Whether a number stands before somebody or something that councils count."""
    if not has_one_of(words, _counted_keys()):
        return False
    in_figures, in_words = _numbered()
    if any(in_figures.match(words, run.start()) for run in NUMBER_RUN.finditer(words) if has_counted(run[0])):
        return True
    return spells_number(words) and in_words.search(words) is not None


def has_counted(words: str) -> bool:
    """Whether a word stands here of somebody or something that councils count."""
    return not _counted_keys().isdisjoint(WORD.findall(words.lower()))


def spells_number(words: str) -> bool:
    """Whether a number may be spelled out here: "two", "sixteen" and "twenty", and "county"."""
    if has_one_of(words, SMALL_NUMBERS):
        return True
    return ("ty" in words or "teen" in words) and TEENS.search(words) is not None


@cache
def _counted() -> str:
    """What goes on after a number: within five words somebody or something that councils count."""
    nouns = "|".join(re.escape(w) for w in sorted(_counted_words(), key=len, reverse=True))
    return (
        rf"[,\d]{{0,15}}\s+(?:of\s+(?:the|our|these)\s+)?(?P<between>(?:[A-Za-z’'/&-]+\s+){{0,5}}?)(?P<noun>{nouns})\b"
    )


@cache
def _numbered() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number and what it counts: the number in figures, and in words. Words are many, and figures soon found."""
    return re.compile(rf"\d{_counted()}"), re.compile(rf"{SPELLED_NUMBER.pattern}{_counted()}")


@cache
def _not_before() -> re.Pattern[str]:
    words = cast(dict[str, list[str]], table("measures")["no_value"])["before"]
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in words)})\s*\.?$", re.IGNORECASE)


@cache
def _purpose() -> re.Pattern[str]:
    """What something is for, before its number: "was launched to train 40 volunteers"; not "was able to train"."""
    words = cast(dict[str, list[str]], table("measures")["no_value"])["purposes"]
    return re.compile(
        rf"(?<!\bable)(?<!continues)(?<!continue)(?<!continued)(?<!continuing)(?<!managed)(?<!helped)(?<!\s)\s+to\s+(?:{'|'.join(words)})"
        r"\s+(?:an?\s+|the\s+|over\s+|around\s+)?$",
        re.IGNORECASE,
    )


def is_measured(sentence: str, phrase: Phrase) -> bool:
    """Whether the value can be one: a percentage, a length of time, a rank, an average cost, or a count of somebody."""
    before, after = sentence[: phrase.start], sentence[phrase.end :]
    if _is_planned(sentence, before, after) or ("respectively" in after.lower() and SHARED_OUT.match(after)):
        return False
    if "between" in before.lower() and RANGE_END.search(before):
        return False
    if "to" in before[-60:] and _purpose().search(before[-60:]):
        return False
    if phrase.label == "percent":
        return not re.search(r"\d\s?[-–]\s?$", before)
    if phrase.label in {"duration", "count", "quantity"} and is_stated_against(sentence, phrase):
        return True
    if phrase.label == "quantity":
        return is_listed(sentence, phrase) or (SAID_OF.search(before) is not None and PER_ONE.match(after) is not None)
    if phrase.label == "duration":
        return bool(is_listed(sentence, phrase) or WAIT.search(before) or ON_AVERAGE.match(after)) or (
            not before.strip() and AVERAGE_OF.match(after) is not None
        )
    if phrase.label == "money":
        averaged = AVERAGED.search(before)
        return averaged is not None and "budget" not in averaged[0].lower()
    if phrase.label == "rank":
        return bool(re.match(r"\s+(?:in|out\s+of|of|nationally|best|highest|lowest)\b", after))
    if moved_to(before, after) or is_rate(sentence, phrase) or SO_MANY_PER.match(sentence, phrase.end - 1):
        return True
    if not before.strip() and is_held_against_target(sentence, phrase.end):
        return True
    return is_told_number(before) or is_listed(sentence, phrase) or _is_count(before, phrase.text, after)


def is_held_against_target(sentence: str, start: int = 0) -> bool:
    """Whether what a sentence counts is held against a target: "135 lamps were lit, against a target"."""
    held = AGAINST_TARGET.search(sentence, start) if "target" in sentence else None
    return held is not None and WERE_DONE.search(sentence, start, held.start()) is not None


def is_stated_against(sentence: str, phrase: Phrase) -> bool:
    """Whether a sentence says that something was so much and what was aimed at: "was 29 against a target of 25"."""
    held = HELD_BEHIND.match(sentence, phrase.end) if "target" in sentence or "expectation" in sentence else None
    return held is not None and SAID_OF.search(sentence, 0, phrase.start) is not None


def states_against(words: str) -> bool:
    """Whether a value may be stated here with what was aimed at, by the look of it."""
    return STATED.search(words) is not None


def is_listed(sentence: str, phrase: Phrase) -> bool:
    """Whether a measure's value stands behind its name as lists print it: "KPI 12 - Days to let: 27.4, target 25"."""
    if not LISTED_AFTER.search(sentence[max(phrase.start - 4, 0) : phrase.start]):
        return False
    before = sentence[: phrase.start]
    listed = REFERENCE.match(sentence) is not None or TARGET_BESIDE.match(sentence, phrase.end) is not None
    listed = listed or PER_SO_MANY.match(sentence, phrase.end) is not None or PER_SO_MANY.search(before) is not None
    name = PER_SO_MANY.sub("", REFERENCE.sub("", before, count=1)).rpartition(";")[2]
    return listed and not DIGIT.search(name)


def is_rate(sentence: str, phrase: Phrase) -> bool:
    """Whether a number is what is said of so many: "stood at 9.6 per 100,000 population"."""
    return PER_SO_MANY.match(sentence, phrase.end) is not None and SAID_OF.search(sentence, 0, phrase.start) is not None


def moved_to(before: str, after: str) -> str | None:
    """Of whom or what a bare number is what they came to: "Complaints" of "Complaints fell by 12% to"."""
    moved = HAS_MOVED.search(before) if before.endswith(" ") and " to " in before[-12:] else None
    behind = TWO_WORDS.match(after) if moved else None
    if moved is None or (behind and has_counted(behind[0])):  # "staff rose to 45 people each"
        return None
    named = before[: moved.start()]
    near = named[-LONGEST_MOVED:]
    return named if has_counted(near) and MONEY.search(near) is None else None


def moves_counted(words: str) -> bool:
    """Whether a number of somebody may be told here as what it came to."""
    return has_one_of(words, MOVING) and has_one_of(words, _counted_keys()) and MOVES.search(words) is not None


def is_told_number(before: str) -> bool:
    """Whether a bare number is what a sentence says that the number of something is, or came to."""
    words = before.lower()
    if "totalled" in words and TOTALLED.search(before):
        return has_counted(before)
    return "number" in words and (ROSE.search(before) or WAS_NUMBER.search(before)) is not None


def _is_planned(sentence: str, before: str, after: str) -> bool:
    """Whether the words around a value make it one that is wished for, proposed or asked for."""
    if has_one_of(sentence, PLANNING) and (PLANNED.search(before[-110:]) or PROPOSED.match(after)):
        return True
    return has_one_of(sentence, REQUIRING) and REQUIRED.search(before[-60:]) is not None


def _is_count(before: str, number: str, after: str) -> bool:
    """Whether a bare number counts somebody: not "one in five", "level 3", "two further schools", "2008/09"."""
    found = _numbered()[0].match(f"{number[-1] if number[-1].isdigit() else '1'}{after}")
    if (
        found is None
        or number.startswith("0")
        or re.search(r"\d\s*(?:and|to|or)\s+$", before)
        or ORDINAL.search(number)
        or re.fullmatch(r"(?:19|20)\d\d", number)
    ):
        return False
    if OUT_OF.search(before):
        return False
    if re.search(r"[-–/.£]\s?$|\d:\s?$|:$|\bin\s+$", before) and not re.search(
        r"\b(?:supported|resulted)\s+in\s+$", before
    ):
        return False
    named = _not_before().search(before.rstrip()[-LONGEST_BEFORE:]) and not IN_THE_PERIOD.search(before)
    if named or re.match(r"\s+(?:in\s+(?:\d|[a-z]+\b)|other|further|more|additional)\b", after):
        return False
    if re.search(r"\b(?:of|and|or|to|the|in|at|on|from|with|a)\s+$", found["between"]):
        return False
    spelled = whole_number(re.sub(r"\s*-\s*", "-", number))
    large = "hundred" in number.lower() or spelled is None or spelled >= 10
    return large or (number.isdigit() and bool(FINITE.search(after[:90])))
