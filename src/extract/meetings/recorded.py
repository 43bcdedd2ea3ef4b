"""Sentences of minutes that record a decision: "It was agreed to ...", "The minutes were approved as a true record"."""

from __future__ import annotations

import re
from typing import cast

from ...lookups import remembered, table
from ..blocks.language import sentences

ADVERBS = r"(?:(?:also|then|further|unanimously|therefore|thereby|subsequently|duly|hereby|formally|agreed|and|all)\s+)"
DECIDED = r"(?:agreed|decided|resolved|approved|ratified)"
THOSE_WHO_MET = (
    r"(?:councillors|members|council|committee|board|cabinet|panel|executive|meeting|forum|sub-committee|commission"
    r"|partnership|assembly|governors|trustees)"
)
FIRST = (  # "Following debate, the Committee agreed", "Thereafter, the Panel noted"
    r"(?: (?: following | after | having | on | upon | with | in | subject ) \s [^,.;:]{3,80} , \s"
    r" | (?: thereafter | accordingly | consequently | subsequently | finally | otherwise ) ,? \s )?"
)
SAYS_NOTHING = re.compile(  # apologies "were accepted", "and the Committee resolved accordingly"
    r"\bapolog(?:y|ies)\b|\b(?:resolved|agreed|decided)\s+accordingly\b"
    r"|\b(?:after|since|once|before|until)\sit\s(?:was|had\sbeen)\s(?:agreed|decided|resolved|approved)\b"
    r"|^(?:this|that|it)\swas\s(?:\w+ly\s)?(?:agreed|approved)\.?$",
    re.IGNORECASE,
)
TO_BE_DONE = re.compile(r"^to\s", re.IGNORECASE)  # under an item: "To consider the plan that was approved in May"
RECORDS = re.compile(
    rf"""
    \b it \s+ (?: was | is | has \s+ been | had \s+ been | being ) \s+ {ADVERBS}{{0,3}} {DECIDED} \b
    | \b(?: was | were ) \s+ (?: (?: presented | received | read | considered | reviewed | circulated ) \s+ and \s+ )?
        {ADVERBS}{{0,3}}
        (?: ratified | resolved (?! \s+ by ) | adopted | approved | accepted
          | agreed (?! \s+ (?: with | by | between | at ) ) ) \b
    | \b(?: approved | ratified | agreed | resolved | adopted ) \s+ by \s+ (?: the \s+ )? (?: remaining \s+ )?
        (?: {THOSE_WHO_MET} | all )\b (?! ['’]s )
    | ^ {FIRST}
        (?: all | (?: the \s+ (?: [\w’'&-]{{2,20}} \s ){{0,6}}? )? {THOSE_WHO_MET} ) \s+
        (?: (?: received | noted | considered ) \s+ and \s+ )? {ADVERBS}{{0,2}}
        (?: agreed | resolved | decided | ratified | approved )\b (?! , \s and \b )
    | \b(?: councillors | members | council | committee ) \s+ {ADVERBS}{{0,2}} resolved \b
    | \b(?: proposed | seconded ) \b .{{0,400}} (?<! \b be ) \s (?: agreed | carried | approved | resolved )\b
    | \b (?: agreed | confirmed | approved ) \s+ as \s+ (?: a \s+ )? (?: true | correct | accurate )
    | ^ (?: approved | agreed ) \b (?! \s+ (?: by | (?-i: Minutes ) ) \b ) (?= (?: \s+ \S+ ){{4}} )
    | [-–—:] \s* (?: approved | agreed ) (?: \s unanimously | \s by \s [^.;:]{{1,60}} )? [.]? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
DONE_SINCE = re.compile(  # "has been agreed and implemented" is the meeting's own doing
    r"\b(?:has|have)\s(?:now\s)?been\s(?:agreed|approved)\sand\s(?:implemented|actioned|introduced|put\s(?:in\splace|into\seffect)|paid|signed)\b",
    re.IGNORECASE,
)
MAY_RECORD = re.compile(
    r"agreed|approved|decided|resolved|ratified|adopted|accepted|confirmed|moved|proposed|seconded", re.IGNORECASE
)
ELSEWHERE = re.compile(
    r"\b(?:has|have)\s+(?:now\s+|since\s+|recently\s+)?been\s+(?:approved|agreed|adopted|accepted)\b"
    r"|\bif\s+(?:it\s+was|agreed|approved)\b|\bwhether\b.*\bagreed\b|\b(?:was|were)\s+not\s+(?:agreed|approved)\b",
    re.IGNORECASE,
)
IT_WAS = re.compile(r"\bit\s+(?:was|is|had been)\b", re.IGNORECASE)
MOVED = re.compile(r"\b(?:moved|proposed)\b.{0,120}\bseconded\b", re.IGNORECASE)
MOVED_ALONE = re.compile(
    r"^(?:moved|proposed)\s+by\b[^,;]{3,60}[,;]?\s+(?:and\s+)?seconded\s+by\b[^,;]{3,60}$", re.IGNORECASE
)
CARRIED = re.compile(r"^(?:[^.]{0,90}\s)?(?<!not )carried\b", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_]{2,}")
CUT_AT_INITIAL = re.compile(r"\b[A-Z]\.$")


def may_record(text: str) -> bool:
    """Whether a paragraph has one of the words that a decision is recorded with; else its sentences need no look."""
    return MAY_RECORD.search(text) is not None


def records_decision(sentence: str) -> bool:
    """Whether this sentence of minutes says that those who met agreed, approved, decided or ratified something."""
    if DONE_SINCE.search(sentence):
        return True
    if not RECORDS.search(sentence) or len(WORDS.findall(sentence)) < 1:
        return False
    if SAYS_NOTHING.search(sentence) or TO_BE_DONE.match(sentence):
        return False
    return not ELSEWHERE.search(sentence) or bool(IT_WAS.search(sentence))


@remembered("decisions")
def _noted() -> re.Pattern[str]:
    """What an item came to, where nothing else was decided: "The Cabinet noted the report."."""
    things = "|".join(re.escape(word) for word in cast(dict[str, list[str]], table("decisions")["noted"])["things"])
    return re.compile(
        rf"""
        ^ {FIRST}
        (?: the \s )? (?: [\w’'&-]{{2,20}} \s ){{0,3}}? {THOSE_WHO_MET} \s
        (?: (?: considered | received | welcomed | discussed ) \s (?: and \s | the \s report \s and \s ) )?
        {ADVERBS}{{0,2}} noted \s (?! that\b )
        (?: the \s | this \s | both \s | these \s )? (?: [\w’'&/-]{{1,25}} \s ){{0,7}}?
        (?: {things} ) \b [^.;:]{{0,120}} \.? $
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def is_noted(sentence: str) -> bool:
    """Whether this sentence says that those who met noted what they had before them, and nothing else."""
    return "noted" in sentence.lower() and _noted().match(sentence) is not None


def is_carried(sentence: str, then: str) -> bool:
    """A motion and what the next sentence says became of it."""
    return bool(MOVED.search(sentence) and CARRIED.match(then)) and not MOVED_ALONE.match(sentence)


def whole_sentences(text: str) -> list[str]:
    """The sentences, with one put together again that was cut within brackets or after an initial."""
    found: list[str] = []
    for sentence in sentences(text):
        cut = bool(found) and (found[-1].count("(") > found[-1].count(")") or CUT_AT_INITIAL.search(found[-1]))
        if cut:
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found
