"""Tables that white space makes: under labels, between horizontal rules, beside labels, and figures alone."""

from __future__ import annotations

import pytest

from councilpapers.document import Style, Table, TableOrigin
from councilpapers.extract.page.content import PageContent, Word
from councilpapers.extract.tables import find_tables, join_over_pages

from .drawn import BOLD, columns, covers_once, horizontal, keeps_words, page, set_words, texts

UNDERLINED = Style(10.0, underlined=True)
PLACES = (40.0, 260.0, 350.0, 440.0)
LABELS = ("Action", "Lead Officer", "Deadline", "Status")


def tables(content: PageContent) -> tuple[Table, ...]:
    found = find_tables(content)
    assert all(covers_once(table) and keeps_words(table, content) for table in found)
    return found


HEADED = {
    "cells over several lines and empty ones": (
        [
            (100, LABELS),
            (112, ("NB-07 Renew the lease of the depot", "Jo Marsh", "31-Mar-2031", "On Target")),
            (124, ("before the winter begins.",)),
            (140, ("NB-08 Train the wardens in", "", "30-Jun-2031", "Completed")),
            (152, ("first aid",)),
        ],
        [
            list(LABELS),
            ["NB-07 Renew the lease of the depot before the winter begins.", "Jo Marsh", "31-Mar-2031", "On Target"],
            ["NB-08 Train the wardens in first aid", "", "30-Jun-2031", "Completed"],
        ],
    ),
    "rows without white space between them": (
        [
            (100, ("Period", "Action Plan", "Complete")),
            (112, ("Quarter 3", "On Target", "75")),
            (124, ("Quarter 2", "On Target", "50")),
            (136, ("Quarter 1", "Completed", "25")),
        ],
        [
            ["Period", "Action Plan", "Complete"],
            ["Quarter 3", "On Target", "75"],
            ["Quarter 2", "On Target", "50"],
            ["Quarter 1", "Completed", "25"],
        ],
    ),
    "an owner that runs over": (
        [
            (100, LABELS),
            (112, ("Open the ford again", "Wilhelmina", "May 2031", "Delayed")),
            (124, ("after the flood", "Featherstone")),
        ],
        [list(LABELS), ["Open the ford again after the flood", "Wilhelmina Featherstone", "May 2031", "Delayed"]],
    ),
}


@pytest.mark.parametrize("lines, expected", HEADED.values(), ids=HEADED.keys())
def test_rows_under_a_line_of_labels(lines: list[tuple[float, tuple[str, ...]]], expected: list[list[str]]) -> None:
    (table,) = tables(page(columns(PLACES, lines)))
    assert texts(table) == expected
    assert (table.origin, table.header_rows) == (TableOrigin.ALIGNED, 1)


def test_two_columns_of_prose_are_one_row() -> None:
    words = [
        *set_words("Progress", 40, 100, UNDERLINED),
        *set_words("Issues affecting progress", 300, 100, UNDERLINED),
    ]
    left = (
        "The survey of the bridges was",
        "done before Easter.",
        "",
        "Repairs to the parapet begin in May",
        "and take a month.",
    )
    words += [w for n, line in enumerate(left) for w in set_words(line, 40, 112 + 12 * n)]
    (table,) = tables(page(words))
    assert texts(table) == [
        ["Progress", "Issues affecting progress"],
        [
            "The survey of the bridges was done before Easter. Repairs to the parapet begin in May and take a month.",
            "",
        ],
    ]
    assert len(table.cells[2].paragraphs) == 2


def test_a_new_header_line_begins_a_new_table() -> None:
    words = columns(PLACES, [(100, LABELS), (112, ("Mow the green", "Al Roe", "May 2031", "Delayed"))])
    words += set_words("Progress Summary", 40, 130, BOLD)
    words += columns(PLACES, [(142, ("Period", "Status", "Complete")), (154, ("Quarter 1", "Delayed", "5"))])
    first, second = tables(page(words))
    assert [first.column_count, second.column_count] == [4, 3]
    assert "Summary" not in first.text + second.text


@pytest.mark.parametrize("below, found", [(False, 1), (True, 0)], ids=["at the page's foot", "over prose"])
def test_a_header_alone(below: bool, found: int) -> None:
    words = columns(PLACES, [(700, LABELS)])
    if below:
        words += set_words("The Panel went on to consider the item and resolved that it be noted with thanks", 40, 712)
    assert len(tables(page(words))) == found


FIGURES = [
    (100.0, ("Ward", "2029", "2030", "Change")),
    (120.0, ("Ashby", "1,204", "1,310", "8.8%")),
    (132.0, ("Norbeck", "987", "1,002", "1.5%")),
    (144.0, ("Vale", "455", "401", "-11.9%")),
    (164.0, ("All wards", "2,646", "2,713", "2.5%")),
]


