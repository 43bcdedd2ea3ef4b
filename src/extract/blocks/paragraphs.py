"""Paragraphs from styled words, for the formats that say what is a paragraph: DOCX, HTML and text.

Readers hand over runs as the format has them; here white space is made single, list marks are set apart, headings
are told from body text, and everything gets a locator in place of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...document import Block, Paragraph, ParagraphKind, Run, Style, Table
from ..dates_printed import MONTH
from .structure import looks_like_heading, rank_headings, split_mark

UNDECLARED = 0  # the level of a heading that only looks like one, until all of them are known

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x00": "\ufffd", "\u2011": "-"}
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
_INITIAL = re.compile(r"[A-Z]\.")
_DOTTED_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d{2,4}\.?")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_MONTH = re.compile(rf"{MONTH}\b", re.IGNORECASE)


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with single spaces and none at the ends; neighbours of one style are one run."""
    tidied: list[Run] = []
    spaced = True
    for run in runs:
        text = _SPACES.sub(" ", _INVISIBLE.sub("", run.text).translate(_LIGATURES))
        if spaced:
            text = text.lstrip(" ")
        if not text:
            continue
        spaced = text.endswith(" ")
        if tidied and (tidied[-1].style == run.style or text == " "):
            tidied[-1] = Run(tidied[-1].text + text, tidied[-1].style)
        else:
            tidied.append(Run(text, run.style))
    while tidied and not tidied[-1].text.rstrip(" "):
        tidied.pop()
    if tidied:
        tidied[-1] = Run(tidied[-1].text.rstrip(" "), tidied[-1].style)
    return tuple(tidied)


def words(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def cut(runs: Sequence[Run], separator: str) -> list[list[Run]]:
    """The runs between separators ("\\n", "\\t"); at least one piece, pieces may be empty."""
    pieces: list[list[Run]] = [[]]
    for run in runs:
        head, *rest = run.text.split(separator)
        pieces[-1].append(Run(head, run.style))
        pieces.extend([Run(text, run.style)] for text in rest)
    return pieces


def unbroken(runs: Sequence[Run]) -> list[list[Run]]:
    """The lines of a paragraph that hold words; a break inside a sentence is only a wrap."""
    lines: list[list[Run]] = []
    for piece in cut(runs, "\n"):
        text = words(piece)
        if not text.strip():
            continue
        if lines and text.lstrip()[0].islower() and words(lines[-1]).rstrip()[-1] not in ".:;!?":
            lines[-1] += [Run(" ", piece[0].style), *piece]
        else:
            lines.append(list(piece))
    return lines


def without_lead(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    """The runs without their first `length` characters."""
    left: list[Run] = []
    for run in runs:
        dropped = min(length, len(run.text))
        length -= dropped
        if run.text[dropped:]:
            left.append(Run(run.text[dropped:], run.style))
    return tidy(left)


def typed_mark(text: str, in_cell: bool = False) -> tuple[str | None, str]:
    """The list mark that somebody typed, and the words after it.

    A number alone is no mark, nor is the day of a date. In a cell an initial ("J. Ward" as lead officer) and a
    decimal ("2.5 weeks") are words: a mark would be dropped from the cell's value.
    """
    mark, rest = split_mark(text)
    if mark is None or not rest:
        return None, text
    if _BARE_NUMBER.fullmatch(mark) and (in_cell or _MONTH.match(rest)):
        return None, text
    if _DOTTED_DATE.fullmatch(mark):
        return None, text
    if in_cell and (_INITIAL.fullmatch(mark) or ("." in mark.strip(".") and not rest[0].isupper())):
        return None, text
    return mark, rest


def paragraph(runs: Iterable[Run], mark: str | None = None, level: int = 0, in_cell: bool = False) -> Paragraph | None:
    """A paragraph or list item of these runs, None where they hold no words.

    `mark` is one that the format computes (automatic numbering); else a typed one is looked for.
    """
    tidied = tidy(runs)
    if not tidied:
        return None
    if mark is not None:
        return Paragraph(words(tidied), ParagraphKind.LIST_ITEM, mark, max(level, 1), tidied)
    text = words(tidied)
    mark, rest = typed_mark(text, in_cell)
    if mark is None:
        return Paragraph(text, ParagraphKind.TEXT, None, 0, tidied)
    body = without_lead(tidied, len(text) - len(rest))
    return Paragraph(words(body), ParagraphKind.LIST_ITEM, mark, max(level, 1), body)


def heading(found: Paragraph, level: int) -> Paragraph:
    return replace(found, kind=ParagraphKind.HEADING, level=level)


def body_size(blocks: Iterable[Block]) -> float | None:
    """The type size of most words outside tables."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph):
            for run in block.runs:
                if run.style.size is not None:
                    sizes[run.style.size] += len(run.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else None


def with_apparent_headings(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that are set as headings become headings; they rank below those that the format declares."""
    size = body_size(blocks)
    found = [heading(b, UNDECLARED) if isinstance(b, Paragraph) and _apparent(b, size) else b for b in blocks]
    headings = [b for b in found if isinstance(b, Paragraph) and b.kind is ParagraphKind.HEADING]
    declared = max((h.level for h in headings), default=0)
    apparent = [h for h in headings if h.level == UNDECLARED]
    ranks = {id(h): r.level + declared for h, r in zip(apparent, rank_headings(apparent), strict=True)}
    return [replace(b, level=ranks[id(b)]) if isinstance(b, Paragraph) and id(b) in ranks else b for b in found]


def _apparent(block: Paragraph, size: float | None) -> bool:
    if block.kind is ParagraphKind.HEADING:
        return False
    if block.kind is ParagraphKind.LIST_ITEM and not re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*\.?\)?", block.mark or ""):
        return False
    return looks_like_heading(block, size)


def located(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, each with the headings that it stands under and its number: "Finance > Budget / table 2"."""
    path: list[Paragraph] = []
    counts: Counter[str] = Counter()
    placed: list[Block] = []
    for block in blocks:
        kind = type(block).__name__.casefold()
        counts[kind] += 1
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.HEADING:
            while path and path[-1].level >= block.level:
                path.pop()
        above = " > ".join(h.text for h in path)
        locator = f"{above} / {kind} {counts[kind]}" if above else f"{kind} {counts[kind]}"
        placed.append(_placed_table(block, locator) if isinstance(block, Table) else replace(block, locator=locator))
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.HEADING:
            path.append(block)
    return tuple(placed)


def _placed_table(table: Table, locator: str) -> Table:
    cells = []
    for cell in table.cells:
        where = f"{locator} / row {cell.row + 1} / cell {cell.column + 1}"
        cells.append(replace(cell, paragraphs=tuple(replace(p, locator=where) for p in cell.paragraphs)))
    return replace(table, cells=tuple(cells), locator=locator)


def visible(text: str) -> int:
    """How many characters are not white space."""
    return sum(map(len, text.split()))


def plain(text: str, style: Style | None = None) -> Run:
    return Run(text, style or Style())
