"""How many of a plan's actions stand where."""

from __future__ import annotations

import pytest

from councilpapers.document import Block, Figure, Paragraph, ParagraphKind
from councilpapers.extract.candidates import Claims, StatusCountCandidate
from councilpapers.extract.measures.counts import find_status_counts, with_totals

from ..grids import heading, report, table, text

Row = tuple[str, str | None, str | None, str | None]


def counts(*blocks: Block) -> list[Row]:
    found = find_status_counts(report(*blocks), Claims())
    return [(c.status, c.count, c.percent, c.total) for c in found]


@pytest.mark.parametrize(
    "words, expected",
    [
        (
            "RAG summary: Green 12 Amber 3 Red 1",
            [("Green", "12", None, None), ("Amber", "3", None, None), ("Red", "1", None, None)],
        ),
        ("12 on track, 3 overdue", [("on track", "12", None, None), ("overdue", "3", None, None)]),
        ("Red: 2 (20%); Green: 8 (80%)", [("Red", "2", "20%", "10"), ("Green", "8", "80%", "10")]),
        ("Green 12 Norbeck Road, Red 1", []),
        ("Amber Lane 12", []),
        (
            "75% of actions (18 of 24) are rated green, 4 actions (17%) amber and two are red.",
            [("green", "18", "75%", "24"), ("amber", "4", "17%", "24"), ("red", "two", None, "24")],
        ),
        (
            "The plan has 5 actions. Of these, 2 (40%) are at risk and 3 (60%) are overdue.",
            [("at risk", "2", "40%", "5"), ("overdue", "3", "60%", "5")],
        ),
        (
            "88% (15) of the milestones in the Delivery Plan are on track. Two milestones are now complete.",
            [("on track", "15", "88%", "17"), ("complete", "Two", None, "17")],
        ),
        (
            "80% (8) tasks are underway and due to finish by the due date. Two tasks (5) have missed the date and "
            "haven't been delivered.",
            [("underway", "8", "80%", "10"), ("have missed the date and haven't been delivered", "Two", None, "10")],
        ),
        (
            "Out of the 25 targets 17 (68%) were on track and 8 (32%) were met early. Out of the 48 performance "
            "indicators 37 (77%) were on track and 11 (23%) were late.",
            [("on track", "17", "68%", "25"), ("met early", "8", "32%", "25")],
        ),
        (
            "Out of the 26 targets, 22 had been achieved (84%), 3 had been parked (12%) and 1 (4%) was late.",
            [("achieved", "22", "84%", "26"), ("parked", "3", "12%", "26"), ("late", "1", "4%", "26")],
        ),
        (
            "The auditor made 11 recommendations last year. Seven have been implemented and four are in progress.",
            [("implemented", "Seven", None, "11"), ("in progress", "four", None, "11")],
        ),
        (
            "The state of key projects is good with 79% rated as complete or green, 14% rated amber and 7% rated red.",
            [("complete or green", None, "79%", None), ("amber", None, "14%", None), ("red", None, "7%", None)],
        ),
        (
            "The year was good, with 89% of activities being assessed as making good progress.",
            [("good progress", None, "89%", None)],
        ),
        (
            "Of the projects 9 were completed and 3 are delayed.",
            [("completed", "9", None, None), ("delayed", "3", None, None)],
        ),
        (
            "To date, 100% of 2018/19 recommendations that were due had been implemented.",
            [("implemented", None, "100%", None)],
        ),
        ("We trained staff, with 20% completed and 30% on track.", []),
        ("9 of the 12 actions are complete (75%).", [("complete", "9", "75%", "12")]),
        ("64 of 114 complete (55%)", [("complete", "64", "55%", "114")]),
        (
            "Of the 24 actions, 12 are on track, 8 are complete and four have been delayed.",
            [("on track", "12", None, "24"), ("complete", "8", None, "24"), ("delayed", "four", None, "24")],
        ),
        (
            "There are 20 actions in the plan. Fifteen actions are green, three are amber and two are red.",
            [("green", "Fifteen", None, "20"), ("amber", "three", None, "20"), ("red", "two", None, "20")],
        ),
        (
            "The plan has 42 actions. At the end of Quarter 4, 30 (71%) had been completed and 12 (29%) were late.",
            [("completed", "30", "71%", "42"), ("late", "12", "29%", "42")],
        ),
        ("75% of actions are complete.", [("complete", None, "75%", None)]),
        ("The council employs 13 people and the project is complete.", []),
        ("All four officers were delayed by the weather.", []),
        ("None of this concerns actions.", []),
        (
            "Members looked at the 40 actions of the 2012/13 plans, of which 10% (4) had been achieved, 80% (32) were "
            "on target, 5% (2) had revised dates and 5% (2) had been parked as they were no longer wanted.",
            [
                ("achieved", "4", "10%", "40"),
                ("on target", "32", "80%", "40"),
                ("revised dates", "2", "5%", "40"),
                ("parked", "2", "5%", "40"),
            ],
        ),
        (
            "As at 3rd March, 2022, 85% of the activities in the Year Plan were either complete or on track.",
            [("complete or on track", None, "85%", None)],
        ),
        ("Members heard that of the 32 live projects in the plan, 31 were on track.", [("on track", "31", None, "32")]),
        ("Of the 35 performance indicators, 25 (71%) were on track and 10 (29%) were off track.", []),
        ("The indicators show that 25 (71%) have a green on track status.", []),
    ],
)
def test_prose(words: str, expected: list[Row]) -> None:
    assert counts(heading("Housing Plan 2019-20 Progress"), text(words)) == expected


