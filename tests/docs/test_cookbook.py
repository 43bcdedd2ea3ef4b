"""The answers that the docs print are those of the samples, and every view has an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from councilpapers.load.database import Database

from .pages import ASKED, PAGES, answered
from .sampled import sample_database

COOKBOOK, VIEWS = PAGES
COMPARISONS = {
    "report_copies",
    "plan_quarters",
    "status_by_quarter",
    "column_changes",
    "indicator_series",
    "reconciliations",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with sample_database(tmp_path_factory.mktemp("samples") / "samples.duckdb") as opened:
        yield opened


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_answers_are_those_of_the_samples(page: Path, database: Database) -> None:
    """Where they are not and should not be: `make cookbook` writes them anew; look at what changed."""
    printed = page.read_text(encoding="utf-8")
    assert printed == answered(printed, database)


def test_every_question_of_the_cookbook_has_an_answer() -> None:
    page = COOKBOOK.read_text(encoding="utf-8")
    asked = re.findall(r"^## \d+\. .+\?$", page, re.MULTILINE)
    assert len(asked) == len(list(ASKED.finditer(page))) >= 15
    assert "(no rows)" not in page


def test_every_view_has_an_example(database: Database) -> None:
    found = database.connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    names = {name for (name,) in found} | COMPARISONS
    page = VIEWS.read_text(encoding="utf-8")
    assert set(re.findall(r"^### (\w+)$", page, re.MULTILINE)) == names
    for part in page.split("\n### ")[1:]:
        name = part.partition("\n")[0]
        assert re.search(rf"\bFROM {name}\b", part), name


def test_every_comparison_leads_to_the_paper(database: Database) -> None:
    for name in sorted(COMPARISONS):
        columns = {column for column, *_ in database.connection.execute(f"DESCRIBE {name}").fetchall()}
        assert {"document_id", "page", "bbox"} <= columns, name
