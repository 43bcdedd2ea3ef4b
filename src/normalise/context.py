"""What holds for every candidate of one report while it is normalised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypedDict, TypeVar

from ..document import Part
from ..errors import Unparseable
from ..extract.candidates import Source
from ..extract.signs import Sign
from .identity import Identities
from .owners import Owner
from .periods import Period
from .records import BBox, QualityFlagRecord, RecordPart
from .statuses import StatusKey
from .vocabulary import Origin, Severity

T = TypeVar("T")
NOTES = frozenset({"deadline-without-date", "status-not-known", "period-not-known", "grade-not-known"})  # ours, perhaps
BOXES_ROUNDED_TO = 2  # hundredths of a point: finer than any printer, and the same on every machine
ROUNDED = 8192  # lengths


class Provenance(TypedDict):
    """The fields of `records.Traced`, ready to be handed to a record."""

    document_id: str
    report_id: str
    page: int | None
    bbox: BBox | None
    parts: tuple[RecordPart, ...]
    quote: str | None
    locator: str | None
    method: str | None
    confidence: float | None


@dataclass(slots=True)
class Context:
    """One report's facts, and the flags that normalising it raises.

    `written` is the date from which a month without a year is counted: the meeting's, else the period's end.
    """

    identities: Identities
    report_id: str
    owner: Owner | None
    period: Period
    written: date | None
    key: StatusKey | None
    people: tuple[str, ...] = ()
    initials: Mapping[str, str | None] = field(default_factory=dict)  # printed beside the names of those at the meeting
    first_page: int | None = None
    flags: list[QualityFlagRecord] = field(default_factory=list)
    told: dict[str, frozenset[Sign]] = field(default_factory=dict)  # how each record was found, by its id
    _places: dict[int, tuple[Part, RecordPart]] = field(default_factory=dict)  # by the part's identity, which it holds

    def provenance(self, source: Source) -> Provenance:
        parts = tuple([self._placed(part) for part in source.parts])
        return Provenance(
            document_id=self.identities.document_id,
            report_id=self.report_id,
            page=parts[0].page if parts else None,
            bbox=parts[0].bbox if parts else None,
            parts=parts,
            quote=source.quote or None,
            locator=source.locator,
            method=source.method,
            confidence=None,  # assessed when all records are there
        )

    def _placed(self, part: Part) -> RecordPart:
        """The place as a record has it, made once: a cell's rows and the records made of one sentence share theirs."""
        known = self._places.get(id(part))
        if known is None:
            known = self._places[id(part)] = (part, record_part(part))
        return known[1]

    def flag(self, code: str, message: str, source: Source, about: tuple[str, str] | None = None) -> None:
        """Note dirt in the paper; `about` is (table, id) of the record that it concerns."""
        table, record_id = about or (None, None)
        self.flags.append(
            QualityFlagRecord(
                quality_flag_id=self.identities.of("quality_flags", self.report_id, code, message, record_id),
                severity=Severity.INFO if code in NOTES else Severity.WARNING,
                code=code,
                origin=Origin.EXTRACTION if code in NOTES else Origin.DOCUMENT,
                message=message,
                record_table=table,
                record_id=record_id,
                **self.provenance(source),
            )
        )


def record_part(part: Part) -> RecordPart:
    box = part.box
    x0, x1, top, bottom = _rounded(box.x0), _rounded(box.x1), _rounded(box.top), _rounded(box.bottom)
    if not (x1 > x0 and bottom > top):  # plain text has pages, but no places on them
        return RecordPart(part.page)
    return RecordPart(part.page, BBox(x0, top, x1, bottom))


@lru_cache(maxsize=ROUNDED)
def _rounded(length: float) -> float:
    """Rounded to a hundredth of a point; remembered, as the cells of a column and a row share their edges."""
    return round(float(length), BOXES_ROUNDED_TO)


def value_of(read: Callable[[str], T], words: str | None) -> T | None:
    """What the words say, or None where they are missing or say no such value."""
    if not words or not words.strip():
        return None
    try:
        return read(words)
    except Unparseable:
        return None
