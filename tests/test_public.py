"""The names that a program uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import councilpapers


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text(
        "ASHBY VALE PARISH COUNCIL\n\nMinutes of the meeting of 4 May 2023\n\nRESOLVED: That bollards be bought.\n",
        encoding="utf-8",
    )
    return path


def test_one_paper_is_read_and_nothing_is_stored(minutes: Path) -> None:
    paper = councilpapers.extract(minutes)
    assert paper.document.file_name == "minutes.txt"
    assert paper.records("reports") == paper.reports
    assert paper.records("documents") == (paper.document,)
    assert paper.records("actions") == paper.actions
    assert not paper.grades
    assert not paper.indicators
    assert list(minutes.parent.iterdir()) == [minutes]


def test_a_paper_that_gives_nothing_says_so(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.4 and no more")
    assert councilpapers.extract(damaged).document.error_code == "corrupt"
    with pytest.raises(councilpapers.Unusable, match="cannot be read"):
        councilpapers.extract(tmp_path / "none.pdf")


def test_a_table_that_does_not_exist_is_a_key_error(minutes: Path) -> None:
    with pytest.raises(KeyError):
        councilpapers.extract(minutes).records("nonsense")


@pytest.mark.parametrize("name", councilpapers.__all__)
def test_no_public_name_is_hidden_by_a_module(name: str) -> None:
    script = f"import councilpapers.cli, councilpapers.batch, councilpapers.single; print(type(councilpapers.{name}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "module" not in done.stdout


def test_a_name_that_does_not_exist() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        councilpapers.nothing  # noqa: B018 - looking is the test
