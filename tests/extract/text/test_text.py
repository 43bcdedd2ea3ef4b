"""Plain text and Markdown: headings, lists, wrapped lines and the three kinds of tables in text."""

from __future__ import annotations

import time

import pytest

from councilpapers.document import Document, Paragraph, Table, TableOrigin
from councilpapers.extract.text.inline import inline
from councilpapers.extract.text.reader import goes_on, read_text
from councilpapers.extract.text.rows import full_rows
from councilpapers.normalise.records import ActionRecord
from councilpapers.pipeline import read_paper


def read(text: str) -> Document:
    return read_text(text.encode())


def said(document: Document) -> list[tuple[str, str | None, str]]:
    return [(b.kind.value, b.mark, b.text) for b in document.blocks if isinstance(b, Paragraph)]


def grid(document: Document) -> list[list[str]]:
    table = next(b for b in document.blocks if isinstance(b, Table))
    return [[cell.text for cell in row] for row in table.rows()]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("**4.\tFINANCE**", [("heading", "4.", "FINANCE")]),
        ("(a)\tthat the report be noted;\n(b)\tthat it be published.",
         [("list_item", "(a)", "that the report be noted;"), ("list_item", "(b)", "that it be published.")]),
        ("Officers:\tA. Ward (Clerk)", [("text", None, "Officers: A. Ward (Clerk)")]),
        ("PRESENT:\tCouncillor A. Ward\n\tCouncillor B. Iqbal",
         [("text", None, "PRESENT: Councillor A. Ward"), ("text", None, "Councillor B. Iqbal")]),
        ("21-22/AB/7\tBudget monitoring", [("text", None, "21-22/AB/7 Budget monitoring")]),
        ("Ref\tAction\n1.\tOpen the hub", []),
        ("Date:\t3 May 2022\nAuthor:\tA. Ward", []),
        ("1.1\tOpen the hub\tA. Ward", []),
    ],
)  # fmt: skip
def test_a_tab_behind_a_mark_or_a_label_parts_no_columns(
    text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    document = read(f"Norbeck Council met.\n\n{text}\n\nThe meeting ended.")
    assert said(document)[1:-1] == expected
    assert any(isinstance(b, Table) for b in document.blocks) is not bool(expected)


def test_words_under_each_other_wrap_at_their_own_width() -> None:
    text = "Norbeck Council. The board asked for a further paper on the costs.\nPriority 1 – Warm homes\n" + (
        "Insulate every council house | A. Ward | 30 September 2024 | The tender closed in May\n" * 3
    )
    assert [b.text for b in read(text).blocks if isinstance(b, Paragraph)] == [
        "Norbeck Council. The board asked for a further paper on the costs.",
        "Priority 1 – Warm homes",
    ]


def test_two_columns_that_no_label_names_are_a_table() -> None:
    text = "Health and wellbeing      Good\nQuality of life           Excellent\nLeadership                Adequate\n"
    assert grid(read(text)) == [
        ["Health and wellbeing", "Good"],
        ["Quality of life", "Excellent"],
        ["Leadership", "Adequate"],
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("## Care plan", ("heading", None, "Care plan")),
        ("### **7. Finance** ##", ("heading", "7.", "Finance")),
        ("Care plan\n=========", ("heading", None, "Care plan")),
        ("<b>Care plan</b>\n---", ("heading", None, "Care plan")),
        ("**Care plan**", ("heading", None, "Care plan")),
        ("CARE PLAN", ("heading", None, "CARE PLAN")),
        ("**DATE**: 23<sup>rd</sup> June 2011", ("text", None, "DATE: 23rd June 2011")),
        ("- 2.3 The plan was agreed.", ("list_item", "2.3", "The plan was agreed.")),
        ("- 8.3** Further work is needed.", ("list_item", "8.3", "Further work is needed.")),
        ("- (ii) notes the report.", ("list_item", "(ii)", "notes the report.")),
        ("* one thing", ("list_item", "*", "one thing")),
        ("·\u00a0 Safe at home", ("list_item", "·", "Safe at home")),
        ("•Safe at home", ("list_item", "•", "Safe at home")),
        ("23 June 2011", ("text", None, "23 June 2011")),
        ("Grades A*-C rose by 3*.", ("text", None, "Grades A*-C rose by 3*.")),
        ("A [linked](http://norbeck.example/a_(b)) word[^1].", ("text", None, "A linked word.")),
        (r"Not \*bold\* &amp; plain", ("text", None, "Not *bold* & plain")),
    ],
)
def test_lines_are_what_they_are_marked_as(text: str, expected: tuple[str, str | None, str]) -> None:
    assert said(read(text)) == [expected]


