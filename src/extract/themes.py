"""The theme that a heading, a band or a cell names; and what only names a list, or a part of any report."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from ..lookups import fold, spellings, table

NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Z]|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)"
LEADING_NUMBER = re.compile(
    r"""
    ^ (?: \(? (?: \d{1,3} (?: \.\d{1,3} ){0,3} | [A-Za-z] | [ivx]{1,5} | [IVX]{1,5} )
          (?: [.):] \s+ | [.):] (?= [A-Z][A-Za-z] ) | \s+ [-–—:] \s+ )
      | \d{1,2} (?: \.\d{1,2} ){1,3} \s+
      | (?: \d{1,3} | [B-HJ-Z] | [IVX]{2,5} ) \s+ (?= [A-Z] )      # "A Greener Borough" is not numbered A
    )
    """,
    re.VERBOSE,
)
NUMBERED_THEME = re.compile(
    r"""
    ^ (?: (?: Strategic | Key | Corporate | Council )\s+ )?
    (?P<label> Priority | Outcome | Theme | Objective | Aim | Goal | Ambition | Pillar ) (?: \s+ Area )?
    \s* (?P<number> \d{1,2} | [A-Z] (?![a-z]) | One | Two | Three | Four | Five | Six | Seven | Eight )
    \s* [-–—:.]? \s* (?P<title> .* ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
GRADE_TAIL = re.compile(r" ?[-–—:=] ?(?:maximum )?\d(?:\.\d)? ?(?:/|out of) ?\d{1,2}\b.*$", re.IGNORECASE)
TRAILING_LEAD = re.compile(
    r"(?:(?<!\s)\s+)?[-–—:,(]\s*(?:lead|owner|led by|lead officer)s?\s*:?\s+(?P<lead>[^()]{2,60})\)?\s*$", re.IGNORECASE
)
INITIALS_AFTER_DASH = re.compile(r"(?<!\s)\s+[-–—]\s*(?P<lead>[A-Z]{2,3}[a-z]?(?:\s*[/&,]\s*[A-Z]{2,3}[a-z]?)*)\s*$")
LABELLED_SUBJECT = re.compile(
    r"(?!section|part|chapter|recommendation)[A-Za-z ]{3,30}\d{1,2}\s?[-–—:]\s?[A-Za-z]+$", re.IGNORECASE
)
NO_THEMES = frozenset({"opening", "recommendation", "closing", "meeting", "part"})  # kinds of sections.toml
AROUND = " -–—:"
BUILT_ON = re.compile(r"\s{0,2}[-–—:]\s{0,2}(?P<rest>[A-Za-z].*)")


def theme_of(words: str) -> str | None:
    """The theme that a heading, band or cell names, without label, number and grade.

    None where it only names a list ("Outstanding actions") or a part of any report ("Financial implications").
    """
    text = GRADE_TAIL.sub("", " ".join(words.split()))
    bare = _bare(text)
    if not bare:
        return text if is_labelled(text) else None
    if LABELLED_SUBJECT.match(text) and is_labelled(text):  # "Workstream 2: Activity"
        return bare
    return None if names_list(text) or _names_part(bare) else bare


def names_list(words: str) -> bool:
    """Whether words over a list name only the list, the report or its period: "Update on actions", "Quarter 2"."""
    bare = _bare(" ".join(words.split()))
    if not bare:
        return not is_labelled(words)
    if fold(bare).startswith(tuple(_words("openings"))):
        return True
    tokens = [token for token in re.findall(r"[a-z0-9'’]+", fold(bare)) if not token[0].isdigit()]
    return all(token in _words("generic") for token in tokens)


def is_labelled(words: str) -> bool:
    """Whether a heading calls itself a theme: "Outcome 2 - ...", "Priority 1: ..."."""
    return _label().match(words.strip()) is not None


def is_report_section(heading: str) -> bool:
    """Whether a heading is one of an ordinary report's own ("Financial implications"), under which no action stands."""
    bare = fold(without_number(heading))
    return spellings("sections", "sections").get(bare, "part") != "part" or bare.endswith("implications")


def without_number(heading: str) -> str:
    """A heading without the number or letter before it: "Key risks" of "4.2 Key risks"."""
    return LEADING_NUMBER.sub("", heading.strip(), count=1)


def outcome_number_in(words: str) -> str | None:
    """The number of "Outcome 4: ..."; None where none is printed."""
    numbered = NUMBERED_THEME.match(words.strip())
    return numbered["number"] if numbered and fold(numbered["label"]) == "outcome" else None


def split_lead(heading: str) -> tuple[str, str | None]:
    """A heading without the lead that it names at its end: ("Allotments", "JC") of "Allotments – Lead JC"."""
    for pattern in (TRAILING_LEAD, INITIALS_AFTER_DASH):
        found = pattern.search(heading)
        if found:
            return heading[: found.start()].strip(AROUND), found["lead"].strip()
    return heading, None


def _bare(text: str) -> str:
    return without_number(_label().sub("", without_number(text), count=1)).strip(AROUND)


def _names_part(bare: str) -> bool:
    folded = fold(bare)
    if spellings("sections", "sections").get(folded) in NO_THEMES or folded.endswith("implications"):
        return True
    opening = next((part for part in sorted(_words("parts"), key=len, reverse=True) if folded.startswith(part)), None)
    if opening is not None:
        after = BUILT_ON.match(bare, len(opening))  # "Corporate plan – building blocks"
        return after is None or names_list(after["rest"])
    return folded.endswith(tuple(_words("parts")))


@cache
def _words(section: str) -> frozenset[str]:
    found = cast(dict[str, list[str]], table("themes")[section])["words"]
    return frozenset(fold(word) for word in found)


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(re.escape(word) for word in sorted(_words("labels"), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"^(?:(?:our|the)\s+)?(?:(?:strategic|key|corporate|council)\s+)?(?:"
        rf"(?:{labels})\s+(?:no\.?\s*)?{NUMBER}\s*(?:[-–—:.]\s*|\s+|$)"
        rf"|(?:[a-z'’-]+\s+){{1,2}}(?:{labels})\s+(?:no\.?\s*)?{NUMBER}\s*[-–—:]\s*"  # "National Outcome 5: ..."
        rf"|(?:{labels})\s*:\s*(?=\S))",
        re.IGNORECASE,
    )
