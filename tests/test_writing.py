"""Files that a user asked for by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilpapers.errors import Unusable
from councilpapers.writing import write_text


def test_what_is_written_has_line_feeds_and_replaces_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    for text in ("a longer page\n", "é\n"):
        write_text(path, text)
    assert path.read_bytes() == b"\xc3\xa9\n"


@pytest.mark.parametrize("name", ["none/page.md", "."])
def test_what_cannot_be_written_is_said_with_its_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unusable, match=r"cannot be written: \w+.*\. Name another file\.$"):
        write_text(tmp_path / name, "")
