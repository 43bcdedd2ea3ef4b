"""Where the columns of lines of figures are: stretches of x, and white space between them through all lines."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from .atoms import FigureLine
from .laid import Column

LEAST_GUTTER = 0.3  # ems
STRAY = 0.03  # share of the lines that may run across a gutter
VALLEY = 0.15  # share of a column's fullest place: signs and marks hang over into the white space beside it

Turns = list[tuple[float, int]]  # x, and whether something begins (1) or ends (-1) there


def columns_of(lines: Sequence[FigureLine]) -> list[Column]:
    """The columns from the left. White space is what no line, or hardly any, has words in."""
    em = sorted(line.strip.size for line in lines)[len(lines) // 2]
    stretches = [stretch for line in lines for atom in line.atoms for stretch in atom.stretches]
    turns = sorted(turn for x0, x1 in stretches for turn in ((x0, 1), (x1, -1)))
    stray = int(STRAY * len(lines))
    columns: list[Column] = []
    for column in covered_by(turns, stray, LEAST_GUTTER * em):
        inside = [turn for turn in turns if column.x0 <= turn[0] <= column.x1]
        columns += covered_by(inside, max(stray, int(VALLEY * _peak(inside))), LEAST_GUTTER * em)
    return columns


def with_empty(columns: Sequence[Column], labels: FigureLine) -> list[Column]:
    """The columns and, where every one of them has a label on this line, those under labels that hold nothing."""
    atoms = labels.atoms
    over = [[atom for atom in atoms if atom.x0 < column.x1 and atom.x1 > column.x0] for column in columns]
    if len(atoms) <= len(columns) or any(len(above) != 1 for above in over):
        return list(columns)
    met = {id(above[0]) for above in over}
    more = [Column(atom.x0, atom.x1) for atom in atoms if id(atom) not in met]
    return sorted([*columns, *more], key=attrgetter("x0")) if len(met) == len(columns) else list(columns)


def covered_by(turns: Turns, level: int, least: float) -> list[Column]:
    """The stretches of x that more than `level` things stand in, those less than `least` points apart made one.

    `turns` are where things begin (1) and end (-1), from the left.
    """
    columns: list[Column] = []
    covered, begun = 0, 0.0
    for x, turn in turns:
        before, covered = covered, covered + turn
        if before <= level < covered:
            begun = x
        elif covered <= level < before:
            if columns and begun - columns[-1].x1 < least:
                columns[-1] = Column(columns[-1].x0, x)
            else:
                columns.append(Column(begun, x))
    return columns


def _peak(turns: Turns) -> int:
    covered = most = 0
    for _, turn in turns:
        covered += turn
        most = max(most, covered)
    return most


def column_at(columns: Sequence[Column], x: float) -> int:
    """The column that holds this x, or the nearest."""
    for n, column in enumerate(columns):
        if column.x0 <= x <= column.x1:
            return n
    return min(range(len(columns)), key=lambda n: max(columns[n].x0 - x, x - columns[n].x1, 0.0))
