"""When two values are the same."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilpapers.evaluate.kinds import Form
from councilpapers.evaluate.likeness import (
    Strictness,
    Value,
    agreement,
    folded,
    in_common,
    levenshtein_at_least,
    ratcliff_obershelp_at_least,
)

ALL = "strict soft levenshtein ratcliff_obershelp"
LOOSE = "soft levenshtein ratcliff_obershelp"
TEXTS = st.text(alphabet="abc de", max_size=12)


@pytest.mark.parametrize(
    ("gold", "got", "form", "right"),
    [
        ("Carys Dacre", "Carys Dacre", Form.WORDS, ALL),
        ("Carys  Dacre", "CARYS DACRE.", Form.WORDS, LOOSE),
        ("the carers’ offer", "the carers' offer", Form.WORDS, LOOSE),
        ("• Two bids\n• One visit", "Two bids One visit", Form.WORDS, LOOSE),
        ("well-being", "well - being", Form.WORDS, LOOSE),
        ("Carys Dacre", "Carys Dacr", Form.WORDS, "levenshtein ratcliff_obershelp"),
        ("Carys Dacre", "Carys Darce", Form.WORDS, "levenshtein"),
        ("Carys Dacre", "Piet Lomax", Form.WORDS, ""),
        ("31/03/2011", "31032011", Form.WORDS, "levenshtein"),
        ("Carys Dacre; Piet Lomax", "Carys Dacre;  PIET LOMAX", Form.NAMES, LOOSE),
        ("Carys Dacre; Piet Lomax", "Carys Dacre Piet Lomax", Form.NAMES, "levenshtein ratcliff_obershelp"),
        ("1.10", "1.1", Form.CODE, ""),
        ("(a)", "a", Form.CODE, LOOSE),
        ("on_track", "on_track", Form.VALUE, ALL),
        ("not_started", "started", Form.VALUE, ""),
        ("2011-03-31", "2011-03-30", Form.VALUE, ""),
        (44.0, 44.0, Form.VALUE, ALL),
        (44.0, 44.1, Form.VALUE, ""),
        (("1.1", "2.4"), ("1.1", "2.4"), Form.VALUE, ALL),
        (("A1", "B2"), ("a1", "b2"), Form.VALUE, LOOSE),
        (("1.1", "2.4"), ("1.1",), Form.VALUE, ""),
        ("1.10", ("1.10", "Test the rota"), Form.RELATED, ALL),
        ("Test the rota.", ("1.10", "Test the rota"), Form.RELATED, LOOSE),
        ("1.2", ("1.10", "Test the rota"), Form.RELATED, ""),
        ("1.2", None, Form.RELATED, ""),
        (None, "Carys Dacre", Form.WORDS, ""),
    ],
)
def test_the_strictnesses_at_which_two_values_are_the_same(gold: Value, got: Value, form: Form, right: str) -> None:
    assert agreement(gold, got, form) == {Strictness(name) for name in right.split()}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Agreed,\n in PART ", "agreed in part"),
        ("1,500 places", "1,500 places"),
        ("5% & more", "5% & more"),
        ("(3)", "3"),
        ("", ""),
        ("—", ""),
    ],
)
def test_what_of_a_text_counts(text: str, plain: str) -> None:
    assert folded(text) == plain


def slow_edits(one: str, other: str) -> int:
    @cache
    def edits(left: int, right: int) -> int:
        if not left or not right:
            return left + right
        changed = edits(left - 1, right - 1) + (one[left - 1] != other[right - 1])
        return min(changed, edits(left - 1, right) + 1, edits(left, right - 1) + 1)

    return edits(len(one), len(other))


def slow_common(one: str, other: str) -> int:
    @cache
    def common(left: int, right: int) -> int:
        if not left or not right:
            return 0
        if one[left - 1] == other[right - 1]:
            return common(left - 1, right - 1) + 1
        return max(common(left - 1, right), common(left, right - 1))

    return common(len(one), len(other))


@given(TEXTS, TEXTS)
def test_edits_are_counted_as_by_the_book(one: str, other: str) -> None:
    longest = max(len(one), len(other), 1)
    exact = 1 - slow_edits(one, other) / longest
    for least in (0.0, 0.25, 0.5, 0.8, 1.0):
        assert levenshtein_at_least(one, other, least) == (exact >= least - 1e-9)


@given(TEXTS, TEXTS)
def test_letters_in_common_are_counted_as_by_the_book(one: str, other: str) -> None:
    total = len(one) + len(other)
    exact = 2 * slow_common(one, other) / total if total else 1.0
    assert in_common(one, other) == pytest.approx(exact)
    assert in_common(one, other, 0.75) in (0.0, pytest.approx(exact))
    assert exact < 0.75 or in_common(one, other, 0.75) == pytest.approx(exact)


@given(TEXTS)
def test_a_text_is_like_itself(text: str) -> None:
    assert in_common(text, text) == 1
    assert levenshtein_at_least(text, text, 1)
    assert ratcliff_obershelp_at_least(text, text, 1)
