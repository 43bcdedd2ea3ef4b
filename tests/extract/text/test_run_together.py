"""Tables whose columns conversion lost."""

from __future__ import annotations

import pytest

from councilpapers.document import Block, Paragraph, Table, TableOrigin
from councilpapers.extract.text.lost_columns import parted
from councilpapers.extract.text.lost_labels import label_line
from councilpapers.extract.text.reader import read_text


def blocks(text: str) -> tuple[Block, ...]:
    return read_text(text.encode()).blocks


def grids(text: str) -> list[list[list[str]]]:
    return [[[c.text for c in row] for row in b.rows()] for b in blocks(text) if isinstance(b, Table)]


@pytest.mark.parametrize(
    "line, fields, rest",
    [
        (
            "Action Authorising Officer Lead Officer Deadline Status",
            ["description", "authorising_officer", "lead_officer", "deadline", "status"],
            "",
        ),
        ("PeriodAction Plan Status% Complete", ["period", "status", "percent_complete"], ""),
        ("Activities Lead Officer Comments Deadline Status", None, ""),
        (
            "PeriodAction Plan Status% CompleteQuarter 2On Target55",
            ["period", "status", "percent_complete"],
            "Quarter 2On Target55",
        ),
        ("Action required by the lead officer", [], ""),
        ("The action plan status is reported to the Board", [], ""),
        ("Action Action Action", [], ""),
    ],
)
def test_label_lines(line: str, fields: list[str] | None, rest: str) -> None:
    labels = label_line(line)
    expected = ["description", "lead_officer", "comments", "deadline", "status"] if fields is None else fields
    assert list(labels.fields if labels else ()) == expected
    assert (labels.rest if labels else "") == rest


@pytest.mark.parametrize(
    "words, expected",
    [
        ("toJane Ward31-Oct-2012On Target", "to Jane Ward 31-Oct-2012 On Target"),
        ("Tom McLaren31-Oct-2012", "Tom McLaren 31-Oct-2012"),
        ("plain words", "plain words"),
    ],
)
def test_words_run_together_are_parted(words: str, expected: str) -> None:
    assert parted(words) == expected


HEADER = "Action Authorising Officer Lead Officer Deadline Status"
COLUMNS = ["Action", "Authorising Officer", "Lead Officer", "Deadline", "Status"]
ROW = ["NBC-CARE-AP-04 To open a hub for carers in Norbeck.", "Jane Ward", "Tom McLaren", "31-Mar-2012", "On Target"]


FULL = ROW[0]
PART = "NBC-CARE-AP-04 To open a hub"
VALUES = " ".join(ROW[1:])
SUMMARY = "#### Progress Summary"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\n\n{FULL} {VALUES}",
        f"{HEADER}\n\n{FULL}\n\nJane Ward\n\nTom McLaren\n\n31-Mar-2012\n\nOn Target",
        f"{HEADER}\n\n{FULL}\nJane Ward Tom McLaren 31-Mar-2012\n\nOn Target",
        f"Action <u>Authorising Officer</u> **Lead Officer**\n\n{FULL}\n\n{VALUES}\n\nDeadline\n\n**Status**",
        f"{HEADER}\n\n{PART} {VALUES}\n\n{FULL}",
        f"{HEADER}\n\n{PART} {VALUES}\n\nfor carers in Norbeck.",
        f"{HEADER}\n\nNBC CARE AP 04 To apen a hub far carers\nJane Ward. Tom Mclaren 31 Mar 2012 On Target.\n"
        f"{FULL}\n\nJane Ward Tom McLaren\n\n31-Mar-2012 On Target",
        f"{HEADER}\n\n{FULL} Jane Ward Tom McLaren 31-M\n\n31-Mar-2012 On Target",
        f"## {HEADER} {PART} for {VALUES}\n\n{FULL}",
        f"{HEADER}\n\n{PART} for {VALUES}\n\n"
        f"{SUMMARY}\n\ncarers in Norbeck.\n\nPeriod Action Plan Status % Complete\n\nQuarter 2 On Target 55",
    ],
)
def test_a_row_is_whole_however_its_cells_fell(text: str) -> None:
    assert grids(text)[0] == [COLUMNS, ROW]
    assert next(b for b in blocks(text) if isinstance(b, Table)).origin is TableOrigin.RUN_TOGETHER


