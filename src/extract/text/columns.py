"""Tables whose columns stand under each other in plain text, as converters lay out a PDF's page with blanks.

Cells wrap over lines, rows have no rules between them, headers take two lines and come again on every page: columns
are the blanks that all lines share, rows begin where a column of whole values (references, dates, percentages) has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...document import UNMEASURED, Cell, Paragraph, Part, Table, TableOrigin
from ..blocks.markup_tables import MarkupCell, build
from .lost_columns import is_open
from .lost_labels import single_label
from .pages import Line
from .panels import FIELD, Cut, Panel, in_columns, is_far_label, is_header, is_value
from .tables import cell_paragraphs

_BULLET = re.compile(r"[•●▪◦]\s")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?-?\s?\d{1,4}\s?-?(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
MOST_BLANK_LINES = 1  # inside a table
MOST_LINES = 5_000  # of one table
FARTHEST_CELL = 12  # where a reference still stands in its column, and no page number in the middle
WIDE = 3  # blanks between two columns, where nothing else tells that they are


def part_tables(lines: Sequence[Line]) -> list[Table | list[Line]]:
    """The tables that stand in columns, and the lines between them."""
    found: list[Table | list[Line]] = [[]]
    at = 0
    while at < len(lines):
        begins = in_columns(lines[at].text) or _two_columns(lines, at)
        region = _region(lines, at) if begins else None
        table = region.table() if region else None
        if region is None or table is None:
            if isinstance(found[-1], Table):
                found.append([])
            found[-1].append(lines[at])  # type: ignore[union-attr]
            at += 1
        else:
            found.append(table)
            at = region.end
    return [one for one in found if isinstance(one, Table) or one]


def _two_columns(lines: Sequence[Line], start: int) -> bool:
    """Two labels of columns side by side, or two headings with a list below each, as on a sheet of highlights."""
    heads = list(FIELD.finditer(lines[start].text))
    if len(heads) != 2 or heads[1].start() - heads[0].end() < WIDE:
        return False
    if is_header(lines[start].text):
        return True
    below = [(m.start(), m[0]) for m in FIELD.finditer(_next(lines, start))]
    under = all(place in (heads[0].start(), heads[1].start()) for place, _ in below)
    if not below or not under or sum(len(text) for _, text in below[:1]) >= heads[1].start() - heads[0].start():
        return False
    lists = len(below) == 2 and all(_BULLET.match(text) for _, text in below)
    return lists or (is_far_label(heads) and single_label(below[0][1]) is None)


def _region(lines: Sequence[Line], start: int) -> _Region:
    """The lines from `start` on that leave the first one's gaps between columns free."""
    region = _Region([Panel(lines[start])], [start + 1])
    before = start
    for at in range(start + 1, min(len(lines), start + MOST_LINES)):
        if _between(lines, at):
            continue
        line = lines[at]
        apart = at - before > 1 or line.page != lines[before].page
        if at - before > MOST_BLANK_LINES + 1 and line.page == lines[before].page:
            break
        if line.text.split() == lines[start].text.split():
            if not region.panels[0].stands():  # nothing was in columns below it the first time
                break
            region.panels.append(Panel(line))
            region.ends.append(at + 1)
        elif _is_new_header(line, lines[start]) or not region.panels[-1].take(line, apart, _next(lines, at)):
            break
        region.ends[-1], before = at + 1, at
    return region


def _is_new_header(line: Line, header: Line) -> bool:
    """Whether labels of columns stand on a line of their own, and not below the later columns of the header above."""
    first = FIELD.search(header.text)
    below = first is not None and len(line.text) - len(line.text.lstrip()) >= first.end()
    return is_header(line.text) and not below


def _next(lines: Sequence[Line], at: int) -> str:
    return next((line.text for line in lines[at + 1 : at + 4] if not line.blank), "")


def _between(lines: Sequence[Line], at: int) -> bool:
    """A blank line, or a page's number between blank lines."""
    text = lines[at].text
    number = len(text) > FARTHEST_CELL and _PAGE_NUMBER.fullmatch(text.strip())
    return lines[at].blank or bool(number and at and lines[at - 1].blank)


@dataclass(slots=True)
class _Region:
    """A table: a panel for each time that its header is printed, and the line after which each panel ends."""

    panels: list[Panel]
    ends: list[int]
    end: int = 0

    def table(self) -> Table | None:
        """The table of these lines; None where they are too few to tell. `end` is then the line after it."""
        edges = self.panels[0].edges()
        if not self.panels[0].stands():
            return None
        cut = self.panels[0].cut(edges)
        anchor = _anchor(cut)
        above = next((n for n, one in enumerate(cut) if one.ruled or _starts(one, anchor)), 1)
        repeats: list[str] = []
        self.end = self.ends[0]
        for panel, end in zip(self.panels[1:], self.ends[1:], strict=True):
            again = panel.cut(panel.edges())
            same = len(again[0].fields) == len(edges) and [o.words for o in again[:above]] == [
                o.words for o in cut[:above]
            ]
            if not same:
                break
            cut.extend(again[above:])
            repeats += [" ".join(word for word in one.fields if word) for one in again[:above]]
            self.end = end
        table = _table(cut, [b - a for a, b in edges])
        return replace(table, repeats=tuple(repeats)) if table and repeats else table


