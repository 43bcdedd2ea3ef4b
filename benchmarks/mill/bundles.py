"""The mill's bundles: agenda packs as their printers put them together, for where one paper ends and the next begins.

Drawn for each: whether there is an outline and what it names, whether the agenda gives pages and how, whether minutes
stand inside, which front sheet the reports have, how long they are, how their appendices are labelled and laid out, and
which numbers stand on the pages: the pack's, each paper's own, both or none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pypdfium2

from .fronts import ASKED, BODIES, FRONTS, MATTERS, Blocks, Facts
from .meetings import minutes_of
from .render_pdf import render_pdf
from .source import Block, Source
from .words import Draw, Paper, ordinal

NAMES = [
    "Schedule of Charges",
    "Equality Analysis",
    "Summary of Replies",
    "Draft Strategy",
    "Delivery Plan",
    "Risk Log",
]
SECTIONS = ["Background", "Proposals", "Options considered", "Legal implications", "Risk management", "Consultation"]
PAGE_FORMS = ("(Pages {a} - {b})", "(Page {a})", "Pages {a} to {b}", "(Pages {a} - {b})")


@dataclass
class Part:
    """One paper of a bundle: its blocks, page by page as far as the kind of page changes, and what is true of it."""

    blocks: Blocks
    gold: dict[str, Any]
    bookmark: str
    landscape: bool = False
    header: str = ""
    appendices: list[Part] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    appended: bool = False
    item: int = 0

    def pages(self, style: Style) -> int:
        """How many pages it fills; the places that an outline leads to change where pages end."""
        page = {"kind": "page", "landscape": self.landscape, "bookmark": "here" if self.is_marked(style) else ""}
        blocks = tuple(Block(**block) for block in (page, *self.printed(style)))
        with pypdfium2.PdfDocument(render_pdf(Source("", "", ("pdf",), blocks=blocks))) as made:
            return len(made)

    def is_marked(self, style: Style) -> bool:
        return style.outline != "none" and (style.outline != "papers" or not self.appended)

    def printed(self, style: Style) -> Blocks:
        """Its blocks, headings marked where the outline names them."""
        inner = style.outline == "sections" and self.sections
        item: Blocks = [{"kind": "text", "text": f"Agenda Item {self.item}"}] if style.itemed and self.item else []
        return [
            *item,
            *(b | ({"bookmark": b["text"]} if inner and b["kind"] == "heading" else {}) for b in self.blocks),
        ]


@dataclass(frozen=True)
class Style:
    """How a printer puts papers together."""

    front: Callable[[Facts], tuple[Blocks, dict[str, Any]]]
    word: str  # Appendix, Annex
    letters: bool
    form: str
    outline: str  # none, papers, all, sections
    folio: str
    header: bool
    itemed: bool  # "Agenda Item 5" over each item's first page
    reworded: bool  # the agenda says more than the title
    blank: bool  # pages left blank between papers
    ahead: int


def bundle(draw: Draw) -> Paper:
    """Agenda, minutes and three to five reports with up to two appendices each, as one file."""
    council, body = draw.council(), draw.one(BODIES)
    met = date(draw.whole(2008, 2024), draw.whole(2, 12), draw.whole(1, 28))
    style = Style(
        draw.one([*FRONTS, title_alone, body_on_top]),
        draw.one(["Appendix", "Appendix", "APPENDIX", "Annex"]),
        draw.chance(0.5),
        draw.one(["{label}: {name}", "{label} – {name}", "apart", "apart", "bare"]),
        draw.one(["none", "none", "papers", "all", "sections"]),
        draw.one(["", "", "Page {{p}} of {q}", "{{p}}"]),
        draw.chance(0.25),
        draw.chance(0.25),
        draw.chance(0.2),
        draw.chance(0.15),
        draw.one([0, 0, 0, draw.whole(2, 160)]),
    )
    stamp = draw.one(["Page {n}", "Page {n}", "{n}", ""]) if not style.folio else draw.one(["Page {n}", ""])
    if not stamp:
        style = replace(style, ahead=0)  # nothing on the pages would say so
    parts: list[Part] = []
    if draw.chance(0.6):
        before = met.replace(month=met.month - 1)
        blocks, gold = minutes_of(draw, council, body, before)
        blocks += _further_minutes(draw) if draw.chance(0.5) else []
        title = f"Minutes of the previous meeting held on {ordinal(before)}"
        parts.append(Part(blocks, gold["reports"][0], title))
    parts += [_report(draw, style, Facts.drawn(draw, council, body, met, m)) for m in draw.some(MATTERS, 3, 5)]
    for number, part in enumerate(parts, 3):
        part.item = number
    if style.blank:
        for part in parts:
            if draw.chance(0.4):
                part.blocks += [{"kind": "page"}, {"kind": "text", "text": "This page is intentionally left blank"}]
    if draw.chance(0.85):
        parts.insert(0, _agenda(draw, style, parts, body, met))
    source = {"title": f"{body} agenda pack", "publisher": council, "formats": ["pdf"], "stamp": stamp,
              "ahead": style.ahead, "footer": " " if style.ahead else "",
              "block": _put_together(parts, style)}  # fmt: skip
    gold = {"authority_code": None, "scored": {"reports": ["title", "page_start"]}, "reports": _reports(parts, style)}
    return Paper(source, gold)


def title_alone(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """The title, and under it whose report it is."""
    return [{"kind": "title", "text": facts.title},
            {"kind": "text", "bold": True, "text": f"Report of the Head of {facts.directorate}"}], {}  # fmt: skip


def body_on_top(facts: Facts) -> tuple[Blocks, dict[str, Any]]:
    """The body and the day over the title, without the council's name."""
    return [{"kind": "heading", "text": facts.body},
            {"kind": "text", "bold": True, "text": f"{facts.met.day} {facts.met:%B %Y}"},
            {"kind": "title", "text": facts.title},
            {"kind": "text", "text": f"Contact: {facts.author}, Head of {facts.directorate}"}], {}  # fmt: skip


