"""Unruled tables under a line of labels set in bold or underlined, which say where the columns begin.

Taught by quarterly prints of service plans: "Action | Authorising Officer | Lead Officer | Deadline | Status" in bold
over one row of wrapped words, "Progress | Issues" over two columns of prose of which one may be empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...document import Box
from .columns import Gutter, gutters_between, take_in
from .headers import REFERENCE, YEAR
from .rows import row_starts, rows_of
from .segments import Segment, Strip, cut, step
from .stripes import Stripes

LABEL_WORDS = 10
CLOSE = 1.5  # ems between the lines of one header
BODY_BEGINS = 3.2  # ems from the header's last line to the body
BODY_ENDS = 4.5  # ems of white space that end the body


@dataclass(frozen=True, slots=True)
class _Header:
    strips: tuple[Strip, ...]
    labels: tuple[Segment, ...]


def headed_tables(strips: Sequence[Strip], barred: Sequence[Box]) -> list[Stripes]:
    """Every header line with the rows under it; `barred` are boxes (ruled tables) that a body does not run past."""
    found: list[Stripes] = []
    n = 0
    while n < len(strips):
        header = _header(strips, n)
        if header is None:
            n += 1
            continue
        body, gutters = _body(strips, n + len(header.strips), header, barred)
        n += len(header.strips) + len(body)
        if _is_table(header, body, strips[n:]):
            found.append(_stripes(header, body, gutters))
    return found


def _header(strips: Sequence[Strip], n: int) -> _Header | None:
    """The header that begins at this line, with labels that run over several lines."""
    if not is_label_line(strips[n]):
        return None
    block = [strips[n]]
    labels = list(strips[n].segments)
    for strip in strips[n + 1 :]:
        if not strip.set_apart or step(block[-1], strip) > CLOSE or len(strip.segments) > len(labels):
            break
        if not all(any(_over(s, label) for label in labels) for s in strip.segments):
            break
        labels = [_widened(label, strip.segments) for label in labels]
        block.append(strip)
    return _Header(tuple(block), tuple(labels))


def is_label_line(strip: Strip) -> bool:
    """Two or more short labels, well apart, all bold or underlined."""
    if len(strip.segments) < 2 or not strip.set_apart:
        return False
    if not all(_is_label(segment) for segment in strip.segments):
        return False
    first = strip.segments[0].text
    return not first.endswith(":") and (not REFERENCE.match(first) or bool(YEAR.match(first)))


def _is_label(segment: Segment) -> bool:
    return len(segment.words) <= LABEL_WORDS and any(c.isalpha() or c == "%" for c in segment.text)


def _over(one: Segment, other: Segment) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _widened(label: Segment, segments: Sequence[Segment]) -> Segment:
    under = [segment for segment in segments if _over(segment, label)]
    words = tuple(word for segment in under for word in segment.words)
    return Segment(
        label.words + words, min([label.x0, *(s.x0 for s in under)]), max([label.x1, *(s.x1 for s in under)])
    )


def _body(
    strips: Sequence[Strip], begin: int, header: _Header, barred: Sequence[Box]
) -> tuple[list[Strip], list[Gutter]]:
    """The lines under the header that keep to its columns."""
    gutters = gutters_between(header.labels)
    starts = [label.x0 for label in header.labels]
    body: list[Strip] = []
    last = header.strips[-1]
    for strip in strips[begin:]:
        if step(last, strip) > (BODY_ENDS if body else BODY_BEGINS) or strip.set_apart:
            break
        if any(last.box.top < box.top < strip.box.bottom for box in barred):
            break
        taken = take_in(strip, gutters, starts)
        if taken is None:
            break
        body.append(taken)
        last = strip
    return body, gutters


def _is_table(header: _Header, body: Sequence[Strip], rest: Sequence[Strip]) -> bool:
    """With rows, or a header that the page's end has parted from them."""
    if body:
        return True
    below = [strip for strip in rest if step(header.strips[-1], strip) < BODY_ENDS]
    return len(header.labels) >= 3 and not below


def _stripes(header: _Header, body: Sequence[Strip], gutters: Sequence[Gutter]) -> Stripes:
    edges = [gutter.edge for gutter in gutters]
    right = max(strip.box.x1 for strip in (*header.strips, *body))
    starts = row_starts(body, edges, right)
    top = tuple(Strip(strip.line, cut(strip.line, [label.x0 for label in header.labels])) for strip in header.strips)
    return Stripes((top, *rows_of(body, starts)), tuple(edges))
