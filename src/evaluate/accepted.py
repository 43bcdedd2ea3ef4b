"""The last accepted results, kept in the repository, and what has changed against them.

The file holds what was wrong, file by file and table by table; what it does not name was right. For every row of the
gold one sign: how many of its fields were wrong (softly compared), `-` where the row was missing. Only files whose gold
is still the same are compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import Unusable
from ..writing import write_text
from .figures import FileVerdict, field_tally
from .likeness import Strictness
from .rows import TableVerdict

SOFT = Strictness.SOFT
MISSING = "-"
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
ABOUT = "Made by: councilpapers evaluate GOLD --db FILE --against THIS --accept. What is not named here was right."


@dataclass(frozen=True, slots=True)
class TableResult:
    """What was wrong in one table of one file: values made up and missed, a sign for each row, rows too many."""

    made_up: int
    missed: int
    rows: str
    extra: int

    @property
    def perfect(self) -> bool:
        return not self.made_up and not self.missed and not self.extra and set(self.rows) <= {"0"}


@dataclass(frozen=True, slots=True)
class Least:
    """What must be reached whatever was accepted before; 0 and 1 where nothing is asked."""

    fields: float = 0.0  # F1, softly
    whole: float = 0.0  # share of rows
    formats_apart: float = 1.0  # F1 of the best format less that of the worst


@dataclass(frozen=True, slots=True)
class Accepted:
    """Results by file and table, for the golds of those fingerprints."""

    golds: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, TableResult]] = field(default_factory=dict)
    least: Least = Least()

    def knows(self, verdict: FileVerdict) -> bool:
        return self.golds.get(verdict.document) == verdict.fingerprint

    def of(self, file: str, table: TableVerdict) -> TableResult:
        """What was accepted; nothing wrong where nothing is written."""
        right = "0" * sum(row.gold is not None for row in table.rows)
        return self.files.get(file, {}).get(table.kind.table, TableResult(0, 0, right, 0))


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the gold, or the rows too many of a table, that came out better or worse than was accepted."""

    document: str
    file: str
    table: str
    row: str
    was: str
    now: str
    gain: bool


def result(table: TableVerdict) -> TableResult:
    """What is wrong in a table."""
    tally = field_tally(table, SOFT)
    signs = [_sign(row.got is None, row.wrong(SOFT)) for row in table.rows if row.gold is not None]
    return TableResult(tally.made_up, tally.missed, "".join(signs), sum(row.gold is None for row in table.rows))


def _sign(missing: bool, wrong: int) -> str:
    return MISSING if missing else SIGNS[min(wrong, len(SIGNS) - 1)]


def changes(verdicts: Iterable[FileVerdict], accepted: Accepted) -> tuple[Change, ...]:
    """Gains and losses, row by row."""
    found: list[Change] = []
    for verdict in verdicts:
        if accepted.knows(verdict):
            for table in verdict.tables:
                found.extend(_changes(verdict, table, accepted.of(verdict.file, table)))
    return tuple(found)


def _changes(verdict: FileVerdict, table: TableVerdict, was: TableResult) -> Iterator[Change]:
    now = result(table)
    named = [row.named for row in table.rows if row.gold is not None]
    for name, before, after in zip(named, was.rows, now.rows, strict=True):
        if before != after:
            gain = _badness(after) < _badness(before)
            yield Change(verdict.document, verdict.file, table.kind.table, name, _told(before), _told(after), gain)
    if was.extra != now.extra:
        before, after = (f"{count} too many" for count in (was.extra, now.extra))
        yield Change(verdict.document, verdict.file, table.kind.table, "rows", before, after, now.extra < was.extra)


def _badness(sign: str) -> int:
    return len(SIGNS) if sign == MISSING else SIGNS.index(sign)


def _told(sign: str) -> str:
    if sign == MISSING:
        return "missing"
    wrong = SIGNS.index(sign)
    return f"{wrong} field{'s' if wrong > 1 else ''} wrong" if wrong else "right"


def read_accepted(path: Path) -> Accepted:
    """The accepted results; none where there is no such file. Raises Unusable where it is something else."""
    if not path.exists():
        return Accepted()
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        files = {
            file: {table: TableResult(*values) for table, values in tables.items()}
            for file, tables in said["files"].items()
        }
        return Accepted(said["golds"], files, Least(**said["least"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable(f"{path} holds no accepted results. Name another file for --against.") from error


def write_accepted(path: Path, verdicts: Sequence[FileVerdict], least: Least) -> None:
    """Take what came out for what is accepted; one line for each file that is not all right.

    Raises Unusable where the file cannot be written.
    """
    files = {}
    for verdict in sorted(verdicts, key=lambda v: v.file):
        wrong = {table.kind.table: result(table) for table in verdict.tables}
        if told := {name: _values(found) for name, found in wrong.items() if not found.perfect}:
            files[verdict.file] = told
    golds = {verdict.document: verdict.fingerprint for verdict in verdicts}
    parts = {"about": ABOUT, "least": {name: getattr(least, name) for name in Least.__slots__}}
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in parts.items()]
    lines += [f"{json.dumps(name)}: {_by_line(value)}" for name, value in (("golds", golds), ("files", files))]
    write_text(path, "{\n" + ",\n".join(lines) + "\n}\n")


def _values(found: TableResult) -> list[int | str]:
    return [found.made_up, found.missed, found.rows, found.extra]


def _by_line(values: Mapping[str, object]) -> str:
    lines = [f" {json.dumps(name, ensure_ascii=False)}: {json.dumps(value)}" for name, value in sorted(values.items())]
    return "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"
