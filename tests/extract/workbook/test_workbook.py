"""Workbooks as a council keeps its indicators and actions in, made with another library than reads them."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from benchmarks.older import saved_as
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from councilpapers.document import Document, Paragraph, ParagraphKind, Table
from councilpapers.errors import Corrupt, PaperError, TooLarge
from councilpapers.extract import programs, readers
from councilpapers.extract.programs import LIBREOFFICE
from councilpapers.extract.workbook import looks
from councilpapers.extract.workbook import reader as workbook_reader
from councilpapers.extract.workbook.stretches import name_of_place
from councilpapers.pipeline import read_paper

from ..office.compounds import compound

GREEN = PatternFill("solid", fgColor="FF00B050")
HEAD = ("Ref", "Action", "Lead officer", "Deadline", "% complete", "RAG")


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def plan() -> Workbook:
    """Title, note, a plan of three rows with a blank one among them, and a key further down."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Action plan"
    sheet.append(["Ashby Vale Council: Improvement Plan 2022/23, Quarter 2"])
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("A1:F1")
    sheet.append(["Figures are provisional."])
    sheet.append([])
    sheet.append(HEAD)
    for cell in sheet[4]:
        cell.font = Font(bold=True)
    sheet.append(["AV1", "Mend the pier", "Jo Marsh", date(2023, 3, 31), 0.25, None])
    sheet.append(["AV2", "Dredge the harbour\nand mark it", "Ann Ley", date(2022, 12, 31), 0.5, None])
    sheet.append([])
    sheet.append(["AV3", "Paint the bandstand", "Jo Marsh", date(2023, 1, 31), 1, None])
    for row in (5, 6, 8):
        sheet[f"D{row}"].number_format = "dd/mm/yyyy"
        sheet[f"E{row}"].number_format = "0%"
        sheet[f"F{row}"].fill = GREEN
    return book


def blocks_of(book: Workbook) -> tuple[list[str], list[Table], Document]:
    document = readers.read(saved(book), "plan.xlsx")
    words = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    return words, [block for block in document.blocks if isinstance(block, Table)], document


def test_a_sheet_is_titles_and_tables() -> None:
    words, (table,), document = blocks_of(plan())
    assert words == [
        "Action plan",
        "Ashby Vale Council: Improvement Plan 2022/23, Quarter 2",
        "Figures are provisional.",
    ]
    kinds = [block.kind for block in document.blocks if isinstance(block, Paragraph)]
    assert kinds == [ParagraphKind.HEADING, ParagraphKind.HEADING, ParagraphKind.TEXT]
    assert [[cell.flat for cell in row] for row in table.rows()] == [
        list(HEAD),
        ["AV1", "Mend the pier", "Jo Marsh", "31/03/2023", "25%", ""],
        ["AV2", "Dredge the harbour and mark it", "Ann Ley", "31/12/2022", "50%", ""],
        ["AV3", "Paint the bandstand", "Jo Marsh", "31/01/2023", "100%", ""],
    ]
    assert [row[-1].fill for row in table.rows()] == [None, "00B050", "00B050", "00B050"]
    assert (table.locator, document.media_type, document.pages) == ("Action plan!A4:F8", readers.XLSX, ())
    assert table.row(1)[1].paragraphs[0].locator == "Action plan!B5"


