"""The mill's tables for their own sake: budgets, timetables, registers, matrices in any layout; no records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .looks import Ruling
from .sheet import Column, Line, Sheet
from .sheets import SHEETS
from .words import DIRECTORATES, Draw, Paper

LOOKS = {
    Ruling.RULED: ["grid", "grid small", "grid shaded", "grid dark", "grid turned", "double", "dashed", "thin",
                   "thin shaded", "open", "sides", "white dark painted"],
    Ruling.HALF_RULED: ["rows", "rows shaded", "between", "thin-rows", "booktabs", "booktabs zebra", "foot",
                        "underlined", "columns", "boxed", "boxed dark", "bare zebra", "bare dark zebra"],
    Ruling.UNRULED: ["bare", "bare", "bare small", "print", "bare plain", "bare shaded"],
}  # fmt: skip
CAPTIONS = ["Table {n}: {title}", "{title}", "Figure {n}. {title}", "Appendix {n} – {title}"]
NOTES = ["Figures in brackets are underspends.", "Totals may not sum because of rounding.",
         "Source: the council's own monitoring.", "p = provisional. n/a = not applicable."]  # fmt: skip
PORTRAIT, LANDSCAPE = 480.0, 730.0  # points between the margins


def tables(draw: Draw) -> Paper:
    """A paper of two to four tables under captions, with a line of prose between them."""
    council, directorate = draw.council(), draw.one(DIRECTORATES)
    title = f"{directorate}: tables for the record"
    landscape, two_columns = draw.chance(0.4), draw.chance(0.12)
    page = {"kind": "page", "landscape": landscape, "frames": 2 if two_columns else 1,
            "running_header": title if draw.chance(0.3) else ""}  # fmt: skip
    blocks: list[dict[str, Any]] = [page, {"kind": "title", "text": title}, {"kind": "text", "text": f"{council}."}]
    room = (LANDSCAPE if landscape else PORTRAIT) / (2 if two_columns else 1)
    caption = draw.one(CAPTIONS)
    for number in range(1, draw.whole(2, 4) + 1):
        sheet = draw.one(SHEETS)(draw)
        if two_columns:
            sheet = narrow(sheet)
        blocks.append({"kind": "heading", "level": 2, "text": caption.format(n=number, title=sheet.title)})
        if draw.chance(0.4):
            blocks.append({"kind": "text", "text": " ".join(draw.said(1, 3))})
        block = laid_out(draw, sheet, room)
        if two_columns:
            block["look"] = f"{block['look']} small"
        blocks.append(block)
        if draw.chance(0.4):
            blocks.append({"kind": "text", "text": draw.one(NOTES)})
    gold: dict[str, Any] = {"authority_code": None, "scored": {}}
    formats = ["pdf", "docx", "html"]
    return Paper({"title": title, "publisher": council, "formats": formats, "block": blocks}, gold)


def narrow(sheet: Sheet) -> Sheet:
    """Its first four columns, for pages in two."""
    lines = tuple(replace(line, cells=line.cells[:4]) for line in sheet.lines)
    return replace(sheet, columns=sheet.columns[:4], lines=lines)


def laid_out(draw: Draw, sheet: Sheet, room: float) -> dict[str, Any]:
    """The sheet as a block, in a look of any ruling."""
    ruling = draw.one([Ruling.RULED, Ruling.HALF_RULED, Ruling.UNRULED])
    ruled = ruling is Ruling.RULED
    if not sheet.grouped and draw.chance(0.4):
        sheet = shuffled(draw, sheet)
    if ruled and sheet.sections and draw.chance(0.35):
        rows = _side_headings(draw, sheet)
        sheet = replace(sheet, columns=(Column(draw.one(["", "Area", "Theme"]), 1.2), *sheet.columns))
    else:
        rows = _rows(sheet, spread=ruled or (ruling is Ruling.HALF_RULED and draw.chance(0.5)))
    heads, header = _heads(draw, sheet, hang=ruled or draw.chance(0.5))
    numbers = draw.one(["right", "right", "centre", "left"])
    widths = [column.width for column in sheet.columns]
    needed = sum(widths) * draw.one([38, 46, 60]) / room  # points a unit of width
    return {
        "kind": "table", "header": header, "heads": heads, "rows": rows, "look": draw.one(LOOKS[ruling]),
        "widths": widths, "align": [numbers if column.figures else "left" for column in sheet.columns],
        "gutter": draw.one([4.0, 6.0, 8.0, 12.5]), "lead": draw.one([4.0, 6.0, 8.0]),
        "share": min(1.0, max(0.5, needed)),
    }  # fmt: skip


def shuffled(draw: Draw, sheet: Sheet) -> Sheet:
    """Columns in another order; the first stays."""
    order = [0, *draw.random.sample(range(1, len(sheet.columns)), len(sheet.columns) - 1)]
    lines = tuple(
        line if line.section else replace(line, cells=tuple(line.cells[n] for n in order)) for line in sheet.lines
    )
    return replace(sheet, columns=tuple(sheet.columns[n] for n in order), lines=lines)


def _heads(draw: Draw, sheet: Sheet, hang: bool) -> tuple[list[list[Any]], list[str]]:
    """One to three rows of headings: labels alone, under groups, under groups under one head.

    Columns without a group hang over the rows (`hang`), or stand in the last row with nothing above them.
    """
    labels = [column.label for column in sheet.columns]
    if not sheet.grouped:
        return [], labels
    top = draw.chance(0.3)
    rows: list[list[Any]] = [[] for _ in range(3 if top else 2)]
    crown = [{"text": sheet.crown, "span": sum(bool(column.group) for column in sheet.columns)}] if top else []
    place = 0
    for name, count in _runs([column.group for column in sheet.columns]):
        members = labels[place : place + count]
        place += count
        if name:
            rows[0] += crown  # groups stand side by side
            crown = []
            rows[-2].append({"text": name, "span": count})
            rows[-1] += members
        elif hang:
            rows[0] += [{"text": label, "rows": len(rows)} for label in members]
        else:
            for row in rows[:-1]:
                row += [""] * count
            rows[-1] += members
    return rows, []


def _runs(names: list[str]) -> list[tuple[str, int]]:
    runs: list[tuple[str, int]] = []
    for name in names:
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + 1)
        else:
            runs.append((name, 1))
    return runs


def _rows(sheet: Sheet, spread: bool) -> list[list[Any]]:
    """Sections as bands over all columns (`spread`) or as a word in the first."""
    width = len(sheet.columns)
    rows: list[list[Any]] = []
    for line in sheet.lines:
        if line.section:
            words = {"text": line.section, "bold": True}
            rows.append([{**words, "span": width, "fill": "E2E2E2"}] if spread else [words, *[""] * (width - 1)])
        else:
            rows.append(_row(line))
    return rows


def _row(line: Line) -> list[Any]:
    first, *others = line.cells
    if line.total:
        return [{"text": text, "bold": True} for text in line.cells]
    return [{"text": first, "indent": line.indent} if line.indent else first, *others]


def _side_headings(draw: Draw, sheet: Sheet) -> list[list[Any]]:
    """Sections as cells at the left that hang over their rows, turned where there is room."""
    turned = draw.chance(0.5)
    rows: list[list[Any]] = []
    for section, lines in sheet.by_section():
        cell = {"text": section, "rows": len(lines), "turned": turned and len(lines) > 3 and len(section) < 14}
        rows += [[cell, *_row(line)] if n == 0 else _row(line) for n, line in enumerate(lines)]
    return rows
