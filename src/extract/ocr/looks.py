"""How words are printed, told from their ink: bold or not, and at what size."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from .picture import Flags
from .tesseract import Seen

BOLDER, RATHER = 1.32, 1.16  # times as thick as the stems of most words; the second beside a word that is bold
LEAST_STEMS = 3
SAME_SIZE = 0.13  # of a size that lines of one size are measured apart
TALL, LOW = 0.74, 0.54  # ems that capitals and "b", and that "a" and "x" are high
HAS_TALL, ONLY_LOW = re.compile(r"[A-Z0-9bdfhkl]"), re.compile(r"[acemnorsuvwxz]+\W?")
STEP = 0.5  # points to which sizes are rounded
SMALLEST, LARGEST = 4.0, 96.0


def bold(black: Flags, words: Sequence[Seen], ems: Sequence[float]) -> list[bool]:
    """Which words are bold: their stems are thicker for their size than those of most of the page."""
    weights = [_weight(black, word, em) for word, em in zip(words, ems, strict=True)]
    usual = _middle(sorted((w, len(seen.text)) for w, seen in zip(weights, words, strict=True) if w))
    if not usual:
        return [False] * len(words)
    found = [weight > BOLDER * usual for weight in weights]
    near = list(zip(words, weights, strict=True))
    for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        for n in order:
            beside = n - order.step
            if found[beside] and near[n][0].line == near[beside][0].line:
                weight = near[n][1]
                found[n] = found[n] or weight > RATHER * usual or not weight
    return found


def _weight(black: Flags, word: Seen, em: float) -> float:
    """How thick a word's upright strokes are, as part of its em; 0 where there are too few to tell."""
    top = max(0, round(word.baseline - 0.42 * em))
    rows = black[top : max(top, round(word.baseline - 0.06 * em)), round(word.x0) : round(word.x1)]
    if not rows.size:
        return 0.0
    steps = np.diff(np.pad(rows.astype(np.int8), ((0, 0), (1, 1))), axis=1).ravel()
    widths = np.flatnonzero(steps == -1) - np.flatnonzero(steps == 1)
    if len(widths) < LEAST_STEMS * max(1, len(rows) // 2):
        return 0.0
    return float(np.median(widths)) / em


def _middle(weighed: Sequence[tuple[float, int]]) -> float:
    """The value that half of the letters lie below."""
    left = sum(letters for _, letters in weighed) / 2
    for value, letters in weighed:
        left -= letters
        if left <= 0:
            return value
    return 0.0


def ems(words: Sequence[Seen]) -> list[float]:
    """The em of each word's line in pixels, from how far its letters rise above the baseline."""
    measured: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for word in words:
        rises = word.baseline - word.top
        share = TALL if HAS_TALL.search(word.text) else LOW if ONLY_LOW.fullmatch(word.text) else 0.0
        if share and rises > 2:
            measured[word.line].append((rises / share, len(word.text)))
    lines = {line: _middle(sorted(found)) for line, found in measured.items()}
    usual = _middle(sorted(pair for found in measured.values() for pair in found))
    return [lines.get(word.line) or _supposed(word, usual) for word in words]


def _supposed(word: Seen, usual: float) -> float:
    """The em of a line whose letters say little of it ("status", "it"): that of most letters, if it can be."""
    rises = word.baseline - word.top
    least, most = rises / (TALL * (1 + SAME_SIZE)), rises / (LOW * (1 - SAME_SIZE))
    return usual if least <= usual <= most else max(word.bottom - word.top, 2.0)


def sizes(words: Sequence[Seen], found: Sequence[float], scale: float) -> list[float]:
    """The size of each word's font in points, of its em in pixels; sizes hardly apart are that of most letters."""
    measured = [min(max(em / scale, SMALLEST), LARGEST) for em in found]
    letters: Counter[float] = Counter()
    for size, word in zip(measured, words, strict=True):
        letters[round(size / STEP) * STEP] += len(word.text)
    standing: list[float] = []
    for size, _ in sorted(letters.items(), key=lambda item: (-item[1], item[0])):
        if all(abs(size - other) > SAME_SIZE * other for other in standing):
            standing.append(size)
    return [min(standing, key=lambda s: (abs(s - size), s)) for size in measured]
