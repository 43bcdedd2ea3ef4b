"""Rows of a text's table that lack cells: conversion drops those that a merged cell above covers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .lost_columns import has_values
from .lost_labels import is_status

_REFERENCE = re.compile(r"[A-Z]{0,6}[ -]?\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?[.)]?|[A-Z]{1,6}(?:[-/][A-Z0-9]{1,6}){1,5}")
_AMOUNT = re.compile(r"[£]?-?\d[\d,.]{0,12} ?[%mk]?")
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|/|&|and)){0,5}")
LONG = 6  # words of a cell that is a sentence
MOST_LACKING = 12  # cells of a row that are looked for; a table as ragged as that drops its last ones
CLEARLY = 2  # more cells that look like their columns


def full_rows(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows, all as wide as the widest: empty cells stand where the others then look like their columns.

    At the end where that is as good: editors drop blanks there.
    """
    width = max((len(row) for row in rows), default=0)
    whole = [row for row in rows[1:] if len(row) == width]
    columns = [Counter(_shape(row[column]) for row in whole) for column in range(width)]
    return [_filled(row, width, columns) for row in rows]


def _filled(row: Sequence[str], width: int, columns: Sequence[Counter[str]]) -> list[str]:
    lacking = width - len(row)
    if not 0 < lacking <= MOST_LACKING or len(row) < 2:
        return [*row, *[""] * lacking]
    ways = [
        [*row[:at], *[""] * (lacking - after), *row[at:], *[""] * after]
        for after in range(lacking, -1, -1)
        for at in range(len(row) + 1)
    ]
    fits = [sum(bool(columns[n][_shape(text)]) for n, text in enumerate(way) if text.strip()) for way in ways]
    best = max(range(len(ways)), key=lambda n: fits[n])
    return ways[best] if fits[best] >= fits[0] + CLEARLY else ways[0]


def _shape(text: str) -> str:
    """What kind of words a cell holds."""
    said = " ".join(text.split())
    if not said:
        return "empty"
    if _REFERENCE.fullmatch(said):
        return "reference"
    if _AMOUNT.fullmatch(said):
        return "amount"
    if is_status(said):
        return "status"
    if len(said) < 30 and (has_values(said) or any(c.isdigit() for c in said)):
        return "date"
    if len(said.split()) >= LONG or "<li" in said:
        return "sentence"
    return "name" if _NAME.fullmatch(said) else "words"
