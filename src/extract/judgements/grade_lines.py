"""The lines in which grades may be stated: paragraphs, and a table's words line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Block, Cell, Paragraph, ParagraphKind, Part, Table, plain, told_once
from .findings_in_tables import split_bullets

OPENING_NUMBER = re.compile(r"\d{1,2}(?=[.,;]?(?:\s|$))")
OUTCOME_CUT = re.compile(r"\boutcomes?$", re.IGNORECASE)
ENDING = 12  # characters of a paragraph, in which it may be cut after "outcomes"
BEFORE_NUMBER = 200  # characters of the sentence that the line break cuts


@plain
class Line:
    """A line of words and where it stands."""

    text: str
    parts: tuple[Part, ...]
    locator: str | None
    beside: str = ""  # what its row is about
    heading: bool = False
    listed: bool = False  # an item of a list of judgements


def line_of(paragraph: Paragraph, before: Block | None = None, *, listed: bool = False) -> Line:
    """A paragraph as a line. Of one that opens with the number that the last one left out, that one's end goes first.

    "performing adequately for outcome" at a line's end and "2." at the next one's start look like an item of a list.
    """
    heading = paragraph.kind is ParagraphKind.HEADING
    cut = _cut_before_number(before, paragraph)
    return Line(f"{cut}{paragraph.text}", paragraph.parts, paragraph.locator, heading=heading, listed=listed)


@told_once
def lines_of(grid: Table) -> list[Line]:
    """A table's words line by line, row by row: a form that is no table of grades may still print them."""
    return [
        Line(f"{cut}{p.text}", p.parts or cell.parts or grid.parts, p.locator or grid.locator, row[0].flat)
        for row in grid.rows()
        for cell in row
        for cut, p in _paragraphs(cell)
        if p.text
    ]


def _paragraphs(cell: Cell) -> Iterator[tuple[str, Paragraph]]:
    before: Paragraph | None = None
    for whole in cell.paragraphs:
        for place, piece in enumerate(split_bullets(whole)):
            yield (_cut_before_number(before, whole) if not place else "", piece)
        before = whole


def _cut_before_number(before: Block | None, paragraph: Paragraph) -> str:
    """The end of the last line with this one's number, where a line break stands between "outcome" and its number."""
    if not isinstance(before, Paragraph) or not OUTCOME_CUT.search(before.text[-ENDING:].rstrip()):
        return ""
    number = OPENING_NUMBER.match(f"{paragraph.mark or ''} {paragraph.text}".strip())
    if number is None:
        return ""
    sentence = before.text.rpartition(".")[2][-BEFORE_NUMBER:].strip()
    return f"{sentence} {number[0] if paragraph.mark else ''} "
