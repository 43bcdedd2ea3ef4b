"""The samples' database, made in this process: what pages of docs ask, and the tests that hold them to it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import councilpapers
from councilpapers.load.database import Database
from councilpapers.load.papers import load_as_read
from councilpapers.load.rows import tables_of
from councilpapers.load.settle import settle

SAMPLES = Path(__file__).parents[2] / "samples"
SUFFIXES = frozenset({".pdf", ".docx", ".html", ".md"})
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def sample_papers() -> list[Path]:
    """Every sample in every format, in order of name."""
    return sorted(p for p in SAMPLES.iterdir() if p.suffix in SUFFIXES and p.name != "README.md")


def sample_database(path: Path) -> Database:
    """A database at that path which holds what the samples say, and how they compare."""
    tables = tables_of(councilpapers.extract(paper).paper for paper in sample_papers())
    database = Database.open(path)
    load_as_read(database, tables)
    settle(database)
    return database
