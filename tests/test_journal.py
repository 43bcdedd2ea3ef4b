"""What was being read is known after a kill, and nothing is held against it but the death of its own process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from councilpapers import journal
from councilpapers.journal import Journal

Steps = Callable[[Journal], object]


def begin(one: Journal) -> None:
    one.begin("a")


def die(one: Journal) -> None:
    one.begin("a")
    one.die("a")


def die_and_begin_again(one: Journal) -> None:
    die(one)
    one.begin("a")


def end(one: Journal) -> None:
    die_and_begin_again(one)
    one.end("a")


@pytest.mark.parametrize(
    "steps, died, interrupted",
    [(begin, 0, {"a"}), (die, 1, set()), (die_and_begin_again, 1, {"a"}), (end, 0, set())],
)
@pytest.mark.parametrize("times", [1, 2])
def test_after_a_kill_it_is_known_what_had_died(
    tmp_path: Path, steps: Steps, died: int, interrupted: set[str], times: int
) -> None:
    path = tmp_path / "in-flight"
    for _ in range(times):
        steps(Journal(path))
    after = Journal(path)
    assert after.died["a"] == died * times
    assert after.interrupted == interrupted


def test_it_can_be_told_to_forget(tmp_path: Path) -> None:
    die(Journal(tmp_path / "in-flight"))
    assert not Journal(tmp_path / "in-flight", forget=True).died


@pytest.mark.parametrize("rest", [b"died b", b"\xff\xfe\n", b"nothing that is said here\n"], ids=repr)
def test_half_a_line_is_none(tmp_path: Path, rest: bytes) -> None:
    path = tmp_path / "in-flight"
    die(Journal(path))
    path.write_bytes(path.read_bytes() + rest)
    assert Journal(path).died == {"a": 1}


def test_it_does_not_grow_with_the_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LINES", 10)
    one = Journal(tmp_path / "in-flight")
    die(one)
    one.begin("b")
    for number in range(50):
        one.begin(f"c{number}")
        one.end(f"c{number}")
    after = Journal(one.path)
    assert after.died == {"a": 1}
    assert after.interrupted == {"b"}
    assert len(one.path.read_text(encoding="ascii").splitlines()) < 15


def test_one_that_never_began_is_not_mentioned(tmp_path: Path) -> None:
    one = Journal(tmp_path / "in-flight")
    one.end("a")
    assert one.path.read_bytes() == b""
