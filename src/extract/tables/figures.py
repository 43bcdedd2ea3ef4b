"""Tables of figures without lines, or with rules over and under them only: what statistics and accounts print.

The figures say where the columns are: they stand under one another, however narrow the white space between them. What
stands over the columns is their heads, what stands at the left of them names the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...document import Box
from ..page.content import PageContent
from .atoms import SIGNS, Atom, FigureLine, cut_at, figure_line, has_figures_apart, text_gap
from .beside import parts_beside
from .captions import is_caption, is_table_caption, is_typed_rule
from .column_places import column_at, columns_of, with_empty
from .headers import YEAR
from .heads import Rule, heads_over, long_rules
from .laid import Column, Laid, LaidCell, gutters_of
from .segments import Strip, step
from .stubs import rows_by_stub

FURTHEST = 3.6  # ems between lines of one table
MOST_BETWEEN = 6  # lines without figures between two with
NEXT_LINE = 1.5  # ems from a line of a cell to its next
LARGER = 1.2  # times the size of its first line: a heading of something else
LEAST_FIGURES = 6
ALIGNED = 0.3  # ems that figures of one column may stand beside their line
PLACED = 0.6  # share of a column's figures, and of the columns, that must stand in line
PROSE_WORDS = 12
RULED_ROWS = 0.3  # rules to lines of the body
LIKE = 3  # cells of a row that are at the places of another's
NEXT_ROWS = 12  # above it that are looked at
CROSSED = 0.25  # share of the lines
FIGURE = re.compile(rf"[0-9{re.escape(SIGNS)}]|[^\x00-\x7f‘’“”£•]")  # or a sign that may be one
UNIT = re.compile(r"[(]?[£$€]?(?:['’]?000s?|m|k|p|%)?[)]?$")  # over a column of figures: "£", "£000", "%"


def figure_tables(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Laid]:
    """The page's tables of figures from the top, but for what stands in the boxes already taken."""
    return figures_among(page, strips, taken, text_gap(strips)) if _may_have_figures(strips) else []


def figures_among(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box], needed: float) -> list[Laid]:
    """The same of some of the page's lines; `needed` ems of white space part figures from words on this page."""
    found: list[Laid] = []
    for part in parts_beside(strips):
        lines = [figure_line(strip, needed) for strip in part if not is_typed_rule(strip)]
        floor = 0
        for first, end in _runs(lines, taken):
            if first < floor:
                continue
            body = first + _heads_above(lines[first:end])
            table = _table(page, lines[floor:end], body - floor, needed)
            if table is not None:
                found.append(table)
                floor = end
    return found


def _may_have_figures(strips: Sequence[Strip]) -> bool:
    """Whether a table is named or a few lines have figures apart from other words: a cheap look at the page."""
    rich = 0
    for strip in strips:
        words = strip.line.words
        if words[0].text[:1] in "tT" and is_table_caption(strip.line.text):
            return True
        if not FIGURE.search(strip.line.text):
            continue
        if sum([word.text[-1].isdigit() or word.text[0] in SIGNS for word in words]) >= 2:
            rich += has_figures_apart(words, strip.size)
            if rich > 1:
                return True
    return False


def _runs(lines: Sequence[FigureLine], taken: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """(first line, line after the last) of stretches of lines whose figures stand in the same columns."""
    n, captioned = 0, False
    while n < len(lines):
        captioned = captioned or is_table_caption(lines[n].strip.line.text)
        if not _is_rich(lines[n], 1 if captioned else 2):
            captioned = captioned and len(lines[n].atoms[0].words) <= PROSE_WORDS
            n += 1
            continue
        captioned = False
        end = _run_end(lines, n, taken)
        yield n, end
        n = end


def _is_rich(line: FigureLine, needed: int) -> bool:
    """So many figures and more, and no more text than names a row."""
    return line.figures >= needed and len(line.atoms) > 1 and 2 * line.figures >= len(line.atoms) - 1


def _run_end(lines: Sequence[FigureLine], first: int, taken: Sequence[Box]) -> int:
    columns = [(atom.x0, atom.x1) for atom in lines[first].atoms if atom.figure]
    end, between = first + 1, 0
    for n in range(first + 1, len(lines)):
        line = lines[n]
        if step(lines[n - 1].strip, line.strip) > FURTHEST or between > MOST_BETWEEN:
            break
        if any(_begins_between(box, lines[n - 1].strip.box, line.strip.box) for box in taken):
            break
        if line.figures and 2 * line.figures >= len(line.atoms) - 1:
            if not _fits(line, columns):
                break
            columns = _grown(columns, line)
            end, between = n + 1, 0
        elif _is_like(line, lines[first:end]):
            end, between = n + 1, 0
        elif line.strip.size > LARGER * lines[first].strip.size:
            break
        elif _goes_on(lines[n - 1], line) or _may_stand_between(line, columns):
            between += 1
        else:
            break
    while end < len(lines) and _is_rest(lines[end - 1], lines[end]):
        end += 1
    return end


def _begins_between(box: Box, above: Box, below: Box) -> bool:
    return above.top < box.top < below.bottom and box.x0 < max(above.x1, below.x1) and box.x1 > min(above.x0, below.x0)


def _is_like(line: FigureLine, run: Sequence[FigureLine]) -> bool:
    """Whether it has several cells, all at the places of one line above: words ("Free") where others have figures."""
    near = ALIGNED * line.strip.size
    if len(line.atoms) < LIKE or any(is_caption(atom.text) for atom in line.atoms):
        return False
    return any(
        other.figures
        and len(line.atoms) <= len(other.atoms)
        and all(any(_are_in_line(a, b, near) for b in other.atoms) for a in line.atoms)
        for other in run[-NEXT_ROWS:]
    )


def _are_in_line(one: Atom, other: Atom, near: float) -> bool:
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.middle - other.middle)) <= near


