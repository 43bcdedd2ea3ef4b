"""The picture of the page that docs/report.md shows: python -m tests.report.picture council.duckdb docs/report.png"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from councilpapers.report.page import write_report

from .browser import picture

WIDTH, HEIGHT = 1100, 1500


def main() -> None:
    db, out = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        write_report(db, page)
        picture(page, out.absolute(), WIDTH, HEIGHT)


if __name__ == "__main__":
    main()
