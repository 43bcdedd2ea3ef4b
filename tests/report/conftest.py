"""A database of an invented council's service plan over three quarters, with an inspection and measures."""

from __future__ import annotations

from pathlib import Path

import pytest

import councilpapers

EVIL = "Agree <script>document.title='PWNED'</script> routes \u202e & <img src=x onerror=\"document.title='PWNED'\">"
PLAN = """# Ashby Vale Council

Highways service plan 2023-24: progress at quarter {quarter}

| Ref | Action | Lead officer | Target date | Status |
|---|---|---|---|---|
{rows}
"""
BOLLARDS, LAMPS = "Repaint the bollards in Norbeck Lane", "Count the lamp columns of the borough"
QUARTERS = {
    1: (
        ("1.1", BOLLARDS, "Ravi Menon", "30 June 2023", "On track"),
        ("1.2", LAMPS, "Gwen Sallis", "31 July 2023", "On track"),
        ("1.3", EVIL, "Ruth Okafor", "30 September 2023", "On track"),
    ),
    2: (
        ("1.1", BOLLARDS, "Ravi Menon", "31 December 2023", "At risk"),
        ("1.2", LAMPS, "Gwen Sallis", "31 July 2023", "Completed"),
    ),
    3: (
        ("1.1", BOLLARDS, "Gwen Sallis", "31 March 2025", "At risk"),
        ("1.2", LAMPS, "Gwen Sallis", "31 July 2023", "Completed"),
    ),
}
MEASURES = """# Ashby Vale Council

Performance report: quarter 3 2023-24

| Measure | Unit | Target | Actual | RAG |
|---|---|---|---|---|
| Potholes mended in time | % | 90 | 94 | Green |
| Complaints answered in time | % | 95 | 71 | Red |
"""


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    for quarter, rows in QUARTERS.items():
        lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        (folder / f"plan-q{quarter}.md").write_text(PLAN.format(quarter=quarter, rows=lines), encoding="utf-8")
    (folder / "measures.md").write_text(MEASURES, encoding="utf-8")
    db = folder.parent / "council.duckdb"
    councilpapers.run([str(folder)], db)
    return db
