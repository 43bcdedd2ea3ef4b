"""Which files a run is about, and what can be said of a file before anyone reads what it says."""

from __future__ import annotations

import glob
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import Unusable

PAPERS = frozenset({".pdf", ".docx", ".docm", ".htm", ".html", ".xhtml", ".txt", ".text", ".md", ".markdown"})
ABOUT_THE_FOLDER = frozenset({"readme", "licence", "license", "changelog", "contributing"})
PDF_SIGNATURE = b"%pdf-"  # may stand anywhere near the start
SIGNATURES = (b"pk\x03\x04", b"\xd0\xcf\x11\xe0", b"<html", b"<!doctype html")  # in lower case
SIGNATURE_LENGTH = 1_024
MAX_BYTES = 100 * 1024**2
CHUNK = 1024**2


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the run; `named` where the user named it or a pattern did, not where it lay in a folder."""

    path: Path
    named: bool

    @property
    def file_name(self) -> str:
        """The name as text, whatever its bytes."""
        return os.fsencode(self.path.name).decode("utf-8", errors="replace")

    @property
    def source_uri(self) -> str:
        return absolute(self.path).as_uri()

    @property
    def path_id(self) -> str:
        """What stands for the document where its bytes cannot be had."""
        return "path-" + hashlib.sha256(os.fsencode(absolute(self.path))).hexdigest()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """SHA-256 of a file's bytes, and how many they are."""

    document_id: str
    byte_size: int


def find_files(paths: Iterable[str | Path]) -> tuple[Found, ...]:
    """Every file meant: files, folders with all that lies below them, patterns with `*`; each once, in order.

    Hidden files and folders are left out. Raises Unusable where a path does not exist or a pattern meets nothing.
    """
    found: dict[Path, Found] = {}
    for path in paths:
        for file in _expand(path):
            found.setdefault(absolute(file.path), file)
    return tuple(found.values())


def absolute(path: Path) -> Path:
    """One path for one file however it was named; a link stays the link that it is."""
    return path.parent.resolve() / path.name


def _expand(path: str | Path) -> Iterator[Found]:
    target = Path(path)
    if target.is_dir():
        for folder, folders, names in os.walk(target):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Found(Path(folder, name), named=False) for name in sorted(names) if not name.startswith("."))
    elif os.path.lexists(target):
        yield Found(target, named=True)
    elif glob.has_magic(str(path)):
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not matches:
            raise Unusable(f"No file matches {path}.")
        for match in matches:
            yield from _expand(match)
    else:
        raise Unusable(f"There is no file or folder {path}.")


def fingerprint(path: Path) -> Fingerprint:
    """The hash of a regular file. Raises OSError; a pipe or a device is an OSError too, and is never waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("not a regular file")
        digest, size = hashlib.sha256(), 0
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Fingerprint(digest.hexdigest(), size)


def reason_to_skip(found: Found) -> str | None:
    """Why a file that lay in a folder is no paper; None for papers and for files that were named. Raises OSError."""
    if found.named:
        return None
    if found.path.is_symlink():
        return "A symbolic link in a folder is not followed. Name the file itself to read it."
    stem, suffix = found.path.name.split(".")[0].casefold(), found.path.suffix.casefold()
    if stem in ABOUT_THE_FOLDER:
        return "A file about the folder, not a paper. Name the file itself to read it."
    if suffix in PAPERS or not stat.S_ISREG(found.path.stat().st_mode):
        return None
    with found.path.open("rb") as file:
        head = file.read(SIGNATURE_LENGTH).lower()
    if PDF_SIGNATURE in head or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(SIGNATURES):
        return None
    return "Neither the name nor the first bytes say that this is a paper. Name the file itself to read it."
