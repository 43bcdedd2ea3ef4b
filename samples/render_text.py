"""Plain text with Markdown's marks, tables as lines with tabs: what a conversion leaves of a paper."""

from __future__ import annotations

from source import Block, CellSource, Source


def render_text(source: Source) -> bytes:
    lines: list[str] = []
    for block in source.blocks:
        lines += [*_lines(block), ""]
    return ("\n".join(lines).strip() + "\n").encode("utf-8")


def _lines(block: Block) -> list[str]:
    match block.kind:
        case "heading" | "title":
            return ["#" * (block.level + (block.kind == "heading")) + " " + block.text]
        case "text":
            return [f"**{block.text}**" if block.bold else block.text]
        case "list":
            return [f"{_mark(block, n)} {item}" for n, item in enumerate(block.items, 1)]
        case "labels":
            return [f"**{row[0]}** {row[1]}" for row in block.rows]
        case "table":
            return _table(block)
    return []


def _mark(block: Block, number: int) -> str:
    return {"bullet": "-", "number": f"{number}.", "bracket": f"({number})"}.get(block.mark, "-")


def _table(block: Block) -> list[str]:
    lines = [*block.bands, "\t".join(block.header)] if block.header else list(block.bands)
    for row in block.rows:
        cells = [CellSource.of(value) for value in row]
        lines.append("\t".join(_cell(cell) for cell in cells))
    return lines


def _cell(cell: CellSource) -> str:
    paragraphs = cell.paragraphs
    if any(p.startswith("• ") for p in paragraphs):
        return "<ul> " + " ".join(f"<li> {p}</li>" for p in paragraphs) + "</ul>"
    return " ".join(paragraphs)
