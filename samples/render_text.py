"""Plain text with Markdown's marks: what conversions leave of a paper.

The source says how its tables come out (`text_layout`): "tabs" (lines with tabs), "pipes" (Markdown), "columns"
(fixed columns, lines wrapped), "pages" (columns on pages with form feeds, headers repeated, page numbers).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Any

from source import Block, CellSource, Source

LINE = 90  # characters of a wrapped line of prose
TABLE = 140  # of a table in columns
PAGE = 56  # lines
NARROWEST = 9


def render_text(source: Source) -> bytes:
    lines: list[str] = []
    for block in source.blocks:
        lines += [*_lines(block, source.text_layout), ""]
    if source.text_layout == "pages":
        return "\n".join(_pages(source)).encode("utf-8")
    return ("\n".join(lines).strip() + "\n").encode("utf-8")


def _pages(source: Source) -> list[str]:
    """The lines on pages, each with its number below; a table that goes on overleaf has its header again."""
    pages: list[list[str]] = [[]]
    for block in source.blocks:
        lines = [*_lines(block, "pages"), ""]
        header = lines[: _header_height(block)] if block.kind == "table" else []
        for line in lines:
            if len(pages[-1]) >= PAGE - 4:
                pages.append(list(header))
            pages[-1].append(line)
    return ["\n".join([*page, "", f"{n:>{LINE // 2}}", ""]) + "\f" for n, page in enumerate(pages, 1)]


def _lines(block: Block, layout: str) -> list[str]:
    plain = layout in ("columns", "pages")
    match block.kind:
        case "heading" | "title":
            mark = "" if plain else "#" * (block.level + (block.kind == "heading")) + " "
            return [mark + block.text]
        case "text":
            if plain:
                return wrap(block.text, LINE, break_on_hyphens=False)
            return [f"**{block.text}**" if block.bold else block.text]
        case "list":
            return [line for n, item in enumerate(block.items, 1) for line in _item(_mark(block, n), item, plain)]
        case "labels":
            return [f"{row[0]}: {row[1]}" if plain else f"**{row[0]}** {row[1]}" for row in block.rows]
        case "table":
            return {"tabs": _tabs, "pipes": _pipes}.get(layout, _columns)(block)
    return []


def _item(mark: str, item: str, wrapped: bool) -> list[str]:
    if not wrapped:
        return [f"{mark} {item}"]
    indent = " " * (len(mark) + 1)
    return wrap(item, LINE, initial_indent=f"{mark} ", subsequent_indent=indent, break_on_hyphens=False)


def _mark(block: Block, number: int) -> str:
    return {"bullet": "-", "number": f"{number}.", "bracket": f"({number})"}.get(block.mark, "-")


def _tabs(block: Block) -> list[str]:
    lines = [*block.bands, "\t".join(block.header)] if block.header else list(block.bands)
    return [*lines, *("\t".join(_marked_up(cell) for cell in row) for row in _grid(block))]


def _marked_up(cell: CellSource) -> str:
    paragraphs = cell.paragraphs
    if any(p.startswith("• ") for p in paragraphs):
        return "<ul> " + " ".join(f"<li> {p}</li>" for p in paragraphs) + "</ul>"
    return " ".join(paragraphs)


def _pipes(block: Block) -> list[str]:
    header = list(block.header) or [""] * max(len(row) for row in block.rows)
    rows = [["<br>".join(cell.paragraphs).replace("|", "\\|") for cell in row] for row in _grid(block)]
    lines = [header, ["---"] * len(header), *rows]
    return [*block.bands, "", *("| " + " | ".join(row) + " |" for row in lines)]


def _grid(block: Block) -> list[list[CellSource]]:
    """The rows with an empty cell wherever one above or at the left covers the place."""
    rows: list[list[CellSource]] = []
    hanging: dict[int, int] = {}
    width = len(block.header) or max(len(row) for row in block.rows)
    for row in block.rows:
        values = iter(CellSource.of(value) for value in row)
        cells: list[CellSource] = []
        while len(cells) < width:
            if hanging.get(len(cells), 0):
                hanging[len(cells)] -= 1
                cells.append(CellSource())
                continue
            cell = next(values, CellSource())
            hanging[len(cells)] = cell.rows - 1
            cells += [cell, *[CellSource()] * (cell.span - 1)]
        rows.append(cells)
    return rows


def _columns(block: Block) -> list[str]:
    grid = _grid(block)
    widths = _widths([list(block.header), *([_flat(cell) for cell in row] for row in grid)])
    lines = [*block.bands, *_row([[name] for name in block.header], widths)]
    for row in grid:
        lines += _row([cell.paragraphs for cell in row], widths)
    return lines


def _header_height(block: Block) -> int:
    grid = [list(block.header), *([_flat(cell) for cell in row] for row in _grid(block))]
    return len(block.bands) + len(_row([[name] for name in block.header], _widths(grid)))


def _flat(cell: CellSource) -> str:
    return " ".join(cell.paragraphs)


def _widths(grid: Sequence[Sequence[str]]) -> list[int]:
    """Characters per column, after what they hold."""
    columns = list(zip_longest(*grid, fillvalue=""))
    needed = [max(NARROWEST, *(len(text) for text in column)) for column in columns]
    share = (TABLE - 3 * len(columns)) // len(columns)
    spare = sum(max(0, share - one) for one in needed) // max(1, sum(one > share for one in needed))
    return [min(one, share if one <= share else share + spare) for one in needed]


def _row(cells: Sequence[Sequence[Any]], widths: Sequence[int]) -> list[str]:
    wrapped = [
        [line for p in cell for line in wrap(p, width, subsequent_indent="  " * p.startswith("• "))] or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    pieces = zip_longest(*wrapped, fillvalue="")
    return ["   ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in pieces]
