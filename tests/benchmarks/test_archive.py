"""The archive that nobody had to read: it is made, settled, and every view answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.archive import ask, make, questions, timed

from councilpapers.load.database import Database
from councilpapers.load.links import link_actions

EMPTY = {"failures", "undecided_links"}  # nothing fails, and nothing is doubtful
COPIED = "SELECT count(*), count(DISTINCT action_key) FROM action_history WHERE authority = ?"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.duckdb"
    make(path, councils=1, copies=2)
    return path


def test_every_view_answers_in_full_and_in_part(made: Path) -> None:
    with Database.read(made) as database:
        counts = {name: [ask(database, sql) for sql in asked if sql] for name, asked in questions(database).items()}
    assert {name for name, (*_, whole) in counts.items() if not whole} <= EMPTY
    assert all(first == min(1000, whole) for *_, first, _, whole in counts.values())


def test_a_copy_has_the_links_of_the_council_that_it_copies_and_is_not_linked_anew(made: Path) -> None:
    with Database.open(made) as database:
        told = [database.connection.execute(COPIED, [f"Council 00{n}"]).fetchall() for n in range(2)]
        assert told[0] == told[1] != [(0, 0)]
        assert link_actions(database) == 0


def test_the_best_of_some_rounds_counts() -> None:
    rounds = iter([7, 7, 7])
    assert timed(lambda: next(rounds), 3).rows == 7
