"""What a paper itself presents as an achievement, a strength, an area for improvement, a risk or an issue.

Three layouts: a heading or label over a list or over paragraphs ("Quarter 2 Highlights"), the words before a colon
over a list ("Progress made includes:"), and a table whose columns or quadrants are named so. Running prose is not
broken up, but for sentences of a section on risks that call something a risk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ...document import Paragraph, ParagraphKind, Table
from ...lookups import fold
from ..actions import highlights
from ..blocks.language import sentences
from ..candidates import Claims, FindingCandidate
from ..plans import Plans, plan_in, plans_of
from ..report import Report, source_of
from ..signs import signs_of_table
from ..themes import GRADE_TAIL, NUMBERED_THEME, outcome_number_in, theme_of
from ..wording import is_longer
from .finding_kinds import DISCUSSED, bullets_only, is_companion, kind_announced, kind_of, names_kinds, says_nothing
from .findings_in_tables import cells_by_kind, items_of

RISK_HEADING = re.compile(r"\brisks?\b", re.IGNORECASE)
SELF_CALLED_RISK = re.compile(
    r"""
    \b (?: (?:main|major|key|principal|significant|biggest|greatest|chief) \s+ risks? \s+ (?:is|are|relates?|remains?)
      | (?:is|are|remains?|poses?|presents?|represents?) \s+ (?:still\s+)? an? \s+ (?:[\w-]+\s+){0,2} risks?
      | there \s+ (?:is|remains) \s+ an? \s+ (?:[\w-]+\s+){0,2} risk \s+ (?:that|of|to) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
STATES_GRADE = re.compile(r"\bis\s+performing\b|^(?:overall\s+)?(?:grade|rating|judgement)\s*:", re.IGNORECASE)
LONGEST_LABEL = 14  # words
TEXT_LEVEL = 99  # a label in running text ranks below every heading


@dataclass(slots=True)
class Item:
    """One finding as it is read: its paragraph, what hangs below it, and the theme that held there."""

    paragraphs: list[Paragraph]
    theme: str | None
    number: str | None


@dataclass(slots=True)
class Scope:
    """What is announced: of which kind, by a heading or before a colon, and what was read below it."""

    kind: str
    by_heading: bool
    strict: bool  # only bullets count
    listed: list[Item] = field(default_factory=list)
    prose: list[Item] = field(default_factory=list)
    base: int = 0  # the level of the list's items


@dataclass(slots=True)
class Place:
    """Where the walk is: the headings above, the label that names a theme, and its rank."""

    titles: frozenset[str] = frozenset()  # the paper's own, folded, which name no theme of it
    path: list[Paragraph] = field(default_factory=list)
    label: str | None = None
    label_level: int = TEXT_LEVEL
    number: str | None = None

    def pass_heading(self, heading: Paragraph) -> None:
        while self.path and self.path[-1].level >= heading.level:
            self.path.pop()
        self.path.append(heading)
        if (
            kind_of(heading.text) is None
            and heading.level <= self.label_level
            and not STATES_GRADE.search(heading.text)
        ):
            self.label = self.number = None
            self.label_level = TEXT_LEVEL
        self.take_label(heading.text, heading.level)

    def take_label(self, words: str, level: int) -> None:
        if (NUMBERED_THEME.match(words) or GRADE_TAIL.search(words)) and (theme := theme_of(words)):
            self.label, self.label_level, self.number = theme, level, outcome_number_in(words)

    @property
    def theme(self) -> str | None:
        if self.label:
            return self.label
        above = next((h for h in reversed(self.path) if not names_kinds(h.text) and not is_companion(h.text)), None)
        if above is not None and fold(above.text) in self.titles:
            return None
        return theme_of(above.text) if above and not plan_in(above.text) else None


def find_findings(report: Report, claims: Claims) -> Iterator[FindingCandidate]:
    """Every item that stands under a name for a kind of finding, with its theme and plan."""
    opening = next((p.text for p in report.paragraphs if p.text), "")
    place = Place(frozenset({fold(report.front.title or opening), fold(opening)}))
    scope: Scope | None = None
    plans = plans_of(report)
    for block in report.blocks:
        if claims.method(block) == highlights.METHOD:  # a sheet whose parts have been read
            yield from _closed(scope, place, plans)
            scope = None
            continue
        if isinstance(block, Table):
            yield from _closed(scope, place, plans)
            scope = None
            yield from _in_table(block, place, plans, claims)
        elif isinstance(block, Paragraph) and block.text:
            opened = _announced(block)
            goes_on = scope is not None and opened is None and _goes_on(scope, block, place)
            if not goes_on:
                yield from _closed(scope, place, plans)
                scope = opened
                yield from _called_risks(block, place, plans)
            _pass(block, place, labelled=goes_on)
    yield from _closed(scope, place, plans)


def _announced(paragraph: Paragraph) -> Scope | None:
    """The scope that this paragraph opens, if it is a heading, a label or a lead-in that names a kind."""
    text = paragraph.text
    if not is_longer(text, LONGEST_LABEL) and (kind := kind_of(text)):
        alone = paragraph.kind is not ParagraphKind.LIST_ITEM or text.endswith((":", "-"))
        return Scope(kind, by_heading=True, strict=bullets_only(text, kind)) if alone else None
    if paragraph.kind is not ParagraphKind.HEADING and (kind := kind_announced(text)):
        return Scope(kind, by_heading=False, strict=False)
    return None


def _goes_on(scope: Scope, paragraph: Paragraph, place: Place) -> bool:
    """Whether the announcement still holds at this paragraph; takes it in if it is an item."""
    if paragraph.kind is ParagraphKind.HEADING:
        return bool(NUMBERED_THEME.match(paragraph.text)) and not scope.by_heading
    if _is_item(paragraph) and not _states_grade(paragraph):
        _take(scope, paragraph, place)
        return True
    if paragraph.text.endswith(":") and scope.listed and DISCUSSED.search(fold(paragraph.text)):
        return False  # "Members made the following comments:" begins something else
    if _is_theme_label(paragraph):
        return True
    if not scope.by_heading or _states_grade(paragraph):
        return False
    scope.prose.append(Item([paragraph], place.theme, place.number))
    return True


def _is_item(paragraph: Paragraph) -> bool:
    """A bullet or a plainly numbered item; "3.1" numbers a paragraph of the report."""
    number = paragraph.number
    return paragraph.kind is ParagraphKind.LIST_ITEM and (number is None or "." not in number)


def _states_grade(paragraph: Paragraph) -> bool:
    """A label line between an outcome and its lists: "The council is performing: Well"."""
    return not is_longer(paragraph.text, LONGEST_LABEL) and bool(STATES_GRADE.search(paragraph.text))


def _is_theme_label(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return not is_longer(text, LONGEST_LABEL) and (text.endswith(":") or bool(NUMBERED_THEME.match(text)))


def _take(scope: Scope, paragraph: Paragraph, place: Place) -> None:
    if not scope.listed:
        scope.base = paragraph.level
    if scope.listed and paragraph.level > scope.base:
        scope.listed[-1].paragraphs.append(paragraph)
    else:
        scope.listed.append(Item([paragraph], place.theme, place.number))


def _pass(paragraph: Paragraph, place: Place, *, labelled: bool) -> None:
    if paragraph.kind is ParagraphKind.HEADING:
        place.pass_heading(paragraph)
    elif not is_longer(paragraph.text, LONGEST_LABEL) and not paragraph.text.endswith((".", ";", ",")):
        place.take_label(paragraph.text, TEXT_LEVEL)
    announced = "following" in paragraph.text  # "The following issues were identified:" says what comes, and no theme
    if labelled and not announced and paragraph.text.endswith(":") and (theme := theme_of(paragraph.text)):
        place.label, place.number = theme, outcome_number_in(paragraph.text)


def _closed(scope: Scope | None, place: Place, plans: Plans) -> Iterator[FindingCandidate]:
    """The findings of a scope that ends: its list, or, under a heading without a list, its paragraphs."""
    if scope is None:
        return
    named = plans.at(place.path)
    items = scope.listed or ([] if scope.strict else scope.prose)
    for item in items:
        text = "\n".join(p.text for p in item.paragraphs)
        numbered = item.paragraphs[0].number is not None and scope.strict
        if says_nothing(text) or numbered:
            continue
        source = source_of(*item.paragraphs, method="list:findings" if scope.listed else "prose:findings")
        yield FindingCandidate(source, scope.kind, text, named, item.theme, item.number)


def _in_table(grid: Table, place: Place, plans: Plans, claims: Claims) -> Iterator[FindingCandidate]:
    above = next((kind for h in place.path[-1:] if (kind := kind_of(h.text))), None)
    named = plans.at(place.path)
    for found in cells_by_kind(grid, above, claims.free(grid)):
        claims.take(grid, "table:findings")
        for paragraphs in items_of(found.cell):
            text = "\n".join(p.text for p in paragraphs)
            if says_nothing(text) or NUMBERED_THEME.match(text):
                continue
            source = source_of(*paragraphs, method="table:findings", signs=signs_of_table(grid))
            if not source.parts:
                source = replace(source, parts=found.cell.parts or grid.parts)
            theme = found.theme or place.theme
            yield FindingCandidate(source, found.kind, text, named, theme, place.number)


def _called_risks(paragraph: Paragraph, place: Place, plans: Plans) -> Iterator[FindingCandidate]:
    """Sentences that call something a risk, in a section on risks."""
    heading = place.path[-1].text if place.path else ""
    if paragraph.kind is ParagraphKind.HEADING or not RISK_HEADING.search(heading):
        return
    for sentence in sentences(paragraph.text):
        if SELF_CALLED_RISK.search(sentence):
            source = source_of(paragraph, method="prose:findings", quote=sentence)
            yield FindingCandidate(source, "risk", sentence, plans.at(place.path))
