"""Tables in text: with tabs, with pipes, and with columns that stand under each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Cell, Paragraph, ParagraphKind, Table, TableOrigin
from .paragraphs import cut, paragraph
from .tables.markup import MarkupCell, build
from .text_inline import inline

_SEPARATOR = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_PIPE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"\S(?: {2,})(?=\S)")
MIN_FIXED_ROWS = 3


def is_separator(line: str) -> bool:
    """A line of dashes between tabs or pipes, as converters put below a header."""
    return "-" in line and ("\t" in line or "|" in line) and bool(_SEPARATOR.fullmatch(line))


def is_tabbed(line: str) -> bool:
    return "\t" in line.rstrip("\n") and bool(line.strip())


def is_piped(line: str) -> bool:
    return line.count("|") >= 2 and line.lstrip().startswith("|")


def tabbed_table(lines: Sequence[str]) -> Table | None:
    """Consecutive lines with tabs, one row each; a row that begins with an empty cell goes on with the row before."""
    return _table([line.rstrip("\n").split("\t") for line in lines], lines)


def piped_table(lines: Sequence[str]) -> Table | None:
    """A Markdown table."""
    rows = [[c.replace("\\|", "|").strip() for c in _PIPE.split(line.strip().strip("|"))] for line in lines]
    return _table(rows, lines)


def _table(rows: Sequence[Sequence[str]], lines: Sequence[str]) -> Table | None:
    kept = [(row, line) for row, line in zip(rows, lines, strict=True) if not is_separator(line)]
    separators = [n for n, line in enumerate(lines) if is_separator(line)]
    headers = separators[0] if separators and separators[0] <= 2 else 0
    width = max((len(row) for row, _ in kept), default=0)
    grid = [[MarkupCell(cell_paragraphs(text)) for text in [*row, *[""] * (width - len(row))]] for row, _ in kept]
    return build(grid, headers)


def cell_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs and list items of one cell, in which `<br>`, `<p>` and `<li>` end lines."""
    found = []
    for piece in cut(inline(text), "\n"):
        item = paragraph(piece, in_cell=True)
        # "<li>• text" carries the mark twice: once from the element, once typed.
        while item is not None and item.mark == "•" and (again := paragraph(item.runs, in_cell=True)) and again.mark:
            item = replace(again, kind=ParagraphKind.LIST_ITEM)
        if item is not None and item.text != "•":
            found.append(item)
    return tuple(found)


def fixed_table(lines: Sequence[str]) -> Table | None:
    """Lines whose columns are kept apart by blanks: the same columns are blank in every line, two of them at least.

    None where the lines do not stand in columns.
    """
    if len(lines) < MIN_FIXED_ROWS or sum(bool(_GAP.search(line)) for line in lines) * 3 < len(lines) * 2:
        return None
    width = max(len(line) for line in lines)
    padded = [line.ljust(width) for line in lines]
    blank = [all(line[x] == " " for line in padded) for x in range(width)]
    edges = _edges(blank)
    if len(edges) < 2:
        return None
    rows: list[list[str]] = []
    for line in padded:
        fields = [line[a:b].strip() for a, b in edges]
        if rows and not fields[0]:
            rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], fields, strict=True)]
        else:
            rows.append(fields)
    table = build([[MarkupCell(cell_paragraphs(text)) for text in row] for row in rows])
    return replace(table, origin=TableOrigin.ALIGNED) if table else None


def _edges(blank: Sequence[bool]) -> list[tuple[int, int]]:
    """Where columns begin and end; a single blank inside a column is a space between words."""
    edges: list[tuple[int, int]] = []
    start: int | None = None
    gap = 0
    for x, empty in enumerate([*blank, True, True]):
        if not empty:
            start = x if start is None else start
            gap = 0
        elif start is not None:
            gap += 1
            if gap == 2:
                edges.append((start, x - 1))
                start = None
    return edges


def joined(first: Table, second: Table) -> Table | None:
    """One table of two that a page's end cut apart: as wide, and under the same header. None where they are two.

    The repeated header is dropped, and the second's first row goes on with the last where its words do.
    """
    if first.column_count != second.column_count or not first.header_rows:
        return None
    if _words(first, 0) != _words(second, 0):
        return None
    rows = [list(row) for row in second.rows()][max(second.header_rows, 1) :]
    cells = list(first.cells)
    count = first.row_count
    if rows and _continues([c for c in cells if c.row == count - 1], rows[0]):
        head = {c.column: c for c in rows.pop(0)}
        cells = [_grown(c, head.get(c.column)) if c.row == count - 1 else c for c in cells]
    shift = count - min((c.row for row in rows for c in row), default=0)
    cells += [replace(c, row=c.row + shift) for row in rows for c in row]
    return replace(first, cells=tuple(cells), row_count=count + len(rows), joins=(*first.joins, "repeated header"))


def _words(table: Table, row: int) -> list[str]:
    return [cell.flat.casefold() for cell in table.row(row)]


def _grown(cell: Cell, more: Cell | None) -> Cell:
    if more is None or not more.paragraphs:
        return cell
    head, *rest = more.paragraphs
    if cell.paragraphs and goes_on(cell.paragraphs[-1], head):
        last = cell.paragraphs[-1]
        whole = paragraph((*last.runs, replace(last.runs[-1], text=" "), *head.runs), in_cell=True) or last
        merged = replace(whole, mark=last.mark, kind=last.kind, level=last.level, text=f"{last.text} {head.text}")
        return replace(cell, paragraphs=(*cell.paragraphs[:-1], merged, *rest))
    return replace(cell, paragraphs=(*cell.paragraphs, *more.paragraphs))


def goes_on(last: Paragraph, head: Paragraph) -> bool:
    """The second paragraph is the rest of the first's sentence."""
    return head.text[:1].islower() and not last.text.endswith((".", "!", "?"))


def _continues(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """A row begins in the row above when its first cell is empty, or any of its cells is the rest of a sentence."""
    if not below or not below[0].paragraphs:
        return bool(below) and any(c.paragraphs for c in below)
    over = {c.column: c for c in above}
    for cell in below:
        upper = over.get(cell.column)
        if not cell.paragraphs or upper is None or not upper.paragraphs or cell.paragraphs[0].mark:
            continue
        last, head = upper.paragraphs[-1], cell.paragraphs[0]
        if goes_on(last, head) or upper.flat.count("(") > upper.flat.count(")"):
            return True
    return False
