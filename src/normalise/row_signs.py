"""What a record's own values, the rows beside it and the paper's arithmetic say of how it was read.

Nothing is decided here: how much each sign weighs was measured (`confidence.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from ..extract.signs import NO_SIGNS, Sign
from ..lookups import fold, table
from .records import (
    ActionRecord,
    AgendaItemRecord,
    AttendanceRecord,
    DecisionRecord,
    FindingRecord,
    GradeRecord,
    IndicatorRecord,
    ObjectiveImpactRecord,
    ProgressRecord,
    Record,
    ReportRecord,
    StatusCountRecord,
    Traced,
)
from .stated import bears_out, percent_agrees, plans_against_totals

NAMES: Mapping[type[Traced], str] = {
    ActionRecord: "description",
    AgendaItemRecord: "title",
    DecisionRecord: "text",
    FindingRecord: "text",
    GradeRecord: "subject",
    IndicatorRecord: "name",
    ObjectiveImpactRecord: "objective",
}
NUMBERS: Mapping[type[Record], str] = {ActionRecord: "reference", AgendaItemRecord: "number", DecisionRecord: "label"}
BESIDE: Mapping[type[Record], tuple[str, ...]] = {  # what rows of one table say all, or none of them
    ActionRecord: ("reference", "lead_officer", "deadline_text", "status_text", "rag", "percent_complete", "theme"),
    IndicatorRecord: ("reference", "unit", "target_text", "rag"),
    GradeRecord: ("grade_text", "score", "framework"),
    ProgressRecord: ("status_text", "percent_complete"),
}
ASSESSED: tuple[type[Traced], ...] = (*NAMES, AttendanceRecord, ProgressRecord, ReportRecord, StatusCountRecord)
IN_WORDS = (ActionRecord, FindingRecord, DecisionRecord)  # said in words, not by a name
LAST_NUMBER = re.compile(r"^(?P<before>.*?)(?P<number>\d{1,4})\D{0,3}$", re.DOTALL)
SHORT, LONG = 2, 80  # words
LONGEST_NAME = 8  # words of an officer's post or of several names
FEWEST_BESIDE = 4  # rows, for what nearly all of them say
NEARLY_ALL, NEXT_TO_NONE = 0.85, 0.15


def row_signs(records: Sequence[Record], told: Mapping[str, frozenset[Sign]]) -> dict[str, frozenset[Sign]]:
    """Every sign of every record that was read from the paper, by its id; `told` are those that finding it gave."""
    signs: dict[str, set[Sign]] = {}
    rows: dict[tuple[object, ...], list[Traced]] = defaultdict(list)
    for record in records:
        if isinstance(record, ASSESSED):
            name = identity(record)
            signs[name] = {*told.get(name, NO_SIGNS), *_own(record)}
            if type(record) in BESIDE or type(record) in NUMBERS:
                rows[_stands_in(record)].append(record)
    for together in rows.values():
        for name, sign in (*_beside(together), *_numbered(together)):
            signs[name].add(sign)
    for plan in plans_against_totals(records):
        sign = Sign.COUNTS_AGREE if len(plan.rows) == plan.stated.total else Sign.COUNTS_DISAGREE
        for one in (*plan.rows, plan.stated):
            signs[identity(one)].add(sign)
    return {name: frozenset(found) for name, found in signs.items()}


def identity(record: Record) -> str:
    """The id of the record itself."""
    return str(getattr(record, record.key))


def _stands_in(record: Traced) -> tuple[object, ...]:
    """What rows of one table share; a plan's rows may stand in several."""
    parent = record.parent_action_id if isinstance(record, ActionRecord) else None
    action = record.action_id if isinstance(record, ProgressRecord) else None
    return (type(record), record.report_id, record.method, parent, action)


