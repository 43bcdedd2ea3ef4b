"""References and dates that recognition spoiled, set right where the other cells of their column fix their form.

"11a" above "1.1b" and "1.1c" was "1.1a", and '"2,2' among "1.1", "1.2" and "2.1" was "2.2". Only signs that an engine
takes for one another are changed, and only where one change alone gives the column's form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ...document import Block, Cell, Paragraph, Part, Run, Table

LONGEST = 16  # letters of a reference or a date
ENOUGH, MOSTLY = 3, 0.6  # cells of one form, and their share of the column
RUNS = re.compile(r"\d+|[a-z]+|[A-Z]+")
SEPARATORS = re.compile(r"[./-]")
SPECKS = "\"'`*|_~.,:; "
TAKEN_FOR = {"l": "1", "I": "1", "i": "1", "t": "1", "|": "1", "!": "1", "O": "0", "o": "0", ",": "."}


def with_columns_alike(
    blocks: Sequence[Block], recognised: Collection[int]
) -> tuple[tuple[Block, ...], tuple[Part, ...]]:
    """The blocks with such cells of tables on these pages set right, and where those stand, which may be wrong yet."""
    doubtful: list[Part] = []
    mended: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and any(part.page in recognised for part in block.parts):
            changed = dict(_mended_cells(block))
            doubtful += [part for cell in changed.values() for part in cell.parts]
            if changed:
                block = replace(block, cells=tuple(changed.get((c.row, c.column), c) for c in block.cells))
        mended.append(block)
    return tuple(mended), tuple(doubtful)


def _mended_cells(table: Table) -> Iterator[tuple[tuple[int, int], Cell]]:
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.column_span == 1 and len(cell.paragraphs) == 1 and len(cell.flat) <= LONGEST:
            columns.setdefault(cell.column, []).append(cell)
    for cells in columns.values():
        texts = [cell.flat for cell in cells]
        form = _form_of_most(texts)
        if form is None:
            continue
        good = [text for text in texts if _form(text) == form]
        for cell in cells:
            if _form(cell.flat) != form and (text := _only_way(cell.flat, form, good)) is not None:
                yield (cell.row, cell.column), _saying(cell, text)


def _form(text: str) -> str:
    """ "COR-AP-29" is "A-A-9", "1.1a" is "9.9a"."""
    return RUNS.sub(lambda run: "9" if run[0][0].isdigit() else "a" if run[0][0].islower() else "A", text)


def _form_of_most(texts: Sequence[str]) -> str | None:
    """The form of most cells, if it is one with figures and something between them."""
    forms = Counter(_form(text) for text in texts)
    form, count = forms.most_common(1)[0]
    if count < ENOUGH or count < MOSTLY * len(texts) or "9" not in form or not SEPARATORS.search(form) or " " in form:
        return None
    return form


def _only_way(text: str, form: str, good: Sequence[str]) -> str | None:
    """What the text says in that form; None where it can say nothing or several things, or what another cell says."""
    if not any(c.isdigit() for c in text):
        return None
    lengths = {tuple(map(len, RUNS.findall(other))) for other in good}
    ways = {way for way in _ways(text, form) if _form(way) == form and tuple(map(len, RUNS.findall(way))) in lengths}
    return next(iter(ways)) if len(ways) == 1 and not ways & set(good) else None


def _ways(text: str, form: str) -> Iterator[str]:
    """The text without specks around it, with one sign taken for another, or with one that was not seen."""
    bare = text.strip(SPECKS)
    yield bare
    for at, sign in enumerate(bare):
        if sign in TAKEN_FOR:
            yield bare[:at] + TAKEN_FOR[sign] + bare[at + 1 :]
    for separator in set(SEPARATORS.findall(form)):
        yield from (bare[:at] + separator + bare[at:] for at in range(1, len(bare)))


def _saying(cell: Cell, text: str) -> Cell:
    (paragraph,) = cell.paragraphs
    runs = (Run(text, paragraph.style),) if paragraph.runs else ()
    return replace(cell, paragraphs=(Paragraph(text, paragraph.kind, None, 0, runs, paragraph.parts),))
