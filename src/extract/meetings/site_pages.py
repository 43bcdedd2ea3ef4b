"""Minutes as committee sites print them: numbers on lines of their own, labels, the papers that hang on an item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...document import Block, Paragraph, ParagraphKind
from ...lookups import fold, spellings
from ..papers.committee_pages import met_at, page_line, without_attachment

NUMBER_ALONE = re.compile(r"^(?:(?:[A-Z]{1,3}[/ ]?)?\d{1,4}(?:[./]\d{1,4}){0,2}[A-Z]?\.|\d{1,4}/\d{2,4})$")
NUMBERED = re.compile(r"^(?P<number>(?:[A-Z]{1,3}[/ ]?)?\d{1,4}[A-Za-z]?)[.):]?\s+(?P<title>\S.*)$")
HANGS_ON = re.compile(r",\s*item\s+(?:[A-Z]{1,3}[/. ]?)?\d{1,4}[a-z]?\b", re.IGNORECASE)
PUBLISHED = re.compile(  # "17/11/2020 - Highway Maintenance ref: 1249 Item Deferred": one of a site's list of decisions
    r"^\d{1,2}/\d{1,2}/\d{4} [-–—] (?P<title>\S.{2,250}?)\s+ref:\s?\d{1,6}\b"
)
LONGEST_TITLE = 40  # words


def laid_out(blocks: Sequence[Block], title: str | None) -> tuple[Block, ...]:
    """The blocks with each item's number and title in one heading, and without the lists of papers that hang on it.

    `title` is what the page is called: that of an item which a line "Meeting: 1/2/2017 - Council (Item 52)" opens.
    """
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        at += 1
        if not isinstance(block, Paragraph):
            found.append(block)
        elif opened := _opened(block, following, title):
            found.append(opened[0])
            at += opened[1]
        elif not _is_furniture(block):
            found.append(_without_attachment(block))
    return tuple(found)


def _opened(block: Paragraph, following: Block | None, title: str | None) -> tuple[Paragraph, int] | None:
    """The heading that one or two blocks are, and how many of those that follow it takes."""
    below = following if isinstance(following, Paragraph) else None
    published = PUBLISHED.match(block.text)
    if published:
        return replace(block, text=published["title"], mark=None, kind=ParagraphKind.HEADING, level=1, runs=()), 0
    met = met_at(block.text)
    if met and met.number:
        numbered = NUMBERED.match(below.text) if below and not below.mark else None
        if below and numbered and numbered["number"] == met.number:
            return _heading(block, met.number, numbered["title"]), 1
        again = below is not None and fold(without_attachment(below.text)) == fold(title or "")
        return _heading(block, met.number, title or met.body), int(again)
    alone = block.text if not block.mark else block.mark if not block.text else ""
    if below and NUMBER_ALONE.match(alone) and not below.mark and _may_be_title(below):
        return _heading(below, alone.rstrip("."), below.text, (block,)), 1
    return None


def _heading(block: Paragraph, number: str, title: str, before: tuple[Paragraph, ...] = ()) -> Paragraph:
    parts = (*(part for p in before for part in p.parts), *block.parts)
    named = without_attachment(title).strip()
    return replace(block, text=named, mark=f"{number}.", kind=ParagraphKind.HEADING, level=1, runs=(), parts=parts)


def _may_be_title(block: Paragraph) -> bool:
    """A line that is no label of the page; "51." over "MINUTES" or "Minutes" is the item, "Minutes:" is none."""
    text = without_attachment(block.text)
    plain = not text.endswith(":") and (text.isupper() or fold(text) == "minutes")
    named = page_line(text) is None or text != block.text or plain
    return bool(text) and len(text.split()) <= LONGEST_TITLE and named and text[0].isalnum()


def _is_furniture(block: Paragraph) -> bool:
    """ "Additional documents:" and the papers listed below it, each with the item that it hangs on."""
    if page_line(block.text) == "furniture":
        return True
    return bool(HANGS_ON.search(block.text)) and without_attachment(block.text) != block.text


def _without_attachment(block: Paragraph) -> Paragraph:
    """A line that a paper hangs on is an item's title."""
    named = without_attachment(block.text)
    if named == block.text:
        return block
    return replace(block, text=named, kind=ParagraphKind.HEADING, level=block.level or 1, runs=())


def fact_label(text: str) -> str | None:
    """`status` or `number` for a line "Decision status: ...", "DECISION NUMBER: 14/2017"."""
    label, colon, _ = text.partition(":")
    return spellings("decisions", "facts").get(fold(label).rstrip("?")) if colon else None
