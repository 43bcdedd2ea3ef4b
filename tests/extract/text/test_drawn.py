"""Tables in text that are marked from their first line to their last: HTML among Markdown, dashes, corners, bars."""

from __future__ import annotations

import pytest

from councilpapers.document import Document, Paragraph, Table
from councilpapers.extract.text.bars import barred_end
from councilpapers.extract.text.reader import read_text


def read(text: str) -> Document:
    return read_text(text.encode())


def grids(document: Document) -> list[list[list[str]]]:
    tables = [b for b in document.blocks if isinstance(b, Table)]
    return [[[cell.text for cell in row] for row in table.rows()] for table in tables]


RULED = """\
Before the plan

  -----------------------------------
  Ref     Action           Lead
                           officer
  ------- ---------------- ----------
  1.1     Open the hub at  A. Ward
          Norbeck

  1.2     Sell the depot\\  B. Iqbal
          by auction
  -----------------------------------

After the plan
"""
UNHEADED = """\
------- ----------------
1.1     Open the hub at
        Norbeck

1.2     Sell the depot
------- ----------------
"""
CORNERS = """\
+---------+------------------+--------+
| Aim     | Action           | Lead   |
+=========+==================+========+
| Greener | Plant a thousand | Ward   |
| parks   | trees            |        |
|         +------------------+--------+
|         | - Mow less       | Iqbal  |
|         | - Sow more       |        |
+---------+------------------+--------+
| Theme 2: Safer roads                |
+---------+------------------+--------+
"""
MARKUP = """\
# Action plan

<table>
<tr><th>Ref</th><th>Action</th></tr>
<tr><td rowspan="2">1</td><td><p>Open the hub</p>
<p>and staff it</p></td></tr>
<tr><td>Sell the depot</td></tr>
</table>

The end.
"""
BARS = """\
Aim | Action | Lead
---|---|---
Theme 1: Greener parks | Theme 1: Greener parks | Theme 1: Greener parks
1 | Plant a thousand trees
by March | Ward
2 | | Iqbal
and Okafor
3 | Mow less |
"""


@pytest.mark.parametrize(
    "text, expected",
    [
        (RULED, [["Ref", "Action", "Lead officer"], ["1.1", "Open the hub at Norbeck", "A. Ward"],
                 ["1.2", "Sell the depot\nby auction", "B. Iqbal"]]),
        (UNHEADED, [["1.1", "Open the hub at Norbeck"], ["1.2", "Sell the depot"]]),
        (CORNERS, [["Aim", "Action", "Lead"], ["Greener parks", "Plant a thousand trees", "Ward"],
                   ["Mow less\nSow more", "Iqbal"], ["Theme 2: Safer roads"]]),
        (MARKUP, [["Ref", "Action"], ["1", "Open the hub\nand staff it"], ["Sell the depot"]]),
        (BARS, [["Aim", "Action", "Lead"], ["Theme 1: Greener parks"],
                ["1", "Plant a thousand trees\nby March", "Ward"], ["2", "", "Iqbal\nand Okafor"],
                ["3", "Mow less", ""]]),
    ],
)  # fmt: skip
def test_a_table_drawn_in_text(text: str, expected: list[list[str]]) -> None:
    assert grids(read(text)) == [expected]


@pytest.mark.parametrize(
    "text, expected",
    [
        (RULED, ["Before the plan", "After the plan"]),
        (MARKUP, ["Action plan", "The end."]),
        ("<table>\n<tr><td>never closed", ["<table> <tr><td>never closed"]),
        ("+---- not a border\n| nor a row", ["+---- not a border", "| nor a row"]),
    ],
)
def test_words_around_a_drawn_table_stay(text: str, expected: list[str]) -> None:
    said = [b.text for b in read(text).blocks if isinstance(b, Paragraph)]
    assert [word for line in said for word in line.split()] == [word for line in expected for word in line.split()]


@pytest.mark.parametrize(
    "text, rows",
    [
        ("Home | Council | Minutes\nWelcome to Norbeck", 0),
        ("Date | 3 May 2022\nAuthor | A. Ward\nA sentence follows.", 2),
        ("1 | Open\nthe hub\n2 | Sell | Iqbal", 0),
        ("a | b | c\n1 | Open\nthe hub | Ward\nNext heading", 3),
        ("either|or\nthis|that", 0),
    ],
)
def test_bars_between_cells(text: str, rows: int) -> None:
    assert barred_end(text.split("\n"), 0) == rows


def test_a_drawn_table_has_its_page() -> None:
    table = next(b for b in read(f"A page of words\nand more of them\n\f{RULED}").blocks if isinstance(b, Table))
    assert {part.page for part in table.parts} == {2}
