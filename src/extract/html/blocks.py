"""Elements into blocks: paragraphs, lists with their numbers, headings, tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from ...document import Block, Figure, Paragraph, Run, Style
from ..blocks.list_numbers import formatted
from ..blocks.markup_tables import MarkupCell, build
from ..blocks.paragraphs import cut, heading, paragraph, typed_mark, visible, without_lead, words
from .styles import cell_fill, hidden, styled

DROPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "head"}
    | {"select", "option", "button", "input", "textarea", "audio", "video", "map", "dialog"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul"}
    | {"tr", "td", "th", "caption"}
)
_TITLE_CLASSES = {"mgMainTitleTxt": 1, "mgSubTitleTxt": 2, "mgSubItemTitleTxt": 3}
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_LIST = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(lower-alpha|upper-alpha|lower-roman|upper-roman|none)")
_CSS_TYPES = {
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
# Word writes its bullets as letters of Symbol and Wingdings, with non-breaking spaces after them.
_WORD_BULLET = re.compile(r"\s*(?P<mark>[§Øüqv·o–-])(?=[ \u00a0]{2,}|\u00a0)")
_FILE_SIZE = re.compile(
    r"[,(\s]{0,4}(?:pdf|docx?|xlsx?|zip|html?)?[\s,]{0,4}(?<!\d)\d{1,12}(?:\.\d{1,6})?\s{0,4}[km]?b\)?", re.IGNORECASE
)
_ITEM_NUMBER = re.compile(r"(?:\(?(?:\d{1,4}[a-z]?|[a-z])[.)]{0,2})?")
MAX_DEPTH = 150  # of recursion; what nests deeper is read as words
HEADING = re.compile(r"h[1-6]")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the words that are being gathered belong to."""

    style: Style
    heading_level: int | None = None
    mark: str | None = None
    level: int = 0
    in_link: bool = False
    depth: int = 0


@dataclass(slots=True)
class Walker:
    """Reads elements into blocks. `linked` holds the identities of paragraphs that are nothing but a link."""

    skip: Callable[[etree._Element], bool]
    in_cell: bool = False
    linked: set[int] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _link_length: int = 0
    _mark: str | None = None

    def read(self, element: etree._Element) -> list[Block]:
        self._children(element, _Context(Style()))
        self._flush(_Context(Style()))
        return self.blocks

    def _children(self, element: etree._Element, context: _Context) -> None:
        self._words(element.text, context)
        number = _first_number(element)
        for child in element:
            if isinstance(child.tag, str):
                if child.tag == "li":
                    number = _own_number(child, number)
                    self._item(element, child, number, context)
                    number += 1
                else:
                    self._element(child, context)
            self._words(child.tail, context)

    def _words(self, text: str | None, context: _Context) -> None:
        if text:
            self._runs.append(Run(text.replace("\n", " ").replace("\t", " "), context.style))
            self._link_length += visible(text) if context.in_link else 0

    def _element(self, element: etree._Element, context: _Context) -> None:
        tag = element.tag
        if tag in DROPPED or hidden(element) or self.skip(element):
            return
        if context.depth > MAX_DEPTH:
            self._words(" ".join(element.itertext()), context)
            return
        inner = replace(context, style=styled(element, context.style), depth=context.depth + 1)
        if tag == "br":
            self._runs.append(Run("\n", context.style))
        elif tag == "img":
            self._image(element, context)
        elif tag == "table":
            self._flush(context)
            self._table(element, inner)
        elif tag in _BLOCKS:
            self._flush(context)
            own = _heading_level(element)
            self._children(element, replace(inner, heading_level=own or context.heading_level))
            self._flush(replace(inner, heading_level=own or context.heading_level))
        else:
            self._children(element, replace(inner, in_link=context.in_link or tag == "a"))

    def _item(self, holder: etree._Element, item: etree._Element, number: int, context: _Context) -> None:
        if hidden(item) or self.skip(item):
            return
        self._flush(context)
        self._mark = _item_mark(holder, number)
        inner = replace(
            context, style=styled(item, context.style), level=context.level + 1, depth=context.depth + 1, mark="item"
        )
        if context.depth > MAX_DEPTH:
            self._words(" ".join(item.itertext()), inner)
        else:
            self._children(item, inner)
        self._flush(inner)
        self._mark = None

    def _image(self, element: etree._Element, context: _Context) -> None:
        said = " ".join((element.get("alt") or "").split())
        if not said:
            return
        if self.in_cell and len(said.split()) <= 3:  # a picture of a light: "Green", "On target"
            self._words(said, context)
        else:
            self._flush(context)
            self.blocks.append(Figure(said))

    def _flush(self, context: _Context) -> None:
        """The words so far, as paragraphs; a heading's lines are one."""
        runs, self._runs = self._runs, []
        links, self._link_length = self._link_length, 0
        if not words(runs).strip():
            return
        total = visible(words(runs))
        if context.heading_level is not None and not self.in_cell:
            whole = paragraph(runs)
            self.blocks.extend([heading(whole, context.heading_level)] if whole else [])
            return
        for line in cut(runs, "\n"):
            mark, self._mark = self._mark, None
            found = _line(line, mark, context.level, self.in_cell)
            if found is None:
                self._mark = mark
                continue
            self.blocks.append(found)
            size = _FILE_SIZE.search(found.text)
            if links and links + (visible(size[0]) if size else 0) + 3 >= total:
                self.linked.add(id(found))

    def _numbered_items(self, cells: list[list[etree._Element]], context: _Context) -> None:
        for number, said in cells:
            self._words(" ".join(number.itertext()).strip() + " ", context)
            self._in_one(said, replace(context, style=styled(said, context.style)))
            self._flush(context)

    def _in_one(self, cell: etree._Element, context: _Context) -> None:
        """The cell's words, its number in one paragraph with the first of them."""
        number, self._runs = self._runs, []
        before = len(self.blocks)
        self._children(cell, context)
        self._flush(context)
        if len(self.blocks) > before and isinstance(first := self.blocks[before], Paragraph):
            whole = paragraph((*number, *first.runs)) if first.mark is None else None
            self.blocks[before] = replace(whole, kind=first.kind, level=first.level) if whole else first

    def _table(self, element: etree._Element, context: _Context) -> None:
        rows = [row for row in element.iter("tr") if _table_of(row) is element]
        cells = [[c for c in row if c.tag in ("td", "th")] for row in rows]
        if _is_layout(element, cells):
            for row in cells:
                for cell in row:
                    self._children(cell, replace(context, style=styled(cell, context.style)))
                    self._flush(context)
            return
        if _is_numbered_items(cells):
            self._numbered_items(cells, context)
            return
        for caption in element.iterchildren("caption"):
            self._children(caption, context)
            self._flush(context)
        grid = []
        hoisted: list[Block] = []
        for row, row_cells in zip(rows, cells, strict=True):
            line = []
            for cell in row_cells:
                inner = Walker(self.skip, in_cell=True, linked=self.linked)
                inner._children(cell, replace(context, style=styled(cell, context.style), level=0))
                inner._flush(_Context(Style()))
                line.append(_cell(cell, row, inner.blocks))
                hoisted.extend(b for b in inner.blocks if not isinstance(b, Paragraph))
            grid.append(line)
        heads = sum(1 for row in rows if row.getparent().tag == "thead")
        table = build(grid, heads if heads < len(rows) else 0)
        self.blocks.extend([table] if table else [])
        self.blocks.extend(hoisted)


