"""What lies over a page: fields, text boxes and stamps are read where they stand; comments are noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from councilpapers.document import Table
from councilpapers.extract.pdf.pages import read_page
from councilpapers.extract.pdf.reader import read_pdf

from ..printed import Draw, make_pdf, page_of, write_lines

LINES = ["Lead officer: see below", "The Ashby Vale Council notes the plan."]


def _words(draw: Draw, **options: Any) -> list[str]:
    return [word.text for word in page_of(make_pdf(draw, **options)).words[len(" ".join(LINES).split()) :]]


def _over(lay: Callable[[Any], None]) -> Draw:
    def draw(canvas: Any) -> None:
        write_lines(canvas, LINES)
        lay(canvas)

    return draw


def _field(**options: Any) -> Draw:
    return _over(lambda canvas: canvas.acroForm.textfield(value="Gwen Sallis", x=160, y=500, width=200, **options))


def _boxes(canvas: Any) -> None:
    canvas.acroForm.checkbox(name="agreed", checked=True, x=160, y=500, size=16)
    canvas.acroForm.checkbox(name="refused", checked=False, x=260, y=500, size=16)


def _note(canvas: Any) -> None:
    canvas.textAnnotation("please check with finance", Rect=[300, 600, 320, 620])


def _typed_over(canvas: Any) -> None:
    canvas.freeTextAnnotation("Deferred to May", DA="/Helv 9 Tf", Rect=[100, 500, 300, 540])


def _link(canvas: Any) -> None:
    canvas.linkURL("https://ashbyvale.example", (72, 700, 200, 720))


@pytest.mark.parametrize(
    "draw, words, notes",
    [
        (_field(name="lead"), ["Gwen", "Sallis"], ("typed-text",)),
        (_field(name="secret", fieldFlags="password"), [], ()),
        (_field(name="gone", annotationFlags="hidden"), [], ()),
        (_over(_boxes), ["✔"], ("typed-text",)),
        (_over(_typed_over), ["Deferred", "to", "May"], ("typed-text",)),
        (_over(_note), [], ("comments",)),
        (_over(_link), [], ()),
    ],
    ids=["field", "password", "hidden field", "ticked box", "text box that nobody drew", "comment", "link"],
)
def test_what_lies_over_a_page(draw: Draw, words: list[str], notes: tuple[str, ...]) -> None:
    assert _words(draw) == words
    assert page_of(make_pdf(draw)).notes == notes


def test_a_value_stands_in_its_field() -> None:
    name = page_of(make_pdf(_field(name="lead", height=20))).words[-2]
    assert name.text == "Gwen"
    assert 160 <= name.box.x0 < name.box.x1 <= 360
    assert 842 - 520 <= name.box.top < name.box.bottom <= 842 - 500 + 2


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_text_box_that_nobody_drew_is_set_where_it_stands(turn: int) -> None:
    def draw(canvas: Any) -> None:
        canvas.setPageRotation(turn)
        write_lines(canvas, LINES, top=500)
        canvas.freeTextAnnotation("Deferred to May", DA="/Helv 9 Tf", Rect=[100, 300, 300, 340])

    page = page_of(make_pdf(draw))
    words = {word.text: word for word in page.words}
    assert {word.angle for word in page.words} == {0}
    assert words["Deferred"].box.x0 == pytest.approx(words["Lead"].box.x0 + 28, abs=1)
    assert words["Deferred"].box.x1 < words["to"].box.x0 < words["May"].box.x0
    assert words["Deferred"].baseline - words["Lead"].baseline == pytest.approx(180, abs=5)


def test_long_values_keep_to_their_place() -> None:
    def lay(canvas: Any) -> None:
        text = "a value that is far too long for the place that is there for it\nand a second line"
        canvas.freeTextAnnotation(text, DA="no size is said", Rect=[100, 500, 220, 524])

    words = page_of(make_pdf(_over(lay))).words[len(" ".join(LINES).split()) :]
    assert len(words) == 19
    assert all(99 <= word.box.x0 < word.box.x1 <= 221 for word in words)
    assert words[0].baseline < words[-1].baseline


def test_fields_in_a_grid_are_cells_of_the_table() -> None:
    def draw(canvas: Any) -> None:
        canvas.grid([72, 200, 360], [600, 625, 650, 675])
        for row, (label, value) in enumerate([("Action", "Mend lamps"), ("Owner", "Ravi Menon"), ("Status", "Open")]):
            canvas.drawString(78, 658 - 25 * row, label)
            canvas.acroForm.textfield(
                name=label, value=value, x=204, y=653 - 25 * row, width=150, height=19, borderWidth=0, fontSize=11
            )

    (table,) = [block for block in read_pdf(make_pdf(draw)).blocks if isinstance(block, Table)]
    assert [[cell.flat for cell in row] for row in table.rows()] == [
        ["Action", "Mend lamps"],
        ["Owner", "Ravi Menon"],
        ["Status", "Open"],
    ]


def test_reading_a_page_twice_gives_the_same_words() -> None:
    document = pypdfium2.PdfDocument(make_pdf(_field(name="lead")))
    first, second = read_page(document, 1), read_page(document, 1)
    document.close()
    assert getattr(first, "words", None) == getattr(second, "words", ())
