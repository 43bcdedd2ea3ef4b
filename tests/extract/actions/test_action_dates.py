"""Dates in the cells of action tables."""

from __future__ import annotations

import pytest

from councilpapers.document import Cell
from councilpapers.extract.actions.action_dates import dates_in_cell, owner_and_date

from ..grids import paragraphs


@pytest.mark.parametrize(
    ("words", "in_force", "earlier"),
    [
        ("31/03/2012 30/06/2012", "30/06/2012", "31/03/2012"),
        ("31/03/2012\n30/06/2012", "30/06/2012", "31/03/2012"),
        ("March 2012 June 2012", "June 2012", "March 2012"),
        ("1 March 2012 → 9 June 2012", "9 June 2012", "1 March 2012"),
        ("March 2012 (revised June 2012)", "June 2012", "March 2012"),
        ("31/03/2012, now 30/06/2012", "30/06/2012", "31/03/2012"),
        ("June 2012 (was March 2012)", "June 2012", "March 2012"),
        ("30/06/2012 (revised from 31/03/2012)", "30/06/2012", "31/03/2012"),
        ("30/06/2012 30/06/2012", "30/06/2012 30/06/2012", None),
        ("April 2012 to March 2013", "April 2012 to March 2013", None),
        ("01/04/2012 - 31/03/2013", "01/04/2012 - 31/03/2013", None),
        ("Ongoing", "Ongoing", None),
    ],
)
def test_of_two_dates_the_later_one_printed_is_in_force(words: str, in_force: str, earlier: str | None) -> None:
    assert dates_in_cell(Cell(0, 0, paragraphs=paragraphs(words))) == (in_force, earlier)


@pytest.mark.parametrize(
    ("words", "owner", "date"),
    [
        ("J Moss, May 2020", "J Moss", "May 2020"),
        ("Ann Moss June", "Ann Moss", "June"),
        ("Ann May", "Ann May", None),
        ("Tom Winter", "Tom Winter", None),
        ("Clerk May", "Clerk", "May"),
    ],
)
def test_an_owner_and_a_date_in_one_cell(words: str, owner: str, date: str | None) -> None:
    assert owner_and_date(words) == (owner, date)
