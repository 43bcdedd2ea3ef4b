"""`councilpapers search` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.load.searchable import loaded, three_papers
from typer.testing import CliRunner

from councilpapers.cli import app


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded(tmp_path_factory.mktemp("command") / "council.duckdb", three_papers())


def call(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_hits_with_their_places_and_words(db: Path) -> None:
    code, out, _ = call("search", db, "bollards", "--authority", "Ashby Vale", "--since", "2009-10")
    assert code == 0
    first, words, last = out.splitlines()
    assert first.startswith("1. Ashby Vale, Quarterly monitoring, 2009-11-03, quarter-two.pdf, page 2, box 72 ")
    assert words.strip() == "Repaint the **bollards** of the market"
    assert last == "1 record"


def test_nothing_found_is_said(db: Path) -> None:
    assert call("search", db, "xylophone")[:2] == (0, "Nothing was found.\nNo record has: xylophone\n")


def test_csv_and_json(db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("search", db, "home", "--format", "csv", "--table", "actions")[1])))
    told = json.loads(call("search", db, "home", "--format", "json", "--table", "actions", "--limit", "1")[1])
    assert [row["record_id"] for row in rows] == ["quarter-four-a1", "quarter-two-a1"]
    assert [row["record_id"] for row in told] == ["quarter-four-a1"]
    assert told[0]["bbox"]["x0"] == 72.0


@pytest.mark.parametrize(
    "arguments, says",
    [
        (("--authority", "Wexcombe"), "No authority is called Wexcombe"),
        (("--since", "lately"), "lately is not understood as a time"),
        (("--format", "parquet"), "no format parquet"),
        (("--table", "meta"), "cannot be searched"),
    ],
)
def test_what_cannot_be_asked_is_2_and_a_sentence(db: Path, arguments: tuple[str, ...], says: str) -> None:
    code, _, err = call("search", db, "home", *arguments)
    assert (code, says in " ".join(err.split())) == (2, True)
