"""Samples held against what is expected of them, and their records against the JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree

from jsonschema import Draft202012Validator, FormatChecker

from .discover import find_files
from .errors import Unusable
from .expectations import Difference, Tables, differences, expectation
from .json_schemas import file_name, out_of_date
from .normalise.paper import Paper
from .normalise.records import Record
from .pipeline import read_paper
from .places import OnDisk
from .writing import write_text

SUFFIX = ".expected.json"


@dataclass(frozen=True, slots=True)
class Sample:
    """A paper and the file that says what is expected of it."""

    paper: Path
    expected: Path


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one sample; `differences` is empty where all is as expected."""

    name: str
    differences: tuple[Difference, ...]
    seconds: float
    records: int


class _Validator(Protocol):
    def iter_errors(self, instance: object) -> Iterator[Exception]: ...


def find_samples(path: Path) -> tuple[Sample, ...]:
    """Papers with their expectations: `NAME.pdf.expected.json`, or `NAME.expected.json` for all files of that name.

    Raises Unusable where there is none.
    """
    places = [found.place for found in find_files([path])]
    papers = [p.path for p in places if isinstance(p, OnDisk) and not p.name.endswith(SUFFIX)]
    samples = tuple(
        Sample(paper, expected) for paper in papers for expected in (_expected_of(paper),) if expected is not None
    )
    if not samples:
        raise Unusable(
            f"No paper under {path} has its NAME{SUFFIX} beside it. "
            "Write one with: councilpapers validate PAPER --write"
        )
    return samples


def _expected_of(paper: Path) -> Path | None:
    candidates = (paper.with_name(paper.name + SUFFIX), paper.with_name(paper.stem + SUFFIX))
    return next((c for c in candidates if c.is_file()), None)


def judge(sample: Sample) -> Verdict:
    """Read a sample and hold what it gave against what is expected."""
    expected = _load(sample.expected)
    paper = _read(sample.paper)
    found = (*differences(expected, expectation(paper)), *_against_schemas(paper))
    return Verdict(sample.paper.name, found, paper.document.seconds, len(paper.records))


def judge_schemas() -> Verdict:
    """Whether the installed schema files are those of the records."""
    stale = tuple(
        Difference("schemas", f"{name} is not that of the records. Write it with: councilpapers schemas")
        for name in out_of_date()
    )
    return Verdict("JSON Schemas", stale, 0.0, 0)


def write_expectations(path: Path) -> tuple[Path, ...]:
    """Take what the papers give now for what is expected; the files written.

    Only papers that have an expectation get a new one; a file named by itself gets its first.
    """
    samples = [Sample(path, _expected_of(path) or _first_expected(path))] if path.is_file() else find_samples(path)
    written = []
    for sample in samples:
        tables = expectation(_read(sample.paper))
        text = json.dumps({"tables": tables}, indent=1, ensure_ascii=False)
        write_text(sample.expected, text + "\n")
        written.append(sample.expected)
    return tuple(written)


def _first_expected(paper: Path) -> Path:
    """By its stem, unless the same paper lies there in another format: pages are not the same in both."""
    others = [p for p in paper.parent.glob(f"{paper.stem}.*") if p != paper and not p.name.endswith(SUFFIX)]
    return paper.with_name((paper.name if others else paper.stem) + SUFFIX)


def junit(verdicts: Iterable[Verdict]) -> str:
    """The verdicts in the XML that CI systems read."""
    told = tuple(verdicts)
    failures = sum(bool(v.differences) for v in told)
    suite = ElementTree.Element(
        "testsuite", name="councilpapers validate", tests=str(len(told)), failures=str(failures), errors="0"
    )
    for verdict in told:
        case = ElementTree.SubElement(suite, "testcase", name=verdict.name, time=f"{verdict.seconds:.3f}")
        if verdict.differences:
            failure = ElementTree.SubElement(case, "failure", message=f"{len(verdict.differences)} differences")
            failure.text = "\n".join(f"{d.table}: {d.message}" for d in verdict.differences)
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _read(paper: Path) -> Paper:
    try:
        return read_paper(paper.read_bytes(), paper.name)
    except OSError as error:
        raise Unusable(f"{paper} cannot be read ({type(error).__name__}).") from error


def _load(path: Path) -> Tables:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        tables: Tables = found["tables"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unusable(f'{path} is no expectation: it must be JSON of the form {{"tables": {{...}}}}.') from error
    return tables


def _against_schemas(paper: Paper) -> Iterator[Difference]:
    for record in (paper.document, *paper.records):
        for error in _validator(type(record)).iter_errors(record.model_dump(mode="json")):
            yield Difference(record.table, f"not valid against its JSON Schema: {str(error).splitlines()[0]}")


@cache
def _validator(kind: type[Record]) -> _Validator:
    text = files("councilpapers.schemas").joinpath(file_name(kind)).read_text(encoding="utf-8")
    validator: _Validator = Draft202012Validator(json.loads(text), format_checker=FormatChecker())
    return validator
