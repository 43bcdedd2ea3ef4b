"""Running headers, footers and page numbers: what stands at one place on page after page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...document import Box, Furniture, Part
from ..page.baselines import Line, box_of, group_lines
from ..page.content import PageContent, Word

ZONE = 0.17  # of the page's height, above and below
BESIDE = 40.0  # points into the page within which the next line tells whether a line is a table's
SAME_PLACE = 3.5  # points
SEGMENT_GAP = 2.0  # ems of white space between two things in one line
FEWEST = 3  # pages in a row; two are enough for a page number, and in a paper of few pages

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"""^ (?: [-–—|\[(]\s* )? (?: (?: page | p\.? | pg\.? ) \s* )? (?P<number> \d{1,4} | [ivxl]{1,7} )
        (?: \s* (?: of | / ) \s* \d{1,4} )? (?: \s*[-–—|\])] )? $""",
    re.VERBOSE | re.IGNORECASE,
)
SAYS_PAGE = re.compile(r"\bpage\s*\d{1,4}(?:\s*of\s*\d{1,4})?\b|^\d{1,4}\s+of\s+\d{1,4}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line in a page's head or foot; `reach` is its distance from that edge of the page."""

    page: int
    place: str
    reach: float
    words: tuple[Word, ...]
    text: str

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(int(n) for n in DIGITS.findall(self.text))

    @property
    def shape(self) -> str:
        return DIGITS.sub("#", self.text.casefold())

    @property
    def printed_number(self) -> str | None:
        match = PAGE_NUMBER.match(self.text)
        return match["number"] if match else None


@dataclass(frozen=True, slots=True)
class Found:
    """The furniture of a paper, which words are it (identities, by page), and the numbers printed on the pages."""

    furniture: tuple[Furniture, ...]
    words: dict[int, frozenset[int]]
    printed_numbers: dict[int, str]


def find_furniture(pages: Sequence[PageContent]) -> Found:
    """What runs through the pages; a heading that stands once, and a table's repeated header row, are none."""
    pieces = [piece for page in pages for piece in _pieces(page)]
    by_shape: dict[tuple[str, str], list[_Piece]] = defaultdict(list)
    for piece in pieces:
        by_shape[piece.place, piece.shape].append(piece)
    runs = [
        run
        for alike in by_shape.values()
        for placed in _at_one_place(alike)
        for run in _runs(placed)
        if _is_furniture(run, len(pages))
    ]
    runs = _outermost(runs, pages)
    taken = [piece for run in runs for piece in run]
    series = [run for run in runs if all(p.printed_number or SAYS_PAGE.search(p.text) for p in run)]
    for piece in pieces:
        if SAYS_PAGE.fullmatch(piece.text) and piece not in taken:
            taken.append(piece)
            series.append([piece])
    taken.sort(key=lambda piece: (piece.page, piece.place == "footer", piece.words[0].baseline, piece.words[0].box.x0))
    words: dict[int, set[int]] = defaultdict(set)
    for piece in taken:
        words[piece.page].update(id(word) for word in piece.words)
    if _leaves_little(pages, words):
        return Found((), {}, {})
    return Found(_furniture(taken), {page: frozenset(ids) for page, ids in words.items()}, _numbers(series))


def _leaves_little(pages: Sequence[PageContent], taken: dict[int, set[int]]) -> bool:
    """Whether most pages would be left without a word: what stands alone on a page is the paper."""
    printed = [page for page in pages if page.words]
    emptied = sum(len(taken.get(page.number, ())) >= len(page.words) for page in printed)
    return emptied > 0.5 * len(printed)


def _pieces(page: PageContent) -> list[_Piece]:
    low, high = page.height * ZONE + BESIDE, page.height * (1 - ZONE) - BESIDE
    near = [w for w in page.words if w.angle == 0 and not low < w.baseline < high]
    lines = sorted(group_lines(near), key=lambda line: line.baseline)
    starts = [line.box.top for line in lines]
    found: list[_Piece] = []
    for n, line in enumerate(lines):
        if line.box.bottom <= page.height * ZONE:
            place, reach = "header", line.baseline
        elif line.box.top >= page.height * (1 - ZONE):
            place, reach = "footer", page.height - line.baseline
        else:
            continue
        parts = _segments(line)
        beyond = bisect_left(starts, line.box.bottom - 1)
        step = starts[beyond] - line.box.bottom if beyond < len(starts) else page.height
        if n + 1 < len(lines) and step < 1.3 * line.size and _is_row(line, len(parts), page):
            continue
        found.extend(
            _Piece(page.number, place, reach, part, " ".join(word.text for word in part)) for part in parts if part
        )
    return found


def _segments(line: Line) -> list[tuple[Word, ...]]:
    parts: list[list[Word]] = [[line.words[0]]]
    for word, gap in zip(line.words[1:], line.gaps, strict=True):
        if gap > SEGMENT_GAP * line.size:
            parts.append([])
        parts[-1].append(word)
    return [tuple(part) for part in parts]


