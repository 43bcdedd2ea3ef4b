"""How fast PDFs are read, beside pdfplumber in the same run: `python benchmarks/read_speed.py FOLDER [--rounds N]`.

Three jobs take turns on every file, so that a drifting machine is unfair to none: our reader (words, layout, tables),
our whole pipeline (records too), and pdfplumber (words and tables of every page, each page closed). Figures are pages
per second of CPU, and the ratio of each to pdfplumber in the same round.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from councilpapers.extract.readers import read
from councilpapers.pipeline import read_paper


def ours(data: bytes) -> None:
    read(data, "paper.pdf")


def pipeline(data: bytes) -> None:
    read_paper(data, "paper.pdf")


def peer(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.extract_tables()
            page.close()


JOBS: dict[str, Callable[[bytes], None]] = {"reader": ours, "pipeline": pipeline, "pdfplumber": peer}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    papers = [path.read_bytes() for path in sorted(args.folder.rglob("*.pdf"))]
    pages = sum(len(read(data, "paper.pdf").pages) for data in papers)  # warms up, too
    seconds: dict[str, list[float]] = defaultdict(list)
    for _ in range(args.rounds):
        spent = dict.fromkeys(JOBS, 0.0)
        for data in papers:
            for name, job in JOBS.items():
                started = time.process_time()
                job(data)
                spent[name] += time.process_time() - started
        for name, taken in spent.items():
            seconds[name].append(taken)
    print(f"{len(papers)} papers, {pages} pages, {args.rounds} rounds; median (lowest to highest)")
    for name, taken in seconds.items():
        speeds = sorted(pages / t for t in taken)
        ratios = sorted(other / t for other, t in zip(seconds["pdfplumber"], taken, strict=True))
        print(
            f"{name:>10}: {statistics.median(speeds):6.1f} pages per CPU-second ({speeds[0]:.1f} to {speeds[-1]:.1f}), "
            f"{statistics.median(ratios):4.1f} times pdfplumber ({ratios[0]:.1f} to {ratios[-1]:.1f})"
        )


if __name__ == "__main__":
    main()
