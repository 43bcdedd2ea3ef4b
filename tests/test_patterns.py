"""No paper keeps a pattern busy: broken fonts and blobs of text are read as fast as sentences are."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator

import pytest

import councilpapers

LENGTH = 6_000  # characters
LONGEST = 0.1  # seconds of CPU for one search; a pattern that is linear needs a hundredth of it
READERS = ("blocks", "docx", "html", "page", "pdf", "tables", "text")  # rooms whose patterns begin a raw line
HOSTILE = {
    "one long word": "x",
    "one long word in capitals": "X",
    "digits": "1",
    "names": "Aa ",
    "capitals and commas": "Aa, ",
    "small words": "aa and the ",
    "dots": ".",
    "brackets": "(",
    "quotes": '"',
    "stars": "*",
    "bullets": "• ",
    "dashes": "- ",
    "slashes": "a/",
    "addresses": "a@a.",
    "thousands": "1,",
    "labels": "a.",
    "shares": "1% ",
    "sums": "£1 ",
    "clauses": "a; ",
    "blanks": " ",
    "tabs": "\t",
    "line ends": "\n",
    "hard blanks": "\u00a0",
    "words far apart": "a     ",
}


def patterns(value: object) -> Iterator[re.Pattern[str]]:
    """The compiled patterns of a module's name: itself, those of a tuple or dict, or what it makes when first asked."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from patterns(one)
    elif isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from patterns(one)
    elif callable(value) and makes_pattern(value):
        yield from patterns(value())


def makes_pattern(value: object) -> bool:
    """Whether this is a cached function without arguments that returns a pattern or several."""
    made = getattr(value, "__wrapped__", None)
    return (
        inspect.isfunction(made) and not inspect.signature(made).parameters and "Pattern" in str(made.__annotations__)
    )


def named_patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of the package once, by the module and the name where it was found first."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(councilpapers.__path__, "councilpapers."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(patterns(value)):
                    found.setdefault(pattern, f"{module.name}.{name}[{number}]")
    return {name: pattern for pattern, name in found.items()}


def is_readers(name: str) -> bool:
    return any(f".extract.{room}." in name for room in READERS)


def is_slow(look: Callable[[str], object], piece: str) -> bool:
    """Whether looking takes too long, twice: a machine may be busy once. The worst patterns show on a short text."""
    texts = [f"a{piece * length}"[:length] + "a" for length in (LENGTH // 40, LENGTH // 6, LENGTH)]
    return any(seconds(look, text) > LONGEST and seconds(look, text) > LONGEST for text in texts)


def seconds(look: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    look(text)
    return time.process_time() - begun


PATTERNS = named_patterns()


def test_every_module_is_looked_at() -> None:
    assert len(PATTERNS) > 200


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_patterns_are_linear(piece: str) -> None:
    slow = [
        name
        for name, pattern in PATTERNS.items()
        if is_slow(pattern.match if is_readers(name) else pattern.search, piece)
    ]
    assert slow == []
