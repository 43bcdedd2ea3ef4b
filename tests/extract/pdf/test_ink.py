"""Rulings, fills, underlines and pictures."""

from __future__ import annotations

from typing import Any

import pytest
from reportlab.lib.pagesizes import A4

from ..printed import Draw, make_pdf, page_of

HEIGHT = A4[1]


def _stroked(canvas: Any) -> None:
    canvas.line(100, 600, 300, 600)


def _thin_rectangle(canvas: Any) -> None:
    canvas.rect(100, 599.5, 200, 1, stroke=0, fill=1)


def _in_a_form(canvas: Any) -> None:
    canvas.beginForm("rule")
    canvas.line(0, 0, 100, 0)
    canvas.endForm()
    canvas.translate(100, 600)
    canvas.scale(2, 2)
    canvas.doForm("rule")


@pytest.mark.parametrize("draw", [_stroked, _thin_rectangle, _in_a_form])
def test_a_line_is_a_ruling_however_it_is_drawn(draw: Draw) -> None:
    (ruling,) = page_of(make_pdf(draw)).rulings
    assert ruling.horizontal
    assert ruling.box.x0 == pytest.approx(100, abs=1)
    assert ruling.box.x1 == pytest.approx(300, abs=1)
    assert (ruling.box.top + ruling.box.bottom) / 2 == pytest.approx(HEIGHT - 600, abs=1)


def test_a_box_has_four_rulings() -> None:
    page = page_of(make_pdf(lambda canvas: canvas.rect(100, 500, 200, 100)))
    assert sorted(ruling.horizontal for ruling in page.rulings) == [False, False, True, True]


def test_a_painted_frame_is_rulings_and_no_fill() -> None:
    def draw(canvas: Any) -> None:
        path = canvas.beginPath()
        path.rect(101, 501, 198, 98)
        path.rect(100, 500, 200, 100)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=0)

    page = page_of(make_pdf(draw))
    assert (len(page.rulings), len(page.fills)) == (4, 0)


@pytest.mark.parametrize("colour, expected", [((1, 0.75, 0), ["FFBF00"]), ((1, 1, 1), [])])
def test_fills_have_their_colour_and_white_is_none(colour: tuple[float, float, float], expected: list[str]) -> None:
    def draw(canvas: Any) -> None:
        canvas.setFillColorRGB(*colour)
        canvas.rect(100, 500, 80, 30, stroke=0, fill=1)

    page = page_of(make_pdf(draw))
    assert [fill.colour for fill in page.fills] == expected
    for fill in page.fills:
        assert fill.box.top == pytest.approx(HEIGHT - 530, abs=0.1)


@pytest.mark.parametrize("ground, rulings", [((0.12, 0.22, 0.39), 1), ((1, 1, 1), 0), (None, 0)])
def test_a_white_line_is_seen_on_colour_alone(ground: tuple[float, float, float] | None, rulings: int) -> None:
    def draw(canvas: Any) -> None:
        if ground is not None:
            canvas.setFillColorRGB(*ground)
            canvas.rect(100, 500, 200, 30, stroke=0, fill=1)
        canvas.setStrokeColorRGB(1, 1, 1)
        canvas.line(100, 515, 300, 515)

    assert len(page_of(make_pdf(draw)).rulings) == rulings


@pytest.mark.parametrize("step, count, rulings", [(1.5, 40, 1), (1.5, 3, 0), (9, 40, 0)])
@pytest.mark.parametrize("down", [False, True])
def test_dots_in_a_row_are_a_line(step: float, count: int, rulings: int, down: bool) -> None:
    def draw(canvas: Any) -> None:
        for n in range(count):
            x, y = (100.0, 700 - n * step) if down else (100 + n * step, 700.0)
            canvas.rect(x, y, 0.5, 0.5, stroke=0, fill=1)

    found = page_of(make_pdf(draw)).rulings
    assert [ruling.horizontal for ruling in found] == [not down] * rulings


def test_slices_are_kept_as_shapes() -> None:
    page = page_of(make_pdf(lambda canvas: canvas.wedge(100, 500, 200, 600, 0, 120, fill=1)))
    assert [shape.colour for shape in page.shapes] == ["000000"]


@pytest.mark.parametrize(
    "y, x1, underlined, struck, rulings",
    [
        (-1.5, None, True, False, 0),
        (3.6, None, False, True, 0),
        (-1.5, 400, False, False, 1),
        (-9, None, False, False, 1),
    ],
    ids=["underline", "strike-through", "a rule that runs on", "a border further below"],
)
def test_lines_under_and_through_words(
    y: float, x1: float | None, underlined: bool, struck: bool, rulings: int
) -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(100, 700, "Recommendations")
        canvas.setLineWidth(0.6)
        canvas.line(100, 700 + y, x1 or 100 + canvas.stringWidth("Recommendations", "Helvetica", 12), 700 + y)

    page = page_of(make_pdf(draw))
    (word,) = page.words
    assert (word.style.underlined, word.style.struck, len(page.rulings)) == (underlined, struck, rulings)


def test_the_borders_of_a_grid_underline_nothing() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 12)
        width = canvas.stringWidth("Target", "Helvetica", 12)
        canvas.drawString(100, 700, "Target")
        canvas.grid([99, 101 + width], [698, 714])

    page = page_of(make_pdf(draw))
    assert not page.words[0].style.underlined
    assert len(page.rulings) >= 4
