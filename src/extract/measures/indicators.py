"""Measured values in tables: KPI tables by their headers, and tables of figures under a caption or periods.

One candidate per measure and period that the table prints. Tables of money are no indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...document import Block, Paragraph, Table
from ...lookups import fold, spellings
from ..candidates import Claims, IndicatorCandidate, Source
from ..columns import Columns, Grid, field_of, match_columns
from ..report import QUOTE_LIMIT, Report
from ..signs import signs_of_table
from .figure_tables import MONEY, TITLE, caption_of, holds_codes, is_others, read_figures
from .indicator_words import (
    PERIOD,
    PRINTED_YEARS,
    REFERENCE,
    comes_before,
    is_value,
    runs_backwards,
    unit_in,
    value_in,
    whole_years,
)
from .kpi_rows import Row
from .measure_names import OPENING_CODE
from .period_rows import read_period_rows
from .turned import read_turned

MOST_COLUMNS = 30
LONGEST_NAME = 16  # words over a table for one measure
MEASURE_HEADER = re.compile(r"\b(?:indicators?|measures?|metrics?|k?pis?|statistics?)\b", re.IGNORECASE)
UNDERTAKING = re.compile(r"\b(?:actions?|tasks?|activit(?:y|ies)|milestones?|projects?|commitments?)\b", re.IGNORECASE)
DERIVED = re.compile(
    r"\b(?:rank\w*|variance|variation|change|difference|diff|gap|numerator|denominator|cohort|forecast|projected"
    r"|projection|predicted|quartile)\b|\+/-",
    re.IGNORECASE,
)
YEAR_PART = re.compile(r"\d{2,4}")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values, and the period that its header names."""

    column: int
    period: str | None


def find_scorecards(report: Report, claims: Claims) -> Iterator[IndicatorCandidate]:
    """Every value of the tables that say by their headers that they hold measures, and nobody's undertakings.

    Goes before the finders of actions, to whom a column of statuses beside one of words is a list of actions.
    """
    for block in report.blocks:
        if not isinstance(block, Table) or not claims.free(block) or block.column_count > MOST_COLUMNS:
            continue
        columns = _with_all_headers(block, match_columns(block, "indicator") or _by_periods(block))
        if columns is None or not _is_scorecard(block, columns):
            continue
        found = list(_in_kpi_table(block, columns))
        if found:
            claims.take(block, "table:indicators")
            yield from found


def _is_scorecard(grid: Table, columns: Columns) -> bool:
    """A KPI table whose header calls something a measure, without columns of undertakings, owners or deadlines."""
    named = any(MEASURE_HEADER.search(columns.headers[c]) for c in columns.of("name"))
    if not named and not (columns.has("name") and len(_value_columns(grid, columns)) > 1 and columns.has("target")):
        return False
    actions = match_columns(grid, "action")
    undertakes = actions is not None and any(UNDERTAKING.search(actions.headers[c]) for c in actions.of("description"))
    owned = actions is not None and actions.has("deadline", "lead_officer")
    return not undertakes and not owned and _is_kpi_table(grid, columns)


def find_indicators(report: Report, claims: Claims) -> Iterator[IndicatorCandidate]:
    """Every value of every table of measures that no other finder has read."""
    above: list[Paragraph] = []
    for before, block in zip((None, *report.blocks), report.blocks, strict=False):
        if isinstance(block, Paragraph):
            above.append(block)
        if not isinstance(block, Table) or not claims.free(block) or block.column_count > MOST_COLUMNS:
            continue
        columns = _with_all_headers(block, match_columns(block, "indicator") or _by_periods(block))
        if columns is not None and _is_kpi_table(block, columns):
            found = list(_in_kpi_table(block, columns))
        else:
            found = list(_under_its_name(block, columns, before)) or list(read_turned(block, before))
            found = found or list(read_period_rows(block))
            found = found or list(read_figures(block, caption_of(above)))
        if found:
            claims.take(block, "table:indicators")
            yield from found


