"""Papers that take long and show that they go on."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from councilpapers import isolate
from councilpapers.extract.pulse import SECONDS, beat, beating
from councilpapers.isolate import Child, Job
from councilpapers.places import OnDisk


def test_beats_are_seen_where_someone_waits_for_them(tmp_path: Path) -> None:
    beat()
    with beating(tmp_path / "paper.pulse"):
        assert not list(tmp_path.iterdir())
        beat()
    assert [path.name for path in tmp_path.iterdir()] == ["paper.pulse"]


@pytest.mark.parametrize("ago, goes_on", [(None, False), (0, True), (SECONDS - 60, True), (SECONDS + 60, False)])
def test_a_paper_that_beats_has_more_time(tmp_path: Path, ago: int | None, goes_on: bool) -> None:
    paper = tmp_path / "minutes.txt"
    paper.write_text("Norbeck Parish Council", encoding="utf-8")
    child = Child(Job(OnDisk(paper), paper.name, paper.as_uri(), 0.0), tmp_path / "minutes.answer")
    try:
        if ago is not None:
            file = isolate._pulse(child.answer)
            file.touch()
            os.utime(file, (time.time() - ago, time.time() - ago))
        assert child.goes_on() is goes_on
    finally:
        child.stop(late=True)
        child.trouble()
    assert not list(tmp_path.glob("*.unfinished"))


def test_even_a_paper_that_beats_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "LONGEST_SCAN", 0.0)
    test_a_paper_that_beats_has_more_time(tmp_path, 0, False)
