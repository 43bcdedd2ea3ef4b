"""The mill's minutes as committee sites and clerks publish them: labels, numbers on lines of their own, many stems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from .words import LAST, THEMES, Draw, Paper, ordinal

BODIES = ["Cabinet", "Audit Committee", "Corporate Scrutiny Panel", "Health and Wellbeing Board"]
PASSIVE = ["the report be noted", "the revised targets be approved", "the plan be endorsed",
           "a further report be made in May", "the thanks of Members be passed to staff",
           "the register be published"]  # fmt: skip
ACTIVE = ["note the report", "approve the revised targets", "endorse the plan", "ask for a further report in May",
          "thank the staff", "publish the register"]  # fmt: skip
PAST = ["Noted the report.", "Approved the revised targets.", "Endorsed the plan.", "Requested a further report.",
        "Thanked the staff for their work."]  # fmt: skip
TALK = ["The Director introduced the report and answered questions.", "Members asked how the targets had been chosen.",
        "The Chair thanked those who had taken part.", "The Board noted that two posts were still vacant.",
        "It was reported that the new system had been in use since June."]  # fmt: skip
WHY = ["To keep Members informed of progress.", "So that resources are used where they are needed.",
       "It had been agreed in March that progress be reported each quarter."]  # fmt: skip
LABELS = {"digits": "({n})", "letters": "({a})", "dots": "{n}.", "roman": "({i})"}
ROMAN = ["i", "ii", "iii", "iv"]

Said = tuple[list[str], list[tuple[str | None, str]]]  # the lines, and (label, text) of each decision in them


def _labels(draw: Draw, count: int) -> list[str]:
    shape = LABELS[draw.one(list(LABELS))]
    return [shape.format(n=n + 1, a="abcd"[n], i=ROMAN[n]) for n in range(count)]


def _passive(draw: Draw, stem: str, join: str = " ") -> Said:
    """One resolution after its stem, or several below it."""
    made = draw.some(PASSIVE, 1, 3)
    if len(made) == 1:
        words = f"That {made[0]}."
        return ([f"{stem}{join}{words}"] if join == " " else [stem, words]), [(None, words)]
    labels = _labels(draw, len(made))
    parts = [(label, f"That {words}.") for label, words in zip(labels, made, strict=True)]
    return [stem, *(f"{label} {words}" for label, words in parts)], list(parts)


def resolved(draw: Draw) -> Said:
    """A stem, and on its line or the next what was resolved."""
    stem = draw.one(["RESOLVED:", "RESOLVED –", "Resolved:-", "RESOLVED (unanimously):", "Resolved unanimously:"])
    return _passive(draw, stem, draw.one([" ", "\n"]))


def resolved_that(draw: Draw) -> Said:
    """ "RESOLVED, that -", and the rest below."""
    words = f"{draw.one(PASSIVE)}."
    return [draw.one(["RESOLVED, that –", "RESOLVED that:", "Resolved that -"]), words], [(None, words)]


def agreed_to(draw: Draw, body: str) -> Said:
    """ "Cabinet AGREED to:", and a list of what."""
    made = draw.some(ACTIVE, 2, 3)
    labels = _labels(draw, len(made))
    stem = draw.one([f"{body} AGREED to:", f"The {body} resolved to:", f"The {body} RESOLVED to:", "It was agreed to:"])
    lines = [f"{label} {words};" for label, words in zip(labels, made, strict=True)]
    parts: list[tuple[str | None, str]] = [(label, f"{words};") for label, words in zip(labels, made, strict=True)]
    return [stem, *lines], parts


def by_verbs(draw: Draw, body: str) -> Said:
    """ "Cabinet:", and a list of what it did."""
    made = draw.some(PAST, 2, 3)
    labels = _labels(draw, len(made))
    lines = [f"{label} {words}" for label, words in zip(labels, made, strict=True)]
    return [draw.one([f"{body}:", f"RESOLVED: That the {body}:"]), *lines], list(zip(labels, made, strict=True))


def alone(draw: Draw) -> Said:
    """No stem at all: the site lost it."""
    words = f"That {draw.one(PASSIVE)}."
    return [words], [(None, words)]


def capitals(draw: Draw, body: str) -> Said:
    """ "The Committee AGREED that ..."."""
    words = f"that {draw.one(PASSIVE)}."
    return [f"The {body} AGREED {words}"], [(None, words)]


def _decided(draw: Draw, body: str) -> Said:
    form: Callable[[], Said] = draw.one([
        lambda: resolved(draw), lambda: resolved(draw), lambda: resolved_that(draw), lambda: agreed_to(draw, body),
        lambda: by_verbs(draw, body), lambda: alone(draw), lambda: capitals(draw, body),
    ])  # fmt: skip
    return form()


def _item(draw: Draw, body: str) -> Said:
    """What stands under one item: discussion, a decision, why; on some sites under "Decision:" first, too."""
    lines, parts = _decided(draw, body)
    said = [*draw.some(TALK, 1, 3), *lines]
    if draw.chance(0.4):
        said += [
            draw.one(["Reasons for Decision:", "Reason for the decision", "Other options considered:"]),
            draw.one(WHY),
        ]
    return said, parts


def site_minutes(draw: Draw) -> Paper:
    """A meeting's page, or its minutes, with an item for each theme."""
    council, body = draw.council(), draw.one(BODIES)
    met = date(draw.whole(2008, 2023), draw.whole(1, 12), draw.whole(1, 28))
    on_site = draw.chance(0.6)
    blocks, title = (_site_top if on_site else _minutes_top)(draw, council, body, met)
    number, decisions = draw.whole(5, 400), []
    for theme in draw.some(THEMES, 3, 5):
        lines, parts = _item(draw, body)
        if on_site:
            twice = draw.chance(0.3) and len(parts) == 1
            first = (
                ["Decision:", f"To {ACTIVE[PASSIVE.index(parts[0][1][5:-1])]}."] if twice and _has_active(parts) else []
            )
            blocks += _lines([f"{number}.", f"{theme} PDF {draw.whole(20, 900)} KB", f"To consider {theme.lower()}.",
                              *draw.some(["Additional documents:"], 0, 1), *first, "Minutes:", *lines])  # fmt: skip
            parts = [(None, first[1])] if first else parts
        else:
            blocks += [{"kind": "heading", "text": f"{number} {theme.upper()}"}, *_lines(lines)]
        named = theme if on_site else theme.upper()
        decisions += [{"kind": "resolution", "number": str(number), "item_title": named, "label": label, "text": words}
                      for label, words in parts]  # fmt: skip
        number += 1
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "decisions": "all"},
        "reports": [
            {"ordinal": 1, "kind": "minutes", "title": title, "committee": body, "meeting_date": met.isoformat()}
        ],
        "decisions": decisions,
    }
    source = {"title": title, "publisher": council, "formats": ["pdf", "docx", "txt"], "block": blocks}
    return Paper(source, gold)


