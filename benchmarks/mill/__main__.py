"""A mill of papers: any number of invented papers with what a careful person reads out of each.

`python -m benchmarks.mill OUT [--seed N] [--count N] [--kind K]` writes papers in several formats, and beside each its
NAME.gold.json (the records, in the words of the database) and NAME.grids.json (the tables, cell by cell). The same seed
gives the same papers. Every paper draws its layout: which columns and in which order, what they are called, how dates,
officers, colours and themes are printed, how lines are drawn, where pages break.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path

from .action_plans import action_plan
from .assemblies import assembly
from .bundles import bundle
from .findings import audit_opinions, care_assessment, concerns, counted, kpi_table
from .fronts import book, cover
from .meetings import agenda_pack, committee_minutes, parish_minutes
from .papers import ready, write_all
from .plans import covering_and_appendix, highlight_sheet, narrative_plan, service_plan
from .plans_exports import EXPORTS
from .plans_forms import FORMS
from .plans_layouts import LAYOUTS
from .plans_more import MORE
from .producers import PRODUCERS, installed
from .scores import inspection, scorecard
from .site_minutes import site_minutes
from .tables import tables
from .told_forms import TOLD
from .told_measures import FIGURES
from .told_meetings import MEETINGS
from .words import Draw, Paper

KINDS: dict[str, Callable[[Draw], Paper]] = {
    "action-plan": action_plan,
    "service-plan": service_plan,
    "covering": covering_and_appendix,
    "narrative": narrative_plan,
    "highlight": highlight_sheet,
    "minutes": committee_minutes,
    "parish": parish_minutes,
    "pack": agenda_pack,
    "cover": cover,
    "book": book,
    "assembly": assembly,
    "scorecard": scorecard,
    "inspection": inspection,
    "kpi-table": kpi_table,
    "care-assessment": care_assessment,
    "concerns": concerns,
    "counted": counted,
    "audit-opinions": audit_opinions,
    "tables": tables,
    **MORE,
    **EXPORTS,
}

# Not in the rotation: papers for one purpose; plans in further forms, which `make score` prints beside the rotation.
ASKED_FOR: dict[str, Callable[[Draw], Paper]] = {
    "bundle": bundle,
    "site-minutes": site_minutes,
    **FORMS,
    **LAYOUTS,
    **TOLD,
    **FIGURES,
    **MEETINGS,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--kind", choices=sorted({**KINDS, **ASKED_FOR}), action="append")
    parser.add_argument(
        "--producers",
        default="reportlab",
        help=f"makers of PDFs, by commas, or 'all' of those here: {', '.join(PRODUCERS)}",
    )
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    producers = installed() if args.producers == "all" else args.producers.split(",")
    if missing := set(producers) - set(installed()):
        parser.error(f"not installed: {', '.join(sorted(missing))}")
    kinds = args.kind or rotation()
    papers = {}
    for number in range(args.count):
        kind = kinds[number % len(kinds)]
        name = f"{kind}-{args.seed}-{number:03d}"
        papers[name] = ready(name, drawn(kind, random.Random(f"{args.seed}/{number}")), producers)
    write_all(args.out, papers)


def drawn(kind: str, seeded: random.Random) -> Paper:
    """A paper of that kind, which its gold names."""
    paper = {**KINDS, **ASKED_FOR}[kind](Draw(seeded))
    return Paper(paper.source, {"kind": kind, **paper.gold})


def rotation() -> list[str]:
    """The kinds in turn, and after every five of them a paper of tables alone."""
    others = [kind for kind in KINDS if kind != "tables"]
    return [kind for n in range(0, len(others), 5) for kind in (*others[n : n + 5], "tables")]


if __name__ == "__main__":
    main()
