"""Every lookup can be read, says nothing twice, and is used."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

import councilpapers
from councilpapers.lookups import fold, spelled_once, spellings, table
from councilpapers.normalise.authorities import authority
from councilpapers.normalise.register import register
from councilpapers.normalise.statuses import rag, rag_of_fill, status
from councilpapers.normalise.vocabulary import GradeValue, Rag, Status, Unit

LOOKUPS = sorted(path.name for path in files("councilpapers.lookups").iterdir() if path.name.endswith(".toml"))
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in Path(str(files(councilpapers))).rglob("*.py"))


@pytest.mark.parametrize(
    "words, folded",
    [
        ("Lead\u00a0Officer(s):", "lead officer(s)"),
        ("  ON – TRACK. ", "on-track"),
        ("Children’s\nServices", "children's services"),
        ("2019 -\u2212 20 \u2014 A- B -C", "2019--20-a-b-c"),
        ("", ""),
    ],
)
def test_fold(words: str, folded: str) -> None:
    assert fold(words) == folded


@pytest.mark.parametrize("name", LOOKUPS)
def test_lookup_is_read_by_the_code(name: str) -> None:
    tomllib.loads(files("councilpapers.lookups").joinpath(name).read_text(encoding="utf-8"))
    assert re.search(rf"""["']{name.removesuffix(".toml")}["']""", SOURCE)


@pytest.mark.parametrize(
    "name, section, names",
    [
        ("statuses", "words", {s.value for s in Status}),
        ("statuses", "colours", {r.value for r in Rag}),
        ("numbers", "units", {u.value for u in Unit}),
        ("grade_schemes", "family", {g.value for g in GradeValue}),
    ],
)
def test_every_value_of_a_vocabulary_has_spellings(name: str, section: str, names: set[str]) -> None:
    assert set(spellings(name, section).values()) == names


def test_a_spelling_under_two_names_is_refused() -> None:
    with pytest.raises(ValueError, match="stands under"):
        spelled_once("colours", "words", {"red": ["Fire"], "blue": ["fire"]})


@pytest.mark.parametrize("words, meant", sorted(spellings("statuses", "words").items()))
def test_every_status_spelling_says_its_status(words: str, meant: str) -> None:
    assert status(words) == meant


def test_every_colour_says_itself() -> None:
    for word, colour in spellings("statuses", "colours").items():
        assert rag(word) == colour
    pale = table("colours")["pale"]
    assert isinstance(pale, dict)
    for colour, fills in pale.items():
        assert {rag_of_fill(fill) for fill in fills} == {Rag(colour)}


def test_register_of_authorities_is_consistent() -> None:
    codes = Counter(one.code for one in register() if one.code)
    assert max(codes.values()) == 1
    labels = Counter(label for one in register() for label in one.domains)
    assert max(labels.values()) == 1
    for one in register():
        assert one.code is None or re.fullmatch(r"[ENSW]\d{8}", one.code)
        assert one.code is not None or one.end is not None, one.name
        assert one.start is None or one.end is None or one.start < one.end, one.name
        assert all(successor in codes for successor in one.successors), one.name


@pytest.mark.parametrize("one", register(), ids=lambda one: one.official_name)
def test_every_authority_is_found_by_its_official_name(one: object) -> None:
    day = getattr(one, "end", None)
    assert authority(getattr(one, "official_name", ""), day) == one
