"""Identifiers from content and context: the same bytes give the same ids on any machine, in any order of papers."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from ..lookups import fold


def digest(*parts: object) -> str:
    """24 hex digits over the parts; a part may be any printable value or None."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


@dataclass(slots=True)
class Identities:
    """Hands out ids within one document; a thing that is said twice in the same words is told apart by its turn."""

    document_id: str
    _seen: Counter[str] = field(default_factory=Counter)

    def of(self, table: str, *context: object) -> str:
        """The id of a record of `table` with this content and context."""
        base = digest(self.document_id, table, *context)
        self._seen[base] += 1
        turn = self._seen[base]
        return base if turn == 1 else digest(base, turn)


def action_key(authority: str | None, plan: str | None, reference: str | None, description: str) -> str:
    """The key under which the same action stands in other reports of that authority and plan.

    By its printed reference where it has one, else by its words.
    """
    return digest("action", authority, fold(plan or ""), fold(reference) if reference else fold(description))
