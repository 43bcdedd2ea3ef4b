"""The mill's records of meetings: who was there and what was decided, in the ways in which clerks write it down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from .words import DIRECTORATES, LAST, THEMES, Draw, Paper, ordinal

BODIES = ["Planning Committee", "Cabinet", "Overview and Scrutiny Committee", "Standards Committee", "Licensing Panel"]
MATTERS = [
    "the budget for the coming year be approved",
    "the draft strategy go out to consultation",
    "the lease of the depot be renewed",
    "the fees be frozen until next April",
    "officers report back in the autumn",
    "the petition be received",
]
POSTS = ["Head of Legal Services", "Democratic Services Officer", "Chief Executive", "Finance Manager"]
Blocks = list[dict[str, Any]]
Listed = tuple[Blocks, Blocks]  # blocks, attendances


def _there(name: str, role: str, attendance: str = "present") -> dict[str, Any]:
    return {"name": name, "role": role, "attendance": attendance}


def _text(words: str, *, bold: bool = False) -> dict[str, Any]:
    return {"kind": "text", "text": words, "bold": bold}


def in_the_chair(draw: Draw, members: list[str], away: list[str], officers: list[str]) -> Listed:
    """ "In the Chair: ...", then Present, Also present with posts, Apologies: one line each."""
    posts = draw.random.sample(POSTS, len(officers))
    shown = "; ".join(f"{name}, {post}" for name, post in zip(officers, posts, strict=True))
    blocks = [
        _text(f"In the Chair: Councillor {members[0]}"),
        _text(f"Present: Councillors {', '.join(members[1:-1])} and {members[-1]}"),
        _text(f"Officers in attendance: {shown}"),
        _text(f"Apologies for absence: Councillors {away[0]} and {away[1]}"),
    ]
    return blocks, _rows(members, away, officers)


def several_lines(draw: Draw, members: list[str], away: list[str], officers: list[str]) -> Listed:
    """ "Members present:" over lines, one name each; officers with posts in brackets."""
    posts = draw.random.sample(POSTS, len(officers))
    blocks = [
        _text("Members present:", bold=True),
        _text(f"Councillor {members[0]} (Chair)"),
        *[_text(f"Councillor {name}") for name in members[1:]],
        _text("Officers present:", bold=True),
        *[_text(f"{name} ({post})") for name, post in zip(officers, posts, strict=True)],
        _text("Apologies:", bold=True),
        *[_text(f"Councillor {name}") for name in away],
    ]
    return blocks, _rows(members, away, officers)


def in_columns(draw: Draw, members: list[str], away: list[str], officers: list[str]) -> Listed:
    """A table: "Present" and "In attendance" side by side, or label and names in rows."""
    posts = draw.random.sample(POSTS, len(officers))
    who = [f"Councillor {members[0]} (Chairman)", *(f"Councillor {name}" for name in members[1:])]
    staff = [f"{name} – {post}" for name, post in zip(officers, posts, strict=True)]
    out = [f"Councillor {name}" for name in away]
    if draw.chance(0.5):
        rows = [["Present:", "\n".join(who)], ["In attendance:", "\n".join(staff)], ["Apologies:", "\n".join(out)]]
        table = {"kind": "table", "look": draw.one(["grid", "bare"]), "widths": [1, 3], "rows": rows}
    else:
        rows = [["\n".join(who), "\n".join(staff), "\n".join(out)]]
        table = {
            "kind": "table",
            "look": "grid",
            "widths": [1, 1, 1],
            "rows": rows,
            "header": ["Members Present", "Officers Present", "Apologies"],
        }
    return [table], _rows(members, away, officers)


def one_paragraph(draw: Draw, members: list[str], away: list[str], officers: list[str]) -> Listed:
    """All lists in one paragraph."""
    chaired = draw.one(["(Chair)", "(Chairman)", "(in the Chair)"])
    words = (
        f"Present: Councillors: {members[0]} {chaired}, {', '.join(members[1:])}. "
        f"Officers: {' and '.join(officers)}. Apologies: Councillors {away[0]} and {away[1]}."
    )
    return [_text(words)], _rows(members, away, officers)


def in_item_one(_draw: Draw, members: list[str], away: list[str], officers: list[str]) -> Listed:
    """ "PRESENT:-" with the chair first, officers with their posts in brackets, apologies as the first item."""
    staff = f"{officers[0]} (Head of Legal Services), {officers[1]} (Governance Officer)"
    first = f"Councillor {members[0]} (Chairman) and Councillors {', '.join(members[1:-1])} and {members[-1]}"
    return [
        _text(f"PRESENT:- {first}."),
        _text(f"IN ATTENDANCE:- {staff}."),
        {"kind": "heading", "text": "1. APOLOGIES FOR ABSENCE"},
        _text(f"Apologies for absence were received from Councillors {away[0]} and {away[1]}."),
    ], _rows(members, away, officers)


def label_apart(draw: Draw, members: list[str], away: list[str], officers: list[str]) -> Listed:
    """Labels on lines of their own, names in a run under each, the chair's post before the name."""
    posts = draw.random.sample(POSTS, len(officers))
    staff = ", ".join(f"{name} ({post})" for name, post in zip(officers, posts, strict=True))
    blocks = [
        _text("PRESENT", bold=True),
        _text(f"Councillor {members[0]} in the Chair;"),
        _text(f"Councillors {', '.join(members[1:])}."),
        _text("OFFICERS IN ATTENDANCE", bold=True),
        _text(staff),
        _text("APOLOGIES", bold=True),
        _text(f"Councillors {away[0]} and {away[1]}"),
    ]
    return blocks, _rows(members, away, officers)


