"""Front sheets in the templates that councils use."""

from __future__ import annotations

import pytest

from councilpapers.extract.papers.labels import field_of, section_of, split_labels
from councilpapers.extract.report import Report

from ..grids import heading, table, text
from ..invented import made_of, only


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("3. Title:", "title"),
        ("REPORT TO:", "committee"),
        ("Ward(s) affected", "wards"),
        ("Is this a key decision?", "key_decision"),
        ("EXEMPT/ CONFIDENTIAL:", "exempt"),
        ("Report Author/Officer to contact:", "author_and_contact"),
        ("Forward Plan Ref", "report_reference"),
        ("The committee is asked to note the report", None),
        ("", None),
    ],
)
def test_labels_are_known_whatever_their_number_case_and_stops(words: str, field: str | None) -> None:
    assert field_of(words) == field


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("2. RECOMMENDATION(S):", "recommendation"),
        ("Executive Summary", "opening"),
        ("Background Papers", "closing"),
        ("Reason for recommendation", "considerations"),
        ("Key findings", None),
    ],
)
def test_section_headings(words: str, section: str | None) -> None:
    assert section_of(words) == section


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        (
            "Venue: Town Hall, Norbeck Date: 4 May 2016 Time: 2.00 p.m.",
            [("venue", "Town Hall, Norbeck"), ("meeting_date", "4 May 2016"), ("other", "2.00 p.m.")],
        ),
        ("Wards affected: None", [("wards", "None")]),
        ("Members noted: the date", []),
        ("The decision was this: to wait", []),
    ],
)
def test_facts_in_one_line(line: str, facts: list[tuple[str, str]]) -> None:
    assert list(split_labels(line)) == facts


def facts_of(report: Report) -> dict[str, str | None]:
    front = report.front
    meeting = front.meetings[0] if front.meetings else None
    return {
        "title": front.title,
        "committee": meeting.committee if meeting else None,
        "date": meeting.meeting_date if meeting else None,
        "directorate": front.directorate,
        "author": front.report_author,
        "wards": front.wards,
        "exempt": front.exempt,
        "key": front.key_decision,
        "reference": front.report_reference,
    }


def agree(report: Report, **expected: str | None) -> None:
    found = facts_of(report)
    assert {name: found[name] for name in expected} == expected


def test_labels_and_values_line_by_line() -> None:
    report = only(
        """
        REPORT TO: Cabinet Member, Leisure

        DATE: 3rd June 2011

        SUBJECT: Parks Improvement Report Quarter 4, 2010/11

        WARDS AFFECTED: All

        REPORT OF: Dana Frost

        Director of Leisure & Parks

        CONTACT OFFICER: Owen Pike

        Principal Officer, Parks

        0170 555 1234

        EXEMPT/

        CONFIDENTIAL: No

        PURPOSE/SUMMARY:

        To report performance for the fourth quarter.

        KEY DECISION: No
        """
    )
    agree(report, title="Parks Improvement Report Quarter 4, 2010/11", committee="Cabinet Member, Leisure")
    agree(report, date="3rd June 2011", directorate="Leisure & Parks", author="Dana Frost", wards="All")
    agree(report, exempt="No", key="No")
    assert report.front.contact == "Owen Pike\nPrincipal Officer, Parks\n0170 555 1234"
    assert report.front.period[0] == "Parks Improvement Report Quarter 4, 2010/11"


def test_numbered_labels_in_a_table_under_a_letterhead() -> None:
    (report,) = made_of(
        heading("NORBECK BOROUGH COUNCIL – REPORT TO MEMBERS"),
        table(
            ["1.", "Meeting:", "Adults Board"],
            ["2.", "Date:", "9th July 2012"],
            ["3.", "Title:", "Day Services"],
            ["4.", "Directorate:", "Adults and Housing\nAll Wards Affected"],
        ),
        heading("5. Summary"),
        text("Day services are described."),
    )
    agree(report, title="Day Services", committee="Adults Board", date="9th July 2012", wards="All Wards Affected")
    agree(report, directorate="Adults and Housing")
    assert report.front.authority[0] == "NORBECK BOROUGH COUNCIL"


