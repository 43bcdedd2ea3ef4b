"""Grades compare inside their scheme, and say nothing of each other across schemes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from councilpapers.load.database import Database
from councilpapers.load.papers import load
from councilpapers.load.query import query
from councilpapers.load.rows import tables_of
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import DocumentRecord, GradeRecord
from councilpapers.normalise.vocabulary import Outcome

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
ILACS, CQC = "ofsted-ilacs", "cqc-local-authority-assessment"


def given(database: Database, *grades: tuple[str, str, str, int | None]) -> None:
    """Loads (scheme, year, words, rank), all of the leadership of one council."""
    document = DocumentRecord(
        document_id="d",
        source_uri="file:///g.pdf",
        file_name="g.pdf",
        outcome=Outcome.EXTRACTED,
        authority_name="Ashby Vale",
        extractor_version="0",
        configuration="0",
        extracted_at=NOON,
        seconds=1.0,
    )
    records = tuple(
        GradeRecord(
            document_id="d",
            grade_id=f"g{n}",
            subject="Leadership",
            scheme=scheme,
            assessment_year=year,
            grade_text=words,
            grade_rank=rank,
        )
        for n, (scheme, year, words, rank) in enumerate(grades)
    )
    load(database, tables_of([Paper(document, records)]), [], NOON)


@pytest.mark.parametrize(
    "grades, changes",
    [
        ([(ILACS, "2018", "inadequate", 1), (ILACS, "2022", "good", 3)], [("2018", "2022", 2)]),
        ([(ILACS, "2018", "good", 3), (ILACS, "2022", "inadequate", 1)], [("2018", "2022", -2)]),
        ([(ILACS, "2018", "good", 3), (CQC, "2024", "good", 3)], []),
        ([(ILACS, "2018", "good", 3), (ILACS, "2022", "special measures", None)], []),
        ([(ILACS, "2018", "good", 3), (ILACS, "2022", "good", 3), (ILACS, "2022", "inadequate", 1)], []),
        ([(ILACS, "2018", "good", 3), (ILACS, "2022", "good", 3), (ILACS, "2022", "Good", 3)], [("2018", "2022", 0)]),
    ],
)
def test_changes(
    database: Database, grades: list[tuple[str, str, str, int | None]], changes: list[tuple[str, str, int]]
) -> None:
    given(database, *grades)
    answer = query(database, "SELECT year_before, assessment_year, steps_better FROM grade_changes")
    assert answer.rows == changes


@pytest.mark.parametrize(
    "arguments, steps", [("'a', 1, 'a', 3", 2), ("'a', 1, 'b', 3", None), ("NULL, 1, NULL, 3", None)]
)
def test_a_change_across_schemes_is_none(database: Database, arguments: str, steps: int | None) -> None:
    assert query(database, f"SELECT grade_change({arguments})").rows == [(steps,)]
