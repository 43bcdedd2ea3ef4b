"""What can go wrong with one paper.

    PaperError              this paper gives nothing; `code` says which kind, `advice` what to do next
    ├── Encrypted           needs a password
    ├── Corrupt             damaged beyond reading
    ├── Unsupported         a format that no reader knows
    ├── Unequipped          a format that a program reads which is not installed
    ├── TooLarge            beyond a limit that we set
    └── TooSlow             a program that read it used up its time
    Unparseable             these words do not say such a value (a normaliser's "no")
    Unusable                a run or a query cannot be done at all; the message says what to do

Our own mistakes have no class here: they are whatever Python raises, caught once, at the border around one paper.
"""

from __future__ import annotations

from enum import StrEnum


class ErrorCode(StrEnum):
    """The closed list in `documents.error_code`."""

    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    IO = "io"
    NEEDS_OCR = "needs_ocr"
    INTERNAL = "internal"


ADVICE: dict[ErrorCode, str] = {
    ErrorCode.ENCRYPTED: "This file needs a password. Save a copy without one and run again.",
    ErrorCode.CORRUPT: "This file is damaged. Fetch it again from the council's site, or open and re-save it.",
    ErrorCode.UNSUPPORTED: "This is not a format that can be read. Save it as PDF, DOCX, HTML or plain text.",
    ErrorCode.TOO_LARGE: "This file is beyond the size limits. Split it into smaller papers and run again.",
    ErrorCode.TIMEOUT: "Reading this file took too long and was stopped.",
    ErrorCode.OUT_OF_MEMORY: "Reading this file needed more memory than is allowed, and was stopped.",
    ErrorCode.CRASHED: "The reader stopped without an answer on this file.",
    ErrorCode.IO: "The bytes of this file could not be had. Check that it exists and may be read.",
    ErrorCode.NEEDS_OCR: "This file holds pictures of pages and no text. Run it through OCR first.",
    ErrorCode.INTERNAL: "A mistake of ours. Please report it, with the file if you may share it.",
}


class PaperError(Exception):
    """A paper that gives nothing.

    `detail` is for developers (exception class names, limits); it never holds text of the paper.
    """

    code: ErrorCode = ErrorCode.INTERNAL

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.advice)
        self.detail = detail

    @property
    def advice(self) -> str:
        """The sentence for a person."""
        return ADVICE[self.code]


class Encrypted(PaperError):
    code = ErrorCode.ENCRYPTED


class Corrupt(PaperError):
    code = ErrorCode.CORRUPT


class Unsupported(PaperError):
    code = ErrorCode.UNSUPPORTED


class Unequipped(PaperError):
    """A paper that can be read once a program is installed; `sentence` says which, and how."""

    code = ErrorCode.UNSUPPORTED

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__()

    @property
    def advice(self) -> str:
        return self.sentence


class TooLarge(PaperError):
    code = ErrorCode.TOO_LARGE


class TooSlow(PaperError):
    code = ErrorCode.TIMEOUT


class Unparseable(ValueError):
    """These words do not say such a value."""


class Unusable(Exception):
    """A run or a query that cannot be done at all (no such path, a locked database); its text is for a person."""
