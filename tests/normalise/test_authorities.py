"""Authorities by name, code and domain, and the one whose paper a text is."""

from __future__ import annotations

from datetime import date

import pytest

from councilpapers.errors import Unparseable
from councilpapers.normalise.authorities import authorities_in, authority, authority_of_domain, by_code, publisher


@pytest.mark.parametrize(
    "words, code",
    [
        ("Barnsley MBC", "E08000016"),
        ("Calderdale Metropolitan Borough Council", "E08000033"),
        ("London Borough of Camden", "E09000007"),
        ("LB Camden", "E09000007"),
        ("Royal Borough of Kensington & Chelsea", "E09000020"),
        ("City of York Council", "E06000014"),
        ("Hull City Council", "E06000010"),
        ("King's Lynn and West Norfolk Borough Council", "E07000146"),
        ("Newcastle-under-Lyme BC", "E07000195"),
        ("Newcastle City Council", "E08000021"),
        ("St. Helens MBC", "E08000013"),
        ("The Highland Council", "S12000017"),
        ("City and County of Swansea", "W06000011"),
        ("Derry City and Strabane District Council", "N09000005"),
        ("READING BOROUGH COUNCIL", "E06000038"),
        ("www.bury.gov.uk", "E08000002"),
        ("jane.doe@towerhamlets.gov.uk", "E09000030"),
        ("Kirklees Council – Report to Cabinet", "E08000034"),
        ("City of London Corporation", "E09000001"),
        ("West Midlands Combined Authority", "E47000007"),
        # those who share a name are told apart by their kind
        ("Durham County Council", "E06000047"),
        ("Durham City Council", None),
        ("Dorset County Council", "E10000009"),
        ("Dorset Council", "E06000059"),
    ],
)
def test_authority(words: str, code: str | None) -> None:
    assert authority(words).code == code


@pytest.mark.parametrize(
    "words", ["", "Council", "Ashby Vale Council", "West Midlands", "Greater Manchester", "London"]
)
def test_no_authority(words: str) -> None:
    with pytest.raises(Unparseable):
        authority(words)


def test_an_authority_of_its_day() -> None:
    assert authority("Somerset", date(2010, 1, 1)).code == "E10000027"
    assert authority("Somerset", date(2024, 1, 1)).code == "E06000066"
    assert authority("Macclesfield Borough Council").successor == "E06000049"


def test_by_code() -> None:
    now, formerly = by_code("E08000037"), by_code("E08000020")
    assert now is not None
    assert now is formerly
    assert by_code("E99999999") is None


@pytest.mark.parametrize(
    "domain, name",
    [
        ("wigan.gov.uk", "Wigan"),
        ("democracy.southampton.gov.uk", "Southampton"),
        ("bathnes.gov.uk", "Bath and North East Somerset"),
        ("westsussex.gov.uk", "West Sussex"),
        ("barnsleycouncil.gov.uk", "Barnsley"),
        ("cabinet-office.gov.uk", None),
        ("example.com", None),
    ],
)
def test_authority_of_domain(domain: str, name: str | None) -> None:
    found = authority_of_domain(domain)
    assert (found.name if found else None) == name


def test_authorities_in_a_paper() -> None:
    text = "Cheshire East Council met with Stockport and Stockport MBC. Stockport Road is closed. Ann Lincoln spoke."
    assert [(one.name, words) for one, words in authorities_in(text)] == [
        ("Stockport", "Stockport MBC"),
        ("Cheshire East", "Cheshire East Council"),
    ]


@pytest.mark.parametrize(
    "text, name",
    [
        ("Wigan Council. The service in Wigan is good. Salford also took part.", "Wigan"),
        ("Children in Harrow do well. Leaders in Harrow listen. Care leavers in Harrow agree.", "Harrow"),
        ("MINUTES OF ASHBY VALE PARISH COUNCIL. A letter to Wiltshire Council was read.", None),
        ("Wigan Council and Bury Council", None),  # two matches are none
        ("Rugby, reading and sport", None),
        ("", None),
    ],
)
def test_publisher(text: str, name: str | None) -> None:
    found = publisher(text)
    assert (found.name if found else None) == name


def test_publisher_was_in_being_when_the_paper_was_written() -> None:
    text = "Carlisle City Council handed over to Cumberland Council. Carlisle City Council had done so before."
    found = publisher(text, date(2024, 10, 1))
    assert found is not None
    assert found.name == "Cumberland"
