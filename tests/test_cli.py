"""The command line as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from councilpapers.cli import app

MINUTES = "ASHBY VALE PARISH COUNCIL\n\nMinutes of the meeting of 4 May 2023\n\nRESOLVED: That bollards be painted.\n"
HEAVY = ("spacy", "duckdb", "pyarrow", "pydantic", "pdfplumber", "numpy", "rich", "jsonschema")


def call(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    return folder


@pytest.fixture
def db(papers: Path, tmp_path: Path) -> Path:
    path = tmp_path / "council.duckdb"
    assert call("run", papers, "--db", path)[0] == 0
    return path


def test_run_says_what_it_did(papers: Path, tmp_path: Path) -> None:
    code, out, _ = call("run", papers, "--db", tmp_path / "x.duckdb", "--workers", "1")
    assert code == 0
    assert out.startswith("1 file,")
    assert "1 added" in out
    assert "summary" in out
    assert "1 unchanged" in call("run", papers, "--db", tmp_path / "x.duckdb")[1]


def test_run_with_a_paper_that_fails_is_1_and_says_why(papers: Path, tmp_path: Path) -> None:
    (papers / "damaged.pdf").write_bytes(b"%PDF-1.4 not a PDF")
    code, out, _ = call("run", papers, "--db", tmp_path / "x.duckdb")
    assert code == 1
    assert "damaged.pdf" in out
    assert "corrupt" in out


@pytest.mark.parametrize(
    "arguments, says",
    [
        (("run", "{folder}/none.pdf", "--db", "{folder}/x.duckdb"), "no file or folder"),
        (("run", "{folder}", "--db", "{folder}/minutes.txt"), "not a DuckDB database"),
        (("run", "{folder}", "--db", "{folder}"), "is a folder"),
        (("run", "{folder}", "--db", "{folder}/none/x.duckdb"), "no folder"),
        (("run", "{folder}"), "--db"),
        (("query", "{folder}/none.duckdb", "summary"), "no database"),
        (("query", "{folder}/minutes.txt", "summary"), "not a DuckDB database"),
        (("show", "{folder}/none.pdf"), "cannot be read"),
        (("validate", "{folder}"), "No paper under"),
        (("schemas", "{folder}/none"), "no folder"),
    ],
)
def test_what_cannot_be_done_is_2_and_a_sentence(papers: Path, arguments: tuple[str, ...], says: str) -> None:
    code, out, err = call(*(a.format(folder=papers) for a in arguments))
    assert code == 2
    assert says in " ".join((out + err).split())
    assert "Traceback" not in out + err


def test_query_lists_what_can_be_asked(db: Path) -> None:
    code, out, _ = call("query", db)
    assert code == 0
    assert out.index("overdue_actions") < out.index("what it holds") < out.index("status_keys")  # views first


@pytest.mark.parametrize("asked", ["summary", "SELECT what, amount FROM summary"])
def test_query_in_four_formats(db: Path, asked: str) -> None:
    assert "documents read" in call("query", db, asked)[1]
    rows = list(csv.reader(io.StringIO(call("query", db, asked, "--format", "csv")[1])))
    assert rows[:2] == [["what", "amount"], ["documents", "1"]]
    assert json.loads(call("query", db, asked, "--format", "json")[1])[0] == {"what": "documents", "amount": 1}
    parquet = CliRunner().invoke(app, ["query", str(db), asked, "--format", "parquet"])
    assert parquet.stdout_bytes.startswith(b"PAR1")


def test_query_cannot_change_the_database(db: Path) -> None:
    code, _, err = call("query", db, "DELETE FROM documents")
    assert code == 2
    assert "read-only" in err


def test_query_with_an_unknown_format_names_the_known(db: Path) -> None:
    code, _, err = call("query", db, "summary", "--format", "xml")
    assert code == 2
    assert "table, blocks, csv, json, parquet" in err


def test_show_tells_a_paper_to_a_person(papers: Path) -> None:
    code, out, _ = call("show", papers / "minutes.txt")
    assert code == 0
    assert "minutes.txt" in out
    assert "What to check" in out


def test_show_prints_what_it_was_given_and_obeys_nothing(papers: Path) -> None:
    path = papers / "odd.txt"
    path.write_text(
        "[bold red]Markup[/] and \x1b[31mcolour\n\nRESOLVED: That [/nothing] be obeyed.\n", encoding="utf-8"
    )
    _, out, _ = call("show", path)
    assert "\x1b" not in out


def test_validate_writes_and_then_agrees(papers: Path, tmp_path: Path) -> None:
    assert call("validate", papers / "minutes.txt", "--write")[0] == 0
    code, out, _ = call("validate", papers, "--junit", tmp_path / "junit.xml")
    assert (code, "right  minutes.txt" in out) == (0, True)
    assert (tmp_path / "junit.xml").read_text(encoding="utf-8").startswith("<?xml")
    expected = papers / "minutes.expected.json"
    expected.write_text(expected.read_text(encoding="utf-8").replace('"outcome": "', '"outcome": "not '))
    code, out, _ = call("validate", papers)
    assert (code, "WRONG  minutes.txt" in out) == (1, True)


def test_evaluate_holds_a_database_against_what_is_true(papers: Path, db: Path, tmp_path: Path) -> None:
    gold = papers / "minutes.gold.json"
    decision = {"kind": "resolution", "text": "That bollards be painted."}
    said = {"files": ["minutes.txt"], "scored": {"decisions": "all"}, "decisions": [decision]}
    gold.write_text(json.dumps(said), encoding="utf-8")
    accepted, page, out = (tmp_path / name for name in ("accepted.json", "page.md", "results.duckdb"))
    first = call("evaluate", gold, "--db", db, "--against", accepted, "--accept", "--markdown", page, "--out", out)
    assert first[0] == 0
    assert "| decisions | 1 | 0 | 0 |" in first[1]
    assert page.read_text(encoding="utf-8").startswith("# Results")
    assert out.exists()
    accepted.write_text(accepted.read_text(encoding="utf-8").replace('"whole": 0.0', '"whole": 1.1'), encoding="utf-8")
    code, shown, _ = call("evaluate", papers, "--db", db, "--against", accepted)
    assert code == 1
    assert "0 gains, 0 losses" in shown
    assert "**Too low**: all, whole rows" in shown
    asked = accepted.read_text(encoding="utf-8")
    assert call("evaluate", papers, "--db", db, "--against", accepted, "--accept")[0] == 1
    assert accepted.read_text(encoding="utf-8") == asked
    assert call("evaluate", papers, "--db", db, "--accept") == (
        2,
        "",
        "Say with --against FILE where accepted results are kept.\n",
    )
    assert call("evaluate", papers, "--db", db, "--markdown", tmp_path / "no" / "page.md")[0] == 2


def test_schemas_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    assert call("schemas", tmp_path)[0] == 0
    assert (tmp_path / "actions.schema.json").exists()
    assert "All were right" in call("schemas", tmp_path)[1]


def program(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "councilpapers", *(str(a) for a in arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_program_itself(papers: Path, tmp_path: Path) -> None:
    said = program("--version").stdout
    assert said.startswith("councilpapers ")
    assert said.strip().endswith(("compiled", "through ctypes"))
    assert program("run", papers, "--db", tmp_path / "x.duckdb").returncode == 0
    nothing = program("run", tmp_path / "none", "--db", tmp_path / "x.duckdb")
    assert (nothing.returncode, "Traceback" in nothing.stderr) == (2, False)


def test_a_locked_database_is_2(papers: Path, db: Path) -> None:
    with duckdb.connect(str(db)):
        locked = program("run", papers, "--db", db)
    assert locked.returncode == 2
    assert "in use" in locked.stderr


def test_help_answers_at_once() -> None:
    before = os.times()
    result = program("--help")
    after = os.times()
    assert "validate" in result.stdout
    used = after.children_user + after.children_system - before.children_user - before.children_system
    assert used < 0.5


def test_help_imports_nothing_heavy() -> None:
    script = f"import sys, councilpapers.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
