"""Turns UK council committee papers into records, every value with the page it came from.

    >>> import councilpapers
    >>> paper = councilpapers.read("plan-q2.pdf")             # doctest: +SKIP
    >>> for action in paper.records("actions"):               # doctest: +SKIP
    ...     print(action.reference, action.deadline, action.status, action.page)
    >>> councilpapers.run(["papers/"], "council.duckdb")      # doctest: +SKIP

`read` reads one paper in this process and stores nothing; `run` reads many, each in a process of its own, into a
DuckDB database. The records are those of `councilpapers.normalise.records`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .batch import Summary, run
    from .errors import Unusable
    from .single import PaperRead, read

    __version__: str

__all__ = ["PaperRead", "Summary", "Unusable", "__version__", "read", "run"]

_HOMES = {
    "PaperRead": "single",
    "Summary": "batch",
    "Unusable": "errors",
    "read": "single",
    "run": "batch",
}


def __getattr__(name: str) -> object:
    """Names are fetched when they are first used: importing the package costs nothing."""
    if name == "__version__":
        from .version import extractor_version

        return extractor_version()
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
