"""Commands that ask the database, and what all commands share. `cli` puts them together; nothing else prints.

Nothing heavy is imported before a command needs it, as in `cli`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

DONE, NOT_ALL, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
FORMATS = ("table", "blocks", "csv", "json", "parquet")
FOUND_FORMATS = ("table", "csv", "json")


@contextmanager
def plainly() -> Iterator[None]:
    """What a person can put right is said in a sentence; a traceback is for our own mistakes."""
    from .errors import Unusable

    try:
        yield
    except Unusable as trouble:
        typer.echo(str(trouble), err=True)
        raise typer.Exit(UNUSABLE) from None
    except KeyboardInterrupt:
        typer.echo("Stopped. What was loaded so far is kept; run again to go on.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(DONE) from None


def write_bytes(data: bytes) -> None:
    """To standard output as they are: no terminal's line ends or encoding."""
    from .errors import Unusable

    if sys.stdout.isatty() and b"\x00" in data:
        raise Unusable("Parquet is not for a terminal. Send it to a file: councilpapers query ... > FILE.parquet")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def search(
    db: Annotated[Path, typer.Argument(metavar="DB", help="A database made by `run`.")],
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help='What to look for; "in quotes": words that stand together.')
    ],
    authority: Annotated[str | None, typer.Option(metavar="NAME", help="A name, an alias or a GSS code.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="TIME", help="From this financial year (2009-10), year, quarter or day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="TIME", help="Up to the end of this year, quarter or day.")
    ] = None,
    table: Annotated[
        list[str] | None, typer.Option(metavar="TABLE", help="Only this kind of record; may be given several times.")
    ] = None,
    limit: Annotated[int, typer.Option(help="At most so many records.")] = 20,
    as_format: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """Find records and sections by their words.

    For example: councilpapers search council.duckdb "home care" --since 2009-10

    The best come first; each names its file, page and place. An index is kept beside the database.
    """
    with plainly():
        from .console import standard
        from .errors import Unusable
        from .load.database import Database
        from .load.query import as_csv, as_json
        from .load.search import Search, Wanted
        from .search_view import found_view

        if as_format not in FOUND_FORMATS:
            raise Unusable(f"There is no format {as_format}. There are: {', '.join(FOUND_FORMATS)}.")
        with Database.read(db) as database, Search.open(database, lambda said: typer.echo(said, err=True)) as index:
            found = index.find(words, Wanted(tuple(table or ()), authority, since, until), limit)
        if as_format == "table":
            console = standard()
            for renderable in found_view(found, bold=console.is_terminal):
                console.print(renderable, soft_wrap=not console.is_terminal)
        else:
            write_bytes((as_csv if as_format == "csv" else as_json)(found.answer()).encode("utf-8"))


def export(
    db: Annotated[Path, typer.Argument(metavar="DB", help="A database made by `run`.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder, or that of an earlier export.")],
    as_format: Annotated[str, typer.Option("--format", help="parquet, csv, xlsx or jsonl.")] = "parquet",
    table: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this table or view; may be given several times.")
    ] = None,
    views: Annotated[bool, typer.Option("--views", help="Export all views, too.")] = False,
    authority: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only rows of this authority: a name or a GSS code.")
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="ID", help="Licence to name in datapackage.json, such as OGL-UK-3.0.")
    ] = None,
) -> None:
    """Write the tables into a folder, as Parquet, CSV, Excel or JSON.

    Each table is a file (in Excel, a sheet of one workbook). Beside them stand a data dictionary, which says what every
    column means, and datapackage.json.
    """
    with plainly():
        from .errors import Unusable
        from .load.database import Database
        from .load.export import Wanted
        from .load.export import export as write_export
        from .load.export_files import ExportFormat

        if as_format not in set(ExportFormat):
            raise Unusable(f"There is no format {as_format}. There are: {', '.join(ExportFormat)}.")
        wanted = Wanted(ExportFormat(as_format), tuple(table or ()), views, authority, licence)
        with Database.read(db) as database:
            exported = write_export(database, folder, wanted)
        files = {one.file_name for one in exported.written}
        rows = sum(one.rows for one in exported.written)
        into = "1 file" if len(files) == 1 else f"{len(files)} files"
        typer.echo(f"{folder}: {len(exported.written)} tables, {rows:,} rows in {into}, with a data dictionary.")
        for one in exported.written:
            if one.cut:
                typer.echo(
                    f"Cut, since too long for a sheet: {one.cut} in {one.name}. The other formats have them whole."
                )
        if exported.left_out:
            typer.echo(f"Left out, since they do not tell authorities apart: {', '.join(exported.left_out)}")


def report(
    db: Annotated[Path, typer.Argument(metavar="DB", help="A database made by `run`.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="Where the page goes.")] = Path(
        "report.html"
    ),
    authority: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this authority: a name or a GSS code.")
    ] = None,
) -> None:
    """Write one HTML page of charts and tables.

    It shows how actions stand, which deadlines moved, which actions were dropped, grades and measures; every row names
    its file and page. The page needs no network and no other file.
    """
    with plainly():
        from .report.page import write_report

        size = write_report(db, out, authority)
        typer.echo(f"{out} ({size / 1e6:.1f} MB). Open it in a browser.")


def correct(
    db: Annotated[Path, typer.Argument(metavar="DB", help="A database made by `run`.")],
    table: Annotated[
        str | None, typer.Argument(metavar="TABLE", help="The table the record is in: actions, grades, ...")
    ] = None,
    record: Annotated[
        str | None, typer.Argument(metavar="RECORD", help="The record's id, or its first eight letters.")
    ] = None,
    field: Annotated[str | None, typer.Argument(metavar="FIELD", help="The column to put right.")] = None,
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="The right value; null for none.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="Why, for whoever reads the list of corrections.")] = None,
    file: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="TOML or CSV with corrections.")] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Forget a correction: TABLE RECORD FIELD.")] = False,
) -> None:
    """Put right a value that was misread, for good.

    For example: councilpapers correct council.duckdb actions RECORD deadline 2023-06-30

    The correction is made again each time the paper is read. The table `corrections` keeps the value that was read. If
    the paper's words have changed, the correction is not made and its state is `stale`. With DB alone, all corrections
    are listed.
    """
    with plainly():
        from .answer_view import print_answer
        from .console import standard
        from .load import correcting
        from .load.database import Database

        if file or table or withdraw:
            with Database.open(db) as database:
                if file:
                    correcting.from_file(database, file)
                else:
                    correcting.from_words(database, (table, record, field, value), note, withdraw=withdraw)
        with Database.read(db) as database:
            print_answer(standard(), correcting.listed(database))
