"""The mill's papers that tell instead of tabulating: a year in sentences, a scrutiny review, a sheet of decisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .words import ENDS, OBJECTS, VERBS, Draw, Paper

FORMATS = ["pdf", "docx", "html", "txt"]
DEALT = [("repairs", "completed"), ("complaints", "received"), ("calls", "answered"), ("applications", "determined")]
TAKEN = ["re-let a home", "process a new claim", "repair a street light", "answer a letter"]
VISITED = ["leisure centres", "libraries", "the museum", "country parks"]
WEAK = ["Important weaknesses and areas for development", "Weaknesses and areas for improvement"]


def paper_told(
    title: str, council: str, blocks: list[dict[str, Any]], listed: Sequence[str] = (), **gold: list[dict[str, Any]]
) -> Paper:
    """A paper of that gold; of the tables `listed` it may say more."""
    source = {"title": title, "publisher": council, "formats": FORMATS}
    scored = {name: "listed" if name in listed else "all" for name in gold}
    told = {"authority_code": None, "scored": scored, "reports": [], **gold}
    return Paper({**source, "block": [{"kind": "title", "text": title}, *blocks]}, told)


def in_markup(paper: Paper) -> Paper:
    """The paper without the rendering as plain text, which keeps no columns and wraps every line."""
    return Paper({**paper.source, "formats": FORMATS[:3]}, paper.gold)


def year_told(draw: Draw) -> Paper:
    """What a service did in a year, in the active voice, and under headings what is good and what is not."""
    (noun, verb), done, place = draw.one(DEALT), draw.one(TAKEN), draw.one(VISITED)
    dealt, days, visits = draw.whole(1_100, 98_000), draw.whole(11, 60), draw.whole(100_000, 900_000)
    good, weak = (words.rstrip(".") for words in draw.said(2, 2))
    blocks: list[dict[str, Any]] = [
        {"kind": "heading", "text": "How did we do?"},
        {"kind": "text", "text": f"We {verb} {dealt:,} {noun} {draw.one(['last year', 'in the year'])}."},
        {"kind": "text", "text": f"It took {draw.one(['us ', ''])}{days} days on average to {done}."},
        {"kind": "text", "text": f"Visits to {place} totalled {visits:,}."},
        {"kind": "heading", "text": draw.one(["Major strengths", "What are we doing well?"])},
        {"kind": "list", "items": [good]},
        {"kind": "heading", "text": draw.one(WEAK)},
        {"kind": "list", "items": [weak]},
    ]
    measured = [(f"{noun} {verb}", dealt), (done, days), (f"Visits to {place}", visits)]
    return paper_told(
        "Annual Report to Residents", draw.council(), blocks,
        indicators=[{"name": name, "value": value, "unit": "days" if value == days else "count"}
                    for name, value in measured],
        findings=[{"kind": "strength", "text": good}, {"kind": "improvement_area", "text": weak}],
    )  # fmt: skip


def review(draw: Draw) -> Paper:
    """A scrutiny review whose recommendations bear their name and number: "Recommendation 2: That ..."."""
    sign = draw.one([": ", " - "])
    asked = [f"That the Cabinet {verb.lower()}s {draw.one(OBJECTS)}{draw.one(ENDS)}." for verb in draw.some(
        ["Publish", "Fund", "Extend", "Open"], 2, 4)]  # fmt: skip
    lines = [{"kind": "text", "text": f"Recommendation {n}{sign}{words}"} for n, words in enumerate(asked, 1)]
    foreword = [{"kind": "heading", "text": "Foreword"}, {"kind": "text", "text": draw.said(1, 1)[0]}]
    blocks = [*foreword, {"kind": "heading", "text": "Recommendations"}, *lines]
    found = [{"kind": "recommendation", "label": str(n), "text": words} for n, words in enumerate(asked, 1)]
    return paper_told("Scrutiny Review: Final Report", draw.council(), blocks, decisions=found)


def decision_sheet(draw: Draw) -> Paper:
    """What a cabinet decided, as a table of items, before the minutes are out."""
    rows = [[str(n), draw.one(OBJECTS).capitalize(), f"That the Council {draw.one(VERBS).lower()} {draw.one(OBJECTS)}."]
            for n in range(5, draw.whole(8, 10))]  # fmt: skip
    title = f"Decision Sheet - Cabinet, {draw.whole(1, 28)} June {draw.whole(2012, 2024)}"
    found = [
        {"kind": "resolution", "number": number, "item_title": item, "text": words} for number, item, words in rows
    ]
    table = {"kind": "table", "header": ["Item", "Subject", "Decision"], "rows": rows, "widths": [1, 3, 4]}
    return in_markup(paper_told(title, draw.council(), [table], decisions=found))


TOLD: dict[str, Callable[[Draw], Paper]] = {"year-told": year_told, "review": review, "decision-sheet": decision_sheet}
