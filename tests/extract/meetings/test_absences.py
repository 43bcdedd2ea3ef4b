"""Sentences that say who was away and who came instead."""

from __future__ import annotations

import pytest

from councilpapers.extract.meetings.absences import replaced, told, without_substitutes


@pytest.mark.parametrize(
    ("sentence", "lists"),
    [
        ("Apologies for absence were received from Councillor Reid.", [("apologies", "Councillor Reid.")]),
        ("The Panel noted the apologies of Cllrs Reid and Moss.", [("apologies", "Cllrs Reid and Moss.")]),
        ("Apologies of absence came from Cllr Reid.", [("apologies", "Cllr Reid.")]),
        ("This was received from Councillor Reid.", [("apologies", "Councillor Reid.")]),
        ("were received from: Councillors Reid and Moss", [("apologies", "Councillors Reid and Moss")]),
        ("Cllr Reid sent his apologies.", [("apologies", "Cllr Reid")]),
        (
            "Apologies were received from Cllr Ann Reid and Cllr Ian Moss attended as substitute.",
            [("apologies", "Cllr Ann Reid"), ("present", "Cllr Ian Moss")],
        ),
        (
            "An apology came from Ann Reid (Director) with Ian Moss (Head of Law) attending as her representative.",
            [("apologies", "Ann Reid (Director)"), ("present", "Ian Moss (Head of Law)")],
        ),
        (
            "It was noted that Councillor B Moss had been appointed as a substitute member for Councillor A Reid.",
            [("present", "Councillor B Moss"), ("apologies", "Councillor A Reid")],
        ),
        ("Ian Moss attended in her absence.", [("present", "Ian Moss")]),
        ("Ada Cole - Ian Moss substituted", [("present", "Ian Moss"), ("apologies", "Ada Cole")]),
        ("Cllr Moss substituted for Cllr Reid.", [("present", "Cllr Moss"), ("apologies", "Cllr Reid")]),
        ("Councillor Reid was pleased with the report.", []),
        ("The report was received from the auditor.", []),
        ("The Board accepted the apologies.", []),
    ],
)
def test_who_was_away_and_who_came_instead(sentence: str, lists: list[tuple[str, str]]) -> None:
    assert list(told(sentence)) == lists


@pytest.mark.parametrize(
    ("line", "there", "away"),
    [
        ("Cllr D Moss for Cllr A Reid; and", "Cllr D Moss", "Cllr A Reid"),
        ("Councillor Moss in place of Councillor Reid.", "Councillor Moss", "Councillor Reid"),
    ],
)
def test_a_line_of_a_list_of_substitutes(line: str, there: str, away: str) -> None:
    assert list(replaced(line)) == [("present", there), ("apologies", away)]


def test_no_line_of_such_a_list() -> None:
    assert not list(replaced("Members voted for Councillor Reid."))


def test_substitutes_in_brackets_stand_apart() -> None:
    words, there = without_substitutes("Cllr Reid (substituted by Cllr Moss) and Cllr Bell (with Cllr Fry attending)")
    assert (" ".join(words.split()), there) == ("Cllr Reid and Cllr Bell", ["Cllr Moss", "Cllr Fry"])
