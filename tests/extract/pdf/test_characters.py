"""The compiled loops and those in Python give the same arrays, and no bad argument gets past them.

Where nothing could be compiled, the loops in Python are held against themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest

from councilpapers.extract.pdf import characters, drawn
from councilpapers.extract.pdf.characters import ADDRESSES, COMPILED, Characters, interpreted, read_characters

from ..printed import make_pdf, write_lines

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.pdf"))


@contextmanager
def _pages(data: bytes) -> Iterator[list[Any]]:
    """Every page of a PDF with its text page."""
    document = pypdfium2.PdfDocument(data)
    opened = [(page, page.get_textpage()) for page in document]
    try:
        yield opened
    finally:
        for page, text_page in opened:
            text_page.close()
            page.close()
        document.close()


def _differing(one: Characters, other: Characters) -> list[str]:
    names = [field.name for field in fields(Characters)]
    pairs = [(name, np.asarray(getattr(one, name)), np.asarray(getattr(other, name))) for name in names]
    return [name for name, a, b in pairs if a.dtype != b.dtype or not np.array_equal(a, b, equal_nan=True)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_loops_give_the_same_characters(path: Path) -> None:
    with _pages(path.read_bytes()) as pages:
        for _, text_page in pages:
            found = read_characters(text_page.raw)
            assert len(found.codes)
            assert _differing(found, interpreted(text_page.raw, text_page.count_chars())) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_loops_give_the_same_drawings(path: Path) -> None:
    with _pages(path.read_bytes()) as pages:
        for page, _ in pages:
            found, other = drawn.read_drawn(page.raw), drawn.interpreted(page.raw)
            assert np.array_equal(found.objects, other.objects)
            assert np.array_equal(found.segments, other.segments)
            assert (found.texts, found.complete) == (other.texts, other.complete)


def _in_turns(sizes: list[float]) -> Callable[[Any], None]:
    """A word in each of the sizes, one after the other, each a text object of its own."""

    def draw(canvas: Any) -> None:
        for n, size in enumerate(sizes):
            canvas.setFont("Helvetica", size)
            canvas.drawString(50, 780 - 20 * n, "Ashby")

    return draw


@pytest.mark.parametrize(
    "sizes, numbers",
    [
        ([9, 9, 9], [0, 0, 0]),
        ([9, 12, 9, 12], [0, 1, 0, 1]),
        ([*range(5, 13), 5], [*range(8), 0]),
        ([*range(5, 14), 5, 13], [*range(9), 9, 8]),  # the first is too far back to be looked for
    ],
)
def test_a_look_seen_lately_keeps_its_number(sizes: list[float], numbers: list[int]) -> None:
    with _pages(make_pdf(_in_turns(sizes))) as [(_, text_page)]:
        found = read_characters(text_page.raw)
        assert _differing(found, interpreted(text_page.raw, text_page.count_chars())) == []
    assert found.printed[::5].tolist() == numbers
    assert found.looks[found.printed[::5], 4].tolist() == sizes
    assert len(found.looks) == len(found.fonts) == len(found.indices) == max(numbers) + 1


def _deep(canvas: Any) -> None:
    """Forms in forms, one deeper than is looked at, each with a line, a curve and a clip."""
    for depth in range(drawn.MAX_DEPTH + 1, -1, -1):
        canvas.beginForm(f"form{depth}")
        canvas.scale(0.9, 0.9)
        canvas.line(10, 10 + depth, 100, 10 + depth)
        canvas.circle(50, 50, 20, stroke=0, fill=1)
        clip = canvas.beginPath()
        clip.rect(0, 0, 200, 200)
        canvas.clipPath(clip, stroke=0)
        if depth <= drawn.MAX_DEPTH:
            canvas.doForm(f"form{depth + 1}")
        canvas.endForm()
    canvas.doForm("form0")


@pytest.mark.parametrize("most_objects, most_segments", [(60_000, 250_000), (20, 250_000), (60_000, 30), (0, 0)])
def test_both_loops_stop_at_the_same_place(
    monkeypatch: pytest.MonkeyPatch, most_objects: int, most_segments: int
) -> None:
    monkeypatch.setattr(drawn, "MAX_OBJECTS", most_objects)
    monkeypatch.setattr(drawn, "MAX_SEGMENTS", most_segments)
    with _pages(make_pdf(_deep)) as [(page, _)]:
        found, other = drawn.read_drawn(page.raw), drawn.interpreted(page.raw)
    assert np.array_equal(found.objects, other.objects)
    assert np.array_equal(found.segments, other.segments)
    assert found.complete is other.complete is (most_segments == 250_000 and most_objects == 60_000)


def test_a_page_without_characters_has_empty_arrays() -> None:
    with _pages(make_pdf(lambda canvas: canvas.line(0, 0, 9, 9))) as [(_, text_page)]:
        for found in (read_characters(text_page.raw), interpreted(text_page.raw, 0)):
            assert (found.codes.shape, found.places.shape, found.looks.shape) == ((0,), (6, 0), (0, 8))


def test_more_characters_than_there_are_give_none_beyond() -> None:
    """A count that lies: pdfium refuses every index past the end."""
    with _pages(make_pdf(lambda canvas: write_lines(canvas, ["Ashby Vale"]))) as [(_, text_page)]:
        read = characters.compiled if COMPILED else interpreted
        assert bytes(read(text_page.raw, 500).codes.astype(np.uint8)) == b"Ashby Vale"


def _arrays(count: int) -> list[Any]:
    return [
        np.zeros((count, width), kind)
        for width, kind in ((1, "u4"), (6, "f8"), (1, "i8"), (1, "i4"), (8, "f8"), (1, "u8"))
    ]


def _short(position: int) -> Callable[[int], tuple[Any, ...]]:
    def arguments(handle: int) -> tuple[Any, ...]:
        arrays = _arrays(10)
        arrays[position] = arrays[position][:9]
        return (ADDRESSES, handle, 10, *arrays)

    return arguments


BAD: list[tuple[Callable[[int], tuple[Any, ...]], type[Exception]]] = [
    *((_short(position), ValueError) for position in range(6)),
    (lambda handle: (ADDRESSES, 0, 10, *_arrays(10)), ValueError),
    (lambda handle: (ADDRESSES, handle, -1, *_arrays(10)), ValueError),
    (lambda handle: (ADDRESSES[:-1], handle, 10, *_arrays(10)), ValueError),
    (lambda handle: ((0, *ADDRESSES[1:]), handle, 10, *_arrays(10)), ValueError),
    (lambda handle: (("x", *ADDRESSES[1:]), handle, 10, *_arrays(10)), TypeError),
    (lambda handle: (ADDRESSES, handle, 10, bytes(40), *_arrays(10)[1:]), BufferError),
    (lambda handle: (ADDRESSES, handle, 10, *(array[:, ::-1] for array in _arrays(10))), ValueError),
]


@pytest.mark.parametrize("arguments, error", BAD)
def test_the_compiled_loop_measures_what_it_is_given(
    arguments: Callable[[int], tuple[Any, ...]], error: type[Exception]
) -> None:
    with _pages(make_pdf(lambda canvas: write_lines(canvas, ["Ashby Vale"]))) as [(_, text_page)]:
        given = arguments(characters.address_of(text_page.raw))
        if COMPILED:
            from councilpapers.extract.pdf import _glyphs

            with pytest.raises(error):
                _glyphs.read_characters(*given)
