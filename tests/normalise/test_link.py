"""The same action in another quarter: what is linked, what is not, and that the order of rows makes no difference."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from benchmarks.links import Pairs, of_rows

from councilpapers.normalise.identity import action_key
from councilpapers.normalise.link import link
from councilpapers.normalise.link_rows import Field, Link, LinkKind, PrintedAction, PrintedReport

COUNCIL = "Ashby Vale Council"
PLAN = "Housing Service Plan"
Reports = dict[str, PrintedReport]


def quarter(number: int, year: int = 2012, **facts: object) -> PrintedReport:
    """The report of a quarter, presented a month after its end."""
    day = date(year, 4, 30) if number == 4 else date(year, 1 + 3 * number, 30)
    given = PrintedReport(
        f"q{year}{number}", f"d{year}{number}", f"q{year}{number}.pdf", 1, title=f"Q{number} progress", day=day,
        financial_year=f"{year}-{(year + 1) % 100:02d}", quarter=number,
    )  # fmt: skip
    return replace(given, **facts)  # type: ignore[arg-type]


def rows(report: PrintedReport, *said: PrintedAction) -> list[PrintedAction]:
    """The rows of that report, in their order."""
    return [
        replace(
            action, action_id=f"{report.report_id}-{n}", report_id=report.report_id, place=n, plan=action.plan or PLAN
        )
        for n, action in enumerate(said)
    ]


def act(description: str, reference: str | None = None, **facts: object) -> PrintedAction:
    return replace(PrintedAction("", "", 0, description, reference=reference), **facts)  # type: ignore[arg-type]


def linked(*papers: tuple[PrintedReport, Sequence[PrintedAction]]) -> dict[str, Link]:
    """The links of one council's papers, by action; of several of one action the first."""
    reports: Reports = {report.report_id: report for report, _ in papers}
    links = link(COUNCIL, reports, [action for report, said in papers for action in rows(report, *said)])
    found: dict[str, Link] = {}
    for one in links:
        found.setdefault(one.action_id, one)
    return found


OTHERS = (
    act("Publish the tenants' handbook in five languages", "1.1", owner="Asha Fell"),
    act("Open the depot for electric refuse vehicles", "1.2", owner="Bram Lomax"),
    act("Commission respite places for disabled children", "1.3", owner="Gwen Hoyle"),
    act("Agree a sufficiency plan for foster homes", "1.4", owner="Dev Platt"),
)


@pytest.mark.parametrize(
    "earlier, later, is_linked",
    [
        # word for word, and renumbered
        (act("Bring empty homes back into use", "2.1"), act("Bring empty homes back into use", "2.1"), True),
        (act("Bring empty homes back into use", "2.1"), act("Bring empty homes back into use", "HS-07"), True),
        # another verb, a clause more, an acronym written out, progress moved in, "To" before it
        (act("Develop the lettings policy for sheltered homes", "2.1"),
         act("Draw up the lettings policy for sheltered homes", "2.1"), True),
        (act("Develop the lettings policy"), act("Develop the lettings policy, subject to Cabinet approval"), True),
        (act("Review the HRA business case"), act("Review the Housing Revenue Account business case"), True),
        (act("Tender the lift contract"),
         act("Tender the lift contract. Four bids were received in May and are being scored."), True),
        (act("Let garages to residents"), act("To let garages to residents"), True),
        # misprints and lost blanks
        (act("Review the register of smoke alarms"), act("Review the registerof smoke alarrns"), True),
        # said quite otherwise under its number, by the same officer
        (act("Cut relet times for empty council homes", "2.1", owner="Orla Rigby"),
         act("Shorten the relet times of homes that stand empty", "2.1", owner="Orla Rigby"), True),
        # who is to do it stands in the words
        (act("Asha Fell to present a scheme for a tenants' forum", owner="Asha Fell"),
         act("Piet Garnett to present a scheme for a tenants' forum", owner="Piet Garnett"), True),
        # another thing under the same number
        (act("Bring empty homes back into use", "2.1"), act("Train wardens in first aid", "2.1"), False),
        # the same verb for another thing
        (act("Review the allotment waiting list"), act("Review the parking permits"), False),
        (act("Continue to work with partners to deliver savings in fleet", owner="Orla Rigby"),
         act("Continue to work with partners to deliver telecare", owner="Wyn Dacre"), False),
    ],
)  # fmt: skip
def test_one_action_in_the_next_quarter(earlier: PrintedAction, later: PrintedAction, is_linked: bool) -> None:
    found = linked((quarter(1), [*OTHERS, earlier]), (quarter(2), [*OTHERS, later]))
    last = found[f"{quarter(2).report_id}-{len(OTHERS)}"]
    assert last.previous_id == (f"{quarter(1).report_id}-{len(OTHERS)}" if is_linked else None)
    assert (last.action_key == found[f"{quarter(1).report_id}-{len(OTHERS)}"].action_key) is is_linked
    assert (last.score is not None and 0.5 <= last.score <= 1 and bool(last.reason)) is is_linked


