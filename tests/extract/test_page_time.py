"""A page may keep the processor for so long; then its paper goes on without it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from councilpapers.document import Document, PageStatus, Paragraph
from councilpapers.extract.page_time import TIMEOUT, PageTooSlow, page_time, pages_bounded
from councilpapers.extract.pdf import reader, sheets
from councilpapers.extract.pdf.reader import read_pdf
from councilpapers.pipeline import read_paper

from .printed import Draw, make_pdf, write_lines

SECONDS = 0.2


def spin() -> None:
    while True:
        pass


@pytest.fixture
def bounded() -> Iterator[None]:
    with pages_bounded(SECONDS):
        yield


def page(number: int) -> Draw:
    def draw(canvas: Any) -> None:
        write_lines(canvas, [f"Report {number} on the roads of the vale."], top=700)

    return draw


def paper(count: int = 3) -> bytes:
    return make_pdf(*(page(number + 1) for number in range(count)))


def texts(document: Document) -> str:
    return " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def hanging_at(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, hangs: Callable[..., bool]) -> None:
    """Has what that module calls by that name run for ever, where `hangs` says so of what it is given."""
    real = getattr(module, name)

    def call(*given: Any) -> Any:
        return spin() if hangs(*given) else real(*given)

    monkeypatch.setattr(module, name, call)


@pytest.mark.usefixtures("bounded")
def test_work_on_a_page_ends_when_its_time_is_up() -> None:
    with pytest.raises(PageTooSlow), page_time():
        spin()
    with page_time():
        pass


def test_without_a_bound_a_page_may_take_its_time() -> None:
    with page_time():
        sum(range(10_000))


def test_a_thread_bounds_nothing() -> None:
    def work() -> None:
        with pages_bounded(SECONDS), page_time():
            done.append(True)

    done: list[bool] = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    ("module", "name", "hangs", "status"),
    [
        (sheets, "read_page", lambda document, number: number == 2, PageStatus.FAILED),
        (reader, "blocks_of", lambda page, *rest: page.number == 2, PageStatus.PARTIAL),
    ],
    ids=["while it is read", "while it is laid out"],
)
def test_a_page_that_takes_too_long_ends_alone(
    monkeypatch: pytest.MonkeyPatch, module: Any, name: str, hangs: Callable[..., bool], status: PageStatus
) -> None:
    hanging_at(monkeypatch, module, name, hangs)
    document = read_pdf(paper())
    assert [(page.status, page.reason) for page in document.pages] == [
        (PageStatus.READ, None),
        (status, TIMEOUT),
        (PageStatus.READ, None),
    ]
    assert [(note.code, note.page) for note in document.notes] == [(TIMEOUT, 2)]
    assert "Report 1" in texts(document)
    assert "Report 2" not in texts(document)
    assert "Report 3" in texts(document)
    row = read_paper(paper(), "roads.pdf").document
    assert (row.outcome, row.error_code, row.page_count) == ("partial", "timeout", 3)
    assert row.error_message == "Not all of this paper could be read (pages 2)."


@pytest.mark.usefixtures("bounded")
def test_a_second_reader_that_takes_too_long_leaves_what_the_first_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_is_doubtful", lambda content: True)
    hanging_at(monkeypatch, sheets, "second_opinion", lambda *given: True)
    document = read_pdf(paper(1))
    assert [(page.status, page.reason) for page in document.pages] == [(PageStatus.PARTIAL, TIMEOUT)]
    assert "Report 1" in texts(document)


@pytest.mark.usefixtures("bounded")
def test_a_paper_of_which_no_page_can_be_read_in_time_is_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    hanging_at(monkeypatch, sheets, "read_page", lambda *given: True)
    row = read_paper(paper(1), "roads.pdf").document
    assert (row.outcome, row.error_code) == ("failed", "timeout")
