"""Words -> numbers, measures, counts and percentages.

    number("Two hundred and ten")  -> 210.0
    measure("74 per cent")         -> Measure(74.0, Unit.PERCENT)
    count("11 (75%)")              -> 11

Hedges ("about", "over", "up to") are dropped: the words themselves are kept beside the value. Words that hold several
numbers say no single one and are Unparseable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from ..errors import Unparseable
from ..lookups import fold, spellings, table
from .vocabulary import Unit


@dataclass(frozen=True, slots=True)
class Measure:
    """A value and its unit; None where the words do not say one and the value is no whole number."""

    value: float
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class _Numeral:
    """A number as it stands in a text, with the words directly after it."""

    value: float
    start: int
    end: int
    currency: bool = False
    ordinal: bool = False
    whole: bool = True


_DIGITS = re.compile(
    r"""
    (?<![\w.])
    (?P<negative> [-−]\s? (?=[£\d]) )? (?P<currency> £ \s? )?
    (?P<digits>
        \d{1,3} (?: ,\d{3} ){1,4} (?!\d) (?: \.\d{1,9} )?
      | \d{1,15} (?!\d) (?: \.\d{1,9} )? (?: ,\d{2} (?!\d) )?
      | \.\d{1,9} )
    (?: (?P<ordinal> st|nd|rd|th ) \b | \s? (?P<scale> million|thousand|billion|mn|bn|m|k ) \b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RATIO = re.compile(
    r"""
    (?<![\d:.]) \b (?: (?P<part>\d{1,3}|one|two|three) \s in \s (?:every\s)? | (?P<one>1) \s?:\s? )
    (?P<whole> \d{1,3} (?: ,\d{3} ){1,2} | \d{1,6} | [a-z]+ ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LASTING = re.compile(  # in the greater unit: "4 minutes 12 seconds" is 4.2
    r"\b(?P<greater>\d{1,3})\s?(?:hours?|hrs?|h(?=\s?\d)|minutes?|mins?|m(?=\s?\d)),?\s?(?:and\s)?"
    r"(?P<smaller>[0-5]?\d)\s?(?:minutes?|mins?|m|seconds?|secs?|s)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<number>\d{1,15}(?:\.\d{1,9})?) ?(?P<sign>%?)")
_IN_BRACKETS = re.compile(  # an accountant's minus: "(5%)", "£(0.4)m"
    r"(?P<pound>£?)\s?\(\s?(?P<number>£?\s?[\d.,]{1,20}\s?(?:%|k|m)?)\s?\)\s?(?P<scale>(?:k|m|million)?)", re.IGNORECASE
)
_PERCENT_SIGN = re.compile(r"\(?(?:%|per ?cent|percent)")
_RATE = re.compile(r"\bper\s(?P<base>\d[\d, ]*)")
_RANKED = re.compile(r"\brank(?:ed|ing)?\W{1,3}$", re.IGNORECASE)
_UNIT_WORD = re.compile(r"(?:working |calendar |school )?(?P<word>[a-z]+)")
_DECIMAL_COMMA = re.compile(r",\d{2}$")
_RATE_BASE = re.compile(r"\bper\s\d[\d,]*", re.IGNORECASE)
UNIT_REACH = 60  # letters from a number to its unit, at most
LONGEST_NUMBER = 12  # words
_RANGE = re.compile(r"\d%?\s?(?:-|–|—|\bto\b)\s?£?\d")
_WORD = re.compile(r"[A-Za-z]+")
_TIME_LIMIT = re.compile(r"\b(?:with)?in\s\d{1,3}\s(?:working\s)?(?:day|week|month|hour|minute)s\b", re.IGNORECASE)
_HEDGED_YEAR = re.compile(r"\b(?:in|by|since|during|at|for|to|of|from)\s+(?:\w+\s+)?(?:19|20)\d\d(?:[/-]\d{2,4})?\b")


def number(words: str) -> float:
    """The one number that these words say; raises Unparseable."""
    return measure(words).value


def measure(words: str) -> Measure:
    """A number with the unit printed at it; a bare whole number is a count. Raises Unparseable."""
    text = " ".join(words.replace("\u00a0", " ").split())
    negative = _IN_BRACKETS.fullmatch(text)
    if negative:
        text = f"-{negative['pound']}{negative['number']}{negative['scale']}"
    bare = _BARE.fullmatch(text)
    if bare:  # what most cells of a table of figures hold
        return Measure(float(bare["number"]), Unit.PERCENT if bare["sign"] else _count_of(bare["number"]))
    lasting = _LASTING.search(text)
    if lasting:
        return Measure(round(int(lasting["greater"]) + int(lasting["smaller"]) / 60, 4))
    ratio = _RATIO.search(text)
    if ratio and _numerals(ratio["whole"]):
        return Measure(_ratio(ratio), Unit.RATIO)
    numerals = [] if fold(text) in {"no", "none"} else _single_values(text)
    if len(numerals) > 1:
        numerals = _numerals(_TIME_LIMIT.sub(" ", _HEDGED_YEAR.sub(" ", text))) or numerals
    if len(numerals) != 1:
        raise Unparseable(f"{len(numerals)} numbers in {words!r}")
    return Measure(numerals[0].value, _unit_at(text, numerals[0]))


def _count_of(digits: str) -> Unit | None:
    return None if "." in digits else Unit.COUNT


def count(words: str) -> int:
    """The whole number of things that these words say, percentages beside it left out; raises Unparseable."""
    text = " ".join(words.split())
    found = [n for n in _single_values(text) if _unit_at(text, n) is not Unit.PERCENT]
    if len(found) != 1 or found[0].value != int(found[0].value) or found[0].value < 0:
        raise Unparseable(f"no count in {words!r}")
    return int(found[0].value)


def percent(words: str) -> float:
    """A percentage, with or without its sign; raises Unparseable."""
    text = " ".join(words.split())
    numerals = _single_values(text)
    signed = [n for n in numerals if _unit_at(text, n) is Unit.PERCENT]
    found = signed or [n for n in numerals if _unit_at(text, n) in {Unit.COUNT, None}]
    if len(found) != 1 or found[0].value < 0:
        raise Unparseable(f"no percentage in {words!r}")
    return found[0].value


def unit(words: str) -> Unit:
    """The unit that a column's heading or cell names: "%", "Days", "Rate per 10,000"; raises Unparseable."""
    text = fold(words) or words.strip()
    named = spellings("numbers", "units")
    if text in named:
        return Unit(named[text])
    rate = re.search(r"per 10[, ]?000\b(?!\d|,)", text)
    if rate:
        return Unit.PER_10000
    found = {Unit(named[token]) for token in re.findall(r"[%£]|[a-z]+", text) if token in named}
    if len(found) != 1:
        raise Unparseable(f"no unit in {words!r}")
    return found.pop()


def _unit_at(text: str, numeral: _Numeral) -> Unit | None:
    """The unit at a number in a text, by the words directly around it."""
    if numeral.currency:
        return Unit.GBP
    after = text[numeral.end : numeral.end + UNIT_REACH].lstrip(" -").casefold()
    before = text[max(numeral.start - UNIT_REACH, 0) : numeral.start]
    if _PERCENT_SIGN.match(after):
        return Unit.PERCENT
    rate = _RATE.search(after)
    if rate:
        return Unit.PER_10000 if re.sub(r"\D", "", rate["base"]) == "10000" else None
    if numeral.ordinal or _RANKED.search(before):
        return Unit.RANK
    span = _UNIT_WORD.match(after)
    named = spellings("numbers", "units").get(span["word"]) if span else None
    if named in {Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.GBP}:
        return Unit(named)
    other = span is not None and span["word"] in cast(dict[str, list[str]], table("numbers")["kept_apart"])["words"]
    return Unit.COUNT if numeral.whole and not other else None


def _single_values(text: str) -> list[_Numeral]:
    """The numbers of a text that holds no range: "10-15%" says two ends and no value."""
    return [] if _RANGE.search(text) else _numerals(text)


def _ratio(match: re.Match[str]) -> float:
    parts = [_numerals(match["part"] or match["one"]), _numerals(match["whole"])]
    if any(len(found) != 1 for found in parts) or parts[1][0].value == 0:
        raise Unparseable(f"no ratio in {match[0]!r}")
    return parts[0][0].value / parts[1][0].value


def _numerals(text: str) -> list[_Numeral]:
    """Every number of a text, in digits or words, left to right; the base of a rate ("per 10,000") is none."""
    plain = _RATE_BASE.sub(lambda match: " " * len(match[0]), text)
    found = [_digits(m) for m in _DIGITS.finditer(plain)] + _spelled(plain)
    return sorted(found, key=lambda numeral: numeral.start)


def _digits(match: re.Match[str]) -> _Numeral:
    digits = match["digits"]
    if _DECIMAL_COMMA.search(digits):  # a comma for a decimal point: "£545,50"
        value = float(digits.replace(",", "."))
    else:
        value = float(digits.replace(",", ""))
    scale = cast(dict[str, int], table("numbers")["scales"]).get((match["scale"] or "").casefold(), 1)
    value = -value * scale if match["negative"] else value * scale
    whole = "." not in digits and value == int(value)
    return _Numeral(value, match.start(), match.end(), bool(match["currency"]), bool(match["ordinal"]), whole)


@cache
def _number_words() -> dict[str, int]:
    return cast(dict[str, int], table("numbers")["units_of_number"])


def _spelled(text: str) -> list[_Numeral]:
    """Numbers in words: "Two hundred and ten", "Twenty-six"; a lone "one" or "no" counts only if it stands alone."""
    words = [(m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
    scales = cast(dict[str, int], table("numbers")["scales"])
    ordinals = cast(dict[str, int], table("numbers")["ordinals"])
    found: list[_Numeral] = []
    index = 0
    while index < len(words):
        word, start, end = words[index]
        if word in ordinals and len(words) == 1:
            found.append(_Numeral(ordinals[word], start, end, ordinal=True))
        if word not in _number_words() or (word in {"no", "none"} and len(words) > 1 and index > 0):
            index += 1
            continue
        stretch = [word]
        index += 1
        while index < len(words) and (words[index][0] in _number_words() or len(words[index][0]) > 2):
            following, _, following_end = words[index]
            joins = following == "and" and index + 1 < len(words) and words[index + 1][0] in _number_words()
            if not (following in _number_words() or following in scales or joins):
                break
            stretch.append(following)
            end = following_end
            index += 1
        if len(stretch) <= LONGEST_NUMBER:
            found.append(_Numeral(float(_spelled_value(stretch)), start, end))
    return found


def _spelled_value(words: list[str]) -> int:
    scales = cast(dict[str, int], table("numbers")["scales"])
    total = current = 0
    for word in words:
        if word in scales:
            current = max(current, 1) * scales[word]
            if scales[word] > 100:
                total, current = total + current, 0
        elif word != "and":
            current += _number_words()[word]
    return total + current
