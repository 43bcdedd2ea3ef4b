"""The mill's meetings in forms other than a committee's: numbered through the year, extracts, motions, feedback."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .told_forms import in_markup, paper_told
from .words import DIRECTORATES, LAST, OBJECTS, SAID, Draw, Paper

PANELS = ["Adult Care Scrutiny Panel", "Housing Committee", "Audit and Risk Committee", "Environment Panel"]
OFFICERS = ["Strategic Director of Finance", "Head of Housing", "Committee Services", "Head of Performance"]
STRONG = ["Political leadership is visible and trusted", "Staff know their communities well",
          "Finances have been managed prudently", "Partners speak well of the council"]  # fmt: skip
WEAK = ["Partners are unclear about the priorities of the council", "The workforce strategy is out of date",
        "Scrutiny sees papers too late", "Data are not shared between services"]  # fmt: skip
ASKED = ["Agree a vision for the district with partners", "Strengthen scrutiny with training",
         "Set out how savings will be made by 2030", "Bring the workforce strategy up to date"]  # fmt: skip
Gold = dict[str, Any]


def _text(words: str) -> Gold:
    return {"kind": "text", "text": words}


def _at(name: str, role: str, attendance: str = "present") -> Gold:
    return {"name": name, "role": role, "attendance": attendance}


def _resolved(words: str, number: str | None = None, label: str | None = None) -> Gold:
    return {"kind": "resolution", "text": words, **({"number": number} if number else {}),
            **({"label": label} if label else {})}  # fmt: skip


def parish_by_year(draw: Draw) -> Paper:
    """A parish council whose minutes are numbered through the year, "22/41", each item one paragraph."""
    year, first = draw.whole(12, 24), draw.whole(20, 90)
    names, clerk, away = draw.people(4), draw.person(), draw.person()
    mover = names[1].split()[-1]
    done = [
        f"Apologies: Cllr. {away} (holiday). Accepted.",
        f"Minutes of the last meeting: The minutes were approved and signed. Proposed Cllr. {mover}.",
        "Planning: Rose Cottage, extension. It was agreed to raise no objection.",
        f"Finance: It was resolved to pay the accounts as listed, totalling £{draw.whole(200, 999)}.10.",
        "Highways: The Clerk reported that the potholes in Mill Lane had been repaired.",
    ]
    numbers = [f"{year}/{first + n}" for n in range(len(done))]
    blocks = [
        _text(f"Minutes of the Parish Council Meeting held in the Village Hall on {draw.whole(1, 28)} May 20{year}"),
        {"kind": "gap", "points": 9},
        _text(f"Present: Cllrs. {names[0]} (Chair), {', '.join(names[1:])}"),
        _text(f"In attendance: {clerk} (Clerk)"),
        *(_text(f"{number} {words}") for number, words in zip(numbers, done, strict=True)),
    ]
    present = [_at(names[0], "chair"), *(_at(name, "member") for name in names[1:]), _at(clerk, "officer")]
    agreed = [
        "The minutes were approved and signed.",
        "It was agreed to raise no objection.",
        done[3].split(": ", 1)[1],
    ]
    found = [_resolved(words, number) for words, number in zip(agreed, numbers[1:4], strict=True)]
    title = f"{draw.one(['Nether Combe', 'Upper Stowe', 'Long Barrow'])} Parish Council"
    return paper_told(title, title, blocks, attendances=[*present, _at(away, "member", "apologies")], decisions=found)


def extract(draw: Draw) -> Paper:
    """What a committee resolved about one matter, taken out of its minutes for another's agenda."""
    number, matter = draw.whole(10, 90), f"{draw.one(DIRECTORATES)} Portfolio Plan"
    words = f"that progress on the {matter} be noted."
    verb = draw.one(["RESOLVED", "Resolved"])
    panel = draw.one(PANELS).upper()
    title = f"EXTRACT FROM THE MINUTES OF THE {panel} HELD ON {draw.whole(1, 28)} JANUARY {draw.whole(2012, 2024)}"
    blocks = [
        {"kind": "heading", "text": f"{number} {matter.upper()}"},
        _text(f"The Committee considered an update. {draw.one(SAID)}"),
        _text(f"{verb} {words}"),
    ]
    return paper_told(title, draw.council(), blocks, decisions=[_resolved(words, str(number))])


