"""The end of a label that was broken in a narrow column and stands over the next row: put to its line.

Taught by registers whose columns are narrower than "Likelihood": the last letter is printed into the band below.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..page.baselines import Line
from .refuse import LEAST_STEP
from .segments import Segment, Strip, step

LETTERS = 2
LEAST_LABELS = 3
UNDER = 1.6  # ems from a label to the rest of it


def with_whole_labels(strips: Sequence[Strip]) -> list[Strip]:
    """The lines with a letter or two that stand alone under a label, closer to the next line than lines of a text can,
    in the line of labels."""
    whole: list[Strip] = []
    for n, strip in enumerate(strips):
        close = n + 1 < len(strips) and step(strip, strips[n + 1]) < LEAST_STEP
        labels = _with_end(whole[-1], strip) if close and whole else None
        if labels is None:
            whole.append(strip)
        else:
            whole[-1] = labels
    return whole


def _with_end(labels: Strip, strip: Strip) -> Strip | None:
    """The line of labels with the end of one; None where this line is no such end."""
    if len(strip.line.words) > 1 or len(labels.segments) < LEAST_LABELS or step(labels, strip) > UNDER:
        return None
    (word,) = strip.line.words
    if len(word.text) > LETTERS or not (word.text.isalpha() and word.text.islower()):
        return None
    if not (labels.set_apart and strip.set_apart):
        return None
    middle = (word.box.x0 + word.box.x1) / 2
    over = next((segment for segment in labels.segments if segment.x0 <= middle <= segment.x1), None)
    if over is None:
        return None
    line = labels.line
    grown = Segment(tuple(sorted([*over.words, word], key=lambda w: w.box.x0)), over.x0, max(over.x1, word.box.x1))
    words = tuple(sorted([*line.words, word], key=lambda w: w.box.x0))
    segments = tuple(grown if segment is over else segment for segment in labels.segments)
    return Strip(Line(words, line.box.union(word.box), line.baseline, line.size), segments)
