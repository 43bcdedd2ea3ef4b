"""Tables whose columns stand under each other in plain text, as converters lay out a PDF's page with blanks.

Cells wrap over lines, rows have no rules between them, headers take two lines and come again on every page: columns
are the blanks that all lines share, rows begin where a column of whole values (references, dates, percentages) has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ...document import UNMEASURED, Cell, Paragraph, Part, Table, TableOrigin
from ..blocks.markup_tables import MarkupCell, build
from ..dates_printed import MONTH
from .lost_columns import is_open
from .lost_labels import is_status, single_label
from .pages import Line
from .tables import cell_paragraphs

_FIELD = re.compile(r"\S+(?: \S+)*")
_DOUBLE_SPACED = re.compile(r"[.!?:;)] {2}(?=\S)")  # between sentences that somebody typed so
_VALUE = re.compile(
    rf"""
    [(]?[A-Z]{{0,6}}[ -]?\d{{1,4}}(?:[./]\d{{1,4}}){{0,3}}[a-z]?[).]?      # 1.4, KPI 01, 12/05/2011, 7)
  | [A-Z]{{1,6}}(?:[-/][A-Z0-9]{{1,6}}){{1,5}}                             # COR-AB-12
  | [£]?-?\d[\d,]{{0,12}}(?:\.\d{{1,3}})?[ ]?[%mk]?                          # 75%, £1,200
  | \d{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH}[ -]\d{{2,4}}                     # 3rd May 2011
  | {MONTH}[ -]\d{{2,4}} | (?:end[ ]of[ ])?q(?:uarter[ ])?[1-4](?:[ ]\d{{4}}[-/]\d{{2,4}})?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RULE = re.compile(r"[\s=_-]*-[\s=_-]*|[\s=]*=[\s=]*")
