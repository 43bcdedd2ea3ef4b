"""Grades that an inspectorate or auditor gave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import Block, Paragraph, ParagraphKind
from councilpapers.extract.candidates import Claims, GradeCandidate
from councilpapers.extract.judgements.frameworks import year_of
from councilpapers.extract.judgements.grade_words import given_in, own_names, same_subject, subject_of
from councilpapers.extract.judgements.grades import find_grades
from councilpapers.extract.judgements.same_grades import distinct_grades
from councilpapers.extract.report import Report

from ..grids import heading, paragraphs, report, table, text

NAMES = ("Norbeck Borough Council", "Norbeck")


def paper(*blocks: Block, title: str | None = None, kind: str = "covering_report") -> Report:
    made = report(*blocks, title=title, kind=kind)
    return replace(made, front=replace(made.front, authority=NAMES))


def grades(*blocks: Block, title: str | None = None) -> list[GradeCandidate]:
    return list(find_grades(paper(*blocks, title=title), Claims()))


@pytest.mark.parametrize(
    "words, subject, grade, score, year",
    [
        (
            'The overall grade given to Norbeck Council for its work in 2011/12 is "Performing Well".',
            "Overall",
            "Performing Well",
            None,
            "2011/12",
        ),
        (
            "Norbeck District Council was scored 1 out of 4 (performs poorly) for the Organisational Assessment.",
            "Overall",
            "performs poorly",
            "1 out of 4",
            None,
        ),
        ("In 2011 Ofsted rated the respite service inadequate.", "respite service", "inadequate", None, "2011"),
        ("Welfare Rights Team rated “Good”", "Welfare Rights Team", "Good", None, None),
        ("The overall rating of the service was Good.", "Overall", "Good", None, None),
        ("Ofsted has rated the Council's youth service as good.", "youth service", "good", None, None),
        ("Ofsted judged the archive to be Good in its inspection of June 2012.", "archive", "Good", None, "2012"),
        ("The inspection found that overall effectiveness is good.", "Overall", "good", None, None),
        ("The adoption service retained its 'Good' rating following a visit.", "adoption service", "Good", None, None),
        ("The adoption service moved from inadequate to good.", "adoption service", "good", None, None),
        ("CQC gave the Council an overall rating of Good.", "Overall", "Good", None, None),
        ("The Regulator of Social Housing gave the Council a C3 grading.", "Consumer", "C3", None, None),
        ("CQC published its report on Elm Court, with an overall rating of Good.", "Overall", "Good", None, None),
        ("The museum service was judged to be outstanding in 2012.", "museum service", "outstanding", None, "2012"),
        (
            "CQC assessed the quality of services as a Grade 4: 'Performing excellently'",
            "Overall",
            "Performing excellently",
            "Grade 4",
            None,
        ),
        (
            "The authority scores 3 out of 4 for how it uses its money.",
            "how it uses its money",
            "3 out of 4",
            "3 out of 4",
            None,
        ),
        ("Overall, Norbeck Borough Council performs adequately", "Overall", "performs adequately", None, None),
        ("Overall effectiveness: Requires improvement", "Overall", "Requires improvement", None, None),
        (
            "Inspectors came in 2019, when the local authority was judged to require improvement to be good.",
            "Overall",
            "require improvement to be good",
            None,
            "2019",
        ),
    ],
)
def test_prose(words: str, subject: str, grade: str, score: str | None, year: str | None) -> None:
    (found,) = grades(text(words))
    assert (found.subject, found.grade, found.score, found.assessment_year) == (subject, grade, score, year)


@pytest.mark.parametrize(
    "words",
    [
        "Performing well: a service that often does more than it must.",
        "Performing well – often doing more than the law asks",
        "3. A body that goes beyond the basics, Performs Well",
        "Judgements run from performing poorly to performing excellently.",
        "Two nurseries are once more rated as inadequate.",
        "Boats float. The council has achieved level 3 of the Mooring Standard. It is glad of it.",
        "Half the schools are now rated as “good” or better.",
        "Of the 9 areas scored, 5 of them are rated as 'performing excellently'.",
        "Three times as many swimmers rated the pool in Norbeck as excellent.",
        "The Council has been rated as excellent in keeping its parks tidy.",
        "The service should be rated good by next year.",
        "Inspectors visited and made good progress.",
        "Services have been assessed as performing poorly.",
    ],
)
def test_no_grade(words: str) -> None:
    assert grades(text(words)) == []


def test_the_service_is_the_one_named_last() -> None:
    found = grades(
        text(
            "In 2011 Ofsted rated the respite service inadequate. "
            "A reinspection in 2012 judged the service as satisfactory."
        )
    )
    assert [(g.subject, g.grade, g.assessment_year, g.assessor) for g in found] == [
        ("respite service", "inadequate", "2011", "Ofsted"),
        ("respite service", "satisfactory", "2012", "Ofsted"),
    ]


def test_judgements_and_grades() -> None:
    grid = table(
        ["Judgement", "Grade"],
        ["The experiences and progress of care leavers", "Requires improvement to be good"],
        ["Overall effectiveness", "Good"],
    )
    claims = Claims()
    found = list(find_grades(paper(grid), claims))
    assert [(g.subject, g.grade) for g in found] == [
        ("The experiences and progress of care leavers", "Requires improvement to be good"),
        ("Overall", "Good"),
    ]
    assert not claims.free(grid)


def test_a_history_is_one_grade_a_year() -> None:
    grid = table(
        ["Areas for judgment", "Grade awarded 2007", "Grade awarded 2008"],
        ["Performance Rating", "Performing Well", "Performing Excellently"],
        ["Improved quality of life", "Adequately", "Well"],
    )
    found = grades(grid, title="Annual Performance Assessment, 2009")
    assert [(g.subject, g.grade, g.assessment_year) for g in found] == [
        ("Overall", "Performing Well", "2007"),
        ("Overall", "Performing Excellently", "2008"),
        ("Improved quality of life", "Adequately", "2007"),
        ("Improved quality of life", "Well", "2008"),
    ]
    assert {g.framework for g in found} == {"Annual Performance Assessment"}


def test_a_previous_rating_is_another_years() -> None:
    grid = table(
        ["Service", "Previous rating", "Current rating", "Date of inspection"],
        ["Elm House", "Requires improvement", "Good", "4 May 2018"],
    )
    assert {(g.subject, g.grade, g.assessment_year) for g in grades(grid)} == {
        ("Elm House", "Requires improvement", None),
        ("Elm House", "Good", "2018"),
    }


def test_pairs_without_a_header() -> None:
    grid = table(["Running services", "2 out of 4"], ["Use of resources", "3 out of 4"])
    assert [(g.subject, g.score) for g in grades(grid)] == [
        ("Running services", "2 out of 4"),
        ("Use of resources", "3 out of 4"),
    ]


def test_scores_on_lines_below_what_they_are_for() -> None:
    found = grades(
        text("Overall rating: Good"),
        heading("Assessing needs"),
        text("Score: 2 - Some shortfalls"),
        text("People waited too long for a first visit, and the council knew it."),
        text("Score: 3"),
        heading("Safeguarding"),
        text("Score: 3"),
        title="Norbeck Borough Council: local authority assessment report",
    )
    assert [(g.subject, g.grade, g.score) for g in found] == [
        ("Overall", "Good", None),
        ("Assessing needs", "Some shortfalls", "2"),
        ("Safeguarding", "3", "3"),
    ]
    assert {g.assessor for g in found} == {"Care Quality Commission"}


def test_only_names_of_bodies_are_the_authority() -> None:
    front = ("Norbeck", "Norbeck Borough Council", "Safe pathways and systems")
    assert own_names(front) == ("Norbeck", "Norbeck Borough Council")


@pytest.mark.parametrize("overleaf", ["2.", "2. Inspectors' draft sent to the board", "2 and sent to the board"])
def test_an_outcomes_number_on_the_next_line(overleaf: str) -> None:
    said = "• 'Performing well' ratings were received for outcome 1, and 'performing adequately' for outcome"
    found = grades(text("Outcome 1: Better health"), text("Outcome 2: Choice"), text(said), *paragraphs(overleaf))
    assert [(g.subject, g.grade) for g in found] == [
        ("Better health", "Performing well"),
        ("Choice", "performing adequately"),
    ]


def test_opinions_of_audit() -> None:
    found = grades(
        table(
            ["Audit title", "Assurance opinion", "Date"],
            ["Payroll", "Limited", "May"],
            ["Fleet services", "Substantial assurance", "June"],
            ["Libraries", "Draft report issued", "June"],
        )
    )
    assert [(g.subject, g.grade, g.framework) for g in found] == [
        ("Payroll", "Limited", None),
        ("Fleet services", "Substantial assurance", None),
    ]


def test_opinions_beside_recommendations_are_left_to_the_actions() -> None:
    row = ["Payroll", "Limited", "Check leavers each month", "Ann Bell", "May 2019"]
    assert grades(table(["Audit title", "Opinion", "Action", "Owner", "Due date"], row, row)) == []


def test_outcomes_on_lines_of_their_own() -> None:
    found = grades(
        text("Overall Norbeck council is performing:"),
        text("Excellently"),
        text("Outcome 1:"),
        text("Improved health"),
        text("The council is performing:"),
        text("Well"),
        heading("Outcome 2: Improved quality of life"),
        text("The council is performing: Adequately"),
    )
    assert [(g.subject, g.outcome_number, g.grade) for g in found] == [
        ("Overall", None, "Excellently"),
        ("Improved health", "1", "Well"),
        ("Improved quality of life", "2", "Adequately"),
    ]


def test_headings_and_equations() -> None:
    grid = table(["Use of Resources Overall Score = 3 / 4", "Managing Finances = 3\nManages Resources = 2"])
    found = grades(heading("Youth Services – 1 / 4 = Performing Poorly"), grid)
    assert [(g.subject, g.grade, g.score) for g in found] == [
        ("Youth Services", "Performing Poorly", "1 / 4"),
        ("Use of Resources", "3 / 4", "3 / 4"),
        ("Managing Finances", "3", "3"),
        ("Manages Resources", "2", "2"),
    ]


def test_a_heading_that_ends_in_its_grade() -> None:
    found = grades(heading("The experiences of care leavers: good"), text("Ambition: good"))
    assert [(g.subject, g.grade) for g in found] == [("The experiences of care leavers", "good")]


def test_outcomes_named_by_number_only() -> None:
    found = grades(
        text("'Performing well' ratings received for outcomes 4 and 7."),
        text("Outcome 4: Increased choice"),
        text("Outcome 7: Dignity and respect"),
    )
    assert [(g.subject, g.outcome_number, g.grade) for g in found] == [
        ("Increased choice", "4", "Performing well"),
        ("Dignity and respect", "7", "Performing well"),
    ]


def test_the_regulators_own_report_goes_before_the_cover() -> None:
    cover = paper(text("The Council has been rated 3 out of 4 (performs well) for the Organisational Assessment."))
    own = paper(
        table(["Use of resources", "3 out of 4"], ["Overall", "Performs well"]),
        title="Organisational Assessment",
        kind="inspection_report",
    )
    stated = [(r, g) for r in (cover, own) for g in find_grades(r, Claims())]
    merged = distinct_grades(stated)
    assert len(stated) == 3
    assert {(g.subject, g.score, g.source.method) for g in merged} == {
        ("Overall", "3 out of 4", "table:grades"),
        ("Use of resources", "3 out of 4", "table:grades"),
    }


@pytest.mark.parametrize(
    "words, grade, score",
    [
        ("Requires improvement to be good", "Requires improvement to be good", None),
        ("'Performing excellently'", "Performing excellently", None),
        ("3 out of 4", None, "3 out of 4"),
        ("3 / 4 (Performing well)", "Performing well", "3 / 4"),
        ("Well", "Well", None),
        ("Two stars", "Two stars", None),
        ("Good progress", None, None),
        ("31 March", None, None),
    ],
)
def test_cell(words: str, grade: str | None, score: str | None) -> None:
    given = given_in(words)
    assert (given.grade if given else None, given.score if given else None) == (grade, score)


@pytest.mark.parametrize(
    "words, subject",
    [
        ("Norbeck Borough Council", "Overall"),
        ("the Council's adult services", "adult services"),
        ("Norbeck’s Library Service", "Library Service"),
        ("the service", "fostering"),
        ("services", None),
        ("some of our homes", None),
        ("it", None),
    ],
)
def test_subject(words: str, subject: str | None) -> None:
    assert subject_of(words, NAMES, "fostering") == subject


def test_wordings_of_one_subject() -> None:
    assert same_subject("Governs the Business") == same_subject("Governing the business")
    assert same_subject("Economic well - being") == same_subject("Economic well-being")


@pytest.mark.parametrize(
    "title, opening, year",
    [
        ("Annual Performance Assessment, 2009", "Dated 4 May 2010", "2009"),
        (None, "Dated 9 December 2009", "2009"),
        (None, "Inspection dates: 16 to 27 January 2023", "2023"),
        (None, "Inspection dates: 28 November 2022 to 9 December 2022", "2022"),
        ("Parks Plan 2009-10", "The plan has four parts.", None),
        (None, "Report published: 21 December 2017", "2017"),
        (None, "The inspection took place in May 2013.", "2013"),
        (None, "Inspectors visited the moles and inspected the quays from 3 to 7 June 2024.", "2024"),
    ],
)
def test_year(title: str | None, opening: str, year: str | None) -> None:
    assert year_of(paper(text(opening), title=title)) == year


@pytest.mark.parametrize(
    "introduction, items, subjects",
    [
        (
            "The judgements for each area were:",
            ["The impact of leaders: Good", "The experiences of care leavers - Outstanding;"],
            ["The impact of leaders", "The experiences of care leavers"],
        ),
        ("The judgements for each area were:", ["The impact of leaders: Good"], []),
        (
            "The service was rated Good overall.",
            ["Is the service safe? Good", "Is the service caring? Outstanding"],
            ["Overall", "Is the service safe?", "Is the service caring?"],
        ),
        ("What residents said of the parks:", ["Ashby Park: Good", "Norbeck Common: Poor"], []),
        ("Inspectors looked at two areas:", ["Leaders: Good", "Care leavers: the plan is late"], []),
        ("The bids were scored as follows:", ["Ashby Builders: 2", "Norbeck Homes: 3"], []),
    ],
)
def test_a_list_of_judgements(introduction: str, items: list[str], subjects: list[str]) -> None:
    listed = [Paragraph(words, ParagraphKind.LIST_ITEM, "•", 1) for words in items]
    assert [g.subject for g in find_grades(report(text(introduction), *listed), Claims())] == subjects


@pytest.mark.parametrize("verb", ["was awarded", "has been awarded", "received", "was also given"])
def test_the_verb_is_no_part_of_what_was_graded(verb: str) -> None:
    (grade,) = grades(text(f"Adult social care {verb} two stars by CSCI in 2008."))
    assert (grade.subject, grade.grade) == ("Adult social care", "two stars")


def test_a_list_of_scores_counts_where_the_inspection_is_named() -> None:
    lines = [text("The scores for the quality statements are:"), text("Assessing needs: 2"), text("Safeguarding: 3")]
    found = grades(heading("CQC assessment of adult social care"), *lines)
    assert [(g.subject, g.score) for g in found] == [("Assessing needs", "2"), ("Safeguarding", "3")]


def test_a_table_of_inspections_and_what_they_came_to() -> None:
    grid = table(
        ["Inspection", "Date", "Judgement"],
        ["Ofsted ILACS", "March 2022", "Requires improvement to be good"],
        ["Area SEND inspection", "June 2023", "Inconsistent experiences and outcomes"],
        ["Youth justice (HMIP)", "2021", "Good"],
        ["Peer review", "2020", "not graded"],
    )
    found = grades(grid)
    assert [(g.framework, g.assessor, g.grade, g.assessment_year) for g in found] == [
        ("Inspection of local authority children's services", "Ofsted", "Requires improvement to be good", "2022"),
        ("Area SEND inspection", "Ofsted and Care Quality Commission", "Inconsistent experiences and outcomes", "2023"),
        ("Youth justice (HMIP)", "HM Inspectorate of Probation", "Good", "2021"),
    ]
    assert {g.subject for g in found} == {"Overall"}


SEND = "Area SEND inspection of the Norbeck local area partnership"
THREE_OUTCOMES = (
    "The arrangements typically lead to positive experiences and outcomes.",
    "The arrangements lead to inconsistent experiences and outcomes.",
    "There are widespread and/or systemic failings.",
)


@pytest.mark.parametrize(
    ("lines", "title", "outcomes"),
    [
        (THREE_OUTCOMES[1:2], SEND, ["inconsistent experiences and outcomes"]),
        (THREE_OUTCOMES, SEND, []),
        ((*THREE_OUTCOMES, f"Inspectors found: {THREE_OUTCOMES[2]}"), SEND, ["widespread and/or systemic failings"]),
        (("The outcome could be inconsistent experiences and outcomes.",), SEND, []),
        (THREE_OUTCOMES[1:2], "Parks plan", []),
    ],
)
def test_the_outcome_that_a_template_tells(lines: tuple[str, ...], title: str, outcomes: list[str]) -> None:
    found = grades(*map(text, lines), title=title)
    assert [(g.subject, g.grade) for g in found] == [("Overall", outcome) for outcome in outcomes]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Children's services in Norbeck require improvement to be good",
            [("Overall", "require improvement to be good")],
        ),
        ("Children's services in Norbeck are inadequate.", [("Overall", "inadequate")]),
        ("Moorings in Norbeck are good", []),
        ("Children's services are in Norbeck", []),
    ],
)
def test_a_headline_on_what_the_inspection_is_about(words: str, found: list[tuple[str, str]]) -> None:
    told = grades(text(words), title="Inspection of services for children in need of help and protection")
    assert [(g.subject, g.grade) for g in told] == found
