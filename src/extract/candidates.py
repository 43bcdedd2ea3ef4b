"""What a paper says, in its own words: strings and where they stand, before anything is interpreted.

Every candidate holds the words as printed (white space, line-end hyphens and ligatures apart). Normalising them
is `normalise`'s affair. Candidates are compared by identity, so that a progress row can name its action.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..document import Part, plain
from .signs import NO_SIGNS, Sign


@plain
class Source:
    """Where a candidate was read: parts in reading order, the words, and by which finder.

    `signs` are what speaks for the reading and against it, as far as the finder can tell.
    """

    quote: str
    method: str
    parts: tuple[Part, ...] = ()
    locator: str | None = None
    signs: frozenset[Sign] = NO_SIGNS


@dataclass(frozen=True, eq=False, slots=True)
class MeetingCandidate:
    source: Source
    committee: str | None = None
    meeting_date: str | None = None
    venue: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class ReportCandidate:
    """The front sheet's words. `period` is every expression that may say the period, best first."""

    source: Source
    ordinal: int
    kind: str  # the contract's vocabulary; a judgement on content, not words
    parent_ordinal: int | None = None
    title: str | None = None
    directorate: str | None = None
    portfolio: str | None = None
    report_author: str | None = None
    contact: str | None = None
    report_reference: str | None = None
    wards: str | None = None
    exempt: str | None = None  # the words beside "Exempt/Confidential", "Public/Private"
    key_decision: str | None = None
    authority: tuple[str, ...] = ()  # words that name the authority, best first (names, e-mail domains)
    period: tuple[str, ...] = ()
    meetings: tuple[MeetingCandidate, ...] = ()
    page_start: int | None = None
    page_end: int | None = None


@dataclass(frozen=True, eq=False, slots=True)
class AgendaItemCandidate:
    source: Source
    title: str
    number: str | None = None
    page_from: str | None = None
    page_to: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class ActionCandidate:
    """An undertaking. `fill` is the RAG cell's colour (RRGGBB), `rag` what is printed there (letter, word, symbol)."""

    source: Source
    description: str
    level: str = "action"  # "action" | "activity"
    parent: ActionCandidate | None = None
    reference: str | None = None
    plan: str | None = None
    theme: str | None = None
    authorising_officer: str | None = None
    lead_officer: str | None = None
    deadline: str | None = None
    original_deadline: str | None = None
    status: str | None = None
    rag: str | None = None
    fill: str | None = None
    percent_complete: str | None = None
    comments: str | None = None
    progress: str | None = None
    issues: str | None = None
    outcomes: str | None = None
    related_references: tuple[str, ...] = ()
    recommendation: str | None = None
    period: str | None = None  # only where the action itself states one; else the report's holds
    raised: str | None = None  # the date on which the row says it was agreed; dates without a year follow it


@dataclass(frozen=True, eq=False, slots=True)
class ProgressCandidate:
    source: Source
    action: ActionCandidate
    period: str
    status: str | None = None
    percent_complete: str | None = None
    fill: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class StatusKeyCandidate:
    """One line of the paper's own key: "Green: action completed by the target date"."""

    source: Source
    status: str  # the word that the key explains: "Green", "G", "On track"
    definition: str
    fill: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class StatusCountCandidate:
    source: Source
    status: str
    count: str | None = None
    percent: str | None = None
    total: str | None = None
    plan: str | None = None
    period: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class GradeCandidate:
    source: Source
    subject: str
    grade: str | None = None
    score: str | None = None  # "3 out of 4", "3 / 4", "4"
    framework: str | None = None
    assessor: str | None = None
    outcome_number: str | None = None
    assessment_year: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class IndicatorCandidate:
    source: Source
    name: str
    value: str | None = None
    reference: str | None = None
    subject: str | None = None
    unit: str | None = None  # where a column or a heading says it
    period: str | None = None
    target: str | None = None
    previous_value: str | None = None
    previous_period: str | None = None
    comparator: str | None = None
    direction: str | None = None  # "higher is better", an arrow, "↑"
    status: str | None = None
    rag: str | None = None
    fill: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class FindingCandidate:
    source: Source
    kind: str  # achievement | strength | improvement_area | risk | issue
    text: str
    plan: str | None = None
    theme: str | None = None
    outcome_number: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class DecisionCandidate:
    source: Source
    kind: str  # resolution | recommendation
    text: str
    number: str | None = None
    item_title: str | None = None
    label: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class AttendanceCandidate:
    source: Source
    name: str
    role: str | None = None  # chair | member | officer | other
    attendance: str = "present"
    initials: str | None = None  # printed beside the name: "Jane Doe (JDo)"


@dataclass(frozen=True, eq=False, slots=True)
class ObjectiveImpactCandidate:
    source: Source
    objective: str
    impact: str  # positive | neutral | negative
    number: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class UnreadCandidate:
    source: Source
    kind: str  # table | image | page | text
    reason: str
    text: str = ""


Candidate = (
    AgendaItemCandidate
    | ActionCandidate
    | ProgressCandidate
    | StatusKeyCandidate
    | StatusCountCandidate
    | GradeCandidate
    | IndicatorCandidate
    | FindingCandidate
    | DecisionCandidate
    | AttendanceCandidate
    | ObjectiveImpactCandidate
    | UnreadCandidate
)


@dataclass(slots=True)
class Claims:
    """Which blocks a finder has read; a table is claimed once, and what nobody claims becomes `unread`.

    Blocks are told apart by identity: the same words may stand twice in a paper.
    """

    _taken: dict[int, str] = field(default_factory=dict)

    def take(self, block: object, method: str) -> None:
        self._taken.setdefault(id(block), method)

    def free(self, block: object) -> bool:
        return id(block) not in self._taken

    def method(self, block: object) -> str | None:
        return self._taken.get(id(block))
