"""What `councilpapers correct` asks for: corrections taken up from words or a file, withdrawn, and listed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import Unusable
from . import corrections
from .correction_files import corrections_in
from .corrections import Correction, Fired
from .database import Database
from .query import Answer, query
from .settle import settle

LEAST_OF_AN_ID = 8  # letters, as many as a terminal shows of one
LISTED = "SELECT state, record_table, record_id, field, value, original, note FROM corrections ORDER BY ALL"


def from_file(database: Database, path: Path) -> list[Fired]:
    """Take up all that a file lists, or nothing. Raises Unusable."""
    fired = corrections.add(database, corrections_in(path))
    settle(database)
    return fired


def from_words(database: Database, words: Sequence[str | None], note: str | None, *, withdraw: bool) -> None:
    """Take up or withdraw one: `words` are table, record, field and value. Raises Unusable."""
    table, record_id, field, value = words
    if not (table and record_id and field):
        raise Unusable("Say which: TABLE RECORD FIELD VALUE, such as: actions 3f0c... deadline 2023-06-30")
    record_id = _whole(database, table, record_id)
    if withdraw:
        if not corrections.withdraw(database, table, record_id, field):
            raise Unusable(f"There is no correction of {field} of {record_id} in {table}.")
    elif value is None:
        raise Unusable("Say what the field is to hold; null empties it.")
    else:
        _must_be_there(database, table, record_id)
        corrections.add(database, [Correction(table, record_id, field, value, note=note)])
    settle(database)


def listed(database: Database) -> Answer:
    """All corrections and what became of them."""
    return query(database, LISTED)


def _whole(database: Database, table: str, typed: str) -> str:
    """The id that begins as a terminal shows it ("82ebf8fb…"); what begins none is left as it was typed.

    Raises Unusable where it begins several.
    """
    begins = typed.rstrip("….")
    kind = corrections.CORRECTABLE.get(table)
    if kind is None or len(begins) < LEAST_OF_AN_ID:
        return typed
    found = database.connection.execute(
        f"SELECT {kind.key} FROM {table} WHERE starts_with({kind.key}, $1)"
        " UNION SELECT record_id FROM corrections WHERE record_table = $2 AND starts_with(record_id, $1)"
        " ORDER BY ALL LIMIT 2",
        [begins, table],
    ).fetchall()
    if len(found) > 1:
        raise Unusable(f"Several records of {table} have an id that begins with {begins}. Give more of it.")
    return str(found[0][0]) if found else typed


def _must_be_there(database: Database, table: str, record_id: str) -> None:
    """An id that is typed is one that stands in the database; a file may be about papers still to come."""
    kind = corrections.CORRECTABLE.get(table)
    if kind is None:
        return
    if not database.connection.execute(f"SELECT 1 FROM {table} WHERE {kind.key} = ?", [record_id]).fetchone():
        raise Unusable(f"There is no {kind.key} {record_id} in {table}. Copy it from a query of that table.")
