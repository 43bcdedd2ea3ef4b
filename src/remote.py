"""Papers at addresses such as `s3://bucket/papers/`, through fsspec, which the extra `remote` installs.

This process fetches them and no other: a paper's own process needs neither network nor keys. Keys and endpoints are
those of fsspec's configuration and of the clouds' own environment variables; none is taken from a paper's address.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from .errors import TooLarge, Unusable
from .places import CHUNK, OnDisk, Place

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

SCHEMES = ("s3", "gs", "gcs", "az", "abfs", "abfss", "memory")
ADDRESS = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]{1,20})://")
MAX_BYTES = 100 * 1024**2
TROUBLED = (  # modules of fsspec's backends in which such exceptions are
    *("botocore.exceptions", "aiohttp.client_exceptions"),
    *("google.auth.exceptions", "gcsfs.retry", "azure.core.exceptions"),
)
INCOMING = ".incoming"


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at an address, and its size as it was listed."""

    scheme: str
    path: str
    size: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]

    @property
    def source_uri(self) -> str:
        return f"{self.scheme}://{quote(self.path.lstrip('/').encode('utf-8', 'surrogatepass'))}"

    @property
    def key(self) -> bytes:
        return self.source_uri.encode()

    @property
    def is_link(self) -> bool:
        return False

    def chunks(self) -> Iterator[bytes]:
        with _as_os_error(), _system(self.scheme).open(self.path, "rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk

    def read_bytes(self) -> bytes:
        return b"".join(self.chunks())

    def here(self, folder: Path) -> Place:
        """Fetch the file. Raises OSError, and TooLarge as soon as more has come than is allowed."""
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{hashlib.sha256(self.key).hexdigest()}{INCOMING}"
        try:
            self._fetch(target)
        except (OSError, TooLarge):
            target.unlink(missing_ok=True)
            raise
        return OnDisk(target)

    def _fetch(self, target: Path) -> None:
        size = 0
        with target.open("wb") as file:
            for chunk in self.chunks():
                size += len(chunk)
                if size > MAX_BYTES:
                    raise TooLarge(f"more than {MAX_BYTES} bytes")
                file.write(chunk)


def is_address(words: str) -> bool:
    return ADDRESS.match(words) is not None


def files_at(address: str) -> tuple[tuple[RemoteFile, ...], bool]:
    """The files meant by an address, and whether it is a folder: one file, a folder with all below it, a pattern.

    Raises Unusable where it cannot be asked or nothing is there.
    """
    found = ADDRESS.match(address)
    scheme = found["scheme"] if found else ""
    if scheme not in SCHEMES or "::" in address:
        known = ", ".join(f"{name}://" for name in SCHEMES)
        raise Unusable(f"{address} cannot be read. Addresses that can are those with file://, {known}.")
    path = address.removeprefix(f"{scheme}://")
    system = _system(scheme)
    with _told(address), _as_os_error():
        system.invalidate_cache()  # what an earlier run in this process was told may have changed
        folder, listed = False, dict[str, dict[str, object]]()
        if any(mark in path for mark in "*?["):
            listed = system.glob(path, detail=True)
        elif system.isfile(path):
            listed = {path: system.info(path)}
        else:
            listed, folder = system.find(path, detail=True), True
    sizes = {str(name): _stated(about.get("size")) for name, about in listed.items() if about["type"] == "file"}
    if not sizes:
        raise Unusable(f"There is no file or folder {address}.")
    names = [name for name in sorted(sizes) if not folder or not _hidden(path, name)]
    return tuple(RemoteFile(scheme, name, sizes[name]) for name in names), folder


def _stated(size: object) -> int:
    return size if isinstance(size, int) else 0


def _hidden(folder: str, name: str) -> bool:
    below = name.strip("/").removeprefix(folder.strip("/"))
    return any(part.startswith(".") for part in below.split("/"))


def _system(scheme: str) -> AbstractFileSystem:
    with _told(f"{scheme}://"):
        import fsspec

        return fsspec.filesystem(scheme)


@contextmanager
def _told(address: str) -> Iterator[None]:
    """What fsspec raised, as a sentence for a person."""
    try:
        yield
    except ImportError as error:
        raise Unusable(
            f"{address} needs more to be installed: pip install 'councilpapers[remote]', and for gs:// gcsfs, for "
            "az:// adlfs."
        ) from error
    except FileNotFoundError as error:
        raise Unusable(f"There is nothing at {address}. Check the address.") from error
    except PermissionError as error:
        raise Unusable(
            f"{address} cannot be read without keys that allow it. They come from the environment (for s3://, "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) or the cloud's own files."
        ) from error
    except (OSError, ValueError) as error:
        raise Unusable(
            f"{address} cannot be read ({type(error).__name__}). Check the address, and that it can be reached."
        ) from error


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Turn what the cloud libraries raise (missing keys, servers that do not answer) into an OSError."""
    try:
        yield
    except _troubles("NoCredentialsError", "DefaultCredentialsError", "ClientAuthenticationError") as error:
        raise PermissionError(type(error).__name__) from error
    except _troubles("BotoCoreError", "ClientError", "GoogleAuthError", "HttpError", "AzureError") as error:
        raise ConnectionError(type(error).__name__) from error


def _troubles(*names: str) -> tuple[type[Exception], ...]:
    """Those of these exceptions whose libraries are in use."""
    modules = [sys.modules[name] for name in TROUBLED if name in sys.modules]
    return tuple(getattr(module, name) for module in modules for name in names if hasattr(module, name))
