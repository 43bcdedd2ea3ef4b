"""Labels whose last letters stand over the next row."""

from __future__ import annotations

import pytest

from councilpapers.extract.page.content import Word
from councilpapers.extract.tables.broken_labels import with_whole_labels
from councilpapers.extract.tables.segments import strips_of

from .drawn import BOLD, PLAIN, columns, set_words

PLACES = (40.0, 150.0, 220.0, 300.0)
LABELS = columns(PLACES, [(60, ("Risk", "Impact", "Likelihoo", "Owner"))])
BAND = set_words("Healthy lives", 40, 76, BOLD)


@pytest.mark.parametrize(
    "end, under, lines",
    [
        (set_words("d", 250, 71, BOLD), BAND, ["Risk Impact Likelihoo d Owner", "Healthy lives"]),
        (set_words("d", 250, 71, PLAIN), BAND, ["Risk Impact Likelihoo Owner", "d", "Healthy lives"]),
        (set_words("d", 275, 71, BOLD), BAND, ["Risk Impact Likelihoo Owner", "d", "Healthy lives"]),
        (set_words("rate", 230, 71, BOLD), BAND, ["Risk Impact Likelihoo Owner", "rate", "Healthy lives"]),
        (set_words("d", 250, 71, BOLD), [], ["Risk Impact Likelihoo Owner", "d"]),
    ],
    ids=["over a band", "in another type", "beside the label", "a word of its own", "over nothing"],
)
def test_the_end_of_a_label_over_the_next_row(end: list[Word], under: list[Word], lines: list[str]) -> None:
    found = with_whole_labels(strips_of([*LABELS, *end, *under]))
    assert [strip.line.text for strip in found] == lines