@pytest.mark.parametrize(
    "text, looks",
    [
        ("**Green:** done", [("Green:", True, False), (" done", False, False)]),
        ("<u>Lead Officer</u> x", [("Lead Officer", False, True), (" x", False, False)]),
        ("***both*** _lean_", [("both", True, False), (" ", False, False), ("lean", False, False)]),
        ("snake_case_words", [("snake_case_words", False, False)]),
        ("open ** only", [("open  only", False, False)]),
    ],
)
def test_inline_marks_become_styles(text: str, looks: list[tuple[str, bool, bool]]) -> None:
    runs: list[tuple[str, bool, bool]] = []
    for run in inline(text):
        look = (run.style.bold, run.style.underlined)
        if runs and runs[-1][1:] == look and not run.style.italic:
            runs[-1] = (runs[-1][0] + run.text, *look)
        elif run.text:
            runs.append((run.text, *look))
    assert runs == looks


def test_numbered_titles_are_headings_and_numbered_items_are_not() -> None:
    text = "1. Purpose\n\n- 1.1 To report on the plan.\n\n2. Risks\n\nThere are no risks to report.\n\n"
    text += "The themes are:\n\n 1. Access\n 2. Housing\n 3. Staffing\n\n4.6 Issues\nNone"
    kinds = {words: kind for kind, _, words in said(read(text))}
    assert [kinds[w] for w in ("Purpose", "Risks", "Issues")] == ["heading"] * 3
    assert [kinds[w] for w in ("Access", "Housing", "Staffing", "To report on the plan.")] == ["list_item"] * 4