@pytest.mark.parametrize(
    "text",
    [
        "Period Action Plan Status % Complete\n\nQuarter 2 On Target 55\nQuarter 1 Not Started 0",
        "PeriodAction Plan Status% CompleteQuarter 2On Target55Quarter 1Not Started0",
        "Period\tAction Plan Status\t% Complete\nQuarter 2\tOn Target\t55\nQuarter 1\tNot Started\t0",
        "Action Plan Status % Complete\n\nQuarter 2 On Target 55\nQuarter 1 Not Started 0",
    ],
)
def test_progress_of_periods(text: str) -> None:
    assert grids(text)[0] == [
        ["Period", "Action Plan Status", "% Complete"],
        ["Quarter 2", "On Target", "55"],
        ["Quarter 1", "Not Started", "0"],
    ]


def test_a_row_without_its_header_is_known_by_its_code() -> None:
    text = f"{HEADER}\n\n{' '.join(ROW)}\n\n#### Progress\n\nBegun.\n\n"
    values = ("NBC-CARE-AP-05 To visit homes.", "Jane Ward", "Tom McLaren", "30-Jun-2012", "Completed")
    text += "\n\n".join([*values, "#### Progress", "Done."])
    assert grids(text)[1] == [
        COLUMNS,
        list(values),
    ]


def test_tables_stacked_in_one_are_parted_and_realigned() -> None:
    text = "Action\t\tAuthorising Officer\tLead Officer\tDeadline\tStatus\n"
    text += "NBC-CARE-AP-06 To train staff.\tJane Ward\tTom McLaren\t31-Mar-2012\tOn Target\t\n"
    text += "Progress Sum\tmary\t\t\t\t\nPeriod\tAction Plan Status\t% Complete\t\t\t\nQuarter 2\tOn Target\t60\t\t\t"
    first, second = grids(text)
    assert first == [
        COLUMNS,
        ["NBC-CARE-AP-06 To train staff.", "Jane Ward", "Tom McLaren", "31-Mar-2012", "On Target"],
    ]
    assert second == [["Period", "Action Plan Status", "% Complete"], ["Quarter 2", "On Target", "60"]]
    assert [b.text for b in blocks(text) if isinstance(b, Paragraph)] == ["Progress Summary"]


@pytest.mark.parametrize(
    "text",
    [
        "Action Authorising Officer Lead Officer Deadline Status\n\nThe plan will be reported again in the spring.",
        "Comments Status Deadline\n\n# Next heading",
        "Members asked about the action, the lead officer, the deadline and the status of NBC-CARE-AP-04.",
        "Action\tComments\nOpen the hub\tSoon",
    ],
)
def test_words_that_are_no_lost_table_stay_as_they_are(text: str) -> None:
    assert not any(isinstance(b, Table) and b.origin is TableOrigin.RUN_TOGETHER for b in blocks(text))


def test_headers_that_hold_their_first_values_are_parted() -> None:
    text = "Activities Visits to begin in\tComments Site agreed and\tLead Officer Jane Ward\tDeadline 30-Apr-2012\t"
    text += "Status On Target\nMarch at two hubs.\tleased.\tJane Wand\t00-Apr-2012\tOn Target\n"
    text += "Train staff\t\tTom Lee\t30-Jun-2012\tOn Target"
    assert grids(text) == [
        [
            ["Activities", "Comments", "Lead Officer", "Deadline", "Status"],
            [
                "Visits to begin in March at two hubs.",
                "Site agreed and leased.",
                "Jane Ward",
                "30-Apr-2012",
                "On Target",
            ],
            ["Train staff", "", "Tom Lee", "30-Jun-2012", "On Target"],
        ]
    ]


def test_long_labels_are_no_labels_with_values() -> None:
    text = "Subject\tAction taken / to be taken\tOutcomes achieved\tTarget date for completion\n"
    text += "Open the hub\tLease signed\tMore visits\tMay 2012"
    assert grids(text)[0][0] == [
        "Subject",
        "Action taken / to be taken",
        "Outcomes achieved",
        "Target date for completion",
    ]
