"""The search index: a file beside the database, made when first asked for, brought up to date before it answers.

    about     what it was made from: `fingerprint` of the database, versions, entries added since it was made whole
    papers    the documents that are in it, each with its stamp
    entries   one for each record: where it is, whose, of which days, in which row of its table when it was taken up,
              and a hash of what it says, to know copies by
    terms     each with the number of entries that have it
    postings  which entries have a term and what it weighs there, sorted so that one term is one short read

The weight of a term in an entry is BM25's without the rarity of the term, which changes as papers come in. It is
measured against a record of a usual length, not the archive's average: what an entry weighs never depends on others.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa

from ..errors import Unusable
from . import searched
from .database import MEMORY_LIMIT, Database
from .terms import load_terms

LAYOUT = 4  # of the tables below: an index of another is made anew
SATURATION, LENGTH_COUNTS, USUAL_WORDS = 1.2, 0.75, 40  # BM25's k1 and b, and the length of a usual record
WEIGHT_UNIT = 100  # no weight is above k1 + 1: with two decimals it fills one byte
LONGEST_WORD = 64  # what is longer was never a word
ENTRIES_AT_ONCE = 65_536
MOST_ADDED = (
    0.25  # of all documents or entries: where more is added in pieces, the index is made anew, sorted as a whole
)

# Ids are read one here, one there: compressed, each would cost the reading of thousands.
TABLES = """
CREATE TABLE about (layout INTEGER, made_by VARCHAR, fingerprint VARCHAR, added BIGINT);
CREATE TABLE papers (document_id VARCHAR, stamp UBIGINT);
CREATE TABLE entries (entry INTEGER, record_table VARCHAR, record_id VARCHAR USING COMPRESSION uncompressed,
    document_id VARCHAR, page INTEGER, authority_code VARCHAR, authority VARCHAR, first_day DATE, last_day DATE,
    place BIGINT, said UBIGINT);
