"""HTML: the main content, lists, tables, and the site around them."""

from __future__ import annotations

import pytest

from councilpapers.document import Paragraph, ParagraphKind
from councilpapers.errors import TooLarge
from councilpapers.extract.html import reader as html_reader
from councilpapers.extract.html.reader import read_html

from .made import paragraphs, read, table_of

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<meta name="DC.title" content="Agenda item - Care Plan"><meta name="DC.publisher" content="Ashby Vale Council">
<title>Agenda item - Care Plan | Ashby Vale Council</title></head><body>
<header class="site"><a href="/">Ashby Vale Council</a><form role="search"><input name="q"></form></header>
<nav class="breadcrumb"><ol><li>Home</li><li>Meetings</li></ol></nav>
<main id="mgMain"><h1 class="mgMainTitleTxt">Agenda item</h1>
<div class="mgLinks"><a href="#">Print this page</a></div>
<h2 class="mgSubTitleTxt">CARE PLAN - QUARTER 3</h2><p class="mgSubItemTitleTxt">Minutes:</p>
<p class="MsoNormal">The Board considered a report on the plan, which had been refreshed in the spring.</p>
<p class="MsoListParagraph"><span style="font-family:Symbol">·<span>&nbsp;&nbsp;</span></span>Safe at home</p>
<p class="MsoListParagraph"><span style="font-family:Wingdings">§<span>&nbsp;&nbsp;</span></span>Living well</p>
<p><b>RESOLVED</b> that the report be noted.</p>
<p class="mgSubItemTitleTxt">Supporting documents:</p>
<ul><li><a href="a.pdf">Report AV-12</a>, <span>PDF 318 KB</span></li></ul></main>
<footer><p>Contact us</p><p>Ashby Vale Council</p></footer></body></html>"""


def test_a_committee_page_gives_its_minute_and_not_its_site() -> None:
    document = read_html(PAGE.encode())
    assert paragraphs(document) == [
        ("heading", None, "Agenda item"),
        ("heading", None, "CARE PLAN - QUARTER 3"),
        ("heading", None, "Minutes:"),
        ("text", None, "The Board considered a report on the plan, which had been refreshed in the spring."),
        ("list_item", "·", "Safe at home"),
        ("list_item", "•", "Living well"),
        ("text", None, "RESOLVED that the report be noted."),
    ]
    assert (document.title, document.publisher) == ("Agenda item - Care Plan", "Ashby Vale Council")
    assert "Ashby Vale Council" in {f.text for f in document.furniture if f.place == "header"}
    assert "Contact us" in {f.text for f in document.furniture if f.place == "footer"}
    assert document.blocks[3].locator == "Agenda item > CARE PLAN - QUARTER 3 > Minutes: / paragraph 4"


@pytest.mark.parametrize(
    "body, expected",
    [
        ("<ol><li>One</li><li>Two</li></ol>", ["1.", "2."]),
        ("<ol start=4 type=a><li>One</li><li>Two</li></ol>", ["d.", "e."]),
        ("<ol type=i><li value=3>One</li><li>Two</li></ol>", ["iii.", "iv."]),
        ("<ol style='list-style-type: upper-roman'><li>One</li></ol>", ["I."]),
        ("<ul><li>One</li><li>(b) Two</li></ul>", ["•", "(b)"]),
        ("<ul><li>One<ul><li>Inner</li></ul></li></ul>", ["•", "•"]),
    ],
)
def test_list_marks_are_computed(body: str, expected: list[str]) -> None:
    assert [p.mark for p in read(body).blocks if isinstance(p, Paragraph)] == expected


def test_nested_items_are_deeper() -> None:
    blocks = read("<ul><li>Outer<ul><li>Inner</li></ul></li><li>Again</li></ul>").blocks
    assert [(b.level, b.text) for b in blocks if isinstance(b, Paragraph)] == [(1, "Outer"), (2, "Inner"), (1, "Again")]


def test_a_table_keeps_spans_fills_and_header() -> None:
    table = table_of(
        "<table><thead><tr><th>Action</th><th colspan=2>Position</th></tr></thead>"
        "<tr><td rowspan=2>Open the hub</td><td style='background-color:#0f0'>On track</td><td>50%</td></tr>"
        "<tr bgcolor='red'><td>Late</td><td><p>Two lines.<br>in it</p><ul><li>one</li></ul></td></tr></table>"
    )
    assert (table.row_count, table.column_count, table.header_rows) == (3, 3, 1)
    words = ["Action", "Position", "Open the hub", "On track", "50%", "Late", "Two lines.\nin it\none"]
    assert [c.text for c in table.cells] == words
    assert [c.fill for c in table.cells if c.row] == [None, "00FF00", None, "FF0000", "FF0000"]
    assert (table.cells[1].column_span, table.cells[2].row_span) == (2, 2)
    assert all(table.at(row, column) is not None for row in range(3) for column in range(3))


def test_a_light_in_a_cell_says_its_name() -> None:
    table = table_of("<table><tr><td>Visits</td><td><img src=g.gif alt='Green'></td></tr></table>")
    assert [c.text for c in table.cells] == ["Visits", "Green"]


def test_layout_tables_are_read_through() -> None:
    row = "<tr><td><h1>Minutes</h1><p>Noted.</p></td><td>Side words</td></tr>"
    document = read(f"<table role=presentation>{row}</table>")
    assert [p[2] for p in paragraphs(document)] == ["Minutes", "Noted.", "Side words"]


@pytest.mark.parametrize(
    "data, expected",
    [
        ("<html><meta charset='windows-1252'><body><p>Norbeck’s plan – £5</p></body></html>".encode("cp1252"), True),
        ("<html><body><p>Norbeck’s plan – £5</p></body></html>".encode("utf-16"), True),
        ("<html><body><p>Norbeck’s plan – £5</p></body></html>".encode(), True),
        ("<?xml version='1.0' encoding='utf-8'?><html><body><p>Norbeck’s plan – £5</p></body></html>".encode(), True),
    ],
)
def test_characters_come_out_whole(data: bytes, expected: bool) -> None:
    words = [b.text for b in read_html(data).blocks if isinstance(b, Paragraph)]
    assert (words == ["Norbeck’s plan – £5"]) is expected


def test_scripts_hidden_words_and_styles_are_no_text() -> None:
    document = read("<script>var a</script><style>p{}</style><p style='display:none'>gone</p><p>kept <u>here</u></p>")
    assert [p[2] for p in paragraphs(document)] == ["kept here"]
    kept = document.blocks[0]
    assert isinstance(kept, Paragraph)
    assert [r.style.underlined for r in kept.runs] == [False, True]


def test_deep_nesting_loses_no_words_silently() -> None:
    document = read_html(b"<body>" + b"<div>" * 3_000 + b"<p>sentinel words</p>" + b"</div>" * 3_000)
    assert any("sentinel" in p[2] for p in paragraphs(document)) or [n.code for n in document.notes] == ["text-lost"]


def test_a_tag_with_too_many_attributes_loses_them() -> None:
    document = read_html(b"<p " + b" ".join(b"attribute%d=1" % n for n in range(2_000)) + b">sentinel</p><p>x</p>")
    assert [p[2] for p in paragraphs(document)] == ["sentinel", "x"]
    assert [note.code for note in document.notes] == ["attributes-left-out"]


def test_bold_lines_are_headings_below_declared_ones() -> None:
    blocks = read("<h2>Plan</h2><p><b>Finance</b></p><p>There are no costs in this report at all.</p>").blocks
    assert [(b.kind, b.level) for b in blocks if isinstance(b, Paragraph)] == [
        (ParagraphKind.HEADING, 2),
        (ParagraphKind.HEADING, 3),
        (ParagraphKind.TEXT, 0),
    ]


def test_minutes_in_two_columns_are_read_through() -> None:
    rows = "<tr><td>12.</td><td><p><b>CARE PLAN</b></p><p>The Board considered the plan.</p></td></tr>"
    rows += "<tr><td></td><td><div>RESOLVED:</div><p>That it be noted.</p></td></tr>"
    assert [(mark, words) for _, mark, words in paragraphs(read(f"<table>{rows}</table>"))] == [
        ("12.", "CARE PLAN"),
        (None, "The Board considered the plan."),
        (None, "RESOLVED:"),
        (None, "That it be noted."),
    ]


def test_a_page_whose_every_element_is_called_a_menu_is_none() -> None:
    document = read(
        "<p class='menu'>The Board met.</p><p class='menu'>It noted the plan.</p><p class='menu'>Closed</p>"
    )
    assert len(document.blocks) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><p>Norbeck\x92s plan \x96 \xa35</p></body></html>",  # not declared: as Windows writes
        b"\xef\xbb\xbf<html><body><p>Norbeck\xe2\x80\x99s plan \xe2\x80\x93 \xc2\xa35</p></body></html>",
        b'<html><head><meta http-equiv=Content-Type content="text/html; charset=iso-8859-1"></head>'
        b"<body><p>Norbeck\x92s plan \x96 \xa35</p></body></html>",
        b"<html><head><meta charset=utf-8></head><body><p>Norbeck\x92s plan \x96 \xa35</p></body></html>",  # wrongly
    ],
)
def test_character_sets_declared_or_not(data: bytes) -> None:
    assert [b.text for b in read_html(data).blocks if isinstance(b, Paragraph)] == ["Norbeck’s plan – £5"]


@pytest.mark.parametrize("css", ["/*" * 50_000, "a{" * 50_000, "x" * 400_000, ".a " * 50_000 + "{color:red}"])
def test_hostile_sheets_are_read_in_linear_time(css: str) -> None:
    document = read(f"<style>{css}</style><p class=a>Words</p>")
    assert [p[2] for p in paragraphs(document)] == ["Words"]


def test_more_tags_than_a_paper_has_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_reader, "MAX_TAGS", 50)
    with pytest.raises(TooLarge):
        read_html(b"<html><body>" + b"<br>" * 60)
    assert read_html(b"<html><body>a < b" + b" < c" * 60 + b"<br>" * 20).blocks


def test_running_words_that_a_word_processor_saves_are_no_part_of_the_paper() -> None:
    page = b"""<html><body><div title="header"><p>Ashby Vale plan 2031</p></div><h1>Plan update</h1>
    <p>All is well in the county.</p><div title="footer"><p>4</p></div></body></html>"""
    document = read_html(page)
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Plan update",
        "All is well in the county.",
    ]
    assert [(f.text, f.place) for f in document.furniture] == [("Ashby Vale plan 2031", "header"), ("4", "footer")]
