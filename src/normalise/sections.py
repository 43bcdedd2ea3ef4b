"""Everything that was read, in order, cut at the headings: for full-text search and for reading along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..document import Block, Paragraph, ParagraphKind, Part
from ..extract.candidates import Source
from ..extract.report import QUOTE_LIMIT, Report
from .context import Context
from .records import SectionRecord

METHOD = "sections"


@dataclass(slots=True)
class _Draft:
    heading: Paragraph | None
    lines: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    locator: str | None = None


def section_records(report: Report, context: Context) -> list[SectionRecord]:
    """One section per heading with all text up to the next; the first has no heading where text stands before any."""
    return [_record(draft, ordinal, context) for ordinal, draft in enumerate(_drafts(report), 1)]


def _drafts(report: Report) -> Iterator[_Draft]:
    draft = _Draft(None)
    for block in report.blocks:
        if isinstance(block, Paragraph) and block.kind is ParagraphKind.HEADING:
            if draft.heading or draft.lines:
                yield draft
            draft = _Draft(block)
        elif text := _text(block):
            draft.lines.append(text)
        draft.parts.extend(block.parts)
        draft.locator = draft.locator or block.locator
    if draft.heading or draft.lines:
        yield draft


def _text(block: Block) -> str:
    if isinstance(block, Paragraph) and block.mark and block.number:
        return f"{block.mark} {block.text}"
    return block.text


def _record(draft: _Draft, ordinal: int, context: Context) -> SectionRecord:
    heading = draft.heading
    text = "\n".join(draft.lines)
    quote = (heading.text if heading else text)[:QUOTE_LIMIT]
    pages = [part.page for part in draft.parts]
    first = {part.page: part for part in reversed(draft.parts)}
    first_of_each = tuple([first[page] for page in sorted(first)])
    return SectionRecord(
        **context.provenance(Source(quote, METHOD, first_of_each, draft.locator)),
        section_id=context.identities.of("sections", context.report_id, ordinal),
        ordinal=ordinal,
        level=heading.level if heading else 0,
        number=heading.number if heading else None,
        heading=heading.text if heading else None,
        text=text,
        page_start=min(pages, default=None),
        page_end=max(pages, default=None),
    )
