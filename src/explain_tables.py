"""The headings and labels of a table: which lookup knew them, which none knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from .document import Cell, Table
from .extract.columns import Columns, Grid, field_of, match_columns, only_period
from .lookups.current import Lookups
from .suggest import suggested_field
from .told import Told, Unknown, who

KINDS = {"table:actions": "action", "table:indicators": "indicator", "table:grades": "grade"}
ANY_KIND = tuple(KINDS.values())
PERIODS = frozenset({"period", "status", "percent_complete", None})
LONGEST_HEADING = 8  # words of a cell that may be a heading
TELLING = 2  # known labels, or different fields that columns look like, that make a table one of ours


def headings_of(table: Table, method: str | None, lookups: Lookups) -> Iterator[Told | Unknown]:
    """The headings of a table that was read (`method` says how), or that nobody claimed; else its labels."""
    kind = KINDS.get(method or "")
    if method is not None and kind is None:
        return
    columns = _columns(table, kind) if kind else _likely(table)
    page = table.parts[0].page if table.parts else None
    if columns is not None:
        yield from _of_columns(table, columns, lookups, page)
    elif kind == "action":
        labels = list(_of_labels(table, lookups, page))
        known = sum(isinstance(label, Told) for label in labels)
        if known >= max(TELLING, len(labels) / 2):  # else a table that was read without headings
            yield from labels
    elif method is None and table.row_count > 1:
        yield from _of_nobody(table, page)


def _columns(table: Table, kind: str) -> Columns | None:
    """The columns, read as the kind of table it was, or as a table of periods or texts inside an action."""
    periods = match_columns(table, "progress") if kind == "action" else None
    if periods and periods.has("period") and not set(periods.fields) - PERIODS:
        return periods
    found = match_columns(table, kind)
    texts = match_columns(table, kind, at_least=1) if kind == "action" else None
    return found or (texts if texts and None not in texts.fields else None)


def _likely(table: Table) -> Columns | None:
    """The columns of an unread table, read as the kind of table that knows most of them.

    None where what stands below its headings does not look like two fields: to know a heading is chance then, and there
    is nothing to teach.
    """
    found = [c for kind in ANY_KIND if (c := match_columns(table, kind))]
    columns = max(found, key=lambda columns: sum(field is not None for field in columns.fields), default=None)
    if columns is None:
        return None
    grid = Grid(table)
    below = (list(grid.column(column, columns.body_start)) for column in range(len(columns.fields)))
    looks = {suggested_field(cells, columns.kind) for cells in below} - {None}
    return columns if len(looks) >= TELLING else None


def _of_columns(table: Table, columns: Columns, lookups: Lookups, page: int | None) -> Iterator[Told | Unknown]:
    grid = Grid(table)
    for column, (field, heading) in enumerate(zip(columns.fields, columns.headers, strict=True)):
        if field:
            by = who(lookups, _column_told(table, columns, column), "headers")
            yield Told(heading, f"{columns.kind}.{field}", by, page)
        elif _may_be_heading(heading):
            cells = list(grid.column(column, columns.body_start))
            yield Unknown(heading, f"headers.{columns.kind}", suggested_field(cells, columns.kind), page)


def _column_told(table: Table, columns: Columns, column: int) -> Callable[[], str | None]:
    """What the lookups in use make of a column. Worked out afresh, since a table keeps its earlier answers."""

    def told() -> str | None:
        table.forget()
        found = match_columns(table, columns.kind) or match_columns(table, columns.kind, at_least=1)
        return found.fields[column] if found and found.headers[column] == columns.headers[column] else None

    return told


def _of_labels(table: Table, lookups: Lookups, page: int | None) -> Iterator[Told | Unknown]:
    """The labels of a sheet of two or four columns: every other column holds them."""
    for row in table.rows():
        for label, said in zip(row[::2], row[1::2], strict=False):
            field = field_of(label.flat, "action") if label.flat else None
            if field:
                by = who(lookups, partial(field_of, label.flat, "action"), "headers")
                yield Told(label.flat, f"action.{field}", by, page)
            elif _may_be_heading(label.flat):
                yield Unknown(label.flat, "headers.action", suggested_field([said], "action"), page)


def _of_nobody(table: Table, page: int | None) -> Iterator[Unknown]:
    """Headings of an unknown table that may be ones to teach, judged by what stands below them."""
    heads = [cell for cell in table.row(0) if _may_be_heading(cell.flat)]
    guesses = [(head, suggested_field(_below(table, head), "action")) for head in heads]
    if len({guess for _, guess in guesses if guess}) >= TELLING:
        yield from (Unknown(head.flat, "headers.action", guess, page) for head, guess in guesses)


def _below(table: Table, head: Cell) -> list[Cell]:
    return list(Grid(table).column(head.column, 1))


def _may_be_heading(words: str) -> bool:
    return 0 < len(words.split()) <= LONGEST_HEADING and any(c.isalpha() for c in words) and not only_period(words)
