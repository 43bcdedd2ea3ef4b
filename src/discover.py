"""Which files a run is about, and what can be said of a file before anyone reads what it says."""

from __future__ import annotations

import glob
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote_to_bytes

from . import remote
from .archives import ZipMember, inside, members_of
from .errors import ADVICE, ErrorCode, PaperError, Unusable
from .normalise.vocabulary import Outcome
from .places import OnDisk, Place, as_text

PAPERS = frozenset(
    {
        *(".pdf", ".docx", ".docm", ".doc", ".dot", ".rtf", ".odt", ".ott"),
        *(".xlsx", ".xlsm", ".xls", ".ods"),
        *(".htm", ".html", ".xhtml", ".txt", ".text", ".md", ".markdown"),
    }
)
ABOUT_THE_FOLDER = frozenset({"readme", "licence", "license", "changelog", "contributing"})
UNFINISHED = frozenset({".part", ".partial", ".crdownload", ".download", ".opdownload"})  # as browsers and wget name
ARCHIVE = ".zip"
PDF_SIGNATURE = b"%pdf-"  # may stand anywhere near the start
SIGNATURES = (b"pk\x03\x04", b"\xd0\xcf\x11\xe0", b"<html", b"<!doctype html")  # in lower case
SIGNATURE_LENGTH = 1_024
MAX_BYTES = 100 * 1024**2
LIST = "-"  # a list of files on standard input
LOCAL_ADDRESS = "file://"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a file, where it is known without reading the file."""

    outcome: Outcome
    code: ErrorCode
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the run; `named` if the user or a pattern named it, and not if it was found in a folder."""

    place: Place
    named: bool
    verdict: Verdict | None = None

    @property
    def file_name(self) -> str:
        """The name as text, whatever its bytes."""
        return as_text(self.place.name)

    @property
    def source_uri(self) -> str:
        return self.place.source_uri

    @property
    def is_awaited(self) -> bool:
        """Whether it is a failure if this is no paper: somebody named it, or it is called one."""
        return self.named or Path(self.place.name).suffix.casefold() in PAPERS

    @property
    def path_id(self) -> str:
        """The document id of a file whose bytes could not be had: made from its path."""
        return "path-" + hashlib.sha256(self.place.key).hexdigest()


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a run, each once, in order. `roots` are the beginnings of all addresses under which it looked."""

    files: tuple[Found, ...]
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """SHA-256 of a file's bytes, and how many they are."""

    document_id: str
    byte_size: int


def find_files(paths: Iterable[str | Path]) -> tuple[Found, ...]:
    """Every file meant, as `list_files`."""
    return list_files(paths).files


def list_files(paths: Iterable[str | Path], listed: BinaryIO | None = None) -> Listing:
    """Every file meant: files, folders and archives with all that lies in them, patterns with `*`, addresses.

    "-" is a list on standard input (or `listed`), one of these a line, or with NUL between them. Hidden files and
    folders are left out. Raises Unusable where a path does not exist or a pattern meets nothing; what a list names is a
    file that cannot be had then.
    """
    found: dict[bytes, Found] = {}
    roots: dict[str, None] = {}
    for path in paths:
        if str(path) == LIST:
            names = _names_in(listed or sys.stdin.buffer)
            files: Iterable[Found] = (file for name in names for file in _listed(name, roots))
        else:
            files = _expand(path, roots)
        for file in files:
            found.setdefault(file.place.key, file)
    return Listing(tuple(found.values()), tuple(roots))


def _names_in(listed: BinaryIO) -> Iterator[str]:
    data = listed.read()
    parts = data.split(b"\x00") if b"\x00" in data else data.splitlines()
    return (os.fsdecode(part) for part in parts if part.strip())


def _listed(name: str, roots: dict[str, None]) -> Iterable[Found]:
    """The files that one line of a list means. A path that does not exist is a file without bytes, not an error."""
    try:
        return tuple(_expand(name, roots))
    except Unusable:
        return (Found(OnDisk(Path(name)), named=True),)


def _expand(path: str | Path, roots: dict[str, None]) -> Iterator[Found]:
    words = str(path)
    if words.casefold().startswith(LOCAL_ADDRESS):
        path = Path(os.fsdecode(unquote_to_bytes(words[len(LOCAL_ADDRESS) :])))
    elif isinstance(path, str) and remote.is_address(words):
        files, folder = remote.files_at(words)
        if folder:
            scheme, _, path_there = words.partition("://")
            roots[f"{remote.RemoteFile(scheme, path_there).source_uri.rstrip('/')}/"] = None
        yield from (Found(file, named=not folder) for file in files)
        return
    target = Path(path)
    if target.is_dir():
        yield from _below(target, roots)
    elif os.path.lexists(target):
        yield from _opened(target, named=True, roots=roots)
    elif glob.has_magic(str(path)):
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not matches:
            raise Unusable(f"No file matches {path}.")
        for match in matches:
            yield from _expand(Path(match), roots)
    else:
        raise Unusable(f"There is no file or folder {path}.")


