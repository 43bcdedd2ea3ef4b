"""Tables whose column breaks were lost when a paper was turned into text, rebuilt from what the words are.

They came through conversion as a line of labels ("Action Authorising Officer Lead Officer Deadline Status") and lines
of values below, some cells on lines of their own, some rows printed twice. The tables found here carry the labels as
their header, so that finders read them as any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...document import Block, Paragraph, ParagraphKind, Table, TableOrigin
from ..blocks.markup_tables import MarkupCell, build
from ..blocks.paragraphs import paragraph, plain
from .lost_columns import CODE, Row, Rows, begins_with_period, has_values, is_open, parted, period_rows, repeats
from .lost_labels import Labels, is_status, label_line, single_label
from .stacked import split_stacked

WORD = re.compile(r"\w+")
MAX_LINES = 30  # of one table's values
LONG = 45  # words; a longer paragraph after a complete row is text
TAIL_WORDS = 6
TAIL_DISTANCE = 12


def recover_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with lost tables in place of their lines; what cannot be told stays as it is."""
    split = [part for block in blocks for part in (split_stacked(block) if isinstance(block, Table) else [block])]
    return _with_tails(_Recovery(split).run())


@dataclass(slots=True)
class _Recovery:
    blocks: Sequence[Block]
    found: list[Block] = field(default_factory=list)
    at: int = 0
    begun: int = 0  # the block with which the table begins that is read here
    last: Labels | None = None
    codes: set[str] = field(default_factory=set)

    def run(self) -> list[Block]:
        while self.at < len(self.blocks):
            block = self.blocks[self.at]
            self.begun = self.at
            self.at += 1
            if not (isinstance(block, Paragraph) and (self._header(block) or self._headless(block))):
                self._keep(block)
        return self.found

    def _keep(self, block: Block) -> None:
        above = self.found[-1] if self.found else None
        whole = _completed(above, block) if isinstance(above, Table) and isinstance(block, Paragraph) else None
        if whole is not None:
            self.found[-1] = whole
        else:
            self.found.append(block)

    def _header(self, block: Paragraph) -> bool:
        labels = header_of(block)
        if labels is None:
            return False
        if "period" in labels.fields or ("percent_complete" in labels.fields and len(labels.fields) == 2):
            return self._periods(labels)
        return self._actions(labels, [labels.rest] if labels.rest else [])

    def _periods(self, labels: Labels) -> bool:
        end = self.at
        while end < len(self.blocks) and _is_period_line(self.blocks[end]):
            end += 1
        lines = [labels.rest, *(b.text for b in self.blocks[self.at : end] if isinstance(b, Paragraph))]
        if "period" not in labels.fields:
            labels = replace(labels, labels=(("Period", "period"), *labels.labels))
        return self._place(labels, period_rows(lines, labels.fields), end)

    def _actions(self, labels: Labels, lines: Sequence[str]) -> bool:
        rows = Rows(labels)
        for line in lines:
            rows.add(line)
        end = self.at
        while end < min(len(self.blocks), self.at + MAX_LINES):
            block = self.blocks[end]
            if not isinstance(block, Paragraph) or _ends_table(block, rows.complete):
                break
            missing = None if is_status(block.text) else single_label(block.text)
            if missing is not None and missing not in labels.fields and len(block.text.split()) <= 3:
                labels = replace(labels, labels=(*labels.labels, (block.text, missing)))
                rows.labels = labels
            elif missing is None or missing not in labels.fields:
                rows.add(f"{block.mark} {block.text}" if block.mark else block.text)
            end += 1
        return self._place(labels, rows.found(), end)

    def _headless(self, block: Paragraph) -> bool:
        """A row that lost its header, known by a code of the kind that other rows have."""
        code = CODE.match(block.text)
        if self.last is None or code is None or _shape(code[0]) not in self.codes:
            return False
        before, self.at = self.at, self.at - 1
        if self._actions(replace(self.last, glued=False), []):
            return True
        self.at = before
        return False

    def _place(self, labels: Labels, rows: Sequence[Row], end: int) -> bool:
        table = _table(labels, rows)
        if table is None:
            return False
        lines = [f"{b.mark or ''} {b.text}" for b in self.blocks[self.begun : end] if isinstance(b, Paragraph)]
        self.found.append(_with_rest(table, lines))
        self.at = end
        for row in rows:
            code = CODE.match(row.get("description", ""))
            if code is not None:
                self.codes.add(_shape(code[0]))
                self.last = replace(labels, rest="")
        return True