def test_titles_without_marks_stand_above_what_they_name() -> None:
    text = "Staying well\n\nThe borough's clinics saw more people this year than in any of the five before.\n\n"
    text += "Priority 2 – Safe at home:\n-  A new scheme began.\n\nJane Ward\n\nDirector of Care"
    assert [words for kind, _, words in said(read(text)) if kind == "heading"] == [
        "Staying well",
        "Priority 2 – Safe at home:",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = [
        "The Board considered a report of the Director which set out the progress",
        "that had been made on the plan since the summer. Members welcomed the",
        "New Norbeck Hub, and asked that a further report be brought in the well-",
        "known format. The Chair thanked officers for their work on all of the",
        "items before the Board and reminded Members that the next meeting would",
        "be held at Ashby Vale.",
    ]
    text = "\n".join(lines) + "\n\n1. First item\n2. Second item\n"
    assert said(read(text))[0][2].startswith(
        "The Board considered a report of the Director which set out the progress that"
    )
    assert [mark for _, mark, _ in said(read(text))] == [None, "1.", "2."]


def test_short_lines_stay_apart() -> None:
    assert [w for _, _, w in said(read("Care Scrutiny Board\nCabinet"))] == ["Care Scrutiny Board", "Cabinet"]


def test_a_sentence_cut_by_a_page_is_one() -> None:
    text = "The steering group has met twice and agreed with the lead for the\n\nNorbeck Promise that it will report.\n"
    assert len(said(read(text))) == 1


def test_form_feeds_start_pages() -> None:
    document = read("First page words.\fSecond page words.")
    assert [p.number for p in document.pages] == [1, 2]
    assert [b.parts[0].page for b in document.blocks] == [1, 2]
    assert not read("No pages here.").pages


def test_a_page_without_measures_gives_its_number_and_no_box() -> None:
    body = "\n".join(f"{n}\tOpen hub number {n}\tJane Ward\t{n} May 2011\tOn track" for n in (3, 4))
    header = "Ref\tAction\tLead Officer\tDeadline\tStatus\n"
    text = f"# Norbeck Plan 2010/11\f{header}1\tOpen hub 1\tJane Ward\t1 May 2011\tLate\n\f{header}{body}\n"
    table = next(b for b in read(text).blocks if isinstance(b, Table))
    assert [p.page for p in table.parts] == [2, 3]
    paper = read_paper(text.encode(), "plan.txt")
    rows = [(r.reference, r.page, r.bbox) for r in paper.of(ActionRecord)]
    assert rows == [("1", 2, None), ("3", 3, None), ("4", 3, None)]
    assert paper.document.page_count == 3


def test_tabbed_tables_keep_items_and_join_over_pages() -> None:
    header = "Subject\tAction taken\tDate"
    text = (
        f"Outcome 1\t\t\n{header}\nOpen the hub (Jane\t<ul> <li>• Site found</li> <li>• Lease signed and\tMay 2011\n\n"
    )
    text += f"Outcome 1\t\t\n{header}\nWard)\tsent back.</li></ul>\t\nTrain staff\t<p>Begun</p>\tJune 2011\n\n"
    text += f"Outcome 2\t\t\n{header}\nVisit homes\tTwelve visits\tJuly 2011\n"
    assert grid(read(text)) == [
        ["Outcome 1", "", ""],
        ["Subject", "Action taken", "Date"],
        ["Open the hub (Jane Ward)", "Site found\nLease signed and sent back.", "May 2011"],
        ["Train staff", "Begun", "June 2011"],
        ["Outcome 2", "", ""],
        ["Visit homes", "Twelve visits", "July 2011"],
    ]


def test_rows_that_run_on_belong_to_the_row_above() -> None:
    rows = ("Open a hub in line with\tJane Ward\tMay 2011", "the strategy.\t\t", "Train staff\tTom Lee\tJune 2011")
    text = "\n".join(["Action\tOfficer\tDate", *rows])
    assert [row[0] for row in grid(read(text))] == ["Action", "Open a hub in line with the strategy.", "Train staff"]


@pytest.mark.parametrize(
    "text, origin, expected",
    [
        (
            "| Ref | Action |\n|---|:--|\n| 1.4 | Open \\| shut |",
            TableOrigin.MARKUP,
            [["Ref", "Action"], ["1.4", "Open | shut"]],
        ),
        ("Officer\tDate\n---\t---\nJ. Ward\tMay", TableOrigin.MARKUP, [["Officer", "Date"], ["J. Ward", "May"]]),
        (
            "Ref  Action        Officer\n1.1  Open the hub  Jane Ward\n     at Norbeck\n1.2  Train staff   Tom Lee",
            TableOrigin.ALIGNED,
            [
                ["Ref", "Action", "Officer"],
                ["1.1", "Open the hub at Norbeck", "Jane Ward"],
                ["1.2", "Train staff", "Tom Lee"],
            ],
        ),
    ],
)
def test_tables_in_text(text: str, origin: TableOrigin, expected: list[list[str]]) -> None:
    document = read(text)
    assert grid(document) == expected
    assert [b.origin for b in document.blocks if isinstance(b, Table)] == [origin]


def test_rows_in_columns_may_stand_apart() -> None:
    text = "Ref   Action         Officer\n---   ------         -------\n\n"
    text += "1.1   Open the hub   Jane Ward\n      at Norbeck\n\n"
    document = read(text + "1.2   Train staff    Tom Lee\n\nThe end of the report.")
    assert grid(document) == [
        ["Ref", "Action", "Officer"],
        ["1.1", "Open the hub at Norbeck", "Jane Ward"],
        ["1.2", "Train staff", "Tom Lee"],
    ]
    assert [b.header_rows for b in document.blocks if isinstance(b, Table)] == [1]


def test_a_label_and_its_value_on_a_rule_are_no_table() -> None:
    assert [k for k, _, _ in said(read("<b>Costs</b>\n-------\n\n5. None of the costs are new.\n"))] == [
        "heading",
        "list_item",
    ]


@pytest.mark.parametrize(
    "data, words, codes",
    [
        ("Norbeck’s £5".encode(), "Norbeck’s £5", []),
        ("\ufeffNorbeck’s £5".encode(), "Norbeck’s £5", []),
        ("Norbeck’s £5".encode("utf-16"), "Norbeck’s £5", ["encoding"]),
        ("Norbeck’s £5".encode("cp1252"), "Norbeck’s £5", ["encoding"]),
        (b"one\r\ntwo\rThree", "one two", []),
    ],
)
def test_characters_come_out_whole(data: bytes, words: str, codes: list[str]) -> None:
    document = read_text(data)
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.text, [n.code for n in document.notes]) == (words, codes)


