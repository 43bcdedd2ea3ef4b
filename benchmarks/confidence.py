"""What each sign of a reading is worth: `python -m benchmarks.confidence PAPERS ... [--forget 0.02] [--write]`.

PAPERS are folders of papers whose records are known (`NAME.gold.json`; `benchmarks.mill` makes them). Every paper is
read as it is and with a share of the known headings and status words forgotten, since papers that nobody has seen use
others. Each record read is a row of the fit: the table, the way in which it was found, its signs; and whether it is
wholly right. `--write` puts the weights into `src/lookups/confidence.toml`; `--check FOLDER` holds them against papers
that took no part. `--more` leaves the weights there as they are, and puts to them those of ways and signs that have
none yet: what scans (`benchmarks.scans`) or a new kind of paper has, weighed against all that is known of the others.
`--kept FOLDER` keeps what is recognised in scans.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from councilpapers.errors import PaperError
from councilpapers.evaluate.given import rows_of_records
from councilpapers.evaluate.golds import Gold, read_golds
from councilpapers.evaluate.kinds import KINDS
from councilpapers.evaluate.likeness import Strictness
from councilpapers.evaluate.reliability import Assessed, Reliability, reliability
from councilpapers.evaluate.rows import judge
from councilpapers.extract.finders import find
from councilpapers.extract.kept import keeping
from councilpapers.extract.papers.reports import split
from councilpapers.extract.readers import read
from councilpapers.extract.signs import Sign
from councilpapers.lookups.current import Lookups, TomlTable, packaged, using
from councilpapers.normalise.assemble import assemble
from councilpapers.normalise.confidence import way
from councilpapers.normalise.reconcile import reconcile
from councilpapers.normalise.records import Record, Traced
from councilpapers.normalise.row_signs import identity, row_signs

TARGET = Path(__file__).parents[1] / "src" / "lookups" / "confidence.toml"
THINNED = ("headers", "statuses")
FORGETFUL = 4  # readers, each of which has forgotten other words
LEAST_ROWS = 20  # of a way of finding, to say anything of it
LEAST_SIGNED = 30  # rows with a sign, to give it a weight
STIFFNESS = 2.0  # how hard a weight is pulled to nothing (ridge)
OF_A_WAY = 0.5  # and that of a way of finding, to the average of all
ROUNDS, CLOSE = 60, 1e-8
LONGEST_STEP = 1.0  # where nearly all is right a longer one goes past what is looked for, and on from there
MOST = 1.0  # a sign makes the odds no more than three times better or worse: it was measured on invented papers
MOST_OF_A_PICTURE = 3.0  # but what recognition gets wrong does not depend on what a paper says
SPEAK_FOR = frozenset(  # a weight against its sense is chance, and left out
    {
        Sign.RULED,
        Sign.MARKUP,
        Sign.HEADERS_WHOLE,
        Sign.VALUES_READ,
        Sign.NUMBERED_ON,
        Sign.COUNTS_AGREE,
        Sign.PERCENT_AGREES,
        Sign.STATUS_BORNE_OUT,
    }
)
SAY_EITHER = frozenset({Sign.HALF_RULED, Sign.JOINED_UNDER_HEADER, Sign.NOTHING_BESIDE, Sign.CELL_ALONE})
OF_PICTURES = frozenset({Sign.RECOGNISED, Sign.WORDS_IN_DOUBT})
FORGOTTEN = 0.02
HEAD = """\
# What the signs of a reading are worth, in log odds: with w in all, a record is wholly right with 1 / (1 + exp(-w)).
# Fitted by `python -m benchmarks.confidence --write` on invented papers read with all spellings and with a part of them
# forgotten ({told}). `rows`: how many records had the sign; `right`: the share of them
# that was wholly right, whatever else spoke for or against them. Nothing here was taken from real papers.
"""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One record that was read."""

    way: str  # its table, and how it was found
    signs: frozenset[Sign]
    right: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights in log odds; `ways` are whole, with what holds for all."""

    ways: Mapping[str, float]
    signs: Mapping[Sign, float]

    def confidence(self, sample: Sample) -> float | None:
        if sample.way not in self.ways:
            return None
        odds = self.ways[sample.way] + sum(self.signs.get(sign, 0.0) for sign in sample.signs)
        return float(1 / (1 + np.exp(-odds)))


def samples(folders: Sequence[Path], readers: Sequence[Lookups]) -> Iterator[Sample]:
    """Every record of the folders' papers that can be judged; paper by paper the readers take turns."""
    for number, gold in enumerate(read_golds(folders)):
        for file in gold.files:
            with using(readers[number % len(readers)]):
                yield from _of_file(gold, gold.folder / file)


