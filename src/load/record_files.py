"""A paper's rows as a file: Arrow streams one behind the other, one for each table that has rows.

The process that read the paper writes it, and the one that loads reads it: plain columns, in which a hostile paper can
put no code (as it could into a pickle). A file is whole or not there, and ends with a sum that says so.
"""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa

from .rows import Tables
from .sums import add_sum, length_within

TABLE = b"table"  # the stream's name for itself, in its schema


def write(path: Path, papers: Tables) -> None:
    """Write these rows so that the file is there as a whole or not at all, also when the machine stops."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    with unfinished.open("w+b") as file:
        for name, rows in papers.items():
            named = rows.replace_schema_metadata({TABLE: name})
            with pa.ipc.new_stream(file, named.schema) as stream:
                stream.write_table(named)
        add_sum(file)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def read(path: Path) -> Tables:
    """The rows of such a file. Raises OSError where it cannot be had, pyarrow.ArrowInvalid where it is no such file."""
    tables: dict[str, pa.Table] = {}
    with pa.memory_map(str(path)) as file:  # read where it stands: what is loaded next is not held twice
        length = length_within(memoryview(file.read_buffer()))
        if length is None:
            raise pa.ArrowInvalid("not what was written")
        file.seek(0)
        while file.tell() < length:
            rows = pa.ipc.open_stream(file).read_all()
            name = (rows.schema.metadata or {}).get(TABLE)
            if name is None:
                raise pa.ArrowInvalid("a stream without the name of its table")
            tables[name.decode()] = rows.replace_schema_metadata(None)
    return tables
