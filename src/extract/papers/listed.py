"""Papers that begin where an agenda or the file's outline says so.

An agenda gives the pages of its items, or their titles alone, which then stand on top of the pages where they begin.
An outline is believed where what it names on its first level mostly looks like papers: the chapters of a plan do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ...document import Bookmark, Paragraph, Table
from ...lookups import fold
from .agendas import agenda_lines
from .heading_block import APPENDIX, ITEM_STAMP, REPORT_OF, Line, heading_block
from .labels import section_of
from .paper_starts import Begins, Start, Survey, appendix_label

AGENDA = re.compile(r"(?:agenda|a g e n d a)\b")
AGENDA_BLOCKS = 80  # an agenda is no longer
TOP_BLOCKS = 8  # a title stands among so many blocks on top of its page
SHORTEST = 2  # words of a title that is looked for
BELIEVED = 0.5  # share of the outline's entries that look like papers
ITEM = re.compile(r"^(?:(?:agenda\s+)?item\s+)?\d{1,3}[a-z]?\s*[.):–-]?\s+", re.IGNORECASE)
MOST_SAME_TOP = 2
MOSTLY = 0.6  # of the pages bear the pack's own number, where it has one


def listed(survey: Survey, known: Collection[int]) -> Iterator[Start]:
    """The pages on which the agenda says that its papers begin: by the numbers stamped on them, or by their titles.

    `known` are beginnings found otherwise: at the first after its heading the agenda ends.
    """
    opening = survey.blocks[:AGENDA_BLOCKS]
    headings = (
        n for n, b in enumerate(opening) if isinstance(b, Paragraph | Table) and AGENDA.match(fold(b.text[:20]))
    )
    heading = next(headings, None)
    if heading is None:
        return
    opening = opening[: min((n for n in known if n > heading), default=AGENDA_BLOCKS)]
    titles, stamps = _Titles.of(survey), _Stamps.of(survey)
    last = 1
    for line in agenda_lines(opening):
        page = stamps.page_of(int(line.page_from), last) if line.page_from else None
        page = page or titles.page_of(line.title, last)
        if page is not None:
            last = page
            yield Start(survey.pages.tops[page], Begins.LISTED, None, line.title)


@dataclass(frozen=True, slots=True)
class _Stamps:
    """The numbers on the pages; `shift` is from the pack's own to the file's, None where it has none of its own."""

    survey: Survey
    shift: int | None

    @classmethod
    def of(cls, survey: Survey) -> _Stamps:
        shifts = Counter(page - number for number, pages in survey.pages.stamps.items() for page in pages)
        shift, count = next(iter(shifts.most_common(1)), (0, 0))
        return cls(survey, shift if count >= MOSTLY * len(survey.pages.tops) else None)

    def page_of(self, number: int, after: int) -> int | None:
        """The page after another that bears this number, by the pack's count or as the only one."""
        pages = self.survey.pages
        if self.shift is not None:
            page = number + self.shift
            return page if page > after and page in pages.tops else None
        bearing = [page for page in pages.stamped(number) if page > after and page in pages.tops]
        if len(bearing) != 1 or pages.folios.get(bearing[0], 1) > 1:
            return None
        top = pages.tops[bearing[0]]
        opens = heading_block(self.survey.blocks, top).lines or isinstance(self.survey.blocks[top], Table)
        return bearing[0] if opens else None


@dataclass(frozen=True, slots=True)
class _Titles:
    """What stands on top of each page, folded."""

    on_top: dict[int, frozenset[str]]

    @classmethod
    def of(cls, survey: Survey) -> _Titles:
        return cls({page: frozenset(_top_lines(survey, top)) for page, top in survey.pages.tops.items()})

    def page_of(self, title: str, after: int) -> int | None:
        """The first page after another that bears this title on top."""
        wanted = fold(title)
        if len(wanted.split()) < SHORTEST:
            return None
        return next((page for page in sorted(self.on_top) if page > after and wanted in self.on_top[page]), None)