def _rows(members: list[str], away: list[str], officers: list[str]) -> Blocks:
    return [
        _there(members[0], "chair"),
        *(_there(name, "member") for name in members[1:]),
        *(_there(name, "officer") for name in officers),
        *(_there(name, "member", "apologies") for name in away),
    ]


LISTS: tuple[Callable[[Draw, list[str], list[str], list[str]], Listed], ...] = (
    in_the_chair,
    several_lines,
    in_columns,
    one_paragraph,
    in_item_one,
    label_apart,
)


def recommended_on(draw: Draw, made: list[str]) -> tuple[Blocks, Blocks]:
    """ "RECOMMENDED to Council: (i) ... (ii) ..."."""
    ends = ["; and"] * (len(made) - 1) + ["."]
    marks = ["(i)", "(ii)", "(iii)"][: len(made)]
    lines = [_text(f"{mark} that {words}{end}") for mark, words, end in zip(marks, made, ends, strict=True)]
    blocks = [_text(draw.one(["RECOMMENDED to Council:", "RECOMMENDED TO COUNCIL:"])), *lines]
    return blocks, [
        {"kind": "recommendation", "label": mark, "text": f"that {words}{end.removesuffix(' and')}".rstrip(";")}
        for mark, words, end in zip(marks, made, ends, strict=True)
    ]


def moved(draw: Draw, made: list[str]) -> tuple[Blocks, Blocks]:
    """A motion with mover and seconder, and its outcome."""
    one, two = draw.random.sample(LAST, 2)
    words = f"It was moved by Councillor {one} and seconded by Councillor {two} that {made[0]}."
    outcome = draw.one(["CARRIED", "CARRIED.", "The motion was put to the vote and CARRIED."])
    if draw.chance(0.5):
        return [_text(words), _text(outcome)], [{"kind": "resolution", "text": words}]
    return [_text(f"{words} {outcome}")], [{"kind": "resolution", "text": words}]


def noticed(_draw: Draw, made: list[str]) -> tuple[Blocks, Blocks]:
    """ "DECISION: ... REASON: ..."."""
    blocks = [_text(f"DECISION: That {made[0]}."), _text("REASON: To carry out the policy of the Council.")]
    return blocks, [{"kind": "resolution", "text": f"That {made[0]}."}]


def resolved(draw: Draw, made: list[str]) -> tuple[Blocks, Blocks]:
    """ "RESOLVED: That (1) ...; (2) ..." in one paragraph, or one resolution alone."""
    stem = draw.one(["RESOLVED:", "RESOLVED –", "Resolved:", "IT WAS RESOLVED"])
    if len(made) == 1:
        words = f"that {made[0]}."
        return [_text(f"{stem} {words}")], [{"kind": "resolution", "text": words}]
    marks = ["(1)", "(2)", "(3)"][: len(made)]
    joined = "; ".join(f"{mark} {words}" for mark, words in zip(marks, made, strict=True))
    texts = [*(f"{words};" for words in made[:-1]), f"{made[-1]}."]
    return [_text(f"{stem} That {joined}.")], [
        {"kind": "resolution", "label": mark, "text": text.rstrip(";")} for mark, text in zip(marks, texts, strict=True)
    ]


def lettered(_draw: Draw, made: list[str]) -> tuple[Blocks, Blocks]:
    """ "Resolved that:" with (a), (b), (c) on lines of their own."""
    marks = ["(a)", "(b)", "(c)"][: len(made)]
    ends = [";"] * (len(made) - 1) + ["."]
    lines = [_text(f"{mark} {words}{end}") for mark, words, end in zip(marks, made, ends, strict=True)]
    return [_text("RESOLVED that:"), *lines], [
        {"kind": "resolution", "label": mark, "text": f"{words}{end}"}
        for mark, words, end in zip(marks, made, ends, strict=True)
    ]


