"""Decisions set out in a table: "Item no | Title | Decision | Officer" (sheets that are out before the minutes)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...document import Paragraph, Table
from ...lookups import fold
from .minute_items import ROW_NUMBER

DECISION = re.compile(
    r"^(?:(?:the|summary\s+of|key)\s+)?(?:decisions?|resolutions?|resolved)(?:\s+(?:made|taken|agreed|reached))?$"
)
TITLE = re.compile(
    r"^(?:agenda\s+)?(?:item|title|report|subject|matter|topic|business|description)s?(?:\s+(?:title|name|of\s+report))?$"
    r"|^title\s+of\s+(?:the\s+)?report$"
)
NUMBER = re.compile(r"^(?:(?:agenda|item|minute|report)\s+)*(?:no|nos|number|ref|item|minute|agenda|#)\.?$")
CUT_OFF = re.compile(r"\d{1,4}[a-z]?\.")
HEADER_WITHIN = 3  # rows
NOTHING = frozenset({"", "none", "n/a", "-", "no decision required"})


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """Where a table's decisions stand: grid columns, and the row that names them."""

    header: int
    decision: int
    title: int
    number: int | None


def decision_table(table: Table) -> DecisionTable | None:
    """The columns of a table of decisions by its header row; None for other tables."""
    for row in range(min(HEADER_WITHIN, table.row_count)):
        names = {cell.column: fold(cell.flat.replace("(s)", "s")).strip(" .:") for cell in table.row(row) if cell.flat}
        decided = [c for c, words in names.items() if DECISION.match(words)]
        titled = [c for c, words in names.items() if TITLE.match(words) and not _numbers(table, row, c)]
        if len(decided) == 1 and titled and _is_filled(table, row, decided[0]):
            numbered = (
                c for c, words in names.items() if c != titled[0] and (NUMBER.match(words) or TITLE.match(words))
            )
            number = next((c for c in numbered if _numbers(table, row, c)), None)
            return DecisionTable(row, decided[0], titled[0], number)
    return None


def rows_of(table: Table, columns: DecisionTable) -> Iterator[tuple[str | None, str, list[Paragraph]]]:
    """(item number, item title, what was decided) of every row; a cell merged over several rows is read once."""
    for row in range(columns.header + 1, table.row_count):
        decided, titled = table.at(row, columns.decision), table.at(row, columns.title)
        if decided is None or titled is None or decided is titled or decided.row != row or not titled.flat:
            continue
        if fold(decided.flat) in NOTHING:
            continue
        number, title = _title(titled.paragraphs)
        beside = table.at(row, columns.number) if columns.number is not None else None
        yield (
            (beside.flat.strip(" .:)") or None) if beside else number,
            title,
            list(_whole_lines(decided.paragraphs)),
        )


def _whole_lines(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs of a cell; a line's last word that reads as a mark, "for item" over "8.", ends the one above."""
    said = [p for p in paragraphs if p.text]
    for paragraph, below in zip(said, [*said[1:], None], strict=True):
        if below is not None and CUT_OFF.fullmatch(below.text) and not paragraph.text.endswith((".", ";", ":")):
            yield replace(paragraph, text=f"{paragraph.text} {below.text}", runs=())
        elif not CUT_OFF.fullmatch(paragraph.text) or paragraph is said[0]:
            yield paragraph


def _is_filled(table: Table, header: int, column: int) -> bool:
    """Whether half of the rows say something in this column; minutes that say it beside have their items laid open."""
    cells = [cell for row in range(header + 1, table.row_count) if (cell := table.at(row, column))]
    said = [cell for cell in cells if cell.flat and cell.column == column]
    return 2 * len(said) >= sum(cell.column_span == 1 for cell in cells)


def _title(paragraphs: Sequence[Paragraph]) -> tuple[str | None, str]:
    lines = [p for p in paragraphs if p.text]
    return lines[0].number, " ".join(p.text for p in lines)


def _numbers(table: Table, header: int, column: int) -> bool:
    """Whether the cells under a header are item numbers."""
    cells = (table.at(row, column) for row in range(header + 1, table.row_count))
    words = [cell.flat.strip() for cell in cells if cell and cell.flat and cell.column_span == 1]  # no band
    return bool(words) and all(ROW_NUMBER.match(w) for w in words)
