"""Lines that name a table: "Table 4.--", "Exhibit B"."""

from __future__ import annotations

import re

CAPTION = re.compile(
    r"(?:table|exhibit|schedule|figure|chart|appendix|box)\s+(?:\d|[A-Z]\b|[IVX]{1,5}\b)", re.IGNORECASE
)


def is_caption(text: str) -> bool:
    return CAPTION.match(text) is not None
