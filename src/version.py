"""Which extractor made a record: the package's version, and a hash of everything that it was configured with."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files


@cache
def extractor_version() -> str:
    return version("councilpapers")


@cache
def configuration() -> str:
    """16 hex digits over the names and bytes of all lookups."""
    found = hashlib.sha256()
    lookups = files(f"{__package__}.lookups")
    for resource in sorted(lookups.iterdir(), key=lambda r: r.name):
        if resource.name.endswith((".toml", ".csv")):
            found.update(resource.name.encode() + b"\0" + resource.read_bytes() + b"\0")
    return found.hexdigest()[:16]
