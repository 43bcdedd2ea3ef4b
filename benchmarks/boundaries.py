"""How well packs are cut into their papers: `python -m benchmarks.boundaries FOLDER [--worst N] [--only WORD]`.

Reads every PDF of a mill's folder whose gold says on which page each paper begins (kind "bundle") and prints precision,
recall and F1 of the boundaries, the first page of each file aside, and for the papers found how many have the right
title and the right parent.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from councilpapers.extract.papers.reports import split
from councilpapers.extract.readers import read
from councilpapers.extract.report import Report
from councilpapers.lookups import fold

from .tally import Tally


@dataclass(slots=True)
class Score(Tally):
    """Boundaries counted, and of the papers that begin at one their titles and parents that are right."""

    titles: int = 0
    parents: int = 0
    papers: int = 0


@dataclass(slots=True)
class Verdict:
    """One pack: its score, and what went wrong."""

    name: str
    score: Score
    complaints: list[str] = field(default_factory=list)


def judge(name: str, truth: Sequence[Mapping[str, Any]], reports: Sequence[Report]) -> Verdict:
    """The papers found held against the true ones, page by page."""
    true = {paper["page_start"]: paper for paper in truth}
    found = {report.front.page_start or 1: report for report in reports}
    right = len((true.keys() & found.keys()) - {1})
    verdict = Verdict(name, Score(len(true.keys() - {1}), len(found.keys() - {1}), right))
    begins = {paper["ordinal"]: paper["page_start"] for paper in truth}
    for page in sorted(true.keys() | found.keys()):
        if page not in found:
            verdict.complaints.append(f"page {page}: missed: {true[page]['title']!r}")
        elif page not in true:
            verdict.complaints.append(f"page {page}: made up: {found[page].front.title!r}")
        else:
            _compare(verdict, page, (true[page], begins), found[page])
    return verdict


def _compare(verdict: Verdict, page: int, truth: tuple[Mapping[str, Any], Mapping[int, int]], report: Report) -> None:
    """Title and parent of a paper that begins where it should."""
    paper, begins = truth
    title = fold(report.front.title or "") == fold(paper["title"])
    parent = begins.get(paper.get("parent", 0))
    cover = report.parent.front.page_start if report.parent is not None else None
    verdict.score.papers += 1
    verdict.score.titles += title
    verdict.score.parents += cover == parent
    if not title:
        verdict.complaints.append(f"page {page}: {paper['title']!r} is called {report.front.title!r}")
    if cover != parent:
        verdict.complaints.append(f"page {page}: is part of the paper on page {parent}, not {cover}")


def verdicts(folder: Path, only: str) -> Iterator[Verdict]:
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if only not in path.name or not all("page_start" in report for report in gold["reports"]):
            continue
        for name in gold["files"]:
            if name.endswith(".pdf"):
                yield judge(name, gold["reports"], split(read((folder / name).read_bytes(), name)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=5, help="how many packs to complain about")
    parser.add_argument("--only", default="", help="packs with this in their name")
    args = parser.parse_args()
    judged = list(verdicts(args.folder, args.only))
    total = Score()
    for verdict in judged:
        total.add(verdict.score)
    for verdict in sorted(judged, key=lambda v: v.score.f1)[: args.worst]:
        if verdict.complaints:
            print("\n".join([f"{verdict.name}: {verdict.score.f1:.3f}", *(f"  {line}" for line in verdict.complaints)]))
    print(f"{len(judged)} packs, {total.true} boundaries: precision {total.precision:.3f}, recall {total.recall:.3f}, "
          f"F1 {total.f1:.3f}; of {total.papers} papers titles {total.titles / max(1, total.papers):.3f}, "
          f"parents {total.parents / max(1, total.papers):.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
