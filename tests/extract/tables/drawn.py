"""Pages with tables on them, put down by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from councilpapers.document import Box, Style, Table
from councilpapers.extract.blocks.joining import WORD_CUT
from councilpapers.extract.page.content import Fill, PageContent, Ruling, Word

SIZE = 10.0
PLAIN = Style(SIZE)
BOLD = Style(SIZE, bold=True)


def set_words(text: str, x: float, baseline: float, style: Style = PLAIN) -> list[Word]:
    """The words of a line in a made-up font, each letter half an em wide."""
    words = []
    for part in text.split():
        width = len(part) * SIZE * 0.5
        box = Box(x, baseline - 0.8 * SIZE, x + width, baseline + 0.2 * SIZE)
        words.append(Word(part, box, baseline, style))
        x += width + 0.28 * SIZE
    return words


def horizontal(y: float, x0: float, x1: float, thick: float = 0.0) -> Ruling:
    return Ruling(Box(x0, y, x1, y + thick))


def vertical(x: float, top: float, bottom: float, thick: float = 0.0) -> Ruling:
    return Ruling(Box(x, top, x + thick, bottom))


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """All lines of a full grid."""
    return [horizontal(y, xs[0], xs[-1]) for y in ys] + [vertical(x, ys[0], ys[-1]) for x in xs]


def page(
    words: Iterable[Word], rulings: Iterable[Ruling] = (), fills: Iterable[Fill] = (), number: int = 1
) -> PageContent:
    return PageContent(number, 595.0, 842.0, tuple(words), tuple(rulings), tuple(fills))


def grid_words(xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> list[Word]:
    """Words at the top left of each cell; the lines of a cell are parted by a bar; the first row is bold."""
    words = []
    for n, (top, row) in enumerate(zip(ys, rows, strict=False)):
        for x, text in zip(xs, row, strict=False):
            for m, line in enumerate(text.split("|")):
                words += set_words(line, x + 3, top + 11 + 12 * m, style=BOLD if n == 0 else PLAIN)
    return words


def columns(places: Sequence[float], rows: Sequence[tuple[float, Sequence[str]]], bold: int = 1) -> list[Word]:
    """Lines (baseline, texts) with texts at these places and nothing drawn; the first `bold` lines are bold."""
    words = []
    for n, (baseline, texts) in enumerate(rows):
        for x, text in zip(places, texts, strict=False):
            words += set_words(text, x, baseline, style=BOLD if n < bold else PLAIN)
    return words


def texts(table: Table) -> list[list[str]]:
    """What stands in the cells, row by row, a cell over several columns once."""
    return [[cell.flat for cell in row] for row in table.rows()]


def covers_once(table: Table) -> bool:
    """Whether every position of the grid belongs to exactly one cell."""
    seen = Counter(
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    )
    return seen == Counter((r, c) for r in range(table.row_count) for c in range(table.column_count))


def keeps_words(table: Table, content: PageContent) -> bool:
    """Whether the words whose centre lies in the table's box are in its cells, each once."""
    box = table.parts[0].box
    inside = [w for w in content.words if box.holds((w.box.x0 + w.box.x1) / 2, (w.box.top + w.box.bottom) / 2)]
    printed = Counter("".join(w.text for w in inside))
    return printed == Counter("".join(words_in(table)))


def words_in(table: Table) -> list[str]:
    """The words of all cells, those apart that may be one word cut in a narrow cell."""
    return " ".join(cell.flat for cell in table.cells).replace(WORD_CUT, " ").split()
