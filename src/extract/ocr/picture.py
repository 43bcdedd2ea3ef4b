"""A page as a picture: which of its pixels are ink, and the runs that they form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

BLOCK = 64  # pixels of a square in which the paper's own shade is looked for
SHADE = 80  # percent of a square's pixels are no lighter than its paper
DARK = 0.62  # of its paper's shade; what is darker is ink
EDGE = 2  # pixels beside ink that are still part of its strokes
WHITE = 255
SPECK, FREE = 2, 2  # pixels that a speck reaches to all sides of one of its own, and that around it are free of ink
SPECK_INK = 9  # pixels; at 300 to the inch a full stop has more
DARKEST_PAPER = 96  # a square darker than that is paint, not paper in the shade


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn in shades of grey (0 is black), rows from the top; `scale` is pixels to a point."""

    grey: Pixels
    scale: float

    @property
    def height(self) -> int:
        return int(self.grey.shape[0])

    @property
    def width(self) -> int:
        return int(self.grey.shape[1])


def ink(grey: Pixels) -> Flags:
    """Which pixels are printed: darker than the paper around them, also where a scanner's light fell off."""
    paper = _paper(grey)
    return grey < np.repeat(np.repeat(paper, BLOCK, 0), BLOCK, 1)[: grey.shape[0], : grey.shape[1]]


def without_specks(black: Flags) -> Flags:
    """The ink without what stands alone and is smaller than a full stop, as a fax adds it all over a page."""
    rows, columns = np.nonzero(black)
    around = SPECK + FREE
    total = np.pad(black, ((around + 1, around), (around + 1, around))).astype(np.int32).cumsum(0).cumsum(1)

    def within(reach: int) -> Indices:
        """How much ink is in the square about each pixel of ink."""
        top, left = rows + around - reach, columns + around - reach
        side = 2 * reach + 1
        return np.asarray(
            total[top + side, left + side] - total[top, left + side] - total[top + side, left] + total[top, left]
        )

    near = within(SPECK)
    alone = (near <= SPECK_INK) & (within(around) == near)
    free = black.copy()
    for down in range(-SPECK, SPECK + 1):
        for across in range(-SPECK, SPECK + 1):
            at_row = np.clip(rows[alone] + down, 0, black.shape[0] - 1)
            free[at_row, np.clip(columns[alone] + across, 0, black.shape[1] - 1)] = False
    return free


def on_white(grey: Pixels, black: Flags) -> Pixels:
    """The ink with its soft edges on white paper: grain that an engine would take for specks is gone.

    A page of grain and little ink takes Tesseract minutes, since it then looks for letters in the grain.
    """
    return np.where(widened(black, EDGE), grey, np.uint8(WHITE))


def widened(flags: Flags, pixels: int) -> Flags:
    """What is set, and all within so many steps of it, up, down and sideways."""
    near = flags.copy()
    for _ in range(pixels):
        wider = near.copy()
        wider[1:] |= near[:-1]
        wider[:-1] |= near[1:]
        wider[:, 1:] |= near[:, :-1]
        wider[:, :-1] |= near[:, 1:]
        near = wider
    return near


def _paper(grey: Pixels) -> Pixels:
    """By square, the shade from which on a pixel is ink."""
    height, width = grey.shape
    down, across = -(-height // BLOCK), -(-width // BLOCK)
    few = grey[::4, ::4]  # every sixteenth pixel tells a shade
    small = BLOCK // 4
    padded = np.pad(few, ((0, down * small - few.shape[0]), (0, across * small - few.shape[1])), mode="edge")
    squares = padded.reshape(down, small, across, small).swapaxes(1, 2).reshape(down, across, small * small)
    shade = np.partition(squares, small * small * SHADE // 100, axis=2)[:, :, small * small * SHADE // 100]
    usual = int(np.percentile(few, 90))
    shade = np.where(shade < DARKEST_PAPER, max(usual, DARKEST_PAPER), shade)
    return (shade * DARK).astype(np.uint8)


def runs(black: Flags, least: int) -> tuple[Indices, Indices, Indices]:
    """(row, first, end) of every run of ink along a row that is at least so long; in reading order."""
    width = black.shape[1] + 2
    padded = np.zeros((black.shape[0], width), np.int8)
    padded[:, 1:-1] = black
    steps = np.diff(padded.ravel())
    starts, ends = np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1) + 1
    long = ends - starts >= least
    starts, ends = starts[long], ends[long]
    return starts // width, starts % width - 1, ends % width - 1
