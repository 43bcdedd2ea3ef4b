"""A box under the minutes of an item: "Decision number | Decision | Reasons", with the labels beside or above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...document import Block, Cell, Paragraph, ParagraphKind, Table
from ..papers.committee_pages import page_line
from .site_pages import fact_label

TALLEST = 24  # rows


def boxes_opened(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with such a box laid open as a label and what it labels, so that it stands under its item."""
    found: list[Block] = []
    for block in blocks:
        pairs = _pairs(block) if isinstance(block, Table) else []
        if pairs:
            found.extend(line for label, cell in pairs for line in _lines(label, cell))
        else:
            found.append(block)
    return tuple(found)


def is_box(table: Table) -> bool:
    """Whether a table is one decision with its number or its reasons."""
    return bool(_pairs(table))


def _pairs(table: Table) -> list[tuple[str, Cell]]:
    """Each label with its cell; none where the table is no such box."""
    if table.row_count > TALLEST:
        return []
    beside = [(row[0].flat, row[-1]) for row in table.rows() if len(row) == 2]
    if len(beside) == table.row_count and _is_box([label for label, _ in beside]):
        return beside
    heads = table.row(0)
    if not _is_box([cell.flat for cell in heads]):
        return []
    below = [(head, table.at(row, head.column)) for row in range(1, table.row_count) for head in heads]
    return [(head.flat, cell) for head, cell in below if cell is not None]


def _is_box(labels: Sequence[str]) -> bool:
    """A decision, beside its number or its reasons, and hardly anything else."""
    kinds = [page_line(label) or fact_label(f"{label.rstrip(': ')}:") for label in labels]
    return (
        "decision" in kinds
        and ("number" in kinds or "aside" in kinds)
        and sum(kind is None for kind in kinds) <= max(1, len(kinds) // 3)
    )


def _lines(label: str, cell: Cell) -> Iterator[Paragraph]:
    lines = [p for p in cell.paragraphs if p.text]
    if not lines:
        return
    named = label.rstrip(": ")
    if fact_label(f"{named}:"):
        yield replace(lines[0], text=f"{named}: {cell.flat}", kind=ParagraphKind.TEXT, mark=None, level=0, runs=())
        return
    yield replace(lines[0], text=f"{named}:", kind=ParagraphKind.TEXT, mark=None, level=0, runs=())
    yield from lines
