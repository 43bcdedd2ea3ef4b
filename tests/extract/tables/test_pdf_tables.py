"""Tables as PDFs draw them: every way of drawing lines, merged and turned cells, and what only looks like a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest

from councilpapers.document import Box, Table, TableOrigin
from councilpapers.extract.page.content import PageContent
from councilpapers.extract.tables import find_tables

from ..printed import make_pdf, page_of
from .drawn import covers_once, keeps_words, texts

HEIGHT = 841.89
XS = (60.0, 130.0, 330.0, 430.0, 530.0)
YS = (100.0, 124.0, 164.0, 188.0, 212.0)
ROWS = (
    ("Ref", "Action", "Lead", "Due"),
    ("A1", "Resurface the lane by|the old brick kiln", "J Ward", "May 2031"),
    ("A2", "Light the ford", "", "June 2031"),
    ("A3", "Count the owls", "K Osei", ""),
)
READ = [[cell.replace("|", " ") for cell in row] for row in ROWS]

Draw = Callable[[Any], None]


def line(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)


def bar(canvas: Any, box: Box, colour: str = "#000000") -> None:
    canvas.setFillColor(colour)
    canvas.rect(box.x0, HEIGHT - box.bottom, box.width, box.height, stroke=0, fill=1)
    canvas.setFillColor("#000000")


def write(canvas: Any, x: float, y: float, text: str, bold: bool = False) -> None:
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
    for n, words in enumerate(text.split("|")):
        canvas.drawString(x, HEIGHT - y - 12 * n, words)


def write_rows(canvas: Any, rows: Sequence[Sequence[str]], xs: Sequence[float] = XS, ys: Sequence[float] = YS) -> None:
    for n, (row, y) in enumerate(zip(rows, ys, strict=False)):
        for text, x in zip(row, xs, strict=False):
            write(canvas, x + 4, y + 14, text, bold=n == 0)


def rules(canvas: Any, xs: Sequence[float] = XS, ys: Sequence[float] = YS) -> None:
    for y in ys:
        line(canvas, xs[0], y, xs[-1], y)
    for x in xs:
        line(canvas, x, ys[0], x, ys[-1])


def plain(canvas: Any) -> None:
    rules(canvas)


def double(canvas: Any) -> None:
    rules(canvas)
    rules(canvas, [x + 1.6 for x in XS], [y + 1.6 for y in YS])


def dashed(canvas: Any) -> None:
    canvas.setDash(3, 2)
    rules(canvas)
    canvas.setDash()


def dashes_of_their_own(canvas: Any) -> None:
    """Every dash a rectangle, as office programs print dashed borders."""
    for y in YS:
        for n in range(int((XS[-1] - XS[0]) / 4)):
            bar(canvas, Box(XS[0] + 4 * n, y, XS[0] + 4 * n + 2.4, y + 0.8))
    for x in XS:
        for n in range(int((YS[-1] - YS[0]) / 4)):
            bar(canvas, Box(x, YS[0] + 4 * n, x + 0.8, YS[0] + 4 * n + 2.4))


def thin_rectangles(canvas: Any) -> None:
    for y in YS:
        bar(canvas, Box(XS[0], y, XS[-1], y + 0.5))
    for x in XS:
        bar(canvas, Box(x, YS[0], x + 0.5, YS[-1]))


def cell_by_cell(canvas: Any) -> None:
    """Each cell a rectangle with an outline."""
    for x0, x1 in pairwise(XS):
        for y0, y1 in pairwise(YS):
            canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=1, fill=0)


def painted(canvas: Any) -> None:
    """No line at all: shaded cells with white gaps."""
    for n, (y0, y1) in enumerate(pairwise(YS)):
        for x0, x1 in pairwise(XS):
            bar(canvas, Box(x0 + 0.5, y0 + 0.5, x1 - 0.5, y1 - 0.5), ("#C6D9F1", "#EEF3FA")[n % 2] if n else "#8DB3E2")


def white_lines_on_colour(canvas: Any) -> None:
    bar(canvas, Box(XS[0], YS[0], XS[-1], YS[-1]), "#DCE6F1")
    canvas.setStrokeColor("#FFFFFF")
    rules(canvas)
    canvas.setStrokeColor("#000000")


def no_sides(canvas: Any) -> None:
    for y in YS:
        line(canvas, XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        line(canvas, x, YS[0], x, YS[-1])


def no_top_and_bottom(canvas: Any) -> None:
    for y in YS[1:-1]:
        line(canvas, XS[0], y, XS[-1], y)
    for x in XS:
        line(canvas, x, YS[0], x, YS[-1])


def no_outer_border(canvas: Any) -> None:
    for y in YS[1:-1]:
        line(canvas, XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        line(canvas, x, YS[0], x, YS[-1])


DRAWN: dict[str, Draw] = {
    draw.__name__.replace("_", " "): draw
    for draw in (
        plain,
        double,
        dashed,
        dashes_of_their_own,
        thin_rectangles,
        cell_by_cell,
        painted,
        no_sides,
        no_top_and_bottom,
        no_outer_border,
    )
}


def page_with(*draws: Draw) -> PageContent:
    def draw(canvas: Any) -> None:
        for each in draws:
            each(canvas)

    return page_of(make_pdf(draw))


def only_table(content: PageContent) -> Table:
    (table,) = find_tables(content)
    assert covers_once(table)
    assert keeps_words(table, content)
    return table


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN.keys())
def test_however_the_lines_are_drawn_the_table_is_the_same(draw: Draw) -> None:
    table = only_table(page_with(draw, lambda canvas: write_rows(canvas, ROWS)))
    assert texts(table) == READ
    assert table.origin is TableOrigin.RULED
    assert table.header_rows == 1


def test_white_lines_on_one_coloured_ground_part_the_same_cells() -> None:
    table = only_table(page_with(white_lines_on_colour, lambda canvas: write_rows(canvas, ROWS)))
    assert texts(table) == READ


def two_levels(canvas: Any) -> None:
    """ "Target" over two years, the other labels over both levels; a band over the body's second half."""
    xs, ys = (60.0, 200.0, 280.0, 360.0, 480.0), (100.0, 120.0, 140.0, 160.0, 180.0, 200.0)
    for y in ys:
        line(canvas, xs[1] if y == ys[1] else xs[0], y, xs[3] if y == ys[1] else xs[4], y)
    for x in xs:
        line(canvas, x, ys[1] if x == xs[2] else ys[0], x, ys[3])
        line(canvas, x, ys[3] if x in (xs[0], xs[4]) else ys[4], x, ys[5])
    for x, y, words in (
        (60, 100, "Measure"),
        (200, 100, "Target"),
        (360, 100, "Owner"),
        (200, 120, "2030"),
        (280, 120, "2031"),
    ):
        write(canvas, x + 4, y + 14, words, bold=True)
    write_rows(
        canvas, (("",), ("Bins", "4", "5", "AB"), ("Cleaner streets",), ("Lamps", "6", "7", "CD")), xs, ys[1:2] + ys[2:]
    )


