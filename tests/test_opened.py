"""An open database as a notebook uses it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.load.searchable import loaded, three_papers

import councilpapers
from councilpapers.load.dictionary import describe
from councilpapers.tables_and_views import TablesAndViews
from councilpapers.write_methods import FILE, module_text


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded(tmp_path_factory.mktemp("opened") / "council.duckdb", three_papers())


@pytest.fixture(scope="module")
def council(path: Path) -> Iterator[councilpapers.Archive]:
    with councilpapers.open(path) as opened:
        yield opened


def test_the_methods_are_those_of_the_tables_and_views() -> None:
    assert FILE.read_text(encoding="utf-8") == module_text(), "write them anew: python -m councilpapers.write_methods"


def test_every_method_answers_and_says_what_it_gives(council: councilpapers.Archive) -> None:
    methods = [name for name, _ in inspect.getmembers(TablesAndViews, inspect.isfunction) if not name.startswith("_")]
    assert set(methods) == {one.name for one in describe(council._database) if not one.bookkeeping}
    for name in methods:
        method = getattr(council, name)
        assert inspect.getdoc(method)
        assert method().arrow().column_names == list(method().columns), name
        asked = inspect.signature(method).parameters
        values = {"authority": "Ashby Vale", "financial_year": "2009-10", "quarter": 3}
        if asked:
            method(**{key: values[key] for key in asked}).arrow()


def test_the_same_rows_as_arrow_pandas_polars_and_tuples(council: councilpapers.Archive) -> None:
    actions = council.actions()
    table = actions.arrow()
    assert len(actions) == table.num_rows == len(actions.rows()) == 3
    frame, other = actions.pandas(), actions.polars()
    assert list(frame["description"]) == other["description"].to_list() == table["description"].to_pylist()
    assert str(frame["page"].dtype) == "Int32"
    assert str(frame["deadline"].dtype).startswith("datetime64")
    assert [row.page for row in actions.rows()] == [2, 2, 2]  # type: ignore[attr-defined]
    assert [row.page for row in actions] == [2, 2, 2]  # type: ignore[attr-defined]
    assert sum(batch.num_rows for batch in actions.batches()) == 3


def test_two_answers_can_be_read_at_once(council: councilpapers.Archive) -> None:
    one, other = council.actions().batches(), council.sections().batches()
    assert (next(one).num_rows, next(other).num_rows, list(one)) == (3, 3, [])


@pytest.mark.parametrize(
    "asked, count",
    [
        ({"authority": "Ashby Vale"}, 3),
        ({"authority": "Norbeck"}, 0),
        ({"authority": ["Ashby Vale", "Norbeck Parish Council"]}, 3),
        ({"authority": "Leeds"}, 0),
        ({"financial_year": "2009/10"}, 0),
        ({"quarter": 3}, 0),
    ],
)
def test_rows_of_an_authority_and_a_time(council: councilpapers.Archive, asked: dict[str, str], count: int) -> None:
    assert len(council.actions(**asked)) == count  # type: ignore[arg-type]


def test_a_record_without_a_period_has_that_of_its_report(tmp_path: Path) -> None:
    one = three_papers()[0]
    report = one.records[0].model_copy(update={"financial_year": "2009-10", "quarter": 2})
    with councilpapers.open(
        loaded(tmp_path / "x.duckdb", [type(one)(one.document, (report, *one.records[1:]))])
    ) as council:
        assert len(council.actions(financial_year="2009-10", quarter=2)) == 2
        assert len(council.actions_traced(financial_year="2009-10", quarter=2)) == 2
        assert len(council.actions(financial_year="2009-10", quarter=1)) == 0
        assert len(council.documents(quarter=2)) == 1


def test_sql_with_parameters(council: councilpapers.Archive) -> None:
    rows = council.sql("SELECT page, count(*) AS n FROM actions WHERE description LIKE ? GROUP BY ALL", ["%care%"])
    assert rows.rows() == [(2, 2)]


def test_search(council: councilpapers.Archive) -> None:
    found = council.search("home care", tables=["actions"], since="2010")
    assert [row.record_id for row in found.rows()] == ["quarter-four-a1"]  # type: ignore[attr-defined]
    assert "**home** **care**" in found.pandas()["snippet"][0]


def test_what_columns_mean(council: councilpapers.Archive) -> None:
    meanings = {row.column: row.meaning for row in council.describe("actions").rows()}  # type: ignore[attr-defined]
    assert meanings["deadline"].startswith("the date in force")
    assert len(council.describe()) > len(meanings)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM actions",
        "SELECT * FROM read_csv('/etc/hostname')",
        "SELECT missing FROM actions",
        "SELECT * FROM secret",
    ],
)
def test_what_cannot_be_asked_in_sql(council: councilpapers.Archive, query: str) -> None:
    secret = council.actions().arrow()
    assert secret.num_rows == 3
    with pytest.raises(councilpapers.Unusable, match="this query cannot be answered"):
        council.sql(query).arrow()


def test_what_cannot_be_asked(council: councilpapers.Archive) -> None:
    with pytest.raises(councilpapers.Unusable, match="5 is no quarter"):
        council.actions(quarter=5)
    with pytest.raises(councilpapers.Unusable, match="lately is no financial year"):
        council.actions(financial_year="lately")
    with pytest.raises(councilpapers.Unusable, match="No authority is called Wexcombe"):
        council.actions(authority="Wexcombe")
    with pytest.raises(councilpapers.Unusable, match="no table or view nonsense"):
        council.describe("nonsense")


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_library_that_is_absent(council: councilpapers.Archive, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(councilpapers.Unusable, match=f"pip install {name}"):
        getattr(council.actions(), name)()


def test_a_notebook_shows_the_first_rows_as_words(council: councilpapers.Archive) -> None:
    shown = council.sql("SELECT '<b>bold' AS \"<i>\", DATE '2010-03-31' AS day")._repr_html_()
    assert "&lt;b&gt;bold" in shown
    assert "<th>&lt;i&gt;</th>" in shown
    assert "2010-03-31" in shown
    assert repr(council.actions()).startswith("<actions: 3 rows, 38 columns;")
    assert "actions" in repr(council)


def test_a_row_has_its_fields_by_name_and_place(council: councilpapers.Archive) -> None:
    row = council.sql("SELECT 1 AS one, DATE '2010-03-31' AS day, NULL AS \"class\"").rows()[0]
    assert row == (1, date(2010, 3, 31), None)


def test_a_closed_database_can_be_written(tmp_path: Path) -> None:
    path = loaded(tmp_path / "x.duckdb", three_papers())
    council = councilpapers.open(path)
    council.search("home")
    council.close()
    loaded(path, three_papers())


def test_there_must_be_a_database(tmp_path: Path) -> None:
    with pytest.raises(councilpapers.Unusable, match="There is no database"):
        councilpapers.open(tmp_path / "none.duckdb")
