"""Results as a page of Markdown: figures first, then what changed, then what is wrong and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..writing import write_text
from .accepted import SOFT, Change
from .evaluation import Evaluation
from .figures import FileVerdict, Key, Measure, Scope, Tallies, Tally, mean_over_files, whole_share
from .kinds import KINDS
from .likeness import Strictness
from .reliability import assessed_rows, reliability
from .results import told

SHOWN = 60  # characters of a value
CHANGES_SHOWN = 40
MISSES_SHOWN = 40
NAMES = {
    Strictness.STRICT: "strict",
    Strictness.SOFT: "soft",
    Strictness.LEVENSHTEIN: "Levenshtein ≥ 0.8",
    Strictness.RATCLIFF_OBERSHELP: "Ratcliff/Obershelp ≥ 0.95",
}


def summary(held: Evaluation) -> str:
    """The figures of all files, of each table and of each format."""
    return "\n".join(_summary(held)) + "\n"


def against_accepted(held: Evaluation) -> str:
    """What changed against the accepted results, and what keeps these from passing."""
    return "\n".join(_against(held)) + "\n"


def report(held: Evaluation) -> str:
    """The whole page."""
    lines = ["# Results", "", *_summary(held), "", *_against(held), "", "## By field", "", *_by_field(held)]
    lines += ["", "## Confidence by table", "", *_reliability_by_table(held.verdicts)]
    for scope in (Scope.KIND, Scope.AUTHORITY, Scope.DOCUMENT):
        lines += ["", f"## By {scope.value}", "", *_by_scope(held, scope)]
    lines += ["", "## What is wrong", "", *_wrong(held.verdicts)]
    return "\n".join(lines) + "\n"


def write_page(path: Path, held: Evaluation) -> None:
    """Write the page; raises Unusable where it cannot be written."""
    write_text(path, report(held))


def _summary(held: Evaluation) -> Iterator[str]:
    every = held.tallies.get((Scope.ALL, ""), {})
    absent = sum(not verdict.read for verdict in held.verdicts)
    yield f"{len(held.verdicts)} files" + (f", {absent} of them not in the database" if absent else "")
    yield ""
    yield from _table(("", *NAMES.values()), _strictnesses(every, held.verdicts))
    yield ""
    tables = sorted({key.table for key in every if key.table})
    yield from _table(("table", *COLUMNS), [(table, *_columns(every, table)) for table in tables])
    yield ""
    yield from _by_scope(held, Scope.FORMAT)
    yield ""
    yield from _reliability(held.verdicts)


def _reliability(verdicts: Sequence[FileVerdict]) -> Iterator[str]:
    """What confidence says beside what is true, softly compared, in tenths from the least sure rows up."""
    found = reliability(assessed_rows(verdicts, SOFT))
    if found is None:
        yield "No row has a confidence."
        return
    ranked = "none is wrong" if found.ranked is None else f"right above wrong {found.ranked:.3f}"
    yield (
        f"confidence of {found.rows} rows ({found.unassessed} without): expected {found.expected:.4f}, observed"
        f" {found.observed:.4f}; Brier {found.brier:.4f} (one figure for all: {found.brier_of_mean:.4f}); {ranked}"
    )
    yield ""
    rows = (
        (f"{t.lowest:.3f} to {t.highest:.3f}", str(t.rows), _figure(t.expected), _figure(t.observed))
        for t in found.tenths
    )
    yield from _table(("confidence", "rows", "expected", "wholly right"), rows)


def _reliability_by_table(verdicts: Sequence[FileVerdict]) -> Iterator[str]:
    found = ((table, reliability(assessed_rows(verdicts, SOFT, table))) for table in KINDS)
    rows = (
        (table, str(f.rows), str(f.unassessed), _figure(f.expected), _figure(f.observed), _figure(f.brier))
        for table, f in found
        if f is not None
    )
    yield from _table(("table", "rows", "without", "expected", "wholly right", "Brier"), rows)


def _strictnesses(every: Tallies, verdicts: Sequence[FileVerdict]) -> Iterator[tuple[str, ...]]:
    fields = [every.get(Key(Measure.FIELDS, "", "", strictness), Tally()) for strictness in Strictness]
    yield ("precision of fields", *(_figure(tally.precision) for tally in fields))
    yield ("recall of fields", *(_figure(tally.recall) for tally in fields))
    yield ("F1 of fields", *(_figure(tally.f1) for tally in fields))
    yield ("F1, mean over files", *(_figure(mean_over_files(verdicts, strictness)) for strictness in Strictness))
    yield ("whole rows", *(_figure(whole_share(every, strictness)) for strictness in Strictness))


COLUMNS = ("rows", "missing", "too many", "precision", "recall", "F1", "whole rows", "whole, strict")


def _columns(counted: Tallies, table: str) -> tuple[str, ...]:
    """Softly compared, but for the last."""
    rows = counted.get(Key(Measure.ROWS, table, "", SOFT), Tally())
    fields = counted.get(Key(Measure.FIELDS, table, "", SOFT), Tally())
    return (
        str(rows.right + rows.missed),
        str(rows.missed),
        str(rows.made_up),
        _figure(fields.precision),
        _figure(fields.recall),
        _figure(fields.f1),
        _figure(whole_share(counted, SOFT, table)),
        _figure(whole_share(counted, Strictness.STRICT, table)),
    )


def _by_scope(held: Evaluation, scope: Scope) -> Iterator[str]:
    found = {name: counted for (of, name), counted in held.tallies.items() if of is scope}
    rows = sorted(((name or "none named", *_columns(counted, "")) for name, counted in found.items()), key=_worst_first)
    yield from _table((scope.value, *COLUMNS), rows)


def _worst_first(row: Sequence[str]) -> tuple[str, str]:
    return row[-2], row[0]


def _by_field(held: Evaluation) -> Iterator[str]:
    every = held.tallies.get((Scope.ALL, ""), {})
    rows = []
    for table, kind in KINDS.items():
        for field in kind.fields:
            found = [every.get(Key(Measure.FIELDS, table, field, strictness)) for strictness in Strictness]
            soft = every.get(Key(Measure.FIELDS, table, field, SOFT))
            if soft:
                counts = (str(soft.right + soft.missed), str(soft.missed), str(soft.made_up))
                rows.append((table, field, *counts, *(_figure(tally.f1) for tally in found if tally)))
    yield from _table(("table", "field", "values", "missed", "made up", *(f"F1 {n}" for n in NAMES.values())), rows)


def _against(held: Evaluation) -> Iterator[str]:
    compared = sum(held.accepted.knows(verdict) for verdict in held.verdicts)
    gains = [change for change in held.changes if change.gain]
    losses = [change for change in held.changes if not change.gain]
    yield (
        f"Against the accepted results ({compared} of {len(held.verdicts)} files compared): "
        f"{len(gains)} gains, {len(losses)} losses."
    )
    for title, changed in (("losses", losses), ("gains", gains)):
        if changed:
            yield f"\n{title.capitalize()}:\n"
            yield from _table(("file", "table", "row", "was", "now"), list(_changed(changed)))
        if len(changed) > CHANGES_SHOWN:
            yield f"\nand {len(changed) - CHANGES_SHOWN} more {title}"
    for fall in (*held.fallen, *held.short):
        yield f"\n**Too low**: {fall.of}, {fall.figure}: {fall.now:.4f}, asked {fall.asked:.4f}"


def _changed(changes: Sequence[Change]) -> Iterator[tuple[str, ...]]:
    for change in changes[:CHANGES_SHOWN]:
        yield change.file, change.table, _short(change.row), change.was, change.now


def _wrong(verdicts: Sequence[FileVerdict]) -> Iterator[str]:
    """Rows and fields that are wrong, alike ones together, the most frequent first."""
    seen: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    for verdict in verdicts:
        for key, example in _misses(verdict):
            seen[key] += 1
            first.setdefault(key, (verdict.file, *example))
    rows = (
        (str(count), *key, *map(_short, first[key]))
        for key, count in sorted(seen.items(), key=lambda item: (-item[1], item[0]))[:MISSES_SHOWN]
    )
    yield from _table(("times", "papers", "table", "field", "first in", "should be", "is"), rows)


def _misses(verdict: FileVerdict) -> Iterator[tuple[tuple[str, str, str], tuple[str, str]]]:
    papers = verdict.kind or verdict.document
    for table in verdict.tables:
        for row in table.rows:
            if row.gold is None or row.got is None:
                what = "row too many" if row.gold is None else "row missing"
                named = (row.named, "") if row.got is None else ("", row.named)
                yield (papers, table.kind.table, what), named
                continue
            for field in row.fields:
                if SOFT not in field.right:
                    yield (papers, table.kind.table, field.name), (told(field.gold) or "", told(field.got) or "")


def _table(header: Sequence[str], rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield _line(header)
    yield _line(["---"] * len(header))
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else f"{flat[: SHOWN - 1]}…"


def _figure(value: float) -> str:
    return f"{value:.4f}"
