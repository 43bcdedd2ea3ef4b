"""Many papers through one run: how fast, how much memory, and what hostile papers among them cost.

    python -m benchmarks.soak [--papers 10000] [--block 250] [--share 0.1] [--models FOLDER] [--instant]

One run over papers of the mill, each made different by a few bytes, in blocks that are clean and hostile in turn, so
that what else the machine does falls on both. In a hostile block that share of the papers is hostile: files that
break parsers, in rotation (`benchmarks.hostile`: damaged, bombs, circles, XML attacks, floods of signs), and one in 25
of them has its reader do as it orders (`benchmarks.chaos`: hang, loop, allocate without end, crash, lie, fork). A hang
costs LONGEST here, not two minutes, since there are far more of them than in any archive.

Prints papers a second of the clean and of the hostile blocks, each from its first paper's start to the first one's of
the next, what became of the papers, and how much the run's own process grew with each thousand of them, over the second
half: up to then DuckDB and the allocators come to hold what they need. With --instant nothing is read, and the run
shows its own process alone.
"""

from __future__ import annotations

import argparse
import os
import random
import struct
import tempfile
import time
from array import array
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.chaos import GOOD, ORDERS
from benchmarks.hostile.packages import hostile_packages
from benchmarks.hostile.pages import hostile_pages
from benchmarks.hostile.pdfs import hostile_pdfs
from benchmarks.instant import Instant
from councilpapers.batch import default_workers, run
from councilpapers.isolate import Child, Job, Processes
from councilpapers.slots import Executor
from councilpapers.summary import PaperDone, Summary

SETTLED = 0.5  # of a run: what it allocates at first is no growth
BLOCK = 250
ORDERED = 25  # of so many hostile papers one orders a fault
LONGEST = 20.0  # seconds for a paper
END_OF_ZIP = b"PK\x05\x06"


@dataclass(frozen=True, slots=True)
class Soaked:
    """Papers a second, megabytes that the parent grew for each thousand papers, and what it held at the most."""

    rate: float
    slope: float
    most: float
    summary: Summary


class Watched(Processes):
    """The executor of every run, which notes when each paper was begun; a paper's number is its name."""

    def __init__(self) -> None:
        from benchmarks.chaos import misbehave  # by a name that the papers' processes find, too

        super().__init__(default_workers(), misbehave)
        self.begun: dict[int, float] = {}

    def start(self, job: Job, answer: Path) -> Child:
        child = super().start(replace(job, wall_seconds=LONGEST), answer)
        self.begun.setdefault(int(Path(job.file_name).stem), time.monotonic())
        return child

    def rates(self, block: int) -> tuple[float, float]:
        """Papers a second in clean and in hostile blocks; the last block, whose end is the run's, is left out."""
        begun = [self.begun[number] for number in sorted(self.begun) if number % block == 0]
        seconds = np.diff(np.array(begun))
        clean, harmed = seconds[::2], seconds[1::2]
        return block * len(clean) / float(clean.sum()), block * len(harmed) / float(harmed.sum())


@cache
def stock() -> tuple[tuple[str, bytes], ...]:
    """(suffix, bytes) of files that break parsers."""
    made = chain(hostile_pdfs(), hostile_packages("/nowhere/canary.txt"), hostile_pages())
    return tuple((Path(file.path).suffix[1:], file.data) for file in made)


def hostile(number: int) -> tuple[str, bytes]:
    """(suffix, bytes) of a paper that does harm; the bytes are nobody else's."""
    if number % ORDERED == 0:
        orders = sorted(ORDERS)
        return "txt", f"{orders[number // ORDERED % len(orders)]} {GOOD.format(number=number)}".encode()
    suffix, data = stock()[number % len(stock())]
    own = b" %d" % number
    if data[-22:-18] == END_OF_ZIP and data.endswith(bytes(2)):  # as the archive's comment: it stays what it is
        return suffix, data[:-2] + struct.pack("<H", len(own)) + own
    return suffix, data + own


def write_papers(folder: Path, models: list[Path], count: int, share: float, seed: int, block: int = BLOCK) -> None:
    """That many papers, none with the bytes of another; `models` are copied in turn."""
    folder.mkdir()
    chance, harmful = random.Random(seed), 0
    for number in range(count):
        if number // block % 2 and chance.random() < share:
            suffix, data = hostile(harmful)
            harmful += 1
        elif models:
            model = models[number % len(models)]
            suffix, data = model.suffix[1:], model.read_bytes()
            data += b"\n%% %d\n" % number if suffix == "pdf" else b"\n<!-- %d -->\n" % number
        else:
            suffix, data = "txt", GOOD.format(number=number).encode()
        (folder / f"{number:06}.{suffix}").write_bytes(data)


def soak(folder: Path, db: Path, executor: Executor) -> Soaked:
    """One run, watched."""
    held = array("d")

    def watch(done: PaperDone) -> None:
        held.append(_resident())

    started = time.monotonic()
    summary = run([folder], db, on_event=watch, executor=executor)
    seconds = time.monotonic() - started
    later = np.array(held)[int(len(held) * SETTLED) :]
    slope = float(np.polyfit(np.arange(len(later)), later, 1)[0]) * 1000 if len(later) > 1 else 0.0
    return Soaked(len(held) / seconds, slope, max(held), summary)


def _resident() -> float:
    """Megabytes that this process holds now, without the files that it has mapped."""
    words = Path("/proc/self/status").read_text(encoding="ascii").split()
    return int(words[words.index("RssAnon:") + 1]) / 1024


def _no_wait(fd: object) -> None:
    """In place of the system's call."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--papers", type=int, default=10_000)
    arguments.add_argument("--block", type=int, default=BLOCK, help="papers that are clean, or hostile, in a row")
    arguments.add_argument("--share", type=float, default=0.1)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--models", type=Path, help="a folder of PDF and HTML papers to copy; without: short texts")
    arguments.add_argument("--instant", action="store_true", help="read nothing: what does a run cost itself?")
    given = arguments.parse_args()
    models = sorted(p for p in given.models.iterdir() if p.suffix in (".pdf", ".html")) if given.models else []
    if given.instant:
        os.fsync = _no_wait  # a paper's process waits for the disk, which here would be the run itself
    with tempfile.TemporaryDirectory() as place:
        folder, watched = Path(place, "papers"), Watched()
        write_papers(folder, models, given.papers, 0.0 if given.instant else given.share, given.seed, given.block)
        told = soak(folder, Path(place, "x.duckdb"), Instant() if given.instant else watched)
    print(
        f"{told.summary.files} papers on {default_workers()} workers, {told.rate:.1f}/s,"
        f" at most {told.most:.0f} MB, {told.slope:+.2f} MB for each 1,000 papers"
    )
    print(*(f"{outcome.value} {count}" for outcome, count in told.summary.outcomes.most_common()), sep=", ")
    print(*(f"{code} {count}" for code, count in told.summary.failures.most_common()), sep=", ")
    if not given.instant:
        clean, harmed = watched.rates(given.block)
        print(
            f"Clean blocks {clean:.1f}/s, those with {given.share:.0%} hostile papers {harmed:.1f}/s,"
            f" {harmed / clean:.0%} of that"
        )


if __name__ == "__main__":
    main()