def test_a_key_is_that_of_the_first_row() -> None:
    found = linked((quarter(1), OTHERS), (quarter(2), [replace(one, reference=None) for one in OTHERS]))
    assert found["q20122-0"].action_key == action_key(COUNCIL, PLAN, "1.1", OTHERS[0].description)


def test_a_plan_numbered_anew_is_followed_by_its_words() -> None:
    turned = [replace(one, reference=f"1.{4 - n}") for n, one in enumerate(OTHERS)]
    found = linked((quarter(1), OTHERS), (quarter(2), turned))
    assert [found[f"q20122-{n}"].previous_id for n in range(4)] == [f"q20121-{n}" for n in range(4)]
    assert found["q20122-0"].reason == "renumbered from 1.1, same words, same officer"


@pytest.mark.parametrize(
    "first, second",
    [
        ("Housing Service Plan 2012-13 Q1", "Housing Service Plan 2012-13 Q2"),
        ("Housing Service Plan 2012/13", "HOUSING SERVICE PLAN (revised draft)"),
        ("Housing Service Plan", "Homes and Neighbourhoods Plan"),  # renamed: it takes up the other's actions
    ],
)
def test_the_name_of_a_plan_drifts(first: str, second: str) -> None:
    found = linked(
        (quarter(1), [replace(one, plan=first) for one in OTHERS]),
        (quarter(2), [replace(one, plan=second) for one in OTHERS]),
    )
    assert all(found[f"q20122-{n}"].previous_id == f"q20121-{n}" for n in range(4))
    assert len({one.series for one in found.values()}) == 1


def test_plans_side_by_side_stay_apart() -> None:
    """Every service has its "Complete all appraisals"."""

    def both(*numbers: str) -> list[PrintedAction]:
        return [
            act("Complete all staff appraisals on time", number, plan=plan)
            for number, plan in zip(numbers, ("Housing Plan", "Highways Plan"), strict=True)
        ]  # fmt: skip

    found = linked((quarter(1), both("1.1", "1.1")), (quarter(2), both("2.4", "1.1")))
    assert [found[f"q20122-{n}"].previous_id for n in range(2)] == ["q20121-0", "q20121-1"]
    assert found["q20122-0"].action_key != found["q20122-1"].action_key


def test_two_candidates_are_none() -> None:
    alike = act("Continue to monitor the budget")
    found = linked((quarter(1), [alike, *OTHERS, alike]), (quarter(2), [OTHERS[0], alike, OTHERS[2]]))
    last = found["q20122-1"]
    assert (last.kind, last.previous_id, last.score) == (LinkKind.UNDECIDED, None, None)
    assert last.candidates == ("q20121-0", "q20121-5")
    assert last.reason == "2 earlier actions as like"
    assert found["q20121-0"].absent_from is None  # it may have gone on


