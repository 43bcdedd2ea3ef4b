"""The hostile files read as an archive is, and what came out held against what is expected."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from councilpapers.batch import run
from councilpapers.load.database import Database

from .made import CANARY, SENTINEL
from .writing import PAPERS, Written

LONGEST = 20.0  # seconds of one paper
SAID = (
    "SELECT DISTINCT s.source_uri FROM sections x JOIN document_sources s USING (document_id)"
    " WHERE contains(concat_ws(' ', x.heading, x.text), ?)"
)
ROWS = (
    "SELECT s.source_uri, d.outcome, d.error_code, d.seconds"
    " FROM document_sources s JOIN documents d USING (document_id)"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a run over the hostile files gave."""

    otherwise: tuple[str, ...]  # files that did not give what is expected
    silent: tuple[str, ...]  # files that gave it without their words
    slow: tuple[str, ...]
    leaked: bool
    slowest: tuple[tuple[str, float], ...]
    seconds: float

    @property
    def troubles(self) -> tuple[str, ...]:
        return (*self.otherwise, *self.silent, *self.slow, *(("the canary came out",) if self.leaked else ()))


def read_all(out: Path, written: Written, workers: int | None = None) -> Heard:
    """Read OUT/papers into OUT/hostile.duckdb."""
    started = time.monotonic()
    run([str(out / PAPERS)], out / "hostile.duckdb", workers=workers)
    with Database.read(out / "hostile.duckdb") as database:
        rows = database.connection.execute(ROWS).fetchall()
        said = database.connection.execute(SAID, [SENTINEL]).fetchall()
        words = database.connection.execute(
            "SELECT count(*) FROM sections WHERE contains(concat_ws(' ', heading, text), ?)", [CANARY]
        )
        leaked = (words.fetchone() or (1,))[0] > 0
    root = f"{(out / PAPERS).absolute().as_uri()}/"
    found = {unquote(uri.removeprefix(root)): (outcome, code, seconds) for uri, outcome, code, seconds in rows}
    otherwise = [
        f"{path}: {found.get(path, ('no row', None, 0))[:2]}, expected {sorted(wanted)}"
        for path, wanted in written.expected.items()
        if not wanted & set(found.get(path, ())[:2])
    ]
    heard = {unquote(uri.removeprefix(root)) for (uri,) in said}
    silent = [f"{path}: its words did not come out" for path in sorted(written.speaking - heard)]
    ordered = sorted(((path, seconds) for path, (_, _, seconds) in found.items()), key=lambda one: -one[1])
    slow = [f"{path}: {seconds:.0f} s" for path, seconds in ordered if seconds > LONGEST]
    return Heard(tuple(otherwise), tuple(silent), tuple(slow), leaked, tuple(ordered[:5]), time.monotonic() - started)
