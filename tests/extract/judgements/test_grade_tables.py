"""Regulators' tables: themes by years, codes with their meaning, the only regulator that a paper speaks of."""

from __future__ import annotations

import pytest

from councilpapers.document import Block
from councilpapers.extract.candidates import Claims, GradeCandidate
from councilpapers.extract.judgements.grade_years import years_over
from councilpapers.extract.judgements.grades import find_grades
from councilpapers.extract.judgements.grades_in_prose import grades_in
from councilpapers.normalise.grades import grade, scheme_worded

from ..grids import heading, report, table, text

NAMES = ("Norbeck Borough Council", "Norbeck")
Told = tuple[str, str | None, str | None]  # subject, grade, year


def told(*blocks: Block, title: str | None = None) -> list[Told]:
    return [(g.subject, g.grade, g.assessment_year) for g in read(*blocks, title=title)]


def read(*blocks: Block, title: str | None = None) -> list[GradeCandidate]:
    return list(find_grades(report(*blocks, title=title), Claims()))


@pytest.mark.parametrize(
    ("above", "header", "row", "found"),
    [
        ("The themes were scored from 1 to 4.", ["Theme", "2006", "2007"], ["Ledgers", "2", "3"], 4),
        ("", ["Service", "2016", "2018 grade"], ["Harbour home", "Good", "Inadequate"], 4),
        ("Boats moored", ["Harbour", "2006", "2007"], ["East quay", "2", "3"], 0),
        ("The themes were scored.", ["Theme", "2006", "2007"], ["Number of boats", "2", "3"], 0),
        ("The themes were scored.", ["Theme", "2006", "2007"], ["Boats", "2", "312"], 0),
    ],
)
def test_themes_by_years(above: str, header: list[str], row: list[str], found: int) -> None:
    grid = table(header, row, [f"Outer {row[0].lower()}", *row[1:]])
    grades = told(*([text(above)] if above else []), grid)
    assert len(grades) == found
    assert {year for _, _, year in grades} <= {"2006", "2007", "2016", "2018"}
    assert years_over(table(["Theme"], ["Ledgers"])) is None


def test_a_code_with_its_meaning_below() -> None:
    grid = table(
        ["", "Grade/Judgement", "Change", "Date of assessment"],
        ["Consumer", "C3\nThere are serious failings.", "First grading", "May 2025"],
        ["Governance", "G2\nThe council meets the requirements.", "First grading", "May 2025"],
    )
    above = heading("Regulatory judgement on Norbeck Borough Council")
    assert told(above, grid) == [("Consumer", "C3", "2025"), ("Governance", "G2", "2025")]
    assert told(heading("Moorings"), table(["Berth", "Grade"], ["East", "C3"], ["West", "C2"])) == []
    assert told(above, text("The council was given a C2 grading by the regulator.")) == [("Consumer", "C2", None)]
    known = grade("G2", "RSH regulatory judgement")
    assert (known.scheme, known.rank, known.value) == ("rsh-governance", 3, None)


def test_an_unheaded_column_of_what_is_graded_needs_a_regulator() -> None:
    grid = table(["", "Rating"], ["Harbour nursery", "Good"], ["Quay nursery", "Outstanding"])
    grades = read(text("Ofsted visited both nurseries."), grid)
    assert [(g.subject, g.assessor) for g in grades] == [("Harbour nursery", "Ofsted"), ("Quay nursery", "Ofsted")]


def test_of_two_columns_of_judgements_one_holds_the_grades() -> None:
    grid = table(["Pillar", "Judgement"], ["Effectiveness", "Good"], ["Efficiency", "Requires improvement"])
    assert told(grid) == [("Effectiveness", "Good", None), ("Efficiency", "Requires improvement", None)]


@pytest.mark.parametrize(
    ("words", "grades"),
    [
        (
            "Current performance was judged to be adequate and prospects were judged to be good.",
            [("Current performance", "adequate"), ("prospects", "good")],
        ),
        (
            "The home was rated Good for safe, caring and responsive, and Requires Improvement for well-led.",
            [("safe", "Good"), ("caring", "Good"), ("responsive", "Good"), ("well-led", "Requires Improvement")],
        ),
        ("The overall judgement is that quay services require improvement.", [("Overall", "require improvement")]),
        (
            "We have assessed Norbeck Council as providing a ‘fair’, one-star service that has promising prospects for"
            " improvement.",
            [("Overall", "fair"), ("prospects for improvement", "promising")],
        ),
        ("The ferry service is a two-star good service.", [("ferry service", "good")]),
        ("The old piers require improvement.", []),
        (
            "Inspectors judged that current practice is adequate and that prospects for improvement are promising.",
            [("current practice", "adequate"), ("prospects for improvement", "promising")],
        ),
        ("The inn was inspected in May and was rated Good overall.", [("inn", "Good")]),
        ("It should be rated good for safe and outstanding for caring.", []),
    ],
)
def test_several_grades_in_a_sentence(words: str, grades: list[tuple[str, str]]) -> None:
    assert [(g.subject, g.grade) for g in grades_in(words, NAMES)] == grades


