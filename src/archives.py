"""Papers in `.zip` archives. Nothing in an archive is believed, and none of its members is written to the disk.

The list of members is read once; after that a member is a stretch of bytes in the archive, so that a process reads its
own paper alone, of an archive of any length. Sizes are held to what the list said, checksums to what came out.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from .errors import Corrupt, Encrypted, PaperError, TooLarge, Unsupported
from .places import CHUNK, Place, absolute

MAX_MEMBERS = 100_000
MAX_LIST_BYTES = 32 * 1024**2
MAX_MEMBER_BYTES = 100 * 1024**2
MAX_RATIO = 200  # of unpacked to packed, where it is much; text is packed to a tenth
MUCH = 4 * 1024**2
ENCRYPTED, STORED, DEFLATED = 0x1, zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
LOCAL_HEADER = struct.Struct("<4s22xHH")  # signature, lengths of name and of extra field
LOCAL_SIGNATURE = b"PK\x03\x04"
END_OF_LIST, END_OF_LARGE_LIST = b"PK\x05\x06", b"PK\x06\x06"
END_LENGTH, LONGEST_COMMENT = 22, 65_535
UNKNOWN_32 = 0xFFFFFFFF
PACKAGE = "[Content_Types].xml"  # a DOCX or a spreadsheet that somebody named .zip


@dataclass(frozen=True, slots=True)
class ZipMember:
    """A file in an archive: `packed` bytes behind the header at `offset`, `size` bytes once they are unpacked."""

    archive: Path
    member: str
    offset: int
    packed: int
    size: int
    method: int
    flags: int
    checksum: int

    @property
    def name(self) -> str:
        return self.member.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def source_uri(self) -> str:
        return f"{inside(self.archive)}{quote(self.member.encode('utf-8', 'surrogatepass'))}"

    @property
    def key(self) -> bytes:
        return self.source_uri.encode()

    @property
    def is_link(self) -> bool:
        return False  # a link in an archive is a file whose words are a path, and is read as that

    @property
    def hidden(self) -> bool:
        """Whether the file is hidden, like the `__MACOSX` folder and `.DS_Store` that macOS puts into archives."""
        parts = self.member.replace("\\", "/").split("/")
        return any(part.startswith((".", "__MACOSX")) for part in parts if part not in (".", ".."))

    def refusal(self) -> PaperError | None:
        """Why this member is not unpacked at all; None if it is."""
        if self.flags & ENCRYPTED:
            return Encrypted("a member of an archive that needs a password")
        if self.method not in (STORED, DEFLATED):
            return Unsupported("packed in a way that is not read")
        if self.size > MAX_MEMBER_BYTES or (self.size > MUCH and self.size > MAX_RATIO * self.packed):
            return TooLarge("unpacked")
        return Unsupported("an archive in an archive") if self.name.casefold().endswith(".zip") else None

    def chunks(self) -> Iterator[bytes]:
        """The bytes, unpacked. Raises PaperError, perhaps half-way, if they are not what the list of members said."""
        if refusal := self.refusal():
            raise refusal
        size = checksum = 0
        for chunk in self._unpacked():
            size, checksum = size + len(chunk), zlib.crc32(chunk, checksum)
            if size > self.size:
                raise Corrupt("a member of an archive is larger than it says")
            yield chunk
        if size != self.size or checksum != self.checksum:
            raise Corrupt("a member of an archive is damaged")

    def read_bytes(self) -> bytes:
        return b"".join(self.chunks())

    def here(self, folder: Path) -> Place:
        return self

    def _unpacked(self) -> Iterator[bytes]:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        for chunk in self._as_packed():
            if self.method == STORED:
                yield chunk
                continue
            try:
                while chunk:
                    yield inflate.decompress(chunk, CHUNK)
                    chunk = inflate.unconsumed_tail
            except zlib.error as error:
                raise Corrupt("a member of an archive does not unpack") from error

    def _as_packed(self) -> Iterator[bytes]:
        with self.archive.open("rb") as file:
            file.seek(self.offset)
            header = file.read(LOCAL_HEADER.size)
            if len(header) < LOCAL_HEADER.size or not header.startswith(LOCAL_SIGNATURE):
                raise Corrupt("a member is not where its archive says")
            _, name, extra = LOCAL_HEADER.unpack(header)
            file.seek(name + extra, 1)
            left = self.packed
            while left and (chunk := file.read(min(left, CHUNK))):
                left -= len(chunk)
                yield chunk


def inside(archive: Path) -> str:
    """The address of an archive's members begins with this."""
    return f"zip:{absolute(archive).as_uri()}!/"


def members_of(archive: Path) -> tuple[ZipMember, ...] | None:
    """The files in an archive, in its order, without hidden ones; None where it is a package, which is one paper.

    Raises OSError, and PaperError where the archive as a whole cannot be trusted.
    """
    with archive.open("rb") as file:
        end = file.seek(0, 2)
        file.seek(max(0, end - END_LENGTH - LONGEST_COMMENT - 80))
        _check_list_length(file.read())
        try:
            with zipfile.ZipFile(file) as opened:
                entries = opened.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error) as error:
            raise Corrupt(type(error).__name__) from error
    if any(entry.filename == PACKAGE for entry in entries):
        return None
    if len(entries) > MAX_MEMBERS:
        raise TooLarge(f"more than {MAX_MEMBERS} members")
    if not all(entry.filename for entry in entries):
        raise Corrupt("an archive with a member of no name")
    if len({entry.filename for entry in entries}) < len(entries):
        raise Corrupt("an archive with two members of one name")
    places = sorted((entry.header_offset, entry.header_offset + entry.compress_size) for entry in entries)
    if any(end > start for (_, end), (start, _) in pairwise(places)) or (places and places[0][0] < 0):
        raise Corrupt("an archive whose members overlap")
    found = [_member(archive, entry) for entry in entries if not entry.is_dir()]
    return tuple(member for member in found if not member.hidden)


def _member(archive: Path, entry: zipfile.ZipInfo) -> ZipMember:
    return ZipMember(
        archive,
        entry.filename,
        entry.header_offset,
        entry.compress_size,
        entry.file_size,
        entry.compress_type,
        entry.flag_bits,
        entry.CRC,
    )


def _check_list_length(tail: bytes) -> None:
    """Raises where an archive's list is longer than we care to hold, before anybody reads it."""
    at = tail.rfind(END_OF_LIST)
    if at < 0 or len(tail) < at + END_LENGTH:
        raise Corrupt("no zip archive")
    (length,) = struct.unpack_from("<L", tail, at + 12)
    large = tail.rfind(END_OF_LARGE_LIST, 0, at)
    if length == UNKNOWN_32:
        if large < 0 or len(tail) < large + 48:
            raise Corrupt("a large zip archive without the record of its size")
        (length,) = struct.unpack_from("<Q", tail, large + 40)
    if length > MAX_LIST_BYTES:
        raise TooLarge(f"a list of members of more than {MAX_LIST_BYTES} bytes")
