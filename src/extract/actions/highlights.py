"""Highlight sheets: "Completed in November | Planned for December | Overdue actions | Risks and issues"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...document import Block, Paragraph, ParagraphKind, Table
from ...lookups import fold, spellings
from ..candidates import ActionCandidate, Claims, FindingCandidate
from ..columns import Grid
from ..plans import plan_of
from ..report import Report, source_of

METHOD = "sheet:highlights"
HEADING_WORDS = 8


@dataclass(frozen=True, slots=True)
class Quadrant:
    """One part of a sheet: its heading as printed, what it holds, and its items (sub-items stay with theirs)."""

    heading: str
    kind: str  # completed | planned | overdue | risk | issue | achievement
    items: tuple[tuple[Paragraph, ...], ...]


@cache
def _openings() -> tuple[tuple[str, str], ...]:
    both = {**spellings("highlights", "actions"), **spellings("highlights", "findings")}
    return tuple(sorted(both.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(opening for opening, _ in _openings())


def quadrant_kind(words: str) -> str | None:
    """What a part of a sheet under this heading holds; None where the words are no such heading."""
    folded = fold(words)
    if not folded.startswith(_beginnings()) or len(folded.split()) > HEADING_WORDS:
        return None
    return next((kind for opening, kind in _openings() if _opens(folded, opening)), None)


def _opens(words: str, opening: str) -> bool:
    return words.startswith(opening) and not words[len(opening) : len(opening) + 1].isalnum()


def find_highlights(report: Report, claims: Claims) -> Iterator[ActionCandidate | FindingCandidate]:
    """The items of a sheet's parts: what was done, is planned or overdue are actions, risks and issues findings."""
    for table in report.tables:
        quadrants = _in_table(table) if claims.free(table) else []
        if _is_sheet(quadrants):
            claims.take(table, METHOD)
            yield from _candidates(report, quadrants)
    if report.front.kind == "highlight_report":
        quadrants = _under_headings(report.blocks, claims)
        if _is_sheet(quadrants):
            for quadrant in quadrants:
                for item in quadrant.items:
                    for paragraph in item:
                        claims.take(paragraph, METHOD)
            yield from _candidates(report, quadrants)


def _is_sheet(quadrants: Sequence[Quadrant]) -> bool:
    kinds = {q.kind for q in quadrants}
    return len(kinds) >= 2 and bool(kinds & set(spellings("highlights", "actions").values()))


def _candidates(report: Report, quadrants: Sequence[Quadrant]) -> Iterator[ActionCandidate | FindingCandidate]:
    plan = plan_of(report)
    actions = set(spellings("highlights", "actions").values())
    for quadrant in quadrants:
        for item in quadrant.items:
            text = "\n".join(p.text for p in item)
            if fold(text) in {"none", "n/a", "nil", "none identified"}:
                continue
            source = source_of(*item, method=METHOD)
            if quadrant.kind in actions:
                yield ActionCandidate(source, text, plan=plan, status=quadrant.heading)
            else:
                yield FindingCandidate(source, quadrant.kind, text, plan=plan)


def _in_table(table: Table) -> list[Quadrant]:
    """Parts whose heading opens a cell, or stands in the cell above."""
    grid = Grid(table)
    quadrants: list[Quadrant] = []
    for row in range(table.row_count):
        if not _all_headings(grid, row):
            continue
        for cell in grid.cells(row):
            paragraphs = [p for p in cell.paragraphs if p.text]
            if cell.row != row or not paragraphs:
                continue
            kind = quadrant_kind(paragraphs[0].text) if paragraphs[0].mark is None else None
            below = grid.at(cell.row + cell.row_span, cell.column)
            if kind and len(paragraphs) > 1:
                quadrants.append(Quadrant(_heading(paragraphs[0]), kind, _items(paragraphs[1:])))
            elif kind and below is not None and below.flat and quadrant_kind(below.flat) is None:
                quadrants.append(Quadrant(_heading(paragraphs[0]), kind, _items(below.paragraphs)))
    return quadrants


def _all_headings(grid: Grid, row: int) -> bool:
    """Whether every filled cell of the row opens with the heading of a part: in a list of actions only some do."""
    firsts = (next((p for p in cell.paragraphs if p.text), None) for cell in grid.cells(row) if cell.flat)
    return all(p is not None and p.mark is None and quadrant_kind(p.text) is not None for p in firsts)


def _under_headings(blocks: Sequence[Block], claims: Claims) -> list[Quadrant]:
    quadrants: list[Quadrant] = []
    heading: Paragraph | None = None
    items: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or not claims.free(block):
            continue
        if block.kind is ParagraphKind.HEADING or quadrant_kind(block.text):
            if heading is not None:
                quadrants.append(Quadrant(_heading(heading), quadrant_kind(heading.text) or "", _items(items)))
            heading, items = (block if quadrant_kind(block.text) else None), []
        elif heading is not None and block.text:
            items.append(block)
    if heading is not None:
        quadrants.append(Quadrant(_heading(heading), quadrant_kind(heading.text) or "", _items(items)))
    return [q for q in quadrants if q.items]


def _heading(paragraph: Paragraph) -> str:
    return paragraph.text.strip(" :")


def _items(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], ...]:
    """List items with their sub-items; where nothing is a list, every paragraph is an item."""
    filled = [p for p in paragraphs if p.text]
    top = min((p.level for p in filled if p.mark), default=None)
    items: list[list[Paragraph]] = []
    for paragraph in filled:
        nested = top is not None and items and (paragraph.mark is None or paragraph.level > top)
        if nested:
            items[-1].append(paragraph)
        else:
            items.append([paragraph])
    return tuple(tuple(item) for item in items)
