"""`councilpapers export` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.load.searchable import ASHBY, loaded, paper, three_papers
from tests.test_search_command import call


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    long = paper("long", ASHBY, None, [], ["word " * 10_000])
    return loaded(tmp_path_factory.mktemp("command") / "council.duckdb", (*three_papers(), long))


def test_what_was_written_is_told(db: Path, tmp_path: Path) -> None:
    code, out, _ = call("export", db, tmp_path / "out", "--format", "csv", "--table", "actions", "--table", "documents")
    assert (code, "2 tables, 7 rows in 2 files" in out) == (0, True)
    assert {file.name for file in (tmp_path / "out").iterdir()} >= {"actions.csv", "documents.csv", "datapackage.json"}


def test_what_was_cut_or_left_out_is_told(db: Path, tmp_path: Path) -> None:
    code, out, _ = call("export", db, tmp_path / "out", "--format", "xlsx", "--views", "--authority", "Ashby Vale")
    assert code == 0
    assert "in 1 file," in out
    assert "Cut, since too long for a sheet: 1 in sections." in out
    assert "Left out, since they do not tell authorities apart: " in out


def test_parquet_is_what_is_written_unless_told(db: Path, tmp_path: Path) -> None:
    assert call("export", db, tmp_path / "out", "--table", "actions")[0] == 0
    assert (tmp_path / "out" / "actions.parquet").is_file()


@pytest.mark.parametrize(
    "arguments, says",
    [
        (("--format", "xml"), "There is no format xml. There are: parquet, csv, xlsx, jsonl."),
        (("--table", "nonsense"), "There is no table or view nonsense"),
        (("--licence", "mine"), "There is no licence mine"),
    ],
)
def test_what_cannot_be_exported_is_2_and_a_sentence(
    db: Path, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    code, _, err = call("export", db, tmp_path / "out", *arguments)
    assert (code, says in " ".join(err.split())) == (2, True)
    assert not (tmp_path / "out").exists()
