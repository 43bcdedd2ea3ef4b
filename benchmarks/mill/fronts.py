"""The mill's front sheets: one report to a meeting, headed in the ways in which councils head their reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .words import DIRECTORATES, THEMES, Draw, Paper, ordinal

BODIES = [
    "Cabinet",
    "Audit Committee",
    "Executive",
    "Overview and Scrutiny Committee",
    "Adults and Health Scrutiny Panel",
    "Children and Young People's Board",
    "Corporate Governance Committee",
]
MATTERS = [
    "Review of the Parking Charges",
    "Fostering Strategy",
    "Treasury Management",
    "Library Opening Hours",
    "School Admission Arrangements",
    "Procurement of the Waste Contract",
    "Corporate Risk Register",
]
ASKED = [
    "the report be noted",
    "the draft strategy be approved",
    "the charges be reviewed in the spring",
    "a further report be brought in six months",
    "the contract be awarded to the second bidder",
]
Blocks = list[dict[str, Any]]


@dataclass(frozen=True)
class Facts:
    """What a front sheet says."""

    council: str
    body: str
    met: date
    title: str
    directorate: str
    author: str
    portfolio: str
    exempt: bool
    key: bool
    wards: str

    @classmethod
    def drawn(cls, draw: Draw, council: str, body: str, met: date, matter: str) -> Facts:
        return cls(
            council,
            body,
            met,
            matter,
            draw.one(DIRECTORATES),
            draw.person(),
            f"Councillor {draw.person()}",
            draw.chance(0.2),
            draw.chance(0.4),
            draw.one(["All", "Ferncliffe", "Ferncliffe and Priory"]),
        )

    def report(self, ordinal_: int, **more: object) -> dict[str, Any]:
        return {
            "ordinal": ordinal_,
            "kind": "other",
            "title": self.title,
            "committee": self.body,
            "meeting_date": self.met.isoformat(),
            **more,
        }


def _labels(look: str, *rows: tuple[str, str]) -> dict[str, Any]:
    return {"kind": "labels", "look": look, "rows": [list(row) for row in rows]}


def four_cells(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """A grid with two facts a row."""
    rows = [
        ["Meeting:", facts.body, "Date:", f"{facts.met.day} {facts.met:%B %Y}"],
        ["Report title:", facts.title, "Wards affected:", facts.wards],
        ["Report author:", facts.author, "Key decision:", "Yes" if facts.key else "No"],
        ["Directorate:", facts.directorate, "Exempt:", "Yes" if facts.exempt else "No"],
    ]
    blocks: Blocks = [
        {"kind": "text", "bold": True, "text": facts.council},
        {"kind": "table", "look": "grid", "widths": [1, 2, 1, 1.6], "rows": rows},
    ]
    return blocks, {
        "directorate": facts.directorate,
        "report_author": facts.author,
        "key_decision": facts.key,
        "exempt": facts.exempt,
        "wards": facts.wards,
    }


def report_of_to(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """ "Report of the Director of Housing to the Cabinet, 3 March 2014" over the title."""
    line = f"Report of the Director of {facts.directorate} to the {facts.body}, {facts.met.day} {facts.met:%B %Y}"
    blocks = [
        {"kind": "heading", "text": facts.council},
        {"kind": "text", "text": line},
        {"kind": "title", "text": facts.title},
    ]
    return blocks, {"directorate": facts.directorate}


def item_cover(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """A London cover: item, classification, date and meeting in one band, and the rest under it."""
    band = [
        [
            "Item No.\n7",
            f"Classification:\n{'Exempt' if facts.exempt else 'Open'}",
            f"Date:\n{facts.met.day} {facts.met:%B %Y}",
            f"Meeting Name:\n{facts.body}",
        ]
    ]
    rows = [
        ["Report title:", facts.title],
        ["Ward(s) or groups affected:", facts.wards],
        ["From:", f"Strategic Director of {facts.directorate}"],
    ]
    blocks = [
        {"kind": "table", "look": "grid", "widths": [1, 1.5, 1.5, 2], "rows": band},
        {"kind": "table", "look": "grid", "widths": [1, 2], "rows": rows},
    ]
    return blocks, {"directorate": facts.directorate, "exempt": facts.exempt, "wards": facts.wards}


def purpose_lines(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """Plain lines "Report to: ..." that end with "Purpose of report: For decision"."""
    said = [
        ("Report to:", facts.body),
        ("Date of meeting:", ordinal(facts.met)),
        ("Subject:", facts.title),
        ("Portfolio holder:", facts.portfolio),
        ("Report author:", facts.author),
        ("Key decision:", "Yes" if facts.key else "No"),
        ("Purpose of report:", "For decision"),
    ]
    blocks: Blocks = [{"kind": "text", "bold": True, "text": facts.council.upper()}]
    blocks += [{"kind": "text", "text": f"{label} {value}"} for label, value in said]
    return blocks, {"report_author": facts.author, "key_decision": facts.key, "portfolio": facts.portfolio}


def centred(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """Council, body, date, title and officer as lines without labels."""
    blocks: Blocks = [
        {"kind": "heading", "text": facts.council.upper()},
        {"kind": "heading", "text": facts.body.upper()},
        {"kind": "text", "bold": True, "text": f"{facts.met.day} {facts.met:%B %Y}"},
        {"kind": "title", "text": facts.title},
        {"kind": "text", "bold": True, "text": f"Report of the Director of {facts.directorate}"},
    ]
    return blocks, {"directorate": facts.directorate, "committee": facts.body.upper()}


def two_columns(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """Labels and values in a grid, one fact a row, with the officer's post under the name."""
    return [
        _labels(
            "plain",
            ("Committee", facts.body),
            ("Date", ordinal(facts.met)),
            ("Title", facts.title),
            ("Lead Member", facts.portfolio),
            ("Report Author", f"{facts.author}\nHead of {facts.directorate}"),
            ("Public/Private", "Private" if facts.exempt else "Public"),
        )
    ], {"portfolio": facts.portfolio, "report_author": facts.author, "exempt": facts.exempt}


