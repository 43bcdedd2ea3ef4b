"""Dates as papers print them, found but not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from ..document import Paragraph
from ..lookups import table


def _either(listed: Sequence[str]) -> str:
    """A pattern of all spellings, the longest first, so that "Sept" is not read as "Sep"."""
    return f"(?:{'|'.join(sorted(listed, key=lambda name: (-len(name), name)))})"


MONTHS = [name for spelled in cast(dict[str, list[str]], table("dates")["months"]).values() for name in spelled]
MONTH = _either(MONTHS)
YEAR = r"(?:19|20)\d\d"
YEAR_ALONE = re.compile(YEAR)
DAY = re.compile(
    rf"""
    (?: (?: Mon | Tues? | Wednes | Thurs? | Fri | Satur | Sun ) (?: day )? ,? \s+ (?: the \s+ )? )?
    (?: \d{{1,2}} \s? (?: st | nd | rd | th )? ,? \s+ (?: of \s+ )? {MONTH} [,.]? \s+ \d{{4}}
      | {MONTH} \s+ \d{{1,2}} (?: st | nd | rd | th )? ,? \s+ \d{{4}}
      | \d{{1,2}} [/.-] \d{{1,2}} [/.-] (?: \d{{4}} | \d{{2}} ) (?! [\d/] )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
MONTH_AND_YEAR = re.compile(rf"\b{MONTH}[,.]?\s+\d{{4}}\b", re.IGNORECASE)
PERIOD = re.compile(
    rf"""
    \b (?: (?: Quarter | Qtr | Q ) \s? [1-4] (?! \d )
      | (?: first | second | third | fourth | 1st | 2nd | 3rd | 4th ) \s+ (?: quarter | half )
      | (?: half | mid ) [ -]? year | year [ -]? end | end [ -] of [ -] year | full [ -] year
      | (?<! \b in \s ) (?<! within \s ) six \s months
      | (?: 19 | 20 ) \d\d \s? [-–/] \s? (?: (?: 19 | 20 ) \d\d | \d\d ) (?! [\d-] )
      | {MONTH} (?: \s+ \d{{4}} )? \s+ (?: - | – | to | and ) \s+ (?: \d{{1,2}} \s+ )? {MONTH} \s+ \d{{4}}
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


DIGIT = re.compile(r"\d")  # no date is without one, and looking for one is cheap
BESIDE_A_DATE = re.compile(r"\b(?:date|dated|time|on|the|of|at)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{3,}")


def dates_in(words: str) -> tuple[str, ...]:
    """Every date to the day, as printed."""
    if not DIGIT.search(words):
        return ()
    return tuple(m.group().strip(" ,") for m in DAY.finditer(words))


@lru_cache(maxsize=4096)
def is_date(words: str) -> bool:
    """Whether a line says a date (or a month and year) and nothing else."""
    if not DIGIT.search(words):
        return False
    rest = DAY.sub("", words)
    if rest == words:
        rest = MONTH_AND_YEAR.sub("", words)
    return rest != words and not WORD.search(BESIDE_A_DATE.sub("", rest))


def printed(paragraph: Paragraph) -> str:
    """The words with a bare number that was taken for a list mark: "8 April 2014" is no item 8."""
    mark = paragraph.mark or ""
    return f"{mark} {paragraph.text}" if mark.isdigit() and is_date(f"{mark} {paragraph.text}") else paragraph.text


def says_period(words: str) -> bool:
    """Whether a quarter, a half, a financial year or a span of months is named."""
    return bool(PERIOD.search(words))
