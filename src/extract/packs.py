"""Where one paper of a file ends and the next begins.

A file mostly holds one paper. An agenda pack holds the agenda, minutes, covering reports and what they append. A new
paper is told by its own front sheet, by a list of those present, by a heading "Appendix 1", by a heading that an
earlier paper named as its appendix, and, on a new page, by what printers change between papers: page numbers that
begin again, the paper's orientation together with a title or a running header. What follows a report's closing
contact is no longer that report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..document import Block, Document, Figure, Paragraph, ParagraphKind, Table
from ..lookups import fold
from .agendas import agenda_lines
from .body_names import is_letterhead
from .heading_block import APPENDIX, PRESENT, Line, heading_block, paper_word
from .labels import Labelled, field_of, labelled, section_of
from .named_appendices import NamedAppendix, appendices_named, names_appendix
from .page_changes import Pages

IDENTITY = frozenset(
    {"title", "committee", "meeting_date", "report_of", "wards", "exempt", "key_decision", "portfolio", "directorate",
     "report_author", "report_reference", "contact", "meetings"}
)  # fmt: skip
AGENDA_BLOCKS = 80  # an agenda is no longer
SHEET_LABELS = 3  # as many facts of a front sheet stand together at least
SHEET_SPAN = 14  # blocks
SHEET_GAP = 5  # blocks between one fact and the next
FILE_OPENING = 8  # blocks; a front sheet that begins here is the file's first paper's
LISTS_SPAN = 15  # blocks; lists of those present, in attendance and absent stand together
MEETING_LINES = frozenset({Line.BODY, Line.DATE, Line.LETTERHEAD, Line.GENERIC})
TOP_BLOCKS = 6  # a front sheet begins among so many blocks on top of its page


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


def starts(document: Document) -> tuple[Start, ...]:
    """The beginnings of all papers of the file, in reading order; the first is the file's own."""
    survey = Survey.of(document)
    found: dict[int, Start] = {0: Start(0, Begins.FILE, _appendix_label(document.blocks[:1]))}
    for start in sorted((*_front_sheets(survey), *_meetings(survey), *_listed(survey)), key=lambda s: s.index):
        if start.index > 0:
            found.setdefault(start.index, start)
    for start in _appendices(survey, sorted(found)):
        found.setdefault(start.index, start)
    return tuple(found[i] for i in sorted(found))


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


def _listed(survey: Survey) -> Iterator[Start]:
    """The pages on which the agenda says that its papers begin, by the numbers stamped on them."""
    opening = survey.blocks[:AGENDA_BLOCKS]
    if not any(isinstance(b, Paragraph) and re.match(r"(?:agenda|a g e n d a)\b", fold(b.text)) for b in opening):
        return
    last = 1
    for line in agenda_lines(opening):
        stamped = survey.pages.stamped(int(line.page_from)) if line.page_from else ()
        page = next((p for p in stamped if p > last and p in survey.pages.tops), None)
        if page is not None:
            last = page
            yield Start(survey.pages.tops[page], Begins.LISTED, None, line.title)


def _front_sheets(survey: Survey) -> Iterator[Start]:
    """Every cluster of a front sheet's labels, from the letterhead above it on."""
    facts = [f for f in survey.facts if f.field in IDENTITY]
    last_end = -1
    for at, fact in enumerate(facts):
        if fact.index <= last_end:
            continue
        near = list(_cluster(facts[at:]))
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


def _cluster(facts: Sequence[Labelled]) -> Iterator[Labelled]:
    """The facts that stand together with the first."""
    last = facts[0].index
    for fact in facts:
        if fact.index - last > SHEET_GAP or fact.index - facts[0].index > SHEET_SPAN:
            return
        last = fact.index
        yield fact


def _meets_before(survey: Survey, index: int) -> bool:
    """Whether an agenda or minutes stand before: then even an early front sheet is another paper's."""
    lines = [b.text for b in survey.blocks[:index] if isinstance(b, Paragraph)]
    return any(PRESENT.match(line) or re.match(r"(?:agenda|a g e n d a)\b", fold(line)) for line in lines)


