"""How likely a record is wholly right, from the signs that its reading left behind.

A logistic model with one weight for each kind of record, way of finding and sign, all to be read in
`lookups/confidence.toml`; `benchmarks/confidence.py` fitted it on papers whose records are known. Records of kinds, or
found in ways, that were never held against the truth have no confidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from ..extract.signs import NO_SIGNS, Sign
from ..lookups import table
from .records import Record
from .row_signs import ASSESSED, identity, row_signs

DECIMALS = 3
MOST = 0.999  # nothing is certain
FRONT_SHEETS = "reports"
Weights = Mapping[str, float]


def assessed(records: tuple[Record, ...], told: Mapping[str, frozenset[Sign]]) -> tuple[Record, ...]:
    """The records, each with its confidence if it can be assessed; `told`: what finding them told, by id."""
    signs = row_signs(records, told)
    return tuple(_with_confidence(record, signs) for record in records)


def _with_confidence(record: Record, signs: Mapping[str, frozenset[Sign]]) -> Record:
    if not isinstance(record, ASSESSED):
        return record
    sure = confidence(record.table, record.method, signs.get(identity(record), NO_SIGNS))
    return record if sure is None else record.model_copy(update={"confidence": sure})


def confidence(kind: str, method: str | None, signs: Iterable[Sign]) -> float | None:
    """From 0 to 1; None where records of this table, found in this way, were never measured."""
    return _confidence(kind, method, frozenset(signs))


@cache
def _confidence(kind: str, method: str | None, signs: frozenset[Sign]) -> float | None:
    found = _weights("ways").get(way(kind, method))
    if found is None:
        return None
    weights = _weights("signs")
    odds = found + sum(weights.get(sign.value, 0.0) for sign in sorted(signs))
    return min(round(1 / (1 + math.exp(-odds)), DECIMALS), MOST)


def way(kind: str, method: str | None) -> str:
    """The table and how its record was found; front sheets of all sorts are one way."""
    return f"{kind} {(method or '').partition(':')[0]}" if kind == FRONT_SHEETS else f"{kind} {method}"


@cache
def _weights(section: str) -> Weights:
    listed = cast(dict[str, dict[str, float]], table("confidence")[section])
    return {name: measured["weight"] for name, measured in listed.items()}