@pytest.mark.parametrize("line", ["*" * 400, "_" * 400, "<" * 400, "[" * 400, "a " * 400, "-\t" * 200, "Action " * 80])
def test_strange_text_takes_no_time(line: str) -> None:
    start = time.process_time()
    read("\n".join([line] * 50))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "row, expected",
    [
        (["2", "Train staff", "Tom Lee", "4 May 2011"], ["2", "", "Train staff", "Tom Lee", "4 May 2011", ""]),
        (["2", "Homes", "Train staff", "Tom Lee"], ["2", "Homes", "Train staff", "Tom Lee", "", ""]),
        (
            ["Train staff", "Tom Lee", "4 May 2011", "On track"],
            ["", "", "Train staff", "Tom Lee", "4 May 2011", "On track"],
        ),
        (["A note on the table"], ["A note on the table", "", "", "", "", ""]),
        (
            ["2", "Homes", "Train", "Tom Lee", "4 May 2011", "Late"],
            ["2", "Homes", "Train", "Tom Lee", "4 May 2011", "Late"],
        ),
    ],
)
def test_cells_that_a_merged_one_covers_are_put_back(row: list[str], expected: list[str]) -> None:
    header = ["Ref", "Priority", "Action", "Lead", "Date", "Status"]
    first = ["1", "Homes", "Open the hub at Norbeck with its new partners", "Jane Ward", "3 May 2011", "On track"]
    more = ["3", "Roads", "Resurface the lanes", "Ann Holt", "5 May 2011", "Late"]
    assert full_rows([header, first, more, row])[-1] == expected


REPORT = """\
 Ref.   Action                          Target date    Who           Progress
                                        for
                                        completion
 1.1    Open the hub so that people     Quarter 4      Jane Ward     • A site was found.
        wait less                       2010-11        Tom Lee       • The lease is signed
                                                                       and sent back.
 1.2    Train staff                     4 May 2011     Ann Holt      Begun.
                                                                     Half are trained and
                                                                     the rest will be soon.
"""
AGAIN = """\
 Ref.   Action                           Target date    Who            Progress
                                         for
                                         completion
        in each of the five districts                                  In time.
 1.3    Visit homes                      May 2011       Ann Holt
"""


WRAPPED = "Action            Lead       Deadline\nOpen the hub      Jane       May 2011\n"


def test_a_page_laid_out_in_columns_is_a_table() -> None:
    document = read(f"Norbeck Care Plan\n\n{REPORT}\n\nPriority 2 – Homes for all\n\nThe end.")
    assert [type(b).__name__ for b in document.blocks] == ["Paragraph", "Table", "Paragraph", "Paragraph"]
    assert grid(document) == [
        ["Ref.", "Action", "Target date for completion", "Who", "Progress"],
        [
            "1.1",
            "Open the hub so that people wait less",
            "Quarter 4 2010-11",
            "Jane Ward Tom Lee",
            "A site was found.\nThe lease is signed and sent back.",
        ],
        ["1.2", "Train staff", "4 May 2011", "Ann Holt", "Begun.\nHalf are trained and the rest will be soon."],
    ]


def test_columns_go_on_overleaf_where_they_stand_a_little_apart() -> None:
    document = read(f"Norbeck Care Plan\n\n{REPORT}\n          1\n\f{AGAIN}\n          2\n")
    rows = grid(document)
    assert [row[0] for row in rows] == ["Ref.", "1.1", "1.2", "1.3"]
    assert rows[2][1] == "Train staff in each of the five districts"
    table = next(b for b in document.blocks if isinstance(b, Table))
    assert [p.page for p in table.parts] == [1, 2]
    assert [[p.page for p in c.parts] for c in table.cells if c.column == 0] == [[1], [1], [1, 2], [2]]
    assert [f.text for f in document.furniture] == ["1", "2"]


