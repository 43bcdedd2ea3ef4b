"""Writes and scores the papers: `python -m benchmarks.unruled OUT [--seed N] [--count N] [--worst N]`.

OUT gets NAME.pdf and NAME.cells.json (the tables of every page, cell by cell). Printed are precision, recall and F1 of
the neighbours among cells (the measure of the ICDAR 2013 competition), over all papers and as the mean of the papers.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from councilpapers.extract.readers import read

from ..icdar2013 import tables_found
from ..tally import Tally
from .decoys import DECOYS
from .figures import statistics
from .neighbours import neighbours, tally
from .phrases import answers, pairs, phrases, statement
from .sheet import FACES, Sheet


def whole_pages(sheet: Sheet) -> None:
    statistics(sheet)


def in_prose(sheet: Sheet) -> None:
    for _ in range(sheet.random.randint(1, 3)):
        sheet.prose(4)
        if sheet.room > 220:
            statistics(sheet, large=False)
    sheet.prose(5)


def side_by_side(sheet: Sheet) -> None:
    sheet.prose(3)
    top = sheet.y
    wide = (sheet.width - 140) / 2
    statistics(sheet, large=False, width=wide)
    below, sheet.y = sheet.y, top
    statistics(sheet, large=False, width=wide, left=54 + wide + 32)
    sheet.y = max(below, sheet.y)


def of_phrases(sheet: Sheet) -> None:
    sheet.prose(3)
    phrases(sheet)
    sheet.prose(4)


def of_words(sheet: Sheet) -> None:
    sheet.prose(3)
    sheet.random.choice((pairs, answers, phrases))(sheet)
    sheet.prose(4)
    if sheet.room > 300:
        sheet.random.choice((pairs, answers))(sheet)


def of_money(sheet: Sheet) -> None:
    sheet.prose(2)
    statement(sheet)
    sheet.prose(3)


def no_tables(sheet: Sheet) -> None:
    for draw in sheet.random.sample(DECOYS, 4):
        if sheet.room < 250:
            sheet.turn()
        draw(sheet)
        sheet.prose(2)


KINDS: dict[str, Callable[[Sheet], None]] = {
    "pages": whole_pages,
    "wide": whole_pages,
    "prose": in_prose,
    "beside": side_by_side,
    "phrases": of_phrases,
    "words": of_words,
    "money": of_money,
    "none": no_tables,
}


def write(out: Path, seed: int, count: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    kinds = list(KINDS)
    for n in range(count):
        kind = kinds[n % len(kinds)]
        rng = random.Random(f"{seed}/{n}")
        face = rng.choice((FACES[0], FACES[0], FACES[1], FACES[1], FACES[2]))
        sheet = Sheet(out / f"{kind}-{n:03}.pdf", rng, kind == "wide", face, rng.choice((9.0, 10.0, 11.0)))
        KINDS[kind](sheet)
        (out / f"{kind}-{n:03}.cells.json").write_text(json.dumps(sheet.save(), indent=1), encoding="utf-8")


def score(folder: Path) -> dict[str, Tally]:
    scores: dict[str, Tally] = {}
    for path in sorted(folder.glob("*.pdf")):
        truth = json.loads(path.with_suffix(".cells.json").read_text(encoding="utf-8"))
        found = tables_found(read(path.read_bytes(), path.name))
        scores[path.stem] = tally(
            [
                (
                    table["page"],
                    neighbours([(c["row"], c["col"], c["rowspan"], c["colspan"], c["text"]) for c in table["cells"]]),
                )
                for table in found
            ],
            [
                (
                    table["page"],
                    neighbours(
                        [(c["row"], c["column"], c["row_span"], c["column_span"], c["text"]) for c in table["cells"]]
                    ),
                )
                for table in truth
            ],
        )
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=42)
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args()
    write(args.out, args.seed, args.count)
    scores = score(args.out)
    kinds: dict[str, list[Tally]] = defaultdict(list)
    for name, got in scores.items():
        kinds[name.split("-")[0]].append(got)
        kinds["all"].append(got)
    for kind, tallies in kinds.items():
        whole = Tally()
        for one in tallies:
            whole.add(one)
        mean = sum(one.f1 for one in tallies) / len(tallies)
        print(f"{kind:8} {len(tallies):3} papers, precision {whole.precision:.3f}, recall {whole.recall:.3f}", end=", ")
        print(f"F1 {whole.f1:.3f}, mean of papers {mean:.3f}")
    for name, got in sorted(scores.items(), key=lambda item: item[1].f1)[: args.worst]:
        print(f"  {name} {got.f1:.3f} right {got.right} found {got.found} true {got.true}")


if __name__ == "__main__":
    main()
