"""Bullets that a browser draws as discs."""

from __future__ import annotations

from typing import Any

import pytest

from councilpapers.extract.page.content import PageContent

from ..printed import make_pdf, page_of

LINES = ("Prune the limes", "Order the stakes", "Draft the newsletter")


def printed(x: float, step: float, radius: float, grey: float = 0.0) -> PageContent:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 10)
        for n, line in enumerate(LINES):
            canvas.drawString(90, 700 - 15 * n, line)
            canvas.setFillColorRGB(grey, 0, 0)
            canvas.circle(x + step * n, 703 - 15 * n, radius, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)

    return page_of(make_pdf(draw))


@pytest.mark.parametrize(
    "x, step, radius, red, bullets",
    [
        (81, 0, 1.5, 0.0, 3),
        (81, 3, 1.5, 0.0, 0),  # points of a map, each in a place of its own
        (81, 0, 4.5, 0.0, 0),  # as large as the letters
        (81, 0, 1.5, 0.9, 0),  # the key of a chart
        (20, 0, 1.5, 0.0, 0),  # far off
    ],
)
def test_discs_before_lines_are_bullets(x: float, step: float, radius: float, red: float, bullets: int) -> None:
    page = printed(x, step, radius, red)
    assert sum(word.text == "•" for word in page.words) == bullets
    assert len(page.shapes) == 3 - bullets
