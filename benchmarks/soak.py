"""Many papers through one run: how fast, how much memory, and what hostile papers among them cost.

    python -m benchmarks.soak [--papers 10000] [--clean 10000] [--share 0.1] [--models FOLDER | --instant]

Two runs over papers of the mill, each made different by a few bytes: one of good papers alone, one in which that share
is hostile (damaged, empty, bombs, circles, and readers that hang or eat memory). Prints papers a second of both,
and how much the run's own process grew with each thousand papers, over the second half of them: up to then
DuckDB and the allocators come to hold what they need. With --instant nothing is read, and one run shows the run's own
process alone.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
import zlib
from array import array
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.chaos import GOOD
from benchmarks.instant import Instant
from councilpapers.batch import default_workers, run
from councilpapers.slots import Executor
from councilpapers.summary import PaperDone

SETTLED = 0.5  # of a run: what it allocates at first is no growth
BOMB = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    b"\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>\nendobj\n"
)


@dataclass(frozen=True, slots=True)
class Soaked:
    """Papers a second, megabytes that the parent grew for each thousand papers, and what it held at the most."""

    rate: float
    slope: float
    most: float


def hostile(number: int) -> tuple[str, bytes]:
    """(suffix, bytes) of a paper that does harm."""
    packed = zlib.compress(bytes(64 * 1024**2 if number % 70 == 3 else 1024), 9)
    stream = b"4 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (len(packed), packed)
    kinds = (
        ("pdf", b"%%PDF-1.7 damaged %d" % number),
        ("docx", b"PK\x03\x04 damaged %d" % number),
        ("pdf", BOMB.replace(b"[3 0 R]", b"[3 0 R 2 0 R]") + b"%% %d" % number),
        ("pdf", BOMB + stream + b"trailer << /Root 1 0 R >> %% %d" % number),
        ("txt", b"= " * 20_000 + b"%d" % number),
        ("html", b"<div>" * 5_000 + b"%d" % number),
        ("txt", bytes(range(256)) * 10 + b"%d" % number),
    )
    return kinds[number % len(kinds)]


def write_papers(folder: Path, models: list[Path], count: int, share: float, seed: int) -> None:
    """That many papers, none with the bytes of another; `models` are copied in turn."""
    folder.mkdir()
    chance = random.Random(seed)
    for number in range(count):
        if chance.random() < share:
            suffix, data = hostile(number)
        elif models:
            model = models[number % len(models)]
            suffix, data = model.suffix[1:], model.read_bytes()
            data += b"\n%% %d\n" % number if suffix == "pdf" else b"\n<!-- %d -->\n" % number
        else:
            suffix, data = "txt", GOOD.format(number=number).encode()
        (folder / f"{number:06}.{suffix}").write_bytes(data)


def soak(folder: Path, db: Path, executor: Executor | None = None) -> Soaked:
    """One run, watched."""
    held = array("d")

    def watch(done: PaperDone) -> None:
        held.append(_resident())

    started = time.monotonic()
    run([folder], db, on_event=watch, executor=executor)
    seconds = time.monotonic() - started
    later = np.array(held)[int(len(held) * SETTLED) :]
    slope = float(np.polyfit(np.arange(len(later)), later, 1)[0]) * 1000 if len(later) > 1 else 0.0
    return Soaked(len(held) / seconds, slope, max(held))


def _resident() -> float:
    """Megabytes that this process holds now, without the files that it has mapped."""
    words = Path("/proc/self/status").read_text(encoding="ascii").split()
    return int(words[words.index("RssAnon:") + 1]) / 1024


def _no_wait(fd: object) -> None:
    """In place of the system's call."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--papers", type=int, default=10_000)
    arguments.add_argument("--clean", type=int, help="papers of the run without hostile ones; without: as many")
    arguments.add_argument("--share", type=float, default=0.1)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--models", type=Path, help="a folder of PDF and HTML papers to copy; without: short texts")
    arguments.add_argument("--instant", action="store_true", help="read nothing: what does a run cost itself?")
    given = arguments.parse_args()
    models = sorted(p for p in given.models.iterdir() if p.suffix in (".pdf", ".html")) if given.models else []
    if given.instant:
        os.fsync = _no_wait  # a paper's process waits for the disk, which here would be the run itself
    runs = {"clean": 0.0} if given.instant else {"clean": 0.0, "hostile": given.share}
    found = []
    with tempfile.TemporaryDirectory() as place:
        for name, share in runs.items():
            folder = Path(place, name)
            count = given.papers if share or not given.clean else given.clean
            write_papers(folder, models, count, share, given.seed)
            found.append(soak(folder, Path(place, f"{name}.duckdb"), Instant() if given.instant else None))
            told = found[-1]
            print(
                f"{name}: {count} papers on {default_workers()} workers, {told.rate:.1f}/s,"
                f" at most {told.most:.0f} MB, {told.slope:+.2f} MB for each 1,000 papers",
                flush=True,
            )
    if len(found) > 1:
        print(f"With {given.share:.0%} hostile papers {found[1].rate / found[0].rate:.0%} of the clean rate.")


if __name__ == "__main__":
    main()
