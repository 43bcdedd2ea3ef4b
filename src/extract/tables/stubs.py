"""Rows of a table of figures: names that run over lines, headings of groups, figures that stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from .atoms import Atom, FigureLine
from .laid import Column
from .segments import step

ROOM = 1.0  # ems that a name may end before its column does and still be full
WRAPPED_STEP = 1.75  # ems between the lines of one name
WHOLE = 3  # cells, and as many as columns: a row of words
CLOSER = 0.1  # share by which a line stands nearer to the lines above or below it


def rows_by_stub(lines: Sequence[FigureLine], columns: Sequence[Column]) -> list[list[FigureLine]]:
    """The lines of each row. A line without figures heads the rows below, or is part of the name above or below it."""
    limit = _limit(lines, columns)
    rows: list[list[FigureLine]] = []
    pending: list[FigureLine] = []  # lines of a name whose figures have not come yet
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else None
        if line.figures or len(line.atoms) >= max(WHOLE, len(columns)):
            rows.append([*pending, line])
            pending = []
        elif rows and not pending and (len(line.atoms) > 1 or _ends_above(rows[-1], lines[n:], limit)):
            rows[-1].append(line)
        elif after is not None and _runs_on(line, after, limit):
            pending.append(line)
        else:
            rows.append([*pending, line])
            pending = []
    return [*rows, pending] if pending else rows


def _limit(lines: Sequence[FigureLine], columns: Sequence[Column]) -> float:
    """How far names run to the right before they are broken."""
    ends = [line.atoms[0].x1 for line in lines if line.atoms[0].x0 < columns[0].x1 and not line.atoms[0].figure]
    inside = [end for end in ends if end <= columns[1].x0]
    return min(max(inside, default=columns[0].x1), columns[1].x0)


def _runs_on(line: FigureLine, after: FigureLine, limit: float) -> bool:
    """Whether its words go on in the next line's: no room was left for the next word, or small letters follow."""
    one, other = line.atoms[0], after.atoms[0]
    if other.figure or one.led or one.text.endswith(":") or step(line.strip, after.strip) > WRAPPED_STEP:
        return False
    if _bold(one) != _bold(other) or other.x0 < one.x0 - 1:
        return False
    return other.text[0].islower() or _is_full(line, other, limit)


def _ends_above(row: Sequence[FigureLine], rest: Sequence[FigureLine], limit: float) -> bool:
    """Whether the line is the rest of a cell that the row above begins, and does not begin the name below."""
    line, last = rest[0], row[-1]
    here = line.atoms[0]
    above = min(last.atoms, key=lambda atom: abs(atom.x0 - here.x0))
    if above.figure or above.led or not row[0].figures or step(last.strip, line.strip) > WRAPPED_STEP:
        return False
    if _bold(above) != _bold(here) or here.x0 < above.x0 - 1:
        return False
    if above is not last.atoms[0] or (len(rest) == 1 and here.x0 > above.x0 + 1):
        return True
    below = next((other for other in rest if other.figures), None)
    wraps = _is_full(last, here, limit) or here.text[0].islower()
    if below is None or below.atoms[0].figure:
        return wraps
    up, down = step(last.strip, line.strip), step(rest[rest.index(below) - 1].strip, below.strip)
    em = line.strip.size
    if here.x0 > row[0].atoms[0].x0 + em / 2 and below.atoms[0].x0 < here.x0 - em / 2:
        return True  # it hangs
    if abs(up - down) > CLOSER * max(up, down):
        return wraps and up < down
    return wraps and not _runs_on(line, rest[1], limit)


def _is_full(line: FigureLine, following: Atom, limit: float) -> bool:
    em = line.strip.size
    return line.atoms[0].x1 + 0.25 * em + following.words[0].box.width > limit - ROOM * em


def _bold(atom: Atom) -> bool:
    return all(word.style.bold for word in atom.words)
