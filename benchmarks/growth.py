"""How time and memory grow: `python -m benchmarks.growth [--rounds N]`; exit code 1 where they grow too much.

Packs of 20, 100, 300 and 1,000 pages are read whole, by the reader and by the whole pipeline, each in a fresh process;
and pages with one ruled grid of 20, 60, 120 and 190 cells a side, by the reader. What is printed is the lowest of the
rounds. Time per page or per cell may nowhere be more than 1.5 times the lowest at a smaller size, the longest pack must
be read within 250 MB, and the largest grid within a CPU-second.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from .packs import pack, page_count
from .workers import Cost, Worker

PACKS = (20, 100, 300, 1_000)  # pages
GRIDS = (20, 60, 120, 190)  # cells a side
CELL = (15.0, 10.0)  # points
MOST_GROWTH = 1.5
MOST_MEGABYTES = 250.0
MOST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """A paper of so many units (pages, cells) and what it cost."""

    label: str
    units: int
    cost: Cost

    @property
    def each(self) -> float:
        """CPU milliseconds per unit."""
        return 1000 * self.cost.seconds / self.units


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = _written(folder / "first.pdf", pack("first", 10))
        packs = dict(_of_pages(_written(folder / f"pack-{n}.pdf", pack(f"growth-{n}", n))) for n in PACKS)
        grids = {f"{n} x {n} cells": (n * n, _written(folder / f"grid-{n}.pdf", grid_page(n))) for n in GRIDS}
        found = []
        for title, job, papers, judge in (
            ("reader, pages", "reader", packs, of_pages),
            ("pipeline, pages", "pipeline", packs, of_pages),
            ("reader, cells", "reader", grids, of_cells),
        ):
            steps = measured(job, papers, first, args.rounds)
            _show(title, steps)
            found += [f"{title}: {complaint}" for complaint in judge(steps)]
    for complaint in found:
        print(complaint)
    return 1 if found else 0


def grid_page(side: int) -> bytes:
    """A page with one ruled grid of that many cells a side, a number in each."""
    wide, high = CELL
    size = (side * wide + 100, side * high + 100)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    canvas.setFont("Helvetica", 6)
    canvas.grid([50 + wide * n for n in range(side + 1)], [50 + high * n for n in range(side + 1)])
    for row in range(side):
        for column in range(side):
            canvas.drawString(53 + wide * column, 53 + high * row, str(100 + (7 * row + 13 * column) % 900))
    canvas.save()
    return buffer.getvalue()


def measured(job: str, papers: dict[str, tuple[int, Path]], first: Path, rounds: int) -> list[Step]:
    """The papers from the smallest, each in a process of its own in every round; of the rounds the lowest counts."""
    costs: dict[str, list[Cost]] = {label: [] for label in papers}
    for _ in range(rounds):
        for label, (_units, path) in papers.items():
            with Worker(job) as worker:
                worker.read(first)
                costs[label].append(worker.read(path))
    return [
        Step(label, units, Cost(min(c.seconds for c in costs[label]), min(c.megabytes for c in costs[label])))
        for label, (units, _path) in papers.items()
    ]


def of_pages(steps: Sequence[Step]) -> list[str]:
    """What is wrong with how pages cost: growth, or memory at the last."""
    last = steps[-1]
    heavy = [f"{last.cost.megabytes:.0f} MB for {last.label}"] if last.cost.megabytes > MOST_MEGABYTES else []
    return growing(steps) + heavy


def of_cells(steps: Sequence[Step]) -> list[str]:
    """What is wrong with how cells cost: growth, or time at the last."""
    last = steps[-1]
    slow = [f"{last.cost.seconds:.2f} CPU-seconds for {last.label}"] if last.cost.seconds > MOST_SECONDS else []
    return growing(steps) + slow


def growing(steps: Sequence[Step]) -> list[str]:
    """The steps whose units cost too much more than those of a smaller one."""
    found = []
    for number, step in enumerate(steps[1:], 1):
        lowest = min(steps[:number], key=lambda earlier: earlier.each)
        if step.each > MOST_GROWTH * lowest.each:
            found.append(
                f"{step.each / lowest.each:.1f} times the time for each at {step.label}, against {lowest.label}"
            )
    return found


def _of_pages(path: Path) -> tuple[str, tuple[int, Path]]:
    pages = page_count(path)
    return f"{pages:,} pages", (pages, path)


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _show(title: str, steps: Sequence[Step]) -> None:
    print(f"{title:20} {'CPU-seconds':>12} {'ms for each':>12} {'peak MB':>8}")
    for step in steps:
        print(f"{step.label:>20} {step.cost.seconds:12.2f} {step.each:12.3f} {step.cost.megabytes:8.0f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
