"""Where one paper of a file ends and the next begins.

A file mostly holds one paper. An agenda pack holds the agenda, minutes, covering reports and what they append. A new
paper is told by its own front sheet, by a list of those present, by a heading "Appendix 1", by a heading that an
earlier paper named as its appendix, and, on a new page, by what printers change between papers: page numbers that
begin again, the paper's orientation together with a title or a running header. What follows a report's closing
contact is no longer that report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document, Figure, Paragraph, Table
from ...lookups import fold
from .appended import appendices
from .body_names import is_letterhead
from .committee_pages import has_closed
from .heading_block import PRESENT, Line, heading_block
from .labels import Labelled, field_of
from .listed import AGENDA, headed, listed, outlined
from .paper_starts import IDENTITY, SHEET_LABELS, SHEET_SPAN, Begins, Start, Survey, appendix_label, is_heading

SHEET_GAP = 5  # blocks between one fact and the next
FILE_OPENING = 8  # blocks; a front sheet that begins here is the file's first paper's
LISTS_SPAN = 15  # blocks; lists of those present, in attendance and absent stand together
MEETING_LINES = frozenset({Line.BODY, Line.DATE, Line.LETTERHEAD, Line.GENERIC})
MEETING_FACTS = frozenset({"committee", "meeting_date", "venue", "meetings"})
HEADED = 8  # blocks above the list of those present that say which meeting it was
CLOSED_WITHIN = 3  # blocks
TOP_BLOCKS = 6  # a front sheet begins among so many blocks on top of its page


def starts(document: Document) -> tuple[Start, ...]:
    """The beginnings of all papers of the file, in reading order; the first is the file's own."""
    survey = Survey.of(document)
    found: dict[int, Start] = {0: Start(0, Begins.FILE, appendix_label(document.blocks[:1]))}
    said = (*_front_sheets(survey), *_meetings(survey), *headed(survey))
    for start in sorted((*said, *listed(survey, {s.index for s in said})), key=lambda s: s.index):
        if start.index > 0:
            found.setdefault(start.index, start)
    for start in outlined(survey, found):
        if start.index > 0:
            found.setdefault(start.index, start)
    for start in appendices(survey, sorted(found)):
        found.setdefault(start.index, start)
    return tuple(found[i] for i in sorted(found) if i == 0 or not survey.is_blank_page(i))


def _front_sheets(survey: Survey) -> Iterator[Start]:
    """Every cluster of a front sheet's labels, from the letterhead above it on."""
    facts = [f for f in survey.facts if f.field in IDENTITY]
    last_end = -1
    for at, fact in enumerate(facts):
        if fact.index <= last_end:
            continue
        near = list(_cluster(survey, facts[at:]))
        fields = {f.field for f in near}
        if len(fields) < SHEET_LABELS or not fields & {"title", "committee", "meeting_date", "meetings"}:
            continue
        if "title" not in fields and not survey.pages.is_top(fact.index, TOP_BLOCKS):
            continue
        begin = _back_to_letterhead(survey, fact.index)
        if survey.pages.known and not survey.pages.is_top(begin, TOP_BLOCKS):
            continue
        last_end = near[-1].index
        if begin < FILE_OPENING and not survey.pages.known and not _meets_before(survey, begin):
            continue
        yield Start(survey.pages.top(begin) if survey.pages.known else begin, Begins.FRONT_SHEET)


def _cluster(survey: Survey, facts: Sequence[Labelled]) -> Iterator[Labelled]:
    """The facts that stand together with the first, on its page."""
    last = facts[0].index
    for fact in facts:
        if survey.pages.page_at[fact.index] != survey.pages.page_at[facts[0].index]:
            return
        if fact.index - last > SHEET_GAP or fact.index - facts[0].index > SHEET_SPAN:
            return
        last = fact.index
        yield fact


def _meets_before(survey: Survey, index: int) -> bool:
    """Whether an agenda or minutes stand before: then even an early front sheet is another paper's."""
    lines = [b.text for b in survey.blocks[:index] if isinstance(b, Paragraph)]
    return any(PRESENT.match(line) or AGENDA.match(fold(line)) for line in lines)


def _back_to_letterhead(survey: Survey, index: int) -> int:
    """The first of the heading lines directly above a front sheet."""
    begin = index
    while begin > 0 and index - begin < 4:
        above = survey.blocks[begin - 1]
        if isinstance(above, Figure):
            begin -= 1
            continue
        short = isinstance(above, Paragraph) and len(above.text.split()) <= 14 and not field_of(above.text)
        if not (isinstance(above, Paragraph) and short and (is_heading(above) or is_letterhead(above.text))):
            break
        begin -= 1
    return begin


def _meetings(survey: Survey) -> Iterator[Start]:
    """Every list of those present, from the heading lines above it on."""
    last = -LISTS_SPAN
    for index, block in enumerate(survey.blocks):
        words = block.text if isinstance(block, Paragraph | Table) else ""
        if index == 0 or not PRESENT.match(words[:200]):
            continue
        near, last = index - last < LISTS_SPAN, index
        if near or _is_closed(survey, index):
            continue
        if survey.pages.known:
            top = survey.pages.top(index)
            lines = heading_block(survey.blocks, top).lines
            if index - top <= 2 * TOP_BLOCKS and any(kind in MEETING_LINES for kind, _ in lines):
                yield Start(top, Begins.MEETING)
            continue
        begin = index
        while begin > 0 and index - begin < HEADED and _heads(survey, begin - 1):
            begin -= 1
        if begin and any(kind in MEETING_LINES for kind, _ in heading_block(survey.blocks, begin).lines):
            yield Start(begin, Begins.MEETING)


def _is_closed(survey: Survey, index: int) -> bool:
    """Whether the meeting ended just above: then the list of those present is its last page's."""
    return has_closed(survey.blocks[max(index - CLOSED_WITHIN, 0) : index])


def _heads(survey: Survey, index: int) -> bool:
    """A heading line, or a fact "Meeting: Cabinet", "Date: 4 May" above a list of those present."""
    fields = {f.field for f in survey.facts if f.index == index}
    return bool(fields & MEETING_FACTS) or bool(heading_block(survey.blocks[index : index + 1]).lines)
