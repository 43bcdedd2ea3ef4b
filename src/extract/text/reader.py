"""Plain text and Markdown, one reader: what people and converters mark with blank lines, dashes, stars and tabs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ...document import Block, Document, Page, Paragraph, ParagraphKind, Run, Table
from ..blocks.decoding import decode
from ..blocks.limits import bounded
from ..blocks.paragraphs import cut, located, paragraph, tidy, typed_mark, with_apparent_headings, words
from ..blocks.paragraphs import heading as as_heading
from ..dates_printed import MONTH
from .bars import barred_end, barred_table
from .cell_after_cell import tables_of_cells
from .columns import part_tables
from .drawn import drawn_tables
from .inline import inline
from .joins import join_tables
from .pages import Line, on_page, read_pages
from .run_together import recover_tables
from .tables import fixed_table, is_piped, is_separator, is_tabbed, piped_table, tabbed_table, without_typed_tabs
from .titles import with_titles

_ATX = re.compile(r"[ ]{0,3}(?P<marks>\#{1,6})[ \t]+(?P<text>.*)$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:(?:[*_-][ \t]*){3,}|[=~.]{3,})$")
_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+•●▪◦·])[ \t]+(?P<text>\S.*)$")
_TIGHT_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[•●▪◦]|-(?=[A-Z][a-z]))(?P<text>\S.*)$")
_NOTE = re.compile(r"\[\^(?P<name>[^\]\s]{1,30})\]:[ \t]*(?P<text>.*)$")
_IMAGE_ONLY = re.compile(r"\s*!\[[^\[\]]{0,300}\]\([^()\n]{0,500}\)\s*$")
_SENTENCE_END = re.compile(r"[.!?:;]['\"”’)]*$")
_SENTENCES = re.compile(r"[a-z]{3}\. [A-Z][^\n]{10,}\.$")
_UNFINISHED = re.compile(
    r"\b(?:the|a|an|of|and|or|to|in|for|with|by|on|at|from|as|its|their|our|that|which|is|are)$", re.IGNORECASE
)
_MONTH_END = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}$", re.IGNORECASE)  # "... HELD ON TUESDAY 15 JUNE"
_YEAR = re.compile(r"(?:19|20)\d\d\b")
OUTDENT = 12
LONGEST_WORD = 60
MOSTLY = 0.95
FULL = 0.85  # of the longest line: the letters of a printed page are not all as wide
WRAP_MIN, WRAP_MAX = 50, 130  # widths at which people and programs break lines


def read_text(data: bytes) -> Document:
    """The paper in these characters; form feeds start pages, otherwise it has none.

    Raises TooLarge, and nothing else of its own: any characters are a text.
    """
    text, notes = decode(data)
    lines, furniture = read_pages(text)
    drawn = drawn_tables(lines)
    apart = [piece for one in drawn for piece in (part_tables(one) if isinstance(one, list) else [one])]
    pieces = [piece for one in apart for piece in (tables_of_cells(one) if isinstance(one, list) else [one])]
    chunks = [chunk for piece in pieces for chunk in (_chunks(piece) if isinstance(piece, list) else [piece])]
    wrap = wrap_width([[line.text for line in chunk] for chunk in chunks if isinstance(chunk, list)])
    blocks: list[Block] = []
    for chunk in chunks:
        if isinstance(chunk, list):
            blocks.extend(on_page(b, chunk[0].page) for b in _blocks([line.text for line in chunk], wrap))
        else:
            blocks.append(chunk)
    blocks = recover_tables(join_tables(blocks))
    blocks = with_titles(_one_list_item_deep(_join_sentences(blocks)))
    pages = tuple(Page(n, 0, 0) for n in range(1, text.count("\f") + 2)) if "\f" in text else ()
    return Document(
        document_id=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        blocks=located(with_apparent_headings(bounded(blocks))),
        pages=pages,
        furniture=furniture,
        notes=notes,
    )


def _chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines between blank ones; a page's end also parts them."""
    chunks: list[list[Line]] = [[]]
    for line in lines:
        if not line.text.strip() or (chunks[-1] and chunks[-1][-1].page != line.page):
            chunks.append([])
        if line.text.strip():
            chunks[-1].append(line)
    return [chunk for chunk in chunks if chunk]


