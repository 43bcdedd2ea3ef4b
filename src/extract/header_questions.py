"""Headers that ask or say in plain words: "What did we say we would do?", "How are we doing?", "We did".

Plans written for residents head their columns so, each in words of its own; the verb's tense tells what stands below:
what is still to be done, what has been done, how success is known. (Improvement plans of Welsh and Northern Irish
councils, "You said, we did" sheets.)
"""

from __future__ import annotations

import re

OPENS = re.compile(r"^(?:by\s+)?(?:what|how|when|who|whom|where|which|we)\b")
LONGEST = 12  # words
TO_COME = (
    r"(?:will|would|shall|should|must|going\s+to|needs?|intend|plan(?:ned|ning)?\s+to|want\s+to|aim\s+to|do\s+next)"
)
BEEN = r"(?:did|done|have|has|['’]ve|happened|achieved|doing|been|delivered|changed)"
SENSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("deadline", re.compile(r"^(?:by\s+)?when\b|^how\s+(?:soon|quickly)\b")),
    ("lead_officer", re.compile(r"^(?:by\s+)?(?:who|whom)\b(?!\s+(?:benefits?|is\s+affected|else)\b)")),
    (
        "outcomes",
        re.compile(
            r"^how\b.{0,60}\b(?:know|measured?|tell|judged?|evidenced?)\b|\bdifference\b|\blooks?\s+like\b"
            r"|^what\b.{0,40}\b(?:achieve|outcomes?|impact|benefits?)\b"
        ),
    ),
    ("recommendation", re.compile(r"^what\b.{0,40}\b(?:asked\s+for|recommended|called\s+for)\b")),
    ("issue", re.compile(r"^what\b.{0,40}\b(?:learn(?:ed|t)?|found|went\s+wrong)\b|^(?:how|why)\b.{0,60}\bnot\b")),
    ("description", re.compile(r"^what\b.{0,40}\bagreed\b")),
    ("description", re.compile(rf"^(?:what|how|which|we)\b.{{0,60}}\b{TO_COME}\b")),
    (
        "progress",
        re.compile(
            rf"^(?:what|how|where|we)\b.{{0,60}}(?:\b{BEEN}\b|['’]ve\b)|^where\b.{{0,20}}\bare\s+we\b"
            r"|^how\b.{{0,30}}\b(?:going|performing|progressing)\b"
        ),
    ),
)


def field_asked(words: str) -> str | None:
    """The field of an action that a folded header asks for or tells of; None for headers of other words."""
    if not OPENS.match(words) or not 2 <= len(words.split()) <= LONGEST:
        return None
    return next((field for field, sense in SENSES if sense.search(words)), None)
