"""Everything that was read, cut at the headings."""

from __future__ import annotations

import pytest

from councilpapers.document import Block, Box, Cell, Paragraph, ParagraphKind, Part, Table, TableOrigin
from councilpapers.normalise.records import SectionRecord
from councilpapers.normalise.sections import section_records

from .invented import context, report


def heading(text: str, level: int = 1, mark: str | None = None, page: int | None = None) -> Paragraph:
    return Paragraph(text, ParagraphKind.HEADING, mark, level, parts=on(page))


def words(text: str, mark: str | None = None, page: int | None = None) -> Paragraph:
    return Paragraph(text, ParagraphKind.LIST_ITEM if mark else ParagraphKind.TEXT, mark, 0, parts=on(page))


def on(page: int | None) -> tuple[Part, ...]:
    return (Part(page, Box(50.0, 60.0, 300.0, 72.0)),) if page else ()


GRID = Table(
    (Cell(0, 0, paragraphs=(Paragraph("Action"),)), Cell(0, 1, paragraphs=(Paragraph("By when"),))),
    1,
    2,
    TableOrigin.MARKUP,
)


def sections(*blocks: Block) -> list[SectionRecord]:
    return section_records(report(*blocks), context())


@pytest.mark.parametrize(
    "blocks, expected",
    [
        ((), []),
        ((words("Alone."),), [(None, 0, None, "Alone.")]),
        ((heading("Background"), words("One."), words("Two.")), [("Background", 1, None, "One.\nTwo.")]),
        (
            (words("Before."), heading("Risks", 2, "4.1"), words("After.")),
            [(None, 0, None, "Before."), ("Risks", 2, "4.1", "After.")],
        ),
        ((heading("Empty"), heading("Full"), words("One.")), [("Empty", 1, None, ""), ("Full", 1, None, "One.")]),
        # numbers that items are called by stay in the text, bullets do not
        ((heading("List"), words("One.", "(ii)"), words("Two.", "•")), [("List", 1, None, "(ii) One.\nTwo.")]),
        ((heading("Plan"), GRID), [("Plan", 1, None, "Action\tBy when")]),
    ],
)
def test_sections(blocks: tuple[Block, ...], expected: list[tuple[str | None, int, str | None, str]]) -> None:
    assert [(s.heading, s.level, s.number, s.text) for s in sections(*blocks)] == expected


def test_a_section_over_pages_lists_one_part_of_each() -> None:
    (section,) = sections(heading("Plan", page=2), words("One.", page=2), words("Two.", page=3))
    assert (section.page, section.page_start, section.page_end) == (2, 2, 3)
    assert [part.page for part in section.parts] == [2, 3]


def test_sections_are_numbered_and_have_ids_of_their_own() -> None:
    found = sections(heading("Same"), words("One."), heading("Same"), words("One."))
    assert [s.ordinal for s in found] == [1, 2]
    assert len({s.section_id for s in found}) == 2
    assert found == sections(heading("Same"), words("One."), heading("Same"), words("One."))