def wrap_width(chunks: Sequence[Sequence[str]]) -> int | None:
    """The width at which this text's lines were wrapped; None where a line is a paragraph.

    Wrapped text has most of its inner lines (those with another line of their paragraph below) close to one width.
    """
    chunks = [prose for chunk in chunks for prose in _without_rows(chunk)]
    inner = [len(line) for chunk in chunks for line in chunk[:-1]]
    long = sorted(length for length in inner if length >= WRAP_MIN)
    if len(long) < 5:
        return _width_of_few(chunks)
    if len(long) * 3 < len(inner):
        return None
    pairs = [(a, b) for chunk in chunks for a, b in pairwise(chunk) if len(a) >= WRAP_MIN]
    if sum(b.strip()[:1].islower() and not _SENTENCE_END.search(a.rstrip()) for a, b in pairs) * 4 < len(pairs):
        return None  # headings and sentences under each other, each on its line
    width = long[int(len(long) * 0.95)]
    full = sum(len(a.rstrip()) + 1 + len(b.split()[0]) > FULL * width for a, b in pairs if not _begins(b))
    uneven = full >= MOSTLY * sum(not _begins(b) for _, b in pairs)  # a printed page, whose letters differ in width
    return None if width > WRAP_MAX else int(FULL * width) if uneven else width


def _without_rows(lines: Sequence[str]) -> list[list[str]]:
    """The lines between those that are rows of tables."""
    found: list[list[str]] = [[]]
    for line in lines:
        if "\t" in line or "|" in line:
            found.append([])
        else:
            found[-1].append(line)
    return [run for run in found if run]


def _width_of_few(chunks: Sequence[Sequence[str]]) -> int | None:
    """The same for a short text: every line with another below is nearly as long as the longest of the text."""
    lines = [line.rstrip() for chunk in chunks for line in chunk]
    widest = max(map(len, lines), default=0)
    pairs = [
        (a.rstrip(), b.split()[0]) for c in chunks for a, b in pairwise(c) if len(a) >= WRAP_MIN and not _begins(b)
    ]
    full = all(len(line) + 1 + len(word) > FULL * widest for line, word in pairs)
    return int(FULL * widest) if len(pairs) > 1 and full and WRAP_MIN < widest <= WRAP_MAX else None


def _blocks(lines: Sequence[str], wrap: int | None) -> Iterator[Block]:
    """The blocks of lines that no blank line parts."""
    at = 0
    lines = without_typed_tabs(lines) if any("\t" in line for line in lines) else lines
    table = fixed_table(lines) if not any("\t" in line or "|" in line for line in lines) else None
    if table is not None:
        yield table
        return
    while at < len(lines):
        end = barred_end(lines, at)
        if end > at:
            yield from _table_or_lines(barred_table(lines[at:end]))
            at = end
            continue
        for accepts, build in ((is_tabbed, tabbed_table), (is_piped, piped_table)):
            while end < len(lines) and (accepts(lines[end]) or (end > at and is_separator(lines[end]))):
                end += 1
            if end > at:
                yield from _table_or_lines(build(lines[at:end]))
                break
        if end == at:
            end = next((n for n in range(at + 1, len(lines)) if _begins_table(lines, n)), len(lines))
            yield from _paragraphs(lines[at:end], wrap)
        at = end


def _begins_table(lines: Sequence[str], at: int) -> bool:
    return is_tabbed(lines[at]) or is_piped(lines[at]) or barred_end(lines, at) > at


def _table_or_lines(table: Table | None) -> Iterator[Block]:
    if table is not None and table.column_count > 1:
        yield table
    elif table is not None:
        for cell in table.cells:
            yield from cell.paragraphs


def _paragraphs(lines: Sequence[str], wrap: int | None) -> Iterator[Paragraph]:
    """Headings, list items and paragraphs of lines without tables."""
    at = 0
    while at < len(lines):
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else ""
        at += 1
        if match := _ATX.match(line):
            yield from _heading(_unclosed(match["text"].strip()), len(match["marks"]))
        elif at == 1 and following and _UNDERLINE.match(following) and not _UNDERLINE.match(line):
            yield from _heading(line, 1 if "=" in following else 2)
            at += 1
        elif not (_RULE.match(line) or _IMAGE_ONLY.match(line)):
            body = [line]
            while at < len(lines) and not _begins(lines[at]) and goes_on(lines[at - 1], lines[at], wrap):
                body.append(lines[at])
                at += 1
            yield from _paragraph(body)


