"""What a paper costs: CPU time, and bytes of its records, by format and length.

    python -m benchmarks.cost PATH ...

Reads every paper below the paths in this process, one after the other and the first twice, and prints for each kind
the papers, their pages, CPU seconds a paper and a page, records and kilobytes of record file a paper. The last line
says what a million of such papers would take.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from councilpapers.discover import PAPERS, find_files
from councilpapers.load import record_files
from councilpapers.load.rows import tables_of
from councilpapers.pipeline import read_paper

LONG, PACK = 20, 100  # pages
HOUR = 3600


@dataclass(frozen=True, slots=True)
class Cost:
    """One paper: CPU seconds, and what came of it. Pages are 1 where a format has none."""

    kind: str
    seconds: float
    pages: int
    records: int
    bytes_read: int
    bytes_written: int


def cost(path: Path, place: Path) -> Cost:
    data = path.read_bytes()
    started = time.process_time()
    paper = read_paper(data, path.name)
    file = place / "paper.arrow"
    record_files.write(file, tables_of([paper]))
    seconds = time.process_time() - started
    pages = paper.document.page_count or 1
    length = "" if pages <= LONG else f", {LONG + 1} to {PACK} pages" if pages <= PACK else f", over {PACK} pages"
    kind = f"{path.suffix.casefold()[1:]}{length}"
    return Cost(kind, seconds, pages, len(paper.records), len(data), file.stat().st_size)


def told(kind: str, costs: Sequence[Cost]) -> str:
    count, seconds = len(costs), sum(one.seconds for one in costs)
    pages, records = sum(one.pages for one in costs), sum(one.records for one in costs)
    return (
        f"{kind}: {count} papers, {pages / count:.0f} pages and {records / count:.0f} records a paper, "
        f"{seconds / count:.2f} CPU-s a paper, {seconds / pages * 1000:.0f} ms a page, "
        f"{sum(one.bytes_read for one in costs) / count / 1024:.0f} kB read and "
        f"{sum(one.bytes_written for one in costs) / count / 1024:.0f} kB written a paper"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("paths", nargs="+", type=Path)
    given = arguments.parse_args()
    papers = [Path(found.place.path) for found in find_files(given.paths) if hasattr(found.place, "path")]
    with tempfile.TemporaryDirectory() as place:
        papers = [path for path in papers if path.suffix.casefold() in PAPERS]
        costs = [cost(path, Path(place)) for path in (*papers[:1], *papers)][1:]
    for kind in sorted({one.kind for one in costs}):
        print(told(kind, [one for one in costs if one.kind == kind]))
    print(told("all", costs))
    seconds = sum(one.seconds for one in costs) / len(costs)
    print(f"A million of these: {seconds * 1e6 / HOUR:,.0f} CPU-hours.")


if __name__ == "__main__":
    main()
