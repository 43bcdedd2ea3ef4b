"""The mill's plans over eight quarters: the same promises, printed again and again, and what became of each.

`history(draw)` gives every quarter's report of every plan of one council, row by row, each with the promise that it is.
Between quarters plans are numbered anew, rows reworded, split, merged, dropped, brought back, handed to others, put
off; columns come and go, names of plans drift, papers are shown to two meetings. Beside them stand rows that are nearly
the same and are not: each service's "Complete all appraisals", a review of one thing and the extension of another.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from .action_plans import HEADS, table, widths
from .words import DIRECTORATES, FIRST, LAST, SAID, THEMES, VERBS, Draw, Paper, financial, quarter_end

QUARTERS = 8
PHRASES = {  # what is said shorter and longer
    "the JSNA": "the Joint Strategic Needs Assessment", "the LSCB": "the Local Safeguarding Children Board",
    "the CAF": "the Common Assessment Framework", "the HRA": "the Housing Revenue Account",
    "the LDF": "the Local Development Framework", "the MTFS": "the Medium Term Financial Strategy",
    "the CCG": "the Clinical Commissioning Group",
}  # fmt: skip
THINGS = [*PHRASES, "the carers' strategy", "a single front door for adult care", "the foster homes sufficiency plan",
          "the out of hours repair line", "a shared record with the hospital", "winter gritting routes",
          "the leaving care offer", "the complaints procedure", "a framework for supported living",
          "school place forecasts",
          "a scheme for empty homes", "the street lighting contract", "quality audits of case files",
          "the housing allocations policy", "the tenants' handbook", "a register of small providers",
          "the youth justice plan", "personal budgets for older people", "the flood defence programme",
          "library opening hours", "recycling rounds in the villages", "the allotment waiting list",
          "a depot for electric vehicles", "the telecare service", "direct payment contracts", "the adoption panel",
          "respite places for disabled children", "the falls prevention service", "extra care housing at two sites",
          "debt advice for tenants", "the homelessness prevention fund", "speech therapy in nurseries"]  # fmt: skip
AIMS = ["so that people wait less", "with health partners", "across the borough", "for older residents",
        "in each of the five districts", "in line with the new guidance", "in order to reduce costs by five per cent",
        "so that young people are heard", "following the inspection", "within the agreed budget", "for rural areas",
        "with schools and colleges", "ahead of the merger", "by joint tender",
        "using the new case management system"]  # fmt: skip
EVERYWHERE = ["Complete all staff appraisals on time", "Continue to manage the budget within agreed limits",
              "Deliver the equality action plan for the service", "Reduce sickness absence in the service",
              "Review risk registers every quarter",
              "Continue to work with partners to deliver efficiencies"]  # fmt: skip
SYNONYMS = {"Agree": "Reach agreement on", "Develop": "Draw up", "Draw up": "Develop",
            "Review": "Undertake a review of",
            "Publish": "Issue", "Set up": "Establish", "Open": "Launch", "Test": "Pilot", "Carry out": "Undertake",
            "Bring in": "Introduce", "Extend": "Roll out further", "Commission": "Procure",
            "Strengthen": "Improve"}  # fmt: skip
CLAUSES = [", subject to Cabinet approval", " and report to the board twice a year", " (phase two)",
           ", building on the work of the task group", " and publish the results",
           ", including a communications plan"]  # fmt: skip
STEPS = ["Appoint a project officer", "Consult staff and unions", "Write the specification", "Go out to tender",
         "Hold workshops with users", "Report to the board", "Train front line staff", "Evaluate the pilot",
         "Agree the budget"]  # fmt: skip
TWO_THINGS = re.compile(rf" and (?=(?:{'|'.join(VERBS)}) (?:the|a|an) )", re.IGNORECASE)
FIELDS = ["reference", "description", "lead_officer", "deadline", "status", "comments"]


@dataclass
class Promise:
    """One action as it stands in a quarter. `origin` names the promises that it was made of, the same every quarter."""

    origin: frozenset[int]
    words: str
    theme: str
    owner: str
    deadline: date
    reference: str = ""
    status: str = "on_track"
    said: list[str] = field(default_factory=list)
    steps: list[Promise] = field(default_factory=list)
    hidden: bool = False  # left out this quarter, and back in the next


@dataclass(frozen=True)
class PrintedRow:
    """A row of a report. `origin` says which promise it is; two rows are the same action where these meet, over all."""

    origin: frozenset[int]
    description: str
    level: str = "action"
    parent: int | None = None  # the place of its action in the report
    reference: str | None = None
    theme: str | None = None
    lead_officer: str | None = None
    deadline: date | None = None
    status: str | None = None
    comments: str | None = None


@dataclass(frozen=True)
class QuarterReport:
    """One quarter's report of one plan; `copy` counts its appearances: in another format, before another meeting."""

    council: str
    plan: str
    title: str
    meeting: date
    financial_year: str
    quarter: int
    rows: tuple[PrintedRow, ...]
    copy: int = 0


