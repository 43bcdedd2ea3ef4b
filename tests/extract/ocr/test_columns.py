"""Cells that recognition spoiled, in columns that say how they must look."""

from __future__ import annotations

import pytest

from councilpapers.document import Box, Cell, Paragraph, Part, Table, TableOrigin
from councilpapers.extract.ocr.columns import with_columns_alike


def column(*texts: str) -> Table:
    cells = tuple(
        Cell(row, 0, paragraphs=(Paragraph(text),), parts=(Part(1, Box(0, 20 * row, 40, 20 * row + 20)),))
        for row, text in enumerate(texts)
    )
    return Table(cells, len(texts), 1, TableOrigin.RULED, parts=(Part(1, Box(0, 0, 40, 20 * len(texts))),))


@pytest.mark.parametrize(
    "texts, spoiled, right",
    [
        pytest.param(("Ref", "11a", "1.1b", "1.1c", "1.2a"), "11a", "1.1a", id="a full stop lost"),
        pytest.param(("1.1", "1,2", "2.1", "2.2"), "1,2", "1.2", id="a comma"),
        pytest.param(("1.1", "1.2", '"2.1', "2.2"), '"2.1', "2.1", id="a speck"),
        pytest.param(("2.1a", "2.tb", "2.1c", "2.2a"), "2.tb", "2.1b", id="a letter for a figure"),
        pytest.param(("31/03/2013", "30/O6/2013", "30/09/2013", "31/12/2013"), "30/O6/2013", "30/06/2013", id="dates"),
        pytest.param(("AV-01", "AV-02", "AV-O3", "AV-04"), "AV-O3", "AV-03", id="references"),
    ],
)
def test_a_cell_takes_the_form_of_its_column(texts: tuple[str, ...], spoiled: str, right: str) -> None:
    (table,), doubtful = with_columns_alike([column(*texts)], {1})
    assert isinstance(table, Table)
    assert [cell.flat for cell in table.cells] == [right if text == spoiled else text for text in texts]
    assert [part.box.top for part in doubtful] == [20 * texts.index(spoiled)]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("12", "13", "1.4", "1.5"), id="no form of most"),
        pytest.param(("1.1", "1.2", "1.3", "Total"), id="a word"),
        pytest.param(("1.1", "1.2", "1.3", "12"), id="another cell says so"),
        pytest.param(("1.1", "1.2", "1.3", "123"), id="two ways, of other lengths"),
        pytest.param(("3.14", "31.4", "2.71", "27.1", "999"), id="two ways"),
        pytest.param(("14", "15", "16", "l7"), id="nothing between the figures"),
    ],
)
def test_where_the_column_does_not_say_a_cell_stays(texts: tuple[str, ...]) -> None:
    table = column(*texts)
    assert with_columns_alike([table], {1}) == ((table,), ())


def test_printed_tables_stay() -> None:
    table = column("1.1", "1,2", "2.1", "2.2")
    assert with_columns_alike([table], {2}) == ((table,), ())