def _of_file(gold: Gold, path: Path) -> Iterator[Sample]:
    try:
        document = read(path.read_bytes(), path.name)
    except (PaperError, OSError):
        return
    assembled = assemble(document, split(document), find)
    records = reconcile(assembled.records, assembled.signs)
    signs = row_signs(records, assembled.signs)
    by_table: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_table[record.table].append(record)
    rows = rows_of_records(records)
    for table, scored in gold.scored.items():
        for row in judge(KINDS[table], scored, gold.rows[table], rows[table]).rows:
            if row.got is not None:
                read_row = cast(Traced, by_table[table][row.got])
                yield Sample(way(table, read_row.method), signs[identity(read_row)], row.whole(Strictness.SOFT))


def forgetful(share: float, seed: int) -> Lookups:
    """The package's lookups without that share of headings and status words, drawn by the seed."""
    draw = random.Random(seed)
    return Lookups(tables={name: _thinned(packaged(name), share, draw) for name in THINNED})


def _thinned(table: TomlTable, share: float, draw: random.Random) -> TomlTable:
    thin: TomlTable = {}
    for name, content in table.items():
        if isinstance(content, dict):
            thin[name] = _thinned(cast(TomlTable, content), share, draw)
        elif isinstance(content, list):
            thin[name] = [word for word in content if draw.random() >= share]
        else:
            thin[name] = content
    return thin


def fitted(taken: Sequence[Sample], known: Fit | None = None) -> Fit:
    """A ridge regression of being right on ways and signs, by Newton's method, each weight within its bounds.

    Weights that are known stay as they are.
    """
    ways = sorted(way for way, rows in Counter(s.way for s in taken).items() if rows >= LEAST_ROWS)
    counted = Counter(sign for s in taken for sign in s.signs)
    signs = [sign for sign in Sign if LEAST_SIGNED <= counted[sign] < len(taken)]
    place = {name: n for n, name in enumerate((*ways, *signs), 1)}
    told = Counter(
        (s.right, 0, place[s.way], *sorted(place[sign] for sign in s.signs if sign in place))
        for s in taken
        if s.way in place
    )
    facts = np.zeros((len(told), 1 + len(place)))
    for row, (_, *columns) in enumerate(told):
        facts[row, columns] = 1
    data = Facts(facts, np.array([fact[0] for fact in told], dtype=float), np.array(list(told.values()), dtype=float))
    pull = np.array([1e-6, *(OF_A_WAY for _ in ways), *(STIFFNESS for _ in signs)])
    free = 1 + len(ways)
    least = np.array([-np.inf] * free + [-_most_against(sign) for sign in signs])
    most = np.array([np.inf] * free + [MOST if sign in SPEAK_FOR | SAY_EITHER else 0.0 for sign in signs])
    weights = _within(data, pull, (least, most), _held(place, known) if known else np.full(len(pull), np.nan))
    return Fit(
        {way: float(weights[0] + weights[place[way]]) for way in ways},
        {sign: float(weights[place[sign]]) for sign in signs if weights[place[sign]]},
    )


def _most_against(sign: Sign) -> float:
    return 0.0 if sign in SPEAK_FOR else MOST_OF_A_PICTURE if sign in OF_PICTURES else MOST


def _held(place: Mapping[str, int], known: Fit) -> Floats:
    """The weights that are known; what holds for all ways is their middle, to which those of new ones are pulled."""
    held = np.full(1 + len(place), np.nan)
    held[0] = middle = float(np.mean(list(known.ways.values())))
    for name, at in place.items():
        if name in known.ways:
            held[at] = known.ways[name] - middle
        elif (weight := known.signs.get(Sign(name)) if name in set(Sign) else None) is not None:
            held[at] = weight
    return held


def known_weights() -> Fit:
    """The weights of the package."""
    ways, signs = (cast(Mapping[str, Mapping[str, float]], packaged("confidence")[name]) for name in ("ways", "signs"))
    return Fit(
        {name: said["weight"] for name, said in ways.items()},
        {Sign(name): said["weight"] for name, said in signs.items()},
    )


