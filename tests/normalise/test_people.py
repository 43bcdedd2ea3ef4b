"""Officers: names without titles, posts where no name is given."""

from __future__ import annotations

import pytest

from councilpapers.errors import Unparseable
from councilpapers.normalise.people import initialled, names_of, officer, person, resolve


@pytest.mark.parametrize(
    "words, expected",
    [
        ("Jane Doe", "Jane Doe"),
        ("Insp. Kaur", "Kaur"),
        ("Lead: Jane Doe; Support: Adam Oak, Nell Vale", "Jane Doe"),
        ("Jane Doe\nSupported by: Adam Oak", "Jane Doe"),
        ("Support: Adam Oak", "Adam Oak"),
        ("Area Manager (Technical)", "Area Manager (Technical)"),
        ("Area Manager (Jane)", "Jane"),
        ("Director of Finance (Section 151 Officer)", "Director of Finance (Section 151 Officer)"),
        ("Chief Executive Director of Place", "Chief Executive; Director of Place"),
        ("Dr Anita Vale", "Anita Vale"),
        ("Cllr. J. O'Neil", "J. O'Neil"),
        ("County Councillor Adam Oak", "Adam Oak"),
        ("Cllr J Brown / Mrs A Green", "J Brown; A Green"),
        ("Jane Doe and Adam Oak", "Jane Doe; Adam Oak"),
        ("Jane Doe, Adam Oak", "Jane Doe; Adam Oak"),
        ("Jane Doe\nAdam Oak", "Jane Doe; Adam Oak"),
        ("Nell and Joan", "Nell; Joan"),
        ("JH/HD", "JH; HD"),
        ("Education / NHS", "Education; NHS"),
        ("Head of Safeguarding Heads of Service", "Head of Safeguarding; Heads of Service"),
        ("Assistant Director of Place Interim Head of Legal", "Assistant Director of Place; Interim Head of Legal"),
        ("Jane Doe Head of Housing", "Jane Doe"),
        ("Executive Director of Place", "Executive Director of Place"),
        ("Jane Doe / ICB", "Jane Doe; ICB"),
        ("JTe", "JTe"),
        ("G. Elm, O. Ash & Clerk", "G. Elm; O. Ash; Clerk"),
        ("Clerk and Jane Doe", "Clerk; Jane Doe"),
        # a name with its post is the name
        ("Jane Doe, Head of Housing", "Jane Doe"),
        ("Jane Doe (Head of Housing)", "Jane Doe"),
        ("Head of Housing (Jane Doe)", "Jane Doe"),
        ("Head of Housing - Jane Doe", "Jane Doe"),
        ("Jane Doe\nService Manager, Older People", "Jane Doe"),
        ("Lead: Jane Doe", "Jane Doe"),
        ("Jane Doe (JD)", "Jane Doe"),
        ("Jane Doe, ICT", "Jane Doe"),
        ("Jane Doe, Director of Adult Services\nAdam Oak, Head of Finance", "Jane Doe; Adam Oak"),
        # a post alone is one post, however many fields it is over
        ("Head of Policy and Performance", "Head of Policy and Performance"),
        ("Director of Health & Social Care", "Director of Health & Social Care"),
        ("Parks and Countryside Manager", "Parks and Countryside Manager"),
        ("Assistant Director (Resources)", "Assistant Director (Resources)"),
        ("Director of Adult\nSocial Services", "Director of Adult Social Services"),
        ("Strategic Director, Children's Services", "Strategic Director, Children's Services"),
        ("Head of Finance\nHead of HR", "Head of Finance; Head of HR"),
        ("Jane Doe/Housing Manager", "Jane Doe; Housing Manager"),
        ("Performance and Partnerships", "Performance and Partnerships"),
        ("Norbeck Council, school and college leaders", "Norbeck Council, school and college leaders"),
    ],
)
def test_officer(words: str, expected: str) -> None:
    assert officer(words) == expected


@pytest.mark.parametrize("words", ["", "-", "TBC", "N/A", "Vacant"])
def test_nobody(words: str) -> None:
    with pytest.raises(Unparseable):
        officer(words)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("Councillor Mrs. A. Green (Chair)", "A. Green"),
        ("Cllr. Adam Oak MBE", "Adam Oak"),
        ("Mr J Elm, Clerk", "J Elm"),
        ("Sir Adam Oak", "Adam Oak"),
        ("Jane Doe", "Jane Doe"),
    ],
)
def test_person(words: str, expected: str) -> None:
    assert person(words) == expected


def test_no_person() -> None:
    with pytest.raises(Unparseable):
        person(" - ")


PEOPLE = ("Jane Doe", "Adam Oak", "Alan Oakes", "Janet Temple", "Mary Ann Ash")


@pytest.mark.parametrize(
    "words, expected",
    [
        ("JD", "Jane Doe"),
        ("J. Doe", "Jane Doe"),
        ("Doe", "Jane Doe"),
        ("Mrs Doe", "Jane Doe"),
        ("Janet", "Janet Temple"),
        ("JTe", "Janet Temple"),
        ("MA", "Mary Ann Ash"),
        ("Adam Oak", "Adam Oak"),
        ("AO", None),  # two matches are none
        ("XY", None),
        ("Elm", None),
    ],
)
def test_resolve(words: str, expected: str | None) -> None:
    assert resolve(words, PEOPLE) == expected


INITIALS = initialled([("AOa", "Adam Oak"), (None, "Jane Doe"), ("MAA", "Mary Ann Ash"), ("JT", "Janet Temple")])


@pytest.mark.parametrize(
    "words, expected",
    [
        ("AOa", "Adam Oak"),
        ("AO", "Alan Oakes"),  # Adam Oak has others
        ("M.A.A.", "Mary Ann Ash"),
        ("MA", None),
        ("JD; JT", "Jane Doe; Janet Temple"),
        ("JD; XY", None),
        ("Oak", "Adam Oak"),
    ],
)
def test_resolve_with_printed_initials(words: str, expected: str | None) -> None:
    assert resolve(words, PEOPLE, INITIALS) == expected


def test_initials_beside_two_names_are_nobodys() -> None:
    printed = initialled([("JD", "Jane Doe"), ("JD", "John Dee")])
    assert resolve("JD", ("Jane Doe", "John Dee"), printed) is None


def test_names_of() -> None:
    assert names_of(["Cllr Adam Oak", "Head of Housing", "Jane Doe (Clerk)", "AO"]) == ("Adam Oak", "Jane Doe")
