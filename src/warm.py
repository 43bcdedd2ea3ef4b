"""Imported once by the fork server: what every paper needs is there before the first, and shared by all.

A small paper is read, so that the lookups, the register of authorities and the language are in memory too. All of the
code and the lookups is taken in now: none is fetched from a disk where the program may have been changed meanwhile.
"""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files
from pkgutil import walk_packages

from .extract.blocks.language import sentences
from .load import record_files  # noqa: F401  # which writes what was read
from .load.rows import tables_of
from .lookups.current import packaged
from .pipeline import read_paper

PACKAGES = ("extract", "lookups")
PAPER = b"Progress Report\n\nCommittee: Cabinet\n\n1. Actions\n\nThe service is on track. 1 of 4 actions is complete.\n"

for package in PACKAGES:
    home = import_module(f".{package}", __package__)
    for module in walk_packages(home.__path__, f"{home.__name__}."):
        import_module(module.name)
for lookup in files(f"{__package__}.lookups").iterdir():
    if lookup.name.endswith(".toml"):
        packaged(lookup.name.removesuffix(".toml"))
sentences("Ready.")
tables_of([read_paper(PAPER, "warm.txt")])
