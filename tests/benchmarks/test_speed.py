"""Jobs in processes of their own, and how their figures are told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks import speed
from benchmarks.packs import pack
from benchmarks.speed import Papers, line, read_round
from benchmarks.workers import Cost, JobError, Worker


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("papers") / "pack one.pdf"
    path.write_bytes(pack("speed", 10))
    return path


def test_a_worker_tells_what_each_paper_costs(paper: Path) -> None:
    with Worker("reader") as worker:
        first, second = worker.read(paper), worker.read(paper)
    assert first.seconds > second.seconds > 0
    assert second.megabytes >= first.megabytes > 10


def test_a_worker_that_gives_up_says_where(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 and no more")
    with Worker("reader") as worker, pytest.raises(JobError, match=r"reader gave up at bad\.pdf: .*Corrupt"):
        worker.read(tmp_path / "bad.pdf")


def test_a_job_that_fails_is_left_out(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 and no more")
    assert read_round(["reader"], Papers((paper, bad), 10, paper)) == {}
    assert "reader gave up at bad.pdf" in capsys.readouterr().out


def test_figures_are_printed(paper: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["speed", str(paper.parent), "--rounds", "1", "--job", "reader"])
    speed.main()
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("1 papers, 10 pages, 1 rounds")
    assert [row.split()[0] for row in said[2:]] == ["pdfplumber", "reader"]


@pytest.mark.parametrize(
    ("rounds", "shown"),
    [
        ([{"reader": Cost(1, 60), "pdfplumber": Cost(20, 40)}], ["80.0", "20.0", "60"]),
        (
            [{"reader": Cost(n, 60 + n), "pdfplumber": Cost(10, 40)} for n in (1, 2, 4)],
            ["40.0 (20.0 to 80.0)", "5.0 (2.5 to 10.0)", "64"],
        ),
        ([{"reader": Cost(1, 60)}], ["80.0", "-", "60"]),
    ],
)
def test_line(rounds: list[dict[str, Cost]], shown: list[str]) -> None:
    said = line("reader", rounds, 80)
    assert said.startswith("reader ")
    assert said.split(maxsplit=2)[2].split("  ")[0] == shown[0]
    assert all(figure in said for figure in shown)
