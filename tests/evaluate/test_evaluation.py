"""A database held against an invented gold file."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from councilpapers.batch import run
from councilpapers.errors import Unusable
from councilpapers.evaluate.accepted import Accepted, Least, read_accepted, write_accepted
from councilpapers.evaluate.evaluation import Evaluation, hold_against
from councilpapers.evaluate.figures import Key, Measure, Scope, mean_over_files, whole_share
from councilpapers.evaluate.gate import below_least
from councilpapers.evaluate.given import given, rows_of
from councilpapers.evaluate.golds import read_golds
from councilpapers.evaluate.likeness import Strictness
from councilpapers.evaluate.markdown import against_accepted, report, summary
from councilpapers.evaluate.results import write_results
from councilpapers.load.database import Database
from councilpapers.pipeline import read_paper

from .invented import GOLD, READ, Row, write_database, write_gold

SOFT = Strictness.SOFT


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path)


@pytest.fixture
def held(tmp_path: Path, gold: Path) -> Evaluation:
    return hold_against(write_database(tmp_path / "council.duckdb", READ), [gold])


def of(
    held: Evaluation, measure: Measure, table: str, field: str = "", strictness: Strictness = SOFT
) -> tuple[int, ...]:
    tally = held.tallies[Scope.ALL, ""][Key(measure, table, field, strictness)]
    return tally.right, tally.made_up, tally.missed


@pytest.mark.parametrize(
    ("table", "precision", "recall", "f1"),
    [  # what a scorer written by others, which pairs rows greedily, makes of the same two files
        ("reports", 1.0, 1.0, 1.0),
        ("actions", 0.8333, 1.0, 0.84),
        ("progress", 1.0, 1.0, 0.875),
        ("grades", 1.0, 1.0, 1.0),
    ],
)
def test_figures_are_those_of_another_scorer(
    held: Evaluation, table: str, precision: float, recall: float, f1: float
) -> None:
    counted = held.tallies[Scope.ALL, ""]
    rows = counted[Key(Measure.ROWS, table, "", SOFT)]
    assert (rows.precision, rows.recall) == pytest.approx((precision, recall), abs=1e-4)
    assert counted[Key(Measure.FIELDS, table, "", SOFT)].f1 == pytest.approx(f1, abs=1e-4)


@pytest.mark.parametrize(
    ("measure", "table", "field", "strictness", "counts"),
    [  # right, made up, missed
        (Measure.ROWS, "actions", "", SOFT, (5, 1, 0)),
        (Measure.WHOLE, "actions", "", SOFT, (3, 3, 2)),
        (Measure.WHOLE, "actions", "", Strictness.STRICT, (2, 4, 3)),
        (Measure.WHOLE, "actions", "", Strictness.LEVENSHTEIN, (4, 2, 1)),
        (Measure.FIELDS, "actions", "parent", Strictness.STRICT, (1, 0, 0)),
        (Measure.FIELDS, "actions", "lead_officer", SOFT, (2, 2, 2)),
        (Measure.FIELDS, "actions", "description", SOFT, (4, 2, 1)),
        (Measure.FIELDS, "actions", "reference", SOFT, (4, 0, 0)),
        (Measure.FIELDS, "progress", "status", SOFT, (1, 1, 1)),
        (Measure.FIELDS, "grades", "subject", SOFT, (1, 0, 0)),
        (Measure.ROWS, "grades", "", SOFT, (1, 0, 0)),  # examples: a further row is none too many
    ],
)
def test_counts(
    held: Evaluation, measure: Measure, table: str, field: str, strictness: Strictness, counts: tuple[int, ...]
) -> None:
    assert of(held, measure, table, field, strictness) == counts


def test_a_row_split_into_two_is_as_wrong_as_a_row_lost(tmp_path: Path, gold: Path) -> None:
    first, second, *_ = READ["actions"]
    halves: list[Row] = [
        {**second, "description": "Publish the carers'"},
        {"action_id": "a9", "level": "action", "description": "offer - all wards."},
    ]
    lost: dict[str, list[Row]] = {**READ, "actions": [first]}
    split: dict[str, list[Row]] = {**READ, "actions": [first, *halves]}
    both = [
        hold_against(write_database(tmp_path / f"{number}.duckdb", read), [gold]).tallies[Scope.ALL, ""]
        for number, read in enumerate((lost, split))
    ]
    assert whole_share(both[1], SOFT, "actions") <= whole_share(both[0], SOFT, "actions") == pytest.approx(1 / 5)


def test_the_scopes_of_a_file(held: Evaluation) -> None:
    assert set(held.tallies) == {
        (Scope.ALL, ""),
        (Scope.FORMAT, "pdf"),
        (Scope.KIND, "progress-report"),
        (Scope.AUTHORITY, "Norbeck Borough Council"),
        (Scope.DOCUMENT, "norbeck"),
        (Scope.FILE, "norbeck.pdf"),
    }
    assert mean_over_files(held.verdicts, SOFT) == pytest.approx((1 + 0.84 + 0.875 + 1) / 4)


def test_a_file_that_was_not_read_has_nothing_right(tmp_path: Path) -> None:
    gold = write_gold(tmp_path, {**GOLD, "files": ["norbeck.docx"]})
    held = hold_against(write_database(tmp_path / "council.duckdb", READ), [gold])
    assert of(held, Measure.ROWS, "actions") == (0, 0, 5)
    assert "1 of them not in the database" in summary(held)


def test_a_file_beside_its_gold_is_known_by_its_bytes(tmp_path: Path, gold: Path) -> None:
    (tmp_path / "norbeck.pdf").write_bytes(b"other bytes of the same name")
    held = hold_against(write_database(tmp_path / "council.duckdb", READ), [gold])
    assert not held.verdicts[0].read


def changed(table: str, number: int, **values: str | None) -> dict[str, list[Row]]:
    rows = [{**row, **values} if at == number else row for at, row in enumerate(READ[table])]
    return {**READ, table: rows}


@pytest.mark.parametrize(
    ("read", "lines", "passes"),
    [
        (READ, [], True),
        (changed("actions", 2, lead_officer="Asha Quayle"), [("1.3: ", "1 field wrong", "right", True)], True),
        (changed("actions", 0, lead_officer=None), [("1.1: ", "right", "1 field wrong", False)], False),
        ({**READ, "actions": READ["actions"][:5]}, [("Visit the", "right", "missing", False)], False),
        ({**READ, "actions": [*READ["actions"][:4], READ["actions"][5]]}, [("rows", "1 too many", "0 too many", True)],
         True),
        ({**READ, "actions": [*READ["actions"], {"action_id": "a7", "level": "action", "description": "Norbeck"}]},
         [("rows", "1 too many", "2 too many", False)], False),
        (changed("grades", 1, subject="Leadership of care"), [], True),
    ],
)  # fmt: skip
def test_gains_and_losses_row_by_row(
    tmp_path: Path, gold: Path, held: Evaluation, read: dict[str, list[Row]], lines: list[tuple[object, ...]],
    passes: bool,
) -> None:  # fmt: skip
    accepted = tmp_path / "accepted.json"
    write_accepted(accepted, held.verdicts, Least())
    now = hold_against(write_database(tmp_path / "now.duckdb", read), [gold], accepted)
    assert len(now.changes) == len(lines)
    for change, (row, *rest) in zip(now.changes, lines, strict=True):
        assert change.row.startswith(str(row))
        assert [change.was, change.now, change.gain] == rest
    assert (not now.fallen) is passes


def test_what_is_not_named_in_accepted_results_was_right(tmp_path: Path, held: Evaluation) -> None:
    path = tmp_path / "accepted.json"
    write_accepted(path, held.verdicts, Least(fields=0.5))
    accepted = read_accepted(path)
    assert set(accepted.files["norbeck.pdf"]) == {"actions", "progress"}
    assert accepted.files["norbeck.pdf"]["actions"].rows == "00120"
    assert accepted.least == Least(fields=0.5)
    assert all(len(line) < 200 for line in path.read_text(encoding="utf-8").splitlines())


def test_another_gold_is_not_compared(tmp_path: Path, held: Evaluation) -> None:
    path = tmp_path / "accepted.json"
    write_accepted(path, held.verdicts, Least())
    path.write_text(path.read_text(encoding="utf-8").replace(held.verdicts[0].fingerprint, "0" * 12), encoding="utf-8")
    now = hold_against(write_database(tmp_path / "now.duckdb", {}), [write_gold(tmp_path)], path)
    assert not now.changes
    assert not now.fallen
    assert "(0 of 1 files compared)" in against_accepted(now)


@pytest.mark.parametrize(
    ("least", "fallen"),
    [
        (Least(), []),
        (Least(fields=0.9), ["F1 of fields"]),
        (Least(whole=0.7), ["whole rows"]),
        (Least(fields=0.8, whole=0.6, formats_apart=0.0), []),
    ],
)
def test_what_must_be_reached(held: Evaluation, least: Least, fallen: list[str]) -> None:
    assert [fall.figure for fall in below_least(held.tallies, least)] == fallen


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"golds": {}, "least": {}, "files": {"a": {"actions": [1]}}}'])
def test_what_holds_no_accepted_results_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "accepted.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable, match="holds no accepted results"):
        read_accepted(path)


def test_results_as_tables(tmp_path: Path, held: Evaluation) -> None:
    path = tmp_path / "results.duckdb"
    write_results(path, held)
    write_results(path, held)
    with duckdb.connect(str(path), read_only=True) as connection:
        wrong = connection.execute(
            "SELECT field, gold, got FROM fields WHERE NOT soft AND table_name = 'actions' AND gold_row = 2"
        ).fetchall()
        whole = connection.execute("SELECT count(*) FROM rows WHERE soft").fetchone()
        figure = connection.execute(
            "SELECT f1 FROM figures WHERE scope = 'all' AND measure = 'fields' AND table_name = 'actions'"
            " AND field = '' AND strictness = 'soft'"
        ).fetchall()
    assert wrong == [("lead_officer", "Asha Quayle", "Asha Quale")]
    assert whole == (6,)
    assert figure == [(pytest.approx(0.84),)]


def test_a_database_of_something_else_stays_as_it_is(tmp_path: Path, held: Evaluation) -> None:
    with pytest.raises(Unusable, match="something else"):
        write_results(tmp_path / "council.duckdb", held)
    (tmp_path / "results.duckdb").write_text("no database", encoding="utf-8")
    with pytest.raises(Unusable, match="cannot be written"):
        write_results(tmp_path / "results.duckdb", held)


def test_results_as_a_page(held: Evaluation) -> None:
    page = report(held)
    assert "| actions | 5 | 0 | 1 | 0.8077 | 0.8750 | 0.8400 | 0.5000 | 0.3333 |" in page
    assert "| 1 | progress-report | actions | lead_officer | norbeck.pdf |" in page.replace("| 2 |", "| 1 |")
    assert "## By authority" in page
    assert all(line.count("|") > 2 for line in page.splitlines() if line.startswith("|"))


def test_accepted_results_are_one_json(tmp_path: Path, held: Evaluation) -> None:
    path = tmp_path / "accepted.json"
    write_accepted(path, (), Least())
    assert json.loads(path.read_text(encoding="utf-8"))["files"] == {}
    assert hold_against(tmp_path / "council.duckdb", [tmp_path], path).changes == ()
    assert read_accepted(tmp_path / "nowhere.json") == Accepted()


def test_a_paper_just_read_gives_what_a_database_of_it_gives(tmp_path: Path) -> None:
    table = "| Ref | Action | Lead | Due |\n|---|---|---|---|\n| 1.1 | Open the flat | C Dacre | 31/03/2020 |\n"
    words = f"# Board action plan\n\n{table}"
    (tmp_path / "norbeck.md").write_text(words, encoding="utf-8")
    run([str(tmp_path / "norbeck.md")], tmp_path / "council.duckdb", workers=1)
    (gold,) = read_golds([write_gold(tmp_path, {**GOLD, "files": ["norbeck.md"]})])
    with Database.read(tmp_path / "council.duckdb") as database:
        held = given(database, [gold])["norbeck", "norbeck.md"]
    assert held.rows == rows_of(read_paper(words.encode(), "norbeck.md"))
    assert held.rows["actions"][0]["reference"] == "1.1"
