"""Facts printed beside or under a label: "Date of meeting | 4 May", "Ward(s): All", "CONTACT OFFICER" and a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...document import Block, Cell, Paragraph, ParagraphKind, Table, told_once
from ...lookups import fold, spellings
from ..dates_printed import dates_in, printed
from ..posts import names_post
from ..wording import is_longer
from .body_names import names_body

NUMBERED = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})?[.)]?\s+")
LONGEST_LABEL = 9  # words
LABEL_REACH = 100  # characters
LONGEST_SPELLING = 200  # characters; no label or section heading is longer, whatever stands before or after it
REMEMBERED = 8192  # lines and cells
COLON = re.compile(r"\?:|[:?](?=\s|$|[^\W\d_])")
WORD = re.compile(r"(?<!\S)\S+")
SLASH = re.compile(r"(?<!\s)\s*/\s*")
FRONT_LINE = 2000  # characters; a longer paragraph states no facts of a front sheet
FOLLOWED = frozenset({"contact", "report_of", "author_and_contact", "report_author", "meetings"})
FOLLOWING_LINES = 6
ADDRESS = re.compile(
    r"@|\b(?:tel(?:ephone)?|e-?mail|fax|phone|ext(?:ension)?|mobile)\b|\d{5,}|\d{3,4} \d{3,}", re.IGNORECASE
)
TALLEST_SHEET = 30  # rows; a longer table is no front sheet


@dataclass(frozen=True, slots=True)
class Labelled:
    """One fact of a front sheet. `value` keeps its lines; `index` is where its label stands among the blocks."""

    field: str
    value: str
    index: int
    blocks: tuple[Block, ...]


@lru_cache(maxsize=REMEMBERED)
def field_of(words: str) -> str | None:
    """The field that this label names, or None: "3. Title:" is `title`."""
    if len(words) > LONGEST_SPELLING:
        return None
    bare = _bare(words)
    if not bare or is_longer(bare, LONGEST_LABEL):
        return None
    return spellings("front_sheet", "labels").get(SLASH.sub("/", fold(bare)) if "/" in bare else fold(bare))


@lru_cache(maxsize=REMEMBERED)
def section_of(words: str) -> str | None:
    """Which section of any report this heading opens, as a kind of sections.toml: "recommendation", "closing" ..."""
    if len(words) > LONGEST_SPELLING:
        return None
    kind = spellings("sections", "sections").get(fold(_bare(words)))
    return None if kind == "part" else kind


def _bare(words: str) -> str:
    return NUMBERED.sub("", words.strip()).strip(" ?:*-–—")


def labelled(blocks: Sequence[Block]) -> Iterator[Labelled]:
    """Every labelled fact, in reading order; labels without a value are left out."""
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            yield from _in_table(block, index)
        elif isinstance(block, Paragraph):
            yield from _in_paragraph(blocks, index, block)


def _in_table(table: Table, index: int) -> Iterator[Labelled]:
    for field, value in _facts(table) if table.row_count <= TALLEST_SHEET else ():
        yield Labelled(field, value, index, (table,))


@told_once
def _facts(table: Table) -> tuple[tuple[str, str], ...]:
    """Each label with its value; asked when a file is cut into papers, for each paper, and by who claims its tables."""
    return () if _is_data(table) else tuple(_labels_with_values(table))


def _labels_with_values(table: Table) -> Iterator[tuple[str, str]]:
    for row in table.rows():
        skip = -1
        for at, cell in enumerate(row):
            if cell.column <= skip:
                continue
            found = _in_cell(table, row, at)
            if found:
                field, value, skip = found
                if value:
                    yield field, value


@told_once
def _is_data(table: Table) -> bool:
    """A list of things under column headings, not a front sheet: labels stand in the top row only.

    Under labels side by side a word that might be one is a value ("Place" is a directorate, too).
    """
    labels = [c for c in table.cells if field_of(_first_line(c))]
    top = {c.column for c in labels if c.row == 0}
    opened = {c.row for c in labels if c.column == 0}
    side_by_side = any(column + 1 in top for column in top)
    if not all(c.row == 0 or (side_by_side and c.column in top and c.row not in opened) for c in labels):
        return False
    return table.row_count > 3 if len(labels) > 1 else table.row_count > 1


def _lines(cell: Cell) -> list[str]:
    return [printed(p) for p in cell.paragraphs if p.text]


def _first_line(cell: Cell) -> str:
    return next((p.text for p in cell.paragraphs if p.text), "")


def _in_cell(table: Table, row: Sequence[Cell], at: int) -> tuple[str, str, int] | None:
    """(field, value, last column used) of a cell that is a label, holds one, or stands over its value."""
    cell = row[at]
    lines = _lines(cell)
    if not lines:
        return None
    field = field_of(" ".join(lines)) if len(lines) <= 3 else None
    beside = [c for c in row[at + 1 :] if c.text.strip()]
    stacked = len(lines) > 1 and field_of(lines[0]) and (not beside or field_of(_first_line(beside[0])))
    if field and not stacked:  # "Key decision" over "No" is no "Key decision no"
        right = beside[0] if beside else None
        if len(beside) > 2 and not any(field_of(_first_line(c)) for c in beside[:3]):
            return None
        if right and not field_of(_first_line(right)):
            return field, "\n".join(_lines(right)), right.column
        over = right or any(field_of(_first_line(c)) for c in row[:at])
        below = table.at(cell.row + cell.row_span, cell.column) if over else None
        value = "\n".join(_lines(below)) if below and not field_of(_first_line(below)) else ""
        return field, value, cell.column
    field = field_of(lines[0])
    if field and len(lines) > 1:
        return field, "\n".join(lines[1:]), cell.column
    facts = split_labels(lines[0])
    if facts:
        field, value = facts[0]
        return field, "\n".join([value, *lines[1:]]).strip(), cell.column
    return None


def _in_paragraph(blocks: Sequence[Block], index: int, paragraph: Paragraph) -> Iterator[Labelled]:
    facts = split_labels(paragraph.text) or _across(blocks, index, paragraph) or _by_lead(paragraph)
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    for number, (field, value) in enumerate(facts, 1):
        lines: list[str] = [value] if value else []
        used: list[Block] = [paragraph]
        if number == len(facts) and not value and field == "meetings" and isinstance(after, Table):
            lines, used = ["\n".join(" ".join(c.flat for c in row) for row in after.rows())], [paragraph, after]
        elif number == len(facts):
            for line in _following(blocks, index, field, bool(value)):
                lines.append(printed(line))
                used.append(line)
        if lines:
            yield Labelled(field, "\n".join(lines), index, tuple(used))


@lru_cache(maxsize=REMEMBERED)
def split_labels(text: str) -> tuple[tuple[str, str], ...]:
    """The facts in one line: "Venue: Town Hall Date: 4 May" are two. A label may stand alone, its value empty."""
    if len(text) > FRONT_LINE or not (":" in text or "?" in text):
        return ()
    colons = [m.start() for m in COLON.finditer(text)]
    starts: list[tuple[int, int, str]] = []
    for colon in colons:
        found = _label_before(text, colon)
        if found is not None and (starts or found[0] == 0) and (not starts or found[0] > starts[-1][1]):
            starts.append((found[0], colon, found[1]))
    facts = []
    for number, (_, colon, field) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        facts.append((field, text[colon + 1 : end].strip(" :-–—")))
    return tuple(facts)


def _label_before(text: str, colon: int) -> tuple[int, str] | None:
    """Where the longest label that ends at this colon begins, and its field; it begins with a capital."""
    window = max(0, colon - LABEL_REACH)
    begins = [window + m.start() for m in WORD.finditer(text[window:colon])]
    for begin in begins[-LONGEST_LABEL:]:
        if text[begin].isupper() or begin == 0:
            field = field_of(text[begin:colon])
            if field:
                return begin, field
    return None


def _by_lead(paragraph: Paragraph) -> tuple[tuple[str, str], ...]:
    """ "Wards affected  All" with a bold label and no colon; or a label that is the whole line."""
    lead = paragraph.lead
    if lead and lead != paragraph.text and paragraph.text.startswith(lead):
        field = field_of(lead)
        return ((field, paragraph.text[len(lead) :].strip(" :-–—")),) if field else ()
    field = field_of(paragraph.text)
    if not field or fold(_bare(paragraph.text)) in spellings("front_sheet", "everyday"):
        return ()
    apart = paragraph.kind is ParagraphKind.HEADING or paragraph.text.isupper() or paragraph.style.bold
    return ((field, ""),) if apart else ()


def _across(blocks: Sequence[Block], index: int, paragraph: Paragraph) -> tuple[tuple[str, str], ...]:
    """A label over two lines: "EXEMPT/" and "CONFIDENTIAL: No"."""
    if not paragraph.text.endswith("/") or index + 1 >= len(blocks):
        return ()
    following = blocks[index + 1]
    return split_labels(paragraph.text + following.text) if isinstance(following, Paragraph) else ()


def _following(blocks: Sequence[Block], index: int, field: str, has_value: bool) -> Iterator[Paragraph]:
    """The lines after a label that belong to its value: one, or the lines of a name and address."""
    limit = FOLLOWING_LINES if field in FOLLOWED else (0 if has_value else 1)
    for taken, block in enumerate(blocks[index + 1 : index + 1 + limit]):
        if not isinstance(block, Paragraph):
            return
        address = field in FOLLOWED and bool(ADDRESS.search(block.text))
        if not address and (split_labels(block.text) or _by_lead(block)):
            return
        if (
            field in FOLLOWED - {"meetings"}
            and (taken or has_value)
            and not (address or "," in block.text or names_post(block.text))
        ):
            return
        if block.kind is ParagraphKind.HEADING and field != "meetings" and (taken or has_value or field in FOLLOWED):
            return
        if field == "meetings" and not (dates_in(printed(block)) or names_body(block.text)):
            return
        if len(block.text.split()) > (14 if field in FOLLOWED else 40) or section_of(block.text):
            return
        if block.number and printed(block) == block.text and (taken or has_value):
            return
        yield block