def _own(record: Traced) -> Iterator[Sign]:
    """The signs that a record shows by itself, without the rows beside it."""
    if len({part.page for part in record.parts}) > 1:
        yield Sign.CUT_BY_PAGE
    if field := NAMES.get(type(record)):
        yield from _worded(getattr(record, field) or "", isinstance(record, IN_WORDS))
    if isinstance(record, ActionRecord):
        yield from _action(record)
    elif isinstance(record, ProgressRecord | IndicatorRecord):
        if record.period_text and not (record.financial_year or record.quarter):
            yield Sign.PERIOD_UNREAD
        if record.status_text and record.status is None:
            yield Sign.STATUS_UNREAD
    if isinstance(record, IndicatorRecord) and record.value_text and record.value is None:
        yield Sign.VALUE_UNREAD
    if isinstance(record, GradeRecord) and record.grade_text and record.grade is None:
        yield Sign.VALUE_UNREAD
    if isinstance(record, StatusCountRecord) and (agrees := percent_agrees(record)) is not None:
        yield Sign.PERCENT_AGREES if agrees else Sign.PERCENT_CONTRADICTS
    if isinstance(record, ActionRecord | ProgressRecord) and (stands := bears_out(record)) is not None:
        yield Sign.STATUS_BORNE_OUT if stands else Sign.STATUS_CONTRADICTS


def _worded(words: str, said: bool) -> Iterator[Sign]:
    tokens = words.split()
    if words[:1].islower():
        yield Sign.BEGINS_MIDWAY
    if words.endswith((",", "-", "–")) or (tokens and fold(tokens[-1]) in _midway()):
        yield Sign.ENDS_MIDWAY
    if said and len(tokens) <= SHORT:
        yield Sign.VERY_SHORT
    if len(tokens) > LONG:
        yield Sign.VERY_LONG


@cache
def _midway() -> frozenset[str]:
    return frozenset(cast(dict[str, list[str]], table("signs")["midway"])["words"])


def _action(action: ActionRecord) -> Iterator[Sign]:
    owner = action.lead_officer or ""
    if len(owner.split()) > LONGEST_NAME or any(c.isdigit() for c in owner):
        yield Sign.NAME_ODD
    if action.deadline_text and action.deadline is None:
        yield Sign.DEADLINE_UNREAD
    if action.status_text and action.status is None:
        yield Sign.STATUS_UNREAD
    if action.deadline and action.status:
        yield Sign.VALUES_READ
    if not (owner or action.deadline_text or action.status_text or action.rag):
        yield Sign.NOTHING_BESIDE


def _beside(rows: Sequence[Traced]) -> Iterator[tuple[str, Sign]]:
    """Signs of cells that are empty, or filled, where nearly all other rows have it the other way."""
    if len(rows) < FEWEST_BESIDE:
        return
    for field in BESIDE.get(type(rows[0]), ()):
        filled = [getattr(row, field) is not None for row in rows]
        share = sum(filled) / len(rows)
        odd = Sign.CELL_MISSING if NEARLY_ALL <= share < 1 else Sign.CELL_ALONE
        if NEARLY_ALL <= share < 1 or 0 < share <= NEXT_TO_NONE:
            for row, there in zip(rows, filled, strict=True):
                if there is (odd is Sign.CELL_ALONE):
                    yield identity(row), odd


def _numbered(rows: Sequence[Traced]) -> Iterator[tuple[str, Sign]]:
    """Rows whose number goes on from the row above, and rows where it does not."""
    field = NUMBERS.get(type(rows[0]))
    if field is None:
        return
    codes = [(identity(row), fold(getattr(row, field) or "")) for row in rows]
    seen: set[str] = set()
    for name, code in codes:
        if code and code in seen:
            yield name, Sign.TWICE
        seen.add(code)
    for (_, above), (name, code) in pairwise(codes):
        before, now = LAST_NUMBER.fullmatch(above), LAST_NUMBER.fullmatch(code)
        if before and now and code != above:
            yield name, _step(before, now)


def _step(before: re.Match[str], now: re.Match[str]) -> Sign:
    """Whether the second number follows the first, as 1.2 follows 1.1 and 2.1 follows 1.9."""
    first = now["before"] != before["before"] and int(now["number"]) <= 1
    follows = now["before"] == before["before"] and int(now["number"]) == int(before["number"]) + 1
    return Sign.NUMBERED_ON if first or follows else Sign.NUMBER_JUMPS