def history(
    draw: Draw, quarters: int = QUARTERS, services: Sequence[str] = (), ends: date | None = None
) -> list[QuarterReport]:
    """All reports of one council's plans, in the order of time; services and first quarter are drawn if not told."""
    council = draw.council()
    services = services or draw.some(DIRECTORATES, 1, 3)
    plans = [_Plan(draw, service, 10_000 * number) for number, service in enumerate(services)]
    ends = ends or quarter_end(date(draw.whole(2006, 2018), draw.one([3, 6, 9, 12]), 1))
    found = []
    for turn in range(quarters):
        for plan in plans:
            if turn:
                plan.go_on(ends)
            if turn and draw.chance(0.06):
                continue  # not in the archive
            report = plan.report(council, ends)
            found.append(report)
            if draw.chance(0.15):
                found.append(_again(draw, report))
        ends = quarter_end(ends + timedelta(days=1))
    return found


def _again(draw: Draw, report: QuarterReport) -> QuarterReport:
    """The same report read from another file, or in the pack of another meeting."""
    later = timedelta(days=draw.one([0, 14, 35]))
    rows = tuple(
        replace(row, description=row.description.replace(" of ", " of", 1)) if draw.chance(0.02) else row
        for row in report.rows
    )
    return replace(report, copy=1, meeting=report.meeting + later, rows=rows)


