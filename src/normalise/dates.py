"""Words -> dates and deadlines.

    day("Monday, 11 January 2010")  -> date(2010, 1, 11)
    deadline("End of Q4 2019-20")   -> Deadline(date(2020, 3, 31), Precision.QUARTER)

A deadline coarser than a day is the last day of its span. Two different dates are no deadline, unless they are a
range ("March - April 2010") or the words say which of them is in force ("31/03/10, revised to 30/06/10").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import cast

from ..errors import Unparseable
from ..lookups import table
from .mentions import Mention, MentionKind, clean, mentions, month_end, quarter_span
from .periods import Period
from .vocabulary import Precision

_PRECISIONS = {
    MentionKind.DAY: Precision.DAY,
    MentionKind.MONTH: Precision.MONTH,
    MentionKind.SEASON: Precision.SEASON,
    MentionKind.QUARTER: Precision.QUARTER,
    MentionKind.HALF: Precision.QUARTER,
    MentionKind.FINANCIAL_YEAR: Precision.YEAR,
    MentionKind.YEAR: Precision.YEAR,
}
_FINENESS = list(Precision)
_JOINT = r"^\W*(?:{0})\W*(?:(?:the|end|of|early|late|mid)\s){{0,3}}$"
_NOT_THE_WHOLE_YEAR = re.compile(  # "early 2010", "Easter 2010", "31 Marhc 2010"
    r"(?:\b(?:early|mid|middle|beginning|start|part|half|easter|term)\b[\s-]?(?:of\s)?|\b\d{1,2}(?:st|nd|rd|th)?[\s-]{1,2}[A-Za-z]{3,}[\s-]{0,2})$",
    re.IGNORECASE,
)


_PREPOSITION = re.compile(r"^(?:by|before|in|during|at|on|due)\s+(?:the\s+)?(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day by which, and how finely the paper says it."""

    value: date
    precision: Precision


def day(words: str) -> date:
    """The one day, with its year, that these words say; raises Unparseable."""
    days = {value for _, value in find_days(words)}
    if len(days) != 1:
        raise Unparseable(f"{len(days)} days in {words!r}")
    return days.pop()


def without_preposition(words: str) -> str:
    """A date as printed, without the "by", "in" or "at the" before it: "By March 2026" is "March 2026"."""
    found = _PREPOSITION.match(words)
    return words[found.end() :] if found and mentions(clean(words[found.end() :])) else words


def find_days(text: str) -> list[tuple[str, date]]:
    """Every day printed with its year, as printed and as a date, in order."""
    return [
        (mention.words, date(mention.year, mention.number, mention.day))
        for mention in mentions(clean(text))
        if mention.kind is MentionKind.DAY and mention.year is not None
    ]


def deadline(words: str, written: date | None = None, period: Period | None = None) -> Deadline:
    """The deadline that these words set; raises Unparseable for "Ongoing", starts, and dates that disagree.

    A day or month without a year is the first on or after `written` (the row's or the paper's date), or else the
    first since the beginning of `period`; with neither it is Unparseable.
    """
    text = clean(words)
    anchor = written or (period.begins if period else None)
    found = mentions(text)
    if not found and period is not None and period.financial_year and _says(text, "year_end"):
        return Deadline(date(int(period.financial_year[:4]) + 1, 3, 31), Precision.YEAR)
    in_force = _in_force(text, found)
    if not in_force:
        raise Unparseable(f"no deadline in {words!r}")
    if _says(text, "open_ended") and not _ends_all_the_same(text, found):
        raise Unparseable(f"goes on without an end: {words!r}")
    if _says(text, "recurring") and all(mention.year is None for mention in in_force):
        raise Unparseable(f"comes round again: {words!r}")
    return _one(words, [_resolved(_in_the_year(mention, period), anchor) for mention in in_force])


def _in_the_year(mention: Mention, period: Period | None) -> Mention:
    """A bare quarter is one of the financial year that the paper plans or reports on: "Q2" of a plan for 2024/25."""
    if mention.kind is not MentionKind.QUARTER or mention.year is not None:
        return mention
    return replace(mention, year=int(period.financial_year[:4])) if period and period.financial_year else mention


def _ends_all_the_same(text: str, found: Sequence[Mention]) -> bool:
    """Whether a date ends what is ongoing ("Ongoing until March 2011"), or stands beside it alone."""
    rest = text
    for mention in found:
        rest = rest.replace(mention.words, " ")
    alone = not re.search(r"[A-Za-z]", _pattern(r"\b(?:{0})\b", "open_ended").sub(" ", rest))
    return alone or _says(text, "open_until")


