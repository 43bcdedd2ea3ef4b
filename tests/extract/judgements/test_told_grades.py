"""Grades as minutes and news tell them: one of some words, stars given, second grades, whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import Block, Paragraph, ParagraphKind
from councilpapers.extract.candidates import Claims
from councilpapers.extract.judgements.grades import find_grades

from ..grids import report, table, text

Fact = tuple[str | None, str | None]


def told(words: str, title: str | None = None) -> list[Fact]:
    paper = report(text(words), title=title)
    return [(g.subject, g.grade) for g in find_grades(paper, Claims())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The Ofsted judgement from that visit was one of 'Requires Improvement'.",
            [("Overall", "Requires Improvement")],
        ),
        ("The inspectors' overall judgement had been that the service was adequate.", [("Overall", "adequate")]),
        (
            "The overall judgement of this inspection was that the service required improvement, with a few areas that "
            "were judged overall as good.",
            [("Overall", "required improvement")],
        ),
        (
            "The overall judgement was 'adequate': capacity to improve was also judged to be 'good'.",
            [("Overall", "adequate"), ("capacity to improve", "good")],
        ),
        (
            "Estyn concluded that performance was good with uncertain prospects for improvement.",
            [("Overall", "good"), ("prospects for improvement", "uncertain")],
        ),
        (
            "Ofsted judged the fostering service as good and its prospects as promising.",
            [("fostering service", "good"), ("prospects", "promising")],
        ),
        (
            "The home was rated Good overall and Outstanding for caring.",
            [("Overall", "Good"), ("caring", "Outstanding")],
        ),
        (
            "The Care Inspectorate gave grades of 5 (very good) for quality of care and help and 4 (good) for staff.",
            [("quality of care and help", "very good"), ("staff", "good")],
        ),
        ("The Audit Commission gave the council four stars.", [("Overall", "four stars")]),
        ("The Audit Commission judged that the council was improving well.", [("Overall", "improving well")]),
        ("The Regulator of Social Housing confirmed the Council's rating as C1.", [("Consumer", "C1")]),
        ("The Regulator of Social Housing awarded the council a C3 consumer grade.", [("Consumer", "C3")]),
        ("Ofsted has graded us Good in all areas.", [("Overall", "Good")]),
        ("Tarn House was inspected in June and received an overall rating of Good.", [("Tarn House", "Good")]),
        (
            "Two of our homes, Tarn House and The Firs, were rated Good.",
            [("Tarn House", "Good"), ("The Firs", "Good")],
        ),
        (
            "Tarnside County Council, Norbeck Council and West Ashby Council were all assessed as 'good'.",
            [("Tarnside County Council", "good"), ("Norbeck Council", "good"), ("West Ashby Council", "good")],
        ),
        (
            "The Regulator of Social Housing reported in May. Tarn Homes (which has 5,200 homes) and Firs Homes (with "
            "900 homes) both secured a C1 grading, which was welcome.",
            [("Tarn Homes", "C1"), ("Firs Homes", "C1")],
        ),
        (
            "Three of the four areas - Tarnside, Norbeck and North Ashby - received a good rating.",
            [("Tarnside", "good"), ("Norbeck", "good"), ("North Ashby", "good")],
        ),
        ("The CQC found that overall, the council performed 'well' in its grades.", [("Overall", "performed well")]),
        (
            "The CQC's findings concluded that the council's ability to meet its duties for people was 'Good'.",
            [("Overall", "Good")],
        ),
        (
            "It was graded 'Excellent' for making a positive contribution and 'Adequate' for maintaining personal "
            "dignity and respect.",
            [("making a positive contribution", "Excellent"), ("maintaining personal dignity and respect", "Adequate")],
        ),
        ("Inspectors rated the overall effectiveness of children's services good.", [("Overall", "good")]),
        ("Visits are made to local authorities who were judged as 'requires improvement'.", []),
        ("A further 14 departments were rated good, with one in five departments being judged inadequate.", []),
        ("Most were good for leadership, including three with an overall judgement of requires improvement.", []),
        ("The council's own self-assessment was deemed fair.", []),
        ("The head said that this school was previously rated requires improvement.", []),
        ("This format was used where schools had previously been rated good.", []),
        (
            "The panel saw the report for Tarn Hill School, which had been judged as 'requires improvement'. Members "
            "heard that the school had previously been judged as 'good'.",
            [("Tarn Hill School", "requires improvement"), ("Tarn Hill School", "good")],
        ),
        ("The CPA carried out in 2004 assessed the Council as good.", [("Overall", "good")]),
        ("Broadly speaking, the score of 2 (adequate) was satisfactory.", []),
        ("CSCI found this care home to be providing an Excellent service.", []),
        ("There were no areas that were judged to be inadequate.", []),
        ('One council here had a "good" rating with none rated outstanding.', []),
        ("The local authority's rating had been 'Requires improvement'.", [("Overall", "Requires improvement")]),
        ("Members heard that the 'Good' rating was achieved in how care is given.", [("Overall", "Good")]),
        ('The visit was in May and made an overall judgement of "Good".', [("Overall", "Good")]),
        (
            "Tarnside achieved an Outstanding rating for Equity of Outcomes, among only a small number of councils.",
            [("Equity of Outcomes", "Outstanding")],
        ),
        (
            'Two more have become the latest given a "requires improvement" judgment for social care services.',
            [("social care services", "requires improvement")],
        ),
        (
            'The council was awarded the CQC\'s highest rating of "Excellent" for the delivery of its day services.',
            [("day services", "Excellent")],
        ),
        ("Five councils have been given a C3 grading for failing to meet consumer standards by the RSH.", []),
        ("None have been rated 'outstanding', the highest grade.", []),
        ("The Audit Commission gave the council a grant.", []),
        ("The service was judged Good by Ofsted.", []),
    ],
)
def test_grades_told(words: str, expected: list[Fact]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Inspection of the Norbeck Fostering Service", [("Norbeck Fostering Service", "Good")]),
        ("Tarn House: CQC inspection", [("Tarn House", "Good")]),
        ("Adult Social Care Service Plan", []),
        ("Corporate performance", []),
    ],
)
def test_the_service_is_what_the_title_names(title: str, expected: list[Fact]) -> None:
    assert told("The service was judged Good by Ofsted.", title) == expected


def test_each_of_several_councils_has_its_own_grade() -> None:
    grid = table(
        ["Council", "CQC rating"],
        ["Norbeck Borough Council", "\U0001f7e2 Good"],
        ["Ashby Vale Council", "\U0001f7e1 Requires Improvement"],
        ["Tarnside Council", "Good"],
    )
    made = report(text("CQC ratings"), grid, title="CQC ratings")
    paper = replace(made, front=replace(made.front, authority=("Norbeck Borough Council",)))
    assert [(g.subject, g.grade) for g in find_grades(paper, Claims())] == [
        ("Overall", "Good"),
        ("Ashby Vale Council", "Requires Improvement"),
        ("Tarnside Council", "Good"),
    ]


def test_a_table_of_years_may_say_that_something_was_not_judged() -> None:
    grid = table(
        ["Judgement", "2018", "Inspection 2022"],
        ["Impact of leaders", "Inadequate", "Good"],
        ["Care leavers", "Not judged", "Outstanding"],
        ["Overall effectiveness", "Inadequate", "Good"],
    )
    paper = report(text("Inspection of children's services"), grid, title="Ofsted inspection")
    assert [(g.subject, g.grade, g.assessment_year) for g in find_grades(paper, Claims())] == [
        ("Impact of leaders", "Inadequate", "2018"),
        ("Impact of leaders", "Good", "2022"),
        ("Care leavers", "Outstanding", "2022"),
        ("Overall", "Inadequate", "2018"),
        ("Overall", "Good", "2022"),
    ]


def test_numbered_lines_of_a_judgement_each() -> None:
    lines = ["Children who need help Requires improvement", "Children in care Good", "Adoption performance Good"]
    listed = [Paragraph(words, ParagraphKind.LIST_ITEM, f"{n}.", 1) for n, words in enumerate(lines, 1)]
    title = "Inspection of services for children in need of help and protection"
    opening = text("Ofsted: single inspection framework")
    found = find_grades(report(opening, *listed, title=title), Claims())
    assert [(g.subject, g.grade) for g in found] == [
        ("Children who need help", "Requires improvement"),
        ("Children in care", "Good"),
        ("Adoption performance", "Good"),
    ]
    assert not list(find_grades(report(opening, *listed[:2], title=title), Claims()))


def test_numbered_lines_with_a_grade_below_each() -> None:
    title = "Inspection of services for children in need of help and protection"
    blocks: list[Block] = [text("Ofsted: single inspection framework")]
    for number, words in enumerate(("Children who need help", "Children in care", "Adoption performance"), 1):
        blocks += [Paragraph(words, ParagraphKind.LIST_ITEM, f"{number}.", 1), text("Requires Improvement")]
    found = [(g.subject, g.grade) for g in find_grades(report(*blocks, title=title), Claims())]
    assert found == [
        ("Children who need help", "Requires Improvement"),
        ("Children in care", "Requires Improvement"),
        ("Adoption performance", "Requires Improvement"),
    ]
    assert not list(find_grades(report(*blocks[:5], title=title), Claims()))


def test_the_service_of_an_inspection_report_is_all_of_it() -> None:
    paper = report(
        text("The quality rating for this care home is: good"), title="Key inspection", kind="inspection_report"
    )
    assert [(g.subject, g.grade) for g in find_grades(paper, Claims())] == [("Overall", "good")]


def test_names_of_schools_with_a_grade_each() -> None:
    lines = (
        "The committee went through the Ofsted inspections.",
        "Tarn Hill School - S5 Requires Improvement",
        "The head was new.",
        "All Saints (Aided) Primary School - Good",
        "Members were pleased.",
        "Weather in the harbour - Good",
    )
    found = find_grades(report(*(text(line) for line in lines)), Claims())
    assert [(g.subject, g.grade) for g in found] == [
        ("Tarn Hill School", "Requires Improvement"),
        ("All Saints (Aided) Primary School", "Good"),
    ]
