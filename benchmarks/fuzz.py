"""The samples with bytes changed at random: every one must end with an outcome, none by a mistake of ours.

    python -m benchmarks.fuzz [--count 2000] [--seed 1]

Of a DOCX most often a part is changed inside its package, since what is changed in the package itself seldom unpacks.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from councilpapers.batch import run
from councilpapers.load.database import Database

SAMPLES = Path(__file__).parents[1] / "samples"
INSIDE = 0.7  # of the changes of a DOCX are in one of its parts
OURS = ("internal",)  # codes that no paper may end with
PIECES = (b"\x00", b"\xff", b"<", b">", b"<<", b"/", b"-1", b"1e999", b"(", b"]", b"&", b'"', b"\n", b" obj", b"</w:p>")


def mutants(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of changed samples; the same for the same seed and samples."""
    chance = random.Random(seed)
    sources = sorted(p for p in SAMPLES.iterdir() if p.suffix in (".pdf", ".docx", ".html", ".md", ".txt"))
    for number in range(count):
        source = chance.choice(sources)
        data = source.read_bytes()
        inside = source.suffix == ".docx" and chance.random() < INSIDE
        yield f"{number:05d}{source.suffix}", _package(data, chance) if inside else _bent(data, chance)


def _bent(data: bytes, chance: random.Random) -> bytes:
    """A few places overwritten, cut out, doubled or filled with what parsers mind."""
    bent = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at, length = chance.randrange(len(bent) + 1), chance.choice((1, 2, 8, 64, 512))
        change = chance.randrange(4)
        if change == 0:
            bent[at : at + length] = bytes(chance.randrange(256) for _ in range(length))
        elif change == 1:
            del bent[at : at + length]
        elif change == 2:
            bent[at:at] = bent[at : at + length]
        else:
            bent[at:at] = chance.choice(PIECES)
    return bytes(bent)


def _package(data: bytes, chance: random.Random) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        chosen = chance.choice([name for name in good.namelist() if name.endswith((".xml", ".rels"))])
        for name in good.namelist():
            part = good.read(name)
            bad.writestr(zipfile.ZipInfo(name), _bent(part, chance) if name == chosen else part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read_mutants(folder: Path, seed: int, count: int) -> tuple[Counter[str], list[str]]:
    """How many ended how, and the names of those that ended by a mistake of ours."""
    papers = folder / "papers"
    papers.mkdir()
    for name, data in mutants(seed, count):
        (papers / name).write_bytes(data)
    run([str(papers)], folder / "fuzz.duckdb")
    with Database.read(folder / "fuzz.duckdb") as database:
        rows = database.connection.execute(
            "SELECT s.file_name, coalesce(d.error_code, d.outcome) FROM document_sources s JOIN documents d"
            " USING (document_id) ORDER BY ALL"
        ).fetchall()
    return Counter(ending for _, ending in rows), [f"{name}: {ending}" for name, ending in rows if ending in OURS]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        endings, ours = read_mutants(Path(folder), asked.seed, asked.count)
    print(", ".join(f"{ending} {count}" for ending, count in endings.most_common()))
    for one in ours:
        print(f"seed {asked.seed}, {one}")
    return 1 if ours else 0


if __name__ == "__main__":
    sys.exit(main())
