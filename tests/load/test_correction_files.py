"""Corrections in files: TOML, and CSV as the table `corrections` is written out."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilpapers.errors import Unusable
from councilpapers.load.correction_files import corrections_in
from councilpapers.load.corrections import Correction, add
from councilpapers.load.database import Database
from councilpapers.load.query import as_csv, query

TOML = """
[[correction]]
record_table = "actions"
record_id = "a1"
field = "deadline"
value = 2023-06-30
quote = "Repaint the bollards"

[[correction]]
record_table = "actions"
record_id = "a1"
field = "related_references"
value = ["1.6"]
"""


def test_toml_has_values_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(TOML, encoding="utf-8")
    assert corrections_in(path) == [
        Correction("actions", "a1", "deadline", '"2023-06-30"', "Repaint the bollards"),
        Correction("actions", "a1", "related_references", '["1.6"]'),
    ]


def test_the_table_written_out_can_be_taken_up_again(database: Database, tmp_path: Path) -> None:
    given = [
        Correction("actions", "a1", "comments", '"=SUM(A1)"', quote="-3 of 4,\nlate", note="+1", document_id="d1"),
        Correction("actions", "a2", "status", "null", document_id="d1"),
    ]
    add(database, given)
    path = tmp_path / "ours.csv"
    path.write_bytes(as_csv(query(database, "SELECT * FROM corrections ORDER BY record_id")).encode())
    assert corrections_in(path) == given


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.toml", "[[correction]]\nrecord_table = 'actions'", "correction 1 lacks record_id, field, value"),
        ("a.toml", "[[correction]", "is not valid TOML"),
        ("a.csv", "record_table,record_id,field,value\nactions,a1,status,\n", "lacks value"),
        ("a.csv", "record_table,record_id,field,value,colour\nactions,a1,status,null,red\n", "has colour"),
        ("none.csv", None, "cannot be read"),
    ],
)
def test_what_is_to_be_put_right_is_said(tmp_path: Path, name: str, text: str | None, says: str) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable, match=says):
        corrections_in(path)