def test_rows_alike_are_told_apart_by_their_neighbours() -> None:
    alike = act("Continue to monitor the budget")
    said = [OTHERS[0], alike, OTHERS[1], OTHERS[2], alike, OTHERS[3]]
    found = linked((quarter(1), said), (quarter(2), said))
    assert [found[f"q20122-{n}"].previous_id for n in (1, 4)] == ["q20121-1", "q20121-4"]


def test_the_same_quarter_twice_is_no_succession() -> None:
    word = quarter(2, report_id="word", document_id="word", file_name="q2.docx")
    later_pack = quarter(2, report_id="pack", document_id="pack", file_name="pack.pdf", day=date(2012, 9, 20))
    slipped = [replace(one, deadline=date(2013, 3, 31)) for one in OTHERS]
    before = [replace(one, deadline=date(2012, 9, 30)) for one in OTHERS]
    found = linked((quarter(1), before), (quarter(2), slipped), (word, slipped), (later_pack, slipped))
    kinds = [[found[f"{name}-{n}"].kind for n in range(4)] for name in ("pack", "q20122", "word")]
    assert kinds == [[LinkKind.FOLLOWS] * 4, [LinkKind.SAME_REPORT] * 4, [LinkKind.SAME_REPORT] * 4]
    assert sum(len(one.changes) for one in found.values()) == 4  # told once, and not by every copy
    assert len({one.action_key for one in found.values()}) == 4


def test_undated_copies_of_a_paper_are_known_by_their_words() -> None:
    def copy(name: str) -> PrintedReport:
        return PrintedReport(name, name, f"{name}.pdf", 1, title="Housing Service Plan")

    found = linked((copy("a"), OTHERS), (copy("b"), OTHERS))
    assert {one.kind for name, one in found.items() if name.startswith("b")} == {LinkKind.SAME_REPORT}


def test_an_undated_log_comes_before_the_one_whose_deadlines_are_later() -> None:
    before = PrintedReport("z", "z", "log7.pdf", 1, title="Board Action Log")
    after = PrintedReport("a", "a", "log8.pdf", 1, title="Board Action Log as at 19 July 2011")
    due = [replace(one, deadline=date(2011, 5, 31), plan="Log") for one in OTHERS]
    put_off = [replace(one, deadline=date(2011, 9, 30), plan="Log") for one in OTHERS]
    found = linked((after, put_off), (before, due))
    assert [found[f"a-{n}"].previous_id for n in range(4)] == [f"z-{n}" for n in range(4)]


def test_an_action_that_became_two() -> None:
    whole = act(
        "Replace kitchens in sheltered homes and insulate the lofts of terraced houses", "2.1", owner="Asha Fell"
    )
    parts = [
        act("Replace kitchens in sheltered homes", "2.1a", owner="Asha Fell"),
        act("Insulate the lofts of terraced houses", "2.1b", owner="Asha Fell"),
    ]
    found = linked((quarter(1), [*OTHERS, whole]), (quarter(2), [*OTHERS, *parts]))
    assert {found[f"q20122-{n}"].previous_id for n in (4, 5)} == {"q20121-4"}
    assert {found[f"q20122-{n}"].kind for n in (4, 5)} == {LinkKind.FOLLOWS, LinkKind.SPLIT}
    assert found["q20122-4"].action_key == found["q20122-5"].action_key


def test_two_actions_that_became_one() -> None:
    parts = [
        act("Replace kitchens in sheltered homes", "2.1", owner="Asha Fell"),
        act("Insulate the lofts of terraced houses", "2.2", owner="Asha Fell"),
    ]
    whole = act(
        "Replace kitchens in sheltered homes and insulate the lofts of terraced houses", "2.1", owner="Asha Fell"
    )
    first, second = quarter(1), quarter(2)
    links = link(
        COUNCIL,
        {report.report_id: report for report in (first, second)},
        [*rows(first, *OTHERS, *parts), *rows(second, *OTHERS, whole)],
    )
    of_whole = [one for one in links if one.action_id == "q20122-4"]
    assert {(one.kind, one.previous_id) for one in of_whole} == {
        (LinkKind.FOLLOWS, "q20121-4"), (LinkKind.MERGED, "q20121-5")
    }  # fmt: skip
    assert next(one for one in links if one.action_id == "q20121-5").absent_from is None  # not dropped


