"""The rows and cells of a table element as a browser lays them out, whatever order and nesting they are written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

_CELLS = ("td", "th")
_IGNORED = frozenset({"caption", "col", "colgroup"})
_ORDER = {"thead": 0, "tbody": 1, "tfoot": 2}
_ITEM_NUMBER = re.compile(r"(?:\(?(?:\d{1,4}[a-z]?|[a-z])[.)]{0,2})?")
_LAYOUT_ROLES = ("presentation", "none")


@dataclass(slots=True)
class Row:
    """Cells in order, and the row group that they belong to. `left`: the rows from this one to the group's end."""

    element: etree._Element
    group: etree._Element
    cells: list[etree._Element] = field(default_factory=list)
    left: int = 1


@dataclass(slots=True)
class Laid:
    """A table's rows, the head's first and the foot's last; `stray` is what stands in it and in no cell."""

    hidden: Callable[[etree._Element], bool]
    rows: list[Row] = field(default_factory=list)
    stray: list[etree._Element | str] = field(default_factory=list)

    @property
    def heads(self) -> int:
        return sum(row.group.tag == "thead" for row in self.rows)

    def take(self, holder: etree._Element, group: etree._Element) -> None:
        """Takes in a table, one of its row groups, or what stands around rows."""
        for child in self._shown(holder):
            if child.tag in _ORDER:
                self.take(child, child)
            elif child.tag == "tr":
                row = Row(child, group)
                self.rows.append(row)
                self._take_cells(row, child)
            elif child.tag in _CELLS:  # without a row of its own
                if not self.rows or self.rows[-1].element is not holder:
                    self.rows.append(Row(holder, group))
                self.rows[-1].cells.append(child)
            elif child.tag not in _IGNORED:
                self._take_other(child, lambda inner: self.take(inner, group))

    def _shown(self, holder: etree._Element) -> Iterator[etree._Element]:
        """The elements in it that a browser shows; words between them are stray."""
        texts = (holder.text, *(child.tail for child in holder))
        self.stray.extend(text for text in texts if text and text.strip())
        return (child for child in holder if isinstance(child.tag, str) and not self.hidden(child))

    def _take_cells(self, row: Row, holder: etree._Element) -> None:
        for child in self._shown(holder):
            if child.tag in _CELLS:
                row.cells.append(child)
            else:
                self._take_other(child, lambda inner: self._take_cells(row, inner))

    def _take_other(self, child: etree._Element, descend: Callable[[etree._Element], None]) -> None:
        """A form around rows or cells is passed through; other elements stand before the table."""
        if child.tag != "table" and any(True for _ in child.iter("tr", *_CELLS)):
            descend(child)
        else:
            self.stray.append(child)


def lay_out(table: etree._Element, hidden: Callable[[etree._Element], bool]) -> Laid:
    """The table's rows and cells, without those that are hidden."""
    laid = Laid(hidden)
    laid.take(table, table)
    laid.rows.sort(key=lambda row: _ORDER.get(row.group.tag, 1))
    for above, below in reversed(list(pairwise(laid.rows))):
        above.left = below.left + 1 if above.group is below.group else 1
    return laid


def column_span(cell: etree._Element) -> int:
    return _span(cell.get("colspan")) or 1


def row_span(cell: etree._Element, row: Row) -> int:
    """The rows that a cell covers, within its group; "0" means all that are left of it."""
    stated = _span(cell.get("rowspan"))
    return min(row.left, 1 if stated is None else stated or row.left)


def _span(text: str | None) -> int | None:
    return min(int(text), 1_000) if text and re.fullmatch(r"\s*\d{1,6}\s*", text) else None


def is_layout(table: etree._Element, laid: Laid) -> bool:
    """A table that only arranges the page: one cell, headings in cells, or most of its words in inner tables."""
    if table.get("role") in _LAYOUT_ROLES or sum(len(row.cells) for row in laid.rows) == 1:
        return True
    if any(True for _ in table.iter("h1", "h2")):
        return True
    grids = [inner for inner in table.iter("table") if inner is not table and _is_outermost(inner, table)]
    inside = sum(_length(inner) for inner in grids if sum(1 for _ in inner.iter("tr")) > 2)
    return inside * 2 > _length(table)


def is_numbered_items(laid: Laid) -> bool:
    """Minutes laid out in two columns: the item's number, and all that was minuted of it."""
    cells = [row.cells for row in laid.rows]
    if not cells or any(len(row) != 2 for row in cells):
        return False
    numbered = all(_ITEM_NUMBER.fullmatch(" ".join(row[0].itertext()).strip()) for row in cells)
    long = sum(sum(1 for _ in row[1].iter("p", "div", "h2", "h3", "h4")) > 1 for row in cells)
    return numbered and long * 2 >= len(cells)


def _is_outermost(inner: etree._Element, table: etree._Element) -> bool:
    return next(inner.iterancestors("table")) is table


def _length(element: etree._Element) -> int:
    return sum(len("".join(text.split())) for text in element.itertext())
