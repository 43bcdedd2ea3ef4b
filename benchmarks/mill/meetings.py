"""The mill's meetings: committee minutes, parish minutes, agenda packs."""

from __future__ import annotations

from datetime import date
from typing import Any

from .words import DIRECTORATES, LAST, THEMES, Draw, Paper, ordinal

BODIES = ["Overview and Scrutiny Committee", "Health and Wellbeing Board", "Adult Care Scrutiny Panel",
          "Improvement Board", "Audit Committee"]  # fmt: skip
NOTED = ["the report be noted", "the plan be approved", "a further report be brought to the next meeting",
         "the revised targets be agreed", "the thanks of the Committee be recorded"]  # fmt: skip


MATTERS = ["Footpaths", "Village green", "Play area", "Highways", "Burial ground", "Street lighting"]
TOLD = ["The Clerk reported that the hall would be closed in June.", "Mr Dunn will ask his neighbours about the hedge.",
        "The matter had been raised with the landowner.", "Members of the public were invited to speak.",
        "A letter from the Clerk to the school was read out."]  # fmt: skip


def committee_minutes(draw: Draw) -> Paper:
    """Present, apologies, numbered items, resolutions with and without labels."""
    council, body = draw.council(), draw.one(BODIES)
    met = date(draw.whole(2008, 2023), draw.whole(1, 12), draw.whole(1, 28))
    blocks, gold = minutes_of(draw, council, body, met)
    return Paper({"title": f"{body} minutes", "publisher": council, "formats": ["pdf", "docx"], "block": blocks}, gold)


def minutes_of(draw: Draw, council: str, body: str, met: date) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    names = draw.random.sample(LAST, 6)
    present, away = names[:4], names[4:]
    listed = f"{', '.join(present[1:-1])} and {present[-1]}"
    title = f"{body.upper()} {ordinal(met)}"
    blocks: list[dict[str, Any]] = [
        {"kind": "title", "text": title},
        {"kind": "text", "text": f"Present:- Councillor {present[0]} (in the Chair); Councillors {listed}."},
        {"kind": "text", "text": f"Apologies for absence were received from Councillors {away[0]} and {away[1]}."},
    ]
    decisions = []
    number = draw.whole(5, 60)
    stem = draw.one(["Resolved:-", "RESOLVED:", "RESOLVED –"])
    for theme in draw.some(THEMES, 2, 4):
        blocks.append({"kind": "heading", "text": f"{number}. {theme.upper()}"})
        said = f"The Director presented a report on the matter. {' '.join(draw.said(1, 2))}"
        blocks.append({"kind": "text", "text": said})
        made = draw.some(NOTED, 1, 3)
        for turn, words in enumerate(made, 1):
            label = f"({turn})" if len(made) > 1 else None
            before = f"{stem} " if turn == 1 else ""
            blocks.append({"kind": "text", "text": f"{before}{label + ' ' if label else ''}That {words}."})
            decisions.append({"kind": "resolution", "number": str(number), "item_title": theme.upper(),
                              "label": label, "text": f"That {words}."})  # fmt: skip
        number += 1
    attendances = [{"name": name, "role": "member", "attendance": "present"} for name in present]
    attendances[0]["role"] = "chair"
    attendances += [{"name": name, "role": "member", "attendance": "apologies"} for name in away]
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "decisions": "all", "attendances": "all"},
        "reports": [{"ordinal": 1, "kind": "minutes", "title": title, "committee": body,
                     "meeting_date": met.isoformat()}],
        "decisions": decisions,
        "attendances": attendances,
    }  # fmt: skip
    return blocks, gold


