"""A database held against gold files, and against the results that were accepted last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..load.database import Database
from .accepted import Accepted, Change, changes, read_accepted
from .figures import FileVerdict, Scoped, tallies
from .gate import Fall, below_accepted, below_least
from .given import Given, given
from .golds import Gold, read_golds
from .kinds import KINDS
from .rows import judge, with_confidences


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that came of it: file by file, counted, compared, and what keeps it from passing."""

    verdicts: tuple[FileVerdict, ...]
    tallies: Scoped
    accepted: Accepted
    changes: tuple[Change, ...]
    fallen: tuple[Fall, ...]  # below what was accepted
    short: tuple[Fall, ...]  # below what must be reached, and not to be accepted


def hold_against(db: Path, golds: Iterable[Path], against: Path | None = None) -> Evaluation:
    """Hold a database against gold files or folders of them, and against accepted results where some are named.

    Raises Unusable where the database, a gold file or the accepted results cannot be read.
    """
    accepted = read_accepted(against) if against else Accepted()
    with Database.read(db) as database:
        verdicts = evaluate(database, read_golds(golds))
    counted = tallies(verdicts)
    return Evaluation(
        verdicts,
        counted,
        accepted,
        changes(verdicts, accepted),
        below_accepted(verdicts, accepted),
        below_least(counted, accepted.least),
    )


def evaluate(database: Database, golds: Sequence[Gold]) -> tuple[FileVerdict, ...]:
    """Every file that the gold files name, in their order; a file that the database does not have gives nothing."""
    return tuple(_verdicts(golds, given(database, golds)))


def _verdicts(golds: Sequence[Gold], found: Mapping[tuple[str, str], Given]) -> Iterator[FileVerdict]:
    for gold in golds:
        for file in gold.files:
            read = found[gold.document, file]
            tables = tuple(
                with_confidences(
                    judge(KINDS[table], scored, gold.rows[table], read.rows.get(table, ())), read.sure.get(table, ())
                )
                for table, scored in gold.scored.items()
            )
            authority = gold.authority or read.authority
            yield FileVerdict(gold.document, file, authority, gold.kind, gold.fingerprint, read.read, tables)
