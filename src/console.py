"""What a run and a query look like on a terminal; `cli` prints it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from .batch import PaperDone, Summary
from .expectations import Difference
from .load.papers import Loaded
from .load.query import Answer, flat
from .normalise.records import RECORDS
from .normalise.vocabulary import Outcome

WIDE = 200  # columns where the output is no terminal
TROUBLES_SHOWN = 20
ID_SHOWN = 8
UNPRINTABLE = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}


def standard() -> Console:
    """Standard output; wide where nobody looks at it directly."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)


def plain(words: object) -> Text:
    """Words of a paper or a path as they are: no markup, and nothing that a terminal would obey."""
    return Text(str(words).translate(UNPRINTABLE))


def grid(*headings: str, title: str | None = None) -> Table:
    table = Table(box=SIMPLE, title=title, title_justify="left", pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


@contextmanager
def progress() -> Iterator[Callable[[PaperDone], None]]:
    """A bar on standard error, where that is a terminal; the receiver of a run's events."""
    console = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pages]} pages, {task.fields[records]} records, {task.fields[failures]} failed"),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    task = bar.add_task("papers", total=None, pages=0, records=0, failures=0)
    told = Summary()

    def on_event(done: PaperDone) -> None:
        told.add(done)
        bar.update(
            task,
            completed=done.number,
            total=done.total,
            pages=told.pages,
            records=told.records.total(),
            failures=told.failed,
        )

    with bar:
        yield on_event


def closing(summary: Summary, db: Path) -> RenderableType:
    """What a run did, what it could not do and why, and what to do next."""
    parts: list[RenderableType] = [_files_line(summary)]
    if summary.records:
        table = grid("table", "records")
        table.columns[1].justify = "right"
        for kind in RECORDS:
            if summary.records[kind.table]:
                table.add_row(kind.table, f"{summary.records[kind.table]:,}")
        parts.append(table)
    if summary.troubles:
        table = grid("file", "outcome", "why")
        for done in summary.troubles[:TROUBLES_SHOWN]:
            table.add_row(plain(done.file_name), plain(done.error_code or done.outcome), plain(done.message or ""))
        parts.append(table)
        left = len(summary.troubles) - TROUBLES_SHOWN
        if left > 0:
            parts.append(plain(f"... and {left} more: councilpapers query {db} failures"))
    parts.append(plain(f"Ask the database: councilpapers query {db} summary"))
    return Group(*parts)


def _files_line(summary: Summary) -> Text:
    outcomes = ", ".join(f"{summary.outcomes[o]} {o.value}" for o in Outcome if summary.outcomes[o])
    loaded = ", ".join(f"{summary.loaded[o]} {o.value}" for o in Loaded if summary.loaded[o])
    files = "1 file" if summary.files == 1 else f"{summary.files} files"
    return plain(f"{files}, {summary.pages} pages in {summary.seconds:.1f} s: {outcomes or 'none'} ({loaded or '-'}).")


def answer_table(answer: Answer) -> RenderableType:
    """The rows of a query; numbers to the right, columns without any value named below."""
    rows = answer.rows
    told = [n for n in range(len(answer.names)) if not rows or any(row[n] is not None for row in rows)]
    table = grid(*(answer.names[n] for n in told))
    for position, column in zip(told, table.columns, strict=True):
        if rows and all(isinstance(row[position], int | float | None) for row in rows):
            column.justify = "right"
    for row in rows:
        table.add_row(*(plain(_short_id(answer.names[n], flat(row[n]))) for n in told))
    empty = [name for n, name in enumerate(answer.names) if n not in told]
    without = f"; no value in {', '.join(empty)}" if empty else ""
    return Group(table, plain(f"{len(rows)} row{'' if len(rows) == 1 else 's'}{without}"))


def _short_id(name: str, words: str) -> str:
    """Enough of a key to tell it from others; the other formats have it whole."""
    return f"{words[:ID_SHOWN]}…" if name.endswith("_id") and len(words) > ID_SHOWN + 4 else words


def contents_table(contents: Iterable[tuple[str, int | None, str]]) -> RenderableType:
    """The names that can be asked for."""
    table = grid("name", "rows", "what it holds")
    table.columns[1].justify = "right"
    for name, count, comment in contents:
        table.add_row(name, "" if count is None else f"{count:,}", plain(comment))
    return table


def verdict_view(name: str, differences: Sequence[Difference], records: int) -> RenderableType:
    """One sample: right, or every difference on a line."""
    if not differences:
        told = f" ({records} records)" if records else ""
        return plain(f"right  {name}{told}")
    lines = [plain(f"WRONG  {name}: {len(differences)} difference{'' if len(differences) == 1 else 's'}")]
    lines.extend(plain(f"         {d.table}: {d.message}") for d in differences)
    return Group(*lines)
