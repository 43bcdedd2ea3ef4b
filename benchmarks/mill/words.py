"""Words of the mill: people, places, things to do, and the many ways in which papers print dates and states."""

from __future__ import annotations

import calendar
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

T = TypeVar("T")

FIRST = ["Asha", "Bram", "Carys", "Dev", "Elin", "Farid", "Gwen", "Hugh", "Ines", "Joss", "Kofi", "Lena", "Moira",
         "Nikhil", "Orla", "Piet", "Rhona", "Sunil", "Tamsin", "Umar", "Vera", "Wyn", "Yusuf", "Zofia"]  # fmt: skip
LAST = ["Abbot", "Birtwell", "Cawley", "Dacre", "Eastham", "Fell", "Garnett", "Hoyle", "Inskip", "Jagger", "Kershaw",
        "Lomax", "Mawson", "Nuttall", "Ogden", "Platt", "Quayle", "Rigby", "Sharples", "Tattersall", "Unsworth",
        "Varey", "Whewell", "Yarwood"]  # fmt: skip
PLACES = ["Aldermoor", "Brackley Vale", "Cotherfold", "Dunsmere", "Eskholme", "Farrowdale", "Glenthorpe", "Harlow Fell",
          "Ickenby", "Kettlewick"]  # fmt: skip
VERBS = ["Agree", "Bring in", "Carry out", "Commission", "Develop", "Draw up", "Extend", "Open", "Publish", "Review",
         "Set up", "Strengthen", "Test", "Train staff in"]  # fmt: skip
OBJECTS = ["a single front door for adult care", "a register of small providers", "the carers' strategy",
           "a sufficiency plan for foster homes", "the out of hours repair line", "a shared record with the hospital",
           "the winter gritting routes", "an offer for young people who leave care", "the complaints procedure",
           "a framework for supported living", "school place forecasts", "a scheme for empty homes",
           "the street lighting contract", "quality audits of case files", "a joint commissioning board",
           "the public health needs assessment", "a new housing allocations policy"]  # fmt: skip
ENDS = ["", " across the borough", " with health partners", " in each of the five districts", " for older residents",
        " so that people wait less", " and report to the board", " in line with the new guidance"]  # fmt: skip
SAID = ["A first draft has been shared with partners.", "Two workshops were held with staff and residents.",
        "The tender closed and four bids are being scored.", "Recruitment to the last post is under way.",
        "The board asked for a further paper on costs.", "Legal advice was received and is being acted on.",
        "A pilot runs in two wards and is well liked.", "Figures for the quarter are being checked.",
        "Consultation ended with more than three hundred replies."]  # fmt: skip
THEMES = ["Safe and well", "Living independently", "A fair start", "Homes for all", "A greener borough",
          "Value for money", "Healthy lives", "Strong communities", "A skilled workforce"]  # fmt: skip
DIRECTORATES = ["Adult Services", "Children and Families", "Housing", "Environment", "Public Health", "Resources"]
STATES = {
    "completed": ["Completed", "Complete", "Achieved"],
    "on_track": ["On track", "On target", "In progress", "On schedule"],
    "at_risk": ["At risk", "Slightly behind schedule", "Some slippage"],
    "off_track": ["Off track", "Off target"],
    "overdue": ["Overdue"],
    "not_started": ["Not started", "Not yet started"],
    "deferred": ["Deferred"],
}
FILLS = {"green": ["00B050", "92D050", "00FF00"], "amber": ["FFC000", "FFBF00", "FF9900"], "red": ["FF0000", "C00000"]}
OF_COLOUR = {"green": "on_track", "amber": "at_risk", "red": "off_track", "blue": "completed"}


@dataclass
class Paper:
    """A paper's source and its gold, both as plain data."""

    source: dict[str, Any]
    gold: dict[str, Any] = field(default_factory=dict)


@dataclass
class Draw:
    """Draws of one paper; the same seed gives the same draws."""

    random: random.Random

    def one(self, choices: Sequence[T]) -> T:
        return self.random.choice(choices)

    def some(self, choices: Sequence[T], low: int, high: int) -> list[T]:
        return self.random.sample(list(choices), self.random.randint(low, high))

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def whole(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def person(self) -> str:
        return f"{self.one(FIRST)} {self.one(LAST)}"

    def people(self, count: int) -> list[str]:
        lasts = self.random.sample(LAST, count)
        return [f"{self.one(FIRST)} {last}" for last in lasts]

    def council(self) -> str:
        form = self.one(["{} Borough Council", "{} Council", "{} City Council", "{} District Council",
                         "{} Metropolitan Borough Council", "{} County Council"])  # fmt: skip
        return form.format(self.one(PLACES))

    def task(self) -> str:
        return f"{self.one(VERBS)} {self.one(OBJECTS)}{self.one(ENDS)}"

    def tasks(self, count: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.task()] = None
        return list(found)

    def said(self, low: int = 1, high: int = 3) -> list[str]:
        return self.some(SAID, low, high)

    def day(self, start: date, months: int) -> date:
        index = start.year * 12 + start.month - 1 + self.whole(0, months)
        year, month = divmod(index, 12)
        return date(year, month + 1, self.whole(1, 28))

    def deadline(self, start: date) -> tuple[str, date, str]:
        """(as printed, the last day meant, its precision)."""
        on = self.day(start, 14)
        last = date(on.year, on.month, calendar.monthrange(on.year, on.month)[1])
        forms = {
            "day": [f"{on:%d/%m/%Y}", f"{on.day} {on:%B %Y}", f"{on:%d-%b-%Y}", ordinal(on), f"{on:%d.%m.%y}"],
            "month": [f"{on:%B %Y}", f"{on:%b-%y}", f"{on:%b %Y}", f"End of {on:%B %Y}"],
        }
        precision = self.one(["day", "day", "month", "quarter"])
        if precision == "quarter":
            year, number = financial(on)
            text = self.one([f"Q{number} {year}", f"End of Q{number} {year}", f"Quarter {number} {year}"])
            return text, quarter_end(on), "quarter"
        return self.one(forms[precision]), on if precision == "day" else last, precision


def ordinal(day: date) -> str:
    """14th February 2013."""
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending} {day:%B %Y}"


def financial(day: date) -> tuple[str, int]:
    """("2012-13", 4) of a day in February 2013."""
    start = day.year if day.month >= 4 else day.year - 1
    return f"{start}-{(start + 1) % 100:02d}", (day.month - 4) % 12 // 3 + 1


def quarter_end(day: date) -> date:
    month = (day.month - 1) // 3 * 3 + 3
    return date(day.year, month, calendar.monthrange(day.year, month)[1])
