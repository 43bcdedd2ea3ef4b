"""What a report asks those who meet to decide: its recommendation section, or "Members are asked to ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...document import Block, Cell, Figure, Paragraph, ParagraphKind, Table
from ...lookups import fold
from ..candidates import Claims, DecisionCandidate
from ..papers.labels import field_of, section_of, split_labels
from ..report import Report, source_of
from .sentence_parts import PartOfDecision, mended, parts_of

ASKED = re.compile(
    r"^(?:(?:the\s+)?(?:\w+\s+){0,6}?(?:members?|cabinet|committee|council|board|panel|executive|councillors?|commission|forum)"
    r"(?:\s+(?:members?|for\s+[\w ,&]+?))?)\s+(?:is|are)\s+(?:asked|recommended|requested|invited)\s+to\b",
    re.IGNORECASE,
)
NAMED = re.compile(  # as reports of scrutiny reviews number theirs: "Recommendation 4: That the Council ..."
    r"^Recommendation\s+(?P<label>\d{1,2}[a-z]?)\s?(?:[:.–-]\s?|\s)(?P<text>(?:[A-Z]|to\s).+)$", re.DOTALL
)
HEADED = re.compile(  # "Key recommendations", "Recommendations of the Panel", "Recommendations to the Executive"
    r"^(?:[\d.]{1,6}\s+)?(?:(?:the|our|key|main|final|draft|list\s+of|summary\s+of|panel|scrutiny|officers?)\s+){0,3}recommendations?"
    r"(?:\s+(?:to|of|from|by)\s+(?:the\s+)?[\w’'&-]{2,25}(?:\s+[\w’'&-]{2,25}){0,5})?\s?:?$",
    re.IGNORECASE,
)
TABLED = re.compile(r"^(?:the\s+|proposed\s+|scrutiny\s+)?recommendations?$", re.IGNORECASE)
BECAME = re.compile(  # what became of a recommendation: "Implemented in March", "Partially accepted"
    r"^(?!(?:embed|proceed|succeed|exceed|need|feed|speed)\b)(?:\w{2,20}ly\s)?\w{2,20}ed\b"
    r"|^(?:in\sprogress|ongoing|complete|on\strack|not\s)\b",
    re.IGNORECASE,
)
SILENT = frozenset({"agenda", "minutes"})
FEWEST_NAMED = 2
NOTHING = frozenset({"none", "n/a", "not applicable", "none.", "-", "nil"})
LONGEST_SECTION = 60  # blocks
LONGEST_LABEL = 8  # characters
MOST_COLUMNS = 3
FEWEST_ROWS = 3


def recommendations(report: Report, claims: Claims) -> Iterator[DecisionCandidate]:
    """One row per recommendation or labelled part of one; a paragraph number is no label."""
    if report.front.kind in SILENT:
        return
    if report.front.kind == "inspection_report":
        yield from _numbered(report, claims)
        return
    found = False
    tables = [table for table in report.tables if _is_numbered_list(table) and claims.free(table)]
    for paragraphs, blocks in (*_sections(report.blocks), *(() if tables else _cells(report.blocks))):
        for block in blocks:
            claims.take(block, "recommendations")
        for part in parts_of([p for p in mended(paragraphs) if isinstance(p, Paragraph)]):
            if fold(part.text) not in NOTHING:
                found = True
                yield _candidate(report, part)
        if found:
            return
    told = [row for table in tables for row in _tabled(report, table, claims)] or list(_numbered(report, claims))
    if told:
        yield from told
        return
    for block in report.paragraphs:
        if ASKED.match(block.text) and not block.text.rstrip().endswith(":"):
            claims.take(block, "recommendations")
            yield _candidate(report, PartOfDecision(None, block.text, (block,)))


def _numbered(report: Report, claims: Claims) -> Iterator[DecisionCandidate]:
    """Paragraphs that call themselves recommendations, wherever they stand: "Recommendation 2: Strengthen scrutiny"."""
    told = [(p, found) for p in report.paragraphs if p.mark is None and (found := NAMED.match(p.text))]
    named = [(p, found["label"]) for p, found in told if not BECAME.match(found["text"])]
    if len(named) < FEWEST_NAMED or len({label for _, label in named}) < len(named):
        return  # printed again, a report tells what became of them
    for paragraph, _ in named:
        claims.take(paragraph, "recommendations")
        yield _candidate(report, PartOfDecision(None, paragraph.text, (paragraph,)))


def _is_numbered_list(table: Table) -> bool:
    """Whether a table is nothing but recommendations behind their numbers: who does them would make it a plan."""
    heads = {cell.column: cell.flat.strip(" :") for cell in table.row(0) if cell.flat}
    whole = len(heads) == table.column_count <= MOST_COLUMNS and table.row_count >= FEWEST_ROWS
    return whole and [column for column, words in heads.items() if TABLED.match(words)] == [1]


def _tabled(report: Report, table: Table, claims: Claims) -> Iterator[DecisionCandidate]:
    """The rows of such a table."""
    claims.take(table, "recommendations")
    for row in range(1, table.row_count):
        cell, first = table.at(row, 1), table.at(row, 0)
        if cell is None or not cell.flat or cell.row != row:
            continue
        label = first.flat.strip() if first is not None and len(first.flat) <= LONGEST_LABEL else None
        source = replace(source_of(table, method="recommendations"), quote=cell.flat, parts=cell.parts or table.parts)
        yield DecisionCandidate(source, "recommendation", cell.text, None, report.front.title, label or None)


def _candidate(report: Report, part: PartOfDecision) -> DecisionCandidate:
    source = source_of(*part.paragraphs, method="recommendations")
    named = NAMED.match(part.text) if part.label is None else None
    label, text = (named["label"], named["text"]) if named else (part.label, part.text)
    return DecisionCandidate(source, "recommendation", text, None, report.front.title, label)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[list[Paragraph], list[Block]]]:
    """The paragraphs under each heading "Recommendation(s)"."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        inline = _beside(block)
        if section_of(block.text) != "recommendation" and inline is None and not HEADED.match(block.text):
            continue
        within = list(_until_next_heading(blocks, index))
        if inline is not None and inline.text:
            within.insert(0, inline)
        yield within, [block, *within]