def _top_lines(survey: Survey, top: int) -> Iterator[str]:
    page = survey.pages.page_at[top]
    for index in range(top, min(top + TOP_BLOCKS, len(survey.blocks))):
        block = survey.blocks[index]
        if survey.pages.page_at[index] != page:
            return
        if isinstance(block, Paragraph) and block.number is None:
            yield fold(block.text)
            yield fold(block.text.partition(":")[2])
        elif isinstance(block, Table):
            for cell in block.cells:
                yield fold(cell.flat)
                yield from [fold(paragraph.text) for paragraph in cell.paragraphs]


def outlined(survey: Survey, known: Collection[int]) -> Iterator[Start]:
    """The beginnings that the file's outline names; `known` are those found otherwise."""
    entries = [entry for entry in survey.document.outline if entry.page in survey.pages.tops]
    papers = [entry for entry in entries if entry.level == 1]
    later = [entry for entry in papers if entry.page > 1]
    if len({entry.page for entry in papers}) < len(papers) or not later:
        return
    likely = [entry for entry in later if _looks_like_a_paper(survey, entry, known)]
    if len(likely) < BELIEVED * len(later):
        return
    for entry in later:
        yield _start(survey, entry)
    begun = {entry.page for entry in papers}
    for entry in entries:
        if entry.level > 1 and entry.page not in begun and _names_appendix(survey, entry):
            begun.add(entry.page)
            yield _start(survey, entry)


def _start(survey: Survey, entry: Bookmark) -> Start:
    label = APPENDIX.match(entry.title)
    top = survey.pages.tops[entry.page]
    if label or entry.level > 1:
        return Start(top, Begins.APPENDIX, fold(label["label"]) if label else appendix_label(survey.blocks[top:][:1]))
    return Start(top, Begins.LISTED, None, ITEM.sub("", entry.title))


def _looks_like_a_paper(survey: Survey, entry: Bookmark, known: Collection[int]) -> bool:
    """Known for one, labelled as an appendix, or under a letterhead."""
    top = survey.pages.tops[entry.page]
    return top in known or bool(APPENDIX.search(entry.title)) or heads_a_report(survey, top)


def _names_appendix(survey: Survey, entry: Bookmark) -> bool:
    """An entry below a paper that says so, or whose words stand on top of its page, and that is no section."""
    if APPENDIX.match(entry.title):
        return True
    if section_of(entry.title) or ITEM.match(entry.title):
        return False
    top = survey.pages.tops[entry.page]
    lines = heading_block(survey.blocks, top).lines[:MOST_SAME_TOP]
    return any(fold(entry.title) in fold(paragraph.text) for _, paragraph in lines)


def headed(survey: Survey) -> Iterator[Start]:
    """Pages that open as reports to a meeting do, without labels, or that bear the number of an item."""
    if not survey.pages.known:
        return
    for page, top in survey.pages.tops.items():
        if page == 1:
            continue
        first = survey.blocks[top]
        if isinstance(first, Paragraph) and ITEM_STAMP.match(first.text):
            yield Start(top, Begins.LISTED)
        elif heads_a_report(survey, top):
            yield Start(top, Begins.FRONT_SHEET)


def heads_a_report(survey: Survey, top: int) -> bool:
    """Whether a page opens with a council's name and the body that meets, a body and its day, or whose report it is."""
    block = heading_block(survey.blocks, top)
    kinds = [kind for kind, _ in block.lines]
    if not kinds:
        return False
    below = survey.blocks[block.end] if block.end < len(survey.blocks) else None
    if isinstance(below, Paragraph) and REPORT_OF.match(below.text):
        return survey.pages.page_at[block.end] == survey.pages.page_at[top]
    if Line.BODY not in kinds:
        return False
    return Line.LETTERHEAD in kinds[:2] or (Line.DATE in kinds and kinds.index(Line.BODY) < 2)
