"""What `show` says of lookups, and that what it writes can be pasted; lookups through the command line and the API."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

import councilpapers
from councilpapers.cli import app
from councilpapers.document import Cell, Paragraph
from councilpapers.explain import Explanation, explain_file
from councilpapers.lookups.teaching import lookups_from
from councilpapers.show_lookups import snippet
from councilpapers.suggest import suggested_field
from councilpapers.told import Told, Unknown

PLAN = """<html><body><h1>Ashby Vale Council</h1><h2>Harbour action plan</h2><table>
<tr><th>Ref</th><th>Action</th><th>Steward</th><th>Due</th><th>Status</th><th>Berth "A"</th></tr>
<tr><td>1</td><td>Dredge the inner harbour</td><td>Jane Smith</td><td>31 March 2024</td><td>Wrapped up</td><td/></tr>
<tr><td>2</td><td>Paint the harbour office</td><td>Tom Brown</td><td>30 June 2024</td><td>With legal</td><td/></tr>
<tr><td>3</td><td>Mend the sea wall</td><td>Ann Jones</td><td>1 May 2024</td><td>On track</td><td>z</td></tr>
</table></body></html>"""
OURS = '[headers.action]\nlead_officer = ["Steward"]\n[statuses]\ncompleted = ["Wrapped up"]\nnone = ["With legal"]\n'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.html"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.toml"
    path.write_text(OURS, encoding="utf-8")
    return path


def call(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout + result.stderr


def test_the_program_reads_with_what_it_was_taught(plan: Path, ours: Path) -> None:
    assert councilpapers.extract(plan).actions[0].status is None
    action = councilpapers.extract(plan, lookups=[ours]).actions[0]
    assert (action.lead_officer, action.status) == ("Jane Smith", "completed")
    assert councilpapers.extract(plan).actions[0].status is None
    assert councilpapers.extract(plan, lookups=ours).document.configuration != action.model_dump().get("configuration")


def test_show_prints_what_the_reader_noted(tmp_path: Path) -> None:
    paper = tmp_path / "plan.txt"
    paper.write_bytes("Café in the park\n\nThe café opens in May, the garden in June.\n".encode("cp1252"))
    assert "Note: The text was read as " in call("show", paper)[1]


def test_a_run_with_other_lookups_reads_again(plan: Path, ours: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    assert "1 added" in call("run", plan, "--db", db)[1]
    assert "1 replaced" in call("run", plan, "--db", db, "--lookups", ours)[1]
    assert "1 unchanged" in call("run", plan, "--db", db, "--lookups", ours)[1]
    with duckdb.connect(str(db), read_only=True) as connection:
        rows = connection.execute("SELECT lead_officer, status FROM actions ORDER BY reference").fetchall()
    assert rows == [("Jane Smith", "completed"), ("Tom Brown", None), ("Ann Jones", "on_track")]
    assert "1 replaced" in call("run", plan, "--db", db)[1]


def test_show_says_who_read_what(plan: Path, ours: Path) -> None:
    known = dict(explain_file(plan, lookups_from(ours)).known)
    columns = {told.words: (told.meaning, told.lookup) for told in known["Columns"]}
    assert columns["Steward"] == ("action.lead_officer", str(ours))
    assert columns["Due"] == ("action.deadline", "built in: headers")
    words = {told.words: (told.meaning, told.lookup) for told in known["Words"]}
    assert words == {
        "Wrapped up": ("completed", str(ours)),
        "With legal": ("no status", str(ours)),
        "On track": ("on_track", "built in: statuses"),
    }


@pytest.mark.parametrize(
    "name, told",
    [
        ("Ashby Vale Council", Told("Ashby Vale Council", "authority", "the paper's own words")),
        ("Wigan Council", Told("Wigan", "E08000010", "built in: authorities")),
    ],
)
def test_show_says_whether_the_register_has_the_authority(plan: Path, name: str, told: Told) -> None:
    plan.write_text(PLAN.replace("Ashby Vale Council", name), encoding="utf-8")
    assert dict(explain_file(plan, lookups_from(())).known)["Authority"] == (told,)


def test_what_show_writes_teaches_the_rest(plan: Path, tmp_path: Path) -> None:
    code, shown = call("show", plan)
    assert code == 0
    start = shown.index("[headers.action]")
    taught = shown[start:].replace("STATUS =", "completed =").replace("FIELD =", "comments =")
    path = tmp_path / "pasted.toml"
    path.write_text(taught, encoding="utf-8")
    assert 'lead_officer = ["Steward"]' in taught
    assert explain_file(plan, lookups_from(path)).unknown == ()
    assert "Every table heading" in call("show", plan, "--lookups", path)[1]


def test_a_snippet_with_its_blanks_is_refused_with_what_may_stand_there(tmp_path: Path) -> None:
    unknown = (Unknown("Wharf", "headers.action"), Unknown("dire", "scheme"))
    path = tmp_path / "blank.toml"
    path.write_text("\n".join(snippet(Explanation((), unknown))), encoding="utf-8")
    code, said = call("lookups", path)
    assert code == 2
    assert "there is no `FIELD` here" in said
    assert "from worst to best" in said


def test_lookups_lists_and_checks(ours: Path, tmp_path: Path) -> None:
    code, said = call("lookups")
    assert code == 0
    assert "[headers.action]" in said
    assert "[colour_meanings]" in said
    assert "ofsted-ilacs" in said
    code, said = call("lookups", ours)
    assert (code, "all right" in said, "headers, statuses" in said) == (0, True, True)
    assert call("lookups", tmp_path / "none.toml")[0] == 2


def test_validate_takes_lookups_too(plan: Path, ours: Path) -> None:
    assert call("validate", plan, "--write", "--lookups", ours)[0] == 0
    assert call("validate", plan, "--lookups", ours)[0] == 0
    assert call("validate", plan)[0] == 1


def test_a_grade_and_a_fill_say_who_knew_them(tmp_path: Path) -> None:
    paper = tmp_path / "challenge.html"
    paper.write_text(
        "<h1>Norbeck Borough Council</h1><h2>Norbeck Challenge 2022</h2>"
        "<table><tr><th>Judgement</th><th>Grade</th></tr><tr><td>Leadership</td><td>thriving</td></tr>"
        "<tr><td>Finance</td><td>coping</td></tr></table>",
        encoding="utf-8",
    )
    ours = tmp_path / "challenge.toml"
    ours.write_text(
        '[[scheme]]\nid = "norbeck"\ntitles = ["Norbeck Challenge"]\nscale = ["failing", "coping", "thriving"]\n',
        encoding="utf-8",
    )
    assert councilpapers.extract(paper).grades == ()
    grades = councilpapers.extract(paper, lookups=ours).grades
    assert [(g.subject, g.grade_text, g.scheme) for g in grades] == [
        ("Leadership", "thriving", "norbeck"),
        ("Finance", "coping", "norbeck"),
    ]
    words = dict(explain_file(paper, lookups_from(ours)).known)["Words"]
    assert Told("thriving", "a grade of norbeck", str(ours)) in words


@pytest.mark.parametrize(
    "cells, kind, field",
    [
        (["31 March 2024", "June 2024", "ongoing"], "action", "deadline"),
        (["Jane Smith", "Tom Brown"], "action", "lead_officer"),
        (["50%", "100%", ""], "action", "percent_complete"),
        (["R", "A", "Green"], "action", "rag"),
        (["Completed", "On track"], "action", "status"),
        ([" ".join(["words"] * 15)], "action", "comments"),
        (["apples", "pears"], "action", None),
        ([], "action", None),
        (["2023", "2024"], "progress", None),
    ],
)
def test_what_a_column_may_hold(cells: list[str], kind: str, field: str | None) -> None:
    column = [Cell(n, 0, paragraphs=(Paragraph(words),) if words else ()) for n, words in enumerate(cells, 1)]
    assert suggested_field(column, kind) == field


def test_a_column_of_fills_is_a_rag() -> None:
    assert suggested_field([Cell(1, 0, fill="00B050"), Cell(2, 0, fill="FF0000")], "action") == "rag"


SHEET = """<html><body><h1>Ashby Vale Council</h1><h2>Harbour action plan</h2><table>
<tr><td>Action</td><td>Dredge the inner harbour</td></tr><tr><td>Steward</td><td>Jane Smith</td></tr>
<tr><td>Deadline</td><td>31 March 2024</td></tr><tr><td>Status</td><td>On track</td></tr></table></body></html>"""
STRANGE = """<html><body><h1>Ashby Vale Council</h1><table>
<tr><th>Wharf</th><th>Steward</th><th>Tide</th></tr><tr><td>East</td><td>Jane Smith</td><td>3 May 2024</td></tr>
<tr><td>West</td><td>Tom Brown</td><td>4 May 2024</td></tr></table></body></html>"""
FIGURES = """<html><body><h1>Ashby Vale Council</h1><table>
<tr><th>Wharf</th><th>Boats</th><th>Masts</th></tr><tr><td>East</td><td>12</td><td>31</td></tr>
<tr><td>West</td><td>14</td><td>40</td></tr></table></body></html>"""

CHANCE = """<html><body><h1>Ashby Vale Council</h1><table>
<tr><th>Subject</th><th>Resources</th><th>Ships</th></tr><tr><td>East</td><td>two cranes</td><td>small</td></tr>
<tr><td>West</td><td>a barge</td><td>large</td></tr></table></body></html>"""  # words of our headings, and none of ours


@pytest.mark.parametrize(
    "paper, known, unknown",
    [
        (SHEET, {"Action", "Deadline", "Status"}, {("Steward", "lead_officer")}),
        (STRANGE, set(), {("Wharf", None), ("Steward", "lead_officer"), ("Tide", "deadline")}),
        (FIGURES, set(), set()),
        (CHANCE, set(), set()),
        ("", set(), set()),
    ],
)
def test_labels_beside_and_tables_that_nobody_knew(
    tmp_path: Path, paper: str, known: set[str], unknown: set[tuple[str, str | None]]
) -> None:
    path = tmp_path / "paper.html"
    path.write_text(paper, encoding="utf-8")
    explanation = explain_file(path, lookups_from(()))
    assert {told.words for told in dict(explanation.known).get("Columns", ())} == known
    assert {(one.words, one.guess) for one in explanation.unknown} == unknown


def test_a_file_that_is_gone_is_explained_by_nothing(tmp_path: Path) -> None:
    assert explain_file(tmp_path / "none.pdf", lookups_from(())) == Explanation((), ())
