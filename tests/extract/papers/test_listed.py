"""Papers that begin where an agenda, an outline or the top of a page says so."""

from __future__ import annotations

import pytest

from councilpapers.document import Block, Bookmark, Box, Document, Furniture, Page, Paragraph, Part
from councilpapers.extract.papers.reports import split

from ..grids import heading, text

PROSE = text("The Board considered what had been done about the sluices since the spring, and what was left to do.")
AGENDA = (
    heading("HARBOUR COMMITTEE"),
    heading("AGENDA"),
    text("1. Apologies for absence"),
    text("2. Harbour Dues Review (Pages 2 - 3)"),
    text("3. Repairs to the Slipway"),
)
DUES = (heading("Harbour Dues Review"), PROSE)
SLIPWAY = (heading("Repairs to the Slipway"), PROSE)
MORE = (text("2.4 The dues have not been raised for six years, as the harbour master has pointed out."),)


def begins(
    *pages: tuple[Block, ...], outline: tuple[Bookmark, ...] = (), numbers: tuple[str, ...] = ()
) -> list[int | None]:
    """The pages on which papers are found to begin."""
    blocks: list[Block] = []
    for n, page in enumerate(pages, 1):
        for line, block in enumerate(page):
            assert isinstance(block, Paragraph)
            part = Part(n, Box(50, 60 + 14 * line, 500, 72 + 14 * line))
            blocks.append(Paragraph(block.text, block.kind, block.mark, block.level, block.runs, (part,)))
    sizes = tuple(Page(n, 595, 842, numbers[n - 1] if numbers else None) for n in range(1, len(pages) + 1))
    stamps = tuple(
        Furniture(number if " " in number else f"Page {number}", (Part(n, Box(20, 20, 60, 30)),), "header")
        for n, number in enumerate(numbers, 1)
    )
    document = Document("0" * 64, "application/pdf", tuple(blocks), sizes, stamps, outline=outline)
    return [report.front.page_start for report in split(document)]


GOES_ON = (*AGENDA[:3], text("2. What boats shall pay (Pages 42 to 43)"), AGENDA[4])
LISTED = {
    "by number and by title": ((AGENDA, DUES, MORE, SLIPWAY), ("1", "2", "3", "4"), [1, 2, 4]),
    "a volume that goes on": ((GOES_ON, DUES, MORE, SLIPWAY), ("41", "42", "43", "44"), [1, 2, 4]),
    "no agenda": ((DUES, MORE, SLIPWAY), (), [1]),
    "titles alone": ((AGENDA, DUES, MORE, SLIPWAY), (), [1, 2, 4]),
}


@pytest.mark.parametrize("pages, numbers, expected", LISTED.values(), ids=LISTED.keys())
def test_an_agenda_says_where_papers_begin(
    pages: tuple[tuple[Block, ...], ...], numbers: tuple[str, ...], expected: list[int]
) -> None:
    assert begins(*pages, numbers=numbers) == expected


PLAN = ((heading("Foreword"), PROSE), (heading("Our aims"), PROSE), (heading("What we will do"), PROSE))
REPORT = (heading("Norbeck Borough Council"), heading("Harbour Committee"), heading("Harbour Dues Review"), PROSE)
OUTLINES = {
    "papers and an appendix": (
        (REPORT, MORE, SLIPWAY, (heading("A very plain page"), PROSE)),
        (Bookmark("1 Dues", 1), Bookmark("2. Slipway", 3), Bookmark("Appendix A Plans of the slipway", 4, 2)),
        [1],
    ),
    "mostly papers": (
        (REPORT, MORE, REPORT, SLIPWAY),
        (Bookmark("1 Dues", 1), Bookmark("2 More dues", 3), Bookmark("3 Slipway", 4)),
        [1, 3, 4],
    ),
    "an appendix below its paper": (
        (REPORT, REPORT, (heading("Plans of the slipway"), PROSE), MORE),
        (Bookmark("1 Dues", 1), Bookmark("2 More", 2), Bookmark("Appendix A Plans", 3, 2), Bookmark("2.4 Dues", 4, 2)),
        [1, 2, 3],
    ),
    "chapters": (
        PLAN,
        tuple(Bookmark(name, n) for n, name in enumerate(("Foreword", "Our aims", "What we will do"), 1)),
        [1],
    ),
}


@pytest.mark.parametrize("pages, outline, expected", OUTLINES.values(), ids=OUTLINES.keys())
def test_an_outline_is_believed_where_it_names_papers(
    pages: tuple[tuple[Block, ...], ...], outline: tuple[Bookmark, ...], expected: list[int]
) -> None:
    assert begins(*pages, outline=outline) == expected


TOPS = {
    "a letterhead and a body": (REPORT, True),
    "a body and its day": ((heading("Harbour Committee"), heading("4 May 2031"), *DUES), True),
    "whose report it is": ((heading("Harbour Dues Review"), text("Report of the Harbour Master"), PROSE), True),
    "the number of an item": ((text("Agenda Item 7"), *DUES), True),
    "a heading": (SLIPWAY, False),
    "a page left blank": ((text("This page is intentionally left blank"),), False),
    "a letterhead alone": ((heading("Norbeck Borough Council"), PROSE), False),
}


@pytest.mark.parametrize("top, begun", TOPS.values(), ids=TOPS.keys())
def test_the_top_of_a_page(top: tuple[Block, ...], begun: bool) -> None:
    assert begins(DUES, MORE, top, MORE) == ([1, 3] if begun else [1])


PRINT = (text("Norbeck Borough Council"), text("Harbour Plan Monitoring"), text("Spring and summer"))


@pytest.mark.parametrize(
    "numbers, expected",
    [
        (("- 1 -", "- 2 -", "3", "4"), [1]),
        (("1 of 4", "2 of 4", "3", "4"), [1, 3]),
        (("1 of 4", "2 of 4", "3", "4 of 4"), [1]),
        (("1", "2", "3", "4"), [1]),
    ],
    ids=["no numbers before", "another form", "one page alone", "the same form"],
)
def test_a_titled_page_from_which_pages_are_numbered_in_another_form_begins_a_paper(
    numbers: tuple[str, ...], expected: list[int]
) -> None:
    report = (*REPORT, heading("Recommendation"), text("That the harbour dues be noted."))
    assert begins(report, MORE, PRINT, MORE, numbers=numbers) == expected
