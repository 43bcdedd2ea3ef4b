"""What a time and an authority are called, and which rows that means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from councilpapers.errors import Unusable
from councilpapers.load.database import Database
from councilpapers.load.scope import Called, authority_called, days_of, financial_year_called

from .searchable import loaded, paper


@pytest.mark.parametrize(
    "words, first, last",
    [
        ("2009-10", date(2009, 4, 1), date(2010, 3, 31)),
        ("2009/10", date(2009, 4, 1), date(2010, 3, 31)),
        ("2009/2010", date(2009, 4, 1), date(2010, 3, 31)),
        ("2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("Q2 2010/11", date(2010, 7, 1), date(2010, 9, 30)),
        ("Quarter 4 2010-11", date(2011, 1, 1), date(2011, 3, 31)),
        ("March 2010", date(2010, 3, 1), date(2010, 3, 31)),
        ("2010-03-31", date(2010, 3, 31), date(2010, 3, 31)),
        ("31/03/2010", date(2010, 3, 31), date(2010, 3, 31)),
        ("3 May 2010", date(2010, 5, 3), date(2010, 5, 3)),
    ],
)
def test_the_days_of_a_time(words: str, first: date, last: date) -> None:
    assert days_of(words) == (first, last)


@pytest.mark.parametrize("words", ["", "lately", "Q2", "2009-12", "home"])
def test_what_is_no_time(words: str) -> None:
    with pytest.raises(Unusable):
        days_of(words)


@pytest.mark.parametrize("words", ["2009-10", "2009/10", "2009/2010"])
def test_a_financial_year_is_called_as_records_have_it(words: str) -> None:
    assert financial_year_called(words) == "2009-10"


@pytest.mark.parametrize("words", ["2009", "lately", ""])
def test_what_is_no_financial_year(words: str) -> None:
    with pytest.raises(Unusable, match="no financial year"):
        financial_year_called(words)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    owners = [("E08099901", "Ashby Vale"), (None, "Ashby Vale"), (None, "NORBECK PARISH COUNCIL")]
    owners += [(None, "Norbeck Parish Council"), (None, "Norton-in-the-Marsh"), ("E09000002", "Barking and Dagenham")]
    papers = [paper(f"p{n}", owner, None) for n, owner in enumerate(owners)]
    return loaded(tmp_path_factory.mktemp("scope") / "x.duckdb", papers)


@pytest.mark.parametrize(
    "words, called",
    [
        ("Ashby Vale", Called(("E08099901",), ("ashby vale",))),
        ("  ashby   vale ", Called(("E08099901",), ("ashby vale",))),
        ("norbeck", Called((), ("norbeck parish council",))),
        ("Norton", Called((), ("norton-in-the-marsh",))),
        ("Barking and Dagenham", Called(("E09000002",), ("barking and dagenham",))),
    ],
)
def test_an_authority_as_the_papers_have_it(path: Path, words: str, called: Called) -> None:
    with Database.read(path) as database:
        assert authority_called(database, words) == called


@pytest.mark.parametrize(
    "words", ["E09000002", "e09000002", "London Borough of Barking and Dagenham", "www.lbbd.gov.uk"]
)
def test_an_authority_of_the_register(path: Path, words: str) -> None:
    with Database.read(path) as database:
        called = authority_called(database, words)
    assert called.codes[0] == "E09000002"
    assert "barking and dagenham" in called.names


@pytest.mark.parametrize(
    "words, says",
    [("nor", "Several authorities"), ("orton", "No authority"), ("Wexcombe", "No authority"), ("", "No authority")],
)
def test_none_or_several(path: Path, words: str, says: str) -> None:
    with Database.read(path) as database, pytest.raises(Unusable, match=says):
        authority_called(database, words)
