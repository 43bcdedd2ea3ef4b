"""Rows from lines that lost their columns: dates, names and status words tell by their shape where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ..dates_printed import MONTH
from .lost_labels import Labels, is_status

_DATE = re.compile(
    rf"""
    (?<![\w/.-]) (?:
        \d{{1,2}}(?:st|nd|rd|th)? [\s/-] {MONTH} [\s/-] \d{{2,4}}   # 31-Mar-2010, 3rd May 2011
      | \d{{1,2}} [/.-] \d{{1,2}} [/.-] \d{{2,4}}                     # 31/03/2010
      | {MONTH} [\s-] \d{{2,4}}                                     # March 2010
    ) (?![\w/-])
    """,
    re.VERBOSE,
)
_PERIOD = re.compile(rf"(?:(?:Quarter|Qtr|Q)\s?[1-4](?!\d)(?:\s+\d{{4}}[/-]\d{{2,4}})?|{MONTH}\s+\d{{4}})")
_PERCENT = re.compile(r"^(?P<status>.*?)\s{0,4}(?P<percent>\d{1,3})\s*%?\s*$")
_NAME = re.compile(r"(?:Ma?c|O['’]|D['’]|De|Di|Van)?[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?[.,]?")
_RUN_ON = re.compile(r"(?<=[a-z)])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)|(?<=\d)(?=[A-Z][a-z])")
_NAME_PREFIX = re.compile(r"(?:\b(?:Mc|Mac|De|Di|Van|O['’]))$")
_CLOSED = re.compile(r"[.!?]['\"”’)]*$")
CODE = re.compile(r"[A-Z]{2,6}(?:[-/ ][A-Z0-9]{1,6}){1,4}(?=\s)")  # COR-AB-12
PEOPLE = ("authorising_officer", "lead_officer")
TWICE = 0.75  # how alike two rows are of which one is the other, misread
MAX_STATUS_WORDS = 5

Row = dict[str, str]


def parted(text: str) -> str:
    """Words that were run together, apart again: "byJane Ward31-Oct" is "by Jane Ward 31-Oct"."""
    pieces: list[str] = []
    at = 0
    for match in _RUN_ON.finditer(text):
        if not _NAME_PREFIX.search(text[at : match.start()]):
            pieces.append(text[at : match.start()])
            at = match.start()
    return " ".join([*pieces, text[at:]])


def period_rows(lines: Sequence[str], fields: Sequence[str]) -> list[Row]:
    """Period, status and percentage of "Quarter 2 On Target 50 Quarter 1 On Target 25"."""
    text = parted(" ".join(lines))
    starts = list(_PERIOD.finditer(text))
    rows: list[Row] = []
    for number, match in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        said = _PERCENT.fullmatch(text[match.end() : end].strip())
        if said is None or len(said["status"].split()) > MAX_STATUS_WORDS:
            continue
        rows.append({"period": match[0], "status": said["status"], "percent_complete": said["percent"]})
    return rows if "percent_complete" in fields else []


def begins_with_period(text: str) -> bool:
    return bool(_PERIOD.match(text))


@dataclass(slots=True)
class Rows:
    """Gathers rows of a table of actions from its lines, in their order."""

    labels: Labels
    rows: list[Row] = field(default_factory=list)

    def add(self, line: str) -> None:
        text = parted(line) if self.labels.glued else line
        date = _date_in_place(text, _squashed(" ".join(self._row.values())))
        if date is not None:
            self._dated(text[: date.start()].strip(), date[0], text[date.end() :].strip(" .;|"))
        elif self._row and self._open_people() and _names_only(text):
            self._assign(_pairs(text.split()))
        elif self._row and "status" not in self._row and is_status(text):
            self._row["status"] = text
        else:
            self._describe(text)

    @property
    def _row(self) -> Row:
        return self.rows[-1] if self.rows else {}

    @property
    def complete(self) -> bool:
        return "deadline" in self._row and ("status" in self._row or "status" not in self.labels.fields)

    def _open_people(self) -> list[str]:
        fields = self.labels.fields
        # A header that does not begin with its description was read out of order: the usual order holds.
        order = fields if fields[0] == "description" else PEOPLE
        return [f for f in order if f in PEOPLE and f in fields and f not in self._row]

    def _dated(self, before: str, date: str, after: str) -> None:
        if "deadline" in self._row:
            self.rows.append({})
        self._take_back(date, before)
        words = before.split()
        slots = len(self._open_people()) if self.rows else sum(f in PEOPLE for f in self.labels.fields)
        count = next((n for n in range(slots, 0, -1) if len(words) >= 2 * n and _are_names(words[-2 * n :])), 0)
        rest = " ".join(words[: len(words) - 2 * count])
        if rest and _squashed(rest) not in _squashed(" ".join(self._row.values())):
            self._describe(rest)
        elif not self.rows:
            self.rows.append({})
        self._assign(_pairs(words[len(words) - 2 * count :]))
        self._row["deadline"] = date
        if after and len(after.split()) <= MAX_STATUS_WORDS:
            self._row["status"] = after
        elif after:
            self._describe(after)

    def _take_back(self, date: str, before: str) -> None:
        """Names and a cut date ("Jane Ward 31-M") at the description's end, when the date follows in full."""
        words = self._row.get("description", "").split()
        if before or len(words) < 4 or len(words[-1]) >= len(date) or words[-1][:3] != date[:3]:
            return
        words.pop()
        slots = len(self._open_people())
        count = next((n for n in range(slots, 0, -1) if _are_names(words[-2 * n :])), 0)
        self._assign(_pairs(words[len(words) - 2 * count :]))
        self._row["description"] = " ".join(words[: len(words) - 2 * count])

    def _assign(self, names: Sequence[str]) -> None:
        for slot, name in zip(self._open_people(), names, strict=False):
            self._row[slot] = name.strip(" .,")

    def _describe(self, text: str) -> None:
        said = self._row.get("description")
        if said is None:
            self.rows.extend([] if self.rows else [{}])
            self._row["description"] = text
        elif repeats(said, text):
            self._row["description"] = text
        elif "deadline" in self._row and CODE.match(text):
            self.rows.append({"description": text})
        elif not _CLOSED.search(said):
            self._row["description"] = f"{said} {text}"
        else:
            self.rows.append({"description": text})

    def found(self) -> list[Row]:
        """The rows that say more than a description; of one printed twice the second."""
        kept: list[Row] = []
        for row in self.rows:
            if "description" not in row or len(row) < 2:
                continue
            if kept and alike(kept[-1]["description"], row["description"]):
                kept.pop()
            kept.append(row)
        return kept