def parish_minutes(draw: Draw) -> Paper:
    """Names in a sentence or a list, prose decisions, an action list by initials."""
    place = draw.one(["Hollin", "Ashby", "Thornmere", "Wexcombe", "Nether Fell"])
    council = f"{place} Parish Council"
    met = date(draw.whole(2012, 2023), draw.whole(1, 12), draw.whole(1, 28))
    title = f"MINUTES OF THE {council.upper()} MEETING HELD IN THE VILLAGE HALL ON {ordinal(met)}"
    people = draw.people(5)
    chair, clerk = people[0], people[4]
    if draw.chance(0.5):
        shown = f"Present: Cllr {chair} (Chair), Cllr {people[1]}, Cllr {people[2]}. In attendance: {clerk} (Clerk)."
    else:
        shown = f"Present: {chair} (Chairman), {people[1]}, {people[2]} and {clerk} (Clerk)"
    prefix, month = f"{met:%m.%y}", f"{met:%b%y}"
    agreed = ["It was agreed to accept the lower quotation.", "It was resolved that the accounts be approved."]
    if draw.chance(0.5):
        blocks, actions, decisions = _tasks_in_prose(draw, prefix, people, len(agreed) + 1)
    else:
        blocks, actions = _list_of_actions(draw, month, people)
        decisions = []
    blocks = [
        {"kind": "title", "text": title},
        {"kind": "text", "text": shown},
        {"kind": "text", "text": f"Apologies: Cllr {people[3]}."},
        {"kind": "heading", "text": f"{prefix}.01 Quotations"},
        {"kind": "text", "text": f"Three quotations were read out. {agreed[0]}"},
        {"kind": "heading", "text": f"{prefix}.02 Finance"},
        {"kind": "text", "text": agreed[1]},
        *blocks,
    ]
    attendances = [{"name": name, "role": "member", "attendance": "present"} for name in people[:3]]
    attendances[0]["role"] = "chair"
    attendances.append({"name": clerk, "role": "officer", "attendance": "present"})
    attendances.append({"name": people[3], "role": "member", "attendance": "apologies"})
    gold = {
        "authority_code": None,
        "scored": dict.fromkeys(["reports", "actions", "decisions", "attendances"], "all"),
        "reports": [{"ordinal": 1, "kind": "minutes", "title": title, "committee": council,
                     "meeting_date": met.isoformat()}],
        "actions": actions,
        "decisions": [{"kind": "resolution", "number": f"{prefix}.{n:02d}", "text": words}
                      for n, words in enumerate(agreed, 1)] + decisions,
        "attendances": attendances,
    }  # fmt: skip
    return Paper({"title": title, "publisher": council, "formats": ["pdf", "docx"], "block": blocks}, gold)


