"""The beginnings of papers, and what all searches for them look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ...document import Block, Document, Paragraph, ParagraphKind
from ...lookups import fold
from .heading_block import APPENDIX
from .labels import Labelled, labelled, section_of
from .page_changes import Pages

IDENTITY = frozenset(
    {"title", "committee", "meeting_date", "report_of", "wards", "exempt", "key_decision", "portfolio", "directorate",
     "report_author", "report_reference", "contact", "meetings"}
)  # fmt: skip
LEFT_BLANK = re.compile(r"\b(?:left|deliberately|intentionally) blank\b", re.IGNORECASE)
SHEET_LABELS = 3  # as many facts of a front sheet stand together at least
SHEET_SPAN = 14  # blocks


class Begins(StrEnum):
    FILE = "file"
    FRONT_SHEET = "front_sheet"
    MEETING = "meeting"
    APPENDIX = "appendix"
    NAMED = "named"
    AFTER_CONTACT = "after_contact"
    NEW_PRINT = "new_print"
    LISTED = "listed"  # on the page that the agenda names


@dataclass(frozen=True, slots=True)
class Start:
    """Where a paper begins, why we think so, the appendix label that it bears, the name that the agenda gives it."""

    index: int
    begins: Begins
    label: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """What all searches for beginnings look at."""

    document: Document
    blocks: tuple[Block, ...]
    facts: tuple[Labelled, ...]
    inspected: frozenset[int]
    pages: Pages

    @classmethod
    def of(cls, document: Document) -> Survey:
        facts = tuple(labelled(document.blocks))
        inspected = frozenset(f.index for f in facts if f.field == "inspected")
        return cls(document, document.blocks, facts, inspected, Pages.of(document))

    def is_blank_page(self, index: int) -> bool:
        """Whether all that its page says is that nothing is on it."""
        page = self.pages.page_at[index]
        near = zip(self.blocks[index : index + 4], self.pages.page_at[index : index + 4], strict=True)
        on_page = [block for block, at in near if at == page]
        said = [b.text for b in on_page if isinstance(b, Paragraph) and any(map(str.isalpha, b.text))]
        return page is not None and bool(said) and len(on_page) < 4 and all(LEFT_BLANK.search(text) for text in said)


def appendix_label(blocks: Sequence[Block]) -> str | None:
    """The label of the first of these blocks that bears one, folded: "appendix a"."""
    for block in blocks:
        if isinstance(block, Paragraph) and (found := APPENDIX.match(block.text)) and len(block.text.split()) <= 25:
            return fold(found["label"]) if not re.search(r"[.;]$", block.text) else None
    return None


def is_heading(paragraph: Paragraph) -> bool:
    """A heading that is neither numbered nor a section of a report."""
    return paragraph.kind is ParagraphKind.HEADING and not paragraph.number and not section_of(paragraph.text)
