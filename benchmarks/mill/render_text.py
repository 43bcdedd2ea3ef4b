"""Plain text with Markdown's marks: what conversions leave of a paper.

The source says how its tables come out (`text_layout`): "tabs" (lines with tabs), "pipes" (Markdown), "columns"
(fixed columns, lines wrapped), "pages" (columns on pages with form feeds, headers repeated, page numbers).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap

from .grids import without_spans
from .source import Block, Source

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
    return [*block.bands, *("\t".join(_marked_up(text) for text in row) for row in _rows(block))]


def _marked_up(text: str) -> str:
    paragraphs = text.split("\n")
    if any(p.startswith("• ") for p in paragraphs):
        return "<ul> " + " ".join(f"<li> {p}</li>" for p in paragraphs) + "</ul>"
    return " ".join(paragraphs)


def _pipes(block: Block) -> list[str]:
    rows = [[text.replace("\n", "<br>").replace("|", "\\|") for text in row] for row in _rows(block)]
    rows.insert(1 if block.header else 0, ["---"] * block.columns)
    if not block.header:
        rows.insert(0, [""] * block.columns)
    return [*block.bands, "", *("| " + " | ".join(row) + " |" for row in rows)]


def _rows(block: Block) -> list[list[str]]:
    """The cells row by row, headings first; empty wherever one above or at the left covers the place."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell in without_spans(block):
        rows.setdefault(cell.row, []).append((cell.column, cell.text))
    return [[text for _, text in sorted(rows[number])] for number in sorted(rows)]


def _columns(block: Block) -> list[str]:
    rows = _rows(block)
    widths = _widths(rows)
    return [*block.bands, *(line for row in rows for line in _row(row, widths))]


def _header_height(block: Block) -> int:
    rows = _rows(block)
    heads = rows[: len(block.headings) - len(block.bands)]
    return len(block.bands) + sum(len(_row(row, _widths(rows))) for row in heads)


def _widths(grid: Sequence[Sequence[str]]) -> list[int]:
    """Characters per column, after what they hold."""
    columns = list(zip_longest(*grid, fillvalue=""))
    needed = [max(NARROWEST, *(len(text.replace("\n", " ")) for text in column)) for column in columns]
    share = (TABLE - 3 * len(columns)) // len(columns)
    spare = sum(max(0, share - one) for one in needed) // max(1, sum(one > share for one in needed))
    return [min(one, share if one <= share else share + spare) for one in needed]


def _row(texts: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [
        [line for p in text.split("\n") for line in wrap(p, width, subsequent_indent="  " * p.startswith("• "))] or [""]
        for text, width in zip(texts, widths, strict=True)
    ]
    pieces = zip_longest(*wrapped, fillvalue="")
    return ["   ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in pieces]
