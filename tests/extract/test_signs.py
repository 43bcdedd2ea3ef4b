"""Signs of a table: how it was found, how it was joined, how its headings were known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import TableOrigin
from councilpapers.extract.columns import Columns, match_columns
from councilpapers.extract.report import source_of
from councilpapers.extract.signs import Sign, signs_of_table

from .grids import table

HEADER, BANDS, COLUMNS = (
    "pages 1-2: header repeated; sentence goes on",
    "pages 2-3: bands repeated, same columns",
    "pages 1-2: same columns, nothing between",
)


@pytest.mark.parametrize(
    "header, signs",
    [
        (("Ref", "Action", "Lead officer", "Deadline"), {Sign.HEADERS_WHOLE}),
        (("Ref", "Action", "Lead officer (2021)", "Deadline"), {Sign.HEADERS_WHOLE}),
        (("Ref", "Action", "", "Q2"), {Sign.HEADERS_WHOLE}),  # nothing to be known, and a period
        (("Ref", "Action", "Lead officer", "Vintage"), {Sign.HEADER_UNKNOWN}),
        (("Ref", "Action", "Lead officer for the whole of it", "Vintage"), {Sign.HEADER_UNKNOWN, Sign.HEADER_IN_PART}),
    ],
)
def test_headings(header: tuple[str, ...], signs: set[Sign]) -> None:
    grid = table(header, ("1.1", "Open the flats at Weir House", "Carys Dacre", "May 2022"))
    columns = match_columns(grid, "action")
    assert columns is not None
    assert signs_of_table(grid, columns) - {Sign.RULED, Sign.MARKUP} == signs


@pytest.mark.parametrize("header_rows, sign", [(0, Sign.HEADER_MISSING), (1, Sign.HEADER_UNKNOWN)])
def test_columns_told_by_their_content(header_rows: int, sign: Sign) -> None:
    grid = replace(table(("1.1", "Open the flats", "C Dacre"), ("1.2", "Let them", "C Dacre")), header_rows=header_rows)
    columns = Columns("action", ("reference", "description", "lead_officer"), ("", "", ""))
    assert signs_of_table(grid, columns) == {Sign.RULED, sign}


@pytest.mark.parametrize(
    "origin, joins, signs",
    [
        (TableOrigin.RULED, (), {Sign.RULED}),
        (TableOrigin.HALF_RULED, (HEADER,), {Sign.HALF_RULED, Sign.JOINED_UNDER_HEADER}),
        (TableOrigin.ALIGNED, (COLUMNS,), {Sign.ALIGNED, Sign.JOINED_BY_COLUMNS}),
        (TableOrigin.RUN_TOGETHER, (HEADER, BANDS), {Sign.RUN_TOGETHER, Sign.JOINED_BY_COLUMNS}),
        (TableOrigin.MARKUP, (), {Sign.MARKUP}),
    ],
)
def test_grids(origin: TableOrigin, joins: tuple[str, ...], signs: set[Sign]) -> None:
    grid = replace(table(("Risk", "Score"), ("Flood", "12")), origin=origin, joins=joins)
    assert signs_of_table(grid) == signs
    assert source_of(grid, method="test").signs == signs
