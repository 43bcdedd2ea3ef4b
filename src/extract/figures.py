"""Numbers in running text, in figures or spelled: how to find them and, where arithmetic needs it, what they are."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from ..lookups import table
from .wording import has_one_of

_WORDS = cast(dict[str, list[str]], table("measures")["number_words"])
ONES = {word: value for value, word in enumerate(_WORDS["ones"])}
TENS = {word: (value + 2) * 10 for value, word in enumerate(_WORDS["tens"])}
NUMBER_WORDS = frozenset((*ONES, *TENS))
DIGIT = re.compile(r"\d")
SPELLED = (
    rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(list(ONES)[1:10])})\b)?"
    rf"|(?:{'|'.join(sorted(ONES, key=len, reverse=True))}))\b"
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,7}"
COUNT = rf"(?:(?:{DIGITS})|{SPELLED})"
PERCENT = rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?|{SPELLED})\s?(?:%|per\s?cent\b)"


def has_number(words: str) -> bool:
    """Whether these words say any number, in figures or spelled."""
    return DIGIT.search(words) is not None or has_one_of(words, NUMBER_WORDS)


@cache
def whole_number(words: str) -> int | None:
    """114 of "114", 1203 of "1,203", 31 of "Thirty one"; None where it is no whole number up to ninety-nine spelled."""
    text = words.strip().lower().replace(",", "")
    if text.isdecimal() and len(text) < 10:
        return int(text)
    pieces = re.split(r"[-\s]+", text)
    if len(pieces) == 1:
        return ONES.get(text, TENS.get(text))
    if len(pieces) == 2 and pieces[0] in TENS and 0 < ONES.get(pieces[1], 0) < 10:
        return TENS[pieces[0]] + ONES[pieces[1]]
    return None


def percentage(words: str) -> float | None:
    """16.7 of "16.7%", 80 of "Eighty per cent"; None where there is no number."""
    number = re.sub(r"\s?(?:%|per\s?cent)$", "", words.strip(), flags=re.IGNORECASE)
    try:
        return float(number)
    except ValueError:
        spelled = whole_number(number)
        return None if spelled is None else float(spelled)