def _back_to_letterhead(survey: Survey, index: int) -> int:
    """The first of the heading lines directly above a front sheet."""
    begin = index
    while begin > 0 and index - begin < 4:
        above = survey.blocks[begin - 1]
        if isinstance(above, Figure):
            begin -= 1
            continue
        short = isinstance(above, Paragraph) and len(above.text.split()) <= 14 and not field_of(above.text)
        if not (isinstance(above, Paragraph) and short and (_is_heading(above) or is_letterhead(above.text))):
            break
        begin -= 1
    return begin


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.HEADING and not paragraph.number and not section_of(paragraph.text)


def _meetings(survey: Survey) -> Iterator[Start]:
    """Every list of those present, from the heading lines above it on."""
    last = -LISTS_SPAN
    for index, block in enumerate(survey.blocks):
        words = block.text if isinstance(block, Paragraph | Table) else ""
        if index == 0 or not PRESENT.match(words[:200]):
            continue
        near, last = index - last < LISTS_SPAN, index
        if near:
            continue
        if survey.pages.known:
            top = survey.pages.top(index)
            lines = heading_block(survey.blocks, top).lines
            if index - top <= 2 * TOP_BLOCKS and any(kind in MEETING_LINES for kind, _ in lines):
                yield Start(top, Begins.MEETING)
            continue
        begin = index
        while begin > 0 and index - begin < 6 and heading_block(survey.blocks[begin - 1 : begin]).lines:
            begin -= 1
        if any(kind in MEETING_LINES for kind, _ in heading_block(survey.blocks, begin).lines):
            yield Start(begin, Begins.MEETING)


def _appendices(survey: Survey, papers: Sequence[int]) -> Iterator[Start]:
    """What stands after each covering report without a front sheet of its own."""
    for begin, end in zip(papers, [*papers[1:], len(survey.blocks)], strict=True):
        if not _is_report(survey, begin, end):
            continue
        named = appendices_named(survey.blocks[begin:end])
        search = Search(
            survey, begin, end, tuple(replace(n, index=n.index + begin) for n in named), _closing(survey, begin, end)
        )
        yield from search.starts()


def _is_report(survey: Survey, begin: int, end: int) -> bool:
    """Only a report to a meeting has appendices that are papers of their own; a plan's annexes are the plan."""
    if any(_opens(b, "recommendation") for b in survey.blocks[begin:end]):
        return not any(isinstance(b, Paragraph) and PRESENT.match(b.text) for b in survey.blocks[begin : begin + 20])
    fields = {f.field for f in survey.facts if begin <= f.index < begin + SHEET_SPAN and f.field in IDENTITY}
    return len(fields) >= SHEET_LABELS


