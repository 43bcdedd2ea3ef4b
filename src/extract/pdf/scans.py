"""Pages of a PDF that are pictures of text: recognised, and put in the place of the page that has no words.

Also what a scanner's program or a faulty font left as words that are none, and the stamped page number over a scanned
appendix, beside which the appendix was not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...document import Box
from ...errors import Corrupt, PaperError, TooLarge
from ..ocr.pages import GLANCE, Pose, Recognised, engine, looks_written, recognise_sheet
from ..ocr.picture import ink
from ..page.content import PageContent, Scan, Word
from .pictures import PageCamera
from .underlines import mark_lined

WORDS_ASIDE = 40  # words: page numbers, a stamp, an appendix's label beside a picture of the page
COVERED = 0.5  # of the page by one picture
OUTLINED = 150  # curves on a page without words: letters drawn as shapes
NOISE = 0.5  # of a page's letters in words that no one writes
ENOUGH = 20  # words, to call them noise
VOWELS, USUAL_VOWELS, AMISS = "aeiouywâêéôŵŷ", (0.28, 0.60), 0.4  # among letters; the part that is left otherwise
DOUBTFUL = 0.7  # a word less sure than this may be wrong
RECOGNISED, NOT_RECOGNISED, PICTURE = "recognised", "not-recognised", "picture-of-text"
DRAWING = "drawing"
HIDDEN_TEXT, LOST_FONT = "ocr-text", "unmapped-glyphs"

WORD = re.compile(
    r"""
    [\W_]{0,3}                                       # quotes, brackets
    (?:
        [A-Z]? [a-z]* [aeiouyAEIOUYâêéôŵŷ] [a-zâêéôŵŷ]*  # a word with a vowel
      | [A-Z]{1,12}                                      # initials, abbreviations, shouting
      | [£$€]? \d[\d.,/:%-]*                           # figures, dates
      | [A-Za-z]+ [-'’/] [A-Za-z'’/-]+                 # two words in one
    )
    [\W_]{0,3}
    """,
    re.VERBOSE,
)


def is_picture(content: PageContent) -> bool:
    """A page without words that is not blank: a scan, or letters drawn as shapes."""
    area = content.width * content.height
    return any(i.width * i.height > 0.04 * area for i in content.images) or len(content.shapes) > OUTLINED


def with_scan(page: Any, content: PageContent) -> tuple[PageContent, ...]:
    """The page with what is printed in its picture, if it is one; as it was where nothing can be recognised.

    Two pages on one sheet are two. `page` is pdfium's. Notes: "recognised", "not-recognised", "picture-of-text",
    "drawing".
    """
    why = _reason(content)
    camera = PageCamera(page)
    if why == PICTURE and not _is_written(camera):
        return (content,)
    if not engine():
        return (_noted(content, PICTURE) if why == PICTURE else content,)
    try:
        camera.check()
        found = recognise_sheet(camera)
    except TooLarge:
        return (_noted(content, "picture-too-large"),)
    except (Corrupt, PaperError):
        return (_noted(content, NOT_RECOGNISED),)
    words = [word for leaf in found for word in leaf.words]
    if not found or (why in (HIDDEN_TEXT, LOST_FONT) and _sense(words) <= _sense(content.words)):
        return (content,)
    if not words:
        return (content if content.words else _noted(content, DRAWING),)
    return tuple(_merged(content, leaf, keeping=why == PICTURE) for leaf in found)


def may_be_scan(content: PageContent) -> bool:
    """Whether the page's picture may say more than its words do."""
    return _reason(content) is not None


def _reason(content: PageContent) -> str | None:
    """Why the page's picture should be read; None where its words are all there is."""
    if not content.words:
        return "no-words" if is_picture(content) else None
    if len(content.words) <= WORDS_ASIDE and HIDDEN_TEXT not in content.notes:
        area = content.width * content.height
        return PICTURE if any(i.width * i.height > COVERED * area for i in content.images) else None
    doubt = next((note for note in (LOST_FONT, HIDDEN_TEXT) if note in content.notes), None)
    return doubt if doubt and len(content.words) >= ENOUGH and _sense(content.words) < NOISE else None


