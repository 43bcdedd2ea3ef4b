"""Yes or no, as front sheets answer whether a report is exempt or a key decision."""

from __future__ import annotations

from ..errors import Unparseable
from ..lookups import fold, spellings


def yes_or_no(words: str) -> bool:
    """True for "Yes" or "Exempt", False for "No", "Open" or "Public"; the first word decides where more follow.

    Raises Unparseable for anything else ("Yes/No" not struck out, an empty box).
    """
    answers = spellings("yes_no", "answers")
    folded = fold(words)
    answer = answers.get(folded)
    if answer is None:
        first = fold(folded.replace(",", " ").replace("-", " ").split(" ")[0]) if folded else ""
        answer = answers.get(first)
    if answer is None:
        raise Unparseable(words)
    return answer == "yes"
