"""The blocks of one page in reading order: tables, figures, and the paragraphs of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...document import Block, Box, Figure, Part
from ..page.baselines import Line, lines_among, lines_of
from ..page.content import PageContent, Word
from ..page.lines import paragraphs_in
from ..tables import Carried, find_tables, going_on
from .charts import find_charts
from .columns import columns_of
from .furniture import Place, place_of
from .stored import words_but

LEAST_PICTURE = 50.0  # points; smaller ones are logos and rules


def blocks_of(
    page: PageContent,
    right: float | None = None,
    carried: Carried | None = None,
    lines: Sequence[Line] | None = None,
) -> tuple[Block, ...]:
    """Every word of the page in exactly one block, in reading order.

    `right` is where the paper's lines end at the latest, in points; None: where this page's do. `carried`: the columns
    of a table that the page before may have left unfinished. `lines` are the page's, where known.
    """
    if lines is None:
        lines = lines_of(page)
    placed, loose = _placed(page, lines, carried)
    blocks: list[Block] = []
    for n, stretch in enumerate(_stretches(loose, [box for box, _ in placed])):
        for column, width in columns_of(lines_among(stretch, lines), right):
            blocks.extend(paragraphs_in(column, page.number, width))
        if n < len(placed):
            blocks.append(placed[n][1])
    return tuple(blocks)


def _placed(
    page: PageContent, lines: Sequence[Line], carried: Carried | None
) -> tuple[list[tuple[Box, Block]], list[Word]]:
    """(tables and figures with their places, from the top; the words that are in none)."""
    tables = find_tables(page, lines)
    if carried is not None:
        tables = going_on(page, lines, tables, carried)
    placed: list[tuple[Box, Block]] = [(table.parts[0].box, table) for table in tables]
    areas = [box for box, _ in placed]
    loose = _outside(page.words, areas)
    for chart in find_charts(page, loose, areas):
        inside = {id(word) for word in chart.words}
        loose = [word for word in loose if id(word) not in inside]
        placed.append((chart.box, Figure(chart.text, (Part(page.number, chart.box),))))
    placed.extend(
        (image, Figure("", (Part(page.number, image),)))
        for image in page.images
        if min(image.width, image.height) >= LEAST_PICTURE and not _is_ground(image, page)
    )
    return sorted(placed, key=lambda item: (item[0].top, item[0].x0)), loose


def without(page: PageContent, taken: frozenset[int], pictures: frozenset[Place]) -> PageContent:
    """The page without the words and pictures at these places."""
    if taken:
        page = replace(page, words=tuple(words_but(page.words, taken)))
    if pictures and page.images:
        page = replace(page, images=tuple(image for image in page.images if place_of(image) not in pictures))
    return page


def _outside(words: Sequence[Word], areas: Sequence[Box]) -> list[Word]:
    """The words whose centre lies in none of these areas."""
    left = list(words)
    for area in areas:
        x0, x1, top, bottom = 2 * area.x0, 2 * area.x1, 2 * area.top, 2 * area.bottom
        left = [
            word
            for word in left
            if not (top <= (box := word.box).top + box.bottom <= bottom and x0 <= box.x0 + box.x1 <= x1)
        ]
    return left


def _is_ground(image: Box, page: PageContent) -> bool:
    """A picture behind the whole page: a scan under its text, or a background."""
    return image.width * image.height > 0.7 * page.width * page.height


def _stretches(words: Sequence[Word], obstacles: Sequence[Box]) -> list[list[Word]]:
    """The words before each obstacle, and those after the last; beside one, the left come before it."""
    if not obstacles:
        return [list(words)]
    stretches: list[list[Word]] = [[] for _ in range(len(obstacles) + 1)]
    for word in words:
        middle = (word.box.top + word.box.bottom) / 2
        at = 0
        for n, box in enumerate(obstacles):
            if box.bottom <= middle or (box.top <= middle and box.x1 <= word.box.x0):
                at = n + 1
        stretches[at].append(word)
    return stretches