@pytest.mark.parametrize(
    "text, rows",
    [
        ("A   B   C\nd   e   f\nShort words that run over all columns here.\n", 0),
        ("Ref   Action   Lead Officer   Deadline\n1     Open     Jane Ward      May 2011\n", 2),
        ("He said so.  She agreed.  They left.\nIt was late.  Nobody came.  The end.\nYes.  No.  Perhaps.\n", 0),
        (f"{WRAPPED}Train all the     Ann        June\nstaff             Holt       2011\n", 3),
    ],
)
def test_what_stands_in_columns(text: str, rows: int) -> None:
    tables = [b for b in read(text).blocks if isinstance(b, Table)]
    assert sum(table.row_count for table in tables) == rows


def test_running_lines_are_furniture_but_not_on_the_first_page() -> None:
    pages = [f"Norbeck Care Plan\n\nWords of page {n}, a sentence.\n\nMore of it.\n\nPage {n} of 3" for n in (1, 2, 3)]
    document = read("\f".join(pages))
    assert [b.text for b in document.blocks][:2] == ["Norbeck Care Plan", "Words of page 1, a sentence."]
    assert [f.text for f in document.furniture].count("Norbeck Care Plan") == 2
    assert not any("of 3" in b.text for b in document.blocks)


def test_lines_on_top_are_titles_where_nothing_is_marked() -> None:
    document = read("NORBECK COUNCIL\n\nCare Plan Monitoring\n\nQuarter 3 2011/12\n\nThis report says how it stands.\n")
    kinds = [b.kind.value for b in document.blocks if isinstance(b, Paragraph)]
    assert kinds == ["heading", "heading", "heading", "text"]


SHEET = """\
Completed in May                       Planned for June
• Open the hub so that people wait     • Train staff
  less                                 • Visit homes
Overdue                                Risks and Issues
• Write the plan                       • The lease is not signed.
"""
PLAN = """\
Action                    Lead Officer   Deadline      Status
AB-01 Open the hub with   Jane Ward      03-May-2011   On track
its partners

Period      Action Plan Status   % Complete
Quarter 2   On track             50
Progress                                 Issues
It has opened.
"""


def test_lists_side_by_side_are_one_table() -> None:
    assert grid(read(SHEET)) == [
        ["Completed in May", "Planned for June"],
        ["Open the hub so that people wait less", "Train staff\nVisit homes"],
        ["Overdue", "Risks and Issues"],
        ["Write the plan", "The lease is not signed."],
    ]


def test_another_header_begins_another_table() -> None:
    tables = [b for b in read(PLAN).blocks if isinstance(b, Table)]
    assert [(t.row_count, t.column_count) for t in tables] == [(2, 4), (2, 3), (2, 2)]
    assert [t.row(1)[0].text for t in tables] == ["AB-01 Open the hub with its partners", "Quarter 2", "It has opened."]


@pytest.mark.parametrize(
    "text", ["x1   y   z\nw\n", "a   b\n", "Ref   Action   Status\n\n\n", "Progress            Issues\nx\n\n"]
)
def test_much_of_what_is_nearly_a_table_takes_no_time(text: str) -> None:
    start = time.process_time()
    read(text * 4_000)
    assert time.process_time() - start < 5


def test_a_band_in_the_first_column_of_values_is_a_row() -> None:
    text = (
        "#                       We will…                  Owner               Due\n"
        "Theme A – Waiting lists\n"
        "A1                      Cut the wait for an       Service Manager     30/06/2025\n"
        "                        occupational therapist    partners\n"
        "A2                      Triage every contact      Duty Manager        31/03/2025\n"
        "Theme B – Provider market and what it costs\n"
        "B1                      Agree a fair cost         Contracts Manager   30/04/2025\n"
    )
    assert [row for row in grid(read(text)) if len(row) == 1] == [
        ["Theme A – Waiting lists"],
        ["Theme B – Provider market and what it costs"],
    ]
    assert grid(read(text))[2][1:3] == ["Cut the wait for an occupational therapist", "Service Manager partners"]


