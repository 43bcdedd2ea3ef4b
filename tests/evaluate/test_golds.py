"""Gold files are read strictly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from councilpapers.errors import Unusable
from councilpapers.evaluate.golds import Scored, read_golds, value_of
from councilpapers.evaluate.kinds import Form
from councilpapers.evaluate.likeness import Value

from .invented import GOLD, Json, write_gold


@pytest.mark.parametrize(
    ("said", "form", "value"),
    [
        (None, Form.WORDS, None),
        ("", Form.WORDS, None),
        ([], Form.VALUE, None),
        ((), Form.RELATED, None),
        (False, Form.VALUE, "false"),
        (0, Form.VALUE, 0.0),
        (3, Form.VALUE, 3.0),
        ("1,250", Form.VALUE, 1250.0),
        ("1.10", Form.CODE, "1.10"),
        (3, Form.CODE, "3"),
        (2019, Form.WORDS, "2019"),
        (date(2020, 3, 31), Form.VALUE, "2020-03-31"),
        ("2019-20", Form.VALUE, "2019-20"),
        (["2.4", "1.1"], Form.VALUE, ("1.1", "2.4")),
        (("1.10", "A name"), Form.RELATED, ("1.10", "A name")),
    ],
)
def test_values_in_one_form(said: object, form: Form, value: Value) -> None:
    assert value_of(said, form) == value


def test_a_gold_file(tmp_path: Path) -> None:
    (gold,) = read_golds([write_gold(tmp_path)])
    assert (gold.document, gold.files, gold.kind) == ("norbeck", ("norbeck.pdf",), "progress-report")
    assert gold.authority == "Norbeck Borough Council"
    assert gold.scored == {
        "reports": Scored.ALL, "actions": Scored.ALL, "progress": Scored.ALL, "grades": Scored.LISTED
    }  # fmt: skip
    assert gold.rows["actions"][4]["parent"] == "1.10"
    assert gold.rows["actions"][4]["reference"] is None


def test_the_fingerprint_is_of_what_is_scored(tmp_path: Path) -> None:
    same: dict[str, Json] = {**GOLD, "files": ["norbeck.docx"], "decisions": [{"text": "not scored"}]}
    other: dict[str, Json] = {**GOLD, "grades": []}
    paths = [write_gold(tmp_path, said, name) for name, said in (("a", GOLD), ("b", same), ("c", other))]
    first, second, third = (gold.fingerprint for gold in read_golds(paths))
    assert first == second != third


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write_gold(tmp_path)
    assert len(read_golds([tmp_path, path])) == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"scored": None}, "no gold file"),
        ({"scored": {"actions": "some"}}, "'some' is not a valid Scored"),
        ({"actions": [{"dedline": "2020-03-31"}]}, "actions have no dedline"),
        ({"actions": ["1.1"]}, "no gold file"),
        ({"files": None}, "no gold file"),
    ],
)
def test_what_is_no_gold_is_said(tmp_path: Path, change: dict[str, Json], says: str) -> None:
    path = write_gold(tmp_path, {**GOLD, **change})
    with pytest.raises(Unusable, match=says):
        read_golds([path])


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="There is no NAME"):
        read_golds([tmp_path])
    with pytest.raises(Unusable, match=r"There is no .*nowhere"):
        read_golds([tmp_path / "nowhere"])
    (tmp_path / "a.gold.json").write_text('{"files": []}', encoding="utf-8")
    with pytest.raises(Unusable, match="scored is missing"):
        read_golds([tmp_path])
