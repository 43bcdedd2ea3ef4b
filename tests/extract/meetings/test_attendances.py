"""Those present and those who sent apologies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.extract.candidates import Claims, MeetingCandidate
from councilpapers.extract.meetings.attendances import find_attendances
from councilpapers.extract.meetings.people_lists import people_in
from councilpapers.extract.report import Report

from ..grids import heading, report, table, text
from ..invented import MINUTES, only

Row = tuple[str, str | None, str]


def attended(paper: Report) -> list[Row]:
    return [(a.name, a.role, a.attendance) for a in find_attendances(paper, Claims())]


def minutes(*lines: str) -> list[Row]:
    return attended(
        report(*map(text, lines), heading("1. MINUTES"), text("Agreed."), heading("2. CLOSE"), kind="minutes")
    )


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Councillors Iqbal, Dunne and M. Oyelaran", ["Iqbal", "Dunne", "M. Oyelaran"]),
        ("Councillors P Hale (Chair) R Iqbal, T Dunne Clerk J Moss", ["P Hale", "R Iqbal", "T Dunne", "J Moss"]),
        ("Ada Cole, Libraries Manager; Ian Moss (Head of Estates)", ["Ada Cole", "Ian Moss"]),
        ("Mrs D Bell, Mr M Dix & Dr J O'Neil MBE", ["D Bell", "M Dix", "J O'Neil"]),
        ("the Clerk and two members of the public", []),
        ("P Hale, NBC", ["P Hale"]),
        ("Ada Cole – Head of Legal Services Ian Moss – Clerk", ["Ada Cole", "Ian Moss"]),
        ("Town Clerk (G Tower)", ["G Tower"]),
        ("Heidi Moss and Cllr Ada Cole", ["Heidi Moss", "Ada Cole"]),
        ("Councillor P Hale (Vice Chair)", ["P Hale"]),
        (
            "Mr Ian Moss & Mr J Alan Fry (Clerk). Also: County Councilor Mr Rob Dee",
            ["Ian Moss", "J Alan Fry", "Rob Dee"],
        ),
        ("Chair Cllr. A Roe, Cllr. B Dee", ["A Roe", "B Dee"]),
        ("RFO Ian Moss, County Councillor Ray Holder", ["Ian Moss", "Ray Holder"]),
        ("Councillors Mrs G Roe, J Dee and Counciller Ian Moss", ["G Roe", "J Dee", "Ian Moss"]),
        ("Ian Moss (IM) – Chair Ada Cole (AC)", ["Ian Moss", "Ada Cole"]),
        ("Rev Fr N Cole, Town Clerk", ["N Cole"]),
        ("Ada Cole Norbeck Council", ["Ada Cole"]),
        ("Cllr Ada Cole Fell & Moor Fire & Rescue Authority", ["Ada Cole"]),
        ("Minutes, Matters Arising", []),
        ("Ada Cole Cabinet Member for Finance and Assets", ["Ada Cole"]),
        ("Mr I Moss, Area Manager for Fell and Marsh Coast, Norbeck Police", ["I Moss"]),
        ("Ian Moss / Ada Cole", ["Ian Moss", "Ada Cole"]),
        ("Ada Cole, Carter Bright LLP", ["Ada Cole"]),
        ("PART ONE", []),
        ("None", []),
        ("", []),
    ],
)
def test_names_without_titles_and_posts(words: str, names: list[str]) -> None:
    assert [p.name for p in people_in(words)] == names


def test_present_and_apologies_in_sentences() -> None:
    assert attended(only(MINUTES)) == [
        ("P. Hale", "chair", "present"),
        ("Iqbal", "member", "present"),
        ("Dunne", "member", "present"),
        ("M. Oyelaran", "member", "present"),
        ("Reid", "member", "apologies"),
        ("J. Stone", "member", "apologies"),
    ]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            ["PRESENT:", "Ada Cole (AC) [CHAIR]", "Ian Moss (IM)", "Kay Dunn (KD) CLERK"],
            [("Ada Cole", "chair", "present"), ("Ian Moss", "member", "present"), ("Kay Dunn", "officer", "present")],
        ),
        (
            ["Present: Members of the Public:", "Ada Cole (AC) [chair] Rose Fry", "Ian Moss (IM)"],
            [("Ada Cole", "chair", "present"), ("Rose Fry", "other", "present"), ("Ian Moss", "member", "present")],
        ),
        (
            ["Present: Cllr Ada Cole (Chair), Cllr Ian Moss. Officers: Kay Dunn (Clerk). Apologies: Cllr Rose Fry"],
            [
                ("Ada Cole", "chair", "present"),
                ("Ian Moss", "member", "present"),
                ("Kay Dunn", "officer", "present"),
                ("Rose Fry", "member", "apologies"),
            ],
        ),
        (
            ["Present:- Councillors Hale and Reid. Apologies for absence were received from Councillor Webb."],
            [("Hale", "member", "present"), ("Reid", "member", "present"), ("Webb", "member", "apologies")],
        ),
        (
            ["In the Chair: Councillor Hale", "Present: Councillors Reid and Dunne"],
            [("Hale", "chair", "present"), ("Reid", "member", "present"), ("Dunne", "member", "present")],
        ),
        (
            ["Present: Councillors: Ada Cole (in the Chair), Ian Moss. Officers: Kay Dunn and Rose Fry."],
            [
                ("Ada Cole", "chair", "present"),
                ("Ian Moss", "member", "present"),
                ("Kay Dunn", "officer", "present"),
                ("Rose Fry", "officer", "present"),
            ],
        ),
        (
            ["Present: Cllrs Hale (in the chair), Reid, County Cllr Webb and the Clerk."],
            [("Hale", "chair", "present"), ("Reid", "member", "present"), ("Webb", "other", "present")],
        ),
        (
            ["Present: Councillors Hale and Reid", "Officers: Ada Cole, Ian Moss", "Also present: Mr T Fry"],
            [
                ("Hale", "member", "present"),
                ("Reid", "member", "present"),
                ("Ada Cole", "officer", "present"),
                ("Ian Moss", "officer", "present"),
                ("T Fry", "other", "present"),
            ],
        ),
        (
            ["Present: Councillors Ann Hale and Bo Reid", "Councillor Bo Reid took the Chair and welcomed all."],
            [("Ann Hale", "member", "present"), ("Bo Reid", "chair", "present")],
        ),
        (
            ["Present:", "Councillor A Hale (Chair)", "Councillors: B Reid (substitute for Councillor C Dunne), D Fry"],
            [("A Hale", "chair", "present"), ("B Reid", "member", "present"), ("D Fry", "member", "present")],
        ),
        (
            ["Present: Councillors P Hale, Mrs S Bell, T Reid and Dr A Dunne", "Also present: Mrs K Fry (Clerk)"],
            [
                ("P Hale", "member", "present"),
                ("S Bell", "member", "present"),
                ("T Reid", "member", "present"),
                ("A Dunne", "member", "present"),
                ("K Fry", "officer", "present"),
            ],
        ),
        (
            ["Present: Councillors P Hale and T Reid and Mr J Fry"],
            [("P Hale", "member", "present"), ("T Reid", "member", "present"), ("J Fry", "other", "present")],
        ),
        (
            ["Present: The Mayor (Councillor P Quick); Councillors Adams and Baker"],
            [("P Quick", "chair", "present"), ("Adams", "member", "present"), ("Baker", "member", "present")],
        ),
        (
            ["Sederunt: Councillors A Moss (Convener), B Fry", "Apologies: Councillor D Dunn"],
            [("A Moss", "chair", "present"), ("B Fry", "member", "present"), ("D Dunn", "member", "apologies")],
        ),
        (
            ["Board members: Ada Cole (Chair), Cllr Ian Moss, Dr Rose Fry", "In attendance: Kay Dunn (minutes)"],
            [
                ("Ada Cole", "chair", "present"),
                ("Ian Moss", "member", "present"),
                ("Rose Fry", "member", "present"),
                ("Kay Dunn", "officer", "present"),
            ],
        ),
        (
            [
                "Present: Councillors S Hall, Ward and Mrs J Head",
                "In attendance: Ann Hall, Village Clerk; Hall Committee",
            ],
            [
                ("S Hall", "member", "present"),
                ("Ward", "member", "present"),
                ("J Head", "member", "present"),
                ("Ann Hall", "officer", "present"),
            ],
        ),
        (
            ["Present: Councillor Hale", "PCSO Tom Fry joined the meeting and told of thefts."],
            [("Hale", "member", "present"), ("Tom Fry", "other", "present")],
        ),
    ],
)
def test_ways_to_be_there(lines: list[str], rows: list[Row]) -> None:
    assert minutes(*lines) == rows


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            ["Present: Councillors A Roe (Chair) and B Dee", "Also in attendance: Cllr C Fry (Chair of Scrutiny)"],
            [("A Roe", "chair", "present"), ("B Dee", "member", "present"), ("C Fry", "other", "present")],
        ),
        (
            ["In attendance: Councillors A Roe (Chair), B Dee; Ian Moss (Clerk)"],
            [("A Roe", "chair", "present"), ("B Dee", "member", "present"), ("Ian Moss", "officer", "present")],
        ),
        (
            ["P R E S E N T:-", "Miss A Roe, Mrs B Dee"],
            [("A Roe", "member", "present"), ("B Dee", "member", "present")],
        ),
        (
            ["In attendance", "Councillors A Roe (AR) Chair, B Dee (BD),", "C Fry (CF)", "Ian Moss was in attendance."],
            [
                ("A Roe", "chair", "present"),
                ("B Dee", "member", "present"),
                ("C Fry", "member", "present"),
                ("Ian Moss", "officer", "present"),
            ],
        ),
        (
            ["Officers:", "Kay Dunn, Ada Cole, Sarah", "North, Ian Moss"],
            [
                ("Kay Dunn", "officer", "present"),
                ("Ada Cole", "officer", "present"),
                ("Sarah North", "officer", "present"),
                ("Ian Moss", "officer", "present"),
            ],
        ),
        (
            ["The plan was discussed.", "Councillor A Roe (in the Chair); Councillors Dee, Fry and Hale."],
            [
                ("A Roe", "chair", "present"),
                ("Dee", "member", "present"),
                ("Fry", "member", "present"),
                ("Hale", "member", "present"),
            ],
        ),
        (
            ["Calling of the Roll and Apologies for Absence", "Mr A Roe, Mrs B Dee", "Mr A Roe in the Chair"],
            [("A Roe", "chair", "present"), ("B Dee", "member", "present")],
        ),
        (
            ["PRESENT: Councillors Mrs A Roe and B Dee. There were apologies from Councillors C Fry and Mrs D Hale."],
            [
                ("A Roe", "member", "present"),
                ("B Dee", "member", "present"),
                ("C Fry", "member", "apologies"),
                ("D Hale", "member", "apologies"),
            ],
        ),
        (
            ["In Attendance: Ian Moss, Town Clerk", "Ada Cole, Norbeck Gazette"],
            [("Ian Moss", "officer", "present"), ("Ada Cole", "other", "present")],
        ),
        (
            [
                "Present: Cllr A Roe (Mayor)",
                "Apologies:",
                "Cllr B Dee",
                "The Town Clerk was in attendance.",
                "County Cllrs C Fry and D Hale were in attendance.",
            ],
            [
                ("A Roe", "chair", "present"),
                ("B Dee", "member", "apologies"),
                ("C Fry", "other", "present"),
                ("D Hale", "other", "present"),
            ],
        ),
        (
            ["Present: Cllr A Roe (Chair)", "Apologies: Councillors: B Dee, L Fry – Ferry Chairman"],
            [("A Roe", "chair", "present"), ("B Dee", "member", "apologies"), ("L Fry", "member", "apologies")],
        ),
        (
            [
                "Attendance Details",
                "Councillor A.B. Roe (Chairman); Councillors Dee and Hale.",
                "Min No Description Resolution",
            ],
            [("A.B. Roe", "chair", "present"), ("Dee", "member", "present"), ("Hale", "member", "present")],
        ),
        (
            ["Present. Cllrs A Roe – Chairman, B Dee (V. Chair) and the Clerk – Ian Moss", "DECLARATIONS OF INTEREST"],
            [("A Roe", "chair", "present"), ("B Dee", "member", "present"), ("Ian Moss", "officer", "present")],
        ),
        (
            ["Calling of the Roll and Apologies for Absence", "Gairm a’ Chlàir", "Mr A Roe, Mrs B Dee"],
            [("A Roe", "member", "present"), ("B Dee", "member", "present")],
        ),
        (["Part One", "Councillor A Roe (Chair) opened the meeting; all stood."], []),
    ],
)
def test_lists_without_their_usual_labels(lines: list[str], rows: list[Row]) -> None:
    assert minutes(*lines) == rows


def test_one_councillor_among_the_members_of_a_forum() -> None:
    there = "Cllr A Roe (Chair), Ada Cole (Secretary), Kay Dunn (Police), Bo Fry (AVCC), Ian Moss (AVCC), Jo Hale"
    paper = report(text(f"Present: {there}"), heading("1. MINUTES"), kind="minutes")
    met = MeetingCandidate(paper.front.source, "Norbeck Community Council")
    paper = replace(paper, front=replace(paper.front, meetings=(met,)))
    assert [role for _, role, _ in attended(paper)] == ["chair", "officer", "other", "member", "member", "member"]


def test_a_roll_of_all_members_is_longer_than_a_line() -> None:
    names = [f"Mr {letter} {name}" for name in ("Roe", "Dee", "Fry", "Hale") for letter in "ABCDEFGHIJ"]
    assert len(minutes("Present:", ", ".join(names))) == len(names)


@pytest.mark.parametrize(
    ("lines", "away"),
    [
        (["3. APOLOGY FOR ABSENCE -", "This was received from Councillor G Reid."], ["G Reid"]),
        (
            ["3. Apologies for absence", "were received from: Cllr G Reid & Ian Moss. Also: Ms A Fry"],
            ["G Reid", "Ian Moss", "A Fry"],
        ),
        (["3. Apologies for absence.", "Cllr G Reid (leave). The meeting accepted these."], ["G Reid"]),
        (
            ["3. Apologies for absence", "School members", "Ada Cole, Ian Moss", "Officers", "None"],
            ["Ada Cole", "Ian Moss"],
        ),
        (["3. Substitute members", "(i) Cllr A Roe for Cllr B Dee; and"], ["B Dee"]),
    ],
)
def test_those_away_under_an_item(lines: list[str], away: list[str]) -> None:
    title, *words = lines
    paper = report(
        text("Present: Councillor P Hale"), heading(title), *map(text, words), heading("4. CLOSE"), kind="minutes"
    )
    assert [name for name, _, attendance in attended(paper) if attendance == "apologies"] == away


def test_apologies_as_an_item() -> None:
    paper = report(
        text("Present: Councillors Hale and Reid"),
        text("2417. Apologies for absence: Cllrs Dunne, Iqbal & Stone."),
        text("2418. Minutes: Approved."),
        kind="minutes",
    )
    assert [row for row in attended(paper) if row[2] == "apologies"] == [
        ("Dunne", "member", "apologies"),
        ("Iqbal", "member", "apologies"),
        ("Stone", "member", "apologies"),
    ]


def test_ticks_under_present_and_apology() -> None:
    head = ["Name", "Organisation", "Present", "Apology"]
    paper = report(
        table(head, ["Ada Cole", "Lay member", "✓", ""], ["Dr Ian Moss", "Norbeck Trust", "", "✓"]), kind="minutes"
    )
    assert attended(paper) == [("Ada Cole", "member", "present"), ("Ian Moss", "member", "apologies")]


def test_lists_in_the_columns_of_a_table() -> None:
    paper = report(
        table(["Present", "Apologies"], ["Councillor Hale (Chair)\nCouncillor Reid", "Councillor Dunne"]),
        kind="minutes",
    )
    assert attended(paper) == [
        ("Hale", "chair", "present"),
        ("Reid", "member", "present"),
        ("Dunne", "member", "apologies"),
    ]


def test_lists_under_each_other_in_a_column() -> None:
    paper = report(
        table(
            ["Present", ""],
            ["Ada Cole (Chair)", "Independent Chair"],
            ["DCI Ian Moss", "Vale Police"],
            ["Apologies", ""],
            ["Dr Sam Fry", "Hospital Trust"],
        ),
        kind="minutes",
    )
    assert attended(paper) == [
        ("Ada Cole", "chair", "present"),
        ("Ian Moss", "other", "present"),
        ("Sam Fry", "member", "apologies"),
    ]


def test_nobody_attends_a_report() -> None:
    assert attended(report(text("Present: Councillor Hale"), kind="other")) == []


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            ["THOSE ATTENDING:", "Cllr A Cole", "Cllr Moss (Chair)", "IN ATTENDANCE:",
             "Mrs K Dunn, Parish Clerk, Mr R J Fry Deputy Clerk"],
            [("A Cole", "member", "present"), ("Moss", "chair", "present"), ("K Dunn", "officer", "present"),
             ("R J Fry", "officer", "present")],
        ),
        (
            ["Present: Cllrs. A Cole (Chair); I. Moss (Vice), K Dunn & R Fry", "Apologies: None",
             "Other apologies: Cllr D. Webb"],
            [("A Cole", "chair", "present"), ("I. Moss", "member", "present"), ("K Dunn", "member", "present"),
             ("R Fry", "member", "present"), ("D. Webb", "member", "apologies")],
        ),
        (
            ["Apologies", "Cllr A Cole and Cllr I Moss (family), Cllr K Dunn (work). The meeting accepted these."],
            [("A Cole", "member", "apologies"), ("I Moss", "member", "apologies"), ("K Dunn", "member", "apologies")],
        ),
        (
            ["Apologies for absence",
             "Apologies were received from Mr A Cole (Ms K Dunn attended as substitute) and Dr I Moss.",
             "Mrs R Fry attended as substitute for Ms D Webb."],
            [("K Dunn", "member", "present"), ("A Cole", "member", "apologies"), ("I Moss", "member", "apologies"),
             ("R Fry", "member", "present"), ("D Webb", "member", "apologies")],
        ),
        (
            ["Apologies", "Councillor Ada Cole sent her apology. Councillor Ian Moss was her substitute."],
            [("Ada Cole", "member", "apologies"), ("Ian Moss", "member", "present")],
        ),
        (
            ["Present: Councillor Ada Cole (Chairman) and Councillor Mrs I.M. Moss.", "Also present:",
             "Mr K Dunn - Carter Bright LLP", "Ms Rose Fry - Grant Thorne"],
            [("Ada Cole", "chair", "present"), ("I.M. Moss", "member", "present"), ("K Dunn", "other", "present"),
             ("Rose Fry", "other", "present")],
        ),
        (["22/41 Apologies: Cllr. Ada Cole (holiday). Accepted.", "22/42 Minutes: The minutes were approved."],
         [("Ada Cole", "member", "apologies")]),
        (["PRESENT: The Mayor (Councillor Mrs E Cole) in the Chair; Councillors Dunn, Mrs Fry and Moss."],
         [("E Cole", "chair", "present"), ("Dunn", "member", "present"), ("Fry", "member", "present"),
          ("Moss", "member", "present")]),
        (["Members present: Councillor Ann Cole (Chair), Dr Ian Moss"],
         [("Ann Cole", "chair", "present"), ("Ian Moss", "member", "present")]),
        (["Present/ Presennol", "Cllr A Cole", "Clerk/Clerc", "K Dunn"],
         [("A Cole", "member", "present"), ("K Dunn", "officer", "present")]),
        (["Present: County Borough Councillors A Cole and I Moss"],
         [("A Cole", "member", "present"), ("I Moss", "member", "present")]),
        (["Sub-Committee Members: Councillors Ada Cole (Chairman) and Ian Moss", "Officers: Kay Dunn (Licensing)",
          "Applicant: Mr T Demir", "Non-members also present:", "Mr R Fry Mrs D Webb", "Committee to meet: Mr Q Poe"],
         [("Ada Cole", "chair", "present"), ("Ian Moss", "member", "present"), ("Kay Dunn", "officer", "present"),
          ("T Demir", "other", "present"), ("R Fry", "other", "present"), ("D Webb", "other", "present")]),
        (["Present:", "Mr A Cole Mrs I Moss", "In attendance:", "Ms K Dunn, Interim Finance Manager",
          "Mr A Cole in the Chair"],
         [("A Cole", "chair", "present"), ("I Moss", "member", "present"), ("K Dunn", "officer", "present")]),
        (["Present:- Councillor A Cole, Lord Mayor, in the Chair", "Councillors I Moss and K Dunn"],
         [("A Cole", "chair", "present"), ("I Moss", "member", "present"), ("K Dunn", "member", "present")]),
        (["Also in attendance", "Ian Moss Martin Fry Susan Webb", "Chief Executive Director of Place County Solicitor"],
         [("Ian Moss", "officer", "present"), ("Martin Fry", "officer", "present"),
          ("Susan Webb", "officer", "present")]),
        (["PRESENT:", "ABCA Mayor Anne Cole (in the Chair)", "Ashby Vale Councillor Ian Moss", "Vacancy",
          "Norbeck Councillor Rose Fry", "OFFICERS IN ATTENDANCE:", "Treasurer Richard Webb",
          "Assistant Chief Officer C Dyson"],
         [("Anne Cole", "chair", "present"), ("Ian Moss", "member", "present"), ("Rose Fry", "member", "present"),
          ("Richard Webb", "officer", "present"), ("C Dyson", "officer", "present")]),
        (["Present: Councillors A Cole (Chairman), I Moss and the Town Clerk, Mr S Eyre."],
         [("A Cole", "chair", "present"), ("I Moss", "member", "present"), ("S Eyre", "officer", "present")]),
        (["Attendance (* denotes present)", "* Cllr A Cole (Chairman) * Cllr I Moss Cllr K Dunn", "Cllr R Fry",
          "Officers: D Webb"],
         [("A Cole", "chair", "present"), ("I Moss", "member", "present"), ("D Webb", "officer", "present")]),
        (["Members present (* = absent)", "Cllr A Cole", "* Cllr I Moss"], [("A Cole", "member", "present")]),
        (["Councillor P Hale in the Chair", "PRESENT: Councillors A Cole and I de Souza",
          "Officers in attendance: M Lyle (Assistant Director - Housing), S Noon (Head of Policy and Finance)",
          "Apologies: Christopher Drew (Scheme members)"],
         [("P Hale", "chair", "present"), ("A Cole", "member", "present"), ("I de Souza", "member", "present"),
          ("M Lyle", "officer", "present"), ("S Noon", "officer", "present"),
          ("Christopher Drew", "member", "apologies")]),
        (["Present:", "A Cole I Moss", "K Dunn R J Fry"],
         [("A Cole", "member", "present"), ("I Moss", "member", "present"), ("K Dunn", "member", "present"),
          ("R J Fry", "member", "present")]),
    ],
)  # fmt: skip
def test_lists_as_clerks_write_them(lines: list[str], rows: list[Row]) -> None:
    assert minutes(*lines) == rows


@pytest.mark.parametrize(
    ("words", "initials"),
    [
        ("Ada Cole (AC) [CHAIR]", ["AC"]),
        ("A. Cole (AC)(Chairman); Ian Moss (IMo)", ["AC", "IMo"]),
        ("Ada Cole (Chair), Ian Moss (NHS), K Dunn (VC)", [None, None, None]),
    ],
)
def test_initials_beside_a_name(words: str, initials: list[str | None]) -> None:
    assert [p.initials for p in people_in(words)] == initials


def test_minutes_set_as_a_table_are_not_used_up_by_the_apologies_in_them() -> None:
    people = table(["Present", "Councillor P Hale, Councillor R Iqbal"], ["Apologies", "Councillor T Dunne"])
    items = table(
        ["Item", "Discussion", "Action"],
        ["1", "Apologies were received from Councillor Marsh.", ""],
        ["2", "The bridge is unsafe and the county will be asked to close the path while it is mended.", "GL"],
        ["3", "The burn was finished in January and nobody complained of the smoke in the village.", ""],
    )
    paper = report(heading("MINUTES"), people, items, kind="minutes")
    claims = Claims()
    assert {a.name for a in find_attendances(paper, claims)} >= {"P Hale", "R Iqbal", "T Dunne"}
    assert (claims.free(people), claims.free(items)) == (False, True)


def test_where_somebody_comes_from_is_nobody() -> None:
    paper = report(
        heading("Attendees"),
        table(
            ["Name", "Organisation", "Initials"],
            ["Cllr Ada Cole (Chair)", "Ashby Vale Council", "AC"],
            ["Dr Ian Moss", "Clinical Commissioning Group", "IM"],
            ["Susan Webb", "Healthwatch Ashby Vale", "SW"],
        ),
        table(["Item", "Discussion", "Action"], ["1", "Better Care Fund", "IM to report"]),
        kind="minutes",
    )
    assert [name for name, _, _ in attended(paper)] == ["Ada Cole", "Ian Moss", "Susan Webb"]


def test_names_in_columns_under_one_label() -> None:
    paper = report(
        table(["Present:", "", ""], ["Mr A Cole", "Ms I Moss", "Dr K Dunn"], ["Mrs R Fry", "Mr D Webb", ""]),
        kind="minutes",
    )
    assert [name for name, _, _ in attended(paper)] == ["A Cole", "I Moss", "K Dunn", "R Fry", "D Webb"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (  # a committee of several councils
            ["Present:", "Norbeck Council: Councillor A Roe (Chair), Councillor B Dee", "Ashby Vale: Councillor C Fry"],
            [("A Roe", "chair", "present"), ("B Dee", "member", "present"), ("C Fry", "member", "present")],
        ),
        (
            [
                "Present: Cllr A Roe",
                "Officers:",
                "Norbeck Council: Ian Moss (Head of Waste)",
                "Clerk to the Joint Board: Ada Cole",
            ],
            [("A Roe", "member", "present"), ("Ian Moss", "officer", "present"), ("Ada Cole", "officer", "present")],
        ),
        (  # a forum of places, each with who came and who did not
            [
                "Present:",
                "Fell End - Mr B Dee, Mrs C Fry",
                "High Dale: Ada Cole, Apologies from Ian Moss",
                "Low Dale: No rep",
            ],
            [
                ("B Dee", "member", "present"),
                ("C Fry", "member", "present"),
                ("Ada Cole", "member", "present"),
                ("Ian Moss", "member", "apologies"),
            ],
        ),
        (  # who comes from outside stands below the council's officers
            [
                "Present: Cllr A Roe",
                "Officers in attendance:",
                "Ian Moss, Head of Parks and Trees, Place",
                "Also in attendance:",
                "Ada Cole, Area Manager, Norbeck Housing",
            ],
            [("A Roe", "member", "present"), ("Ian Moss", "officer", "present"), ("Ada Cole", "other", "present")],
        ),
        (
            [
                "Present: Cllr A Roe",
                "In attendance:",
                "Ian Moss, Clerk",
                "Ada Cole (Carter Bright LLP)",
                "Rob Dee, Station Manager, Norbeck Fire and Rescue Service",
            ],
            [
                ("A Roe", "member", "present"),
                ("Ian Moss", "officer", "present"),
                ("Ada Cole", "other", "present"),
                ("Rob Dee", "other", "present"),
            ],
        ),
        (  # a list without a label, right below the title
            ["Councillors A Roe (Chairman) (AR), B Dee (BD)", "Parish Clerk and RFO J Moss"],
            [("A Roe", "chair", "present"), ("B Dee", "member", "present"), ("J Moss", "officer", "present")],
        ),
        (
            ["Ada Cole (Chair)", "Ian Moss", "Rob Dee"],
            [("Ada Cole", "chair", "present"), ("Ian Moss", "member", "present"), ("Rob Dee", "member", "present")],
        ),
        (
            ["Present: Cllrs Roe, Dee and Fry. County Councillor Ada Cole was in attendance with three residents."],
            [
                ("Roe", "member", "present"),
                ("Dee", "member", "present"),
                ("Fry", "member", "present"),
                ("Ada Cole", "other", "present"),
            ],
        ),
        (
            ["Present: Cllr A Roe, Mrs J Moss (Parent Governor representative)"],
            [("A Roe", "member", "present"), ("J Moss", "member", "present")],
        ),
        (
            [
                "Present: Cllr A Roe",
                "Clerk to Council, Mrs J Moss and Assistant Clerk to Council, Mrs C Fry were present",
            ],
            [("A Roe", "member", "present"), ("J Moss", "officer", "present"), ("C Fry", "officer", "present")],
        ),
        (  # an agency behind each name, without a sign between
            ["Core membership", "Cllr A Roe Norbeck Council (Chair)", "Ada Cole Fell Probation Service"],
            [("A Roe", "chair", "present"), ("Ada Cole", "member", "present")],
        ),
        (["Present: Cllr A Roe", "Venue: Ada Hall"], [("A Roe", "member", "present")]),
    ],
)
def test_who_sent_them(lines: list[str], rows: list[Row]) -> None:
    assert minutes(*lines) == rows


def test_who_was_in_the_chair_stands_in_the_column_beside_the_names() -> None:
    people = table(("Councillor A Roe", "Leader (Chairman)"), ("Councillor B Dee", "Member for Finance"))
    assert attended(report(text("Present:"), people, kind="minutes")) == [
        ("A Roe", "chair", "present"),
        ("B Dee", "member", "present"),
    ]