class _Plan:
    """One service's plan as it goes on."""

    def __init__(self, draw: Draw, service: str, first: int) -> None:
        self.draw, self.next = draw, first
        self.stem = draw.one(["{} Service Plan", "{} Improvement Plan", "{} Directorate Plan"]).format(service)
        self.themes = draw.some(THEMES, 2, 4)
        self.people = [_name(draw) for _ in range(draw.whole(2, 9))]
        self.numbering = draw.one(["theme", "theme", "code", "running", "none"])
        self.name = draw.one(["plain", "year", "quarter"])
        self.shown = {f for f in FIELDS if f == "description" or not draw.chance(0.12)}
        self.themed = draw.chance(0.8)
        with_steps = draw.chance(0.3)
        count = draw.whole(8, 45)
        self.promises = [self._promise(words, with_steps) for words in _wordings(draw, count)]
        self.said_before = {promise.words for promise in self.promises}
        self._number()

    def _promise(self, words: str, with_steps: bool = False) -> Promise:
        self.next += 1
        draw = self.draw
        made = Promise(
            frozenset([self.next]), words, draw.one(self.themes), draw.one(self.people),
            draw.day(date(draw.whole(2010, 2019), 1, 1), 24), said=draw.said(0, 1),
        )  # fmt: skip
        if with_steps:
            for step in draw.some(STEPS, 0, 4):
                self.next += 1
                made.steps.append(Promise(frozenset([self.next]), step, "", draw.one(self.people), made.deadline))
        return made

    def _number(self) -> None:
        """Every action its number, by how the plan is numbered now."""
        self.promises.sort(key=lambda p: self.themes.index(p.theme))
        code, counts = self.draw.one(["AP", "SP", "IMP", "A"]), dict.fromkeys(self.themes, 0)
        for number, promise in enumerate(self.promises, 1):
            counts[promise.theme] += 1
            promise.reference = {
                "theme": f"{self.themes.index(promise.theme) + 1}.{counts[promise.theme]}",
                "code": f"{code}-{number:02d}", "running": str(number), "none": "",
            }[self.numbering]  # fmt: skip

    def go_on(self, ends: date) -> None:
        """What happens to a plan in a quarter."""
        draw = self.draw
        for promise in list(self.promises):
            promise.hidden = draw.chance(0.02)
            self._one(promise)
        if draw.chance(0.3):
            self._split()
        if draw.chance(0.2):
            self._merge()
        self.said_before |= {promise.words for promise in self.promises}
        for words in _wordings(draw, draw.whole(0, 3), self.said_before):
            made = self._promise(words)
            made.reference = self._next_reference()
            self.promises.append(made)
        if draw.chance(0.15):  # a manager leaves
            gone, new = draw.one(self.people), _name(draw)
            self.people = [new if one == gone else one for one in self.people]
            for promise in self.promises:
                promise.owner = new if promise.owner == gone else promise.owner
        if draw.chance(0.2):
            self.numbering = draw.one(["theme", "code", "running", self.numbering])
            self.themes = draw.random.sample(self.themes, len(self.themes)) if draw.chance(0.5) else self.themes
            self._number()
        if draw.chance(0.1):
            draw.random.shuffle(self.promises)
        if draw.chance(0.15):
            self.shown ^= {draw.one(["reference", "lead_officer", "deadline", "status", "comments"])}
        if draw.chance(0.06):
            self.stem = self.stem.replace("Plan", draw.one(["Plan", "Delivery Plan", "Action Plan"]), 1)

    def _next_reference(self) -> str:
        taken = {p.reference for p in self.promises}
        last = self.promises[-1].reference if self.promises else ""
        if not last:
            return ""
        head = last.rstrip("0123456789")
        return next(new for n in range(len(taken) + 1, 9999) if (new := f"{head}{n}") not in taken)

    def _one(self, promise: Promise) -> None:
        draw = self.draw
        if draw.chance(0.05) or (promise.status == "completed" and draw.chance(0.5)):
            self.promises.remove(promise)
            return
        if draw.chance(0.12):
            promise.words = _reworded(draw, promise)
        if draw.chance(0.07):
            promise.owner = draw.one(self.people)
        if draw.chance(0.12):
            promise.deadline += timedelta(days=draw.one([30, 61, 92, 183]))
        if draw.chance(0.25):
            promise.status = draw.one(["on_track", "at_risk", "off_track", "completed", "not_started"])
        if draw.chance(0.6):
            promise.said = [*promise.said[-1:], draw.one(SAID)] if draw.chance(0.5) else draw.said(1, 2)
        for step in list(promise.steps):
            if draw.chance(0.06):
                promise.steps.remove(step)
            elif draw.chance(0.1):
                step.words = f"{step.words} {draw.one(AIMS)}"

    def _split(self) -> None:
        """A promise of two things becomes two promises."""
        both = [p for p in self.promises if TWO_THINGS.search(p.words)]
        if not both:
            return
        whole = self.draw.one(both)
        head, tail = TWO_THINGS.split(whole.words, maxsplit=1)
        at = self.promises.index(whole)
        mark = ("a", "b") if whole.reference else ("", "")
        one = replace(whole, reference=whole.reference + mark[0], words=head)
        other = replace(whole, reference=whole.reference + mark[1], words=f"{tail[0].upper()}{tail[1:]}", steps=[])
        self.promises[at : at + 1] = [one, other]

    def _merge(self) -> None:
        """Two neighbours of one theme become one."""
        pairs = [(a, b) for a, b in zip(self.promises, self.promises[1:], strict=False) if a.theme == b.theme]
        if not pairs:
            return
        one, other = self.draw.one(pairs)
        self.promises.remove(other)
        one.words = f"{one.words} and {other.words[0].lower()}{other.words[1:]}"
        one.origin |= other.origin
        one.steps += other.steps

    def report(self, council: str, ends: date) -> QuarterReport:
        year, quarter = financial(ends)
        names = {"plain": self.stem, "year": f"{self.stem} {year}", "quarter": f"{self.stem} {year} Q{quarter}"}
        plan = names[self.name]
        rows: list[PrintedRow] = []
        for promise in self.promises:
            if promise.hidden:
                continue
            at = len(rows)
            rows.append(self._row(promise))
            rows += [replace(self._row(step), level="activity", parent=at, reference=None, theme=None)
                     for step in promise.steps]  # fmt: skip
        title = f"{self.stem} {year}: Quarter {quarter} progress report"
        return QuarterReport(council, plan, title, ends + timedelta(days=40), year, quarter, tuple(rows))

    def _row(self, promise: Promise) -> PrintedRow:
        show = self.shown
        return PrintedRow(
            promise.origin,
            promise.words,
            reference=promise.reference or None if "reference" in show else None,
            theme=promise.theme if self.themed else None,
            lead_officer=promise.owner if "lead_officer" in show else None,
            deadline=promise.deadline if "deadline" in show else None,
            status=promise.status if "status" in show else None,
            comments=" ".join(promise.said) or None if "comments" in show else None,
        )


