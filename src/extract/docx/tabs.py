"""Lines with tabs: what is a label beside its value, what is a row of columns, what is only an indent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...document import Block, Paragraph, Run, TableOrigin
from ..blocks.markup_tables import MarkupCell, build
from ..blocks.paragraphs import cut, paragraph, tidy, words

_MARK = re.compile(
    r"(?:[A-Za-z]?\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivxlc]{1,6})[.):]?|\([a-zA-Z0-9]{1,4}\)|[-–—•●▪◦·o➢✓*\uf0b7\uf0a7\uf02d]"
)
_ITEM = re.compile(r"(?:[A-Z]{1,6}[ /])?\d{1,4}/\d{1,4}|\d\d-\d\d/[A-Z]{1,5}/\d{1,4}")  # minutes numbered in their year
MAX_LABEL_WORDS = 8


@dataclass(frozen=True, slots=True)
class TabbedLine:
    """Fields between tabs, none empty; `indented` where it begins with a tab."""

    fields: tuple[tuple[Run, ...], ...]
    indented: bool


def tabbed(runs: Sequence[Run]) -> TabbedLine | Paragraph | None:
    """The line as fields where its tabs part columns; as a paragraph where they only set a mark or an indent apart."""
    raw = [tidy(field) for field in cut(runs, "\t")]
    fields = tuple(field for field in raw if field)
    if not fields:
        return None
    if len(fields) > 1 and _MARK.fullmatch(words(fields[0])):
        body = [r for field in fields[1:] for r in (*field, Run(" ", field[-1].style))]
        return paragraph(body, mark=words(fields[0]))
    if len(fields) == 1 and (raw[0] or len(raw) < 2):
        return paragraph(fields[0])
    if len(fields) == 2 and _ITEM.fullmatch(words(fields[0])) and words(fields[1])[:1].isalpha():
        return paragraph((*fields[0], Run(" ", fields[0][-1].style), *fields[1]))
    return TabbedLine(fields, not raw[0])


def resolve(lines: Sequence[Block | TabbedLine]) -> list[Block]:
    """Consecutive lines with as many fields become an aligned table, a lone one a line "Label: value"."""
    blocks: list[Block] = []
    group: list[TabbedLine] = []
    for line in lines:
        if isinstance(line, TabbedLine) and (not group or _fits(group, line)):
            group.append(line)
            continue
        blocks.extend(_group(group))
        group = [line] if isinstance(line, TabbedLine) else []
        if not isinstance(line, TabbedLine):
            blocks.append(line)
    blocks.extend(_group(group))
    return blocks


def _fits(group: Sequence[TabbedLine], line: TabbedLine) -> bool:
    if line.indented and len(line.fields) == 1:
        return len(group[0].fields) > 1
    return len(line.fields) == len(group[0].fields) > 1


def _group(group: Sequence[TabbedLine]) -> list[Block]:
    if not group:
        return []
    if sum(len(line.fields) > 1 for line in group) >= 2:
        rows: list[list[MarkupCell]] = []
        for line in group:
            cells = [MarkupCell(tuple(p for p in [paragraph(f, in_cell=True)] if p)) for f in line.fields]
            if len(cells) == 1 and rows:
                rows[-1][-1] = replace(rows[-1][-1], paragraphs=rows[-1][-1].paragraphs + cells[0].paragraphs)
            else:
                rows.append(cells)
        table = build(rows)
        return [replace(table, origin=TableOrigin.ALIGNED)] if table else []
    found: list[Block] = []
    for line in group:
        whole = paragraph(_in_line(line))
        if whole is not None:
            found.append(whole)
    return found


def _in_line(line: TabbedLine) -> list[Run]:
    first = words(line.fields[0])
    label = len(line.fields) == 2 and len(first.split()) <= MAX_LABEL_WORDS
    separator = ": " if label and first[-1:].isalpha() else " "
    runs: list[Run] = []
    for number, field in enumerate(line.fields):
        if number:
            runs.append(Run(separator if number == 1 else " ", line.fields[number - 1][-1].style))
        runs.extend(field)
    return runs
