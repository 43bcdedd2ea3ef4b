"""What people put right survives every reading, and says when it no longer fits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from councilpapers.errors import Unusable
from councilpapers.load.corrections import Correction, add, withdraw
from councilpapers.load.database import Database
from councilpapers.load.papers import Loaded, load
from councilpapers.load.rows import tables_of
from councilpapers.normalise.paper import Paper

from .conftest import MakePaper

NOW = datetime(2024, 5, 2, tzinfo=UTC)
DATE = Correction("actions", "d1-a1", "deadline", "2023-06-30", note="printed overleaf")


def loaded(database: Database, paper: Paper) -> Loaded:
    tables = tables_of([paper])
    return load(database, tables, [], NOW)[paper.document.document_id]


def asked(database: Database, sql: str) -> Sequence[tuple[object, ...]]:
    return database.connection.execute(sql).fetchall()


def deadline(database: Database) -> str:
    ((found,),) = asked(database, "SELECT CAST(deadline AS VARCHAR) FROM actions WHERE action_id = 'd1-a1'")
    return str(found)


def state(database: Database) -> tuple[object, ...]:
    ((*found,),) = asked(database, "SELECT state, fired_on, original FROM corrections")
    return tuple(found)


def test_a_correction_is_applied_at_once_and_keeps_what_was_read(database: Database, make_paper: MakePaper) -> None:
    loaded(database, make_paper("d1"))
    (fired,) = add(database, [DATE])
    assert (fired.state, fired.original) == ("applied", '"2023-03-31"')
    assert deadline(database) == "2023-06-30"
    assert asked(database, "SELECT document_id, quote, note FROM corrections") == [
        ("d1", "Repaint the bollards", "printed overleaf")
    ]


def test_it_survives_a_reading_that_gives_the_same(database: Database, make_paper: MakePaper) -> None:
    loaded(database, make_paper("d1"))
    add(database, [DATE])
    assert loaded(database, make_paper("d1", minute=5)) is Loaded.UNCHANGED
    assert (deadline(database), state(database)) == ("2023-06-30", ("applied", "d1-a1", '"2023-03-31"'))


def test_it_survives_a_reading_that_gives_other_rows_elsewhere(database: Database, make_paper: MakePaper) -> None:
    loaded(database, make_paper("d1"))
    add(database, [DATE])
    paper = make_paper("d1")
    fewer = Paper(paper.document, paper.records[:-1])
    assert loaded(database, fewer) is Loaded.REPLACED
    assert (deadline(database), state(database)) == ("2023-06-30", ("applied", "d1-a1", '"2023-03-31"'))


def test_words_that_changed_make_it_stale(database: Database, make_paper: MakePaper) -> None:
    loaded(database, make_paper("d1"))
    add(database, [DATE])
    loaded(database, make_paper("d1", description="Remove the bollards"))
    assert (deadline(database), state(database)) == ("2023-03-31", ("stale", None, None))


def test_a_record_with_another_id_is_known_by_its_words(database: Database, make_paper: MakePaper) -> None:
    loaded(database, make_paper("d1"))
    add(database, [Correction("grades", "d1-g1", "score", "4.0")])
    paper = make_paper("d1")
    renamed = [r.model_copy(update={"grade_id": "g-new"}) if r.table == "grades" else r for r in paper.records]
    loaded(database, Paper(paper.document, tuple(renamed)))
    assert state(database) == ("stale", None, None), "no words to know it by"

    words = [r.model_copy(update={"quote": "Overall 3"}) if r.table == "grades" else r for r in paper.records]
    loaded(database, Paper(paper.document, tuple(words)))
    add(database, [Correction("grades", "d1-g1", "score", "4.0")])
    again = [r.model_copy(update={"grade_id": "g-new"}) if r.table == "grades" else r for r in words]
    loaded(database, Paper(paper.document, tuple(again)))
    assert state(database) == ("applied", "g-new", "3.0")
    assert asked(database, "SELECT score FROM grades") == [(4.0,)]


def test_a_reader_that_gets_it_right_makes_it_redundant(database: Database, make_paper: MakePaper) -> None:
    loaded(database, make_paper("d1"))
    add(database, [Correction("actions", "d1-a1", "status", "at_risk")])
    assert state(database) == ("redundant", "d1-a1", '"at_risk"')


def test_a_paper_that_is_not_there_leaves_it_waiting(database: Database, make_paper: MakePaper) -> None:
    add(database, [Correction("actions", "d1-a1", "status", "completed", "Repaint the bollards", document_id="d1")])
    assert state(database) == ("unmatched", None, None)
    loaded(database, make_paper("d1"))
    assert state(database) == ("applied", "d1-a1", '"at_risk"')


def test_a_later_correction_takes_the_place_of_an_earlier_one(database: Database, make_paper: MakePaper) -> None:
    loaded(database, make_paper("d1"))
    add(database, [DATE])
    add(database, [Correction("actions", "d1-a1", "deadline", "null")])
    assert (deadline(database), state(database)) == ("None", ("applied", "d1-a1", '"2023-03-31"'))


def test_a_withdrawn_correction_leaves_what_was_read(database: Database, make_paper: MakePaper) -> None:
    loaded(database, make_paper("d1"))
    add(database, [DATE])
    assert withdraw(database, "actions", "d1-a1", "deadline")
    assert not withdraw(database, "actions", "d1-a1", "deadline")
    assert deadline(database) == "2023-03-31"
    assert asked(database, "SELECT * FROM corrections") == []


@pytest.mark.parametrize(
    ("table", "field", "value", "holds"),
    [
        ("actions", "lead_officer", "Ravi Menon", "Ravi Menon"),
        ("actions", "lead_officer", '"Ravi Menon"', "Ravi Menon"),
        ("actions", "lead_officer", "null", None),
        ("actions", "reference", "1.10", "1.10"),
        ("actions", "status", "completed", "completed"),
        ("actions", "related_references", '["1.6", "=1+1"]', ["1.6", "=1+1"]),
        ("actions", "percent_complete", "80", 80),
        ("documents", "authority_name", "Norbeck", "Norbeck"),
    ],
)
def test_what_a_field_may_hold(
    database: Database, make_paper: MakePaper, table: str, field: str, value: str, holds: object
) -> None:
    loaded(database, make_paper("d1"))
    record_id, key = ("d1", "document_id") if table == "documents" else ("d1-a1", "action_id")
    add(database, [Correction(table, record_id, field, value)])
    assert asked(database, f"SELECT {field} FROM {table} WHERE {key} = '{record_id}'") == [(holds,)]


@pytest.mark.parametrize(
    ("table", "field", "value", "says"),
    [
        ("actoins", "status", "completed", "There is no table actoins"),
        ("actions", "action_id", "x", "cannot be corrected"),
        ("actions", "page", "3", "cannot be corrected"),
        ("actions", "stauts", "x", "Did you mean status"),
        ("actions", "status", "done", "It may be: completed, on_track"),
        ("actions", "deadline", "end of June", "cannot stand in deadline of actions. Write days like 2023-06-30"),
        ("actions", "percent_complete", "lots", "cannot stand in percent_complete"),
    ],
)
def test_what_it_may_not(
    database: Database, make_paper: MakePaper, table: str, field: str, value: str, says: str
) -> None:
    loaded(database, make_paper("d1"))
    with pytest.raises(Unusable, match=says):
        add(database, [DATE, Correction(table, "d1-a1", field, value)])
    assert asked(database, "SELECT * FROM corrections") == [], "all of them or none"