def _further_minutes(draw: Draw) -> Blocks:
    """Items under the names of matters that come again, over another page or two."""
    blocks: Blocks = []
    for number, matter in enumerate(draw.some(MATTERS, 4, 6), 71):
        blocks.append({"kind": "heading", "text": f"{number}. {matter.upper()}"})
        blocks += [{"kind": "text", "text": " ".join(draw.said(4, 6))} for _ in range(3)]
    return blocks


def _report(draw: Draw, style: Style, facts: Facts) -> Part:
    """A front sheet, recommendations and sections over one to four pages, and the appendices that it lists."""
    top, _ = style.front(facts)
    names = draw.some(NAMES, 0, 2) if draw.chance(0.6) else []
    labels = [f"{style.word} {'AB'[n] if style.letters else n + 1}" for n in range(len(names))]
    sections = ["Purpose of the report", "Recommendations", *draw.some(SECTIONS, 2, 6)]
    blocks = [*top]
    for number, heading in enumerate(sections, 1):
        blocks.append({"kind": "heading", "level": 2, "text": f"{number}. {heading}"})
        lines = [f"That {draw.one(ASKED)}."] if number == 2 else [" ".join(draw.said(3, 6)) for _ in range(3)]
        blocks += [{"kind": "text", "text": f"{number}.{n} {words}"} for n, words in enumerate(lines, 1)]
    if draw.chance(0.2):
        rows = [[task, str(draw.whole(3, 900))] for task in draw.tasks(4)]
        table = {"kind": "table", "header": ["Proposal", "Cost £"], "widths": [4, 1], "rows": rows}
        blocks += [{"kind": "page", "landscape": True}, table, {"kind": "page"}]
        blocks.append({"kind": "text", "text": " ".join(draw.said(3, 6))})
    if names:
        listed = [f"{label}: {facts.title} {name}" for label, name in zip(labels, names, strict=True)]
        blocks.append({"kind": "heading", "level": 2, "text": draw.one(["Appendices", "List of appendices"])})
        blocks += [{"kind": "text", "text": line} for line in listed]
    gold = {"kind": "covering_report" if names else "other", "title": facts.title, "committee": facts.body}
    part = Part(blocks, gold, facts.title, header=facts.title if style.header else "", sections=sections)
    part.appendices = [
        _appendix(draw, style, label, f"{facts.title} {name}") for label, name in zip(labels, names, strict=True)
    ]
    return part


