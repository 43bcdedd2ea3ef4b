"""Words -> terms, as they are searched for: "Organisations" and "organizing" are one.

The stems are those of DuckDB's full-text extension, whose file comes with the package `duckdb-extension-fts`, or from
DuckDB's own folder of extensions; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import duckdb

from ..errors import Unusable

BY_NAME = "fts"  # as DuckDB has it in its own folder of extensions, if a user put it there
ABSENT = "Search needs DuckDB's full-text extension. Install it with: pip install 'councilpapers[search]'"

# Letters and digits, with apostrophes inside: "children's", "n115". In SQL, case and accents folded first ...
SQL_WORD = r"[\p{L}\p{N}]+(?:[''’][\p{L}\p{N}]+)*"
# ... and the same words in Python, where the paper's own letters are needed.
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# Stems know no British "-ise": both spellings become it before they are cut.
MACROS = rf"""
CREATE TEMP MACRO folded(words) AS lower(strip_accents(words));
CREATE TEMP MACRO words_of(words) AS regexp_extract_all(folded(words), '{SQL_WORD}');
CREATE TEMP MACRO term_of(word) AS stem(
    regexp_replace(replace(word, '’', ''''), 'iz(e|ed|er|ers|es|ing|ation|ations|ational)$', 'is\1'), 'english');
"""


def load_terms(connection: duckdb.DuckDBPyConnection) -> None:
    """Teach a connection `words_of(text)` and `term_of(word)`, before it is locked. Raises Unusable."""
    try:
        connection.execute(f"LOAD {_quoted(file)}" if (file := packaged()) else f"LOAD {BY_NAME}")
    except duckdb.Error as error:
        raise Unusable(ABSENT) from error
    connection.execute(MACROS)


def packaged() -> Path | None:
    """The extension's file for this DuckDB as the package brings it; None where there is none."""
    spec = find_spec("duckdb_extension_fts")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder) / "extensions" / f"v{duckdb.__version__}" / "fts.duckdb_extension"
        if file.is_file():
            return file
    return None


def terms_of(connection: duckdb.DuckDBPyConnection, words: Iterable[str]) -> dict[str, str]:
    """The term of each of these words."""
    wanted = sorted(set(words))
    rows = connection.execute("SELECT w, term_of(folded(w)) FROM (SELECT unnest(?) AS w)", [wanted]).fetchall()
    return dict(rows)


def _quoted(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"