def repeats(said: str, text: str) -> bool:
    """The words begin with what was said already: a row printed twice, the second time in full."""
    return len(said) > 15 and _squashed(text).startswith(_squashed(said))


def alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, _squashed(one)[:300], _squashed(other)[:300]).ratio() >= TWICE


def has_values(text: str) -> bool:
    """Words that end with a date in its place: values of a row, no sentence."""
    return _date_in_place(text) is not None


def is_open(text: str) -> bool:
    """Words without a sentence's end."""
    return not _CLOSED.search(text)


def _date_in_place(text: str, said: str = "") -> re.Match[str] | None:
    """The last date, where nothing but a status follows, and names or scraps of what was `said` stand before it."""
    dates = list(_DATE.finditer(text))
    if not dates:
        return None
    before, after = text[: dates[-1].start()].strip(), text[dates[-1].end() :].strip(" .;|")
    if after and not is_status(after):
        return None
    words = before.split()
    placed = is_status(after) or not words or _are_names(words[-2:]) or _squashed(before) in said
    return dates[-1] if placed else None


def _names_only(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 4 and len(words) % 2 == 0 and _are_names(words) and not is_status(text)


def _are_names(words: Sequence[str]) -> bool:
    return len(words) >= 2 and all(_NAME.fullmatch(word) for word in words)


def _pairs(words: Sequence[str]) -> list[str]:
    return [" ".join(words[n : n + 2]) for n in range(0, len(words) - 1, 2)]


def _squashed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
