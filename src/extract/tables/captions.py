"""Lines round a table that are none of its rows: its name, and rules made of typed dashes."""

from __future__ import annotations

import re

from ..page.content import Word
from .segments import Strip

CAPTION = re.compile(
    r"(?:table|exhibit|schedule|figure|chart|appendix|box)\s+(?:\d|[A-Z]\b|[IVX]{1,5}\b)", re.IGNORECASE
)
TABLE_CAPTION = re.compile(r"table\s+(?:\d|[A-Z]\b|[IVX]{1,5}\b)", re.IGNORECASE)
TYPED_RULE = re.compile(r"[-–—_=]{3,}")


def is_caption(text: str) -> bool:
    """Whether the line names a table: "Table 4.--", "Exhibit B"."""
    return CAPTION.match(text) is not None


def is_table_caption(text: str) -> bool:
    """Whether it names a table and nothing else."""
    return TABLE_CAPTION.match(text) is not None


def is_typed(word: Word) -> bool:
    """Whether it is a rule of dashes or the like, as typewriters draw them."""
    return TYPED_RULE.fullmatch(word.text) is not None


def is_typed_rule(strip: Strip) -> bool:
    """Whether nothing but typed rules stands on the line."""
    return all(is_typed(word) for word in strip.line.words)
