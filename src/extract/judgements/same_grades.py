"""Which grades are one: stated on a cover and in the regulator's report, in a table and in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...lookups import fold
from ..candidates import GradeCandidate
from ..report import Report
from .grade_words import is_performing, same_subject


def distinct_grades(grades: Sequence[tuple[Report, GradeCandidate]]) -> list[GradeCandidate]:
    """One grade per framework, subject and year; of several the regulator's own report's, with what it lacks filled in.

    A table or label goes before a sentence. A grade without a framework or year is the same as one that has them,
    where subject and wording agree.
    """

    def rank(pair: tuple[Report, GradeCandidate]) -> tuple[bool, bool]:
        return pair[1].source.method.startswith("prose"), pair[0].front.kind != "inspection_report"

    ranked = sorted(grades, key=rank)
    kept: list[GradeCandidate] = []
    for _, grade in ranked:
        place = next((n for n, other in enumerate(kept) if _same_grade(grade, other)), None)
        if place is None:
            kept.append(grade)
        else:
            first = kept[place]
            words = grade.grade if first.grade == first.score else first.grade
            kept[place] = replace(first, score=first.score or grade.score, grade=words or first.grade)
    order = {id(grade): n for n, (_, grade) in enumerate(grades)}
    return sorted(kept, key=lambda grade: order.get(id(grade), 0))


def _same_grade(one: GradeCandidate, other: GradeCandidate) -> bool:
    if same_subject(one.subject) != same_subject(other.subject):
        return False
    years = {_last_year(g.assessment_year) for g in (one, other)} - {None}
    frameworks = {g.framework for g in (one, other)} - {None}
    if len(years) > 1 or len(frameworks) > 1:
        return False
    if None in (one.assessment_year, other.assessment_year) and _stem(one) != _stem(other):
        return not (_stem(one) and _stem(other))  # without a year, another grade is another year's
    shared = one.framework is not None and one.framework == other.framework
    return shared or is_performing(one.grade) == is_performing(other.grade)


def _stem(grade: GradeCandidate) -> str | None:
    """ "excellent" of "Performing excellently"; None where only a score is given."""
    if grade.grade is None or grade.grade == grade.score:
        return None
    return re.sub(r"\bperform(?:ing|s|ed)?\b|ly$", "", fold(grade.grade)).strip(" '\"")


def _last_year(words: str | None) -> str | None:
    """2009 of "2008/09": an assessment for 2008-09 is made in 2009, and papers call it either."""
    if words is None:
        return None
    digits = re.findall(r"\d+", words)
    return digits[-1][-2:] if digits else None
