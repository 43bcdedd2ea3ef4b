"""The rows of authorities.csv, and which of them a name or a code means."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def authority_rows() -> tuple[Row, ...]:
    """Every authority of the register, in the order of its codes."""
    text = files(__package__).joinpath("authorities.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def row_id(row: Row) -> str:
    """What tells an authority from all others: its code, or for those that ended before there were codes its name."""
    return row["code"] or row["official_name"]


def rows_named(words: str) -> tuple[Row, ...]:
    """Those with that code, name, official name or other name; case does not count."""
    return _named().get(words.casefold().strip(), ())


@cache
def _named() -> dict[str, tuple[Row, ...]]:
    found: dict[str, tuple[Row, ...]] = {}
    for row in authority_rows():
        names = {row["code"], row["name"], row["official_name"], *row["aliases"].split(";")} - {""}
        for name in {name.casefold() for name in names}:
            found[name] = (*found.get(name, ()), row)
    return found
