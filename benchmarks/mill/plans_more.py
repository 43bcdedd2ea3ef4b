"""The mill's further plans: trackers of recommendations, statements of action, logs, risk and equality plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from .words import DIRECTORATES, FILLS, OF_COLOUR, STATES, Draw, Paper, financial

Gold = dict[str, Any]
Maker = Callable[[Draw, Gold, date], Any]
Column = tuple[Sequence[str], Maker, float]  # what it may be called, what stands in it, its share of the width

FAULTS = ["Invoices were paid without an order.", "Case files lacked a signed plan.", "Stock was not counted.",
          "Leavers kept their access to the payroll system for weeks.", "Petty cash was not reconciled each month.",
          "The register of gifts had not been updated since the last audit."]  # fmt: skip
REMEDIES = ["Orders should be raised before goods are received.", "Plans should be signed at the first review.",
            "Stock should be counted by two officers each March.", "Access should end on the last day of service.",
            "A monthly reconciliation should be signed by the manager.",
            "The register should be brought up to date and reviewed each quarter."]  # fmt: skip
RESPONSES = ["Agreed. The procedure will be rewritten.", "Accepted in principle, subject to funding.",
             "Agreed with every manager of the service.", "Accepted. Training dates have been booked."]  # fmt: skip
IMPLEMENTED = [("Implemented", "completed"), ("Partially implemented", None), ("In progress", "on_track"),
               ("Not started", "not_started"), ("Superseded", "cancelled"), ("Outstanding", None)]  # fmt: skip
GROUPS = ["Age", "Disability", "Race", "Religion or belief", "Sex", "Pregnancy and maternity"]
WEAKNESSES = ["Plans are late and too often of poor quality", "Families wait too long for an assessment",
              "Partners do not share what they know", "Too few young people are helped into work"]  # fmt: skip
POSTS = ["Head of Finance", "Director of Place", "Payroll Manager", "Chief Internal Auditor", "Housing Options Manager"]


def task(draw: Draw, gold: Gold, start: date) -> str:
    return str(gold.setdefault("description", draw.task()))


def remedy(draw: Draw, gold: Gold, start: date) -> str:
    return str(gold.setdefault("description", draw.one(REMEDIES)))


def recommended(draw: Draw, gold: Gold, start: date) -> str:
    return draw.one(REMEDIES)


def reference(draw: Draw, gold: Gold, start: date) -> str:
    return str(gold["reference"])


def lead(draw: Draw, gold: Gold, start: date) -> str:
    gold["lead_officer"] = draw.person()
    return str(gold["lead_officer"])


def post(draw: Draw, gold: Gold, start: date) -> str:
    gold["lead_officer"] = draw.one(POSTS)
    return str(gold["lead_officer"])


def chief(draw: Draw, gold: Gold, start: date) -> str:
    gold["authorising_officer"] = draw.person()
    return str(gold["authorising_officer"])


def due(draw: Draw, gold: Gold, start: date) -> str:
    words, day, precision = draw.deadline(start)
    gold |= {"deadline_text": words, "deadline": day.isoformat(), "deadline_precision": precision}
    return words


def revised(draw: Draw, gold: Gold, start: date) -> str:
    """One cell with two dates, the later in force."""
    first, then = draw.day(start, 4), draw.day(start.replace(year=start.year + 1), 6)
    before, after = f"{first:%d/%m/%Y}", f"{then:%d/%m/%Y}"
    form = draw.one(["", "{} (revised {})", "{}\nRevised: {}", "{} {}", "{}, now {}"])
    if not form:
        gold |= {"deadline_text": before, "deadline": first.isoformat()}
        return before
    gold |= {"original_deadline_text": before, "deadline_text": after, "deadline": then.isoformat()}
    return form.format(before, after)


def original(draw: Draw, gold: Gold, start: date) -> str:
    words, day, _ = draw.deadline(start)
    gold |= {"deadline_text": words, "deadline": day.isoformat()}
    return words


def moved_to(draw: Draw, gold: Gold, start: date) -> str:
    """A second column of dates, filled in some rows."""
    if draw.chance(0.5):
        return draw.one(["", "", "N/A", "-"])
    gold["original_deadline_text"] = gold["deadline_text"]
    words, day, _ = draw.deadline(start.replace(year=start.year + 1))
    gold |= {"deadline_text": words, "deadline": day.isoformat()}
    return words


def status(draw: Draw, gold: Gold, start: date) -> str:
    gold["status"] = draw.one(list(STATES))
    gold["status_text"] = draw.one(STATES[gold["status"]])
    return str(gold["status_text"])


def implemented(draw: Draw, gold: Gold, start: date) -> str:
    words, meaning = draw.one(IMPLEMENTED)
    gold["status_text"] = words
    if meaning:
        gold["status"] = meaning
    return words


def open_or_closed(draw: Draw, gold: Gold, start: date) -> str:
    gold["status_text"] = draw.one(["Open", "Closed", "Closed"])
    if gold["status_text"] == "Closed":
        gold["status"] = "completed"
    return str(gold["status_text"])


def with_percent(draw: Draw, gold: Gold, start: date) -> str:
    percent = draw.whole(1, 19) * 5
    gold |= {"status": "on_track", "percent_complete": percent}
    gold["status_text"] = f"On track ({percent}%)"
    return str(gold["status_text"])


def colour(draw: Draw, gold: Gold, start: date) -> Any:
    name = draw.one(list(FILLS))
    gold |= {"rag": name, "status": OF_COLOUR[name]}
    return {"text": draw.one([name.title(), name[0].upper()]), "fill": draw.one(FILLS[name])}


def priority(draw: Draw, gold: Gold, start: date) -> str:
    return draw.one(["High", "Medium", "Low"])


def response(draw: Draw, gold: Gold, start: date) -> str:
    gold["comments"] = draw.one(RESPONSES)
    return str(gold["comments"])


def prose(name: str, low: int = 1, high: int = 2) -> Maker:
    def make(draw: Draw, gold: Gold, start: date) -> str:
        gold[name] = "\n".join(draw.said(low, high))
        return str(gold[name])

    return make


def dated_lines(draw: Draw, gold: Gold, start: date) -> str:
    """An update that grows downwards, each line with its date."""
    days = [date(start.year, month, 12) for month in (4, 7, 10)][: draw.whole(2, 3)]
    lines = [f"{day:%b %Y}: {said}" for day, said in zip(days, draw.said(3, 3), strict=False)]
    gold["comments"] = "\n".join(lines)
    return str(gold["comments"])


def one_of(choices: Sequence[str], name: str = "") -> Maker:
    def make(draw: Draw, gold: Gold, start: date) -> str:
        words = draw.one(choices)
        if name:
            gold[name] = words
        return words

    return make


def raised(draw: Draw, gold: Gold, start: date) -> str:
    return f"{draw.day(start, 2):%d/%m/%Y}"


def score(draw: Draw, gold: Gold, start: date) -> str:
    return str(draw.whole(1, 5))


REF: Column = (["Ref", "No.", "Action No", "Ref No"], reference, 0.9)
DUE: Column = (["Target Date", "By when", "When", "Due Date", "Timescale", "Due"], due, 1.4)
WHO: Column = (["Lead", "Owner", "Who", "Responsible Officer", "By whom"], lead, 1.5)


def audit_tracker(draw: Draw) -> Paper:
    """Recommendations with priority, response, owner, first and revised date, status."""
    officer: Column = (["Responsible Officer", "Owner", "Manager Responsible"], draw.one([lead, post]), 1.6)
    dates: list[Column] = [(["Original Date", "Original Target Date", "Original Due Date"], original, 1.3),
                           (["Revised Date", "Revised Target Date"], moved_to, 1.3)]  # fmt: skip
    if draw.chance(0.4):
        dates = [(["Implementation Date", "Target Date"], due, 1.3)]
    agreed = draw.chance(0.4)
    said: list[Column] = [
        (["Recommendation", "Audit Recommendation"], recommended if agreed else remedy, 3),
        (["Priority", "Priority (H/M/L)", "Risk Rating", "Grade"], priority, 1),
        (["Agreed Action", "Agreed Management Action"], task, 3)
        if agreed
        else (["Management Response", "Response"], response, 2.6),
    ]
    stated: Column = (["Status", "Current Status", "Implementation Status"], implemented, 1.4)
    position: list[Column] = (
        [(["Current position", "Latest Position", "Progress"], prose("progress_text"), 3)] if draw.chance(0.5) else []
    )
    return plan(draw, "Audit Recommendations Tracker", [REF, *said, officer, *dates, stated, *position])


def statement_of_action(draw: Draw) -> Paper:
    """A written statement of action: a section for each weakness, numbered sub-actions, success criteria, BRAG."""
    columns: list[Column] = [
        (["Ref", "No", "Ref."], reference, 0.8),
        (["Action", "Actions", "What we will do"], task, 3),
        (["Who", "Lead", "Who is responsible"], lead, 1.5),
        (["When", "By when", "Timescale"], due, 1.4),
        (["Success criteria", "Impact measure", "What difference will it make?"], prose("outcomes_text", 1, 1), 2.6),
        (["BRAG", "BRAG rating", "RAG"], colour, 0.9),
    ]
    return plan(draw, "SEND Written Statement of Action", columns, sections=("Area of weakness {}: {}", WEAKNESSES))


def quarterly_updates(draw: Draw) -> Paper:
    """A service plan whose every quarter has a column of text."""
    quarters: list[Column] = [([f"Q{n} Update"], quarter_update, 2) for n in (1, 2, 3)]
    columns = [REF, (["Action", "Key Action", "Task"], task, 2.6), WHO, DUE, *quarters]
    return plan(draw, "Service Plan", columns)


def quarter_update(draw: Draw, gold: Gold, start: date) -> str:
    words = draw.said(1, 1)[0]
    gold["comments"] = f"{gold['comments']}\n{words}" if "comments" in gold else words
    return words


def action_sheets(draw: Draw) -> Paper:
    """Corporate plan monitoring: each action a small block of labels and values."""
    columns: list[Column] = [
        (["Action"], task, 1),
        (["Lead", "Lead Officer", "Owner"], lead, 1),
        (["Due", "Due date", "Target date"], due, 1),
        (["Status"], status, 1),
        (["Update", "Latest update", "Comments"], prose("comments", 1, 1), 1),
    ]
    if draw.chance(0.4):
        columns.insert(0, (["Ref"], reference, 1))
    return plan(draw, "Corporate Plan Monitoring", columns, look=draw.one(["lines", "sheets"]))


def board_log(draw: Draw) -> Paper:
    """A board's log: when it was raised, in which minute, by whom, open or closed."""
    columns: list[Column] = [
        (["Date raised", "Date of meeting", "Meeting date"], raised, 1.2),
        (["Minute ref", "Minute No", "Ref"], reference, 1),
        (["Action", "Agreed action", "Action agreed"], task, 3),
        (["Owner", "Lead", "Action owner"], lead, 1.5),
        (["Due", "Due date", "Deadline"], due, 1.3),
        (["Update", "Latest update", "Progress update"], draw.one([dated_lines, prose("comments")]), 3),
        (["Open/Closed", "Status", "Open / Closed"], open_or_closed, 1.1),
    ]
    return plan(draw, "Board Action Log", columns)


