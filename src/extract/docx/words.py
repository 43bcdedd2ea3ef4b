"""The words of a DOCX paragraph, in order, through insertions, fields and controls; what is left out is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import nsmap
from docx.oxml.text.run import CT_R
from lxml import etree

from ...document import Figure, Run
from ..blocks.paragraphs import visible
from .fields import Fields
from .looks import NOTHING, Look, Looks
from .numbering import Lists
from .package import Package, qn
from .styles import ParagraphStyle, Styles
from .symbols import shown, sign

W = f"{{{nsmap['w']}}}"
M = f"{{{nsmap['m']}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"  # the two that python-docx has no prefix for
VML = "{urn:schemas-microsoft-com:vml}"

_LEFT_OUT = frozenset(
    {"pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "softHyphen"}
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
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

    def leave(self, element: etree._Element, reason: str) -> None:
        """Counts the words in this element as left out."""
        for text in element.iter(qn("w:t"), qn("w:delText")):
            self.left_out[reason] += visible(text.text or "")


@dataclass(slots=True)
class ParagraphWords:
    """Runs with "\\t" and "\\n" in them, and what hangs in the paragraph. `table`: the looks from a table's style."""

    reading: Reading
    part: str
    style: ParagraphStyle
    table: Looks = NOTHING
    runs: list[Run] = field(default_factory=list)
    fills: set[str | None] = field(default_factory=set)  # behind its words
    boxes: list[etree._Element] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)

    def walk(self, element: etree._Element, look: Look, depth: int = 0) -> None:
        if depth > MAX_NESTING:
            self.reading.met["nesting-cut"] += 1
            return
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag.startswith(W):
                self._word(child, child.tag[len(W) :], look, depth)
            elif child.tag == f"{MC}AlternateContent":
                self._alternative(child, look, depth)
            elif child.tag.startswith(M):
                self.runs.extend(Run(text.text or "", look.style) for text in child.iter(f"{M}t"))

    def _word(self, child: etree._Element, name: str, look: Look, depth: int) -> None:
        if name == "r":
            run: CT_R = child
            self.walk(run, self.reading.styles.look(run.find(qn("w:rPr")), self.style, self.table), depth + 1)
        elif name in ("t", "delText"):
            self._text(child, name, look)
        elif name in _CHARACTERS:
            if not look.hidden and self.fields.shown:
                self.runs.append(Run(_CHARACTERS[name], look.style))
        elif name == "fldChar":
            self._put(self.fields.meet(child), look)
        elif name == "sym":
            self._put(sign(child.get(qn("w:char")) or "", child.get(qn("w:font"))), look)
        elif name in ("del", "moveFrom"):
            self.reading.leave(child, "deleted")
        elif name in ("drawing", "pict", "object"):
            self._drawing(child, look)
        elif name in ("footnoteReference", "endnoteReference"):
            self.reading.notes_referred.append((f"{name.removesuffix('Reference')}s", child.get(qn("w:id"), "")))
        elif name == "commentReference":
            self.reading.met["comment"] += 1
        elif name not in _LEFT_OUT:
            self.reading.met["inserted"] += name in ("ins", "moveTo")
            self.walk(child, look, depth + 1)

    def _text(self, child: etree._Element, name: str, look: Look) -> None:
        text = child.text or ""
        reason = "deleted" if name == "delText" else "hidden" if look.hidden else None
        if reason is None and not self.fields.shown:
            reason = "instruction"
        elif reason is None and look.prompt and _is_empty_control(child):
            reason = "prompt"
        if reason:
            self.reading.left_out[reason] += visible(text)
        else:
            self.reading.taken += visible(text)
            self._put(shown(text, look.font), look)

    def _put(self, text: str, look: Look) -> None:
        if text and not look.hidden:
            self.runs.append(Run(text.upper() if look.capitals else text, look.style))
            self.fills.add(look.fill)

    def _alternative(self, child: etree._Element, look: Look, depth: int) -> None:
        """One of several renderings of the same thing: the first choice; the others are counted as said already."""
        branches = [b for b in child if b.tag in (f"{MC}Choice", f"{MC}Fallback")]
        if branches:
            self.walk(branches[0], look, depth + 1)
        for other in branches[1:]:
            self.reading.leave(other, "alternative")

    def _drawing(self, child: etree._Element, look: Look) -> None:
        inner = list(child.iter(qn("w:txbxContent")))
        outermost = [b for b in inner if not any(a.tag == qn("w:txbxContent") for a in _above(b, child))]
        if look.hidden:
            for box in outermost:
                self.reading.leave(box, "hidden")
            return
        self.boxes.extend(outermost)
        relation = next(_drawn_parts(child), None)
        said = [d.get("descr") or "" for d in child.iter(qn("wp:docPr"))] + [
            s.get("alt") or "" for s in child.iter(f"{VML}shape")
        ]
        if any(e.tag.endswith("}OLEObject") for e in child.iter(etree.Element)):
            self.reading.met["embedded"] += 1
        if relation:
            self.figures.append(Figure(self.reading.figure_text(self.part, relation)))
        elif not inner:
            self.figures.append(Figure(" ".join(" ".join(said).split())))


def _is_empty_control(text: etree._Element) -> bool:
    """The words are what a form's control asks for ("Choose an item."); nobody wrote them."""
    controls = text.iterancestors(qn("w:sdt"))
    return any(control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None for control in controls)


def _drawn_parts(drawing: etree._Element) -> Iterator[str]:
    """The relationships of the charts and diagrams (SmartArt) in it."""
    for element in drawing.iter(qn("c:chart"), qn("dgm:relIds")):
        relation = element.get(qn("r:id")) or element.get(qn("r:dm"))
        if relation:
            yield relation


def _above(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for ancestor in element.iterancestors():
        if ancestor is top:
            return
        yield ancestor