def test_activities_are_linked_under_their_action_alone() -> None:
    def plan(report: str, *parents: PrintedAction) -> list[PrintedAction]:
        said: list[PrintedAction] = []
        for parent in parents:
            under = f"{report}-{len(said)}"
            said += [parent, act("Report to the board in spring", parent_id=under)]
        return said

    found = linked((quarter(1), plan("q20121", *OTHERS)), (quarter(2), plan("q20122", OTHERS[2], OTHERS[0], OTHERS[1])))
    assert [found[f"q20122-{n}"].previous_id for n in (1, 3, 5)] == ["q20121-5", "q20121-1", "q20121-3"]


def test_what_the_next_plan_lacks_is_absent_from_it() -> None:
    done = replace(OTHERS[1], status="completed")
    found = linked(
        (quarter(1), [OTHERS[0], done, *OTHERS[2:]]),
        (quarter(2), [OTHERS[0]]),  # a sheet of highlights goes on with no list
        (quarter(3), [OTHERS[0], OTHERS[2]]),
    )
    assert {name: one.absent_from for name, one in found.items() if one.absent_from} == {"q20121-3": "q20123"}


def test_what_comes_back_was_not_dropped() -> None:
    found = linked((quarter(1), OTHERS), (quarter(2), OTHERS[:3]), (quarter(3), OTHERS))
    assert not any(one.absent_from for one in found.values())
    assert found["q20123-3"].previous_id == "q20121-3"


def test_changes_are_told_against_what_was_last_said() -> None:
    first = replace(OTHERS[0], deadline=date(2012, 9, 30), status="on_track")
    second = replace(OTHERS[0], owner="A. Fell", reference="HS-1")  # neither deadline nor status is printed
    third = replace(OTHERS[0], deadline=date(2013, 3, 31), status="completed", owner="Wyn Dacre", reference="HS-1")
    found = linked((quarter(1), [first]), (quarter(2), [second]), (quarter(3), [third]))
    assert [(one.field, one.before, one.after) for one in found["q20122-0"].changes] == [
        (Field.REFERENCE, "1.1", "HS-1")
    ]
    assert [(one.field, one.before, one.after, one.since_id) for one in found["q20123-0"].changes] == [
        (Field.DEADLINE, "2012-09-30", "2013-03-31", "q20121-0"),
        (Field.STATUS, "on_track", "completed", "q20121-0"),
        (Field.OFFICER, "A. Fell", "Wyn Dacre", "q20122-0"),
    ]


def test_nothing_hangs_on_the_order_of_rows_and_reports() -> None:
    papers = [(quarter(n), [*OTHERS, act(f"Visit every block of flats, round {n}", "9")]) for n in (1, 2, 3, 4)]
    reports: Reports = {report.report_id: report for report, _ in papers}
    actions = [action for report, said in papers for action in rows(report, *said)]
    first = link(COUNCIL, reports, actions)
    for seed in range(3):
        random.Random(seed).shuffle(actions)
        assert link(COUNCIL, dict(reversed(reports.items())), actions) == first


def test_nothing_comes_of_nothing() -> None:
    assert link(None, {}, []) == []
    alone = linked((quarter(1), [act("-"), act("?")]))
    assert {one.kind for one in alone.values()} == {LinkKind.FIRST}


def test_plans_over_eight_quarters() -> None:
    """Of the mill, with renumbering, rewording, splits, merges and rows nearly alike; `benchmarks.links` does more."""
    total = sum((of_rows(seed) for seed in range(701, 709)), Pairs())
    assert total.f1 >= 0.98, str(total)
