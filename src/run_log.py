"""A run as JSON lines, for programs: one for each paper and one at the end.

A line names a paper by its id and says nothing that stands in it: no text, no message, no name, no path. So logs may be
kept and sent where the papers may not.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TextIO

from .summary import PaperDone, Summary

JSON, TEXT = "json", "text"
Scalar = str | int | float | None


def paper_line(done: PaperDone) -> str:
    """The line about one paper."""
    return _line(
        "paper",
        document=done.document_id,
        number=done.number,
        total=done.total,
        outcome=done.outcome.value,
        code=done.error_code,
        loaded=done.loaded.value,
        pages=done.pages,
        records=done.records.total(),
        bytes=done.byte_size,
        seconds=done.seconds,
    )


def run_line(summary: Summary) -> str:
    """The line at the end, about the whole run."""
    counts = {outcome.value: count for outcome, count in sorted(summary.outcomes.items())}
    return _line(
        "run",
        files=summary.files,
        left=summary.left,
        gone=summary.gone,
        laid_aside=len(summary.laid_aside),
        pages=summary.pages,
        records=summary.records.total(),
        seconds=round(summary.seconds, 3),
        **counts,
        **{f"code_{code}": count for code, count in sorted(summary.failures.items())},
    )


def _line(event: str, **values: Scalar) -> str:
    """ASCII only, control characters escaped: one line whatever is in it."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return json.dumps({"at": now, "event": event, **values}, allow_nan=False).replace("\x7f", "\\u007f")


class JsonLog:
    """Writes the lines as they come."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def paper(self, done: PaperDone) -> None:
        self._write(paper_line(done))

    def end(self, summary: Summary) -> None:
        self._write(run_line(summary))

    def _write(self, line: str) -> None:
        self.stream.write(f"{line}\n")
        self.stream.flush()
