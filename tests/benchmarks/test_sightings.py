"""Where each spelling was seen: the list and the search behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.sightings import listed, sightings, spellings

RUNNING = "The director is the accountable officer for all that is said here, and for what is said below it.\n"
HEADING = ("headers", "action.authorising_officer", "accountable officer")
TABLE = (
    "<table><tr><th>Ref</th><th>Action</th><th>Accountable officer</th></tr>"
    "<tr><td>1</td><td>Open a shop</td><td>Ann Lee</td></tr></table>"
)


@pytest.mark.parametrize(
    ("name", "text", "seen"),
    [
        ("plan.html", TABLE, True),
        ("label.txt", "Accountable officer: Ann Lee\n", True),
        ("running.txt", RUNNING, False),
        ("broken.pdf", "%PDF-1.7 broken", False),
    ],
)
def test_headings_are_seen_in_papers(tmp_path: Path, name: str, text: str, seen: bool) -> None:
    paper = tmp_path / name
    paper.write_text(text, encoding="utf-8")
    found = [one for one in sightings([paper]) if one.of == HEADING]
    assert [one.paper for one in found] == [name] * seen


def test_each_spelling_is_seen_once_and_in_the_first_paper(tmp_path: Path) -> None:
    papers = [tmp_path / "a.html", tmp_path / "b.html"]
    for paper in papers:
        paper.write_text(TABLE, encoding="utf-8")
    found = [one for one in sightings(papers) if one.of == HEADING]
    assert [one.paper for one in found] == ["a.html"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("What the council's housing teams did well:\n", True),
        ("What did well:\n", True),
        ("What the council's new team for homes and streets did well:\n", False),
        ("Whatever we did well\n", False),
    ],
)
def test_a_star_stands_for_a_few_words(tmp_path: Path, text: str, seen: bool) -> None:
    paper = tmp_path / "report.txt"
    paper.write_text(text, encoding="utf-8")
    assert any(one.spelling == "what * did well" for one in sightings([paper])) == seen


def test_rules_of_ideas_are_no_spellings() -> None:
    sections = {section for name, section, _ in spellings() if name == "status_definitions"}
    assert "ideas.deny" in sections
    assert not {"rules.list", "meaning.order"} & sections


def test_identifiers_are_no_spellings() -> None:
    sections = {section for name, section, _ in spellings() if name == "grade_schemes"}
    assert {"scheme.titles", "scheme.scale.words"} <= sections
    assert not {"scheme.id", "scheme.source", "scheme.scale.value"} & sections


def test_the_list_speaks_of_spellings_that_there_are() -> None:
    """Where this fails, `python -m benchmarks.sightings --write` strikes out what is gone."""
    gone = {one.of for one in listed()} - set(spellings())
    assert not gone