@dataclass(slots=True)
class Search:
    """The search for one covering report's appendices; `closed` is the first block after its closing contact."""

    survey: Survey
    begin: int
    end: int
    named: tuple[NamedAppendix, ...]
    closed: int | None
    labels: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def starts(self) -> Iterator[Start]:
        last = self.begin
        for index in range(self.begin + 1, self.end):
            start = self._here(index)
            if start is None or start.index <= last or start.index < (self.closed or 0):
                continue
            if start.label:
                if start.label in self.labels:
                    continue
                self.labels.add(start.label)
            on_top = heading_block(self.survey.blocks, start.index).lines[:4]
            self.names |= {n.name for n in self.named if any(names_appendix(p.text, index, [n]) for _, p in on_top)}
            if start.begins is Begins.AFTER_CONTACT and not any(paper_word(p.text) for _, p in on_top):
                self.names |= {
                    n.name for n in self.named if n.label and n.name not in self.names and len(self.names) < 1
                }
            last = start.index if self.survey.pages.known else start.index + len(on_top)
            yield start

    def _here(self, index: int) -> Start | None:
        survey = self.survey
        block = survey.blocks[index]
        top = survey.pages.known and survey.pages.top(index) == index
        if index == self.closed:
            return Start(index, Begins.AFTER_CONTACT, _appendix_label((block,)))
        if survey.pages.known and not top:
            return None
        if top and survey.pages.new_print(index):
            lines = heading_block(survey.blocks, index).lines
            if lines or survey.pages.own_header(index) or survey.pages.own_header_ended(index):
                return Start(index, Begins.NEW_PRINT, _appendix_label((block,)))
        if not isinstance(block, Paragraph):
            return None
        label = _appendix_label((block,))
        if label and _stands_alone(survey, index):
            return Start(index, Begins.APPENDIX, label)
        if index in survey.inspected or self._titled(index):
            return Start(index, Begins.NEW_PRINT)
        return self._by_name(index)

    def _titled(self, index: int) -> bool:
        """A letterhead, and under it the title of a paper: an appendix with a title page of its own."""
        block = self.survey.blocks[index]
        if not isinstance(block, Paragraph) or not _is_heading(block) or not is_letterhead(block.text):
            return False
        return any(paper_word(p.text) for _, p in heading_block(self.survey.blocks, index).lines[1:])

    def _by_name(self, index: int) -> Start | None:
        """A line that is the name of an appendix named before, with the lines of the title page above it."""
        depth = 4 if self.survey.pages.known else 1
        lines = heading_block(self.survey.blocks, index).lines[:depth]
        free = [n for n in self.named if n.name not in self.names]
        if not any(names_appendix(p.text, index, free) and not APPENDIX.match(p.text) for _, p in lines):
            return None
        begin = index
        while not self.survey.pages.known and begin - 1 > self.begin and index - begin < 2:
            above = self.survey.blocks[begin - 1]
            if not isinstance(above, Paragraph) or len(above.text.split()) > 6 or not heading_block((above,)).lines:
                break
            begin -= 1
        return Start(begin, Begins.NAMED)


def _appendix_label(blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if isinstance(block, Paragraph) and (found := APPENDIX.match(block.text)) and len(block.text.split()) <= 25:
            return fold(found["label"]) if not re.search(r"[.;]$", block.text) else None
    return None


def _stands_alone(survey: Survey, index: int) -> bool:
    """A heading "Appendix 1", not one line of a list of appendices and not a sentence that begins with the words."""
    block = survey.blocks[index]
    if not isinstance(block, Paragraph):
        return False
    page = survey.pages.page_at[index]
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(survey.blocks) and survey.pages.page_at[i] == page]
    beside = [survey.blocks[i] for i in near]
    if any(isinstance(b, Paragraph) and APPENDIX.match(b.text) for b in beside):
        return False
    return survey.pages.known or block.kind is ParagraphKind.HEADING


CLOSERS = frozenset({"contact", "author_and_contact"})
TAIL = 12  # blocks that may follow a closing contact and still be the report's


def _closing(survey: Survey, begin: int, end: int) -> int | None:
    """The first block after a report's closing contact; None where no contact stands after its recommendation."""
    blocks = survey.blocks
    advised = next((i for i in range(begin, end) if _opens(blocks[i], "recommendation")), None)
    if advised is None:
        return None
    contacts = [f for f in survey.facts if begin < f.index < end and f.index > advised and f.field in CLOSERS]
    for fact in reversed([f for f in contacts if f.index - advised < 400][:2]):
        after = fact.index + len(fact.blocks)
        if survey.pages.known:
            overleaf = survey.pages.next_top(after - 1)
            return overleaf if overleaf is not None and overleaf < end else None
        while after < end and after - fact.index < TAIL and _is_tail(blocks[after]):
            after += 1
        if after < end and after - fact.index < TAIL:
            return after
    return None


def _opens(block: Block, section: str) -> bool:
    return isinstance(block, Paragraph) and section_of(block.text) == section


def _is_tail(block: Block) -> bool:
    """A telephone number, an address, a list of background papers."""
    if isinstance(block, Figure):
        return True
    if isinstance(block, Table):
        return False
    return (
        bool(re.search(r"@|\btel\b|\bext\b|\d{5,}|https?:", block.text, re.IGNORECASE))
        or bool(block.kind is not ParagraphKind.HEADING and field_of(block.text.split(":")[0]))
        or section_of(block.text) == "closing"
    )
