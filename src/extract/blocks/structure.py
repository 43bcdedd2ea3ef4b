"""What kind of paragraph a line of words is: list marks, headings, levels. Shared by all readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...document import Paragraph, ParagraphKind

BULLETS = "•●▪◦‣⁃·∙❖➢➤►➔→\u25fb\u25fc\u25fd\u25fe\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d" + "".join(
    chr(code)
    for first, last in ((0x25A0, 0x25FF), (0x2700, 0x27BF), (0xF021, 0xF0FF))
    for code in range(first, last + 1)
)
"""Signs that open an item: round and square ones, arrows and ticks, and those of picture fonts (private use)."""
LIST_MARK = re.compile(
    rf"""
    (?P<mark>
        [{BULLETS}\ue000-\uf8ff]              # a bullet, also one of a picture font
      | [-–—o](?=\s)                         # a dash or Courier's o, standing alone
      | \(? (?: \d{{1,3}} | [ivxlc]{{1,6}} | [a-zA-Z] ) [).] \)?      # 1. 1) (1) a) (iv)
      | (?!19|20) \d{{4}} [.] (?=\s+[A-Z])     # 3107. Finance: minutes numbered on and on
      | \( (?: \d{{1,3}} | [ivxlc]{{1,6}} | [a-zA-Z]{{1,2}} ) \)
      | [A-Z]?\d{{1,3}} (?: \.\d{{1,3}} ){{1,4}} \.?      # 4.1  4.1.2, and not "6.7 per cent"
        (?! [\d%)/:] | \s (?: per\s?cent | percent | million | days | weeks ) \b )
      | \d{{1,2}} (?=\s+[A-Z][A-Za-z])       # 3 Roads and lamps
    )
    (?: \s+ | (?<=[)•●▪]) | $ )
    (?P<text> .* ) $
    """,
    re.VERBOSE | re.DOTALL,
)
LONG_WORD = re.compile(r"[A-Z]{4}")  # what a postcode or a reference lacks
SENTENCE_END = re.compile(r"[.;,]['\"’”)]*$")
SAYS_WHAT = re.compile(  # clerks set in bold what was decided, and who is to do what
    r"""
    ^ \W{0,3}
    (?: (?: resolved | agreed | decided | recommended ) (?: \s+ \(? unanimously \)? )?
        (?: \s? [:–—] | \s - \s | \s+ (?: that | to ) \b )
      | (?: decision | action (?: \s+ (?: by | for | on | required ) )? ) (?: \s? [:–—] | \s - \s )
      | that \b (?= \s+ [a-z] )
    ) \s* \w
    """,
    re.VERBOSE | re.IGNORECASE,
)


def opens_plainly(words: str) -> bool:
    """Whether they begin with a word that is no mark, as most lines do: a cheap look."""
    opening = words[:8]
    return opening[:2].isalpha() and "." not in opening and ")" not in opening


def split_mark(words: str) -> tuple[str | None, str]:
    """("4.1", "Performance overview") of "4.1 Performance overview"; (None, words) where there is no mark."""
    words = words.strip()
    if opens_plainly(words):
        return None, words
    match = LIST_MARK.match(words)
    return (match["mark"].strip(), match["text"].strip()) if match else (None, words)


def looks_like_heading(paragraph: Paragraph, body_size: float | None) -> bool:
    """Short, without a sentence's end, and set apart from the body by size, weight, underline or capitals.

    What says itself that it was decided or is to be done, "RESOLVED: That the report be noted", heads nothing.
    """
    text = paragraph.text
    if not text or len(text) > 150 or len(text.split()) > 22 or SENTENCE_END.search(text):
        return False
    style = paragraph.style
    all_bold = bool(paragraph.runs) and all(r.style.bold for r in paragraph.runs if r.text.strip())
    all_underlined = bool(paragraph.runs) and all(r.style.underlined for r in paragraph.runs if r.text.strip())
    larger = bool(style.size and body_size and style.size >= body_size * 1.12)
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) > 3 and all(c.isupper() for c in letters) and bool(LONG_WORD.search(text))
    return (all_bold or all_underlined or larger or capitals) and not SAYS_WHAT.match(text)


def rank_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Headings with their levels: by size first, then weight, capitals and underline, then depth of the number."""

    def weight(p: Paragraph) -> tuple[float, ...]:
        style = p.style
        letters = [c for c in p.text if c.isalpha()]
        capitals = bool(letters) and all(c.isupper() for c in letters)
        depth = (p.number or "").count(".")
        return (-round(style.size or 0), not style.bold, not capitals, depth, style.underlined)

    ranks = sorted({weight(p) for p in paragraphs if p.kind is ParagraphKind.HEADING})
    level = {w: n for n, w in enumerate(ranks, 1)}
    return [replace(p, level=level[weight(p)]) if p.kind is ParagraphKind.HEADING else p for p in paragraphs]
