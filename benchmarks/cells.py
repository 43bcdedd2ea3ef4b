"""How well tables are read, cell by cell: `python -m benchmarks.cells FOLDER [--worst N] [--only WORD] [--looks]`.

Reads every paper of a mill's folder, lays the tables found beside the true ones (NAME.grids.json) and prints precision,
recall and F1 of cells by how tables are ruled and by format. A cell is right when its words (white space and bullets
aside), its place and its spans are; all cells of a table that the paper does not have are wrong. A row is right when
all of its cells are.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from councilpapers.document import Document, Table, TableOrigin
from councilpapers.extract.readers import read

from .mill.grids import TrueTable
from .mill.looks import Ruling
from .tally import Tally

KIND_OF = {
    TableOrigin.RULED: Ruling.RULED,
    TableOrigin.HALF_RULED: Ruling.HALF_RULED,
    TableOrigin.ALIGNED: Ruling.UNRULED,
    TableOrigin.RUN_TOGETHER: Ruling.UNRULED,
    TableOrigin.MARKUP: Ruling.MARKUP,
}
PASSED_OVER = str.maketrans("", "", "•▪\uf0b7\u00ad")  # bullets, also in Symbol's code, and soft hyphens
SHOWN = 48  # characters of a cell in a complaint

Placed = tuple[int, int, int, int, str]  # row, column, spans, words


@dataclass(slots=True)
class Score(Tally):
    """Counts of one kind of table, cells first."""

    rows: int = 0
    rows_right: int = 0
    broken: int = 0
    broken_right: int = 0
    tables: int = 0
    tables_right: int = 0
    headers_right: int = 0


@dataclass(slots=True)
class Verdict:
    """One file: its scores by ruling and what went wrong."""

    name: str
    group: str
    scores: dict[Ruling, Score] = field(default_factory=lambda: defaultdict(Score))
    looks: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    complaints: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """Cells missed or made up."""
        return sum(score.true + score.found - 2 * score.right for score in self.scores.values())


def judge(name: str, group: str, truth: Sequence[TrueTable], document: Document) -> Verdict:
    """The paper's tables held against the true ones, each found table against one at most."""
    verdict = Verdict(name, group)
    found = [block for block in document.blocks if isinstance(block, Table)]
    partners = aligned([placed_true(table) for table in truth], [placed_found(table) for table in found])
    for number, table in enumerate(truth):
        partner = found[partners[number]] if number in partners else None
        if not table.optional:
            score = compare(table, partner)
            verdict.scores[table.ruling].add(score)
            verdict.looks[table.look].add(score)
            verdict.complaints += complaints(table, partner)
    for number, extra in enumerate(found):
        if number not in partners.values():
            verdict.scores[KIND_OF[extra.origin]].found += len(extra.cells)
            verdict.complaints.append(f"not a table of its own ({extra.origin}, {_where(extra)}): {_opening(extra)}")
    return verdict


def aligned(truth: Sequence[set[Placed]], found: Sequence[set[Placed]]) -> dict[int, int]:
    """True table -> found table, one to one, those that share most words first."""
    true_words, found_words = [_words(cells) for cells in truth], [_words(cells) for cells in found]
    shared = (
        (sum((ours & theirs).values()), -n, -m)
        for n, ours in enumerate(true_words)
        for m, theirs in enumerate(found_words)
    )
    partners: dict[int, int] = {}
    for count, n, m in sorted(shared, reverse=True):
        if count and -n not in partners and -m not in partners.values():
            partners[-n] = -m
    return partners


def _words(cells: Iterable[Placed]) -> Counter[str]:
    return Counter(words for *_, words in cells if words)


def placed_true(table: TrueTable) -> set[Placed]:
    return {(c.row, c.column, c.row_span, c.column_span, bare(c.text)) for c in table.cells}


def placed_found(table: Table) -> set[Placed]:
    return {(c.row, c.column, c.row_span, c.column_span, bare(c.flat)) for c in table.cells}


def bare(text: str) -> str:
    """Words without white space, bullets and soft hyphens."""
    return "".join(text.translate(PASSED_OVER).split())


def compare(table: TrueTable, partner: Table | None) -> Score:
    truth = placed_true(table)
    found = placed_found(partner) if partner else set()
    right = truth & found
    wrong_rows = {row for row, *_ in truth ^ found}
    good = set(range(table.row_count)) - wrong_rows if right else set()
    return Score(
        true=len(truth),
        found=len(found),
        right=len(right),
        rows=table.row_count,
        rows_right=len(good),
        broken=len(table.broken_rows),
        broken_right=len(good.intersection(table.broken_rows)),
        tables=1,
        tables_right=int(truth == found),
        headers_right=int(partner is not None and partner.header_rows == table.header_rows),
    )


