"""The mill's plans whose layout says what no column does: cards, bands, marked terms, a key in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from .plans_forms import Blocks, in_markup, of_blocks
from .plans_more import (
    REF,
    REMEDIES,
    WHO,
    Column,
    Gold,
    chief,
    colour,
    due,
    implemented,
    lead,
    moved_to,
    original,
    plan,
    prose,
    response,
    status,
    task,
)
from .words import OBJECTS, THEMES, Draw, Paper

TERMS = [
    ["Short (0-2 years)", "Medium (3-5 years)", "Long (5+ years)"],
    ["Short term", "Medium term", "Long term"],
    ["Short (1-2 yrs)", "Medium (2-5 yrs)", "Long (over 5 yrs)"],
]
LEADERS = ["Leisure Manager", "Housing Options Manager", "Head of Finance", "Director of Place", "Estates Manager"]
LESSONS = ["Rest centres opened late", "Residents did not know whom to call", "Too few sandbags were in store",
           "Radios did not work in the valley", "Volunteers were sent home", "The phones were down"]  # fmt: skip
BAND = "D9E2F3"
GREEN = ["92D050", "00B050", "00FF00"]


def cards(draw: Draw) -> Paper:
    """The projects of a board as cards of one table, parted by the rows that name them."""
    labels = [draw.one(names) for names in (["Lead officer", "Lead"], ["Target date", "Due date"], ["RAG"])]
    said = draw.one(["Update", "Latest update"])
    rows: list[list[Any]] = []

    def card(draw: Draw, gold: Gold, start: date) -> Blocks:
        gold["reference"] = f"P{len(rows) // 5 + 1}"
        rows.append(
            [{"text": f"{gold['reference']}: {task(draw, gold, start)}", "span": 2, "fill": BAND, "bold": True}]
        )
        makers = (lead, due, colour, prose("comments", 1, 1))
        rows.extend([label, make(draw, gold, start)] for label, make in zip([*labels, said], makers, strict=True))
        return []

    paper = of_blocks(draw, "Growth Board: Project Dashboard", card)
    return _with_table(paper, [], rows, [1, 4])


def terms(draw: Draw) -> Paper:
    """An area's plan that marks in one of three columns whether a thing is for soon or for later."""
    mark, heads = draw.one(["X", "x", "✓"]), draw.one(TERMS)

    def term(words: str) -> Callable[[Draw, Gold, date], str]:
        def make(draw: Draw, gold: Gold, start: date) -> str:
            if "deadline_text" in gold or not (words == heads[-1] or draw.chance(0.4)):
                return ""
            gold["deadline_text"] = words
            return mark

        return make

    marked: list[Column] = [([head], term(head), 1.1) for head in heads]
    said: Column = (["Progress", "Progress to date"], prose("progress_text", 1, 1), 2.6)
    return in_markup(plan(draw, "Neighbourhood Action Plan", [REF, (["Action"], task, 3), WHO, *marked, said]))


def answered(draw: Draw) -> Paper:
    """A review followed up: each recommendation numbered in its heading or by its label, and answered in lines."""
    headed = draw.chance(0.5)
    kinds = (["Management response", "Response"], ["Responsible officer", "Lead officer"], ["Due date", "Target date"],
             ["Follow-up position", "Current position"], ["Status"])  # fmt: skip
    labels = [draw.one(names) for names in kinds]
    asked = iter(draw.some(REMEDIES, len(REMEDIES), len(REMEDIES)))

    def block(draw: Draw, gold: Gold, start: date) -> Blocks:
        gold["reference"] = str(gold["reference"]).split(".")[1]
        gold["description"] = next(asked)
        makers = (response, lead, due, prose("progress_text", 1, 1), implemented)
        lines = list(zip(labels, [make(draw, gold, start) for make in makers], strict=True))
        name = f"Recommendation {gold['reference']}"
        lines.insert(0, ("Recommendation" if headed else name, gold["description"]))
        over = name if headed else "Recommendations" if gold["reference"] == "1" else ""
        heading: Blocks = [{"kind": "heading", "level": 3, "text": over}] if over else []
        return [*heading, *({"kind": "text", "text": f"{label}: {words}"} for label, words in lines)]

    return of_blocks(draw, "Follow-up Review of Payroll", block, count=draw.whole(3, min(5, len(REMEDIES))))


