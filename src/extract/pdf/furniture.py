"""Running headers, footers and page numbers: what stands at one place on page after page."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from ...document import Box, Furniture, Part, plain
from ..page.baselines import Line, box_of, lines_of
from ..page.content import PageContent, Word
from ..page.lines import LABELLED

ZONE = 0.17  # of the page's height, above and below
SAME_PLACE = 3.5  # points
SEGMENT_GAP = 2.0  # ems of white space between two things in one line
LABEL_GAP = 0.6  # ems of white space between the labels of two columns
LEAST_LABELS = 3
NAMED = 0.6  # of the labels
STRAIGHT = 1.5  # points by which a label and what stands under it may begin beside each other
FARTHEST = 4  # pages from one to the next of a run
LONGEST = 0.9  # of the page's height, for an upright line that is no border of the page
LEAST_RULES = 3  # upright lines that a row has in common with the next; two are borders of boxes as wide
FEWEST = 3  # pages in a row; two are enough for a page number, and in a paper of few pages

HEADER, FOOTER = "header", "footer"
_REACH = itemgetter(0)
Place = tuple[int, int, int, int]  # a box in whole points

DIGITS = re.compile(r"\d{1,9}")
PAGE_NUMBER = re.compile(
    r"""^ (?: [-–—|\[(]\s* )? (?: (?: page | p\.? | pg\.? ) \s* )? (?P<number> \d{1,4} | [ivxl]{1,7} )
        (?: \s* (?: of | / ) \s* \d{1,4} )? (?: \s*[-–—|\])] )? $""",
    re.VERBOSE | re.IGNORECASE,
)
SAYS_PAGE = re.compile(r"\bpage\s*\d{1,4}(?:\s*of\s*\d{1,4})?\b|^\d{1,4}\s+of\s+\d{1,4}$", re.IGNORECASE)


@plain
class Piece:
    """A part of a line in a page's head or foot; `reach` is its distance from that edge of the page in points.

    `words` are its words, `beyond` those between it and the edge, both as places in the page's words.
    """

    page: int
    place: str
    reach: float
    baseline: float
    box: Box
    text: str
    words: tuple[int, ...]
    beyond: tuple[int, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """What is printed in figures; asked of few, since most pieces are like no other."""
        return tuple([int(n) for n in DIGITS.findall(self.text)])

    @property
    def shape(self) -> str:
        return DIGITS.sub("#", self.text.casefold())

    @property
    def printed_number(self) -> str | None:
        match = PAGE_NUMBER.match(self.text)
        return match["number"] if match else None


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands in the head and the foot of a page, all that furniture is told by; `size` in words is the page's."""

    page: int
    size: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The furniture of a paper, which words are it (places in each page's words), and the numbers on the pages."""

    furniture: tuple[Furniture, ...]
    words: dict[int, frozenset[int]]
    printed_numbers: dict[int, str]


def find_furniture(pages: Sequence[Edges]) -> Found:
    """What runs through the pages; a heading that stands once, and a table's repeated header row, are none."""
    by_shape: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    for page in pages:
        for piece in page.pieces:
            by_shape[piece.place, piece.shape].append(piece)
    printed = sum(page.size > 0 for page in pages)  # a blank page bears no header
    runs = [
        run
        for alike in by_shape.values()
        if len(alike) > 1 or len(pages) == 1  # of most pieces there is but one
        for placed in _at_one_place(alike)
        for run in _runs(placed)
        if _is_furniture(run, printed)
    ]
    runs = _outermost(runs, pages)
    taken = [piece for run in runs for piece in run]
    series = [run for run in runs if all(p.printed_number or SAYS_PAGE.search(p.text) for p in run)]
    known = {id(piece) for piece in taken}
    alone = [piece for page in pages for piece in page.pieces if SAYS_PAGE.fullmatch(piece.text)]
    series.extend([piece] for piece in alone if id(piece) not in known)
    taken.extend(piece for piece in alone if id(piece) not in known)
    taken.sort(key=lambda piece: (piece.page, piece.place == FOOTER, piece.baseline, piece.box.x0))
    words = _words(taken)
    if _leaves_little(pages, words):
        return Found((), {}, {})
    return Found(_furniture(taken), {page: frozenset(places) for page, places in words.items()}, _numbers(series))


def _words(taken: Sequence[Piece]) -> dict[int, set[int]]:
    words: dict[int, set[int]] = defaultdict(set)
    for piece in taken:
        words[piece.page].update(piece.words)
    return words


def _leaves_little(pages: Sequence[Edges], taken: dict[int, set[int]]) -> bool:
    """Whether most pages would be left without a word: what stands alone on a page is the paper."""
    printed = [page for page in pages if page.size]
    emptied = sum(len(taken.get(page.page, ())) >= page.size for page in printed)
    return emptied > 0.5 * len(printed)


def edges_of(page: PageContent) -> Edges:
    """The pieces of a page's head and foot, without those of a table's rows."""
    head, foot = page.height * ZONE, page.height * (1 - ZONE)
    near = [line for line in lines_of(page) if (line.box.bottom <= head or line.box.top >= foot) and line.upright]
    if not near:
        return Edges(page.number, len(page.words), ())
    near.sort(key=attrgetter("baseline"))
    known = {id(word) for line in near for word in line.words}
    places = {word: place for place, word in enumerate(map(id, page.words)) if word in known}
    header = [(line.baseline, line) for line in near if line.box.bottom <= head]
    footer = [(page.height - line.baseline, line) for line in reversed(near) if line.box.top >= foot]
    found: list[Piece] = []
    for place, inwards in ((HEADER, header), (FOOTER, footer)):
        passed: list[int] = []
        ends: list[
            tuple[float, int]
        ] = []  # how far lines reach, from the page's edge on, and the words up to their ends
        for reach, line in inwards:
            parts = _segments(line)
            row = _is_row(line, len(parts), page) and (_is_followed(line, page) or _rules_go_on(line, page))
            if not row and not _names_columns(line, page):
                before = bisect_left(ends, reach - 3, key=_REACH)
                beyond = tuple(passed[: ends[before - 1][1]]) if before else ()
                at = (page.number, place, reach)
                found.extend([_piece(at, words, line, (places, beyond)) for words in parts])
            passed += [places[id(word)] for word in line.words]
            ends.append((reach, len(passed)))
    return Edges(page.number, len(page.words), tuple(found))


def _is_followed(line: Line, page: PageContent) -> bool:
    """Whether other words stand close under this line."""
    low, high = line.box.bottom - 1, line.box.bottom + 1.3 * line.size
    return any(low <= word.box.top < high for word in page.words if not word.angle)


def _names_columns(line: Line, page: PageContent) -> bool:
    """Whether words close under this line begin, behind white space, where three or more of its labels do."""
    room = LABEL_GAP * line.size
    if line.widest < room:
        return False
    labels = [line.words[0], *(word for gap, word in zip(line.gaps, line.words[1:], strict=True) if gap >= room)]
    if len(labels) < LEAST_LABELS:
        return False
    low, high = line.box.bottom - 1, line.box.bottom + 1.3 * line.size
    under = [word.box for word in page.words if low <= word.box.top < high and not word.angle]
    cells = [box.x0 for box in under if not any(other.x0 < box.x0 < other.x1 + room for other in under)]
    named = sum(any(abs(label.box.x0 - x0) <= STRAIGHT for x0 in cells) for label in labels)
    return named >= max(LEAST_LABELS, NAMED * len(labels))


def _rules_go_on(line: Line, page: PageContent) -> bool:
    """Whether the upright lines beside and between its parts stand beside the next words under it, too."""
    below = min((w.box.bottom for w in page.words if w.box.top > line.box.bottom and not w.angle), default=0.0)
    upright = [r.box for r in page.rulings if not r.horizontal and r.box.height < LONGEST * page.height]
    here = {round(box.x0) for box in upright if box.top <= line.baseline <= box.bottom}
    there = {round(box.x0) for box in upright if box.top <= below - 2 <= box.bottom}
    return len(here & there) >= LEAST_RULES


def _piece(
    at: tuple[int, str, float], words: Sequence[Word], line: Line, known: tuple[dict[int, int], tuple[int, ...]]
) -> Piece:
    """Some words of a line, or all; `known` are the places of the page's words by id, and those beyond."""
    places, beyond = known
    whole = words is line.words
    text = line.text if whole else " ".join([word.text for word in words])
    box = line.box if whole else box_of(words)
    return Piece(*at, words[0].baseline, box, text, tuple([places[id(word)] for word in words]), beyond)


def _segments(line: Line) -> list[Sequence[Word]]:
    words, wide = line.words, SEGMENT_GAP * line.size
    if line.widest <= wide:
        return [words]
    starts = [n for n in range(1, len(words)) if words[n].box.x0 - words[n - 1].box.x1 > wide]
    return [words[start:end] for start, end in itertools.pairwise([0, *starts, len(words)])]


def _is_row(line: Line, parts: int, page: PageContent) -> bool:
    """A table's row: many parts, or vertical rulings or a fill behind it."""
    if parts >= 3:
        return True
    x, y = (line.box.x0 + line.box.x1) / 2, line.baseline - 0.3 * line.size
    if any(f.box.holds(x, y) and f.box.height < 5 * line.size for f in page.fills):
        return True
    crossing = [r for r in page.rulings if r.box.top <= y <= r.box.bottom and r.box.height < LONGEST * page.height]
    return sum(not ruling.horizontal for ruling in crossing) >= 2


def _at_one_place(alike: list[Piece]) -> list[list[Piece]]:
    """Pieces of one wording sorted by where they stand, and by how large they are printed."""
    groups: list[list[Piece]] = []
    for piece in sorted(alike, key=lambda p: (p.reach, p.page)):
        if groups and piece.reach - groups[-1][0].reach <= SAME_PLACE:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _runs(placed: list[Piece]) -> list[list[Piece]]:
    """Pages in a row (one may be left out: right-hand pages) on which the numbers, if any, stay or count the pages."""
    runs: list[list[Piece]] = []
    open_runs: list[list[Piece]] = []
    for piece in sorted(placed, key=lambda p: (p.page, p.box.x0)):
        open_runs = [run for run in open_runs if piece.page - run[-1].page <= FARTHEST]
        run = next((r for r in open_runs if _goes_on(r, piece)), None)
        if run is None:
            open_runs.append([piece])
            runs.append(open_runs[-1])
        else:
            run.append(piece)
    return runs


def _goes_on(run: list[Piece], piece: Piece) -> bool:
    before = run[-1]
    pages = piece.page - before.page
    if not 0 < pages <= FARTHEST or len(before.numbers) != len(piece.numbers):
        return False
    steps = [b - a for a, b in zip(before.numbers, piece.numbers, strict=True)]
    return all(step in (0, pages) for step in steps) and (not steps or piece.printed_number is None or any(steps))


def _is_furniture(run: list[Piece], page_count: int) -> bool:
    if run[0].printed_number is not None:
        return len(run) >= 2 or (page_count == 1 and bool(SAYS_PAGE.search(run[0].text)))
    if len(run) >= 2 and run[0].numbers != run[-1].numbers:  # it counts the pages
        if SAYS_PAGE.search(run[0].text):
            return True
        if run[0].place == HEADER:  # "Objective 3" on the third page is a heading
            return len(run) > 2 * FEWEST and len(run) >= 0.8 * page_count
    span = run[-1].page - run[0].page
    if len(run) < min(FEWEST, max(2, page_count)) or span > 2.5 * len(run):
        return False
    if page_count <= 3:
        return abs(run[0].reach - run[-1].reach) < 1.5
    return True


def _outermost(runs: list[list[Piece]], pages: Sequence[Edges]) -> list[list[Piece]]:
    """Runs with nothing but furniture between them and the page's edge: a heading under other text is the paper's.

    So are lines that open the papers of a pack.
    """
    on_page = {page.page: page.pieces for page in pages}
    while True:
        taken = _words([piece for run in runs for piece in run])
        kept = [
            run
            for run in runs
            if not _is_often(_has_text_beyond(p, taken[p.page]) for p in run)
            and not (_skips_pages(run) and _is_often(_has_text_under(p, on_page[p.page], taken[p.page]) for p in run))
        ]
        if len(kept) == len(runs):
            return kept
        runs = kept


def _is_often(seen: Iterable[bool]) -> bool:
    found = list(seen)
    return sum(found) > 0.34 * len(found)


def _skips_pages(run: list[Piece]) -> bool:
    """A head on right-hand pages alone, or on the first pages of papers."""
    return run[0].place == HEADER and run[-1].page - run[0].page >= 1.5 * (len(run) - 1)


def _has_text_under(piece: Piece, others: Sequence[Piece], taken: set[int]) -> bool:
    """A label of a front sheet, or a line right above another that is no furniture."""
    if LABELLED.match(piece.text):
        return True
    low, high = piece.box.bottom - 1, piece.box.bottom + piece.box.height
    close = [other for other in others if low < other.box.top < high and any(map(str.isalnum, other.text))]
    return any(other.words[0] not in taken for other in close)


def _has_text_beyond(piece: Piece, taken: set[int]) -> bool:
    return any(word not in taken for word in piece.beyond)


def _furniture(taken: list[Piece]) -> tuple[Furniture, ...]:
    """One entry per wording and place, with every page on which it stands."""
    parts: dict[tuple[str, str], list[Part]] = {}
    for piece in taken:
        parts.setdefault((piece.text, piece.place), []).append(Part(piece.page, piece.box))
    return tuple(Furniture(text, tuple(where), place) for (text, place), where in parts.items())


def _numbers(series: list[list[Piece]]) -> dict[int, str]:
    """The number of every page, from the series that numbers most pages: a pack's stamp before a report's own."""
    numbers: dict[int, str] = {}
    for run in sorted(series, key=len, reverse=True):
        for piece in run:
            saying = SAYS_PAGE.search(piece.text)
            said = piece.printed_number or (DIGITS.findall(saying[0])[0] if saying else None)
            if said is not None:
                numbers.setdefault(piece.page, said)
    return numbers


def repeated_pictures(pages: Iterable[Sequence[Box]]) -> frozenset[Place]:
    """Where pictures stand on three pages or more: letterheads and grounds."""
    counts = Counter(place for images in pages for place in {place_of(image) for image in images})
    return frozenset(place for place, count in counts.items() if count >= FEWEST)


def place_of(image: Box) -> Place:
    return round(image.x0), round(image.top), round(image.x1), round(image.bottom)
