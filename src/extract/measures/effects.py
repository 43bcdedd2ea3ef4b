"""What something that was done has changed, by how much and when: "The new line has increased calls by 40% in 2019".

A change is no level, and sentences are full of changes ("crime fell by 13%"). One is a measured value where the paper
presents it as the effect of something: it says what did it, what was counted, by what share, and in which period.
"""

from __future__ import annotations

import re

from ..blocks.language import Phrase
from .figure_roles import ABOUT
from .indicator_words import YEARS
from .measured_values import has_counted

CHANGED = re.compile(
    rf"""
    \b (?: has | have | had ) \s (?: also \s | now \s | already \s )?
    (?: increased | reduced | raised | cut | boosted | lowered | decreased | improved ) \s
    (?: the \s number \s of \s | the \s | our \s )? (?P<name> [A-Za-z] [A-Za-z’'/ -]{{2,60}} ) \s by {ABOUT}
    (?: \s (?: over | almost | nearly | more \s than ) )? \s $
    """,
    re.VERBOSE | re.IGNORECASE,
)
WHEN = re.compile(
    rf"\s(?:in|during|over|between|since)\s(?:the\s)?(?:(?:{YEARS})|past\s|last\s|first\s)", re.IGNORECASE
)
SHORTEST_DOER = 8  # characters: "It has reduced ..." names nothing that was done
INTENDED = re.compile(r"\b(?:would|could|should|might|may|if|aims?|target)\b", re.IGNORECASE)


def effect_named(sentence: str, phrase: Phrase) -> str | None:
    """What was changed by this share, where the sentence tells the effect of something done; None elsewhere."""
    if phrase.label != "percent" or not WHEN.match(sentence, phrase.end):
        return None
    found = CHANGED.search(sentence[: phrase.start])
    if (
        found is None
        or INTENDED.search(sentence, 0, found.start())
        or found.start() < SHORTEST_DOER
        or not has_counted(found["name"])
    ):
        return None
    return found["name"]
