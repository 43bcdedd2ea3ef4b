"""How words look: what one properties element says, and what all that hold for a run come to."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import reduce

from docx.enum.text import WD_UNDERLINE
from docx.oxml.shared import CT_OnOff
from docx.oxml.text.font import CT_RPr
from lxml import etree

from ...document import Style
from .colours import Theme, highlight
from .package import qn, stated

AUTOMATIC = ""  # a colour that is said to be none, against a coloured style


@dataclass(frozen=True, slots=True)
class Looks:
    """What one `w:rPr` says; None where it does not say. `fill` is a highlighter or shading behind the words."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    underlined: bool | None = None
    size: float | None = None
    colour: str | None = None
    font: str | None = None
    fill: str | None = None

    def over(self, below: Looks) -> Looks:
        """This, and where it says nothing what stands below."""
        if self is NOTHING or below is NOTHING:
            return below if self is NOTHING else self
        pairs = ((getattr(self, name), getattr(below, name)) for name in _NAMES)
        return Looks(*(under if own is None else own for own, under in pairs))


_NAMES = tuple(f.name for f in fields(Looks))
_TOGGLES = ("bold", "italic", "struck", "hidden", "capitals")
NOTHING = Looks()


@dataclass(frozen=True, slots=True)
class Look:
    """The looks of a run, all said and done; a `prompt` has the style of what empty controls of a form say."""

    style: Style
    hidden: bool = False
    capitals: bool = False
    font: str | None = None
    fill: str | None = None
    prompt: bool = False


def settled(defaults: Looks, styles: tuple[Looks, ...], direct: Looks) -> Look:
    """The look under document defaults, the styles of table, paragraph and words, and direct formatting.

    A toggle that two kinds of style switch on is off again ("Strong" words in a bold heading), as Word has it.
    """
    said = reduce(lambda below, above: above.over(below), (*styles, direct), defaults)
    toggles = {name: _toggled(name, defaults, styles, direct) for name in _TOGGLES}
    style = Style(
        size=said.size,
        bold=toggles["bold"],
        italic=toggles["italic"],
        underlined=bool(said.underlined),
        struck=toggles["struck"],
        colour=said.colour or None,
    )
    return Look(style, toggles["hidden"], toggles["capitals"], said.font, said.fill or None)


def _toggled(name: str, defaults: Looks, styles: tuple[Looks, ...], direct: Looks) -> bool:
    own: bool | None = getattr(direct, name)
    if own is not None:
        return own
    return bool(getattr(defaults, name)) or sum(bool(getattr(style, name)) for style in styles) % 2 == 1


def read_looks(properties: CT_RPr | None, theme: Theme) -> Looks:
    """What these run properties say."""
    if properties is None or not len(properties):
        return NOTHING
    size = stated(lambda: properties.sz_val)
    line = stated(lambda: properties.u_val)
    struck = switched(properties.strike)
    colour = properties.find(qn("w:color"))
    fonts = properties.find(qn("w:rFonts"))
    return Looks(
        bold=switched(properties.b),
        italic=switched(properties.i),
        struck=switched(properties.dstrike) if struck is None else struck,
        hidden=switched(properties.vanish),
        capitals=switched(properties.caps),
        underlined=None if line is None else line is not WD_UNDERLINE.NONE,
        size=size.pt if size is not None else None,
        colour=None if colour is None else theme.ink(colour) or AUTOMATIC,
        font=fonts.get(qn("w:ascii")) if fonts is not None else None,
        fill=_behind(properties, theme),
    )


def _behind(properties: etree._Element, theme: Theme) -> str | None:
    if properties.find(qn("w:highlight")) is not None:
        return highlight(properties) or AUTOMATIC
    return theme.shading(properties)


def switched(switch: CT_OnOff | None) -> bool | None:
    """Whether a switch ("b", "vanish") is on; None where it is not mentioned."""
    return stated(lambda: switch.val) if switch is not None else None
