"""The mill's other plans: service-plan prints, covering reports, narratives, highlight sheets."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

from .action_plans import table
from .words import DIRECTORATES, STATES, THEMES, Draw, Paper, financial, ordinal, quarter_end


def service_plan(draw: Draw) -> Paper:
    """A print without rules: one block per action, its periods, progress beside issues, activities."""
    council, directorate = draw.council(), draw.one(DIRECTORATES)
    ends = quarter_end(date(draw.whole(2008, 2016), draw.one([6, 9, 12]), 1))
    year, quarter = financial(ends)
    title = f"{directorate} Service Plan Monitoring"
    blocks: list[dict[str, Any]] = [
        {"kind": "page", "landscape": True},
        {"kind": "text", "text": council.upper(), "bold": True},
        {"kind": "title", "text": title},
        {"kind": "heading", "level": 2, "text": f"Quarter {quarter} {year.replace('-', '/')}"},
    ]
    actions: list[dict[str, Any]] = []
    progress: list[dict[str, Any]] = []
    code, chief = draw.one(["ASC", "HSG", "ENV", "CYP"]), draw.person()
    for number in range(1, draw.whole(3, 6)):
        blocks += _block(draw, f"{code}-AP-{number:02d}", chief, ends, actions, progress)
        if draw.chance(0.6):
            blocks.append({"kind": "page", "landscape": True})
    period = {"financial_year": year, "quarter": quarter}
    report = {"ordinal": 1, "kind": "performance_report", "title": title, **period}
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "actions": "all", "progress": "all"},
        "reports": [report],
        "actions": [{**a, **period, "plan": f"{directorate} Service Plan"} for a in actions],
        "progress": progress,
    }
    if blocks[-1]["kind"] == "page":
        blocks.pop()
    return Paper({"title": title, "publisher": council, "formats": ["pdf", "docx", "txt"], "block": blocks}, gold)


def _block(
    draw: Draw, code: str, chief: str, ends: date, actions: list[dict[str, Any]], progress: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    year, quarter = financial(ends)
    task, lead = draw.task(), draw.person()
    status = draw.one(["completed", "on_track", "off_track"])
    words = draw.one(STATES[status])
    due = draw.day(ends, 8)
    action: dict[str, Any] = {
        "level": "action", "reference": code, "description": task, "authorising_officer": chief, "lead_officer": lead,
        "deadline_text": f"{due:%d-%b-%Y}", "deadline": due.isoformat(), "status_text": words, "status": status,
    }  # fmt: skip
    rows, percent = [], draw.whole(50, 95)
    for number in range(quarter, 0, -1):
        rows.append([f"Quarter {number}", words, str(percent)])
        progress.append({"action": code, "financial_year": year, "quarter": number, "status_text": words,
                         "status": status, "percent_complete": percent})  # fmt: skip
        action.setdefault("percent_complete", percent)
        percent = max(0, percent - draw.whole(5, 20))
    said, issue = draw.said(1, 3), draw.said(1, 1) if draw.chance(0.4) else []
    action["progress_text"] = "\n".join(said)
    if issue:
        action["issues_text"] = issue[0]
    actions.append(action)
    look = {"look": "print"}
    heads = ["Action", "Authorising Officer", "Lead Officer", "Deadline", "Status"]
    blocks: list[dict[str, Any]] = [
        {**table(heads, [[f"{code} {task}", chief, lead, f"{due:%d-%b-%Y}", words]], "print", [5, 2, 2, 1.6, 1.6])},
        {"kind": "heading", "level": 3, "text": "Progress Summary"},
        {**table(["Period", "Action Plan Status", "% Complete"], rows, "print", [2, 3, 2])},
        {**table(["Progress", "Issues affecting current/future progress & corrective actions"],
                 [["\n".join(said), "\n".join(issue)]], "print", [1, 1])},
    ]  # fmt: skip
    steps = []
    for step in draw.tasks(draw.whole(0, 3)):
        who, on, state = draw.person(), draw.day(ends, 6), draw.one(["completed", "on_track"])
        shown, note = draw.one(STATES[state]), draw.said(1, 1) if draw.chance(0.5) else []
        steps.append([step, "\n".join(note), who, f"{on:%d-%b-%Y}", shown])
        activity = {"level": "activity", "parent": code, "description": step, "lead_officer": who,
                    "deadline_text": f"{on:%d-%b-%Y}", "deadline": on.isoformat(), "status_text": shown,
                    "status": state}  # fmt: skip
        actions.append(activity | ({"comments": note[0]} if note else {}))
    if steps:
        blocks.append(
            {
                **table(
                    ["Activities", "Comments", "Lead Officer", "Deadline", "Status"],
                    steps,
                    "print",
                    [4, 4, 2, 1.6, 1.6],
                ),
                **look,
            }
        )
    return blocks


def covering_and_appendix(draw: Draw) -> Paper:
    """A covering report with a colour key and counts in prose; in the appendix the RAG is only a fill."""
    council, directorate, author = draw.council(), draw.one(DIRECTORATES), draw.person()
    ends = quarter_end(date(draw.whole(2015, 2023), draw.one([6, 9, 12]), 1))
    year, quarter = financial(ends)
    meeting = draw.day(ends, 1).replace(day=28)
    plan = f"{directorate} Directorate Plan {year}"
    title = f"{plan} Quarter {quarter} Performance Update"
    key = [("Red", "Action not completed by the target date", "off_track", "FF0000"),
           ("Amber", "Action is at risk of missing the target date", "at_risk", "FFC000"),
           ("Green", "Action completed by the target date", "completed", "00B050"),
           ("Purple", "Action is not yet due and is on track", "on_track", "7030A0")]  # fmt: skip
    actions, rows, counts = [], [], {"on_track": 0, "completed": 0}
    themes = draw.some(THEMES, 2, 3)
    for number, theme in enumerate(themes, 1):
        tasks = draw.tasks(draw.whole(2, 4))
        for turn, task in enumerate(tasks, 1):
            word, _, status, fill = draw.one([key[2], key[3], key[3]])
            counts[status] += 1
            lead, (words, day, precision), said = draw.person(), draw.deadline(ends), draw.said()
            actions.append({"report": 2, "level": "action", "reference": f"{number}.{turn}", "plan": plan,
                            "theme": theme, "description": task, "lead_officer": lead, "deadline_text": words,
                            "deadline": day.isoformat(), "deadline_precision": precision, "status": status,
                            "rag": word.lower(), "comments": "\n".join(said), "financial_year": year,
                            "quarter": quarter})  # fmt: skip
            first = [{"text": f"Priority {number}\n{theme}", "rows": len(tasks)}] if turn == 1 else []
            rows.append([f"{number}.{turn}", *first, task, lead, words, "\n".join(said), {"fill": fill}])
    total = sum(counts.values())
    done, going = counts["completed"], counts["on_track"]
    percent = round(100 * going / total)
    sentence = f"{percent}% ({going}) of the actions in the plan are ongoing."
    status_counts = [{"report": 1, "plan": plan, "financial_year": year, "quarter": quarter, "status": "on_track",
                      "count": going, "percent": percent, "total": total}]  # fmt: skip
    if done:
        sentence += f" {done} {'actions are' if done > 1 else 'action is'} complete."
        status_counts.append({"report": 1, "plan": plan, "financial_year": year, "quarter": quarter,
                              "status": "completed", "count": done, "total": total})  # fmt: skip
    highlights = draw.said(2, 3)
    blocks: list[dict[str, Any]] = [
        {"kind": "labels", "look": draw.one(["grid", "plain"]),
         "rows": [["Date of Meeting", ordinal(meeting)], ["Portfolio", f"Cabinet Member for {directorate}"],
                  ["Report Author", author], ["Public/Private Document", "Public"]]},
        {"kind": "title", "text": title},
        {"kind": "heading", "level": 2, "text": "Recommendation"},
        {"kind": "text", "text": "Members are asked to note the report."},
        {"kind": "heading", "level": 2, "text": "Key"},
        *[{"kind": "text", "text": f"{word}: {words}"} for word, words, _, _ in key],
        {"kind": "heading", "level": 1, "text": f"{plan} Progress"},
        {"kind": "heading", "level": 3, "text": "Performance Overview"},
        {"kind": "text", "text": sentence},
        {"kind": "heading", "level": 3, "text": f"Quarter {quarter} Highlights"},
        *[{"kind": "text", "text": words} for words in highlights],
        {"kind": "page", "landscape": True},
        {"kind": "title", "text": f"Appendix 1: {plan} Quarter {quarter} Progress Report"},
        table(["Ref", "Priority", "Action", "Lead Officer", "Target Date", "Commentary", "RAG"], rows, "grid",
              [0.6, 1.6, 3, 1.7, 1.5, 4, 0.8]),
    ]  # fmt: skip
    period = {"financial_year": year, "quarter": quarter}
    gold = {
        "authority_code": None,
        "scored": dict.fromkeys(["reports", "actions", "status_counts", "findings", "decisions"], "all"),
        "reports": [
            {"ordinal": 1, "kind": "covering_report", "title": title, "meeting_date": meeting.isoformat(),
             "report_author": author, "exempt": False, **period},
            {"ordinal": 2, "parent": 1, "kind": "performance_report", "directorate": directorate,
             "title": f"Appendix 1: {plan} Quarter {quarter} Progress Report", **period},
        ],
        "actions": actions,
        "status_counts": status_counts,
        "findings": [{"report": 1, "kind": "achievement", "plan": plan, "text": words} for words in highlights],
        "decisions": [{"report": 1, "kind": "recommendation", "text": "Members are asked to note the report."}],
    }  # fmt: skip
    source = {"title": title, "publisher": council, "formats": ["pdf", "docx", "txt"], "footer": "{n}", "block": blocks}
    return Paper(source, gold)


def narrative_plan(draw: Draw) -> Paper:
    """Numbered paragraphs under themes."""
    council, start = draw.council(), date(draw.whole(2000, 2012), 4, 1)
    year, _ = financial(start)
    plan = f"{draw.one(DIRECTORATES).upper()} ACTION PLAN"
    title = f"{plan} UPDATE {start.year}/{start.year + 1}"
    blocks: list[dict[str, Any]] = [
        {"kind": "text", "text": council, "bold": True},
        {"kind": "title", "text": title},
        {"kind": "text", "text": f"Report of the Director of {draw.one(DIRECTORATES)}", "bold": True},
    ]
    actions = []
    for number, theme in enumerate(draw.some(THEMES, 3, 5), 1):
        blocks.append({"kind": "heading", "text": f"{number}. {theme.upper()}"})
        for turn in range(1, draw.whole(3, 7)):
            gold: dict[str, Any] = {
                "level": "action",
                "reference": f"{number}.{turn}",
                "plan": plan,
                "theme": theme.upper(),
            }
            words = _narrated(draw, gold, start)
            gold["description"] = words
            actions.append(gold)
            blocks.append({"kind": "text", "text": f"{number}.{turn} {words}"})
        if draw.chance(0.4) and number > 1:
            actions[-1]["related_references"] = [f"{number - 1}.1"]
            blocks.append({"kind": "text", "text": f"Also refer to {number - 1}.1"})
    report = {"ordinal": 1, "kind": "performance_report", "title": title, "financial_year": year}
    gold = {"authority_code": None, "scored": {"reports": "listed", "actions": "all"}, "reports": [report],
            "actions": actions}  # fmt: skip
    return Paper({"title": title, "publisher": council, "formats": ["pdf", "docx", "md"], "block": blocks}, gold)


def _narrated(draw: Draw, gold: dict[str, Any], start: date) -> str:
    thing = draw.task()
    thing = thing[0].lower() + thing[1:]
    form = draw.whole(0, 4)
    if form == 0:
        on = draw.day(start, 12)
        last = date(on.year, on.month, calendar.monthrange(on.year, on.month)[1])
        gold |= {"deadline_text": f"{on:%B %Y}", "deadline": last.isoformat(), "deadline_precision": "month"}
        return f"The Department will {thing} by {on:%B %Y}."
    if form == 1:
        gold |= {"status_text": "deferred", "status": "deferred"}
        return f"Work to {thing} has been deferred because of vacant posts."
    if form == 2:
        gold |= {"status_text": "completed", "status": "completed"}
        return f"The work to {thing} has been completed."
    return f"Further work to {thing} is planned with partners. {draw.said(1, 1)[0]}"


def highlight_sheet(draw: Draw) -> Paper:
    """Four quarters of a page: done, planned, overdue, risks and issues."""
    council, directorate = draw.council(), draw.one(DIRECTORATES)
    month = date(draw.whole(2009, 2020), draw.whole(1, 12), 1)
    year, _ = financial(month)
    title = f"{directorate} Improvement Plan - {month:%B %Y} Highlight Report"
    tasks = draw.tasks(7)
    done, planned, late = tasks[:3], tasks[3:5], tasks[5:]
    heads = [f"Completed in {month:%B}", draw.one(["Planned for next month", "Planned for next period"]),
             draw.one(["Overdue Actions", "Overdue"]), "Risks and Issues"]  # fmt: skip
    issues = draw.said(2, 2)

    def cell(lines: list[str]) -> str:
        return "\n".join(f"• {line}" for line in lines)

    block = {"kind": "table", "header": heads[:2],
             "rows": [[cell(done), cell(planned)], heads[2:], [cell(late), cell(issues)]]}  # fmt: skip
    actions = [
        {"level": "action", "description": task, "status": status, "status_text": head, "financial_year": year,
         "plan": f"{directorate} Improvement Plan"}
        for head, status, group in (
            (heads[0], "completed", done), (heads[1], "not_started", planned), (heads[2], "overdue", late))
        for task in group
    ]  # fmt: skip
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "actions": "all", "findings": "all"},
        "reports": [{"ordinal": 1, "kind": "highlight_report", "title": title, "financial_year": year}],
        "actions": actions,
        "findings": [{"kind": "issue", "plan": f"{directorate} Improvement Plan", "text": words} for words in issues],
    }
    blocks = [{"kind": "title", "text": title}, block]
    return Paper({"title": title, "publisher": council, "formats": ["pdf", "docx", "txt"], "block": blocks}, gold)
