"""Whose paper it is: an authority of the register, or a body that the register lacks, by its printed name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..document import Document
from ..errors import Unparseable
from ..extract.report import Report
from ..lookups import fold
from . import authorities, bodies

FRONT = 15  # blocks in which a paper says whose it is; a council named only behind them may be anybody


@dataclass(frozen=True, slots=True)
class Owner:
    """`code` is the ONS GSS code, None for a parish council, a board, or any other body outside the register."""

    code: str | None
    name: str


def owner_of(words: Sequence[str], written: date | None) -> Owner | None:
    """The owner that these expressions name, best first; None where none of them names one."""
    for expression in words:
        try:
            found = authorities.authority(expression, written)
        except Unparseable:
            body = bodies.body(expression)
            if body is not None:
                return _outside(body)
            continue
        return Owner(found.code, found.name)
    return None


def report_owner(report: Report, written: date | None) -> Owner | None:
    """Whose report it is: what stands on its front, by the register if it can, else what its text names most.

    A council that only the text names is believed where no other is named as often: a government return that lists
    one council among its sources is not that council's. A council that the register lacks keeps its printed name, but
    for capitals.
    """
    on_front, elsewhere = _by_place(report)
    found = owner_of(on_front, written) or _unregistered(on_front, report)
    if found is not None:
        return found
    named = owner_of(elsewhere, written)
    if named is not None and named.code is None:
        return named
    most = authorities.publisher("\n".join(_words(report)), written) if named else None
    if most is not None:
        return Owner(most.code, most.name)
    return next((_outside(name) for words in on_front if (name := bodies.partnership(words))), None)


def document_owner(document: Document, reports: Sequence[Report]) -> Owner | None:
    """Whose document it is: what its reports say, else the authority that the paper itself names most."""
    for report in reports:
        found = report_owner(report, None)
        if found is not None:
            return found
    words = [document.publisher or "", document.title or ""]
    words += [f.text for f in document.furniture]
    words += [block.text for block in document.blocks]
    most = authorities.publisher("\n".join(words))
    return Owner(most.code, most.name) if most else None


def _by_place(report: Report) -> tuple[list[str], list[str]]:
    """The front's expressions: those printed on it, in a running line or in the file's properties; the others."""
    document = report.document
    places = [document.publisher or "", document.title or "", report.front.title or ""]
    places += [f.text for f in document.furniture]
    places += [block.text for block in report.blocks[:FRONT]]
    printed = fold("\n".join(places))
    on_front = [words for words in report.front.authority if fold(words) in printed]
    return on_front, [words for words in report.front.authority if words not in on_front]


def _unregistered(on_front: Sequence[str], report: Report) -> Owner | None:
    named = [name for words in on_front if (name := bodies.council(words) or _inspected(words, report))]
    if not named:
        return None
    mixed = (name for name in named if name != name.upper() and fold(name) == fold(named[0]))
    return _outside(next(mixed, named[0]))


def _outside(name: str) -> Owner:
    """A body outside the register, by the name that its papers print."""
    return Owner(None, bodies.in_small_letters(name))


def _inspected(words: str, report: Report) -> str | None:
    """A bare place that the title calls a council: "Inspection of X local authority children's services"."""
    title = fold(report.front.title or "")
    bare = len(words.split()) <= 4 and words[:1].isupper()
    return words if bare and any(f" {fold(words)} {kind}" in title for kind in ("local authority", "council")) else None


def _words(report: Report) -> Iterator[str]:
    yield from (f.text for f in report.document.furniture)
    yield from (block.text for block in report.blocks)
