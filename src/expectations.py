"""What a paper is expected to give, as a person writes it down, and how that differs from what it gave.

An expectation holds the values that a reader of the paper can check: no ids, no boxes, no times. A record that stands
under another names it: `parent` and `action` by the reference or the description, `report` by its ordinal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .normalise.paper import Paper
from .normalise.records import (
    RECORDS,
    ActionRecord,
    DocumentRecord,
    DocumentSourceRecord,
    ProgressRecord,
    Record,
    ReportRecord,
    SectionRecord,
    Traced,
)

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Row = dict[str, Json]
Tables = dict[str, list[Row]]

# Everything that was read, word for word, is in the paper itself.
NOT_EXPECTED: tuple[type[Record], ...] = (DocumentSourceRecord, SectionRecord)
MACHINE_FIELDS = frozenset({"bbox", "parts", "quote", "locator", "method", "confidence", "action_key", "record_id"})
RUN_FIELDS = frozenset({"source_uri", "file_name", "byte_size", "extractor_version", "configuration", "seconds"})
TIMES = frozenset({"extracted_at"})
ALIKE = 0.5  # share of a row that two rows must have in common to be one row that differs
SHOWN = 60  # characters of a value in a difference


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as expected, in a line for a person."""

    table: str
    message: str


def expectation(paper: Paper) -> Tables:
    """What the paper gave, in the form of an expectation; values that are not there are left out."""
    names = {a.action_id: a.reference or a.description for a in paper.of(ActionRecord)}
    ordinals = {r.report_id: r.ordinal for r in paper.of(ReportRecord)}
    tables: Tables = {}
    for kind in RECORDS:
        if kind in NOT_EXPECTED:
            continue
        records: Sequence[Record] = (paper.document,) if kind is DocumentRecord else paper.of(kind)
        rows = [_row(record, names, ordinals) for record in records]
        if rows:
            tables[kind.table] = rows
    return tables


def _row(record: Record, names: Mapping[str, str], ordinals: Mapping[str, int]) -> Row:
    left_out = MACHINE_FIELDS | RUN_FIELDS | TIMES
    values: Row = record.model_dump(mode="json", exclude_none=True)
    row = {k: v for k, v in values.items() if k not in left_out and not k.endswith("_id") and v != []}
    related: dict[str, Json] = {}
    if isinstance(record, ReportRecord):
        related["parent"] = ordinals.get(record.parent_report_id or "")
    elif isinstance(record, Traced) and len(ordinals) > 1:
        related["report"] = ordinals.get(record.report_id or "")
    if isinstance(record, ActionRecord):
        related["parent"] = names.get(record.parent_action_id or "")
    if isinstance(record, ProgressRecord):
        related["action"] = names.get(record.action_id)
    row.update((name, value) for name, value in related.items() if value is not None)
    return row


def differences(expected: Tables, given: Tables) -> tuple[Difference, ...]:
    """Where the tables that the expectation names differ; the order of rows does not count.

    A row is compared on the fields that its expectation names, `null` meaning that there is no value.
    """
    found: list[Difference] = []
    for table, rows in expected.items():
        found.extend(Difference(table, message) for message in _compare(rows, given.get(table, [])))
    return tuple(found)


def _compare(expected: Sequence[Row], given: Sequence[Row]) -> list[str]:
    """Rows that agree are put aside; of the rest, those most alike are told apart field by field."""
    enough = 0.0 if len(expected) == len(given) == 1 else ALIKE
    left = list(given)
    missing: list[Row] = []
    for row in expected:
        match = next((other for other in left if not _unlike(row, other)), None)
        if match is None:
            missing.append(row)
        else:
            left.remove(match)
    messages = []
    for row in missing:
        nearest = max(left, key=lambda other: _likeness(row, other), default=None)
        if nearest is None or _likeness(row, nearest) < enough:
            messages.append(f"missing: {_told(row)}")
            continue
        left.remove(nearest)
        changes = "; ".join(
            f"{name}: expected {_short(row[name])}, got {_short(nearest.get(name))}" for name in _unlike(row, nearest)
        )
        messages.append(f"{_named(row)}: {changes}")
    messages.extend(f"not expected: {_told(row)}" for row in left)
    return messages


def _unlike(expected: Row, given: Row) -> list[str]:
    return [name for name, value in expected.items() if given.get(name) != value]


def _likeness(expected: Row, given: Row) -> float:
    """The share of expected fields that agree; words count for more than codes that many rows have in common."""
    weights = {name: len(value) if isinstance(value, str) else 1 for name, value in expected.items()}
    total = sum(weights.values())
    unlike = sum(weights[name] for name in _unlike(expected, given))
    return 1 - unlike / total if total else 1.0


def _named(row: Row) -> str:
    for name in ("reference", "label", "description", "name", "title", "text", "subject", "status_text", "outcome"):
        if row.get(name):
            return _short(row[name])
    return "a row"


def _told(row: Row) -> str:
    return ", ".join(f"{name}={_short(value)}" for name, value in row.items())


def _short(value: Json) -> str:
    words = "no value" if value is None else repr(value)
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
