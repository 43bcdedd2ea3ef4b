"""Whatever a document holds stands in its sections, once: nothing is lost on the way from blocks to records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from councilpapers.document import Block, Cell, Document, Figure, Paragraph, ParagraphKind, Table, TableOrigin
from councilpapers.extract.finders import find
from councilpapers.extract.papers.reports import split
from councilpapers.normalise.assemble import assemble
from councilpapers.normalise.records import SectionRecord

WORD = re.compile(r"[^\W_]+")
SAID = (
    "Progress Report Committee: Cabinet Appendix 1 Actions on track Lead Officer Deadline Green Amber the service of 4 "
    "12% Present: Cllr Ash RESOLVED that Ashby Vale Council March 2031 Outcome 2: good Title: Date:"
)
WORDS = st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=7).map(" ".join)
MARKS = st.sampled_from([None, "•", "1.", "(a)", "4.2"])
PARAGRAPHS = st.builds(Paragraph, WORDS, st.sampled_from(list(ParagraphKind)), MARKS, st.integers(0, 3))
FIGURES = st.builds(Figure, WORDS)


def grid(rows: list[list[str]]) -> Table:
    cells = tuple(Cell(r, c, paragraphs=(Paragraph(text),)) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Table(cells, len(rows), len(rows[0]), TableOrigin.MARKUP)


TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=5).map(grid)
)


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in WORD.findall(text))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES, FIGURES), min_size=1, max_size=14))
def test_every_word_of_every_block_stands_in_one_section(blocks: list[Block]) -> None:
    document = Document("0" * 64, "text/plain", tuple(blocks))
    records = assemble(document, split(document), find).records
    sections = [r for r in records if isinstance(r, SectionRecord)]
    marks = [b.number or "" for b in blocks if isinstance(b, Paragraph)]
    printed = words([*(block.text for block in blocks), *marks])
    assert words(text for s in sections for text in (s.number or "", s.heading or "", s.text)) == printed
