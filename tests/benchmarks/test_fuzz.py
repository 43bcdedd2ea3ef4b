"""Samples with bytes changed at random end with an outcome, none by a mistake of ours."""

from __future__ import annotations

from pathlib import Path

from benchmarks.fuzz import mutants, read_mutants

COUNT = 40


def test_mutants_are_the_same_for_the_same_seed() -> None:
    assert list(mutants(3, 5)) == list(mutants(3, 5))
    assert list(mutants(3, 5)) != list(mutants(4, 5))


def test_no_mutant_ends_by_a_mistake_of_ours(tmp_path: Path) -> None:
    endings, ours = read_mutants(tmp_path, seed=1, count=COUNT)
    assert ours == []
    assert sum(endings.values()) == COUNT
