"""The page put together: text escaped, scripts and styles known to its security policy by their hashes."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from string import Formatter
from typing import Any
from urllib.parse import urlencode

from ..errors import Unusable
from ..load.database import Database
from ..writing import write_text
from .asking import MOST_ROWS, Findings, Row, Told, findings
from .sections import COLOURS, SECTIONS, Column, Kind

BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # signs that turn the writing round
LINKED = ("http://", "https://", "file://")
MOST_QUOTED = 160  # characters of a quote beside its page


def write_report(db: Path, out: Path, authority: str | None = None) -> int:
    """Write the page about a database, or one authority in it; how many bytes it has. Raises Unusable."""
    with Database.read(db) as database:
        text = report_page(findings(database, authority), db.name)
    write_text(out, text)
    return len(text.encode("utf-8"))


def report_page(found: Findings, database: str) -> str:
    """The page as text; the same for the same database. Raises Unusable where the charts' packages are missing."""
    library, charts = _library(), _charts(found)
    style, script = _style(), _asset("page.js")
    drawn = {name for name, chart in charts.items() if chart["rows"]}
    told_of = {row.authority for told in found.told for row in told.rows}
    authorities = sorted(told_of.union(name for name, *_ in (*found.coverage, *found.status, *found.targets)))
    plans = sorted({(row.authority, row.plan) for told in found.told for row in told.rows if row.plan})
    figures = {"authorities": authorities, "plans": plans, "charts": {name: charts[name] for name in sorted(drawn)}}
    return _filled(
        _asset("page.html"),
        policy=_policy((library, script), style),
        title=_title(found),
        style=style,
        summary="".join(
            f"<li><b>{amount:,}</b><span>{shown(what)}</span></li>" for what, amount in found.summary if amount
        ),
        sections="\n".join((_coverage(found), *(_section(told, drawn) for told in found.told))),
        database=shown(database),
        figures=_json(figures),
        library=library,
        script=script,
    )


def shown(text: object) -> str:
    """Text as it may stand in a page: nothing of it is markup, and marks that turn the writing round can be seen."""
    return BIDI.sub(lambda mark: f'<span class="mark">[U+{ord(mark[0]):04X}]</span>', html.escape(str(text)))


def _title(found: Findings) -> str:
    if len(found.named) == 1:
        return shown(f"{found.named[0]}: what its papers say")
    return f"What the papers of {len(found.named):,} authorities say" if found.named else "What the papers say"


def _section(told: Told, drawn: set[str]) -> str:
    section = told.section
    heading = f'<section id="{section.key}"><h2>{section.title}</h2><p class="says">{section.says}</p>'
    if not told.rows:
        return f'{heading}<p class="none">The papers read so far say nothing of this.</p></section>'
    chart = _figure(section.key) if section.key in drawn else ""
    heads = "".join(_head(column) for column in section.columns)
    rows = "\n".join(_table_row(told, row) for row in told.rows)
    return (
        f'{heading}{chart}<div class="scroll" tabindex="0" role="region" aria-label="{section.title}">'
        f'<table data-section="{section.key}" data-total="{told.total}"><thead><tr>{heads}'
        f'<th scope="col"><button type="button">Paper</button></th></tr></thead><tbody>{rows}</tbody></table></div>'
        f'<p class="more">{_more(told)} <span id="shown-{section.key}" aria-live="polite"></span></p></section>'
    )


def _figure(key: str) -> str:
    """The place of a chart, with the key to its colours where that is long."""
    dots = (f'<li><span class="dot {name.replace(" ", "_")}"></span>{name.replace("_", " ")}</li>' for name in COLOURS)
    legend = f'<ul class="key">{"".join(dots)}</ul>' if key == "status" else ""
    return f'<figure>{legend}<div class="chart" id="chart-{key}"></div></figure>'


def _more(told: Told) -> str:
    if told.total <= len(told.rows):
        return f"{told.total:,} row{'s' if told.total > 1 else ''}."
    where = "" if told.section.where == "TRUE" else f" WHERE {told.section.where}"
    asked = shown(f'councilpapers query DB "SELECT * FROM {told.section.view}{where}"')
    return (
        f"The first {MOST_ROWS:,} of {told.total:,} rows. All of them: <code>{asked}</code>; "
        "a page of one authority: <code>councilpapers report DB --authority NAME</code>"
    )


def _head(column: Column) -> str:
    kind = ' class="number"' if column.kind is Kind.NUMBER else ""
    return f'<th scope="col"{kind}><button type="button">{column.heading}</button></th>'


def _table_row(told: Told, row: Row) -> str:
    data = f' data-authority="{html.escape(row.authority)}"'
    if told.section.plan:
        data += f' data-plan="{html.escape(row.plan)}"'
    if told.section.quarters:
        data += f' data-quarter="{html.escape(row.quarter)}" data-status="{html.escape(row.status)}"'
    cells = "".join(
        _cell(told, row, column, value) for column, value in zip(told.section.columns, row.values, strict=True)
    )
    return f"<tr{data}>{cells}{_paper(row)}</tr>"


def _cell(told: Told, row: Row, column: Column, value: object) -> str:
    if value is None:
        return f'<td class="{column.kind.value}"></td>'
    if column.kind is Kind.NUMBER:
        number = f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
        if told.section.key == "status" and column.name == "actions":
            number = f'<a href="{html.escape(_counted(row))}">{number}</a>'
        return f'<td class="number" data-value="{value}">{number}</td>'
    if column.kind is Kind.STATUS:
        words = shown(str(value).replace("_", " "))
        return f'<td class="status"><span class="dot {html.escape(str(value))}"></span>{words}</td>'
    said = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
    return f'<td class="{column.kind.value}">{shown(said)}</td>'


