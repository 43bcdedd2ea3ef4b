"""What papers present as achievements, strengths, areas for improvement, risks and issues."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import Block
from councilpapers.extract.actions.highlights import find_highlights
from councilpapers.extract.candidates import Claims, FindingCandidate
from councilpapers.extract.judgements.finding_kinds import kind_announced, kind_of, says_nothing
from councilpapers.extract.judgements.findings import find_findings
from councilpapers.extract.plans import plan_in
from councilpapers.extract.themes import theme_of

from ..grids import heading, paragraphs, report, table, text


def findings(*blocks: Block, title: str | None = None) -> list[FindingCandidate]:
    return list(find_findings(report(*blocks, title=title), Claims()))


def texts(*blocks: Block) -> list[tuple[str, str]]:
    return [(f.kind, f.text) for f in findings(*blocks)]


@pytest.mark.parametrize(
    "words, kind",
    [
        ("Areas of Strength", "strength"),
        ("The local authority’s strengths", "strength"),
        ("What have we done well?", "strength"),
        ("Priority and immediate action", "improvement_area"),
        ("Areas to develop", "improvement_area"),
        ("Areas which required improvement", "improvement_area"),
        ("The harbour's plan", None),
        ("What the council does well.", "strength"),
        ("What is the area partnership doing that is effective?", "strength"),
        ("What needs to improve?", "improvement_area"),
        ("What needs to improve?1", "improvement_area"),
        ("What the council needs to improve.", "improvement_area"),
        ("Key areas for development", "improvement_area"),
        ("Areas for the harbour board to consider", "improvement_area"),
        ("Key issues arising from the audit", "issue"),
        ("Achievements since the last meeting", "achievement"),
        ("Strengths noted by inspectors", "strength"),
        ("What needs to improve in this area of harbour practice", "improvement_area"),
        ("What has not gone so well", "improvement_area"),
        ("Areas of Challenge", "improvement_area"),
        ("4.2 Quarter 2 Highlights", "achievement"),
        ("Key achievements", "achievement"),
        ("Key achievements in 2021/22", "achievement"),
        ("Risks and Issues", "issue"),
        ("Risks / Issues", "issue"),
        ("Performance Issues", "issue"),
        ("Key risks", "risk"),
        ("Important weaknesses and areas for development", "improvement_area"),
        ("Significant governance issues", "issue"),
        ("Risks to future delivery", "risk"),
        ("Strengths and weaknesses", None),
        ("Performance Overview", None),
        ("Risk Management Strategy", None),
        ("Strengthening our communities", None),
        ("", None),
    ],
)
def test_kind_of_a_heading(words: str, kind: str | None) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    "words, kind",
    [
        ("The main strengths that the peer team saw in our libraries are:", "strength"),
        ("This was a good year. Progress made includes;", "achievement"),
        ("The detail below shows the areas of strength and areas of challenge:", None),
        ("The following issues were raised and discussed:", None),
        ("There were several achievements.", None),
        ("The Panel considered the plan. Progress included:", "achievement"),
        ("What the district needs to improve:", "improvement_area"),
        ("The district was told to improve the following:", "improvement_area"),
        ("An up-to-date plan, including planned action to improve the use of depots;", None),
        ("The plan sets out action to improve the use of depots:", None),
        ("Areas for improvement;", None),
    ],
)
def test_kind_announced_before_a_colon(words: str, kind: str | None) -> None:
    assert kind_announced(words) == kind


def test_a_list_below_a_lead_in_ends_where_the_list_ends() -> None:
    found = texts(
        text("Progress made includes;"), *paragraphs("• one thing\n• another thing"), text("• not"), text("Then prose.")
    )
    assert found == [("achievement", "one thing"), ("achievement", "another thing"), ("achievement", "not")]


def test_an_item_that_ends_in_a_semicolon_announces_nothing() -> None:
    items = paragraphs("• a plan for the depots;\n• strengths;\n• a register of depots;")
    assert texts(text("A good council has:"), *items) == []


def test_items_below_a_numbered_label_have_its_theme_and_number() -> None:
    found = findings(
        heading("Summary", 1),
        text("Outcome 2: Improved quality of life"),
        text("The council is performing: Well"),
        text("What the council does well."),
        *paragraphs("• Benches are mended quickly."),
        text("What the council needs to improve."),
        *paragraphs("• Lighting on the paths."),
        text("Outcome 3: Making a positive contribution"),
        text("The council is performing: Well"),
    )
    assert [(f.kind, f.theme, f.outcome_number) for f in found] == [
        ("strength", "Improved quality of life", "2"),
        ("improvement_area", "Improved quality of life", "2"),
    ]


def test_labels_inside_a_list_change_the_theme() -> None:
    found = findings(
        text("Key achievements in the second half of 2016/17 have included:"),
        text("Priority 1 – Safety:"),
        *paragraphs("- A strategy was agreed."),
        text("Priority 2 – Health and wellbeing:"),
        *paragraphs("- Contracts were let."),
        title="Ashby Vale Portfolio Plan Update",
    )
    assert [(f.theme, f.plan) for f in found] == [
        ("Safety", "Ashby Vale Portfolio Plan"),
        ("Health and wellbeing", "Ashby Vale Portfolio Plan"),
    ]


def test_paragraphs_below_a_heading_without_a_list_are_one_each() -> None:
    found = findings(
        heading("Roads Directorate Plan 2019-20 Progress", 2),
        heading("4.2 Quarter 2 Highlights", 3),
        text("A bridge was built. It is open."),
        text("A road was mended."),
        heading("4.3 Performance Issues", 3),
        text("None"),
    )
    assert [(f.text, f.theme, f.plan) for f in found] == [
        ("A bridge was built. It is open.", None, "Roads Directorate Plan 2019-20"),
        ("A road was mended.", None, "Roads Directorate Plan 2019-20"),
    ]


def test_sub_bullets_stay_with_their_bullet() -> None:
    (below,) = paragraphs("• in parks")
    items = (*paragraphs("• Working with partners;"), replace(below, level=2))
    assert texts(heading("Strengths"), *items) == [("strength", "Working with partners;\nin parks")]


def test_key_issues_over_numbered_sections_are_no_findings() -> None:
    assert texts(heading("3. Key Issues"), text("3.1 The Council must set a budget."), text("3.2 It did so.")) == []


def test_columns_of_strengths_and_challenges() -> None:
    grid = table(
        ["Areas of Strength", "Areas of Challenge"],
        ["• Start-ups – more businesses\n• Town centre", "Inspectors named two:\n• Skills\n• Jobs"],
    )
    found = findings(heading("Prosperous Ashby – 2 / 4 = Performing adequately"), grid)
    assert [(f.kind, f.theme, f.text) for f in found] == [
        ("strength", "Prosperous Ashby", "Start-ups – more businesses"),
        ("strength", "Prosperous Ashby", "Town centre"),
        ("improvement_area", "Prosperous Ashby", "Skills"),
        ("improvement_area", "Prosperous Ashby", "Jobs"),
    ]


def test_a_quadrant_that_carries_its_own_heading() -> None:
    grid = table(
        ["Completed in June\n• A survey", "Planned for July\n• A report"],
        ["Overdue Actions\n• A plan", "Risks and Issues\n• Vacancies"],
    )
    assert texts(grid) == [("issue", "Vacancies")]


def test_columns_of_worries_and_what_happens_next() -> None:
    grid = table(
        ["What’s working well?", "What are we worried about?", "What needs to happen next?"],
        ["• Visits are kind", "• Files are thin\n• Calls are missed", "• Hire two staff"],
    )
    found = findings(heading("Self-assessment of Care at Norbeck"), grid)
    assert [(f.kind, f.text) for f in found] == [
        ("strength", "Visits are kind"),
        ("issue", "Files are thin"),
        ("issue", "Calls are missed"),
    ]
    assert {f.theme for f in found} == {None}  # the paper's title is no theme


def test_what_a_sheet_has_told_is_not_told_again() -> None:
    sheet = table(["Completed in May", "Risks and issues"], ["• Doors hung", "• Paint is late"])
    paper, claims = report(sheet), Claims()
    assert [f.text for f in find_highlights(paper, claims) if isinstance(f, FindingCandidate)] == ["Paint is late"]
    assert list(find_findings(paper, claims)) == []


def test_an_action_table_under_a_band_is_left_to_others() -> None:
    grid = table(
        ["AREAS FOR DEVELOPMENT FOR 2009/10"],
        ["Action", "Lead officer", "Target date", "Issues"],
        ["Widen the path", "A Birch", "March 2010", "Weather"],
    )
    assert texts(grid) == []


@pytest.mark.parametrize(
    "sentence, found",
    [
        ("The position of the pool remains a risk to the rating.", 1),
        ("The main risk is that visitors stay away.", 1),
        ("Risks are kept on a register.", 0),
    ],
)
def test_sentences_that_call_something_a_risk(sentence: str, found: int) -> None:
    assert len(texts(heading("9. Risks and Uncertainties"), text(sentence))) == found
    assert not texts(heading("8. Finance"), text(sentence))


@pytest.mark.parametrize("words", ["None", "N/A", "none identified.", "-", "", "Nil"])
def test_nothing_is_no_finding(words: str) -> None:
    assert says_nothing(words)


@pytest.mark.parametrize(
    "words, plan",
    [
        ("4. Highways Directorate Plan 2018-19 Progress", "Highways Directorate Plan 2018-19"),
        (
            "The Parks and Leisure Portfolio Plan 2018 to 2022 was refreshed",
            "Parks and Leisure Portfolio Plan 2018 to 2022",
        ),
        ("Norbeck planning committee", None),
    ],
)
def test_plan_in_a_heading(words: str, plan: str | None) -> None:
    assert plan_in(words) == plan


@pytest.mark.parametrize(
    "words, theme",
    [
        ("Priority 3 – Integrated care:", "Integrated care"),
        ("Outcome 4: Increased choice", "Increased choice"),
        ("Museums and Galleries - Maximum 4 / 4 = Performing Excellently", "Museums and Galleries"),
        ("4.1 Performance Overview", None),
        ("7. Proposals and Details", None),
        ("Findings and responses", None),
    ],
)
def test_theme_in_a_heading(words: str, theme: str | None) -> None:
    assert theme_of(words) == theme


def test_what_announces_the_list_below_a_heading_is_no_theme() -> None:
    blocks = heading("Significant governance issues"), text("The following issues were noted in the year:")
    (found,) = findings(*blocks, text("• No register of moorings"))
    assert (found.kind, found.theme, found.text) == ("issue", None, "No register of moorings")


def test_a_heading_that_stands_beside_findings_is_no_theme() -> None:
    grid = table(["Strengths", "Areas for development"], ["Boats float", "Nets tear"])
    blocks = heading("Our harbour"), heading("What needs to happen next?"), text("• Count the boats"), grid
    assert [(f.kind, f.theme) for f in findings(*blocks)] == [("strength", None), ("improvement_area", None)]


def test_a_column_of_areas_for_improvement_is_no_column_of_themes() -> None:
    grid = table(["Ref", "Area for improvement"], ["AFI 1", "Count the boats."], ["AFI 2", "Mend the nets."])
    assert texts(heading("Areas for improvement"), grid) == [
        ("improvement_area", "Count the boats."),
        ("improvement_area", "Mend the nets."),
    ]


def test_a_list_ends_where_others_speak() -> None:
    lines = (
        "The peer team recognised:",
        "• strong leadership",
        "• sound finances",
        "Members made the following comments:",
        "• Members were concerned by the trend.",
    )
    found = texts(*paragraphs("\n".join(lines)))
    assert found == [("strength", "strong leadership"), ("strength", "sound finances")]
