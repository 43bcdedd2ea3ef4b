"""The body that met, and what is none."""

from __future__ import annotations

import pytest

from councilpapers.extract.papers.body_names import is_name, names_body
from councilpapers.extract.papers.meeting_bodies import addressed, bodies_in, body_on_top


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Audit and Governance Committee", True),
        ("CHILDREN AND YOUNG PEOPLE'S BOARD", True),
        ("Cabinet", True),
        ("Cabinet Member for Homes", True),
        ("Norbeck Borough Council. Monitored by the Adult Services Board", False),
        ("Monitored by the Adult Services Board", False),
        ("The Committee", False),
        ("which was sent to the board", False),
        ("", False),
    ],
)
def test_a_body_is_named_by_a_name(words: str, named: bool) -> None:
    assert names_body(words) is named


@pytest.mark.parametrize(
    ("words", "name"),
    [("Health and Wellbeing Board", True), ("The Panel", False), ("The Cabinet", True), ("Monitored by", False)],
)
def test_names_are_printed_in_capitals(words: str, name: bool) -> None:
    assert is_name(words) is name


@pytest.mark.parametrize(
    ("line", "meeting"),
    [
        ("Report to the Leisure Scrutiny Panel, 24 November 2021. Norbeck Council.",
         ("Leisure Scrutiny Panel", "24 November 2021")),
        ("Report of the Director of Housing to the Cabinet, 3 March 2014", ("Cabinet", "3 March 2014")),
        ("Report to Cabinet", ("Cabinet", None)),
        ("Report to the residents of Eastmoor", None),
        ("The report to the Panel was late", None),
    ],
)  # fmt: skip
def test_papers_addressed_to_a_body(line: str, meeting: tuple[str, str | None] | None) -> None:
    assert list(addressed([line])) == ([meeting] if meeting else [])


@pytest.mark.parametrize(
    ("lines", "kind", "bodies"),
    [
        (
            ["Minutes of a meeting of the Licensing Panel held at the Hall on 4 May"],
            "minutes",
            ["Licensing Panel"],
        ),
        (["MINUTES OF THE MEETING OF THE CABINET HELD IN THE COUNCIL CHAMBER ON 4 MAY"], "minutes", ["CABINET"]),
        (["MINUTES OF A MEETING OF THE LICENSING PANEL AT THE COUNCIL OFFICES"], "minutes", ["LICENSING PANEL"]),
        (["Minutes - Licensing Panel"], "minutes", ["Licensing Panel"]),
        (["Decision Sheet – Cabinet"], "minutes", ["Cabinet"]),
        (["Council Plan Performance Update"], "minutes", []),
        (["The Report of the Deputy Chief Executive is attached"], "minutes", []),
        (["Contact: A Roe, Committee Officer"], "minutes", []),
        (["Cllr Ann Roe, Chairman of the Parish Council chaired it"], "minutes", []),
        (
            ["Minutes of the Annual Parish Council Meeting of Ashby Parish Council held in the Hall"],
            "minutes",
            ["Ashby Parish Council"],
        ),
        (["MINUTES OF THE ASHBY TOWN COUNCIL", "HELD IN THE COUNCIL CHAMBER"], "minutes", ["ASHBY TOWN COUNCIL"]),
        (["(Cabinet Member Councillor Roe)"], "minutes", []),
        (["152 Overview and Scrutiny Board - minutes"], "minutes", ["Overview and Scrutiny Board"]),
        (
            ["ASHBY TOWN COUNCIL", "MINUTES OF THE MEETING OF THE TOWN COUNCIL HELD ON MONDAY 8TH MAY"],
            "minutes",
            ["ASHBY TOWN COUNCIL"],
        ),
        (["Recommendations of the Group"], "other", []),
        (["Leisure Board – Action log"], "action_plan", ["Leisure Board"]),
        (["Leisure Board (LB) Action Tracker"], "action_plan", ["Leisure Board (LB)"]),
        (["INTERNAL AUDIT RECOMMENDATION TRACKER"], "action_plan", []),
        (["LBG – Action Log"], "action_plan", ["LBG"]),
        (["Licensing Panel, 20 July 2023"], "action_plan", ["Licensing Panel"]),
        (["Leisure Services Plan - Quarter 3 Action Report"], "action_plan", []),
        (["The Committee considered a report on quarter 2."], "minutes", []),
        (["Leisure Plan 2014", "Norbeck Borough Council. Monitored by the Leisure Board"], "action_plan", []),
        (["Ferry Board Actions Log"], "action_plan", ["Ferry Board"]),
        (["Inspection of Norbeck Council"], "inspection_report", []),
    ],
)
def test_bodies_named_on_top(lines: list[str], kind: str, bodies: list[str]) -> None:
    assert bodies_in(lines, kind) == bodies


@pytest.mark.parametrize(
    ("on_top", "opening", "body"),
    [
        (
            ["Ashby Vale Council"],
            [
                "Ashby Vale Council",
                "Minutes of Meeting of the Education Committee held in Corrie House on 22 August 2019.",
            ],
            ["Education Committee"],
        ),
        (["Ashby Vale Council"], ["Ashby Vale Council", "Present: Councillors Hale and Reid"], ["Ashby Vale Council"]),
        (["Ashby Vale Council", "Housing Panel"], ["Minutes of the Education Committee"], ["Housing Panel"]),
        (["MINUTE of MEETING of the PLANNING COMMITTEE held on 20 March"], [], ["PLANNING COMMITTEE"]),
        (["DECISIONS OF THE CABINET"], [], ["CABINET"]),
    ],
)
def test_who_met_below_a_letterhead(on_top: list[str], opening: list[str], body: list[str]) -> None:
    assert body_on_top(on_top, opening, "minutes") == body
