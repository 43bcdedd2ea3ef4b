"""Lines into paragraphs and list items; sentences over page ends."""

from __future__ import annotations

import itertools

import pytest

from councilpapers.document import Paragraph, ParagraphKind, Run, Style
from councilpapers.extract.page.content import Word
from councilpapers.extract.page.lines import continues, group_lines, join, paragraphs_in

from ..printed import set_lines, set_words

PARAGRAPHS = {
    "a paragraph that wraps is one": (
        [(0, "The Board considered the report of the Director"), (0, "and asked for a further update in the spring.")],
        [(None, "The Board considered the report of the Director and asked for a further update in the spring.")],
    ),
    "white space parts paragraphs": (
        [(0, "First things were said by the chair"), (0, ""), (0, "Second things were said by the clerk")],
        [(None, "First things were said by the chair"), (None, "Second things were said by the clerk")],
    ),
    "a line that could have gone on ends its paragraph": (
        [(0, "None."), (0, "The remaining matters stand over until the next meeting.")],
        [(None, "None."), (None, "The remaining matters stand over until the next meeting.")],
    ),
    "list marks open items": (
        [(0, "• repaint the doors of the hall"), (0, "• mend the gate at the north end")],
        [("•", "repaint the doors of the hall"), ("•", "mend the gate at the north end")],
    ),
    "an item's second line hangs": (
        [(0, "1.  The hall committee will repaint the doors before"), (50, "the summer fair and report to the Board.")],
        [("1.", "The hall committee will repaint the doors before the summer fair and report to the Board.")],
    ),
    "a hanging number stands far from its text": (
        [(0, "2.1  Progress against the plan was noted."), (0, ""), (0, "2.2  Two actions are late.")],
        [("2.1", "Progress against the plan was noted."), ("2.2", "Two actions are late.")],
    ),
    "a number inside a sentence is no mark": (
        [(0, "The Board noted the position that was set out in paragraph"), (0, "4.1 of the report and agreed to it.")],
        [(None, "The Board noted the position that was set out in paragraph 4.1 of the report and agreed to it.")],
    ),
    "a bare figure before a word is no mark": ([(0, "12 Months")], [(None, "12 Months")]),
    "a reference alone in a cell is what the cell says": ([(0, "1.1")], [(None, "1.1")]),
    "a tick alone is what the cell says": ([(0, "✓")], [(None, "✓")]),
    "initials are no list mark": ([(0, "P. Osei")], [(None, "P. Osei")]),
    "labels with values are one line each": (
        [
            (0, "REPORT TO:  Cabinet"),
            (0, "DATE:  3rd May"),
            (0, "SUBJECT:  Roads and lighting in the north of the vale"),
        ],
        [
            (None, "REPORT TO: Cabinet"),
            (None, "DATE: 3rd May"),
            (None, "SUBJECT: Roads and lighting in the north of the vale"),
        ],
    ),
    "items numbered through the year are one paragraph each": (
        [(0, "22/41 The minutes of the last meeting were read."), (0, "22/42 The hall is to be let.")],
        [(None, "22/41 The minutes of the last meeting were read."), (None, "22/42 The hall is to be let.")],
    ),
    "a year's number among words is no item": (
        [(0, "The minutes were approved in the hall and signed as"), (0, "22/42 Moss proposed.")],
        [(None, "The minutes were approved in the hall and signed as 22/42 Moss proposed.")],
    ),
    "a colon with a dash opens a list": (
        [(0, "These matters were covered at some length by the Board:-"), (0, "- roads"), (0, "- lamps")],
        [(None, "These matters were covered at some length by the Board:-"), ("-", "roads"), ("-", "lamps")],
    ),
    "labels begin anew": (
        [(0, "Tel: 01234 567 Mon-Fri"), (0, "Fax: 01234 568")],
        [(None, "Tel: 01234 567 Mon-Fri"), (None, "Fax: 01234 568")],
    ),
    "marks that touch their text": (
        [(0, "15.The Board noted it"), (0, "16.The Board agreed")],
        [("15.", "The Board noted it"), ("16.", "The Board agreed")],
    ),
    "an unfinished line goes on even under a label": (
        [(0, "Contact:  Ada Brandt, Director of Roads and"), (0, "Lighting")],
        [(None, "Contact: Ada Brandt, Director of Roads and Lighting")],
    ),
    "a reference broken at its hyphen": ([(0, "ROAD-"), (0, "AP-7")], [(None, "ROAD-AP-7")]),
    "hyphens held apart keep their space": (
        [(0, "support for pre-"), (0, "and post-adoption work")],
        [(None, "support for pre- and post-adoption work")],
    ),
}


