"""Questions and the four forms of their answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pyarrow.parquet as parquet
import pytest

from councilpapers.errors import Unusable
from councilpapers.load.database import Database
from councilpapers.load.papers import load
from councilpapers.load.query import as_csv, as_json, as_parquet, contents, guarded, query
from councilpapers.load.rows import tables_of
from councilpapers.normalise.paper import Paper

MakePaper = Callable[..., Paper]
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def loaded(database: Database, make_paper: MakePaper) -> Database:
    load(database, tables_of([make_paper("a")]), [], NOON)
    return database


def test_every_view_and_table_answers_and_says_what_it_holds(loaded: Database) -> None:
    for name, _, comment in contents(loaded):
        query(loaded, name)
        assert comment, name


def test_actions_by_status(loaded: Database) -> None:
    assert query(loaded, "actions_by_status").rows == [
        ("Ashby Vale", "2022-23", 4, "action", "at_risk", 1),
        ("Ashby Vale", "2022-23", 4, "activity", "completed", 1),
    ]


def test_overdue_means_before_the_reports_own_date_and_not_done(loaded: Database) -> None:
    answer = query(loaded, "SELECT description, days_overdue FROM overdue_actions")
    assert answer.rows == [("Repaint the bollards", 20)]


def test_an_action_over_the_quarters(loaded: Database) -> None:
    answer = query(loaded, "SELECT quarter, status FROM action_progress WHERE reference = '1.4' ORDER BY quarter")
    assert answer.rows == [(3, "on_track"), (4, "at_risk")]


def test_an_action_names_its_page_and_file(loaded: Database) -> None:
    answer = query(loaded, "SELECT authority, report, file_name, page, parent_action FROM actions_traced ORDER BY 5")
    assert answer.rows[0] == ("Ashby Vale", "Highways plan: quarter 4", "a.pdf", 2, "Repaint the bollards")


def test_what_was_not_read(loaded: Database) -> None:
    ((*told, document_id),) = query(loaded, "unread_overview").rows
    assert told == ["a.pdf", "image", "no text in it", 1, [3]]
    assert query(loaded, f"SELECT file_name FROM documents WHERE document_id = '{document_id}'").rows == [("a.pdf",)]


@pytest.mark.parametrize(
    "asked, says",
    [("nonsense", "no table or view nonsense"), ("SELECT missing FROM actions", "missing"), ("SELEC 1", "cannot be")],
)
def test_a_question_that_cannot_be_answered(loaded: Database, asked: str, says: str) -> None:
    with pytest.raises(Unusable, match=says):
        query(loaded, asked)


def test_the_formats_agree(loaded: Database) -> None:
    answer = query(loaded, "SELECT reference, deadline, bbox, related_references FROM actions WHERE level = 'action'")
    box = {"x0": 72.0, "top": 100.5, "x1": 300.0, "bottom": 112.25}
    told = json.loads(as_json(answer))
    assert told == [{"reference": "1.4", "deadline": "2023-03-31", "bbox": box, "related_references": ["1.6", "2.1"]}]
    rows = list(csv.reader(io.StringIO(as_csv(answer), newline="")))
    assert rows[0] == ["reference", "deadline", "bbox", "related_references"]
    assert rows[1:] == [["1.4", "2023-03-31", json.dumps(box), '["1.6", "2.1"]']]
    assert parquet.read_table(io.BytesIO(as_parquet(answer))).equals(answer.table)


@pytest.mark.parametrize(
    "text, safe",
    [
        ("=1+1", "'=1+1"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1+1", "'  =1+1"),
        ("\ufeff=1+1", "'\ufeff=1+1"),
        ("\u200b=1", "'\u200b=1"),
        ('"=1+1', "'\"=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-3.5", "-3.5"),
        ("+4", "+4"),
        ("3 = 3", "3 = 3"),
        ("A - B", "A - B"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, safe: str) -> None:
    assert guarded(text) == safe
