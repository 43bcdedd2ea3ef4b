"""Elements into blocks: paragraphs, lists with their numbers, headings, tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from ...document import Block, Figure, Paragraph, Run, Style, TableOrigin
from ..blocks.list_numbers import formatted
from ..blocks.markup_tables import MarkupCell, build, set_apart
from ..blocks.paragraphs import heading, paragraph, typed_mark, unbroken, visible, without_lead, words
from .css import Sheet
from .forms import entered, named, terms
from .styles import cell_fill, is_hidden, styled
from .tables import Laid, Row, column_span, is_layout, is_numbered_items, lay_out, row_span

DROPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "head"}
    | {"select", "option", "button", "input", "textarea", "audio", "video", "map", "dialog"}
)
_CONTROLS = frozenset({"input", "select", "textarea"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul"}
    | {"tr", "td", "th", "caption"}
)
_TITLE_CLASSES = {"mgMainTitleTxt": 1, "mgSubTitleTxt": 2, "mgSubItemTitleTxt": 3}
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_LIST = re.compile(r"\b(?:lower-alpha|lower-latin|upper-alpha|upper-latin|lower-roman|upper-roman|none)\b")
_CSS_TYPES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
# Word writes its bullets as letters of Symbol and Wingdings, with non-breaking spaces after them.
_WORD_BULLET = re.compile(r"\s*(?P<mark>[§Øüqv·o–-])(?=[ \u00a0]{2,}|\u00a0)")
_FILE_SIZE = re.compile(
    r"[,(\s]{0,4}(?:pdf|docx?|xlsx?|zip|html?)?[\s,]{0,4}(?<!\d)\d{1,12}(?:\.\d{1,6})?\s{0,4}[km]?b\)?", re.IGNORECASE
)
MAX_DEPTH = 150  # of recursion; what nests deeper is read as words
HEADING = re.compile(r"h[1-6]")
# Pages number characters as Windows does, and browsers read them so: "&#146;" is an apostrophe.
_MISNUMBERED = {code: sign for code in range(0x80, 0xA0) if (sign := bytes([code]).decode("cp1252", "ignore"))}


@dataclass(frozen=True, slots=True)
class _Context:
    """What the words that are being gathered belong to."""

    style: Style
    heading_level: int | None = None
    mark: str | None = None
    level: int = 0
    in_link: bool = False
    capitals: bool = False
    printed: bool = False  # as typed: line ends are line ends
    depth: int = 0


@dataclass(slots=True)
class Walker:
    """Reads elements into blocks. `linked` holds the identities of paragraphs that are nothing but a link."""

    sheet: Sheet
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
            shown = text.translate(_MISNUMBERED).replace("\t", " ")
            shown = shown.replace("\r", "") if context.printed else shown.replace("\n", " ")
            self._runs.append(Run(shown.upper() if context.capitals else shown, context.style))
            self._link_length += visible(text) if context.in_link else 0

    def _element(self, element: etree._Element, context: _Context) -> None:
        tag = element.tag
        if self.in_cell and tag in _CONTROLS and not self._is_hidden(element):
            self._words(entered(element), context)
            return
        if tag in DROPPED or self._is_hidden(element) or self.skip(element):
            return
        if context.depth > MAX_DEPTH:
            self._words(" ".join(element.itertext()), context)
            return
        inner = self._inside(element, context)
        if tag == "br":
            self._runs.append(Run("\n", context.style))
        elif tag == "img":
            self._image(element, context)
        elif tag == "table":
            self._flush(context)
            self._table(element, inner)
        elif tag == "dl" and (pairs := terms(element)):
            self._flush(context)
            self._pairs(pairs, inner)
        elif tag in _BLOCKS:
            self._flush(context)
            own = _heading_level(element)
            self._children(element, replace(inner, heading_level=own or context.heading_level))
            self._flush(replace(inner, heading_level=own or context.heading_level))
        else:
            self._children(element, replace(inner, in_link=context.in_link or tag == "a"))

    def _inside(self, element: etree._Element, context: _Context) -> _Context:
        css = self.sheet.of(element)
        changed = css.get("text-transform")
        return replace(
            context,
            style=styled(element, css, context.style),
            capitals=changed == "uppercase" if changed else context.capitals,
            printed=context.printed or element.tag == "pre",
            depth=context.depth + 1,
        )

    def _is_hidden(self, element: etree._Element) -> bool:
        return is_hidden(element, self.sheet.of(element))

    def _item(self, holder: etree._Element, item: etree._Element, number: int, context: _Context) -> None:
        if self._is_hidden(item) or self.skip(item):
            return
        self._flush(context)
        self._mark = _item_mark(holder, self.sheet, number)
        inner = replace(self._inside(item, context), level=context.level + 1, mark="item")
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
        for line in unbroken(runs):
            mark, self._mark = self._mark, None
            found = _line(line, mark, context.level, self.in_cell)
            if found is None:
                self._mark = mark
                continue
            self.blocks.append(found)
            size = _FILE_SIZE.search(found.text)
            if links and links + (visible(size[0]) if size else 0) + 3 >= total:
                self.linked.add(id(found))

    def _numbered_items(self, laid: Laid, context: _Context) -> None:
        for row in laid.rows:
            number, said = row.cells
            self._words(" ".join(number.itertext()).strip() + " ", context)
            self._in_one(said, self._inside(said, context))
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
        laid = lay_out(element, self._is_hidden)
        for outside in (*element.iterchildren("caption"), *laid.stray):
            if isinstance(outside, str):
                self._words(outside, context)
            else:
                self._element(outside, context)
            self._flush(context)
        if is_layout(element, laid):
            for cell in (cell for row in laid.rows for cell in row.cells):
                self._children(cell, self._inside(cell, context))
                self._flush(context)
        elif is_numbered_items(laid):
            self._numbered_items(laid, context)
        else:
            self._grid(laid, context)

    def _grid(self, laid: Laid, context: _Context) -> None:
        """The table; after it the grids that stood in its cells, or these as paragraphs of their cell."""
        hoisted: list[Block] = []
        grid = [[self._cell(cell, row, context, hoisted) for cell in row.cells] for row in laid.rows]
        heads = laid.heads if laid.heads < len(laid.rows) else 0
        table = build(grid, heads or set_apart(grid))
        if self.in_cell and table and 1 in (table.row_count, table.column_count):
            self.blocks.extend(p for row in grid for cell in row for p in cell.paragraphs)
        else:
            self.blocks.extend([table] if table else [])
        self.blocks.extend(hoisted)

    def _cell(self, cell: etree._Element, row: Row, context: _Context, hoisted: list[Block]) -> MarkupCell:
        inner = self._read_inside(cell, context, in_cell=True)
        hoisted.extend(b for b in inner if not isinstance(b, Paragraph))
        said = tuple(b for b in inner if isinstance(b, Paragraph))
        return MarkupCell(
            said or named(cell),
            column_span(cell),
            row_span(cell, row),
            cell_fill(cell, self.sheet),
            cell.tag == "th" and cell.get("scope") != "row",
        )

    def _read_inside(self, element: etree._Element, context: _Context, in_cell: bool) -> list[Block]:
        inner = Walker(self.sheet, self.skip, in_cell, self.linked)
        inner._children(element, replace(self._inside(element, context), level=0, heading_level=None))
        inner._flush(_Context(Style()))
        return inner.blocks

    def _pairs(self, pairs: list[tuple[list[etree._Element], list[etree._Element]]], context: _Context) -> None:
        """Terms and what is said of them: a table of labels, where nothing but paragraphs stands in it."""
        rows = []
        for sides in pairs:
            blocks = [[b for e in side for b in self._read_inside(e, context, in_cell=True)] for side in sides]
            rows.append([MarkupCell(tuple(b for b in side if isinstance(b, Paragraph))) for side in blocks])
        table = build(rows)
        self.blocks.extend([replace(table, origin=TableOrigin.ALIGNED)] if table else [])


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


def _item_mark(holder: etree._Element, sheet: Sheet, number: int) -> str | None:
    if holder.tag != "ol":
        return "•"
    said = sheet.of(holder)
    css = _CSS_LIST.search((said.get("list-style-type") or said.get("list-style") or "").casefold())
    form = _CSS_TYPES.get(css[0]) if css else _LIST_TYPES.get(holder.get("type") or "")
    return f"{formatted(number, form or 'decimal')}."