def moved(draw: Draw) -> Paper:
    """Items in which somebody moved, somebody seconded, and it was resolved."""
    movers, found = draw.people(4), []
    blocks: list[Gold] = []
    for number, thing in enumerate(draw.some(OBJECTS, 2, 4), draw.whole(8, 60)):
        first, second = draw.random.sample(movers, 2)
        words = f"that the report on {thing} be {draw.one(['noted', 'approved', 'received'])}."
        blocks += [
            {"kind": "heading", "text": f"{number}. {thing.upper()}"},
            _text(f"The Head of Performance introduced the report. {draw.one(SAID)}"),
            _text(f"Moved by Councillor {first} and seconded by Councillor {second}"),
            _text(f"RESOLVED {words}"),
        ]
        found.append(_resolved(words, str(number)))
    return paper_told(f"Minutes - {draw.one(PANELS)}", draw.council(), blocks, decisions=found)


def attendance_details(draw: Draw) -> Paper:
    """Minutes of a committee's site: who was there under labels, officers with their posts."""
    members, officers, away = draw.people(4), draw.random.sample(LAST, 2), draw.person()
    posts = draw.some(OFFICERS, 2, 2)
    named = [f"{draw.one(['Nora', 'Andy', 'Meg'])} {last}" for last in officers]
    listed = f"Councillor {members[0]} (Chairman), Councillor {members[1]} (Vice-Chairman), Councillor {members[2]}"
    number = draw.whole(10, 80)
    words = ["That the audit plan be approved; and", "That progress be reported to the June meeting."]
    blocks = [
        _text(f"Date: Monday, {draw.whole(1, 28)}th February, {draw.whole(2008, 2020)}"),
        {"kind": "heading", "level": 2, "text": "Attendance Details"},
        _text("Present:"),
        _text(f"{listed} and Councillor {members[3]}."),
        _text("In attendance:"),
        *(_text(f"{name} - {post}") for name, post in zip(named, posts, strict=True)),
        {"kind": "heading", "level": 2, "text": f"{number} APOLOGIES FOR ABSENCE"},
        _text(f"An apology for absence was received from Councillor {away}."),
        {"kind": "heading", "level": 2, "text": f"{number + 1} AUDIT PLAN"},
        _text(f"Members asked about fees. {draw.one(SAID)}"),
        _text("RESOLVED:"),
        *(_text(f"({n}) {said}") for n, said in enumerate(words, 1)),
    ]
    there = [_at(members[0], "chair"), *(_at(name, "member") for name in members[1:]),
             *(_at(name, "officer") for name in named), _at(away, "member", "apologies")]  # fmt: skip
    found = [_resolved(said.removesuffix("; and"), str(number + 1), f"({n})") for n, said in enumerate(words, 1)]
    title = f"{draw.one(PANELS)} Minutes"
    return in_markup(paper_told(title, draw.council(), blocks, attendances=there, decisions=found))


def feedback(draw: Draw) -> Paper:
    """What a team of peers saw: recommendations by name and number, strengths, areas for consideration."""
    asked, strong, weak = draw.some(ASKED, 2, 4), draw.some(STRONG, 2, 3), draw.some(WEAK, 2, 3)
    blocks: list[Gold] = [
        {"kind": "heading", "text": "1. Executive summary"},
        _text(draw.one(SAID)),
        {"kind": "heading", "text": "2. Key recommendations"},
        *(_text(f"Recommendation {n}: {words}") for n, words in enumerate(asked, 1)),
        {"kind": "heading", "text": "3. Summary of findings"},
        {"kind": "heading", "level": 2, "text": "3.1 Strengths"},
        {"kind": "list", "items": strong},
        {
            "kind": "heading",
            "level": 2,
            "text": f"3.2 {draw.one(['Areas for consideration', 'Areas for improvement'])}",
        },
        {"kind": "list", "items": weak},
    ]
    return paper_told(
        "Corporate Peer Challenge: Feedback Report", draw.council(), blocks,
        decisions=[{"kind": "recommendation", "label": str(n), "text": words} for n, words in enumerate(asked, 1)],
        findings=[*({"kind": "strength", "text": words} for words in strong),
                  *({"kind": "improvement_area", "text": words} for words in weak)],
    )  # fmt: skip


MEETINGS: dict[str, Callable[[Draw], Paper]] = {
    "parish-by-year": parish_by_year,
    "extract": extract,
    "moved": moved,
    "attendance-details": attendance_details,
    "feedback": feedback,
}
