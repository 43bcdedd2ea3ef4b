"""A file cut into its papers, each with its front sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...document import Block, Document, Paragraph
from ...lookups import fold
from ..candidates import MeetingCandidate, ReportCandidate
from ..dates_printed import dates_in
from ..report import Report
from .agendas import agenda_lines
from .front_sheets import Stretch, facts_of, read_front, repeated_facts
from .heading_block import heading_block, paper_word
from .named_appendices import NamedAppendix, appendices_named
from .packs import starts
from .paper_starts import Begins, Start
from .report_kinds import kind_of, meeting_kind
from .titles import title_of

APPENDED = frozenset({Begins.APPENDIX, Begins.NAMED, Begins.AFTER_CONTACT, Begins.NEW_PRINT})


def split(document: Document) -> tuple[Report, ...]:
    """The papers of a file in reading order, at least one. An appendix has its covering report as `parent`."""
    begins = starts(document)
    ends = [s.index for s in begins[1:]] + [len(document.blocks)]
    pack = Pack(document)
    for start, end in zip(begins, ends, strict=True):
        pack.add(start, document.blocks[start.index : end])
    return _presenting(pack.reports)


@dataclass(slots=True)
class Pack:
    """The papers read so far, and the items that the agenda lists."""

    document: Document
    reports: list[Report] = field(default_factory=list)
    agenda: tuple[str, ...] = ()
    meeting: MeetingCandidate | None = None  # for which the agenda is

    def add(self, start: Start, blocks: tuple[Block, ...]) -> None:
        """Read one more paper."""
        parent = self._covering() if start.begins in APPENDED else None
        front = read_front(self._stretch(start, blocks, parent))
        if front.kind == "agenda":
            self.agenda = tuple(line.title for line in agenda_lines(blocks))
            self.meeting = next(iter(front.meetings), None)
        elif parent is None:
            front = self._for_meeting(front)
        self.reports.append(Report(self.document, front, blocks, parent))

    def _for_meeting(self, front: ReportCandidate) -> ReportCandidate:
        """A report of the agenda's day that names no committee goes to the agenda's."""
        met, own = self.meeting, front.meetings
        if met is None or front.kind == "minutes" or len(own) != 1 or own[0].committee or not own[0].meeting_date:
            return front
        days = [fold(day) for words in (own[0].meeting_date, met.meeting_date) for day in dates_in(words or "")[:1]]
        alike = len(days) == 2 and (days[0].endswith(days[1]) or days[1].endswith(days[0]))  # "Thursday 22 January"
        return replace(front, meetings=(replace(own[0], committee=met.committee),)) if alike else front

    def _covering(self) -> Report | None:
        """The report whose appendix comes next: the latest that is none itself."""
        return next((r for r in reversed(self.reports) if r.parent is None), None)

    def _stretch(self, start: Start, blocks: tuple[Block, ...], parent: Report | None) -> Stretch:
        facts = (*facts_of(blocks), *repeated_facts(self.document, blocks))
        met = None if parent else meeting_kind(blocks)
        front = parent.front if parent else None
        named = start.name or (self._named(start, blocks, parent) if parent else None)
        stretch = Stretch(self.document, start, len(self.reports) + 1, blocks, met or "other", front, named, facts)
        if met:
            return stretch
        title = title_of(stretch, next((f.value for f in facts if f.field == "title"), None), heading_block(blocks))
        return replace(stretch, kind=kind_of(blocks, start, title, parent is not None))

    def _named(self, start: Start, blocks: Sequence[Block], parent: Report) -> str | None:
        """What the covering report or the agenda calls an appendix that bears no title."""
        named = appendices_named(parent.blocks)
        by_label = [n for n in named if n.label and n.label == start.label]
        if by_label:
            return by_label[0].name
        taken = {fold(r.front.title or "") for r in self.reports if r.parent is parent}
        free = [n for n in named if not any(_alike(n, title) for title in taken)]
        on_top = [fold(b.text) for b in blocks[:12] if isinstance(b, Paragraph)]
        for one in free:
            printed = _printed(one.name, blocks) or _running(one.name, self.document, blocks)
            if printed or any(fold(one.name) in line for line in on_top):
                return printed or one.name
        if free and start.label is None:
            return free[0].name
        title = parent.front.title or ""
        items = [item for item in self.agenda if paper_word(item) and _shared(item, title) >= 2]
        return max(items, key=lambda item: _shared(item, title)) if items else None


def _printed(name: str, blocks: Sequence[Block]) -> str | None:
    """The line of the appendix that holds its name: a running title that stands somewhere in a text without pages."""
    lines = (b.text for b in blocks if isinstance(b, Paragraph) and len(b.text.split()) <= len(name.split()) + 3)
    return next((line for line in lines if fold(name) in fold(line)), None)


def _running(name: str, document: Document, blocks: Sequence[Block]) -> str | None:
    """The running header of the appendix's pages that holds its name."""
    pages = {p.page for b in blocks for p in b.parts}
    headers = (f.text for f in document.furniture if f.place == "header" and {p.page for p in f.parts} & pages)
    return next((text for text in headers if fold(name) in fold(text)), None)


def _alike(named: NamedAppendix, title: str) -> bool:
    return bool(title) and (fold(named.name) in title or title in fold(named.name) or _shared(named.name, title) >= 3)


def _shared(one: str, other: str) -> int:
    return len({w for w in fold(one).split() if len(w) > 3} & set(fold(other).split()))


def _presenting(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The same reports, those that present an appendix of this file being covering reports."""
    presented = {r.front.parent_ordinal for r in reports}
    found: dict[int, Report] = {}
    for report in reports:
        front: ReportCandidate = report.front
        if front.ordinal in presented and front.kind not in {"agenda", "minutes"}:
            front = replace(front, kind="covering_report")
        parent = found.get(report.front.parent_ordinal or 0)
        found[front.ordinal] = replace(report, front=front, parent=parent)
    return tuple(found.values())
