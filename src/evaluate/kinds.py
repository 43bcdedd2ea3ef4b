"""What is compared of each kind of record, and what names a record of that kind.

Only what a careful person reads off the paper is compared: no ids, no provenance, and nothing that follows from another
field (how exact a deadline is, which person initials stand for).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """How two values of a field may agree."""

    WORDS = "words"  # running text: nearly the same may do
    NAMES = "names"  # as words, but that one name is not two: they are parted by "; "
    CODE = "code"  # "1.10" is not "1.1"
    VALUE = "value"  # numbers, dates and words of a closed list: the same or not
    RELATED = "related"  # another record, by its reference or its words


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    A record is known by its words (`text`) and, where two have one, by its `code`; `beside` are further fields that
    tell apart records of the same words, with their shares of the likeness.
    """

    table: str
    fields: Mapping[str, Form]
    text: str
    code: str | None = None
    beside: Mapping[str, float] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """The share of the likeness that is the words'."""
        return 1 - sum(self.beside.values())


def _kind(
    table: str, text: str, fields: str, code: str | None = None, beside: Mapping[str, float] | None = None
) -> Kind:
    """Fields by name, "words" where no form is given: "title number=code"."""
    named = (name.partition("=") for name in fields.split())
    return Kind(table, {name: Form(form or Form.WORDS) for name, _, form in named}, text, code, beside or {})


KINDS: Mapping[str, Kind] = {
    kind.table: kind
    for kind in (
        _kind(
            "reports",
            "title",
            "kind=value title committee meeting_date=value directorate report_author=names report_reference "
            "financial_year=value quarter=value exempt=value key_decision=value",
            beside={"kind": 0.2},
        ),
        _kind("agenda_items", "title", "number=code title page_from=value page_to=value"),
        _kind(
            "actions",
            "description",
            "level=value reference=code parent=related plan theme description "
            "authorising_officer=names lead_officer=names deadline_text deadline=value "
            "status_text status=value rag=value percent_complete=value comments "
            "progress_text issues_text outcomes_text financial_year=value quarter=value related_references=value",
            code="reference",
            beside={"level": 0.15},
        ),
        _kind(
            "progress",
            "action",
            "action=related financial_year=value quarter=value status_text status=value percent_complete=value",
            beside={"financial_year": 0.15, "quarter": 0.15},
        ),
        _kind(
            "status_counts",
            "plan",
            "plan financial_year=value quarter=value status=value count=value percent=value total=value",
            beside={"status": 0.3, "count": 0.2},
        ),
        _kind(
            "grades",
            "subject",
            "framework subject outcome_number=value grade=value score=value scale_max=value assessment_year=value",
            beside={"assessment_year": 0.2, "framework": 0.2},
        ),
        _kind(
            "indicators",
            "name",
            "reference=code name value=value unit=value previous_value=value target=value status=value rag=value",
            code="reference",
            beside={"value": 0.5},
        ),
        _kind("findings", "text", "kind=value plan theme outcome_number=value text"),
        _kind("decisions", "text", "kind=value number=code label=code text"),
        _kind("attendances", "name", "name role=value attendance=value"),
        _kind("objective_impacts", "objective", "number=code objective impact=value"),
    )
}