def risk_treatment(draw: Draw) -> Paper:
    """A register of risks with what is to be done about each."""
    columns: list[Column] = [
        (["Ref", "Risk ref"], reference, 0.8),
        (["Risk", "Risk description"], one_of(FAULTS, "issues_text"), 2.6),
        (["Likelihood", "L"], score, 1),
        (["Impact", "I"], score, 0.9),
        (["Existing controls", "Controls in place"], one_of(RESPONSES), 2),
        (["Further action required", "Treatment action", "Mitigating actions"], task, 3),
        (["Action owner", "Owner", "Risk owner"], lead, 1.4),
        (["Target date", "By when"], due, 1.3),
        (["Status", "Action status"], status, 1.2),
    ]
    return plan(draw, "Risk Treatment Plan", columns)


def equality_plan(draw: Draw) -> Paper:
    """For each protected group an issue and what is to be done."""
    columns: list[Column] = [
        (["Protected characteristic", "Equality group", "Protected group"], one_of(GROUPS, "theme"), 1.4),
        (["Issue identified", "Adverse impact identified", "Issue"], one_of(FAULTS, "issues_text"), 2.2),
        (["Action", "Action required", "Actions to be taken"], task, 3),
        (["Lead officer", "Responsible officer", "Lead"], lead, 1.5),
        (["Timescale", "By when", "Target date"], due, 1.4),
        (["Outcome", "Intended outcome", "Expected outcome"], prose("outcomes_text", 1, 1), 2.4),
    ]
    return plan(draw, "Equality Action Plan", columns)


