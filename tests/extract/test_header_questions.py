"""Headers in plain words."""

from __future__ import annotations

import pytest

from councilpapers.extract.columns import field_of, is_label
from councilpapers.extract.header_questions import field_asked


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("what did we say we would do?", "description"),
        ("what are we going to do about it?", "description"),
        ("we will", "description"),
        ("what have we done?", "progress"),
        ("how are we doing?", "progress"),
        ("what we've done", "progress"),
        ("we did", "progress"),
        ("when will we do it?", "deadline"),
        ("who is going to do it?", "lead_officer"),
        ("how will we know it has worked?", "outcomes"),
        ("what difference will it make?", "outcomes"),
        ("who benefits?", None),
        ("why are we doing this?", None),
        ("what is the risk?", None),
        ("the council will", None),
        ("how", None),
        ("", None),
    ],
)
def test_a_header_asks_for_a_field(words: str, field: str | None) -> None:
    assert field_asked(words) == field


@pytest.mark.parametrize(("kind", "label"), [("action", True), ("indicator", False), ("grade", False)])
def test_only_plans_ask(kind: str, label: bool) -> None:
    header = "What did we promise that we would do?"
    assert is_label(header, kind) is label
    assert field_of(header, kind) == ("description" if label else None)