def test_a_plan_in_a_workbook_gives_its_actions() -> None:
    paper = read_paper(saved(plan()), "plan.xlsx")
    actions = [record.model_dump() for record in paper.records if record.table == "actions"]
    assert [(a["reference"], a["lead_officer"], str(a["deadline"])) for a in actions] == [
        ("AV1", "Jo Marsh", "2023-03-31"),
        ("AV2", "Ann Ley", "2022-12-31"),
        ("AV3", "Jo Marsh", "2023-01-31"),
    ]
    assert all(action["page"] is None and "Action plan!A4:F8" in action["locator"] for action in actions)


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan as a workbook with a hidden row, saved by LibreOffice as older programs do."""
    folder = tmp_path_factory.mktemp("older")
    book = plan()
    sheet = book.active
    assert sheet is not None
    sheet.row_dimensions[6].hidden = True
    sheet["E8"] = "=E5*3"  # saved with what it comes to
    (folder / "plan.xlsx").write_bytes(saved(book))
    for form in ("xls:MS Excel 97", "ods:calc8"):
        if not saved_as(folder / "plan.xlsx", form, folder).is_file():
            pytest.skip("LibreOffice has no Calc")
    return folder


SHOWN = [
    (list(HEAD), None),
    (["AV1", "Mend the pier", "Jo Marsh", "31/03/2023", "25%", ""], "00B050"),
    (["AV3", "Paint the bandstand", "Jo Marsh", "31/01/2023", "75%", ""], "00B050"),
]


@pytest.mark.skipif(LIBREOFFICE.path is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix, media_type", [(".xls", readers.XLS), (".ods", readers.ODS)])
def test_older_workbooks_are_read_as_they_are_shown(older: Path, suffix: str, media_type: str) -> None:
    document = readers.read((older / f"plan{suffix}").read_bytes(), f"plan{suffix}")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [([cell.flat for cell in row], row[-1].fill) for row in table.rows()] == SHOWN
    assert document.media_type == media_type
    assert [note.code for note in document.notes] == ["converted", "hidden-rows"]


@pytest.mark.skipif(LIBREOFFICE.path is None, reason="LibreOffice is not installed")
def test_without_libreoffice_bare_values_are_read(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_found", lambda names, places: None)
    document = readers.read((older / "plan.xls").read_bytes(), "plan.xls")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [cell.flat for cell in table.row(1)] == ["AV1", "Mend the pier", "Jo Marsh", "31/03/2023", "0.25", ""]
    assert [note.code for note in document.notes] == ["bare-values"]


def test_merged_cells_span_rows_and_columns() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Theme", "2021/22", "", "2022/23", ""],
        ["", "Q1", "Q2", "Q1", "Q2"],
        ["Roads", 1, 2, 3, 4],
        ["", 5, 6, 7, 8],
    ):
        sheet.append(row)
    for place in ("A1:A2", "B1:C1", "D1:E1", "A3:A4"):
        sheet.merge_cells(place)
    words, (table,), _ = blocks_of(book)
    assert words == []
    assert [(c.text, c.row_span, c.column_span) for c in table.row(0)] == [
        ("Theme", 2, 1),
        ("2021/22", 1, 2),
        ("2022/23", 1, 2),
    ]
    assert table.at(3, 0) is table.at(2, 0)


def test_what_is_hidden_is_counted_and_left_out() -> None:
    book = plan()
    sheet = book.active
    assert sheet is not None
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Working").append(["secret"])
    book["Working"].sheet_state = "hidden"
    _, (table,), document = blocks_of(book)
    assert [[cell.flat for cell in row][:3] for row in table.rows()][:2] == [
        ["Ref", "Action", "Deadline"],
        ["AV1", "Mend the pier", "31/03/2023"],
    ]
    assert table.row_count == 3
    assert [(note.code, note.message[:2]) for note in document.notes] == [
        ("hidden-sheets", "1 "),
        ("hidden-rows", "2 "),
    ]


def test_tables_beneath_each_other_are_parted_at_blank_rows() -> None:
    book = plan()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append([])
    sheet.append(["Status", "Meaning"])
    sheet.append(["Green", "On track"])
    _, tables, _ = blocks_of(book)
    assert [table.row_count for table in tables] == [4, 2]


@pytest.mark.parametrize(
    "theme, tint, expected", [(4, 0.0, "4F81BD"), (4, 0.8, "DCE6F2"), (1, 0.0, "000000"), (0, 0.0, None)]
)
def test_fills_by_the_theme(theme: int, tint: float, expected: str | None) -> None:
    from openpyxl.styles.colors import Color

    book = plan()
    sheet = book.active
    assert sheet is not None
    sheet["F5"].fill = PatternFill("solid", fgColor=Color(theme=theme, tint=tint))
    _, (table,), _ = blocks_of(book)
    assert table.row(1)[-1].fill == expected


def test_a_cell_far_away_is_no_table_of_a_billion_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    book = plan()
    sheet = book.active
    assert sheet is not None
    sheet["XFD1048576"] = "here"
    with pytest.raises(TooLarge):
        readers.read(saved(book), "plan.xlsx")
    monkeypatch.setattr(looks, "MOST_CELLS", 10)
    with pytest.raises(TooLarge):
        readers.read(saved(plan()), "plan.xlsx")


def test_sheets_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    book = plan()
    monkeypatch.setattr(workbook_reader, "MAX_SHEETS", 1)
    book.create_sheet("More")["A1"] = "Action"
    document = readers.read(saved(book), "plan.xlsx")
    assert [(note.code, note.message[:2]) for note in document.notes if note.code == "text-lost"] == [
        ("text-lost", f"{len(book.sheetnames) - 1} ")
    ]


def bent() -> bytes:
    """A workbook whose sheet does not unpack."""
    data = bytearray(saved(plan()))
    name = b"xl/worksheets/sheet1.xml"
    start = data.index(name) + len(name)
    data[start : start + 12] = b"\xff" * 12
    return bytes(data)


def damaged() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook")
    return out.getvalue()


@pytest.mark.parametrize(
    "data, name, error",
    [
        (damaged(), "plan.xlsx", Corrupt),
        (compound("Workbook"), "plan.xls", Corrupt),
        (saved(plan())[:-60], "a.xlsx", Corrupt),
        (bent(), "plan.xlsx", Corrupt),
    ],
)
def test_what_is_damaged_says_so(data: bytes, name: str, error: type[PaperError]) -> None:
    with pytest.raises(error):
        readers.read(data, name)


@pytest.mark.parametrize(
    "row, column, expected", [(0, 0, "A1"), (3, 25, "Z4"), (0, 26, "AA1"), (9, 701, "ZZ10"), (0, 702, "AAA1")]
)
def test_places_have_the_names_that_sheets_give_them(row: int, column: int, expected: str) -> None:
    assert name_of_place(row, column) == expected