def _below(top: Path, roots: dict[str, None]) -> Iterator[Found]:
    """All files in a folder and below. A folder that cannot be looked into counts as a file without bytes."""
    closed: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if _is_link(Path(folder, name)):  # to another disk, as like as not: that it was left out is said
                yield Found(OnDisk(Path(folder, name)), named=False)
        for name in sorted(names):
            if not name.startswith("."):
                yield from _opened(Path(folder, name), named=False, roots=roots)
    for error in closed:
        message = "This folder cannot be looked into. Check that it may be read."
        place = OnDisk(Path(str(error.filename)))
        yield Found(place, named=False, verdict=Verdict(Outcome.FAILED, ErrorCode.IO, message))
    if not closed:
        root = top.resolve().as_uri().rstrip("/")
        roots.update({f"{root}/": None, f"zip:{root}/": None})


def _opened(path: Path, *, named: bool, roots: dict[str, None]) -> Iterator[Found]:
    """The file itself, and if it is an archive, what is in it."""
    place = OnDisk(path, follows=named)
    if path.suffix.casefold() != ARCHIVE or (_is_link(path) and not named) or not _is_file(path):
        yield Found(place, named)
        return
    try:
        members = members_of(path)
    except PaperError as trouble:
        yield Found(place, named, Verdict(Outcome.FAILED, trouble.code, f"{trouble.advice} [{trouble.detail}]"))
    except OSError:
        yield Found(place, named)
    else:
        if members is None:
            yield Found(place, named)
            return
        roots[inside(path)] = None
        message = f"An archive. The {len(members)} files in it have rows of their own."
        yield Found(place, named, Verdict(Outcome.SKIPPED, ErrorCode.UNSUPPORTED, message))
        yield from (Found(member, named=False, verdict=_verdict_on(member)) for member in members)


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 - False, and no trouble, where the path is too long for the system


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - likewise


def _verdict_on(member: ZipMember) -> Verdict | None:
    refusal = member.refusal()
    if refusal is None:
        return None
    outcome = Outcome.SKIPPED if refusal.code is ErrorCode.UNSUPPORTED else Outcome.FAILED
    return Verdict(outcome, refusal.code, f"{refusal.advice} [{refusal.detail}]")


def fingerprint(place: Place) -> Fingerprint:
    """The hash of a file's bytes. Raises OSError and PaperError."""
    digest, size = hashlib.sha256(), 0
    for chunk in place.chunks():
        digest.update(chunk)
        size += len(chunk)
    return Fingerprint(digest.hexdigest(), size)


def verdict_before_reading(found: Found) -> Verdict | None:
    """The outcome of a file that need not be read; None if it must be. Raises OSError and PaperError."""
    if found.verdict:
        return found.verdict
    reason = reason_to_skip(found)
    return Verdict(Outcome.SKIPPED, ErrorCode.UNSUPPORTED, reason) if reason else None


def verdict_without_bytes(error: OSError | PaperError) -> Verdict:
    """What is said of a file whose bytes could not be had."""
    code = error.code if isinstance(error, PaperError) else ErrorCode.IO
    detail = error.detail if isinstance(error, PaperError) else type(error).__name__
    return Verdict(Outcome.FAILED, code, f"{ADVICE[code]} [{detail}]")


def reason_to_skip(found: Found) -> str | None:
    """Why a file found in a folder is not a paper; None for papers and for files that were named. Raises OSError."""
    if found.named:
        return None
    place = found.place
    if place.is_link:
        return "A symbolic link in a folder is not followed. Name what it leads to to read that."
    stem, suffix = place.name.split(".")[0].casefold(), Path(place.name).suffix.casefold()
    if stem in ABOUT_THE_FOLDER:
        return "A file about the folder, not a paper. Name the file itself to read it."
    if suffix in UNFINISHED:
        return "A download that has not ended. Fetch it whole, or name the file itself to read what there is."
    if suffix in PAPERS:
        return None
    head = next(iter(place.chunks()), b"")[:SIGNATURE_LENGTH].lower()
    if PDF_SIGNATURE in head or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(SIGNATURES):
        return None
    return "Neither the name nor the first bytes say that this is a paper. Name the file itself to read it."
