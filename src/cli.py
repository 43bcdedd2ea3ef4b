"""The command line: arguments in, exit code out. The only place that prints.

Nothing heavy is imported before a command needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .commands import DONE, FORMATS, INTERRUPTED, NOT_ALL, correct, export, plainly, report, search, write_bytes

LOG_FORMATS = ("text", "json")
ASKED_TO_STOP = "Finishing the papers that are being read. Ctrl-C again stops at once."

Taught = Annotated[
    list[Path] | None,
    typer.Option("--lookups", metavar="FILE", help="TOML with spellings of your own; may be given several times."),
]

app = typer.Typer(
    name="councilpapers",
    help="Turns UK council committee papers into records in DuckDB, every value with the page it came from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """What the `councilpapers` command runs."""
    app()


def _version(wanted: bool) -> None:
    if wanted:
        from .extract.pdf.characters import COMPILED
        from .version import extractor_version

        typer.echo(
            f"councilpapers {extractor_version()}, PDF characters {'compiled' if COMPILED else 'through ctypes'}"
        )
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Turns UK council committee papers into records in DuckDB, every value with the page it came from."""


@app.command()
def run(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders, .zip archives, patterns, addresses (s3://...); - is a list on standard input.",
        ),
    ],
    db: Annotated[Path, typer.Option("--db", metavar="FILE", help="The database; made where there is none.")],
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=256, help="How many papers are read at once; if not given, one for each processor."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Also read papers that the database holds already.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Also read papers that failed before.")] = False,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store", metavar="DIR", help="Where records are kept as they are read; if not given, beside the database."
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option("--cluster", metavar="ADDRESS", help="Let the workers of this Dask scheduler read the papers."),
    ] = None,
    room: Annotated[
        float | None,
        typer.Option(
            min=0,
            metavar="TIMES",
            help="How many times the size of what is read must be free on the disk; if not given, 2.",
        ),
    ] = None,
    publish: Annotated[
        Path | None,
        typer.Option(
            "--publish", metavar="FILE", help="A copy of the database to read meanwhile, renewed every ten minutes."
        ),
    ] = None,
    lookups: Taught = None,
    log_format: Annotated[
        str | None,
        typer.Option(
            "--log-format",
            help="text, or json (a line for each paper); if not given, text on a terminal and json elsewhere.",
        ),
    ] = None,
) -> None:
    """Read papers into a database.

    Ctrl-C finishes the papers that are being read, a second one stops at once. Exit code 0: all papers were read;
    1: some failed, and the closing table says why; 2: nothing could be done; 130: stopped, run again to go on.
    """
    with plainly():
        from .batch import run as run_batch
        from .console import closing, log, standard
        from .errors import Unusable
        from .room import TIMES
        from .stopping import graceful

        as_lines = log_format or ("text" if sys.stderr.isatty() else "json")
        if as_lines not in LOG_FORMATS:
            raise Unusable(f"There is no log format {as_lines}. There are: {', '.join(LOG_FORMATS)}.")
        with log(as_lines) as (on_event, say, on_end), graceful(lambda: say(ASKED_TO_STOP)) as stop:
            summary = run_batch(
                paths,
                db,
                store=store,
                workers=workers,
                again=again,
                retry_failed=retry_failed,
                lookups=lookups or (),
                on_event=on_event,
                stop=stop,
                cluster=cluster,
                room=TIMES if room is None else room,
                publish=publish,
            )
            on_end(summary)
        standard().print(closing(summary, db))
        raise typer.Exit(INTERRUPTED if summary.left else NOT_ALL if summary.failed else DONE)


@app.command()
def load(
    stores: Annotated[list[Path], typer.Argument(metavar="STORE", help="Folders of records that `run` kept.")],
    db: Annotated[Path, typer.Option("--db", metavar="FILE", help="The database; made where there is none.")],
) -> None:
    """Make a database from records that earlier runs kept.

    The records may have been read here or on other machines. No paper is read again.
    """
    with plainly():
        from .batch import load as load_stores

        count = load_stores(stores, db)
        typer.echo(f"{count} papers loaded. Ask the database: councilpapers query {db} summary")


@app.command()
def query(
    db: Annotated[Path, typer.Argument(metavar="DB", help="A database made by `run`.")],
    name_or_sql: Annotated[str | None, typer.Argument(metavar="NAME|SQL", help="A view, a table, or a SELECT.")] = None,
    as_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            help=f"One of {', '.join(FORMATS)}; if not given, a table, or blocks where a table would be too wide.",
        ),
    ] = None,
) -> None:
    """Ask the database, in SQL or for a view by its name.

    For example: councilpapers query council.duckdb overdue_actions --format csv

    Without a name or SQL it lists all tables and views, with what a row of each is.
    """
    with plainly():
        from .answer_view import Layout, print_answer
        from .console import contents_view, standard
        from .errors import Unusable
        from .load import query as asking
        from .load.database import Database

        if as_format not in (None, *FORMATS):
            raise Unusable(f"There is no format {as_format}. There are: {', '.join(FORMATS)}.")
        with Database.read(db) as database:
            if name_or_sql is None:
                standard().print(contents_view(asking.contents(database)))
                return
            answer = asking.query(database, name_or_sql)
        if as_format is None or as_format in set(Layout):
            print_answer(standard(), answer, Layout(as_format) if as_format else None)
        elif as_format == "parquet":
            write_bytes(asking.as_parquet(answer))
        else:
            text = asking.as_csv(answer) if as_format == "csv" else asking.as_json(answer)
            write_bytes(text.encode("utf-8"))


