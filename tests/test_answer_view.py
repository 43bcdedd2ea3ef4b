"""The rows of a query on a terminal: a table where one can be read, else blocks."""

from __future__ import annotations

import io
from datetime import date

import pyarrow as pa
import pytest
from rich.console import Console

from councilpapers.answer_view import ROWS_SHOWN, Layout, print_answer
from councilpapers.console import Output
from councilpapers.load.query import Answer

ROW = {
    "action_id": "0123456789abcdef01234567",
    "description": "Repaint the bollards in Norbeck Lane before the fair",
    "lead_officer": "Ravi Menon",
    "deadline": date(2023, 6, 30),
    "percent_complete": 40.0,
    "bbox": {"x0": 1.25, "top": 2.0, "x1": 300.0, "bottom": 14.9},
    "rag": None,
}
TABLE_AT_80 = """
 action_id  description              lead_officer  deadline    percent_complete
 ──────────────────────────────────────────────────────────────────────────────
 01234567…  Repaint the bollards in  Ravi Menon    2023-06-30              40.0
            Norbeck Lane before the
            fair

1 row; no value in rag
"""
BLOCKS_AT_50 = """
── 1 ─────────────────────────────────────────────
action_id         01234567…
description       Repaint the bollards in Norbeck
                  Lane before the fair
lead_officer      Ravi Menon
deadline          2023-06-30
percent_complete  40.0
bbox              1 2 300 15
1 row; no value in rag
"""


class Closed(io.StringIO):
    def write(self, words: str) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("width", [20, 200])
@pytest.mark.parametrize("layout", list(Layout))
def test_a_reader_that_has_seen_enough_is_no_failure_of_the_console(width: int, layout: Layout) -> None:
    with pytest.raises(BrokenPipeError):
        print_answer(Output(file=Closed(), width=width), answer(), layout)


def printed(answer: Answer, width: int, layout: Layout | None = None) -> str:
    file = io.StringIO()
    print_answer(Console(file=file, width=width), answer, layout)
    return "\n" + "\n".join(line.rstrip() for line in file.getvalue().strip("\n").splitlines()).lstrip("\n") + "\n"


def answer(*names: str, rows: int = 1) -> Answer:
    return Answer(pa.Table.from_pylist([{name: ROW[name] for name in names or ROW}] * rows))


@pytest.mark.parametrize(
    ("names", "width", "layout", "expected"),
    [
        ([name for name in ROW if name != "bbox"], 80, None, TABLE_AT_80),
        ([], 50, None, BLOCKS_AT_50),
        ([], 50, Layout.BLOCKS, BLOCKS_AT_50),
    ],
)
def test_a_table_where_it_can_be_read(names: list[str], width: int, layout: Layout | None, expected: str) -> None:
    assert printed(answer(*names), width, layout) == expected


def test_a_table_that_is_asked_for_is_as_wide_as_it_must_be() -> None:
    lines = printed(answer(), 50, Layout.TABLE).splitlines()
    assert max(map(len, lines)) > 80
    assert "01234567…   Repaint the bollards" in lines[3]


def test_so_many_rows_and_no_more() -> None:
    out = printed(answer("lead_officer", rows=ROWS_SHOWN + 5), 80)
    assert out.count("Ravi Menon") == ROWS_SHOWN
    assert "the first 1,000 of 1,005 rows; for all of them: --format csv" in out


@pytest.mark.parametrize("layout", [None, *Layout])
def test_no_rows(layout: Layout | None) -> None:
    assert "0 rows" in printed(Answer(answer().table.slice(1)), 40, layout)


def test_a_terminal_obeys_no_words_of_a_paper() -> None:
    out = printed(Answer(pa.table({"quote": ["\x1b[31m[bold]red[/bold]"]})), 80)
    assert "\x1b" not in out
    assert "[bold]red[/bold]" in out
