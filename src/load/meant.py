"""What somebody may have meant who misspelt a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

SHOWN = 3
ALIKE = 0.75  # "overdue_action" for "overdue_actions", "Thornmre" for "Thornmere Council"


def instead(words: str, known: Sequence[str]) -> str:
    """What to write in place of an unknown name: those like it or, where none is, all that there are."""
    return did_you_mean(words, known) or f"There are: {', '.join(known)}."


def did_you_mean(words: str, known: Iterable[str]) -> str | None:
    """A question with up to three of the known names, the most alike first; None where none is alike.

    A name is also compared by as many of its first words as were given, so that the beginning of a long one is enough
    ("overdue" for overdue_actions).
    """
    names: dict[str, str] = {}
    given = _words(words)
    for name in sorted(known):
        parts = _words(name)
        for form in (" ".join(parts[: len(given) or 1]), " ".join(parts)):
            names.setdefault(form, name)
    found = get_close_matches(" ".join(given), names, n=SHOWN, cutoff=ALIKE)
    meant = list(dict.fromkeys(names[form] for form in found))
    return f"Did you mean {' or '.join(meant)}?" if meant else None


def _words(name: str) -> list[str]:
    return name.casefold().replace("_", " ").split()
