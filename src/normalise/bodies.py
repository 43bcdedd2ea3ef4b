"""Councils, boards and partnerships that the register of authorities lacks, by the names that papers print."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from ..lookups import fold, table

LEADING_WORDS = re.compile(
    r"^(?:(?:page|the|minutes|agenda|meeting|of|annual|draft|special|extraordinary)\s)+", re.IGNORECASE
)
ABBREVIATED = re.compile(r"[A-Z]{2,5} Council")  # "LDF Council": what it meets about, and no place
SMALL = {"and", "by", "cum", "de", "en", "in", "la", "le", "next", "of", "on", "the", "under", "upon", "with"}
ABBREVIATION = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,}")  # "NHS", "MBC": three letters and no vowel among them
WORD = re.compile(r"[^\s-]+")
LONGEST_PLACE = 4  # words of a council's name without those for its kind
_COUNCIL = re.compile(
    r"""
    (?<![\w-]) (?:
        (?P<place> [A-Z][\w'’-]{1,30}
            (?: \s (?: [A-Z&][\w'’-]{0,30} | and | upon | on | under | in | of | the | with | le ) ){0,7} )
        \s (?: Council | COUNCIL )
      | (?: (?: London | Royal | Metropolitan | County ) \s )?
        (?: Borough | City | District ) \s (?: Council \s )? of \s
        (?P<of> [A-Z][\w'’-]{1,30} (?: \s (?: and \s | & \s )? [A-Z][\w'’-]{1,30} ){0,3} )
    ) (?! [\w-] )
    """,
    re.VERBOSE,
)


def body(words: str) -> str | None:
    """The printed name of a parish council, fire authority or other public body that the register lacks."""
    match = pattern().search(" ".join(words.split()))
    if match is None:
        return None
    name = re.split(r"\b(?:of|for|at|by)\s(?:the\s)?(?=\S+\s\S+\s\S)", match[0], flags=re.IGNORECASE)[-1]
    name = LEADING_WORDS.sub("", name)
    return None if fold(name).startswith(tuple(fold(end) for end in _list("bodies", "ends"))) else name


def council(words: str) -> str | None:
    """The printed name of a council, whatever its place: "Ashby Vale Borough Council"; None for "Full Council"."""
    match = _COUNCIL.search(" ".join(words.split()))
    if match is None:
        return None
    place = [fold(word) for word in (match["place"] or match["of"]).split()]
    while place and place[0] in _list("councils", "before"):
        place.pop(0)
    name = place.copy()
    while name and name[-1] in _list("after", "words"):
        name.pop()
    if not 1 <= len(name) <= LONGEST_PLACE or set(place) & set(_list("councils", "others")):
        return None
    if match["place"] and ABBREVIATED.fullmatch(match[0]):
        return None
    return " ".join(match[0].split()[-len(place) - 1 :]) if match["place"] else match[0]


def partnership(words: str) -> str | None:
    """The printed name of a board or partnership of several bodies, which a paper may be by."""
    match = _partnerships().search(" ".join(words.split()))
    return re.sub(r"^(?:The|THE)\s", "", match[0]) if match else None


def in_small_letters(name: str) -> str:
    """A name printed in capitals as text prints it: "Hollin-on-the-Hill Parish Council"; any other as it is.

    Heads of minutes are in capitals one month and not the next, and it is one council all the same.
    """
    if name != name.upper():
        return name
    return WORD.sub(_small, name)


def _small(match: re.Match[str]) -> str:
    word = match[0]
    if match.start() and word.lower() in SMALL:
        return word.lower()
    return word if ABBREVIATION.fullmatch(word) else word.capitalize()


@cache
def pattern() -> re.Pattern[str]:
    """Any public body's name that ends in one of the words for its kind."""
    return _names_that_end_in("ends")


@cache
def _partnerships() -> re.Pattern[str]:
    return _names_that_end_in("partnerships")


def _names_that_end_in(name: str) -> re.Pattern[str]:
    ends = sorted(_list("bodies", name), key=len, reverse=True)
    either = "|".join(f"{re.escape(end)}|{re.escape(end.upper())}" for end in ends)
    return re.compile(
        rf"(?<!\w)(?:[A-Z][\w'’.-]{{0,30}}\s(?:(?:and|&|of|with|cum|in|on|le|the|upon)\s){{0,2}}){{1,6}}(?:{either})\b"
    )


@cache
def _list(section: str, name: str) -> tuple[str, ...]:
    return tuple(cast(dict[str, dict[str, list[str]]], table("authority_kinds"))[section][name])
