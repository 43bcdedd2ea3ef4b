"""An action that stands in two tables of one report, in the list that was gone through and in the summary, is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ...lookups import fold
from .action_drafts import Draft

ALIKE = 0.6
TEXTS = (
    "reference", "theme", "authorising_officer", "lead_officer", "deadline", "original_deadline", "status",
    "rag", "fill", "percent_complete", "comments", "progress", "issues", "outcomes", "recommendation", "raised",
)  # fmt: skip


def once(tables: Sequence[Sequence[Draft]]) -> Iterator[Draft]:
    """Every action once, in the order of its first table; of two statements the later one's words stand.

    Two rows of one table are two actions, however alike.
    """
    kept: list[Draft] = []
    by_name: dict[str, list[Draft]] = {}
    for drafts in tables:
        made: list[Draft] = []
        taken: set[int] = set()
        for draft in drafts:
            known = (twin for name in _names(draft) for twin in by_name.get(name, ()))
            twin = next((twin for twin in known if id(twin) not in taken and _same(twin, draft)), None)
            if twin is not None:
                taken.add(id(twin))
                _take_over(twin, draft)
            else:
                made.append(draft)
        for draft in made:
            for name in _names(draft):
                by_name.setdefault(name, []).append(draft)
        kept.extend(made)
    yield from (draft for draft in kept if draft.parent is None)
    yield from (draft for draft in kept if draft.parent is not None)


def _names(draft: Draft) -> tuple[str, ...]:
    """What two statements of one action share: its number or its words."""
    code = fold(draft.reference or "").replace(" ", "")
    return (code, fold(draft.description)) if code else (fold(draft.description),)


def _same(a: Draft, b: Draft) -> bool:
    if a.level != b.level or a.parent is not b.parent or a.plan != b.plan:
        return False
    alike = fold(a.description) == fold(b.description)
    if a.reference and b.reference:
        same_code = fold(a.reference).replace(" ", "") == fold(b.reference).replace(" ", "")
        return same_code and (alike or SequenceMatcher(None, fold(a.description), fold(b.description)).ratio() >= ALIKE)
    return alike and a.theme == b.theme and len(a.description.split()) > 3


def _take_over(kept: Draft, later: Draft) -> None:
    kept.description = later.description
    for name in TEXTS:
        words = getattr(later, name)
        if words is not None:
            setattr(kept, name, words)
    kept.parts = kept.parts + tuple(part for part in later.parts if part not in kept.parts)
    kept.steps.extend(later.steps)
