"""What a run and a query look like on a terminal; `cli` prints it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console, Group, RenderableType
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from .errors import ADVICE, ErrorCode
from .expectations import Difference
from .load.papers import Loaded
from .normalise.records import RECORDS
from .normalise.vocabulary import Outcome
from .run_log import JSON, JsonLog
from .summary import PaperDone, Summary

WIDE = 200  # columns where the output is no terminal
TROUBLES_SHOWN = 20
SILENCE = 30.0  # seconds after which a run without a terminal says how far it is
ID_SHOWN = 8
UNPRINTABLE = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}


class Output(Console):
    """A console whose reader may stop reading, as `head` does, which is no failure: what prints is told so."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def standard() -> Console:
    """Standard output; wide where nobody looks at it directly."""
    return Output(highlight=False, width=None if sys.stdout.isatty() else WIDE)


def plain(words: object) -> Text:
    """Words of a paper or a path as they are: no markup, and nothing that a terminal would obey."""
    return Text(str(words).translate(UNPRINTABLE))


def grid(*headings: str, title: str | None = None) -> Table:
    table = Table(box=SIMPLE, title=title, title_justify="left", pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


Receivers = tuple[Callable[[PaperDone], None], Callable[[str], None], Callable[[Summary], None]]


class Told:
    """What a person is told while a run is on: a bar on a terminal, and a line now and then elsewhere."""

    def __init__(self) -> None:
        self.summary, self.started, self.told_at = Summary(), time.monotonic(), time.monotonic()
        self.console = Console(stderr=True, highlight=False)
        self.bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[state]}"),
            TimeElapsedColumn(),
            TextColumn("left:"),
            TimeRemainingColumn(),
            console=self.console,
            disable=not self.console.is_terminal,
            transient=True,
        )
        self.task = self.bar.add_task("papers", total=None, state="")

    def paper(self, done: PaperDone) -> None:
        self.summary.add(done)
        self.bar.update(self.task, completed=done.number, total=done.total, state=self._state())
        if not self.console.is_terminal and time.monotonic() - self.told_at >= SILENCE:
            self.told_at = time.monotonic()
            self.console.print(plain(f"{done.number} of {done.total} papers, {self._state()}"), soft_wrap=True)

    def say(self, words: str) -> None:
        self.bar.console.print(plain(words), soft_wrap=True)

    def _state(self) -> str:
        rate = self.summary.files / max(time.monotonic() - self.started, 0.001)
        failures = ", ".join(f"{count} {code}" for code, count in self.summary.failures.most_common())
        return f"{rate:.1f}/s, {self.summary.pages} pages, {self.summary.records.total()} records" + (
            f"; failed: {failures}" if failures else ""
        )


@contextmanager
def log(log_format: str) -> Iterator[Receivers]:
    """How a run is told on standard error: receivers of its events, of words to a person, and of its end."""
    if log_format == JSON:
        lines = JsonLog(sys.stderr)
        yield lines.paper, lambda words: None, lines.end
        return
    told = Told()
    with told.bar:
        yield told.paper, told.say, lambda summary: None


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
    if summary.failures:
        table = grid("failed because", "files", "what to do")
        table.columns[1].justify = "right"
        for code, count in summary.failures.most_common():
            table.add_row(code, f"{count:,}", plain(ADVICE.get(ErrorCode(code), "")))
        parts.append(table)
    if summary.troubles:
        table = grid("file", "outcome", "why")
        for done in summary.troubles[:TROUBLES_SHOWN]:
            table.add_row(plain(done.file_name), plain(done.error_code or done.outcome), plain(done.message or ""))
        parts.append(table)
        left = len(summary.troubles) + summary.untold - TROUBLES_SHOWN
        if left > 0:
            parts.append(plain(f"... and {left} more: councilpapers query {db} failures"))
    if summary.outcomes[Outcome.SKIPPED]:
        parts.append(plain(f"Which files were skipped, and why: councilpapers query {db} failures"))
    if summary.gone:
        parts.append(plain(f"{summary.gone} files of earlier runs are not there any more; what they said is kept."))
    parts += [
        plain(
            f"{place.with_suffix('')} was damaged: laid aside as {place.name}, papers that are missing are read again."
        )
        for place in summary.laid_aside
    ]
    if summary.left:
        parts.append(plain(f"Stopped with {summary.left} files left. Run again to go on."))
    parts.append(plain(f"Ask the database: councilpapers query {db} summary"))
    return Group(*parts)


def _files_line(summary: Summary) -> Text:
    if not summary.files and not summary.left:
        return plain("No papers were found: the folders or lists that were named hold no files.")
    outcomes = ", ".join(f"{summary.outcomes[o]} {o.value}" for o in Outcome if summary.outcomes[o])
    loaded = ", ".join(f"{summary.loaded[o]} {o.value}" for o in Loaded if summary.loaded[o])
    files = "1 file" if summary.files == 1 else f"{summary.files} files"
    pages = "1 page" if summary.pages == 1 else f"{summary.pages} pages"
    return plain(f"{files}, {pages} in {summary.seconds:.1f} s: {outcomes or 'none'} ({loaded or '-'}).")


def contents_view(contents: Iterable[tuple[str, int | None, str]]) -> RenderableType:
    """The names that can be asked for: views, whose rows nobody has counted, and tables."""
    views = grid("view", "what it answers")
    tables = grid("table", "rows", "what it holds")
    tables.columns[1].justify = "right"
    for name, count, comment in contents:
        if count is None:
            views.add_row(name, plain(comment))
        else:
            tables.add_row(name, f"{count:,}", plain(comment))
    return Group(views, tables)


def verdict_view(name: str, differences: Sequence[Difference], records: int) -> RenderableType:
    """One sample: right, or every difference on a line."""
    if not differences:
        told = f" ({records} records)" if records else ""
        return plain(f"right  {name}{told}")
    lines = [plain(f"WRONG  {name}: {len(differences)} difference{'' if len(differences) == 1 else 's'}")]
    lines.extend(plain(f"         {d.table}: {d.message}") for d in differences)
    return Group(*lines)
