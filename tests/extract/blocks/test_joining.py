"""Hyphens at line ends, settled by how the whole paper writes the word."""

from __future__ import annotations

import pytest

from councilpapers.document import Cell, Paragraph, Run, Style, Table, TableOrigin
from councilpapers.extract.blocks.joining import LINE_END_HYPHEN, WORD_CUT, glue, settle_hyphens


@pytest.mark.parametrize(
    "before, after, expected",
    [
        ("the well-", "being", ("the well", LINE_END_HYPHEN)),
        ("Anglo-", "Norman", ("Anglo-", "")),
        ("pre-", "and post-adoption", ("pre-", " ")),
        ("2009-", "10", ("2009-", "")),
        ("and/", "or", ("and/", "")),
        ("ROAD-AP", "-29", ("ROAD-AP", "")),
        ("late -", "see below", ("late -", " ")),
        ("high\u2010", "rise", ("high\u2010", "")),
        ("late", "- see below", ("late", " ")),
        ("7.5", "%", ("7.5", "")),
        ("plain", "words", ("plain", " ")),
    ],
)
def test_glue(before: str, after: str, expected: tuple[str, str]) -> None:
    assert glue(before, after) == expected


@pytest.mark.parametrize(
    "elsewhere, expected",
    [
        ("health and well-being", "the well-being of all"),
        ("health and wellbeing", "the wellbeing of all"),
        ("well begun, being half done", "the well-being of all"),
        ("nothing of the kind", "the well-being of all"),
        (f"com{LINE_END_HYPHEN}mittee and committee", "the wellbeing of all"),  # a paper that breaks words
    ],
)
def test_the_paper_decides(elsewhere: str, expected: str) -> None:
    text = f"the well{LINE_END_HYPHEN}being of all"
    paragraph = Paragraph(text, runs=(Run(text[:10], Style(10)), Run(text[10:], Style(10, bold=True))))
    settled, _ = settle_hyphens([paragraph, Paragraph(elsewhere)])
    assert isinstance(settled, Paragraph)
    assert settled.text == expected
    assert "".join(run.text for run in settled.runs) == expected


def test_the_end_of_a_word_is_none() -> None:
    (settled,) = settle_hyphens([Paragraph(f"the alloca{LINE_END_HYPHEN}tions of front{LINE_END_HYPHEN}line staff")])
    assert isinstance(settled, Paragraph)
    assert settled.text == "the allocations of front-line staff"


def test_cells_are_settled_too() -> None:
    cell = Cell(0, 0, paragraphs=(Paragraph(f"multi{LINE_END_HYPHEN}agency"),))
    table = Table((cell,), 1, 1, TableOrigin.RULED)
    settled, _ = settle_hyphens([table, Paragraph("the multi-agency team")])
    assert settled.text == "multi-agency"


@pytest.mark.parametrize(
    "first, second, elsewhere, expected",
    [
        ("Househol", "d waste", "", "Household waste"),
        ("accommoda", "tion", "", "accommodation"),
        ("Me", "t", "not met", "Met"),
        ("Apprentice", "ships", "apprenticeships", "Apprenticeships"),
        ("199", "3", "", "1993"),
        ("DCL", "G", "", "DCLG"),
        ("Whit", "e British", "e.g. this", "White British"),
        ("Neighbourhood", "services", "", "Neighbourhood services"),
        ("Households", "in", "", "Households in"),
        ("Crime", "map", "the map", "Crime map"),
        ("12", "345", "12345", "12 345"),
    ],
)
def test_what_a_narrow_cell_cuts(first: str, second: str, elsewhere: str, expected: str) -> None:
    text = f"{first}{WORD_CUT}{second}"
    paragraph = Paragraph(text, runs=(Run(text[:3], Style(10)), Run(text[3:], Style(10, bold=True))))
    settled, _ = settle_hyphens(
        [Table((Cell(0, 0, paragraphs=(paragraph,)),), 1, 1, TableOrigin.RULED), Paragraph(elsewhere)]
    )
    assert isinstance(settled, Table)
    (found,) = settled.cells[0].paragraphs
    assert found.text == expected
    assert "".join(run.text for run in found.runs) == expected
