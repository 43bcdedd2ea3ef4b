"""Tables in text: with tabs, with pipes, and with columns that stand under each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...document import Paragraph, ParagraphKind, Table, TableOrigin
from ..blocks.markup_tables import MarkupCell, build
from ..blocks.paragraphs import cut, paragraph, typed_mark
from .inline import inline
from .rows import full_rows

_SEPARATORS = frozenset(" \t|:+=-")
_PIPE = re.compile(r"(?<!\\)\|")
_INNER_BULLET = re.compile(r"(?<=\S)\s+[•●▪◦]\s+")  # items that conversion put on one line
_GAP = re.compile(r"\S(?: {2,})(?=\S)")
_DASHES = re.compile(r"[-=_]*")
_TABS = re.compile(r"[ ]*\t[ \t]*")
_NAMES = re.compile(r"[^\t]{1,60}:\W{0,8}|\W{0,3}(?=\S{0,20}\d)\S{1,20}")  # a label, or the number of a minute
MIN_FIXED_ROWS = 3
LONGEST_MARK = 12


def is_separator(line: str) -> bool:
    """A line of dashes between tabs or pipes, as converters put below a header."""
    return "-" in line and ("\t" in line or "|" in line) and _SEPARATORS.issuperset(line)


def is_tabbed(line: str) -> bool:
    return "\t" in line.rstrip("\n") and bool(line.strip())


def is_piped(line: str) -> bool:
    return line.count("|") >= 2 and line.lstrip().startswith("|")


def without_typed_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, blanks for tabs that only stand behind a mark or a label: "4.\tFinance", "Officers:\tA. Ward"."""
    found = list(lines)
    at = 0
    while at < len(found):
        end = next((n for n in range(at, len(found)) if not is_tabbed(found[n])), len(found))
        run = [_TABS.split(line.rstrip(), maxsplit=1) for line in found[at:end]]
        if run and all(len(row) == 2 and "\t" not in row[1] for row in run) and _is_hung(run):
            found[at:end] = [" ".join(row).strip() for row in run]
        at = end + 1
    return found


def _is_hung(run: Sequence[Sequence[str]]) -> bool:
    """Whether all that stands before the tabs are marks; or labels, the words of one of them on lines below it."""
    typed = [_is_typed(mark.strip("*_ "), words.strip("*_ ")) for mark, words in run]
    named = [bool(_NAMES.fullmatch(mark)) for mark, _ in run]
    indented = [not mark.strip() for mark, _ in run]
    hung = any(named) and (any(indented) or len(run) == 1)
    return all(typed) or (hung and all(map(any, zip(typed, named, indented, strict=True))))


def _is_typed(mark: str, words: str) -> bool:
    return len(mark) <= LONGEST_MARK and typed_mark(f"{mark} {words}")[1] == words


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
    grid = [[MarkupCell(cell_paragraphs(text)) for text in row] for row in full_rows([row for row, _ in kept])]
    return build(grid, headers)


def cell_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs and list items of one cell, in which `<br>`, `<p>` and `<li>` end lines."""
    found = []
    for piece in cut(inline(_INNER_BULLET.sub("\n• ", text)), "\n"):
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
    headers = 0
    for line in padded:
        fields = [line[a:b].strip() for a, b in edges]
        if all(_DASHES.fullmatch(text) for text in fields):
            headers = len(rows) if len(rows) <= 2 else 0
        elif rows and not fields[0]:
            rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], fields, strict=True)]
        else:
            rows.append(fields)
    table = build([[MarkupCell(cell_paragraphs(text)) for text in row] for row in rows], headers)
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
