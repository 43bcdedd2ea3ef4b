"""Lines of a cell or a column into paragraphs and list items.

A paragraph ends where the next line stands further off, starts with a list mark, is set in or back, changes its
style, or where the next line's first word would still have fitted: lines are broken only where they must be.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from ...document import Box, Paragraph, ParagraphKind, Part, Run, Style
from ..blocks.joining import WORD_CUT, continues, glue, is_finished, is_unfinished, join
from ..blocks.structure import BULLETS, opens_plainly, split_mark
from .baselines import Line, group_lines, runs_of
from .content import Word

__all__ = ["Line", "continues", "group_lines", "join", "paragraphs_in"]

WIDE = 2.5  # ems of white space inside a line that no justified text has: a tabulator
RUNNING = 8  # words in a line of running text
SPACED = 1.6  # ems between baselines: double spacing, or white between paragraphs of one line
OPEN_END = f"-/‐{WORD_CUT}"  # on which the next line may follow without a space
WRAPPED = 1.45  # ems: single spacing
FEW = 3  # distances of lines, from which a block's own spacing can be known
BARE = re.compile(r"(?:\d{1,3}|[A-Z][.]|[A-Z]?\d{1,3}(?:\.\d{1,3})+\.?|o)$")  # marks that may also be words
LABELLED = re.compile(r"[A-Z][\w /()&’'-]{1,30}:(?:\s|$)")  # "Date: 4 May"
BY_YEAR = re.compile(r"\d\d/\d{1,4}\s[A-Z]")  # items of minutes that are numbered through the year: "22/41 Apologies"
GLUED = re.compile(rf"(?P<mark>\d{{1,3}}[.)]|\([a-z]{{1,4}}\)|[{BULLETS}])(?P<text>[A-Z][A-Za-z’']+.*|[A-Z])$")
OPEN_FOR_LIST = re.compile(r"(?:[.;:,!?]|:\s?[-–—]|\band|\bor)['\"’”)\]]*$")


class _Read(NamedTuple):
    """A line with what it may begin with: the mark, where its text begins, and whether a wide gap sets it apart."""

    line: Line
    mark: str | None
    words: tuple[Word, ...]  # without the mark's
    text: str
    apart: bool

    @property
    def x0(self) -> float:
        return self.line.box.x0

    @property
    def text_x0(self) -> float:
        return self.words[0].box.x0 if self.words else self.line.box.x1

    @property
    def tabbed(self) -> float | None:
        """Where the words after a tabulator begin ("DATE:      4 May"); None where there is none."""
        if not _is_spaced(self.line):
            return None
        wide = WIDE * self.line.size
        end = self.line.box.x1
        for word in self.words:
            box = word.box
            if box.x0 - end > wide:
                return box.x0
            end = box.x1
        return None


def paragraphs_in(lines: Sequence[Line], page: int, width: float | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs and list items of one column or cell, from the top; turned text is one paragraph, the last.

    `width` is how far a line may run, in points from the leftmost word; None: as far as the longest line does.
    """
    if len(lines) == 1 and (alone := _of_line(lines[0], page)) is not None:
        return (alone,)
    upright = [read_line(line) for line in lines if line.upright]
    groups = _paragraph_lines(upright, width) if upright else []
    if len(upright) < len(lines):
        groups.append([_Read(line, None, line.words, line.text, False) for line in lines if not line.upright])
    open_lists: list[float] = []
    return tuple([_paragraph(group, page, open_lists) for group in groups])


def _of_line(line: Line, page: int) -> Paragraph | None:
    """The paragraph of a line that stands alone, as in most cells; None where it may have a mark or several styles."""
    text, style = line.text, line.style
    if style is None or not line.upright or not opens_plainly(text):
        return None
    return Paragraph(text, runs=(Run(text, style),), parts=(Part(page, line.box),))


