"""The mill's action plans: ruled and half-ruled tables, columns as drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from .words import DIRECTORATES, FILLS, OF_COLOUR, STATES, THEMES, Draw, Paper, financial

HEADS = {
    "reference": ["Ref", "Ref.", "No.", "Action No", "ID", "Action Ref"],
    "description": ["Action", "Actions", "What we will do", "Key Action", "Task", "Action Required", "Agreed Action"],
    "lead_officer": ["Lead Officer", "Lead", "Owner", "Responsible Officer", "By whom", "Who", "Responsibility",
                     "Action Owner", "Lead Officer(s)"],
    "deadline": ["Target Date", "By when", "Deadline", "Timescale", "Due Date", "Completion Date", "When",
                 "Target date for completion"],
    "status": ["Status", "Current Status", "Action Status"],
    "rag": ["RAG", "RAG Status", "RAG Rating", "BRAG"],
    "comments": ["Comments", "Commentary", "Update", "Progress Commentary", "Latest Update"],
    "progress_text": ["Progress", "Progress to date", "Action taken", "Progress made", "Latest position"],
    "outcomes_text": ["Outcomes", "Success measure", "Measure of success", "Intended outcome", "Expected Outcome"],
    "percent_complete": ["% Complete", "% complete", "Percentage complete"],
    "theme": ["Priority", "Theme", "Objective", "Outcome area", "Priority area"],
}  # fmt: skip


LOOKS = ["grid", "grid", "grid", "grid small", "grid shaded", "grid turned", "double", "dashed", "thin", "open",
         "sides", "rows", "rows shaded", "rows zebra", "thin-rows", "between shaded", "columns shaded", "boxed",
         "boxed dark", "booktabs", "foot", "underlined", "white dark painted", "bare", "bare zebra", "bare dark zebra",
         "print"]  # fmt: skip
OVER = ["Progress", "Monitoring", "This quarter"]
Section = tuple[str, list[list[Any]]]  # a theme and its rows


def action_plan(draw: Draw) -> Paper:
    """One ruled or half-ruled table, or one per theme; columns, names and order as drawn."""
    council, directorate = draw.council(), draw.one(DIRECTORATES)
    start = date(draw.whole(2009, 2023), draw.whole(1, 12), 1)
    year, _ = financial(start)
    title = draw.one([f"{directorate} Improvement Plan {year}", f"{directorate} Action Plan {year}"])
    fields = columns(draw)
    themed = draw.one(["bands", "headings", "column", "within", "none"])
    themes = draw.some(THEMES, 2, 3) if themed != "none" else [""]
    actions: list[dict[str, Any]] = []
    sections: list[Section] = []
    for number, theme in enumerate(themes, 1):
        rows = []
        for turn, task in enumerate(draw.tasks(draw.one([draw.whole(3, 7), draw.whole(3, 7), draw.whole(9, 16)])), 1):
            row, gold = action_row(draw, fields, task, f"{number}.{turn}", start)
            rows.append(row)
            actions.append(gold | {"plan": title} | ({"theme": theme} if theme else {}))
        sections.append((theme, rows))
    blocks: list[dict[str, Any]] = [
        {"kind": "page", "landscape": draw.chance(0.7), "running_header": title if draw.chance(0.5) else ""},
        {"kind": "title", "text": title},
        {"kind": "text", "text": f"{council}. Monitored by the {directorate} Board."},
        *_set(draw, themed, sections, fields),
    ]
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "actions": "all"},
        "reports": [{"ordinal": 1, "kind": "action_plan", "title": title, "financial_year": year}],
        "actions": actions,
    }
    texts = themed != "within" and not any("heads" in block for block in blocks)
    formats = ["pdf", "docx", "txt" if texts else "html"]
    return Paper({"title": title, "publisher": council, "formats": formats, "block": blocks}, gold)


def _set(draw: Draw, themed: str, sections: list[Section], fields: list[str]) -> list[dict[str, Any]]:
    """The sections as tables: themes in bands over a table or within it, in headings, in a merged column."""
    heads = [draw.one(HEADS[name]) for name in fields]
    look = draw.one(LOOKS)
    named = draw.one(["Priority {}: {}", "Priority {} – {}", "Objective {} - {}", "{}. {}"])
    if themed == "column":
        merged = [
            [{"text": theme, "rows": len(rows)}, *row] if turn == 0 else row
            for theme, rows in sections
            for turn, row in enumerate(rows)
        ]
        return [table([draw.one(HEADS["theme"]), *heads], merged, look, [1.6, *widths(fields)])]
    if themed == "none":
        return [_with_head_over(draw, table(heads, sections[0][1], look, widths(fields)))]
    if themed == "within":
        inside: list[list[Any]] = []
        for number, (theme, rows) in enumerate(sections, 1):
            inside += [
                [{"text": named.format(number, theme), "span": len(heads), "bold": True, "fill": "D9E2F3"}],
                *rows,
            ]
        return [_with_head_over(draw, table(heads, inside, look, widths(fields)))]
    blocks: list[dict[str, Any]] = []
    for number, (theme, rows) in enumerate(sections, 1):
        words = named.format(number, theme)
        block = table(heads, rows, look, widths(fields))
        if themed == "bands":
            block["bands"] = [words]
        else:
            blocks.append({"kind": "heading", "level": 1, "text": words})
        blocks.append(block)
    return blocks


def _with_head_over(draw: Draw, block: dict[str, Any]) -> dict[str, Any]:
    """Sometimes the last columns stand under a head of their own; the others hang over both rows of headings."""
    if draw.chance(0.75) or len(block["header"]) < 5:
        return block
    first, last = block["header"][:-2], block["header"][-2:]
    top = [*({"text": words, "rows": 2} for words in first), {"text": draw.one(OVER), "span": 2}]
    return {**block, "header": [], "heads": [top, last]}


def columns(draw: Draw) -> list[str]:
    """Which columns, in which order."""
    fields = ["description", "lead_officer", "deadline"]
    if draw.chance(0.6):
        fields.insert(0, "reference")
    if draw.chance(0.4):
        fields.insert(draw.whole(1, len(fields)), "outcomes_text")
    fields.append(draw.one(["comments", "progress_text"]))
    state = draw.one(["status", "rag", "percent_complete", ""])
    if state:
        fields.insert(draw.whole(len(fields) - 1, len(fields)), state)
    if draw.chance(0.15):
        draw.random.shuffle(fields)
    elif draw.chance(0.3):
        swap = fields.index("lead_officer"), fields.index("deadline")
        fields[swap[0]], fields[swap[1]] = fields[swap[1]], fields[swap[0]]
    return fields


def widths(fields: list[str]) -> list[float]:
    shares = {"reference": 0.8, "description": 3.2, "lead_officer": 1.6, "deadline": 1.5, "status": 1.4, "rag": 1.0,
              "percent_complete": 1.2, "comments": 3.5, "progress_text": 3.5, "outcomes_text": 2.4}  # fmt: skip
    return [shares[name] for name in fields]


def action_row(
    draw: Draw, fields: list[str], task: str, reference: str, start: date
) -> tuple[list[Any], dict[str, Any]]:
    """A row as printed and as read."""
    gold: dict[str, Any] = {"level": "action", "description": task}
    row: list[Any] = []
    for name in fields:
        if name == "reference":
            gold["reference"] = reference
            row.append(reference)
        elif name == "description":
            row.append(task)
        elif name == "lead_officer":
            names = draw.people(2 if draw.chance(0.2) else 1)
            gold["lead_officer"] = "; ".join(names)
            row.append(draw.one([" / ", " and ", "\n"]).join(names))
        elif name == "deadline":
            row.append(_deadline(draw, gold, start))
        elif name in {"status", "rag"}:
            row.append(_state(draw, gold, name))
        elif name == "percent_complete":
            gold["percent_complete"] = draw.one([0, 10, 25, 50, 60, 75, 90, 100])
            row.append(f"{gold['percent_complete']}%")
        else:
            row.append(_prose(draw, gold, name))
    return row, gold


def _deadline(draw: Draw, gold: dict[str, Any], start: date) -> str:
    if draw.chance(0.08):
        gold["deadline_text"] = draw.one(["Ongoing", "TBC"])
        return str(gold["deadline_text"])
    words, day, precision = draw.deadline(start)
    gold |= {"deadline_text": words, "deadline": day.isoformat(), "deadline_precision": precision}
    return words


def _state(draw: Draw, gold: dict[str, Any], name: str) -> Any:
    if name == "status":
        gold["status"] = draw.one(list(STATES))
        gold["status_text"] = draw.one(STATES[gold["status"]])
        return gold["status_text"]
    colour = draw.one(list(FILLS))
    gold |= {"rag": colour, "status": OF_COLOUR[colour]}
    if draw.chance(0.5):
        return {"fill": draw.one(FILLS[colour])}
    return colour[0].upper()


def _prose(draw: Draw, gold: dict[str, Any], name: str) -> str:
    if draw.chance(0.12):
        return ""
    lines = draw.said()
    gold[name] = "\n".join(lines)
    return "\n".join(f"• {line}" for line in lines) if draw.chance(0.4) else "\n".join(lines)


def table(header: list[str], rows: list[list[Any]], look: str, shares: list[float]) -> dict[str, Any]:
    return {"kind": "table", "header": header, "rows": rows, "look": look, "widths": shares}
