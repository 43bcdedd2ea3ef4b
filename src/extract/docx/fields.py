"""Fields of a paragraph: their results are words, instructions are not; old forms' boxes and lists are results."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from .package import qn, value

_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Fields:
    """The fields that are open at a point of a paragraph, the outermost first: True where the result has begun.

    One that never shows a result ends with its paragraph, so that a damaged field hides no more than that.
    """

    _results: list[bool] = field(default_factory=list)

    @property
    def shown(self) -> bool:
        return all(self._results)

    def meet(self, mark: etree._Element) -> str:
        """Takes in `w:fldChar`; gives what a form field shows by itself: a ticked or empty box, a chosen entry."""
        match mark.get(qn("w:fldCharType")):
            case "begin":
                said = _form_value(mark.find(qn("w:ffData"))) if self.shown else ""
                self._results.append(False)
                return said
            case "separate" if self._results:
                self._results[-1] = True
            case "end" if self._results:
                self._results.pop()
        return ""


def _form_value(form: etree._Element | None) -> str:
    if form is None:
        return ""
    box = form.find(qn("w:checkBox"))
    if box is not None:
        stated = box.find(qn("w:checked"))
        ticked = stated if stated is not None else box.find(qn("w:default"))
        return "☒" if ticked is not None and ticked.get(qn("w:val"), "1") not in _OFF else "☐"
    choices = form.find(qn("w:ddList"))
    if choices is None:
        return ""
    entries = [entry.get(qn("w:val")) or "" for entry in choices.iterchildren(qn("w:listEntry"))]
    place = value(choices, "result") or value(choices, "default") or "0"
    return entries[int(place)] if place.isdigit() and int(place) < len(entries) else ""
