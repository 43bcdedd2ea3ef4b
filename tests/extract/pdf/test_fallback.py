"""The second reader gives what the first gives, on a page that both can read."""

from __future__ import annotations

from typing import Any

import pytest

from councilpapers.extract.page.content import PageContent
from councilpapers.extract.pdf import fallback
from councilpapers.extract.pdf.fallback import read_page_slowly, second_opinion
from councilpapers.extract.pdf.pages import Unreadable

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


LONG = ["one two three four five six seven eight nine ten eleven twelve"]


def _with(words: int, text: str = "word") -> PageContent:
    """A page on which so many words were found, with a doubt."""
    found = page_of(make_pdf(lambda canvas: write_lines(canvas, [" ".join([text] * words)]))) if words else None
    return PageContent(1, 595, 842, found.words if found else (), notes=("unplaced-text",))


@pytest.mark.parametrize(
    "first, notes",
    [
        (Unreadable("text-not-loaded"), ("second-reader",)),
        (_with(0), ("unplaced-text", "second-reader")),
        (_with(4), ("unplaced-text", "second-reader")),
        (_with(12), ("unplaced-text",)),
        (_with(9), ("unplaced-text",)),
        (_with(30), ("unplaced-text", "readers-disagree")),
    ],
    ids=["nothing", "no words", "few words", "as many", "nearly as many", "far more"],
)
def test_the_second_opinion(first: PageContent | Unreadable, notes: tuple[str, ...]) -> None:
    content = second_opinion(make_pdf(lambda canvas: write_lines(canvas, LONG)), 1, first)
    assert isinstance(content, PageContent)
    assert content.notes == notes


def test_a_page_drawn_by_too_much_is_not_read_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of a million pieces of text took the second reader minutes, and the paper with it."""
    data = make_pdf(_draw)
    monkeypatch.setattr(fallback, "LARGEST_PAGE", 50)
    assert read_page_slowly(data, 1) is None
    first = _with(3)
    assert second_opinion(data, 1, first) is first


def test_no_opinion_changes_nothing() -> None:
    first = _with(3)
    assert second_opinion(b"%PDF-1.4", 1, first) is first