def led_by_bands(draw: Draw) -> Paper:
    """A strategy's tasks under bands that say which workstream it is and who leads it."""
    name, sign = draw.one(["Workstream", "Theme", "Priority"]), draw.one([" – ", " - "])
    streams = list(zip(draw.some(THEMES, 2, 3), draw.some(LEADERS, 3, 3), strict=False))
    rows: list[list[Any]] = []

    def row(draw: Draw, gold: Gold, start: date) -> Blocks:
        number = min(len(rows) // 3, len(streams) - 1)
        theme, leader = streams[number]
        if len(rows) == number * 3:
            words = f"{name} {number + 1}: {theme}{sign}Lead: {leader}"
            rows.append([{"text": words, "span": 5, "fill": BAND, "bold": True}])
        gold |= {"reference": f"{number + 1}.{len(rows) - number * 3}", "theme": theme, "plan": "Leisure Strategy"}
        makers = (task, due, status, prose("comments", 1, 1))
        rows.append([gold["reference"], *(make(draw, gold, start) for make in makers)])
        gold["lead_officer"] = leader
        return []

    paper = of_blocks(draw, "Leisure Strategy: Implementation", row, count=draw.whole(4, 6))
    return _with_table(paper, ["Ref", "Task", "Due date", "Status", "Comments"], rows, [0.7, 3, 1.4, 1.3, 3])


def keyed(draw: Draw) -> Paper:
    """A committee's log whose done rows are shaded, as a sentence above says."""
    key = draw.one(["Rows shaded green are complete and will be removed after this meeting.",
                    "Completed actions are highlighted in green."])  # fmt: skip
    rows: list[list[Any]] = []
    fill = draw.one(GREEN)

    def row(draw: Draw, gold: Gold, start: date) -> Blocks:
        done = len(rows) != 1 and (not rows or draw.chance(0.5))
        gold["reference"] = f"24/{len(rows) + 1:02d}"
        words = [gold["reference"], *(make(draw, gold, start) for make in (task, lead, due, prose("comments", 1, 1)))]
        if done:
            gold |= {"rag": "green", "status": "completed"}
        rows.append([{"text": text, "fill": fill} for text in words] if done else words)
        return []

    paper = of_blocks(draw, "Licensing Committee: Action Log", row)
    blocks = [*paper.source["block"], {"kind": "text", "text": key}]
    paper = replace(paper, source={**paper.source, "block": blocks})
    return _with_table(paper, ["Ref", "Action", "Owner", "Due", "Update"], rows, [0.8, 3, 1.4, 1.3, 3])


def sub_actions(draw: Draw) -> Paper:
    """Actions that hang over the sub-actions of which they are made."""
    themes = [f"{words[0].upper()}{words[1:]}" for words in draw.some(OBJECTS, 2, 3)]
    rows: list[list[Any]] = []

    def row(draw: Draw, gold: Gold, start: date) -> Blocks:
        del gold["reference"]
        gold |= {"theme": themes[len(rows) // 2], "plan": "Homelessness Strategy"}
        above = [] if len(rows) % 2 else [{"text": gold["theme"], "rows": 2}]
        rows.append([*above, *(make(draw, gold, start) for make in (task, lead, due, status, prose("comments", 1, 1)))])
        return []

    paper = of_blocks(draw, "Homelessness Strategy: Six-month Review", row, count=len(themes) * 2)
    second = draw.one(["Sub-action", "Sub-actions"])
    return _with_table(
        paper, ["Action", second, "Lead", "Due", "Status", "Notes"], rows, [1.8, 2.6, 1.3, 1.3, 1.6, 2.4]
    )


def turned_headers(draw: Draw) -> Paper:
    """A tracker whose headers put their noun first: who is accountable, when a thing was due."""
    columns: list[Column] = [
        REF,
        (["What management agreed", "Action agreed"], task, 3),
        (["Manager accountable", "Director accountable"], chief, 1.6),
        (["Officer responsible", "Officer leading"], lead, 1.6),
        (["Due originally", "Originally due"], original, 1.3),
        (["Date revised", "Revised to"], moved_to, 1.3),
        (["Status now", "Status"], status, 1.3),
        (["Progress since last update", "Progress since then"], prose("progress_text", 1, 1), 2.6),
    ]
    return in_markup(plan(draw, "Recommendations Tracker", columns))


def two_dates(draw: Draw) -> Paper:
    """A list of projects with the date that was planned and the one that is forecast."""
    planned, forecast = draw.one([("Planned end date", "Forecast end date"), ("Baseline date", "Forecast date"),
                                  ("Target date", "New date"), ("Original", "Revised")])  # fmt: skip
    columns: list[Column] = [
        REF,
        (["Project", "Action"], task, 3),
        (["Project lead", "Owner"], lead, 1.5),
        ([planned], original, 1.4),
        ([forecast], moved_to, 1.4),
        (["Overall RAG", "RAG"], colour, 1),
        (["Commentary", "Narrative"], prose("comments", 1, 1), 3),
    ]
    paper = in_markup(plan(draw, "Digital Projects Update", columns))
    return _under_one_head(paper) if planned == "Original" else paper


def _under_one_head(paper: Paper) -> Paper:
    """The two dates under a header that says of what."""
    (at, grid) = next((n, block) for n, block in enumerate(paper.source["block"]) if block["kind"] == "table")
    first = list(grid["header"]).index("Original")
    above = [*[""] * first, {"text": "Target date", "span": 2}, *[""] * (len(grid["header"]) - first - 2)]
    blocks = list(paper.source["block"])
    blocks[at] = {**grid, "heads": [above]}
    return replace(paper, source={**paper.source, "block": blocks})


def lessons(draw: Draw) -> Paper:
    """A debrief whose lessons and their numbers stand under one header."""
    learnt = draw.some(LESSONS, len(LESSONS), len(LESSONS))
    rows: list[list[Any]] = []

    def row(draw: Draw, gold: Gold, start: date) -> Blocks:
        gold |= {"reference": str(len(rows) + 1), "issues_text": learnt[len(rows)]}
        words = [make(draw, gold, start) for make in (task, lead, due, status)]
        rows.append([gold["reference"], gold["issues_text"], *words])
        return []

    paper = of_blocks(draw, "Emergency Planning Debrief", row)
    over = {"text": draw.one(["Lesson", "Lesson learnt"]), "span": 2}
    paper = _with_table(paper, [], rows, [0.5, 2.6, 3, 1.5, 1.4, 1.2])
    paper.source["block"][-1]["heads"] = [[over, "Action", "Lead", "Deadline", "Status"]]
    return paper


def _with_table(paper: Paper, header: Sequence[str], rows: list[list[Any]], widths: Sequence[float]) -> Paper:
    grid = {"kind": "table", "header": header, "rows": rows, "widths": widths, "look": "grid"}
    page = {"kind": "page", "landscape": len(widths) > 4}
    return replace(paper, source={**paper.source, "block": [page, *paper.source["block"], grid]})


LAYOUTS: dict[str, Callable[[Draw], Paper]] = {
    "cards": cards,
    "terms": terms,
    "answered": answered,
    "led-by-bands": led_by_bands,
    "keyed": keyed,
    "sub-actions": sub_actions,
    "turned-headers": turned_headers,
    "two-dates": two_dates,
    "lessons": lessons,
}