def one_line(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """ "Cabinet – 3 March 2014" on one line, the title, then officer and member."""
    blocks: Blocks = [
        {"kind": "heading", "text": facts.council},
        {"kind": "text", "bold": True, "text": f"{facts.body} – {facts.met.day} {facts.met:%B %Y}"},
        {"kind": "title", "text": facts.title},
        {"kind": "text", "text": f"Report of: Director of {facts.directorate}"},
        {"kind": "text", "text": f"Cabinet Member: {facts.portfolio}"},
        {"kind": "text", "text": f"Wards affected: {facts.wards}"},
    ]
    return blocks, {"directorate": facts.directorate, "portfolio": facts.portfolio, "wards": facts.wards}


def short_words(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """ "To: ... On: ... Report by: ... Heading: ..." in a grid."""
    rows = [
        ("To:", facts.body),
        ("On:", f"{facts.met.day} {facts.met:%B %Y}"),
        ("Report by:", f"Director of {facts.directorate}"),
        ("Heading:", facts.title),
    ]
    return [{"kind": "heading", "text": facts.council.upper()}, _labels("grid", *rows)], {
        "directorate": facts.directorate
    }


def stacked(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """A grid whose cells hold the label over its value."""
    rows = [
        [f"Committee\n{facts.body}", f"Date\n{facts.met.day} {facts.met:%B %Y}"],
        [f"Title of report\n{facts.title}", f"Wards affected\n{facts.wards}"],
        [f"Author\n{facts.author}", f"Key decision\n{'Yes' if facts.key else 'No'}"],
    ]
    return [{"kind": "table", "look": "grid", "widths": [3, 2], "rows": rows}], {
        "wards": facts.wards,
        "report_author": facts.author,
        "key_decision": facts.key,
    }


FRONTS: tuple[Callable[[Facts], tuple[Blocks, dict[str, Any]]], ...] = (
    four_cells,
    report_of_to,
    item_cover,
    purpose_lines,
    centred,
    two_columns,
    one_line,
    short_words,
    stacked,
)


def body_of(draw: Draw, facts: Facts, *, appendix: str | None = None) -> tuple[Blocks, Blocks]:
    """(blocks, decisions): purpose, recommendations and what follows, in one of the ways of numbering."""
    made = draw.some(ASKED, 1, 3)
    style = draw.one(["paragraphs", "brackets", "asked"])
    labels = [f"({n})" if len(made) > 1 and style != "paragraphs" else None for n in range(1, len(made) + 1)]
    texts = [f"That {words}." if style != "asked" else f"agrees that {words}." for words in made]
    if style == "asked" and len(made) == 1:
        lines = [f"The {facts.body} is asked to agree that {made[0]}."]
        texts = lines
    elif style == "paragraphs":
        lines = [f"2.{n} {text}" for n, text in enumerate(texts, 1)]
    elif style == "asked":
        lines = ["It is recommended that the meeting:", *(f"{a} {b}" for a, b in zip(labels, texts, strict=True))]
    else:
        lines = [f"{label or ''} {text}".strip() for label, text in zip(labels, texts, strict=True)]
    numbered = style == "paragraphs"
    blocks: Blocks = [
        {"kind": "heading", "level": 2, "text": f"{'1. ' if numbered else ''}Purpose of the report"},
        {"kind": "text", "text": f"{'1.1 ' if numbered else ''}{' '.join(draw.said(2, 3))}"},
        {"kind": "heading", "level": 2, "text": f"{'2. ' if numbered else ''}Recommendations"},
        *[{"kind": "text", "text": line} for line in lines],
        {"kind": "heading", "level": 2, "text": f"{'3. ' if numbered else ''}Financial implications"},
        {"kind": "text", "text": f"{'3.1 ' if numbered else ''}There are none beyond the agreed budget."},
    ]
    if appendix:
        blocks += [
            {"kind": "heading", "level": 2, "text": f"{'4. ' if numbered else ''}Appendices"},
            {"kind": "text", "text": f"Appendix 1: {appendix}"},
        ]
    decisions = [
        {"kind": "recommendation", "item_title": facts.title, "label": label, "text": text}
        for label, text in zip(labels, texts, strict=True)
    ]
    return blocks, decisions


def cover(draw: Draw) -> Paper:
    """One report under one of the front sheets."""
    met = date(draw.whole(2008, 2024), draw.whole(1, 12), draw.whole(1, 28))
    facts = Facts.drawn(draw, draw.council(), draw.one(BODIES), met, draw.one(MATTERS))
    form = draw.one(FRONTS)
    front, more = form(facts)
    body, decisions = body_of(draw, facts)
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "decisions": "all"},
        "reports": [facts.report(1, **more)],
        "decisions": decisions,
    }
    source = {
        "title": facts.title,
        "publisher": facts.council,
        "formats": ["pdf", "docx"] if form is stacked else ["pdf", "docx", "txt"],
        "text_layout": "tabs",
        "block": [*front, *body],
    }
    return Paper(source, gold)


def book(draw: Draw) -> Paper:
    """A pack of five to eight papers: agenda, reports, and an appendix without front sheet after each second one."""
    council, body = draw.council(), draw.one(BODIES)
    met = date(draw.whole(2008, 2024), draw.whole(1, 12), draw.whole(1, 28))
    front = draw.one(FRONTS)
    items, papers, decisions = ["Apologies for absence", "Declarations of interest"], [], []
    reports: list[dict[str, Any]] = []
    for turn, matter in enumerate(draw.some(MATTERS, 3, 5)):
        facts = Facts.drawn(draw, council, body, met, matter)
        appendix = f"{draw.one(THEMES)}: {draw.one(['Summary of Replies', 'Schedule of Charges', 'Equality Analysis'])}"
        has = turn % 2 == 1
        top, more = front(facts)
        text, made = body_of(draw, facts, appendix=appendix if has else None)
        number = len(reports) + 2
        items.append(f"{matter} (Pages {number} - {number + has})")
        papers += [{"kind": "page"}, *top, *text]
        reports.append(facts.report(number, **more) | ({"kind": "covering_report"} if has else {}))
        decisions += [decision | {"report": number} for decision in made]
        if has:
            papers += [{"kind": "page"}, *_appendix(draw, appendix)]
            reports.append(
                {"ordinal": number + 1, "kind": "other", "title": f"Appendix 1: {appendix}", "parent": number}
            )
    first = {
        "ordinal": 1,
        "kind": "agenda",
        "title": body.upper(),
        "committee": body.upper(),
        "meeting_date": met.isoformat(),
    }
    agenda = [
        {"kind": "title", "text": body.upper()},
        _labels(
            "plain", ("Date:", f"{met:%A} {met.day} {met:%B %Y}"), ("Time:", "10.00 am"), ("Venue:", "Civic Centre")
        ),
        {"kind": "heading", "text": "AGENDA"},
        {"kind": "list", "mark": "number", "items": items},
    ]
    gold = {
        "authority_code": None,
        "scored": {"reports": "all", "decisions": "all", "agenda_items": "all"},
        "reports": [first, *reports],
        "decisions": decisions,
        "agenda_items": [_item(n, i) for n, i in enumerate(items, 1)],
    }
    source = {
        "title": f"{body} agenda pack",
        "publisher": council,
        "formats": ["pdf"],
        "stamp": "Page {n}",
        "block": [*agenda, *papers],
    }
    return Paper(source, gold)


def _item(number: int, text: str) -> dict[str, Any]:
    title, _, pages = text.partition(" (Pages ")
    found: dict[str, Any] = {"number": str(number), "title": title, "report": 1}
    if pages:
        begin, end = pages.rstrip(")").split(" - ")
        found |= {"page_from": int(begin), "page_to": int(end)}
    return found


def _appendix(draw: Draw, name: str) -> Blocks:
    rows = [[theme, str(draw.whole(3, 90)), str(draw.whole(3, 90))] for theme in draw.some(THEMES, 3, 6)]
    return [
        {"kind": "heading", "text": f"Appendix 1: {name}"},
        {"kind": "text", "text": " ".join(draw.said(2, 3))},
        {"kind": "table", "header": ["Area", "Replies", "In favour"], "widths": [3, 1, 1], "rows": rows},
    ]