def _goes_on(above: FigureLine, line: FigureLine) -> bool:
    """Whether its words stand close under words, none under a figure: cells that run over lines."""
    if line.figures or step(above.strip, line.strip) > NEXT_LINE:
        return False
    texts = [atom for atom in above.atoms if not atom.figure]
    return all(any(abs(atom.x0 - other.x0) <= line.strip.size for other in texts) for atom in line.atoms)


def _is_rest(above: FigureLine, line: FigureLine) -> bool:
    """Whether it ends the last row: small letters, or a hanging indent, close under the words of a cell."""
    if len(line.atoms) > 1 or not _goes_on(above, line) or above.atoms[0].led:
        return False
    hangs = len(above.atoms) > 1 and line.atoms[0].x0 > above.atoms[0].x0 + line.strip.size / 2
    return (hangs or line.atoms[0].text[0].islower()) and line.atoms[0].x1 <= above.strip.box.x1


def _heads_above(run: Sequence[FigureLine]) -> int:
    """How many lines of years or units the run opens with: they are heads."""
    count = 0
    while count < len(run) - 2 and (_all_match(YEAR, run[count]) or _all_match(UNIT, run[count])):
        count += 1
    return count


def _all_match(pattern: re.Pattern[str], line: FigureLine) -> bool:
    return all(pattern.match(atom.text) for atom in line.atoms if atom.figure)