def test_a_header_of_two_lines_of_labels_is_one() -> None:
    text = (
        "Action                      Who is responsible for      Review           Achieved?\n"
        "                            action?                     Date\n"
        "Repair the wall of the      Cllr Hodge                  April 2025       No\n"
        "closed churchyard\n"
        "Replace the benches         Environment Group           March 2025       Yes\n"
    )
    assert grid(read(text))[0] == ["Action", "Who is responsible for action?", "Review Date", "Achieved?"]


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("Council Plan Actions: Quarterly Updates", True),
        ("Report to: Scrutiny Panel", False),
        ("Members present: Councillor Hale", False),
        ("Note: the figures are provisional", False),
    ],
)
def test_a_title_of_two_parts_on_top(line: str, is_title: bool) -> None:
    blocks = read(f"{line}\nRef   Action         Lead\n1     Mend a roof    Clerk\n2     Paint a door   Mayor\n").blocks
    assert isinstance(blocks[0], Paragraph)
    assert (blocks[0].kind.value == "heading") is is_title


def test_the_last_line_on_top_heads_the_table_below_it() -> None:
    table = "Ref   Action         Lead\n1     Mend a roof    Clerk\n2     Paint a door   Mayor\n"
    document = read(f"Tree Strategy Action Plan\nObjective 1 – Protect\n{table}\n\nObjective 2 – Plant\n{table}")
    levels = {b.text: b.level for b in document.blocks if isinstance(b, Paragraph)}
    assert levels == {"Tree Strategy Action Plan": 1, "Objective 1 – Protect": 2, "Objective 2 – Plant": 2}


def test_few_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Minutes of a hearing held at 2.00pm on Wednesday 8 June 2016 in the Oak Room, Thornmere\nHouse\n\n"
        "It was moved by Councillor Quill, seconded by Councillor Sansom and RESOLVED that Councillor\n"
        "Fitch be elected Chairman for the hearing.\n"
    )
    assert [words.rsplit(" ", 1)[1] for _, _, words in said(read(text))] == ["House", "hearing."]


@pytest.mark.parametrize(
    ("line", "following", "wrap", "joined"),
    [
        ("HELD ON TUESDAY 15 JUNE", "2021 VIA VIDEO", None, True),
        ("The review of June", "2021 Plan", None, False),
        (" " * 40 + "Ian Moss, Fire and Rescue Service of the county", "Apologies: Kay Dunn", 80, False),
        ("The minutes were signed by the Chair and Councillor Moss asked that Councillor", "Fry be thanked.", 80, True),
    ],
)
def test_lines_that_go_on(line: str, following: str, wrap: int | None, joined: bool) -> None:
    assert goes_on(line, following, wrap) is joined


def test_lines_over_the_same_labels_are_titles() -> None:
    block = "{0}\nLead: Parks Manager\n\nStatus: Delayed\n\n"
    names = ["1.1 Switch street lights to LED", "Plant a forest in each ward"]
    document = read("Ashby Vale Council\nClimate Strategy: Progress on Actions\n" + "".join(map(block.format, names)))
    assert [b.text for b in document.blocks if isinstance(b, Paragraph) and b.kind.value == "heading"] == [
        "Ashby Vale Council",
        "Climate Strategy: Progress on Actions",
        "Switch street lights to LED",
        "Plant a forest in each ward",
    ]


def test_a_line_over_labels_that_stand_once_is_none() -> None:
    text = "The consultation has begun.\n\nPlease send your answer\nTo: The Clerk\nBy: 4 May 2019\n\nLater words.\n"
    _, line, *_ = read(text).blocks
    assert isinstance(line, Paragraph)
    assert line.kind.value == "text"


def test_bands_in_capitals_are_rows() -> None:
    text = (
        "Action                         Lead       Target Date\n"
        "VISION AND AMBITION\n"
        "   • Develop a vision for      Leaders    Sept 24\n"
        "     the district\n"
        "   • Involve the staff         CMG        Ongoing\n"
        "CORPORATE PLAN\n"
        "   • Plan the capacity         CMG        Oct 24\n"
    )
    assert [row for row in grid(read(text)) if len(row) == 1] == [["VISION AND AMBITION"], ["CORPORATE PLAN"]]
