"""All hostile files, written below a folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from .made import CANARY
from .packages import hostile_packages
from .pages import hostile_pages
from .pdfs import hostile_pdfs
from .places import hostile_archives, hostile_names, set_traps

CANARY_FILE = "canary.txt"
PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Written:
    """Outcomes or error codes that are right, by path below OUT/papers; the paths whose words must come out."""

    expected: dict[str, frozenset[str]]
    speaking: frozenset[str]


def write(out: Path) -> Written:
    """Write all of them; the canary's file stands beside the folder of papers."""
    papers, canary = out / PAPERS, out / CANARY_FILE
    papers.mkdir(parents=True)
    canary.write_text(CANARY, encoding="utf-8")
    expected: dict[str, frozenset[str]] = {}
    made = chain(
        hostile_pdfs(), hostile_packages(canary.as_posix()), hostile_pages(), hostile_names(), hostile_archives()
    )
    manifest, speaking = [], set()
    for file in made:
        path = papers / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.data)
        expected[file.path] = file.expected
        if file.says:
            speaking.add(file.path)
        manifest.append({"path": file.path, "expected": sorted(file.expected), "why": file.why})
    expected |= set_traps(papers, canary)
    (out / "MANIFEST.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return Written(expected, frozenset(speaking))
