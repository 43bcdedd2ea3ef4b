"""Resolutions of minutes and recommendations of reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.extract.candidates import Claims
from councilpapers.extract.meetings.decisions import find_decisions
from councilpapers.extract.meetings.recorded import records_decision
from councilpapers.extract.report import Report

from ..grids import heading, report, table, text
from ..invented import MINUTES, only

Row = tuple[str, str | None, str | None, str]


def decisions(paper: Report) -> list[Row]:
    return [(d.kind, d.number, d.label, d.text) for d in find_decisions(paper, Claims())]


def resolved(*lines: str) -> list[tuple[str | None, str]]:
    paper = report(heading("7. GRANTS"), *map(text, lines), heading("8. CLOSE"), kind="minutes")
    return [(label, words) for _, _, label, words in decisions(paper)]


def test_a_resolution_stands_under_its_item() -> None:
    (found,) = find_decisions(only(MINUTES), Claims())
    assert (found.kind, found.number, found.item_title, found.label) == ("resolution", "21", "MINUTES", None)
    assert found.text == "That the minutes of the meeting held on 10 January 2019 be approved."
    assert found.source.quote == found.text


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["RESOLVED that the grant be paid."], [(None, "that the grant be paid.")]),
        (["RESOLVED", "Council", "that the grant be paid."], [(None, "that the grant be paid.")]),
        (["RESOLVED: T H A T the grant be paid."], [(None, "THAT the grant be paid.")]),
        (
            ["RESOLVED: a) that the grant be paid;", "b) that the band be thanked."],
            [("a)", "that the grant be paid;"), ("b)", "that the band be thanked.")],
        ),
        (
            ["It was RESOLVED:", "(a) that recommendation (a) on the grant be approved;", "(b) that no band be paid."],
            [("(a)", "that recommendation (a) on the grant be approved;"), ("(b)", "that no band be paid.")],
        ),
        (
            [
                "RESOLVED:",
                "A. That a report be asked for on the following:",
                "(i) Markets",
                "(ii) Slipways",
                "B. That all go.",
            ],
            [("A.", "That a report be asked for on the following:\nMarkets\nSlipways"), ("B.", "That all go.")],
        ),
        (
            ["RESOLVED:", "To note;", "(1) Progress on the pier.", "(2) The plan."],
            [("(1)", "Progress on the pier."), ("(2)", "The plan.")],
        ),
        (["The Council NOTED the following declarations of interest:-", "Item 4 - Mr A Roe"], []),
        (["It was RESOLVED: That the grant be paid."], [(None, "That the grant be paid.")]),
        (["Resolved unanimously – That the grant be paid."], [(None, "That the grant be paid.")]),
        (["RESOLVED UNANIMOUSLY that the grant be paid."], [(None, "that the grant be paid.")]),
        (["Resolution 2014/12: That the grant be paid."], [(None, "That the grant be paid.")]),
        (
            ["Resolved:- (1) That the grant be paid.", "(2) That the band be thanked."],
            [("(1)", "That the grant be paid."), ("(2)", "That the band be thanked.")],
        ),
        (
            ["RESOLVED: That the Cabinet Member", "(i) pays the grant; and", "(ii) thanks the band."],
            [("(i)", "pays the grant"), ("(ii)", "thanks the band.")],
        ),
        (
            ["RESOLVED: That (1) the grant be paid; and (2) the band be thanked."],
            [("(1)", "the grant be paid"), ("(2)", "the band be thanked.")],
        ),
        (
            [
                "RESOLVED:",
                "(1) That the grant be paid.",
                "(2) That the Clerk be asked to:",
                "(i) write;",
                "(ii) report back.",
            ],
            [("(1)", "That the grant be paid."), ("(2)(i)", "write;"), ("(2)(ii)", "report back.")],
        ),
        (
            ["RESOLVED -", "1. That the grant be paid.", "2. That the band be thanked."],
            [("1.", "That the grant be paid."), ("2.", "That the band be thanked.")],
        ),
        (
            ["The band played. It was agreed to pay the grant. Everyone clapped."],
            [(None, "It was agreed to pay the grant.")],
        ),
        (
            ["It was agreed that the grant to the band be paid before", "the end of the month. Clerk"],
            [(None, "It was agreed that the grant to the band be paid before the end of the month.")],
        ),
        (
            ["The Committee:-", "i. APPROVED the grant;", "ii. AGREED that the band be thanked; and", "iii. NOTED it."],
            [("i.", "APPROVED the grant;"), ("ii.", "AGREED that the band be thanked"), ("iii.", "NOTED it.")],
        ),
        (
            ["a) RESOLVED to pay the grant.", "b) RESOLVED to thank the band."],
            [("a)", "to pay the grant."), ("b)", "to thank the band.")],
        ),
        (
            [
                "It was moved by Councillor Dee and seconded by Councillor Orr:-",
                "“That this Council asks Cabinet to pay the grant.”",
                "The motion was put to the vote and was carried.",
            ],
            [(None, "That this Council asks Cabinet to pay the grant.")],
        ),
        (
            [
                "It was moved by Councillor Dee and seconded by Councillor Orr:-",
                "“That this Council asks Cabinet to pay the grant.”",
                "The motion was debated at length.",
            ],
            [],
        ),
        (
            ["Members voted as follows:", "Grant of 40 pounds: agreed unanimously", "Bowls: agreed by 6 votes to 1"],
            [(None, "Grant of 40 pounds: agreed unanimously"), (None, "Bowls: agreed by 6 votes to 1")],
        ),
        (
            [
                "To pay the grant. Moved by Councillor Orr, seconded by Councillor Tait.",
                "The Motion was carried by 3 votes to 2 and the Committee resolved accordingly.",
                "Decision",
                "Agreed to pay the grant.",
            ],
            [(None, "Agreed to pay the grant.")],
        ),
        (
            ["RESOLVED/-", "1. To pay the grant.", "2. To thank the band."],
            [("1.", "To pay the grant."), ("2.", "To thank the band.")],
        ),
        (["Apologies were received and accepted from Cllr Brock."], []),
        (["Thereafter, the Committee NOTED the report."], [(None, "Thereafter, the Committee NOTED the report.")]),
        (
            ["The following was agreed:", "Band - 40 pounds", "Bowls - nothing"],
            [(None, "The following was agreed:\nBand - 40 pounds\nBowls - nothing")],
        ),
        (
            ["It was proposed by Councillor Reid, seconded by Councillor Dunne and RESOLVED that the public leave."],
            [(None, "that the public leave.")],
        ),
        (
            ["It was moved by Councillor Reid and seconded by Councillor Dunne that the hall be let.", "CARRIED"],
            [(None, "It was moved by Councillor Reid and seconded by Councillor Dunne that the hall be let.")],
        ),
        (
            ["It was moved by Councillor Reid and seconded by Councillor Dunne that the hall be let. It was lost."],
            [],
        ),
        (
            ["A report came. DECISION: That the grant be paid. REASON: It is due."],
            [(None, "That the grant be paid.")],
        ),
        (["Decision:", "That the grant be paid."], [(None, "That the grant be paid.")]),
        (
            ["The Committee:", "(i) noted the report; and", "(ii) requested a further report."],
            [("(i)", "noted the report"), ("(ii)", "requested a further report.")],
        ),
        (["The Committee:", "(i) a body of seven;", "(ii) which meets in June."], []),
        (["Recommended –", "That Cabinet review the plan."], [(None, "That Cabinet review the plan.")]),
        (["Decision", "To approve the roads programme."], [(None, "To approve the roads programme.")]),
        (
            ["RESOLVED", "(a) That the grant be paid.", "REASONS FOR DECISION", "To help the band."],
            [("(a)", "That the grant be paid.")],
        ),
        (
            ["RESOLVED (unanimously) – That it be RECOMMENDED TO COUNCIL that the plan be adopted."],
            [(None, "That it be RECOMMENDED TO COUNCIL that the plan be adopted.")],
        ),
        (
            ["4.11iii) It was agreed to survey the play area, Clerk to arrange."],
            [(None, "It was agreed to survey the play area, Clerk to arrange.")],
        ),
        (["Members noted the report.", "The plan has now been approved by the County."], []),
        (["RESOLVED, that –", "the grant be paid."], [(None, "the grant be paid.")]),
        (
            ["RESOLVED –", "That:", "1. the grant be paid; and", "2. the band be thanked."],
            [("1.", "the grant be paid"), ("2.", "the band be thanked.")],
        ),
        (
            ["RESOLVED: That the Committee:", "(1) Noted the grant.", "(2) Thanked the band."],
            [("(1)", "Noted the grant."), ("(2)", "Thanked the band.")],
        ),
        (
            ["RESOLVED – that (A) the grant be paid;", "(B) the band be thanked; and", "(C) the hall be let."],
            [("(A)", "the grant be paid;"), ("(B)", "the band be thanked"), ("(C)", "the hall be let.")],
        ),
        (
            ["RESOLVED that:", "A The grant be paid.", "B A letter be sent to the band."],
            [("A", "The grant be paid."), ("B", "A letter be sent to the band.")],
        ),
        (
            ["Cabinet resolved to:", "i. pay the grant;", "ii. thank the band."],
            [("i.", "pay the grant;"), ("ii.", "thank the band.")],
        ),
        (
            [
                "It was MOVED, SECONDED and RESOLVED that the Cabinet note the letter and:",
                "1. Pay.",
                "2. Thank the band.",
            ],
            [("1.", "Pay."), ("2.", "Thank the band.")],
        ),
        (
            ["Cabinet:", "- Reviewed the grants.", "- Noted the letter from the band."],
            [(None, "Reviewed the grants."), (None, "Noted the letter from the band.")],
        ),
        (
            ["Decision made (Unanimously):", "1. Cabinet notes the letter.", "2. Cabinet pays the grant."],
            [("1.", "Cabinet notes the letter."), ("2.", "Cabinet pays the grant.")],
        ),
        (
            ["That the Executive Board:", "i. pays the grant; and", "ii. thanks the band."],
            [("i.", "pays the grant"), ("ii.", "thanks the band.")],
        ),
        (["NOTED", "the letter from the band."], [(None, "the letter from the band.")]),
        (["The letter was read out.", "DECISION", "NOTED."], [(None, "NOTED.")]),
        (["DECISION", "AGREED that the grant be paid."], [(None, "that the grant be paid.")]),
        (["The Committee AGREED that the grant be paid."], [(None, "that the grant be paid.")]),
        (
            ["Agreed –", "1. the Board pays.", "2. the hall be let."],
            [("1.", "the Board pays."), ("2.", "the hall be let.")],
        ),
        (["Members asked about the band.", "That the report be noted."], [(None, "That the report be noted.")]),
        (["That the band was late was regretted."], []),
        (
            [
                "The Board agreed the following for the reasons in the report.",
                "1. That it be noted.",
                "2. That it be paid.",
            ],
            [("1.", "That it be noted."), ("2.", "That it be paid.")],
        ),
        (
            ["Decision:", "The Cabinet heard the band.", "The Leader thanked it.", "RESOLVED: to pay the grant."],
            [(None, "to pay the grant.")],
        ),
        (["Decision:", "No declarations were made."], []),
        (["Decision of the Executive Councillor", "i. Paid the grant."], [("i.", "Paid the grant.")]),
        (
            [
                "RESOLVED: to pay the grant.",
                "Reasons for Decision:",
                "It was agreed in May to pay it.",
                "Other options considered:",
                "That nothing be paid.",
            ],
            [(None, "to pay the grant.")],
        ),
        (["Councillor Orde moved an amendment:", "That the fee be halved.", "The amendment was LOST."], []),
        (
            [
                "Cllr Reid proposed and Cllr Dunne seconded that the grant be agreed.",
                "Resolved: That the grant be agreed.",
            ],
            [(None, "That the grant be agreed.")],
        ),
        (["Members received and approved the accounts."], [(None, "Members received and approved the accounts.")]),
        (["The notes were confirmed as a correct record."], [(None, "The notes were confirmed as a correct record.")]),
        (["Matter for Decision", "The hall was cold."], []),
    ],
)
def test_ways_to_resolve(lines: list[str], rows: list[tuple[str | None, str]]) -> None:
    assert resolved(*lines) == rows


def test_what_a_cabinet_recommends_to_council_is_a_recommendation() -> None:
    paper = report(
        heading("7. PLAN"),
        text("RESOLVED – That it be RECOMMENDED TO COUNCIL that the plan be adopted."),
        kind="minutes",
    )
    assert [kind for kind, *_ in decisions(paper)] == ["recommendation"]


def test_an_item_put_in_between_bears_a_letter() -> None:
    paper = report(
        heading("5. LETTERS"),
        text("None."),
        heading("5A. AUDITOR"),
        text("It was agreed to ask the same auditor again."),
        heading("6. CLOSE"),
        kind="minutes",
    )
    assert [number for _, number, _, _ in decisions(paper)] == ["5A"]


@pytest.mark.parametrize(
    ("sentence", "recorded"),
    [
        ("It was proposed by Cllr. A. Dunne, seconded by Cllr. Reid and agreed that the hall be let.", True),
        ("All agreed this was a true record.", True),
        ("The Ashby Vale Health and Wellbeing Board agreed the plan.", True),
        ("After it was agreed to pay the grant a further request was made.", False),
        ("The terms had been agreed by the Council's solicitors.", False),
        ("Councillors agreed, and Councillor Dee reminded the others of the pier.", False),
        ("The report of the Clerk was presented and approved.", True),
        ("The meeting agreed that the minutes were a true record.", True),
        ("Cllr Reid proposed and Cllr Dunne seconded that the accounts be approved.", False),
        ("The Councillors resolved to hold a tidy day.", True),
        ("The following accounts were approved for payment", True),
        ("The minutes were checked, agreed as a true record and signed.", True),
        ("This was agreed.", False),
        ("The Partnership agreed to fund the slipway.", True),
        ("To consider the plan, which was approved by Council in May.", False),
        ("The lines were agreed with the owner of the mill.", False),
        ("The dispute was resolved by the court.", False),
        ("It was noted that work had begun.", False),
        ("The extension has now been approved.", False),
        ("The hall committee has agreed.", False),
        ("APPROVED FOR PAYMENT", False),
        ("Following a long debate, the Panel agreed to open the new slipway.", True),
        ("The rise in the warden's pay has been agreed and implemented.", True),
        ("The rise in the warden's pay has been agreed by the County.", False),
    ],
)
def test_sentences_that_record_a_decision(sentence: str, recorded: bool) -> None:
    assert records_decision(sentence) is recorded


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["The Clerk spoke.", "The Cabinet noted the report."], [(None, "The Cabinet noted the report.")]),
        (["Ms Reid spoke at length. Members noted the position."], [(None, "Members noted the position.")]),
        (["The Panel noted the report.", "RESOLVED that the grant be paid."], [(None, "that the grant be paid.")]),
        (["The Panel noted the report.", "The band then played."], []),
        (["The Panel noted that the report was late."], []),
        (["The Clerk noted the report."], []),
    ],
)
def test_what_was_noted_is_decided_where_nothing_else_was(lines: list[str], rows: list[tuple[str | None, str]]) -> None:
    assert resolved(*lines) == rows


def test_a_title_that_says_of_what_state_the_minutes_are_decides_nothing() -> None:
    assert resolved("Approved Minutes of the meeting held on 4 March 2024 in the Hall", "1. Apologies: none.") == []


def test_numbers_run_on_from_item_to_item() -> None:
    paper = report(
        text("2415. Police Report: Attached."),
        text("2416. Minutes: Approved and signed as correct by the chairman."),
        kind="minutes",
    )
    assert decisions(paper) == [("resolution", "2416", None, "Approved and signed as correct by the chairman.")]


def test_minutes_in_a_table_and_decisions_in_cells() -> None:
    paper = report(
        table(
            ["No", "Item", "Action"],
            ["12", "Street lights\nIt was agreed to mend the lamp by the bridge before the winter.", "Clerk"],
            ["13", "Close\nThe chair thanked all the members for coming out on so wet and dark an evening.", ""],
        ),
        kind="minutes",
    )
    assert [(d.number, d.item_title) for d in find_decisions(paper, Claims())] == [("12", "Street lights")]


def test_a_recommendation_to_another_body_is_one() -> None:
    paper = report(heading("7. BUDGET"), text("RECOMMENDED to Council: That the budget be set."), kind="minutes")
    assert [kind for kind, *_ in decisions(paper)] == ["recommendation"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["RECOMMENDED TO COUNCIL:", "(i) that the hall be let; and", "(ii) that the band be thanked."],
         [("(i)", "that the hall be let"), ("(ii)", "that the band be thanked.")]),
        (["RECOMMENDED to Council:", "(i) that the hall be let; and (ii) that the band be thanked."],
         [("(i)", "that the hall be let"), ("(ii)", "that the band be thanked.")]),
        (["RECOMMENDED to the Full Council that the hall be let."], [(None, "that the hall be let.")]),
    ],
)  # fmt: skip
def test_what_minutes_recommend_to_another_body(lines: list[str], rows: list[tuple[str | None, str]]) -> None:
    paper = report(heading("1. HALL"), *map(text, lines), heading("2. CLOSE"), text("None."), kind="minutes")
    assert [d[2:] for d in decisions(paper) if d[0] == "recommendation"] == rows


def recommended(*lines: str, title: str = "RECOMMENDATIONS") -> list[tuple[str | None, str]]:
    paper = report(heading(title), *map(text, lines), heading("Background"), text("That was then."), kind="other")
    return [(label, words) for kind, _, label, words in decisions(paper) if kind == "recommendation"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["Members are asked to note the report."], [(None, "Members are asked to note the report.")]),
        (
            ["1. That Cabinet notes.", "2. That Cabinet agrees."],
            [(None, "That Cabinet notes."), (None, "That Cabinet agrees.")],
        ),
        (["8.1 That Cabinet notes the plan."], [(None, "That Cabinet notes the plan.")]),
        (
            ["(a) That the Board notes.", "(b) That it agrees."],
            [("(a)", "That the Board notes."), ("(b)", "That it agrees.")],
        ),
        (["That the Cabinet Member", "(i) notes, and", "(ii) agrees."], [("(i)", "notes"), ("(ii)", "agrees.")]),
        (["Cabinet is recommended to:", "• note the plan", "• fund it"], [(None, "note the plan"), (None, "fund it")]),
        (
            [
                "(1) Scrutiny is recommended to note;",
                "(2) Cabinet is recommended to:",
                "ii) Thank staff.",
                "iii) Accept.",
            ],
            [("(1)", "Scrutiny is recommended to note;"), ("ii)", "Thank staff."), ("iii)", "Accept.")],
        ),
        (["None"], []),
        (
            ["Recommendation 1: That the Council plants trees.", "Recommendation 2 - That it waters them."],
            [("1", "That the Council plants trees."), ("2", "That it waters them.")],
        ),
        (["Recommendation 1 was met in part."], [(None, "Recommendation 1 was met in part.")]),
    ],
)
def test_ways_to_recommend(lines: list[str], rows: list[tuple[str | None, str]]) -> None:
    assert recommended(*lines) == rows


def test_a_recommendation_beside_its_label_in_a_table() -> None:
    paper = report(table(["Subject", "Roads"], ["Recommendations", "That roads be mended."]), kind="other")
    assert decisions(paper) == [("recommendation", None, None, "That roads be mended.")]


def test_members_are_asked_without_a_section() -> None:
    paper = report(text("Roads are bad."), text("The Committee is asked to agree to mend them."), kind="other")
    assert decisions(paper) == [("recommendation", None, None, "The Committee is asked to agree to mend them.")]


@pytest.mark.parametrize("kind", ["agenda", "inspection_report"])
def test_agendas_and_inspectors_recommend_nothing(kind: str) -> None:
    assert decisions(report(heading("Recommendations"), text("That it be noted."), kind=kind)) == []


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["1. To pay the grant. 2. To thank the band."], [("1.", "To pay the grant."), ("2.", "To thank the band.")]),
        (["a) note the plan; and b) thank the band."], [("a)", "note the plan"), ("b)", "thank the band.")]),
        (
            ["That i. the plan be agreed; and ii. the band be thanked."],
            [("i.", "the plan be agreed"), ("ii.", "the band be thanked.")],
        ),
        (
            ["That the band be paid; i. e. the grant be kept."],
            [(None, "That the band be paid; i. e. the grant be kept.")],
        ),
        (["To meet on pier 2. Boats are to follow."], [(None, "To meet on pier 2. Boats are to follow.")]),
    ],
)
def test_numbers_that_run_on_in_a_line(lines: list[str], rows: list[tuple[str | None, str]]) -> None:
    assert resolved("RESOLVED:", *lines) == rows


def test_recommendations_that_call_themselves_so() -> None:
    lines = [
        text("Recommendation 1: Agree a vision"),
        text("The team met many."),
        text("Recommendation 2: Train members"),
    ]
    for kind in ("inspection_report", "other"):
        assert decisions(report(*lines, kind=kind)) == [
            ("recommendation", None, "1", "Agree a vision"),
            ("recommendation", None, "2", "Train members"),
        ]
    assert decisions(report(*lines, lines[0], kind="other")) == []
    became = text("Recommendation 1: Implemented in May"), text("Recommendation 2: In progress")
    assert decisions(report(*became, kind="other")) == []


@pytest.mark.parametrize(
    "words", ["Key recommendations", "3. Recommendations of the Panel", "Recommendations to the Executive"]
)
def test_headings_of_recommendations(words: str) -> None:
    paper = report(heading(words), text("That the band be thanked."), heading("Background"), text("That is all."))
    assert [row[3] for row in decisions(paper)] == ["That the band be thanked."]


def test_recommendations_in_a_table_of_their_own() -> None:
    grid = table(["No.", "Recommendation"], ["R1", "Thank the band"], ["R2", "Pay the grant"])
    assert decisions(report(heading("Findings"), grid)) == [
        ("recommendation", None, "R1", "Thank the band"),
        ("recommendation", None, "R2", "Pay the grant"),
    ]


def test_numbers_of_a_year_before_inline_titles() -> None:
    lines = [
        "22/42 Last meeting: The minutes were approved as a true record.",
        "22/43 Planning: It was agreed to object.",
    ]
    assert [(number, words) for _, number, _, words in decisions(report(*map(text, lines), kind="minutes"))] == [
        ("22/42", "The minutes were approved as a true record."),
        ("22/43", "It was agreed to object."),
    ]


def test_a_part_that_is_recommended_to_council_keeps_its_words() -> None:
    lines = [
        "RESOLVED:",
        "(a) That the plan be noted; and",
        "(b) That it be RECOMMENDED to Council that the band be paid.",
    ]
    paper = report(heading("7. PLAN"), *map(text, lines), kind="minutes")
    assert [(row[0], row[2], row[3]) for row in decisions(paper)] == [
        ("resolution", "(a)", "That the plan be noted"),
        ("recommendation", "(b)", "That it be RECOMMENDED to Council that the band be paid."),
    ]


def test_items_whose_number_leans_on_a_dash() -> None:
    paper = report(
        text("1.19  - Chair"),
        text("None stood."),
        text("2.19- Piers"),
        text("It was agreed that the pier be shut."),
        kind="minutes",
    )
    (found,) = find_decisions(paper, Claims())
    assert (found.number, found.item_title) == ("2.19", "Piers")


def test_resolved_in_a_line_of_capitals_heads_no_item() -> None:
    paper = report(
        heading("Minutes of Committees"), heading("RESOLVED that"), text("(1) the minutes be noted."), kind="minutes"
    )
    (found,) = find_decisions(paper, Claims())
    assert (found.item_title, found.label) == ("Minutes of Committees", "(1)")


def test_items_of_which_only_some_are_set_apart() -> None:
    paper = report(
        text("1. Present"),
        text("Councillor A Roe"),
        heading("2. Welcome:"),
        text("All were welcomed."),
        text("3. To approve the minutes of the last meeting."),
        text("The minutes were approved."),
        heading("4. Close"),
        kind="minutes",
    )
    (found,) = find_decisions(paper, Claims())
    assert (found.number, found.item_title) == ("3", "To approve the minutes of the last meeting.")


def test_amendments_in_bullets_go_with_the_minutes_that_they_amend() -> None:
    paper = report(
        heading("1. MINUTES"),
        text("The minutes of 4 May were agreed, subject to the following amendments:"),
        text("• Add Mr Roe."),
        text("The minutes of 9 May were agreed."),
        heading("2. CLOSE"),
        kind="minutes",
    )
    assert [d.text for d in find_decisions(paper, Claims())] == [
        "The minutes of 4 May were agreed, subject to the following amendments:\nAdd Mr Roe.",
        "The minutes of 9 May were agreed.",
    ]


def test_plain_lines_number_items_from_one_on() -> None:
    lines = [
        "1. Last meeting",
        "The minutes were approved.",
        "2. Piers",
        "AGREED: That the pier be shut.",
        "3. Close",
        "None.",
    ]
    paper = report(*map(text, lines), kind="minutes")
    assert [(number, words) for _, number, _, words in decisions(paper)] == [
        ("1", "The minutes were approved."),
        ("2", "That the pier be shut."),
    ]


def test_a_plain_title_that_counts_on_is_an_item() -> None:
    paper = report(
        heading("1. GRANTS"),
        text("RESOLVED: That the grant be paid."),
        heading("2. BAND"),
        text("RESOLVED: That the band be thanked."),
        text("3. Minutes"),
        text("The following minutes were APPROVED:-"),
        text("Community Board of 3 June 2019."),
        text("The meeting ended at 12.40 pm."),
        kind="minutes",
    )
    assert [(number, words) for _, number, _, words in decisions(paper)][2:] == [
        ("3", "The following minutes were APPROVED:-\nCommunity Board of 3 June 2019.")
    ]


@pytest.mark.parametrize(
    "numbers", [("23/14", "24/14"), ("ABCA 103/19", "ABCA 104/19"), ("19-20/ASC/16", "19-20/ASC/17")]
)
def test_items_numbered_in_their_year_below_the_day_of_the_meeting(numbers: tuple[str, str]) -> None:
    paper = report(
        heading("Scrutiny Panel"),
        heading("7 October 2014"),
        heading(f"{numbers[0]} APOLOGIES"),
        text("None."),
        heading(f"{numbers[1]} GRANTS"),
        text("RESOLVED: That the grant be paid."),
        kind="minutes",
    )
    assert [(number, words) for _, number, _, words in decisions(paper)] == [(numbers[1], "That the grant be paid.")]


def test_items_in_cells_beside_those_who_are_to_act() -> None:
    rows = table(
        ["", "ACTION"],
        ["78. Apologies\nFrom Cllr Gaunt.", ""],
        ["79. Allotments\nIt was agreed that a plot be let.", "Clerk"],
    )
    titled = [
        replace(
            cell, paragraphs=(heading(f"{cell.paragraphs[0].mark} {cell.paragraphs[0].text}"), *cell.paragraphs[1:])
        )
        if len(cell.paragraphs) > 1
        else cell
        for cell in rows.cells
    ]
    rows = replace(rows, cells=tuple(titled))
    paper = report(heading("Minutes"), rows, kind="minutes")
    assert [(number, words) for _, number, _, words in decisions(paper)] == [
        ("79", "It was agreed that a plot be let.")
    ]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            ["1. Apologies: Cllr Pugh.", "2. Minutes: They were approved.", "3. Bench: It was agreed to buy one."],
            [("2", "They were approved."), ("3", "It was agreed to buy one.")],
        ),
        (
            ["**47 Interests", "None.", "**48 21/03312/F - Canal Wharf", "RESOLVED: That it be granted.",
             "**49 22/00187/HF - 9 Larch Close", "RESOLVED: That it be refused."],
            [("48", "That it be granted."), ("49", "That it be refused.")],
        ),
        (
            ["E/17/41 Minutes", "RESOLVED: That they be approved.", "E/17/42 Outturn", "RESOLVED: That it be noted."],
            [("E/17/41", "That they be approved."), ("E/17/42", "That it be noted.")],
        ),
    ],
)  # fmt: skip
def test_numbers_of_items(lines: list[str], rows: list[tuple[str | None, str]]) -> None:
    blocks = [heading(line[2:]) if line.startswith("**") else text(line) for line in lines]
    assert [(number, words) for _, number, _, words in decisions(report(*blocks, kind="minutes"))] == rows


def test_a_title_that_a_page_ran_into_the_words_of_its_item() -> None:
    rows = table(
        ["No.", "Item", "Action by"],
        ["1", "Welcome and apologies The Chair welcomed everyone and told them where the exits of the hall are.", ""],
        [
            "2",
            "Police update The inspector reported that burglary fell. It was agreed that a second fund be set up.",
            "RP",
        ],
    )
    found = decisions(report(heading("NOTES"), rows, kind="minutes"))
    assert [(number, words) for _, number, _, words in found] == [("2", "It was agreed that a second fund be set up.")]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            [
                "RESOLVED that permission be REFUSED for the following reasons:",
                "1. The scale of it.",
                "2. The noise of it.",
            ],
            [(None, "that permission be REFUSED for the following reasons:\nThe scale of it.\nThe noise of it.")],
        ),
        (
            ["RESOLVED that permission be GRANTED subject to the following conditions:", "(a) Trees are kept."],
            [(None, "that permission be GRANTED subject to the following conditions:\nTrees are kept.")],
        ),
        (
            ["RESOLVED: 1. That the plan be noted;", "2. That it be paid."],
            [("1.", "That the plan be noted;"), ("2.", "That it be paid.")],
        ),
    ],
)
def test_reasons_and_conditions_are_no_decisions(lines: list[str], rows: list[tuple[str | None, str]]) -> None:
    assert resolved(*lines) == rows
