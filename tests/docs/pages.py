"""Pages of docs whose SQL is run: `python -m tests.docs.pages` writes the answers anew, a test holds the pages to them.

A question is a block of SQL, its answer the block of text that follows it.
"""

from __future__ import annotations

import re
import tempfile
from datetime import date, datetime
from pathlib import Path

from councilpapers.load.database import Database
from councilpapers.load.query import query

from .sampled import sample_database

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (DOCS / "cookbook.md", DOCS / "views.md")
ASKED = re.compile(r"```sql\n(?P<sql>.*?)```\n(?:\n```text\n.*?```\n)?", re.DOTALL)
WIDEST = 52  # characters of a cell


def answered(page: str, database: Database) -> str:
    """The page with the answers that this database gives."""
    return ASKED.sub(
        lambda found: f"```sql\n{found['sql']}```\n\n```text\n{_answer(found['sql'], database)}```\n", page
    )


def _answer(sql: str, database: Database) -> str:
    """A table of plain text; numbers to the right, long words cut."""
    answer = query(database, sql.strip().removesuffix(";"))
    rows = [[_cell(value) for value in row] for row in answer.rows]
    if not rows:
        return "(no rows)\n"
    widths = [max(len(name), *(len(row[n]) for row in rows)) for n, name in enumerate(answer.names)]
    right = [all(isinstance(row[n], int | float | None) for row in answer.rows) for n in range(len(widths))]
    lines = [list(answer.names), ["-" * width for width in widths], *rows]
    printed = (
        "  ".join(cell.rjust(w) if r else cell.ljust(w) for cell, w, r in zip(line, widths, right, strict=True))
        for line in lines
    )
    return "".join(f"{line.rstrip()}\n" for line in printed)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    text = " ".join(str(value).split())
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1].rstrip()}…"


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        sample_database(Path(folder) / "samples.duckdb") as database,
    ):
        for page in PAGES:
            page.write_text(answered(page.read_text(encoding="utf-8"), database), encoding="utf-8")


if __name__ == "__main__":
    main()
