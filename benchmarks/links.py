"""How well actions are linked over quarters: pairwise F1 over plans of the mill whose truth is known.

`python -m benchmarks.links [--seed 1] [--count 20]` links their rows as they are; `--papers FOLDER` prints them as
papers, reads these into a database and takes the links from there. Two rows are a pair where they are the same action,
in whatever quarters; a pair is right where links lead from the one to the other.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from councilpapers.batch import run
from councilpapers.load.database import Database
from councilpapers.lookups import fold
from councilpapers.normalise.link import link
from councilpapers.normalise.link_rows import Link, LinkKind, PrintedAction, PrintedReport

from .mill.papers import ready, write_all
from .mill.quarters import QuarterReport, history, printed, same_action
from .mill.words import Draw

WHERE = ("", "North ", "South ", "East ", "West ", "Upper ", "Lower ", "Great ", "Little ")  # so that no two are one


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows that are one action: how many there are, were found, and were found rightly."""

    true: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Pairs) -> Pairs:
        return Pairs(self.true + other.true, self.found + other.found, self.right + other.right)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.true + self.found) if self.true + self.found else 1.0

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.true, 1)
        return f"F1 {self.f1:.4f}  precision {precision:.4f}  recall {recall:.4f}  of {self.true} pairs"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20, help="councils")
    parser.add_argument("--papers", type=Path, help="an empty folder to print them into")
    parser.add_argument("--misses", type=int, default=0, help="links to be shown that are wrong or missing")
    args = parser.parse_args()
    seeds = range(args.seed, args.seed + args.count)
    started = time.process_time()
    if args.papers:
        total = of_papers(args.papers, seeds)
    else:
        total = sum((of_rows(seed, args.misses) for seed in seeds), Pairs())
    print(f"{total}; {time.process_time() - started:.1f} s of CPU")


def of_rows(seed: int, misses: int = 0) -> Pairs:
    """The plans of one council, linked as records that were read without a mistake."""
    papers = history(Draw(random.Random(f"links/{seed}")))
    reports, actions, truth = rows_of(papers)
    random.Random(seed).shuffle(actions)
    links = link(papers[0].council, reports, actions)
    if misses:
        _show(links, {action.action_id: action for action in actions}, truth, misses)
    return compared(truth, joined(links))


def rows_of(
    papers: Sequence[QuarterReport],
) -> tuple[dict[str, PrintedReport], list[PrintedAction], dict[str, int]]:
    """Reports and actions as linking takes them, and the true action of each row."""
    reports, actions, truth = {}, [], {}
    stands_for = same_action(papers)
    for number, paper in enumerate(papers):
        name = f"r{number:03d}"
        reports[name] = PrintedReport(
            name, f"d{number:03d}", f"{name}.pdf", 1, title=paper.title, day=paper.meeting,
            financial_year=paper.financial_year, quarter=paper.quarter,
        )  # fmt: skip
        for place, row in enumerate(paper.rows):
            one = f"{name}-{place:03d}"
            parent = f"{name}-{row.parent:03d}" if row.parent is not None else None
            actions.append(
                PrintedAction(one, name, place, row.description, parent, row.reference, paper.plan, row.theme,
                              row.lead_officer, row.deadline, row.status, row.comments)
            )  # fmt: skip
            truth[one] = stands_for[min(row.origin)]
    return reports, actions, truth


def of_papers(folder: Path, seeds: Iterable[int]) -> Pairs:
    """The same read from printed papers; a row that was not read, or not as one row, has no part in it."""
    origins = write_papers(folder, seeds)
    run([folder], folder / "links.duckdb")
    with Database.read(folder / "links.duckdb") as database:
        rows = database.connection.execute(
            "SELECT a.action_id, d.file_name, a.description FROM actions a JOIN documents d USING (document_id)"
        ).fetchall()
        links = database.connection.execute(
            "SELECT action_id, action_key, kind, previous_action_id FROM action_links"
        ).fetchall()
    truth = {action: origins[file, fold(words)] for action, file, words in rows if (file, fold(words)) in origins}
    print(f"{len(truth)} of {len(origins)} rows were read as printed")
    made = [Link(action, key, LinkKind(kind), before) for action, key, kind, before in links]
    return compared(truth, joined(made))


def write_papers(folder: Path, seeds: Iterable[int]) -> dict[tuple[str, str], tuple[int, int]]:
    """Print every report; the true action of each row by its file and words, where these are its alone."""
    papers, origins = {}, {}
    names: set[str] = set()
    for seed in seeds:
        draw = Draw(random.Random(f"links/{seed}"))
        reports = history(draw)
        council = next(name for where in WHERE if (name := f"{where}{reports[0].council}") not in names)
        names.add(council)
        reports = [replace(report, council=council) for report in reports]
        stands_for = same_action(reports)
        for number, report in enumerate(reports):
            name = f"plan-{seed}-{number:02d}"
            suffix = draw.one(["pdf", "docx"])
            papers[name] = ready(name, printed(draw, report, [suffix]), ["reportlab"])
            worded = Counter(fold(row.description) for row in report.rows)
            for row in report.rows:
                words = fold(row.description)
                if row.level == "action" and worded[words] == 1:
                    origins[f"{name}.{suffix}", words] = (seed, stands_for[min(row.origin)])
    folder.mkdir(parents=True, exist_ok=True)
    write_all(folder, papers)
    return origins


def joined(links: Iterable[Link]) -> dict[str, str]:
    """Action -> the first of all actions that links lead to from it."""
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    for one in links:
        find(one.action_id)
        if one.previous_id is not None:
            a, b = sorted((find(one.action_id), find(one.previous_id)))
            root[b] = a
    return {one: find(one) for one in root}


def compared(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Pairs:
    def pairs(key: Callable[[str], Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(map(key, truth)).values())

    return Pairs(
        pairs(lambda one: truth[one]),
        pairs(lambda one: found.get(one, one)),
        pairs(lambda one: (truth[one], found.get(one, one))),
    )


def _show(links: Sequence[Link], rows: Mapping[str, PrintedAction], truth: Mapping[str, int], most: int) -> None:
    """Links that are wrong, and first rows of actions that there were before."""
    seen: dict[int, list[str]] = defaultdict(list)
    shown = 0
    for one in sorted(links, key=lambda link: (rows[link.action_id].report_id, rows[link.action_id].place)):
        row = rows[one.action_id]
        before = rows.get(one.previous_id or "")
        wrong = before is not None and truth[before.action_id] != truth[one.action_id]
        earlier = [rows[a] for a in seen[truth[one.action_id]] if rows[a].report_id != row.report_id]
        if (wrong or (before is None and earlier)) and shown < most:
            shown += 1
            print(f"{'WRONG' if wrong else 'MISSED'} {one.kind} {one.score} {one.reason}")
            for name, action in (("row", row), ("linked", before), ("true", earlier[-1] if earlier else None)):
                if action is not None:
                    print(f"   {name:6} {action.report_id} {action.reference} | {action.description} |"
                          f" {action.owner} | {action.theme} | {action.deadline} | {action.plan}")  # fmt: skip
        seen[truth[one.action_id]].append(one.action_id)


if __name__ == "__main__":
    main()
