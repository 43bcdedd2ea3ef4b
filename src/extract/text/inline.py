"""Marks inside a line of text: Markdown's emphasis and the HTML that converters leave in it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from ...document import Run, Style

_TOKEN = re.compile(
    r"""
    (?P<escape>  \\ [\\`*_{}\[\]()\#+.!|<>~-] )
  | (?P<comment> <!-- .{0,2000}? --> )
  | (?P<tag>     < (?P<close>/?) (?P<name>b|strong|i|em|u|ins|s|del|strike|sup|sub|span|font|a|br|p|div|ul|ol|li
                    |mark|small|big|center|tt|code)  (?P<attributes> (?:\s[^<>]{0,300})? ) /? > )
  | (?P<image>   ! \[ (?P<alt>[^\[\]\n]{0,300}) \] \( [^()\n]{0,500} \) )
  | (?P<link>    \[ (?P<words>[^\[\]\n]{1,500}) \] \( (?:[^()\n]|\([^()\n]{0,200}\)){0,500} \) )
  | (?P<note>    \[\^ [^\[\]\s]{1,30} \] )
  | (?P<stars>   \*{1,3} | _{1,3} | ~~ )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
_UNDERLINED = frozenset({"u", "ins"})
_STRUCK = frozenset({"s", "del", "strike"})
_BREAKS = frozenset({"br", "p", "div", "ul", "ol", "li"})
_COLOUR = re.compile(r"(?<![a-z-])color\s*[:=]\s*[\"']?\s*#([0-9a-f]{6})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words, or an emphasis mark that may open or close."""

    text: str
    style: Style
    marker: str = ""
    opens: bool = False
    closes: bool = False


def inline(text: str) -> tuple[Run, ...]:
    """The runs of this text; `\\n` stands for a line's end, `<br>` and the ends of inline paragraphs and items."""
    pieces = _pieces(text)
    return tuple(_emphasised(pieces))


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    open_tags: list[tuple[str, Style]] = []
    style = Style()
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            pieces.append(_Piece(html.unescape(text[at : match.start()]), style))
        at = match.end()
        if match["stars"]:
            pieces.append(_marker(text, match, style))
        elif match["tag"]:
            style = _tagged(match, style, open_tags, pieces)
        else:
            pieces.append(_Piece(_literal(match), style))
    pieces.append(_Piece(html.unescape(text[at:]), style))
    return pieces


def _literal(match: re.Match[str]) -> str:
    if match["escape"]:
        return match["escape"][1]
    return html.unescape(match["alt"] or match["words"] or "")


def _tagged(match: re.Match[str], style: Style, open_tags: list[tuple[str, Style]], pieces: list[_Piece]) -> Style:
    name = match["name"].casefold()
    if name in _BREAKS:
        pieces.append(_Piece("\n• " if name == "li" and not match["close"] else "\n", style))
        return style
    if match["close"]:
        for place in range(len(open_tags) - 1, -1, -1):
            if open_tags[place][0] == name:
                before = open_tags[place][1]
                del open_tags[place:]
                return before
        return style
    open_tags.append((name, style))
    colour = _COLOUR.search(match["attributes"])
    return replace(
        style,
        bold=style.bold or name in _BOLD,
        italic=style.italic or name in _ITALIC,
        underlined=style.underlined or name in _UNDERLINED,
        struck=style.struck or name in _STRUCK,
        colour=colour[1].upper() if colour else style.colour,
    )


def _marker(text: str, match: re.Match[str], style: Style) -> _Piece:
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    strong = match["stars"].startswith("**")  # a single star after a letter is a character: grades "A*-C"
    return _Piece(
        match["stars"],
        style,
        match["stars"],
        opens=not after.isspace() and (strong or not before.isalnum()),
        closes=not before.isspace() and (strong or not after.isalnum()),
    )


def _emphasised(pieces: list[_Piece]) -> list[Run]:
    """Markers in pairs become styles; an unpaired `**` is a scar of conversion, any other one is a character."""
    partner = _pairs(pieces)
    active: dict[str, int] = {}
    runs: list[Run] = []
    for number, piece in enumerate(pieces):
        if number in partner:
            opening = partner[number] > number
            active[piece.marker] = active.get(piece.marker, 0) + (1 if opening else -1)
            continue
        if piece.marker and len(piece.marker) > 1 and set(piece.marker) <= {"*"}:
            continue
        if piece.text:
            runs.append(Run(piece.text, _with_markers(piece.style, active)))
    return runs


def _pairs(pieces: list[_Piece]) -> dict[int, int]:
    waiting: dict[str, int] = {}
    partner: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        if not piece.marker:
            continue
        start = waiting.get(piece.marker)
        if start is not None and piece.closes:
            partner[start], partner[number] = number, start
            del waiting[piece.marker]
        elif piece.opens:
            waiting[piece.marker] = number
    return partner


def _with_markers(style: Style, active: dict[str, int]) -> Style:
    on = {marker for marker, depth in active.items() if depth > 0}
    return replace(
        style,
        bold=style.bold or bool(on & {"**", "__", "***", "___"}),
        italic=style.italic or bool(on & {"*", "_", "***", "___"}),
        struck=style.struck or "~~" in on,
    )
