"""Every column says what it means, in one place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from councilpapers.load.database import Database
from councilpapers.load.dictionary import Described, as_markdown, as_rows, describe, meanings


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Described, ...]]:
    with Database.open(tmp_path_factory.mktemp("dictionary") / "x.duckdb") as database:
        yield describe(database)


def test_no_table_or_column_is_without_a_meaning(described: tuple[Described, ...]) -> None:
    """A new one is told where it is defined (COMMENT ON) or in schemas/meanings.json."""
    silent = [one.name for one in described if not one.meaning]
    silent += [f"{one.name}.{column.name}" for one in described for column in one.columns if not column.meaning]
    assert silent == []


def test_a_meaning_is_of_a_column_and_stands_in_one_place(described: tuple[Described, ...]) -> None:
    columns = {(one.name, column.name): column for one in described for column in one.columns}
    shared, tables = meanings()
    assert set(shared) <= {name for _, name in columns}
    for table, said in tables.items():
        for name in said:
            assert not columns[table, name].own, f"{table}.{name} has a COMMENT, too"


def test_closed_vocabularies_are_told(described: tuple[Described, ...]) -> None:
    actions = next(one for one in described if one.name == "actions")
    level = next(column for column in actions.columns if column.name == "level")
    assert (level.values, level.required) == (("action", "activity"), True)
    rag = next(column for column in actions.columns if column.name == "rag")
    assert (rag.values[:2], rag.required) == (("red", "amber"), False)


def test_what_records_say_of_a_column_holds_in_views(described: tuple[Described, ...]) -> None:
    traced = next(one for one in described if one.name == "actions_traced")
    assert next(c for c in traced.columns if c.name == "deadline").meaning.startswith("the date in force")


def test_bookkeeping_is_known(described: tuple[Described, ...]) -> None:
    bookkeeping = {one.name for one in described if one.bookkeeping}
    assert "meta" in bookkeeping
    assert not bookkeeping & {"documents", "actions", "corrections", "summary", "action_links"}


def test_the_page_and_the_rows_tell_every_column(described: tuple[Described, ...]) -> None:
    page, rows = as_markdown(described), as_rows(described)
    assert len(rows) == 1 + sum(len(one.columns) for one in described)
    assert "| `level` | VARCHAR | action, or activity under an action: action, activity |" in page
    assert "| `bbox` | BOX |" in page
    assert "| `parts` | PLACE[] |" in page