_BULLET = re.compile(r"[•●▪◦]\s")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?-?\s?\d{1,4}\s?-?(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
MOST_BLANK_LINES = 1  # inside a table
MOST_LINES = 5_000  # of one table
FARTHEST_CELL = 12  # where a reference still stands in its column, and no page number in the middle
MOST_BAND_WORDS = 14
LEAST_COLUMNS = 3
FAR = 8
WIDE = 3  # blanks between two columns, where nothing else tells that they are


def part_tables(lines: Sequence[Line]) -> list[Table | list[Line]]:
    """The tables that stand in columns, and the lines between them."""
    found: list[Table | list[Line]] = [[]]
    at = 0
    while at < len(lines):
        begins = _in_columns(lines[at].text) or _two_columns(lines, at)
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


def _in_columns(text: str) -> bool:
    """Three fields or more, parted by blanks that no sentence's end explains."""
    if "\t" in text or "|" in text:
        return False
    return len(_FIELD.findall(_DOUBLE_SPACED.sub(". ", text.strip()))) >= LEAST_COLUMNS


def _two_columns(lines: Sequence[Line], start: int) -> bool:
    """Two labels of columns side by side, or two headings with a list below each, as on a sheet of highlights."""
    heads = list(_FIELD.finditer(lines[start].text))
    if len(heads) != 2 or heads[1].start() - heads[0].end() < WIDE:
        return False
    if _is_header(lines[start].text):
        return True
    below = [(m.start(), m[0]) for m in _FIELD.finditer(_next(lines, start))]
    under = all(place in (heads[0].start(), heads[1].start()) for place, _ in below)
    if not below or not under or sum(len(text) for _, text in below[:1]) >= heads[1].start() - heads[0].start():
        return False
    lists = len(below) == 2 and all(_BULLET.match(text) for _, text in below)
    return lists or (_is_far_label(heads) and single_label(below[0][1]) is None)


def _is_far_label(heads: Sequence[re.Match[str]]) -> bool:
    """A label whose neighbour stands so far away that it heads another column."""
    return single_label(heads[0][0]) is not None and heads[1].start() - heads[0].end() >= FAR


def _region(lines: Sequence[Line], start: int) -> _Region:
    """The lines from `start` on that leave the first one's gaps between columns free."""
    region = _Region([_Panel(lines[start])], [start + 1])
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
            region.panels.append(_Panel(line))
            region.ends.append(at + 1)
        elif _is_header(line.text) or not region.panels[-1].take(line, apart, _next(lines, at)):
            break
        region.ends[-1], before = at + 1, at
    return region


def _next(lines: Sequence[Line], at: int) -> str:
    return next((line.text for line in lines[at + 1 : at + 4] if not line.blank), "")


def _between(lines: Sequence[Line], at: int) -> bool:
    """A blank line, or a page's number between blank lines."""
    text = lines[at].text
    number = len(text) > FARTHEST_CELL and _PAGE_NUMBER.fullmatch(text.strip())
    return lines[at].blank or bool(number and at and lines[at - 1].blank)


def _is_header(text: str) -> bool:
    """All that stands on the line are labels of columns."""
    fields = _FIELD.findall(text)
    return len(fields) > 1 and all(single_label(one) for one in fields)


@dataclass(slots=True)
class _Region:
    """A table: a panel for each time that its header is printed, and the line after which each panel ends."""

    panels: list[_Panel]
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
class _Panel:
    """Lines that stand in the same columns; `gaps` are the blanks between these, as far as they are known."""

    first: Line
    lines: list[Line] = field(default_factory=list)
    bands: set[int] = field(default_factory=set)  # which of the lines run over all columns
    rules: set[int] = field(default_factory=set)  # which of them stand below a rule
    gaps: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [self.first]
        fields = [m.span() for m in _FIELD.finditer(self.first.text)]
        self.gaps = [(a[1], b[0]) for a, b in pairwise(fields)]

    def ends_before(self, text: str, apart: bool) -> bool:
        """Words at the left, set apart from the lines above: a heading or a paragraph below the table."""
        heads = list(_FIELD.finditer(text))
        if apart and len(heads) == 2 and len(self.gaps) > 1 and _is_far_label(heads):
            return True
        alone = len(heads) == 1 and self.gaps[0][0] > len(text) - len(text.lstrip())
        return apart and alone and not text.strip()[0].islower() and not _VALUE.fullmatch(text.strip())

    def take(self, line: Line, apart: bool, following: str) -> bool:
        """Takes the line in, which may stand apart from those above; False where its words run over the gaps."""
        if self.ends_before(line.text, apart):
            return False
        narrowed = self._narrowed(line.text)
        if _RULE.fullmatch(line.text):
            self.rules.add(len(self.lines))
            return True
        if narrowed is None:
            short = len(line.text.split()) <= MOST_BAND_WORDS and len(_FIELD.findall(line.text)) == 1
            inside = self._narrowed(following) is not None and len(_FIELD.findall(following)) > 1
            if not short or not inside or following.split() == self.first.text.split():
                return False
            self.bands.add(len(self.lines))
        else:
            self.gaps = narrowed
        self.lines.append(line)
        return True

    def _narrowed(self, text: str) -> list[tuple[int, int]] | None:
        """The gaps that are left beside these words; None where one is closed."""
        gaps: list[tuple[int, int]] = []
        for start, end in self.gaps:
            blanks = re.finditer(r" +", text[start:end].ljust(end - start))
            runs = [(start + m.start(), start + m.end()) for m in blanks]
            runs = [(a, b) for a, b in runs if b == end or b - a > 1]
            if not runs:
                return None
            gaps.append(max(runs, key=lambda run: (run[1] == end, run[1] - run[0])))
        return gaps

    def stands(self) -> bool:
        """Enough lines stand in columns; two do under a header whose labels are known."""
        lines = [line for n, line in enumerate(self.lines) if n not in self.bands]
        least = 2 if _is_header(self.first.text) else LEAST_COLUMNS
        heads = list(_FIELD.finditer(self.first.text))
        if len(self.gaps) == 1 and (least == 2 or _is_far_label(heads)):
            return len(lines) > 1
        if len(self.gaps) == 1:
            return sum(len(_FIELD.findall(line.text)) == 2 for line in lines) >= LEAST_COLUMNS
        return sum(_in_columns(line.text) for line in lines) >= least

    def edges(self) -> list[tuple[int, int]]:
        """Where columns begin and end: at the gaps, and wherever two blanks stand in all lines."""
        lines = [line.text for n, line in enumerate(self.lines) if n not in self.bands]
        width = max(map(len, lines))
        inked = "".join("x" if any(text[x : x + 1].strip() for text in lines) else " " for x in range(width))
        cuts = {gap[1] for gap in self.gaps} | {m.end() for m in re.finditer(r"(?<=x) {2,}(?=x)", inked)}
        return list(pairwise([*sorted({0, *cuts}), max(width, *cuts) + 1]))

    def cut(self, edges: Sequence[tuple[int, int]]) -> list[_Cut]:
        return [
            _Cut(
                line,
                [line.text.strip()] if n in self.bands else [line.text[a:b].strip() for a, b in edges],
                n in self.rules,
            )
            for n, line in enumerate(self.lines)
        ]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line in fields, one per column; one alone for a line over all columns."""

    line: Line
    fields: list[str]
    ruled: bool = False  # below a rule of dashes

    @property
    def words(self) -> str:
        return " ".join(self.fields).casefold()


@dataclass(slots=True)
class _Row:
    """Lines of one row, column by column, and the pages that they stand on."""

    cells: list[list[str]]
    pages: list[int]
    headed: bool = False  # its first line is known for a header

    def add(self, cut: _Cut) -> None:
        for cell, text in zip(self.cells, cut.fields, strict=True):
            if text:
                cell.append(text)
        self.pages.append(cut.line.page)


def _anchor(lines: Sequence[_Cut]) -> int | None:
    """The column that has a whole value where a row begins and nothing below it; None where there is no such."""
    best, most = None, 1
    width = max(len(one.fields) for one in lines)
    for column in range(width):
        said = [one.fields[column] for one in lines[1:] if len(one.fields) == width and one.fields[column]]
        values = sum(_is_value(text) for text in said)
        head = next((n for n, text in enumerate(said) if _is_value(text)), 0)
        if values > most and values == len(said) - min(head, 2):
            best, most = column, values
    return best


def _is_value(text: str) -> bool:
    return bool(_VALUE.fullmatch(text)) or is_status(text)


def _starts(one: _Cut, anchor: int | None) -> bool:
    return anchor is not None and len(one.fields) > 1 and _is_value(one.fields[anchor])


def _table(lines: Sequence[_Cut], widths: Sequence[int]) -> Table | None:
    anchor = _anchor(lines)
    rows: list[_Row] = []
    headers = int(_is_header(lines[0].line.text) or (len(widths) == 2 and single_label(lines[0].fields[0]) is not None))
    before: _Cut | None = None
    for one in lines:
        if len(one.fields) == 1:
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


def _begins(one: _Cut, before: _Cut | None, anchor: int | None, row: _Row) -> bool:
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