def _name(draw: Draw) -> str:
    return f"{draw.one(FIRST)} {draw.one(LAST)}"


def _wordings(draw: Draw, count: int, taken: Container[str] = ()) -> list[str]:
    """As many different actions; some of them those that every service has, some of two things."""
    found: dict[str, None] = {}
    for _ in range(count):
        if draw.chance(0.08):
            words = draw.one(EVERYWHERE)
        else:
            words = f"{draw.one(VERBS)} {draw.one(THINGS)}"
            words = f"Continue to {words[0].lower()}{words[1:]}" if draw.chance(0.1) else words
            words += f" {draw.one(AIMS)}" if draw.chance(0.6) else ""
            if draw.chance(0.2):
                words += f" and {draw.one(VERBS).lower()} {draw.one(THINGS)}"
        if words not in taken:
            found[words] = None
    return list(found)


def _reworded(draw: Draw, promise: Promise) -> str:
    """The same said otherwise: another verb, a clause more or less, an acronym written out, what was done moved in."""
    words = promise.words
    form = draw.whole(0, 6)
    if form == 0 and (verb := next((v for v in SYNONYMS if words.startswith(f"{v} ")), None)):
        return SYNONYMS[verb] + words[len(verb) :]
    if form == 1 and (short := next((p for p in PHRASES if p in words), None)):
        return words.replace(short, PHRASES[short])
    if form == 2 and (aim := next((a for a in AIMS if words.endswith(f" {a}")), None)):
        return f"{words.removesuffix(f' {aim}')} {draw.one(AIMS)}"
    if form == 3:
        return f"{words}. {draw.one(SAID)}"
    if form == 4 and not words.startswith("Continue"):
        return f"Continue to {words[0].lower()}{words[1:]}"
    if form == 5:
        return f"To {words[0].lower()}{words[1:]}"
    return f"{words}{draw.one(CLAUSES)}" if len(words.split()) < 25 else words


def same_action(reports: Sequence[QuarterReport]) -> dict[int, int]:
    """Promise -> the promise that stands for all that were ever one with it."""
    root: dict[int, int] = {}

    def find(one: int) -> int:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    for report in reports:
        for row in report.rows:
            first, *others = sorted(row.origin)
            for other in others:
                a, b = sorted((find(first), find(other)))
                root[b] = a
            find(first)
    return {one: find(one) for one in root}


def printed(draw: Draw, report: QuarterReport, formats: Sequence[str]) -> Paper:
    """The report as a paper: a ruled table with the columns that the quarter shows. Activities are left out."""
    rows = [row for row in report.rows if row.level == "action"]
    fields = [f for f in FIELDS if any(getattr(row, f) for row in rows)]
    cells: list[list[Any]] = []
    theme = None
    for row in rows:
        if row.theme and row.theme != theme:
            theme = row.theme
            cells.append([{"text": theme, "span": len(fields), "bold": True, "fill": "D9E2F3"}])
        cells.append([_cell(row, name) for name in fields])
    gold = [
        {"level": "action", "description": row.description, "reference": row.reference, "origin": sorted(row.origin)}
        for row in rows
    ]
    blocks = [
        {"kind": "page", "landscape": True},
        {"kind": "text", "text": report.council, "bold": True},
        {"kind": "title", "text": report.title},
        {"kind": "text", "text": f"Report to the Cabinet, {report.meeting.day} {report.meeting:%B %Y}"},
        table([draw.one(HEADS[name]) for name in fields], cells, "grid", widths(fields)),
    ]
    source = {"title": report.title, "publisher": report.council, "formats": list(formats), "block": blocks}
    return Paper(source, {"actions": gold})


def _cell(row: PrintedRow, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).replace("_", " ").capitalize() if name == "status" and value else str(value or "")
