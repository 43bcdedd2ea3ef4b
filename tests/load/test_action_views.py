"""What became of promises: the views over linked actions, and the traps of real series."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from councilpapers.load.database import Database
from councilpapers.load.query import query
from councilpapers.load.settle import settle
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.vocabulary import Status

from .quarters import COUNCIL, Row, load_all, paper

GRIT = Row("Grit the steep streets of the old town", "1.1", date(2012, 12, 1), Status.ON_TRACK, "Asha Fell")
LAMP = Row("Replace sodium lamps on the ring road", "1.2", date(2012, 9, 30), Status.ON_TRACK, "Bram Lomax")
SPAN = Row("Repair the footbridge at Ickenby", "1.3", date(2013, 3, 31), Status.AT_RISK, "Gwen Hoyle")
SIGN = Row("Renew the fingerposts in the villages", "1.4", date(2013, 3, 31), Status.ON_TRACK, "Dev Platt")
ALL = [GRIT, LAMP, SPAN, SIGN]
LATER = replace(GRIT, deadline=date(2013, 1, 1))
REVISED = replace(GRIT, original_deadline=date(2012, 11, 1))


def asked(database: Database, question: str, *papers: Paper) -> list[tuple[object, ...]]:
    load_all(database, *papers)
    settle(database)
    return query(database, question).rows


def with_row(changed: Row, at: int = 0) -> list[Row]:
    return [changed if number == at else row for number, row in enumerate(ALL)]


def test_history_tells_every_row_in_order_with_what_changed(database: Database) -> None:
    slipped = replace(LAMP, deadline=date(2013, 1, 31), status=Status.AT_RISK)
    rows = asked(
        database,
        "SELECT as_at, file_name, page, changes, link FROM action_history WHERE description LIKE 'Replace%'",
        paper("x", 2, with_row(slipped, 1)), paper("y", 1, ALL),
        paper("a", 3, with_row(replace(slipped, officer="Wyn Dacre"), 1)),
    )  # fmt: skip
    assert rows == [
        (date(2012, 6, 30), "y.pdf", 2, None, "first"),
        (date(2012, 9, 30), "x.pdf", 2, "deadline 2012-09-30 to 2013-01-31, status on_track to at_risk", "follows"),
        (date(2012, 12, 31), "a.pdf", 2, "lead_officer Bram Lomax to Wyn Dacre", "follows"),
    ]


def test_an_authority_has_one_name_and_late_papers_take_their_place(database: Database) -> None:
    named = "SELECT authority, as_at FROM action_history WHERE description LIKE 'Grit%'"
    shouted = COUNCIL.upper()
    assert asked(database, named, paper("q2", 2, ALL, council=shouted)) == [(shouted, date(2012, 9, 30))]
    assert asked(database, named, paper("q3", 3, ALL), paper("q1", 1, ALL)) == [
        (COUNCIL, date(2012, 6, 30)),
        (COUNCIL, date(2012, 9, 30)),
        (COUNCIL, date(2012, 12, 31)),
    ]


def test_slipped_deadlines(database: Database) -> None:
    rows = asked(
        database,
        "SELECT description, from_deadline, to_deadline, days, file_name, page, earlier_file_name, earlier_page, bbox,"
        " quote FROM slipped_deadlines",
        paper("q1", 1, ALL),
        paper("q2", 2, [replace(GRIT, deadline=date(2012, 11, 1)), replace(SPAN, deadline=date(2013, 6, 30))]),
    )  # fmt: skip
    box = {"x0": 72.0, "top": 100.0, "x1": 500.0, "bottom": 120.0}
    assert rows == [
        (SPAN.description, date(2013, 3, 31), date(2013, 6, 30), 91, "q2.pdf", 2, "q1.pdf", 3, box, SPAN.description)
    ]


@pytest.mark.parametrize(
    "papers, slips",
    [
        # a quarter that prints no deadlines is passed over
        ([ALL, [replace(row, deadline=None) for row in ALL], with_row(LATER)], [31]),
        # put off, and put off again
        ([ALL, with_row(LATER), with_row(replace(GRIT, deadline=date(2013, 2, 1)))], [31, 31]),
        # the paper says itself from which day; and its next report says the same once more
        ([with_row(REVISED), with_row(REVISED)], [30]),
        ([ALL, ALL], []),
    ],
)  # fmt: skip
def test_slips_are_counted_once(database: Database, papers: list[list[Row]], slips: list[int]) -> None:
    printed = [paper(f"q{number}", number, rows) for number, rows in enumerate(papers, 1)]
    copies = [paper(f"copy{number}", number, rows) for number, rows in enumerate(papers, 1)]
    assert asked(database, "SELECT days FROM slipped_deadlines", *printed, *copies) == [(days,) for days in slips]


def test_dropped_actions(database: Database) -> None:
    rows = asked(
        database,
        "SELECT description, file_name, page, absent_from_file_name, absent_on FROM dropped_actions",
        paper("q1", 1, ALL), paper("q2", 2, [GRIT, LAMP, SPAN]),
    )  # fmt: skip
    assert rows == [(SIGN.description, "q1.pdf", 4, "q2.pdf", date(2012, 11, 15))]


@pytest.mark.parametrize(
    "second, third",
    [
        ([GRIT, LAMP, SPAN], ALL),  # left out once
        ([GRIT], ALL),  # a sheet of highlights
        (with_row(replace(SIGN, status=Status.COMPLETED), 3), [GRIT, LAMP, SPAN]),  # done, and no longer listed
        (with_row(replace(SIGN, percent=100.0), 3), [GRIT, LAMP, SPAN]),
        (with_row(replace(SIGN, status=Status.CANCELLED), 3), [GRIT, LAMP, SPAN]),
        (ALL, None),  # the next quarter is not in the archive
    ],
)
def test_what_was_not_dropped(database: Database, second: list[Row], third: list[Row] | None) -> None:
    papers = [paper("q1", 1, ALL), paper("q2", 2, second)] + ([paper("q4", 4, third)] if third else [])
    assert asked(database, "SELECT description FROM dropped_actions", *papers) == []


def test_a_plan_that_the_next_paper_does_not_hold_drops_nothing(database: Database) -> None:
    other = [Row("Extend library hours", "1.1"), Row("Open a local studies room", "1.2")]
    papers = paper("q1", 1, ALL), paper("q2", 2, other, plan="Libraries Service Plan")
    assert asked(database, "SELECT description FROM dropped_actions", *papers) == []


def test_a_plan_renamed_drops_nothing(database: Database) -> None:
    papers = paper("q1", 1, ALL), paper("q2", 2, ALL, plan="Streets and Places Plan 2013-14")
    assert asked(database, "SELECT description FROM dropped_actions", *papers) == []


def test_reopened_actions_and_status_changes(database: Database) -> None:
    done, again = replace(GRIT, status=Status.COMPLETED), replace(GRIT, status=Status.OFF_TRACK)
    silent = replace(GRIT, status=None)
    papers = [paper(f"q{n}", n, with_row(row)) for n, row in enumerate((GRIT, done, silent, again), 1)]
    rows = asked(database, "SELECT from_status, to_status, file_name, earlier_file_name FROM status_changes", *papers)
    assert rows == [("on_track", "completed", "q2.pdf", "q1.pdf"), ("completed", "off_track", "q4.pdf", "q2.pdf")]
    reopened = query(database, "SELECT description, file_name, page FROM reopened_actions").rows
    assert reopened == [(GRIT.description, "q4.pdf", 1)]


@pytest.mark.parametrize(
    "officer, handed_on",
    [("Wyn Dacre", True), ("Fell, Asha", False), ("A. Fell", False), ("Asha Fell; Wyn Dacre", True), (None, False)],
)
def test_changed_owners(database: Database, officer: str | None, handed_on: bool) -> None:
    papers = paper("q1", 1, ALL), paper("q2", 2, with_row(replace(GRIT, officer=officer)))
    rows = asked(database, "SELECT from_officer, to_officer, file_name FROM changed_owners", *papers)
    assert rows == ([("Asha Fell", officer, "q2.pdf")] if handed_on else [])


def test_undecided_links_tell_their_candidates(database: Database) -> None:
    twice = Row("Keep within the budget")
    papers = paper("q1", 1, [twice, *ALL, twice]), paper("q2", 2, [GRIT, twice, SPAN])
    rows = asked(database, "SELECT description, candidates, reason, file_name, page FROM undecided_links", *papers)
    assert rows == [(twice.description, ["q1-0", "q1-5"], "2 earlier actions as like", "q2.pdf", 2)]