@pytest.mark.parametrize(
    "rules, origin",
    [
        ((88, 106, 150, 170), TableOrigin.HALF_RULED),
        ((106, 150, 170), TableOrigin.HALF_RULED),
        ((), TableOrigin.ALIGNED),
    ],
    ids=["a rule above, under the header and below", "the header over the first rule", "no rule"],
)
def test_figures_in_columns(rules: tuple[float, ...], origin: TableOrigin) -> None:
    words = columns((40, 200, 290, 380), FIGURES, bold=0)
    (table,) = tables(page(words, [horizontal(y, 36, 440) for y in rules]))
    assert texts(table) == [list(row) for _, row in FIGURES]
    assert table.origin is origin


PLAIN_LIST = [
    (100.0, ("Task", "Lead", "By", "State")),
    (112.0, ("Survey the culverts under the", "Jo Marsh", "May 2031", "Open")),
    (124.0, ("old railway",)),
    (136.0, ("Order salt", "", "June 2031", "Done")),
    (148.0, ("Replace the signs at the", "Al Roe", "July 2031", "Open")),
    (160.0, ("crossroads",)),
]


def test_an_action_list_whose_labels_are_as_plain_as_its_rows() -> None:
    words = columns((40, 200, 290, 380), PLAIN_LIST, bold=0)
    words += set_words("The Clerk will report to the next meeting of the Panel on these.", 40, 184)
    (table,) = tables(page(words))
    assert texts(table) == [
        ["Task", "Lead", "By", "State"],
        ["Survey the culverts under the old railway", "Jo Marsh", "May 2031", "Open"],
        ["Order salt", "", "June 2031", "Done"],
        ["Replace the signs at the crossroads", "Al Roe", "July 2031", "Open"],
    ]


def test_rows_that_go_on_overleaf_without_their_header() -> None:
    labels = ("Activities", "Comments", "Lead Officer", "Deadline")
    places = (40.0, 200.0, 350.0, 450.0)
    one = [(760.0, labels), (772.0, ("Mow the green and", "Begun", "Al Roe", "May 2031")), (784.0, ("the verges",))]
    two = [(60.0, ("Sow the meadow by the", "", "Jo Marsh", "June 2031")), (72.0, ("ford",))]
    blocks = [t for n, rows in ((1, one), (2, two)) for t in find_tables(page(columns(places, rows, 2 - n), number=n))]
    (table,) = join_over_pages(blocks)
    assert isinstance(table, Table)
    assert texts(table) == [
        list(labels),
        ["Mow the green and the verges", "Begun", "Al Roe", "May 2031"],
        ["Sow the meadow by the ford", "", "Jo Marsh", "June 2031"],
    ]


def test_labels_and_values_of_a_front_sheet() -> None:
    words: list[Word] = []
    for baseline, label, value in (
        (100, "REPORT TO:", "Roads and Paths Committee"),
        (120, "DATE:", "3rd May 2031"),
        (140, "CONTACT OFFICER:", "Mo Lindqvist"),
        (152, "", "Head of Paths"),
        (172, "EXEMPT/", ""),
        (184, "CONFIDENTIAL:", "No"),
    ):
        words += set_words(label, 60, baseline, BOLD) + set_words(value, 200, baseline)
    (table,) = tables(page(words))
    assert texts(table) == [
        ["REPORT TO:", "Roads and Paths Committee"],
        ["DATE:", "3rd May 2031"],
        ["CONTACT OFFICER:", "Mo Lindqvist Head of Paths"],
        ["EXEMPT/CONFIDENTIAL:", "No"],
    ]


def lines(*texts: str, x: float = 60.0, top: float = 100.0) -> list[Word]:
    return [word for n, text in enumerate(texts) for word in set_words(text, x, top + 12 * n)]


LEFT = lines(*["The paths by the river were closed"] * 8)
RIGHT = lines(*["and the ford was passable on foot"] * 8, x=300)
MEMBERS = lines(*["Members asked for an update in May"] * 4, x=96)
LED = [w for n in range(5) for w in set_words(f"Part {n} ..............", 60, 100 + 12 * n)]
REFUSED = {
    "two columns of text": page(LEFT + RIGHT),
    "numbered paragraphs": page(lines("1.", "2.", "3.", "4.") + MEMBERS),
    "bullets": page(lines(*["•"] * 5) + lines("mow", "sow", "dig", "prune", "rake", x=84)),
    "a centred title": page(
        set_words("Ashby Vale Council", 240, 100, BOLD) + set_words("Annual Review", 250, 120, BOLD)
    ),
    "a table of contents": page(
        LED + lines("3", "4", "5", "6", "7", x=400), [horizontal(y, 50, 420) for y in (88, 160)]
    ),
    "owners at the right margin": page(
        lines("The noticeboard needs new glass and a", "lock before the summer fair.", "The hedge was cut.")
        + set_words("Clerk", 480, 112)
        + set_words("Cllr Roe", 470, 124)
    ),
    "names in three columns": page(
        [w for n in range(4) for x in (60, 220, 380) for w in set_words(f"Cllr {'ABCD'[n]} Roe", x, 100 + 12 * n)]
    ),
    "words all over a map": page(
        [w for n in range(60) for w in set_words("Pond Lane", 40 + 37 * (n % 9), 100 + 3.1 * n, BOLD)]
    ),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_what_only_looks_like_columns_is_refused(content: PageContent) -> None:
    assert tables(content) == ()
