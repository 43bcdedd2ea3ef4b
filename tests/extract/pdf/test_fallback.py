"""The second reader gives what the first gives, on a page that both can read."""

from __future__ import annotations

from typing import Any

import pytest

from councilpapers.extract.pdf.fallback import read_page_slowly

from ..printed import make_pdf, page_of, write_lines


def _draw(canvas: Any) -> None:
    write_lines(canvas, ["The Norbeck Borough Council met at 10.30am.", "It noted 1,250 homes."])
    canvas.line(72, 500, 300, 500)


def test_both_readers_agree() -> None:
    data = make_pdf(_draw)
    first, second = page_of(data), read_page_slowly(data, 1)
    assert second is not None
    assert [word.text for word in second.words] == [word.text for word in first.words]
    assert second.notes == ("second-reader",)
    for one, other in zip(first.words, second.words, strict=True):
        assert other.box.x0 == pytest.approx(one.box.x0, abs=0.6)
        assert other.baseline == pytest.approx(one.baseline, abs=2)
    assert len(second.rulings) == 1


@pytest.mark.parametrize("data, number", [(b"%PDF-1.4\nnothing", 1), (b"", 1), (make_pdf(_draw), 2)])
def test_nothing_is_given_where_there_is_nothing(data: bytes, number: int) -> None:
    assert read_page_slowly(data, number) is None
