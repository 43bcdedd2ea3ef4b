"""Turns UK council committee papers into records, every value with the page it came from.

    >>> import councilpapers
    >>> paper = councilpapers.extract("plan-q2.pdf")          # doctest: +SKIP
    >>> for action in paper.records("actions"):               # doctest: +SKIP
    ...     print(action.reference, action.deadline, action.status, action.page)
    >>> councilpapers.run(["papers/"], "council.duckdb")      # doctest: +SKIP
    >>> with councilpapers.open("council.duckdb") as council: # doctest: +SKIP
    ...     council.overdue_actions(authority="Ashby Vale").pandas()

`extract` reads one paper in this process and stores nothing; `run` reads many, each in a process of its own, into a
DuckDB database; `open` asks that database (docs/python.md). The first two take `lookups=["ours.toml"]`, spellings of
your own (docs/lookups.md). The records are those of `councilpapers.normalise.records`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .batch import run
    from .errors import Unusable
    from .frames import Rows
    from .opened import Archive, open
    from .single import PaperRead, extract
    from .summary import Summary

    __version__: str

__all__ = ["Archive", "PaperRead", "Rows", "Summary", "Unusable", "__version__", "extract", "open", "run"]

_HOMES = {
    "Archive": "opened",
    "PaperRead": "single",
    "Rows": "frames",
    "Summary": "summary",
    "Unusable": "errors",
    "open": "opened",
    "run": "batch",
}


class _Callable(ModuleType):
    """The subpackage `extract`, which can be called: `councilpapers.extract(path)`."""

    def __call__(self, path: str | Path, *, lookups: str | Path | Iterable[str | Path] = ()) -> object:
        from .single import extract

        return extract(path, lookups=lookups)


class _Package(ModuleType):
    def __setattr__(self, name: str, value: object) -> None:
        if name == "extract" and isinstance(value, ModuleType):
            value.__class__ = _Callable
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """Names are fetched when they are first used: importing the package costs nothing."""
    if name == "__version__":
        from .version import extractor_version

        return extractor_version()
    from importlib import import_module

    if name == "extract":
        return import_module(".extract", __name__)
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
