"""A pack of hundreds of pages reads as its pages do alone: words put away, the file opened anew on the way."""

from __future__ import annotations

from typing import Any

from councilpapers.document import Paragraph
from councilpapers.extract.pdf.reader import read_pdf
from councilpapers.extract.pdf.sheets import AT_HAND, REOPENED

from ..printed import Draw, make_pdf, write_lines


def _page(number: int) -> Draw:
    def draw(canvas: Any) -> None:
        write_lines(canvas, ["Ashby Vale Council"], top=810)
        write_lines(canvas, [f"Report {number} on the roads of the vale."], top=700)
        write_lines(canvas, [f"Page {number}"], top=30)

    return draw


def _texts(pages: range) -> list[str]:
    document = read_pdf(make_pdf(*(_page(number) for number in pages)))
    assert [page.printed_number for page in document.pages] == [str(number) for number in pages]
    assert "Ashby Vale Council" in {item.text for item in document.furniture}
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_a_long_pack_says_what_its_parts_say() -> None:
    count = AT_HAND + 5
    assert count > REOPENED
    assert _texts(range(1, count + 1)) == [*_texts(range(1, 101)), *_texts(range(101, count + 1))]