def _under_its_name(grid: Table, columns: Columns | None, above: Block | None) -> Iterator[IndicatorCandidate]:
    """A table for one measure alone, whose name stands right above: "Calls answered" over "Target | Actual | RAG"."""
    if columns is None or not columns.has("value") or not columns.has("target", "rag"):
        return
    if not isinstance(above, Paragraph):
        return
    name = above.text.strip(" :")
    if grid.row_count - columns.body_start != 1 or len(name.split()) > LONGEST_NAME or name.endswith("."):
        return
    coded = REFERENCE.match(name)
    named = name[coded.end() :].strip() if coded else name
    if MONEY.search(" ".join(columns.headers)) or TITLE.search(named) or not any(map(str.isalpha, named)):
        return
    values = _value_columns(grid, columns)
    read = Row(Grid(grid), columns, columns.body_start, None, tuple(v.column for v in values))
    for value in values:
        if is_value(read.words(value.column)):
            found = _candidate(read, value, None, is_last=value is values[-1])
            code = coded["reference"] if coded else None
            yield replace(found, name=named, reference=code, unit=found.unit or unit_in(name))


def _with_all_headers(grid: Table, columns: Columns | None) -> Columns | None:
    """Headers in full where they stand on two levels: "Target" below "Quarter 1" is "Quarter 1 Target"."""
    if columns is None:
        return None
    cells = Grid(grid)
    headers: list[str] = []
    for column in range(grid.column_count):
        over = [cells.at(row, column) for row in range(columns.body_start)]
        words = [c.flat for c in over if c is not None and c.flat and c.column_span < grid.column_count]
        headers.append(" ".join(dict.fromkeys(words)))
    fields = [_of_others(words, field) or field for field, words in zip(columns.fields, headers, strict=True)]
    return replace(columns, headers=tuple(headers), fields=tuple(_named(cells, fields, columns.body_start)))


def _by_periods(grid: Table) -> Columns | None:
    """The columns of a table that heads one with a word for measures and all others with periods alone."""
    heads = [cell for cell in Grid(grid).cells(0) if cell.flat]
    named = [cell for cell in heads if not PERIOD.fullmatch(cell.flat.strip())]
    if len(named) != 1 or len(heads) < 2 or not MEASURE_HEADER.search(named[0].flat):
        return None
    if field_of(named[0].flat, "indicator") != "name" or any(cell.row_span > 1 for cell in heads):
        return None
    fields = ["name" if c == named[0].column else None for c in range(grid.column_count)]
    return Columns("indicator", tuple(fields), tuple("" for _ in fields), (0,))


def _of_others(header: str, field: str | None) -> str | None:
    """The field of a column of what others measured, "North West", or of how it stands there: "Quartile position"."""
    if field is not None:
        known = spellings("measures", "comparators")
        return known.get(fold(header)) if field in {"value", "subject"} else None
    return "comparator" if is_others(header) else None


def _named(cells: Grid, fields: Sequence[str | None], body_start: int) -> list[str | None]:
    """The fields with names told from codes: "PI" over names, "KPI" over codes beside a description, no word at all."""
    told = list(fields)
    names = [c for c, field in enumerate(told) if field == "name"]
    if not names:
        unnamed = "reference" if "reference" in told else None
        place = told.index(unnamed) if unnamed or ("target" in told and None in told) else None
        if place is not None and _is_worded(cells, place, body_start):
            told[place] = "name"
    elif len(names) > 1 and "reference" not in told and not _is_worded(cells, names[0], body_start):
        told[names[0]] = "reference"
    elif (
        "reference" not in told
        and names[0]
        and told[names[0] - 1] is None
        and holds_codes(cells, names[0] - 1, body_start)
    ):
        told[names[0] - 1] = "reference"
    return told


