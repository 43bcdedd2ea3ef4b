"""The mill's figures and judgements as services print them: years abreast, periods, a value below its name, aspects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .told_forms import in_markup, paper_told
from .words import FILLS, OF_COLOUR, SAID, Draw, Paper

HOMES = [("Number of homes let", "count"), ("Average days taken to let a home", "days"),
         ("Rent collected as a share of rent due", "%"), ("Tenants evicted for arrears", "count"),
         ("Emergency repairs completed on time", "%"), ("Homes with a valid gas certificate", "%"),
         ("Number of repairs completed", "count"), ("Satisfaction with the last repair", "%")]  # fmt: skip
COMPLAINTS = [("Number of complaints (stage one)", "count"), ("Complaints answered in time (stage one)", "%"),
              ("Complaints answered in time (stage two)", "%")]  # fmt: skip
HEADINGS = ["Performance Indicator", "Measure", "Indicator"]
CARE_HOMES = ["Braehead House", "The Limes", "Quayside Lodge", "Elm Court", "St Anne's House", "Millbank"]
ASPECTS = ["Safe", "Effective", "Caring", "Responsive", "Well-led"]
RATED = {"Outstanding": "outstanding", "Good": "good", "Requires improvement": "requires_improvement",
         "Inadequate": "inadequate"}  # fmt: skip
JUDGED = [("1", "Children who need help and protection"), ("2", "Children looked after and achieving permanence"),
          ("2.1", "Adoption performance"), ("2.2", "Experiences and progress of care leavers"),
          ("3", "Leadership, management and governance")]  # fmt: skip
SCHEME = "Single Inspection Framework"
Gold = dict[str, Any]


def _figure(draw: Draw, unit: str) -> tuple[str, float]:
    """(as printed, the value)."""
    if unit == "%":
        value = draw.whole(400, 995) / 10
        return f"{value:g}%", value
    if unit == "days":
        days = draw.whole(12, 80)
        return f"{days} days", days
    number = draw.whole(12, 4_000)
    return f"{number:,}", number


def _measured(name: str, value: float, unit: str, **more: Any) -> Gold:
    return {"name": name, "value": value, "unit": unit, **more}


def years_abreast(draw: Draw) -> Paper:
    """A landlord's figures of the year beside those of the year before, the newest first, under headings; codes."""
    start, found = draw.whole(2010, 2022), []
    years = [draw.one(["{} - {:02d}", "{}/{:02d}", "{}-{:02d}"])] * 2
    heads = [form.format(y, (y + 1) % 100) for form, y in zip(years, (start, start - 1), strict=True)]
    header = [draw.one(HEADINGS), *heads]
    blocks: list[dict[str, Any]] = [{"kind": "text", "text": draw.said(1, 1)[0]}]
    measures = draw.some(HOMES, 6, 6)
    for heading, part in zip(("Lettings and rents", "Repairs"), (measures[:3], measures[3:]), strict=True):
        rows = []
        for name, unit in part:
            (now, value), (then, before) = _figure(draw, unit), _figure(draw, unit)
            rows.append([name, now, then])
            found.append(_measured(name, value, unit, previous_value=before))
        blocks.append({"kind": "heading", "level": 2, "text": heading})
        blocks.append({"kind": "table", "header": header, "rows": rows, "widths": [4, 1.4, 1.4]})
    title = draw.one(["Council Housing: How We Are Performing", "Our Homes in Figures"])
    return in_markup(paper_told(title, draw.council(), blocks, ["indicators"], indicators=found))


def coded_results(draw: Draw) -> Paper:
    """Measures whose codes stand before them in one cell: "CH01: ..."."""
    rows, found = [], []
    for number, (name, unit) in enumerate(COMPLAINTS, 1):
        printed, value = _figure(draw, unit)
        rows.append([f"CH{number:02d}: {name}", printed])
        found.append(_measured(name, value, unit, reference=f"CH{number:02d}"))
    header = [draw.one(["Tenant Satisfaction Measure", "Measure"]), "Result"]
    year = draw.whole(2020, 2024)
    table = {"kind": "table", "header": header, "rows": rows, "widths": [4, 1.4]}
    title = f"Tenant Satisfaction Measures {year}/{year % 100 + 1}"
    return in_markup(paper_told(title, draw.council(), [table], indicators=found))


