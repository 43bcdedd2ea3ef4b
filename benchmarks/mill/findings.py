"""The mill's wider measures: KPI tables, assessments with scores, counts, strengths and concerns, audit opinions."""

from __future__ import annotations

from datetime import date
from typing import Any

from .scores import MEASURES
from .words import DIRECTORATES, FILLS, OF_COLOUR, SAID, THEMES, Draw, Paper, financial, quarter_end

SIGNS = {"green": ["▲", "✔", "On target"], "amber": ["→", "●", "Near target"], "red": ["▼", "✘", "Below target"]}
STATEMENTS = ["Assessing needs", "Supporting people to lead healthier lives", "Equity in experience and outcomes",
              "Care provision, integration and continuity", "Partnerships and communities",
              "Safe pathways, systems and transitions", "Safeguarding", "Governance, management and sustainability",
              "Learning, improvement and innovation"]  # fmt: skip
SCORED = {
    1: "1 - Significant shortfalls",
    2: "2 - Some shortfalls",
    3: "3 - Good standard",
    4: "4 - Exceptional standard",
}
RATED = {"Inadequate": "inadequate", "Requires improvement": "requires_improvement", "Good": "good",
         "Outstanding": "outstanding"}  # fmt: skip
GRADED = {1: "inadequate", 2: "requires_improvement", 3: "good", 4: "outstanding"}
AUDITS = ["Payroll", "Business rates", "School admissions", "Fleet services", "Cyber security", "Homelessness grants"]
OPINIONS = ["Substantial", "Reasonable", "Limited", "Minimal"]
STATES = {"Completed": "completed", "On track": "on_track", "At risk": "at_risk", "Overdue": "overdue",
          "Not started": "not_started"}  # fmt: skip


def value_of(draw: Draw, unit: str) -> tuple[str, float]:
    number = draw.whole(3, 95) + draw.one([0.0, 0.4, 0.8])
    return f"{number:g}{'%' if unit == '%' else ''}", number


