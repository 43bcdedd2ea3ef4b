"""Samples against what is expected of them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from councilpapers.errors import Unusable
from councilpapers.validate import find_samples, judge, judge_schemas, junit, write_expectations

MINUTES = "ASHBY VALE PARISH COUNCIL\n\nMinutes of the meeting of 4 May 2023\n\nRESOLVED: That bollards be painted.\n"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def test_what_comes_out_can_be_taken_for_what_is_expected(sample: Path) -> None:
    (written,) = write_expectations(sample)
    assert written.name == "minutes.expected.json"
    assert "documents" in json.loads(written.read_text(encoding="utf-8"))["tables"]
    (found,) = find_samples(sample.parent)
    assert judge(found).differences == ()


def test_a_difference_is_told(sample: Path) -> None:
    sample.with_suffix(".expected.json").write_text('{"tables": {"documents": [{"outcome": "failed"}]}}')
    (found,) = find_samples(sample)
    (difference,) = judge(found).differences
    assert difference.table == "documents"
    assert "'failed'" in difference.message


def test_a_rendering_with_an_expectation_of_its_own(sample: Path) -> None:
    other = sample.with_suffix(".html")
    other.write_text("<html><body><p>Minutes</p></body></html>", encoding="utf-8")
    (written,) = write_expectations(other)
    assert written.name == "minutes.html.expected.json"
    assert [s.paper.name for s in find_samples(sample.parent)] == ["minutes.html"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '"tables"'])
def test_what_is_no_expectation_is_said(sample: Path, text: str) -> None:
    sample.with_suffix(".expected.json").write_text(text, encoding="utf-8")
    (found,) = find_samples(sample)
    with pytest.raises(Unusable, match="is no expectation"):
        judge(found)


def test_a_folder_without_samples_is_said(sample: Path) -> None:
    with pytest.raises(Unusable, match="No paper under"):
        find_samples(sample.parent)


def test_junit_counts_and_names(sample: Path) -> None:
    sample.with_suffix(".expected.json").write_text('{"tables": {"documents": [{"outcome": "failed"}]}}')
    verdicts = [judge_schemas(), *(judge(found) for found in find_samples(sample))]
    suite = ElementTree.fromstring(junit(verdicts))
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert [case.get("name") for case in suite] == ["JSON Schemas", "minutes.txt"]