def paragraphs_of(words: list[Word], page: int) -> tuple[Paragraph, ...]:
    return paragraphs_in(group_lines(words), page)


@pytest.mark.parametrize("lines, expected", PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_paragraphs(lines: list[tuple[float, str]], expected: list[tuple[str | None, str]]) -> None:
    found = paragraphs_of(set_lines(lines), 1)
    assert [(p.mark, p.text) for p in found] == expected


@pytest.mark.parametrize("lines, expected", PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_runs_are_the_text_and_the_place_is_kept(
    lines: list[tuple[float, str]], expected: list[tuple[str | None, str]]
) -> None:
    for paragraph in paragraphs_of(set_lines(lines), 4):
        assert "".join(run.text for run in paragraph.runs) == paragraph.text
        assert [part.page for part in paragraph.parts] == [4]


def test_lists_nest_by_where_their_marks_stand() -> None:
    lines: list[tuple[float, str]] = [(0, "1)  roads"), (30, "a)  gritting"), (30, "b)  signs"), (0, "2)  lamps")]
    assert [p.level for p in paragraphs_of(set_lines(lines), 1)] == [1, 2, 2, 1]


def test_bold_lines_stand_apart_from_plain_ones() -> None:
    bold = set_words("Progress so far", 72, 100, style=Style(10, bold=True))
    plain = set_words("the work has begun", 72, 112)
    assert [p.text for p in paragraphs_of([*bold, *plain], 1)] == ["Progress so far", "the work has begun"] or [
        p.text for p in paragraphs_of([*bold, *plain], 1)
    ] == ["Progress so far the work has begun"]


LONG = "Minutes of the meeting of the council that was held in the hall"
SHORT = ["Apologies", "None came", "Minutes", "Agreed", "Roads", "Noted", "Lamps", "Noted"]


def _spaced(lines: list[str], steps: list[float]) -> list[Word]:
    baselines = itertools.accumulate(steps, initial=100.0)
    return [w for line, y in zip(lines, baselines, strict=True) for w in set_words(line, 72, y)]


def test_white_between_paragraphs_of_one_line_is_no_double_spacing() -> None:
    lines = [LONG, "Present: Councillors Hale, Iqbal, Dunne, Oyelaran, Reid and", "Stone", *SHORT]
    found = paragraphs_of(_spaced(lines, [21, 12, *[21.0] * len(SHORT)]), 1)
    assert [p.text for p in found] == [LONG, f"{lines[1]} Stone", *SHORT]


def test_full_lines_before_wide_steps_are_double_spacing() -> None:
    full = [LONG, LONG, LONG, LONG, LONG, LONG, "and no more", LONG, "of it"]
    found = paragraphs_of(_spaced(full, [*[21.0] * 7, 12]), 1)
    assert found[0].text.startswith(f"{LONG} {LONG}")


def test_superscripts_join_their_line() -> None:
    words = set_words("the 23", 72, 100)
    words += set_words("rd", words[-1].box.x1, 96.5, size=6)
    words += set_words("of May", words[-1].box.x1 + 3, 100)
    (line,) = group_lines(words)
    assert [word.text for word in line.words] == ["the", "23", "rd", "of", "May"]


def test_lines_hold_every_word_once() -> None:
    words = set_lines([(0, "one two"), (5, "three"), (300, "four five six")])
    assert sorted(w.text for line in group_lines(words) for w in line.words) == sorted(w.text for w in words)


@pytest.mark.parametrize(
    "before, after, expected",
    [
        ("The Board asked the Director to", "report in June.", True),
        ("The Board asked the", "Director to report.", True),
        ("The matter was closed.", "another begins", False),
        ("The matter was closed", "Another begins", False),
        ("the well-", "being of residents", True),
        ("", "words", False),
    ],
)
def test_continues(before: str, after: str, expected: bool) -> None:
    assert continues(Paragraph(before), Paragraph(after)) is expected


def test_list_items_and_headings_are_not_gone_on_with() -> None:
    item = Paragraph("report in June", ParagraphKind.LIST_ITEM, "a)")
    heading = Paragraph("Matters of the", ParagraphKind.HEADING)
    assert not continues(Paragraph("asked the Director to"), item)
    assert not continues(heading, Paragraph("town"))


def test_join_keeps_both_places_and_styles() -> None:
    plain, bold = Style(10), Style(10, bold=True)
    (first,) = paragraphs_of(set_words("asked to", 72, 700), 1)
    (second,) = paragraphs_of(set_words("report", 72, 60, style=bold), 2)
    joined = join(first, second)
    assert joined.text == "asked to report"
    assert joined.runs == (Run("asked to ", plain), Run("report", bold))
    assert [part.page for part in joined.parts] == [1, 2]
