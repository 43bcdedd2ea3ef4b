"""One paper inside a document, as the finders see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Block, Document, Figure, Paragraph, ParagraphKind, Part, Table
from .candidates import ReportCandidate, Source
from .signs import NO_SIGNS, Sign, signs_of_table

QUOTE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Report:
    """A stretch of a document's blocks with its front sheet.

    `blocks` are all blocks of the stretch in reading order, the front sheet's too. `parent` is the covering report
    of an appendix; its key and its names hold for the appendix where that prints none.
    """

    document: Document
    front: ReportCandidate
    blocks: tuple[Block, ...]
    parent: Report | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Paragraph))

    def under_headings(self) -> Iterator[tuple[tuple[Paragraph, ...], Block]]:
        """Every block that is no heading, with the headings that it stands under, outermost first."""
        path: list[Paragraph] = []
        for block in self.blocks:
            if isinstance(block, Paragraph) and block.kind is ParagraphKind.HEADING:
                while path and path[-1].level >= block.level:
                    path.pop()
                path.append(block)
            else:
                yield tuple(path), block


def source_of(*blocks: Block, method: str, quote: str | None = None, signs: frozenset[Sign] = NO_SIGNS) -> Source:
    """Provenance of what was read from these blocks (or cells' paragraphs), in their order."""
    parts: list[Part] = []
    for block in blocks:
        parts.extend(p for p in block.parts if p not in parts)
    words = quote if quote is not None else "\n".join(_words(block) for block in blocks)
    locator = next((b.locator for b in blocks if b.locator), None)
    told = signs.union(*(signs_of_table(block) for block in blocks if isinstance(block, Table)))
    return Source(words[:QUOTE_LIMIT], method, tuple(parts), locator, told)


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"{block.mark} {block.text}" if block.mark else block.text
    if isinstance(block, Figure):
        return block.text
    return block.text
