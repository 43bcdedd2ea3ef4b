"""The rows of a table or view that are of an authority, a financial year, a quarter.

Records do not name their authority, their report does (or its covering report, or its file), and the same holds for the
period where a row has none of its own. Views have columns for these, or a report.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import Unusable
from .dictionary import Described
from .scope import PAPERS, Called


@dataclass(frozen=True, slots=True)
class Selection:
    """What rows are to be of; None: of any. `financial_year` as "2009-10", `quarter` 1 to 4 within it."""

    authority: Called | None = None
    financial_year: str | None = None
    quarter: int | None = None

    @property
    def asks(self) -> tuple[str, ...]:
        """The names of what it asks for."""
        names = ("authority", "financial_year", "quarter")
        return tuple(name for name in names if getattr(self, name) is not None)


ALL = Selection()


def can_be_asked(one: Described) -> tuple[str, ...]:
    """By what the rows of a table or view can be selected."""
    if "document_id" in one.names and (one.is_table or "report_id" in one.names):
        return ("authority", "financial_year", "quarter")
    return tuple(name for name in ("authority", "financial_year", "quarter") if name in one.names)


def statement(one: Described, selection: Selection = ALL) -> tuple[str, list[object]]:
    """SQL for the selected rows, and the values to bind. Raises Unusable where it cannot be asked so."""
    if not selection.asks:
        return f'SELECT * FROM "{one.name}"', []
    if missing := [name for name in selection.asks if name not in can_be_asked(one)]:
        raise Unusable(f"{one.name} cannot be asked for one {missing[0].replace('_', ' ')}.")
    if "report_id" in one.names:
        same = "p.document_id = x.document_id AND p.report_id IS NOT DISTINCT FROM x.report_id"
    else:
        same = "p.document_id = x.document_id"
    if "document_id" not in one.names:
        conditions, bound = _conditions(selection, {name: f"x.{name}" for name in one.names}, None)
        return f'SELECT x.* FROM "{one.name}" x WHERE {conditions}', bound
    own: dict[str, str] = {
        name: f"coalesce(x.{name}, p.{name})" for name in sorted(one.names & {"financial_year", "quarter"})
    }
    conditions, bound = _conditions(selection, own, "p.authority_code")
    of_papers = f"SELECT 1 FROM ({PAPERS}) p WHERE {same} AND {conditions}"
    return f'SELECT x.* FROM "{one.name}" x WHERE EXISTS ({of_papers})', bound


def _conditions(selection: Selection, own: dict[str, str], code: str | None) -> tuple[str, list[object]]:
    """SQL that holds for selected rows; `own` gives columns that are not the paper's."""
    conditions, bound = list[str](), list[object]()
    if selection.authority:
        condition, values = selection.authority.condition(code, own.get("authority", "p.authority"))
        conditions.append(condition)
        bound += values
    if selection.financial_year:
        conditions.append(f"{own.get('financial_year', 'p.financial_year')} = ?")
        bound.append(selection.financial_year)
    if selection.quarter:
        conditions.append(f"{own.get('quarter', 'p.quarter')} = ?")
        bound.append(selection.quarter)
    return " AND ".join(conditions), bound
