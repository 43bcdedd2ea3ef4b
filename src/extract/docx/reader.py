"""DOCX from its XML: everything that Word shows, in reading order; what it does not show is counted, not read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.ns import nsmap, qn
from docx.oxml.text.paragraph import CT_P
from lxml import etree

from ...document import Block, Document, Figure, Furniture, Paragraph, ParagraphKind, ReadingNote, Run, Style
from ..blocks.paragraphs import cut, heading, located, paragraph, tidy, visible, with_apparent_headings, words
from .charts import chart_text
from .numbering import read_lists
from .package import Package, open_package
from .styles import read_styles
from .tables import read_table
from .tabs import TabbedLine, resolve, tabbed
from .words import ParagraphWords, Reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_BLOCKS = 200_000
_NESTED_LIST = re.compile(r"^list (?:bullet|number|continue) ([2-5])$")  # levels that have lists of their own
MAX_HEADING = 250  # characters; longer paragraphs in a heading's style are text
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "txbxContent"})
_NOTES = {
    "deleted": "characters of tracked deletions were left out.",
    "hidden": "characters of hidden text were left out.",
    "comment": "comments are not part of the text.",
    "inserted": "tracked insertions were read as text.",
    "alt-chunk": "embedded files (altChunk) were not read.",
    "nesting-cut": "elements were nested too deep to be read.",
}


def read_docx(data: bytes) -> Document:
    """The paper in this DOCX; it has no pages.

    Raises Corrupt, Encrypted, TooLarge, Unsupported.
    """
    package = open_package(data)
    reading = Reading(package, read_styles(package), read_lists(package))
    reading.figure_text = lambda part, relation: chart_text(package, part, relation)
    root = package.part(package.main_name)
    body = root.find(qn("w:body")) if root is not None else None
    blocks = read_blocks(reading, package.main_name, body) if body is not None else []
    blocks += _notes_below(reading)
    furniture = tuple(_furniture(reading))
    title, publisher = _properties(package)
    return Document(
        document_id=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPE,
        blocks=located(with_apparent_headings(blocks[:MAX_BLOCKS])),
        furniture=furniture,
        title=title,
        publisher=publisher,
        notes=tuple(_reading_notes(reading)),
    )


def read_blocks(reading: Reading, part: str, holder: etree._Element, in_cell: bool = False) -> list[Block]:
    """The blocks of a body, cell, text box, header or note."""
    found: list[Block | TabbedLine] = []
    for child in _block_elements(holder):
        name = etree.QName(child).localname
        if name == "p":
            found.extend(_paragraph(reading, part, child, in_cell))
        elif name == "tbl":
            found.extend(read_table(child, lambda c: read_blocks(reading, part, c, in_cell=True), reading.styles))
        elif name == "altChunk":
            reading.met["alt-chunk"] += 1
        elif name in ("del", "moveFrom"):
            for text in child.iter(qn("w:t"), qn("w:delText")):
                reading.left_out["deleted"] += visible(text.text or "")
    return resolve(found)


def _block_elements(holder: etree._Element) -> Iterator[etree._Element]:
    for child in holder:
        if not isinstance(child.tag, str) or etree.QName(child).namespace != nsmap["w"]:
            continue
        if etree.QName(child).localname in _WRAPPERS:
            yield from _block_elements(child)
        else:
            yield child


def _paragraph(reading: Reading, part: str, element: CT_P, in_cell: bool) -> list[Block | TabbedLine]:
    properties = element.pPr
    around = reading.styles.paragraph_words(properties)
    read = ParagraphWords(reading, part, properties, around)
    read.walk(element, around)
    numbering = reading.styles.numbering(properties)
    mark = reading.lists.mark(numbering) if numbering else None
    level = numbering.level + 1 if numbering and mark else 0
    if level == 1 and (nested := _NESTED_LIST.search(reading.styles.name(properties))):
        level = int(nested[1])
    declared = reading.styles.heading_level(properties) if not in_cell else None
    found: list[Block | TabbedLine] = []
    if declared is not None and len(words(read.runs)) <= MAX_HEADING:
        whole = _heading(read.runs, mark, declared)
        found.extend([whole] if whole else [])
    else:
        runs = read.runs
        if reading.styles.name(properties).startswith("toc "):  # tabs lead to page numbers
            runs = [Run(run.text.replace("\t", " "), run.style) for run in runs]
        found.extend(_lines(runs, mark, level, in_cell))
    for box in read.boxes:
        found.extend(read_blocks(reading, part, box))
    found.extend(read.figures)
    return found


def _heading(runs: Sequence[Run], mark: str | None, level: int) -> Paragraph | None:
    whole = paragraph(runs, None if mark == "•" else mark)
    return heading(whole, level) if whole else None


def _lines(runs: Sequence[Run], mark: str | None, level: int, in_cell: bool) -> Iterator[Block | TabbedLine]:
    """The lines of a paragraph; a break inside a sentence is only a wrap."""
    pieces = [piece for piece in cut(runs, "\n") if words(piece).strip()]
    lines: list[list[Run]] = []
    for piece in pieces:
        if lines and _soft(words(lines[-1]), words(piece)):
            lines[-1] += [Run(" ", piece[0].style), *piece]
        else:
            lines.append(list(piece))
    for line in lines:
        if mark is not None or in_cell:
            found: Block | TabbedLine | None = paragraph(line, mark, level, in_cell)
            if isinstance(found, Paragraph) and mark is None and found.kind is ParagraphKind.LIST_ITEM:
                found = replace(found, level=max(level, 1))
        else:
            found = tabbed(line)
        if found is not None:
            yield found
        mark, level = None, 0


def _soft(line: str, following: str) -> bool:
    first = following.lstrip()[:1]
    return first.islower() and line.rstrip()[-1:] not in (".", ":", ";", "!", "?")


def _notes_below(reading: Reading) -> list[Block]:
    """Footnotes and endnotes that the text refers to, as paragraphs after it, marked by their numbers."""
    found: list[Block] = []
    for kind in ("footnotes", "endnotes"):
        name = reading.package.first(kind)
        root = reading.package.part(name)
        if root is None or name is None:
            continue
        wanted = [note for found_kind, note in reading.notes_referred if found_kind == kind]
        for note in root:
            if note.get(qn("w:id")) not in wanted:
                continue
            number = str(wanted.index(note.get(qn("w:id"))) + 1)
            for block in read_blocks(reading, name, note):
                marked = isinstance(block, Paragraph) and block.mark is None
                found.append(replace(block, mark=number) if marked and isinstance(block, Paragraph) else block)
    return found


def _furniture(reading: Reading) -> Iterator[Furniture]:
    seen: set[tuple[str, str]] = set()
    for kind, target in reading.package.related(reading.package.main_name).values():
        root = reading.package.part(target) if kind in ("header", "footer") else None
        for block in read_blocks(reading, target, root) if root is not None else ():
            text = block.text.strip()
            if text and not isinstance(block, Figure) and (kind, text) not in seen:
                seen.add((kind, text))
                yield Furniture(text, (), kind)


def _properties(package: Package) -> tuple[str | None, str | None]:
    """Title and publisher; programs' own names ("Microsoft Word") are neither."""
    root = package.part(next((t for k, t in package.related("").values() if k == "core-properties"), None))
    title = root.title_text if isinstance(root, CT_CoreProperties) else None
    app = package.part(next((t for k, t in package.related("").values() if k == "extended-properties"), None))
    company = next((e.text for e in app if str(e.tag).endswith("}Company")), None) if app is not None else None
    return _clean(title), _clean(company)