for command in (search, report, export, correct):
    app.command()(command)


@app.command()
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One paper, of any format that `run` reads.")],
    lookups: Taught = None,
) -> None:
    """Show what is read out of one paper, and what is not.

    Nothing is stored. The end says which list of spellings each column and status was known by. Where headings or
    status words were not known, it prints lines to paste into a file for --lookups.
    """
    with plainly():
        from .console import standard
        from .show import paper_view
        from .show_lookups import lookups_view
        from .single import extract

        paper = extract(file, lookups=lookups or ()).paper
        console = standard()
        for renderable in (*paper_view(paper), *lookups_view(file, lookups or ())):
            console.print(renderable)
        raise typer.Exit(NOT_ALL if paper.document.outcome.value == "failed" else DONE)


@app.command()
def validate(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder of samples, or one of them.")],
    junit: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the result as JUnit XML.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Write what is read now as what is expected.")] = False,
    lookups: Taught = None,
) -> None:
    """Compare samples with the NAME.expected.json beside them.

    The JSON Schemas are compared with the records, too.
    Exit code 0: all is as expected; 1: there are differences; 2: nothing could be done.
    """
    with plainly():
        from .console import standard, verdict_view
        from .lookups.current import using
        from .lookups.teaching import lookups_from
        from .validate import find_samples, judge, judge_schemas, write_expectations
        from .validate import junit as junit_text
        from .writing import write_text

        console = standard()
        with using(lookups_from(lookups or ())):
            if write:
                for written in write_expectations(path):
                    console.print(f"wrote {written}", markup=False)
                return
            verdicts = []
            for sample in (None, *find_samples(path)):
                verdicts.append(judge(sample) if sample else judge_schemas())
                console.print(verdict_view(verdicts[-1].name, verdicts[-1].differences, verdicts[-1].records))
        if junit:
            write_text(junit, junit_text(verdicts))
        raise typer.Exit(NOT_ALL if any(v.differences for v in verdicts) else DONE)


@app.command()
def lookups(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="TOML with spellings.")] = None,
) -> None:
    """Check files of your own spellings, or list what they may hold.

    With files: what they add. Without: the sections and names that a file may have. Exit code 0: the files can be
    used; 2: something in them must be put right, and the message says what and where.
    """
    with plainly():
        from .console import standard
        from .show_lookups import sections_view, taught_view

        console = standard()
        for renderable in taught_view(files) if files else sections_view():
            console.print(renderable)


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Folders of NAME.gold.json, or such files.")],
    db: Annotated[Path, typer.Option("--db", metavar="FILE", help="A database made by `run`.")],
    against: Annotated[Path | None, typer.Option(metavar="FILE", help="The results that were accepted last.")] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="From now on, compare with these results: write them to --against.")
    ] = False,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write all results as DuckDB tables.")] = None,
    markdown: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write them as a page.")] = None,
) -> None:
    """Measure how right a database is, against gold files.

    A gold file says what is true of one paper. Printed are precision, recall, F1 and whole rows; with --against, every
    row gained or lost since the results that were accepted last. Exit code 0: no figure is too low; 1: one is below
    what was accepted, or below the least that is allowed; 2: nothing could be done.
    """
    with plainly():
        from .errors import Unusable
        from .evaluate.accepted import write_accepted
        from .evaluate.evaluation import hold_against
        from .evaluate.markdown import against_accepted, summary, write_page
        from .evaluate.results import write_results

        if accept and not against:
            raise Unusable("Say with --against FILE where accepted results are kept.")
        held = hold_against(db, gold, against)
        if out:
            write_results(out, held)
        if markdown:
            write_page(markdown, held)
        if accept and against and not held.short:
            write_accepted(against, held.verdicts, held.accepted.least)
        typer.echo(summary(held))
        if against:
            typer.echo(against_accepted(held))
        raise typer.Exit(NOT_ALL if held.short or (held.fallen and not accept) else DONE)


@app.command()
def schemas(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the files go.")] = Path("schemas"),
) -> None:
    """Write the JSON Schemas of the records, one file for each table."""
    with plainly():
        from .errors import Unusable
        from .json_schemas import write

        if not folder.is_dir():
            raise Unusable(f"There is no folder {folder}. Make it first.")
        changed = write(folder)
        typer.echo(f"{len(changed)} written, the others were right." if changed else "All were right.")