def listed(words: str) -> Paragraph:
    return Paragraph(words, ParagraphKind.LIST_ITEM, "-", 1)


@pytest.mark.parametrize(
    "introduction, items, expected",
    [
        (
            "At the end of quarter 4 there were 114 actions to be reported:",
            ["64 are complete (56%)", "49 are in progress (43%)", "1 has not started (less than 1%)"],
            [
                ("complete", "64", "56%", "114"),
                ("in progress", "49", "43%", "114"),
                ("has not started", "1", None, "114"),
            ],
        ),
        (
            "There were 49 actions in total, for which updates are as follows:",
            ["Achieved or on target: 45 (92%)", "Parked: 4 (8%)"],
            [("Achieved or on target", "45", "92%", "49"), ("Parked", "4", "8%", "49")],
        ),
        (
            "Progress was as follows:",
            ["29 (59%) of the actions had been achieved;", "20 (41%) of the actions were parked."],
            [("achieved", "29", "59%", "49"), ("parked", "20", "41%", "49")],
        ),
        ("The status of the indicators is:", ["78 are green (84%)", "15 are red (16%)"], []),
    ],
)
def test_a_list_counts_what_its_introduction_counts(introduction: str, items: list[str], expected: list[Row]) -> None:
    assert counts(heading("Progress"), text(introduction), *[listed(words) for words in items]) == expected


def test_the_plan_is_the_heading_that_names_one() -> None:
    paper = report(
        heading("4. Norbeck Housing Plan 2019-20 Progress"),
        heading("4.1 Overview", 2),
        text("Two actions are complete."),
    )
    assert [c.plan for c in find_status_counts(paper, Claims())] == ["Norbeck Housing Plan 2019-20"]


def test_a_chart_does_not_tell_the_fact_twice() -> None:
    chart = Figure("Complete 2\nOngoing 15")
    words = text("88% (15) of the actions are ongoing. Two actions are complete.")
    assert len(counts(heading("Progress"), words, chart)) == 2
    assert counts(heading("Progress"), chart) == [("Complete", "2", None, None), ("Ongoing", "15", None, None)]


def test_a_list_of_states() -> None:
    grid = table(["Status", "Number", "%"], ["Completed", "6", "60%"], ["Overdue", "4", "40%"], ["Total", "10", "100%"])
    assert counts(grid) == [("Completed", "6", "60%", "10"), ("Overdue", "4", "40%", "10")]


def test_plans_by_states_are_told_apart_and_the_table_is_taken() -> None:
    grid = table(["Plan", "Completed", "On track", "Total"], ["Parks Plan", "3", "4", "7"], ["Total", "3", "4", "7"])
    claims = Claims()
    found = list(find_status_counts(report(grid), claims))
    assert [(c.plan, c.status, c.count, c.total) for c in found] == [
        ("Parks Plan", "Completed", "3", "7"),
        ("Parks Plan", "On track", "4", "7"),
    ]
    assert not claims.free(grid)


@pytest.mark.parametrize(
    "figures, total",
    [
        ([("13", "93%"), ("1", None)], "14"),
        ([("9", "75%")], "12"),
        ([("5", "50%"), ("1", None)], "10"),
        ([("3", None), ("4", None)], None),
    ],
)
def test_totals_are_forced_or_left_open(figures: list[tuple[str, str | None]], total: str | None) -> None:
    (source,) = [c.source for c in find_status_counts(report(text("One action is complete.")), Claims())]
    given = [StatusCountCandidate(source, "x", count, percent) for count, percent in figures]
    assert {c.total for c in with_totals(given)} == {total}


def test_a_row_that_cells_from_above_fill_says_nothing() -> None:
    grid = table(["Completed", "4"], [None, None], ["Overdue", "1"])
    assert counts(grid) == [("Completed", "4", None, None), ("Overdue", "1", None, None)]


@pytest.mark.parametrize("announced, read", [("actions within the plan", True), ("performance measures", False)])
def test_a_list_tells_the_state_of_what_is_announced(announced: str, read: bool) -> None:
    items = [
        Paragraph(words, ParagraphKind.LIST_ITEM, mark="•", level=1)
        for words in ("24% (21) complete", "49% (43) on track")
    ]
    found = counts(text(f"As of May, the {announced} were rated as follows:"), *items)
    assert [(status, count) for status, count, *_ in found] == (
        [("complete", "21"), ("on track", "43")] if read else []
    )
