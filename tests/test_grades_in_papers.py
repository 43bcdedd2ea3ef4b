"""Grades of whole papers: each under its own scheme, none under another's."""

from __future__ import annotations

from councilpapers.normalise.records import GradeRecord
from councilpapers.pipeline import read_paper


def grades(text: str) -> list[tuple[str, str | None, str | None, int | None]]:
    paper = read_paper(text.encode(), "paper.txt")
    return [(g.subject, g.grade_text, g.scheme, g.grade_rank) for g in paper.of(GradeRecord)]


def test_another_regulators_grade_beside_is_of_no_scheme_of_theirs() -> None:
    found = grades(
        "Norbeck Borough Council\n\nPerformance report\n\n"
        "Norbeck Borough Council was scored 3 out of 4 (performs well) for the Organisational Assessment.\n\n"
        "Ofsted rated the fostering service as good.\n"
    )
    assert found == [
        ("Overall", "performs well", "caa-organisational-assessment", 3),
        ("fostering service", "good", None, None),
    ]


def test_a_letter_on_a_focused_visit_gives_the_grade_of_the_inspection_before_it_alone() -> None:
    found = grades(
        "Norbeck Borough Council\n\nFocused visit to Norbeck children's services\n\n"
        "Inspectors judged the quality of assessments to be good.\n\n"
        "At the last full inspection Ofsted judged the adoption service to be outstanding.\n"
    )
    assert [(subject, words) for subject, words, _, _ in found] == [("adoption service", "outstanding")]


def test_a_table_of_the_five_words_of_cpa_and_one_of_stars() -> None:
    found = grades(
        "Norbeck District Council\n\nComprehensive Performance Assessment 2004\n\n"
        "The council was judged to be fair overall in the Comprehensive Performance Assessment.\n"
    )
    assert ("Overall", "fair", "cpa", 3) in found
