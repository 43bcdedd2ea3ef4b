"""A run tells people and programs how it goes, and neither what stands in a paper."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from councilpapers.load.papers import Loaded
from councilpapers.normalise.vocabulary import Outcome
from councilpapers.run_log import paper_line
from councilpapers.summary import PaperDone, Summary

SENTINEL = "zebra-crossing"
RUN = [sys.executable, "-m", "councilpapers", "run"]


def done(name: str, outcome: Outcome = Outcome.FAILED, code: str | None = "corrupt") -> PaperDone:
    return PaperDone(
        number=1,
        total=2,
        document_id="ab12",
        file_name=name,
        source_uri=f"file:///{name}",
        outcome=outcome,
        error_code=code,
        message=f"about {name}",
        loaded=Loaded.ADDED,
        pages=3,
        byte_size=40,
        seconds=0.5,
        records=Counter(actions=2),
    )


def test_a_line_is_about_a_paper_and_quotes_nothing() -> None:
    line = json.loads(paper_line(done(SENTINEL)))
    assert (line["event"], line["document"], line["code"], line["records"]) == ("paper", "ab12", "corrupt", 2)
    assert SENTINEL not in paper_line(done(SENTINEL))


@pytest.mark.parametrize("code", ["\x1b[2J", "a\nb", "\x7f", "\x9b1m"])
def test_a_line_stays_a_line(code: str) -> None:
    line = paper_line(done("a", code=code))
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["code"] == code


def test_a_summary_counts_failures_by_kind_and_keeps_some_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("councilpapers.summary.TROUBLES_KEPT", 2)
    summary = Summary()
    for _ in range(3):
        summary.add(done("a"))
    summary.add(done("b", Outcome.EXTRACTED, None))
    assert summary.failures == {"corrupt": 3}
    assert (len(summary.troubles), summary.untold, summary.files) == (2, 1, 4)


def test_without_a_terminal_every_paper_is_a_line(tmp_path: Path) -> None:
    folder = tmp_path / SENTINEL
    folder.mkdir()
    (folder / f"{SENTINEL}.txt").write_text(f"Norbeck Parish Council\n\nMinutes {SENTINEL}\n", encoding="utf-8")
    (folder / "evil\x1b[31m.pdf").write_bytes(f"%PDF-1.4 {SENTINEL}".encode())
    ran = subprocess.run([*RUN, folder, "--db", tmp_path / "x.duckdb"], capture_output=True, text=True, timeout=120)
    lines = [json.loads(line) for line in ran.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["paper", "paper", "run"]
    assert lines[-1]["failed"] == lines[-1]["code_corrupt"] == 1
    assert SENTINEL not in ran.stderr
    assert "\x1b" not in ran.stderr + ran.stdout
    text = subprocess.run(
        [*RUN, folder, "--db", tmp_path / "x.duckdb", "--log-format", "text"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (text.returncode, text.stderr) == (1, "")


def test_an_unknown_format_is_2(tmp_path: Path) -> None:
    ran = subprocess.run(
        [*RUN, tmp_path, "--db", tmp_path / "x.duckdb", "--log-format", "xml"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ran.returncode, "text, json" in ran.stderr) == (2, True)


@pytest.mark.parametrize("signals, left", [([signal.SIGINT], True), ([signal.SIGTERM], None)])
def test_a_run_that_is_told_to_stop_keeps_what_it_has(
    tmp_path: Path, signals: list[signal.Signals], left: bool | None
) -> None:
    folder, db = tmp_path / "papers", tmp_path / "x.duckdb"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:03}.txt").write_text(f"Norbeck Parish Council\n\nMinutes {number}\n", encoding="utf-8")
    running = subprocess.Popen([*RUN, folder, "--db", db, "--workers", "1"], stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    said = [running.stderr.readline()]
    for number in signals:
        time.sleep(0.1)
        os.kill(running.pid, number)
    said += running.stderr.readlines()
    running.stderr.close()
    assert running.wait(60) == 130
    events = [json.loads(line) for line in said if line.startswith("{")]
    if left:
        assert events[-1]["left"] > 0
        with duckdb.connect(str(db), read_only=True) as connection:
            assert connection.execute("SELECT count(*) FROM documents").fetchone() == (events[-1]["files"],)
    again = subprocess.run([*RUN, folder, "--db", db], capture_output=True, text=True, timeout=300)
    assert (again.returncode, json.loads(again.stderr.splitlines()[-1])["files"]) == (0, 60)