def _is_numbered_items(cells: list[list[etree._Element]]) -> bool:
    """Minutes laid out in two columns: the item's number, and all that was minuted of it."""
    if not cells or any(len(row) != 2 for row in cells):
        return False
    numbered = all(_ITEM_NUMBER.fullmatch(" ".join(row[0].itertext()).strip()) for row in cells)
    long = sum(sum(1 for _ in row[1].iter("p", "div", "h2", "h3", "h4")) > 1 for row in cells)
    return numbered and long * 2 >= len(cells)


def _line(line: list[Run], mark: str | None, level: int, in_cell: bool) -> Paragraph | None:
    text = words(line)
    bullet = _WORD_BULLET.match(text)
    if bullet:
        body = without_lead(line, bullet.end())
        shown = bullet["mark"] if bullet["mark"] in "·-–" else "•"
        return paragraph(body, shown, max(level, 1), in_cell)
    if mark is not None and typed_mark(" ".join(text.split()), in_cell)[0] is not None:
        mark = None  # a number typed into an item of a list says more than the list's bullet
    return paragraph(line, mark, level, in_cell)


def _cell(cell: etree._Element, row: etree._Element, blocks: list[Block]) -> MarkupCell:
    return MarkupCell(
        tuple(b for b in blocks if isinstance(b, Paragraph)),
        _span(cell.get("colspan")),
        _span(cell.get("rowspan")),
        cell_fill(cell) or cell_fill(row),
        cell.tag == "th" and cell.get("scope") != "row",
    )


def _span(text: str | None) -> int:
    return min(int(text), 1_000) if text and re.fullmatch(r"[1-9]\d{0,5}", text.strip()) else 1


def _table_of(row: etree._Element) -> etree._Element | None:
    return next((a for a in row.iterancestors() if a.tag == "table"), None)


def _is_layout(table: etree._Element, cells: list[list[etree._Element]]) -> bool:
    """A table that only arranges the page: one cell, or cells that hold headings or tables of several rows."""
    if table.get("role") in ("presentation", "none") or sum(len(row) for row in cells) == 1:
        return True
    if any(True for _ in table.iter("h1", "h2")):
        return True
    return any(len(list(inner.iter("tr"))) > 2 for inner in table.iter("table") if inner is not table)


def _heading_level(element: etree._Element) -> int | None:
    if HEADING.fullmatch(element.tag):
        return int(element.tag[1])
    for name in (element.get("class") or "").split():
        if name in _TITLE_CLASSES:
            return _TITLE_CLASSES[name]
    level = element.get("aria-level") or "2"
    return int(level) if element.get("role") == "heading" and re.fullmatch(r"[1-9]", level) else None


def _first_number(element: etree._Element) -> int:
    start = element.get("start") or ""
    return int(start) if element.tag == "ol" and re.fullmatch(r"\d{1,6}", start) else 1


def _own_number(item: etree._Element, number: int) -> int:
    own = item.get("value") or ""
    return int(own) if re.fullmatch(r"\d{1,6}", own) else number


def _item_mark(holder: etree._Element, number: int) -> str | None:
    css = _CSS_LIST.search(holder.get("style") or "")
    if holder.tag != "ol":
        return "•"
    form = _CSS_TYPES.get(css[1]) if css else _LIST_TYPES.get(holder.get("type") or "")
    return f"{formatted(number, form or 'decimal')}."
