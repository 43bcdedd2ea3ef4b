"""Tables of Word documents: spans, merges, changes, nesting, and the fills that styles, themes and patterns give."""

from __future__ import annotations

import pytest

from councilpapers.document import Paragraph, Table

from .made import NAMESPACES, STYLES, only_table, p, r, read, tc

THEME = f"""<a:theme {NAMESPACES}><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText"
 lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4F81BD"/>
</a:accent1><a:accent6><a:srgbClr val="00B050"/></a:accent6></a:clrScheme></a:themeElements></a:theme>"""
BANDED = STYLES.replace(
    "</w:styles>",
    '<w:style w:type="table" w:styleId="Base"><w:tcPr><w:shd w:fill="EEEEEE"/></w:tcPr></w:style>'
    '<w:style w:type="table" w:styleId="Bands"><w:basedOn w:val="Base"/>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:fill="111111"/>'
    '</w:tcPr></w:tblStylePr><w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:fill="222222"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastCol"><w:tcPr><w:shd w:fill="333333"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastRow"><w:tcPr><w:shd w:fill="444444"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="nwCell"><w:tcPr><w:shd w:fill="555555"/></w:tcPr></w:tblStylePr></w:style></w:styles>',
)
GRID = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{GRID}{''.join(rows)}</w:tbl>"


def lit(text: str, colour: str) -> str:
    """Words under a highlighter."""
    return r(text, f'<w:highlight w:val="{colour}"/>')


def places(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


@pytest.mark.parametrize(
    "rows, expected",
    [
        (
            (tr(tc("A"), tc("B"), tc("C")), tr(tc("x"), tc("y"), properties='<w:gridBefore w:val="1"/>')),
            [
                (0, 0, 1, 1, "A"),
                (0, 1, 1, 1, "B"),
                (0, 2, 1, 1, "C"),
                (1, 0, 1, 1, ""),
                (1, 1, 1, 1, "x"),
                (1, 2, 1, 1, "y"),
            ],
        ),
        (
            (tr(tc("A"), tc("B")), tr(tc("x"), properties='<w:gridAfter w:val="1"/>')),
            [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "B"), (1, 0, 1, 1, "x"), (1, 1, 1, 1, "")],
        ),
        (
            (
                tr(tc("A", RESTART), tc("b")),
                tr(tc("", GOES_ON), tc("c")),
                tr(tc("D", RESTART), tc("e")),
                tr(tc("", GOES_ON), tc("f")),
            ),
            [
                (0, 0, 2, 1, "A"),
                (0, 1, 1, 1, "b"),
                (1, 1, 1, 1, "c"),
                (2, 0, 2, 1, "D"),
                (2, 1, 1, 1, "e"),
                (3, 1, 1, 1, "f"),
            ],
        ),
        (
            (
                tr(tc("A", RESTART), tc("b")),
                tr(tc("", GOES_ON), tc("gone"), properties="<w:del/>"),
                tr(tc("x"), tc("y")),
            ),
            [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "x"), (1, 1, 1, 1, "y")],
        ),
        (
            (tr(tc("A"), tc("b")), tr(tc("unseen"), tc("row"), properties="<w:hidden/>"), tr(tc("x"), tc("y"))),
            [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "x"), (1, 1, 1, 1, "y")],
        ),
        (
            (tr(tc("A"), tc("gone", "<w:cellDel/>"), tc("b")), tr(tc("x"), tc("y"), properties="<w:ins/>")),
            [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "x"), (1, 1, 1, 1, "y")],
        ),
        (
            (
                f"<w:sdt><w:sdtContent>{tr(tc('A'), tc('b'))}</w:sdtContent></w:sdt>",
                tr(f"<w:sdt><w:sdtContent>{tc('x')}</w:sdtContent></w:sdt>", tc("y")),
                tr(f"<w:tc><w:sdt><w:sdtContent>{p('in')}</w:sdtContent></w:sdt></w:tc>", tc("")),
            ),
            [
                (0, 0, 1, 1, "A"),
                (0, 1, 1, 1, "b"),
                (1, 0, 1, 1, "x"),
                (1, 1, 1, 1, "y"),
                (2, 0, 1, 1, "in"),
                (2, 1, 1, 1, ""),
            ],
        ),
    ],
    ids=["gridBefore", "gridAfter", "vMerge", "deleted row in a merge", "hidden row", "deleted cell", "controls"],
)
def test_every_cell_has_its_place(rows: tuple[str, ...], expected: list[tuple[int, int, int, int, str]]) -> None:
    document = read(tbl(*rows))
    (table,) = (b for b in document.blocks if isinstance(b, Table))
    assert places(table) == expected
    assert "text-lost" not in {n.code for n in document.notes}


