"""Words -> the period that is reported on.

    period("Quarter 2 2009/10")          -> Period("2009-10", 2, 2009-07-01, 2009-09-30)
    period("first half of 2021/22")      -> Period("2021-22", None, 2021-04-01, 2021-09-30)
    period("November 2009")              -> Period("2009-10", None, 2009-11-01, 2009-11-30)

Quarters are those of the financial year, 1 April to 31 March. A financial year on its own is a label of plans and
titles and claims no first and last day, unless the words say that it is the whole year ("year end 2009/10").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import cast

from ..errors import Unparseable
from ..lookups import remembered, table
from .mentions import Mention, MentionKind, clean, mentions, month_end, quarter_span

LATENESS = timedelta(days=15)  # a quarter's report may be written this long before the quarter ends
LONGEST_RANGE = timedelta(days=366)
REMEMBERED = 2048  # expressions, with the day of a paper


@dataclass(frozen=True, slots=True)
class Period:
    """`financial_year` as "2009-10"; `quarter` 1 to 4 within it; `start` and `end` are first and last days."""

    financial_year: str | None = None
    quarter: int | None = None
    start: date | None = None
    end: date | None = None

    @property
    def begins(self) -> date | None:
        """The first day: printed, or the financial year's."""
        if self.start or not self.financial_year:
            return self.start
        return date(int(self.financial_year[:4]), 4, 1)


def financial_year_of(day: date) -> str:
    """The financial year in which a day falls: "2009-10" for 31 March 2010."""
    return label(day.year - (day.month < 4))


def label(start: int) -> str:
    """ "2009-10" for the financial year that begins in 2009."""
    return f"{start}-{(start + 1) % 100:02d}"


def period(words: str, written: date | None = None) -> Period:
    """The one period that these words say; raises Unparseable.

    A quarter or month without a year is the latest that was over, or nearly, when the paper was `written`; without
    that date a quarter stands alone, with no year.
    """
    said = _said(words, written)
    if isinstance(said, str):
        raise Unparseable(f"{said} in {words!r}")
    return said


@remembered("dates", size=REMEMBERED)
def _said(words: str, written: date | None) -> Period | str:
    """The one period, or what there is instead: a column says the same few in every row."""
    text = clean(words)
    found = mentions(text)
    if not found or _starts_only(text, found):
        return "no period"
    try:
        spans = _spans(text, found, None if any(m.year is not None for m in found) else written)
    except Unparseable as trouble:
        return str(trouble)
    merged = combine(spans)
    if any(_contradicts(merged, span) for span in spans):
        return "periods that disagree"
    if merged.financial_year and _says_whole_year(text) and merged.start is None and merged.quarter is None:
        start = int(merged.financial_year[:4])
        return Period(merged.financial_year, None, date(start, 4, 1), date(start + 1, 3, 31))
    return merged


def combine(periods: Sequence[Period]) -> Period:
    """One period of several, best first: what the first leaves out is filled from later ones that agree with it.

    Of spans that end on the same day the wider holds: "first half" and "Quarter 2" are April to September, quarter 2.
    """
    result = Period()
    for other in periods:
        if _contradicts(result, other):
            continue
        result = Period(
            result.financial_year or other.financial_year,
            result.quarter or other.quarter,
            _wider_start(result, other),
            result.end or other.end,
        )
    if result.financial_year and result.quarter and result.end is None:
        start, end = quarter_span(int(result.financial_year[:4]), result.quarter)
        return Period(result.financial_year, result.quarter, start, end)
    return result


def _wider_start(result: Period, other: Period) -> date | None:
    if result.start is None or other.start is None or result.end != other.end:
        return result.start if result.end else other.start
    return min(result.start, other.start)


def _contradicts(result: Period, other: Period) -> bool:
    """Whether the two cannot both hold: another year, another quarter, or spans that end apart and do not nest."""
    if result.financial_year and other.financial_year and result.financial_year != other.financial_year:
        return True
    if result.quarter and other.quarter and result.quarter != other.quarter:
        return True
    span = _span_of(result)
    return bool(span and other.end and not (span[0] <= other.end <= span[1]))


def _span_of(period: Period) -> tuple[date, date] | None:
    if period.start and period.end:
        return period.start, period.end
    if period.financial_year and period.quarter:
        return quarter_span(int(period.financial_year[:4]), period.quarter)
    if period.financial_year:
        start = int(period.financial_year[:4])
        return date(start, 4, 1), date(start + 1, 3, 31)
    return None


@cache
def _vocabulary(name: str) -> re.Pattern[str]:
    words = cast(dict[str, list[str]], table("dates")["period"])[name]
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def _says_whole_year(text: str) -> bool:
    return _vocabulary("whole_year").search(text) is not None


def _starts_only(text: str, found: Sequence[Mention]) -> bool:
    """ "from April 09" says where a period begins and not where it ends."""
    return len(found) == 1 and re.search(r"\b(?:from|since|after)\b", text[: found[0].start], re.IGNORECASE) is not None


