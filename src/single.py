"""One paper for a program: read in this process, nothing stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .errors import Unusable
from .lookups.current import using
from .lookups.teaching import lookups_from
from .normalise.paper import Paper
from .normalise.records import RECORDS, ActionRecord, DocumentRecord, GradeRecord, IndicatorRecord, Record, ReportRecord
from .pipeline import read_paper
from .places import OnDisk, as_text

KINDS = {kind.table: kind for kind in RECORDS}


@dataclass(frozen=True, slots=True)
class PaperRead:
    """What one paper says."""

    paper: Paper

    @property
    def document(self) -> DocumentRecord:
        """The paper as a file: its outcome, and where it failed, why."""
        return self.paper.document

    @property
    def reports(self) -> tuple[ReportRecord, ...]:
        return self.paper.of(ReportRecord)

    @property
    def actions(self) -> tuple[ActionRecord, ...]:
        return self.paper.of(ActionRecord)

    @property
    def grades(self) -> tuple[GradeRecord, ...]:
        return self.paper.of(GradeRecord)

    @property
    def indicators(self) -> tuple[IndicatorRecord, ...]:
        return self.paper.of(IndicatorRecord)

    def records(self, table: str) -> tuple[Record, ...]:
        """The records of one table, in reading order. Raises KeyError for a table that does not exist."""
        return self.paper.of(KINDS[table]) if table != DocumentRecord.table else (self.document,)


def extract(path: str | Path, *, lookups: str | Path | Iterable[str | Path] = ()) -> PaperRead:
    """Read one paper: PDF, DOCX, HTML or text; `lookups` are TOML files that teach it further spellings.

    A paper that cannot be read comes back with `document.outcome` failed and a message. Raises Unusable only where
    the file itself, or one of the lookups, cannot be had or used. There is no time limit here; `run` has one.
    """
    taught = lookups_from(lookups)
    place = OnDisk(Path(path))
    try:
        data = place.read_bytes()
    except OSError as error:
        raise Unusable(f"{path} cannot be read. Check that it exists, is a file, and may be read.") from error
    with using(taught):
        return PaperRead(read_paper(data, as_text(place.name), place.source_uri))