@pytest.mark.parametrize(
    "shading, fill",
    [
        ('<w:shd w:val="clear" w:fill="ff0000"/>', "FF0000"),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', None),
        ('<w:shd w:val="clear" w:fill="auto"/>', None),
        ('<w:shd w:val="nil" w:fill="FF0000"/>', None),
        ('<w:shd w:val="solid" w:color="00B050" w:fill="auto"/>', "00B050"),
        ('<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>', "808080"),
        ('<w:shd w:val="clear" w:themeFill="accent6"/>', "00B050"),
        ('<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1" w:themeFillTint="33"/>', "DCE6F2"),
        ('<w:shd w:val="clear" w:themeFill="accent1" w:themeFillShade="80"/>', "254062"),
        ('<w:shd w:val="clear" w:fill="123456" w:themeFill="accent1"/>', "123456"),
        ('<w:shd w:val="clear" w:themeFill="background1"/>', None),
        ('<w:shd w:val="clear" w:themeFill="unknown"/>', None),
        ("<w:shd/>", None),
    ],
)
def test_shading(shading: str, fill: str | None) -> None:
    assert only_table(tbl(tr(tc("a"), tc("b", shading))), theme=THEME).cells[1].fill == fill


@pytest.mark.parametrize(
    "inner, fill",
    [
        (f'<w:p><w:pPr><w:shd w:fill="FFC000"/></w:pPr>{r("Amber")}</w:p>', "FFC000"),
        (f"<w:p>{lit('Green', 'green')}</w:p>", "00FF00"),
        ("<w:p>" + r("Red", '<w:shd w:fill="FF0000"/>') + "</w:p><w:p/>", "FF0000"),
        (f"<w:p>{lit('One ', 'yellow')}{r('word')}</w:p>", None),
        (f"<w:p>{lit('On', 'yellow')}</w:p>{p('track')}", None),
        (f"<w:p>{lit('None', 'none')}</w:p>", None),
    ],
)
def test_a_colour_behind_all_the_words_is_the_cells(inner: str, fill: str | None) -> None:
    assert only_table(tbl(tr(tc("a"), f"<w:tc>{inner}</w:tc>"))).cells[1].fill == fill


@pytest.mark.parametrize(
    "look, fills",
    [
        ('w:firstRow="1" w:noVBand="1"', ["111111", "111111", "222222", "222222", "EEEEEE", "EEEEEE"]),
        ('w:val="0020"', ["111111", "111111", "222222", "222222", "EEEEEE", "EEEEEE"]),
        ('w:noHBand="1" w:noVBand="1"', ["EEEEEE"] * 6),
        ('w:val="0600"', ["EEEEEE"] * 6),
        ('w:lastColumn="1" w:noHBand="1"', ["EEEEEE", "333333"] * 3),
        ('w:lastRow="1" w:noHBand="1"', ["EEEEEE"] * 4 + ["444444"] * 2),
        (
            'w:firstRow="1" w:firstColumn="1" w:noHBand="1"',
            ["555555", "111111", "EEEEEE", "EEEEEE", "EEEEEE", "EEEEEE"],
        ),
    ],
)
def test_a_tables_style_paints_its_regions(look: str, fills: list[str]) -> None:
    rows = (tr(tc("Action"), tc("RAG")), tr(tc("c"), tc("d")), tr(tc("e"), tc("f")))
    properties = f'<w:tblStyle w:val="Bands"/><w:tblLook {look}/>'
    assert [c.fill for c in only_table(tbl(*rows, properties=properties), styles=BANDED).cells] == fills


