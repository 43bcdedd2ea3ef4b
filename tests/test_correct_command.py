"""`councilpapers correct`: one from words, many from a file, one withdrawn, all listed."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

import councilpapers
from councilpapers.cli import app

PLAN = """# Ashby Vale Council

Highways service plan: progress at quarter 2 2023-24

| Ref | Action | Lead officer | Target date | Status |
|---|---|---|---|---|
| 1.1 | Repaint the bollards in Norbeck Lane | Ravi Menon | 30 June 2023 | On track |
| 1.2 | Count the lamp columns of the borough | Gwen Sallis | 31 July 2023 | Completed |
"""


@pytest.fixture
def council(tmp_path: Path) -> Path:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    councilpapers.run([str(tmp_path / "plan.md")], tmp_path / "council.duckdb")
    return tmp_path / "council.duckdb"


def asked(council: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(council), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_correction_outlives_reading_the_paper_again(council: Path) -> None:
    ((record,),) = asked(council, "SELECT action_id FROM actions WHERE reference = '1.1'")
    result = CliRunner().invoke(app, ["correct", str(council), "actions", str(record), "lead_officer", "Ruth Okafor"])
    assert result.exit_code == 0, result.output
    assert "applied" in result.output
    councilpapers.run([str(council.with_name("plan.md"))], council, again=True)
    officers = "SELECT lead_officer FROM actions ORDER BY reference"
    assert asked(council, officers) == [("Ruth Okafor",), ("Gwen Sallis",)]

    result = CliRunner().invoke(app, ["correct", str(council), "actions", str(record), "lead_officer", "--withdraw"])
    assert result.exit_code == 0, result.output
    assert asked(council, officers) == [("Ravi Menon",), ("Gwen Sallis",)]


def test_an_id_may_be_typed_as_a_terminal_shows_it(council: Path) -> None:
    record = str(asked(council, "SELECT action_id FROM actions WHERE reference = '1.1'")[0][0])
    words = ["correct", str(council), "actions", f"{record[:8]}…", "lead_officer"]
    assert "applied" in CliRunner().invoke(app, [*words, "Ruth Okafor"]).output
    assert asked(council, "SELECT lead_officer FROM actions WHERE reference = '1.1'") == [("Ruth Okafor",)]
    assert CliRunner().invoke(app, [*words, "--withdraw"]).exit_code == 0
    assert CliRunner().invoke(app, [*words, "--withdraw"]).exit_code == 2
    assert CliRunner().invoke(app, ["correct", str(council), "actions", record[:7], "status", "null"]).exit_code == 2


def test_a_file_of_corrections(council: Path) -> None:
    ((record,),) = asked(council, "SELECT action_id FROM actions WHERE reference = '1.2'")
    file = council.with_name("ours.csv")
    file.write_text(f"record_table,record_id,field,value\nactions,{record},status,deferred\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["correct", str(council), "--from", str(file)])
    assert result.exit_code == 0, result.output
    assert asked(council, "SELECT status FROM actions WHERE reference = '1.2'") == [("deferred",)]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["actions"], "Say which"),
        (["actions", "nowhere", "status", "completed"], "There is no action_id nowhere"),
        (["actions", "nowhere", "status"], "Say what the field is to hold"),
        (["actions", "nowhere", "status", "--withdraw"], "There is no correction of status"),
        (["--withdraw"], "Say which"),
        (["--from", "nowhere.toml"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said(council: Path, words: list[str], says: str) -> None:
    result = CliRunner().invoke(app, ["correct", str(council), *words])
    assert (result.exit_code, says in result.output) == (2, True), result.output
