"""Agendas: the items of business, with the printed pages on which their papers stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...document import Block, Figure, Paragraph, ParagraphKind, Table
from ...lookups import fold
from ..candidates import AgendaItemCandidate, Claims
from ..report import Report, source_of
from .committee_pages import without_attachment
from .heading_block import Line, heading_block

PAGES = re.compile(
    r"\(?(?:(?<!\s)\s+)?\b(?:pages?|pp?\.?)\s*:?\s*(?P<page_from>\d{1,4})(?:\s*(?:[-–—]|to)\s*(?P<page_to>\d{1,4}))?\s*\)?\s*$",
    re.IGNORECASE,
)
BARE_PAGES = re.compile(r"^(?P<page_from>\d{1,4})(?:\s*(?:[-–—]|to)\s*(?P<page_to>\d{1,4}))?$")
ITEM_NUMBER = re.compile(r"^(?:item\s+)?(?P<number>\d{1,3}[a-z]?(?:\.\d{1,2})?|[a-z]\d{1,2})[.)]?$", re.IGNORECASE)
ALONE = re.compile(r"^(?P<number>\d{1,3}[a-z]?)\.$")
HEAD = re.compile(r"^(?:item|no\.?|page(?:s| no)?|title|agenda item|subject|business)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item as printed, its page range cut off."""

    title: str
    number: str | None
    page_from: str | None
    page_to: str | None
    blocks: tuple[Block, ...]


def find_agenda_items(report: Report, claims: Claims) -> Iterator[AgendaItemCandidate]:
    """The items of an agenda, or the one item of an agenda item's page."""
    if report.front.kind == "agenda":
        lines: Sequence[AgendaLine] = agenda_lines(report.blocks)
    elif report.front.kind == "minutes":
        lines = _item_page(report)
    else:
        return
    for line in lines:
        for block in line.blocks:
            claims.take(block, "agenda")
        source = source_of(*line.blocks, method="agenda")
        yield AgendaItemCandidate(source, line.title, line.number, line.page_from, line.page_to)


def agenda_lines(blocks: Sequence[Block]) -> tuple[AgendaLine, ...]:
    """Every numbered item, in order; what is printed under an item is not its title."""
    return tuple(_without_inner_lists(list(_lines(blocks))))


def _lines(blocks: Sequence[Block]) -> Iterator[AgendaLine]:
    previous: AgendaLine | None = None
    for block, above in zip(blocks, [None, *blocks], strict=False):
        if isinstance(block, Table):
            if previous:
                yield previous
                previous = None
            yield from _rows(block)
        elif isinstance(block, Paragraph):
            item = _item(block) or _below_its_number(block, above)
            if item:
                if previous:
                    yield previous
                previous = item
            elif previous and previous.page_from is None and (pages := PAGES.search(block.text)):
                previous = _with_pages(previous, pages, block)
    if previous:
        yield previous


def _below_its_number(paragraph: Paragraph, above: Block | None) -> AgendaLine | None:
    """An item whose number stands on a line of its own above its title, as committee sites print them."""
    if not isinstance(above, Paragraph) or paragraph.mark or not paragraph.text or (above.text and above.mark):
        return None
    number = ALONE.match(above.text or above.mark or "")
    return _line(paragraph.text, number["number"], (above, paragraph)) if number else None


def _item(paragraph: Paragraph) -> AgendaLine | None:
    number = paragraph.number
    if number is None or not ITEM_NUMBER.match(number) or not paragraph.text:
        return None
    return _line(paragraph.text, number, (paragraph,))


def _line(text: str, number: str | None, blocks: tuple[Block, ...]) -> AgendaLine:
    pages = PAGES.search(text)
    title = text[: pages.start()].strip() if pages else without_attachment(text)
    return AgendaLine(
        title or text,
        number,
        pages["page_from"] if pages else None,
        pages["page_to"] or pages["page_from"] if pages else None,
        blocks,
    )


def _with_pages(line: AgendaLine, pages: re.Match[str], block: Block) -> AgendaLine:
    return AgendaLine(
        line.title, line.number, pages["page_from"], pages["page_to"] or pages["page_from"], (*line.blocks, block)
    )


def _rows(table: Table) -> Iterator[AgendaLine]:
    """Rows "number | title | pages"; other tables on an agenda (lists of actions, of members) hold no items."""
    found = []
    for row in table.rows():
        cells = [c for c in row if c.flat]
        if not cells or all(HEAD.match(c.flat) for c in cells):
            continue
        number = ITEM_NUMBER.match(cells[0].flat.strip())
        rest = cells[1:] if number else cells
        pages = BARE_PAGES.match(rest[-1].flat.strip("() ")) if len(rest) > 1 else None
        if number and rest:
            titled = rest[0].paragraphs[0].text if rest[0].paragraphs else ""
            line = _line(titled or rest[0].flat, number["number"], (table,))
            if pages is None and len(rest) > 1:
                pages = PAGES.search(rest[-1].flat)
            if pages is None and line.page_from is None:
                pages = PAGES.search(rest[0].flat)
            found.append(_with_pages(line, pages, table) if pages and line.page_from is None else line)
    if len(found) >= 2 and table.column_count <= 4 and 2 * len(found) >= table.row_count:
        yield from (AgendaLine(f.title, f.number, f.page_from, f.page_to, (table,)) for f in found)


def _without_inner_lists(lines: Sequence[AgendaLine]) -> Iterator[AgendaLine]:
    """A list inside an item begins at 1 again; an agenda's own numbers only grow."""
    highest = 0
    for line in lines:
        digits = re.match(r"\d+", line.number or "")
        value = int(digits.group()) if digits else highest
        if value >= highest:
            highest = value
            yield line


def _item_page(report: Report) -> tuple[AgendaLine, ...]:
    """A committee site's page of one agenda item: "Agenda item", the item's title, "Minutes:"."""
    top = heading_block([b for b in report.blocks if not isinstance(b, Figure)])
    if not any(kind is Line.GENERIC and fold(p.text) == "agenda item" for kind, p in top.lines):
        return ()
    titles = [p for kind, p in top.lines if kind is not Line.GENERIC and p.kind is ParagraphKind.HEADING]
    if not titles:
        return ()
    number = re.match(r"^(?P<number>\d{1,3}[a-z]?)[.)]?\s+(?P<title>.+)$", titles[0].text)
    if number:
        return (_line(number["title"], number["number"], (titles[0],)),)
    return (_line(titles[0].text, None, (titles[0],)),)
