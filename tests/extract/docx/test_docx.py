"""DOCX from its XML: each construct that Word writes, and what it costs to leave one out."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilpapers.document import Figure, Paragraph, Table, TableOrigin
from councilpapers.errors import Corrupt, Encrypted, PaperError, TooLarge, Unsupported
from councilpapers.extract.blocks.list_numbers import formatted
from councilpapers.extract.docx import package as docx_package
from councilpapers.extract.docx.reader import read_docx

from .made import NAMESPACES, NUMBERING, STYLES, only_table, p, package, r, read, said, tc


@pytest.mark.parametrize(
    "style, kind, level, size, bold",
    [
        ("", "text", 0, 11.0, False),
        ("H1", "heading", 1, 16.0, True),
        ("H1a", "heading", 1, 16.0, True),
        ("Unknown", "text", 0, 11.0, False),
    ],
)
def test_styles_are_followed_to_their_base(style: str, kind: str, level: int, size: float, bold: bool) -> None:
    found = read(p("Norbeck Care Plan, with a sentence's end.", style)).blocks[0]
    assert isinstance(found, Paragraph)
    assert (found.kind.value, found.level) == (kind, level)
    assert (found.style.size, found.style.bold) == (size, bold)


def test_runs_keep_their_looks() -> None:
    body = (
        "<w:p>" + r("Green: ", '<w:rStyle w:val="Strong"/>') + r("done ", "<w:i/>") + r("late", '<w:u w:val="single"/>')
    )
    body += r(" red", '<w:color w:val="FF0000"/>') + r(" gone", "<w:strike/>") + r(" plain", '<w:b w:val="0"/>')
    found = read(body + "</w:p>").blocks[0]
    assert isinstance(found, Paragraph)
    assert [x.text for x in found.runs] == ["Green: ", "done ", "late", " red", " gone", " plain"]
    looks = [x.style for x in found.runs]
    assert (looks[0].bold, looks[1].italic, looks[2].underlined, looks[3].colour, looks[4].struck) == (
        True,
        True,
        True,
        "FF0000",
        True,
    )
    assert found.lead == "Green:"


def test_automatic_numbers_are_computed() -> None:
    body = p("Summary", number=(1, 0)) + p("First", number=(1, 1)) + p("Second", number=(1, 1))
    body += p("deep", number=(1, 2)) + p("Finance", number=(1, 0)) + p("again", number=(1, 1))
    body += p("bullet", number=(2, 0)) + p("anew", number=(3, 0)) + p("off", number=(0, 0))
    marks = [mark for mark, _ in said(read(body))]
    assert marks == ["4.", "4.1", "4.2", "(i)", "5.", "5.1", "•", "1.", None]


@pytest.mark.parametrize(
    "number, form, expected",
    [(3, "lowerLetter", "c"), (28, "upperLetter", "BB"), (14, "lowerRoman", "xiv"), (9, "decimalZero", "09")],
)
def test_number_forms(number: int, form: str, expected: str) -> None:
    assert formatted(number, form) == expected


@pytest.mark.parametrize(
    "body, expected",
    [
        (p("1.1\tThe purpose of this report"), [("1.1", "The purpose of this report")]),
        (p("3\tattached is the plan"), [("3", "attached is the plan")]),
        (p("(ii)\tnotes the report"), [("(ii)", "notes the report")]),
        (p("22/41\tApologies") + p("22/42\tMinutes"), [(None, "22/41 Apologies"), (None, "22/42 Minutes")]),
        (p("IMPLICATIONS:\tNone"), [(None, "IMPLICATIONS: None")]),
        (p("Ward\tNorbeck"), [(None, "Ward: Norbeck")]),
        (p("\tindented words"), [(None, "indented words")]),
        (p("First line.\nSecond line"), [(None, "First line."), (None, "Second line")]),
        (p("a wrapped\nsentence of words"), [(None, "a wrapped sentence of words")]),
        (p("Purpose\t3", "TOC1") + p("Finance\t5", "TOC1"), [(None, "Purpose 3"), (None, "Finance 5")]),
    ],
)
def test_tabs_and_breaks(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(read(body)) == expected


def test_lines_of_labels_and_values_become_a_table() -> None:
    body = (
        p("REPORT OF:\tJane Ward") + p("\tDirector of Care") + p("DATE:\t8 March 2012") + p("Body text follows here.")
    )
    table, text = read(body).blocks
    assert isinstance(table, Table)
    assert isinstance(text, Paragraph)
    assert table.origin is TableOrigin.ALIGNED
    assert [c.text for c in table.cells] == ["REPORT OF:", "Jane Ward\nDirector of Care", "DATE:", "8 March 2012"]


def test_a_table_reads_every_cell_once() -> None:
    wide, green = '<w:gridSpan w:val="2"/>', '<w:shd w:fill="00b050"/>'
    merged = '<w:vMerge w:val="restart"/>'
    row = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{tc('Action')}{tc('Position', wide)}</w:tr>"
    row += f"<w:tr>{tc('Open the hub', merged)}{tc('On track', green)}{tc('50%')}</w:tr>"
    row += f"<w:tr>{tc('', '<w:vMerge/>')}{tc('J. Ward')}{tc('2.5 weeks')}</w:tr>"
    table = read(f"{p('Plan', 'H1')}<w:tbl>{row}</w:tbl>").blocks[1]
    assert isinstance(table, Table)
    assert (table.row_count, table.column_count, table.header_rows) == (3, 3, 1)
    words = ["Action", "Position", "Open the hub", "On track", "50%", "J. Ward", "2.5 weeks"]
    assert [c.text for c in table.cells] == words
    assert (table.cells[1].column_span, table.cells[2].row_span, table.cells[3].fill) == (2, 2, "00B050")
    assert table.cells[3].paragraphs[0].locator == "Plan / table 1 / row 2 / cell 2"


def test_the_style_of_a_table_can_say_where_its_header_is() -> None:
    look = '<w:tblPr><w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/></w:tblPr>'
    table = read(f"<w:tbl>{look}<w:tr>{tc('A')}{tc('B')}</w:tr><w:tr>{tc('c')}{tc('d')}</w:tr></w:tbl>").blocks[0]
    assert isinstance(table, Table)
    assert (table.header_rows, table.cells[0].fill) == (1, "1F497D")


def test_a_table_of_one_cell_is_a_frame_and_nested_tables_follow_theirs() -> None:
    line = f"<w:tr>{tc('x')}{tc('y')}</w:tr>"
    inner = f"<w:tbl>{line}{line}</w:tbl>"
    framed = read(f"<w:tbl><w:tr><w:tc>{p('Framed words')}{inner}</w:tc></w:tr></w:tbl>").blocks
    assert [type(b).__name__ for b in framed] == ["Paragraph", "Table"]
    outer = f"<w:tbl><w:tr>{tc('a')}<w:tc>{p('b')}{inner}</w:tc></w:tr></w:tbl>"
    assert [b.text for b in read(outer).blocks if isinstance(b, Table)] == ["a\tb", "x\ty\nx\ty"]
    small = f"<w:tbl><w:tr>{tc('a')}<w:tc>{p('b')}<w:tbl>{line}</w:tbl>{p('c')}</w:tc></w:tr></w:tbl>"
    assert [c.text for c in only_table(small).cells] == ["a", "b\nx\ny\nc"]


@pytest.mark.parametrize(
    "extra, text, notes",
    [
        (f"<w:ins>{r(' added')}</w:ins>", "Words added", ["inserted"]),
        ("<w:del><w:r><w:delText> removed</w:delText></w:r></w:del>", "Words", ["deleted-text"]),
        (f"<w:moveFrom>{r(' away')}</w:moveFrom><w:moveTo>{r(' here')}</w:moveTo>", "Words here", ["deleted-text"]),
        (f"<w:hyperlink>{r(' linked')}</w:hyperlink>", "Words linked", []),
        (f"<w:smartTag>{r(' tagged')}</w:smartTag>", "Words tagged", []),
        (f"<w:fldSimple>{r(' field')}</w:fldSimple>", "Words field", []),
        (f"<w:sdt><w:sdtContent>{r(' control')}</w:sdtContent></w:sdt>", "Words control", []),
        (r(" unseen", "<w:vanish/>"), "Words", ["hidden-text"]),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "Words✓", []),
        ("<w:r><w:noBreakHyphen/><w:t>on</w:t></w:r>", "Words-on", []),
        ("<w:r><w:commentReference w:id='1'/></w:r>", "Words", ["comment"]),
        ("<w:r><w:instrText>PAGE secret</w:instrText></w:r>", "Words", []),
    ],
)
def test_nothing_that_word_shows_is_lost(extra: str, text: str, notes: list[str]) -> None:
    document = read(p("Words", extra=extra))
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [text]
    codes = [n.code for n in document.notes]
    assert "text-lost" not in codes
    assert all(code in codes for code in notes)
    assert not any("removed" in n.message or "unseen" in n.message for n in document.notes)


def test_text_boxes_are_read_once() -> None:
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{p('Boxed')}</w:txbxContent></w:drawing>"
    box += f"</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{p('Boxed')}</w:txbxContent></w:pict></mc:Fallback>"
    document = read(p("Words", extra=box + "</mc:AlternateContent></w:r>"))
    assert said(document) == [(None, "Words"), (None, "Boxed")]
    assert not document.notes


def test_charts_and_pictures_become_figures() -> None:
    chart = (
        f"<c:chartSpace {NAMESPACES}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Plan</a:t></a:r></a:p></c:rich>"
        "</c:tx></c:title><c:plotArea><c:pieChart><c:ser><c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>On track</c:v>"
        "</c:pt><c:pt idx='1'><c:v>Late</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>"
        "<c:formatCode>General</c:formatCode><c:pt idx='0'><c:v>13</c:v></c:pt><c:pt idx='1'><c:v>1.0</c:v></c:pt>"
        "</c:numCache></c:numRef></c:val></c:ser></c:pieChart></c:plotArea></c:chart></c:chartSpace>"
    )
    drawn = '<w:r><w:drawing><wp:docPr id="1" name="x"/><c:chart r:id="chart"/></w:drawing></w:r>'
    picture = '<w:r><w:drawing><wp:docPr id="2" name="x" descr="Map of Norbeck"/></w:drawing></w:r>'
    blocks = read(p("Below", extra=drawn + picture), chart=chart).blocks
    assert [b.text for b in blocks if isinstance(b, Figure)] == ["Plan\nOn track: 13\nLate: 1", "Map of Norbeck"]


def test_notes_and_furniture_have_their_places() -> None:
    header = f"<w:hdr {NAMESPACES}>{p('Norbeck Town Board')}</w:hdr>"
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="5">{p("See the survey")}</w:footnote></w:footnotes>'
    document = read(p("Text", extra='<w:r><w:footnoteReference w:id="5"/></w:r>'), header=header, footnotes=notes)
    assert said(document) == [(None, "Text"), ("1", "See the survey")]
    assert [(f.text, f.place) for f in document.furniture] == [("Norbeck Town Board", "header")]


def test_bold_lines_are_headings_where_no_style_says_so() -> None:
    body = f"<w:p>{r('Finance', '<w:b/>')}</w:p>" + p("There are no costs to the council in this report.")
    blocks = read(p("Report", "H1") + body).blocks
    assert [(b.kind.value, b.level) for b in blocks if isinstance(b, Paragraph)] == [
        ("heading", 1),
        ("heading", 2),
        ("text", 0),
    ]
    assert blocks[2].locator == "Report > Finance / paragraph 3"


def altered(change: str) -> bytes:
    """A DOCX with one thing wrong with it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package(p("x")))) as good, zipfile.ZipFile(out, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if name == "word/document.xml":
                if change == "dtd":
                    data = b'<!DOCTYPE x [<!ENTITY a "b">]>' + data
                elif change == "cut":
                    data = data[:-20]
                elif change == "deep":
                    data = b"<a>" * 400 + b"</a>" * 400
                elif change == "other":
                    data = b"<workbook/>"
                elif change == "foreign":
                    data = b'<w:document xmlns:w="urn:none"/>'
                elif change == "absent":
                    continue
            bad.writestr(name, data)
    return out.getvalue()


def without(part: str) -> bytes:
    return saying(part, None)


def saying(part: str, content: bytes | None) -> bytes:
    """A sound package but for one part, which says this or is not there."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package(p("x")))) as good, zipfile.ZipFile(out, "w") as bad:
        for name in good.namelist():
            data = content if name == part else good.read(name)
            if data is not None:
                bad.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data, error",
    [
        (b"PK\x03\x04", Corrupt),
        (altered("dtd"), Unsupported),
        (altered("cut"), Corrupt),
        (altered("deep"), Corrupt),
        (altered("absent"), Corrupt),
        (altered("other"), Unsupported),
        (altered("foreign"), Corrupt),
        (without("[Content_Types].xml"), Corrupt),
        (without("_rels/.rels"), Corrupt),
        (saying("_rels/.rels", b"<Relationships/>"), Unsupported),
    ],
)
def test_damaged_packages_say_so(data: bytes, error: type[PaperError]) -> None:
    with pytest.raises(error):
        read_docx(data)


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = package(p("x") + f"<!--{' ' * 5_000_000}-->")
    with pytest.raises(TooLarge):
        read_docx(bomb)
    monkeypatch.setattr(docx_package, "MAX_ENTRIES", 2)
    with pytest.raises(TooLarge):
        read_docx(package(p("x")))


@pytest.mark.parametrize("body", [p("x") * 4, f"<w:tbl><w:tr>{tc(p('x')) * 4}</w:tr></w:tbl>"])
def test_more_paragraphs_than_a_paper_has_are_too_many(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_BLOCKS", 3)
    with pytest.raises(TooLarge):
        read_docx(package(body))


def test_a_part_that_does_not_unpack_is_damaged() -> None:
    """Changed bytes fail in the unpacking, before there is anything whose check sum could be wrong."""
    data = bytearray(package(p("some words of a plan")))
    name = b"word/document.xml"
    start = data.index(name) + len(name)
    data[start : start + 8] = b"\xff" * 8
    with pytest.raises(Corrupt):
        read_docx(bytes(data))


def test_encrypted_entries_need_a_password() -> None:
    data = bytearray(package(p("x")))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    with pytest.raises(Encrypted):
        read_docx(bytes(data))


def test_linked_list_styles_and_deleted_rows() -> None:
    linked = NUMBERING.replace(
        "</w:numbering>",
        '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="Paras"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="10"><w:styleLink w:val="Paras"/><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num></w:numbering>',
    )
    assert said(read(p("Words", number=(9, 0)), numbering=linked)) == [("A)", "Words")]
    old = "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{old}</w:tc></w:tr>"
    document = read(f"<w:tbl><w:tr>{tc('a')}{tc('b')}</w:tr><w:tr>{tc('c')}{tc('d')}</w:tr>{gone}</w:tbl>")
    assert [b.row_count for b in document.blocks if isinstance(b, Table)] == [2]
    assert [n.code for n in document.notes] == ["deleted-text"]


WRAPPERS = (
    "<w:ins>{}</w:ins>",
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:smartTag>{}</w:smartTag>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:del>{}</w:del>",
    "<w:moveFrom>{}</w:moveFrom>",
    "<w:fldSimple>{}</w:fldSimple>",
)
HOLDERS = (
    "{}",
    "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
)


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(WRAPPERS), max_size=3), st.sampled_from(HOLDERS), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=100, deadline=None)
def test_every_word_comes_out_or_is_counted(pieces: list[tuple[list[str], str, bool]]) -> None:
    body = ""
    for number, (wrappers, holder, unseen) in enumerate(pieces):
        inner = r(f"sentinel{number}x", "<w:vanish/>" if unseen else "")
        for wrapper in wrappers:
            inner = wrapper.format(inner)
        body += holder.format(f"<w:p>{inner}</w:p>")
    document = read(body)
    shown = " ".join(b.text for b in document.blocks)
    for number, (wrappers, _, unseen) in enumerate(pieces):
        left_out = unseen or any("w:del" in w or "moveFrom" in w for w in wrappers)
        assert (f"sentinel{number}x" in shown) is not left_out
    assert "text-lost" not in {n.code for n in document.notes}
    assert {"deleted-text", "hidden-text"} & {n.code for n in document.notes} or "sentinel" in shown


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>" + r("Words", '<w:sz w:val="big"/><w:b w:val="maybe"/><w:color/><w:u w:val="zigzag"/>') + "</w:p>",
        "<w:p>" + r("Words", '<w:sz/><w:vanish w:val="perhaps"/><w:rStyle/>') + "</w:p>",
        "<w:p><w:pPr><w:pStyle/><w:numPr><w:ilvl/></w:numPr><w:outlineLvl/></w:pPr>" + r("Words") + "</w:p>",
        "<w:tbl><w:tr><w:trPr><w:gridBefore/></w:trPr>" + tc("Words", '<w:gridSpan w:val="-4"/>') + "</w:tr></w:tbl>",
        "<w:tbl><w:tr>" + tc("Words", '<w:gridSpan/><w:vMerge w:val="odd"/>') + "</w:tr></w:tbl>",
        '<w:tbl><w:tblPr><w:tblStyle/><w:tblLook w:val="zz"/></w:tblPr><w:tr>' + tc("Words") + "</w:tr></w:tbl>",
    ],
)
def test_values_that_the_format_does_not_know_are_passed_over(body: str) -> None:
    styles = STYLES.replace('<w:basedOn w:val="H1"/>', "<w:basedOn/>").replace('w:default="1"', 'w:default="yes"')
    numbering = f'<w:numbering {NAMESPACES}><w:num w:numId="x"/><w:num w:numId="2"/></w:numbering>'
    document = read(body + p("Title", "H1a", number=(2, 0)), styles=styles, numbering=numbering)
    assert [b.text for b in document.blocks] == ["Words", "Title"]


@pytest.mark.parametrize(
    ("author", "publisher"),
    [("Norbeck Borough Council", "Norbeck Borough Council"), ("", None), ("Ann Moss", "Ann Moss")],
)
def test_who_wrote_a_paper_without_a_company_published_it(author: str, publisher: str | None) -> None:
    document = docx.Document()
    document.core_properties.author = author
    document.add_paragraph("Words")
    data = BytesIO()
    document.save(data)
    assert read_docx(data.getvalue()).publisher == publisher
