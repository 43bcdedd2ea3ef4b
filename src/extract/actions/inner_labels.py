"""Owner, date and the like, said with their labels within the cell of the action: "Refresh the site. Lead: A Bell"."""

from __future__ import annotations

import re

from ...lookups import fold, spellings
from ..columns import field_of, is_label
from ..table_rows import Row
from .action_drafts import Draft
from .column_contents import ANSWERS

COLON = re.compile(r"(?<=[A-Za-z)]) ?:(?=\s)")
FIELDS = frozenset({"description", "lead_officer", "authorising_officer", "deadline", "original_deadline", "reference"})
OWNED_OR_DATED = frozenset({"lead_officer", "deadline"})
AGREED = re.compile(r"agreed\b|management\b", re.IGNORECASE)  # what answers the recommendation before it
LONGEST = 4  # words of a label
MOST_TEXT = 2_000  # characters
FEWEST_WORDS = 2  # that stand before the first label


def take_inner_labels(draft: Draft, row: Row) -> None:
    """Move what the description labels into the fields that have no column of their own."""
    _take_answer(draft)
    text = draft.description
    labels = _labels(text)
    labels = [
        (start, end, name)
        for start, end, name in labels
        if (AGREED.match(text, start) if name == "description" else not row.columns.has(name))
    ]
    names = [name for _, _, name in labels]
    if not labels or len(set(names)) < len(names) or len(text[: labels[0][0]].split()) < FEWEST_WORDS:
        return
    ends = [*(start for start, _, _ in labels[1:]), len(text)]
    before = text[: labels[0][0]].strip(" ;|,(\n")
    draft.description = before
    for (_, begin, name), end in zip(labels, ends, strict=True):
        words = " ".join(text[begin:end].split()).strip(" ;|,")
        if words and name == "description":
            draft.description, draft.recommendation = words, draft.recommendation or before
        elif words and getattr(draft, name) is None:
            setattr(draft, name, words)


def says_who_or_when(text: str) -> bool:
    """Whether a text labels an owner or a date within it."""
    return any(name in OWNED_OR_DATED for _, _, name in _labels(text))


def _take_answer(draft: Draft) -> None:
    """ "Accepted" on a line of its own answers what was recommended; what is to be done stands below it."""
    first, _, rest = draft.description.partition("\n")
    if rest and draft.comments is None and fold(first).strip(" .") in ANSWERS:
        draft.comments, draft.description = first, rest


def _labels(text: str) -> list[tuple[int, int, str]]:
    if ":" not in text or len(text) > MOST_TEXT:
        return []
    return [found for colon in COLON.finditer(text) if (found := _label(text[: colon.start()], colon.end()))]


def _label(before: str, end: int) -> tuple[int, int, str] | None:
    """(where the label begins, where its words begin, its field) of the longest label that ends here.

    What is made of words of headers gives way to what is one: "Fleet Manager Agreed date: May" labels an agreed date.
    """
    told = before[-80:]
    labels = [told[word.start() :] for word in list(re.finditer(r"\S+", told))[-LONGEST:]]
    labels = [label for label in labels if label[:1].isupper() and "\n" not in label and is_label(label, "action")]
    known = [label for label in labels if fold(label) in spellings("headers", "action")]
    for label in known or labels:
        name = field_of(label, "action")
        name = "deadline" if name == "date" else name  # "Date: 31 March 2024" among the words of what was agreed
        if name in FIELDS and name:
            return len(before) - len(label), end, name
    return None