@dataclass(slots=True)
class _Row:
    """Lines of one row, column by column, and the pages that they stand on."""

    cells: list[list[str]]
    pages: list[int]
    headed: bool = False  # its first line is known for a header

    def add(self, cut: Cut) -> None:
        for cell, text in zip(self.cells, cut.fields, strict=True):
            if text:
                cell.append(text)
        self.pages.append(cut.line.page)


def _anchor(lines: Sequence[Cut]) -> int | None:
    """The column that has a whole value where a row begins and nothing below it; None where there is no such."""
    best, most = None, 1
    width = max(len(one.fields) for one in lines)
    for column in range(width):
        said = [one.fields[column] for one in lines[1:] if len(one.fields) == width and one.fields[column]]
        values = sum(is_value(text) for text in said)
        head = next((n for n, text in enumerate(said) if is_value(text)), 0)
        if values > most and values == len(said) - min(head, 2):
            best, most = column, values
    return best


def _starts(one: Cut, anchor: int | None) -> bool:
    return anchor is not None and len(one.fields) > 1 and is_value(one.fields[anchor])


def _table(lines: Sequence[Cut], widths: Sequence[int]) -> Table | None:
    anchor = _anchor(lines)
    rows: list[_Row] = []
    headers = int(is_header(lines[0].line.text) or (len(widths) == 2 and single_label(lines[0].fields[0]) is not None))
    before: Cut | None = None
    bands = _bands(lines, anchor)
    for at, one in enumerate(lines):
        if len(one.fields) == 1 or at in bands:
            rows.append(_Row([[one.fields[0]]], [one.line.page]))
        elif not rows or len(rows[-1].cells) == 1 or one.ruled or _begins(one, before, anchor, rows[-1]):
            headers = headers or int(bool(rows) and (one.ruled or _starts(one, anchor)))
            rows.append(_Row([[] for _ in widths], [], bool(headers) and not rows))
            rows[-1].add(one)
        else:
            rows[-1].add(one)
        before = one
    grid = [[MarkupCell(_said(cell, width)) for cell, width in zip(row.cells, widths, strict=True)]
            if len(row.cells) > 1 else [MarkupCell(_said(row.cells[0], 999), len(widths))]
            for row in rows]  # fmt: skip
    table = build(grid, headers)
    return _placed(replace(table, origin=TableOrigin.ALIGNED), rows) if table else None


def _bands(lines: Sequence[Cut], anchor: int | None) -> set[int]:
    """Lines of words alone at the left: over a row, where values stand there, "Theme 2: Greener parks" below "1.5"; in
    capitals, where no other cell there is.
    """
    leading = [one.fields[0] for one in lines if _starts(one, anchor)]
    numbered = bool(leading) and all(map(is_value, leading))
    shouted = not any(one.fields[0].isupper() for one in lines if any(one.fields[1:]))  # but for the bands
    found: set[int] = set()
    for at, (one, following) in enumerate(pairwise(lines)):
        words = one.fields[0]
        alone = at > 0 and len(one.fields) > 1 and len(words.split()) > 1 and not any(one.fields[1:])
        if not alone or is_value(words) or words[0].islower():
            continue
        if (numbered and _starts(following, anchor)) or (shouted and words.isupper()):
            found.add(at)
    return found


def _begins(one: Cut, before: Cut | None, anchor: int | None, row: _Row) -> bool:
    """The line is the first of a row: a value stands in the anchor's column, or a cell stands below an empty one."""
    if anchor is not None:
        return _starts(one, anchor)
    if before is None or len(before.fields) == 1:
        return True
    if not one.fields[0] or one.fields[0][0].islower():
        return False
    if row.headed and len(row.pages) == 1:
        return True
    if _BULLET.match(one.fields[0]) and any(map(_BULLET.match, row.cells[0])):
        return False
    resumed = any(text and not above for text, above in zip(one.fields, before.fields, strict=True))
    return resumed or sum(bool(text) and not text[0].islower() for text in one.fields) == len(one.fields)


def _said(lines: Sequence[str], width: int) -> tuple[Paragraph, ...]:
    """A cell's paragraphs: a new one where a bullet stands, or where the next word would have fitted on the line."""
    text = ""
    for before, line in pairwise(["", *lines]):
        ended = not is_open(before) and len(before) + len(line.split()[0]) + 1 < width - 2
        broken = re.search(r"[a-z]-$", text[-2:]) and line[:1].islower()
        if _BULLET.match(line) or ended:
            text = f"{text}<br>{line}"
        else:
            text = text[:-1] + line if broken else f"{text} {line}"
    return cell_paragraphs(text)


def _placed(table: Table, rows: Sequence[_Row]) -> Table:
    """The table, its cells on the pages of their rows."""

    def parts(pages: Sequence[int]) -> tuple[Part, ...]:
        return tuple(Part(page, UNMEASURED) for page in dict.fromkeys(pages) if page)

    def on(cell: Cell) -> Cell:
        where = parts(rows[cell.row].pages)
        return replace(cell, parts=where, paragraphs=tuple(replace(p, parts=where) for p in cell.paragraphs))

    return replace(table, cells=tuple(map(on, table.cells)), parts=parts([p for row in rows for p in row.pages]))