def _beside(block: Paragraph) -> Paragraph | None:
    """The words after "Recommendation:" on the same line."""
    label, colon, rest = block.text.partition(":")
    if colon and rest.strip() and section_of(label) == "recommendation":
        return Paragraph(rest.strip(), mark=None, parts=block.parts, locator=block.locator)
    return None


def _until_next_heading(blocks: Sequence[Block], index: int) -> Iterator[Paragraph]:
    for block in blocks[index + 1 : index + LONGEST_SECTION]:
        if isinstance(block, Figure):
            continue
        if not isinstance(block, Paragraph):
            return
        if block.kind is ParagraphKind.HEADING and not _is_part(block):
            return
        if section_of(block.text) or field_of(block.text) or any(f != "other" for f, _ in split_labels(block.text)[:1]):
            return
        if re.match(r"^reasons?\s+for\b", block.text, re.IGNORECASE) and len(block.text.split()) < 8:
            return
        if block.text:
            yield block


def _is_part(block: Paragraph) -> bool:
    """A recommendation printed in bold looks like a heading; it is a sentence all the same."""
    return bool(re.match(r"^(?:that|to)\s", block.text, re.IGNORECASE)) or bool(ASKED.match(block.text))


def _cells(blocks: Sequence[Block]) -> Iterator[tuple[list[Paragraph], list[Block]]]:
    """The cell beside or under a cell "Recommendations"; the cell itself, where it holds heading and text."""
    for block in blocks:
        if not isinstance(block, Table) or block.column_count > MOST_COLUMNS:
            continue
        for cell in block.cells:
            first = next((p for p in cell.paragraphs if p.text), None)
            if first is None or section_of(first.text) != "recommendation":
                continue
            lines = [p for p in cell.paragraphs if p.text]
            beside = _neighbour(block, cell) if len(lines) == 1 else None
            texts = [p for p in beside.paragraphs if p.text] if beside else lines[1:]
            if texts:
                yield texts, [block]


def _neighbour(table: Table, cell: Cell) -> Cell | None:
    right = table.at(cell.row, cell.column + cell.column_span)
    if right and right.text.strip():
        return right
    return table.at(cell.row + cell.row_span, cell.column) if table.column_count == 1 or not right else None