def _one(words: str, deadlines: Sequence[Deadline]) -> Deadline:
    """The finest of those that fall on the same day."""
    if len({deadline.value for deadline in deadlines}) != 1:
        raise Unparseable(f"dates that disagree in {words!r}")
    return min(deadlines, key=lambda deadline: _FINENESS.index(deadline.precision))


@cache
def _words(name: str) -> str:
    words = cast(dict[str, list[str]], table("dates")["deadline"])[name]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _pattern(template: str, *names: str) -> re.Pattern[str]:
    return re.compile(template.format(*(_words(name) for name in names)), re.IGNORECASE)


def _says(text: str, name: str) -> bool:
    return _pattern(r"\b(?:{0})\b", name).search(text) is not None


def _led_by(before: str, name: str) -> bool:
    """Whether the words before a date end in one of these, with no more than small words between."""
    found = _pattern(r"(?<![\w])(?:{0})[\s:,(-]{{0,3}}(?:(?:{1})[\s:]{{0,2}}){{0,3}}$", name, "between").search(before)
    return found is not None and not re.search(r"(?:start|beginning) of", found[0], re.IGNORECASE)


def _in_force(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions that may be the deadline: no starts, no past doings; the end of a range; the date in force."""
    kept: list[Mention] = []
    last_end = 0
    for mention in found:
        before, after = text[last_end : mention.start], text[mention.end :]
        joined = bool(kept) and _pattern(_JOINT, "range_between").match(before)
        last_end = mention.end
        if mention.kind is MentionKind.YEAR and _NOT_THE_WHOLE_YEAR.search(text[: mention.start]):
            raise Unparseable(f"a part of the year, or a date misprinted: {text!r}")
        if _led_by(before, "superseded_before") or _led_by(before, "done_before"):
            continue
        if _pattern(r"^\W*(?:{0})\b", "start_after").match(after) or _led_by(before, "start_before"):
            continue
        if _led_by(before, "revised_before"):
            kept = [mention]
        elif joined and not _same_thing(text, kept[-1], mention):
            kept[-1] = _following(kept[-1], mention)
        else:
            kept.append(mention)
    return kept


def _same_thing(text: str, first: Mention, second: Mention) -> bool:
    """A dash may explain instead of joining: "Q4 2009/10 - March 2010"."""
    return first.kind is not second.kind and "to" not in text[first.end : second.start]


def _following(first: Mention, second: Mention) -> Mention:
    """The end of a range, which takes its year from the beginning where it has none: "Dec 2009 - January"."""
    if second.year is not None or first.year is None or second.kind not in {MentionKind.DAY, MentionKind.MONTH}:
        return second
    return replace(second, year=first.year + (second.number < first.number))


def _resolved(mention: Mention, anchor: date | None) -> Deadline:
    precision = _PRECISIONS[mention.kind]
    if mention.year is not None:
        return Deadline(_last_day(mention, mention.year), precision)
    if anchor is None:
        raise Unparseable(f"no year in {mention.words!r}")
    for year in range(anchor.year - 1, anchor.year + 9):  # 29 February may be eight years off
        if (
            mention.kind is MentionKind.DAY
            and mention.day == 29
            and mention.number == 2
            and month_end(year, 2).day < 29
        ):
            continue
        value = _last_day(mention, year)
        if value >= anchor:
            return Deadline(value, precision)
    raise Unparseable(f"no year in {mention.words!r}")


def _last_day(mention: Mention, year: int) -> date:
    match mention.kind:
        case MentionKind.DAY:
            return date(year, mention.number, mention.day)
        case MentionKind.MONTH:
            return month_end(year, mention.number)
        case MentionKind.SEASON:
            return _season_end(mention, year)
        case MentionKind.QUARTER:
            return quarter_span(year, mention.number)[1]
        case MentionKind.HALF:
            return quarter_span(year, 2 * mention.number)[1]
        case MentionKind.FINANCIAL_YEAR:
            return date(year + 1, 3, 31)
        case MentionKind.YEAR:
            return date(year, 12, 31)


def _season_end(mention: Mention, year: int) -> date:
    """Winter ends in the next calendar year; of a financial year, spring is the one inside it as papers mean it.

    "Winter 2010" is the winter that begins in 2010; "Winter 2009/10" the same winter whichever way the year is read.
    """
    if mention.season == "winter":
        return month_end(year + 1, mention.number)
    if mention.financial and mention.season == "spring":
        return month_end(year + 1, mention.number)
    return month_end(year, mention.number)
