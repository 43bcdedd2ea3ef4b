"""The mill's measures: scorecards of indicators and a regulator's judgements."""

from __future__ import annotations

from datetime import date
from typing import Any

from .action_plans import LOOKS
from .words import FILLS, OF_COLOUR, SAID, Draw, Paper, financial, quarter_end

MEASURES = [("Household waste recycled", "%"), ("Days to decide a benefit claim", "days"),
            ("Homes empty for six months or more", "count"), ("Council tax collected", "%"),
            ("Children in care per 10,000", "per 10,000"), ("Sickness days per employee", "days"),
            ("Planning applications decided in time", "%"), ("Calls answered within a minute", "%"),
            ("Weeks to re-let a home", "weeks"), ("Visits to libraries", "count")]  # fmt: skip
JUDGEMENTS = ["The impact of leaders on social work practice",
              "The experiences and progress of children who need help and protection",
              "The experiences and progress of children in care",
              "The experiences and progress of care leavers"]  # fmt: skip
GRADES = {"Outstanding": "outstanding", "Good": "good", "Requires improvement to be good": "requires_improvement",
          "Inadequate": "inadequate"}  # fmt: skip


def scorecard(draw: Draw) -> Paper:
    """A table of indicators: this quarter, the one before, target, status; names and order as drawn."""
    council = draw.council()
    ends = quarter_end(date(draw.whole(2012, 2023), draw.one([9, 12]), 1))
    year, quarter = financial(ends)
    named = draw.one(["Corporate Scorecard", "Key Performance Indicators", "Performance Dashboard"])
    title = f"{named} Quarter {quarter} {year}"
    now, then = draw.one(
        [(f"Q{quarter} {year}", f"Q{quarter - 1} {year}"), (f"Quarter {quarter}", f"Quarter {quarter - 1}")]
    )
    coded, shown = draw.chance(0.7), draw.one(["fill", "word", ""])
    measure = draw.one(["Indicator", "Measure", "Performance Indicator", "PI Description"])
    header = [*(["Ref"] if coded else []), measure, then, now, "Target"]
    header += [draw.one(["Status", "RAG"])] if shown else []
    rows, indicators = [], []
    for number, (name, unit) in enumerate(draw.some(MEASURES, 5, 9), 1):
        was, value, target = (draw.whole(20, 95) + draw.one([0.0, 0.3, 0.7]) for _ in range(3))
        sign = "%" if unit == "%" else ""
        colour = draw.one(list(FILLS))
        row: list[Any] = [
            *([f"KPI {number:02d}"] if coded else []),
            name,
            *(f"{v:g}{sign}" for v in (was, value, target)),
        ]
        if shown:
            row.append({"text": colour.title() if shown == "word" else "", "fill": FILLS[colour][0]})
        rows.append(row)
        gold: dict[str, Any] = {"name": name, "value": value, "target": target}
        if sign:
            gold["unit"] = "%"
        if coded:
            gold["reference"] = f"KPI {number:02d}"
        if shown:
            gold |= {"rag": colour, "status": OF_COLOUR[colour]}
        indicators.append(gold)
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "actions": "all", "indicators": "listed"},
        "reports": [{"ordinal": 1, "kind": "performance_report", "title": title, "financial_year": year,
                     "quarter": quarter}],
        "actions": [],
        "indicators": indicators,
    }  # fmt: skip
    blocks = [
        {"kind": "title", "text": title},
        {"kind": "text", "text": f"{council}. {' '.join(draw.said(1, 2))}"},
        {"kind": "table", "header": header, "rows": rows, "look": draw.one(LOOKS),
         "widths": [*([1] if coded else []), 4, 1.4, 1.4, 1.2, *([1.2] if shown else [])]},
    ]  # fmt: skip
    return Paper({"title": title, "publisher": council, "formats": ["pdf", "docx", "html"], "block": blocks}, gold)


def inspection(draw: Draw) -> Paper:
    """Judgements in a table, prose, and a list of what needs to improve."""
    place = draw.council().rsplit(" ", 2)[0]
    title = f"Inspection of {place} local authority children's services"
    rows = [[name, draw.one(list(GRADES))] for name in JUDGEMENTS]
    rows.append(["Overall effectiveness", draw.one(list(GRADES))])
    needs = [words.rstrip(".") + "." for words in draw.some(SAID, 3, 5)]
    first, last, year = draw.whole(1, 9), draw.whole(10, 20), draw.whole(2018, 2024)
    blocks = [
        {"kind": "title", "text": title},
        {"kind": "text", "text": f"Inspection dates: {first} to {last} March {year}"},
        {"kind": "text", "text": f"Lead inspector: {draw.person()}, His Majesty’s Inspector"},
        {"kind": "table", "header": ["Judgement", "Grade"], "rows": rows, "widths": [3, 2]},
        {"kind": "text", "text": " ".join(draw.said(2, 3))},
        {"kind": "heading", "text": "What needs to improve?"},
        {"kind": "list", "items": needs},
    ]
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "grades": "all", "findings": "all"},
        "reports": [{"ordinal": 1, "kind": "inspection_report", "title": title}],
        "grades": [{"subject": "Overall" if name.startswith("Overall") else name, "grade_text": words,
                    "grade": GRADES[words], "assessment_year": str(year)} for name, words in rows],
        "findings": [{"kind": "improvement_area", "text": words} for words in needs],
    }  # fmt: skip
    source = {"title": title, "publisher": "Inspectorate", "formats": ["pdf", "docx"], "footer": "{n}", "block": blocks}
    return Paper(source, gold)