def test_a_tables_style_sets_its_words() -> None:
    rows = (tr(tc("Action"), tc("RAG")), tr(tc("c"), tc("d", '<w:shd w:fill="FF0000"/>')))
    look = '<w:tblStyle w:val="Bands"/><w:tblLook w:firstRow="1" w:firstColumn="1" w:noHBand="1"/>'
    table = only_table(tbl(*rows, properties=look), styles=BANDED)
    styles = [c.paragraphs[0].style for c in table.cells]
    assert [s.bold for s in styles] == [True, True, True, False]
    assert (styles[1].colour, table.cells[3].fill, table.header_rows) == ("FFFFFF", "FF0000", 1)


def test_nested_tables_lose_no_word_and_make_no_row() -> None:
    grid = f"<w:tbl>{tr(tc('Measure'), tc('Value'))}{tr(tc('Visits'), tc('91'))}</w:tbl>"
    column = f"<w:tbl>{tr(tc('first'))}{tr(tc('second'))}</w:tbl>"
    body = tbl(
        tr(tc("Action"), tc("Progress")),
        tr(tc("Open"), f"<w:tc>{p('Opened.')}{grid}{p('More.')}</w:tc>"),
        tr(tc("Close"), f"<w:tc>{column}<w:p/></w:tc>"),
    )
    outer, inner = (b for b in read(body).blocks if isinstance(b, Table))
    assert [c.text for c in outer.cells] == ["Action", "Progress", "Open", "Opened.\nMore.", "Close", "first\nsecond"]
    assert [c.text for c in inner.cells] == ["Measure", "Value", "Visits", "91"]


def test_a_column_of_automatic_numbers_is_read() -> None:
    body = tbl(*(tr(f"<w:tc>{p('', number=(1, 0))}</w:tc>", tc(words)) for words in ("Open", "Close")))
    assert [c.text for c in only_table(body).cells] == ["4.", "Open", "5.", "Close"]
    bullets = tbl(tr(f"<w:tc>{p('', number=(2, 0))}</w:tc>", tc("Open")), tr(tc("a"), tc("b")))
    assert only_table(bullets).cells[0].text == ""


def test_lists_and_breaks_in_cells() -> None:
    cell = (
        f"<w:tc>{p('Done so far:')}{p('hub', number=(2, 0))}{p('lamps', number=(2, 0))}"
        + p("Line.\nNext line")
        + "</w:tc>"
    )
    found = only_table(tbl(tr(tc("a"), cell))).cells[1].paragraphs
    assert [(x.mark, x.text) for x in found] == [
        (None, "Done so far:"),
        ("•", "hub"),
        ("•", "lamps"),
        (None, "Line."),
        (None, "Next line"),
    ]


def test_a_frame_is_read_as_what_it_frames() -> None:
    blocks = read(tbl(tr(f"<w:tc>{p('Summary', 'H1')}{p('The plan is on course.')}</w:tc>"))).blocks
    assert [(b.kind.value, b.text) for b in blocks if isinstance(b, Paragraph)] == [
        ("heading", "Summary"),
        ("text", "The plan is on course."),
    ]


def test_tables_nested_as_deep_as_the_format_allows() -> None:
    inner = p("sentinel")
    for _ in range(60):
        inner = f"<w:tbl>{tr(tc('a'), f'<w:tc>{inner}<w:p/></w:tc>')}{tr(tc('b'), tc('c'))}</w:tbl>"
    assert any("sentinel" in b.text for b in read(inner).blocks)