CREATE TABLE terms (term_id INTEGER, term VARCHAR, entries INTEGER);
CREATE TABLE postings (term_id INTEGER, entry INTEGER, weight UTINYINT);
"""
FRESH = """
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT CAST((SELECT coalesce(max(entry), 0) FROM entries) + row_number() OVER () AS INTEGER) AS entry, * FROM incoming;
CREATE OR REPLACE TEMP TABLE said AS
SELECT entry, word, count(*) AS times FROM (SELECT entry, unnest(words_of(words)) AS word FROM fresh)
WHERE strlen(word) <= $longest GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE sized AS
SELECT entry, sum(times) AS length, bit_xor(hash(word, times)) AS said FROM said GROUP BY entry;
INSERT INTO entries BY NAME SELECT * EXCLUDE (words, length) FROM fresh LEFT JOIN sized USING (entry);
CREATE OR REPLACE TEMP TABLE spelt AS
SELECT word, term_of(word) AS term FROM (SELECT DISTINCT word FROM said);
INSERT INTO terms
SELECT (SELECT coalesce(max(term_id), 0) FROM terms) + row_number() OVER (ORDER BY term), term, 0
FROM (SELECT DISTINCT term FROM spelt ANTI JOIN terms USING (term));
"""
WEIGHED = """
INSERT INTO {target}
SELECT term_id, entry, greatest(1, round($unit * times * ($k1 + 1) / (times + $k1 * (1 - $b + $b * length / $usual))))
FROM (SELECT term_id, entry, sum(times) AS times FROM said JOIN spelt USING (word) JOIN terms USING (term) GROUP BY ALL)
JOIN sized USING (entry)
ORDER BY term_id, entry
"""
DROP = """
CREATE TEMP TABLE gone AS SELECT document_id FROM papers ANTI JOIN now USING (document_id, stamp);
CREATE TEMP TABLE out AS SELECT entry FROM entries SEMI JOIN gone USING (document_id);
DELETE FROM postings WHERE entry IN (FROM out);
DELETE FROM entries WHERE entry IN (FROM out);
DELETE FROM papers WHERE document_id IN (FROM gone);
"""
CLOSE = """
INSERT INTO papers BY NAME SELECT * FROM now ANTI JOIN papers USING (document_id);
UPDATE terms SET entries = now.entries
FROM (SELECT term_id, count(entry) AS entries FROM terms t LEFT JOIN postings USING (term_id) GROUP BY term_id) AS now
WHERE now.term_id = terms.term_id AND terms.entries <> now.entries;
"""
Say = Callable[[str], None]


def path_of(database: Path) -> Path:
    """Where the index of a database is kept: council.search beside council.duckdb."""
    return (
        database.with_suffix(".search")
        if database.suffix == ".duckdb"
        else database.with_name(f"{database.name}.search")
    )


def up_to_date(database: Database, path: Path, say: Say) -> duckdb.DuckDBPyConnection:
    """The index of a database, opened for questions: made, or what has changed since put into it, where that is needed.

    A new file takes the place of the old one when it is whole: who is searching meanwhile has the old one to the end.
    Raises OSError where it cannot be written, Unusable where the file is something else, or search is not installed.
    """
    fingerprint = searched.fingerprint(database)
    held = _open(path) if path.exists() else None
    about = _about(held) if held else None
    if held and about and about[:3] == (LAYOUT, duckdb.__version__, fingerprint):
        return held
    now = searched.stamps(database)
    added = _changed(held, now, about) if held and about else None
    if held:
        held.close()
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    try:
        unfinished.touch()  # says now whether it may be written
        if added is None:
            say(f"Indexing {now.num_rows} documents for search; this is done once ...")
            _make(database, unfinished, now, fingerprint)
        else:
            say(f"Indexing what is new for search: {len(added)} of {now.num_rows} documents ...")
            shutil.copyfile(path, unfinished)
            _update(database, unfinished, now, fingerprint, added)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(f"{unfinished.name}.wal").unlink(missing_ok=True)
    return _open(path)


def _open(path: Path) -> duckdb.DuckDBPyConnection:
    connection = _connect(path, read_only=True)
    if _about(connection) is None:
        connection.close()
        raise Unusable(f"{path} is no search index, and stays as it is. Move it away, and search again.")
    return connection


def _about(connection: duckdb.DuckDBPyConnection) -> tuple[int, str, str, int] | None:
    """What an index was made from; None where it is none."""
    try:
        return connection.execute("SELECT layout, made_by, fingerprint, added FROM about").fetchone()
    except duckdb.CatalogException:
        return None


def _changed(held: duckdb.DuckDBPyConnection, now: pa.Table, about: tuple[int, str, str, int]) -> list[str] | None:
    """The documents to put into the index; None where it is to be made anew: too much has changed, or we have."""
    if about[:2] != (LAYOUT, duckdb.__version__):
        return None
    held.register("now", now)
    rows = held.execute(
        "SELECT document_id FROM now ANTI JOIN papers USING (document_id, stamp) ORDER BY document_id"
    ).fetchall()
    entries = held.execute("SELECT count(*) FROM entries").fetchone()
    if len(rows) > MOST_ADDED * now.num_rows or about[3] > MOST_ADDED * (entries[0] if entries else 0):
        return None
    return [document_id for (document_id,) in rows]


def _make(database: Database, path: Path, now: pa.Table, fingerprint: str) -> None:
    path.unlink(missing_ok=True)
    with _connect(path, read_only=False) as connection:
        connection.execute(TABLES)
        connection.execute("CREATE TEMP TABLE gathered AS FROM postings LIMIT 0")
        _add(connection, searched.entries(database, None, ENTRIES_AT_ONCE), "gathered")
        connection.execute("INSERT INTO postings SELECT * FROM gathered ORDER BY term_id, entry")
        _close(connection, now, fingerprint, 0)


def _update(database: Database, path: Path, now: pa.Table, fingerprint: str, added: list[str]) -> None:
    with _connect(path, read_only=False) as connection:
        connection.register("now", now)
        connection.execute(DROP)
        about = _about(connection)
        count = _add(connection, searched.entries(database, added, ENTRIES_AT_ONCE), "postings")
        _close(connection, now, fingerprint, count + (about[3] if about else 0))


def _add(connection: duckdb.DuckDBPyConnection, entries: pa.RecordBatchReader, target: str) -> int:
    """Take up entries, a slice at a time; how many."""
    bound = {"unit": WEIGHT_UNIT, "k1": SATURATION, "b": LENGTH_COUNTS, "usual": USUAL_WORDS}
    count = 0
    for batch in entries:
        connection.register("incoming", pa.Table.from_batches([batch]))
        for statement in FRESH.strip().removesuffix(";").split(";\n"):
            connection.execute(statement, {"longest": LONGEST_WORD} if "$longest" in statement else None)
        connection.execute(WEIGHED.format(target=target), bound)
        connection.unregister("incoming")
        count += batch.num_rows
    return count


def _close(connection: duckdb.DuckDBPyConnection, now: pa.Table, fingerprint: str, added: int) -> None:
    connection.register("now", now)
    connection.execute(CLOSE)
    connection.execute("DELETE FROM about")
    connection.execute("INSERT INTO about VALUES (?, ?, ?, ?)", [LAYOUT, duckdb.__version__, fingerprint, added])
    connection.execute("CHECKPOINT")


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection that knows terms, and can reach nothing but this file."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": MEMORY_LIMIT,
    }
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.Error as error:
        raise Unusable(f"{path} cannot be opened as a search index. Move it away, and search again.") from error
    try:
        load_terms(connection)
    except Unusable:
        connection.close()
        raise
    connection.execute(
        "SET enable_external_access = false; SET python_enable_replacements = false; SET lock_configuration = true"
    )
    return connection
