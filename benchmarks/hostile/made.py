"""What a hostile file is."""

from __future__ import annotations

from dataclasses import dataclass

READ = frozenset({"extracted", "empty"})
PART = frozenset({"partial"})
CORRUPT = frozenset({"corrupt"})
TOO_LARGE = frozenset({"too_large"})
UNSUPPORTED = frozenset({"unsupported"})
ENCRYPTED = frozenset({"encrypted"})
NEEDS_OCR = frozenset({"needs_ocr"})
SLOW = frozenset({"timeout", "out_of_memory"})

SENTINEL = "Sentinel of Norbeck"  # words that a file which is read must give
LISTENER = ("127.0.0.1", 28479)  # where some files want something fetched from; nobody may. No ephemeral port
ADDRESS = "http://{}:{}".format(*LISTENER)
CANARY = "CANARY-OF-ASHBY-VALE"  # words that no file may reach


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file: where it goes, its bytes, the outcomes or error codes that are right, and what is wrong with it."""

    path: str
    data: bytes
    expected: frozenset[str]
    why: str

    @property
    def says(self) -> str | None:
        """The words that must come out of it, where nothing but reading it whole is right."""
        packed = self.path.startswith(("pdf/", "docx/"))
        return SENTINEL if self.expected == READ and (packed or SENTINEL.encode() in self.data) else None
