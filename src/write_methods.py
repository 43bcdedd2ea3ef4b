"""Writes `tables_and_views.py`, the methods of an open database: `python -m councilpapers.write_methods`.

Methods that are written out are known to editors and type checkers, with what each may be asked for and what it gives.
"""

from __future__ import annotations

import tempfile
import textwrap
from pathlib import Path

from .load.database import Database
from .load.dictionary import Described, describe
from .load.selection import can_be_asked

FILE = Path(__file__).with_name("tables_and_views.py")
WIDTH = 120
HEAD = '''"""A method for each table and view of a database, as `python -m councilpapers.write_methods` writes them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from .frames import Rows

Names = str | Sequence[str] | None  # of authorities, or their GSS codes
Year = str | None  # "2009-10"
Quarter = int | None  # 1 to 4


class TablesAndViews(ABC):
    """What can be asked for by name; `Archive` says how."""

    @abstractmethod
    def _rows(
        self, name: str, *, authority: Names = None, financial_year: Year = None, quarter: Quarter = None
    ) -> Rows:
        """The rows of the table or view of that name."""
'''
TYPES = {"authority": "Names", "financial_year": "Year", "quarter": "Quarter"}


def module_text() -> str:
    """The module, from the tables and views as they are defined."""
    with tempfile.TemporaryDirectory() as folder, Database.open(Path(folder) / "empty.duckdb") as database:
        described = describe(database)
    return HEAD + "".join(_method(one) for one in described if not one.bookkeeping)


def _method(one: Described) -> str:
    asked = can_be_asked(one)
    parameters = ", ".join(("self", *(("*", *(f"{name}: {TYPES[name]} = None" for name in asked)) if asked else ())))
    line = f"    def {one.name}({parameters}) -> Rows:"
    if len(line) > WIDTH:
        line = f"    def {one.name}(\n        {parameters}\n    ) -> Rows:"
    given = ", ".join((f'"{one.name}"', *(f"{name}={name}" for name in asked)))
    return f"\n{line}\n{_docstring(one.meaning)}\n        return self._rows({given})\n"


def _docstring(meaning: str) -> str:
    words = " ".join(meaning.split()).replace("\\", "\\\\")
    lines = textwrap.wrap(words, WIDTH - 16)
    if len(lines) <= 1:
        return f'        """{words}"""'
    return "\n".join((f'        """{lines[0]}', *(f"        {line}" for line in lines[1:]), '        """'))


if __name__ == "__main__":
    FILE.write_text(module_text(), encoding="utf-8")
