"""Labels and values beside them without lines: the front sheet of a report.

Taught by covering reports that open with "REPORT TO:   Cabinet Member", "CONTACT OFFICER:   name, post and telephone on
three lines", a label that runs over two lines, and values that begin at one x throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...document import Box
from .segments import START, Segment, Strip, cut, step
from .stripes import Stripes

LABEL_WORDS = 7
LEAST_ROWS = 3
FURTHEST = 4.0  # ems from line to line
WRAPPED = 1.6


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a line is in the sheet that begins at these two places."""

    label: bool
    value: bool


def labelled_tables(strips: Sequence[Strip], taken: Sequence[Box]) -> list[Stripes]:
    """Every run of three labelled values and more, with all lines of the values."""
    found: list[Stripes] = []
    n = 0
    while n < len(strips):
        stripes, taken_in = _sheet(strips, n, taken) if _opens(strips[n]) else (None, 0)
        if stripes is not None:
            found.append(stripes)
        n += max(taken_in, 1) if stripes is not None else 1
    return found


def _opens(strip: Strip) -> bool:
    return len(strip.segments) == 2 and is_label(strip.segments[0]) and not strip.segments[1].set_apart


def is_label(segment: Segment) -> bool:
    """A few words that are bold or end in a colon."""
    if len(segment.words) > LABEL_WORDS or sum(c.isalpha() for c in segment.text) < 3:
        return False
    return segment.set_apart or segment.text.endswith(":")


def _sheet(strips: Sequence[Strip], begin: int, taken: Sequence[Box]) -> tuple[Stripes | None, int]:
    left, value = strips[begin].segments[0].x0, strips[begin].segments[1].x0
    rows: list[list[Strip]] = []
    pending: list[Strip] = []  # label lines whose value has not come yet
    last = strips[begin]
    taken_in = 0
    for strip in strips[begin:]:
        kind = _kind(strip, left, value)
        if kind is None or step(last, strip) > FURTHEST or _between(last, strip, taken):
            break
        parted = Strip(strip.line, cut(strip.line, [value]))
        if kind.label and not kind.value:
            if pending and (step(last, strip) > WRAPPED or pending[-1].line.text.endswith(":")):
                rows.append(pending)
                pending = []
            pending.append(parted)
        elif kind.label:
            wraps = bool(pending) and step(last, strip) <= WRAPPED and not pending[-1].line.text.endswith(":")
            rows += [[*pending, parted]] if wraps else [*([pending] if pending else []), [parted]]
            pending = []
        elif rows and not pending:
            rows[-1].append(parted)
        else:
            break
        last = strip
        taken_in += 1
    labelled = [row for row in rows if any(len(strip.segments) > 1 for strip in row)]
    if len(labelled) < LEAST_ROWS:
        return None, taken_in
    return Stripes(tuple(tuple(row) for row in rows), (value - START,)), taken_in - len(pending)


def _kind(strip: Strip, left: float, value: float) -> _Kind | None:
    """None where the line does not belong to the sheet."""
    segments = cut(strip.line, [value])
    at_value = any(abs(segment.x0 - value) <= START for segment in segments)
    if abs(segments[0].x0 - left) <= START:
        if not is_label(segments[0]) or segments[0].x1 > value:
            return None
        if len(segments) == 1:
            return _Kind(label=True, value=False)
        return _Kind(label=True, value=True) if at_value and len(segments) == 2 else None
    if abs(segments[0].x0 - value) <= 2 * START:
        return _Kind(label=False, value=True)
    return None


def _between(above: Strip, below: Strip, boxes: Sequence[Box]) -> bool:
    return any(above.box.top < box.top < below.box.bottom for box in boxes)
