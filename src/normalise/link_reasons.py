"""Why a row is linked, in words."""

from __future__ import annotations

from .link_rows import LinkKind
from .link_score import Row
from .link_words import Wordings


def reason(kind: LinkKind, earlier: Row, later: Row, wordings: Wordings) -> str:
    """What two rows have in common, and what not: "same reference, words 0.83 alike, another officer"."""
    found = [_OF_KIND[kind]] if kind in _OF_KIND else []
    found += [_references(earlier, later), _words(earlier, later, wordings), _owners(earlier, later)]
    if earlier.theme and later.theme and earlier.theme != later.theme:
        found.append("another theme")
    return ", ".join(words for words in found if words)


def undecided(candidates: int) -> str:
    """Why nothing was decided."""
    return f"{candidates} earlier actions as like" if candidates > 1 else "another row as like the earlier action"


_OF_KIND = {LinkKind.SPLIT: "a part of it", LinkKind.MERGED: "taken up in it"}


def _references(earlier: Row, later: Row) -> str:
    if not earlier.reference or not later.reference:
        return ""
    if earlier.reference == later.reference:
        return "same reference"
    return f"renumbered from {earlier.action.reference}"


def _words(earlier: Row, later: Row, wordings: Wordings) -> str:
    if earlier.wording is later.wording:
        return "same words"
    return f"words {wordings.alike(earlier.wording, later.wording):.2f} alike"


def _owners(earlier: Row, later: Row) -> str:
    if not earlier.owner or not later.owner:
        return ""
    return "same officer" if earlier.owner & later.owner else "another officer"