def kpi_table(draw: Draw) -> Paper:
    """Measures by quarters under a two-line or one-line header, in bands, with targets, comparators and arrows."""
    council = draw.council()
    ends = quarter_end(date(draw.whole(2012, 2023), draw.one([9, 12]), 1))
    year, quarter = financial(ends)
    short = year.replace("20", "", 1) if draw.chance(0.3) else year.replace("-", "/")
    title = f"{draw.one(['Quarterly Performance Report', 'Performance Indicators'])} Quarter {quarter} {year}"
    options = {
        "coded": draw.chance(0.6),
        "good": draw.one(["", "Good is", "Polarity", "Good is: High / Low"]),
        "levels": draw.chance(0.5),
        "comparator": draw.one(["", "England average", "Statistical neighbours", "North West", "Top quartile"]),
        "variance": draw.chance(0.3),
        "trend": draw.one(["", "DoT", "Direction of travel", "Trend"]),
        "shown": draw.one(["fill", "word", "letter", "sign"]),
        "banded": draw.chance(0.5),
    }
    periods = [f"Q{n}" for n in range(1, quarter + 1)]
    before = f"{int(year[:4]) - 1}/{int(year[:4]) % 100:02d}"
    head: list[tuple[str, str]] = [("", name) for name in (
        *(["Ref"] if options["coded"] else []), draw.one(["Performance indicator", "Measure", "KPI description"]),
        *([str(options["good"])] if options["good"] else []), f"{before} outturn")]  # fmt: skip
    head += [(short, period) for period in periods]
    head.append(("", draw.one(["Target", f"Target {short}", "Annual target"])))
    head += [("", words) for words in (
        *(["Variance"] if options["variance"] else []),
        *([str(options["comparator"])] if options["comparator"] else []),
        *([str(options["trend"])] if options["trend"] else []), draw.one(["RAG", "RAG status", "Status"]))]  # fmt: skip
    rows: list[list[Any]] = []
    header = [lower if not upper else f"{lower} {upper}" for upper, lower in head]
    heads: list[list[Any]] = []
    if options["levels"]:
        header = []
        first = next(n for n, (upper, _) in enumerate(head) if upper)
        top: list[Any] = [{"text": lower, "rows": 2} for _, lower in head[:first]]
        top.append({"text": short, "span": len(periods)})
        top += [{"text": lower, "rows": 2} for _, lower in head[first + len(periods) :]]
        heads = [top, list(periods)]
    indicators: list[dict[str, Any]] = []
    services = draw.some(DIRECTORATES, 2, 2)
    measures = draw.some(MEASURES, 6, 9)
    for place, (name, unit) in enumerate(measures):
        band = services[place * 2 // len(measures)] if options["banded"] else None
        if band and (not place or band != services[(place - 1) * 2 // len(measures)]):
            rows.append([{"text": band, "span": len(head)}])
        rows.append(_kpi_row(draw, options, (place + 1, name, unit, len(periods)), indicators))
        if band:
            indicators[-1]["subject"] = band
        if "value" in indicators[-1]:
            indicators[-1] |= {"quarter": quarter, "financial_year": year}
        else:
            indicators.pop()
    blocks = [
        {"kind": "page", "landscape": True},
        {"kind": "title", "text": title},
        {"kind": "text", "text": f"{council}. {' '.join(draw.said(1, 2))}"},
        {"kind": "table", "heads": heads, "header": header, "rows": rows, "look": draw.one(["grid", "grid", "rows"])},
    ]
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "actions": "all", "indicators": "listed"},
        "reports": [{"ordinal": 1, "kind": "performance_report", "title": title, "financial_year": year,
                     "quarter": quarter}],
        "actions": [],
        "indicators": indicators,
    }  # fmt: skip
    formats = ["pdf", "docx", "html"]
    return Paper({"title": title, "publisher": council, "formats": formats, "block": blocks}, gold)


def _kpi_row(
    draw: Draw, options: dict[str, Any], what: tuple[int, str, str, int], found: list[dict[str, Any]]
) -> list[Any]:
    """A row of the table; its last quarter's value with what the row says of it is added to `found`."""
    number, name, unit, quarters = what
    values = [value_of(draw, unit) for _ in range(quarters)]
    missing = draw.chance(0.12)
    gold: dict[str, Any] = {"name": name}
    row: list[Any] = [f"PI {number:02d}"] if options["coded"] else []
    row.append(name)
    if options["coded"]:
        gold["reference"] = f"PI {number:02d}"
    if options["good"]:
        high = draw.chance(0.5)
        row.append("High" if high else "Low")
        gold["direction"] = "higher_is_better" if high else "lower_is_better"
    row.append(value_of(draw, unit)[0])
    row += [words for words, _ in values[:-1]]
    row.append(draw.one(["N/A", "Data not available", "Not yet available"]) if missing else values[-1][0])
    target, wanted = value_of(draw, unit)
    row.append(draw.one([target, f"<= {target}", f"≥{target}"]))
    if options["variance"]:
        row.append(f"{values[-1][1] - wanted:+.1f}")
    if options["comparator"]:
        row.append(value_of(draw, unit)[0])
    if options["trend"]:
        row.append(draw.one(["▲", "▼", "→", "↑", "↓", "↔"]))
    colour = draw.one(list(FILLS))
    shown = {"fill": {"text": "", "fill": FILLS[colour][0]}, "word": colour.title(), "letter": colour[0].upper(),
             "sign": {"text": draw.one(SIGNS[colour][:2]), "fill": FILLS[colour][0]}}[options["shown"]]  # fmt: skip
    row.append(shown)
    if not missing:
        gold |= {"value": values[-1][1], "target": wanted, "rag": colour, "status": OF_COLOUR[colour]}
        if unit == "%":
            gold["unit"] = "%"
    found.append(gold)
    return row


def care_assessment(draw: Draw) -> Paper:
    """A regulator's scores for quality statements, overall percentage and rating, strengths and what to improve."""
    council = draw.council()
    title = f"{council}: local authority assessment report"
    overall = draw.one(list(RATED))
    year = draw.whole(2024, 2026)
    given = {"framework": "CQC local authority assessment", "assessor": "Care Quality Commission",
             "assessment_year": str(year)}  # fmt: skip
    percent = draw.whole(40, 92)
    scores = [(name, draw.whole(1, 4)) for name in draw.some(STATEMENTS, 6, 9)]
    table = draw.chance(0.6)
    blocks: list[dict[str, Any]] = [
        {"kind": "title", "text": title},
        {"kind": "text", "text": f"Assessment published: {draw.whole(1, 28)} May {year}"},
        {"kind": "text", "text": f"Overall rating: {overall}"},
    ]
    if table:
        header = ["Quality statement", draw.one(["Score", "Rating", "Our score"])]
        blocks.append({"kind": "table", "header": header, "rows": [[n, SCORED[s]] for n, s in scores],
                       "widths": [3, 2]})  # fmt: skip
    else:
        blocks.append({"kind": "heading", "text": "Quality statement scores"})
        for name, score in scores:
            blocks += [
                {"kind": "text", "text": name, "bold": True},
                {"kind": "text", "text": f"Score: {SCORED[score]}"},
            ]
    blocks.append({"kind": "text", "text": f"The assessment was published with an overall score of {percent}%."})
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "grades": "all"},
        "reports": [{"ordinal": 1, "kind": "inspection_report", "title": title}],
        "grades": [{"subject": "Overall", "grade_text": overall, "grade": RATED[overall], **given},
                   *({"subject": name, "score": score, "grade_text": SCORED[score][4:], "grade": GRADED[score], **given}
                     for name, score in scores)],
    }  # fmt: skip
    return Paper({"title": title, "publisher": "Regulator", "formats": ["pdf", "docx", "html"], "block": blocks}, gold)