@pytest.mark.parametrize(
    ("subject", "said", "assessor", "scheme"),
    [
        ("How good is our leadership?", "Very good", "Care Inspectorate", "care-inspectorate"),
        ("How good is our leadership?", "Good", "Ofsted", None),
        ("Assessing needs", "3", None, "cqc-local-authority-assessment"),
        ("Leadership", "3", "Care Inspectorate", None),
        ("Overall", "Performing well", None, None),  # of an assessor that nobody names
        ("Environment", "Requires significant improvement", "Care Inspectorate Wales", "ciw-rating"),
        ("Attendance and behaviour", "Strong standard", None, "ofsted-report-card"),
        ("Learning", "Satisfactory", "Education Scotland", "education-scotland"),
    ],
)
def test_the_scheme_of_an_only_assessor(subject: str, said: str, assessor: str | None, scheme: str | None) -> None:
    found = scheme_worded(subject, said, None, assessor)
    assert (found.id if found else None) == scheme


def test_very_good_is_not_good() -> None:
    assert grade("Very good").value is None
    assert grade("Good").value == "good"


def test_the_areas_of_an_annual_assessment_with_their_grades() -> None:
    grid = table(["Assessment judgement area", "APA grade"], ["Keeping afloat", "3"], ["Staying dry", "2"])
    found = read(heading("Annual Performance Assessment 2007"), grid)
    assert [(g.subject, g.score) for g in found] == [("Keeping afloat", "3"), ("Staying dry", "2")]


def test_the_year_stands_in_the_column_of_the_last_inspection() -> None:
    grid = table(
        ["Home", "Last inspection", "Overall judgement"],
        ["Elm House", "May 2023", "Good"],
        ["Ash House", "August 2022", "Inadequate"],
    )
    assert told(heading("Ofsted inspections"), grid) == [
        ("Elm House", "Good", "2023"),
        ("Ash House", "Inadequate", "2022"),
    ]


def test_an_aspect_in_every_column() -> None:
    grid = table(
        ["Home", "Date of inspection", "Safe", "Care and support", "Overall"],
        ["Quay House", "4 May 2021", "Good", "5 - Very Good", "Good"],
        ["Mole End", "6 June 2022", "Requires improvement", "6 - Excellent", ""],
    )
    assert told(grid) == []
    assert told(text("The Care Quality Commission visited two homes."), grid) == [
        ("Quay House: Safe", "Good", "2021"),
        ("Quay House: Care and support", "Very Good", "2021"),
        ("Quay House", "Good", "2021"),
        ("Mole End: Safe", "Requires improvement", "2022"),
        ("Mole End: Care and support", "Excellent", "2022"),
    ]
    assert told(table(["Home", "Lead", "Note"], ["Quay House", "Ann Hill", "Good food"])) == []


def test_numbered_judgements_under_one_header() -> None:
    grid = table(["", "Judgement"], ["1. Quays", "Good"], ["2.1 Piers and moles", "Requires improvement"])
    assert told(grid) == [("Quays", "Good", None), ("Piers and moles", "Requires improvement", None)]
    assert told(table(["", "Judgement"], ["1. Quays", "To follow"], ["2. Piers", "Good"])) == []


def test_scores_under_a_header_that_nobody_knows() -> None:
    grid = table(["Area", "Local services overall"], ["Safeguarding", "3"], ["Capacity to improve", "2"])
    assert told(text("The grades awarded were:"), grid)[0][:2] == ("Safeguarding", "3")
    assert told(text("The piers are as follows:"), grid) == []


def test_of_several_columns_the_finest_says_what_is_graded() -> None:
    grid = table(
        ["Theme", "Quality statement", "Score"],
        ["How we work with people", "Assessing needs", "2"],
        ["", "Equity in experience", "3"],
        ["Leadership", "Governance", "3"],
    )
    found = told(heading("CQC assessment of adult social care"), grid)
    assert [subject for subject, _, _ in found] == ["Assessing needs", "Equity in experience", "Governance"]


def test_a_report_card() -> None:
    grid = table(["Evaluation area", "Grade"], ["Inclusion", "Expected standard"], ["Achievement", "Needs attention"])
    assert told(grid) == [("Inclusion", "Expected standard", None), ("Achievement", "Needs attention", None)]


def test_grades_side_by_side_with_what_earned_them_below() -> None:
    grid = table(["Outstanding", "Good", "Adequate"], ["", "Mooring boats", "Counting boats"], ["", "Mending nets", ""])
    by = text("HMICFRS published its report on 12 January 2024.")
    found = [
        ("Mooring boats", "Good", "2024"),
        ("Counting boats", "Adequate", "2024"),
        ("Mending nets", "Good", "2024"),
    ]
    assert told(by, grid) == found
    assert told(by, table(["Good", "Adequate", "Inadequate"], ["Good", "Boats", ""])) == []


def test_a_label_that_is_the_name_of_a_scheme() -> None:
    (grade,) = read(text("Children’s services assessment: Performs well (3)"))
    assert (grade.subject, grade.grade, grade.score) == ("Overall", "Performs well", "3")
    assert grade.framework == "Children’s services assessment"