def _is_worded(cells: Grid, column: int, body_start: int) -> bool:
    """Whether a column holds names in small letters and no codes."""
    texts = [cell.flat for cell in cells.column(column, body_start) if cell.flat]
    return bool(texts) and 2 * sum(sum(c.islower() for c in words) > 5 for words in texts) > len(texts)


def _is_kpi_table(grid: Table, columns: Columns) -> bool:
    """A measure is named, and there is a column of values; an action plan's "Measure" column is none."""
    if not columns.has("name", "reference"):
        return False
    actions = match_columns(grid, "action")
    if actions is not None and actions.has("lead_officer", "deadline") and actions.has("description"):
        return False
    return bool(_value_columns(grid, columns))


def _value_columns(grid: Table, columns: Columns) -> list[ValueColumn]:
    """Columns of values: named so, or headed by a period, with figures below."""
    cells = Grid(grid)
    found: list[ValueColumn] = []
    for column, header in enumerate(columns.headers):
        period = PERIOD.search(whole_years(header))
        named = columns.fields[column] == "value"
        dated = period is not None and columns.fields[column] in {None, "period"}
        by_period = dated and not DERIVED.search(header)
        if not (named or by_period):
            continue
        body = [cell.flat for cell in cells.column(column, columns.body_start) if cell.flat]
        if body and 2 * sum(is_value(words) for words in body) >= len(body):
            found.append(ValueColumn(column, period[0] if period else None))
    return found or _own_column(grid, columns)


def _own_column(grid: Table, columns: Columns) -> list[ValueColumn]:
    """The one column of figures beside those of others: headed by the council's name, next to "England"."""
    if not columns.has("comparator"):
        return []
    cells = Grid(grid)
    figures = []
    for column, header in enumerate(columns.headers):
        body = [cell.flat for cell in cells.column(column, columns.body_start) if cell.flat]
        numeric = body and 2 * sum(is_value(words) for words in body) >= len(body)
        if header and columns.fields[column] is None and numeric and not DERIVED.search(header):
            figures.append(ValueColumn(column, None))
    return figures if len(figures) == 1 else []


def _in_kpi_table(grid: Table, columns: Columns) -> Iterator[IndicatorCandidate]:
    cells = Grid(grid)
    values = _oldest_first(_value_columns(grid, columns))
    band = _band_above(grid, columns)
    coded = _is_coded(cells, columns)
    for row in range(columns.body_start, grid.row_count):
        spanning = [cell for cell in cells.cells(row) if cell.flat]
        if len(spanning) == 1 and grid.column_count > 2:
            band = spanning[0].flat
            continue
        read = Row(cells, columns, row, band, tuple(v.column for v in values), coded)
        if not (read.name or read.reference):
            continue
        present = [v for v in values if is_value(read.words(v.column))]
        for place, value in enumerate(present):
            before = present[place - 1] if place and place == len(present) - 1 else None
            earlier = before if before and comes_before(before.period, value.period) else None
            yield _candidate(read, value, earlier, is_last=place == len(present) - 1)


def _oldest_first(values: list[ValueColumn]) -> list[ValueColumn]:
    """The columns in time, where all are printed newest first, or years behind quarters are: "2018/19 | 2017/18"."""
    years = [v for v in values if v.period and PRINTED_YEARS.fullmatch(v.period)]
    for alike in (values, years):
        if runs_backwards([v.period for v in alike]):
            return [v for v in values if v not in alike] + alike[::-1]
    return values


def _is_coded(cells: Grid, columns: Columns) -> bool:
    """Whether most names open with a code and a sign, as tenants' measures do: "CH01: Complaints per 1,000 homes"."""
    names = columns.of("name")
    words = [cell.flat for cell in cells.column(names[0], columns.body_start) if cell.flat] if names else []
    return len(words) > 1 and 2 * sum(OPENING_CODE.match(name) is not None for name in words) > len(words)


