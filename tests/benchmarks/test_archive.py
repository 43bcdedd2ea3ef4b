"""The archive that nobody had to read: it is made, settled, and every view answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.archive import ask, make, questions, timed

from councilpapers.load.database import Database

EMPTY = {"failures", "undecided_links"}  # nothing fails, and nothing is doubtful


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.duckdb"
    make(path, councils=1)
    return path


def test_every_view_answers_in_full_and_in_part(made: Path) -> None:
    with Database.read(made) as database:
        counts = {name: [ask(database, sql) for sql in asked if sql] for name, asked in questions(database).items()}
    assert {name for name, (*_, whole) in counts.items() if not whole} <= EMPTY
    assert all(first == min(1000, whole) for *_, first, whole in counts.values())


def test_the_best_of_some_rounds_counts() -> None:
    rounds = iter([7, 7, 7])
    assert timed(lambda: next(rounds), 3).rows == 7
