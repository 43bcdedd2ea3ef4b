"""The kind, never the instance: no rule, word list or constant names a council of the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from councilpapers.lookups.authority_rows import authority_rows

SOURCES = Path(__file__).resolve().parents[2] / "src"
SUFFIXES = {".py", ".toml", ".c", ".h", ".csv", ".sql", ".html"}
REGISTER = "authorities.csv"
WORDS = frozenset({"Reading"})  # is an English word, too: such a name is told from it by more than itself
REGIONS = frozenset(
    {"East Midlands", "West Midlands", "North East", "Greater Manchester"}
)  # what others are compared with
SHORTEST = 4  # letters


def names() -> Iterator[str]:
    """Every name that the register has for an authority."""
    for row in authority_rows():
        yield from {row["name"], row["official_name"], *row["aliases"].split(";")} - {""}


def said_in(words: str, known: frozenset[str]) -> set[str]:
    """The names that stand in these words: as printed, or in any letters where a name is of several words."""
    tokens = re.findall(r"\w+(?:['’-]\w+)*", words)
    lowered = f" {' '.join(tokens).lower()} "
    single, first = set(tokens), set(lowered.split())
    return {name for name in known if " " not in name and name in single} | {
        name for name in known if " " in name and name.lower().split()[0] in first and f" {name.lower()} " in lowered
    }


KNOWN = frozenset(name for name in names() if len(name) >= SHORTEST) - WORDS - REGIONS


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ('COUNCILS = ("Hartlepool", "Leeds")', {"Hartlepool", "Leeds"}),
        ("fold('north yorkshire council')", {"North Yorkshire", "North Yorkshire Council"}),
        ("Reading a paper takes a bath of words", set()),
    ],
)
def test_names_are_found(words: str, named: set[str]) -> None:
    assert named <= said_in(words, KNOWN)
    assert bool(named) == bool(said_in(words, KNOWN))


def test_no_rule_names_an_authority() -> None:
    files = [p for p in sorted(SOURCES.rglob("*")) if p.suffix in SUFFIXES and p.name != REGISTER]
    assert len(files) > 100
    found = {
        str(path.relative_to(SOURCES)): named
        for path in files
        if (named := said_in(path.read_text(encoding="utf-8"), KNOWN))
    }
    assert found == {}
