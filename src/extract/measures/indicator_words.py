"""How measures, their values and their periods are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ...lookups import fold, spellings
from ..dates_printed import MONTH
from ..figures import SPELLED

YEARS = (  # "2019/20", "2019 to 2020", "19/20"
    r"(?:19|20)\d\d(?:(?:\s?[-/–]\s?|\sto\s(?=(?:19|20)\d\d))(?:(?:19|20)\d\d|\d\d)(?!\d))?|\d\d\s?/\s?\d\d(?!\d|/)"
)
PRINTED_YEARS = re.compile(YEARS)
PERIOD = re.compile(
    rf"""
    (?<![\w£.,]) (?:
        (?: Q | qtr\s? | quarter \s ) [1-4] \b (?: \s* ,? \s* (?:of\s+)? (?:{YEARS}) )?
      | (?:{YEARS}) (?: \s+ (?:Q|quarter\s)[1-4] )?
      | \b {MONTH} (?: \s?[-–/]\s? {MONTH} )? \b \.? (?: \s* ['’]? \d{{2,4}} )?
      | \b (?: spring | summer | autumn | winter ) (?: \s term )? \s (?:{YEARS})
      | (?: period | month ) \s (?: 1[0-3] | [1-9] )
      | (?: year | quarter ) \s to \s date | mid[-\s]?year | half[-\s]year | year[-\s]end | ytd
    ) (?![\w%])
    """,
    re.VERBOSE | re.IGNORECASE,
)
REFERENCE = re.compile(
    r"(?P<reference>\b(?:(?:NI|BVPI|BV|KPI|PI|LPI|LI|LKI|PAF|ASCOF|CPI|SPI|CHI|HSG|N)\s?[-/]?\s?\d{1,3}(?:\.\d{1,2})?[a-z]?"
    r"|[A-Z]{2,4}/\d{3}[a-z]?))\b\s*[-–—:.]?\s*"
)
NUMBER = r"(?:\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
SPAN = r"(?:day|week|month|year|hour|hr|minute|min|second|sec)"
VALUE = re.compile(
    rf"""
    ^ (?:
        [<>~≤≥+£±−-]? \s? [£−-]? {NUMBER} \s?
        (?: % | per\s?cent | k | m | bn | st | nd | rd | th | p
          | (?: thousand | million | billion )
          | (?: (?: working | calendar ) \s )? {SPAN}s?
          | (?: / | out\s of | (?<=\b1\s) in ) \s? \d{{1,6}} | : \s? 1 | : \d\d : \d\d
          | [hm] \s? \d{{1,2}} \s? [ms] (?:ins?|ecs?)?
          | (?-i: (?! [ap]m\b ) [a-z][a-z²³0-9]{{0,11}} ) )?  # kg, but no time of day
        (?: \s (?: a | per ) \s (?: \d{{1,3}}[, ]?\d{{3}} | head | person | thousand | million | {SPAN} )
          (?: \s (?-i: [a-z]{{3,12}} ) )? )?
      | (?: £ \s? )? \( \s? (?: £ \s? )? {NUMBER} \s? (?: % | k | m )? \s? \) (?: k | m )?   # an accountant's minus
    )
    (?: \s* \( [^()]{{0,40}} \) )? (?: \s* [▲▼▶◄►↑↓→←↔*^#] | \s (?-i: [RAGB] ) \b )* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
BESIDE_VALUE = re.compile(r"(?<=[^\s£])\s*(?:\([^()]*\)|[▲▼▶◄►↑↓→←↔*^#]|\s[RAGB])\s*$")
UNIT = re.compile(
    r"""
    (?P<unit> % | £ | \b per \s 10[, ]?000 \b (?!,)
      | \b (?: percentage | per\s?cent | rank | number ) \b
      | \b (?P<span> days | weeks | months | years ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
EITHER = re.compile(r"(?:percentage|%|number)\s(?:or|/)\s(?:percentage|%|number)", re.IGNORECASE)  # each its own
COUNTED_SPAN = re.compile(
    rf"(?:\d|\b(?:{SPELLED}|within|few|several|over))(?:\s+(?:or\s+more|working|calendar|full))*[\s+-]*$", re.IGNORECASE
)
BROKEN_YEAR = re.compile(r"\b(?P<years>(?:19|20)?\d\d\s?/\s?\d)\s(?P<rest>\d)\b")
FIRST_YEAR = re.compile(r"\d{4}|\d\d")
IN_MONTH = re.compile(rf"\b{MONTH}\b", re.IGNORECASE)
IN_QUARTER = re.compile(r"\b(?:q|qtr|quarter)\s?[1-4]\b", re.IGNORECASE)
DATE = re.compile(r"^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d\s?/\s?(?:\d\d|(?:19|20)\d\d))$")  # or "2015/16"

REMEMBERED = 1024  # headers and names of measures, which are asked again for every value


def whole_years(header: str) -> str:
    """A header with the years whole that a narrow column breaks: "2004/0 5 Actual"."""
    return BROKEN_YEAR.sub(r"\g<years>\g<rest>", header) if "/" in header else header


def is_value(words: str) -> bool:
    """Whether a cell holds a measured value and nothing else: "73%", "12.4 days", "1,399,435", "81 (Q1)"."""
    text = words.strip()
    return len(text) <= 60 and VALUE.match(text) is not None and not DATE.match(text)


def value_in(words: str) -> str:
    """The value as printed, without a bracket or arrow behind it."""
    return BESIDE_VALUE.sub("", words.strip())


def comes_before(earlier: str | None, later: str | None) -> bool:
    """Whether a value of the one period can be the previous value of the other.

    December is part of "Quarter 3" and Quarter 4 of "2019/20": what is part of a period does not come before it.
    """
    if earlier is None or later is None:
        return True
    return earlier.casefold() != later.casefold() and _span(earlier) >= _span(later)


def runs_backwards(periods: Sequence[str | None]) -> bool:
    """Whether periods of one length beside each other are printed newest first: "2022/23 | 2021/22", "Q2 | Q1"."""
    told = [period for period in periods if period]
    if len(told) < 2 or len(told) < len(periods) or len({_span(period) for period in told}) > 1:
        return False
    places = [_place_in_time(period) for period in told]
    dated = {year > 0 for year, _ in places}
    if len(dated) > 1 or not all(one > other for one, other in pairwise(places)):
        return False
    steps = [one - other for (_, one), (_, other) in pairwise(places)]
    back = {1} if IN_QUARTER.search(told[0]) else {1, 3}  # months, or the months in which quarters end
    return all(dated) or back.issuperset(steps)  # "Q4 | Q1" and "March | April" go over a year's end


def _place_in_time(period: str) -> tuple[int, int]:
    """(year, quarter or month) of a printed period, 0 for what it does not say; without a year April is the first."""
    years, quarter, month = PRINTED_YEARS.search(period), IN_QUARTER.search(period), IN_MONTH.search(period)
    first = FIRST_YEAR.match(years[0]) if years else None
    year = int(f"20{first[0]}"[-4:]) if first else 0
    if quarter:
        return year, int(quarter[0][-1])
    if month is None:
        return year, 0
    number = spellings("dates", "months")[fold(month[0])]
    return year, int(number) if year else (int(number) + 8) % 12


def _span(period: str) -> int:
    """Roughly how long a period is: 1 for a month, 2 for a quarter, 4 for a year."""
    if IN_MONTH.search(period):
        return 1
    return 2 if IN_QUARTER.search(period) else 4


@lru_cache(maxsize=REMEMBERED)
def unit_in(words: str) -> str | None:
    """The unit that a header or a measure's name states: "% of calls answered", "Cost (£)", "Number of days lost".

    A span that is counted is none: "Homes empty for six months or more", "Answered within 10 working days".
    """
    if EITHER.fullmatch(words.strip()):
        return None
    found = [m["unit"] for m in UNIT.finditer(words) if not (m["span"] and COUNTED_SPAN.search(words[: m.start()]))]
    return next((unit for unit in found if fold(unit) not in {"number", "no"}), found[0] if found else None)
