"""Many papers through one run: how fast, how much memory, and what hostile papers among them cost.

    python -m benchmarks.soak [--papers 10000] [--block 250] [--share 0.1] [--models FOLDER] [--instant]

One run over papers of the mill (or those of a folder), each made different by a few bytes. That share of all papers is
hostile, and every fifth block has none, so that what else the machine does falls on both. Hostile are files that
break parsers, in rotation (`benchmarks.hostile`: damaged, bombs, circles, XML attacks, floods of signs), and one in 25
of them has its reader do as it orders (`benchmarks.chaos`: hang, loop, allocate without end, crash, lie, fork). A hang
costs LONGEST here, not two minutes, since there are far more of them than in any archive.

Prints papers a second of the clean and of the other blocks, each from its first paper's start to the first one's of
the next, what became of the papers, what the run's own process held at each thousand of them, and how much it grew with
each (least squares) over the second half: up to then DuckDB and the allocators come to hold what they need. With
--instant nothing is read, and the run shows its own process alone.
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
from benchmarks.mill.__main__ import drawn, rotation
from benchmarks.mill.papers import ready, write_all
from councilpapers.batch import run
from councilpapers.isolate import Child, Job, Processes, default_workers
from councilpapers.slots import Executor
from councilpapers.summary import PaperDone, Summary

SETTLED = 0.5  # of a run: what it allocates at first is no growth
BLOCK = 250
CLEAN = 5  # every so many blocks one has no hostile papers
SEED, MODELS = 5, 30  # of the mill; the same papers in up to three formats
ORDERED = 25  # of so many hostile papers one orders a fault
LONGEST = 20.0  # seconds for a paper
COPIED = (".pdf", ".docx", ".html", ".md", ".txt")
MARKS = {"pdf": b"\n%% %d\n", "html": b"\n<!-- %d -->\n", "docx": b"%d"}  # else a paragraph
END_OF_ZIP = b"PK\x05\x06"


@dataclass(frozen=True, slots=True)
class Soaked:
    """Papers a second, megabytes that the parent grew for each thousand papers, and what it held after each paper."""

    rate: float
    slope: float
    held: array[float]
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
        """Papers a second in clean and in other blocks; the last block, whose end is the run's, is left out."""
        begun = [self.begun[number] for number in sorted(self.begun) if number % block == 0]
        seconds = np.diff(np.array(begun))
        is_clean = np.arange(len(seconds)) % CLEAN == 0
        clean, harmed = seconds[is_clean], seconds[~is_clean]
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
    return suffix, _its_own(data, b" %d" % number)


def _its_own(data: bytes, words: bytes) -> bytes:
    """A paper that differs by these words; of an archive they are the comment, so that it stays what it is."""
    if data[-22:-18] == END_OF_ZIP and data.endswith(bytes(2)):
        return data[:-2] + struct.pack("<H", len(words)) + words
    return data + words


def write_papers(folder: Path, models: list[Path], count: int, share: float, seed: int, block: int = BLOCK) -> None:
    """That many papers, none with the bytes of another; `models` are copied in turn."""
    folder.mkdir()
    chance, harmful = random.Random(seed), 0
    read = [(model.suffix[1:], model.read_bytes()) for model in models]
    for number in range(count):
        if number // block % CLEAN and chance.random() < share * CLEAN / (CLEAN - 1):
            suffix, data = hostile(harmful)
            harmful += 1
        elif read:
            suffix, data = read[number % len(read)]
            data = _its_own(data, MARKS.get(suffix, b"\n\n%d\n") % number)
        else:
            suffix, data = "txt", GOOD.format(number=number).encode()
        (folder / f"{number:06}.{suffix}").write_bytes(data)


def mill(folder: Path, count: int = MODELS) -> Path:
    """Papers of the mill, in every format that it prints."""
    papers = {}
    for number in range(count):
        kind = rotation()[number % len(rotation())]
        papers[f"{number:02}-{kind}"] = ready(kind, drawn(kind, random.Random(f"{SEED}/{number}")), ["reportlab"])
    folder.mkdir()
    write_all(folder, papers)
    return folder


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
    return Soaked(len(held) / seconds, slope, held, summary)


def _resident() -> float:
    """Megabytes that this process holds now, without the files that it has mapped."""
    words = Path("/proc/self/status").read_text(encoding="ascii").split()
    return int(words[words.index("RssAnon:") + 1]) / 1024


def _no_wait(fd: object) -> None:
    """In place of the system's call."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--papers", type=int, default=10_000)
    arguments.add_argument("--block", type=int, default=BLOCK, help="papers in a row with hostile ones, or without")
    arguments.add_argument("--share", type=float, default=0.1)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--models", type=Path, help="a folder of papers to copy; without: papers of the mill")
    arguments.add_argument("--instant", action="store_true", help="read nothing: what does a run cost itself?")
    given = arguments.parse_args()
    if given.instant:
        os.fsync = _no_wait  # a paper's process waits for the disk, which here would be the run itself
    with tempfile.TemporaryDirectory() as place:
        folder, watched = Path(place, "papers"), Watched()
        models = [] if given.instant else sorted((given.models or mill(Path(place, "mill"))).iterdir())
        models = [model for model in models if model.suffix in COPIED]
        write_papers(folder, models, given.papers, 0.0 if given.instant else given.share, given.seed, given.block)
        told = soak(folder, Path(place, "x.duckdb"), Instant() if given.instant else watched)
    print(
        f"{told.summary.files} papers on {default_workers()} workers, {told.rate:.1f}/s,"
        f" at most {max(told.held):.0f} MB, {told.slope:+.2f} MB for each 1,000 papers"
    )
    print("MB after each thousand:", *(f"{megabytes:.0f}" for megabytes in told.held[999::1000]))
    print(*(f"{outcome.value} {count}" for outcome, count in told.summary.outcomes.most_common()), sep=", ")
    print(*(f"{code} {count}" for code, count in told.summary.failures.most_common()), sep=", ")
    if not given.instant:
        clean, harmed = watched.rates(given.block)
        print(
            f"Clean blocks {clean:.1f}/s, those with {given.share * CLEAN / (CLEAN - 1):.1%} hostile papers"
            f" {harmed:.1f}/s, {harmed / clean:.0%} of that"
        )


if __name__ == "__main__":
    main()
