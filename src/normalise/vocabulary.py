"""The closed vocabularies: what a field of a record may say, where it may not say anything it likes.

The values are those of the database; how papers spell them is data, in `lookups/`.
"""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    EXTRACTED = "extracted"
    EMPTY = "empty"
    PARTIAL = "partial"
    SKIPPED = "skipped"
    FAILED = "failed"


class ReportKind(StrEnum):
    AGENDA = "agenda"
    MINUTES = "minutes"
    COVERING_REPORT = "covering_report"
    PERFORMANCE_REPORT = "performance_report"
    ACTION_PLAN = "action_plan"
    INSPECTION_REPORT = "inspection_report"
    HIGHLIGHT_REPORT = "highlight_report"
    OTHER = "other"


class Level(StrEnum):
    ACTION = "action"
    ACTIVITY = "activity"


class Status(StrEnum):
    COMPLETED = "completed"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    OVERDUE = "overdue"
    NOT_STARTED = "not_started"
    DEFERRED = "deferred"
    CANCELLED = "cancelled"


class Rag(StrEnum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    GREY = "grey"


class RagSource(StrEnum):
    TEXT = "text"
    LETTER = "letter"
    FILL = "fill"
    SYMBOL = "symbol"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"


class GradeValue(StrEnum):
    POOR = "poor"
    ADEQUATE = "adequate"
    WELL = "well"
    EXCELLENT = "excellent"
    INADEQUATE = "inadequate"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    GOOD = "good"
    OUTSTANDING = "outstanding"


class FindingKind(StrEnum):
    ACHIEVEMENT = "achievement"
    STRENGTH = "strength"
    IMPROVEMENT_AREA = "improvement_area"
    RISK = "risk"
    ISSUE = "issue"


class DecisionKind(StrEnum):
    RESOLUTION = "resolution"
    RECOMMENDATION = "recommendation"


class Role(StrEnum):
    CHAIR = "chair"
    MEMBER = "member"
    OFFICER = "officer"
    OTHER = "other"


class AttendanceKind(StrEnum):
    PRESENT = "present"
    APOLOGIES = "apologies"


class Impact(StrEnum):
    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Direction(StrEnum):
    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"


class Unit(StrEnum):
    PERCENT = "%"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    GBP = "GBP"
    COUNT = "count"
    RANK = "rank"
    RATIO = "ratio"
    PER_10000 = "per 10,000"


class UnreadKind(StrEnum):
    TABLE = "table"
    IMAGE = "image"
    PAGE = "page"
    TEXT = "text"


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Origin(StrEnum):
    DOCUMENT = "document"
    EXTRACTION = "extraction"


class Reconciled(StrEnum):
    """What is held against what."""

    ROWS = "rows"
    ROWS_BY_STATUS = "rows by status"
    COUNTS = "counts"
    PERCENTAGE = "percentage"
    TOTAL_ROW = "total row"
    PERCENT_COMPLETE = "percent complete"


class Explanation(StrEnum):
    """Why two figures differ, where the paper itself tells."""

    ROWS_OF_ONE_PERIOD = "the rows of that period alone are as many"
    ACTIVITIES_COUNTED = "with the activities they are as many"
    PRINTED_AGAIN = "rows are printed again, each counted once they are as many"
    COMPLETED_LEFT_OUT = "completed actions are not listed"
    LISTED_BY_EXCEPTION = "only actions of some statuses are listed"
    ROWS_ELSEWHERE = "no rows of the plan are in this document"
    ROWS_UNREAD = "a table of that report was not read"
    STATUSES_NOT_COUNTED = "not every status is counted"
