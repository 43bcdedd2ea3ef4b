"""The mill's plans as systems print them, and plans with headers in odd words or on two lines."""

from __future__ import annotations

from datetime import date
from typing import Any

from .plans_more import (
    REF,
    RESPONSES,
    WHO,
    Column,
    Gold,
    chief,
    colour,
    due,
    lead,
    moved_to,
    one_of,
    original,
    plan,
    prose,
    raised,
    reference,
    remedy,
    status,
    task,
)
from .words import Draw, Paper


def performance_export(draw: Draw) -> Paper:
    """The print of a performance system: code, title, icon in words, due date, percentage, note, who manages whom."""
    columns: list[Column] = [
        (["Action Code", "Code", "Ref"], reference, 1),
        (["Action Title", "Title", "Action"], task, 2.8),
        (["Status", "Action Status"], status, 1.3),
        (["Due Date"], due, 1.3),
        (["Progress Bar", "% Progress", "Progress %"], _percent, 1),
        (["Latest Note", "Latest Status Update", "Note"], prose("comments"), 3),
        (["Managed By"], chief, 1.4),
        (["Assigned To"], lead, 1.4),
    ]
    return plan(draw, "Service Plan", columns, look=draw.one(["table", "rows"]))


def _percent(draw: Draw, gold: Gold, start: date) -> str:
    gold["percent_complete"] = draw.whole(0, 20) * 5
    return f"{gold['percent_complete']}%"


def scrutiny_responses(draw: Draw) -> Paper:
    """A scrutiny review's recommendations with the executive's answer and what has been done since."""
    columns: list[Column] = [
        (["No.", "Rec No", "Ref"], reference, 0.8),
        (["Recommendation", "Scrutiny recommendation"], remedy, 3),
        (["Executive response", "Cabinet response", "Response"], one_of(RESPONSES, "comments"), 2.4),
        (["Lead officer", "Responsible officer"], lead, 1.5),
        (["Timescale", "Target date"], due, 1.3),
        (["Progress", "Progress to date", "Action taken"], prose("progress_text"), 3),
        (["RAG", "RAG status"], colour, 0.9),
    ]
    return plan(draw, "Scrutiny Review Recommendations", columns, look=draw.one(["table", "rows"]))


def plain_words(draw: Draw) -> Paper:
    """A plan whose columns ask: what will we do, who, by when, how will we know, what have we done so far."""
    columns: list[Column] = [
        (["What will we do?", "What are we going to do?", "What needs to happen?"], task, 3),
        (["Who will do it?", "Who is leading?", "Who will lead?"], lead, 1.5),
        (["By when?", "When will it be done?"], due, 1.3),
        (["How will we know?", "What will success look like?"], prose("outcomes_text", 1, 1), 2.4),
        (["What have we done so far?", "Where are we now?"], prose("progress_text"), 3),
        (["How are we doing? (RAG)", "RAG"], colour, 1),
    ]
    named = draw.one(["Priority {} – {}", "Our ambition {}: {}"])
    themes = ["Clean streets", "Warm homes", "Good schools", "Safe nights out"]
    return plan(draw, "Improvement Plan", columns, sections=(named, themes))


def owner_and_date(draw: Draw) -> Paper:
    """An audit plan in which one column holds who and by when."""
    columns: list[Column] = [
        REF,
        (["Recommendation", "Agreed action"], task, 3),
        (["Priority", "Risk rating"], one_of(["High", "Medium", "Low", "1", "2"]), 0.9),
        (["Responsible officer and target date", "Officer / Date", "Lead and timescale"], _who_when, 2),
        (["Latest position", "Current position", "Progress made"], prose("progress_text"), 3),
        (["Status", "Current status"], status, 1.3),
    ]
    return plan(draw, "Internal Audit Action Plan", columns)


def _who_when(draw: Draw, gold: Gold, start: date) -> str:
    return f"{lead(draw, gold, start)}{draw.one([', ', chr(10), ' - '])}{due(draw, gold, start)}"


def delivery_plan(draw: Draw) -> Paper:
    """A delivery plan with start and end dates, resources, risks, and partners beside the lead."""
    columns: list[Column] = [
        REF,
        (["Key actions", "Actions", "Activity"], task, 2.8),
        (["Start date", "Start"], raised, 1.2),
        (["End date", "Target end date", "Finish"], due, 1.2),
        WHO,
        (["Partners", "Supporting partners"], one_of(["Health trust", "Police", "Voluntary sector"]), 1.4),
        (["Resources", "Budget"], one_of(["Existing", "£20,000", "Grant"]), 1.1),
        (["Risks", "Key risks", "Risks to delivery"], prose("issues_text", 1, 1), 2),
        (["Output", "Outputs", "Measure of success"], prose("outcomes_text", 1, 1), 2),
    ]
    return plan(draw, "Delivery Plan", columns, look=draw.one(["table", "rows"]))


def slippage(draw: Draw) -> Paper:
    """Only what is late: first date, new date, why, and what is done about it."""
    columns: list[Column] = [
        (["Action", "Milestone", "Task"], task, 3),
        WHO,
        (["Original deadline", "Original target date"], original, 1.3),
        (["New deadline", "Revised deadline", "Revised target date"], moved_to, 1.3),
        (["Reason for delay", "Reason for slippage", "Reasons for delay"], prose("issues_text", 1, 1), 2.4),
        (["Comments", "Commentary", "Update"], prose("comments"), 3),
    ]
    return plan(draw, "Overdue Actions", columns, look=draw.one(["table", "rows"]))


EXPORTS: dict[str, Any] = {
    "performance-export": performance_export,
    "scrutiny-responses": scrutiny_responses,
    "plain-words": plain_words,
    "owner-and-date": owner_and_date,
    "delivery-plan": delivery_plan,
    "slippage": slippage,
}
