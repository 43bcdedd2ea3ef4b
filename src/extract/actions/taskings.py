"""Who a sentence of minutes gives something to do: "Clerk to write", "Cllr Dee agreed to", "the Clerk was asked to"."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from ...lookups import table
from ..doers import NAME_WORD, POST_NOUN, TITLE, is_person
from ..papers.body_names import is_name

DISTRICT = r"(?:(?:County|Borough|District|City|Town|Parish|Community)\s+)"
NAME = rf"(?:[A-Z]\.?\s?){{0,3}}{NAME_WORD}(?:\s+{NAME_WORD})?"
POST = rf"(?:(?:[A-Z][a-z][\w'’-]*|[A-Z]{{2,4}})\s+(?:(?:and|&|of|for)\s+)?){{0,5}}?{POST_NOUN}"
WHO = rf"(?:(?:[Tt]he\s+)?{POST}|{DISTRICT}?(?i:{TITLE})?{NAME})"
WHOEVER = re.compile(rf"\b(?P<who>{WHO}(?:\s*(?:,|/|&|\band\b)\s*{WHO}){{0,5}})(?=\s+[a-z])")
AND = re.compile(r"(?:(?<!\s)\s+)?(?:,|&|/|\band\b)\s*")
A_POST = re.compile(rf"(?:[Tt]he\s+)?{POST}")
NO_ARTICLE = re.compile(r"^(?![Tt]he\b)")
INITIALLED = re.compile(rf"(?i:{TITLE})|\b[A-Z]\.")
SHARED_TITLE = re.compile(r"^(?:Cllrs|Councillors)\b")  # "Cllrs Dee and Moss"
RESIDENT = re.compile(r"^(?:mr|mrs|ms|miss|mx)\b", re.IGNORECASE)
BEGINS = re.compile(
    r"""
    ^
    | (?P<clause> [,;:] | \s [-–—] ) \s+ (?: (?: and | so | therefore ) \s+ )?
    | \b(?P<decided> [Aa]greed | decided | resolved ) \s* :? \s+ (?: that \s+ )?
    """,
    re.VERBOSE,
)
ADVERB = r"(?:(?:also|then|now|kindly|both|therefore|(?:[a-z]{3,12}ly))\s+)?"
TO_DO = re.compile(rf"(?<!\s)\s+(?P<how>to|will|would|shall|should|must)\s+{ADVERB}(?P<task>[a-z][a-z-]+)\b")
TAKEN_ON = re.compile(
    rf"(?<!\s)\s+(?:has\s+|have\s+)?{ADVERB}(?:agreed|offered|volunteered|undertook)\s+to\s+(?P<task>[a-z-]+)\b"
)
ASKED = rf"{ADVERB}(?:asked|instructed|requested|tasked|directed)\s+to\s+(?P<task>[a-z-]+)\b"
BE_ASKED = re.compile(rf"(?<!\s)\s+be\s+{ASKED}")
BARE = re.compile(r"(?<!\s)\s+(?P<task>[a-z]+)\s+[a-zA-Z£\d]")
WHO_IS_ASKED = re.compile(rf"(?<![\w.])(?P<who>{WHO}(?:\s+and\s+{WHO})?)\s+(?:was|were|is|are)\s+{ASKED}")
ASKS = re.compile(rf"(?<!had )\b(?:ask|asked|instructed|requested)\s+(?P<who>{WHO})\s+to\s+(?P<task>[a-z-]+)\b")
FORMAL = re.compile(r"^\W*(?:\w{1,4}\)\s*)?(?:That|RESOLVED|Resolved|RECOMMENDED|Recommended)\b")
OVER = re.compile(
    r"\b(?:last|previous|earlier|(?:open|close)\s+the)\s+meeting\b|\b(?:has|have|had)\s+(?:since|now|done|already)\b|\?\s*$",
    re.IGNORECASE,
)
MOST_TEXT = 1_000  # characters of a sentence that are looked through


@cache
def _verbs(section: str) -> frozenset[str]:
    return frozenset(cast(dict[str, list[str]], table("tasks")[section])["verbs"])


def tasked(sentence: str, initials: frozenset[str] = frozenset()) -> str | None:
    """The people or posts that this sentence gives something to do, as printed; None where it only tells something.

    `initials` are those that the paper explains. Teams, bodies and residents ("Mr Dee will ask his brother") are none.
    """
    text = sentence[:MOST_TEXT]
    if OVER.search(text) or FORMAL.match(text):
        return None
    for begins in BEGINS.finditer(text):
        who = WHOEVER.match(text, begins.end())
        if who and _is_given(text, who, begins["decided"]) and are_doers(who["who"], initials):
            return who["who"]
    for pattern in (WHO_IS_ASKED, ASKS):
        for found in pattern.finditer(text):
            if _is_task(found["task"], "in_the_room") and are_doers(found["who"], initials):
                return found["who"]
    return None


def instructed(sentence: str, initials: frozenset[str] = frozenset()) -> str | None:
    """The same where the sentence has the form of a list of actions: "HD to update it", "Speed limit – AS to ask"."""
    for begins in BEGINS.finditer(sentence[:MOST_TEXT]):
        who = WHOEVER.match(sentence, begins.end())
        found = TO_DO.match(sentence, who.end()) if who else None
        if who and found and found["how"] == "to" and _is_task(found["task"]) and are_doers(who["who"], initials):
            return who["who"]
    return None


def ends_as_post(words: str) -> bool:
    """Whether a name of a few words ends in the noun of a post: "Adult Care Lead"."""
    nouns = cast(dict[str, list[str]], table("people")["posts"])["nouns"]
    return is_name(words) and words.split()[-1].casefold() in nouns


def begins_as_task(words: str) -> bool:
    """Whether it begins with what is to be done: "Write to the county"."""
    return words.split(maxsplit=1)[0].casefold() in _verbs("bare") if words.strip() else False


def are_doers(words: str, initials: frozenset[str] = frozenset()) -> bool:
    """Posts, titled or initialled names, known forenames, explained initials; not "Noted", "Notice Boards", "Feb"."""
    parts = [part for part in AND.split(words) if part.strip()]
    titled = SHARED_TITLE.search(words) is not None
    return bool(parts) and all(
        titled or A_POST.fullmatch(part) or INITIALLED.search(part) or part in initials or is_person(part)
        for part in parts
    )


def _is_given(text: str, who: re.Match[str], decided: str | None) -> bool:
    """Whether what follows the doer is something to do: "to write", "would write", "agreed to write", "write"."""
    to_do = TO_DO.match(text, who.end())
    if to_do:
        return _is_task(to_do["task"]) and not (RESIDENT.match(who["who"]) and to_do["how"] in ("will", "would"))
    taken_on = TAKEN_ON.match(text, who.end())
    if taken_on:
        return _is_task(taken_on["task"]) and not RESIDENT.match(who["who"])
    be_asked = BE_ASKED.match(text, who.end()) if decided else None
    if be_asked:
        return _is_task(be_asked["task"])
    bare = BARE.match(text, who.end())
    commanded = decided or (NO_ARTICLE.match(who["who"]) and A_POST.fullmatch(who["who"]))
    return bool(bare and commanded and bare["task"] in _verbs("bare"))


def _is_task(verb: str, *others: str) -> bool:
    return all(verb not in _verbs(section) for section in ("no_task", *others))