def test_labels_over_labels_and_bands_over_rows() -> None:
    table = only_table(page_with(two_levels))
    assert texts(table) == [
        ["Measure", "Target", "Owner"],
        ["2030", "2031"],
        ["Bins", "4", "5", "AB"],
        ["Cleaner streets"],
        ["Lamps", "6", "7", "CD"],
    ]
    assert table.header_rows == 2
    spans = {cell.flat: (cell.row_span, cell.column_span) for cell in table.cells}
    assert (spans["Measure"], spans["Target"], spans["Cleaner streets"]) == ((2, 1), (1, 2), (1, 4))


def turned(canvas: Any, x: float, y: float, text: str, angle: int) -> None:
    canvas.saveState()
    canvas.translate(x, HEIGHT - y)
    canvas.rotate(angle)
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


@pytest.mark.parametrize("angle, x, y", [(90, 18, 76), (-90, 8, 4)], ids=["upwards", "downwards"])
def test_labels_turned_on_their_side(angle: int, x: float, y: float) -> None:
    xs, ys = (60.0, 220.0, 250.0, 280.0, 310.0), (100.0, 180.0, 200.0, 220.0)

    def draw(canvas: Any) -> None:
        rules(canvas, xs, ys)
        write(canvas, 64, 170, "Site", bold=True)
        for n, label in enumerate(("On target", "Late so far", "Not begun")):
            turned(canvas, xs[n + 1] + x, ys[0] + y, label, angle)
        write_rows(canvas, (("",), ("Mill pond", "x", "", ""), ("Ford", "", "x", "")), xs, ys)

    table = only_table(page_with(draw))
    assert texts(table) == [
        ["Site", "On target", "Late so far", "Not begun"],
        ["Mill pond", "x", "", ""],
        ["Ford", "", "x", ""],
    ]
    assert table.header_rows == 1


