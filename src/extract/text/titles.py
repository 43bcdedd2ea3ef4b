"""Titles in plain text, where nothing but their place says that they are: "5. Summary", "Managing finances"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ...document import Block, Paragraph, ParagraphKind, Table
from ...lookups import fold, spellings
from ..blocks.paragraphs import UNDECLARED, heading

LABELLED = 2  # columns of a front sheet: labels and values
LABELS = (("front_sheet", "labels"), ("attendance", "lists"))
MOST_ON_TOP = 4
LONGEST = 14  # words of a line on top

_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-zA-Z](?=\)))[.)]?")
_NAMED_PART = re.compile(r"[A-Z][a-z]+ (?:\d{1,2}|[A-Z])\b[ :–—-]")
_COUNCIL = re.compile(r"\b(?:council|authority|board|partnership|forum|trust)$", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[A-Z][A-Za-z]+(?:\s[A-Za-z]+){0,2}):\s\S")
_SENTENCE_END = re.compile(r"[.!?:;]['\"’”)]*$")


def with_titles(blocks: Sequence[Block]) -> list[Block]:
    """Unmarked titles: "5. Summary" and "Managing finances" alone on a line above the text that they name."""
    found: list[Block] = []
    top = _top(blocks)
    named = _over_labels(blocks)
    over = (
        int(len(top) > 1 and isinstance(blocks[top.stop], Table)) or UNDECLARED
    )  # the last line heads the table alone
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        before = blocks[number - 1] if number else None
        if isinstance(block, Paragraph) and (number in top or number in named or _is_title(block, before, after)):
            block = heading(block, over if number in top[:-1] else UNDECLARED)
        found.append(block)
    return found


def _top(blocks: Sequence[Block]) -> range:
    """The lines with which a text begins in which nothing is marked: the council's name, the paper's, the period.

    A front sheet's labels may stand above them.
    """
    start = 1 if blocks and isinstance(blocks[0], Table) and blocks[0].column_count == LABELLED else 0
    end = start
    if blocks and not start and _has_subtitle(blocks[0]):
        end = 1
    elif len(blocks) > 1 and not start and _is_letterhead(blocks[0]) and _has_subtitle(blocks[1]):
        end = 2
    while end < len(blocks) and _may_be_title(blocks[end]):
        end += 1
    marked = any(isinstance(b, Paragraph) and b.kind is ParagraphKind.HEADING for b in blocks)
    if marked or end == len(blocks) or end - start > MOST_ON_TOP:
        return range(0)
    return range(start, min(end, start + 1) if start else end)


def _is_letterhead(block: Block) -> bool:
    return _may_be_title(block) and isinstance(block, Paragraph) and bool(_COUNCIL.search(block.text))


def _over_labels(blocks: Sequence[Block]) -> set[int]:
    """Lines over "Lead: ...", "Status: ..." that stand so more than once: each names what the lines below it tell."""
    labels = [_label_of(block) for block in blocks]
    found = [
        (n, below[0])
        for n, block in enumerate(blocks)
        if isinstance(block, Paragraph) and labels[n] is None and all(below := labels[n + 1 : n + 3]) and len(below) > 1
        if not _SENTENCE_END.search(block.text) and len(block.text.split()) <= LONGEST and block.text[:1].isupper()
    ]
    often = Counter(label for _, label in found)
    return {n for n, label in found if often[label] > 1}


def _label_of(block: Block) -> str | None:
    """ "lead" of the line "Lead: Parks Manager"."""
    found = _LABELLED.match(block.text) if isinstance(block, Paragraph) and block.number is None else None
    return fold(found["label"]) if found else None


def _has_subtitle(block: Block) -> bool:
    """The first line of a text in two parts, of which the first is no label: "Council Plan: Quarterly Updates"."""
    if not isinstance(block, Paragraph) or block.kind is not ParagraphKind.TEXT:
        return False
    name, _, rest = block.text.partition(": ")
    known = any(fold(name) in spellings(*lookup) for lookup in LABELS)
    return bool(rest) and len(name.split()) > 1 and not known and _may_be_title(replace(block, text=f"{name} {rest}"))


def _may_be_title(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.kind is not ParagraphKind.TEXT:
        return False
    plain = not _SENTENCE_END.search(block.text) and not block.text.endswith(",") and block.text[:1].isupper()
    return plain and ":" not in block.text and "@" not in block.text and 1 < len(block.text.split()) <= LONGEST


def _is_title(block: Paragraph, before: Block | None, after: Block | None) -> bool:
    text = block.text
    if block.kind is ParagraphKind.HEADING or _SENTENCE_END.search(text.rstrip(":")) or not text[:1].isupper():
        return False
    if len(text.split()) > 12 or text.endswith(",") or "@" in text:
        return False
    if block.kind is ParagraphKind.LIST_ITEM:
        return _names_what_follows(block, before, after)
    count = len(text.split())
    if isinstance(after, Paragraph) and after.kind is ParagraphKind.LIST_ITEM and text.endswith(":"):
        return count <= 8 and bool(_NAMED_PART.match(text))  # "Priority 2 – Staying well:" over its items
    if ":" in text or any(c.isdigit() for c in text[-4:]):
        return False
    if isinstance(after, Table):
        return True
    if isinstance(after, Paragraph) and after.kind is ParagraphKind.LIST_ITEM and (after.number is None):
        return count <= 5
    named = isinstance(after, Paragraph) and after.kind is not ParagraphKind.HEADING
    stem = named and isinstance(after, Paragraph) and after.text.endswith(":") and not text.endswith(":")
    long = stem or (named and isinstance(after, Paragraph) and len(after.text.split()) >= 12)
    label_above = isinstance(before, Paragraph) and ":" in before.text and len(before.text.split()) < 12
    return count <= (4 if stem else 8) and bool(long) and not label_above


def _names_what_follows(item: Paragraph, before: Block | None, after: Block | None) -> bool:
    """A numbered line is a title where no sibling stands next to it and text, or its own items, stand below."""
    if not _NUMBER.fullmatch(item.mark or "") or not isinstance(after, Paragraph):
        return False
    depth = (item.number or "").count(".")
    for near in (before, after):
        listed = isinstance(near, Paragraph) and near.kind is ParagraphKind.LIST_ITEM
        mark = near.mark or "" if isinstance(near, Paragraph) and listed else ""
        if _NUMBER.fullmatch(mark) and mark.strip(".)").count(".") == depth:
            return False
    if after.kind is ParagraphKind.TEXT:
        return len(after.text.split()) <= 2 or bool(_SENTENCE_END.search(after.text))
    return after.kind is ParagraphKind.LIST_ITEM
