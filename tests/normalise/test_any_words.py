"""Whatever a paper prints, a normaliser gives a value or says no; it never fails, and never takes long."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilpapers.errors import Unparseable
from councilpapers.normalise import authorities, bodies, dates, definitions, grades, numbers, people, periods, statuses

WRITTEN = date(2010, 1, 11)
NORMALISERS: tuple[Callable[[str], object], ...] = (
    dates.day,
    dates.find_days,
    dates.deadline,
    lambda words: dates.deadline(words, WRITTEN, periods.Period("2009-10", 3)),
    periods.period,
    lambda words: periods.period(words, WRITTEN),
    statuses.status,
    definitions.defined,
    statuses.rag,
    statuses.rag_source,
    statuses.rag_of_fill,
    statuses.status_in_prose,
    people.officer,
    people.person,
    lambda words: people.resolve(words, (words, "Jane Doe", "")),
    authorities.authority,
    authorities.authorities_in,
    authorities.authority_of_domain,
    authorities.publisher,
    bodies.body,
    bodies.council,
    bodies.partnership,
    grades.grade,
    lambda words: grades.grade(words, words),
    grades.scheme,
    grades.score,
    grades.assessment_year,
    numbers.measure,
    numbers.count,
    numbers.percent,
    numbers.unit,
)
WORDS = """
    1 12 31 2009 09 0 - – / . , : ( ) % £ & ' ’s st th March Feb summer Q quarter half first to from by was
    ongoing completed Red A
    Jane Doe Cllr Housing and Council York London good performing well one hundred million days no .gov.uk 🟢 ² Ⅳ İ
"""
PHRASES = (
    "end of",
    "revised to",
    "not yet",
    "on track",
    "Head of",
    "City of",
    "Parish Council",
    "out of",
    "per 10,000",
)
FRAGMENTS = (*WORDS.split(), *PHRASES, " ", "\n")


def answer(normalise: Callable[[str], object], words: str) -> None:
    try:
        normalise(words)
    except Unparseable:
        return


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join),
        st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join),
    )
)
def test_a_value_or_a_no(words: str) -> None:
    for normalise in NORMALISERS:
        answer(normalise, words)


@pytest.mark.parametrize("fragment", ["1 ", "01-", "A", " ", "(ab", "12 of ", "Head of\n", "City of ", "per 1 "])
def test_long_words_take_no_long_time(fragment: str) -> None:
    words = fragment * (20_000 // len(fragment))
    began = time.monotonic()
    for normalise in NORMALISERS:
        answer(normalise, words)
    assert time.monotonic() - began < 20
