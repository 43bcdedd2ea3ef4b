"""Lists of judgements: "The judgements for each area were:" and below it what was judged, a colon and its grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ...document import Block, Paragraph, ParagraphKind
from ...lookups import remembered
from .grade_words import PROVIDER, Given, given_in, grade_pattern, may_hold_grade
from .grades_in_prose import may_grade

LABEL_LINE = re.compile(  # "Is the service safe? Good" has the question's own sign
    r"^(?P<subject>[^:=?]{2,90}?)\s*(?P<sign>[:=?]|\s[-–—]\s)\s*(?P<value>.{1,60})$"
)
SIGNS = (":", "=", "?", "-", "–", "—")  # one of which such a line has
LONGEST_LINE = 160  # characters
FEWEST_UNSIGNED = 3
LONGEST_GRADE = 50  # characters
FEWEST = 2  # items: of one alone it is not known whether it is a list of judgements
SCORED = re.compile(r"\b(?:scores?|scored|scoring)\b", re.IGNORECASE)
OF_INSPECTION = re.compile(r"(?:S|Section\s)[58]\s[-–—]?\s?")  # which of Ofsted's visits to a school
INTRODUCED = re.compile(r"\b(?:judge?ments?|grad(?:es?|ings?)|ratings?|scores?|inspect\w+)\b", re.IGNORECASE)


def label_line(text: str) -> tuple[str, Given] | None:
    """What is graded and its grade or score, of a line that says these two and nothing else."""
    labelled = LABEL_LINE.match(text) if any(sign in text for sign in SIGNS) else None
    given = given_in(OF_INSPECTION.sub("", labelled["value"].strip(" .;"), count=1)) if labelled else None
    if labelled is None or given is None:
        return None
    question = "?" if labelled["sign"] == "?" else ""
    return f"{labelled['subject'].strip()}{question}", given


def unsigned_line(text: str) -> tuple[str, Given] | None:
    """What is graded and its grade, of a numbered line with no sign between them: "Care leavers Good"."""
    found = _unsigned().fullmatch(text) if len(text) < LONGEST_LINE else None
    return (found["subject"], Given(found["grade"], None, performing=False)) if found else None


@remembered("grade_words", "grade_schemes")
def _unsigned() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<subject>[A-Z][a-z’',A-Z -]{{8,110}}?[a-z])\s(?P<grade>(?=[A-Z])(?i:{grade_pattern(False)}))"
    )


def _numbered_judgements(blocks: Sequence[Block]) -> list[Paragraph]:
    """The numbered lines of a judgement each, where there are several: a table that lost its rules."""
    found = [
        block
        for block in blocks
        if isinstance(block, Paragraph)
        and block.mark
        and block.mark[0].isdigit()
        and not block.text.endswith(".")
        and len(block.text) < LONGEST_LINE
        and may_hold_grade(block.text)
        and unsigned_line(block.text)
    ]
    return found if len(found) >= FEWEST_UNSIGNED else []


def _providers(blocks: Sequence[Block]) -> list[Paragraph]:
    """The lines that are a provider's name and its grade, each over what was said of it, in a paper on inspections."""
    found = [
        block
        for block in blocks
        if isinstance(block, Paragraph)
        and len(block.text) < LONGEST_LINE
        and may_hold_grade(block.text)
        and (line := label_line(block.text))
        and PROVIDER.match(line[0])
    ]
    spoken = len(found) >= FEWEST and any(INTRODUCED.search(b.text) for b in blocks if isinstance(b, Paragraph))
    return found if spoken else []


def parted_judgements(blocks: Sequence[Block]) -> dict[int, tuple[str, Given]]:
    """By `id` of a line that is a grade alone what it is of, where several numbered lines have such a line below."""
    found: dict[int, tuple[str, Given]] = {}
    for above, below in pairwise(blocks):
        if not (isinstance(above, Paragraph) and isinstance(below, Paragraph)) or len(below.text) > LONGEST_GRADE:
            continue
        if above.mark and above.mark[0].isdigit() and not below.mark and len(above.text) < LONGEST_LINE:
            given = given_in(below.text)
            if given is not None and given.grade is not None and not above.text.endswith("."):
                found[id(below)] = (above.text.strip(" :"), given)
    return found if len(found) >= FEWEST_UNSIGNED else {}


def listed_judgements(blocks: Sequence[Block]) -> frozenset[int]:
    """The `id`s of the paragraphs that are items of such lists."""
    found = {id(line) for line in (*_numbered_judgements(blocks), *_providers(blocks))}
    for before, items in _lists(blocks):
        lines = [label_line(item.text) for item in items]
        if len(items) < FEWEST or not all(lines) or not isinstance(before, Paragraph):
            continue
        scored = any(line and line[1].grade is None for line in lines)
        if (SCORED if scored else INTRODUCED).search(before.text) or (not scored and may_grade(before.text)):
            found.update(id(item) for item in items)
    return frozenset(found)


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, list[Paragraph]]]:
    """Every list, with the block before it."""
    before: Block | None = None
    for signs, group in groupby(blocks, key=_signs):
        members = list(group)
        if signs is not None:
            yield before, [member for member in members if isinstance(member, Paragraph)]
        before = members[-1]


def _signs(block: Block) -> str | None:
    """What its mark is made of but for letters and figures, the same for all items of a list; None for no item.

    Lines without marks are a list, too, where each says a judgement.
    """
    if not isinstance(block, Paragraph) or block.kind is ParagraphKind.HEADING:
        return None
    if block.kind is ParagraphKind.LIST_ITEM:
        return re.sub(r"\w+", "", block.mark or "")
    return "" if len(block.text) < LONGEST_LINE and label_line(block.text) else None
