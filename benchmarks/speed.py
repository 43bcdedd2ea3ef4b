"""How fast PDFs are read, beside peers: `python -m benchmarks.speed [PATH ...] [--rounds N] [--job NAME]`.

Without PATH (PDFs, and folders of them) the papers are packs of `benchmarks.packs`, made on the spot. In every round
each job has a fresh process, warmed up with a paper that is not counted. The jobs take turns of a few papers: so long
that what a turn begins with, a processor whose memory is full of the other, is little of it, so short that a machine
whose speed drifts is as slow for one as for the other. CPU time is counted; others on the machine still slow it down.
"reader" gives words, structure and tables, "pipeline" goes on to the records; pdfplumber gives words and tables of all
pages. The peers of the extra `bench` take part in the first round alone; those not installed are named and left out.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from .jobs import JOBS, installed
from .packs import page_count, write_packs
from .workers import Cost, JobError, Worker

MEASURE = "pdfplumber"
EVERY_ROUND = ("reader", "pipeline", MEASURE)
PACKS, PAGES = 16, 10
TURN = 4  # papers


@dataclass(frozen=True, slots=True)
class Papers:
    """What is read: papers with their pages in all, and one that only warms up."""

    paths: tuple[Path, ...]
    pages: int
    first: Path


Round = dict[str, Cost]
"""By job the CPU seconds of all papers together, and the most memory."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", help="PDFs of your own, and folders of them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--job", choices=JOBS, action="append", help="again for more; all that are installed")
    args = parser.parse_args()
    wanted = [MEASURE, *(name for name in args.job or JOBS if name != MEASURE)]
    for name in wanted:
        if not installed(name):
            print(f"{name} is not installed and left out")
    jobs = [name for name in wanted if installed(name)]
    with _papers(args.paths, args.seed) as papers:
        print(f"{len(papers.paths)} papers, {papers.pages} pages, {args.rounds} rounds; median (lowest to highest)")
        rounds = [
            read_round([job for job in jobs if number == 0 or job in EVERY_ROUND], papers)
            for number in range(args.rounds)
        ]
    print(HEADING)
    for name in jobs:
        if name in rounds[0]:
            print(line(name, rounds, papers.pages))


@contextmanager
def _papers(wanted: Sequence[Path], seed: int) -> Iterator[Papers]:
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        write_packs(made / "first", seed + 1, 1, PAGES)
        if not wanted:
            write_packs(made / "packs", seed, PACKS, PAGES)
        paths = tuple(pdf for path in wanted or [made / "packs"] for pdf in _pdfs(path))
        if not paths:
            raise SystemExit("no PDF there")
        yield Papers(paths, sum(page_count(path) for path in paths), next((made / "first").iterdir()))


def _pdfs(path: Path) -> list[Path]:
    return sorted(path.rglob("*.pdf")) if path.is_dir() else [path]


def read_round(jobs: Sequence[str], papers: Papers) -> Round:
    """Every job once over all papers, in turns; a job that fails is told and left out."""
    with ExitStack() as stack:
        workers = {job: stack.enter_context(Worker(job)) for job in jobs}
        turns = [papers.paths[start : start + TURN] for start in range(0, len(papers.paths), TURN)]
        warm = _take_turn(workers, [papers.first])
        spent = {job: Cost(0.0, cost.megabytes) for job, cost in warm.items()}
        for turn in turns:
            taken = _take_turn({job: workers[job] for job in spent}, turn)
            spent = {job: Cost(spent[job].seconds + cost.seconds, cost.megabytes) for job, cost in taken.items()}
    return spent


def _take_turn(workers: Mapping[str, Worker], paths: Sequence[Path]) -> Round:
    """What these papers cost each of the jobs; one that fails is told and left out."""
    spent: Round = {}
    for job, worker in workers.items():
        try:
            costs = [worker.read(path) for path in paths]
        except JobError as failure:
            print(failure)
        else:
            spent[job] = Cost(sum(cost.seconds for cost in costs), costs[-1].megabytes)
    return spent


HEADING = f"{'':24} {'pages per CPU-second':>28} {'times ' + MEASURE:>28} {'peak MB':>8}"


def line(job: str, rounds: Sequence[Round], pages: int) -> str:
    """A job's figures over the rounds in which it took part; ratios are to the peer of the same round."""
    taken = [spent for spent in rounds if job in spent]
    speeds = [pages / spent[job].seconds for spent in taken]
    ratios = [spent[MEASURE].seconds / spent[job].seconds for spent in taken if MEASURE in spent]
    most = max(spent[job].megabytes for spent in taken)
    return f"{_title(job):24} {_spread(speeds):>28} {_spread(ratios):>28} {most:8.0f}"


def _title(job: str) -> str:
    return f"{job} {version(JOBS[job].package)}"


def _spread(values: Sequence[float]) -> str:
    if not values:
        return "-"
    middle = f"{statistics.median(values):.1f}"
    return f"{middle} ({min(values):.1f} to {max(values):.1f})" if len(values) > 1 else middle


if __name__ == "__main__":
    main()