def complaints(table: TrueTable, partner: Table | None) -> Iterator[str]:
    """What is wrong with a found table, most telling first; nothing where all is right."""
    truth = placed_true(table)
    about = f"{table.look} table" + (f" on pages {table.pages[0]} to {table.pages[1]}" if table.pages else "")
    if partner is None:
        words = next((cell.text for cell in table.cells if cell.text), "")
        yield f"{about}: not found: {words[:SHOWN]!r}"
        return
    found = placed_found(partner)
    if truth == found:
        return
    columns = max(column + span for _, column, _, span, _ in truth)
    size, true_size = (partner.row_count, partner.column_count), (table.row_count, columns)
    yield f"{about}, read as {partner.origin}" + ("" if size == true_size else f", {_by(size)} for {_by(true_size)}")
    missed, made_up = sorted(truth - found), sorted(found - truth)
    first = missed[0] if missed else made_up[0]
    instead = {(row, column): rest for row, column, *rest in made_up}.get(first[:2])
    yield (
        f"  {len(missed)} of {len(truth)} cells missed, {len(made_up)} made up; at row {first[0]}, column {first[1]} "
        f"{_shown(first[2:])} is read as {_shown(instead) if instead else 'no cell'}"
    )
    if table.broken_rows:
        yield f"  rows cut by page ends: {list(table.broken_rows)}"


def _by(size: tuple[int, int]) -> str:
    return f"{size[0]} rows by {size[1]}"


def _shown(cell: Sequence[Any]) -> str:
    rows, columns, words = cell
    spans = f" ({rows} by {columns})" if (rows, columns) != (1, 1) else ""
    return repr(words if len(words) <= SHOWN else words[: SHOWN - 20] + "..." + words[-17:]) + spans


def _where(table: Table) -> str:
    return f"page {table.parts[0].page}" if table.parts else table.locator or "no page"


def _opening(table: Table) -> str:
    return repr(" | ".join(cell.flat for cell in table.cells if cell.flat)[:SHOWN])


def verdicts(folder: Path, only: str) -> Iterator[Verdict]:
    for path in sorted(folder.glob("*.grids.json")):
        for name, said in json.loads(path.read_text(encoding="utf-8"))["files"].items():
            if only in name:
                group = f"pdf by {said['producer']}" if said["producer"] else name.rsplit(".", 1)[-1]
                truth = [TrueTable.from_json(table) for table in said["tables"]]
                yield judge(name, group, truth, read((folder / name).read_bytes(), name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=10, help="how many files to complain about")
    parser.add_argument("--only", default="", help="files with this in their name")
    parser.add_argument("--looks", action="store_true", help="PDFs by the look of their tables, too")
    args = parser.parse_args()
    totals: dict[str, Score] = defaultdict(Score)
    judged = list(verdicts(args.folder, args.only))
    for verdict in judged:
        for look, score in verdict.looks.items() if args.looks and verdict.name.endswith(".pdf") else ():
            totals[f"look {look}"].add(score)
        for ruling, score in verdict.scores.items():
            totals[f"{verdict.group}, {ruling}"].add(score)
            totals[f"pdf, {ruling}" if verdict.name.endswith(".pdf") else "other formats"].add(score)
    print(f"{'':<28} {'tables':>6} {'right':>6} {'header':>6} {'cells':>7} {'prec':>6} {'rec':>6} {'F1':>6} "
          f"{'rows':>6} {'right':>6} {'broken':>6} {'right':>6}")  # fmt: skip
    for name, score in sorted(totals.items()):
        print(_line(name, score))
    for verdict in sorted(judged, key=lambda v: -v.lost)[: args.worst]:
        if verdict.complaints:
            print(f"\n{verdict.name}: {verdict.lost} cells lost or made up")
            print("\n".join(f"  {complaint}" for complaint in verdict.complaints[:4]))


def _line(name: str, score: Score) -> str:
    def share(part: int, whole: int) -> str:
        return f"{part / whole:6.3f}" if whole else f"{'-':>6}"

    return (
        f"{name:<28} {score.tables:>6} {share(score.tables_right, score.tables)} "
        f"{share(score.headers_right, score.tables)} {score.true:>7} {score.precision:6.3f} {score.recall:6.3f} "
        f"{score.f1:6.3f} {score.rows:>6} {share(score.rows_right, score.rows)} "
        f"{score.broken:>6} {share(score.broken_right, score.broken)}"
    )


if __name__ == "__main__":
    main()
