"""Grades, scores, and the schemes that they belong to."""

from __future__ import annotations

import pytest

from councilpapers.errors import Unparseable
from councilpapers.lookups.grade_schemes import Numbers, schemes
from councilpapers.normalise.grades import Grade, Score, assessment_year, compare, grade, rank, scheme, score
from councilpapers.normalise.vocabulary import GradeValue


@pytest.mark.parametrize(
    "words, framework, value",
    [
        ("Good", None, GradeValue.GOOD),
        ("Requires improvement to be good", None, GradeValue.REQUIRES_IMPROVEMENT),
        ("Outstanding", "ILACS", GradeValue.OUTSTANDING),
        ("Performing Well", None, GradeValue.WELL),
        ("performs adequately", None, GradeValue.ADEQUATE),
        ("Excellently", None, GradeValue.EXCELLENT),
        ("Grade 4: Performing excellently", None, GradeValue.EXCELLENT),
        ("adequate", "Comprehensive Area Assessment", GradeValue.ADEQUATE),
        ("3 out of 4", "CAA Organisational Assessment", GradeValue.WELL),
        # of several schemes, or of one whose grades the vocabulary lacks
        ("Excellent", None, None),
        ("Excellent", "CPA 2005", None),
        ("Good", "Comprehensive Performance Assessment", None),
        ("satisfactory", None, None),
        ("2 / 4", None, None),
    ],
)
def test_grade(words: str, framework: str | None, value: GradeValue | None) -> None:
    assert grade(words, framework).value is value


@pytest.mark.parametrize("words", ["", "to follow", "Good to outstanding", "Head of Service"])
def test_no_grade(words: str) -> None:
    with pytest.raises(Unparseable):
        grade(words)


def test_grade_knows_its_scheme_and_number() -> None:
    assert grade("performs well", "Organisational Assessment") == Grade(
        GradeValue.WELL, "caa-organisational-assessment", 3, 3
    )


@pytest.mark.parametrize(
    "words, year, expected",
    [
        ("CQC Annual Performance Assessment", "2009", "cqc-council-performance"),
        ("Star rating", 2005, "csci-star-rating"),
        ("Star rating", 2015, None),
        ("Ofsted", None, "ofsted-inspection"),
        ("The impact of leaders on social work practice with families", None, "ofsted-ilacs"),
        ("Experiences and progress of care leavers", "2015", "ofsted-sif"),
        ("The experiences and progress of care leavers", "2024", "ofsted-ilacs"),
        ("Peer review", None, None),
    ],
)
def test_scheme(words: str, year: str | int | None, expected: str | None) -> None:
    assert scheme(words, year) == expected


@pytest.mark.parametrize(
    "words, framework, scheme_id, rank_",
    [
        ("3 star", "CPA", "cpa-star-category", 4),
        ("Fair", "CPA", "cpa", 3),
        ("Grade 2", "Ofsted inspection", "ofsted-inspection", 5),
        ("very good", "Care Inspectorate inspection", "care-inspectorate", 5),
        ("Inconsistent experiences and outcomes", "Area SEND inspection", "area-send-2023", 2),
        ("improving well", "CPA direction of travel", "cpa-direction-of-travel", 4),
    ],
)
def test_schemes_that_share_a_name_are_told_apart_by_the_grade(
    words: str, framework: str, scheme_id: str, rank_: int
) -> None:
    given = grade(words, framework)
    assert (given.scheme, given.rank) == (scheme_id, rank_)
    assert rank(scheme_id, words) == rank_


def test_schemes_are_consistent() -> None:
    ids = [one.id for one in schemes()]
    assert len(set(ids)) == len(ids)
    for one in schemes():
        assert one.scale, one.id
        numbers = [step.number for step in one.scale if step.number is not None]
        assert numbers == sorted(numbers, reverse=one.numbers is Numbers.DOWN), one.id
        assert [step.rank for step in one.scale] == list(range(1, len(one.scale) + 1)), one.id
        assert one.source, one.id
        assert one.first is None or one.last is None or one.first <= one.last, one.id


@pytest.mark.parametrize(
    "words, expected",
    [
        ("3 out of 4", Score(3.0, 4.0)),
        ("3 / 4", Score(3.0, 4.0)),
        ("2", Score(2.0)),
        ("Grade 4: Performing excellently", Score(4.0)),
        ("3*", Score(3.0)),
        ("three stars", Score(3.0)),
    ],
)
def test_score(words: str, expected: Score) -> None:
    assert score(words) == expected


@pytest.mark.parametrize("words", ["", "Good", "93%", "5 / 4", "3 and 4"])
def test_no_score(words: str) -> None:
    with pytest.raises(Unparseable):
        score(words)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("2009", "2009"),
        ("2008/09", "2008-09"),
        ("2008-2009", "2008-09"),
        ("10 March 2023", "2023"),
        ("May 2024", "2024"),
    ],
)
def test_assessment_year(words: str, expected: str) -> None:
    assert assessment_year(words) == expected


@pytest.mark.parametrize("words", ["", "last year", "2007 and 2008"])
def test_no_assessment_year(words: str) -> None:
    with pytest.raises(Unparseable):
        assessment_year(words)


def test_grades_compare_inside_their_scheme() -> None:
    poor, good = grade("inadequate", "ILACS"), grade("good", "ILACS")
    assert compare(poor, good) == 2
    assert compare(good, poor) == -2


@pytest.mark.parametrize(
    "before, after",
    [
        (Grade(GradeValue.GOOD, "ofsted-ilacs", rank=3), Grade(GradeValue.GOOD, "ofsted-sif", rank=3)),
        (Grade(GradeValue.GOOD), Grade(GradeValue.GOOD)),
        (Grade(GradeValue.GOOD, "ofsted-ilacs", rank=3), Grade(None, "ofsted-ilacs")),
    ],
)
def test_grades_of_two_schemes_do_not_compare(before: Grade, after: Grade) -> None:
    with pytest.raises(Unparseable):
        compare(before, after)


def test_numbers_say_no_rank_where_a_scheme_has_none() -> None:
    assert rank("ofsted-ilacs", "3") is None
    assert rank("no such scheme", "good") is None
