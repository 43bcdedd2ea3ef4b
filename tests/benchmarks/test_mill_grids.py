"""What tables a source has in each format, and what a page end does to their rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from benchmarks.mill.grids import TrueCell, TrueTable, tables_of
from benchmarks.mill.looks import LINES, Ruling, ruling_of
from benchmarks.mill.page_ends import on_pages
from benchmarks.mill.render_pdf import render_pdf
from benchmarks.mill.source import Block, Source

PLAIN = {"header": ["Ref", "Task"], "rows": [["1", "Mend the wall"], ["2", ""]]}
MERGED = {
    "bands": ["Parks"],
    "heads": [[{"text": "Ref", "rows": 2}, {"text": "Work", "span": 2}], ["What", "Who"]],
    "rows": [[{"text": "1", "rows": 2}, "Mow", "Ada Lomax"], ["Rake", ""], [{"text": "All done", "span": 3}]],
}


def source(*blocks: dict[str, Any]) -> Source:
    return Source("Works", "Norbeck Council", ["pdf"], blocks=tuple(Block(**{"kind": "table", **b}) for b in blocks))


def cells(table: TrueTable) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def test_cells_of_a_plain_table() -> None:
    (table,) = tables_of(source(PLAIN), "pdf")
    assert (table.ruling, table.header_rows) == (Ruling.RULED, 1)
    assert cells(table) == [
        (0, 0, 1, 1, "Ref"), (0, 1, 1, 1, "Task"),
        (1, 0, 1, 1, "1"), (1, 1, 1, 1, "Mend the wall"),
        (2, 0, 1, 1, "2"), (2, 1, 1, 1, ""),
    ]  # fmt: skip


def test_merged_cells_stand_where_they_begin() -> None:
    (table,) = tables_of(source(MERGED), "docx")
    assert (table.ruling, table.header_rows, table.row_count) == (Ruling.MARKUP, 3, 6)
    assert cells(table) == [
        (0, 0, 1, 3, "Parks"),
        (1, 0, 2, 1, "Ref"), (1, 1, 1, 2, "Work"), (2, 1, 1, 1, "What"), (2, 2, 1, 1, "Who"),
        (3, 0, 2, 1, "1"), (3, 1, 1, 1, "Mow"), (3, 2, 1, 1, "Ada Lomax"), (4, 1, 1, 1, "Rake"), (4, 2, 1, 1, ""),
        (5, 0, 1, 3, "All done"),
    ]  # fmt: skip


def test_text_has_neither_bands_nor_spans() -> None:
    (table,) = tables_of(source(MERGED), "txt")
    assert (table.ruling, table.header_rows) == (Ruling.UNRULED, 2)
    assert {(c.row_span, c.column_span) for c in table.cells} == {(1, 1)}
    assert [c.text for c in table.cells if c.row == 4] == ["All done", "", ""]


@pytest.mark.parametrize(
    ("suffix", "look", "ruling", "optional"),
    [
        ("pdf", "grid", Ruling.RULED, False),
        ("pdf", "plain", Ruling.UNRULED, True),
        ("docx", "plain", Ruling.MARKUP, False),
        ("html", "grid", Ruling.MARKUP, True),
        ("txt", "grid", Ruling.UNRULED, True),
    ],
)
def test_lists_of_labels(suffix: str, look: str, ruling: Ruling, optional: bool) -> None:
    (table,) = tables_of(
        source({"kind": "labels", "look": look, "rows": [["Date", "3 May"], ["By", "The clerk"]]}), suffix
    )
    assert (table.ruling, table.optional, table.header_rows) == (ruling, optional, 0)


@pytest.mark.parametrize(
    ("look", "ruling"),
    [
        ("grid", Ruling.RULED),
        ("dashed small", Ruling.RULED),
        ("open", Ruling.RULED),
        ("rows shaded", Ruling.HALF_RULED),
        ("boxed", Ruling.HALF_RULED),
        ("foot", Ruling.HALF_RULED),
        ("bare zebra", Ruling.HALF_RULED),
        ("bare", Ruling.UNRULED),
        ("print", Ruling.UNRULED),
    ],
)
def test_ruling_of(look: str, ruling: Ruling) -> None:
    assert ruling_of(look) is ruling


def test_soft_hyphens_are_not_words() -> None:
    (table,) = tables_of(source({"header": ["Task"], "rows": [["impro\u00advement"]]}), "pdf")
    assert table.cells[-1] == TrueCell(1, 0, text="improvement")


def test_json_there_and_back() -> None:
    (table,) = tables_of(source(MERGED), "pdf")
    table = replace(table, pages=(2, 3), broken_rows=(4,))
    assert TrueTable.from_json(table.as_json()) == table


LONG = " ".join(f"word{n}" for n in range(160))


@pytest.mark.parametrize(
    ("gap", "breaks", "pages", "broken"),
    [(0, "inside", (1, 1), ()), (640, "inside", (1, 2), (2,)), (640, "whole", (1, 2), ()), (690, "whole", (2, 2), ())],
)
def test_rows_cut_by_a_page_end(gap: int, breaks: str, pages: tuple[int, int], broken: tuple[int, ...]) -> None:
    rows = [["1", "Short"], ["2", LONG], ["3", "Last"]]
    gap_block = Block("gap", points=gap)
    table = Block("table", header=["Ref", "Task"], rows=rows, widths=[1, 3], align=["left"] * 2, breaks=breaks)
    paper = Source("Works", "Norbeck Council", ["pdf"], blocks=(Block("title", text="Works"), gap_block, table))
    (found,) = on_pages(tables_of(paper, "pdf"), render_pdf(paper))
    assert (found.pages, found.broken_rows) == (pages, broken)


@pytest.mark.parametrize("look", LINES)
def test_every_look_is_printed(look: str) -> None:
    assert render_pdf(source({**MERGED, "look": look})).startswith(b"%PDF")
