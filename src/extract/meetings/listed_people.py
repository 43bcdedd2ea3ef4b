"""The people of one list at a meeting, in a paragraph or in the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import attrgetter

from ...document import Block, Cell, Table
from ..doers import is_person
from .absences import without_substitutes
from .list_labels import TITLED, opens, unknown_list
from .people_lists import Person, is_chair, people_in

TICKS = frozenset({"√", "✓", "✔", "x", "X", "Y", "y", "Yes", "yes", "●", "*", "P", "A"})
INITIALLED = re.compile(r"^(?:[A-Z]\.? ?){1,3} [A-Z][a-z]|^(?:[A-Z]\.){1,3} ?[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody with the list in which he stands: `present`, `members`, `officers`, `others` or `apologies`."""

    person: Person
    group: str
    block: Block


def people_of(words: str, group: str, block: Block, beside: str | None = None) -> Iterator[Listed]:
    """Those whom the words of a list name.

    `beside` is the group of a second list that is printed to the right of the first: a line's last name is its.
    """
    if group == "apologies":
        words, instead = without_substitutes(words)
        for one in instead:
            yield from people_of(one, "present", block)
    people = people_in(words.strip())
    for number, person in enumerate(people):
        if group == "chair" and not number:
            person = replace(person, part="chair")
        aside = beside if beside and number and number == len(people) - 1 else group
        yield Listed(person, "present" if aside == "chair" else aside, block)


def in_table(table: Table) -> Iterator[Listed]:
    """Lists under or beside cells "Present", "Apologies"; a table without such a cell holds none."""
    ticked = list(_ticked(table))
    if ticked:
        yield from ticked
        return
    labelled = {cell.column for cell in table.cells if _is_label(cell)}
    for cell in table.cells if labelled else ():
        lines = [p.text for p in cell.paragraphs if p.text]
        opened = opens(lines[0]) if lines else None
        if not opened:
            right = table.at(cell.row, cell.column + cell.column_span)
            beside = unknown_list(f"{cell.flat} {right.text}") if right and cell.flat.endswith(":") else None
            yield from people_of(beside, "others", table) if beside and cell.column in labelled else ()
            continue
        group, rest = opened
        texts = [rest, *lines[1:]]
        right = table.at(cell.row, cell.column + cell.column_span)
        if not "".join(texts).strip() and right and not (right.text and opens(right.text.split("\n")[0])):
            texts.append(right.text)
        over_all = cell.column == 0 and not any(
            c.text for c in table.row(cell.row)[1:]
        )  # a label over columns of names
        under = (c for c in table.cells if (over_all or c.column == cell.column) and c.row > cell.row)
        below = sorted(under, key=attrgetter("row", "column"))
        texts.extend(c.text for c in takewhile(lambda c: not _is_label(c), below))
        for text in texts:
            yield from people_of(text, group, table)


def _ticked(table: Table) -> Iterator[Listed]:
    """A row for each, with a tick under "Present" or "Apologies": "Ada Cole | Lay member | ✓ |"."""
    heads = {cell.column: opens(cell.flat) for cell in table.row(0) if cell.flat}
    lists = {column: opened[0] for column, opened in heads.items() if column and opened and not opened[1]}
    marks = [cell for cell in table.cells if cell.row and cell.column in lists and cell.flat]
    if not marks or not all(cell.flat in TICKS for cell in marks):
        return
    for mark in sorted(marks, key=attrgetter("row", "column")):
        name = table.at(mark.row, 0)
        yield from list(people_of(name.text, lists[mark.column], table))[:1] if name else ()


def _named_in(table: Table) -> list[Cell]:
    """The cells of the columns that hold people, where others say whom they come from: "Name | Organisation"."""
    named = {
        column
        for column in range(table.column_count)
        if (cells := [c for c in table.cells if c.column == column and c.text])
        and 2 * sum(_is_named(c) for c in cells) >= len(cells)
    }
    return [c for c in table.cells if c.column in named] or list(table.cells)


def in_columns(table: Table, group: str) -> Iterator[Listed]:
    """The people of an open list in the columns of a table, with who is the chair from the cells beside them."""
    for cell in _named_in(table):
        found = list(people_of(cell.text, group, table))
        if len(found) == 1 and any(is_chair(c.flat) for c in table.row(cell.row) if c is not cell):
            found = [replace(found[0], person=replace(found[0].person, part="chair"))]
        yield from found


def _is_named(cell: Cell) -> bool:
    """Whether a cell opens with somebody's name: titled, initialled, or with a known forename."""
    first = cell.text.partition("\n")[0]
    people = people_in(first)
    return bool(people) and (bool(TITLED.match(first)) or is_person(people[0].name) or bool(INITIALLED.match(first)))


def _is_label(cell: Cell) -> bool:
    return bool(cell.text) and opens(cell.text.split("\n")[0]) is not None
