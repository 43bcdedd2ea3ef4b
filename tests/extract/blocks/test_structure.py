"""List marks, headings, levels."""

from __future__ import annotations

import pytest

from councilpapers.document import Paragraph, ParagraphKind, Run, Style
from councilpapers.extract.blocks.structure import looks_like_heading, rank_headings, split_mark


@pytest.mark.parametrize(
    "words, expected",
    [
        ("• mend the gate", ("•", "mend the gate")),
        ("◼ mend the gate", ("◼", "mend the gate")),
        ("\uf0b7 mend the gate", ("\uf0b7", "mend the gate")),
        ("- mend the gate", ("-", "mend the gate")),
        ("4.1 Performance", ("4.1", "Performance")),
        ("4.1.2. Performance", ("4.1.2.", "Performance")),
        ("(ii) notes the report", ("(ii)", "notes the report")),
        ("b) notes the report", ("b)", "notes the report")),
        ("3 Roads and lamps", ("3", "Roads and lamps")),
        ("12. Any other business", ("12.", "Any other business")),
        ("Green: done by the date", (None, "Green: done by the date")),
        ("2009 was a good year", (None, "2009 was a good year")),
        ("23.5% of visits", (None, "23.5% of visits")),
        ("6.7 per cent of visits", (None, "6.7 per cent of visits")),
        ("2.45 million visits", (None, "2.45 million visits")),
        ("1.30pm", (None, "1.30pm")),
        ("-29", (None, "-29")),
        ("", (None, "")),
    ],
)
def test_split_mark(words: str, expected: tuple[str | None, str]) -> None:
    assert split_mark(words) == expected


def _paragraph(text: str, style: Style) -> Paragraph:
    return Paragraph(text, runs=(Run(text, style),))


@pytest.mark.parametrize(
    "text, style, expected",
    [
        ("Progress on the plan", Style(11, bold=True), True),
        ("Progress on the plan", Style(14), True),
        ("Progress on the plan", Style(11, underlined=True), True),
        ("RECOMMENDATIONS", Style(11), True),
        ("Progress on the plan", Style(11), False),
        ("The plan was agreed.", Style(11, bold=True), False),
        ("NO", Style(11), False),
        ("", Style(11, bold=True), False),
        ("word " * 30, Style(11, bold=True), False),
        ("RESOLVED: That the report be noted", Style(11, bold=True), False),
        ("Agreed that the fees be frozen", Style(11, bold=True), False),
        ("That the fees be frozen", Style(11, bold=True), False),
        ("RESOLVED UNANIMOUSLY that the fees be frozen", Style(11, bold=True), False),
        ("ACTION: Clerk", Style(11, bold=True), False),
        ("Action by: Head of Parks", Style(11, underlined=True), False),
        ("RESOLVED", Style(11, bold=True), True),
        ("Action Plan: Housing", Style(11, bold=True), True),
        ("Agreed actions", Style(11, bold=True), True),
        ("Decision-making in 2014", Style(11, bold=True), True),
    ],
)
def test_headings(text: str, style: Style, expected: bool) -> None:
    assert looks_like_heading(_paragraph(text.strip(), style), 11.0) is expected


def test_levels_go_by_size_then_weight() -> None:
    headings = [
        Paragraph(text, ParagraphKind.HEADING, runs=(Run(text, style),))
        for text, style in (("Plan", Style(18)), ("Part", Style(14, bold=True)), ("Piece", Style(11, bold=True)))
    ]
    body = _paragraph("and so on", Style(11))
    assert [p.level for p in rank_headings([*headings, body, headings[1]])] == [1, 2, 3, 0, 2]
