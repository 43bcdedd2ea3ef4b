"""Exports in four formats hold every row, say what it means, and run nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pyarrow.parquet as parquet
import pytest

from councilpapers.errors import Unusable
from councilpapers.load import export_files
from councilpapers.load.database import Database
from councilpapers.load.export import Exported, Wanted, export
from councilpapers.load.export_files import CELL_LENGTH, ExportFormat
from councilpapers.load.query import query
from councilpapers.normalise.records import SectionRecord

from .searchable import ASHBY, loaded, paper, three_papers

PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A2)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=HYPERLINK("http://example.invalid","See")',
    "=cmd|'/c calc'!A1",
    "  =1+1",
    "\u200b=1+1",
    "＝1+1",
    '"=1+1',
    "+44 20 7946 0000",
)
WHERE = ("field", "file name", "error")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded(tmp_path_factory.mktemp("export") / "council.duckdb", three_papers())


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with Database.read(path) as opened:
        yield opened


def rows_of_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("as_format", list(ExportFormat))
def test_every_row_is_there_and_so_is_what_it_means(
    database: Database, tmp_path: Path, as_format: ExportFormat
) -> None:
    exported = export(database, tmp_path / "out", Wanted(as_format, views=True))
    counts = {one.name: one.rows for one in exported.written}
    for name, count in counts.items():
        assert count == len(query(database, name).rows), name
    assert counts["actions"] == 3
    assert {"documents", "actions", "actions_traced", "corrections"} <= counts.keys()
    assert "meta" not in counts
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    held = {file.name for file in (tmp_path / "out").iterdir()}
    assert held == {one["path"] for one in package["resources"]} | {
        "data-dictionary.csv",
        "data-dictionary.md",
        "datapackage.json",
    }
    described = rows_of_csv(tmp_path / "out" / "data-dictionary.csv")
    assert {(row["table"], row["column"]) for row in described} == {
        (one["name"], field["name"]) for one in package["resources"] for field in one["schema"]["fields"]
    }


def test_the_formats_hold_the_same_values(database: Database, tmp_path: Path) -> None:
    for as_format in ExportFormat:
        export(database, tmp_path / as_format, Wanted(as_format, ("actions",)))
    table = query(database, "actions").table
    assert parquet.read_table(tmp_path / "parquet" / "actions.parquet").equals(table)
    lines = (tmp_path / "jsonl" / "actions.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == table.to_pylist()
    told = rows_of_csv(tmp_path / "csv" / "actions.csv")
    assert [row["description"] for row in told] == table["description"].to_pylist()
    assert json.loads(told[0]["bbox"]) == table["bbox"][0].as_py()
    sheet = openpyxl.load_workbook(tmp_path / "xlsx" / "council.xlsx")["actions"]
    cells = list(sheet.values)
    assert list(cells[0]) == table.column_names
    assert [row[table.column_names.index("description")] for row in cells[1:]] == table["description"].to_pylist()


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula(hostile: Callable[[ExportFormat], Path], payload: str, where: str) -> None:
    name = {"field": "actions", "file name": "documents", "error": "documents"}[where]
    column = {"field": "description", "file name": "file_name", "error": "error_message"}[where]
    told = [row[column] for row in rows_of_csv(hostile(ExportFormat.CSV) / f"{name}.csv")]
    assert f"'{payload}" in told
    assert payload not in told
    sheet = openpyxl.load_workbook(hostile(ExportFormat.XLSX) / "x.xlsx")[name]
    position = [cell.value for cell in sheet[1]].index(column)
    cells = [row[position] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert _as_a_sheet_has_it(payload) in [_as_a_sheet_has_it(str(cell.value)) for cell in cells]
    assert all(cell.hyperlink is None for cell in cells)


def _as_a_sheet_has_it(words: str) -> str:
    return words.replace("_x000D_", "\n").replace("\r", "\n")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Callable[[ExportFormat], Path]:
    """An export of papers whose words, file names and errors are the payloads."""
    folder = tmp_path_factory.mktemp("hostile")
    papers = []
    for n, payload in enumerate(PAYLOADS):
        one = paper(f"p{n}", ASHBY, None, [payload])
        document = one.document.model_copy(update={"file_name": payload, "error_message": payload})
        papers.append(type(one)(document, one.records))
    path = loaded(folder / "x.duckdb", papers)
    with Database.read(path) as database:
        for as_format in (ExportFormat.CSV, ExportFormat.XLSX):
            export(database, folder / as_format, Wanted(as_format, ("actions", "documents")))
    return lambda as_format: folder / as_format


def test_text_too_long_for_a_cell_is_cut_and_told(tmp_path: Path) -> None:
    one = paper("long", ASHBY, None, [], ["word " * 10_000])
    with Database.read(loaded(tmp_path / "x.duckdb", [one])) as database:
        exported = export(database, tmp_path / "out", Wanted(ExportFormat.XLSX, ("sections",)))
    assert [(one.rows, one.cut) for one in exported.written] == [(1, 1)]
    sheet = openpyxl.load_workbook(tmp_path / "out" / "x.xlsx")["sections"]
    cell = sheet.cell(2, list(SectionRecord.model_fields).index("text") + 1).value
    assert isinstance(cell, str)
    assert (len(cell), cell.endswith(" [cut]")) == (CELL_LENGTH, True)


def test_more_rows_than_a_sheet_holds_are_refused(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_files, "SHEET_ROWS", 3)
    with pytest.raises(Unusable, match="actions has 3 rows and a sheet holds 2"):
        export(database, tmp_path / "out", Wanted(ExportFormat.XLSX, ("documents", "actions")))
    assert list(tmp_path.iterdir()) == []


def test_one_authority(database: Database, tmp_path: Path) -> None:
    def of(name: str) -> Exported:
        return export(database, tmp_path / name, Wanted(ExportFormat.CSV, authority=name, views=True))

    norbeck, ashby = of("Norbeck"), of("Ashby Vale")
    for exported, documents, actions, sections in ((norbeck, 1, 0, 1), (ashby, 2, 3, 2)):
        counts = {one.name: one.rows for one in exported.written}
        assert (counts["documents"], counts["document_sources"], counts["reports"]) == (documents, documents, documents)
        assert (counts["actions"], counts["actions_traced"], counts["sections"]) == (actions, actions, sections)
        assert "summary" in exported.left_out
        assert "summary" not in counts
    package = json.loads((tmp_path / "Norbeck" / "datapackage.json").read_text(encoding="utf-8"))
    assert not any("foreignKeys" in one["schema"] for one in package["resources"])


@pytest.mark.parametrize(
    "wanted, says",
    [
        (Wanted(ExportFormat.CSV, ("nonsense",)), "no table or view nonsense"),
        (Wanted(ExportFormat.CSV, ("summary",), authority="Norbeck"), "summary cannot be asked for one authority"),
        (Wanted(ExportFormat.CSV, authority="Wexcombe"), "No authority is called Wexcombe"),
        (Wanted(ExportFormat.CSV, licence="mine"), "no licence mine"),
    ],
)
def test_what_cannot_be_exported(database: Database, tmp_path: Path, wanted: Wanted, says: str) -> None:
    with pytest.raises(Unusable, match=says):
        export(database, tmp_path / "out", wanted)
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_export_is_replaced_as_a_whole(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    export(database, folder, Wanted(ExportFormat.CSV))
    export(database, folder, Wanted(ExportFormat.JSONL, ("actions",)))
    assert sorted(file.name for file in folder.iterdir()) == [
        "actions.jsonl",
        "data-dictionary.csv",
        "data-dictionary.md",
        "datapackage.json",
    ]
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_the_same_rows_are_the_same_bytes(database: Database, tmp_path: Path) -> None:
    for as_format in ExportFormat:
        for name in ("a", "b"):
            export(database, tmp_path / name, Wanted(as_format))
        for file in (tmp_path / "a").iterdir():
            assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name


def _notes(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine", encoding="utf-8")


def _changed(folder: Path) -> None:
    (folder / "actions.csv").write_text("mine", encoding="utf-8")


def _no_package(folder: Path) -> None:
    (folder / "datapackage.json").unlink()


def _other_package(folder: Path) -> None:
    (folder / "datapackage.json").write_text('{"name": "mine"}', encoding="utf-8")


@pytest.mark.parametrize("change", [_notes, _changed, _no_package, _other_package])
def test_what_is_not_ours_is_left_alone(database: Database, tmp_path: Path, change: Callable[[Path], None]) -> None:
    folder = tmp_path / "out"
    export(database, folder, Wanted(ExportFormat.CSV, ("actions",)))
    change(folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(Unusable, match="Name another folder"):
        export(database, folder, Wanted(ExportFormat.CSV, ("actions",)))
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_a_folder_by_another_name(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "out")
    export(database, tmp_path / "link", Wanted(ExportFormat.CSV, ("actions",)))
    assert (tmp_path / "out" / "actions.csv").is_file()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unusable, match="Name another folder"):
        export(database, Path(), Wanted(ExportFormat.CSV, ("actions",)))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link", "out"]


def test_a_file_in_the_place_of_the_folder(database: Database, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(Unusable, match="is a file"):
        export(database, tmp_path / "out", Wanted(ExportFormat.CSV))


def test_the_package_names_types_keys_and_where_rows_belong(database: Database, tmp_path: Path) -> None:
    export(database, tmp_path / "out", Wanted(ExportFormat.CSV, licence="OGL-UK-3.0"))
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["profile"], package["name"], package["created"]) == (
        "tabular-data-package",
        "council",
        "2024-05-01T12:00:00Z",
    )
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert {"title": "Papers of Ashby Vale (2 files)"} in package["sources"]
    actions = next(one for one in package["resources"] if one["name"] == "actions")
    fields = {field["name"]: field for field in actions["schema"]["fields"]}
    assert {name: fields[name]["type"] for name in ("bbox", "parts", "quarter", "deadline", "percent_complete")} == {
        "bbox": "object",
        "parts": "array",
        "quarter": "integer",
        "deadline": "date",
        "percent_complete": "number",
    }
    assert fields["quarter"]["constraints"] == {"minimum": 1, "maximum": 4}
    assert fields["level"]["constraints"]["enum"] == ["action", "activity"]
    assert fields["action_id"]["constraints"] == {"required": True, "unique": True}
    assert actions["schema"]["primaryKey"] == ["action_id"]
    assert {"fields": ["parent_action_id"], "reference": {"resource": "", "fields": ["action_id"]}} in actions[
        "schema"
    ]["foreignKeys"]
