"""The mill's plans in forms other than a table of named columns: ticks, sheets under headings, lists, tables turned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from .plans_more import WHO, Column, Gold, colour, due, implemented, lead, plan, prose, reference, status, task
from .words import Draw, Paper, financial

MARKS = ["✓", "X", "✔"]
TICKED = [("Not started", "not_started"), ("Under way", "on_track"), ("Complete", "completed")]
FORMATS = ["pdf", "docx", "html"]
Blocks = list[dict[str, Any]]


def ticked(draw: Draw) -> Paper:
    """A plan whose states are columns, one of them ticked in each row."""
    mark = draw.one(MARKS)

    def tick(words: str, meaning: str, *, last: bool) -> Callable[[Draw, Gold, date], str]:
        def make(draw: Draw, gold: Gold, start: date) -> str:
            if "status" in gold or not (last or draw.chance(0.4)):
                return ""
            gold |= {"status_text": words, "status": meaning}
            return mark

        return make

    states: list[Column] = [
        ([words], tick(words, meaning, last=words == TICKED[-1][0]), 0.9) for words, meaning in TICKED
    ]
    columns = [(["Action", "Actions"], task, 3), WHO, *states, (["Notes", "Comments"], prose("comments", 1, 1), 2.4)]
    return in_markup(plan(draw, "Town Plan", columns))


def odd_headers(draw: Draw) -> Paper:
    """A tracker with headers that no list has: what stands below says what they are."""
    columns: list[Column] = [
        (["AFI", "Cell", "Item"], reference, 0.8),
        (["Intervention", "Action"], task, 3),
        WHO,
        (["Planned quarter", "Landing"], _quarter, 1.2),
        (["Assessment by the panel", "Panel's view"], implemented, 1.4),
        (["In brief", "Story so far"], prose("comments"), 3),
    ]
    return in_markup(plan(draw, "Improvement Tracker", columns))


def _quarter(draw: Draw, gold: Gold, start: date) -> str:
    year, number = financial(start)
    words = f"Q{number} {year.replace('-', '/')}"
    month = {1: 6, 2: 9, 3: 12, 4: 3}[number]
    ends = date(int(year[:4]) + (number == 4), month, 31 if month in (3, 12) else 30)
    gold |= {"deadline_text": words, "deadline": ends.isoformat()}
    return words


def headed(draw: Draw) -> Paper:
    """Each action a numbered heading with lines below it: who, by when, how it stands, what was done."""
    labels = [draw.one(names) for names in (["Lead", "Lead officer"], ["Timescale", "Due date"], ["Status"])]
    said = draw.one(["Update", "Latest update"])

    def block(draw: Draw, gold: Gold, start: date) -> Blocks:
        values = [make(draw, gold, start) for make in (lead, due, status)]
        lines = [*zip(labels, values, strict=True), (said, prose("comments", 1, 1)(draw, gold, start))]
        title = {"kind": "heading", "level": 2, "text": f"{gold['reference']} {task(draw, gold, start)}"}
        return [title, *({"kind": "text", "text": f"{label}: {words}"} for label, words in lines)]

    return of_blocks(draw, "Climate Actions: Progress", block)


def listed(draw: Draw) -> Paper:
    """The actions of a forum as bullets, each with its owner, and some with their date, in brackets."""
    rows: list[str] = []

    def item(draw: Draw, gold: Gold, start: date) -> Blocks:
        del gold["reference"]
        words, who = task(draw, gold, start), lead(draw, gold, start)
        rows.append(f"{words} ({who}, by {due(draw, gold, start)})" if draw.chance(0.5) else f"{words} ({who})")
        return []

    paper = of_blocks(draw, "Tree Forum Notes", item)
    blocks = [
        *paper.source["block"],
        {"kind": "heading", "level": 1, "text": draw.one(["Actions agreed", "Action points", "Next steps"])},
        {"kind": "list", "items": rows},
    ]
    return replace(paper, source={**paper.source, "block": blocks})


def turned(draw: Draw) -> Paper:
    """Three projects side by side: the labels stand in the first column."""
    rows: list[list[Any]] = [["Project"], ["Lead officer"], ["Target date"], ["RAG"], ["Progress"]]

    def column(draw: Draw, gold: Gold, start: date) -> Blocks:
        del gold["reference"]
        makers = (task, lead, due, colour, prose("progress_text", 1, 1))
        for row, make in zip(rows, makers, strict=True):
            row.append(make(draw, gold, start))
        return []

    paper = of_blocks(draw, "Digital Projects", column, count=3)
    grid = {"kind": "table", "header": rows[0], "rows": rows[1:], "widths": [1, 2, 2, 2], "look": "grid"}
    return replace(paper, source={**paper.source, "block": [*paper.source["block"], grid]})


def of_blocks(draw: Draw, name: str, make: Callable[[Draw, Gold, date], Blocks], count: int = 0) -> Paper:
    """A paper whose every action is some blocks."""
    council, start = draw.council(), date(draw.whole(2012, 2024), draw.whole(1, 12), 1)
    blocks: Blocks = [{"kind": "title", "text": name}, {"kind": "text", "text": f"{council}. {draw.said(1, 1)[0]}"}]
    actions: list[Gold] = []
    for number in range(1, (count or draw.whole(3, 6)) + 1):
        gold: Gold = {"level": "action", "reference": f"1.{number}"}
        blocks += make(draw, gold, start)
        actions.append(gold)
    gold_of_paper = {"authority_code": None, "scored": {"actions": "all"}, "reports": [], "actions": actions}
    return Paper({"title": name, "publisher": council, "formats": FORMATS, "block": blocks}, gold_of_paper)


def in_markup(paper: Paper) -> Paper:
    """The paper without the rendering as plain text, where a tick or a blank has no place."""
    return replace(paper, source={**paper.source, "formats": FORMATS})


FORMS: dict[str, Callable[[Draw], Paper]] = {
    "ticked": ticked,
    "odd-headers": odd_headers,
    "headed": headed,
    "listed": listed,
    "turned": turned,
}
