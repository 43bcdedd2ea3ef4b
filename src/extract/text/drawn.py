"""Tables that stand in a text whole: in HTML's own words, or drawn with dashes as document converters do.

-------- ------------        +------+---------+
Ref      Action              | Ref  | Action  |
-------- ------------        +======+=========+
1.1      Wraps over          | 1.1  | Wraps   |
         lines                |      | over    |
                             +------+---------+
1.2      Rows are parted
         by blank lines
-------- ------------
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lxml import etree
from lxml import html as lxml_html

from ...document import Block
from ..blocks.markup_tables import MarkupCell, build
from ..html.blocks import Walker
from ..html.css import read_sheet
from .grids import grid_table, is_border
from .pages import Line, on_page
from .tables import cell_paragraphs

_RULE = re.compile(r" *-[ -]*")
_BAR = re.compile(r"-{3,}")
_GROUP = re.compile(r"-+")
_HARD_BREAK = re.compile(r"\\$")
MOST_LINES = 5_000  # of one table
MOST_HEADER_LINES = 12

Piece = Block | list[Line]


def drawn_tables(lines: Sequence[Line]) -> list[Piece]:
    """The tables that are marked from their first line to their last, and the lines between them."""
    found: list[Piece] = []
    between: list[Line] = []
    at = 0
    while at < len(lines):
        blocks, end = _begins(lines, at)
        if not blocks:
            between.extend(lines[at:end])
        elif between:
            found.append(between)
            between = []
        found.extend(on_page(block, lines[at].page) for block in blocks)
        at = end
    return [*found, between] if between else found


def _begins(lines: Sequence[Line], at: int) -> tuple[Sequence[Block], int]:
    """The blocks of a table that begins on this line, none where none does, and the line after what was looked at."""
    text = lines[at].text.lstrip()
    if text.startswith("<") and text[1:6].casefold() == "table":
        return _marked_up(lines, at)
    if text.startswith(("+-", "+=", "+:")):
        return _grid(lines, at)
    if text.startswith("---") and _RULE.fullmatch(lines[at].text):
        return _ruled(lines, at)
    return (), at + 1


def _marked_up(lines: Sequence[Line], at: int) -> tuple[Sequence[Block], int]:
    """An HTML table among lines of Markdown, whose own tables have no cells of several paragraphs."""
    depth, end = 0, at
    while end < min(len(lines), at + MOST_LINES):
        text = lines[end].text.casefold()
        depth += text.count("<table") - text.count("</table")
        end += 1
        if depth <= 0:
            break
    if depth > 0:
        return (), end
    text = "\n".join(line.text for line in lines[at:end])
    try:
        root = lxml_html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return (), end
    return Walker(read_sheet(root), lambda _: False).read(root), end


def _grid(lines: Sequence[Line], at: int) -> tuple[Sequence[Block], int]:
    end = at + 1
    while end < min(len(lines), at + MOST_LINES) and lines[end].text.lstrip()[:1] in ("+", "|"):
        end += 1
    last = next((n for n in range(end, at, -1) if is_border(lines[n - 1].text)), at)
    table = grid_table([line.text for line in lines[at:last]])
    return ((table,), last) if table else ((), end)


def _ruled(lines: Sequence[Line], at: int) -> tuple[Sequence[Block], int]:
    """A table between two lines of dashes, its rows parted by blank lines."""
    top = lines[at].text.rstrip()
    headed = len(_GROUP.findall(top)) == 1
    below = at
    if headed:
        below = next((n for n in range(at + 2, min(len(lines), at + MOST_HEADER_LINES)) if _parts(lines[n].text)), at)
        if below == at or len(lines[below].text.rstrip()) != len(top):
            return (), at + 1
    groups = list(_GROUP.finditer(lines[below].text))
    last = min(len(lines), below + MOST_LINES)
    end = next((n for n in range(below + 1, last) if _closes(lines[n].text, top)), below)
    body = lines[below + 1 : end]
    if len(groups) < 2 or not body or not (headed or any(line.blank for line in body)):
        return (), at + 1
    edges = [0, *(m.start() for m in groups[1:]), len(max((line.text for line in lines[at:end]), key=len)) + 1]
    rows = [lines[at + 1 : below]] if headed else []
    rows += _parted(body)
    built = build([[MarkupCell(cell_paragraphs(_joined(row, a, b))) for a, b in pairwise(edges)] for row in rows])
    return ((replace(built, header_rows=int(headed)),), end + 1) if built else ((), at + 1)


def _parts(text: str) -> bool:
    return bool(_RULE.fullmatch(text)) and " " in text.strip()


def _closes(text: str, top: str) -> bool:
    return bool(_RULE.fullmatch(text)) and len(text.rstrip()) == len(top)


def _parted(lines: Sequence[Line]) -> list[list[Line]]:
    """The rows: runs of lines between blank ones."""
    rows: list[list[Line]] = [[]]
    for line in lines:
        if line.blank:
            rows.append([])
        else:
            rows[-1].append(line)
    return [row for row in rows if row]


def _joined(lines: Sequence[Line], start: int, end: int) -> str:
    """The words of one cell, whose lines wrap; a backslash ends a line that does not."""
    said = [text for line in lines if (text := line.text[start:end].strip())]
    return " ".join(_HARD_BREAK.sub("<br>", text) for text in said)