def read_line(line: Line) -> _Read:
    """A line and its list mark, if it has one; a figure or a letter is a mark only where it is set apart."""
    text = line.text
    if opens_plainly(text):
        return _Read(line, None, line.words, text, False)
    line = _unglued(line)
    text = line.text
    mark, rest = split_mark(text)
    taken = _words_of_mark(line.words, mark) if mark else 0
    if not mark or not taken:
        return _Read(line, None, line.words, text, False)
    words = line.words[taken:]
    gap = words[0].box.x0 - line.words[taken - 1].box.x1 if words else 99.0
    apart = gap >= 0.55 * line.size
    if BARE.match(mark) and not apart and not (mark.count(".") and rest[:1].isupper() and not mark[0].isupper()):
        return _Read(line, None, line.words, text, False)
    return _Read(line, mark, words, rest, apart)


def _unglued(line: Line) -> Line:
    """The line with a mark that touches its text ("15.The", "•Reduce") as a word of its own."""
    first = line.words[0]
    match = None if first.text[:1].isalpha() else GLUED.match(first.text)
    if not match:
        return line
    at = first.box.x0 + first.box.width * len(match["mark"]) / len(first.text)
    mark = replace(first, text=match["mark"], box=replace(first.box, x1=at))
    rest = replace(first, text=match["text"], box=replace(first.box, x0=at))
    return replace(line, words=(mark, rest, *line.words[1:]))


def _words_of_mark(words: Sequence[Word], mark: str) -> int:
    """How many words the mark is; 0 where it is only a part of one ("•Reduce")."""
    said = ""
    for count, word in enumerate(words, 1):
        said = f"{said} {word.text}".strip()
        if said == mark:
            return count
        if len(said) > len(mark):
            return 0
    return 0


def _paragraph_lines(lines: list[_Read], width: float | None) -> list[list[_Read]]:
    if len(lines) == 1:
        return [lines]
    right = max([read.line.box.x1 for read in lines])
    if width is not None:
        right = max(right, min([read.line.box.x0 for read in lines]) + width)
    leading = _leading(lines, right)
    groups: list[list[_Read]] = [[lines[0]]]
    for before, read in itertools.pairwise(lines):
        if _begins(groups[-1], before, read, (leading, right)):
            groups.append([read])
        else:
            groups[-1].append(read)
    return groups


