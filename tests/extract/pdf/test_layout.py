"""Blocks in reading order; every word in exactly one of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from councilpapers.document import Block, Figure, Paragraph, Table
from councilpapers.extract.pdf.layout import blocks_of

from ..printed import Draw, make_pdf, page_of, write_lines

LEFT = [
    "the left column tells of roads",
    "and of all lamps that stand",
    "along them in the north end",
    "of the vale today",
]
RIGHT = [
    "the right one tells of parks",
    "and of every bench in them",
    "that was mended over the",
    "course of last year",
]


def _two_columns(canvas: Any) -> None:
    write_lines(canvas, ["A title that runs over the whole of the page and over both of the columns below it"])
    write_lines(canvas, LEFT, top=740, x=72)
    write_lines(canvas, RIGHT, top=740, x=320)


def _uneven_columns(canvas: Any) -> None:
    write_lines(canvas, LEFT, top=740, x=72)
    write_lines(canvas, RIGHT, top=735, x=320)


def _hanging_numbers(canvas: Any) -> None:
    for n, line in enumerate((*LEFT, *RIGHT)):
        canvas.drawString(72, 700 - 30 * n, f"{n + 1}.")
        canvas.drawString(110, 700 - 30 * n, line)


def _table_between(canvas: Any) -> None:
    write_lines(canvas, ["What stands before the table."], top=780)
    canvas.grid([72, 200, 400], [700, 720, 740])
    for row, cells in enumerate((("Action", "Lead"), ("Mend the gate", "Ada Brandt"))):
        for column, text in enumerate(cells):
            canvas.drawString(76 + 128 * column, 725 - 20 * row, text)
    write_lines(canvas, ["What stands after the table."], top=650)


def _pie(canvas: Any) -> None:
    write_lines(canvas, ["The chart shows how many of the actions are on track at the end of the quarter."], top=780)
    canvas.setFillColorRGB(0, 0.5, 0)
    canvas.wedge(200, 500, 320, 620, 0, 250, fill=1)
    canvas.setFillColorRGB(1, 0.5, 0)
    canvas.wedge(200, 500, 320, 620, 250, 110, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(240, 580, "12")
    canvas.drawString(270, 520, "3")
    write_lines(canvas, ["After the chart comes a sentence that is as long as any other of the paper."], top=400)


PAGES: dict[str, Draw] = {
    "two columns": _two_columns,
    "uneven columns": _uneven_columns,
    "hanging numbers": _hanging_numbers,
    "table": _table_between,
    "pie": _pie,
}


def _words(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [*(block.mark or "").split(), *block.text.split()]
    if isinstance(block, Table):
        return [word for cell in block.cells for word in cell.flat.split()]
    return block.text.split()


@pytest.mark.parametrize("draw", PAGES.values(), ids=PAGES.keys())
def test_every_word_is_in_exactly_one_block(draw: Draw) -> None:
    page = page_of(make_pdf(draw))
    said = Counter(word for block in blocks_of(page) for word in _words(block))
    assert said == Counter(word.text for word in page.words)


@pytest.mark.parametrize("draw", [_two_columns, _uneven_columns])
def test_columns_are_read_one_after_the_other(draw: Draw) -> None:
    texts = [block.text for block in blocks_of(page_of(make_pdf(draw)))]
    assert texts[-2:] == [" ".join(LEFT), " ".join(RIGHT)]


def test_hanging_numbers_are_no_column() -> None:
    blocks = blocks_of(page_of(make_pdf(_hanging_numbers)))
    found = [(block.mark, block.text) for block in blocks if isinstance(block, Paragraph)]
    assert found == [(f"{n}.", line) for n, line in enumerate((*LEFT, *RIGHT), 1)]


def test_a_table_stands_between_its_neighbours() -> None:
    kinds = [type(block) for block in blocks_of(page_of(make_pdf(_table_between)))]
    assert kinds == [Paragraph, Table, Paragraph]


def test_a_charts_labels_are_its_own() -> None:
    blocks = blocks_of(page_of(make_pdf(_pie)))
    assert [type(block) for block in blocks] == [Paragraph, Figure, Paragraph]
    assert blocks[1].text.split() == ["12", "3"]


def _key(canvas: Any, colour: tuple[float, float, float], y: float, label: str) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.wedge(350, y, 356, y + 6, 0, 359, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(362, y, label)


def test_a_pies_values_are_told_by_its_key() -> None:
    def draw(canvas: Any) -> None:
        _pie(canvas)
        canvas.setFont("Helvetica", 9)
        _key(canvas, (0, 0.5, 0), 570, "On track")
        _key(canvas, (1, 0.5, 0), 550, "Late")

    figure = next(b for b in blocks_of(page_of(make_pdf(draw))) if isinstance(b, Figure))
    assert figure.text.split("\n") == ["On track: 12", "Late: 3"]


def test_lying_bars_have_their_label_on_the_left() -> None:
    def draw(canvas: Any) -> None:
        canvas.rect(60, 480, 400, 150)
        for n, (label, value) in enumerate((("Done", 2), ("Passed its date", 1), ("Going on", 9))):
            canvas.setFillColorRGB(0.1 * n, 0.4, 0.6)
            canvas.rect(200, 590 - 40 * n, 18 * value, 24, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawRightString(190, 598 - 40 * n, label)
            canvas.drawString(206 + 18 * value, 598 - 40 * n, str(value))

    figure = next(b for b in blocks_of(page_of(make_pdf(draw))) if isinstance(b, Figure))
    assert figure.text.split("\n") == ["Done: 2", "Passed its date: 1", "Going on: 9"]


def test_a_signature_is_no_chart() -> None:
    def draw(canvas: Any) -> None:
        write_lines(canvas, ["Signed by the chair", "ACTIONS"], top=600)
        for n in range(6):
            canvas.bezier(80 + 20 * n, 560, 90 + 20 * n, 640, 110 + 20 * n, 540, 120 + 20 * n, 620)

    assert not [block for block in blocks_of(page_of(make_pdf(draw))) if isinstance(block, Figure)]


def _lists_side_by_side(canvas: Any) -> None:
    write_lines(canvas, ["Present:", "Ada Brandt (chair)", "Bo Carew", "Cy Dunmore"], top=700, x=72)
    write_lines(canvas, ["Members of the public:", "Dee Ellery"], top=700, x=320)
    write_lines(canvas, ["Nothing else was said that day by any of those who came to it."], top=600)


def _labels_in_two_columns(canvas: Any) -> None:
    write_lines(canvas, ["Venue: Bell House, Mill Road,", "Norbeck"], top=700, x=72)
    write_lines(canvas, ["Date: Monday, 4 May 2015", "Time: 10am"], top=700, x=300)


@pytest.mark.parametrize(
    "draw, expected",
    [
        (
            _lists_side_by_side,
            [
                "Present:",
                "Ada Brandt (chair)",
                "Bo Carew",
                "Cy Dunmore",
                "Members of the public:",
                "Dee Ellery",
                "Nothing else was said that day by any of those who came to it.",
            ],
        ),
        (
            _labels_in_two_columns,
            ["Venue: Bell House, Mill Road,", "Norbeck", "Date: Monday, 4 May 2015", "Time: 10am"],
        ),
    ],
)
def test_lists_under_labels_are_read_one_after_the_other(draw: Draw, expected: list[str]) -> None:
    said = " ".join(block.text for block in blocks_of(page_of(make_pdf(draw))))
    assert said == " ".join(expected)
