"""Which value of a chart belongs to which label: by the colours of its key, and by where bars stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import atan2, degrees

from ...document import Box
from ..page.baselines import Line, group_lines
from ..page.content import Fill, Shape, Word

NUMBER = re.compile(r"\(?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?\)?;?$")
KEY = 14.0  # points; the largest a sign in the key is
WIDEST_TURN = 40.0  # degrees between a slice's middle and its value


def values_said(words: Sequence[Word], shapes: Sequence[Shape], bars: Sequence[Fill]) -> str:
    """One line per value with its label, then the other words line by line."""
    keys = _key(words, shapes, bars)
    said, used = _of_slices(words, [s for s in shapes if max(s.box.width, s.box.height) > KEY], keys)
    if not said:
        said, used = _of_bars(words, [b for b in bars if max(b.box.width, b.box.height) > KEY])
    rest = [word for word in words if id(word) not in used]
    return "\n".join([*said, *(line.text for line in group_lines(rest))])


def _key(words: Sequence[Word], shapes: Sequence[Shape], bars: Sequence[Fill]) -> dict[str, list[Word]]:
    """Colour -> the words of its label, where a small sign of that colour stands before them."""
    drawn = [(shape.box, shape.colour) for shape in shapes] + [(bar.box, bar.colour) for bar in bars]
    signs = [(box, colour) for box, colour in drawn if max(box.width, box.height) <= KEY]
    key: dict[str, list[Word]] = {}
    for box, colour in signs:
        others = [other for other, _ in signs if other != box]
        label = _label_after(box, words, others)
        if label:
            key.setdefault(colour, label)
    return key


def _label_after(sign: Box, words: Sequence[Word], others: Sequence[Box]) -> list[Word]:
    middle = (sign.top + sign.bottom) / 2
    label: list[Word] = []
    lines = [line for line in group_lines([w for w in words if w.angle == 0]) if line.box.x1 > sign.x1]
    for line in sorted(lines, key=lambda found: found.baseline):
        if not label and not line.box.top <= middle <= line.box.bottom:
            continue
        starts = [w for w in line.words if (w.box.x0 - sign.x1 if not label else abs(w.box.x0 - label[0].box.x0)) < 22]
        starts = [w for w in starts if w.box.x0 >= sign.x1 - 1 and (not label or abs(w.box.x0 - label[0].box.x0) < 4)]
        if not starts:
            continue
        if label:
            step = line.baseline - label[-1].baseline
            signed = any(o.top <= line.baseline - 2 <= o.bottom + 2 and o.x1 <= line.box.x1 for o in others)
            if step > 1.6 * line.size or signed:
                break
        label.extend(_together(line, starts[0], others))
    return label


def _together(line: Line, first: Word, others: Sequence[Box]) -> list[Word]:
    """The words from this one on, up to a gap or to the next sign of the key."""
    taken: list[Word] = []
    for word in line.words[line.words.index(first) :]:
        if taken and word.box.x0 - taken[-1].box.x1 > 1.2 * word.size:
            break
        if taken and any(
            taken[-1].box.x1 <= o.x0 <= word.box.x0 and o.top < word.baseline < o.bottom + 3 for o in others
        ):
            break
        taken.append(word)
    return taken


def _of_slices(
    words: Sequence[Word], slices: Sequence[Shape], key: dict[str, list[Word]]
) -> tuple[list[str], set[int]]:
    """The values of a pie: each slice's is the one that lies in its direction."""
    slices = [piece for piece in slices if piece.colour in key]
    labelled = {id(word) for label in key.values() for word in label}
    numbers = [word for word in words if NUMBER.match(word.text) and id(word) not in labelled]
    if len({piece.colour for piece in slices}) < len(slices) or not slices or len(numbers) < len(slices):
        return [], set()
    around = slices[0].box
    for piece in slices[1:]:
        around = around.union(piece.box)
    centre = ((around.x0 + around.x1) / 2, (around.top + around.bottom) / 2)
    pairs = sorted(
        (_turn(centre, piece.middle, _middle(word.box)), s, n)
        for s, piece in enumerate(slices)
        for n, word in enumerate(numbers)
    )
    of_slice: dict[int, int] = {}
    for turn, s, n in pairs:
        if turn <= WIDEST_TURN and s not in of_slice and n not in of_slice.values():
            of_slice[s] = n
    if len(of_slice) < len(slices):
        return [], set()
    used = {id(numbers[n]) for n in of_slice.values()}
    used.update(id(word) for piece in slices for word in key[piece.colour])
    labels = [(key[piece.colour], numbers[of_slice[s]].text) for s, piece in enumerate(slices)]
    labels.sort(key=lambda item: (item[0][0].baseline, item[0][0].box.x0))
    return [f"{_text(label)}: {value}" for label, value in labels], used


def _of_bars(words: Sequence[Word], bars: Sequence[Fill]) -> tuple[list[str], set[int]]:
    """The values of lying bars: the label on the left, the value in the bar or behind its end."""
    said: list[str] = []
    used: set[int] = set()
    lines = group_lines([word for word in words if word.angle == 0])
    for bar in sorted(bars, key=lambda b: b.box.top):
        beside = [w for line in lines for w in line.words if bar.box.top <= line.baseline - 2 <= bar.box.bottom]
        label = [w for w in beside if w.box.x1 <= bar.box.x0 + 2 and id(w) not in used]
        values = [w for w in beside if w.box.x0 >= bar.box.x0 and w.box.x0 <= bar.box.x1 + 25 and NUMBER.match(w.text)]
        if label and len(values) == 1 and not all(NUMBER.match(w.text) for w in label):
            said.append(f"{_text(label)}: {values[0].text}")
            used.update(id(word) for word in (*label, values[0]))
    return said, used


def _turn(centre: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    """Degrees between the directions of two points, seen from the centre."""
    a, b = (degrees(atan2(y - centre[1], x - centre[0])) for x, y in (one, other))
    return abs((a - b + 180) % 360 - 180)


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