def _leading(lines: list[_Read], right: float) -> float:
    """The usual distance of baselines in ems: that of the closer half of the neighbours."""
    pairs = list(itertools.pairwise([read.line for read in lines]))
    steps = [
        (line.baseline - before.baseline) / (before.size if before.size > line.size else line.size)  # noqa: FURB136
        for before, line in pairs
    ]
    close = sorted([step for step in steps if 0.8 < step < 2.2])
    half = (len(close) + 1) // 2
    usual = (close[(half - 1) // 2] + close[half // 2]) / 2 if close else 1.25  # the median of the closer half
    if usual > SPACED:
        usual = _of_wrapped(pairs, steps, right) or usual
    return usual if len(close) >= FEW else min(usual, 1.35)


def _of_wrapped(pairs: list[tuple[Line, Line]], steps: list[float], right: float) -> float | None:
    """The distance inside the few long paragraphs of a page of short ones with white between (minutes, letters).

    None where the lines are full before wide steps, too: those are printed with double spacing.
    """
    left = min([line.box.x0 for line, _ in pairs])
    full = [before.box.x1 > right - 0.15 * (right - left) for before, _ in pairs]
    wrapped = sorted([step for step, is_full in zip(steps, full, strict=True) if is_full and 0.8 < step <= WRAPPED])
    wide = [is_full for step, is_full in zip(steps, full, strict=True) if SPACED < step < 2.2]
    spaced = len(wide) >= 2 * FEW and 2 * sum(wide) < len(wide)
    return wrapped[len(wrapped) // 2] if wrapped and spaced else None


def _begins(group: list[_Read], before: _Read, read: _Read, measure: tuple[float, float]) -> bool:
    """Whether `read` begins a paragraph of its own after `group`, whose last line is `before`."""
    leading, right = measure
    line, above = read.line, before.line
    em = above.size if above.size >= line.size else line.size  # noqa: FURB136
    step = (line.baseline - above.baseline) / em
    if step > max(leading * 1.22, leading + 0.2) or step < 0.3:
        return step > 2.3 or step < 0.3 or is_finished(before.text) or not read.text[:1].islower()
    if abs(above.size - line.size) > 0.12 * em:
        return True
    if read.mark is not None and (_is_listed(before, read) or _follows(group[0].mark, read.mark)):
        return True
    if read.words and abs(step - leading) < 0.15 and is_unfinished(before.text) and not _set_off(group, read):
        return False
    head = group[0]
    if ":" in read.text and LABELLED.match(read.text) and LABELLED.match(head.text):
        return True
    if read.text[2:3] == "/" and BY_YEAR.match(read.text) and BY_YEAR.match(head.text):
        return True
    spaced = _is_spaced(line) or _is_spaced(above) or _is_spaced(head.line)
    if spaced and (_is_labelled(before, read) or _ends_tabbed(group, read)):
        return True
    if _set_off(group, read):
        return True
    text_x0 = head.text_x0 if head.mark is not None or len(group) == 1 else group[1].x0
    set_in = read.x0 - text_x0 > 1.2 * em and len(group) > 1 and not _centred(before, read)
    set_back = head.mark is not None and read.x0 < min(head.text_x0, before.x0) - 0.8 * em and read.x0 < head.x0 + em
    if set_in or (set_back and head.apart and len(group) > 1):
        return True
    return _would_have_fitted(before, read, right)


def _is_listed(before: _Read, read: _Read) -> bool:
    """A mark inside a sentence ("set out in / 4.1 above") is none: it stands where the other lines stand, unset."""
    if read.apart or _is_bullet(read.mark) or not before.text or OPEN_FOR_LIST.search(before.text):
        return True
    return abs(read.x0 - before.x0) > 0.5 * read.line.size


def _follows(mark: str | None, other: str) -> bool:
    """Whether one mark counts on from the other: "15." and "16.", "(b)" and "(c)", "4.1" and "4.2", two dashes."""
    if mark is None:
        return False
    if mark == other:
        return mark in "-–—o"
    one, two = mark.strip(" .()"), other.strip(" .()")
    if len(one) == len(two) == 1 and one.isalpha():
        return ord(two) == ord(one) + 1
    stem, _, last = one.rpartition(".")
    other_stem, _, other_last = two.rpartition(".")
    return stem == other_stem and last.isdecimal() and other_last.isdecimal() and int(other_last) == int(last) + 1


def _is_bullet(mark: str | None) -> bool:
    return mark is not None and (mark in BULLETS or "\ue000" <= mark <= "\uf8ff")


def _is_spaced(line: Line) -> bool:
    """Whether one of its words may stand behind a tabulator."""
    return line.widest > WIDE * line.size


def _is_labelled(before: _Read, read: _Read) -> bool:
    """A label with its value behind a tabulator; other words behind one may end a paragraph at the right margin."""
    column = read.tabbed
    if column is None:
        return False
    label = [word for word in read.words if word.box.x0 < column]
    return label[-1].text.endswith(":") or len(label) <= 4 or before.tabbed is not None


def _ends_tabbed(group: list[_Read], read: _Read) -> bool:
    """After words behind a tabulator only a line under those goes on with them."""
    before, em = group[-1], read.line.size
    if before.tabbed is not None:
        return abs(read.x0 - before.tabbed) > em
    column = group[0].tabbed
    return column is not None and abs(before.x0 - column) <= em and abs(read.x0 - column) > em


def _set_off(group: list[_Read], read: _Read) -> bool:
    """A bold line over plain ones, or underlined words that stand alone."""
    if not read.words or not group[-1].words:
        return False
    opening = (group[0].words or group[-1].words)[0].style
    if not (opening.bold or opening.underlined or read.words[0].style.bold):
        return False
    bold = all(w.style.bold for g in group for w in g.words)
    if bold != read.words[0].style.bold:
        whole = not any(w.style.bold for w in read.words) if bold else all(w.style.bold for w in read.words)
        return whole and not (read.text[:1].islower() and not is_finished(group[-1].text))
    under = all(w.style.underlined for g in group for w in g.words)
    return under and not any(w.style.underlined for w in read.words)


def _centred(before: _Read, read: _Read) -> bool:
    middle = (before.x0 + before.line.box.x1) / 2, (read.x0 + read.line.box.x1) / 2
    return abs(middle[0] - middle[1]) < 0.5 * read.line.size


def _would_have_fitted(before: _Read, read: _Read, right: float) -> bool:
    if not read.words or not before.words:
        return False
    if read.text[0].islower() and not is_finished(before.text):
        return False
    first = read.words[0].box
    needed = before.line.box.x1 + 0.3 * before.line.size + first.width
    slack = 0.6 if is_finished(before.text) else 1.5
    nearly_full = before.line.box.width > 4 * (right - before.line.box.x1)
    if slack > 1 and nearly_full and len(before.words) >= RUNNING:  # hard spaces carry several words over at once
        slack = 6.0
    return needed + slack * before.line.size < right


def _paragraph(group: list[_Read], page: int, open_lists: list[float]) -> Paragraph:
    """One paragraph of these lines; `open_lists` is where the marks of the lists stand that it may be an item of."""
    head = group[0]
    box = _box_around([read.line.box for read in group])
    parts = (Part(page, box),)
    runs = _runs_of(group)
    text = "".join([run.text for run in runs])
    if head.mark is None:
        return Paragraph(text, runs=runs, parts=parts)
    if not text:  # a sign or number alone in its cell is what the cell says
        return Paragraph(head.mark, runs=_runs([head.line.words]), parts=parts)
    return Paragraph(text, ParagraphKind.LIST_ITEM, head.mark, _level(open_lists, box.x0), runs, parts)


def _box_around(boxes: list[Box]) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    around = boxes[0]
    for box in boxes[1:]:
        around = around.union(box)
    return around


def _runs_of(group: list[_Read]) -> tuple[Run, ...]:
    """The runs of these lines but for the mark; most paragraphs are printed in one style."""
    head, style = group[0], group[0].line.style
    if style is None or head.mark is not None or any(read.line.style is not style for read in group):
        return _runs([head.words, *(read.line.words for read in group[1:])])
    said = [read.line.text for read in group]
    for n in range(1, len(said)):
        if said[n - 1][-1:] in OPEN_END or said[n][:1] in "-%":
            kept, between = glue(said[n - 1], said[n])
            said[n - 1] = kept + between
        else:
            said[n - 1] += " "
    return (Run("".join(said), style),)


def _runs(lines: list[tuple[Word, ...]]) -> tuple[Run, ...]:
    """The words of the lines glued together, cut where the style changes; a space belongs to what stands before it."""
    if len(lines) == 1:
        return runs_of(lines[0])
    said: list[str] = []
    styles: list[Style] = []
    for words in lines:
        if said and words:
            kept, between = glue(said[-1], words[0].text)
            said[-1] = kept + between
        for run in runs_of(words):
            said.append(run.text)
            styles.append(run.style)
    return tuple(
        Run("".join([text for _, text in printed]), style)
        for style, printed in itertools.groupby(zip(styles, said, strict=True), itemgetter(0))
    )


def _level(open_lists: list[float], x0: float) -> int:
    """How deep a list item is nested, by where its mark stands."""
    while open_lists and open_lists[-1] > x0 + 4:
        open_lists.pop()
    if not open_lists or x0 > open_lists[-1] + 4:
        open_lists.append(x0)
    return len(open_lists)