def _appendix(draw: Draw, style: Style, label: str, name: str) -> Part:
    """A schedule, often on a landscape page, or some prose under its label and name."""
    if style.form == "apart":
        top: Blocks = [{"kind": "text", "bold": True, "text": label}, {"kind": "title", "text": name}]
        title = name
    elif style.form == "bare":
        top, title = [{"kind": "title", "text": name}], name
    else:
        title = style.form.format(label=label, name=name)
        top = [{"kind": "heading", "text": title}]
    said: Blocks = [{"kind": "text", "text": " ".join(draw.said(3, 6))} for _ in range(draw.whole(1, 8))]
    landscape = draw.chance(0.4)
    if draw.chance(0.6):
        rows = [[task, draw.person(), str(draw.whole(3, 900))] for task in draw.tasks(draw.whole(4, 8))]
        header = draw.one([["Area", "Lead", "Cost £"], ["Proposal", "Officer", "Replies"]])
        said = [*said[:1], {"kind": "table", "header": header, "widths": [4, 2, 1], "rows": rows}]
    elif draw.chance(0.4):
        said = _chapters(draw)
    bookmark = draw.one([label, f"{label} {name}", name])
    gold = {"kind": "other", "title": title}
    return Part([*top, *said], gold, bookmark, landscape, name if style.header else "", appended=True)


def _chapters(draw: Draw) -> Blocks:
    """Chapters of a plan, each on a page of its own, the last an annex of its own."""
    names = [*draw.some(["Foreword", "Our aims", "What we will do", "How we will know"], 2, 4), "Annex 1: Glossary"]
    blocks: Blocks = []
    for name in names:
        blocks.append({"kind": "heading", "text": name})
        blocks += [{"kind": "text", "text": " ".join(draw.said(3, 6))} for _ in range(3)]
        blocks.append({"kind": "page"})
    return blocks[:-1]


def _agenda(draw: Draw, style: Style, parts: list[Part], body: str, met: date) -> Part:
    """The list of items, with the pages of their papers in one of the forms, or without."""
    form, items, page = draw.one([*PAGE_FORMS, "", "table"]), ["Apologies for absence", "Declarations of interest"], 2
    pages = ["", ""]
    for part in parts:
        count = part.pages(style) + sum(appendix.pages(style) for appendix in part.appendices)
        items.append(f"Report on the {part.bookmark}" if style.reworded else part.bookmark)
        first = page + style.ahead
        pages.append((PAGE_FORMS[0] if form == "table" else form).format(a=first, b=first + count - 1))
        page += count
    top: Blocks = [
        {"kind": "title", "text": body.upper()},
        {"kind": "labels", "look": "plain", "rows": [["Date:", f"{met:%A} {met.day} {met:%B %Y}"], ["Time:", "10 am"],
                                                     ["Venue:", "Civic Centre"]]},
        {"kind": "heading", "text": draw.one(["AGENDA", "Agenda"])},
    ]  # fmt: skip
    if form == "table":
        rows = [[f"{n}.", item, where.strip("()").removeprefix("Pages ")]
                for n, (item, where) in enumerate(zip(items, pages, strict=True), 1)]  # fmt: skip
        top.append({"kind": "table", "look": "bare", "header": ["Item", "Title", "Page"], "widths": [1, 6, 2],
                    "rows": rows})  # fmt: skip
    else:
        listed = [f"{item} {where}".strip() for item, where in zip(items, pages, strict=True)]
        top.append({"kind": "list", "mark": "number", "items": listed})
    gold = {"kind": "agenda", "title": body.upper(), "committee": body, "meeting_date": met.isoformat()}
    return Part(top, gold, "Agenda")


def _all(parts: list[Part]) -> list[tuple[Part, int]]:
    """Every paper with its depth, in reading order."""
    return [(one, depth) for part in parts for one, depth in [(part, 1), *((a, 2) for a in part.appendices)]]


def _put_together(parts: list[Part], style: Style) -> Blocks:
    blocks: Blocks = []
    for number, (part, depth) in enumerate(_all(parts), 1):
        page = {"kind": "page", "landscape": part.landscape, "running_header": part.header, "restart": True,
                "folio": style.folio.format(q=part.pages(style))}  # fmt: skip
        if part.is_marked(style):
            page |= {"bookmark": part.bookmark if depth == 2 else f"{number} {part.bookmark}", "level": depth}
        blocks += [page, *part.printed(style)]
    return blocks


def _reports(parts: list[Part], style: Style) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    page, parent = 1, 0
    for number, (part, depth) in enumerate(_all(parts), 1):
        parent = number if depth == 1 else parent
        own = {"ordinal": number, "page_start": page}
        found.append({**part.gold, **own} | ({"parent": parent} if depth == 2 else {}))
        page += part.pages(style)
    return found
