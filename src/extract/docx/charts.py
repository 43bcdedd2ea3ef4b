"""What a native Word chart or diagram says: a title, every category with its value, the words of a SmartArt."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .package import Package, qn

MAX_POINTS = 2_000


def drawn_text(package: Package, part: str, relation: str) -> str:
    """The words of the chart or diagram that a part of the paper refers to; empty for one that is absent."""
    _, target = package.related(part).get(relation, ("", ""))
    root = package.part(target)
    if root is None:
        return ""
    return _diagram_text(root) if root.tag == qn("dgm:dataModel") else _chart_text(root)


def _diagram_text(root: etree._Element) -> str:
    """One line per box; those that only stand for a layout have no words."""
    boxes = (_letters(point) for point in root.iter(qn("dgm:pt")))
    return "\n".join(text for text in boxes if text)


def _chart_text(root: etree._Element) -> str:
    """One line for the title, one per point: "On track: 13"; several series are named before the category."""
    titles = [_letters(title) for title in root.iter(qn("c:title"))]
    series = list(root.iter(qn("c:ser")))
    lines = [title for title in titles if title]
    for one in series:
        name = _cached(one.find(qn("c:tx")))
        prefix = f"{name} " if len(series) > 1 and name else ""
        lines.extend(f"{prefix}{point}" for point in _points(one))
    return "\n".join(lines[:MAX_POINTS])


def _letters(element: etree._Element) -> str:
    words = "".join(t.text or "" for t in element.iter(qn("a:t"))) or _cached(element)
    return " ".join(words.split())


def _cached(element: etree._Element | None) -> str:
    found = next(element.iter(qn("c:v")), None) if element is not None else None
    return (found.text or "").strip() if found is not None else ""


def _points(series: etree._Element) -> Iterator[str]:
    names = _values(series.find(qn("c:cat")))
    values = _values(series.find(qn("c:val")))
    percent = series.find(f"{qn('c:val')}//{qn('c:formatCode')}")
    scaled = percent is not None and "%" in (percent.text or "")
    for place, text in sorted(values.items()):
        shown = _number(text, scaled)
        yield f"{names[place]}: {shown}" if place in names else shown


def _values(holder: etree._Element | None) -> dict[int, str]:
    """The cached points by their place; of categories in several levels the innermost."""
    if holder is None:
        return {}
    level = next(holder.iter(qn("c:lvl")), None)
    found = {}
    for point in (level if level is not None else holder).iter(qn("c:pt")):
        text = point.findtext(qn("c:v"))
        place = point.get("idx", "")
        if text is not None and place.isdigit():
            found[int(place)] = " ".join(text.split())
    return found


def _number(text: str, scaled: bool) -> str:
    try:
        number = float(text)
    except ValueError:
        return text
    if scaled:
        return f"{round(number * 100, 2):g}%"
    return f"{round(number, 4):g}" if abs(number) < 1e15 else text
