"""What is compared is what the records have."""

from __future__ import annotations

import pytest

from councilpapers.evaluate.kinds import KINDS, Form
from councilpapers.normalise.records import RECORDS

MODELS = {record.table: record for record in RECORDS}


@pytest.mark.parametrize("table", KINDS)
def test_fields_are_those_of_the_record(table: str) -> None:
    kind = KINDS[table]
    known = set(MODELS[table].model_fields)
    assert {name for name, form in kind.fields.items() if form is not Form.RELATED} <= known
    assert {kind.text, *kind.beside, *([kind.code] if kind.code else [])} <= set(kind.fields)
    assert 0 < kind.share <= 1


@pytest.mark.parametrize("table", KINDS)
def test_only_plain_text_is_compared_as_words(table: str) -> None:
    for name, form in KINDS[table].fields.items():
        if form in (Form.WORDS, Form.NAMES, Form.CODE):
            assert str in _types(MODELS[table].model_fields[name].annotation), name


def _types(annotation: object) -> set[object]:
    """The types of "str | None"."""
    return {annotation, *getattr(annotation, "__args__", ()), *_bare(annotation)}


def _bare(annotation: object) -> set[object]:
    arguments = getattr(annotation, "__args__", ())
    return {getattr(argument, "__origin__", argument) for argument in arguments} | {
        getattr(annotation, "__origin__", annotation)
    }