def _is_written(camera: PageCamera) -> bool:
    """Whether dark strokes on a light ground are all that the page shows: text, and no photograph."""
    grey = camera.grey(GLANCE).grey
    middle = ((grey > 90) & (grey < 190)).mean()
    return looks_written(ink(grey)) and float((grey > 200).mean()) > 0.7 and float(middle) < 0.1


def _sense(words: Sequence[Word]) -> float:
    """How many of the letters stand in what can be a word or a figure, as part of all; less where vowels are amiss."""
    signs = sum(len(word.text) for word in words)
    found = sum(len(word.text) for word in words if WORD.fullmatch(word.text)) / signs if signs else 0.0
    letters = [c for word in words for c in word.text.casefold() if c.isalpha()]
    vowels = sum(c in VOWELS for c in letters) / max(len(letters), 1)
    low, high = USUAL_VOWELS
    return found if len(letters) < ENOUGH or low <= vowels <= high else found * AMISS


def _noted(content: PageContent, note: str) -> PageContent:
    return replace(content, notes=(*content.notes, note))


def _merged(content: PageContent, found: Recognised, keeping: bool) -> PageContent:
    """The page as its picture has it; with `keeping` the file's own words stay and hide what was recognised there."""
    turned = found.pose.quarters % 2 == 1
    wide, high = (content.height, content.width) if turned else (content.width, content.height)
    start, end = found.strip or (0.0, wide)
    own = tuple(_on_leaf((posed(word, found.pose, content) for word in content.words), start, end)) if keeping else ()
    seen = [n for n, word in enumerate(found.words) if not any(_hides(mine.box, word.box) for mine in own)]
    doubtful = tuple(found.words[n].box for n in seen if found.sure[n] < DOUBTFUL)
    small = tuple(i for i in content.images if i.width * i.height <= COVERED * content.width * content.height)
    words, rulings = mark_lined((*own, *(found.words[n] for n in seen)), found.rulings)
    return PageContent(
        content.number,
        round(end - start, 2),
        high,
        words,
        rulings,
        found.fills,
        (*(small if not turned and found.strip is None else ()), *found.drawings),
        notes=(*(note for note in content.notes if note not in (HIDDEN_TEXT, LOST_FONT)), RECOGNISED),
        scan=Scan(round(found.sureness, 3), doubtful, found.pose.askew, bool(own), found.strip and start),
    )


def _on_leaf(words: Iterable[Word], start: float, end: float) -> Iterator[Word]:
    """The words on that part of the sheet, where they stand on it."""
    for word in words:
        box = word.box
        if start == 0.0 and box.x1 <= end:
            yield word
        elif start <= (box.x0 + box.x1) / 2 < end:
            moved = Box(box.x0 - start, box.top, box.x1 - start, box.bottom)
            upright = word.angle % 180 == 0
            yield replace(word, box=moved, baseline=word.baseline if upright else word.baseline - start)


def posed(word: Word, pose: Pose, page: PageContent) -> Word:
    """A word where it stands on the page turned by quarters; what the page lies askew moves it too little to matter."""
    box, angle = word.box, word.angle
    x, y = word.box.x0, word.baseline
    wide, high = page.width, page.height
    for _ in range(pose.quarters):
        box = Box(high - box.bottom, box.x0, high - box.top, box.x1)
        x, y = high - y, x
        wide, high = high, wide
        angle = (angle + 90) % 360
    baseline = word.baseline if not pose.quarters else y if angle % 180 == 0 else x
    return Word(word.text, box, round(baseline, 2), word.style, angle, word.size)


def _hides(mine: Box, other: Box) -> bool:
    return mine.holds((other.x0 + other.x1) / 2, (other.top + other.bottom) / 2)
