"""The register of UK local authorities, as `lookups/authorities.csv` has it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files

from .. import lookups
from ..lookups import remembered


class AuthorityKind(StrEnum):
    COUNTY = "county"
    DISTRICT = "district"
    UNITARY = "unitary"
    METROPOLITAN_DISTRICT = "metropolitan_district"
    LONDON_BOROUGH = "london_borough"
    CITY_CORPORATION = "city_corporation"
    COMBINED = "combined"
    STRATEGIC = "strategic"
    SCOTTISH_COUNCIL = "scottish_council"
    WELSH_COUNCIL = "welsh_council"
    NORTHERN_IRISH_DISTRICT = "northern_irish_district"


@dataclass(frozen=True, slots=True)
class Authority:
    """A council as the register has it; `code` None for those that ended before there were codes.

    `start` None: not known. `end` is its last day, None while it is in being.
    """

    code: str | None
    name: str
    official_name: str
    kind: AuthorityKind
    nation: str
    start: date | None = None
    end: date | None = None
    successors: tuple[str, ...] = ()
    former_codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def successor(self) -> str | None:
        """The code of the one authority that took over; None for none or several."""
        return self.successors[0] if len(self.successors) == 1 else None

    def in_force(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@remembered("authorities")
def register() -> tuple[Authority, ...]:
    """Every authority of the register, in the order of its codes."""
    text = files(lookups).joinpath("authorities.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(_authority(row) for row in rows)


def _authority(row: dict[str, str]) -> Authority:
    def day(name: str) -> date | None:
        return date.fromisoformat(row[name]) if row[name] else None

    def several(name: str) -> tuple[str, ...]:
        return tuple(word for word in row[name].split(";") if word)

    return Authority(
        row["code"] or None,
        row["name"],
        row["official_name"],
        AuthorityKind(row["kind"]),
        row["nation"],
        day("start"),
        day("end"),
        several("successors"),
        several("former_codes"),
        several("aliases"),
        several("domains"),
    )


def by_code(code: str) -> Authority | None:
    """The authority with that code, now or formerly."""
    return _codes().get(code)


@remembered("authorities")
def _codes() -> dict[str, Authority]:
    former = {code: one for one in register() for code in one.former_codes}
    return former | {one.code: one for one in register() if one.code}