def concerns(draw: Draw) -> Paper:
    """A self-assessment or a peer review: strengths, what to improve, worries, in lists, columns or quadrants."""
    council, service = draw.council(), draw.one(DIRECTORATES)
    form = draw.one(["lists", "columns", "themes", "swot"])
    title = f"{draw.one(['Peer Challenge of', 'Self-assessment of'])} {service} at {council}"
    pairs = {"lists": ("Strengths", "Areas for consideration"),
             "columns": ("What’s working well?", "What are we worried about?"),
             "themes": ("Strengths", "Areas for improvement"), "swot": ("Strengths", "Weaknesses")}  # fmt: skip
    good, bad = pairs[form]
    kinds = {good: "strength", bad: "issue" if form == "columns" else "improvement_area"}
    said = draw.some(SAID, 6, 8)
    half = len(said) // 2
    sides = {good: said[:half], bad: said[half:]}
    blocks: list[dict[str, Any]] = [
        {"kind": "title", "text": title},
        {"kind": "text", "text": "The team visited in May and met staff and members."},
    ]
    themes: dict[str, str] = {}

    def bullets(words: list[str]) -> str:
        return "\n".join(f"• {w}" for w in words)

    if form == "lists":
        for head, items in sides.items():
            blocks += [{"kind": "heading", "text": head}, {"kind": "list", "items": items}]
    elif form == "columns":
        third = "What needs to happen next?" if draw.chance(0.5) else "Next steps"
        row = [bullets(sides[good]), bullets(sides[bad]), bullets([draw.task()])]
        blocks.append({"kind": "table", "header": [good, bad, third], "rows": [row]})
    elif form == "themes":
        named = draw.some(THEMES, half, half)
        rows = [[theme, one, other] for theme, one, other in zip(named, sides[good], sides[bad], strict=False)]
        sides = {good: [r[1] for r in rows], bad: [r[2] for r in rows]}
        themes = {words: theme for theme, one, other in rows for words in (one, other)}
        blocks.append({"kind": "table", "header": ["Theme", good, bad], "rows": rows})
    else:
        rows = [[f"Strengths\n{bullets(sides[good])}", f"Weaknesses\n{bullets(sides[bad])}"],
                [f"Opportunities\n{bullets([draw.task()])}", f"Threats\n{bullets([draw.task()])}"]]  # fmt: skip
        blocks.append({"kind": "table", "rows": rows})
    findings = [{"kind": kinds[head], "text": words, **({"theme": themes[words]} if words in themes else {})}
                for head, items in sides.items() for words in items]  # fmt: skip
    scored = {"findings": "listed" if form == "swot" else "all", **({} if form == "columns" else {"actions": "all"})}
    gold = {"authority_code": None, "scored": scored,
            "reports": [{"ordinal": 1, "title": title}], "actions": [], "findings": findings}  # fmt: skip
    return Paper({"title": title, "publisher": council, "formats": ["pdf", "docx", "md"], "block": blocks}, gold)


