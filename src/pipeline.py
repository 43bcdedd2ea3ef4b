"""One paper: read, split, find, normalise, reconcile. Everything that happens to it, on one screen."""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import PurePath

from .collector import collector_at_rest
from .document import Document, Page, PageStatus, TextSource
from .errors import ADVICE, ErrorCode, PaperError
from .extract.finders import find
from .extract.ocr.pages import engine as recognition
from .extract.page_time import TIMEOUT
from .extract.papers.reports import split
from .extract.programs import CONVERTED, LIBREOFFICE, TESSERACT, Program
from .extract.readers import media_type, read
from .normalise.assemble import Assembled, assemble
from .normalise.confidence import assessed
from .normalise.paper import Paper
from .normalise.reconcile import reconcile
from .normalise.records import DocumentRecord, Record, ReportRecord, SectionRecord, UnreadRecord
from .normalise.vocabulary import Outcome
from .version import configuration, extractor_version, read_with

SAYS_NOTHING = (ReportRecord, SectionRecord, UnreadRecord)  # tables that even a paper without records fills
LOSSES = frozenset({"text-lost", "pages-lost", "unmapped-glyphs", "nesting-cut"})


def read_paper(data: bytes, name: str, source_uri: str | None = None) -> Paper:
    """Everything that one paper says.

    `name` is the file's name, for its type where the bytes leave that open. A paper that cannot be read gives a
    `Paper` whose document says so; nothing is raised.
    """
    started = time.perf_counter()
    row = _Row(data, name, source_uri or name, started)
    try:
        with collector_at_rest():
            return _read(row)
    except PaperError as trouble:
        return Paper(
            row.failed(trouble.code, f"{trouble.advice} [{trouble.detail}]" if trouble.detail else trouble.advice)
        )
    except RecursionError:
        return Paper(row.failed(ErrorCode.TOO_LARGE, f"{ADVICE[ErrorCode.TOO_LARGE]} [nested too deeply]"))
    except MemoryError:
        return Paper(row.failed(ErrorCode.OUT_OF_MEMORY, ADVICE[ErrorCode.OUT_OF_MEMORY]))
    except Exception as mistake:  # noqa: BLE001 - the one border: our mistake ends this paper, not the run
        return Paper(row.failed(ErrorCode.INTERNAL, f"{ADVICE[ErrorCode.INTERNAL]} [{_where(mistake)}]"))


def _read(row: _Row) -> Paper:
    """The paper. Its blocks are freed here, so that the garbage collector, switched on again, need not walk them."""
    document = read(row.data, row.name)
    assembled = assemble(document, split(document), find)
    records = assessed(reconcile(assembled.records, assembled.signs), assembled.signs)
    return Paper(row.read(document, assembled, records), records)


class _Row:
    """The paper's row in `documents`, as its outcome becomes known."""

    def __init__(self, data: bytes, name: str, source_uri: str, started: float) -> None:
        self.data, self.name, self.source_uri, self.started = data, name, source_uri, started

    def failed(self, code: ErrorCode, message: str) -> DocumentRecord:
        return self._record(outcome=Outcome.FAILED, error_code=code.value, error_message=message)

    def read(self, document: Document, assembled: Assembled, records: tuple[Record, ...]) -> DocumentRecord:
        lost = [p for p in document.pages if p.status is not PageStatus.READ]
        code = message = None
        if lost or any(note.code in LOSSES for note in document.notes):
            outcome = Outcome.PARTIAL
            code = _why(lost)
            pictured = code == ErrorCode.NEEDS_OCR.value
            message = _what_is_pictured(document) if pictured else _what_was_lost(document)
        elif any(not isinstance(r, SAYS_NOTHING) for r in records):
            outcome = Outcome.EXTRACTED
        else:
            outcome = Outcome.EMPTY
        first = next((r for r in records if isinstance(r, ReportRecord)), None)
        return self._record(
            outcome=outcome,
            error_code=code,
            error_message=message,
            media_type=document.media_type,
            page_count=len({page.in_file for page in document.pages}) or None,
            title=(first.title if first else None) or document.title,
            authority_code=assembled.owner.code if assembled.owner else None,
            authority_name=assembled.owner.name if assembled.owner else None,
            text_source=_text_source(document),
            extractor_version=read_with(program.version for program in _programs(document)),
        )

    def _record(self, **fields: object) -> DocumentRecord:
        if "media_type" not in fields:
            fields["media_type"] = _media_type(self.data, self.name)
        return DocumentRecord.model_validate(
            {
                "document_id": hashlib.sha256(self.data).hexdigest(),
                "source_uri": self.source_uri,
                "file_name": PurePath(self.name).name,
                "byte_size": len(self.data),
                "extractor_version": extractor_version(),
                "configuration": configuration(),
                "extracted_at": datetime.now(UTC),
                "seconds": round(time.perf_counter() - self.started, 3),
                **fields,
            }
        )


def _media_type(data: bytes, name: str) -> str | None:
    try:
        return media_type(data, name)
    except PaperError:
        return None


def _programs(document: Document) -> Iterator[Program]:
    """The external programs (LibreOffice, Tesseract) that took part in reading the paper."""
    if any(note.code == CONVERTED for note in document.notes):
        yield LIBREOFFICE
    if any(page.sure is not None for page in document.pages):
        yield TESSERACT


def _text_source(document: Document) -> str | None:
    """Whether the words are digital, recognised or both; pages without words do not count."""
    if not document.blocks:
        return None
    worded = {part.page for block in document.blocks for part in block.parts}
    found = {page.text_source for page in document.pages if page.number in worded}
    if len(found) > 1:
        return TextSource.MIXED.value
    return found.pop().value if found else TextSource.DIGITAL.value


def _why(lost: Sequence[Page]) -> str | None:
    """The code for pages that were not read, or not whole."""
    if any(page.status is PageStatus.NEEDS_OCR for page in lost):
        return ErrorCode.NEEDS_OCR.value
    return ErrorCode.TIMEOUT.value if any(page.reason == TIMEOUT for page in lost) else None


def _what_is_pictured(document: Document) -> str:
    pages = ", ".join(str(p.in_file) for p in document.pages if p.status is PageStatus.NEEDS_OCR)
    if recognition():
        return f"Some pages are pictures in which no text was recognised (pages {pages})."
    return f"Some pages are pictures of text (pages {pages}). {TESSERACT.advice}"


def _what_was_lost(document: Document) -> str:
    pages = ", ".join(str(p.in_file) for p in document.pages if p.status is not PageStatus.READ)
    return f"Not all of this paper could be read (pages {pages})." if pages else "Not all of this paper could be read."


def _where(mistake: Exception) -> str:
    """The exception's classes and the line of our code that raised it; never its message, which may quote the paper."""
    frames = traceback.extract_tb(mistake.__traceback__)
    ours = next((f for f in reversed(frames) if "councilpapers" in f.filename or "/src/" in f.filename), frames[-1])
    chain = [type(mistake).__name__]
    cause = mistake.__cause__ or mistake.__context__
    while cause is not None and len(chain) < 4:
        chain.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return f"{' < '.join(chain)} at {PurePath(ours.filename).name}:{ours.lineno}"