def test_a_side_heading_stands_beside_all_its_rows() -> None:
    xs, ys = (60.0, 90.0, 290.0, 400.0), (100.0, 120.0, 140.0, 160.0, 180.0)

    def draw(canvas: Any) -> None:
        for y in ys:
            line(canvas, xs[1] if y in ys[2:4] else xs[0], y, xs[3], y)
        for x in xs:
            line(canvas, x, ys[0], x, ys[-1])
        turned(canvas, 78, 178, "Parks", 90)
        write_rows(canvas, (("", "Action", "Lead"), ("", "Mow", "AB"), ("", "Sow", "CD"), ("", "Dig", "EF")), xs, ys)

    table = only_table(page_with(draw))
    assert texts(table) == [["", "Action", "Lead"], ["Parks", "Mow", "AB"], ["Sow", "CD"], ["Dig", "EF"]]
    assert table.row(1)[0].row_span == 3


def test_a_grid_inside_a_cell_is_text_of_that_cell() -> None:
    """The outer table is the one that counts: what a small table in one of its cells says stays in that cell."""
    inner_xs, inner_ys = (150.0, 220.0, 300.0), (130.0, 144.0, 158.0)

    def draw(canvas: Any) -> None:
        rules(canvas)
        rules(canvas, inner_xs, inner_ys)
        write_rows(canvas, (ROWS[0], ("A1", "", "J Ward", "May 2031"), *ROWS[2:]))
        canvas.setFont("Helvetica", 8)
        for y, row in zip(inner_ys, (("Elm", "12"), ("Oak", "7")), strict=False):
            for x, words in zip(inner_xs, row, strict=False):
                canvas.drawString(x + 4, HEIGHT - y - 10, words)

    table = only_table(page_with(draw))
    assert [len(row) for row in texts(table)] == [4, 4, 4, 4]
    assert texts(table)[1][1].split() == ["Elm", "12", "Oak", "7"]


PROSE = "The Panel heard from the ferry company|and thanked the harbour master for|coming at such short notice."


def boxed(canvas: Any) -> None:
    canvas.rect(60, HEIGHT - 160, 300, 60)
    write(canvas, 66, 114, PROSE)


def boxes_in_a_column(canvas: Any) -> None:
    rules(canvas, (60.0, 360.0), (100.0, 160.0, 220.0))
    write(canvas, 66, 114, PROSE)
    write(canvas, 66, 174, PROSE)


def boxes_side_by_side(canvas: Any) -> None:
    """Flow charts: boxes with an arrow between them."""
    for x in (60, 320):
        canvas.rect(x, HEIGHT - 160, 220, 60)
        write(canvas, x + 6, 114, PROSE)
    line(canvas, 284, 130, 316, 130)


def bars(canvas: Any) -> None:
    """A bar chart with lines behind the bars, figures at the left and years under them."""
    for n in range(6):
        line(canvas, 100, 120 + 30 * n, 400, 120 + 30 * n)
        write(canvas, 80, 124 + 30 * n, str(50 - 10 * n))
    line(canvas, 100, 120, 100, 270)
    for n, height in enumerate((40, 90, 60, 120)):
        bar(canvas, Box(130 + 60 * n, 270 - height, 160 + 60 * n, 270), "#4F81BD")
        write(canvas, 132 + 60 * n, 284, str(2028 + n))


def underlined_headings(canvas: Any) -> None:
    for n, words in enumerate(("Present", "Apologies", "Minutes of the last meeting")):
        write(canvas, 60, 100 + 40 * n, words, bold=True)
        line(canvas, 60, 102 + 40 * n, 60 + 5.6 * len(words), 102 + 40 * n)
        write(canvas, 60, 116 + 40 * n, "Noted.")


def framed_page(canvas: Any) -> None:
    canvas.rect(30, 30, 535, 780)
    line(canvas, 30, 80, 565, 80)
    write(canvas, 60, 60, "Norbeck Borough Council", bold=True)
    write(canvas, 60, 114, PROSE)


REFUSED: dict[str, Draw] = {
    draw.__name__.replace("_", " "): draw
    for draw in (boxed, boxes_in_a_column, boxes_side_by_side, bars, underlined_headings, framed_page)
}


@pytest.mark.parametrize("draw", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_drawn_with_lines_and_is_no_table(draw: Draw) -> None:
    assert find_tables(page_with(draw)) == ()
