"""Running headers, footers, page numbers; and what only looks like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import Box
from councilpapers.extract.page.content import Fill, PageContent, Ruling, Word
from councilpapers.extract.pdf.furniture import Found, edges_of, find_furniture, repeated_pictures

from ..printed import set_words

BODY = ["a body line of page", "and some more of the same", "until the page is at its end"]


def _page(number: int, edges: list[tuple[float, float, str]], size: float = 10) -> PageContent:
    """A page with a body and (x, baseline, words) at its edges."""
    words: list[Word] = []
    for x, baseline, text in edges:
        words += set_words(text, x, baseline, size)
    for n, text in enumerate(BODY):
        words += set_words(f"{text} {number}" if n == 0 else text, 72, 300 + 14 * n + number)
    return PageContent(number, 595, 842, tuple(words))


def _found(pages: list[PageContent]) -> Found:
    return find_furniture([edges_of(page) for page in pages])


def _texts(pages: list[PageContent]) -> set[str]:
    return {item.text for item in _found(pages).furniture}


def test_page_numbers_are_furniture_and_number_the_pages() -> None:
    pages = [_page(n, [(290, 810, str(n + 3))]) for n in range(1, 5)]
    found = _found(pages)
    assert found.printed_numbers == {1: "4", 2: "5", 3: "6", 4: "7"}
    assert {item.place for item in found.furniture} == {"footer"}


def test_a_packs_stamp_numbers_before_a_reports_own_number() -> None:
    pages = [
        _page(n, [(28, 26, f"Page {n + 10}"), *([(250, 810, f"Page {n - 2} of 3")] if n > 2 else [])])
        for n in range(1, 6)
    ]
    found = _found(pages)
    assert found.printed_numbers == {n: str(n + 10) for n in range(1, 6)}
    assert "Page 2 of 3" in {item.text for item in found.furniture}


def test_a_header_on_a_run_of_pages_only() -> None:
    pages = [_page(n, [(72, 40, "Ashby Vale Roads Plan")] if 3 <= n <= 6 else []) for n in range(1, 9)]
    (item,) = _found(pages).furniture
    assert (item.text, item.place, [part.page for part in item.parts]) == (
        "Ashby Vale Roads Plan",
        "header",
        [3, 4, 5, 6],
    )


@pytest.mark.parametrize(
    "texts",
    [
        ["Ashby Vale Council", "", "", "", ""],
        ["Objective 1", "Objective 2", "Objective 3", "Objective 5", "Objective 9"],
        ["Report to Cabinet", "", "", "", "Report to Cabinet"],
    ],
    ids=["a heading of the first page", "headings that count something else", "a heading that comes again"],
)
def test_headings_are_no_furniture(texts: list[str]) -> None:
    pages = [_page(n, [(72, 60, text)] if text else []) for n, text in enumerate(texts, 1)]
    assert _texts(pages) == set()


def test_what_opens_every_paper_of_a_pack_is_no_header() -> None:
    front = [
        (72.0, 60.0, "REPORT TO CABINET"),
        (72.0, 74.0, "Meeting of 4 May"),
        (72.0, 88.0, "Report of the Director"),
    ]
    subjects = ["Roads", "Lamps", "Parks", "Libraries", "Bins"]
    pages = []
    for number, subject in enumerate(subjects):
        pages.append(_page(2 * number + 1, [*front, (72, 102, f"{subject} in the vale")]))
        pages.append(_page(2 * number + 2, []))
    assert _texts(pages) == set()


def test_a_label_of_front_sheets_is_no_header_even_with_white_under_it() -> None:
    pages = [_page(n, [(72, 60, "Report to: Cabinet")] if n % 3 == 1 else []) for n in range(1, 16)]
    assert _texts(pages) == set()


def test_a_header_of_right_hand_pages() -> None:
    pages = [_page(n, [(72, 60, "Norbeck Borough Council")] if n % 2 else []) for n in range(1, 10)]
    assert _texts(pages) == {"Norbeck Borough Council"}


def test_a_heading_under_other_text_is_no_furniture() -> None:
    pages = [
        _page(n, [(72, 40, f"{name} comes first"), (72, 80, "Progress summary")])
        for n, name in enumerate(("Ada", "Bo", "Cy", "Dee"), 1)
    ]
    assert _texts(pages) == set()


def test_a_tables_repeated_header_row_is_no_furniture() -> None:
    pages = []
    for n in range(1, 5):
        page = _page(n, [(72, 60, "Ref  Action  Lead  Deadline"), (72, 74, f"{n}.1  mend it  AB  May")])
        pages.append(page)
    assert _texts(pages) == set()


@pytest.mark.parametrize("x, header", [(124, False), (131, True)], ids=["labels over columns", "words beside them"])
def test_labels_without_wide_white_are_no_furniture(x: float, header: bool) -> None:
    pages = [
        _page(
            n,
            [(72, 60, "No."), (96, 60, "Ward"), (x, 60, "Answer"), (72, 74, f"{n}"), (96, 74, "Elm"), (124, 74, "Yes")],
        )
        for n in range(1, 5)
    ]
    assert bool(_texts(pages)) is header


@pytest.mark.parametrize("ruled", [True, False])
def test_a_shaded_or_ruled_row_is_no_furniture(ruled: bool) -> None:
    pages = []
    for n in range(1, 5):
        page = _page(n, [(72, 60, "Action"), (72, 74, f"mend gate {'xyzw'[n - 1]}")])
        rulings = tuple(Ruling(Box(x, 48, x, 90)) for x in (70, 200)) if ruled else ()
        fills = () if ruled else (Fill(Box(70, 50, 200, 63), "D9D9D9"),)
        pages.append(PageContent(n, 595, 842, page.words, rulings, fills))
    assert _texts(pages) == set()


@pytest.mark.parametrize("end, header", [(340.0, False), (70.0, True)], ids=["a grid's first row", "a letterhead"])
def test_a_row_of_a_high_grid_is_no_furniture_where_its_lines_go_on(end: float, header: bool) -> None:
    upright = tuple(Ruling(Box(x, 40, x, end)) for x in (60.0, 200.0, 400.0, 530.0))
    labels = [(72.0, 60.0, "Ward"), (210.0, 60.0, "Street"), (410.0, 60.0, "Lamps")]
    pages = [replace(_page(n, labels), rulings=upright) for n in range(1, 5)]
    assert _texts(pages) == ({"Ward", "Street", "Lamps"} if header else set())


def test_the_words_of_furniture_are_named_by_page() -> None:
    pages = [_page(n, [(290, 810, f"Page {n}")]) for n in range(1, 4)]
    found = _found(pages)
    for page in pages:
        assert [page.words[n].text for n in sorted(found.words[page.number])] == ["Page", str(page.number)]


def test_a_letterhead_stands_on_every_page_and_a_picture_of_one_page_does_not() -> None:
    logo, photo = Box(400, 20, 560, 80), Box(72, 300, 400, 500)
    assert repeated_pictures([(logo, photo) if n == 2 else (logo,) for n in range(1, 5)]) == {(400, 20, 560, 80)}


def test_what_stands_alone_on_its_pages_is_the_paper() -> None:
    pages = [PageContent(n, 595, 842, tuple(set_words(f"Page {n} of the minutes", 72, 60))) for n in range(1, 6)]
    assert _found(pages).words == {}


def test_a_blank_page_bears_no_header() -> None:
    pages = [PageContent(1, 595, 842, ()), *(_page(n, [(72, 40, "Ashby Vale Roads Plan")]) for n in (2, 3))]
    assert _texts(pages) == {"Ashby Vale Roads Plan"}
