"""Actions told in numbered paragraphs under themed headings: an action plan's update written as prose.

"4. WORKING TOGETHER" and below it "4.1 We will agree a joint strategy by April" ... each numbered paragraph is an
action. An ordinary report is numbered in the same way; what tells them apart is what the headings are, and that the
paper calls itself a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...document import Block, Paragraph, ParagraphKind, Table
from ..candidates import ActionCandidate, Claims
from ..doers import doer
from ..due_words import due_words
from ..plans import plan_of
from ..report import Report, source_of
from ..status_words import status_in_sentence
from ..themes import is_labelled, is_report_section, theme_of

METHOD = "prose:numbered"
TABLE_METHOD = "table:actions"
REFER = re.compile(
    r"^\W*(?:also\s+)?(?:please\s+)?(?:refer|see)(?:\s+also)?(?:\s+to)?\b\s*:?\s*(?P<references>[\d.,;\s&and]*)$",
    re.IGNORECASE,
)
LABEL_NUMBER = re.compile(r"^\D+?\s(?P<number>\d{1,2})\b")
NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
ONLY_NUMBERS = re.compile(r"^[\d.,;&\s]+$|^(?:\d+(?:\.\d+)+[\s,;&and]*)+$")
PLAN_KINDS = frozenset({"performance_report", "action_plan", "other"})
FEWEST = 6  # items, in at least two themes
PLAN_WORDS = re.compile(
    r"\b(?:action|improvement|delivery|implementation|recovery|service|business|strategic)\s+plan\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Item:
    paragraphs: list[Paragraph]
    number: str
    related: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Theme:
    heading: Paragraph
    number: str
    items: list[_Item] = field(default_factory=list)


def find_narrative_actions(report: Report, claims: Claims) -> Iterator[ActionCandidate]:
    """Every numbered paragraph of a plan's themes, in reading order; comes after the tables."""
    if report.front.kind not in PLAN_KINDS or not _calls_itself_plan(report):
        return
    if any(claims.method(table) == TABLE_METHOD for table in report.tables):
        return  # the plan's actions stand in its tables, and its numbered paragraphs explain them
    for run in _runs(report.blocks, claims):
        if not _is_plan(run):
            continue
        for theme in run:
            claims.take(theme.heading, METHOD)
            plan = plan_of(report)
            for item in theme.items:
                for paragraph in item.paragraphs:
                    claims.take(paragraph, METHOD)
                yield _candidate(theme, item, plan)


def _candidate(theme: _Theme, item: _Item, plan: str | None) -> ActionCandidate:
    description = "\n".join(p.text for p in item.paragraphs)
    return ActionCandidate(
        source=source_of(*item.paragraphs, method=METHOD),
        description=description,
        reference=item.number,
        plan=plan,
        theme=theme_of(theme.heading.text) if theme.heading.mark is None else theme.heading.text.strip(" .:"),
        lead_officer=doer(description),
        deadline=due_words(description),
        status=status_in_sentence(description),
        related_references=tuple(item.related),
    )


def _calls_itself_plan(report: Report) -> bool:
    titles = (report.front.title, report.parent.front.title if report.parent else None)
    return any(PLAN_WORDS.search(title) for title in titles if title)


def _is_plan(run: Sequence[_Theme]) -> bool:
    themes = [theme for theme in run if theme.items]
    ordinary = sum(is_report_section(theme.heading.text) for theme in themes)
    if themes and is_report_section(themes[0].heading.text):
        return False  # a strategy's "1. Introduction", and the chapters after it
    return len(themes) >= 2 and sum(len(t.items) for t in themes) >= FEWEST and ordinary < 2


def _runs(blocks: Sequence[Block], claims: Claims) -> Iterator[list[_Theme]]:
    """Stretches of themes whose numbers go up; the numbers begin anew where another list does."""
    reading = _Reading()
    for block in blocks:
        if not claims.free(block) or reading.takes_references(block, claims) or not isinstance(block, Paragraph):
            continue
        if block.kind is ParagraphKind.HEADING and reading.finished_by(_theme_number(block)):
            yield reading.run
            reading.run = []
        reading.take(block)
    if reading.run:
        yield reading.run


@dataclass(slots=True)
class _Reading:
    """The themes read so far, and the heading last seen: one without a number has that of its items."""

    run: list[_Theme] = field(default_factory=list)
    heading: Paragraph | None = None
    refers: bool = False  # within a list of references to other items

    @property
    def theme(self) -> _Theme | None:
        """The theme that the heading last seen has opened, if it has."""
        return self.run[-1] if self.run and self.run[-1].heading is self.heading else None

    def finished_by(self, number: str | None) -> bool:
        return bool(self.run and number) and int(number or 0) <= int(self.run[-1].number)

    def take(self, block: Paragraph) -> None:
        if block.kind is ParagraphKind.HEADING:
            self.heading = block
            if number := _theme_number(block):
                self.run.append(_Theme(block, number))
            return
        if self.theme is None and self.heading is not None and _item_number(block):
            number = _item_number(block) or ""
            if not self.run or int(number) > int(self.run[-1].number):
                self.run.append(_Theme(self.heading, number))
        theme = self.theme
        if theme and _belongs(block, theme):
            theme.items.append(_Item([block], block.number or ""))
        elif theme and theme.items and block.kind is ParagraphKind.TEXT and block.number is None:
            theme.items[-1].paragraphs.append(block)

    def takes_references(self, block: Block, claims: Claims) -> bool:
        """Whether this is "Also refer to 1.6", or numbers alone below it: they belong to the theme's last item."""
        if not self.run or not self.run[-1].items:
            return False
        if isinstance(block, Table):
            words = block.text if self.refers else ""
        elif isinstance(block, Paragraph):
            mine = REFER.match(block.text) or (self.refers and _only_numbers(block))
            words = f"{block.mark or ''} {block.text}" if mine else ""
        else:
            return False
        self.refers = bool(words)
        if words:
            self.run[-1].items[-1].related.extend(NUMBERS.findall(words))
            claims.take(block, METHOD)
        return self.refers


def _only_numbers(block: Paragraph) -> bool:
    return ONLY_NUMBERS.match(f"{block.mark or ''} {block.text}".strip()) is not None


def _theme_number(block: Paragraph) -> str | None:
    """The number of a heading: its mark, or that of its label ("Theme 2: Finance")."""
    if block.kind is not ParagraphKind.HEADING:
        return None
    if block.number is not None:
        return block.number if block.number.isdigit() else None
    labelled = LABEL_NUMBER.match(block.text) if is_labelled(block.text) else None
    return labelled["number"] if labelled else None


def _item_number(block: Paragraph) -> str | None:
    """The theme's number of an item: "4" of "4.2"."""
    found = re.fullmatch(r"(?P<theme>\d{1,2})\.\d{1,2}", block.number or "")
    return found["theme"] if found else None


def _belongs(block: Paragraph, theme: _Theme) -> bool:
    """Numbered under the theme's own number: "4.2" under "4."."""
    return bool(block.number and block.number.startswith(f"{theme.number}.") and len(block.text.split()) >= 3)
