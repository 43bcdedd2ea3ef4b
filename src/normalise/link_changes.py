"""What changed in an action since it was last printed: its deadline, its status, who has it, its number, its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .link_rows import Change, Field
from .link_score import Row


@dataclass(slots=True)
class Known:
    """The last that an action's rows said of each field, and in which row; what a row leaves out stays as it was."""

    said: dict[Field, tuple[Row, str]] = field(default_factory=dict)

    def copy(self) -> Known:
        return Known(dict(self.said))

    def changes(self, row: Row) -> tuple[Change, ...]:
        """What the row says that is new, which is known from then on."""
        found = []
        for name, value in _values(row):
            before = self.said.get(name)
            if before is not None and _differ(name, before, row, value):
                found.append(Change(name, before[1], value, before[0].action.action_id))
            self.said[name] = row, value
        return tuple(found)


def told(changes: Sequence[Change]) -> str | None:
    """Changes in one line: "deadline 2010-03-31 to 2010-06-30, lead_officer Asha Fell to Bram Lomax, reworded"."""
    return ", ".join(_IN_WORDS.get(c.field) or f"{c.field} {c.before} to {c.after}" for c in changes) or None


_IN_WORDS = {Field.DESCRIPTION: "reworded"}


def _values(row: Row) -> Iterator[tuple[Field, str]]:
    action = row.action
    if action.deadline is not None:
        yield Field.DEADLINE, action.deadline.isoformat()
    if action.status is not None:
        yield Field.STATUS, action.status
    if action.owner is not None and row.owner:
        yield Field.OFFICER, action.owner
    if action.reference is not None:
        yield Field.REFERENCE, action.reference
    yield Field.DESCRIPTION, action.description


def _differ(name: Field, before: tuple[Row, str], row: Row, value: str) -> bool:
    """Whether two rows say different things, and not the same thing in another spelling."""
    match name:
        case Field.OFFICER:
            return before[0].owner != row.owner
        case Field.REFERENCE:
            return before[0].reference != row.reference
        case Field.DESCRIPTION:
            return before[0].wording is not row.wording
        case _:
            return before[1] != value
