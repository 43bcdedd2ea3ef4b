"""A table's words before any layout: columns, rows, sections."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label, its share of the width, the group that it stands under, whether it holds figures."""

    label: str
    width: float = 1.0
    group: str = ""
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row, or the name of a section."""

    cells: tuple[str, ...] = ()
    section: str = ""
    indent: int = 0
    total: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table's words; `crown` is what could stand over all groups."""

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    crown: str = "All services"

    @property
    def grouped(self) -> bool:
        return any(column.group for column in self.columns)

    @property
    def sections(self) -> bool:
        return bool(self.lines) and bool(self.lines[0].section)

    def by_section(self) -> list[tuple[str, list[Line]]]:
        found: list[tuple[str, list[Line]]] = []
        for line in self.lines:
            if line.section:
                found.append((line.section, []))
            else:
                found[-1][1].append(line)
        return found
