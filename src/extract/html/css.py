"""A page's own style sheets: which declarations hold for an element.

Simple selectors are understood (names, classes, ids, one inside another); what needs a browser (`:hover`, `[type]`) is
passed over. Sheets in other files are not fetched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

MAX_SHEET = 500_000  # characters of all style elements that are read
MAX_CHAIN = 8  # elements inside one another in a selector
KNOWN = frozenset(
    {"background", "background-color", "color", "display", "visibility", "font-weight", "font-style", "font-size"}
    | {"text-decoration", "text-decoration-line", "text-transform", "list-style", "list-style-type", "mso-hide"}
)
_BRACE = re.compile(r"([{}])")
_COMPOUND = re.compile(r"(?P<tag>[A-Za-z][A-Za-z0-9]*|\*)?(?P<names>(?:[.#][\w-]+)*)")
_DECLARATION = re.compile(r"([a-z-]{1,40})\s*:\s*([^;]{1,200})", re.IGNORECASE)
_SHOWN_MEDIA = re.compile(r"@media\b(?!.*\bprint\b)|@(?:layer|supports|container)\b", re.IGNORECASE | re.DOTALL)
_IMPORTANT = "!important"

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Compound:
    """One element of a selector; `direct` where its parent must be the one before it."""

    tag: str | None
    classes: frozenset[str]
    element_id: str | None
    direct: bool = False

    def fits(self, element: etree._Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.element_id and element.get("id") != self.element_id:
            return False
        return not self.classes or self.classes <= set((element.get("class") or "").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    chain: tuple[_Compound, ...]
    weight: tuple[int, int, int]
    declarations: Declarations

    def holds(self, element: etree._Element) -> bool:
        if not self.chain[-1].fits(element):
            return False
        current, direct = element, self.chain[-1].direct
        for compound in reversed(self.chain[:-1]):
            above = current.iterancestors()
            found = next((a for a in above if compound.fits(a) or direct), None)
            if found is None or not compound.fits(found):
                return False
            current, direct = found, compound.direct
        return True


@dataclass(slots=True)
class Sheet:
    """The rules of a page, by the class, id or name that their last element must have."""

    rules: dict[str, list[tuple[int, _Rule]]] = field(default_factory=lambda: defaultdict(list))
    _known: dict[etree._Element, Declarations] = field(default_factory=dict)

    def of(self, element: etree._Element) -> Declarations:
        """Property -> value, by the sheets and the element's own style attribute, which is stronger."""
        found = self._known.get(element)
        if found is None:
            found = self._known[element] = self._read(element)
        return found

    def _read(self, element: etree._Element) -> Declarations:
        own = element.get("style")
        if not self.rules:
            return declared(own) if own else {}
        keys = [element.tag, "*", *(f".{name}" for name in (element.get("class") or "").split())]
        keys += [f"#{element.get('id')}"] if element.get("id") else []
        holding = [item for key in keys for item in self.rules.get(key, ()) if item[1].holds(element)]
        layers = [rule.declarations for _, rule in sorted(holding, key=lambda item: (item[1].weight, item[0]))]
        return _cascaded([*layers, declared(own) if own else {}])


def declared(text: str) -> Declarations:
    """The declarations of a style attribute or rule that say how words look."""
    return {name.casefold(): value.strip() for name, value in _DECLARATION.findall(text) if name.casefold() in KNOWN}


def _cascaded(layers: Iterable[Declarations]) -> Declarations:
    """The later layer wins, but not over `!important`."""
    found: Declarations = {}
    for layer in layers:
        for name, value in layer.items():
            if _IMPORTANT in value or _IMPORTANT not in found.get(name, ""):
                found[name] = value
    return found


def read_sheet(root: etree._Element) -> Sheet:
    """The style elements of this page."""
    sheet = Sheet()
    texts = (element.text or "" for element in root.iter("style") if not _for_print(element))
    for order, rule in enumerate(_rules("\n".join(texts)[:MAX_SHEET])):
        last = rule.chain[-1]
        key = (
            f"#{last.element_id}" if last.element_id else next((f".{c}" for c in sorted(last.classes)), last.tag or "*")
        )
        sheet.rules[key].append((order, rule))
    return sheet


def _for_print(element: etree._Element) -> bool:
    return (element.get("media") or "").strip().casefold() == "print"


def _rules(css: str) -> Iterator[_Rule]:
    """The rules that hold on a screen and say how words look."""
    preludes: list[str] = []
    pieces = _BRACE.split(_without_comments(css))
    for before, brace in zip(pieces[::2], pieces[1::2], strict=False):
        if brace == "{":
            preludes.append(before.rpartition(";")[2].strip())
            continue
        prelude = preludes.pop() if preludes else ""
        if not prelude or prelude.startswith("@") or not all(_SHOWN_MEDIA.match(outer) for outer in preludes):
            continue
        said = declared(before)
        if said:
            yield from _selected(prelude, said)


def _without_comments(css: str) -> str:
    first, *rest = css.replace("<!--", " ").replace("-->", " ").split("/*")
    return first + " ".join(piece.partition("*/")[2] for piece in rest)


def _selected(prelude: str, said: Declarations) -> Iterator[_Rule]:
    for selector in prelude.split(","):
        chain = _chain(selector)
        if chain:
            ids = sum(bool(c.element_id) for c in chain)
            yield _Rule(chain, (ids, sum(len(c.classes) for c in chain), sum(bool(c.tag) for c in chain)), said)


def _chain(selector: str) -> tuple[_Compound, ...]:
    """The elements of a selector, the outermost first; none where it says more than can be told here."""
    chain: list[_Compound] = []
    direct = False
    for part in selector.replace(">", " > ").split():
        match = _COMPOUND.fullmatch(part)
        if part == ">":
            direct = True
            continue
        if not match or not part:
            return ()
        names = re.findall(r"[.#][\w-]+", match["names"])
        ids = [name[1:] for name in names if name[0] == "#"]
        tag = (match["tag"] or "").casefold()
        classes = frozenset(name[1:] for name in names if name[0] == ".")
        chain.append(_Compound(tag if tag != "*" else None, classes, ids[0] if ids else None, direct))
        direct = False
    return tuple(chain) if len(chain) <= MAX_CHAIN else ()
