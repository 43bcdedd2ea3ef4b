"""The best pairs are the best."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilpapers.normalise.assignment import best_pairs

MATRICES = st.integers(0, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from([0.0, 0.2, 0.75, 0.8, 0.81, 1.0]), min_size=columns, max_size=columns), max_size=5
    )
)


def matrix(rows: list[list[float]]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(rows[0]) if rows else 0)


@pytest.mark.parametrize(
    ("likeness", "pairs"),
    [
        ([], []),
        ([[]], []),
        ([[0.0]], []),
        ([[1.0]], [(0, 0)]),
        ([[0.9, 1.0], [0.0, 0.9]], [(0, 0), (1, 1)]),  # the best pair taken first would leave a row alone
        ([[0.0, 1.0, 0.0]], [(0, 1)]),
        ([[0.0], [1.0], [0.9]], [(1, 0)]),
    ],
)
def test_pairs(likeness: list[list[float]], pairs: list[tuple[int, int]]) -> None:
    assert best_pairs(matrix(likeness)) == pairs


@given(MATRICES)
def test_no_other_pairs_are_more_alike(rows: list[list[float]]) -> None:
    likeness = matrix(rows)
    pairs = best_pairs(likeness)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(likeness[pair] for pair in pairs) == pytest.approx(best_sum(likeness))


def best_sum(likeness: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> float:
    if likeness.shape[0] > likeness.shape[1]:
        likeness = likeness.T
    rows, columns = likeness.shape
    choices = permutations(range(columns), rows)
    return max((sum(likeness[row, column] for row, column in enumerate(choice)) for choice in choices), default=0.0)


def test_large_tables_are_no_trouble() -> None:
    likeness = np.random.default_rng(7).random((120, 150))
    assert len(best_pairs(likeness)) == 120
