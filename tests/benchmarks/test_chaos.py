"""A reader that hangs, dies, floods, lies and forks is outlived: the short form of `python -m benchmarks.chaos`."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.chaos import ORDERS, chaos


def test_every_fault_has_its_code_and_every_good_paper_is_loaded(tmp_path: Path) -> None:
    assert chaos(tmp_path, count=30, share=len(ORDERS) / 30, seed=3) == []
    assert not _children_of(os.getpid())


def _children_of(parent: int) -> list[str]:
    """Processes in groups of their own whose parent was this one's server: what a killed paper left behind."""
    left = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words, status = entry.read_bytes(), (entry.parent / "status").read_text()
        except OSError:
            continue
        if b"chaos" in words and f"PPid:\t{parent}\n" in status:
            left.append(status)
    return left
