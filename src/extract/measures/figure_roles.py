"""What the words around a figure make of it: a value, an earlier one, a target, a comparison, a change, a limit."""

from __future__ import annotations

import re

from ...document import plain
from ..blocks.language import Phrase
from ..wording import WORD
from .indicator_words import YEARS

ABOUT = r"(?:\s+(?:an?|the|just|only|about|around|approximately|some|cumulative|average|high|low|figure|of))*"
ROLES = {
    role: re.compile(pattern, re.IGNORECASE)
    for role, pattern in {
        "previous": (
            r"(?:\((?:19|20)\d\d(?:[-/]\d\d)?\s*:|\bfrom|compared\s+(?:to|with)|\bagainst|\bpreviously|as\s+opposed\s+to"
            r"|\b(?:last|previous|prior)\s+(?:financial\s+)?(?:year|quarter|month|period)(?:['’]s?\b(?:\s+[a-z]+)?|\s+(?:outturn|figure"
            r"|performance|result|total|rate|level|position|score|value)|\s+when|(?=\s\($))(?:\s+(?:of|was|at))?)"
            rf"{ABOUT}\s*\(?$"
        ),
        "target": (
            r"(?<!above\s)(?<!below\s)(?<!\bon\s)(?<!exceeds\s)\b(?:target|goal|ambition|expectation)s?"
            r"(?:\s+(?:of|is|was|being|rate|figure|to\s+be|set\s+at|at|which))*\s*[:=(]?\s*$"
        ),
        "comparator": (
            r"\b(?:averages?|nationally|regionally|england|wales|scotland|comparators?|neighbours|benchmark|median"
            r"|(?:national|regional|english|welsh|scottish|wales|england|uk)\s+(?:rate|figure|level|performance|result))"
            r"(?:\s+(?:of|is|was|figure|at|which))*\s*[(:]?\s*$"
        ),
        "change": (
            r"\b(?:by|increased?|reduction|decrease|rise|fall|drop|improvement|deterioration|difference|change|gap|deteriorated"
            r"|narrowed|up|down|further|additional|than|more|fewer|less)(?:\s+(?:of|by|an?|around|about|almost|nearly|over))*\s*$"
        ),
        "limit": (
            r"\b(?:within|every|after|for|past|last|next|least|minimum\s+of|maximum\s+of|up\s+to\s+a|aged|over\s+the|under|once"
            r"|one\s+of(?:\s+only)?|in\s+the|save|saving|saved|to\s+be|top|bottom|lowest|highest|anything\s+above|anything\s+below)\s*$"
        ),
    }.items()
}
ROLE_REACH = 60  # characters before a value
ROLE_WORDS = {  # one of which stands before a value that has the role
    "previous": frozenset({"from", "compared", "against", "previously", "opposed", "last", "previous", "prior"}),
    "target": frozenset({"target", "targets", "goal", "goals", "ambition", "ambitions", "expectation", "expectations"}),
    "comparator": frozenset(
        {"average", "averages", "nationally", "regionally", "england", "comparator", "comparators", "neighbours"}
        | {"benchmark", "median", "national", "regional", "english", "welsh", "scottish", "wales", "scotland", "uk"}
    ),
    "change": frozenset(
        {"by", "increase", "increased", "reduction", "decrease", "rise", "fall", "drop", "improvement", "deterioration"}
        | {"difference", "change", "gap", "deteriorated", "narrowed", "up", "down", "further", "additional", "than"}
        | {"more", "fewer", "less"}
    ),
    "limit": frozenset(
        {"within", "every", "after", "for", "past", "last", "next", "least", "minimum", "maximum", "up", "aged", "over"}
        | {
            "under",
            "once",
            "one",
            "in",
            "save",
            "saving",
            "saved",
            "be",
            "top",
            "bottom",
            "lowest",
            "highest",
            "anything",
        }
    ),
}
OPENING_QUOTES = ('"', "'", "‘", "“")
CHANGE_AFTER = re.compile(
    r"^\s*(?!(?:average|mean|median)\b)(?:(?:\w+\s+){0,3}?(?:increase|reduction|decrease|rise|fall|drop|improvement|deterioration)\b(?!\s+of\s+\d)"
    r"|(?:(?!and\b)\w+\s+)?(?:more|fewer|less|higher|lower|greater|faster|slower|points?|old|above|below|cheaper|ago"
    r"|time|year[-\s]old)\b)",
    re.IGNORECASE,
)

IN_AVERAGE = re.compile(r"\b(?:in|took|takes|taking|within|with)\san\saverage\sof$", re.IGNORECASE)
MOVED = re.compile(
    r"\b(?:rose|risen|grew|grown|fell|fallen|dropped|increased|decreased|declined|climbed|reduced)$", re.IGNORECASE
)
TARGET_AFTER = re.compile(
    rf"\s(?:(?:{YEARS})\s)?(?:(?:annual|national|local|quarterly|monthly|cumulative|corporate|council|government|statutory|stretch"
    r"|year[- ]end)\s){0,2}target\b",
    re.IGNORECASE,
)
EARLIER_BESIDE = re.compile(
    rf"\d[^()]{{0,40}}\((?:[^()]{{0,40}}[,;]\s)?(?:(?:in|for|at)\s)?(?:(?:the\s)?(?:last|previous|prior)\s(?:year|quarter|month|period)"
    rf"|Q[1-4](?:\s(?:{YEARS}))?|{YEARS})\s?[:=–-]?\s?(?:was\s)?$",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\d\s?(?:%|per\s?cent|[a-z]+)?(?:\s[a-z]+){0,6}\s\($", re.IGNORECASE)
EARLIER_AFTER = re.compile(
    rf"\s(?:in|at|for|during)\s(?:the\s)?(?:end\sof\s(?:the\s)?)?"
    rf"(?:same|previous|last|first|second|third|fourth|Q[1-4]|quarter\s[1-4]|{YEARS})\b",
    re.IGNORECASE,
)


MOVED_TO = re.compile(r"\s?to\s(?P<then>\d[\d,]{0,12}(?:\.\d{1,4})?)\s?(?P<unit>%|[a-z]{3,8})?\s?\)")
ALL_ROLE_WORDS = frozenset().union(*ROLE_WORDS.values())


@plain
class Figure:
    """A value in a sentence with what the words around it make of it."""

    phrase: Phrase
    role: str  # value | previous | target | comparator | change | limit


def figure_of(sentence: str, phrase: Phrase) -> Figure:
    """The figure with its role: "against 72" tells an earlier value, "target of 72" a target."""
    before = sentence[max(phrase.start - 2 * ROLE_REACH, 0) : phrase.start].rstrip()
    before = (before[:-1] if before.endswith(OPENING_QUOTES) else before)[-ROLE_REACH:]
    words = set(WORD.findall(before.lower()))
    role = None
    if not ALL_ROLE_WORDS.isdisjoint(words):
        role = _role_told(before, words)
    if role is None:
        earlier = "(" in before and _is_earlier(before, sentence[phrase.end : phrase.end + 40])
        role = "previous" if earlier or _moved_on(before, phrase, sentence) else "value"
    if role == "comparator" and IN_AVERAGE.search(before):
        role = "value"  # "claims were dealt with in an average of 19 days"
    if role == "value" and phrase.label == "percent" and MOVED.search(before):
        role = "change"
    if TARGET_AFTER.match(sentence, phrase.end):
        role = "target"
    if role == "value" and CHANGE_AFTER.match(sentence[phrase.end : phrase.end + 40]) and phrase.label != "rank":
        role = "change"
    return Figure(phrase, role)


def _role_told(before: str, words: set[str]) -> str | None:
    """The first role that the words before a value tell."""
    for role, keys in ROLE_WORDS.items():
        if not keys.isdisjoint(words) and ROLES[role].search(before):
            return role
    return None


def _is_earlier(before: str, after: str) -> bool:
    """Whether a figure in brackets beside a value is one of a period before: "88% (Q1: 86%)", "9 days (8 in 2018)"."""
    if ROLES["previous"].search(before) or EARLIER_BESIDE.search(before):
        return True
    return IN_BRACKETS.search(before) is not None and EARLIER_AFTER.match(after) is not None


def _moved_on(before: str, phrase: Phrase, sentence: str) -> bool:
    """Whether brackets tell a value and the one before it, "(97% to 98%)", "(64 to 61 days)"; no range runs down."""
    moved = MOVED_TO.match(sentence, phrase.end) if before.endswith("(") else None
    if moved is None:
        return False
    number = phrase.text.rstrip(" %").replace(",", "")
    down = number.replace(".", "", 1).isdigit() and float(number) > float(moved["then"].replace(",", ""))
    return down or (phrase.label == "percent" and moved["unit"] == "%")