def _unclosed(text: str) -> str:
    """A Markdown heading without the closing marks of "## Finance ##"."""
    head, _, tail = text.rpartition(" ")
    return head.rstrip() if tail and set(tail) == {"#"} else text


def _heading(text: str, level: int) -> Iterator[Paragraph]:
    found = paragraph(inline(text))
    if found is not None:  # converters take large type for headings, and call whole sentences so
        yield found if _SENTENCES.search(found.text) else as_heading(found, level)


def _begins(line: str) -> bool:
    """A line that can only be the first of something."""
    patterns = (_ATX, _RULE, _BULLET, _TIGHT_BULLET, _NOTE)
    return any(p.match(line) for p in patterns) or typed_mark(line.strip())[0] is not None


def goes_on(line: str, following: str, wrap: int | None) -> bool:
    """The next line belongs to the same paragraph: wrapped at the width, or in the middle of a sentence."""
    first_word = following.split()[0] if following.split() else ""
    if _indent(line) - _indent(following) > OUTDENT:  # from a column back to the margin
        return False
    if wrap is not None and len(line.rstrip()) + 1 + len(first_word) > wrap and len(line.rstrip()) > wrap * 0.6:
        return True
    if _MONTH_END.search(line.rstrip()) and _YEAR.match(first_word):
        return True
    return first_word[:1].islower() and not _SENTENCE_END.search(line.rstrip())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _paragraph(lines: Sequence[str]) -> Iterator[Paragraph]:
    first = lines[0]
    mark, level = None, 0
    if match := _NOTE.match(first):
        mark, first = match["name"], match["text"]
    elif match := (_BULLET.match(first) or _TIGHT_BULLET.match(first)):
        level = 1 + len(match["indent"].expandtabs(4)) // 2
        mark, first = match["mark"], match["text"]
        if (
            typed_mark(words(tidy(inline(first))))[0] is not None
        ):  # "- (i) notes the report": the dash is the converter's, the number the paper's
            mark = None
    else:
        level = 1 + (len(first) - len(first.lstrip())) // 4
    runs = inline(_soft_joined([first, *lines[1:]]))
    for piece in cut(runs, "\n"):
        found = paragraph(piece, mark, level)
        if found is not None:
            yield found
        mark, level = None, 0


def _soft_joined(lines: Sequence[str]) -> str:
    """Wrapped lines as one; a word that was broken at a line's end is whole again."""
    whole = lines[0].rstrip()
    for line in lines[1:]:
        words = line.strip()
        end = whole[-LONGEST_WORD:]
        broken = re.search(r"[a-z]-$", end) and words[:1].islower() and not re.search(r"\w-\w+-$", end)
        whole = whole[:-1] + words if broken else f"{whole} {words}"
    return whole


def _join_sentences(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that a page's end cut inside a sentence are one again."""
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if isinstance(above, Paragraph) and isinstance(block, Paragraph) and _is_rest(above, block):
            runs = tidy((*above.runs, Run(" ", block.runs[0].style), *block.runs))
            found[-1] = replace(
                above, text=words(runs), runs=runs, parts=tuple(dict.fromkeys((*above.parts, *block.parts)))
            )
        else:
            found.append(block)
    return found


def _is_rest(above: Paragraph, block: Paragraph) -> bool:
    if block.kind is not ParagraphKind.TEXT or above.kind is ParagraphKind.HEADING:
        return False
    if above.text.endswith("/") and len(above.text) < WRAP_MIN:
        return True  # "EXEMPT/" above "CONFIDENTIAL: No"
    if len(above.text) < WRAP_MIN:
        return False
    lower = block.text[:1].islower() and not _SENTENCE_END.search(above.text)
    return lower or bool(_UNFINISHED.search(above.text))


def _one_list_item_deep(blocks: Sequence[Block]) -> list[Block]:
    """List levels counted from the least indented item of each list."""
    found: list[Block] = []
    base = 1
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.LIST_ITEM:
            before = found[-1] if found else None
            fresh = not (isinstance(before, Paragraph) and before.kind is ParagraphKind.LIST_ITEM)
            base = block.level if fresh else min(base, block.level)
            found.append(replace(block, level=block.level - base + 1))
        else:
            found.append(block)
    return found
