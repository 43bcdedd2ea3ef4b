"""Text files that a user asked for by name."""

from __future__ import annotations

from pathlib import Path

from .errors import Unusable


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with line feeds, over what was there; raises Unusable where that cannot be done."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {error.strerror or error}. Name another file.") from error
