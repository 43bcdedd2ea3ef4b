"""A PDF's tree of pages as the file writes it: one that goes in circles, or multiplies, hides pages from readers."""

from __future__ import annotations

import re
from enum import Enum, auto

MOST_PAGES = 1_000_000  # of a tree whose branches are used over and over
_PAGES = re.compile(rb"/Pages\s+(?P<root>\d{1,10})\s+\d{1,5}\s+R")
_KIDS = re.compile(rb"/Kids\s{0,10}\[(?P<kids>[^\[\]]{0,100000})\]")
_OBJECT = re.compile(rb"(?P<number>\d{1,10})\s+\d{1,5}\s+obj")
_REFERENCE = re.compile(rb"(?P<number>\d{1,10})\s+\d{1,5}\s+R")
HEADER_WITHIN = 2_000  # bytes before /Kids


class Shape(Enum):
    SOUND = auto()
    CIRCULAR = auto()
    ENDLESS = auto()


def shape_of(data: bytes) -> Shape:
    """What the tree is like, as far as it stands in the file unpacked; most newer files pack it, and are sound here."""
    roots = _PAGES.findall(data)
    if not roots:
        return Shape.SOUND
    kids = _kids(data)
    root = int(roots[-1])
    counts: dict[int, int] = {}
    above: set[int] = set()
    waiting = [(root, False)]
    while waiting:
        node, seen_below = waiting.pop()
        if seen_below:
            above.discard(node)
            counts[node] = sum(counts.get(kid, 1) for kid in kids[node])
            if counts[node] > MOST_PAGES:
                return Shape.ENDLESS
        elif node in above:
            return Shape.CIRCULAR
        elif node in kids and node not in counts:
            above.add(node)
            waiting.append((node, True))
            waiting.extend((kid, False) for kid in dict.fromkeys(kids[node]))
    return Shape.SOUND


def _kids(data: bytes) -> dict[int, list[int]]:
    """The children of every object that has some; of several of one number the last counts."""
    found: dict[int, list[int]] = {}
    for match in _KIDS.finditer(data):
        headers = _OBJECT.findall(data, max(0, match.start() - HEADER_WITHIN), match.start())
        if headers:
            found[int(headers[-1])] = [int(number) for number in _REFERENCE.findall(match["kids"])]
    return found
