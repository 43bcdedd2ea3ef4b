"""What the page tells, section by section: which view, which of its columns, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..normalise.vocabulary import Status


class Kind(Enum):
    """How a value is set in its cell."""

    TEXT = "text"
    LONG = "long"  # words of a paper
    NUMBER = "number"
    DATE = "date"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a section's table: of the view, as headed, and how it is set."""

    name: str
    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Section:
    """A view as a table. Its rows say their `authority`, `document_id` and `page`, some `plan` and `quote`."""

    key: str
    title: str
    says: str
    view: str
    columns: tuple[Column, ...]
    order: str
    where: str = "TRUE"
    plan: str | None = None  # the SQL that names a row's plan over its editions
    quarters: str | None = None  # the SQL that names a row's quarter, "2019-20 Q2"


NOT_STATED = "not stated"
COLOURS: dict[str, str] = {  # told apart by the colour-blind, and by lightness in grey print
    Status.COMPLETED: "#08519c",
    Status.ON_TRACK: "#6baed6",
    Status.NOT_STARTED: "#c6c6c6",
    Status.AT_RISK: "#fdc46b",
    Status.OFF_TRACK: "#d94801",
    Status.OVERDUE: "#7f2704",
    Status.DEFERRED: "#9e9ac8",
    Status.CANCELLED: "#636363",
    NOT_STATED: "#ebe7dd",
}
AUTHORITY = Column("authority", "Authority")
PLAN, SERIES = Column("plan", "Plan"), Column("series", "Plan")
QUARTER = "CASE WHEN quarter IS NULL THEN financial_year ELSE financial_year || ' Q' || quarter END"

SECTIONS = (
    Section(
        "status",
        "Where the actions stand",
        "How many of each plan's actions stand where, quarter by quarter. A number leads to its rows.",
        "status_by_quarter",
        (
            AUTHORITY,
            PLAN,
            Column("when_told", "Quarter", Kind.DATE),
            Column("status", "Status", Kind.STATUS),
            Column("actions", "Actions", Kind.NUMBER),
            Column("percent", "% of plan", Kind.NUMBER),
            Column("change", "Change", Kind.NUMBER),
        ),
        "financial_year DESC, quarter DESC, authority, plan, status",
        where="actions > 0",
        plan="v.series",
        quarters=QUARTER,
    ),
    Section(
        "slipped",
        "Deadlines that moved",
        "An action's deadline beside the one that the plan gave before.",
        "slipped_deadlines",
        (
            AUTHORITY,
            SERIES,
            Column("reference", "Ref."),
            Column("description", "Action", Kind.LONG),
            Column("from_deadline", "From", Kind.DATE),
            Column("to_deadline", "To", Kind.DATE),
            Column("days", "Days later", Kind.NUMBER),
        ),
        "days DESC, authority, action_id",
        plan="v.series",
    ),
    Section(
        "dropped",
        "Dropped without a word",
        "Actions of one quarter's plan that the next does not have, and that were never said to be completed.",
        "dropped_actions",
        (
            AUTHORITY,
            SERIES,
            Column("reference", "Ref."),
            Column("description", "Action", Kind.LONG),
            Column("status", "Last status", Kind.STATUS),
            Column("deadline", "Deadline", Kind.DATE),
        ),
        "authority, series, as_at DESC, action_id",
        plan="v.series",
    ),
    Section(
        "grades",
        "Judgements of regulators",
        "Each grade inside its own scheme, and by how many steps it is better or worse than the one before.",
        "grade_history",
        (
            AUTHORITY,
            Column("scheme", "Scheme"),
            Column("subject", "Judged", Kind.LONG),
            Column("assessment_year", "Year"),
            Column("grade_text", "Grade"),
            Column("grade_before", "Before"),
            Column("steps_better", "Steps", Kind.NUMBER),
        ),
        "authority, scheme, subject, assessment_year DESC, grade_id",
    ),
    Section(
        "indicators",
        "Measures against their targets",
        "What was measured, the target where the paper states one, and the value before.",
        "indicator_series",
        (
            AUTHORITY,
            Column("reference", "Ref."),
            Column("name", "Measure", Kind.LONG),
            Column("subject", "Of"),
            Column("period_text", "Period"),
            Column("value", "Value", Kind.NUMBER),
            Column("target", "Target", Kind.NUMBER),
            Column("value_before", "Before", Kind.NUMBER),
            Column("unit", "Unit"),
            Column("meets_target", "Meets target"),
        ),
        "authority, name, subject, period_start DESC, indicator_id",
    ),
    Section(
        "contradictions",
        "Where papers contradict themselves",
        "What a paper states beside what its own rows say.",
        "contradictions",
        (
            AUTHORITY,
            Column("about", "What"),
            Column("stated", "Stated", Kind.NUMBER),
            Column("counted", "Counted", Kind.NUMBER),
            Column("message", "In words", Kind.LONG),
        ),
        "authority, file_name, page, about, message",
    ),
    Section(
        "actions",
        "The rows behind the figures",
        "Every action as its paper has it, the last quarters first.",
        "actions_traced",
        (
            AUTHORITY,
            PLAN,
            Column("when_told", "Quarter", Kind.DATE),
            Column("reference", "Ref."),
            Column("description", "Action", Kind.LONG),
            Column("lead_officer", "Lead officer"),
            Column("deadline", "Deadline", Kind.DATE),
            Column("status", "Status", Kind.STATUS),
        ),
        "financial_year DESC NULLS LAST, quarter DESC NULLS LAST, authority, plan, reference, action_id",
        where="level = 'action' AND report_id NOT IN (SELECT report_id FROM report_copies)",
        plan="(SELECT any_value(l.series) FROM action_links l WHERE l.action_id = v.action_id)",
        quarters=QUARTER,
    ),
)