def _band_above(grid: Table, columns: Columns) -> str | None:
    """The band over the header, in a table whose later bands each have a header of their own."""
    cells = Grid(grid)
    alone = [
        row
        for row in range(grid.row_count)
        if len(filled := [c for c in cells.cells(row) if c.flat]) == 1 and filled[0].column_span > 1
    ]
    above = [row for row in alone if row < columns.body_start]
    if not above or len(above) == len(alone):
        return None
    return next(c.flat for c in cells.cells(above[-1]) if c.flat)


def _candidate(row: Row, value: ValueColumn, earlier: ValueColumn | None, *, is_last: bool) -> IndicatorCandidate:
    near = value.column
    name, reference = row.name, row.reference
    previous_column = row.field("previous_value", near)
    if previous_column is not None and not (is_last or row.same_period(previous_column, near)):
        previous_column = None  # "Last year" beside twelve months is what the last, the year's, is held against
    previous = row.words(previous_column) if previous_column is not None else None
    if previous is None or not is_value(previous):  # "Improved" below "Performance against last year"
        previous = previous_column = None
    period = value.period or row.text("period")
    rag, status = row.judged("rag", near), row.judged("status", near)
    printed = row.cell(near)
    parts = tuple(p for c in row.cells.cells(row.row) for p in c.parts) or row.cells.table.parts
    quote = " | ".join(c.flat for c in row.cells.cells(row.row) if c.flat)[:QUOTE_LIMIT]
    return IndicatorCandidate(
        Source(quote, "table:indicators", parts, row.cells.table.locator, signs_of_table(row.cells.table, row.columns)),
        name=name or reference or "",
        value=value_in(printed.flat) if printed else None,
        reference=reference,
        subject=row.text("subject") or row.band,
        unit=row.text("unit") or unit_in(row.columns.headers[near]) or unit_in(name),
        period=period,
        target=_target(row, near),
        previous_value=previous or (row.words(earlier.column) if earlier else None),
        previous_period=_previous_period(row, previous_column if previous else None, earlier),
        comparator=_comparators(row),
        direction=row.direction,
        status=row.words(status) if status is not None else None,
        rag=row.words(rag) if rag is not None else None,
        fill=_fill(row, near, rag, status),
    )


def _target(row: Row, near: int) -> str | None:
    """The target of the value's period; next year's target is none for last year's outturn."""
    column = row.field("target", near)
    if column is None:
        return None
    years = [PRINTED_YEARS.search(row.columns.headers[c]) for c in (column, near)]
    if years[0] and years[1] and not _same_year(years[0][0], years[1][0]):
        return None
    return row.words(column)


def _same_year(one: str, other: str) -> bool:
    """Whether two printed years are one, or a month's year is a part of the other: "2009/10" and "Jul-Sep 2009"."""
    parts = [set(YEAR_PART.findall(words)) for words in (one, other)]
    if len(one) == len(other):
        return one == other
    return any(last[-2:] == part[-2:] for part in min(parts, key=len) for last in max(parts, key=len))


def _fill(row: Row, near: int, *judging: int | None) -> str | None:
    """The colour of the cell that judges the value, or of the value's own."""
    judges = (*row.columns.of("rag"), *row.columns.of("status"))
    empty = next((c for c in judges if (cell := row.cell(c)) and cell.fill and not cell.flat), None)
    places = [*judging, empty if not any(row.words(c) for c in row.columns.of("rag")) else None, near]
    return next((cell.fill for c in places if c is not None and (cell := row.cell(c)) and cell.fill), None)


def _previous_period(row: Row, column: int | None, earlier: ValueColumn | None) -> str | None:
    if column is not None:
        found = PERIOD.search(whole_years(row.columns.headers[column]))
        return found[0] if found else row.columns.headers[column] or None
    return earlier.period if earlier else None


def _comparators(row: Row) -> str | None:
    named = [f"{row.columns.headers[c]}: {row.words(c)}" for c in row.columns.of("comparator") if row.words(c)]
    return "; ".join(named) or None
