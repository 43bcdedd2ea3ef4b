"""Where the appendices of a covering report begin.

An appendix without a front sheet is told by a heading "Appendix 1", by a name that the report gave it, by a title page
of its own, by what printers change between papers (page numbers that begin again, the paper's orientation), or by
standing after the report's closing contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...document import Block, Figure, Paragraph, ParagraphKind, Table
from ..dates_printed import says_period
from .body_names import is_letterhead
from .heading_block import APPENDIX, PRESENT, heading_block, paper_word
from .labels import field_of, section_of
from .named_appendices import NamedAppendix, appendices_named, names_appendix
from .paper_starts import IDENTITY, SHEET_LABELS, SHEET_SPAN, Begins, Start, Survey, appendix_label, is_heading


def appendices(survey: Survey, papers: Sequence[int]) -> Iterator[Start]:
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
    top = range(begin, min(begin + SHEET_SPAN, end))
    fields = {f.field for f in survey.facts if f.index in top and f.field in IDENTITY}
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
                if start.label in self.labels or self._is_listed(start):
                    continue
                self.labels.add(start.label)
            on_top = heading_block(self.survey.blocks, start.index).lines[:4]
            known = [n for n in self.named if any(names_appendix(p.text, index, [n]) for _, p in on_top)]
            self.names |= {n.name for n in known}
            self.labels |= {n.label for n in known if n.label}
            if start.begins is Begins.AFTER_CONTACT and not any(paper_word(p.text) for _, p in on_top):
                self.names |= {
                    n.name for n in self.named if n.label and n.name not in self.names and len(self.names) < 1
                }
            last = start.index if self.survey.pages.known else start.index + len(on_top)
            yield start

    def _is_listed(self, start: Start) -> bool:
        """Whether the line goes on a list that the page before ends with: the appendix before it has not begun.

        An annex inside an appendix is the appendix's, unless the report names it, too.
        """
        if self.labels and start.label not in {n.label for n in self.named}:
            series = _series(start.label or "")
            if all(_series(label) != series for label in self.labels):
                return True
        if self._is_alone(start):
            return True
        above = self.survey.blocks[start.index - 1]
        label = appendix_label((above,))
        return label is not None and label < (start.label or "") and label not in self.labels

    def _is_alone(self, start: Start) -> bool:
        """Whether the line has a page to itself and the next page opens with the same label."""
        page_at, below = self.survey.pages.page_at, start.index + 1
        if below >= len(page_at) or page_at[below] == page_at[start.index]:
            return False
        return appendix_label((self.survey.blocks[below],)) == start.label

    def _here(self, index: int) -> Start | None:
        survey = self.survey
        block = survey.blocks[index]
        top = survey.pages.known and survey.pages.top(index) == index
        if index == self.closed:
            return Start(index, Begins.AFTER_CONTACT, appendix_label((block,)))
        if survey.pages.known and not top:
            return None
        if top and survey.pages.new_print(index):
            lines = heading_block(survey.blocks, index).lines
            if lines or survey.pages.own_header(index) or survey.pages.left_header(index):
                return Start(index, Begins.NEW_PRINT, appendix_label((block,)))
        if top and survey.pages.renumbered(index) and self._says_paper(index):
            return Start(index, Begins.NEW_PRINT, appendix_label((block,)))
        if not isinstance(block, Paragraph):
            return None
        label = appendix_label((block,))
        if label and _stands_alone(survey, index):
            return Start(index, Begins.APPENDIX, label)
        if index in survey.inspected or self._titled(index) or self._entitled(index):
            return Start(index, Begins.NEW_PRINT)
        return self._by_name(index)

    def _says_paper(self, index: int) -> bool:
        return any(paper_word(p.text) for _, p in heading_block(self.survey.blocks, index).lines)

    def _titled(self, index: int) -> bool:
        """A letterhead, and under it the title of a paper: an appendix with a title page of its own."""
        block = self.survey.blocks[index]
        if not isinstance(block, Paragraph) or not is_heading(block) or not is_letterhead(block.text):
            return False
        return any(paper_word(p.text) for _, p in heading_block(self.survey.blocks, index).lines[1:])

    def _entitled(self, index: int) -> bool:
        """A title above all headings of the report before it, that names a paper and its period: a system's print."""
        block = self.survey.blocks[index]
        if not isinstance(block, Paragraph) or not is_heading(block) or not paper_word(block.text):
            return False
        before = [b for b in self.survey.blocks[self.begin : index] if isinstance(b, Paragraph)]
        levels = [b.level for b in before if b.kind is ParagraphKind.HEADING]
        if not levels or block.level >= min(levels) or not any(_opens(b, "recommendation") for b in before):
            return False
        lines = heading_block(self.survey.blocks, index).lines
        return any(says_period(p.text) for _, p in lines)

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


def _series(label: str) -> tuple[str, bool]:
    """What labels of one series have in common: "appendix" and whether a figure follows."""
    return label.split()[0], any(map(str.isdigit, label))


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
