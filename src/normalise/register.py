"""The register of UK local authorities, as `lookups/authorities.csv` has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast

from ..lookups import remembered, table
from ..lookups.authority_rows import authority_rows, row_id


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
    taught = cast(dict[str, list[str]], table("authorities").get("aliases", {}))
    return tuple(_authority(row, taught.get(row_id(row), [])) for row in authority_rows())


def _authority(row: dict[str, str], taught: Sequence[str]) -> Authority:
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
        (*several("aliases"), *(_bare(name) for name in taught if not _is_address(name))),
        (*several("domains"), *(_label(name) for name in taught if _is_address(name))),
    )


def _bare(name: str) -> str:
    return re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)


def _is_address(name: str) -> bool:
    """Whether a name that a user taught is a web address: "www.ashbyvale.gov.uk"."""
    return "." in name and " " not in name.strip()


def _label(address: str) -> str:
    """What stands before ".gov.uk" in an address."""
    host = address.casefold().strip().split("//")[-1].split("/")[0].rpartition("@")[2]
    return re.split(r"\.(?:gov|org|com|co|uk|wales|scot)\b", host)[0].rpartition(".")[2]


def by_code(code: str) -> Authority | None:
    """The authority with that code, now or formerly."""
    return _codes().get(code)


@remembered("authorities")
def _codes() -> dict[str, Authority]:
    former = {code: one for one in register() for code in one.former_codes}
    return former | {one.code: one for one in register() if one.code}
