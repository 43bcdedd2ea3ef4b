"""What Word shows of a paragraph: fields, forms, changes, symbols, numbers; and what it does not show."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from councilpapers.document import Figure, Paragraph
from councilpapers.extract.docx.reader import read_docx

from .made import NAMESPACES, STYLES, p, package, r, read, said, tc

BEGIN, THEN, END = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "separate", "end"))
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PROMPTS = STYLES.replace(
    "</w:styles>",
    '<w:style w:type="character" w:styleId="Prompt"><w:name w:val="Placeholder Text"/></w:style>'
    '<w:style w:type="character" w:styleId="Caps"><w:name w:val="Caps"/><w:rPr><w:caps/></w:rPr></w:style></w:styles>',
)


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def form(inside: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'


@pytest.mark.parametrize(
    "field, shown",
    [
        (BEGIN + instruction("PAGE") + THEN + r("7") + END, "7"),
        (BEGIN + instruction("REF x") + END, ""),
        (BEGIN + instruction("IF ") + BEGIN + THEN + r("old") + END + THEN + r("new") + END, "new"),
        (BEGIN + instruction("REF") + THEN + BEGIN + instruction("X") + THEN + r("inner") + END + END, "inner"),
        (form("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>") + END, "☒"),
        (form("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>") + END, "☐"),
        (form("<w:checkBox><w:default w:val='1'/></w:checkBox>") + END, "☒"),
        (form("<w:checkBox/>") + END, "☐"),
        (form("<w:ddList><w:result w:val='1'/><w:listEntry w:val='R'/><w:listEntry w:val='G'/></w:ddList>") + END, "G"),
        (form("<w:ddList><w:listEntry w:val='Red'/></w:ddList>") + END, "Red"),
        (form("<w:ddList><w:result w:val='9'/><w:listEntry w:val='Red'/></w:ddList>") + END, ""),
        (form("<w:textInput/>") + instruction("FORMTEXT") + THEN + r("typed") + END, "typed"),
        (END + THEN + r("stray"), "stray"),
        ('<w:fldSimple w:instr="TITLE">' + r("Plan") + "</w:fldSimple>", "Plan"),
        (f'<w:hyperlink r:id="x">{r("linked")}</w:hyperlink>', "linked"),
    ],
)  # fmt: skip
def test_fields_show_their_results(field: str, shown: str) -> None:
    document = read(p("Field: ", extra=field) + p("After"))
    assert [t for _, t in said(document)] == [f"Field: {shown}".strip(), "After"]
    assert "text-lost" not in {n.code for n in document.notes}


@pytest.mark.parametrize(
    "run, shown",
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Wingdings 3" w:char="F070"/></w:r>', "▲"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="Wingdings" w:char="D800"/></w:r>', ""),
        ('<w:r><w:sym w:font="Wingdings" w:char="none"/></w:r>', ""),
        (r("ü", '<w:rFonts w:ascii="Wingdings"/>'), "✓"),
        (r("\uf04a", '<w:rFonts w:ascii="Wingdings"/>'), "☺"),
        (r("ü", '<w:rFonts w:ascii="Arial"/>'), "ü"),
        (r("on track", '<w:rStyle w:val="Caps"/>'), "ON TRACK"),
        (r("on track", '<w:rStyle w:val="Caps"/><w:caps w:val="0"/>'), "on track"),
        ("<w:r><w:t>re</w:t><w:softHyphen/><w:t>view</w:t></w:r>", "review"),
        ("<w:r><w:t>2012</w:t><w:noBreakHyphen/><w:t>13</w:t></w:r>", "2012-13"),
        (r("2012\u201113"), "2012-13"),
        (r("soft\u00adly"), "softly"),
        (f"<m:oMath xmlns:m='{MATH}'><m:r><m:t>n=5</m:t></m:r></m:oMath>", "n=5"),
    ],
)  # fmt: skip
def test_signs_are_what_is_seen(run: str, shown: str) -> None:
    assert said(read(p("is ", extra=run), styles=PROMPTS)) == [(None, f"is {shown}".strip())]


@pytest.mark.parametrize(
    "control, shown, codes",
    [
        ("<w:sdtPr><w:showingPlcHdr/></w:sdtPr>", "", ["prompt-text"]),
        ("<w:sdtPr/>", "Choose an item.", []),
    ],
)
def test_what_an_empty_control_asks_for_is_no_answer(control: str, shown: str, codes: list[str]) -> None:
    inner = r("Choose an item.", '<w:rStyle w:val="Prompt"/>')
    document = read(p("RAG: ", extra=f"<w:sdt>{control}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"), styles=PROMPTS)
    assert said(document) == [(None, f"RAG: {shown}".strip())]
    assert [n.code for n in document.notes] == codes


def lost(kind: str) -> str:
    return f"<w:pPr><w:rPr><w:{kind}/></w:rPr></w:pPr>"


def numbered(inner: str, properties: str = "") -> str:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{listed}{properties}</w:pPr>{inner}</w:p>"


DELETED = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    "body, expected",
    [
        (f"<w:p>{lost('del')}{r('One ')}</w:p>" + p("sentence."), [(None, "One sentence.")]),
        (f"<w:p>{lost('del')}{DELETED}</w:p>" + p("Kept."), [(None, "Kept.")]),
        (f"<w:p>{lost('moveFrom')}<w:moveFrom>{r('Moved')}</w:moveFrom></w:p>" + p("Kept."), [(None, "Kept.")]),
        (f"<w:moveFrom>{p('Moved')}</w:moveFrom><w:moveTo>{p('Moved')}</w:moveTo>", [(None, "Moved")]),
        (f"<w:p>{lost('del')}{r('Last')}</w:p>", [(None, "Last")]),
        (f"<w:p>{lost('ins')}{r('New')}</w:p>" + p("Next"), [(None, "New"), (None, "Next")]),
        (
            numbered(r("a")) + numbered(DELETED, "<w:rPr><w:del/></w:rPr>") + numbered(r("b")),
            [("4.", "a"), ("5.", "b")],
        ),
        (
            numbered(r("a")) + numbered(r("x", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>") + numbered(r("b")),
            [("4.", "a"), ("5.", "b")],
        ),
        (f"<w:p>{DELETED}<w:ins>{r('new')}</w:ins></w:p>", [(None, "new")]),
    ],
)
def test_changes_are_read_as_accepted(body: str, expected: list[tuple[str | None, str]]) -> None:
    document = read(body)
    assert said(document) == expected
    assert "text-lost" not in {n.code for n in document.notes}


LEVELS = f"""<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:pStyle w:val="H1a"/><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:lvlRestart w:val="1"/><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
<w:lvl w:ilvl="3"><w:lvlRestart w:val="0"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%4)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""


