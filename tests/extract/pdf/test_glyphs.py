"""Characters and words of made-up pages, with pdfplumber as the oracle."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from councilpapers.document import PageStatus
from councilpapers.extract.pdf.reader import read_pdf

from ..printed import Draw, make_pdf, page_of, write_lines

LINES = ["The Norbeck Borough Council met at 10.30am.", "Councillor O'Hara (Chair), 1,250 homes, 23.5% - noted"]


def _plain(canvas: Any) -> None:
    write_lines(canvas, LINES)


def _turned_page(canvas: Any) -> None:
    canvas.setPageRotation(90)
    write_lines(canvas, LINES, top=500)


def _scaled(canvas: Any) -> None:
    canvas.scale(0.5, 0.5)
    write_lines(canvas, LINES, top=1500, x=150, size=22)


def _in_form(canvas: Any) -> None:
    canvas.beginForm("part")
    write_lines(canvas, LINES, top=100, x=0)
    canvas.endForm()
    canvas.translate(72, 500)
    canvas.doForm("part")


def _word_by_word(canvas: Any) -> None:
    canvas.setFont("Times-Roman", 10)
    for n, line in enumerate(LINES):
        x = 72.0
        for word in line.split():
            canvas.drawString(x, 700 - 14 * n, word)
            x += stringWidth(word, "Times-Roman", 10) + 2.6


PAGES = {
    "plain": _plain,
    "rotated page": _turned_page,
    "scaled": _scaled,
    "form": _in_form,
    "without spaces": _word_by_word,
}


@pytest.mark.parametrize("draw", PAGES.values(), ids=PAGES.keys())
def test_words_are_those_that_were_written(draw: Draw) -> None:
    assert Counter(word.text for word in page_of(make_pdf(draw)).words) == Counter(" ".join(LINES).split())


@pytest.mark.parametrize("draw", [_plain, _scaled, _in_form, _word_by_word])
def test_places_agree_with_the_oracle(draw: Draw) -> None:
    data = make_pdf(draw)
    with pdfplumber.open(io.BytesIO(data)) as paper:
        oracle = paper.pages[0].extract_words(x_tolerance_ratio=0.15)
    ours = sorted(page_of(data).words, key=lambda w: (w.baseline, w.box.x0))
    theirs = sorted(oracle, key=lambda w: (round(w["bottom"]), w["x0"]))
    assert [word.text for word in ours] == [word["text"] for word in theirs]
    for word, other in zip(ours, theirs, strict=True):
        assert word.box.x0 == pytest.approx(other["x0"], abs=0.6)
        assert word.box.x1 == pytest.approx(other["x1"], abs=0.6)
        assert other["top"] - 3 <= word.box.top <= word.baseline <= other["bottom"] + 3


def test_text_turned_on_an_upright_page_is_read_as_it_lies() -> None:
    def draw(canvas: Any) -> None:
        canvas.rotate(90)
        write_lines(canvas, LINES, top=-100, x=60)

    page = page_of(make_pdf(draw))
    assert page.width > page.height
    assert {word.angle for word in page.words} == {0}
    assert page.words[0].text == "The"
    assert page.words[0].box.x0 < page.words[1].box.x0


def test_a_turned_column_heading_keeps_its_angle() -> None:
    def draw(canvas: Any) -> None:
        write_lines(canvas, LINES)
        canvas.translate(300, 400)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Housing")

    (turned,) = [word for word in page_of(make_pdf(draw)).words if word.angle]
    assert (turned.text, turned.angle) == ("Housing", 270)
    assert turned.box.height > turned.box.width


def test_text_printed_twice_is_read_once_and_bold() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 12)
        for shift in (0, 0.4):
            canvas.drawString(72 + shift, 700, "Summary of all bills")

    page = page_of(make_pdf(draw))
    assert [word.text for word in page.words] == ["Summary", "of", "all", "bills"]


def test_sizes_are_those_on_the_page() -> None:
    def draw(canvas: Any) -> None:
        canvas.beginForm("large")
        write_lines(canvas, LINES, top=100, x=0, size=22)
        canvas.endForm()
        canvas.translate(72, 500)
        canvas.scale(0.5, 0.5)
        canvas.doForm("large")

    assert {word.style.size for word in page_of(make_pdf(draw)).words} == {11.0}


def test_styles_come_from_font_and_colour() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 700, "Bold")
        canvas.setFont("Times-Italic", 9)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.drawString(172, 700, "Italic")

    bold, italic = page_of(make_pdf(draw)).words
    assert (bold.style.bold, bold.style.italic, bold.style.size, bold.style.colour) == (True, False, 14.0, None)
    assert (italic.style.bold, italic.style.italic, italic.style.size, italic.style.colour) == (
        False,
        True,
        9.0,
        "FF0000",
    )


@pytest.mark.parametrize(
    "mode, x, note",
    [(3, 72, "hidden-text"), (0, 2000, "text-off-page")],
    ids=["invisible", "off the page"],
)
def test_what_nobody_sees_is_left_out_and_noted(mode: int, x: float, note: str) -> None:
    def draw(canvas: Any) -> None:
        write_lines(canvas, LINES)
        text = canvas.beginText(x, 300)
        text.setTextRenderMode(mode)
        text.textOut("secret words")
        canvas.drawText(text)

    page = page_of(make_pdf(draw))
    assert note in page.notes
    assert not {"secret", "words"} & {word.text for word in page.words}


def test_a_watermark_is_left_out_and_noted() -> None:
    def draw(canvas: Any) -> None:
        write_lines(canvas, LINES)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "DRAFT")

    page = page_of(make_pdf(draw))
    assert "slanted-text" in page.notes
    assert "DRAFT" not in [word.text for word in page.words]


VERA = str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def _embedded(canvas: Any) -> None:
    """A subset of a font whose characters are numbered from 1, with a map to what they mean."""
    pdfmetrics.registerFont(TTFont("Embedded", VERA, asciiReadable=0))
    canvas.setFont("Embedded", 11)
    canvas.drawString(72, 700, "The first office of five: ﬁrst ﬂoor, co\u00adoperation")


def test_ligatures_are_letters_and_soft_hyphens_are_hyphens() -> None:
    page = page_of(make_pdf(_embedded))
    assert " ".join(word.text for word in page.words) == "The first office of five: first floor, co-operation"
    assert page.notes == ()


def _unmapped() -> bytes:
    bare, found = re.subn(rb"/ToUnicode \d+ \d+ R", lambda match: b" " * len(match[0]), make_pdf(_embedded))
    assert found
    return bare


def test_characters_that_mean_nothing_are_no_words_silently() -> None:
    page = page_of(_unmapped())
    assert page.notes == ("unmapped-glyphs",)
    assert any("\ufffd" in word.text for word in page.words)


def test_a_page_of_such_characters_is_partial() -> None:
    paper = read_pdf(_unmapped())
    assert [page.status for page in paper.pages] == [PageStatus.PARTIAL]
    assert [note.code for note in paper.notes] == ["unmapped-glyphs"]


def test_the_reader_without_the_compiled_loops_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = [page_of(make_pdf(draw)) for draw in (*PAGES.values(), _embedded)]
    monkeypatch.setattr("councilpapers.extract.pdf.characters.COMPILED", False)
    monkeypatch.setattr("councilpapers.extract.pdf.drawn.COMPILED", False)
    assert [page_of(make_pdf(draw)) for draw in (*PAGES.values(), _embedded)] == compiled


def test_wide_letters_are_one_word() -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Helvetica", 12)
        text.setCharSpace(2.5)
        text.textOut("PERFORMANCE MONITORING")
        canvas.drawText(text)

    assert [word.text for word in page_of(make_pdf(draw)).words] == ["PERFORMANCE", "MONITORING"]
