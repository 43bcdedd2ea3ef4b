"""Files that break parsers end as they should, quickly, and reach nothing outside."""

from __future__ import annotations

import resource
import socket
from pathlib import Path

import pytest
from benchmarks.hostile.made import LISTENER
from benchmarks.hostile.reading import read_all
from benchmarks.hostile.writing import Written, write

FILES = 174
GROWTH = 100 * 1024  # kB


def test_every_hostile_file_gives_what_is_expected(tmp_path: Path) -> None:
    written = write(tmp_path / "hostile")
    assert len(written.expected) == FILES
    with socket.create_server(LISTENER) as listener:
        listener.settimeout(0)
        _run(tmp_path, written)
        with pytest.raises(BlockingIOError):  # nobody called
            listener.accept()


def _run(tmp_path: Path, written: Written) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    heard = read_all(tmp_path / "hostile", written)
    assert heard.troubles == ()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWTH
