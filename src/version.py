"""Which extractor made a record: the package's version and code, the programs that took part, and a hash of everything
it was configured with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from .extract.programs import has_changed
from .lookups.current import Lookups, current

AND = "; "


@cache
def extractor_version() -> str:
    """The version with 8 hex digits over the code, "0.1.0+1f83a0c2": a checkout changes more often than its version."""
    found = hashlib.sha256()
    home = Path(__file__).parent
    for module in sorted(home.rglob("*.py")):
        found.update(module.relative_to(home).as_posix().encode() + b"\0" + module.read_bytes() + b"\0")
    return f"{version('councilpapers')}+{found.hexdigest()[:8]}"


def program() -> str:
    """The code and the lookups that this process began with."""
    return _program(extractor_version(), _of_the_package())


def program_on_disk() -> str:
    """The code and the lookups that a process which starts now begins with."""
    return _program(extractor_version.__wrapped__(), _of_the_package.__wrapped__())


def _program(code: str, lookups: hashlib._Hash) -> str:
    return f"{code} {lookups.hexdigest()[:16]}"


def read_with(programs: Iterable[str]) -> str:
    """The version of a reading that programs beside us took part in: "0.1.0+1f83a0c2; Tesseract 5.3.0"."""
    return AND.join((extractor_version(), *programs))


def reads_alike(version: str) -> bool:
    """Whether a paper that was read with that version would be read with the same one now."""
    ours, *programs = version.split(AND)
    return ours == extractor_version() and not any(has_changed(program) for program in programs)


def configuration() -> str:
    """16 hex digits over the lookups in use: all of the package's, and what a user's files make of them."""
    return _configuration(current())


@lru_cache(maxsize=16)
def _configuration(lookups: Lookups) -> str:
    found = _of_the_package().copy()
    if lookups.tables:  # by what they mean: a comment or a file's name changes nothing
        found.update(json.dumps(lookups.tables, sort_keys=True).encode())
    return found.hexdigest()[:16]


@cache
def _of_the_package() -> hashlib._Hash:
    """A hash of the names and bytes of all lookups."""
    found = hashlib.sha256()
    lookups = files(f"{__package__}.lookups")
    for resource in sorted(lookups.iterdir(), key=lambda r: r.name):
        if resource.name.endswith((".toml", ".csv")):
            found.update(resource.name.encode() + b"\0" + resource.read_bytes() + b"\0")
    return found
