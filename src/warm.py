"""Imported once by the fork server, so that no paper waits for the readers' libraries."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

READER_MODULES = ("extract.pdf", "extract.docx", "extract.html", "extract.text", "extract.language", "pipeline")

for name in READER_MODULES:
    with suppress(ImportError):  # a paper that needs it will say so itself
        import_module(f".{name}", __package__)