def _list_of_actions(draw: Draw, month: str, people: list[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The table at the minutes' end, by initials, and its actions."""
    initials = ["".join(part[0] for part in name.split()) for name in people]
    updates = ["", "Completed", "Ongoing"]
    actions, rows = [], []
    for number, task in enumerate(draw.tasks(draw.whole(3, 6)), 1):
        update, owner = draw.one(updates), draw.one(initials)
        rows.append([f"{month}.{number:02d}", task, owner, update])
        gold: dict[str, Any] = {"level": "action", "reference": f"{month}.{number:02d}", "description": task,
                                "lead_officer": owner}  # fmt: skip
        if update:
            gold |= {"comments": update, "status_text": update,
                     "status": "completed" if update == "Completed" else "on_track"}  # fmt: skip
        actions.append(gold)
    blocks: list[dict[str, Any]] = [
        {"kind": "heading", "text": draw.one(["ACTION LIST", "Action list summary", "ACTIONS"])},
        {"kind": "table", "header": ["NO", "ACTION", draw.one(["OWNER", "WHO"]), "UPDATE"],
         "widths": [1, 4, 1, 3], "rows": rows},
    ]  # fmt: skip
    return blocks, actions


def _tasks_in_prose(
    draw: Draw, prefix: str, people: list[str], first: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Items whose paragraphs end in a task, worded as clerks do, between sentences that give nobody anything to do."""
    blocks: list[dict[str, Any]] = []
    actions, decisions = [], []
    tasks = draw.tasks(5)
    for number, (theme, task) in enumerate(zip(draw.some(MATTERS, 3, 5), tasks, strict=False), first):
        member = f"Cllr {draw.one(people[:3]).split()[-1]}"
        doing, month = task[0].lower() + task[1:], draw.one(["March", "June", "September"])
        said, owner, due = draw.one([
            (f"The Clerk to {doing}", "Clerk", None),
            (f"Clerk to {doing}", "Clerk", None),
            (f"The Clerk was asked to {doing}", "Clerk", None),
            (f"{member} to {doing} in {month}", member, month),
            (f"{member} agreed to {doing}", member, None),
            (f"It was agreed that the Clerk would {doing}", "Clerk", None),
            (f"The sign was loose, Clerk to {doing}", "Clerk", None),
            (f"Action: {member} to {doing}", member, None),
        ])  # fmt: skip
        item = f"{prefix}.{number:02d}"
        blocks.append({"kind": "heading", "text": f"{item} {theme}"})
        blocks.append({"kind": "text", "text": f"{draw.one(TOLD)} {said}."})
        gold = {"level": "action", "description": said.removeprefix("Action: "), "theme": theme,
                "lead_officer": owner.removeprefix("Cllr ")}  # fmt: skip
        actions.append(gold | ({"deadline_text": due} if due else {}))
        if said.startswith("It was agreed"):
            decisions.append({"kind": "resolution", "number": item, "text": f"{said}."})
    return blocks, actions, decisions


def agenda_pack(draw: Draw) -> Paper:
    """Agenda, the last meeting's minutes, and reports with front sheets, stamped through."""
    council, body = draw.council(), draw.one(BODIES)
    met = date(draw.whole(2008, 2020), draw.whole(2, 12), draw.whole(1, 28))
    before = met.replace(month=met.month - 1)
    minutes, gold = minutes_of(draw, council, body, before)
    page, items, reports, decisions = 2, ["Apologies for absence"], [], gold["decisions"]
    items.append(f"Minutes of the previous meeting held on {ordinal(before)} (herewith) (Page {page})")
    agenda_gold = [
        {"number": "1", "title": items[0]},
        {"number": "2", "title": items[1].rsplit(" (Page", 1)[0], "page_from": page, "page_to": page},
    ]
    body_blocks: list[dict[str, Any]] = [{"kind": "page"}, *minutes]
    gold["reports"][0]["ordinal"] = 2
    for number, theme in enumerate(draw.some(THEMES, 2, 3), 3):
        page += 1
        title, directorate, officer = f"{theme}: progress report", draw.one(DIRECTORATES), draw.person()
        items.append(f"{title} (report herewith) (Page {page})")
        agenda_gold.append({"number": str(number), "title": f"{title} (report herewith)", "page_from": page,
                            "page_to": page})  # fmt: skip
        made = draw.some(NOTED, 1, 2)
        labels = [f"({turn})" if len(made) > 1 else None for turn in range(1, len(made) + 1)]
        recommended = [
            f"{label + ' ' if label else ''}That {words}." for label, words in zip(labels, made, strict=True)
        ]
        body_blocks += [
            {"kind": "page"},
            {"kind": "text", "bold": True, "text": f"{council.upper()} – REPORT TO MEMBERS"},
            {"kind": "labels", "look": "grid", "rows": [["1. Meeting:", body], ["2. Date:", ordinal(met)],
                                                        ["3. Title:", title], ["4. Directorate:", directorate]]},
            {"kind": "heading", "text": "5. Summary"},
            {"kind": "text", "text": " ".join(draw.said(2, 3))},
            {"kind": "heading", "text": "6. Recommendations"},
            *[{"kind": "text", "text": words} for words in recommended],
            {"kind": "heading", "text": "7. Finance"},
            {"kind": "text", "text": "There are no financial implications."},
            {"kind": "text", "text": f"Contact Name: {officer}, Head of Policy, ext 2514"},
        ]  # fmt: skip
        decisions += [{"kind": "recommendation", "item_title": title, "label": label, "text": f"That {words}."}
                      for label, words in zip(labels, made, strict=True)]  # fmt: skip
        reports.append({"ordinal": number, "kind": "other", "title": title, "committee": body,
                        "meeting_date": met.isoformat(), "directorate": directorate})  # fmt: skip
    front = [
        {"kind": "title", "text": body.upper()},
        {"kind": "labels", "look": "plain",
         "rows": [["Venue:", "Town Hall"], ["Date:", f"{met:%A}, {ordinal(met)}"], ["Time:", "2.00 p.m."]]},
        {"kind": "heading", "text": draw.one(["AGENDA", "A G E N D A"])},
        {"kind": "list", "mark": "number", "items": items},
    ]  # fmt: skip
    first = {"ordinal": 1, "kind": "agenda", "title": body.upper(), "committee": body, "meeting_date": met.isoformat()}
    gold["reports"] = [first, *gold["reports"], *reports]
    gold["agenda_items"] = agenda_gold
    gold["scored"]["agenda_items"] = "all"
    for decision in decisions:
        decision.setdefault("report", 2)
    source = {"title": f"{body} pack", "publisher": council, "formats": ["pdf"], "stamp": "Page {n}",
              "block": [*front, *body_blocks]}  # fmt: skip
    return Paper(source, gold)