def decision_apart(draw: Draw, made: list[str]) -> tuple[Blocks, Blocks]:
    """A bold label "Decision" or "AGREED:" over or before the decision."""
    words = f"That {made[0]}."
    blocks = draw.one(
        [
            [_text("Decision", bold=True), _text(words)],
            [_text(f"AGREED: {words}")],
            [_text("RESOLVED", bold=True), _text(words)],
        ]
    )
    return blocks, [{"kind": "resolution", "text": words}]


def in_prose(draw: Draw, made: list[str]) -> tuple[Blocks, Blocks]:
    """The decision is a sentence among others."""
    words = draw.one(
        [
            f"It was unanimously agreed that {made[0]}.",
            f"The Committee resolved that {made[0]}.",
            f"Members agreed that {made[0]}.",
            f"Following a vote it was RESOLVED that {made[0]}.",
        ]
    )
    text = words if "RESOLVED" not in words else words.partition("RESOLVED ")[2]
    return [_text(f"Questions were asked about costs. {words}")], [{"kind": "resolution", "text": text}]


DECIDED: tuple[Callable[[Draw, list[str]], tuple[Blocks, Blocks]], ...] = (
    recommended_on,
    moved,
    noticed,
    resolved,
    lettered,
    decision_apart,
    in_prose,
)


def assembly(draw: Draw) -> Paper:
    """Minutes with one way of listing people, one of numbering, and several of deciding."""
    council, body = draw.council(), draw.one(BODIES)
    met = date(draw.whole(2008, 2024), draw.whole(1, 12), draw.whole(1, 28))
    people = draw.people(8)
    lists, attendances = draw.one(LISTS)(draw, people[:4], people[4:6], people[6:])
    top, title, committee = _heading(draw, council, body, met)
    blocks: Blocks = [*top, *lists]
    decisions: Blocks = []
    number = draw.whole(1, 40)
    nested = draw.chance(0.4)
    for theme in draw.some(THEMES, 2, 4):
        said, made = draw.one(DECIDED)(draw, draw.some(MATTERS, 1, 3))
        opening = f"The Director of {draw.one(DIRECTORATES)} presented a report. {draw.said(1, 1)[0]}"
        blocks.append({"kind": "heading", "text": f"{number}. {theme.upper()}"})
        blocks.append(_text(f"{number}.1 {opening}" if nested else opening))
        if nested:
            said = [said[0] | {"text": f"{number}.2 {said[0]['text']}"}, *said[1:]]
        blocks += said
        decisions += [d | {"number": str(number), "item_title": theme.upper()} for d in made]
        number += 1
    report = {"ordinal": 1, "kind": "minutes", "committee": committee, "meeting_date": met.isoformat()}
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "decisions": "all", "attendances": "all"},
        "reports": [report | ({"title": title} if title else {})],
        "decisions": decisions,
        "attendances": attendances,
    }
    source = {
        "title": title or f"{body} minutes",
        "publisher": council,
        "formats": ["pdf", "docx", "txt"],
        "text_layout": "tabs",
        "block": blocks,
    }
    return Paper(source, gold)


def _heading(draw: Draw, council: str, body: str, met: date) -> tuple[Blocks, str, str]:
    """(blocks, title, committee)."""
    form = draw.whole(1, 5)
    if form == 4:
        title = (
            f"MINUTES of the meeting of the {body.upper()} held in Committee Room 2, Civic Centre on {met:%A}, "
            f"{met.day} {met:%B %Y} commencing at 6.30 pm"
        )
        return [{"kind": "heading", "text": council.upper()}, _text(title)], f"{council.upper()} {title}", body.upper()
    if form == 5:
        return (
            [
                {"kind": "heading", "text": council},
                {
                    "kind": "labels",
                    "look": draw.one(["grid", "plain"]),
                    "rows": [
                        ["Meeting:", body],
                        ["Date:", f"{met:%A} {met.day} {met:%B %Y}"],
                        ["Venue:", "Council Chamber"],
                    ],
                },
                {"kind": "heading", "text": "MINUTES"},
            ],
            "MINUTES",
            body,
        )
    if form == 1:
        title = f"Minutes of a meeting of the {body} held at the Town Hall on {ordinal(met)}"
        return [{"kind": "title", "text": title}], title, body
    if form == 2:
        day = f"{met:%A} {met.day} {met:%B %Y}"
        return (
            [
                {"kind": "heading", "text": council.upper()},
                {"kind": "title", "text": body.upper()},
                _text(day, bold=True),
            ],
            f"{council.upper()} {body.upper()} {day}",
            body.upper(),
        )
    title = f"Minutes of the {body} Meeting, {met.day} {met:%B %Y}"
    return [{"kind": "title", "text": title}], title, body
