"""The matrix of corporate objectives with a mark under positive, neutral or negative impact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Cell, Table
from ...lookups import fold
from ..candidates import Claims, ObjectiveImpactCandidate
from ..report import Report, source_of
from ..signs import signs_of_table

IMPACT = re.compile(r"^(?P<impact>positive|neutral|negative|no|nil|none)\b(?:\s+(?:impact|effect|contribution)s?)?$")
LONGEST_IMPACT = 80  # characters, with what is around the words
NAMED = {"no": "neutral", "nil": "neutral", "none": "neutral"}
MARKED = re.compile(
    r"^(?:[xX\u0425\u0445\u00d7\u2715\u2717\u2718\u2713\u2714\u221a\u2022\u25cf\uf0fc\uf0d6*]|yes|y|tick|ü|P)$"
)
NUMBER = re.compile(r"^(?P<number>\d{1,2})[.)]?(?:\s+(?P<rest>.*))?$", re.DOTALL)


def find_objective_impacts(report: Report, claims: Claims) -> Iterator[ObjectiveImpactCandidate]:
    """One row per objective with exactly one mark."""
    for table in report.tables:
        if not claims.free(table):
            continue
        header = _impact_columns(table)
        if header is None:
            continue
        claims.take(table, "objective_impacts")
        row_of_header, columns = header
        for row in table.rows():
            if row and row[0].row > row_of_header:
                yield from _row(table, row, columns)


def _impact_columns(table: Table) -> tuple[int, dict[int, str]] | None:
    """(row, column -> impact) of the row that names at least two impacts, positive among them or negative."""
    printed = table.text.lower().replace("\u00ad", "")
    if "positive" not in printed and "negative" not in printed:
        return None
    for row in table.rows():
        named: dict[int, str] = {}
        for cell in row:
            text = cell.text
            found = IMPACT.match(fold(text.replace("\n", " "))) if len(text) <= LONGEST_IMPACT else None
            if found:
                named[cell.column] = NAMED.get(found["impact"], found["impact"])
        if len(named) >= 2 and {"positive", "negative"} & set(named.values()):
            return row[0].row, named
    return None


def _row(table: Table, row: tuple[Cell, ...], columns: dict[int, str]) -> Iterator[ObjectiveImpactCandidate]:
    words = [c for c in row if c.column < min(columns) and c.text.strip()]
    marks = [impact for column, impact in columns.items() if (c := table.at(row[0].row, column)) and _is_marked(c)]
    if not words or len(marks) != 1:
        return
    number, objective = _numbered([c.flat for c in words])
    if objective:
        paragraphs = [p for c in words for p in c.paragraphs]
        source = (
            source_of(*paragraphs, method="objective_impacts", signs=signs_of_table(table))
            if paragraphs
            else source_of(table, method="objective_impacts")
        )
        yield ObjectiveImpactCandidate(source, objective, marks[0], number)


def _is_marked(cell: Cell) -> bool:
    return bool(MARKED.match(cell.flat.strip()))


def _numbered(words: list[str]) -> tuple[str | None, str]:
    joined = " ".join(" ".join(words).split())
    found = NUMBER.match(joined)
    return (found["number"], (found["rest"] or "").strip()) if found else (None, joined)