def _spans(text: str, found: Sequence[Mention], written: date | None) -> list[Period]:
    """One period per mention, ranges joined; a year that stands apart serves the mentions that lack one."""
    year = next((m.year for m in found if m.financial), None)
    spans: list[Period] = []
    index = 0
    while index < len(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None and _joined(text, found[index], following):
            spans.append(_range(found[index], following, written, year))
            index += 2
        else:
            spans.append(_single(text, found[index], written, year))
            index += 1
    return spans


def _joined(text: str, first: Mention, second: Mention) -> bool:
    between = text[first.end : second.start].strip().casefold()
    if first.kind is not second.kind and {first.kind, second.kind} != {MentionKind.DAY, MentionKind.MONTH}:
        return False
    if between == "and":
        return "between" in text[: first.start].casefold()
    return between in {"-", "to", "until", "till", "through to", "to the end of", "to end of", "up to", "to end"}


def _range(first: Mention, second: Mention, written: date | None, year: int | None) -> Period:
    if first.kind is MentionKind.YEAR and first.year is not None and second.year == first.year + 1:
        return Period(label(first.year))  # "2016 to 2017", as web pages write a financial year
    end = _edges(second, written, year)[1]
    if first.year is None and first.kind in {MentionKind.DAY, MentionKind.MONTH}:
        start = next((edge for y in (end.year, end.year - 1) if (edge := _edges(first, None, None, y)[0]) <= end), None)
    elif first.year is None:
        start = _edges(first, written, second.year if second.financial else year)[0]
    else:
        start = _edges(first, written, year)[0]
    if start is None or not start <= end <= start + LONGEST_RANGE:
        raise Unparseable(f"not a period that is reported on: {first.words!r} to {second.words!r}")
    if first.kind is MentionKind.YEAR:
        raise Unparseable(f"two years: {first.words!r} to {second.words!r}")
    return _of_days(start, end)


def _of_days(start: date, end: date) -> Period:
    """A span of days, with its quarter where it is one."""
    if financial_year_of(start) != financial_year_of(end):
        return Period(None, None, start, end)
    year = int(financial_year_of(start)[:4])
    quarter = next((n for n in range(1, 5) if quarter_span(year, n) == (start, end)), None)
    return Period(label(year), quarter, start, end)


def _single(text: str, mention: Mention, written: date | None, year: int | None) -> Period:
    own_year = mention.year if mention.year is not None else year
    match mention.kind:
        case MentionKind.FINANCIAL_YEAR:
            return Period(label(own_year or 0))
        case MentionKind.YEAR:
            return Period(None, None, date(own_year or 0, 1, 1), date(own_year or 0, 12, 31))
        case MentionKind.QUARTER | MentionKind.HALF if own_year is None and written is None:
            return Period(None, mention.number) if mention.kind is MentionKind.QUARTER else Period()
        case MentionKind.DAY | MentionKind.MONTH if (months := _months_up_to(text[: mention.start])) is not None:
            end = _edges(mention, written, year)[1]
            return _of_days(_months_before(end, months), end)
        case MentionKind.DAY:
            value = _edges(mention, written, year)[1]
            return Period(financial_year_of(value), None, None, value)
        case _:
            start, end = _edges(mention, written, year)
            quarter = mention.number if mention.kind is MentionKind.QUARTER else None
            return Period(financial_year_of(end), quarter, start, end)


_STRETCH = re.compile(
    r"\b(?:(?P<number>\w+)[\s-]months?|(?P<unit>quarter|half[\s-]year|year))\s(?:to|end(?:ed|ing|s)?)\s(?:the\s)?(?:end\s(?:of\s)?)?$",
    re.IGNORECASE,
)
_MONTHS = {"quarter": 3, "half year": 6, "year": 12, "three": 3, "six": 6, "nine": 9, "twelve": 12}


def _months_up_to(before: str) -> int | None:
    """The length of a period that is given by its end: "nine months to", "quarter ending"."""
    match = _STRETCH.search(before[-40:])
    if match is None:
        return None
    word = (match["number"] or match["unit"]).casefold().replace("-", " ")
    return int(word) if word in {"3", "6", "9", "12"} else _MONTHS.get(word)


def _months_before(end: date, months: int) -> date:
    """The first day of a period of so many months that ends on that day, or in that day's month."""
    first = end.year * 12 + end.month - months
    return date(first // 12, first % 12 + 1, 1)


def _edges(
    mention: Mention, written: date | None, financial_start: int | None, calendar_year: int | None = None
) -> tuple[date, date]:
    """First and last day of a mention; its year its own, or that of the text, or the latest before `written`."""
    if mention.year is not None:
        return _edges_in(mention, mention.year)
    if calendar_year is not None:
        return _edges_in(mention, calendar_year)
    in_financial = mention.kind in {MentionKind.QUARTER, MentionKind.HALF}
    if financial_start is not None:
        return _edges_in(mention, financial_start + (not in_financial and mention.number < 4))
    if written is None:
        raise Unparseable(f"no year in {mention.words!r}")
    for year in (written.year, written.year - 1, written.year - 2):
        start, end = _edges_in(mention, year)
        if end <= written + LATENESS:
            return start, end
    raise Unparseable(f"no year in {mention.words!r}")


def _edges_in(mention: Mention, year: int) -> tuple[date, date]:
    match mention.kind:
        case MentionKind.QUARTER:
            return quarter_span(year, mention.number)
        case MentionKind.HALF:
            return quarter_span(year, 2 * mention.number - 1)[0], quarter_span(year, 2 * mention.number)[1]
        case MentionKind.MONTH:
            return date(year, mention.number, 1), month_end(year, mention.number)
        case MentionKind.DAY:
            value = date(year, mention.number, min(mention.day, month_end(year, mention.number).day))
            return value, value
        case MentionKind.SEASON:
            raise Unparseable(f"a season is not a period that is reported on: {mention.words!r}")
        case MentionKind.FINANCIAL_YEAR:
            return date(year, 4, 1), date(year + 1, 3, 31)
        case MentionKind.YEAR:
            return date(year, 1, 1), date(year, 12, 31)