def _with_rest(table: Table, lines: Sequence[str]) -> Table:
    """The table, with the words of its lines that it left out: labels and rows that conversion wrote twice."""
    said = Counter(_words(table.text))
    rest: list[str] = []
    for word in _words(" ".join(lines)):
        if said[word] > 0:
            said[word] -= 1
        else:
            rest.append(word)
    return replace(table, repeats=(" ".join(rest),)) if rest else table


def _words(text: str) -> list[str]:
    return WORD.findall(parted(text))


def header_of(block: Paragraph) -> Labels | None:
    """The labels of a header line; values may follow the labels of a line that was run together."""
    if block.mark is not None:
        return None
    labels = label_line(block.text)
    if labels is not None and (not labels.rest or labels.glued or _is_values(labels.rest)):
        return labels
    pair = label_line(block.text, at_least=2)
    if pair is not None and not pair.rest and set(pair.fields) == {"status", "percent_complete"}:
        return pair
    return None


def _is_values(text: str) -> bool:
    return begins_with_period(text) or bool(CODE.match(text)) or has_values(text)


def _is_period_line(block: Block) -> bool:
    return isinstance(block, Paragraph) and begins_with_period(block.text) and len(block.text.split()) <= 16


def _ends_table(block: Paragraph, complete: bool) -> bool:
    if block.kind is ParagraphKind.HEADING or header_of(block) is not None:
        return True
    if complete and (block.kind is ParagraphKind.LIST_ITEM or len(block.text.split()) > LONG):
        return True
    bold = bool(block.runs) and all(r.style.bold for r in block.runs if r.text.strip())
    return bold and single_label(block.text) is None and not is_status(block.text)


def _table(labels: Labels, rows: Sequence[Row]) -> Table | None:
    if not rows:
        return None
    header = [MarkupCell(_said(label), header=True) for label, _ in labels.labels]
    body = [[MarkupCell(_said(row.get(name, ""))) for name in labels.fields] for row in rows]
    table = build([header, *body], 1)
    return replace(table, origin=TableOrigin.RUN_TOGETHER) if table else None


def _said(text: str) -> tuple[Paragraph, ...]:
    found = paragraph([plain(text)], in_cell=True)
    return (found,) if found else ()


def _shape(code: str) -> str:
    return re.sub(r"\d", "9", code)


def _completed(table: Table, block: Paragraph) -> Table | None:
    """The table, its last description in full: the paragraph below repeats it and goes on."""
    last = table.row(table.row_count - 1)
    if table.row_count < 2 or not last or not last[0].paragraphs or block.mark is not None:
        return None
    if not is_open(last[0].text) or not repeats(last[0].flat, block.text):
        return None
    return _with_first_cell(table, _said(block.text))


def _with_first_cell(table: Table, said: tuple[Paragraph, ...]) -> Table:
    row = table.row_count - 1
    cells = tuple(replace(c, paragraphs=said) if c.row == row and c.column == 0 else c for c in table.cells)
    return replace(table, cells=cells)


def _with_tails(blocks: Sequence[Block]) -> list[Block]:
    """Descriptions whose last words were pushed below the next label ("for young carers.") get them back."""
    found = list(blocks)
    dropped: set[int] = set()
    for number, block in enumerate(found):
        if not isinstance(block, Table) or block.origin is TableOrigin.ALIGNED or not _open_row(block):
            continue
        tails = _tails(found, number)
        if len(tails) == 1:
            tail = found[tails[0]]
            text = f"{block.row(block.row_count - 1)[0].flat} {tail.text}"
            found[number] = _with_first_cell(block, _said(text))
            dropped.add(tails[0])
    return [block for number, block in enumerate(found) if number not in dropped]


def _open_row(table: Table) -> bool:
    """The table's last row begins with a code, as a row of an action does, and its description has no end."""
    last = table.row(table.row_count - 1)
    text = last[0].flat if last else ""
    return bool(CODE.match(text)) and is_open(text) and len(text.split()) > 4


def _tails(blocks: Sequence[Block], start: int) -> list[int]:
    places = []
    for number in range(start + 1, min(len(blocks), start + TAIL_DISTANCE)):
        block = blocks[number]
        if isinstance(block, Table) and not _is_period_table(block):
            break
        above = blocks[number - 1]
        below_label = isinstance(above, Paragraph) and above.kind is ParagraphKind.HEADING
        if isinstance(block, Paragraph) and (below_label or number - 1 in places) and _is_tail(block):
            places.append(number)
    return places


def _is_period_table(table: Table) -> bool:
    return table.column_count <= 3 and any(begins_with_period(cell.flat) for cell in table.cells)


def _is_tail(block: Paragraph) -> bool:
    text = block.text
    short = block.kind is ParagraphKind.TEXT and len(text.split()) <= TAIL_WORDS and not is_open(text)
    return short and not is_status(text) and (text[:1].islower() or len(text.split()) == 1)