def test_levels_restart_as_they_are_told() -> None:
    levels = (0, 1, 2, 3, 2, 1, 2, 0, 1, 2, 3)
    body = "".join(p("words of an item", number=(1, level)) for level in levels)
    marks = [mark for mark, _ in said(read(body, numbering=LEVELS))]
    assert marks == ["I", "1.1", "1.1.1", "(a)", "1.1.2", "1.2", "1.2.3", "II", "2.1", "2.1.1", "(b)"]


def test_a_list_ties_its_levels_to_styles() -> None:
    styles = STYLES.replace(
        '<w:basedOn w:val="H1"/>', '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    body = p("Part", number=(1, 0)) + p("Tied", "H1a") + p("Tied again", "H1a")
    assert said(read(body, styles=styles, numbering=LEVELS)) == [("I", "Part"), ("1.1", "Tied"), ("1.2", "Tied again")]


def test_diagrams_and_embedded_files() -> None:
    diagram = (
        f"<dgm:dataModel xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' {NAMESPACES}><dgm:ptLst>"
        "<dgm:pt><dgm:t><a:p><a:r><a:t>Vision</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt/>"
        "<dgm:pt><dgm:t><a:p><a:r><a:t>Aims</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    drawn = (
        "<w:r><w:drawing><dgm:relIds xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' "
        "r:dm='diagramData'/></w:drawing></w:r>"
    )
    sheet = "<w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office'/></w:object></w:r>"
    document = read(p("Below", extra=drawn + sheet) + '<w:altChunk r:id="x"/>', diagramData=diagram)
    assert [b.text for b in document.blocks if isinstance(b, Figure)] == ["Vision\nAims", ""]
    assert [n.code for n in document.notes] == ["alt-chunk", "embedded"]


def test_notes_stand_in_the_order_of_their_references() -> None:
    def note(kind: str, number: int, words: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(words)}</w:{kind}>'

    feet = f"<w:footnotes {NAMESPACES}>{note('footnote', 1, 'Later')}{note('footnote', 2, 'First')}</w:footnotes>"
    ends = f"<w:endnotes {NAMESPACES}>{note('endnote', 1, 'At the end')}</w:endnotes>"
    references = "".join(
        f'<w:r><w:{kind}Reference w:id="{n}"/></w:r>' for kind, n in (("footnote", 2), ("footnote", 1), ("endnote", 1))
    )
    document = read(p("Text", extra=references), footnotes=feet, endnotes=ends)
    assert said(document) == [(None, "Text"), ("1", "First"), ("2", "Later"), ("i", "At the end")]


def test_text_boxes_in_cells_and_at_block_level() -> None:
    box = f"<w:pict><w:txbxContent>{p('Boxed')}</w:txbxContent></w:pict>"
    cell = f"<w:tc><w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice></mc:AlternateContent></w:r></w:p></w:tc>"
    document = read(
        f"<w:tbl><w:tr>{tc('a')}{cell}</w:tr></w:tbl>"
        f"<mc:AlternateContent><mc:Choice>{p('New')}</mc:Choice><mc:Fallback>{p('New')}</mc:Fallback></mc:AlternateContent>"
    )
    assert [b.text for b in document.blocks] == ["a\tBoxed", "New"]


def test_the_strict_form_of_the_format() -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package(p("Plan", "H1") + p("Words")))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            data = data.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            new.writestr(name, data)
    blocks = read_docx(out.getvalue()).blocks
    assert [(b.kind.value, b.text) for b in blocks if isinstance(b, Paragraph)] == [
        ("heading", "Plan"),
        ("text", "Words"),
    ]


@pytest.mark.parametrize(
    "style, properties, bold",
    [
        ("", '<w:rStyle w:val="Strong"/>', True),
        ("H1", "", True),
        ("H1", '<w:rStyle w:val="Strong"/>', False),  # a toggle
        ("H1", '<w:rStyle w:val="Strong"/><w:b/>', True),
        ("", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>', False),
    ],
)
def test_a_toggle_that_two_styles_switch_on_is_off(style: str, properties: str, bold: bool) -> None:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    (found,) = read(f"<w:p>{named}{r('Words', properties)}</w:p>").blocks
    assert isinstance(found, Paragraph)
    assert found.style.bold is bold