def _has_active(parts: Sequence[tuple[str | None, str]]) -> bool:
    return parts[0][1].startswith("That ") and parts[0][1][5:-1] in PASSIVE[:3]


def _lines(lines: Sequence[str]) -> list[dict[str, Any]]:
    return [{"kind": "text", "text": line} for line in lines]


def _site_top(draw: Draw, council: str, body: str, met: date) -> tuple[list[dict[str, Any]], str]:
    page = draw.one(["Agenda and minutes", "Agenda, decisions and minutes", "Agenda and draft minutes"])
    held = f"{body} - {met:%A}, {ordinal(met)} 10.00 am"
    top = [{"kind": "title", "text": page}, {"kind": "heading", "text": held}]
    return [*top, *_lines(["Venue: Town Hall", "Contact: Democratic Services", "Items", "No. Item"])], held


def _minutes_top(draw: Draw, council: str, body: str, met: date) -> tuple[list[dict[str, Any]], str]:
    title = f"Minutes of the meeting of the {body} held on {ordinal(met)}"
    away = draw.one(LAST)
    listed = draw.one([f"Present: Councillor {draw.one(LAST)} (Chair)", "Present: Members of the body as listed"])
    return [{"kind": "title", "text": title}, *_lines([listed, f"Apologies: Councillor {away}"])], title
