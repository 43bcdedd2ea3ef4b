"""Words of a candidate -> values, with a note where words that matter could not be read.

The words themselves stay in the record's `*_text`; the note (severity `info`) says what was not understood.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ..extract.candidates import Source
from . import dates, grades, periods, statuses
from .context import Context, value_of
from .periods import Period
from .vocabulary import Rag, RagSource, Status

NO_PERIOD = Period()
AFTERWARDS = timedelta(days=62)  # a paper that is dated by its period alone may be written so much later
SOON = timedelta(days=275)  # "end of April" in a log of May is rather the April that is gone: no year is certain


@dataclass(frozen=True, slots=True)
class About:
    """The record that words are read for, and where it stands in the paper."""

    table: str
    record_id: str
    source: Source


Due = Callable[[str | None], dates.Deadline | None]


def deadlines(raised: str | None, context: Context, about: About) -> Due:
    """How the deadlines of one row are read: those without a year follow the day on which the row was agreed.

    A row that was agreed long after its own paper is a misprint ("19/11/2011" in a log of July) and counts for nothing.
    """
    agreed = value_of(dates.day, raised)
    if agreed is not None and context.written is not None and agreed > context.written + AFTERWARDS:
        _note(context, about, "agreed-after-paper", "The row says that it was agreed after the paper was written.")
        agreed = None
    since: date | None = agreed or (None if _is_dated_by_its_year(context) else context.written)

    def due(words: str | None) -> dates.Deadline | None:
        found = value_of(lambda w: dates.deadline(w, since, context.period), words)
        if found and since and not agreed and found.value > since + SOON:
            found = value_of(lambda w: dates.deadline(w, None, context.period), words)
        if found is None and words and words.strip():
            _note(context, about, "deadline-without-date", "The deadline as printed names no date.")
        return found

    return due


def _is_dated_by_its_year(context: Context) -> bool:
    """Whether a paper says only which financial year its plan is for; the months of that year are then its own."""
    period = context.period
    return period.quarter is None and context.written is not None and context.written == period.end


def status(words: str | None, context: Context, about: About) -> tuple[str | None, Status | None]:
    """The words of a status as printed, and their meaning by the report's key or common use."""
    if not words or not words.strip():
        return None, None
    meant = value_of(lambda w: statuses.status(w, context.key), words)
    if meant is None and not statuses.says_none(words, context.key):
        _note(context, about, "status-not-known", "The status as printed is none that is known here.")
    return words.strip(), meant


def colour(printed: str | None, fill: str | None, status_words: str | None) -> tuple[Rag | None, RagSource | None]:
    """The colour and what said it: the RAG column's print, a status that is a colour's name, or the cell's fill."""
    for words in (printed, status_words):
        rag = value_of(statuses.rag, words)
        if words and rag is not None:
            return rag, statuses.rag_source(words)
    rag = statuses.rag_of_fill(fill) if fill else None
    return rag, RagSource.FILL if rag else None


def period(words: str | None, context: Context, about: About) -> Period | None:
    """The period that a row or a column names; one without a year is in the report's year, or before it.

    A report on quarter 2 that prints a quarter 3 prints that of the year before.
    """
    if not words or not words.strip():
        return None
    found = value_of(periods.period, words)
    if found is not None and found.quarter and not found.financial_year:
        return _quarter_in(found.quarter, context.period) or value_of(
            lambda w: periods.period(w, context.written), words
        )
    if found is None:
        found = value_of(lambda w: periods.period(w, context.written), words)
    if found is None:
        _note(context, about, "period-not-known", "The period as printed is none that is known here.")
    return found


def _quarter_in(quarter: int, reported: Period) -> Period | None:
    if not reported.financial_year:
        return None
    start = int(reported.financial_year[:4]) - bool(reported.quarter and quarter > reported.quarter)
    return periods.combine([Period(periods.label(start), quarter)])


def grade(words: str | None, framework: str | None, context: Context, about: About) -> grades.Grade | None:
    """The grade by the scale of its framework."""
    found = value_of(lambda w: grades.grade(w, framework), words)
    if found is None and words and words.strip():
        _note(context, about, "grade-not-known", "The grade as printed is none that is known here.")
    return found


def _note(context: Context, about: About, code: str, message: str) -> None:
    context.flag(code, message, about.source, (about.table, about.record_id))
