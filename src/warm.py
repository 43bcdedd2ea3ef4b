"""Imported once by the fork server: what every paper needs is there before the first, and shared by all.

A small paper is read, so that the lookups, the register of authorities and the language are in memory too.
"""

from __future__ import annotations

from importlib import import_module

from .extract.blocks.language import sentences
from .load.rows import tables_of
from .pipeline import read_paper

READERS = ("pdf", "docx", "html", "text")
PAPER = b"Progress Report\n\nCommittee: Cabinet\n\n1. Actions\n\nThe service is on track. 1 of 4 actions is complete.\n"

for reader in READERS:
    import_module(f".extract.{reader}.reader", __package__)
sentences("Ready.")
tables_of([read_paper(PAPER, "warm.txt")])
