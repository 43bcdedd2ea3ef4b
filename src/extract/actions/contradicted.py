"""Columns of an action table whose cells contradict what their header would mean elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ...lookups import fold
from ..columns import Columns, Grid
from ..header_phrases import date_told
from ..status_words import is_status
from .column_contents import ANSWERED_FIRST, CODE, DATE_LIKE, FEWEST_TOLD, holds_statuses, texts_below, words_below
from .taskings import are_doers

DATED = ("deadline", "revised_deadline", "original_deadline")
MEASURE = re.compile(
    r"^\W*(?:air quality |proposed |action )?measures?(?: (?:titles?|names?|descriptions?))?\W*$", re.IGNORECASE
)
TELLS_ELSEWHERE = ("progress", "comments", "response", None)


def put_right(grid: Grid, columns: Columns) -> Columns:
    """The columns with the fields that their cells leave possible."""
    for mend in (
        _numbers_under_one_header,
        _numbers_within,
        _steps_by_number,
        _answers,
        _states_asked,
        _measures_taken,
        _milestones_of_commitments,
        _owners_that_are_dates,
        _state_elsewhere,
        _dates_that_are_none,
        _two_dates,
    ):
        columns = mend(grid, columns)
    return columns


def _with(columns: Columns, changed: dict[int, str | None]) -> Columns:
    fields = tuple(changed.get(column, field) for column, field in enumerate(columns.fields))
    return replace(columns, fields=fields)


def _all(grid: Grid, columns: Columns, column: int, says: Callable[[str], object]) -> bool:
    texts = texts_below(grid, columns, column)
    return bool(texts) and all(says(text) for text in texts)


def _numbers_under_one_header(grid: Grid, columns: Columns) -> Columns:
    """ "Lesson" over two columns, "1 | Rest centres opened late": the first numbers the second."""
    if columns.has("reference"):
        return columns
    shared = [
        c
        for c in range(len(columns.headers) - 1)
        if columns.headers[c].strip() and columns.headers[c] == columns.headers[c + 1]
    ]
    numbered = [c for c in shared if _all(grid, columns, c, CODE.fullmatch)]
    return _with(columns, {numbered[0]: "reference"}) if numbered else columns


def _numbers_within(grid: Grid, columns: Columns) -> Columns:
    """Two columns of numbers before the action, "1.1 | 1.1.1": the finer one is its number."""
    described = columns.of("description")
    before = range(described[0] if described else 0)
    numbered = [
        c for c in before if columns.fields[c] in (None, "reference") and _all(grid, columns, c, CODE.fullmatch)
    ]
    if len(numbered) != len(("within", "without")):
        return columns
    whole, part = (texts_below(grid, columns, c) for c in numbered)
    within = all(any(one.startswith(f"{other.strip(' .')}.") for other in whole) for one in part)
    return _with(columns, {numbered[0]: None, numbered[1]: "reference"}) if within else columns


def _answers(grid: Grid, columns: Columns) -> Columns:
    """ "Further action?" over "No | Yes, finish the plan": an answer tells of the action, it is none."""
    described = columns.of("description")
    others = [c for c, f in enumerate(columns.fields) if f in ("description", "recommendation") and c not in described]
    asked = [
        c for c in described if columns.headers[c].rstrip().endswith("?") and _opens_with_answers(grid, columns, c)
    ]
    if len(asked) != 1 or len(described) + len(others) == 1:
        return columns
    return _with(columns, {asked[0]: "comments"})


def _states_asked(grid: Grid, columns: Columns) -> Columns:
    """ "Delivered?" over "Yes | No": a header that asks for a state, which no list of headers has."""
    if columns.has("status"):
        return columns
    unknown = [
        c for c, field in enumerate(columns.fields) if field is None and columns.headers[c].rstrip().endswith("?")
    ]
    asked = [c for c in unknown if is_status(columns.headers[c].rstrip(" ?")) and _opens_with_answers(grid, columns, c)]
    return _with(columns, {asked[0]: "status"}) if len(asked) == 1 else columns


def _opens_with_answers(grid: Grid, columns: Columns, column: int) -> bool:
    texts = texts_below(grid, columns, column)
    return bool(texts) and all(ANSWERED_FIRST.match(text) for text in texts)


def _measures_taken(grid: Grid, columns: Columns) -> Columns:
    """ "Measure | Organisations involved | Measure status": what is measured has no owner, what is taken has."""
    taken = [c for c in columns.of("outcomes") if MEASURE.match(columns.headers[c])]
    if columns.has("description", "recommendation") or len(taken) != 1:
        return columns
    settled = (
        columns.has("lead_officer", "authorising_officer") and columns.has(*DATED) and columns.has("status", "rag")
    )
    if not settled or words_below(grid, columns, taken[0]) < FEWEST_TOLD:
        return columns
    return _with(columns, {taken[0]: "description"})


def _steps_by_number(grid: Grid, columns: Columns) -> Columns:
    """ "Step | Activity" over "1a | Recruit two officers": the step is a number."""
    described = columns.of("description")
    coded = [c for c in described if _all(grid, columns, c, CODE.fullmatch)]
    if columns.has("reference") or len(coded) != 1 or len(described) == 1:
        return columns
    return _with(columns, {coded[0]: "reference"})


def _milestones_of_commitments(grid: Grid, columns: Columns) -> Columns:
    """A commitment that comes again in every row, or is merged over them, is what its milestones belong to."""
    described, stones = columns.of("description"), columns.of("milestones")
    if len(described) != 1 or len(stones) != 1 or columns.has("theme"):
        return columns
    commitments, milestones = (texts_below(grid, columns, c) for c in (described[0], stones[0]))
    several = len(set(commitments)) < len(milestones) == len(set(milestones))
    over_all = len(commitments) == len(milestones) or _given_each(grid, columns, len(milestones))
    if not several or not over_all or words_below(grid, columns, stones[0]) < FEWEST_TOLD:
        return columns
    return _with(columns, {described[0]: "theme", stones[0]: "description"})


def _given_each(grid: Grid, columns: Columns, rows: int) -> bool:
    """Whether each of so many rows has its own date or owner."""
    return any(
        len(texts_below(grid, columns, c)) == rows for name in (*DATED, "lead_officer") for c in columns.of(name)
    )


def _owners_that_are_dates(grid: Grid, columns: Columns) -> Columns:
    """ "To be done by" and "By" ask for a name in one paper and for a date in the next."""
    if columns.has(*DATED) or len(columns.of("lead_officer")) < len(("who", "when")):
        return columns
    texts = {c: texts_below(grid, columns, c) for c in columns.of("lead_officer")}
    dates = [
        c
        for c, said in texts.items()
        if 2 * sum(bool(DATE_LIKE.search(text)) for text in said) > len(said) and not any(are_doers(t) for t in said)
    ]
    return _with(columns, {dates[0]: "deadline"}) if len(dates) == 1 else columns


def _state_elsewhere(grid: Grid, columns: Columns) -> Columns:
    """ "Progress assessment | Position" over "On schedule | The first digest went to members"."""
    stated = columns.of("status")
    if len(stated) != 1 or columns.has("rag") or holds_statuses(grid, columns, stated[0]):
        return columns
    if words_below(grid, columns, stated[0]) < FEWEST_TOLD:
        return columns
    others = [c for c, f in enumerate(columns.fields) if f in TELLS_ELSEWHERE and columns.headers[c].strip()]
    fitting = [c for c in others if holds_statuses(grid, columns, c)]
    return _with(columns, {fitting[0]: "status", stated[0]: "progress"}) if len(fitting) == 1 else columns


def _dates_that_are_none(grid: Grid, columns: Columns) -> Columns:
    """ "Programme" beside "Planned end": of two columns of deadlines the one without any date is what it belongs to."""
    dated, described = columns.of("deadline"), columns.of("description")
    none = [
        c
        for c in dated
        if texts_below(grid, columns, c) and not any(DATE_LIKE.search(t) for t in texts_below(grid, columns, c))
    ]
    if len(dated) < 2 or len(none) == len(dated):
        return columns
    themed = columns.has("theme") or not described
    return _with(columns, {c: "theme" if not themed and c < described[0] else None for c in none})


def _two_dates(grid: Grid, columns: Columns) -> Columns:
    """ "First agreed date | Latest agreed date": of two deadlines the headers tell which is in force."""
    dated = columns.of("deadline")
    if len(dated) != 2 or columns.has("original_deadline", "revised_deadline"):
        return columns
    told = {c: field for c in dated if (field := date_told(fold(columns.headers[c])))}
    return _with(columns, dict(told)) if len(set(told.values())) == len(told) else columns
