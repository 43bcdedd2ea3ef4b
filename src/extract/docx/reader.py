"""DOCX from its XML: everything that Word shows, in reading order; what it does not show is counted, not read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from docx.oxml.coreprops import CT_CoreProperties

from ...document import Block, Document, Figure, Furniture, Paragraph, ReadingNote, Run, Style
from ..blocks.limits import bounded
from ..blocks.list_numbers import formatted
from ..blocks.paragraphs import located, tidy, visible, with_apparent_headings, words
from .blocks import read_blocks
from .charts import drawn_text
from .numbering import read_lists
from .package import Package, open_package, qn
from .styles import read_styles
from .words import Reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTES = {
    "deleted": "characters of tracked deletions were left out.",
    "hidden": "characters of hidden text were left out.",
    "prompt": "characters of what empty form controls ask for were left out.",
    "comment": "comments are not part of the text.",
    "inserted": "tracked insertions were read as text.",
    "alt-chunk": "embedded files (altChunk) were not read.",
    "embedded": "embedded workbooks and other files were not read; the paper shows a picture of them.",
    "nesting-cut": "elements were nested too deep to be read.",
}


def read_docx(data: bytes) -> Document:
    """The paper in this DOCX; it has no pages.

    Raises Corrupt, Encrypted, TooLarge, Unsupported.
    """
    package = open_package(data)
    reading = Reading(package, read_styles(package), read_lists(package))
    reading.figure_text = lambda part, relation: drawn_text(package, part, relation)
    root = package.part(package.main_name)
    body = root.find(qn("w:body")) if root is not None else None
    blocks = read_blocks(reading, package.main_name, body) if body is not None else []
    blocks += _notes_below(reading)
    furniture = tuple(_furniture(reading))
    title, publisher = _properties(package)
    return Document(
        document_id=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPE,
        blocks=located(with_apparent_headings(bounded(blocks))),
        furniture=furniture,
        title=title,
        publisher=publisher,
        notes=tuple(_reading_notes(reading)),
    )


def _notes_below(reading: Reading) -> list[Block]:
    """Footnotes and endnotes that the text refers to, as paragraphs after it, marked as Word numbers them."""
    found: list[Block] = []
    for kind, form in (("footnotes", "decimal"), ("endnotes", "lowerRoman")):
        name = reading.package.first(kind)
        root = reading.package.part(name)
        if root is None or name is None:
            continue
        stated = {note.get(qn("w:id")): note for note in root if isinstance(note.tag, str)}
        wanted = dict.fromkeys(note for referred, note in reading.notes_referred if referred == kind and note in stated)
        for place, wanted_id in enumerate(wanted, 1):
            number = formatted(place, form)
            for block in read_blocks(reading, name, stated[wanted_id]):
                bare = isinstance(block, Paragraph) and block.mark is None
                found.append(replace(block, mark=number) if bare and isinstance(block, Paragraph) else block)
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
    author = root.author_text if isinstance(root, CT_CoreProperties) else None
    return _clean(title), _clean(company) or _clean(author)


def _clean(text: str | None) -> str | None:
    return words(tidy([Run(text or "", Style())])) or None


def _reading_notes(reading: Reading) -> Iterator[ReadingNote]:
    for code in ("deleted", "hidden", "prompt"):
        if reading.left_out[code]:
            yield ReadingNote(f"{code}-text", f"{reading.left_out[code]} {_NOTES[code]}")
    for code in ("inserted", "comment", "alt-chunk", "embedded", "nesting-cut"):
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
