"""Files cut into their papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import Block, Box, Document, Page, Paragraph, ParagraphKind, Part
from councilpapers.extract.papers.heading_block import Line, line_kind, paper_word
from councilpapers.extract.papers.reports import split
from councilpapers.extract.report import Report

from ..grids import heading, table, text
from ..invented import MINUTES, made_of, only, papers


def shape(reports: tuple[Report, ...]) -> list[tuple[int | None, str, str | None]]:
    return [(r.front.parent_ordinal, r.front.kind, r.front.title) for r in reports]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Audit and Governance Committee", Line.BODY),
        ("NORBECK BOROUGH COUNCIL – REPORT TO MEMBERS", Line.LETTERHEAD),
        ("Thursday, 14 March 2019", Line.DATE),
        ("Quarter 2 2009/10", Line.PERIOD),
        ("Agenda item", Line.GENERIC),
        ("3 | P a g e", Line.GENERIC),
        ("Report CS19-101", Line.REFERENCE),
        ("Area inspection of Ashby Vale Partnership", Line.TITLE),
        ("Empty Homes Strategy 2015-18", Line.TITLE),
    ],
)
def test_what_a_line_on_top_says(words: str, kind: Line) -> None:
    assert line_kind(words) is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Housing Improvement Plan - March Highlight Report", "highlight_report"),
        ("Inspection of Ashby Vale children's services", "inspection_report"),
        ("Leisure Plan Quarter 3 Progress Report", "performance_report"),
        ("FERRY BOARD – ACTIONS REPORT", "action_plan"),
        ("Disposal of land at Eastmoor", None),
    ],
)
def test_what_a_title_calls_the_paper(title: str, kind: str | None) -> None:
    assert paper_word(title) == kind


def test_one_paper_is_one_report() -> None:
    assert shape(papers(MINUTES)) == [
        (None, "minutes", "NORBECK BOROUGH COUNCIL AUDIT AND GOVERNANCE COMMITTEE 14 March 2019")
    ]


def test_an_empty_file_is_one_report() -> None:
    (report,) = split(Document("0" * 64, "text/plain", ()))
    assert (report.front.kind, report.front.title, report.blocks) == ("other", None, ())


PACK = (
    heading("LIBRARIES BOARD"),
    text("Venue: Town Hall"),
    text("Date: Monday, 6 June 2011"),
    heading("AGENDA"),
    text("1. Minutes of the meeting held on 2 May 2011 (herewith) (Pages 1 - 2)"),
    text("2. Libraries Recovery Plan - May Highlight Report (herewith) (Pages 3 - 8)"),
    heading("LIBRARIES BOARD"),
    text("2 May 2011"),
    text("Present:- Councillor Hale (in the Chair); Councillors Iqbal and Dunne."),
    heading("7. MINUTES"),
    text("Resolved:- That the minutes be approved."),
    heading("NORBECK BOROUGH COUNCIL – REPORT TO MEMBERS"),
    table(
        ["1.", "Meeting:", "Libraries Board"],
        ["2.", "Date:", "6 June 2011"],
        ["3.", "Title:", "Libraries Recovery"],
        ["4.", "Directorate:", "Leisure"],
    ),
    heading("5. Summary"),
    text("The attached sheet summarises the work."),
    heading("6. Recommendations"),
    text("That the sheet be noted."),
    heading("7. Background Papers"),
    text("Appendix 1: Branch Opening Plan"),
    text("Contact Name: Ada Cole, Libraries Manager, ext 4410"),
    heading("Branch Opening Plan"),
    table(["Action", "By when", "Owner"], ["Open the Eastmoor branch", "June 2011", "AC"]),
)


def test_a_pack_holds_agenda_minutes_a_covering_report_and_its_appendix() -> None:
    assert shape(made_of(*PACK)) == [
        (None, "agenda", "LIBRARIES BOARD"),
        (None, "minutes", "LIBRARIES BOARD 2 May 2011"),
        (None, "covering_report", "Libraries Recovery"),
        (3, "action_plan", "Branch Opening Plan"),
    ]


AGREED = ("Declarations", "Minutes", "Rents", "Repairs", "Grants", "Lettings")


def test_a_report_of_the_agendas_day_goes_to_the_agendas_committee() -> None:
    agenda = (
        heading("HOUSING PANEL"),
        text("Agenda"),
        text("Date: Thursday 22 January 2026"),
        *(text(f"{number}. {title}") for number, title in enumerate(("Apologies", *AGREED, "Empty homes"), 1)),
    )
    sheet = (text("Report of: Head of Housing"), text("Date: {day}"), text("Subject: Empty homes"))

    def committee(day: str) -> str | None:
        front = [replace(block, text=block.text.replace("{day}", day)) for block in sheet]
        body = (
            heading("1. Summary"),
            text("Homes stood empty."),
            heading("2. Recommendation"),
            text("That it be noted."),
        )
        return made_of(*agenda, *front, *body)[-1].front.meetings[0].committee

    assert committee("22 January 2026") == "HOUSING PANEL"
    assert committee("3 February 2026") is None


def test_the_list_of_those_present_may_stand_at_the_end() -> None:
    paper = (
        heading("Meeting documents"),
        text("Consideration was given to the pier."),
        *(text(f"Members spoke of pier {number}.") for number in range(15)),
        text("RECOMMENDED: That the pier be opened."),
        text("The meeting ended at 2105 hours"),
        heading("Attendance Details"),
        text("Present: Cllr A Roe (Chairman), Cllr B Dee"),
    )
    assert [report.front.kind for report in made_of(*paper)] == ["minutes"]


def test_states_of_actions_are_no_corners_of_a_highlight_sheet() -> None:
    rows = [["Open the pier", "AC", "May 2011", "Completed"], ["Paint the pier", "IM", "June 2011", "Overdue"]]
    (report,) = made_of(heading("Pier Plan: Quarter 3 Update"), table(["Action", "Lead", "Due", "Status"], *rows))
    assert report.front.kind == "performance_report"


def test_an_untitled_sheet_after_the_contact_takes_the_name_that_the_agenda_gives() -> None:
    sheet = table(
        ["Completed in May\n• Shelves moved", "Planned for June\n• Branch to open"],
        ["Overdue Actions\n• Lift repair", "Risks and Issues\n• No caretaker"],
    )
    without_list = tuple(b for b in PACK[:-2] if not (isinstance(b, Paragraph) and b.text.startswith("Appendix 1")))
    last = made_of(*without_list, sheet)[-1]
    assert (last.front.kind, last.front.parent_ordinal) == ("highlight_report", 3)
    assert last.front.title == "Libraries Recovery Plan - May Highlight Report"
    assert last.parent is not None
    assert last.parent.front.title == "Libraries Recovery"


def test_a_monitoring_paper_without_its_appendix_is_a_performance_report() -> None:
    report = only(
        """
        Date of Meeting: 4th February 2020

        Report Author: Lena Moor

        Subject: Leisure Directorate Plan 2019-20 Quarter 3 Performance Update

        # Recommendation

        Members are asked to note the progress in Appendix 1.
        """
    )
    assert report.front.kind == "performance_report"


def on_page(page: int, block: Paragraph, top: float = 60.0) -> Paragraph:
    return Paragraph(
        block.text, block.kind, block.mark, block.level, block.runs, (Part(page, Box(50, top, 500, top + 12)),)
    )


def paged(*pages: tuple[Block, ...]) -> tuple[Report, ...]:
    blocks = [on_page(n, b) for n, page in enumerate(pages, 1) for b in page if isinstance(b, Paragraph)]
    sizes = tuple(Page(n, 595, 842) for n in range(1, len(pages) + 1))
    return split(Document("0" * 64, "application/pdf", tuple(blocks), sizes))


COVER = (
    text("Report to: Cabinet"),
    text("Date: 4 May 2016"),
    text("Subject: Winter Roads"),
    heading("Recommendations"),
    text("1. That Cabinet notes the two appendices."),
)


def test_appendix_headings_on_top_of_pages_begin_appendices() -> None:
    found = paged(
        COVER,
        (heading("Appendix A: Gritting Action Plan"), text("Grit.")),
        (heading("Appendix B"), heading("Salt Store Review")),
    )
    assert [(r.front.parent_ordinal, r.front.title, r.front.page_start) for r in found] == [
        (None, "Winter Roads", 1),
        (1, "Appendix A: Gritting Action Plan", 2),
        (1, "Salt Store Review", 3),
    ]
    assert [r.front.kind for r in found] == ["covering_report", "action_plan", "other"]


def test_an_appendix_label_met_again_inside_the_appendix_begins_nothing() -> None:
    found = paged(
        COVER,
        (heading("Appendix A"), heading("Gritting Action Plan")),
        (heading("Appendix A – Routes"), text("Routes.")),
    )
    assert [r.front.title for r in found] == ["Winter Roads", "Gritting Action Plan"]


def test_a_list_of_appendices_begins_none() -> None:
    found = paged(COVER, (text("Appendix A: Gritting Action Plan"), text("Appendix B: Salt Store Review")))
    assert len(found) == 1


def test_a_plan_with_annexes_stays_one_paper() -> None:
    found = paged(
        (heading("Gritting Action Plan 2016"), text("We grit.")), (heading("Annex A: Routes"), text("Routes."))
    )
    assert [r.front.kind for r in found] == ["action_plan"]


def test_a_paper_without_front_sheet_begins_on_the_page_that_the_agenda_names() -> None:
    agenda = (
        heading("FERRY BOARD"),
        heading("AGENDA"),
        text("1. Apologies"),
        text("2. Presentation on Tides (herewith) (Pages 1 - 2)"),
    )
    pages = (agenda, (text("Tides come in."),), (text("Tides go out."),))
    blocks = tuple(on_page(n, b) for n, page in enumerate(pages, 1) for b in page)
    sizes = (Page(1, 595, 842), Page(2, 595, 842, "Page 1"), Page(3, 595, 842, "Page 2"))
    found = split(Document("0" * 64, "application/pdf", blocks, sizes))
    assert [(r.front.kind, r.front.title, r.front.page_start, r.front.page_end) for r in found] == [
        ("agenda", "FERRY BOARD", 1, 1),
        ("other", "Presentation on Tides", 2, 3),
    ]


def test_lists_of_those_there_begin_one_paper_only() -> None:
    report = only(
        """
        Minutes of a meeting of the Harbour Panel held in the Civic Hall on 8 July 2013.

        PRESENT

        Councillor A Hale (Chairman)

        Also in attendance

        Mr D Moss, Harbour Master

        45/13 APOLOGIES FOR ABSENCE

        Apologies were received from Councillor Reid.
        """
    )
    (meeting,) = report.front.meetings
    assert (meeting.committee, meeting.meeting_date, meeting.venue) == ("Harbour Panel", "8 July 2013", "Civic Hall")
    assert report.front.title == "Minutes of a meeting of the Harbour Panel held in the Civic Hall on 8 July 2013."


def test_a_record_of_a_decision_is_minutes() -> None:
    report = only("CABINET MEMBER DECISION RECORD\n\nSubject: Bus lanes\n\nDecision:\n\nThat they be.")
    assert (report.front.kind, report.front.title) == ("minutes", "Bus lanes")


def test_headings_only_make_no_paper() -> None:
    report = only("# Works\n\nSome words on works.\n\n# More works\n\nMore words.")
    assert (report.front.kind, report.front.title) == ("other", "Works")
    assert all(b.kind is not ParagraphKind.LIST_ITEM for b in report.paragraphs)


def test_a_print_with_a_title_above_all_headings_after_a_decision_sheet() -> None:
    found = made_of(
        text("Report to: Cabinet"),
        text("Date: 4 May 2016"),
        text("Subject: Housing Plan Monitoring"),
        heading("Purpose of the report", 2),
        text("To tell members how the plan stands."),
        heading("Recommendations", 2),
        text("That Cabinet notes the report."),
        heading("Housing Service Plan Monitoring"),
        heading("Quarter 3 2012/13", 3),
        table(["Action", "Status"], ["Let the empty homes", "On target"]),
    )
    assert shape(found) == [
        (None, "covering_report", "Housing Plan Monitoring"),
        (1, "performance_report", "Housing Service Plan Monitoring"),
    ]


@pytest.mark.parametrize(
    ("below", "title"),
    [
        (heading("March 2012", 2), "FERRY PANEL - ACTIONS REPORT March 2012"),
        (heading("14 March 2012", 2), "FERRY PANEL - ACTIONS REPORT"),
        (text("March 2012"), "FERRY PANEL - ACTIONS REPORT"),
    ],
)
def test_a_title_goes_on_with_the_month_of_issue_in_the_same_print(below: Paragraph, title: str) -> None:
    lines = heading("FERRY PANEL - ACTIONS REPORT"), below, text("The table below says where the actions stand.")
    (report,) = made_of(*lines, table(["Issue", "Action"], ["Tolls", "Ann to write."]))
    assert report.front.title == title


@pytest.mark.parametrize(
    "title",
    [
        "Decision Sheet - Cabinet, 6 June 2023",
        "Record of Decisions",
        "Executive Decisions Published 4 July 2022",
        "Extract from the Minutes of the Ferry Panel",
    ],
)
def test_a_sheet_of_decisions_is_minutes(title: str) -> None:
    (report,) = made_of(heading(title), table(["Item", "Subject", "Decision"], ["5", "Piers", "That they be kept."]))
    assert report.front.kind == "minutes"


def test_minutes_under_a_front_sheet_are_one_paper() -> None:
    (found,) = made_of(
        heading("Norbeck Council"),
        text("Meeting: Licensing Panel"),
        text("Date: 4 May 2016"),
        heading("MINUTES"),
        text("Present: Councillors Hale and Reid"),
    )
    assert (found.front.kind, found.front.title, found.front.meetings[0].committee) == (
        "minutes",
        "MINUTES",
        "Licensing Panel",
    )


def test_an_officers_report_on_an_inspection_is_no_inspectors_report() -> None:
    paper = (
        heading("NORBECK COUNTY COUNCIL"),
        heading("CABINET - 14 March 2023"),
        heading("INSPECTION OF CHILDREN'S SERVICES: OUTCOME"),
        text("Inspectors came in December 2022 and found the services to be good."),
        text("It is recommended that Cabinet notes the outcome of the inspection."),
    )
    (report,) = made_of(*paper)
    assert report.front.kind == "other"
    assert report.front.title == "INSPECTION OF CHILDREN'S SERVICES: OUTCOME"
    assert made_of(*paper[2:4])[0].front.kind == "inspection_report"
    for asked in ("That Cabinet:", "That the report be noted.", "That Members note the outcome."):
        assert made_of(*paper[2:4], text(asked))[0].front.kind == "other"
