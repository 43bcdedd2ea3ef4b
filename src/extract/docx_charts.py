"""What a native Word chart says: its title, and every category with its value."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .docx_package import Package

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MAX_POINTS = 2_000


def chart_text(package: Package, part: str, relation: str) -> str:
    """One line for the title, one per point: "On track: 13"; several series are named before the category."""
    _, target = package.related(part).get(relation, ("", ""))
    root = package.part(target)
    if root is None:
        return ""
    titles = [_letters(title) for title in root.iter(f"{C}title")]
    series = list(root.iter(f"{C}ser"))
    lines = [title for title in titles if title]
    for one in series:
        name = _cached(one.find(f"{C}tx"))
        prefix = f"{name} " if len(series) > 1 and name else ""
        lines.extend(f"{prefix}{point}" for point in _points(one))
    return "\n".join(lines[:MAX_POINTS])


def _letters(element: etree._Element) -> str:
    words = "".join(t.text or "" for t in element.iter(f"{A}t")) or _cached(element)
    return " ".join(words.split())


def _cached(element: etree._Element | None) -> str:
    found = element.find(f".//{C}v") if element is not None else None
    return (found.text or "").strip() if found is not None else ""


def _points(series: etree._Element) -> Iterator[str]:
    names = _values(series.find(f"{C}cat"))
    values = _values(series.find(f"{C}val"))
    percent = series.find(f"{C}val//{C}formatCode")
    scaled = percent is not None and "%" in (percent.text or "")
    for place, text in sorted(values.items()):
        shown = _number(text, scaled)
        yield f"{names[place]}: {shown}" if place in names else shown


def _values(holder: etree._Element | None) -> dict[int, str]:
    """The cached points by their place; of categories in several levels the innermost."""
    if holder is None:
        return {}
    level = holder.find(f".//{C}lvl")
    found = {}
    for point in (level if level is not None else holder).iter(f"{C}pt"):
        text = point.findtext(f"{C}v")
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