def test_labels_over_their_values_in_a_grid() -> None:
    (report,) = made_of(
        table(
            ["Item No.", "Classification:", "Date:", "Meeting Name:"],
            ["12", "Open", "8 April 2014", "Cabinet"],
            ["Report title:", "Leisure Centre Repairs", "", ""],
            ["Ward(s) or groups affected:", "Eastmoor", "", ""],
            ["From:", "Head of Estates", "", ""],
        ),
        heading("RECOMMENDATION"),
        text("1. That Cabinet approves the repairs."),
        heading("AUDIT TRAIL"),
        table(
            ["Lead Officer", "Ian Moss, Head of Estates"],
            ["Report Author", "Kay Dunn, Surveyor"],
            ["Key Decision?", "Yes"],
        ),
    )
    agree(
        report,
        title="Leisure Centre Repairs",
        committee="Cabinet",
        date="8 April 2014",
        exempt="Open",
        wards="Eastmoor",
    )
    agree(report, author="Kay Dunn", key="Yes")


def test_a_heading_block_without_labels() -> None:
    report = only(
        """
        # HOUSING OVERVIEW AND SCRUTINY COMMITTEE

        # 6 OCTOBER 2015

        # EMPTY HOMES STRATEGY 2015-18

        Report from: Sue Lamb, Director of Housing

        Author: Tim Wolfe, Strategy Manager

        # Summary

        This report presents the strategy.
        """
    )
    agree(report, title="EMPTY HOMES STRATEGY 2015-18", committee="HOUSING OVERVIEW AND SCRUTINY COMMITTEE")
    agree(report, date="6 OCTOBER 2015", directorate="Housing", author="Tim Wolfe")


def test_a_timetable_of_two_meetings() -> None:
    report = only(
        """
        # WARDS AFFECTED

        All Wards

        # FORWARD TIMETABLE OF CONSULTATION AND MEETINGS:

        Education Scrutiny Committee

        Cabinet

        4th May 2003

        12th May 2003

        # SCHOOL PLACES UPDATE 2003/2004

        # Report of the Director of Education

        # 1. Purpose of Report

        1.1 To tell Members of school places.
        """
    )
    assert [(m.committee, m.meeting_date) for m in report.front.meetings] == [
        ("Education Scrutiny Committee", "4th May 2003"),
        ("Cabinet", "12th May 2003"),
    ]
    agree(report, title="SCHOOL PLACES UPDATE 2003/2004", directorate="Education")


def test_a_reference_before_the_title() -> None:
    agree(
        only("# AB (4)2.i Ferry Board Action Log\n\nNothing yet."),
        title="Ferry Board Action Log",
        reference="AB (4)2.i",
    )


def test_column_headings_of_a_list_are_no_front_sheet() -> None:
    (report,) = made_of(
        heading("Works programme"),
        text("The works are listed below, by site."),
        table(["Title", "Date", "Lead Officer"], ["Roof", "May", "AB"], ["Door", "June", "CD"], ["Path", "July", "EF"]),
    )
    agree(report, title="Works programme", date=None, author=None)


def test_a_value_that_might_be_a_label_makes_a_list_no_front_sheet() -> None:
    (report,) = made_of(
        heading("Savings programme"),
        table(
            ["Ref", "Saving proposal", "Directorate", "Responsible Officer", "RAG"],
            ["S1", "Close the depot", "Adults", "Head of Assets", "G"],
            ["S2", "Raise fees", "Place", "Head of Parking", "A"],
            ["S3", "Print less", "Place", "Office Manager", "G"],
        ),
    )
    assert (report.front.report_reference, report.front.directorate) == (None, None)


