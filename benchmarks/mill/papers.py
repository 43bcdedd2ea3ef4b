"""A paper of the mill on disk: its formats, its records, if any (NAME.gold.json), its tables (NAME.grids.json)."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .dressing import dressed
from .grids import grids_json, tables_of
from .page_ends import on_pages
from .producers import PRODUCERS
from .render_office import render_office
from .samples import RENDERERS as SAMPLE_RENDERERS
from .source import CellSource, Source
from .words import Draw, Paper

COLOURLESS = ("txt", "md")
RENDERERS = {**SAMPLE_RENDERERS, "docx": render_office}
TEXT_LAYOUTS = ("tabs", "tabs", "pipes", "columns", "pages")


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that is ready for the press."""

    source: Source
    gold: Mapping[str, Any]
    producer: str


def ready(
    name: str, paper: Paper, producers: Sequence[str], seeded: Callable[[str], random.Random] = random.Random
) -> Printed:
    """The paper with what is drawn for any kind: its text layout, its pages, its producer."""
    draw = Draw(seeded(name))
    layout = draw.one(TEXT_LAYOUTS)
    source = Source.from_toml({"text_layout": layout, **paper.source})
    return Printed(dressed(source, draw), paper.gold, Draw(seeded(f"{name} by")).one(producers))


def write_all(folder: Path, papers: Mapping[str, Printed]) -> None:
    """All papers in their formats, each producer at work once."""
    pdfs: dict[str, bytes] = {}
    for producer, make in PRODUCERS.items():
        sources = {n: p.source for n, p in papers.items() if p.producer == producer and "pdf" in p.source.formats}
        pdfs |= make(sources) if sources else {}
    for name, paper in papers.items():
        _write(folder, name, paper, pdfs.get(name))


def _write(folder: Path, name: str, paper: Printed, pdf: bytes | None) -> None:
    grids, producers = {}, {}
    for suffix in paper.source.formats:
        if suffix in COLOURLESS and says_by_colour(paper.source):
            continue
        file = f"{name}.{suffix}"
        grids[file] = tables_of(paper.source, suffix)
        data = pdf if suffix == "pdf" and pdf is not None else RENDERERS[suffix](paper.source)
        (folder / file).write_bytes(data)
        if suffix == "pdf":
            grids[file] = on_pages(grids[file], data)
            producers[file] = paper.producer
    if paper.gold.get("scored"):  # papers of tables alone have no records to be held against
        about = {"files": list(grids), "producers": producers, "authority_name": paper.source.publisher}
        _write_json(folder / f"{name}.gold.json", {**about, **paper.gold})
    _write_json(folder / f"{name}.grids.json", grids_json(grids, producers))


def _write_json(path: Path, data: dict[str, Any]) -> None:
    indent = 1 if path.name.endswith(".gold.json") else None
    path.write_text(json.dumps(data, indent=indent, ensure_ascii=False) + "\n", encoding="utf-8")


def says_by_colour(source: Source) -> bool:
    """A cell says how an action stands by its fill alone, of which no text can tell."""
    cells = (CellSource.of(value) for block in source.blocks for row in block.rows for value in row)
    return any(cell.fill and not cell.text for cell in cells)
