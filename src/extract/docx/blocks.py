"""The blocks of a DOCX's body, cell, text box, header or note: paragraphs with their numbers, tables, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.parfmt import CT_PPr
from lxml import etree

from ...document import Block, Paragraph, ParagraphKind, Run, Style
from ..blocks.paragraphs import heading, paragraph, unbroken, words
from .looks import NOTHING, Looks
from .package import qn
from .styles import Numbering
from .tables import CellBlocks, read_table
from .tabs import TabbedLine, resolve, tabbed
from .words import MC, ParagraphWords, Reading, W

_NESTED_LIST = re.compile(r"^list (?:bullet|number|continue) ([2-5])$")  # levels that have lists of their own
MAX_HEADING = 250  # characters; longer paragraphs in a heading's style are text
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "txbxContent"})
_GONE = ("del", "moveFrom")


@dataclass(slots=True)
class _Holder:
    """What is read of one body, cell or box; `carried` are words whose paragraph mark was deleted."""

    reading: Reading
    part: str
    in_cell: bool = False
    table: Looks = NOTHING
    found: list[Block | TabbedLine] = field(default_factory=list)
    carried: list[Run] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)  # of paragraphs that are nothing but their number
    fills: set[str | None] = field(default_factory=set)  # behind the words

    def read(self, holder: etree._Element) -> list[Block]:
        for child in _block_elements(holder):
            name = etree.QName(child).localname
            if name == "p":
                self._paragraph(child)
                continue
            self._settle_carried()
            if name == "tbl":
                self.found.extend(read_table(child, self._cell, self.reading, nested=self.in_cell))
            elif name == "altChunk":
                self.reading.met["alt-chunk"] += 1
            elif name in _GONE:
                self.reading.leave(child, "deleted")
        self._settle_carried()
        if self.in_cell and not self.found and self.marks:  # a column of automatic numbers
            self.found.append(Paragraph(self.marks[0], runs=(Run(self.marks[0], self._plain()),)))
        return resolve(self.found)

    def _plain(self) -> Style:
        styles = self.reading.styles
        return styles.look(None, styles.paragraph(None), self.table).style

    def _cell(self, cell: etree._Element, table: Looks, whole: bool) -> CellBlocks:
        inner = _Holder(self.reading, self.part, not whole, table)
        blocks = inner.read(cell)
        return CellBlocks(blocks, next(iter(inner.fills)) if len(inner.fills) == 1 else None)

    def _paragraph(self, element: CT_P) -> None:
        properties = element.find(qn("w:pPr"))
        style = self.reading.styles.paragraph(properties)
        read = ParagraphWords(self.reading, self.part, style, self.table, runs=self.carried)
        read.walk(element, self.reading.styles.look(None, style, self.table))
        self.carried = []
        self._shade(properties, read)
        if _has_lost_mark(properties):
            self.carried = read.runs
        else:
            self._lines(read, properties)
        for box in read.boxes:
            self.found.extend(_Holder(self.reading, self.part, self.in_cell).read(box))
        self.found.extend(read.figures)

    def _shade(self, properties: CT_PPr | None, read: ParagraphWords) -> None:
        """Notes what stands behind the paragraph's words: its shading, or that of all its runs."""
        if self.in_cell and any(run.text.strip() for run in read.runs):
            own = self.reading.styles.theme.shading(properties)
            self.fills.update({own} if own else read.fills)

    def _lines(self, read: ParagraphWords, properties: CT_PPr | None) -> None:
        styles = self.reading.styles
        numbering = styles.numbering(properties)
        text = words(read.runs).strip()
        hidden = numbering is not None and not text and _is_hidden(properties, read)
        mark, level = self._mark(numbering, read) if numbering and not hidden else (None, 0)
        declared = styles.heading_level(properties) if not self.in_cell else None
        if mark and mark != "•" and not text:
            self.marks.append(mark)
        if declared is not None and len(text) <= MAX_HEADING:
            whole = paragraph(read.runs, None if mark == "•" else mark)
            self.found.extend([heading(whole, declared)] if whole else [])
            return
        runs = read.runs
        if read.style.name.startswith("toc "):  # tabs lead to page numbers
            runs = [Run(run.text.replace("\t", " "), run.style) for run in runs]
        self.found.extend(_broken(runs, mark, level, self.in_cell))

    def _mark(self, numbering: Numbering, read: ParagraphWords) -> tuple[str | None, int]:
        """The number or bullet, and how deep its list is nested."""
        mark, level = self.reading.lists.mark(numbering)
        if mark and level == 1 and (nested := _NESTED_LIST.search(read.style.name)):
            level = int(nested[1])
        return mark, level if mark else 0

    def _settle_carried(self) -> None:
        carried, self.carried = self.carried, []
        self.found.extend(_broken(carried, None, 0, self.in_cell))


def read_blocks(reading: Reading, part: str, holder: etree._Element) -> list[Block]:
    """The blocks of a body, text box, header or note of this part, in reading order."""
    return _Holder(reading, part).read(holder)


def _block_elements(holder: etree._Element) -> Iterator[etree._Element]:
    for child in holder:
        if not isinstance(child.tag, str):
            continue
        if child.tag == f"{MC}AlternateContent":
            for branch in child[:1]:
                yield from _block_elements(branch)
        elif child.tag.startswith(W):
            if child.tag[len(W) :] in _WRAPPERS:
                yield from _block_elements(child)
            else:
                yield child


def _has_lost_mark(properties: CT_PPr | None) -> bool:
    """Its end was deleted: with the change accepted it runs on into the next paragraph."""
    marked = properties.find(qn("w:rPr")) if properties is not None else None
    return marked is not None and any(marked.find(qn(f"w:{name}")) is not None for name in _GONE)


def _is_hidden(properties: CT_PPr | None, read: ParagraphWords) -> bool:
    marked = properties.find(qn("w:rPr")) if properties is not None else None
    return read.reading.styles.look(marked, read.style, read.table).hidden


def _broken(runs: Sequence[Run], mark: str | None, level: int, in_cell: bool) -> Iterator[Block | TabbedLine]:
    """The lines of a paragraph, the first with its mark."""
    for line in unbroken(runs):
        if mark is not None or in_cell:
            found: Block | TabbedLine | None = paragraph(line, mark, level, in_cell)
            if isinstance(found, Paragraph) and mark is None and found.kind is ParagraphKind.LIST_ITEM:
                found = replace(found, level=max(level, 1))
        else:
            found = tabbed(line)
        if found is not None:
            yield found
        mark, level = None, 0
