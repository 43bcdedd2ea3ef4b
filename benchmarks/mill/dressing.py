"""What any paper may have, whatever its kind: page numbers, watermarks, turned sheets, narrow gutters, hyphens.

Drawn after the paper's kind has drawn what it says, so that its records stay what they were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .source import Block, Source
from .words import Draw

FOOTERS = ("", "", "{n}", "Page {n}", "- {n} -")
MARKS = ("DRAFT", "DRAFT", "CONFIDENTIAL")
SYLLABLE = re.compile(r"(?<=[a-z]{3}[aeiouy])(?=[bcdfgklmnprstvz][aeiouy][a-z]{2})")


def dressed(source: Source, draw: Draw) -> Source:
    """The paper with its pages and tables set as drawn."""
    hyphens = draw.chance(0.15)
    rotated, repeat = draw.chance(0.15), draw.chance(0.75)
    breaks = draw.one(["inside", "inside", "whole"])
    gutter = draw.one([12.5, 12.5, 12.5, 8.0, 5.0])
    gap = draw.one([0, 0, draw.whole(60, 420)])
    if any(block.restart for block in source.blocks):
        gap = 0  # the pages of a bundle are counted
    blocks: list[Block] = []
    for block in source.blocks:
        if block.kind == "page":
            block = replace(block, rotated=rotated and block.landscape)
        if block.kind == "table":
            if gap and len(block.rows) > 2:
                blocks.append(Block("gap", points=gap))
                gap = 0
            rows = _hyphenated(block.rows) if hyphens else block.rows
            block = replace(block, rows=rows, repeat=repeat, breaks=breaks)
            if not block.align:
                block = replace(block, align=["left"] * block.columns, gutter=gutter)
        blocks.append(block)
    mark = draw.one(MARKS) if draw.chance(0.1) else ""
    footer = source.footer or draw.one(FOOTERS)
    return replace(source, blocks=tuple(blocks), watermark=mark, footer=footer)


def _hyphenated(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Every long word may be broken at a line's end."""
    return [[_with_hyphens(value) for value in row] for row in rows]


def _with_hyphens(value: Any) -> Any:
    if isinstance(value, dict):
        return {**value, "text": SYLLABLE.sub("\u00ad", value.get("text", ""))}
    return SYLLABLE.sub("\u00ad", str(value))
