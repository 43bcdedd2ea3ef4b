"""An invented progress report: what is true of it, and what a careless reader made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from councilpapers.load.database import Database

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Row = dict[str, Json]

GOLD: dict[str, Json] = {
    "files": ["norbeck.pdf"],
    "authority_name": "Norbeck Borough Council",
    "kind": "progress-report",
    "scored": {"reports": "all", "actions": "all", "progress": "all", "grades": "listed"},
    "reports": [{"ordinal": 1, "kind": "progress_report", "title": "Improvement plan: second quarter", "quarter": 2}],
    "actions": [
        {"level": "action", "reference": "1.1", "description": "Open a second reablement flat at Weir House",
         "lead_officer": "Carys Dacre", "status": "on_track"},
        {"level": "action", "reference": "1.2", "description": "Publish the carers’ offer – all wards",
         "lead_officer": "Piet Lomax", "status": "completed"},
        {"level": "action", "reference": "1.3", "description": "Agree how equipment is ordered and returned",
         "lead_officer": "Asha Quayle", "status": "at_risk"},
        {"level": "action", "reference": "1.10", "description": "Test the new out of hours rota for three months",
         "lead_officer": "Asha Quayle", "status": "not_started"},
        {"level": "activity", "description": "Visit the four day centres", "parent": "1.10", "status": "on_track"},
    ],
    "progress": [
        {"action": "1.1", "financial_year": "2019-20", "quarter": 1, "status": "at_risk"},
        {"action": "1.1", "financial_year": "2019-20", "quarter": 2, "status": "on_track"},
    ],
    "grades": [{"subject": "Leadership", "grade": "good", "assessment_year": "2019-20"}],
}  # fmt: skip

# 1.1 is right, 1.2 but for its punctuation, an officer's name has lost a letter in 1.3, 1.10 was split into two rows.
READ: dict[str, list[Row]] = {
    "reports": [{"report_id": "r1", "ordinal": 1, "kind": "progress_report",
                 "title": "Improvement plan: second quarter", "quarter": 2}],
    "actions": [
        {"action_id": "a1", "level": "action", "reference": "1.1", "status": "on_track",
         "description": "Open a second reablement flat at Weir House", "lead_officer": "Carys Dacre"},
        {"action_id": "a2", "level": "action", "reference": "1.2", "status": "completed",
         "description": "Publish the  carers' offer - all wards.", "lead_officer": "Piet Lomax"},
        {"action_id": "a3", "level": "action", "reference": "1.3", "status": "at_risk",
         "description": "Agree how equipment is ordered and returned", "lead_officer": "Asha Quale"},
        {"action_id": "a4", "level": "action", "reference": "1.10", "status": "not_started",
         "description": "Test the new out of hours"},
        {"action_id": "a5", "level": "action", "description": "rota for three months", "lead_officer": "Asha Quayle"},
        {"action_id": "a6", "level": "activity", "description": "Visit the four day centres", "status": "on_track",
         "parent_action_id": "a4"},
    ],
    "progress": [
        {"progress_id": "p1", "action_id": "a1", "period_text": "Q1", "financial_year": "2019-20", "quarter": 1,
         "status": "at_risk"},
        {"progress_id": "p2", "action_id": "a1", "period_text": "Q2", "financial_year": "2019-20", "quarter": 2,
         "status": "at_risk"},
    ],
    "grades": [
        {"grade_id": "g1", "subject": "Leadership", "grade": "good", "assessment_year": "2019-20",
         "framework": "Inspection of services"},
        {"grade_id": "g2", "subject": "Safeguarding", "grade": "inadequate"},
    ],
}  # fmt: skip


def write_gold(folder: Path, said: Mapping[str, Json] = GOLD, name: str = "norbeck") -> Path:
    path = folder / f"{name}.gold.json"
    path.write_text(json.dumps(said), encoding="utf-8")
    return path


def write_database(path: Path, read: Mapping[str, Sequence[Row]], file: str = "norbeck.pdf") -> Path:
    """A database that holds these rows of one paper."""
    now = "2020-01-01T00:00:00"
    with Database.open(path) as database:
        _insert(database, "documents", {"document_id": "d1", "source_uri": file, "file_name": file,
                                        "outcome": "extracted", "extractor_version": "1", "configuration": "1",
                                        "extracted_at": now, "seconds": 0.1})  # fmt: skip
        _insert(database, "document_sources", {"document_id": "d1", "source_uri": file, "file_name": file,
                                               "first_seen": now, "last_seen": now})  # fmt: skip
        for table, rows in read.items():
            for row in rows:
                key = {"action_key": row["action_id"]} if table == "actions" else {}
                _insert(database, table, {"document_id": "d1", **key, **row})
    return path


def _insert(database: Database, table: str, row: Mapping[str, Json]) -> None:
    marks = ", ".join("?" * len(row))
    database.connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
