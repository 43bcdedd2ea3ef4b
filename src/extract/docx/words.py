"""The words of a DOCX paragraph, in order, through insertions, fields and controls; what is left out is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import nsmap, qn
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.text.run import CT_R
from lxml import etree

from ...document import Figure, Run, Style
from ..blocks.paragraphs import visible
from .numbering import Lists
from .package import Package
from .styles import Styles

W = f"{{{nsmap['w']}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"  # the two that python-docx has no prefix for
VML = "{urn:schemas-microsoft-com:vml}"

_LEFT_OUT = frozenset(
    {"pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText"}
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_SYMBOL_TICKS = {"F0FC": "✓", "F0FB": "✗", "F0A7": "▪", "F0B7": "•", "F0D8": "➢", "F0E0": "→", "F0DF": "←"}
MAX_NESTING = 200


@dataclass(slots=True)
class Reading:
    """What reading one DOCX needs, and the ledger of what was met and left out (counts, never words)."""

    package: Package
    styles: Styles
    lists: Lists
    left_out: Counter[str] = field(default_factory=Counter)  # visible characters by reason
    met: Counter[str] = field(default_factory=Counter)  # constructs worth a note
    taken: int = 0  # visible characters of text elements that paragraphs took
    notes_referred: list[tuple[str, str]] = field(default_factory=list)
    figure_text: Callable[[str, str], str] = lambda _part, _relation: ""


@dataclass(slots=True)
class ParagraphWords:
    """Runs with "\\t" and "\\n" in them, and what hangs in the paragraph."""

    reading: Reading
    part: str
    properties: CT_PPr | None
    around: Style
    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def walk(self, element: etree._Element, style: Style, hidden: bool = False, depth: int = 0) -> None:
        if depth > MAX_NESTING:
            self.reading.met["nesting-cut"] += 1
            return
        for child in element:
            if not isinstance(child.tag, str):
                continue
            namespace, _, name = child.tag.rpartition("}")
            if f"{namespace}}}" == W:
                self._word(child, name, style, hidden, depth)
            elif child.tag == f"{MC}AlternateContent":
                self._alternative(child, style, hidden, depth)

    def _word(self, child: etree._Element, name: str, style: Style, hidden: bool, depth: int) -> None:
        if name == "r":
            styles = self.reading.styles
            run: CT_R = child
            unseen = hidden or styles.hidden(run.rPr, self.properties)
            self.walk(run, styles.run_style(run.rPr, self.around), unseen, depth + 1)
        elif name in ("t", "delText"):
            self._text(child.text or "", style, "deleted" if name == "delText" else "hidden" if hidden else None)
        elif name in _CHARACTERS:
            if not hidden:
                self.runs.append(Run(_CHARACTERS[name], style))
        elif name == "sym":
            self._symbol(child, style)
        elif name in ("del", "moveFrom"):
            self._leave(child, "deleted")
        elif name in ("drawing", "pict", "object"):
            self._drawing(child)
        elif name in ("footnoteReference", "endnoteReference"):
            kind = "footnotes" if name == "footnoteReference" else "endnotes"
            self.reading.notes_referred.append((kind, child.get(qn("w:id"), "")))
        elif name == "commentReference":
            self.reading.met["comment"] += 1
        elif name not in _LEFT_OUT:
            if name in ("ins", "moveTo"):
                self.reading.met["inserted"] += 1
            self.walk(child, style, hidden, depth + 1)

    def _text(self, text: str, style: Style, left_out: str | None) -> None:
        if left_out:
            self.reading.left_out[left_out] += visible(text)
        else:
            self.reading.taken += visible(text)
            self.runs.append(Run(text, style))

    def _leave(self, element: etree._Element, reason: str) -> None:
        for text in element.iter(qn("w:t"), qn("w:delText")):
            self.reading.left_out[reason] += visible(text.text or "")

    def _symbol(self, child: etree._Element, style: Style) -> None:
        code = (child.get(qn("w:char")) or "").upper()
        if code in _SYMBOL_TICKS:
            self.runs.append(Run(_SYMBOL_TICKS[code], style))
        elif 0 < len(code) <= 4 and all(c in "0123456789ABCDEF" for c in code) and not code.startswith(("D8", "D9")):
            self.runs.append(Run(chr(int(code, 16)), style))

    def _alternative(self, child: etree._Element, style: Style, hidden: bool, depth: int) -> None:
        """One of several renderings of the same thing: the first choice; the others are counted as said already."""
        branches = [b for b in child if b.tag in (f"{MC}Choice", f"{MC}Fallback")]
        if branches:
            self.walk(branches[0], style, hidden, depth + 1)
        for other in branches[1:]:
            self._leave(other, "alternative")

    def _drawing(self, child: etree._Element) -> None:
        inner = list(child.iter(qn("w:txbxContent")))
        outermost = [b for b in inner if not any(a.tag == qn("w:txbxContent") for a in _above(b, child))]
        self.boxes.extend(outermost)
        chart = next(child.iter(qn("c:chart")), None)
        relation = chart.get(qn("r:id")) if chart is not None else None
        said = [d.get("descr") or "" for d in child.iter(qn("wp:docPr"))] + [
            s.get("alt") or "" for s in child.iter(f"{VML}shape")
        ]
        if relation:
            self.figures.append(Figure(self.reading.figure_text(self.part, relation)))
        elif not inner:
            self.figures.append(Figure(" ".join(" ".join(said).split())))


def _above(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for ancestor in element.iterancestors():
        if ancestor is top:
            return
        yield ancestor