def test_labels_one_over_the_other_in_two_columns_are_a_front_sheet() -> None:
    (report,) = made_of(
        heading("Winter service"),
        table(["Ward", "Directorate"], ["All", "Housing"], ["Reference", "Portfolio"], ["EP/14", "Highways"]),
    )
    assert (report.front.report_reference, report.front.directorate) == ("EP/14", "Housing")


def test_labels_within_their_values_cells() -> None:
    (report,) = made_of(
        table(
            ["Committee\nCabinet", "Date\n8 April 2014"],
            ["Title of report\nLeisure Centre Repairs", "Wards affected\nAll"],
            ["Author\nAda Cole", "Key decision\nNo"],
        ),
        heading("Recommendations"),
        text("That the repairs be approved."),
    )
    agree(report, title="Leisure Centre Repairs", committee="Cabinet", wards="All", author="Ada Cole", key="No")


def test_body_and_date_on_one_line_above_the_title() -> None:
    (report,) = made_of(
        heading("Norbeck Borough Council"),
        heading("Cabinet – 8 April 2014", 2),
        heading("Leisure Centre Repairs"),
        text("Report of: Director of Housing"),
        text("Cabinet Member: Councillor Ada Cole"),
        heading("Recommendations"),
        text("That the repairs be approved."),
    )
    agree(report, title="Leisure Centre Repairs", committee="Cabinet", date="8 April 2014", directorate="Housing")


def test_a_day_by_which_something_is_due_is_no_day_of_a_meeting() -> None:
    (report,) = made_of(
        heading("Norbeck Parish Council"),
        heading("September 2024 draft minutes", 2),
        text("Present: Councillors Jane Marlow (Chair) and Ann Poole"),
        text("ACTION: Clerk to write to the county by 4 October 2024."),
    )
    agree(report, committee="Norbeck Parish Council", date=None)


def test_the_title_is_not_a_heading_over_a_list_and_the_body_stands_below_its_author() -> None:
    (report,) = made_of(
        heading("Norbeck Council"),
        heading("Outcome Agreement: Annual Report 2010/11", 2),
        text("Report by Chief Executive"),
        text("Policy Committee – 22 September 2011"),
        heading("National Outcome 5: A good start in life", 3),
        heading("Actions", 3),
        table(["Action", "Lead", "Timescale"], ["Open a family centre", "Social Work", "June 2011"]),
    )
    agree(
        report,
        title="Outcome Agreement: Annual Report 2010/11",
        committee="Policy Committee",
        date="22 September 2011",
    )


@pytest.mark.parametrize(
    ("officer", "author"),
    [
        ("Assistant Chief Executive (Ada Cole)", "Ada Cole"),
        ("Strategic Director (Adult Social Care)", None),
        ("Ann Head", "Ann Head"),
        ("Rob Ward, Head of Housing", "Rob Ward"),
        ("Councillor Ian Moss", None),
        ("Community Safety Manager", None),
    ],
)
def test_an_author_beside_the_post_or_behind_it(officer: str, author: str | None) -> None:
    (report,) = made_of(
        text("REPORT TO: Scrutiny Panel"),
        text("DATE: 7 February 2012"),
        text(f"REPORT OF: {officer}"),
        text("SUBJECT: Corporate Plan: Quarter 3 Performance"),
        heading("1. PURPOSE OF REPORT"),
        text("To report progress."),
    )
    agree(report, title="Corporate Plan: Quarter 3 Performance", author=author, committee="Scrutiny Panel")


def test_a_page_of_an_agenda_item_that_is_no_minutes() -> None:
    (report,) = made_of(
        heading("Agenda item"),
        heading("Corporate Scorecard Quarter 2 2021/22", 2),
        text("Report to the Leisure Scrutiny Panel, 24 November 2021. Norbeck Council."),
        table(["Indicator", "Actual"], ["Visits to libraries", "412"]),
    )
    agree(report, title="Corporate Scorecard Quarter 2 2021/22", committee="Leisure Scrutiny Panel")
    assert (report.front.kind, facts_of(report)["date"]) == ("performance_report", "24 November 2021")
