"""Papers of the mill: the same seed gives the same papers, every kind can be printed."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from benchmarks.mill.__main__ import KINDS, rotation
from benchmarks.mill.papers import ready, write_all
from benchmarks.mill.producers import PRODUCERS, installed
from benchmarks.mill.render_office import render_office
from benchmarks.mill.render_print import render_print
from benchmarks.mill.source import Block, Source
from benchmarks.mill.words import Draw

from councilpapers.document import Table
from councilpapers.extract.readers import read


def printed(folder: Path, kind: str, seed: int = 3) -> dict[str, bytes]:
    folder.mkdir(exist_ok=True)
    paper = ready(kind, KINDS[kind](Draw(random.Random(seed))), ["reportlab"])
    write_all(folder, {kind: paper})
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_is_true_of_each_file(kind: str, tmp_path: Path) -> None:
    files = printed(tmp_path, kind)
    gold = files.pop(f"{kind}.gold.json", None)
    grids = json.loads(files.pop(f"{kind}.grids.json"))["files"]
    assert set(grids) == set(files)
    assert (gold is None) == (kind == "tables")
    if gold is not None:
        assert set(json.loads(gold)["files"]) == set(files)
    for name, said in grids.items():
        assert said["producer"] == ("reportlab" if name.endswith(".pdf") else None)


@pytest.mark.parametrize("kind", ["action-plan", "tables"])
def test_the_same_seed_gives_the_same_bytes(kind: str, tmp_path: Path) -> None:
    assert printed(tmp_path / "one", kind) == printed(tmp_path / "two", kind)


def test_kinds_take_turns() -> None:
    turns = rotation()
    assert set(turns) == set(KINDS)
    assert turns[5] == turns[11] == "tables"


def test_reportlab_is_always_there() -> None:
    assert installed()[0] == "reportlab"
    assert set(installed()) <= set(PRODUCERS)


TABLE = Block(
    "table",
    heads=[[{"text": "Post", "rows": 2}, {"text": "March", "span": 2}], ["Budget", "Spent"]],
    rows=[["Warden", "1,200", {"text": "(40)", "bold": True}], [{"text": "Cover", "indent": 1}, "", "7.5%"]],
    widths=[3, 1, 1],
    align=["left", "right", "right"],
    look="booktabs shaded",
)
PAPER = Source("Pay", "Ashby Vale Council", ["docx"], "Page {n}", blocks=(Block("page", landscape=True), TABLE))


def test_office_paper_has_its_table() -> None:
    (table,) = (block for block in read(render_office(PAPER), "pay.docx").blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows()] == [
        ["Post", "March"], ["Budget", "Spent"], ["Warden", "1,200", "(40)"], ["Cover", "", "7.5%"],
    ]  # fmt: skip
    assert table.header_rows == 2


def test_print_html_has_its_table() -> None:
    html = render_print(PAPER)
    (table,) = (block for block in read(html.encode(), "pay.html").blocks if isinstance(block, Table))
    assert [cell.text for cell in table.row(2)] == ["Warden", "1,200", "(40)"]
    assert "A4 landscape" in html
