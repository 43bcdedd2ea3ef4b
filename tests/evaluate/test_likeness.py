"""When two values are the same."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    ("one", "other", "common"), [("", "", 1.0), ("abc", "", 0.0), ("abcd", "abxd", 0.75), ("abcd", "dcba", 0.25)]
)
def test_letters_in_common(one: str, other: str, common: float) -> None:
    assert in_common(one, other) == pytest.approx(common)
    assert in_common(one, other, 0.9) == (common if common >= 0.9 else 0.0)


@given(TEXTS)
def test_a_text_is_like_itself(text: str) -> None:
    assert in_common(text, text) == 1
    assert levenshtein_at_least(text, text, 1)
    assert ratcliff_obershelp_at_least(text, text, 1)
