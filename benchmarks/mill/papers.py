"""A paper of the mill on disk: its formats, its records (NAME.gold.json) and its tables (NAME.grids.json)."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from .grids import grids_json, tables_of
from .page_ends import on_pages
from .samples import RENDERERS
from .source import CellSource, Source
from .words import Paper

COLOURLESS = ("txt", "md")
TEXT_LAYOUTS = ("tabs", "tabs", "pipes", "columns", "pages")


def write(folder: Path, name: str, paper: Paper) -> None:
    """The paper in its formats, and what is true of it."""
    layout = random.Random(name).choice(TEXT_LAYOUTS)
    source = Source.from_toml({"text_layout": layout, **paper.source})
    formats = [suffix for suffix in source.formats if suffix not in COLOURLESS or not says_by_colour(source)]
    grids, producers = {}, {}
    for suffix in formats:
        file = f"{name}.{suffix}"
        data = RENDERERS[suffix](source)
        (folder / file).write_bytes(data)
        grids[file] = tables_of(source, suffix)
        if suffix == "pdf":
            grids[file] = on_pages(grids[file], data)
            producers[file] = "reportlab"
    gold: dict[str, Any] = {"files": list(grids), "producers": producers, **paper.gold}
    _write_json(folder / f"{name}.gold.json", gold)
    _write_json(folder / f"{name}.grids.json", grids_json(grids, producers))


def _write_json(path: Path, data: dict[str, Any]) -> None:
    indent = 1 if path.name.endswith(".gold.json") else None
    path.write_text(json.dumps(data, indent=indent, ensure_ascii=False) + "\n", encoding="utf-8")


def says_by_colour(source: Source) -> bool:
    """A cell says how an action stands by its fill alone, of which no text can tell."""
    cells = (CellSource.of(value) for block in source.blocks for row in block.rows for value in row)
    return any(cell.fill and not cell.text for cell in cells)