def period_actuals(draw: Draw) -> Paper:
    """A monitoring report whose columns are named for the accounting period."""
    period = draw.whole(2, 12)
    rows, found = [], []
    for name, unit in draw.some(HOMES, 4, 6):
        (now, value), (aim, target), rag = _figure(draw, unit), _figure(draw, unit), draw.one(list(FILLS))
        rows.append([name, now, aim, {"text": rag.title(), "fill": FILLS[rag][0]}])
        found.append(_measured(name, value, unit, target=target, rag=rag, status=OF_COLOUR[rag]))
    header = [draw.one(HEADINGS), f"Period {period} actual", f"Period {period} target", "RAG"]
    table = {"kind": "table", "header": header, "rows": rows, "widths": [4, 1.4, 1.4, 1]}
    title = f"Budget and Performance Report: Period {period}"
    return in_markup(paper_told(title, draw.council(), [table], ["indicators"], indicators=found))


def below_its_name(draw: Draw) -> Paper:
    """Exceptions, each a heading that names the measure and a line that begins with its value."""
    start, sign = draw.whole(2005, 2018), draw.one([" – ", " - "])
    year = f"{start}/{(start + 1) % 100:02d}"
    blocks: list[dict[str, Any]] = [{"kind": "text", "text": "These indicators were off target at the year end."}]
    found = []
    for number, (name, unit) in enumerate(draw.some(HOMES[3:], 3, 5), draw.whole(10, 80)):
        (now, value), (aim, target) = _figure(draw, unit), _figure(draw, unit)
        code = f"HN{number}"
        blocks.append({"kind": "heading", "level": 2, "text": f"{code}{sign}{name}"})
        blocks.append({"kind": "text", "text": f"{year} Outturn {now} (target {aim}). {draw.one(SAID)}"})
        found.append(_measured(name, value, unit, reference=code, target=target))
    title = f"Off Target Measures Year End {year}"
    return paper_told(title, draw.council(), blocks, indicators=found)


def aspects(draw: Draw) -> Paper:
    """A regulator's ratings of homes, each aspect a column."""
    columns, year = draw.some(ASPECTS, 2, 4), draw.whole(2015, 2024)
    rows, found = [], []
    for home in draw.some(CARE_HOMES, 3, 5):
        rated = [draw.one(list(RATED)) for _ in (*columns, "Overall")]
        rows.append([home, f"{draw.whole(1, 28)} {draw.one(['May', 'June', 'October'])} {year}", *rated])
        subjects = [*(f"{home}: {aspect}" for aspect in columns), home]
        found += [{"subject": subject, "grade_text": words, "grade": RATED[words], "assessment_year": str(year)}
                  for subject, words in zip(subjects, rated, strict=True)]  # fmt: skip
    said = {"kind": "text", "text": draw.one(["The Care Quality Commission published these inspections in the year.",
                                              "Homes that the Care Quality Commission inspected:"])}  # fmt: skip
    header = [draw.one(["Home", "Service"]), "Date of inspection", *columns, "Overall"]
    table = {"kind": "table", "header": header, "rows": rows, "widths": [2, 1.6, *[1.5] * len(columns), 1.5]}
    return in_markup(paper_told("Quality of Care Homes", draw.council(), [said, table], grades=found))


def numbered_subjects(draw: Draw) -> Paper:
    """An inspection whose judgements are numbered, some within others, under one header."""
    rows, found = [], []
    for number, subject in JUDGED:
        words = draw.one(list(RATED))
        rows.append([f"{number}{draw.one(['', '.'] if '.' not in number else [''])} {subject}", words])
        found.append({"subject": subject, "grade_text": words, "grade": RATED[words], "framework": SCHEME})
    header = ["", draw.one(["Judgement", "Grade"])]
    said = {"kind": "text", "text": "The judgements on areas of the service are:"}
    table = {"kind": "table", "header": header, "rows": rows, "widths": [4, 1.6]}
    title = "Inspection of services for children in need of help and protection"
    return in_markup(paper_told(title, draw.council(), [said, table], grades=found))


FIGURES: dict[str, Callable[[Draw], Paper]] = {
    "years-abreast": years_abreast,
    "coded-results": coded_results,
    "period-actuals": period_actuals,
    "below-its-name": below_its_name,
    "aspects": aspects,
    "numbered-subjects": numbered_subjects,
}