def _clean(text: str | None) -> str | None:
    return words(tidy([Run(text or "", Style())])) or None


def _reading_notes(reading: Reading) -> Iterator[ReadingNote]:
    for code in ("deleted", "hidden"):
        if reading.left_out[code]:
            yield ReadingNote(f"{code}-text", f"{reading.left_out[code]} {_NOTES[code]}")
    for code in ("inserted", "comment", "alt-chunk", "nesting-cut"):
        if reading.met[code]:
            yield ReadingNote(code, f"{reading.met[code]} {_NOTES[code]}")
    missing = _unaccounted(reading)
    if missing:
        yield ReadingNote("text-lost", f"{missing} characters of the file's text were neither read nor left out.")


def _unaccounted(reading: Reading) -> int:
    """Visible characters of all text elements that no paragraph took and that were not left out knowingly."""
    package = reading.package
    parts = [package.main_name] + [
        target
        for kind, target in package.related(package.main_name).values()
        if kind in ("header", "footer", "footnotes", "endnotes")
    ]
    total = 0
    for name in dict.fromkeys(parts):
        root = package.part(name)
        if root is not None:
            total += sum(visible(t.text or "") for t in root.iter(qn("w:t"), qn("w:delText")))
    return max(0, total - reading.left_out.total() - reading.taken)