def counted(draw: Draw) -> Paper:
    """How many actions stand where: a table, one line, or sentences with spelled numbers."""
    council, directorate = draw.council(), draw.one(DIRECTORATES)
    start = draw.whole(2012, 2023)
    quarter = draw.whole(1, 4)
    plan = f"{directorate} Service Plan {start}-{(start + 1) % 100:02d}"
    title = f"{plan} Quarter {quarter} Progress Report"
    form = draw.one(["table", "colours", "sentence"])
    names = draw.some(["Green", "Amber", "Red", "Blue"], 3, 4) if form == "colours" else draw.some(list(STATES), 3, 5)
    numbers = [draw.whole(2, 30) for _ in names]
    total = sum(numbers)
    shares = [round(100 * n / total) for n in numbers]
    blocks: list[dict[str, Any]] = [{"kind": "title", "text": title}, {"kind": "text", "text": f"{council}."},
                                    {"kind": "heading", "text": "Summary of progress"}]  # fmt: skip
    with_share = form != "colours"
    if form == "table":
        header = [draw.one(["Status", "RAG status", "Position"]), draw.one(["Number", "Number of actions", "No."]), "%"]
        rows = [[n, str(c), f"{p}%"] for n, c, p in zip(names, numbers, shares, strict=True)]
        blocks.append({"kind": "table", "header": header, "rows": [*rows, ["Total", str(total), "100%"]]})
    elif form == "colours":
        joined = draw.one([" ", ", ", "; "])
        line = joined.join(f"{n} {c}" for n, c in zip(names, numbers, strict=True))
        blocks.append({"kind": "text", "text": f"{draw.one(['RAG summary: ', 'Actions by RAG: ', ''])}{line}"})
    else:
        parts = [f"{c} ({p}%) are {n.lower()}" for n, c, p in zip(names, numbers, shares, strict=True)]
        words = f"The plan contains {total} actions. Of these, {', '.join(parts[:-1])} and {parts[-1]}."
        blocks.append({"kind": "text", "text": words})
    counts = []
    for name, number, share in zip(names, numbers, shares, strict=True):
        row = {"plan": plan, "financial_year": plan[-7:], "quarter": quarter, "count": number,
               "status_text": name.lower() if form == "sentence" else name,
               "status": STATES.get(name) or OF_COLOUR[name.lower()]}  # fmt: skip
        if with_share:
            row |= {"percent": share, "total": total}
        counts.append(row)
    gold = {"authority_code": None, "scored": {"status_counts": "all", "indicators": "all"},
            "reports": [{"ordinal": 1, "title": title}], "status_counts": counts, "indicators": []}  # fmt: skip
    return Paper(
        {"title": title, "publisher": council, "formats": ["pdf", "docx", "txt", "html"], "block": blocks}, gold
    )


def audit_opinions(draw: Draw) -> Paper:
    """Audit opinions by audit, beside themes with scores from 1 to 4 in some papers."""
    council = draw.council()
    title = f"Internal Audit Progress Report {draw.whole(2012, 2023)}"
    rows = [
        [name, f"{draw.one(OPINIONS)}{draw.one([' assurance', '', ' Assurance'])}"] for name in draw.some(AUDITS, 3, 6)
    ]
    header = [
        draw.one(["Audit", "Audit title", "Review"]),
        draw.one(["Assurance", "Opinion", "Assurance opinion", "Audit opinion"]),
    ]
    blocks: list[dict[str, Any]] = [
        {"kind": "title", "text": title},
        {"kind": "text", "text": f"{council}. {' '.join(draw.said(1, 2))}"},
        {"kind": "table", "header": header, "rows": rows},
    ]
    gold = {"authority_code": None, "scored": {"grades": "all", "actions": "all"},
            "reports": [{"ordinal": 1, "title": title}],
            "actions": [], "grades": [{"subject": name, "grade_text": words} for name, words in rows]}  # fmt: skip
    return Paper({"title": title, "publisher": council, "formats": ["pdf", "docx", "html"], "block": blocks}, gold)