def two_officers(draw: Draw) -> Paper:
    """An executive and a lead officer; dates revised inside the cell; a status with its percentage."""
    columns: list[Column] = [
        REF,
        (["Action", "Priority action", "Commitment"], task, 3),
        (["Exec lead", "Executive lead", "Senior Responsible Officer", "Director"], chief, 1.5),
        (["Lead officer", "Lead manager", "Operational lead"], lead, 1.5),
        (["Target date", "Deadline", "Completion date"], revised, 1.6),
        (["Status", "Progress status"], draw.one([with_percent, status]), 1.4),
        (["Commentary", "Update"], draw.one([dated_lines, prose("comments")]), 3),
    ]
    return plan(draw, "Transformation Plan", columns)


def plan(
    draw: Draw,
    name: str,
    columns: Sequence[Column],
    *,
    look: str = "table",
    sections: tuple[str, Sequence[str]] = ("", ()),
) -> Paper:
    """A paper of such columns: one table, one for each section, or a block of labels for each action."""
    council, start = draw.council(), date(draw.whole(2009, 2023), draw.whole(1, 12), 1)
    year, _ = financial(start)
    title = f"{draw.one(DIRECTORATES)} {name} {year}" if draw.chance(0.6) else f"{name} {year}"
    if look == "table" and not sections[1]:
        look = draw.one(["table", "table", "rows"])
    heads = [draw.one(names) for names, _, _ in columns]
    themes = draw.some(sections[1], 2, 3) if sections[1] else [""]
    blocks: list[dict[str, Any]] = [
        {"kind": "page", "landscape": True},
        {"kind": "title", "text": title},
        {"kind": "text", "text": f"{council}. {draw.said(1, 1)[0]}"},
    ]
    actions: list[Gold] = []
    for number, theme in enumerate(themes, 1):
        over = sections[0].format(number, theme) if theme else ""
        banded = bool(theme) and look == "table" and draw.chance(0.4)
        if theme and not banded:
            blocks.append({"kind": "heading", "level": 1, "text": over})
        rows = []
        for number_of_row in references(draw, number, sectioned=bool(theme)):
            gold: Gold = {"level": "action", "reference": number_of_row, **({"theme": theme} if theme else {})}
            rows.append([make(draw, gold, start) for _, make, _ in columns])
            if all(make is not reference for _, make, _ in columns):
                gold.pop("reference")
            if name.endswith("Plan"):
                gold["plan"] = title
            elif "Plan " in name:
                gold["plan"] = title[: title.index(" Plan ") + 5]
            actions.append(gold)
        blocks += printed(look, heads, rows, [share for _, _, share in columns])
        if banded:
            blocks[-1]["bands"] = [over]
    gold_of_paper = {
        "authority_code": None,
        "scored": {"reports": "listed", "actions": "all"},
        "reports": [{"ordinal": 1, "title": title, "financial_year": year}],
        "actions": actions,
    }
    source = {"title": title, "publisher": council, "formats": ["pdf", "docx", "txt"], "block": blocks}
    return Paper(source, gold_of_paper)


