"""Visits that give no grade: what a letter praises is none, what it tells of the inspection before is one."""

from __future__ import annotations

import pytest

from councilpapers.document import Block
from councilpapers.extract.candidates import Claims
from councilpapers.extract.judgements.frameworks import frameworks, names_ungraded
from councilpapers.extract.judgements.grades import find_grades

from ..grids import heading, report, text

LETTER = "Focused visit to Norbeck children's services"


def told(*blocks: Block, title: str) -> list[tuple[str, str | None, str | None]]:
    return [(g.subject, g.grade, g.framework) for g in find_grades(report(*blocks, title=title), Claims())]


@pytest.mark.parametrize(
    "words",
    [
        "Inspectors judged the quality of assessments to be good.",
        "The service for care leavers was rated good.",
        "Overall: Good",
        "The focused visit was judged to be good.",
    ],
)
def test_praise_of_a_visit_is_no_grade(words: str) -> None:
    assert told(text(words), title=LETTER) == []


@pytest.mark.parametrize(
    "words",
    ["The focused visit judged the front door to be good.", "The JTAI rated the partnership good."],
)
def test_a_sentence_on_a_visit_gives_none_in_any_paper(words: str) -> None:
    assert told(text(words), title="Children's services update") == []


@pytest.mark.parametrize(
    "words, subject, grade",
    [
        ("At the last full inspection Ofsted judged the fostering service to be good.", "fostering service", "good"),
        ("The fostering service was judged inadequate in 2016.", "fostering service", "inadequate"),
        ("Under ILACS the fostering service was judged good.", "fostering service", "good"),
    ],
)
def test_what_was_given_before_is_told_all_the_same(words: str, subject: str, grade: str) -> None:
    found = told(text(words), title=LETTER)
    assert [(g[1]) for g in found] == [grade]
    assert found[0][0].endswith(subject)


def test_a_heading_decides_for_what_stands_under_it() -> None:
    blocks = (
        heading("Monitoring visit"),
        text("The fostering service was judged good."),
        heading("Inspection of local authority children's services"),
        text("The adoption service was judged outstanding."),
    )
    assert told(*blocks, title="Children's services update") == [
        ("adoption service", "outstanding", "Inspection of local authority children's services")
    ]


@pytest.mark.parametrize(
    "words, names",
    [("Focussed visit, March", True), ("JTAI", True), ("The ninjtai", False), ("Full inspection", False), ("", False)],
)
def test_names_of_visits_stand_at_words_edges(words: str, names: bool) -> None:
    assert names_ungraded(words) is names


def test_an_inspected_council_is_the_subject_and_not_its_inspection() -> None:
    words = "The fostering service was inspected under the new framework in 2019 and was judged good."
    assert [g[0] for g in told(text(words), title="Update")] == ["fostering service"]


def test_every_framework_has_titles_of_its_own() -> None:
    titles = [title for one in frameworks() for title in one.titles]
    assert len(set(titles)) == len(titles)
