"""Tables of web pages as a browser lays them out: spans, groups, nesting, stray elements, colours, forms."""

from __future__ import annotations

import pytest

from councilpapers.document import Paragraph, Table, TableOrigin

from .made import paragraphs, read, table_of

Place = tuple[int, int, int, int, str]


def places(table: Table) -> list[Place]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


@pytest.mark.parametrize(
    "table, expected",
    [
        (  # rowspan 0: all that is left of the group
            "<tbody><tr><td rowspan=0>A<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody>",
            [(0, 0, 2, 1, "A"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c"), (2, 0, 1, 1, "d"), (2, 1, 1, 1, "e")],
        ),
        (  # a span ends with its group
            "<thead><tr><th rowspan=5>A<th>b</thead><tbody><tr><td>c<td>d</tbody>",
            [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
        ),
        (  # colspan beyond the other rows
            "<tr><td>A<td>b<tr><td colspan=2000>c",
            [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "b"), (1, 0, 1, 2, "c")],
        ),
        (
            "<tr><td colspan=0>A<td colspan=x>b<tr><td colspan='-2'>c<td>d",
            [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
        ),
        (  # head and foot in any order
            "<tfoot><tr><td>Total<td>2</tfoot><tbody><tr><td>a<td>1</tbody><thead><tr><th>N<th>V</thead>",
            [
                (0, 0, 1, 1, "N"),
                (0, 1, 1, 1, "V"),
                (1, 0, 1, 1, "a"),
                (1, 1, 1, 1, "1"),
                (2, 0, 1, 1, "Total"),
                (2, 1, 1, 1, "2"),
            ],
        ),
        (  # cells without a row, rows in a form
            "<td>A</td><td>b</td><form><tr><td>c<td>d</tr></form>",
            [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
        ),
        (
            "<tr><td>A<td style='display:none'>x<td>b<tr hidden><td>y<td>z<tr><td>c<td>d",
            [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
        ),
        (
            "<tr><td>A<p>more</p><td>b<tr><th scope=row>c<td>d</b></i>",
            [(0, 0, 1, 1, "A\nmore"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
        ),
    ],
)
def test_every_cell_has_its_place(table: str, expected: list[Place]) -> None:
    assert places(table_of(f"<table>{table}</table>")) == expected


@pytest.mark.parametrize(
    "first, rows",
    [
        ("<tr><th>A<th>B", 1),
        ("<thead><tr><td>A<td>B</thead>", 1),
        ("<tr><td><b>A</b><td><b>B</b>", 1),
        ("<tr bgcolor=#ddd><td>A<td>B", 1),
        ("<tr><th>A<td>B", 0),
        ("<tr><td>A<td>B", 0),
    ],
)
def test_header_rows(first: str, rows: int) -> None:
    assert table_of(f"<table>{first}<tr><td>c<td>d</table>").header_rows == rows


def test_words_outside_of_cells_are_kept() -> None:
    document = read("<table><caption>Plan</caption><p>Stray words</p>loose<tr>text<td>a</td><td>b</td></tr>end</table>")
    said = " ".join(b.text for b in document.blocks)
    assert all(word in said for word in ("Plan", "Stray words", "loose", "text", "end"))
    assert places(next(b for b in document.blocks if isinstance(b, Table))) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]


def test_nested_tables_lose_no_word_and_make_no_row() -> None:
    grid = "<table><tr><td>Measure<td>Value</tr><tr><td>Visits<td>91</tr></table>"
    column = "<table><tr><td>first</tr><tr><td>second</tr></table>"
    rows = f"<tr><td>Open<td>Opened in the spring. {grid} More.<tr><td>Close<td>{column}"
    rows += "<tr><td>Widen the road by the school<td>Work begins when the survey is done."
    outer, inner = (b for b in read(f"<table>{rows}</table>").blocks if isinstance(b, Table))
    assert [c.text for c in outer.cells][:4] == ["Open", "Opened in the spring.\nMore.", "Close", "first\nsecond"]
    assert [c.text for c in inner.cells] == ["Measure", "Value", "Visits", "91"]


def test_a_page_laid_out_by_a_table_is_read_through() -> None:
    rows = "".join(f"<tr><td>Action {n}<td>On track</tr>" for n in range(5))
    document = read(f"<table><tr><td>Menu<td><p>Plan</p><table>{rows}</table></table>")
    assert [type(b).__name__ for b in document.blocks] == ["Paragraph", "Paragraph", "Table"]


def test_an_action_table_with_a_grid_in_one_cell_is_still_one() -> None:
    grid = "<table>" + "<tr><td>May<td>4</tr>" * 3 + "</table>"
    rows = "".join(f"<tr><td>Open the hub in ward {n}<td>Opened and in use since spring</tr>" for n in range(9))
    document = read(f"<table>{rows}<tr><td>Visits<td>{grid}</tr></table>")
    assert [b.row_count for b in document.blocks if isinstance(b, Table)] == [10, 3]


SHEET = """<style>/* lights */ .g { background: #00b050 } td.a, .amber > span { background-color: orange }
#r {background:red !important} tr.head td { font-weight: bold; color: #fff } .gone { display: none }
.caps { text-transform: uppercase } @media print { .g { background: blue } .gone { display: block } }
@media screen { .w { background: #fff } } .a:hover { background: black } a[b] > i { color: red } }
ol.rom { list-style-type: lower-roman } .struck { text-decoration: line-through }</style>"""


@pytest.mark.parametrize(
    "cell, fill",
    [
        ("<td class=g>x", "00B050"),
        ("<td class='a wide'>x", "FFA500"),
        ("<td class=amber><span>x</span>", "FFA500"),
        ("<td class=amber><b><span>x</span></b>", None),
        ("<td id=r style='background:lime'>x", "FF0000"),
        ("<td class=g style='background:lime'>x", "00FF00"),
        ("<td class=g style='background:transparent'>x", None),
        ("<td style='background:rgba(0, 0, 0, 0)'>x", None),
        ("<td style='background-color:rgb(255 0 0 / 90%)'>x", "FF0000"),
        ("<td class=w>x", None),
        ("<td bgcolor=#FFC000>x", "FFC000"),
        ("<td><span class=g>x</span>", "00B050"),
        ("<td>x <span class=g>y</span>", None),
        ("<th>x", None),
    ],
)
def test_fills(cell: str, fill: str | None) -> None:
    assert table_of(f"{SHEET}<table><tr><td>a{cell}<tr><td>b<td>c</table>").cells[1].fill == fill


def test_fills_of_rows_groups_and_tables() -> None:
    table = table_of(
        f"{SHEET}<table bgcolor=silver><tr class=g><td>a<td bgcolor=white>b<tbody style='background:red'><tr><td>c<td>d"
        "</tbody><tbody><tr><td>e<td>f</tbody></table>"
    )
    assert [c.fill for c in table.cells] == ["00B050", None, "FF0000", "FF0000", "C0C0C0", "C0C0C0"]


def test_sheets_set_words() -> None:
    document = read(
        f"{SHEET}<p class=gone>hidden</p><p class=caps>on track</p><ol class=rom><li>one<li>two</ol>"
        "<p>kept <span class=struck>struck</span></p><p style='visibility:hidden'>unseen</p>"
        "<table><tr class=head><td>A<td>B<tr><td>c<td>d</table>"
    )
    assert paragraphs(document) == [
        ("heading", None, "ON TRACK"),
        ("list_item", "i.", "one"),
        ("list_item", "ii.", "two"),
        ("text", None, "kept struck"),
    ]
    kept, table = document.blocks[3:]
    assert isinstance(kept, Paragraph)
    assert isinstance(table, Table)
    assert [r.style.struck for r in kept.runs] == [False, True]
    head = table.cells[0].paragraphs[0].style
    assert (head.bold, head.colour, table.header_rows) == (True, "FFFFFF", 1)


@pytest.mark.parametrize(
    "cell, words",
    [
        ("<input type=checkbox checked>", "☒"),
        ("<input type=radio> no", "☐ no"),
        ("<input value='12 May'>", "12 May"),
        ("<input type=hidden value=token>", ""),
        ("<input type=submit value=Send>", ""),
        ("<select><option>Red<option selected>Green</select>", "Green"),
        ("<select><option>Red<option>Green</select>", "Red"),
        ("<textarea>In hand</textarea>", "In hand"),
        ("<span title='On track'></span>", "On track"),
        ("<i class=icon aria-label=Improving></i>", "Improving"),
        ("<svg><title>Amber</title><circle/></svg>", "Amber"),
        ("<span title='Click here to see the whole entry'></span>", ""),
        ("<span title=Note>said</span>", "said"),
        ("<img src=g.gif alt='Green'>", "Green"),
        ("one<br>Two<br/>three", "one\nTwo three"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
    ],
)
def test_what_a_cell_shows(cell: str, words: str) -> None:
    assert table_of(f"<table><tr><td>a<td>{cell}<tr><td>b<td>c</table>").cells[1].text == words


def test_terms_and_what_is_said_of_them() -> None:
    table = table_of("<dl><dt>Report of<dd>Director</dd><div><dt>Date</dt><dd>8 May 2014</dd><dd>10 am</dd></div></dl>")
    assert table.origin is TableOrigin.ALIGNED
    assert [c.text for c in table.cells] == ["Report of", "Director", "Date", "8 May 2014\n10 am"]
    assert [p[2] for p in paragraphs(read("<dl><dt>One term<dd>and its sense</dl>"))] == ["One term", "and its sense"]


def test_lines_that_were_typed_stay_lines() -> None:
    document = read("<pre>MINUTES\nPresent: J Ward\nthe clerk\n\nNoted.</pre>")
    assert [p[2] for p in paragraphs(document)] == ["MINUTES", "Present: J Ward the clerk", "Noted."]


def test_details_are_read() -> None:
    assert [p[2] for p in paragraphs(read("<details><summary>Plan</summary><p>All of it.</p></details>"))] == [
        "Plan",
        "All of it.",
    ]


@pytest.mark.parametrize(
    "source, words",
    [
        ("caf&eacute; &pound;5 &#8211; &#x20AC;6 &amp; &nbsp;more", "café £5 – €6 & more"),
        ("the council&#146;s plan &#150; &#x93;all&#x94;", "the council’s plan – “all”"),
        ("R&D and &unknown; AT&T", "R&D and &unknown; AT&T"),
        ("co&shy;operate<wbr>d", "cooperated"),
        ("<b>bold <i>both</b> slanted</i> plain", "bold both slanted plain"),
        ("<p>never <div>closed", "never closed"),
    ],
)
def test_entities_and_bad_nesting(source: str, words: str) -> None:
    assert " ".join(p[2] for p in paragraphs(read(source))) == words