def with_more(text: str, new: str) -> str:
    """The file's text with those lines of another that weigh what it does not, each at the end of its section."""
    sections = {part.partition("\n")[0]: part for part in new.split("\n[")[1:]}
    parts = []
    for part in text.split("\n["):
        had = {line.partition(" = ")[0] for line in part.splitlines()}
        lines = sections.get(part.partition("\n")[0], "").splitlines()[1:]
        more = [line for line in lines if line and line.partition(" = ")[0] not in had]
        parts.append("\n".join([part.rstrip("\n"), *more]) + "\n")
    return "\n[".join(parts)


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows that are the same, once: which weights each has (1 or 0), whether it is right, how often it stands."""

    has: Floats
    right: Floats
    times: Floats


def _within(data: Facts, pull: Floats, bounds: tuple[Floats, Floats], held: Floats) -> Floats:
    """The weights, those that leave their bounds held at them one after the other; some are held from the first."""
    least, most = (np.where(np.isnan(held), bound, held) for bound in bounds)
    while True:
        weights = _newton(data, pull, held)
        over = np.maximum(least - weights, weights - most)
        if over.max() <= 0:
            return weights
        worst = int(over.argmax())
        held[worst] = np.clip(weights[worst], least[worst], most[worst])


def _newton(data: Facts, pull: Floats, held: Floats) -> Floats:
    free = np.isnan(held)
    weights: Floats = np.where(free, 0.0, held)
    for _ in range(ROUNDS if free.any() else 0):
        sure = 1 / (1 + np.exp(-(data.has @ weights)))
        slope = (data.has.T @ (data.times * (data.right - sure)) - pull * weights)[free]
        bend = ((data.has.T * (data.times * sure * (1 - sure))) @ data.has + np.diag(pull))[np.ix_(free, free)]
        step = np.clip(np.linalg.solve(bend, slope), -LONGEST_STEP, LONGEST_STEP)
        weights[free] += step
        if np.abs(step).max() < CLOSE:
            break
    return weights


def as_toml(fit: Fit, taken: Sequence[Sample], told: str) -> str:
    """The file of weights, with what was counted beside each."""
    ways = {name: [s.right for s in taken if s.way == name] for name in fit.ways}
    signs = {sign.value: [s.right for s in taken if sign in s.signs] for sign in fit.signs}
    lines = [HEAD.format(told=told)]
    for title, weights, seen in (
        ("ways", dict(fit.ways), ways),
        ("signs", {sign.value: weight for sign, weight in fit.signs.items()}, signs),
    ):
        lines.append(f"[{title}]")
        lines += [
            f'"{name}" = {{ weight = {weight:.2f}, rows = {len(seen[name])}, right = {np.mean(seen[name]):.3f} }}'
            for name, weight in weights.items()
        ]
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def held(fit: Fit, seen: Iterable[Sample]) -> Reliability | None:
    """How far the weights can be believed on these records."""
    sure = ((fit.confidence(s), s.right) for s in seen)
    return reliability([None if p is None else Assessed(p, right) for p, right in sure])


def shown(found: Reliability | None) -> str:
    if found is None:
        return "no row has a confidence"
    ranked = "-" if found.ranked is None else f"{found.ranked:.3f}"
    lines = [
        f"{found.rows} rows ({found.unassessed} without): expected {found.expected:.4f},"
        f" observed {found.observed:.4f}, Brier {found.brier:.4f} (one figure: {found.brier_of_mean:.4f}),"
        f" right above wrong {ranked}"
    ]
    lines += [
        f"  {t.lowest:.3f}-{t.highest:.3f} {t.rows:6} expected {t.expected:.4f} observed {t.observed:.4f}"
        for t in found.tenths
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path, nargs="+")
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="folders that take no part in the fit")
    parser.add_argument("--forget", type=float, default=FORGOTTEN, help="share of spellings that a reader forgets")
    parser.add_argument("--more", action="store_true", help="weigh only what has no weight yet")
    parser.add_argument("--kept", type=Path, help="folder in which recognised pages are kept")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with keeping(asked.kept):
        _weigh(asked)


def _weigh(asked: argparse.Namespace) -> None:
    readers = [forgetful(asked.forget, seed) for seed in range(FORGETFUL)]
    taken = [*samples(asked.papers, [Lookups()]), *samples(asked.papers, readers)]
    fit = fitted(taken, known_weights() if asked.more else None)
    told = f"{len(taken)} records; {asked.forget:.0%} of the spellings"
    print(text := as_toml(fit, taken, told))
    print("on the papers of the fit:", shown(held(fit, taken)))
    for folder in asked.check:
        print(f"on {folder.name}:", shown(held(fit, samples([folder], [Lookups()]))))
    if asked.write:
        told_before = TARGET.read_text(encoding="utf-8")
        TARGET.write_text(with_more(told_before, text) if asked.more else text, encoding="utf-8")


if __name__ == "__main__":
    main()
