"""A picture of a page into its words, rulings and fills: straightened, freed of lines, recognised, measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np

from ...document import Box, Style
from ...errors import Corrupt
from ..kept import kept, name_of
from ..page.content import Fill, Ruling, Word
from ..programs import TESSERACT
from .drawings import find_drawings
from .fills import find_fills, lifted
from .fills import parted as parted_fills
from .gaps import parted
from .leaves import find_leaves
from .letters import mended
from .lines import Strokes, find_strokes, without
from .looks import bold, ems, sizes
from .picture import Flags, Picture, Pixels, ink, on_white, without_specks
from .sightings import all_words
from .signs import with_signs
from .stamps import coloured_ink, without_colour, without_slants
from .straighten import runs_upwards, skew
from .tesseract import Seen, version

RESOLUTION, GLANCE, TINTS = 300, 100, 72  # pixels to the inch: to read, to look how it lies, to see colours
MOST_PIXELS = 60_000_000  # of a picture that is read; a larger page has fewer pixels to the inch
LEAST_INK = 0.0004  # of a page; one with less is blank
FILLED = 0.5  # of a page in ink: a photograph, or black
POOR = 0.7  # a page less sure than this may stand on its head
MANY_LETTERS = 200  # before they say how the page lies
RISE, DEPTH = 0.78, 0.22  # ems above and below the baseline that a word's box reaches, as in a file with fonts


@dataclass(frozen=True, slots=True)
class Levelled:
    """From pixels to points of the page, and what is left of its being askew taken out."""

    fall: float
    middle: float  # the x in pixels that stays where it is
    scale: float

    def y(self, row: float, column: float) -> float:
        """How far down a place is, in points."""
        return (row - self.fall * (column - self.middle)) / self.scale

    def rulings(self, strokes: Strokes) -> tuple[Ruling, ...]:
        """The lines, level and upright through their middle."""
        found = []
        for stroke in strokes.level:
            middle = self.y((stroke.top + stroke.bottom + 1) / 2, (stroke.first + stroke.end) / 2)
            half = stroke.thickness / self.scale / 2
            found.append((stroke.first / self.scale, middle - half, stroke.end / self.scale, middle + half))
        for stroke in strokes.upright:
            middle, half = (stroke.top + stroke.bottom + 1) / 2, stroke.thickness / self.scale / 2
            first, end = (self.y(row, middle) for row in (stroke.first, stroke.end))
            found.append((middle / self.scale - half, first, middle / self.scale + half, end))
        return tuple(Ruling(Box(*(round(edge, 2) for edge in edges))) for edges in found)


class Camera(Protocol):
    """A page that can be pictured; `width` and `height` in points as it is read, before any turning."""

    width: float
    height: float

    def grey(self, resolution: float, quarters: int = 0, askew: float = 0.0) -> Picture:
        """The page in grey, turned clockwise by quarters, then back by what it lies askew (degrees)."""
        ...

    def colours(self, resolution: float, quarters: int = 0, askew: float = 0.0) -> tuple[Pixels, float]:
        """The same in rows of (red, green, blue), with pixels to a point."""
        ...

    def leaf(self, quarters: int, start: float, end: float) -> Camera:
        """A part of the page as turned clockwise by quarters, from `start` to `end` points across it."""
        ...


@dataclass(frozen=True, slots=True)
class Pose:
    """How a page must be turned to be read: quarters clockwise, then degrees back."""

    quarters: int = 0
    askew: float = 0.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is on a pictured page, in points of the page as posed; `sure` is by word, from 0 to 1.

    `drawings` are the charts, maps and photographs on it, whose words were left out; `legible` is how sure the engine
    was of all words, those included, by which a page that stands on its head is told. `strip` is from where
    to where a page reaches that is one of two on a sheet, in points across the sheet as read.
    """

    pose: Pose
    words: tuple[Word, ...] = ()
    sure: tuple[float, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    fills: tuple[Fill, ...] = ()
    drawings: tuple[Box, ...] = ()
    legible: float = 0.0
    strip: tuple[float, float] | None = None

    @property
    def sureness(self) -> float:
        """Of the page: the mean over its letters."""
        return _mean((word.text, sure) for word, sure in zip(self.words, self.sure, strict=True))


def _mean(words: Iterable[tuple[str, float]]) -> float:
    """How sure the engine is of these words, the mean over their letters."""
    weighed = [(len(text), sure) for text, sure in words]
    letters = sum(size for size, _ in weighed)
    return sum(size * sure for size, sure in weighed) / letters if letters else 0.0


@cache
def revision() -> str:
    """What stands for all that is done here to a picture: a hash of this package's code."""
    return name_of(*(module.read_bytes() for module in sorted(Path(__file__).parent.glob("*.py"))))


def engine() -> str:
    """The engine's name and version; nothing where there is none."""
    return version(TESSERACT.path) if TESSERACT.path else ""


def looks_written(black: Flags) -> bool:
    """Whether the ink can be text: some, and not a photograph."""
    return LEAST_INK < float(black.mean()) < FILLED


def recognise_sheet(camera: Camera) -> tuple[Recognised, ...]:
    """What is on the page, or on the two pages that are on it; nothing where nothing is, or no engine is here.

    Raises TooSlow and Corrupt.
    """
    if not engine():
        return ()
    black = ink(camera.grey(GLANCE).grey)
    if not looks_written(black):
        return ()
    quarters = 1 if runs_upwards(black) else 0
    leaves = find_leaves(np.rot90(black, -quarters))
    if not leaves:
        found = _either_way_up(camera, black, quarters)
        return (found,) if found else ()
    wide = camera.width if quarters == 0 else camera.height
    pages: list[Recognised | None] = []
    turned = 0  # as the page before lay, so lies the next
    for leaf in leaves:
        page = _of_leaf(camera.leaf(quarters, leaf.start * wide, leaf.end * wide), quarters, turned)
        turned = page.pose.quarters - quarters if page is not None else turned
        pages.append(page)
    spread = [
        replace(page, strip=(wide * start, wide * end))
        for leaf, page in zip(leaves, pages, strict=True)
        if page is not None
        for start, end in [(1 - leaf.end, 1 - leaf.start) if page.pose.quarters > 1 else (leaf.start, leaf.end)]
    ]
    return tuple(sorted(spread, key=lambda page: page.strip or ()))


def _of_leaf(camera: Camera, quarters: int, turned: int) -> Recognised | None:
    """What is on one of two pages, its pose that of the sheet; it lies `turned` or on its head."""
    black = ink(camera.grey(GLANCE).grey)
    found = _either_way_up(camera, black, turned) if looks_written(black) else None
    return found and replace(found, pose=replace(found.pose, quarters=found.pose.quarters + quarters))


def _either_way_up(camera: Camera, black: Flags, quarters: int) -> Recognised | None:
    first = _recognised(camera, black, quarters)
    if first.legible >= POOR:
        return first
    second = _recognised(camera, black, (quarters + 2) % 4)
    best = max(first, second, key=lambda found: found.legible * len(found.words) ** 0.25)
    return best if best.words or best.drawings else None


def _recognised(camera: Camera, glance: Flags, quarters: int) -> Recognised:
    pose = Pose(quarters, skew(np.rot90(glance, -quarters)))
    resolution = min(RESOLUTION, (MOST_PIXELS / (camera.width * camera.height)) ** 0.5 * 72)
    picture = camera.grey(resolution, pose.quarters, pose.askew)
    tints = camera.colours(TINTS, pose.quarters, pose.askew)
    name = name_of(
        revision(), engine(), repr(pose), repr(picture.grey.shape), picture.grey.tobytes(), tints[0].tobytes()
    )
    packed = kept("page", name, lambda: _packed(_read(camera, picture, tints, pose)))
    return replace(_unpacked(packed), pose=pose)


def _read(camera: Camera, picture: Picture, tints: tuple[Pixels, float], pose: Pose) -> Recognised:
    fills = find_fills(*tints)
    grey = lifted(picture.grey, fills, picture.scale)
    black = without_specks(ink(grey))
    strokes = find_strokes(black, picture.scale)
    coloured = _coloured(camera, picture, tints, fills, pose)
    if coloured is not None:
        strokes = without_slants(strokes, coloured, picture.scale)
    free = without(on_white(grey, black), black, strokes)
    seen = _told_apart(ink(free), all_words(Picture(free, picture.scale)))
    if coloured is not None:
        bare = Picture(free, picture.scale)
        seen = without_colour(bare, coloured, seen, lambda bare: _told_apart(ink(bare.grey), all_words(bare)))
    drawings = find_drawings(black, strokes, fills, seen, picture.scale)
    levelled = Levelled(_fall(seen), picture.width / 2, picture.scale)
    words = _words(seen, ink(free), levelled)
    rulings = levelled.rulings(strokes)
    kept_words = [n for n, word in enumerate(words) if not _within(word.box, drawings)]
    return Recognised(
        pose,
        tuple(words[n] for n in kept_words),
        tuple(round(seen[n].sure, 2) for n in kept_words),
        tuple(ruling for ruling in rulings if not _within(ruling.box, drawings)),
        tuple(fill for fill in parted_fills(fills, rulings) if not _within(fill.box, drawings)),
        drawings,
        round(_mean((word.text, word.sure) for word in seen), 3),
    )


def _coloured(
    camera: Camera, picture: Picture, tints: tuple[Pixels, float], fills: Sequence[Fill], pose: Pose
) -> Flags | None:
    """Which pixels of the picture are drawn in colour; None where a small picture of the page shows hardly any."""
    colours, scale = tints
    if coloured_ink(colours, fills, scale) is None:
        return None
    colours, scale = camera.colours(picture.scale * 72, pose.quarters, pose.askew)
    return coloured_ink(colours, fills, scale)


def _told_apart(black: Flags, words: Sequence[Seen]) -> tuple[Seen, ...]:
    """What the engine saw, held against the ink: words run together, signs taken for others."""
    apart = [mended(word) for word in parted(black, words, ems(words))]
    return with_signs(black, apart, ems(apart))


def _within(box: Box, areas: Sequence[Box]) -> bool:
    return any(area.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) for area in areas)


