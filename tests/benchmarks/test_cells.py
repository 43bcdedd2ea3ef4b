"""Cells held against the truth: place, spans and words, and which table is which."""

from __future__ import annotations

import pytest
from benchmarks.cells import Score, aligned, bare, compare, complaints, judge, placed_true
from benchmarks.mill.grids import TrueCell, TrueTable
from benchmarks.mill.looks import Ruling

from councilpapers.document import Cell, Document, Paragraph, Table, TableOrigin


def true(*rows: list[str], broken: tuple[int, ...] = (), optional: bool = False) -> TrueTable:
    cells = tuple(TrueCell(r, c, text=text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return TrueTable(Ruling.RULED, "grid", 1, cells, optional=optional, broken_rows=broken)


def found(*rows: list[str], origin: TableOrigin = TableOrigin.RULED) -> Table:
    cells = tuple(Cell(r, c, paragraphs=(Paragraph(text),)) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Table(cells, len(rows), len(rows[0]), origin, header_rows=1)


HEAD = ["Ref", "Task"]


@pytest.mark.parametrize(
    ("table", "right", "rows_right", "broken_right"),
    [
        (found(HEAD, ["1", "Mend the wall"], ["2", ""]), 6, 3, 1),
        (found(HEAD, ["1", "Mendthe  wall"], ["2", ""]), 6, 3, 1),
        (found(HEAD, ["1", "Mend the"], ["2", ""]), 5, 2, 0),
        (found(HEAD, ["1", "Mend the"], ["", "wall"], ["2", ""]), 3, 1, 0),
        (found(["1", "Mend the wall"], ["2", ""]), 0, 0, 0),
        (None, 0, 0, 0),
    ],
)
def test_compare(table: Table | None, right: int, rows_right: int, broken_right: int) -> None:
    score = compare(true(HEAD, ["1", "Mend the wall"], ["2", ""], broken=(1,)), table)
    assert (score.right, score.rows_right, score.broken_right) == (right, rows_right, broken_right)
    assert (score.true, score.rows, score.broken, score.tables) == (6, 3, 1, 1)


def test_spans_count() -> None:
    wide = Table((Cell(0, 0, 1, 2, (Paragraph("Ref"),)),), 1, 2, TableOrigin.RULED)
    assert compare(true(["Ref", ""]), wide).right == 0


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(), 1.0, 1.0, 1.0),
        (Score(true=4, found=2, right=2), 1.0, 0.5, 2 / 3),
        (Score(true=0, found=4, right=0), 0.0, 1.0, 0.0),
    ],
)
def test_score(score: Score, precision: float, recall: float, f1: float) -> None:
    assert [score.precision, score.recall, score.f1] == pytest.approx([precision, recall, f1])


def test_each_table_has_one_partner() -> None:
    one, two = placed_true(true(HEAD, ["1", "Mow"])), placed_true(true(HEAD, ["2", "Rake"], ["3", "Dig"]))
    assert aligned([one, two], [two, one]) == {0: 1, 1: 0}
    assert aligned([one, two], [two]) == {1: 0}
    assert aligned([one], [placed_true(true(["Day", "Time"]))]) == {}


def test_made_up_tables_count_against_us() -> None:
    document = Document(
        "0", "application/pdf", (found(HEAD, ["1", "Mow"]), found(["a", "b"], origin=TableOrigin.ALIGNED))
    )
    verdict = judge("x.pdf", "pdf", [true(HEAD, ["1", "Mow"])], document)
    assert verdict.scores[Ruling.RULED] == Score(4, 4, 4, 2, 2, 0, 0, 1, 1, 1)
    assert verdict.scores[Ruling.UNRULED].found == verdict.lost == 2


@pytest.mark.parametrize("blocks", [(), (found(["Date:", "3 May"]),), (found(["Date:", "4 May"]),)])
def test_optional_tables_are_right_either_way(blocks: tuple[Table, ...]) -> None:
    verdict = judge("x.pdf", "pdf", [true(["Date:", "3 May"], optional=True)], Document("0", "application/pdf", blocks))
    assert verdict.lost == 0


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (None, "grid table: not found: 'Ref'"),
        (found(HEAD, ["1", "Mow"]), ""),
        (found(HEAD, ["1", "Row"]), "at row 1, column 1 'Mow' is read as 'Row'"),
        (found(HEAD, ["1", "Mow"], ["", "it"]), "3 rows by 2 for 2 rows by 2"),
    ],
)
def test_complaints(table: Table | None, said: str) -> None:
    assert said in " ".join(complaints(true(HEAD, ["1", "Mow"]), table))


def test_bullets_and_soft_hyphens_are_passed_over() -> None:
    assert bare("• Mend the\n\uf0b7 wall\u00ads") == "Mendthewalls"
