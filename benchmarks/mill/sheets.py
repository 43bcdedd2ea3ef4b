"""What the mill's tables say: figures, dates, marks and words of invented services, before any layout."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .sheet import Column, Line, Sheet
from .words import DIRECTORATES, OBJECTS, SAID, THEMES, Draw, financial, ordinal

WARDS = ["Abbey", "Beacon", "Castle Hill", "Dale", "Eastgate", "Fernley", "Greenbank", "Hollins", "Marsh End", "Priory"]
ITEMS = ["Hall hire, weekday", "Hall hire, weekend", "Replacement bin", "Bulky waste, up to five items", "Swim, adult",
         "Swim, junior", "Allotment plot, full", "Parking permit, first car", "Skip licence", "Market pitch",
         "Pest treatment, wasps", "Memorial bench, ten years", "Street trading consent"]  # fmt: skip
LINES = ["Employees", "Premises", "Transport", "Supplies and services", "Third party payments", "Agency staff",
         "Home to school transport", "Residential placements", "Direct payments", "Grants and contributions",
         "Fees and charges", "Recharges", "Contingency"]  # fmt: skip
MEASURES = ["Calls answered within a minute", "Repairs done at the first visit", "Reports made online",
            "Rent collected as a share of rent due", "Days to let an empty home", "Pupils offered their first school",
            "Fly-tipping cleared in two days", "Library visits per thousand people", "Staff days lost to sickness",
            "Planning appeals dismissed", "Households in temporary homes", "Pupils who change school"]  # fmt: skip
ASSETS = ["Former depot, Mill Lane", "Land behind the old library", "Community centre, Weir Road",
          "Car park, Foundry Street", "Shops at Nos. 4 to 18 Bridge Row", "Allotments, Chapel Field",
          "Lodge at the cemetery gates", "Workshops, units A to F", "Day centre and garden, Orchard Way"]  # fmt: skip
BODIES = ["Cabinet", "Council", "Planning Committee", "Scrutiny Board", "Audit Committee", "Licensing Panel",
          "Health and Wellbeing Board", "Standards Sub-Committee"]  # fmt: skip
STOPS = ["Bus station", "High Street", "Infirmary", "College", "Retail park", "Moor Top", "Railway station", "Lakeside",
         "Town hall", "Westfield shops"]  # fmt: skip
RESPONDENTS = ["Resident", "Parish council", "Head teacher", "Tenants' group", "Local business", "Ward councillor"]


def budget(draw: Draw) -> Sheet:
    """Budgets, forecasts and variances, negatives in brackets or with a minus; sub-rows and totals."""
    year, _ = financial(date(draw.whole(2010, 2024), 6, 1))
    unit = draw.one(["£000", "£m", "£"])
    grouped = draw.chance(0.5)
    names = [year, f"To {draw.one(['September', 'December'])}"] if grouped else [""]
    columns = [Column("Service", 3)]
    for name in names:
        columns += [Column(f"{label} {unit}", 1.2, name, figures=True) for label in ("Budget", "Forecast", "Variance")]
    brackets = draw.chance(0.6)
    lines: list[Line] = []
    for service in draw.some(DIRECTORATES, 1, 4):
        parts = draw.some(LINES, 2, 6)
        lines.append(Line((service, *_money(draw, len(names), unit, brackets)), total=True))
        lines += [Line((part, *_money(draw, len(names), unit, brackets)), indent=1) for part in parts]
    lines.append(Line(("Total", *_money(draw, len(names), unit, brackets)), total=True))
    return Sheet(f"Revenue budget {year}", tuple(columns), tuple(lines), crown="General Fund")


def _money(draw: Draw, groups: int, unit: str, brackets: bool) -> list[str]:
    figures: list[str] = []
    for _ in range(groups):
        planned = draw.whole(40, 90_000)
        spent = planned + draw.whole(-planned // 4, planned // 4)
        figures += [_figure(amount, unit, brackets) for amount in (planned, spent, spent - planned)]
    return figures


def _figure(amount: int, unit: str, brackets: bool) -> str:
    if amount == 0:
        return "-"
    digits = f"{abs(amount) / 1000:.2f}" if unit == "£m" else f"{abs(amount):,}"
    signed = digits if amount > 0 else f"({digits})" if brackets else f"-{digits}"
    return f"£{signed}" if unit == "£" and amount > 0 else signed


def indicators(draw: Draw) -> Sheet:
    """Measures by quarter, with a target, a direction and a note."""
    year, _ = financial(date(draw.whole(2010, 2024), 6, 1))
    grouped, noted = draw.chance(0.5), draw.chance(0.5)
    quarters = [f"Q{n}" for n in range(1, 5)]
    columns = [Column("Ref", 0.7), Column("Measure", 3),
               *[Column(q, 0.9, year if grouped else "", figures=True) for q in quarters],
               Column("Target", 1, figures=True), *([Column("Comment", 3)] if noted else [])]  # fmt: skip
    lines, known = [], draw.whole(2, 4)
    for number, measure in enumerate(draw.some(MEASURES, 5, 12), 1):
        shown = [f"{draw.whole(1, 99)}.{draw.whole(0, 9)}%" if n < known else "" for n in range(4)]
        note = [" ".join(draw.said(1, 2)) if draw.chance(0.6) else ""] if noted else []
        lines.append(Line((f"{draw.one('ABCD')}{number:02d}", measure, *shown, f"{draw.whole(50, 99)}%", *note)))
    return Sheet(f"Performance {year}", tuple(columns), tuple(lines))


def timetable(draw: Draw) -> Sheet:
    """Stops by journeys, some of which do not call."""
    journeys = draw.whole(4, 9)
    columns = [Column("Stop", 2), *[Column(f"{n}", 0.8, figures=True) for n in range(101, 101 + journeys)]]
    starts = [draw.whole(6, 8) * 60 + 35 * n for n in range(journeys)]
    lines = []
    for number, stop in enumerate(draw.some(STOPS, 6, 10)):
        times = [start + 7 * number for start in starts]
        cells = [f"{t // 60 % 24:02d}:{t % 60:02d}" if draw.chance(0.85) else draw.one(["–", ""])
                 for t in times]  # fmt: skip
        lines.append(Line((stop, *cells)))
    return Sheet("Bus times, Mondays to Fridays", tuple(columns), tuple(lines))


def meetings(draw: Draw) -> Sheet:
    """Committees and the days on which they meet."""
    year = draw.whole(2008, 2025)
    months = draw.some(["May", "June", "July", "September", "October", "November"], 3, 5)
    columns = [Column("Committee", 2.2), Column("Time", 0.9), *[Column(f"{month} {year}", 1.2) for month in months]]
    lines = [
        Line((body, draw.one(["10.00am", "2.00pm", "6.30pm", "7pm"]),
              *[", ".join(str(day) for day in sorted(draw.some(range(1, 29), 0, 2))) for _ in months]))
        for body in draw.some(BODIES, 4, 8)
    ]  # fmt: skip
    return Sheet(f"Calendar of meetings {year}", tuple(columns), tuple(lines))


def register(draw: Draw) -> Sheet:
    """Assets, or contracts: reference, what, ward, date, value, a note of several lines; or many of them."""
    columns = [Column("Ref", 0.8), Column("Asset", 2.4), Column("Ward", 1.1), Column("Acquired", 1.3),
               Column("Value £", 1.1, figures=True), Column("Note", 3.2)]  # fmt: skip
    lines = []
    for number in range(1, draw.one([draw.whole(5, 12), draw.whole(20, 45)]) + 1):
        day = draw.day(date(draw.whole(1965, 2018), 4, 1), 11)
        note = " ".join(draw.said(1, 3)) if draw.chance(0.75) else ""
        if draw.chance(0.15):
            note = "\n".join(f"• {said}" for said in draw.said(2, 3))
        shown = draw.one([f"{day:%d/%m/%Y}", ordinal(day), f"{day:%b %Y}"])
        cells = f"P{number:03d}", draw.one(ASSETS), draw.one(WARDS), shown, f"{draw.whole(5, 900) * 1000:,}", note
        lines.append(Line(cells))
    return Sheet("Register of land and buildings", tuple(columns), tuple(lines))


def risks(draw: Draw) -> Sheet:
    """Risks by theme with scores before and after, controls as bullets."""
    grouped = draw.chance(0.6)
    before, after = ("Inherent", "Residual") if grouped else ("", "")
    columns = [Column("Risk", 3), Column("Impact", 0.9, before, True), Column("Likelihood", 1.1, before, True),
               Column("Score", 0.8, before, True), Column("Controls", 3.2), Column("Owner", 1.5)]  # fmt: skip
    if grouped:
        columns[4:4] = [Column("Impact", 0.9, after, True), Column("Score", 0.8, after, True)]
    lines: list[Line] = []
    for theme in draw.some(THEMES, 2, 4):
        lines.append(Line(section=theme))
        for _ in range(draw.whole(2, 6)):
            impact, likely = draw.whole(2, 5), draw.whole(1, 5)
            scores = [impact, likely, impact * likely, *([impact, impact] if grouped else [])]
            controls = "\n".join(f"• {said}" for said in draw.said(1, 3)) if draw.chance(0.6) else draw.said(1, 1)[0]
            what = f"Failure of {draw.one(OBJECTS)}"
            lines.append(Line((what, *map(str, scores), controls, draw.person() if draw.chance(0.85) else "")))
    return Sheet("Risk register", tuple(columns), tuple(lines), crown="Assessment")


def charges(draw: Draw) -> Sheet:
    """Fees by section: this year's, next year's, the rise."""
    year = draw.whole(2008, 2024)
    years = [f"{start}/{(start + 1) % 100:02d} £" for start in (year, year + 1)]
    columns = [Column("Service", 3), Column("Unit", 1), *[Column(label, 1.1, figures=True) for label in years],
               Column("Rise %", 0.9, figures=True)]  # fmt: skip
    lines: list[Line] = []
    for section in draw.some(["Leisure", "Waste", "Parking", "Licensing", "Bereavement"], 2, 4):
        lines.append(Line(section=section))
        for item in draw.some(ITEMS, 2, 7):
            old = draw.whole(2, 240) + draw.one([0.0, 0.5, 0.25])
            new = round(old * 1.04, 1)
            shown = (f"{old:.2f}", f"{new:.2f}", f"{100 * (new - old) / old:.1f}")
            shown = shown if draw.chance(0.9) else ("Free", "Free", "-")
            lines.append(Line((item, draw.one(["each", "hour", "year", ""]), *shown)))
    return Sheet(f"Fees and charges {year + 1}", tuple(columns), tuple(lines))


def attendance(draw: Draw) -> Sheet:
    """Members by meeting: a mark, a letter or nothing."""
    count = draw.whole(5, 9)
    days = sorted(draw.day(date(draw.whole(2009, 2023), 5, 1), 11) for _ in range(count))
    columns = [Column("Member", 2), *[Column(f"{day:%d %b}", 0.7, figures=True) for day in days]]
    marks = draw.one([["Y", "Y", "A", ""], ["P", "P", "P", "Ap", "-"], ["1", "1", "0", ""]])
    lines = [Line((f"Cllr {name}", *[draw.one(marks) for _ in days])) for name in draw.people(draw.whole(6, 14))]
    return Sheet("Attendance of members", tuple(columns), tuple(lines))


def responses(draw: Draw) -> Sheet:
    """What people said and what the council answers: long cells, rows that run over the page."""
    columns = [Column("No.", 0.6), Column("Respondent", 1.3), Column("Comment", 4), Column("Response", 4)]
    lines = []
    for number in range(1, draw.whole(5, 16)):
        said = " ".join(draw.random.choices(SAID, k=draw.whole(1, 7)))
        long = " ".join(draw.random.choices(SAID, k=draw.whole(2, 8)))
        answer = draw.one(["Noted.", f"Agreed. {draw.task()}.", long])
        lines.append(Line((str(number), draw.one(RESPONDENTS), said, answer)))
    return Sheet("Responses to the consultation", tuple(columns), tuple(lines))


def staffing(draw: Draw) -> Sheet:
    """Posts and people by service, two years side by side."""
    year = draw.whole(2009, 2023)
    columns = [Column("Service", 2.4)]
    for start in (year, year + 1):
        columns += [Column(label, 1.1, f"March {start}", figures=True) for label in ("Posts", "In post", "Vacancy %")]
    lines = []
    for service in draw.some(DIRECTORATES, 3, 6):
        cells: list[str] = []
        for _ in range(2):
            posts = draw.whole(20, 900)
            cells += [f"{posts}", f"{posts - posts // draw.whole(8, 20)}.{draw.whole(0, 9)}", f"{draw.whole(2, 18)}%"]
        lines.append(Line((service, *cells)))
    return Sheet("Establishment", tuple(columns), tuple(lines), crown="Full-time equivalents")


SHEETS: tuple[Callable[[Draw], Sheet], ...] = (
    budget, indicators, timetable, meetings, register, risks, charges, attendance, responses, staffing,
)  # fmt: skip
