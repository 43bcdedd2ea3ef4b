"""Whose paper it is: an authority of the register, or a body that the register lacks, by its printed name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..document import Document
from ..errors import Unparseable
from ..extract.report import Report
from . import authorities


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
            body = authorities.body(expression)
            if body is not None:
                return Owner(None, body)
            continue
        return Owner(found.code, found.name)
    return None


def document_owner(document: Document, reports: Sequence[Report]) -> Owner | None:
    """Whose document it is: what the fronts say, else the authority that the paper itself names most."""
    for report in reports:
        found = owner_of(report.front.authority, None)
        if found is not None:
            return found
    words = [document.publisher or "", document.title or ""]
    words += [f.text for f in document.furniture]
    words += [block.text for block in document.blocks]
    most = authorities.publisher("\n".join(words))
    return Owner(most.code, most.name) if most else None
