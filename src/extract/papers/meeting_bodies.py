"""The body that met, or to which a paper goes, out of the lines on top of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..dates_printed import DAY, dates_in
from .body_names import is_name, names_body
from .heading_block import Line, line_kind

BODY_NOUN = (
    r"(?:council|committee|sub-committee|cabinet|board|panel|executive|forum|commission|assembly|partnership|group"
    r"|authority)"
)
BODY_IN = re.compile(
    r"^(?:(?:draft\s+)?(?:minutes|agenda|decisions?(?:\s+(?:sheet|notice|list|record))?)\s*[-–—]\s*)?"
    rf"(?:at\s+a\s+meeting\s+of\s+(?:the\s+)?|(?:draft\s+)?(?:minutes?|decisions|notes?)\s+(?:of|by)\s+(?:the\s+|a\s+)?(?:(?:\w+\s+){{0,4}}?meeting\s+of\s+(?:the\s+)?)?"
    r"|(?:annual|special|extraordinary|ordinary)\s+(?:\w+\s+){0,3}?meeting\s+of\s+(?:the\s+)?)?"
    rf"(?P<body>.*\b{BODY_NOUN})\b",
    re.IGNORECASE,
)
LOG_OF = re.compile(
    rf"^(?P<body>(?:.+?\b{BODY_NOUN}|(?-i:[A-Z]{{3,8}}))(?:\s*\([^()]+\))?)(?:\s*[-–—])?\s+(?:actions?\s+(?:log|report|list|tracker)|tracker)\b",
    re.IGNORECASE,
)
MINUTES_OF = re.compile(r"(?:draft\s+)?minutes?\s+of\b", re.IGNORECASE)
HELD = re.compile(  # and "Licensing Panel, 20 July 2023"
    r"(?<!\s)\s+(?:(?i:held)|on|at|AT)\b|(?<!\s)\s*[,–—-]\s+(?=(?:(?:Mon|Tues|Wednes|Thurs|Fri)day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z])"
)
OF_A_PLACE = re.compile(r"(?:town|parish|community)\scouncil", re.IGNORECASE)
ITEM_NUMBER = re.compile(r"^\d{1,4}[.)]?\s+(?=[A-Z])")
GOES_ON = re.compile(  # "Council Plan Performance Update" is no council's
    r"\s(?i:chambers?|offices?|house|buildings?)\b|\s(?!Meetings?\b|Minutes\b|Agenda\b|Decisions?\b|Notes?\b|Actions?\b|Held\b|[A-Z][a-z]+day\b)[A-Z][a-z]"
)
NO_BODY = re.compile(  # "the meeting held above", "Report of the Chief Executive", "Contact: A Roe, Committee Officer"
    r"\babove\b|^held\b|^(?:cllr|councillor)\b|\b(?:reports?|report)\s(?:of|by|from)\b|:", re.IGNORECASE
)
ADDRESSED = re.compile(
    r"^(?:joint\s+)?(?:report|paper)\s+(?:(?:of|by|from)\s+.{3,90}?\s+)?to\s+(?:a\s+)?(?:meeting\s+of\s+)?(?:the\s+)?"
    r"(?P<body>[A-Z].+)$",
    re.IGNORECASE,
)
LEADING_CODE = re.compile(r"^[A-Z]{2,5}\s?\(\d{1,3}\)\S*\s+")
SENTENCE_END = re.compile(r"(?<=[a-z)\d])\.\s+(?=[A-Z])")


def bodies_in(lines: Sequence[str], kind: str) -> list[str]:
    """The body that met, or whose log it is, as the lines on top name it."""
    if kind == "inspection_report":
        return []
    for line in lines:
        log = LOG_OF.match(LEADING_CODE.sub("", line)) if kind == "action_plan" else None
        if log:
            return [log["body"].strip()]
        if line_kind(line) is Line.BODY:
            found = BODY_IN.match(HELD.split(line)[0]) or BODY_IN.match(line)
            return [found["body"].strip() if found else DAY.sub("", line).strip(" ,-–—|.") or line]
    if kind not in {"minutes", "agenda"}:
        return [body for body, _ in addressed(lines)][:1]
    ranked = sorted(lines, key=lambda line: line_kind(line) is Line.LETTERHEAD)
    named = [
        ITEM_NUMBER.sub("", found["body"].strip())
        for line in ranked
        if (found := BODY_IN.match(HELD.split(line)[0])) and not GOES_ON.match(line[found.end("body") :])
    ]
    bodies = [body for body in named if is_name(body) and body[0].isalnum() and not NO_BODY.search(body)][:1]
    if bodies and OF_A_PLACE.fullmatch(bodies[0]):  # under "ASHBY TOWN COUNCIL", minutes of "the Town Council"
        placed = (body for body in named if body.casefold().endswith(f" {bodies[0].casefold()}") and is_name(body))
        return [next(placed, bodies[0])]
    return bodies


def body_on_top(on_top: Sequence[str], opening: Sequence[str], kind: str) -> list[str]:
    """The body in the lines on top, else in the paragraphs with which a paper opens.

    Below a letterhead alone, "Minutes of a meeting of the Education Committee held on ..." names it.
    """
    alone = all(line_kind(line) in {Line.LETTERHEAD, Line.GENERIC, Line.DATE} for line in on_top)
    told = [line for line in opening if alone and MINUTES_OF.match(line)]
    return bodies_in(told, kind) or bodies_in(on_top, kind) or bodies_in(opening, kind)


def addressed(lines: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """(body, date) of "Report to the Scrutiny Panel, 24 November 2021" and "Report of the Treasurer to the Cabinet"."""
    for line in lines:
        for sentence in SENTENCE_END.split(line):
            found = ADDRESSED.match(sentence)
            if found:
                days = dates_in(found["body"])
                words = found["body"]
                for day in days:
                    words = words.split(day)[0]
                body = HELD.split(words)[0].strip(" ,.;:-–—")
                if names_body(body):
                    yield body, days[0] if days else None