def _is_row(line: Line, parts: int, page: PageContent) -> bool:
    """A table's row: many parts, or vertical rulings or a fill behind it."""
    y = line.baseline - 0.3 * line.size
    ruled = sum(
        not r.horizontal and r.box.top <= y <= r.box.bottom and r.box.height < 0.9 * page.height for r in page.rulings
    )
    filled = any(f.box.holds((line.box.x0 + line.box.x1) / 2, y) and f.box.height < 5 * line.size for f in page.fills)
    return parts >= 3 or ruled >= 2 or filled


def _at_one_place(alike: list[_Piece]) -> list[list[_Piece]]:
    """Pieces of one wording sorted by where they stand, and by how large they are printed."""
    groups: list[list[_Piece]] = []
    for piece in sorted(alike, key=lambda p: (p.reach, p.page)):
        if groups and piece.reach - groups[-1][0].reach <= SAME_PLACE:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _runs(placed: list[_Piece]) -> list[list[_Piece]]:
    """Pages in a row (one may be left out: right-hand pages) on which the numbers, if any, stay or count the pages."""
    runs: list[list[_Piece]] = []
    for piece in sorted(placed, key=lambda p: (p.page, p.words[0].box.x0)):
        run = next((r for r in runs if _goes_on(r, piece)), None)
        if run is None:
            runs.append([piece])
        else:
            run.append(piece)
    return runs


def _goes_on(run: list[_Piece], piece: _Piece) -> bool:
    before = run[-1]
    pages = piece.page - before.page
    if not 0 < pages <= 4:
        return False
    steps = [b - a for a, b in zip(before.numbers, piece.numbers, strict=False)]
    if len(before.numbers) != len(piece.numbers):
        return False
    return all(step in (0, pages) for step in steps) and (not steps or piece.printed_number is None or any(steps))


def _is_furniture(run: list[_Piece], page_count: int) -> bool:
    if run[0].printed_number is not None:
        return len(run) >= 2 or (page_count == 1 and bool(SAYS_PAGE.search(run[0].text)))
    if len(run) >= 2 and run[0].numbers != run[-1].numbers:  # it counts the pages
        if SAYS_PAGE.search(run[0].text):
            return True
        if run[0].place == "header":  # "Objective 3" on the third page is a heading
            return len(run) > 2 * FEWEST and len(run) >= 0.8 * page_count
    span = run[-1].page - run[0].page
    if len(run) < min(FEWEST, max(2, page_count)) or span > 2.5 * len(run):
        return False
    if page_count <= 3:
        return abs(run[0].reach - run[-1].reach) < 1.5
    return True


def _outermost(runs: list[list[_Piece]], pages: Sequence[PageContent]) -> list[list[_Piece]]:
    """Runs with nothing but furniture between them and the page's edge: a heading under other text is the paper's."""
    edges = {page.number: _edge_words(page) for page in pages}
    while True:
        taken = {id(word) for run in runs for piece in run for word in piece.words}
        kept = [run for run in runs if sum(_has_text_beyond(p, edges[p.page], taken) for p in run) <= 0.34 * len(run)]
        if len(kept) == len(runs):
            return kept
        runs = kept


def _edge_words(page: PageContent) -> dict[str, list[tuple[float, int]]]:
    """(distance from the edge, identity) of the words in the page's head and foot, by place."""
    words = [word for word in page.words if word.angle == 0]
    return {
        "header": [(w.baseline, id(w)) for w in words if w.baseline <= page.height * ZONE],
        "footer": [(page.height - w.baseline, id(w)) for w in words if w.baseline >= page.height * (1 - ZONE)],
    }


def _has_text_beyond(piece: _Piece, edges: dict[str, list[tuple[float, int]]], taken: set[int]) -> bool:
    return any(reach < piece.reach - 3 and word not in taken for reach, word in edges[piece.place])


def _furniture(taken: list[_Piece]) -> tuple[Furniture, ...]:
    """One entry per wording and place, with every page on which it stands."""
    parts: dict[tuple[str, str], list[Part]] = {}
    for piece in taken:
        box: Box = box_of(piece.words)
        parts.setdefault((piece.text, piece.place), []).append(Part(piece.page, box))
    return tuple(Furniture(text, tuple(where), place) for (text, place), where in parts.items())


def _numbers(series: list[list[_Piece]]) -> dict[int, str]:
    """The number of every page, from the series that numbers most pages: a pack's stamp before a report's own."""
    numbers: dict[int, str] = {}
    for run in sorted(series, key=len, reverse=True):
        for piece in run:
            saying = SAYS_PAGE.search(piece.text)
            said = piece.printed_number or (DIGITS.findall(saying[0])[0] if saying else None)
            if said is not None:
                numbers.setdefault(piece.page, said)
    return numbers


def without_repeated_pictures(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages without the pictures that stand at one place on three pages or more: letterheads and grounds."""
    counts = Counter(_place(image) for page in pages for image in set(page.images))
    often = {place for place, count in counts.items() if count >= FEWEST}
    if not often:
        return list(pages)
    return [replace(page, images=tuple(i for i in page.images if _place(i) not in often)) for page in pages]


def _place(image: Box) -> tuple[int, int, int, int]:
    return round(image.x0), round(image.top), round(image.x1), round(image.bottom)
