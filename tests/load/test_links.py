"""Links in the database: the same whatever came first, made anew only where rows changed, never a change of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from councilpapers.load import links
from councilpapers.load.database import Database
from councilpapers.load.links import link_actions
from councilpapers.load.papers import Loaded, load
from councilpapers.load.rows import tables_of
from councilpapers.load.settle import settle
from councilpapers.normalise.paper import Paper

from .quarters import NOON, Row, load_all, paper

GRITTING = Row("Grit the steep streets of the old town", "1.1", date(2012, 12, 1), officer="Asha Fell")
LAMPS = Row("Replace sodium lamps on the ring road", "1.2", date(2012, 9, 30), officer="Bram Lomax")
BRIDGE = Row("Repair the footbridge at Ickenby", "1.3", date(2013, 3, 31), officer="Gwen Hoyle")
FIRST = paper("q1", 1, [GRITTING, LAMPS, BRIDGE])
SECOND = paper("q2", 2, [replace(GRITTING, reference="2.1"), replace(LAMPS, deadline=date(2013, 1, 31)), BRIDGE])
THIRD = paper("q3", 3, [BRIDGE, replace(GRITTING, reference="2.1")])
TABLES = ("actions", "action_links", "action_changes", "linked_authorities")


def state(database: Database) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for table in TABLES:
        found += database.connection.execute(f"SELECT '{table}', * FROM {table} ORDER BY ALL").fetchall()
    return found


def keys(database: Database) -> dict[str, str]:
    return dict(database.connection.execute("SELECT action_id, action_key FROM actions").fetchall())


def settled(path: Path, papers: Sequence[Paper], *, often: bool = False) -> list[tuple[object, ...]]:
    """The tables after loading those papers one by one, settled after each or at the end."""
    with Database.open(path) as database:
        for one in papers:
            load_all(database, one)
            if often:
                settle(database)
        settle(database)
        return state(database)


def test_keys_follow_links(database: Database) -> None:
    load_all(database, FIRST, SECOND)
    assert keys(database)["q1-0"] != keys(database)["q2-0"]
    settle(database)
    assert keys(database)["q1-0"] == keys(database)["q2-0"]
    assert len(set(keys(database).values())) == 3


def test_links_are_the_same_in_whatever_order_papers_came(tmp_path: Path) -> None:
    papers = (FIRST, SECOND, THIRD)
    expected = settled(tmp_path / "all.duckdb", papers)
    for number, order in enumerate(permutations(papers)):
        assert settled(tmp_path / f"{number}.duckdb", order, often=number % 2 == 0) == expected


def test_settling_twice_changes_nothing_and_costs_nothing(database: Database) -> None:
    load_all(database, FIRST, SECOND, paper("other", 1, [LAMPS], council="Ashby Vale Council"))
    assert link_actions(database) == 2
    before = state(database)
    assert link_actions(database) == 0
    assert state(database) == before
    load_all(database, THIRD)
    assert link_actions(database) == 1  # the other council's rows are as they were


def test_a_linked_paper_has_not_changed(database: Database) -> None:
    load_all(database, FIRST, SECOND)
    settle(database)
    assert load(database, tables_of([SECOND]), [], NOON) == {"q2": Loaded.UNCHANGED}


def test_a_paper_replaced_is_linked_again(database: Database) -> None:
    load_all(database, FIRST, SECOND)
    settle(database)
    load_all(database, paper("q2", 2, [BRIDGE]))
    settle(database)
    assert keys(database)["q2-0"] == keys(database)["q1-2"]
    rows = database.connection.execute("SELECT action_id FROM action_links WHERE document_id = 'q2'").fetchall()
    assert rows == [("q2-0",)]


def test_links_of_what_is_gone_go(database: Database) -> None:
    load_all(database, FIRST)
    settle(database)
    load_all(database, paper("q1", 1, []))
    settle(database)
    assert state(database) == []


def test_many_authorities_are_linked_some_at_a_time(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "AT_ONCE", 2)
    for number in range(5):
        load_all(
            database,
            paper(f"a{number}", 1, [LAMPS, BRIDGE], council=f"Council {number}"),
            paper(f"b{number}", 2, [LAMPS, BRIDGE], council=f"COUNCIL  {number}"),
        )
    assert link_actions(database) == 5
    assert len(set(keys(database).values())) == 10


def test_papers_of_nobody_are_each_on_their_own(database: Database) -> None:
    for name in ("a", "b"):
        one = paper(name, 1, [LAMPS])
        document = one.document.model_copy(update={"authority_name": None})
        report = one.records[0].model_copy(update={"authority_name": None})
        load_all(database, Paper(document, (report, *one.records[1:])))
    assert link_actions(database) == 2


def test_actions_in_no_report_are_their_documents(database: Database) -> None:
    one = paper("q1", 1, [LAMPS])
    load_all(database, Paper(one.document, (one.records[1].model_copy(update={"report_id": None}),)))
    settle(database)
    rows = database.connection.execute("SELECT action_id, authority, kind FROM action_links").fetchall()
    assert rows == [("q1-0", "norbeck borough council", "first")]


def test_another_version_links_anew(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    load_all(database, FIRST)
    assert link_actions(database) == 1
    monkeypatch.setattr(links, "extractor_version", lambda: "99")
    assert link_actions(database) == 1


def test_links_made_before_they_said_where_rows_stand_are_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "council.duckdb"
    as_new = settled(path, [FIRST, SECOND])
    with Database.open(path) as database:
        database.connection.execute("""
            ALTER TABLE action_links DROP COLUMN authority_name; ALTER TABLE action_changes DROP COLUMN authority_name;
            ALTER TABLE action_changes DROP COLUMN since_document_id;
            ALTER TABLE action_changes DROP COLUMN since_page; ALTER TABLE action_changes DROP COLUMN since_bbox;
            UPDATE linked_authorities SET fingerprint = 'as they were reckoned then'
        """)
    with Database.open(path) as database:
        assert len(database.connection.execute("SELECT * FROM slipped_deadlines").fetchall()) == 1
        settle(database)
        assert state(database) == as_new


def test_a_change_keeps_where_the_row_before_stood(database: Database) -> None:
    load_all(database, FIRST, SECOND)
    settle(database)
    rows = database.connection.execute("""
        SELECT c.since_document_id, c.since_page, c.since_bbox = a.bbox OR a.bbox IS NULL
        FROM action_changes c JOIN actions a ON a.action_id = c.since_action_id WHERE c.field = 'deadline'
    """).fetchall()
    assert [(document, same) for document, _, same in rows] == [("q1", True)]
