"""Tables and views out of a database into a folder of files, with what they mean beside them.

The folder is written under another name and takes its place when it is whole. A folder that is there already is
replaced only if it holds an earlier export and nothing else.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ..errors import Unusable
from .database import Database
from .datapackage import LICENCES, Json, package, resource
from .dictionary import Described, as_markdown, as_rows, describe
from .export_files import ROWS_AT_ONCE, ExportFormat, Rows, Written, write_tables
from .meant import instead
from .query import csv_cell
from .scope import authority_called
from .selection import Selection, can_be_asked, statement

PACKAGE, DICTIONARY = "datapackage.json", "data-dictionary"
MADE_BY = "councilpapers"  # of datapackage.json: the files of an export with their SHA-256
HASHED_AT_ONCE = 1024**2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported: these tables and views, else all tables, and all views too if so; of one authority."""

    as_format: ExportFormat
    names: Sequence[str] = ()
    views: bool = False
    authority: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and the views that were left out because they cannot be asked for one authority."""

    folder: Path
    written: tuple[Written, ...]
    left_out: tuple[str, ...] = ()


def export(database: Database, folder: Path, wanted: Wanted) -> Exported:
    """Write an export. Raises Unusable where something is asked for that is not there, or the folder is not ours."""
    if wanted.licence and wanted.licence not in LICENCES:
        raise Unusable(f"There is no licence {wanted.licence} here. There are: {', '.join(LICENCES)}.")
    described = _asked(describe(database), wanted)
    selection = Selection(authority_called(database, wanted.authority) if wanted.authority else None)
    left_out = [one for one in described if selection.asks and "authority" not in can_be_asked(one)]
    if left_out and wanted.names:
        statement(left_out[0], selection)  # says why not
    kept = [one for one in described if one not in left_out]
    folder = folder.resolve()  # "." and links have names of their own
    _look_whether_it_is_ours(folder)
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        unfinished.mkdir(parents=True)
        written = _write(database, unfinished, kept, (wanted, selection))
        _take_its_place(unfinished, folder)
    except OSError as error:
        raise Unusable(f"{folder} cannot be written ({error.strerror}). Make room, or name another folder.") from error
    except duckdb.Error as error:
        raise Unusable(f"The export stopped ({type(error).__name__}). {error}") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return Exported(folder, tuple(written), tuple(one.name for one in left_out))


def _asked(described: Sequence[Described], wanted: Wanted) -> list[Described]:
    """The tables and views that are to be exported, in the order of the description."""
    known = {one.name for one in described}
    if unknown := [name for name in wanted.names if name not in known]:
        raise Unusable(f"There is no table or view {unknown[0]}. {instead(unknown[0], sorted(known))}")
    if wanted.names:
        return [one for one in described if one.name in wanted.names]
    return [one for one in described if not one.bookkeeping and (one.is_table or wanted.views)]


def _write(
    database: Database, folder: Path, described: Sequence[Described], asked: tuple[Wanted, Selection]
) -> list[Written]:
    wanted, selection = asked
    name = database.path.stem
    rows = [_rows(database, one, selection, counted=wanted.as_format is ExportFormat.XLSX) for one in described]
    written = write_tables(folder, wanted.as_format, rows, name)
    (folder / f"{DICTIONARY}.md").write_text(as_markdown(described), encoding="utf-8")
    (folder / f"{DICTIONARY}.csv").write_bytes(_csv(as_rows(described)))
    hashes = {path.name: _sha256(path) for path in sorted(folder.iterdir())}
    exported = frozenset(one.name for one in described)
    resources = []
    for one, file in zip(described, written, strict=True):
        told = resource(one, wanted.as_format, exported, not selection.asks)
        path = folder / file.file_name
        resources.append(
            told | {"path": path.name, "bytes": path.stat().st_size, "hash": f"sha256:{hashes[path.name]}"}
        )
    told = package(database, name, resources, wanted.licence) | {MADE_BY: {"files": hashes}}
    (folder / PACKAGE).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return written


def _rows(database: Database, one: Described, selection: Selection, *, counted: bool) -> Rows:
    query, bound = statement(one, selection)
    connection = database.connection
    found = connection.execute(f"SELECT count(*) FROM ({query})", bound).fetchone() if counted else None
    return Rows(
        one.name, lambda: connection.execute(query, bound).to_arrow_reader(ROWS_AT_ONCE), found[0] if found else 0
    )


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([csv_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(HASHED_AT_ONCE):
            digest.update(block)
    return digest.hexdigest()


def _look_whether_it_is_ours(folder: Path) -> None:
    """Raises Unusable unless the folder is not there, is empty, or holds an export as it was written and no more."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Unusable(f"{folder} is a file. Name a folder.")
    held = {path.name for path in folder.iterdir()}
    if not held:
        return
    made = _made_by_us(folder)
    foreign = sorted(held - made.keys() - {PACKAGE})
    foreign += [name for name in sorted(held & made.keys()) if _sha256(folder / name) != made[name]]
    if foreign or not made:
        raise Unusable(
            f"{folder} holds {foreign[0] if foreign else 'files'}, which is not of an export or was changed since. "
            "Name another folder, or move it away."
        )


def _made_by_us(folder: Path) -> dict[str, str]:
    """The files of the export that stands there, with their SHA-256; none where there is no export."""
    try:
        told: Json = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in told[MADE_BY]["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _take_its_place(unfinished: Path, folder: Path) -> None:
    if not folder.exists():
        unfinished.rename(folder)
        return
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    folder.rename(old)
    unfinished.rename(folder)
    shutil.rmtree(old)