def _fits(line: FigureLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether most of its figures stand under one column each."""
    met = [sum(x0 < atom.x1 and atom.x0 < x1 for x0, x1 in columns) for atom in line.atoms if atom.figure]
    return 2 * sum(count == 1 for count in met) >= len(met)


def _grown(columns: Sequence[tuple[float, float]], line: FigureLine) -> list[tuple[float, float]]:
    grown = list(columns)
    for atom in line.atoms:
        if not atom.figure:
            continue
        met = [n for n, (x0, x1) in enumerate(grown) if x0 < atom.x1 and atom.x0 < x1]
        if len(met) == 1:
            grown[met[0]] = (min(grown[met[0]][0], atom.x0), max(grown[met[0]][1], atom.x1))
        elif not met:
            grown.append((atom.x0, atom.x1))
    return grown


def _may_stand_between(line: FigureLine, columns: Sequence[tuple[float, float]]) -> bool:
    """A heading of rows, or part of a long name: no running text, no caption, no heads over columns."""
    if len(line.atoms) > 1 or is_caption(line.atoms[0].text):
        return False
    wide = max(x1 for _, x1 in columns) - line.atoms[0].x0
    return len(line.atoms[0].words) <= PROSE_WORDS or line.strip.box.width < 0.5 * wide


def _table(page: PageContent, lines: Sequence[FigureLine], first: int, needed: float) -> Laid | None:
    """The table whose figures begin at that line, with its heads above; None where they are none."""
    full = [line for line in lines[first:] if line.figures and len(line.atoms) > 1]
    columns = columns_of(full) if len(full) > 1 else []
    if len(columns) < 2 or not _are_figures(full, columns):
        return None
    if first:
        columns = with_empty(columns, lines[first - 1])
    body = [cut_at(line, gutters_of(columns)) for line in lines[first:]]
    rules = long_rules(page, columns)
    if _rows_are_ruled(body, rules) or _is_crossed(body, columns):
        return None
    heads = heads_over(page, lines[:first], body, columns, needed)
    if not heads.cells and not (_has_names(body, columns) and sum(line.figures for line in full) >= LEAST_FIGURES):
        return None
    rows = rows_by_stub([*heads.stubs, *body], columns)
    cells = [*heads.cells]
    for n, row in enumerate(rows, heads.row_count):
        cells += _cells(row, columns, n)
    return Laid(tuple(cells), tuple(columns), heads.row_count, heads.row_count + len(rows), _drawn(rules, cells))


def _rows_are_ruled(body: Sequence[FigureLine], rules: Sequence[Rule]) -> bool:
    """Whether rules part its rows: then they say more than the lines do."""
    inside = {round(rule.y) for rule in rules if body[0].strip.line.baseline < rule.y < body[-1].strip.box.top}
    return len(inside) >= max(2, RULED_ROWS * len(body))


def _is_crossed(body: Sequence[FigureLine], columns: Sequence[Column]) -> bool:
    """Whether lines of text run over the figures' columns time and again: figures in a text are no table."""
    crossing = sum(not line.figures and line.strip.box.x1 > columns[1].x1 for line in body)
    return crossing > CROSSED * len(body)


def _has_names(body: Sequence[FigureLine], columns: Sequence[Column]) -> bool:
    """Whether most lines of figures begin with words or a year."""
    named = sum(bool(line.figures) and line.atoms[0].middle <= columns[0].x1 for line in body)
    return 2 * named > sum(bool(line.figures) for line in body)


def _drawn(rules: Sequence[Rule], cells: Sequence[LaidCell]) -> tuple[float, float] | None:
    """From where to where the rules at or in the table run; none where it has none."""
    top = min(word.box.top for cell in cells for word in cell.words)
    bottom = max(word.box.bottom for cell in cells for word in cell.words)
    near = [rule for rule in rules if top - (bottom - top) / 4 <= rule.y <= bottom + 12 and rule.y >= top - 12]
    return (min(rule.x0 for rule in near), max(rule.x1 for rule in near)) if near else None


def _are_figures(lines: Sequence[FigureLine], columns: Sequence[Column]) -> bool:
    """Whether enough figures stand in line under one another, and they are not the pages of contents."""
    by_column: list[list[Atom]] = [[] for _ in columns]
    for line in lines:
        for atom in line.atoms:
            by_column[column_at(columns, atom.middle)].append(atom)
    em = lines[0].strip.size
    figured = [atoms for atoms in by_column if 2 * sum(atom.figure for atom in atoms) > len(atoms)]
    if figured == by_column[:1] or all(_is_axis(atoms) for atoms in figured):  # the numbers of a list, or of a chart
        return False
    placed = sum(_in_line([atom for atom in atoms if atom.figure], em) for atoms in figured)
    return placed >= max(1, PLACED * len(figured)) and not _are_contents(lines)


def _is_axis(atoms: Sequence[Atom]) -> bool:
    """Figures that rise or fall by the same step each time stand at the side of a chart."""
    plain = [atom.text.replace("−", "-").replace(",", "") for atom in atoms]
    figures = [int(text) for text in plain if text.lstrip("-").isdigit()]
    steps = {b - a for a, b in pairwise(figures)}
    return len(figures) > 2 and len(steps) == 1 and len(figures) >= PLACED * len(atoms)


def _in_line(atoms: Sequence[Atom], em: float) -> bool:
    """Flush right, flush left or centred, most of them."""
    for places in ([a.x1 for a in atoms], [a.x0 for a in atoms], [a.middle for a in atoms]):
        middle = sorted(places)[len(places) // 2]
        if sum(abs(place - middle) <= ALIGNED * em for place in places) >= PLACED * len(places):
            return True
    return False


def _are_contents(lines: Sequence[FigureLine]) -> bool:
    """Dots lead to one figure, the last of the line, that never falls: the page where something stands."""
    led = [line for line in lines if any(atom.led for atom in line.atoms)]
    if 2 * len(led) < len(lines) or any(not line.atoms[-2].led for line in led if len(line.atoms) > 1):
        return False
    pages = [int(text) for line in led if (text := line.atoms[-1].text.replace(",", "")).isdigit()]
    return len(pages) < len(led) / 2 or all(a <= b for a, b in pairwise(pages))


def _cells(row: Sequence[FigureLine], columns: Sequence[Column], number: int) -> list[LaidCell]:
    """The cells of a row; words that stand alone in the middle of the table are said of all its columns."""
    if len(row) == 1 and _is_centred(row[0], columns):
        return [LaidCell(number, 0, row[0].atoms[0].words, len(columns))]
    by_column: dict[int, list[Atom]] = {}
    for line in row:
        for atom in line.atoms:
            by_column.setdefault(_column_of(columns, atom, line.strip.size), []).append(atom)
    return [
        LaidCell(number, column, tuple(word for atom in atoms for word in atom.words))
        for column, atoms in sorted(by_column.items())
    ]


def _is_centred(line: FigureLine, columns: Sequence[Column]) -> bool:
    """Whether it is one piece of text in the middle of the table, off its left side."""
    atom = line.atoms[0]
    middle, em = (columns[0].x0 + columns[-1].x1) / 2, line.strip.size
    return (
        len(line.atoms) == 1
        and not atom.figure
        and atom.x0 > columns[0].x0 + 3 * em
        and abs(atom.middle - middle) <= 2 * em
    )


def _column_of(columns: Sequence[Column], atom: Atom, em: float) -> int:
    """Where a figure is; text belongs where it begins."""
    if atom.figure:
        return column_at(columns, atom.middle)
    return column_at(columns, min(atom.x0 + em, atom.middle))
