"""A mill of papers: any number of invented papers with what a careful person reads out of each.

`python samples/mill.py OUT [--seed N] [--count N]` writes papers in several formats and NAME.gold.json beside them (the
records, in the words of the database). The same seed gives the same papers. Every paper draws its layout: which columns
and in which order, what they are called, how dates, officers, colours and themes are printed, where pages break.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from make_samples import RENDERERS
from mill_assemblies import assembly
from mill_findings import audit_opinions, care_assessment, concerns, counted, kpi_table
from mill_fronts import book, cover
from mill_meetings import agenda_pack, committee_minutes, parish_minutes
from mill_plans import action_plan, covering_and_appendix, highlight_sheet, narrative_plan, service_plan
from mill_plans_exports import EXPORTS
from mill_plans_more import MORE
from mill_scores import inspection, scorecard
from mill_words import Draw, Paper
from source import CellSource, Source

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
    **MORE,
    **EXPORTS,
}

COLOURLESS = ("txt", "md")
TEXT_LAYOUTS = ("tabs", "tabs", "pipes", "columns", "pages")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--kind", choices=sorted(KINDS), action="append")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    kinds = args.kind or list(KINDS)
    for number in range(args.count):
        kind = kinds[number % len(kinds)]
        write(args.out, f"{kind}-{args.seed}-{number:03d}", KINDS[kind](Draw(random.Random(f"{args.seed}/{number}"))))


def write(folder: Path, name: str, paper: Paper) -> None:
    """The paper in its formats, and its gold."""
    layout = random.Random(name).choice(TEXT_LAYOUTS)
    source = Source.from_toml({"text_layout": layout, **paper.source})
    formats = [suffix for suffix in source.formats if suffix not in COLOURLESS or not says_by_colour(source)]
    for suffix in formats:
        (folder / f"{name}.{suffix}").write_bytes(RENDERERS[suffix](source))
    gold: dict[str, Any] = {"files": [f"{name}.{suffix}" for suffix in formats], **paper.gold}
    text = json.dumps(gold, indent=1, ensure_ascii=False)
    (folder / f"{name}.gold.json").write_text(text, encoding="utf-8")


def says_by_colour(source: Source) -> bool:
    """A cell says how an action stands by its fill alone, of which no text can tell."""
    cells = (CellSource.of(value) for block in source.blocks for row in block.rows for value in row)
    return any(cell.fill and not cell.text for cell in cells)


if __name__ == "__main__":
    main()