def _fall(seen: Sequence[Seen]) -> float:
    """How much lines still fall on their way, after straightening: the middle of what long ones do."""
    slopes = [word.slope for word in seen for _ in word.text]
    return float(np.median(slopes)) if len(slopes) > MANY_LETTERS else 0.0


def _words(seen: Sequence[Seen], black: Flags, levelled: Levelled) -> tuple[Word, ...]:
    found, high = [], ems(seen)
    scale = levelled.scale
    for word, is_bold, size in zip(seen, bold(black, seen, high), sizes(seen, high, scale), strict=True):
        base = levelled.y(word.baseline, (word.x0 + word.x1) / 2)
        box = Box(
            round(word.x0 / scale, 2),
            round(base - RISE * size, 2),
            round(word.x1 / scale, 2),
            round(base + DEPTH * size, 2),
        )
        found.append(Word(word.text, box, round(base, 2), Style(size, is_bold)))
    return tuple(found)


def _packed(found: Recognised) -> bytes:
    return json.dumps(asdict(found), separators=(",", ":")).encode()


def _unpacked(packed: bytes) -> Recognised:
    """What was packed; Corrupt where that is not what it is."""
    try:
        held = json.loads(packed)
        words = tuple(
            Word(w["text"], Box(**w["box"]), w["baseline"], Style(**w["style"]), w["angle"], w["size"])
            for w in held["words"]
        )
        rulings = tuple(Ruling(Box(**r["box"])) for r in held["rulings"])
        fills = tuple(Fill(Box(**f["box"]), f["colour"]) for f in held["fills"])
        drawings = tuple(Box(**box) for box in held["drawings"])
        return Recognised(Pose(**held["pose"]), words, tuple(held["sure"]), rulings, fills, drawings, held["legible"])
    except (ValueError, KeyError, TypeError) as error:
        raise Corrupt("what was kept of a page is not readable") from error
