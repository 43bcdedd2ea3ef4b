"""The smallest paper that shows what a paper of the mill lost: `python -m benchmarks.shrink SEED NUMBER`.

SEED and NUMBER are those in the paper's name (minutes-1-084: seed 1, paper 84). One loss is followed, the first of the
format or the one that `--table` and `--field` name: a field that is wrong, a "row missing", a "row too many". The small
paper is written with its records, and what is lost of it is printed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from councilpapers.evaluate.given import rows_of
from councilpapers.evaluate.golds import Gold, gold_of
from councilpapers.evaluate.kinds import KINDS
from councilpapers.evaluate.likeness import Strictness
from councilpapers.evaluate.rows import RowVerdict, judge
from councilpapers.pipeline import read_paper

from .choices import Attempt, Choices, Draws, simplest
from .mill.__main__ import drawn, rotation
from .mill.papers import RENDERERS, Printed, ready, write_all
from .mill.source import Block, CellSource

NAME = "shrunk"
ROW_MISSING, ROW_EXTRA = "row missing", "row too many"
TOO_SMALL = 10**9  # the size of what cannot be printed in the format


@dataclass(frozen=True, slots=True)
class Loss:
    """What is wrong: a field of a row of a table, or the row itself."""

    table: str
    what: str
    told: str


def losses(gold: Gold, data: bytes, file: str) -> Iterator[Loss]:
    """What is wrong in what was read of a file."""
    read = rows_of(read_paper(data, file))
    for table, scored in gold.scored.items():
        for row in judge(KINDS[table], scored, gold.rows[table], read[table]).rows:
            yield from _of_row(table, row)


def _of_row(table: str, row: RowVerdict) -> Iterator[Loss]:
    if row.gold is None or row.got is None:
        yield Loss(table, ROW_EXTRA if row.gold is None else ROW_MISSING, row.named)
        return
    for field in row.fields:
        if Strictness.SOFT not in field.right:
            yield Loss(table, field.name, f"{row.named}: should be {field.gold!r}, is {field.got!r}")


@dataclass(frozen=True, slots=True)
class Press:
    """Prints papers of one kind in one format and says what is lost of them."""

    kind: str
    name: str
    format: str

    def original(self, seed: int, number: int) -> tuple[Printed, Draws]:
        """The paper of the mill, and the draws that would make it."""
        written: list[Recorded] = []

        def recorded(of: str) -> random.Random:
            written.append(Recorded(of))
            return written[-1]

        printed = ready(self.name, drawn(self.kind, recorded(f"{seed}/{number}")), ["reportlab"], recorded)
        return printed, tuple(draw for source in written for draw in source.taken)

    def printed(self, draws: Sequence[float]) -> tuple[Printed, Draws]:
        """The paper that these draws make, and the draws in fact made."""
        choices = Choices(draws, self.name)
        printed = ready(self.name, drawn(self.kind, choices), ["reportlab"], lambda _: choices)
        return printed, tuple(choices.taken)

    def losses(self, paper: Printed) -> list[Loss]:
        if self.format not in paper.source.formats or not paper.gold.get("scored"):
            return []
        file = f"{NAME}.{self.format}"
        gold = gold_of(Path(NAME), json.dumps({"files": [file], **paper.gold}))
        return list(losses(gold, RENDERERS[self.format](paper.source), file))


class Recorded(random.Random):
    """A seeded source of draws, as the mill has it, that writes down what `Choices` would have to draw."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self.taken: list[float] = []

    def random(self) -> float:
        value = super().random()
        self.taken.append(1 - 2**-53 - value)
        return value

    def _randbelow(self, n: int) -> int:
        bits = n.bit_length()
        value = self.getrandbits(bits)
        while value >= n:
            value = self.getrandbits(bits)
        self.taken.append((value + 0.5) / n)
        return value


def size(paper: Printed) -> int:
    """Characters and blocks of a paper."""
    return sum(1 + _characters(block) for block in paper.source.blocks)


def _characters(block: Block) -> int:
    cells = (CellSource.of(value).text for row in (*block.headings, *block.rows) for value in row)
    return len(block.text) + sum(map(len, (*block.items, *cells)))


def shrunk(press: Press, draws: Draws, loss: Loss, most: int) -> Printed:
    """The smallest paper found that has the same loss, after at most so many attempts."""

    def attempt(given: Draws) -> Attempt:
        paper, taken = press.printed(given)
        shows = any((found.table, found.what) == (loss.table, loss.what) for found in press.losses(paper))
        return Attempt(taken, size(paper), shows)

    first = attempt(draws)
    if not first.shows:
        raise SystemExit("The draws as written down do not show the loss.")
    return press.printed(simplest(first, attempt, most).draws)[0]


def chosen(found: Sequence[Loss], table: str, what: str) -> Loss:
    for loss in found:
        if table in ("", loss.table) and what in ("", loss.what):
            return loss
    raise SystemExit("Nothing of the kind is lost of that paper in that format.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("number", type=int)
    parser.add_argument("--format", default="pdf", choices=sorted(RENDERERS))
    parser.add_argument("--table", default="")
    parser.add_argument("--field", default="", help=f"a field, {ROW_MISSING!r} or {ROW_EXTRA!r}")
    parser.add_argument("--most", type=int, default=400, help="attempts")
    parser.add_argument("--out", type=Path, default=Path("build/shrunk"))
    args = parser.parse_args()
    kinds = rotation()
    kind = kinds[args.number % len(kinds)]
    press = Press(kind, f"{kind}-{args.seed}-{args.number:03d}", args.format)
    paper, draws = press.original(args.seed, args.number)
    loss = chosen(press.losses(paper), args.table, args.field)
    print(f"{press.name}.{args.format}, {size(paper)} characters, {len(draws)} draws")
    print(f"  {loss.table}, {loss.what}: {loss.told}")
    small = shrunk(press, draws, loss, args.most)
    args.out.mkdir(parents=True, exist_ok=True)
    write_all(args.out, {NAME: small})
    print(f"{args.out / NAME}.{args.format}, {size(small)} characters")
    for found in press.losses(small):
        print(f"  {found.table}, {found.what}: {found.told}")


if __name__ == "__main__":
    main()
