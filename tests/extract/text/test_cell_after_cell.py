"""Tables whose cells follow each other in a text: which are dealt out to columns, and which stay lines."""

from __future__ import annotations

import time

import pytest

from councilpapers.document import Table, TableOrigin
from councilpapers.extract.text.cell_order import Looks, dealt, pieces_of
from councilpapers.extract.text.reader import read_text

WRAPPED = """\
Norbeck Borough Council
Action notes
No. Action Owner Target date
1 Circulate the draft
strategy to partners
Community Safety
Manager
30 September 2024
2 Bring options for the depot Head of Environment December 2024
3 Ask for figures by ward Partnership Officer End of Q3 2024-25
Page 1
The meeting ended at noon.
"""
STACKED = """\
Ref

Action

Lead officer

Deadline

Status

A1

Open the hub at
Ashby

Jane Ward

May 2024

On track

A2

Sell the depot

Omar Iqbal

June 2024

Completed
"""
BY_COLUMN = """\
Ref
A1
A2

Action
Open the hub at
Ashby
Sell the depot

Owner
Jane Ward
Omar Iqbal

Deadline
May 2024
June 2024
"""
DOUBTFUL = """\
Action Lead officer Deadline Update
Open the hub Jane Ward May 2024 The lease was signed.
Staff have been found.
Sell the depot Omar Iqbal June 2024 Bids came in.
Close the yard Jane Ward July 2024 Nothing yet.
"""


def grids(text: str) -> list[list[list[str]]]:
    tables = [b for b in read_text(text.encode()).blocks if isinstance(b, Table)]
    assert all(t.origin is TableOrigin.RUN_TOGETHER for t in tables)
    return [[[cell.text for cell in row] for row in table.rows()] for table in tables]


@pytest.mark.parametrize(
    "text, expected",
    [
        (WRAPPED, [[["No.", "Action", "Owner", "Target date"],
                    ["1", "Circulate the draft strategy to partners", "Community Safety Manager", "30 September 2024"],
                    ["2", "Bring options for the depot", "Head of Environment", "December 2024"],
                    ["3", "Ask for figures by ward", "Partnership Officer", "End of Q3 2024-25"]]]),
        (STACKED, [[["Ref", "Action", "Lead officer", "Deadline", "Status"],
                    ["A1", "Open the hub at Ashby", "Jane Ward", "May 2024", "On track"],
                    ["A2", "Sell the depot", "Omar Iqbal", "June 2024", "Completed"]]]),
        (BY_COLUMN, []),
        ("Action, owner and deadline of each item are agreed by the board.\nMay 2024\nJune 2024\n", []),
    ],
)  # fmt: skip
def test_cells_after_each_other(text: str, expected: list[list[list[str]]]) -> None:
    assert grids(text) == expected


def test_nothing_is_dealt_where_sentences_could_stand_in_either_cell() -> None:
    rows = [row for grid in grids(DOUBTFUL) for row in grid]
    assert ["Staff have been found. Sell the depot", "Omar Iqbal", "June 2024", "Bids came in."] not in rows


@pytest.mark.parametrize(
    "line, expected",
    [
        ("4.2 Open it Jane Ward 3 May 2024 Completed", ["4.2", "Open it", "Jane Ward", "3 May 2024", "Completed"]),
        ("to be open by 3 May 2024 at the latest", ["to be open by 3 May 2024 at the latest"]),
        ("14 of 60 purchases had no receipt", ["14 of 60 purchases had no receipt"]),
        ("30 September 2024", ["30 September 2024"]),
        ("31/03/25 (was 30/09/24) Completed", ["31/03/25 (was 30/09/24)", "Completed"]),
    ],
)  # fmt: skip
def test_pieces_of_a_line(line: str, expected: list[str]) -> None:
    held = (Looks.REFERENCE, Looks.TEXT, Looks.PERSON, Looks.DATE, Looks.STATUS)
    assert [piece.text for piece in pieces_of(line, held, apart=False)] == expected


def test_an_empty_cell_shifts_no_other() -> None:
    columns = (Looks.REFERENCE, Looks.TEXT, Looks.PERSON, Looks.DATE)
    lines = ("1 Open the hub", "Jane Ward May 2024", "2 Sell the depot", "June 2024")
    pieces = [piece for line in lines for piece in pieces_of(line, columns, apart=False)]
    assert dealt(pieces, columns).rows[1] == [["2"], ["Sell the depot"], [], ["June 2024"]]


def test_labels_without_end_cost_little() -> None:
    text = "Action Owner Deadline Status\nOpen the hub\n" * 500
    start = time.process_time()
    read_text(text.encode())
    assert time.process_time() - start < 5