def references(draw: Draw, number: int, *, sectioned: bool) -> list[str]:
    count = draw.whole(4, 7)
    if not sectioned:
        return [str(n) for n in range(1, count + 1)] if draw.chance(0.5) else [f"1.{n}" for n in range(1, count + 1)]
    return [f"{number}.{1 + n // 3}{'abc'[n % 3]}" for n in range(count)]


def printed(look: str, heads: list[str], rows: list[list[Any]], shares: list[float]) -> list[dict[str, Any]]:
    if look == "table":
        return [{"kind": "table", "header": heads, "rows": rows, "widths": shares, "look": "grid"}]
    if look == "rows":
        return [{"kind": "table", "header": heads, "rows": rows, "widths": shares, "look": "rows"}]
    blocks: list[dict[str, Any]] = []
    for row in rows:
        pairs = list(zip(heads, row, strict=True))
        if look == "sheets":
            blocks.append({"kind": "labels", "look": "grid", "rows": [[head, str(value)] for head, value in pairs]})
            blocks.append({"kind": "text", "text": "* * *"})
        else:
            blocks += [{"kind": "text", "text": f"{head}: {value}"} for head, value in pairs]
    return blocks


MORE = {
    "audit-tracker": audit_tracker,
    "statement-of-action": statement_of_action,
    "quarterly-updates": quarterly_updates,
    "action-sheets": action_sheets,
    "board-log": board_log,
    "risk-treatment": risk_treatment,
    "equality-plan": equality_plan,
    "two-officers": two_officers,
}
