"""Values that are no text on a page: what a form's controls hold, what an icon is called, a list of terms."""

from __future__ import annotations

from lxml import etree

from ...document import Paragraph, Run, Style

MAX_NAME = 3  # words of an icon's name that are a cell's value
_WRITTEN = frozenset({"", "text", "number", "date", "email", "tel", "url", "month", "week", "time"})

Pairs = list[tuple[list[etree._Element], list[etree._Element]]]


def entered(control: etree._Element) -> str:
    """What somebody put into an input, a list of options or a text area; a box ticked or empty."""
    if control.tag == "textarea":
        return "".join(control.itertext())
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = next((o for o in options if o.get("selected") is not None), options[0] if options else None)
        return "".join(chosen.itertext()) if chosen is not None else ""
    kind = (control.get("type") or "").casefold()
    if kind in ("checkbox", "radio"):
        return "☒" if control.get("checked") is not None else "☐"
    return (control.get("value") or "") if kind in _WRITTEN else ""


def named(cell: etree._Element) -> tuple[Paragraph, ...]:
    """The name of the icon in a cell without words: a light that is a span with a title, a drawing with one inside."""
    for element in cell.iter(etree.Element):
        inside = element.text if element.tag == "title" else None
        name = " ".join((element.get("aria-label") or element.get("title") or inside or "").split())
        if 0 < len(name.split()) <= MAX_NAME:
            return (Paragraph(name, runs=(Run(name, Style()),)),)
    return ()


def terms(holder: etree._Element) -> Pairs:
    """Terms and what is said of each, of a list of at least two that holds nothing else; none of any other."""
    pairs: Pairs = []
    for child in holder.iterdescendants("dt", "dd"):
        if next(child.iterancestors("dl", "dd", "dt")) is not holder:
            return []
        if child.tag == "dt" and (not pairs or pairs[-1][1]):
            pairs.append(([], []))
        if not pairs:
            return []
        pairs[-1][0 if child.tag == "dt" else 1].append(child)
    whole = len(pairs) > 1 and all(said for _, said in pairs)
    return pairs if whole and not any(True for _ in holder.iterdescendants("table", "h1", "h2", "h3", "dl")) else []
