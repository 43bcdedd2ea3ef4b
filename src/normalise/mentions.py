"""Every expression of time in a text, in order: days, months, seasons, quarters, halves, years.

What an expression means (a deadline, a period, a meeting) is for the modules that read these mentions.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import cast

from ..lookups import fold, remembered, spellings, table

YEARS = range(1800, 2101)
CENTURY_PIVOT = 70  # "69" is 2069, "70" is 1970: papers are younger than the councils of 1974


class MentionKind(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    FINANCIAL_YEAR = "financial_year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Mention:
    """One expression: `year` is a calendar year, or the year in which a financial year begins, None where unsaid.

    `number` is the month of a day, month or season, else that of the quarter or half. `financial` says that `year`
    is a financial year's.
    """

    kind: MentionKind
    words: str
    start: int
    end: int
    year: int | None = None
    number: int = 0
    day: int = 0
    season: str | None = None
    financial: bool = False


def _any_of(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    months = rf"(?:{_any_of(spellings('dates', 'months'))})\b\.?"
    seasons = "|".join(cast(dict[str, int], table("dates")["seasons"]))
    ordinal = _any_of(spellings("dates", "ordinals"))
    full = r"(?: (?:19|20)\d\d \s?[-/]\s? (?:(?:19|20)\d\d|\d\d) | \d\d \s?[-/]\s? \d\d )"
    financial = rf"(?: fy \s? )? {full} (?! \d | [-/.]\d )"
    # "10", but not as in "1 April - 30 June" or "3 March 10.30"
    no_year = rf"(?! [\d:.] | \s?(?:am|pm|st|nd|rd|th)\b | \s(?:of\s)?{months} )"
    short_year = rf"(?: \s{{1,2}}'? | [-./']{{1,2}} ) \d\d {no_year}"
    joint = r"\s? (?:[,(/:-]\s?)? (?:(?:of|in|for|during)\s)? (?:the\s)? (?:financial\syear\s)?"
    return re.compile(
        rf"""
        (?<![\w£]) (?! (?<=[.,/-]) \d )               # not inside a word, a sum, a number or a section's number
        (?:
            (?P<iso> (?P<iso_year>\d{{4}}) [-/.] (?P<iso_month>\d{{1,2}}) [-/.] (?P<iso_day>\d{{1,2}}) (?!\d) )
          | (?P<numeric>                                # 31/03/2020, 16.10.09, 23-12-09
                (?P<numeric_day>\d{{1,2}}) \s? (?P<separator>[-/.]) \s?
                (?P<numeric_month>\d{{1,2}}) \s? (?P=separator) \s? (?P<numeric_year>\d{{4}}|\d{{2}}) (?![\d.]\d) )
          | (?P<named>                                  # 23rd of December, 2009; 31-Mar-2011
                (?P<named_day>\d{{1,2}}) \s{{0,2}} (?:st|nd|rd|th)? [\s,]{{0,2}} (?:of\s|day\sof\s)? [\s./-]{{0,2}}
                (?P<named_month>{months})
                (?P<named_year> [\s,./'-]{{0,3}} \d{{4}} (?!\d) | {short_year} )? )
          | (?P<american>                               # March 3rd 2010; March 3, 2010
                (?P<american_month>{months}) \s (?:
                  (?P<american_day>\d{{1,2}}) (?:st|nd|rd|th) (?:,?\s(?P<american_year>\d{{4}}))?
                | (?P<comma_day>\d{{1,2}}),?\s(?P<comma_year>\d{{4}}) ) \b )
          | (?P<month>                                  # March 2010, Jan-20, Dec '09, June
                (?P<month_name>{months}) (?P<month_year> [\s,./'-]{{0,3}} \d{{4}} (?!\d) | {short_year} (?![/-]) )? )
          | (?P<digits> (?P<digits_month>0?[1-9]|1[0-2]) / (?P<digits_year>(?:19|20)\d\d) (?![\d/]) )
          | (?P<season>
                (?P<season_name>{seasons}) \b (?: \s(?:term|of|in) ){{0,2}} \s?
                (?P<season_year>{financial} | (?:19|20)\d\d(?!\d) )? )
          | (?P<quarter>                                # Q3 2019-20, Qtr 2 09/10, second quarter of 2009/2010
                (?: (?: q | qtr\.? \s? | quarter \s? ) (?P<quarter_digit>{ordinal}) \b
                  | (?P<quarter_word>{ordinal}) \s (?:quarter|qtr)\b )
                (?: {joint} (?P<quarter_year>{financial}) )? )
          | (?P<half>                                   # first half of 2021/22, H1, half year 2009/10
                (?: h (?P<half_digit>[12]) \b | (?P<half_word>1st|2nd|first|second) \s (?:half|six\smonths|6\smonths) \b
                  | half[\s-]?year(?:ly)?\b | mid[\s-]?year\b )
                (?: {joint} (?P<half_year>{financial}) )? )
          | (?P<financial> (?P<financial_year>{financial}) )
          | (?P<year> (?P<year_digits>(?:19|20)\d\d) (?! \d | \s?[-/.]\s?\d | ,\d ) )
        ) (?!\w)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


TAG = re.compile(r"</?[a-z]{1,6}>")
SHORT_MONTH = re.compile(r"(?P<month>0[1-9]|1[0-2])/(?P<year>1[3-9]|[2-4]\d)")
PLAIN_SIGNS = str.maketrans("‐‑‒–—−’‘´`", "------''''")
REMEMBERED = 2048  # texts: columns say the same quarter, and the same few dates, in every row


def clean(words: str) -> str:
    """The words with plain dashes and quotes, single spaces, and without tags: "23<sup>rd</sup>" is "23rd"."""
    text = TAG.sub(" ", words) if "<" in words else words
    return " ".join(text.translate(PLAIN_SIGNS).split())


def mentions(words: str) -> list[Mention]:
    """All expressions of time, left to right, without overlaps; `words` as `clean` gives them."""
    return list(_mentions(words))


@remembered("dates", size=REMEMBERED)
def _mentions(words: str) -> tuple[Mention, ...]:
    found = (_mention(match) for match in _pattern().finditer(words))
    return tuple(mention for mention in found if mention is not None)


def _mention(match: re.Match[str]) -> Mention | None:
    for kind, read in _READERS.items():
        if match[kind] is not None:
            return read(match)
    return None


def _dated(match: re.Match[str], year: str | None, month: int, day: str | None) -> Mention | None:
    """A day, or None where the calendar has no such day."""
    full = full_year(year) if year else None
    number = int(day or 0)
    if not 1 <= month <= 12 or not 1 <= number <= calendar.monthrange(full or 2000, month)[1]:
        return None
    if full is not None and full not in YEARS:
        return None
    return Mention(MentionKind.DAY, match[0].strip(), match.start(), match.end(), full, month, number)


def _iso(match: re.Match[str]) -> Mention | None:
    return _dated(match, match["iso_year"], int(match["iso_month"]), match["iso_day"])


def _numeric(match: re.Match[str]) -> Mention | None:
    return _dated(match, match["numeric_year"], int(match["numeric_month"]), match["numeric_day"])


def _named(match: re.Match[str]) -> Mention | None:
    return _dated(match, match["named_year"], _month_number(match["named_month"]), match["named_day"])


def _american(match: re.Match[str]) -> Mention | None:
    month = _month_number(match["american_month"])
    return _dated(
        match, match["american_year"] or match["comma_year"], month, match["american_day"] or match["comma_day"]
    )


def _month(match: re.Match[str]) -> Mention | None:
    # "may" in small letters is the verb; no paper writes the month so without a year.
    if match["month_name"].rstrip(".") in {"may", "mar", "sept", "jan"} and not match["month_year"]:
        return None
    year = full_year(match["month_year"]) if match["month_year"] else None
    if year is not None and year not in YEARS:
        return None
    number = _month_number(match["month_name"])
    return Mention(MentionKind.MONTH, match[0].strip(), match.start(), match.end(), year, number)


def _digits(match: re.Match[str]) -> Mention:
    year, number = int(match["digits_year"]), int(match["digits_month"])
    return Mention(MentionKind.MONTH, match[0].strip(), match.start(), match.end(), year, number)


def _season(match: re.Match[str]) -> Mention | None:
    year, financial = _either_year(match["season_year"])
    if match["season_year"] and year is None:
        return None
    name = match["season_name"].casefold()
    number = cast(dict[str, int], table("dates")["seasons"])[name]
    words = match[0].strip()
    return Mention(MentionKind.SEASON, words, match.start(), match.end(), year, number, 0, name, financial)


def _quarter(match: re.Match[str]) -> Mention | None:
    word = match["quarter_digit"] or match["quarter_word"]
    number = int(spellings("dates", "ordinals")[fold(word)])
    return _in_year(match, MentionKind.QUARTER, match["quarter_year"], number)


def _half(match: re.Match[str]) -> Mention | None:
    word = fold(match["half_digit"] or match["half_word"] or "1")
    return _in_year(match, MentionKind.HALF, match["half_year"], 1 if word in {"1", "1st", "first"} else 2)


def _in_year(match: re.Match[str], kind: MentionKind, words: str | None, number: int) -> Mention | None:
    year = financial_start(words) if words else None
    if words and year is None:
        return None
    return Mention(kind, match[0].strip(), match.start(), match.end(), year, number, financial=year is not None)


def _financial(match: re.Match[str]) -> Mention | None:
    year = financial_start(match["financial_year"])
    if year is None:
        return _short_month(match)
    words = match[0].strip()
    return Mention(MentionKind.FINANCIAL_YEAR, words, match.start(), match.end(), year, financial=True)


def _short_month(match: re.Match[str]) -> Mention | None:
    """ "09/25" and nothing else is a month, where it can be neither two years after each other nor a day."""
    found = SHORT_MONTH.fullmatch(match.string)
    if found is None:
        return None
    return Mention(MentionKind.MONTH, found[0], 0, found.end(), full_year(found["year"]), int(found["month"]))


def _year(match: re.Match[str]) -> Mention:
    return Mention(MentionKind.YEAR, match[0].strip(), match.start(), match.end(), int(match["year_digits"]))


_READERS = {
    "iso": _iso,
    "numeric": _numeric,
    "named": _named,
    "american": _american,
    "month": _month,
    "digits": _digits,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "financial": _financial,
    "year": _year,
}


def _month_number(name: str) -> int:
    return int(spellings("dates", "months")[fold(name)])


def full_year(digits: str) -> int:
    """2009 of "2009" and of "09", with or without what joins it to a month."""
    bare = digits.strip(" ,./'-")
    year = int(bare)
    if len(bare) > 2:
        return year
    return year + (2000 if year < CENTURY_PIVOT else 1900)


def financial_start(words: str) -> int | None:
    """2009 of "2009/10", "2009-2010" and "09/10"; None where the second year does not follow the first."""
    first, _, second = "".join(words.casefold().replace("/", "-").split()).replace("fy", "").partition("-")
    if not first or not second:
        return None
    start = full_year(first)
    return start if (start + 1) % 100 == int(second) % 100 and start in YEARS else None


def _either_year(words: str | None) -> tuple[int | None, bool]:
    if not words:
        return None, False
    if re.fullmatch(r"\d{4}", words.strip()):
        return int(words), False
    return financial_start(words), True


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter_span(year: int, quarter: int) -> tuple[date, date]:
    """First and last day of a quarter of the financial year that begins in `year`."""
    first = (3 * quarter) % 12 + 1
    calendar_year = year + (quarter == 4)
    return date(calendar_year, first, 1), month_end(calendar_year, first + 2)
