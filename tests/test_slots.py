"""What a paper's process wrote is looked at before anything is done with it: it has read hostile bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from councilpapers.load import record_files
from councilpapers.load.rows import Tables, tables_of
from councilpapers.pipeline import read_paper
from councilpapers.slots import answer_in

WORDS = (
    b"Ashby Vale Parish Council\n\nMinutes of the meeting of 4 May 2023\n\n"
    b"RESOLVED: That bollards be painted.\n\nRESOLVED: That the hedge be cut.\n"
)


def rows() -> dict[str, pa.Table]:
    return dict(tables_of([read_paper(WORDS, "minutes.txt", "file:///minutes.txt")]))


def with_column(table: str, name: str, values: pa.Array) -> Tables:
    found = rows()
    at = found[table].schema.get_field_index(name)
    found[table] = found[table].set_column(at, name, values)
    return found


def another_papers() -> Tables:
    return with_column("decisions", "document_id", pa.array(["0" * 64] * 2))


def of_another_type() -> Tables:
    return with_column("decisions", "page", pa.array(["the first"] * 2))


def of_no_known_outcome() -> Tables:
    return with_column("documents", "outcome", pa.array(["wonderful"]))


def of_no_table_of_ours() -> Tables:
    return {**rows(), "secrets": rows()["documents"]}


def without_a_paper() -> Tables:
    return {name: found for name, found in rows().items() if name != "documents"}


def beyond_its_bytes() -> Tables:
    """The first text is said to end far behind the memory that holds both; only the last end is looked at by Arrow."""
    offsets = pa.py_buffer(b"".join(end.to_bytes(4, "little") for end in (0, 2**30, 1)))
    texts = pa.Array.from_buffers(pa.string(), 2, [None, offsets, pa.py_buffer(b"x")])
    return with_column("decisions", "text", texts)


def test_an_answer_says_what_there_is(tmp_path: Path) -> None:
    record_files.write(tmp_path / "answer", rows())
    answer = answer_in(tmp_path / "answer")
    assert answer.known.outcome == "extracted"
    assert answer.records["decisions"] == 2
    assert answer.size == (tmp_path / "answer").stat().st_size


@pytest.mark.parametrize(
    "wrong",
    [another_papers, of_another_type, of_no_known_outcome, of_no_table_of_ours, without_a_paper, beyond_its_bytes],
)
def test_an_answer_that_is_none_is_refused(tmp_path: Path, wrong: Callable[[], Tables]) -> None:
    record_files.write(tmp_path / "answer", wrong())
    with pytest.raises((KeyError, ValueError)):
        answer_in(tmp_path / "answer")


@pytest.mark.parametrize("data", [b"", b"no table at all" * 99, b"\xff\xff\xff\xff" * 8])
def test_what_is_no_record_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "answer").write_bytes(data)
    with pytest.raises((OSError, KeyError, ValueError)):
        answer_in(tmp_path / "answer")
