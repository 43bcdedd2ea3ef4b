"""Gold files: NAME.gold.json says what a careful person reads out of the paper NAME, in the words of the database.

    {"files": ["NAME.pdf", "NAME.docx"], "authority_code": "E08000014", "scored": {"actions": "all"},
     "actions": [{"reference": "1.1", "description": "...", "parent": "..."}]}

`scored` says which tables are held against it: "all" where the list is complete, so that a further row is one too many;
"listed" where it gives examples. Instead of ids, a row names its parent or its action by reference or words, its
report by ordinal. Optional: `authority_name`, and `kind`, a name for papers of one sort.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from ..errors import Unusable
from ..normalise.records import RECORDS
from .kinds import KINDS, Form, Kind
from .likeness import Value

SUFFIX = ".gold.json"
RELATIONS = frozenset({"parent", "action", "report"})
COLUMNS = {record.table: frozenset(record.model_fields) | RELATIONS for record in RECORDS}

Row = Mapping[str, Value]


class Scored(StrEnum):
    ALL = "all"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Gold:
    """What is true of one paper in all its renderings."""

    document: str
    folder: Path
    files: tuple[str, ...]
    authority: str | None
    kind: str | None
    scored: Mapping[str, Scored]
    rows: Mapping[str, tuple[Row, ...]]
    fingerprint: str  # of what is scored: another gold is not the same measure


def read_golds(paths: Iterable[Path]) -> tuple[Gold, ...]:
    """The gold files of folders, and those named themselves, by name. Raises Unusable with what is wrong."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise Unusable(f"There is no file or folder {path}.")
        inside = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not inside:
            raise Unusable(f"There is no NAME{SUFFIX} in {path}.")
        found |= dict.fromkeys(inside)
    return tuple(_gold(path) for path in found)


def _gold(path: Path) -> Gold:
    try:
        return gold_of(path, path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable(f"{path} is no gold file: {_told(error)}.") from error


def gold_of(path: Path, text: str) -> Gold:
    """What a gold file says; raises ValueError, KeyError or the like where it is none."""
    said = json.loads(text)
    scored = {table: Scored(how) for table, how in said["scored"].items() if table in KINDS}
    rows = {table: tuple(_row(row, KINDS[table]) for row in said.get(table, ())) for table in scored}
    measured = json.dumps({table: said.get(table, ()) for table in scored} | {"scored": scored}, sort_keys=True)
    return Gold(
        document=path.name.removesuffix(SUFFIX),
        folder=path.parent,
        files=tuple(str(name) for name in said["files"]),
        authority=said.get("authority_code") or said.get("authority_name"),
        kind=said.get("kind"),
        scored=scored,
        rows=rows,
        fingerprint=hashlib.sha256(measured.encode()).hexdigest()[:12],
    )


def _told(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error).rstrip(".")


def _row(said: Mapping[str, object], kind: Kind) -> Row:
    if unknown := said.keys() - COLUMNS[kind.table]:
        raise ValueError(f"{kind.table} have no {', '.join(sorted(unknown))}")
    return {name: value_of(said.get(name), form) for name, form in kind.fields.items()}


def value_of(said: object, form: Form) -> Value:
    """A value of a gold file or of the database in one form: text, number, texts in order, or nothing."""
    if said is None or said in ("", [], ()):
        return None
    if isinstance(said, bool):
        return str(said).lower()
    if isinstance(said, date):
        return said.isoformat()[:10]
    if isinstance(said, list | tuple):
        texts = tuple(str(value) for value in said)
        return texts if form is Form.RELATED else tuple(sorted(texts))
    if isinstance(said, int | float):
        return str(said) if form in (Form.CODE, Form.WORDS, Form.NAMES) else round(float(said), 4)
    text = str(said)
    return _number(text) if form is Form.VALUE else text


def _number(text: str) -> str | float:
    try:
        return round(float(text.replace(",", "")), 4)
    except ValueError:
        return text