def _counted(row: Row) -> str:
    """The address of the rows that a number counts."""
    by = {"authority": row.authority, "plan": row.plan, "quarter": row.quarter, "status": row.status, "to": "actions"}
    return f"#{urlencode({name: value for name, value in by.items() if value})}"


def _paper(row: Row) -> str:
    """The file and page that a row was read from, as a link where a browser can follow it."""
    name = f"{row.file_name} p. {row.page}" if row.page else row.file_name
    place = f"{row.source_uri}#page={row.page}" if row.page else row.source_uri
    linked = place.startswith(LINKED)
    words = f'<a href="{html.escape(place)}" rel="noreferrer">{shown(name)}</a>' if linked else shown(name)
    short = row.quote if len(row.quote) <= MOST_QUOTED else f"{row.quote[:MOST_QUOTED].rstrip()} …"
    quote = f'<span class="quote">{shown(short)}</span>' if short else ""
    return f'<td class="paper">{words}{quote}</td>'


def _coverage(found: Findings) -> str:
    heading = (
        '<section id="coverage"><h2>What is in the archive</h2><p class="says">How many reports of each authority tell '
        "of each quarter. A cross: nothing tells of a quarter between its first and its last.</p>"
    )
    quarters = sorted({quarter for _, quarter, _ in found.coverage})
    if not quarters:
        return f'{heading}<p class="none">No paper says which quarter it is about.</p></section>'
    heads = "".join(f'<th scope="col">{shown(quarter)}</th>' for quarter in quarters)
    rows = "\n".join(
        _grid_row(name, quarters, list(told)) for name, told in groupby(found.coverage, key=lambda one: one[0])
    )
    return (
        f'{heading}<div class="scroll" tabindex="0" role="region" aria-label="What is in the archive">'
        f'<table class="grid"><thead><tr><th scope="col">Authority</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _grid_row(name: str, quarters: Iterable[str], told: Sequence[tuple[str, str, int]]) -> str:
    counts = {quarter: count for _, quarter, count in told}
    cells = "".join(_grid_cell(counts.get(quarter)) for quarter in quarters)
    return f'<tr data-authority="{html.escape(name)}"><th scope="row">{shown(name)}</th>{cells}</tr>'


def _grid_cell(count: int | None) -> str:
    if count is None:
        return "<td></td>"
    return f'<td class="there">{count}</td>' if count else '<td class="missing" title="missing">✕</td>'


def _charts(found: Findings) -> dict[str, dict[str, Any]]:
    """By section, the chart's specification and its rows; the first column is the authority, for the page's filter."""
    try:
        from . import charts
    except ImportError as error:
        raise Unusable("The page's charts need two more packages: pip install 'councilpapers[report]'") from error
    order = {name: place for place, name in enumerate(COLOURS)}
    status = [[a, q, s.replace("_", " "), n, order.get(s, 99)] for a, q, s, n in found.status]
    slipped = [[a, months, months + 3, n] for a, months, n in found.slipped]
    longest = max((months + 3 for _, months, _ in found.slipped), default=0)
    changes = ("the same", "better", "worse")  # by the sign of the steps
    grades = [[a, str(year), changes[step], n, 1 - step] for a, year, step, n in found.grades]
    targets = [[a, year, "met" if met else "missed", n, 0 if met else 1] for a, year, met, n in found.targets]
    return {
        "status": _figures(charts.status_chart(), ("authority", "quarter", "status", "actions", "order"), status),
        "slipped": _figures(charts.slipped_chart(longest), ("authority", "months", "to", "deadlines"), slipped),
        "grades": _figures(charts.grades_chart(), ("authority", "year", "change", "grades", "order"), grades),
        "indicators": _figures(charts.targets_chart(), ("authority", "year", "met", "measures", "order"), targets),
    }


def _figures(spec: dict[str, Any], columns: Sequence[str], rows: Sequence[Sequence[object]]) -> dict[str, Any]:
    return {"spec": spec, "columns": columns, "rows": rows}


def _library() -> str:
    try:
        from vl_convert import javascript_bundle
    except ImportError as error:
        raise Unusable("The page's charts need two more packages: pip install 'councilpapers[report]'") from error
    text: str = javascript_bundle()  # type: ignore[call-arg]
    return text.replace("</script", "<\\/script")


def _asset(name: str) -> str:
    return files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


def _style() -> str:
    dots = (f".dot.{status.replace(' ', '_')} {{ background: {colour}; }}" for status, colour in COLOURS.items())
    labels = (
        f'table[data-section="{section.key}"] td:nth-child({place})::before {{ content: "{heading}"; }}'
        for section in SECTIONS
        for place, heading in enumerate([*(column.heading for column in section.columns), "Paper"], 1)
    )
    return "\n".join((_asset("page.css"), *dots, "@media (max-width: 40rem) {", *labels, "}"))


def _policy(scripts: Iterable[str], style: str) -> str:
    """Nothing is fetched, nothing sent, and no script or style runs but the page's own."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}'"


def _json(value: object) -> str:
    """JSON that no page takes for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _filled(template: str, **values: str) -> str:
    """The template with its names in braces replaced, each once: what is put in is not looked at again."""
    parts = Formatter().parse(template)
    return "".join(text + (values[name] if name else "") for text, name, _, _ in parts)
